"""What waits for a second person: a closing, giving up trying, a voiding, a case opened. Asked for, reminded, raised.

Nobody signs for themselves; where a station has nobody else, the tier above signs (domain study §7).
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select

from bot.acts_case import (
    Assign,
    Close,
    CoWork,
    GiveTask,
    Merge,
    OpenCase,
    Refer,
    Sign,
    Transfer,
    Unreachable,
    Void,
)
from bot.centre import moving, notices, offers, tasks, tickets
from bot.centre.deadlines import add_deadline
from bot.centre.house import Work
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from bot.messages import Done, Outcome, Refused
from bot.store.tables import t_task
from referral.duty import working_days_end
from referral.roles import OVERSIGHT, may
from referral.station import Worker

KIND = "sign"  # of the task and of its deadlines
CLOSE, UNREACHED, VOIDING, CASE = "close", "unreached", "void", "case_sight"
WAITS = frozenset({CLOSE, UNREACHED, VOIDING})  # these hold the ticket until they are signed or sent back
_MOST = 10  # reminders; two working weeks, by then the tier above has heard of it too

# Not while a signature is waited for: it would be for something else than what was read.
_STILL: frozenset[type[Any]] = frozenset(
    {Assign, OpenCase, CoWork, Close, Void, Merge, Unreachable, Refer, Transfer, GiveTask}
)


def held_up(work: Work, ticket: Ticket, what: Any) -> Refused | None:
    """Why this act has to wait: for a signature, or for somebody to speak with a person in new danger."""
    kind = type(what)
    if kind in _STILL and ticket.closing_at is not None:
        return Refused("case-refused-waits", {"number": ticket.number or ""})
    task = waiting(work, ticket) if kind is Sign else None
    ends = kind in {Close, Merge} or (task is not None and task.what == CLOSE)
    return Refused("case-refused-danger", {"number": ticket.number or ""}) if ends and _is_new(work, ticket) else None


def _is_new(work: Work, ticket: Ticket) -> bool:
    """Whether danger was said after somebody spoke with the person last."""
    said = False
    for event in tickets.events(work, ticket, "alert", "contact", "calmed"):
        if event.kind in {"alert", "calmed"} or event.data.get("reached"):
            said = event.kind == "alert"
    return said


def drop(work: Work, ticket: Ticket, why: str) -> Ticket:
    """Nobody signs any more: the ticket goes elsewhere first."""
    tasks.cancel_open(work, ticket, why, KIND)
    if ticket.closing_at is None:
        return ticket
    return moving.record(work, ticket, "sign_dropped", "bot", said={"why": why}, closing_at=None)


def signers(work: Work, ticket: Ticket, *but: str) -> tuple[str, ...]:
    """Who may sign: the unit's supervisors and directors, else those of the nearest unit above, never ``but``."""
    organisation = work.house.organisation
    here = organisation.units.get(ticket.centre, organisation.door)
    for unit in (here, *organisation.above(here.id)):
        found = tuple(
            one.id
            for one in unit.workers
            if one.role in OVERSIGHT
            and one.id not in but
            and work.worker(one.id) is not None
            and not offers.stepped_out(work, ticket, one.id)
        )
        if found:
            return found
    return ()


def ask(
    work: Work, worker: Worker, ticket: Ticket, what: str, *, said: Mapping[str, Any] | None = None, **columns: Any
) -> Outcome:
    """Ask for a signature, and hold the ticket until then; refused where there is nobody to give it.

    ``columns`` are changed now, ``said`` is kept with the event and the task.
    """
    found = signers(work, ticket, worker.id)
    if not found:
        return Refused("case-refused-nobody", {"number": ticket.number})
    by = f"worker:{worker.id}"
    ticket = moving.record(work, ticket, f"{what}_asked", by, said=said, closing_at=work.now, **columns)
    lay(work, ticket, what, by, said)
    name = work.called(found[0], work.house.lang)
    return Done("case-done-asked", {"number": ticket.number, "worker": name}, ticket.id)


