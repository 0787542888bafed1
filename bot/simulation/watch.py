"""The rules that hold at every instant, looked at after everything that happens: what breaks one ends the year."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, select

from bot.centre.house import Work
from bot.store.tables import t_deadline, t_offer, t_ticket

_OPEN = and_(t_ticket.c.number.is_not(None), t_ticket.c.closed_at.is_(None))
_RUNNING = exists().where(t_deadline.c.ticket_id == t_ticket.c.id, t_deadline.c.done_at.is_(None))
_NOBODYS = select(t_ticket.c.id, t_ticket.c.number, t_ticket.c.urgency, t_ticket.c.state, t_ticket.c.sent_at).where(
    _OPEN, t_ticket.c.owner_id.is_(None), ~_RUNNING
)
_HELD = select(t_ticket.c.id, t_ticket.c.number, t_ticket.c.owner_id, _RUNNING.label("runs")).where(
    _OPEN, t_ticket.c.owner_id.is_not(None)
)
_TWICE = (
    select(t_offer.c.ticket_id)
    .join(t_ticket, t_ticket.c.id == t_offer.c.ticket_id)
    .where(_OPEN, t_offer.c.status == "accepted")
    .group_by(t_offer.c.ticket_id)
    .having(func.count() > 1)
)


@dataclass(frozen=True, slots=True)
class Broken:
    """One rule that did not hold: which, for what ticket, when."""

    rule: str
    ticket: str
    at: datetime
    how: str


def look(work: Work) -> tuple[Broken, ...]:
    """Every open ticket that went out and that nobody holds has a running deadline: nobody is forgotten."""
    return tuple(
        Broken("nobody's, and nothing runs", row.number, work.now, f"{row.urgency} {row.state} since {row.sent_at}")
        for row in work.conn.execute(_NOBODYS).all()
    )


def look_at_all(work: Work) -> tuple[Broken, ...]:
    """The dearer rules, over every open ticket: a living owner or a running deadline; one acceptance at most."""
    broken = [
        *look(work),
        *(
            Broken("held by nobody living", row.number, work.now, str(row.owner_id))
            for row in work.conn.execute(_HELD).all()
            if work.worker(row.owner_id) is None and not row.runs
        ),
    ]
    broken += [
        Broken("accepted twice at once", str(ticket), work.now, "")
        for ticket in work.conn.execute(_TWICE).scalars().all()
    ]
    return tuple(broken)
