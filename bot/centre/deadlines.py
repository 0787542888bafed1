"""What falls due, written down: computed once and stored; the ticker only looks for what is due."""

from datetime import datetime

from sqlalchemy import and_, bindparam, text, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.rows import add
from bot.store.tables import t_deadline

_WAITING = and_(t_deadline.c.ticket_id == bindparam("ticket"), t_deadline.c.done_at.is_(None))
_TAKE = update(t_deadline).where(_WAITING, t_deadline.c.kind == bindparam("what"))
_HOUSE = text("done_at IS NULL AND ticket_id IS NULL AND person_id IS NULL AND promise_id IS NULL")  # its unique index
_LAY = {
    name: dialect.insert(t_deadline)
    .on_conflict_do_nothing(index_elements=["kind"], index_where=_HOUSE)
    .returning(t_deadline.c.id)
    for name, dialect in (("postgresql", postgresql), ("sqlite", sqlite))
}


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


def add_house_deadline(work: Work, kind: str, at: datetime) -> bool:
    """Store one deadline of the house itself, which belongs to no ticket, person or promise.

    Of each kind one waits: whoever lays a second changes nothing, however many processes lay it at the same moment.
    Where another transaction is just doing it, this one waits for that and then lays the next. Returns whether it did.
    """
    row = {"kind": kind, "due_at": at, "attempts": 0}
    return work.conn.execute(_LAY[work.conn.dialect.name], row).first() is not None


def take_all(work: Work, begins: str, ticket: Ticket, outcome: str = "off") -> None:
    """Settle every waiting deadline whose kind is ``begins``, a colon, and whatever follows."""
    numbered = update(t_deadline).where(
        t_deadline.c.ticket_id == ticket.id, t_deadline.c.kind.like(f"{begins}:%"), t_deadline.c.done_at.is_(None)
    )
    work.conn.execute(numbered.values(done_at=work.now, outcome=outcome))


def take_deadline(work: Work, kind: str, ticket: Ticket, outcome: str = "done") -> None:
    """Settle a waiting deadline of this kind."""
    work.conn.execute(_TAKE, {"ticket": ticket.id, "what": kind, "done_at": work.now, "outcome": outcome})
