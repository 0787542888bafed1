"""What must hold of every ticket at every moment: asked after each played conversation, and by machines."""

from typing import cast

from sqlalchemy import exists, select

from bot.centre import history
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.tables import t_deadline, t_ticket
from referral import life
from referral.ticket import DRAFT, ENDS


def broken(work: Work) -> list[str]:
    """What does not hold, in words; empty is right."""
    found: list[str] = []
    for ticket in work.conn.execute(select(t_ticket)).all():
        name = f"{ticket.number or ticket.id} ({ticket.state})"
        found += [f"{name}: the events say {a!r} of {key}, the row {b!r}" for key, (a, b) in _differs(work, ticket)]
        if (ticket.closed_at is not None) != (ticket.state in ENDS):
            found.append(f"{name}: closed_at is {ticket.closed_at}")
        if ticket.state not in ENDS and ticket.state != DRAFT and not _is_watched(work, ticket):
            found.append(f"{name}: it has neither an owner nor a running deadline")
        lacking = _lacking(ticket)
        if lacking:
            found.append(f"{name}: it lacks {', '.join(lacking)}")
    return found


def _differs(work: Work, ticket: Ticket) -> list[tuple[str, tuple[object, object]]]:
    return sorted(history.differs(work, ticket).items())


def _is_watched(work: Work, ticket: Ticket) -> bool:
    if ticket.owner_id is not None and work.worker(ticket.owner_id) is not None:
        return True
    waits = exists().where(t_deadline.c.ticket_id == ticket.id, t_deadline.c.done_at.is_(None))
    return bool(work.conn.execute(select(waits)).scalar())


def _lacking(ticket: Ticket) -> tuple[str, ...]:
    """What the state requires and the row does not hold: of the ways into it, the one that lacks least."""
    if ticket.state == DRAFT:
        return ()
    ways = [life.missing(move, cast("life.Facts", ticket)) for move in life.MOVES if move.to == ticket.state]
    return min(ways, key=len, default=("a way into it",))
