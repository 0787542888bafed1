"""What waits for a worker: their tickets by the clock that runs out first, and what others asked of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.centre import looking, sight, tasks, tickets
from bot.centre.house import Work
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from bot.store.tables import t_deadline, t_promise, t_task, t_ticket
from referral.roles import BOARD, may
from referral.station import Worker
from referral.ticket import ACKED

# The clocks of a ticket its worker goes by: the part of a deadline's kind before its first colon. What the house does
# by itself meanwhile (calling, reminding) is not theirs to watch.
CLOCKS = frozenset({"idle", "report_due", "visit_due", "receipt", "service", "errand", "sign"})
PROMISE = "promise"
LAPSE = "lapse"  # accepted, and given back to the line if nobody is in touch by then; idle once somebody was
# What is asked of somebody by name, besides taking a ticket; what the ticket's own worker does for it is among theirs.
ASKED = ("cowork", "follow_up", "notice")
_LONGEST = 40
_BARE = re.compile(r"\d{1,3}")
_DAY = re.compile(r"\d{4}-\d{2,3}")


@dataclass(frozen=True, slots=True)
class Waits:
    """One ticket, and what is due on it first. ``clock``: promise, lapse, or a name of ``CLOCKS``; "": none."""

    ticket: Ticket
    clock: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Something asked of this worker by name."""

    task: Task
    ticket: Ticket


def mine(work: Work, worker: Worker) -> tuple[Waits, ...]:
    """The open tickets this worker has, what is due first first."""
    held = select(t_ticket).where(t_ticket.c.owner_id == worker.id, t_ticket.c.closed_at.is_(None))
    rows = list(work.conn.execute(held).all())
    clocks = _clocks(work, rows)
    found = [Waits(row, *clocks.get(row.id, ("", None))) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.at is None, one.at or one.ticket.created_at, one.ticket.number)))


def _clocks(work: Work, held: Iterable[Ticket]) -> dict[str, tuple[str, datetime]]:
    """For each ticket what is due first."""
    states = {one.id: one.state for one in held}
    asked = list(states)
    p, d = t_promise.c, t_deadline.c
    told = select(p.ticket_id, p.due_at).where(p.ticket_id.in_(asked), p.state == "open", p.kind == "contact")
    running = select(d.ticket_id, d.kind, d.due_at).where(d.ticket_id.in_(asked), d.done_at.is_(None))
    every = [(row.ticket_id, PROMISE, row.due_at) for row in work.conn.execute(told).all()]
    for row in work.conn.execute(running).all():
        kind = row.kind.partition(":")[0]
        if kind in CLOCKS or (kind == LAPSE and states[row.ticket_id] == ACKED):
            every.append((row.ticket_id, kind, row.due_at))
    return {ticket: (kind, at) for ticket, kind, at in sorted(every, key=lambda one: one[2], reverse=True)}


def asked(work: Work, worker: Worker) -> tuple[Asked, ...]:
    """What others asked of this worker by name and nobody has done yet, what is due first first."""
    open_ones = select(t_task).where(
        t_task.c.worker_id == worker.id, t_task.c.kind.in_(ASKED), t_task.c.status.in_(sorted(tasks.OPEN))
    )
    found = []
    for task in work.conn.execute(open_ones.order_by(t_task.c.due_at.is_(None), t_task.c.due_at, t_task.c.id)).all():
        ticket = tickets.get(work, task.ticket_id)
        if ticket is not None:
            found.append(Asked(task, ticket))
    return tuple(found)


def errands(work: Work, worker: Worker) -> tuple[Asked, ...]:
    """A volunteer's open tasks, what is due first first; a ticket whose person was erased has none."""
    open_ones = select(t_task).where(
        t_task.c.worker_id == worker.id, t_task.c.kind == "volunteer", t_task.c.status.in_(sorted(tasks.OPEN))
    )
    rows = work.conn.execute(open_ones.order_by(t_task.c.due_at.is_(None), t_task.c.due_at, t_task.c.id)).all()
    found = [(task, tickets.get(work, task.ticket_id)) for task in rows]
    return tuple(Asked(task, one) for task, one in found if one is not None and not tickets.is_erased(work, one))


def find(work: Work, worker: Worker, number: str) -> tuple[Ticket | None, bool]:
    """The ticket of this number and whether it may be opened; None for none, and alike for one that is not theirs.

    Only numbers are searched for. ``1104-07`` is one of one's own unit; ``7`` one of today's.
    """
    said = number.strip().replace("－", "-").replace("—", "-")[:_LONGEST]
    home = work.home(worker.id)
    names = [said]
    if _DAY.fullmatch(said):
        names.append(f"{home.short}{said}")
    elif _BARE.fullmatch(said):
        names.append(f"{home.short}{work.now.astimezone(home.tz):%m%d}-{int(said):02d}")
    ticket = work.conn.execute(select(t_ticket).where(t_ticket.c.number.in_(names))).first()
    if ticket is None or not may(worker.role, BOARD):
        return None, False
    if looking.may_open(work, worker, ticket):
        return ticket, True
    return (ticket, False) if ticket.closed_at is None and sight.sees(work, worker, ticket) else (None, False)
