"""Offers: one worker asked to take one ticket; each is history, and none is given to somebody else."""

from datetime import timedelta

from sqlalchemy import and_, bindparam, select, update

from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.rows import add
from bot.store.tables import t_event, t_offer
from referral.ladder import Rank

_JUST = timedelta(seconds=30)  # shorter than the shortest pause between two reminders
LINE = {Rank.FIRST: 1, Rank.SECOND: 2, Rank.SUPERVISOR: 3, Rank.FALLBACK: 4}
_ASKED = select(t_offer.c.id).where(
    t_offer.c.ticket_id == bindparam("ticket"),
    t_offer.c.worker_id == bindparam("worker"),
    t_offer.c.status == "requested",
)

_OPEN = (
    select(t_offer.c.worker_id)
    .where(t_offer.c.ticket_id == bindparam("ticket"), t_offer.c.status == "requested")
    .order_by(t_offer.c.id)
)
_LATELY = select(t_event.c.data).where(
    t_event.c.ticket_id == bindparam("ticket"), t_event.c.kind == "called", t_event.c.at > bindparam("since")
)


def offer(work: Work, ticket: Ticket, worker_id: str, rank: Rank) -> None:
    """Ask this worker, unless they are being asked already."""
    if not is_asked(work, ticket, worker_id):
        row = {"ticket_id": ticket.id, "worker_id": worker_id, "line": LINE[rank], "created_at": work.now}
        add(work.conn, t_offer, status="requested", **row)


def is_asked(work: Work, ticket: Ticket, worker_id: str) -> bool:
    """Whether an offer to this worker is open."""
    return work.conn.execute(_ASKED, {"ticket": ticket.id, "worker": worker_id}).first() is not None


def asked(work: Work, ticket: Ticket) -> tuple[str, ...]:
    """Who is asked now, in the order in which they were."""
    return tuple(work.conn.execute(_OPEN, {"ticket": ticket.id}).scalars())


def just_called(work: Work, ticket: Ticket, *, again: bool = False) -> frozenset[str]:
    """Who was called for it, as urgent as it is, in this moment: deadlines that fall due together say nothing twice.

    ``again``: only who was reminded.
    """
    found = work.conn.execute(_LATELY, {"ticket": ticket.id, "since": work.now - _JUST}).scalars()
    alike = [data for data in found if data.get("urgency") == ticket.urgency]
    return frozenset(str(data["worker"]) for data in alike if not again or data["times"] > 1)


def stepped_out(work: Work, ticket: Ticket, worker_id: str) -> bool:
    """Whether this worker declined for a conflict of interest: a relative, a neighbour (domain study §5.6)."""
    conflict = select(t_offer.c.id).where(
        t_offer.c.ticket_id == ticket.id, t_offer.c.worker_id == worker_id, t_offer.c.reason == "conflict"
    )
    return work.conn.execute(conflict.limit(1)).first() is not None


def close(work: Work, ticket_id: str, winner: str | None, why: str = "taken") -> None:
    """One offer is accepted, the others are cancelled; none is overwritten once decided.

    ``why``: ``taken``, ``moved`` to another unit, ``withdrawn`` by the resident, ``erased``.
    """
    open_ones = and_(t_offer.c.ticket_id == ticket_id, t_offer.c.status == "requested")
    if winner is not None:
        work.conn.execute(
            update(t_offer)
            .where(open_ones, t_offer.c.worker_id == winner)
            .values(status="accepted", decided_at=work.now)
        )
    work.conn.execute(update(t_offer).where(open_ones).values(status="cancelled", reason=why, decided_at=work.now))


def give_up(work: Work, ticket: Ticket, worker_id: str, why: str) -> None:
    """An accepted offer ends without the help: ``lapsed``, ``away`` or ``handed`` (FHIR: accepted to cancelled)."""
    mine = and_(t_offer.c.ticket_id == ticket.id, t_offer.c.worker_id == worker_id, t_offer.c.status == "accepted")
    work.conn.execute(update(t_offer).where(mine).values(status="cancelled", reason=why, decided_at=work.now))
