"""A resident has everything they said deleted: requests taken back at once, the data key a minute later.

What the law makes us keep outlives the key and is told: that a report was made, to whom and when, with its reference;
and the history of what was done, in closed vocabulary. A report still due needs the words: the key waits.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import ColumnElement, Row, func, literal_column, or_, select, update

from bot.centre import keeping, notices, sending, tasks, tickets
from bot.centre.house import SYSTEM, Work
from bot.messages import Letter
from bot.store.mailbox import get_address, oldest_waiting
from bot.store.outbox import post
from bot.store.peers import is_bound
from bot.store.rows import add
from bot.store.tables import t_address, t_deadline, t_event, t_inbox, t_letter, t_person, t_ticket
from referral.ticket import ENDS

log = structlog.get_logger("centre")
KIND = "erase"
SEALED_AS = "event.secret"
SOON = timedelta(minutes=1)  # the farewell is carried meanwhile: it lies sealed with the same key
TRIES = 10
WAITS = timedelta(days=1)  # how often it is looked again whether the report was made
IN_REACH = timedelta(hours=48)  # how long Telegram lets a bot delete what it sent
_ON_THE_WAY: ColumnElement[bool] = literal_column("letter.state in ('waiting', 'leased')")  # as the index has it
_WORKED = frozenset({"DONE", "CLOSED"})
_LINE = frozenset({"U0", "U1", "U2"})  # drafts whose silence the first line is told of


@dataclass(frozen=True, slots=True)
class Kept:
    """What is said plainly of what stays: tickets whose report is still due, and whether one was made before."""

    waits: tuple[str, ...] = ()  # their numbers
    reported: bool = False
    closed: bool = False  # something had come to its end before


def begin(work: Work, person_id: str, by: str = "resident") -> Kept:
    """Every open request is taken back, and the key is to be destroyed soon. What stays is told back."""
    theirs = work.conn.execute(select(t_ticket).where(t_ticket.c.person_id == person_id)).all()
    for ticket in theirs:
        tickets.note(work, ticket.id, "erase_asked", by)
        if ticket.code_hash is not None:
            tickets.put(work, ticket.id, code_hash=None)
        if ticket.closed_at is not None:
            tasks.cancel_open(work, ticket, "erased", "follow_up")
    due = [one for one in _open_tickets(work, person_id) if _report_waits(one)]
    for ticket in _open_tickets(work, person_id):
        if ticket in due:
            notices.tell_owner(work, ticket, "private-erase-waits")
            continue
        if ticket.state == "DRAFT" and ticket.urgency in _LINE:
            sending.nudge(work, ticket, "half-told")
        holder = sending.withdraw(work, ticket, "deleted").owner_id
        for worker in _told_in_private(work, person_id):
            if worker != holder:  # who was alarmed and did not take it has the words in a chat of their own too
                notices.tell_worker(work, worker, ticket, "private-deleted")
    waits = select(t_deadline.c.id).where(
        t_deadline.c.person_id == person_id, t_deadline.c.kind == KIND, t_deadline.c.done_at.is_(None)
    )
    if work.conn.execute(waits).first() is None:
        add(work.conn, t_deadline, kind=KIND, person_id=person_id, due_at=work.now + SOON, attempts=0)
    return Kept(
        tuple(one.number or "" for one in due),
        any(one.reported_at is not None for one in theirs),
        any(one.state in _WORKED for one in theirs),
    )


def _report_waits(ticket: tickets.Ticket) -> bool:
    """The law asks for a report that was not made yet: it needs the words (PIPL art. 13, 47)."""
    return bool(ticket.report_due) and ticket.reported_at is None


def carry_out(work: Work, deadline: Row[Any]) -> str:
    """Destroy the key: then this is ``done``, and after the commit every process is to forget the opened key.

    ``off`` when they have begun to tell something new, or were erased already; ``waits`` when their letters are still
    to be carried.
    """
    person_id = str(deadline.person_id)
    key = work.conn.execute(select(t_person.c.wrapped_key).where(t_person.c.id == person_id)).scalar()
    if key is None:
        return "off"
    still = _open_tickets(work, person_id)
    if still and all(one.report_due for one in still):
        again = {"done_at": None, "due_at": work.now + WAITS}
        work.conn.execute(update(t_deadline).where(t_deadline.c.id == deadline.id).values(**again))
        return "waits"
    if still:
        _tell(work, person_id, "delete-new")
        return "off"
    left = _on_the_way(work, person_id)
    if left and deadline.attempts < TRIES:
        again = {"done_at": None, "due_at": work.now + SOON, "attempts": deadline.attempts + 1}
        work.conn.execute(update(t_deadline).where(t_deadline.c.id == deadline.id).values(**again))
        return "waits"
    if left:
        log.warning("erased before everything was carried", letters=left)
    for ticket in work.conn.execute(select(t_ticket).where(t_ticket.c.person_id == person_id)).all():
        _keep_report(work, ticket)
        tickets.note(work, ticket.id, "erased")
    work.house.vault.erase(work.conn, person_id)
    _take_away(work, person_id)
    return "done"


def _keep_report(work: Work, ticket: tickets.Ticket) -> None:
    """The report's reference goes under the unit's own key: proof that the law was kept, and no word of the person."""
    unit = get_address(work.conn, work.house.desk_of(ticket.centre))
    for event in tickets.events(work, ticket, "reported"):
        if event.secret is None or unit is None:
            continue
        known = tickets.secret_of(work, ticket, event)
        sealed = work.house.vault.seal(work.conn, unit.person_id, SEALED_AS, {"text": known.get("text", "")})
        kept = {"to": event.data.get("to"), "reported_at": event.data.get("reported_at")}
        row = {"at": work.now, "kind": "report_kept", "by": SYSTEM, "data": kept, "secret": sealed}
        add(work.conn, t_event, ticket_id=ticket.id, **row)


def report_of(work: Work, ticket: tickets.Ticket) -> str | None:
    """The reference of the report on a ticket whose person had everything deleted; None where there is none."""
    unit = get_address(work.conn, work.house.desk_of(ticket.centre))
    for event in tickets.events(work, ticket, "report_kept"):
        if unit is not None and event.secret is not None:
            found = work.house.vault.open_json(work.conn, unit.person_id, SEALED_AS, event.secret)
            return str(found.get("text", ""))
    return None


def _take_away(work: Work, person_id: str) -> None:
    """What went to workers' chats on a messenger is deleted there too, as far as the platform still lets us."""
    sent = select(t_letter.c.address_id, t_letter.c.external_id).where(
        t_letter.c.person_id == person_id,
        t_letter.c.external_id.is_not(None),
        t_letter.c.address_id.in_([work.house.private(one.id) for one in work.house.organisation.workers()]),
        t_letter.c.sent_at > work.now - IN_REACH,
    )
    of_chat: dict[str, list[str]] = {}
    for row in work.conn.execute(sent.order_by(t_letter.c.id)).all():
        of_chat.setdefault(row.address_id, []).append(row.external_id)
    for address, names in of_chat.items():
        if is_bound(work.conn, address):
            letter = Letter("", "take-away", work.house.lang, "desk", takes_away=tuple(names))
            post(work.conn, work.house.vault, address_id=address, letter=letter, kind="notice", now=work.now)


