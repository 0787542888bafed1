"""A claim decays: no contact on record in time, a reminder, and then the ticket goes back to the line."""

from datetime import datetime
from typing import cast

from sqlalchemy import select, update

from bot.centre import calling, notices, offers, promises, signatures, talking, tickets
from bot.centre.deadlines import add_deadline
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.tables import t_deadline, t_event
from referral.duty import next_opening
from referral.ladder import Pace, release_due

_KINDS = ("lapse", "lapse_soon")
_ACTED = ("contact", "replied", "calmed", "handed_back")  # what counts as contact, or as having tried
_TOLD = {"away": "released-away", "conflict": "released-other"}
_DESK = {"away": "released-desk-away", "conflict": "released-desk-other"}


def arm(work: Work, ticket: Ticket, contact_at: datetime) -> None:
    """From now on the claim lapses unless contact is on record; an earlier arming is put off."""
    disarm(work, ticket)
    ladder, home = calling.ladder_of(work, ticket), work.home(ticket.owner_id)
    at = release_due(ladder, home, contact_at)
    soon = contact_at + (at - contact_at) / 2
    if ladder.pace is Pace.STAFFED:  # half-way may be three in the morning: nobody is woken to be reminded
        soon = next_opening(home, soon)
    add_deadline(work, "lapse_soon", soon if soon < at else contact_at, ticket)
    add_deadline(work, "lapse", at, ticket)


def disarm(work: Work, ticket: Ticket) -> None:
    """The claim does not lapse any more."""
    waiting = (t_deadline.c.ticket_id == ticket.id) & t_deadline.c.kind.in_(_KINDS) & t_deadline.c.done_at.is_(None)
    work.conn.execute(update(t_deadline).where(waiting).values(done_at=work.now, outcome="off"))


def lapses(work: Work, ticket: Ticket) -> bool:
    """Whether somebody holds the ticket and nothing they did since is on record."""
    if ticket.owner_id is None or ticket.state != "ACKED" or ticket.calmed_at is not None:
        return False
    acted = select(t_event.c.id).where(
        t_event.c.ticket_id == ticket.id,
        t_event.c.kind.in_(_ACTED),
        t_event.c.by == f"worker:{ticket.owner_id}",
        t_event.c.at >= ticket.acked_at,
    )
    return work.conn.execute(acted.limit(1)).first() is None


def remind(work: Work, ticket: Ticket) -> None:
    """The worker is told when it goes to somebody else."""
    due = select(t_deadline.c.due_at).where(
        t_deadline.c.ticket_id == ticket.id, t_deadline.c.kind == "lapse", t_deadline.c.done_at.is_(None)
    )
    at = work.conn.execute(due.limit(1)).scalar_one_or_none()
    if at is not None:
        notices.tell_owner(work, ticket, "private-lapse", when=talking.desk_when(work, at))


def release(work: Work, ticket: Ticket, why: str) -> Ticket:
    """Back to the line, as if nobody had taken it, but whoever held it is not asked again in this shift.

    ``why``: ``lapsed``, ``away``, ``conflict`` (nobody but the director knows). The resident is told the truth,
    unless that would be unsafe.
    """
    before = work.house.organisation.worker(str(ticket.owner_id))
    name = before.called(work.house.lang) if before is not None else work.desk_says("somebody")
    if why != "conflict":
        notices.tell_owner(work, ticket, "private-released-away" if why == "away" else "private-released")
    calling.stop(work, ticket)
    disarm(work, ticket)
    ticket = signatures.drop(work, ticket, why)
    offers.give_up(work, ticket, str(ticket.owner_id), why)
    promises.settle(work, ticket.id, "contact", "released")
    talking.tell(work, ticket, _TOLD.get(why, "released"), worker=before)
    if ticket.handoff_live:
        talking.let_go(work, ticket)
    tickets.note(work, ticket.id, "released", why=why, worker=ticket.owner_id)
    key = _DESK.get(why, "released-desk")
    notices.tell_desk(work, ticket, key, urgent=ticket.urgency in calling.LIVE, worker=name)
    # Whoever said that the person is safe is gone: at danger it is called as loudly as at first.
    back = {"owner_id": None, "acked_at": None, "handoff_live": False, "escalated": True, "calmed_at": None}
    ticket = tickets.move(work, ticket, "NEW", **back)
    ticket, _ = calling.start(work, ticket)
    if not offers.asked(work, ticket):  # nobody else is here: the tier above acts for a one-worker station
        calling.climb_now(work, ticket)
    return cast("Ticket", tickets.get(work, ticket.id))
