"""What a worker may look at: the board of cards, the details of a ticket they hold; each opening is an event."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.centre import alarms, notices, promises, relaying, said, sight, states, tasks, tickets
from bot.centre.codes import fingerprint
from bot.centre.house import Work
from bot.centre.offers import stepped_out
from bot.centre.said import Line
from bot.centre.tickets import Ticket
from bot.messages import Card, Refused
from bot.store.tables import t_event, t_media, t_offer, t_ticket
from bot.store.vault import Erased
from referral.duty import line_order, on_duty
from referral.roles import BOARD, DETAILS, may
from referral.station import Worker

_UNKNOWN = Refused("refused-unknown")
# Kept, but a page that shows a picture would fill its own history with them.
_LOOKS = frozenset({"viewed", "looked", tickets.SET})


@dataclass(frozen=True, slots=True)
class Details:
    """A ticket opened for the worker who holds it."""

    card: Card
    contact: str | None  # the telephone number, if one was given
    contact_way: str  # phone · here · visit · break
    kin: str | None
    subject: str
    safety: str | None
    wishes: tuple[str, ...]  # do_not_call · human
    phone_seen: bool | None
    promised: datetime | None  # told to the resident: in touch by then
    thread: tuple[Line, ...]
    evidence: tuple[tuple[str, str], ...]  # rule id, the resident's words
    set_aside: tuple[tuple[str, str, str], ...]  # rule id, words, reason
    events: tuple[tuple[datetime, str, str, dict[str, Any]], ...] = field(default=())  # at, kind, by, data
    keyed: str | None = None  # what a worker typed during a telephone call, or whoever referred them in wrote
    called: str = ""  # how the person wishes to be called, where somebody said so
    sender: str = ""  # who referred them in
    live: bool = False  # a worker holds the conversation
    placed: dict[str, Any] = field(default_factory=dict)  # why it lies with this unit: codes (``centre.explaining``)
    ranked: dict[str, Any] = field(default_factory=dict)  # who was thought of last, and why
    rules: str = ""  # version of the rules it was read by last, the centre's changes included
    local: str | None = None  # the centre's own code of it


def board(work: Work, worker_id: str) -> list[Card]:
    """The open tickets this worker may see, most urgent first, then the oldest; empty for who may not see it."""
    worker = work.worker(worker_id)
    if worker is None or not may(worker.role, BOARD):
        return []
    mine = select(t_ticket).where(
        sight.seen_by(work, worker), t_ticket.c.closed_at.is_(None), t_ticket.c.number.is_not(None)
    )
    out = select(t_offer.c.ticket_id).where(t_offer.c.worker_id == worker_id, t_offer.c.reason == "conflict")
    mine = mine.where(t_ticket.c.id.not_in(out))
    rows = work.conn.execute(mine.order_by(t_ticket.c.urgency, t_ticket.c.sent_at).limit(200)).all()
    return [notices.view(work, row) for row in rows]


def may_open(work: Work, worker: Worker | None, ticket: Ticket) -> bool:
    """The owner; a supervisor or director; who was asked in; who is on duty while danger on it is unanswered.

    Nobody who stepped back.
    """
    if worker is None or not may(worker.role, DETAILS) or ticket.number is None:
        return False
    if ticket.owner_id == worker.id:
        return True
    if stepped_out(work, ticket, worker.id):
        return False
    if tasks.coworks(work, ticket, worker.id):
        return True
    on_line = worker.id in line_order(on_duty(work.station_of(ticket), work.now))
    if on_line and (alarms.is_ringing(work, ticket) or alarms.looked(work, ticket, worker.id)):
        return True  # whoever has looked goes on looking until the person is safe
    return sight.oversees(work, worker, ticket)


def details(work: Work, worker_id: str, ticket_id: str) -> Details | Refused:
    """Everything on one ticket. The same answer for a ticket that does not exist and one that is not theirs."""
    worker, ticket = work.worker(worker_id), tickets.get(work, ticket_id)
    if ticket is None or not may_open(work, worker, ticket):
        return _UNKNOWN
    try:
        hidden, thread = tickets.details(work, ticket), said.thread(work, ticket)
    except Erased:
        return Refused("refused-erased")
    tickets.note(work, ticket.id, "viewed", f"worker:{worker_id}")
    rows = work.conn.execute(select(t_event).where(t_event.c.ticket_id == ticket.id).order_by(t_event.c.id)).all()
    return Details(
        card=notices.view(work, ticket),
        contact=hidden.get("phone"),
        contact_way=hidden.get("contact") or "here",
        kin=hidden.get("kin"),
        subject=ticket.subject,
        safety=ticket.safety,
        wishes=tuple(wish for wish in ("do_not_call", "human") if hidden.get(wish)),
        phone_seen=hidden.get("phone_seen"),
        promised=promises.open_until(work, ticket.id, "contact"),
        thread=_marked(work, ticket, thread),
        evidence=tuple((rule, words) for rule, words in hidden.get("evidence", ())),
        set_aside=tuple((rule, words, why) for rule, words, why in hidden.get("set_aside", ())),
        events=tuple((row.at, row.kind, row.by, dict(row.data)) for row in rows if row.kind not in _LOOKS),
        keyed=hidden.get("keyed"),
        called=str(hidden.get("name") or ""),
        sender=_sender(work, hidden),
        live=bool(ticket.handoff_live),
        placed=next((dict(row.data) for row in reversed(rows) if row.kind == "placed"), {}),
        ranked=next((dict(row.data) for row in reversed(rows) if row.kind == "ranked"), {}),
        rules=ticket.rules_version,
        local=ticket.local,
    )


def _marked(work: Work, ticket: Ticket, thread: tuple[said.Line, ...]) -> tuple[said.Line, ...]:
    """The lines; a worker's know whether they have arrived."""
    stands = relaying.marks(work, ticket)
    return tuple(replace(line, mark=stands.get(line.ref, "")) if line.ref else line for line in thread)