def _open_tickets(work: Work, person_id: str) -> list[tickets.Ticket]:
    theirs = select(t_ticket).where(t_ticket.c.person_id == person_id, t_ticket.c.closed_at.is_(None))
    return [one for one in work.conn.execute(theirs).all() if one.state not in ENDS]


def _told_in_private(work: Work, person_id: str) -> list[str]:
    """Workers in whose private chat on a messenger something of this person's stands."""
    chats = {work.house.private(one.id): one.id for one in work.house.organisation.workers()}
    told = select(t_letter.c.address_id).where(
        t_letter.c.address_id.in_(sorted(chats)), t_letter.c.person_id == person_id
    )
    return [chats[address] for address in sorted(set(work.conn.execute(told).scalars()))]


def _on_the_way(work: Work, person_id: str) -> int:
    """What is sealed with the key and not delivered: letters to them or with their words, and messages not heard."""
    own = select(t_address.c.id).where(t_address.c.person_id == person_id)
    sealed = or_(t_letter.c.address_id.in_(own), t_letter.c.person_id == person_id)
    letters = work.conn.execute(select(func.count()).select_from(t_letter).where(_ON_THE_WAY, sealed)).scalar_one()
    return int(letters) + int(oldest_waiting(work.conn, person_id) is not None)


def _tell(work: Work, person_id: str, key: str) -> None:
    last = select(t_inbox.c.address_id).where(t_inbox.c.person_id == person_id).order_by(t_inbox.c.id.desc()).limit(1)
    lang = keeping.lang_of(work, person_id) or work.house.lang
    address = work.conn.execute(last).scalar_one()
    keeping.say(work, address, Letter(work.house.words.say(lang, key), key, lang), None, person_id=person_id)
