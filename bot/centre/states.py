"""The true state of a ticket, in plain words for the resident."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from bot.centre import promises
from bot.centre.house import Work
from bot.centre.saying import dangers_numbers, say_numbers, say_slot_when
from bot.centre.tickets import Ticket, details
from bot.centre.times import say_clock
from bot.store.tables import t_deadline
from flows.session import Session
from referral.duty import on_duty

LIVE = frozenset({"U0", "U1"})
FAILED_AFTER = timedelta(minutes=10)


def with_ticket(session: Session, ticket_id: str) -> Session:
    """The session, holding this ticket from now on."""
    return replace(session, ticket=ticket_id)


def is_quiet(work: Work, ticket: Ticket) -> bool:
    """Violence is flagged and others may read the phone: nothing is said unasked, and nothing on return."""
    return bool(ticket.violence) and bool(details(work, ticket).get("phone_seen", False))


def say_status(work: Work, ticket: Ticket, lang: str, *, on_return: bool = False) -> tuple[str, str]:
    """Message key and text. On return, from another browser, a ticket with violence flagged shows nothing."""
    words, number = work.house.words, ticket.number or ""
    if ticket.violence and on_return:
        return "status-quiet", words.say(lang, "status-quiet")
    if ticket.closed_at is not None:
        return "status-closed", words.say(lang, "status-closed", number=number)
    if ticket.owner_id is None:
        return _unaccepted(work, ticket, lang)
    worker = work.called(ticket.owner_id, lang)
    if ticket.state == "CONTACTED":
        return "status-contacted", words.say(lang, "status-contacted", number=number, worker=worker)
    due = promises.open_until(work, ticket.id, "contact")
    if due is None:
        return "status-mine", words.say(lang, "status-mine", number=number, worker=worker)
    when = say_slot_when(work, lang, due)
    return "status-accepted", words.say(lang, "status-accepted", number=number, worker=worker, when=when)


def _unaccepted(work: Work, ticket: Ticket, lang: str) -> tuple[str, str]:
    words = work.house.words
    if ticket.state == "DRAFT":
        return "status-draft", words.say(lang, "status-draft")
    if ticket.urgency in LIVE:
        return say_calling(work, ticket, lang)
    due = promises.open_until(work, ticket.id, "accept")
    if due is None:
        due = promises.rounded(ticket.due_at, work.now)
        promises.make(work, ticket, "accept", due)
    when = say_slot_when(work, lang, due)
    return "status-new", words.say(lang, "status-new", number=ticket.number or "", when=when)


def say_calling(work: Work, ticket: Ticket, lang: str) -> tuple[str, str]:
    """Whether staff are being called for a danger, told truthfully: by name, how often, or that nobody is there."""
    words = work.house.words
    lines = say_numbers(work, lang, dangers_numbers(work, ticket.danger))
    line = on_duty(work.house.station, work.now)
    reachable = next((one for one in (line.first, line.second, line.supervisor) if one), None)
    if reachable is None:
        return say_night(work, ticket, lang)
    if work.now - (ticket.sent_at or work.now) >= FAILED_AFTER:
        return "calling-failed", words.say(lang, "calling-failed", numbers=lines)
    times = 1 + rounds(work, ticket)
    if times > 1:
        return "calling-again", words.say(lang, "calling-again", numbers=lines, times=str(times))
    return "calling", words.say(lang, "calling", worker=work.called(reachable, lang))


def say_night(work: Work, ticket: Ticket, lang: str) -> tuple[str, str]:
    """Nobody is on duty: when somebody is, as a stored promise; else that nobody is on the roster."""
    words = work.house.words
    lines = say_numbers(work, lang, dangers_numbers(work, ticket.danger))
    opening = promises.promise_opening(work, ticket)
    if opening is None:
        return "night-nobody", words.say(lang, "night-nobody", numbers=lines)
    return "night", words.say(lang, "night", when=say_slot_when(work, lang, opening), numbers=lines)


def rounds(work: Work, ticket: Ticket) -> int:
    """How often staff were called again since the first time."""
    again = select(t_deadline.c.kind).where(
        t_deadline.c.ticket_id == ticket.id, t_deadline.c.kind.like("again:%"), t_deadline.c.outcome == "done"
    )
    return max((int(kind.rsplit(":", 1)[1]) - 1 for kind in work.conn.execute(again).scalars()), default=0)


def seen(work: Work, ticket: Ticket, lang: str) -> str:
    """冯社工 10:32 看到了."""
    at = say_clock(work.house.words, lang, work.house.station, ticket.acked_at)
    return work.house.words.say(lang, "seen", worker=work.called(ticket.owner_id, lang), at=at)
