"""Offers of a claim somebody has: who is asked to go on with it, who said no, and how they are told."""

from datetime import datetime

from sqlalchemy import select, update

from bot.centre import notices, promises, talking, tickets
from bot.centre.deadlines import take_all
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.messages import Button, Letter
from bot.store.mailbox import house_address, post
from bot.store.peers import is_bound
from bot.store.rows import add
from bot.store.tables import t_offer
from referral.station import Deed

HAND = 5  # ``offer.line`` of a claim that is handed over; the rungs of the ladders are 1 to 4
REASONS = ("busy", "off", "conflict", "skill")
KIND = "hand"  # hand:ask:<worker>: no answer yet · hand:stays:<n>: nobody has taken it over yet
LIVE = frozenset({"U0", "U1"})
_SOON = 4


def asked(work: Work, ticket: Ticket) -> frozenset[str]:
    """Who is asked to go on with it and has not answered."""
    waiting = select(t_offer.c.worker_id).where(
        t_offer.c.ticket_id == ticket.id, t_offer.c.line == HAND, t_offer.c.status == "requested"
    )
    return frozenset(work.conn.execute(waiting).scalars())


def is_asked(work: Work, ticket: Ticket, worker_id: str) -> bool:
    """Whether this worker is asked to go on with a claim somebody has."""
    return ticket.owner_id is not None and ticket.closed_at is None and worker_id in asked(work, ticket)


def offer(work: Work, ticket: Ticket, to: str) -> None:
    """Ask this worker, unless they are being asked already."""
    if to not in asked(work, ticket):
        row = {"ticket_id": ticket.id, "worker_id": to, "line": HAND, "created_at": work.now}
        add(work.conn, t_offer, status="requested", **row)


def refuse(work: Work, ticket: Ticket, worker_id: str, reason: str) -> None:
    """Keep in the ticket's history that this worker did not take it over, and why."""
    offer(work, ticket, worker_id)
    decide(work, ticket, worker_id, "rejected", reason)
    tickets.note(work, ticket.id, "hand_refused", f"worker:{worker_id}", reason=reason)


def decide(work: Work, ticket: Ticket, worker_id: str, status: str, reason: str) -> None:
    """What became of an open offer of this worker's."""
    waiting = update(t_offer).where(
        t_offer.c.ticket_id == ticket.id, t_offer.c.worker_id == worker_id, t_offer.c.status == "requested"
    )
    work.conn.execute(waiting.values(status=status, reason=reason, decided_at=work.now))


def refused(work: Work, ticket: Ticket) -> frozenset[str]:
    """Who did not want it when it was handed over, and who stepped out of it for good."""
    said = select(t_offer.c.worker_id).where(
        t_offer.c.ticket_id == ticket.id,
        t_offer.c.status == "rejected",
        (t_offer.c.line == HAND) | (t_offer.c.reason == "conflict"),
    )
    return frozenset(work.conn.execute(said).scalars())


def forget(work: Work, ticket: Ticket) -> None:
    """Nobody waits any more for an answer about this claim."""
    take_all(work, KIND, ticket)


def is_away(work: Work, worker_id: str, at: datetime | None = None) -> bool:
    """Whether the roster says that they are on leave at this moment, or at ``at``."""
    when = at or work.now
    return any(
        one.deed is Deed.LEAVE and one.worker == worker_id and one.start <= when < one.end for one in work.laid.changes
    )


def owner_of(work: Work, ticket: Ticket) -> str:
    """Whoever has it, by name, also when they are no longer on the staff."""
    return named(work, ticket.owner_id)


def named(work: Work, worker_id: str | None) -> str:
    """A worker's name in the desk's language, also of one who has left."""
    found = work.house.organisation.worker(worker_id) if worker_id else None
    return found.called(work.house.lang) if found else work.called(None, work.house.lang)


def promised(work: Work, ticket: Ticket) -> str:
    """By when the resident was told that somebody is in touch, in the desk's words."""
    due = promises.open_until(work, ticket.id, "contact")
    if due is None:
        return work.desk_says("hand-no-time")
    return work.desk_says("hand-promised", when=talking.desk_when(work, due))


def tell(work: Work, ticket: Ticket, worker_id: str, key: str, **more: str) -> None:
    """A private notice that asks, with its buttons; no word of the resident's is in it."""
    text = work.desk_says(key, **(notices.slots(work, ticket) | more))
    take = Button(f"takeover:{ticket.id}", work.desk_says("act-takeover"))
    keep = (Button(f"keepout-{one}:{ticket.id}", work.desk_says(f"reason-{one}")) for one in REASONS[:3])
    view = notices.view(work, ticket)
    letter = Letter(text, key, work.house.lang, "desk", (take, *keep), (), view, private=True)
    post_private(work, worker_id, letter, ticket)


def post_private(work: Work, worker_id: str, letter: Letter, ticket: Ticket | None = None) -> None:
    """To the console's mailbox of a worker and, where one is bound, the messenger's chat."""
    if work.worker(worker_id) is None:
        return
    address, private = f"worker:{worker_id}", work.house.private(worker_id)
    house_address(work.conn, work.house.vault, address, "worker", work.now)
    for there in (address, private) if is_bound(work.conn, private) else (address,):
        post(
            work.conn,
            work.house.vault,
            address_id=there,
            letter=letter,
            kind="notice",
            priority=notices.priority(ticket) if ticket is not None else _SOON,
            card=None,
            ticket_id=ticket.id if ticket is not None else None,
            now=work.now,
            sealed_for=ticket.person_id if ticket is not None else None,
        )
