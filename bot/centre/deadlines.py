"""What falls due, written down: computed once and stored; the ticker only looks for what is due."""

from datetime import datetime

from sqlalchemy import and_, bindparam, update

from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.rows import add
from bot.store.tables import t_deadline

_WAITING = and_(t_deadline.c.ticket_id == bindparam("ticket"), t_deadline.c.done_at.is_(None))
_TAKE = update(t_deadline).where(_WAITING, t_deadline.c.kind == bindparam("what"))


def add_deadline(  # noqa: PLR0913 - a deadline belongs to a ticket, a person or a promise
    work: Work,
    kind: str,
    at: datetime,
    ticket: Ticket | None = None,
    *,
    person_id: str | None = None,
    promise_id: int | None = None,
    done: bool = False,
) -> None:
    """Store one deadline; the ticker only looks for what is due. ``done``: it is due now and done in this turn."""
    add(
        work.conn,
        t_deadline,
        kind=kind,
        ticket_id=ticket.id if ticket is not None else None,
        person_id=person_id,
        promise_id=promise_id,
        due_at=at,
        attempts=0,
        done_at=work.now if done else None,
        outcome="done" if done else None,
    )


def take_deadline(work: Work, kind: str, ticket: Ticket, outcome: str = "done") -> None:
    """Settle a waiting deadline of this kind."""
    work.conn.execute(_TAKE, {"ticket": ticket.id, "what": kind, "done_at": work.now, "outcome": outcome})
