"""Taking a ticket, and handing it on: a compare-and-set in the database says who was first."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, update

from bot.store.tables import t_ticket

_CLAIM = (
    update(t_ticket)
    .where(
        t_ticket.c.id == bindparam("ticket"),
        t_ticket.c.owner_id.is_(None),
        t_ticket.c.state.in_(("NEW", "REOPENED")),
        t_ticket.c.closed_at.is_(None),
    )
    .values(owner_id=bindparam("worker"), state="ACKED", acked_at=bindparam("now"), version=t_ticket.c.version + 1)
    .returning(t_ticket.c.id)
)
_HAND = (
    update(t_ticket)
    .where(
        t_ticket.c.id == bindparam("ticket"),
        t_ticket.c.owner_id == bindparam("before"),
        t_ticket.c.closed_at.is_(None),
    )
    .values(owner_id=bindparam("worker"), version=t_ticket.c.version + 1)
    .returning(t_ticket.c.id)
)


def claim_ticket(conn: Connection, ticket_id: str, worker_id: str, now: datetime) -> bool:
    """Make this worker the ticket's owner if nobody is yet; True for exactly one of all who try.

    On PostgreSQL lock the resident first (``lock_person``): locks are taken person before ticket.
    """
    return conn.execute(_CLAIM, {"ticket": ticket_id, "worker": worker_id, "now": now}).first() is not None


def hand_ticket(conn: Connection, ticket_id: str, before: str, worker_id: str) -> bool:
    """Make this worker the owner instead of ``before``; False when it is no longer theirs, or is closed."""
    return conn.execute(_HAND, {"ticket": ticket_id, "before": before, "worker": worker_id}).first() is not None
