"""The roster was changed: a time told to who waits, which it no longer keeps, is renewed before it lapses."""

from datetime import datetime

from sqlalchemy import select

from bot.centre import calling, promises, states, talking, tickets
from bot.centre.deadlines import add_deadline, take_deadline
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.tables import t_promise, t_ticket
from referral.duty import next_duty, next_opening
from referral.ladder import Pace
from referral.ticket import OFFERED


def look(work: Work) -> None:
    """Every ticket nobody has taken whose resident was told when somebody is there."""
    waiting = (
        select(t_ticket, t_promise.c.due_at.label("told"))
        .join(t_promise, t_promise.c.ticket_id == t_ticket.c.id)
        .where(
            t_promise.c.kind == "accept",
            t_promise.c.state == "open",
            t_promise.c.due_at > work.now,
            t_ticket.c.owner_id.is_(None),
            t_ticket.c.closed_at.is_(None),
            t_ticket.c.state.in_(sorted(OFFERED)),
        )
    )
    for row in work.conn.execute(waiting.order_by(t_ticket.c.id)).all():
        ticket = tickets.get(work, row.id)
        if ticket is not None and not tickets.is_erased(work, ticket):
            _renew(work, ticket, row.told)


def _renew(work: Work, ticket: Ticket, told: datetime) -> None:
    opening = _there(work, ticket)
    if opening is None or opening <= work.now or opening + promises.GRACE <= told:
        return  # nobody at all: the ladder climbs, and the promise is broken and apologised for
    promises.settle(work, ticket.id, "accept", "renewed")
    promises.promise_opening(work, ticket, opening)
    take_deadline(work, "duty", ticket, "overtaken")
    add_deadline(work, "duty", opening, ticket)
    talking.tell(work, ticket, "renewed-opening", when=opening)


def _there(work: Work, ticket: Ticket) -> datetime | None:
    """When somebody is on duty at the ticket's unit next and, for an ordinary matter, the door is open too."""
    station = work.station_of(ticket)
    if calling.ladder_of(work, ticket).pace is Pace.WALL:
        return states.next_there(work, ticket)
    on_line = next_duty(station, work.now)
    return max(on_line, next_opening(station, on_line)) if on_line is not None else None
