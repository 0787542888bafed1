"""Anything in any order, at the real centre on SQLite: residents come, staff press, leave and vanish, time passes."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from bot.centre import reaching, rostering
from bot.centre.house import Work
from bot.messages import (
    Accept,
    Act,
    CallSupervisor,
    Contacted,
    Decline,
    HandBack,
    Later,
    PersonSafe,
    Reply,
    Text,
)
from referral.station import Deed
from tests.simulation.rules import Memory, hold
from tests.simulation.town import UNITS, Town, pages

AREAS = sorted(pages().organisation.claims)
WORKERS = [one.id for one in pages().organisation.workers()]
PRESSES: dict[str, Callable[[str], Act]] = {
    "accept": Accept,
    "busy": lambda ticket: Decline(ticket, "busy"),
    "conflict": lambda ticket: Decline(ticket, "conflict"),
    "skill": lambda ticket: Decline(ticket, "skill"),
    "supervisor": CallSupervisor,
    "contacted": Contacted,
    "tried": lambda ticket: Contacted(ticket, reached=False),
    "safe": PersonSafe,
    "later": lambda ticket: Later(ticket, 60),
    "reply": lambda ticket: Reply(ticket, "您好"),
    "hand back": HandBack,
}
HOURS = st.sampled_from([1, 4, 12, 30])
SPANS = st.sampled_from([1, 6, 20, 90, 400, 1500])  # minutes
worker, which = st.sampled_from(WORKERS), st.integers(0, 5)


class AnyTown(RuleBasedStateMachine):
    """One town. After every step, and after every deadline while time passes, every rule holds."""

    def __init__(self) -> None:
        super().__init__()
        self.town, self.memory = Town(), Memory()
        self.changes: list[int] = []

    def teardown(self) -> None:
        self.town.close()

    def check(self, *, changed: bool = False) -> None:
        fresh = self.town.fresh()
        self.town.look(lambda work: hold(work, self.memory, fresh, changed=changed))

    @rule(urgency=st.sampled_from(["U0", "U1", "U2", "U3", "U4"]), no=which, area=st.sampled_from(AREAS))
    def somebody_comes(self, urgency: str, no: int, area: str) -> None:
        self.town.come(urgency, no, area)
        self.check()

    @precondition(lambda self: self.town.seats)
    @rule(no=which, words=st.sampled_from(["我不想活了", "有人接了吗", "撤回", "谢谢", "更难了"]))
    def they_say_more(self, no: int, words: str) -> None:
        seats = self.town.seats
        self.town.say(seats[no % len(seats)], Text(words))
        self.check()

    @precondition(lambda self: self.town.seats)
    @rule(who=worker, no=which, press=st.sampled_from(sorted(PRESSES)))
    def a_worker_presses(self, who: str, no: int, press: str) -> None:
        tickets = self.town.tickets()
        if tickets:
            self.town.act(who, PRESSES[press](str(tickets[-1 - no % len(tickets)].id)))
        self.check()

    @precondition(lambda self: self.town.seats)
    @rule(no=which, press=st.sampled_from(["accept", "busy", "conflict", "contacted", "safe"]))
    def whoever_is_asked_presses(self, no: int, press: str) -> None:
        asked = self.town.asked()
        if asked:
            ticket, who = asked[no % len(asked)]
            self.town.act(who, PRESSES[press](ticket))
        self.check()

    @rule(minutes=SPANS)
    def time_passes(self, minutes: int) -> None:
        end = self.town.clock.now() + timedelta(minutes=minutes)
        while self.town.until(end) is not None:
            self.check()
        self.check()

    @rule(who=worker, after=HOURS, hours=HOURS)
    def somebody_is_away(self, who: str, after: int, hours: int) -> None:
        self._change(Deed.LEAVE, after - 1, hours, worker=who)

    @rule(
        who=worker,
        unit=st.sampled_from(UNITS),
        place=st.sampled_from(["first", "second", "supervisor", "beside"]),
        hours=HOURS,
    )
    def somebody_covers(self, who: str, unit: str, place: str, hours: int) -> None:
        self._change(Deed.COVER, 0, hours, worker=who, unit=unit, place=place)

    @rule(after=HOURS, hours=HOURS)
    def a_storm_blows(self, after: int, hours: int) -> None:
        self._change(Deed.STORM, after, hours)

    @precondition(lambda self: self.changes)
    @rule(no=which)
    def a_change_is_taken_back(self, no: int) -> None:
        number = self.changes.pop(no % len(self.changes))
        self.town.work(lambda work: rostering.revoke(work, number, "bot"))
        self.check(changed=True)

    @rule(who=worker, there=st.booleans())
    def a_chat_is_lost_or_found(self, who: str, there: bool) -> None:  # noqa: FBT001 - drawn by name
        self.town.work(
            lambda work: (
                reaching.back(work, work.house.private(who))
                if there
                else reaching.lost(work, work.house.private(who), "blocked")
            )
        )
        self.check()

    def _change(
        self,
        deed: Deed,
        after: int,
        hours: int,
        *,
        worker: str | None = None,
        unit: str | None = None,
        place: str | None = None,
    ) -> None:
        start = self.town.clock.now() + timedelta(hours=after)
        end = start + timedelta(hours=hours)

        def change(work: Work) -> int:
            return rostering.change(work, deed, start, end, "bot", worker=worker, unit=unit, place=place)

        self.changes.append(self.town.work(change))
        self.check(changed=True)


def test_the_rules_hold_whatever_happens() -> None:
    calm = settings(
        max_examples=20,
        stateful_step_count=16,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    run_state_machine_as_test(AnyTown, settings=calm)
