"""A resident who writes to a worker is never left in silence: what is true is told, and the worker is reminded."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select

from bot.centre import notices, talking, tickets
from bot.centre.deadlines import add_deadline, take_deadline
from bot.centre.house import Work
from bot.centre.reachable import at_work
from bot.centre.tickets import Ticket
from bot.messages import Outcome
from bot.store.tables import t_deadline, t_event
from referral.duty import next_turn
from referral.station import Worker

SILENT = timedelta(hours=2)  # ours: the worker is reminded, and the resident knows that they were
LONG = timedelta(hours=12)  # ours: the supervisor hears of it, and the bot answers again beside the worker's return
_AGAIN = timedelta(hours=6)  # "not at work" is said once in so long
_FIRST, _SECOND = "talk:1", "talk:2"
_AHEAD = 14  # days
_LIVE = frozenset({"U0", "U1"})


def heard(work: Work, ticket: Ticket | None) -> None:
    """Words came for a worker who holds the talk: their clock runs; off shift it is said when they are back."""
    if ticket is None or ticket.owner_id is None or not ticket.handoff_live:
        return
    if not _waits(work, ticket):
        add_deadline(work, _FIRST, work.now + SILENT, ticket)
    back = None if at_work(work, ticket.owner_id, ticket.centre) else _back(work, ticket)
    if back is not None and ticket.urgency not in _LIVE:
        _tell_off(work, ticket, back)


def answered(work: Work, ticket: Ticket) -> None:
    """The worker has spoken, or the talk is over."""
    for kind in (_FIRST, _SECOND):
        take_deadline(work, kind, ticket, "off")


def _due(work: Work, deadline: Row[Any], ticket: Ticket) -> str:
    """Nobody has answered: first the worker is reminded; then the supervisor, and the bot is there again."""
    if ticket.owner_id is None or not ticket.handoff_live or ticket.closed_at is not None:
        return "off"
    worker = work.worker(ticket.owner_id)
    back = None if at_work(work, ticket.owner_id, ticket.centre) else _back(work, ticket)
    if deadline.kind == _FIRST and back is not None and ticket.urgency not in _LIVE:  # off shift: told, and asked later
        _tell_off(work, ticket, back)
        add_deadline(work, _FIRST, back + SILENT, ticket)
        return "done"
    notices.tell_owner(work, ticket, "private-silent")
    if deadline.kind == _FIRST:
        tickets.note(work, ticket.id, "silent")
        if worker is not None:
            talking.tell(work, ticket, "talk-silent", worker=worker)
        add_deadline(work, _SECOND, work.now + LONG - SILENT, ticket)
        return "done"
    tickets.note(work, ticket.id, "silent_long")
    for one in notices.supervisors(work, ticket.centre):
        if one != ticket.owner_id:
            notices.tell_worker(work, one, ticket, "private-silent")
    tickets.put(work, ticket.id, handoff_live=False)
    tickets.note(work, ticket.id, "handed_back", handoff_live=False)
    talking.let_go(work, ticket)
    if worker is not None:
        talking.tell(work, ticket, "talk-back", worker=worker)
    return "done"


def _tell_off(work: Work, ticket: Ticket, back: datetime) -> None:
    """Who has it is not at work, and when they are back; not again and again."""
    if _said(work, ticket):
        return
    if talking.tell(work, ticket, "talk-off", worker=work.worker(ticket.owner_id), when=back):
        tickets.note(work, ticket.id, "told_off_shift")


def _waits(work: Work, ticket: Ticket) -> bool:
    waiting = select(t_deadline.c.id).where(
        t_deadline.c.ticket_id == ticket.id, t_deadline.c.kind.in_((_FIRST, _SECOND)), t_deadline.c.done_at.is_(None)
    )
    return work.conn.execute(waiting.limit(1)).first() is not None


def _said(work: Work, ticket: Ticket) -> bool:
    newest = select(func.max(t_event.c.at)).where(t_event.c.ticket_id == ticket.id, t_event.c.kind == "told_off_shift")
    at: datetime | None = work.conn.execute(newest).scalar_one()
    return at is not None and work.now - at < _AGAIN


def _back(work: Work, ticket: Ticket) -> datetime | None:
    """When the holder is at work next, as the roster says; None where it does not say."""
    units = (work.station_of(ticket), work.home(str(ticket.owner_id)))
    turns = (next_turn(one, str(ticket.owner_id), work.now, _AHEAD) for one in units)
    return min((one for one in turns if one is not None), default=None)


ACTS: Mapping[type[Any], Callable[[Work, Worker, Ticket, Any], Outcome]] = {}
KINDS: Mapping[str, Callable[[Work, Row[Any], Ticket], str]] = {"talk": _due}
AFTER_END: frozenset[str] = frozenset()
