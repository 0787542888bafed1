"""The clock of a ticket somebody works on: nothing happened on it, and its owner is reminded, then the supervisor.

So no ticket between the first contact and its end stands without a running deadline.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select, update

from bot.centre import notices, tickets
from bot.centre.deadlines import add_deadline
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.tables import t_deadline
from referral.duty import working_days_end
from referral.ticket import ACTIVE, ASSIGNED, CONTACTED, FOLLOWUP, HANDED, UNREACHED

KIND = "idle"
# Working days without anything on record. Ours, from what centres do (domain study §5.4, §5.5): danger is looked at
# every working day, need-first tickets within two, ordinary ones weekly; the director signs them (linli ready).
DAYS: Mapping[str, int] = {"U0": 1, "U1": 1, "U2": 2, "U3": 5, "U4": 10}
_RISE = 1  # working days after the owner was reminded, before the supervisors are told
_RESTS: Mapping[str, int] = {"U0": 5, "U1": 5}  # somebody else has it, and is asked after: a month, at danger a week
_MONTH = 20
_RESTING = frozenset({HANDED, FOLLOWUP})
_WORKED = _RESTING | {CONTACTED, ASSIGNED, ACTIVE, UNREACHED}


def arm(work: Work, ticket: Ticket) -> None:
    """From now on: something happens on it in time, or its owner is reminded. An earlier arming is put off."""
    disarm(work, ticket)
    if ticket.state in _WORKED and ticket.owner_id is not None and ticket.closed_at is None:
        _lay(work, ticket, 1, _days(ticket))


def disarm(work: Work, ticket: Ticket) -> None:
    """It does not run any more."""
    waiting = (
        (t_deadline.c.ticket_id == ticket.id) & t_deadline.c.kind.like(f"{KIND}:%") & t_deadline.c.done_at.is_(None)
    )
    work.conn.execute(update(t_deadline).where(waiting).values(done_at=work.now, outcome="off"))


def touch(work: Work, ticket_id: str) -> None:
    """Something happened on it just now."""
    ticket = tickets.get(work, ticket_id)
    if ticket is not None:
        arm(work, ticket)


def runs(work: Work, ticket: Ticket) -> bool:
    """Whether it runs now."""
    waiting = select(t_deadline.c.id).where(
        t_deadline.c.ticket_id == ticket.id, t_deadline.c.kind.like(f"{KIND}:%"), t_deadline.c.done_at.is_(None)
    )
    return work.conn.execute(waiting.limit(1)).first() is not None


def fell_due(work: Work, deadline: Row[Any], ticket: Ticket) -> str:
    """Nothing happened: whoever has it is reminded; nothing again, and the supervisors see it too."""
    if ticket.state not in _WORKED or ticket.owner_id is None:
        return "off"
    if ticket.closing_at is not None:  # it waits for a signature, whose own clock runs
        _lay(work, ticket, 1, _days(ticket))
        return "overtaken"
    times = int(deadline.kind.split(":")[1])
    notices.tell_owner(work, ticket, "case-idle-unreached" if ticket.state == UNREACHED else "case-idle")
    tickets.note(work, ticket.id, "idle", times=times)
    if times == 1:
        _lay(work, ticket, 2, _RISE)
        return "done"
    name = work.called(ticket.owner_id, work.house.lang)
    for one in notices.supervisors(work, ticket.centre):
        if one != ticket.owner_id:
            notices.tell_worker(work, one, ticket, "case-idle-supervisor", worker=name)
    _lay(work, ticket, 1, _days(ticket))
    return "done"


def _days(ticket: Ticket) -> int:
    return _RESTS.get(ticket.urgency, _MONTH) if ticket.state in _RESTING else DAYS[ticket.urgency]


def _lay(work: Work, ticket: Ticket, times: int, days: int) -> None:
    home = work.home(ticket.owner_id)
    add_deadline(work, f"{KIND}:{times}", working_days_end(home, work.now, days), ticket)
