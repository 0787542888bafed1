"""Short forms as a worker fills them: which are offered, what is asked next, and the act once all is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.centre import acting, handing, looking, offers, sight, signatures, talking, tasks, tickets
from bot.centre.house import Work
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from bot.forms import all as forms
from bot.forms.form import Field, Form, Kind, Side, Standing
from bot.messages import Outcome, Refused
from bot.store.tables import t_event, t_ticket
from referral import life
from referral.roles import may
from referral.station import Role, Worker

_SELF = frozenset({"self", "none", "unknown"})
_VOLUNTEERS = frozenset({Role.VOLUNTEER, Role.LEADER})
MOST_OPTIONS = 40
_TELLS = frozenset({Kind.TICKET, Kind.EVENT})  # whose answers say something of the person: for who may read of them


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to press."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Ask:
    """The form is not filled yet: this field is next."""

    form: Form
    field: Field
    about: str  # the id of the ticket or task
    answers: Mapping[str, str]  # so far
    question: str
    options: tuple[Option, ...] = ()


def standing(work: Work, worker: Worker, ticket: Ticket, task: Task | None = None) -> Standing:
    """How a ticket, or a task of it, stands for this worker."""
    referrals = tasks.of(work, ticket, "referral", open_only=True)
    visits = [one for one in tasks.of(work, ticket, "visit", open_only=True) if one.worker_id == worker.id]
    return Standing(
        state=ticket.state,
        urgency=ticket.urgency,
        concern=ticket.concern or "SVC",
        role=worker.role.value,
        mine=ticket.owner_id == worker.id,
        oversees=sight.oversees(work, worker, ticket) and not offers.stepped_out(work, ticket, worker.id),
        free=ticket.owner_id is None,
        cowork=tasks.coworks(work, ticket, worker.id),
        closed=ticket.closed_at is not None,
        closing=ticket.closing_at is not None,
        signed=ticket.signed_at is not None,
        danger=ticket.urgency in life.LIVE and ticket.calmed_at is None,
        violence=bool(ticket.violence),
        report_due=bool(ticket.report_due),
        reported=ticket.reported_at is not None,
        minor=bool(ticket.minor),
        third_party=ticket.subject not in _SELF,
        subject_knows=ticket.subject_knows,
        tries=ticket.tries,
        confirmed=ticket.confirmed_at is not None,
        case=ticket.case_number is not None,
        visiting=bool(visits),
        signs=(waits := signatures.waiting(work, ticket)) is not None
        and may(worker.role, "Sign")
        and signatures.may_sign(work, worker, ticket, waits),
        written=tickets.noted(work, ticket.id, "recorded"),
        others=bool(_tickets(work, worker, ticket, None)),
        referrals=len(referrals),
        chat=talking.chat_of(work, ticket) is not None,
        live=bool(ticket.handoff_live),
        unheard=bool(ticket.unheard),
        task=task.kind if task is not None else "",
        status=task.status if task is not None else "",
        task_mine=task is not None and task.worker_id == worker.id,
    )


def offered(work: Work, worker: Worker, ticket: Ticket, task: Task | None = None) -> tuple[Form, ...]:
    """The forms this worker may fill now, what must not wait first."""
    at = standing(work, worker, ticket, task)
    found = forms.offered(at, Side.TICKET if task is None else Side.TASK)
    return tuple(form for form in found if may(worker.role, act_name(form)))


def act_name(form: Form) -> str:
    """The name of the act a form leads to, as the table of roles has it."""
    sample = {field.name: field.options[0] if field.options else "0" for field in form.fields}
    return type(form.make("x", sample)).__name__


def fill(work: Work, worker_id: str, name: str, about: str, answers: Mapping[str, str]) -> Ask | Outcome:
    """Take the answers so far: what is asked next, or what came of the act. Nothing is stored before the last answer.

    An answer that is none of the options asks the same field again.
    """
    form, worker = forms.FORMS.get(name), work.worker(worker_id)
    if form is None or worker is None:
        return Refused("refused-unknown")
    ticket, _ = _about(work, form, about)
    if ticket is None:
        return Refused("refused-unknown")
    for field in form.fields:
        options = options_of(work, worker, ticket, form, field)
        given = answers.get(field.name)
        if field.unless is not None and answers.get(field.unless[0]) == field.unless[1]:
            continue
        if given is not None and _fits(field, given, options):
            continue
        if given is None and field.optional and len(answers) == len(form.fields):
            continue
        return Ask(form, field, about, dict(answers), question(work, form, field), options)
    return acting.act(work, worker_id, form.make(about, answers))  # which checks everything, and says why not


def question(work: Work, form: Form, field: Field) -> str:
    """The words of one question."""
    return work.desk_says(f"form-{form.name}-{field.name.replace('_', '-')}")


def options_of(work: Work, worker: Worker, ticket: Ticket, form: Form, field: Field) -> tuple[Option, ...]:
    """The answers of a field to choose from; none for words."""
    if field.kind is Kind.PICK:
        return tuple(Option(one, work.desk_says(f"option-{field.says}-{one}")) for one in field.options)
    make = _OPTIONS.get(field.kind)
    if make is None or (field.kind in _TELLS and not looking.may_open(work, worker, ticket)):
        return ()
    return make(work, worker, ticket, form)[:MOST_OPTIONS]


def _fits(field: Field, given: str, options: tuple[Option, ...]) -> bool:
    if field.kind is Kind.WORDS:
        return (bool(given.strip()) or field.optional) and len(given.strip()) <= field.most
    return any(one.value == given for one in options)


def _about(work: Work, form: Form, about: str) -> tuple[Ticket | None, Task | None]:
    if form.side is Side.TICKET:
        return tickets.get(work, about), None
    task = tasks.get(work, about)
    return (tickets.get(work, task.ticket_id), task) if task is not None else (None, None)


# ---- what there is to choose from ----------------------------------------------------------------------------------


def _concerns(work: Work, worker: Worker, ticket: Ticket, form: Form) -> tuple[Option, ...]:
    """What the rules read stands first."""
    del worker, form
    known = dict.fromkeys([*(one for one in (ticket.concern, *ticket.also) if one), *work.house.pages.concerns])
    return tuple(Option(one, work.desk_says(f"concern-{one}")) for one in known)


def _workers(work: Work, worker: Worker, ticket: Ticket, form: Form) -> tuple[Option, ...]:
    del form
    found = handing.candidates(work, ticket)
    return tuple(Option(one.id, one.called(work.house.lang)) for one in found if one.id != worker.id)


def _volunteers(work: Work, worker: Worker, ticket: Ticket, form: Form) -> tuple[Option, ...]:
    del worker, form
    here = work.station_of(ticket)
    found = (one for unit in (here, *work.house.organisation.above(here.id)) for one in unit.workers)
    there = (one for one in found if one.role in _VOLUNTEERS and work.worker(one.id) is not None)
    return tuple(Option(one.id, one.called(work.house.lang)) for one in there)


def _units(work: Work, worker: Worker, ticket: Ticket, form: Form) -> tuple[Option, ...]:
    del worker, form
    units = (one for one in work.house.organisation.units if one != ticket.centre)
    return tuple(Option(one, work.unit(one).called(work.house.lang)) for one in units)


def _tickets(work: Work, worker: Worker, ticket: Ticket, form: Form | None) -> tuple[Option, ...]:
    """Other open tickets of the same person first, then of the same worker."""
    del form
    others = select(t_ticket.c.id, t_ticket.c.number, t_ticket.c.person_id).where(
        t_ticket.c.id != ticket.id,
        t_ticket.c.closed_at.is_(None),
        t_ticket.c.number.is_not(None),
        (t_ticket.c.person_id == ticket.person_id) | (t_ticket.c.owner_id == worker.id),
    )
    rows = sorted(work.conn.execute(others).all(), key=lambda row: (row.person_id != ticket.person_id, row.number))
    return tuple(Option(row.id, row.number) for row in rows)


def _events(work: Work, worker: Worker, ticket: Ticket, form: Form) -> tuple[Option, ...]:
    del worker, form
    rows = select(t_event.c.id, t_event.c.data).where(t_event.c.ticket_id == ticket.id, t_event.c.kind == "recorded")
    found = work.conn.execute(rows.order_by(t_event.c.id.desc())).all()
    return tuple(Option(str(row.id), work.desk_says(f"option-record-{row.data['kind']}")) for row in found)


def _receivers(work: Work, worker: Worker, ticket: Ticket, form: Form) -> tuple[Option, ...]:
    del worker, ticket, form
    return tuple(Option(one.id, one.called(work.house.lang)) for one in work.house.pages.directory.values())


_OPTIONS: Mapping[Kind, Callable[[Work, Worker, Any, Form], tuple[Option, ...]]] = {
    Kind.CONCERN: _concerns,
    Kind.WORKER: _workers,
    Kind.VOLUNTEER: _volunteers,
    Kind.UNIT: _units,
    Kind.TICKET: _tickets,
    Kind.EVENT: _events,
    Kind.RECEIVER: _receivers,
}