def _sender(work: Work, hidden: Mapping[str, Any]) -> str:
    """The office and the person who filled in its form; "" for who was not referred in."""
    sender = work.house.pages.senders.get(str(hidden.get("sender", "")))
    known = (sender.called(work.house.lang) if sender is not None else hidden.get("sender"), hidden.get("by"))
    return " · ".join(str(one) for one in known if one)


def media(work: Work, worker_id: str, media_id: str) -> tuple[str, bytes] | Refused:
    """A voice note, picture or file: its type and its bytes, for the worker who holds the ticket."""
    row = work.conn.execute(select(t_media).where(t_media.c.id == media_id)).one_or_none()
    ticket = tickets.get(work, row.ticket_id) if row is not None and row.ticket_id else None
    if row is None or ticket is None or row.body is None or not may_open(work, work.worker(worker_id), ticket):
        return _UNKNOWN
    try:
        sound = work.house.vault.open(work.conn, row.person_id, "media.body", row.body)
    except Erased:
        return Refused("refused-erased")
    tickets.note(work, ticket.id, "listened" if row.kind == "voice" else "looked", f"worker:{worker_id}")
    return row.mime, sound


def by_code(work: Work, code: str) -> str | None:
    """The true status behind a 取件码, in the ticket's language; nothing where violence is flagged."""
    digits = "".join(c for c in code if c.isdecimal())
    hashed = fingerprint(work.house.code_key, digits)
    found = select(t_ticket).where(t_ticket.c.code_hash == hashed, t_ticket.c.number.is_not(None))
    row = work.conn.execute(found.order_by(t_ticket.c.created_at.desc()).limit(1)).first()
    if row is None or row.state == "VOID":
        return None
    return states.say_status(work, row, row.lang, on_return=True)[1]