def lay(work: Work, ticket: Ticket, what: str, by: str, said: Mapping[str, Any] | None = None) -> None:
    """The task, its clock, and the notices; nothing where nobody may sign."""
    found = signers(work, ticket, by.partition(":")[2])
    if not found:
        return
    if work.home(found[0]).id != ticket.centre and not ticket.escalated:  # or the tier above could not see it
        ticket = moving.record(work, ticket, "escalated", by, escalated=True)
    due = working_days_end(work.home(found[0]), work.now, 1)
    task = tasks.ask(work, ticket, KIND, by=by, worker_id=found[0], what=what, due_at=due, **dict(said or {}))
    add_deadline(work, f"{KIND}:{task}:1", due, ticket)
    name = work.called(by.partition(":")[2], work.house.lang)
    for one in found:
        notices.tell_worker(work, one, ticket, f"case-sign-{what.replace('_', '-')}", worker=name)
    notices.show_card(work, ticket)


def waiting(work: Work, ticket: Ticket) -> Task | None:
    """What is to be signed now: what holds the ticket first, then the case whose opening nobody has seen."""
    found = tasks.of(work, ticket, KIND, open_only=True)
    return next((one for one in found if one.what in WAITS), None) or next(iter(found), None)


def decide(work: Work, task: Task, by: str, *, agreed: bool) -> None:
    """The signature was given, or the supervisor sent it back."""
    if agreed:
        tasks.step(work, tasks.step(work, task, "accepted", by), "completed", by, outcome="signed")
    else:
        tasks.step(work, task, "rejected", by, reason="sent_back")


def queue(work: Work, worker: Worker) -> list[tuple[Task, Ticket]]:
    """Everything that waits for this worker's signature, what holds a ticket first, then the oldest."""
    if not may(worker.role, "Sign"):
        return []
    found = []
    open_ones = select(t_task).where(t_task.c.kind == KIND, t_task.c.status.in_(sorted(tasks.OPEN)))
    for task in work.conn.execute(open_ones.order_by(t_task.c.created_at)).all():
        ticket = tickets.get(work, task.ticket_id)
        if ticket is not None and may_sign(work, worker, ticket, task):
            found.append((task, ticket))
    return sorted(found, key=lambda one: (one[0].what not in WAITS, one[0].created_at))


def may_sign(work: Work, worker: Worker, ticket: Ticket, task: Task) -> bool:
    """Whether they are among those who may: never whoever asked for it."""
    return worker.id in signers(work, ticket, task.by.partition(":")[2])


def fell_due(work: Work, deadline: Row[Any], ticket: Ticket) -> str:
    """Not signed by the next working day: the signers are reminded; again, and the tier above hears."""
    _, task_id, number = deadline.kind.split(":")
    task, times = tasks.get(work, task_id), int(number)
    if task is None or task.status not in tasks.OPEN:
        return "off"
    asked = task.by.partition(":")[2]
    found = signers(work, ticket, asked)
    people = found if times == 1 else (*found, *_above(work, ticket, found))
    if times > 1 and not ticket.escalated:
        ticket = moving.record(work, ticket, "escalated", "bot", escalated=True)
    for one in dict.fromkeys(people):
        notices.tell_worker(work, one, ticket, "case-sign-late", worker=work.called(asked, work.house.lang))
    if times < _MOST:
        home = work.home(found[0]) if found else work.station_of(ticket)
        add_deadline(work, f"{KIND}:{task_id}:{times + 1}", working_days_end(home, work.now, 1), ticket)
    return "done"


def _above(work: Work, ticket: Ticket, found: tuple[str, ...]) -> tuple[str, ...]:
    """The supervisors of the tier above those who have not signed."""
    unit = work.home(found[0]).id if found else ticket.centre
    higher = work.house.organisation.above(unit)
    return notices.supervisors(work, higher[0].id) if higher else ()
