"""The true state of a ticket, in plain words for the resident."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from bot.centre import alarms, calling, offers, promises, ringing, tasks, tickets
from bot.centre.deadlines import add_deadline
from bot.centre.house import Work
from bot.centre.saying import dangers_numbers, say_numbers, say_slot_when
from bot.centre.tickets import Ticket, details
from bot.centre.times import say_clock
from bot.store.tables import t_deadline
from flows.session import Session
from referral.day import is_safe
from referral.duty import line_order, next_duty, on_duty

LIVE = calling.LIVE
_ONWARD = frozenset({"status-referred", "status-passed-on"})
_WORKED = {
    "CONTACTED": "status-contacted",
    "ASSIGNED": "status-follows",
    "ACTIVE": "status-follows",
    "UNREACHED": "status-unreached",
    "REFERRED": "status-referred",
    "HANDED": "status-passed-on",
    "FOLLOWUP": "status-passed-on",
}


def with_ticket(session: Session, ticket_id: str) -> Session:
    """The session, holding this ticket from now on."""
    return replace(session, ticket=ticket_id)


def is_quiet(work: Work, ticket: Ticket) -> bool:
    """Violence is flagged, and it was not said that nobody else reads the phone: nothing is said unasked."""
    if not ticket.violence:
        return False
    hidden = details(work, ticket)
    if hidden.get("phone_seen") is False:
        return False
    return not is_safe(work.station_of(ticket), hidden.get("safe_when"), work.now)


def say_status(work: Work, ticket: Ticket, lang: str, *, on_return: bool = False) -> tuple[str, str]:
    """Message key and text. On return, from another browser, a ticket with violence flagged shows nothing."""
    words = work.house.words
    if ticket.violence and on_return:
        return "status-quiet", words.say(lang, "status-quiet")
    if ticket.closed_at is not None:
        return _ended(work, ticket, lang, on_return=on_return)
    return (
        _unaccepted(work, ticket, lang) if ticket.owner_id is None else _held(work, ticket, lang, on_return=on_return)
    )


def _ended(work: Work, ticket: Ticket, lang: str, *, on_return: bool) -> tuple[str, str]:
    """By whom and when, and that they can always write again; of one that was merged, how the other stands."""
    words, number = work.house.words, ticket.number or ""
    other = tickets.get(work, ticket.merged_into) if ticket.merged_into is not None else None
    if other is not None and other.id != ticket.id:
        key, text = say_status(work, other, lang, on_return=on_return)
        merged = words.say(lang, "status-merged", number=number, other=other.number or "")
        return key, f"{merged}\n{text}"
    if ticket.void_reason == "withdrawn":
        return "status-taken-back", words.say(lang, "status-taken-back", number=number)
    if ticket.state in {"DONE", "CLOSED"} and ticket.owner_id is not None:
        when = say_slot_when(work, lang, ticket.closed_at)
        worker = work.called(ticket.owner_id, lang)
        return "status-done", words.say(lang, "status-done", number=number, worker=worker, at=when)
    return "status-closed", words.say(lang, "status-closed", number=number)


def _held(work: Work, ticket: Ticket, lang: str, *, on_return: bool) -> tuple[str, str]:
    words, number = work.house.words, ticket.number or ""
    worker = work.called(ticket.owner_id, lang)
    if alarms.is_ringing(work, ticket):  # what was done before the new danger is no news
        asked = heard(work, ticket, alarms.called(work, ticket))
        if asked is None:
            return say_night(work, ticket, lang)
        return "calling", words.say(lang, "calling", worker=work.called(asked, lang))
    if ticket.state in _WORKED:
        return _worked(work, ticket, lang, on_return=on_return)
    due = promises.open_until(work, ticket.id, "contact")
    # Asked here, the worker is told so in the same turn; a code typed elsewhere reminds nobody, and says nothing of it.
    if due is None and not on_return and promises.was_broken(work, ticket.id, "contact"):
        return "status-overdue", words.say(lang, "status-overdue", number=number, worker=worker)
    if due is None:
        return "status-mine", words.say(lang, "status-mine", number=number, worker=worker)
    when = say_slot_when(work, lang, due)
    return "status-accepted", words.say(lang, "status-accepted", number=number, worker=worker, when=when)


def _worked(work: Work, ticket: Ticket, lang: str, *, on_return: bool) -> tuple[str, str]:
    """Who is at it; who else is asked or has it: not named from another browser, nor where violence is flagged."""
    key = _WORKED[ticket.state]
    known = {"number": ticket.number or "", "worker": work.called(ticket.owner_id, lang)}
    wanted = {"requested"} if ticket.state == "REFERRED" else {"accepted", "in-progress", "completed"}
    found = [one.receiver for one in tasks.of(work, ticket, "referral") if one.status in wanted]
    if key in _ONWARD and (not found or ticket.violence or on_return):
        key = "status-follows"
    if key not in _ONWARD:
        return key, work.house.words.say(lang, key, **known)
    directory = work.house.pages.directory
    names = (directory[one].called(lang) if one in directory else str(one) for one in dict.fromkeys(found))
    known["receiver"] = work.house.words.say(lang, "and").join(names)
    return key, work.house.words.say(lang, key, **known)


def _unaccepted(work: Work, ticket: Ticket, lang: str) -> tuple[str, str]:
    words = work.house.words
    if ticket.state == "DRAFT":
        return "status-draft", words.say(lang, "status-draft")
    if ticket.urgency in calling.LIVE:
        return say_calling(work, ticket, lang)
    due = promises.open_until(work, ticket.id, "accept")
    if due is None:
        if ticket.due_at is None or ticket.due_at <= work.now:  # late: called again before a time is told
            ticket, _ = calling.start(work, tickets.put(work, ticket.id, escalated=True))
        due = promises.rounded(ticket.due_at, work.now)
        promises.make(work, ticket, "accept", due)
    when = say_slot_when(work, lang, due)
    key = "status-reopened" if ticket.state == "REOPENED" else "status-new"
    return key, words.say(lang, key, number=ticket.number or "", when=when)


def say_calling(work: Work, ticket: Ticket, lang: str) -> tuple[str, str]:
    """Whether staff are being called for a danger, told truthfully: by name, how often, or that nobody is there."""
    asked = _called(work, ticket)
    if asked is None:
        return say_night(work, ticket, lang)
    words, since = work.house.words, _since(work, ticket)
    if since is not None and since.due_at <= work.now:
        return say_failed(work, ticket, lang)
    times = 1 if since is None else 1 + _rounds(work, ticket, since.id)
    if times > 1:
        lines = say_numbers(work, lang, dangers_numbers(work, ticket.danger))
        return "calling-again", words.say(lang, "calling-again", numbers=lines, times=str(times))
    return "calling", words.say(lang, "calling", worker=work.called(asked, lang))


def say_failed(work: Work, ticket: Ticket, lang: str) -> tuple[str, str]:
    """Nobody could be reached yet."""
    lines = say_numbers(work, lang, dangers_numbers(work, ticket.danger))
    return "calling-failed", work.house.words.say(lang, "calling-failed", numbers=lines)


def _called(work: Work, ticket: Ticket) -> str | None:
    """Who is on the line now, has not declined, and is truly being called."""
    refused = calling.declined_by(work, ticket)
    line = (one for one in line_order(on_duty(work.station_of(ticket), work.now)) if one not in refused)
    above = (one for one in offers.asked(work, ticket) if one in line_order(on_duty(work.home(one), work.now)))
    return next((one for one in (*line, *above) if ringing.is_heard(work, ticket, one)), None)


def heard(work: Work, ticket: Ticket, worker: str | None) -> str | None:
    """Whom a resident may be told is being called: this worker, else another on the line whom it reaches; or None."""
    if worker is None or ringing.is_heard(work, ticket, worker):
        return worker
    return _called(work, ticket)


def say_asked(work: Work, ticket: Ticket, lang: str, worker: str | None, key: str = "moved-open") -> tuple[str, str]:
    """It lies with another unit now, and who is asked there; key and text. ``key``: in other words."""
    told = heard(work, ticket, worker)
    if told is None:
        return say_night(work, ticket, lang, short=True)
    key = "calling" if ticket.urgency in LIVE else key
    return key, work.house.words.say(lang, key, worker=work.called(told, lang))


def next_there(work: Work, ticket: Ticket) -> datetime | None:
    """When somebody is on duty at the ticket's unit next. Whoever is on call at home by then is not told to wait for.

    What is promised for that time is then called anew.
    """
    station = work.station_of(ticket)
    if not ringing.is_at_home(work, ticket, work.now):
        return next_duty(station, work.now)
    opening = ringing.next_at_work(station, work.now)
    if opening is not None and ticket.owner_id is None and not calling.waits_for(work, ticket, "duty", opening):
        add_deadline(work, "duty", opening, ticket)
    return opening


def say_night(work: Work, ticket: Ticket, lang: str, *, short: bool = False) -> tuple[str, str]:
    """Nobody is on duty: when somebody is, as a stored promise; else that nobody is on the roster.

    ``short`` beside a text that holds the numbers already.
    """
    words = work.house.words
    opening = next_there(work, ticket)
    if opening is None or opening <= work.now:  # nobody is on the roster, or whoever is has declined
        if short:
            return "night-nobody-short", words.say(lang, "night-nobody-short")
        lines = say_numbers(work, lang, dangers_numbers(work, ticket.danger))
        key = "night-nobody" if opening is None else "calling-failed"
        return key, words.say(lang, key, numbers=lines)
    when = say_slot_when(work, lang, promises.promise_opening(work, ticket, opening) or opening)
    if short:
        return "night-short", words.say(lang, "night-short", when=when)
    lines = say_numbers(work, lang, dangers_numbers(work, ticket.danger))
    return "night", words.say(lang, "night", when=when, numbers=lines)


def _since(work: Work, ticket: Ticket) -> Row[Any, Any] | None:
    """The deadline this calling began with."""
    began = select(t_deadline.c.id, t_deadline.c.due_at).where(
        t_deadline.c.ticket_id == ticket.id, t_deadline.c.kind == "unreached"
    )
    return work.conn.execute(began.order_by(t_deadline.c.id.desc()).limit(1)).first()


def _rounds(work: Work, ticket: Ticket, since: int) -> int:
    """How often staff were called again since this calling began."""
    again = select(t_deadline.c.kind).where(
        t_deadline.c.ticket_id == ticket.id,
        t_deadline.c.id > since,
        t_deadline.c.kind.like("again:%"),
        t_deadline.c.outcome == "done",
    )
    return max((int(kind.rsplit(":", 1)[1]) - 1 for kind in work.conn.execute(again).scalars()), default=0)


def seen(work: Work, ticket: Ticket, lang: str) -> str:
    """冯社工 10:32 看到了."""
    at = say_clock(work.house.words, lang, work.house.station, ticket.acked_at)
    return work.house.words.say(lang, "seen", worker=work.called(ticket.owner_id, lang), at=at)
