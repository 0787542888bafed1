"""A ticket that had come to its end goes on: nobody has it, and the ladder begins anew."""

from bot.centre import calling, matters, moving, notices, offers, states, talking, tasks
from bot.centre.calling import Called
from bot.centre.house import Work
from bot.centre.keeping import keep, load, lock
from bot.centre.tickets import Ticket
from referral.ladder import Rank
from referral.ticket import REOPENED

REASONS = frozenset({"news", "worse", "mistake"})


def reopen(work: Work, ticket: Ticket, by: str, reason: str) -> Ticket:
    """It goes on, and the resident is told by whom. Raises IllegalMoveError where it is still open."""
    if reason == "worse" and ticket.urgency > "U2":
        ticket = moving.record(work, ticket, "raised", by, said={"reason": reason}, urgency="U2")
    ticket, called = take_up(work, ticket, by, reason)
    worker = work.worker(by.removeprefix("worker:"))
    if worker is not None and not states.is_quiet(work, ticket):
        lang = ticket.lang
        said = work.house.words.say(lang, "reopened-by", number=ticket.number or "", worker=worker.called(lang))
        talking.tell_text(work, ticket, "reopened-by", f"{said}\n{_say_asked(work, ticket, called.worker)[1]}")
    return ticket


def _say_asked(work: Work, ticket: Ticket, worker: str | None) -> tuple[str, str]:
    """Who is asked now; else when somebody is there."""
    told = states.heard(work, ticket, worker)
    if told is None or ticket.urgency in states.LIVE:
        return states.say_asked(work, ticket, ticket.lang, told)
    name = work.called(told, ticket.lang)
    return "reopened-asked", work.house.words.say(ticket.lang, "reopened-asked", worker=name)


def take_up(work: Work, ticket: Ticket, by: str, reason: str) -> tuple[Ticket, Called]:
    """The same, saying nothing to the resident: whom it reached is handed back, for what may be said of it.

    Whoever had it before is told, and is asked like everybody else.
    """
    before = ticket.owner_id
    tasks.cancel_open(work, ticket, "reopened", "follow_up", "sign")
    ticket = moving.record(
        work,
        ticket,
        "reopened",
        by,
        to=REOPENED,
        said={"reason": reason, "before": before},
        owner_id=None,
        acked_at=None,
        contacted_at=None,
        calmed_at=None,
        safe_now=None,
        tries=0,
        checked_at=None,
        outcome=None,
        informed=None,
        follow_up=None,
        summarised=False,
        closing_at=None,
        signed_at=None,
        closed_at=None,
        void_reason=None,
        handoff_live=False,
        reopened=ticket.reopened + 1,
    )
    ticket, called = calling.start(work, ticket)
    if before is not None and before != called.worker:
        if work.worker(before) is not None and not offers.stepped_out(work, ticket, before):
            offers.offer(work, ticket, before, Rank.FIRST)  # who knows the matter is asked beside the line
        notices.tell_worker(work, before, ticket, "private-reopened")
    if by != "resident":  # whose own turn knows it already
        _lead_back(work, ticket)
    return ticket, called


def _lead_back(work: Work, ticket: Ticket) -> None:
    """The conversation goes on with it too: what is said next belongs to it."""
    address = talking.address_of(work, ticket)
    if address is None:
        return
    session = load(work, lock(work, ticket.person_id), address.address_id)
    if session.ticket == ticket.id and session.over:
        keep(work, ticket.person_id, matters.taken_up(work, session, ticket))
