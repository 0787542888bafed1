"""Any form by anybody at any time, legal or not, at the real centre: what must hold of a ticket holds after each."""

from datetime import timedelta
from functools import partial

from hypothesis import HealthCheck, Phase, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import select

from bot.acts_case import Regard
from bot.centre import filling, tasks, tickets
from bot.centre.filling import Ask
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.forms.all import FORMS
from bot.forms.form import Form, Kind, Side
from bot.messages import Accept, Contacted, Done, Outcome, Refused, Text
from bot.store.tables import t_event, t_ticket
from referral.roles import may
from referral.station import Worker
from tests.keeps import broken
from tests.simulation.town import Town, pages

WORKERS = [one.id for one in pages().organisation.workers()]
AREAS = sorted(pages().organisation.claims)
which = st.integers(0, 30)
picked = st.lists(which, min_size=6, max_size=6)


class AnyCase(RuleBasedStateMachine):
    """One town whose staff fill in whatever form with whatever answers; refused or done, nothing is ever broken."""

    def __init__(self) -> None:
        super().__init__()
        self.town = Town()

    @initialize(no=which)
    def two_came_and_were_taken(self, no: int) -> None:
        for urgency, area in (("U1", AREAS[0]), ("U3", AREAS[-1])):
            self.town.come(urgency, no, area)
        for ticket, who in self.town.asked():
            if not isinstance(self.town.act(who, Accept(ticket)), Refused):
                self.town.act(who, Contacted(ticket, safe="yes"))
                self.town.act(who, Regard(ticket, "EMO"))
        self.check()

    def teardown(self) -> None:
        self.town.close()

    def check(self) -> None:
        found = self.town.look(broken)
        assert not found, found

    @rule(urgency=st.sampled_from(["U0", "U1", "U2", "U3"]), no=which, area=st.sampled_from(AREAS))
    def somebody_comes(self, urgency: str, no: int, area: str) -> None:
        self.town.come(urgency, no, area)
        self.check()

    @precondition(lambda self: self.town.seats)
    @rule(no=which, words=st.sampled_from(["我不想活了", "进度", "撤回", "是的", "谢谢", "更难了", "我要找真人"]))
    def they_say_more(self, no: int, words: str) -> None:
        seats = self.town.seats
        self.town.say(seats[no % len(seats)], Text(words))
        self.check()

    @precondition(lambda self: self.town.seats)
    @rule(no=which)
    def whoever_is_asked_takes_it(self, no: int) -> None:
        asked = self.town.asked()
        if asked:
            ticket, who = asked[no % len(asked)]
            self.town.act(who, Accept(ticket))
        self.check()

    @precondition(lambda self: self.town.seats)
    @rule(
        who=st.sampled_from(WORKERS),
        no=which,
        name=st.sampled_from(sorted(FORMS)),
        picks=picked,
    )
    def anybody_fills_any_form(self, who: str, no: int, name: str, picks: list[int]) -> None:
        self._fill(who, no, name, picks)

    @precondition(lambda self: self.town.seats)
    @rule(fills=st.lists(st.tuples(which, which, picked), min_size=12, max_size=20))
    def whoever_has_it_fills_forms_that_are_offered(self, fills: list[tuple[int, int, list[int]]]) -> None:
        for no, form, picks in fills:
            held = [one for one in self.town.tickets() if one.owner_id is not None]
            if not held:
                return
            ticket = held[no % len(held)]
            names = self.town.look(partial(_offered, who=str(ticket.owner_id), ticket=str(ticket.id)))
            if names:
                self._fill(str(ticket.owner_id), no, names[form % len(names)], picks, str(ticket.id))

    @rule(minutes=st.sampled_from([5, 60, 400, 1500, 5000]))
    def time_passes(self, minutes: int) -> None:
        end = self.town.clock.now() + timedelta(minutes=minutes)
        for _ in range(150):
            if self.town.until(end) is None:
                break
        self.check()

    def _fill(self, who: str, no: int, name: str, picks: list[int], about: str = "") -> None:
        found = self.town.tickets()
        if not found:
            return
        ticket = about or str(found[-1 - no % len(found)].id)
        before = self.town.look(lambda work: _row(work, ticket))
        came = self.town.work(lambda work: _answered(work, who, FORMS[name], ticket, picks))
        after = self.town.look(lambda work: _row(work, ticket))
        event(f"{name}: {type(came).__name__} {getattr(came, 'key', '')}")
        if isinstance(came, Refused):
            assert after == before, f"{who} was refused {name} and still changed it"
        if isinstance(came, Done):
            assert self.town.look(lambda work: may(_worker(work, who).role, filling.act_name(FORMS[name])))
        self.check()


def _worker(work: Work, who: str) -> Worker:
    found = work.worker(who)
    assert found is not None
    return found


def _row(work: Work, ticket: str) -> tuple[object, ...]:
    """The row, and how much has happened to it."""
    row = work.conn.execute(select(t_ticket).where(t_ticket.c.id == ticket)).one()
    events = work.conn.execute(select(t_event.c.id).where(t_event.c.ticket_id == ticket)).scalars().all()
    return (*row, len(events))


def _offered(work: Work, who: str, ticket: str) -> list[str]:
    found = tickets.get(work, ticket)
    assert found is not None
    return [form.name for form in filling.offered(work, _worker(work, who), found)]


def _answered(work: Work, who: str, form: Form, ticket: str, picks: list[int]) -> Ask | Outcome:
    """Each question is answered by whichever of its options, or by words; what cannot be answered ends it."""
    row = tickets.get(work, ticket)
    assert row is not None
    about = _task_of(work, row, picks[-1]) if form.side is Side.TASK else ticket
    answers: dict[str, str] = {}
    came: Ask | Outcome = filling.fill(work, who, form.name, about, answers)
    for pick in picks:
        if not isinstance(came, Ask):
            return came
        if came.field.kind is Kind.WORDS:
            answers[came.field.name] = "写几个字"
        elif came.options:
            answers[came.field.name] = came.options[pick % len(came.options)].value
        else:
            return came
        came = filling.fill(work, who, form.name, about, answers)
    return came


def _task_of(work: Work, row: Ticket, pick: int) -> str:
    found = tasks.of(work, row)
    return str(found[pick % len(found)].id) if found else str(row.id)


def test_what_must_hold_of_every_ticket_holds_whatever_is_pressed() -> None:
    calm = settings(
        max_examples=12,
        stateful_step_count=12,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],  # a failure says what does not hold; making it smaller takes minutes
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    run_state_machine_as_test(AnyCase, settings=calm)
