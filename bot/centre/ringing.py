"""Rings staff's telephones for danger, through the loud channel; and whether somebody at home is truly being called."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, select

from bot.centre.codes import fingerprint
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.messages import Letter
from bot.store.mailbox import house_address, post
from bot.store.peers import is_somewhere, leave, move
from bot.store.tables import t_address, t_deadline, t_event, t_letter
from referral.duty import line_order, shift_at
from referral.roster import shifts_from
from referral.station import Station, Watch, Worker

DOOR = "loud"
CARD, PING = "ring:", "ping:"  # what a loud letter's card begins with: danger on a ticket, or a test before a shift
KEYS = frozenset({"private-alert", "private-offer"})  # the private notices that call somebody to a ticket
RINGS = timedelta(seconds=45)  # so long a call without a report is taken to be still ringing
EVENT = "rang"
FINAL = frozenset({"answered", "failed"})
UNANSWERED, FAILED = "unanswered", "failed"  # what was noted of the last call
SILENT = frozenset({UNANSWERED, FAILED})
UNTRIED = "untried"  # a number nobody has answered at yet
_LIVE = frozenset({"U0", "U1"})
_NOW = 0
_PAUSE = ", "  # every voice rests at a comma


def address_of(worker_id: str) -> str:
    """Where a worker's telephone is written down; it may hold no number."""
    return f"{DOOR}:{worker_id}"


def give_number(work: Work, worker_id: str, number: str) -> None:
    """Write a worker's telephone down, sealed; it counts as reached once a test was answered.

    Two may have the same one: a duty telephone that goes from hand to hand.
    """
    address = address_of(worker_id)
    house_address(work.conn, work.house.vault, address, DOOR, work.now)
    who = fingerprint(work.house.code_key, f"{address} {number}")
    move(work.conn, work.house.vault, address, {"number": number}, who=who, reach=UNTRIED, reach_at=None)


def take_number(work: Work, worker_id: str) -> bool:
    """Forget it. False when there was none."""
    return leave(work.conn, address_of(worker_id))


def with_number(work: Work) -> frozenset[str]:
    """The ids of all whose telephone is written down."""
    found = select(t_address.c.id).where(t_address.c.door == DOOR, t_address.c.peer.is_not(None))
    return frozenset(str(one).partition(":")[2] for one in work.conn.execute(found).scalars())


def lacks_number(work: Work, days: int) -> list[Worker]:
    """Who is on call at home within so many days, in whichever unit that says it is loud, and has no number."""
    known, found = with_number(work), dict[str, Worker]()
    for unit_id in work.house.organisation.units:
        station = work.unit(unit_id)
        if station.id == unit_id and station.loud:
            night = (one for one in shifts_from(station, work.now, days) if one.watch is Watch.NIGHT)
            for worker_id in dict.fromkeys(one for shift in night for one in line_order(shift.line)):
                worker = work.worker(worker_id)
                if worker is not None and worker_id not in known:
                    found[worker_id] = worker
    return list(found.values())


def ring(work: Work, worker: Worker, ticket: Ticket) -> None:
    """Post one call about a ticket's danger, where there is a gateway and a number. A newer one takes its place."""
    address = address_of(worker.id)
    if ticket.urgency not in _LIVE or not work.house.loud_by or not is_somewhere(work.conn, address):
        return
    words, lang = work.house.words, spoken_with(work, worker)
    number = aloud(work, ticket.number or "")
    key = "loud-alert-sms" if work.house.loud_by == "sms" else "loud-alert"
    text = words.say(lang, key, number=number, colour=words.say(lang, f"colour-{ticket.urgency}"))
    post(
        work.conn,
        work.house.vault,
        address_id=address,
        letter=Letter(text, key, lang, "desk"),
        kind="alert",
        priority=_NOW,
        card=f"{CARD}{ticket.id}",
        ticket_id=ticket.id,
        now=work.now,
    )


def spoken_with(work: Work, worker: Worker) -> str:
    """The desk's language where the worker speaks it, else the first of theirs that the house speaks."""
    spoken = (work.house.lang, *work.house.station.languages)
    known = (one for one in spoken if not worker.languages or one in worker.languages)
    return next(known, work.house.lang)


def aloud(work: Work, number: str) -> str:
    """A ticket's number as a voice is to read it, digit by digit; a text message holds it as it stands."""
    if work.house.loud_by == "sms":
        return number
    head = number.rstrip("0123456789-")
    parts = (" ".join(part) for part in number.removeprefix(head).split("-"))
    return f"{head} {_PAUSE.join(parts)}".strip()


# ---- what may be said ----------------------------------------------------------------------------------------------


def is_heard(work: Work, ticket: Ticket, worker_id: str | None) -> bool:
    """Whether it is true that this worker is being called for the ticket: they are at work, or their telephone rings.

    Whoever is at home hears a chat only by chance: where no gateway really reaches them, nobody says they are called.
    """
    if worker_id is None:
        return False
    station = work.station_of(ticket)
    if _is_staffed(station, work.now) or _is_staffed(work.home(worker_id), work.now):
        return True
    loud = station.loud or work.home(worker_id).loud
    return loud and bool(work.house.loud_by) and _rung(work, ticket, worker_id)


def is_at_home(work: Work, ticket: Ticket, at: datetime) -> bool:
    """Whether those who stand for the ticket's unit at this instant are on call at home."""
    shift = shift_at(work.station_of(ticket), at)
    return shift is not None and shift.watch is Watch.NIGHT


def next_at_work(station: Station, at: datetime, days: int = 60) -> datetime | None:
    """When somebody stands on the first line at work next (UTC), not at home; None when not within so many days."""
    for one in shifts_from(station, at, days):
        if one.line.first is not None and one.watch is not Watch.NIGHT:
            return max(one.start, at)
    return None


def _is_staffed(station: Station, at: datetime) -> bool:
    shift = shift_at(station, at)
    return shift is not None and shift.watch is not Watch.NIGHT


def _rung(work: Work, ticket: Ticket, worker_id: str) -> bool:
    """Whether a call to them about this ticket is posted, has not come to nothing, and the last one was answered."""
    reach = select(t_address.c.reach).where(t_address.c.id == address_of(worker_id))
    if work.conn.execute(reach).scalar_one_or_none() in SILENT:
        return False
    calls = select(t_letter.c.state).where(
        t_letter.c.address_id == address_of(worker_id), t_letter.c.card == f"{CARD}{ticket.id}"
    )
    newest = work.conn.execute(calls.order_by(t_letter.c.id.desc()).limit(1)).scalar_one_or_none()
    return newest is not None and newest != "failed"


# ---- a call on its way ---------------------------------------------------------------------------------------------


def call_of(work: Work, letter_id: int) -> Row[Any] | None:
    """The loud letter of this number, without its words."""
    c = t_letter.c
    asked: Select[Any] = select(c.id, c.address_id, c.card, c.ticket_id, c.created_at, c.sent_at)
    return work.conn.execute(asked.where(c.id == letter_id, c.address_id.like(f"{DOOR}:%"))).one_or_none()


def rings_for(work: Work, address_id: str) -> float:
    """For how many seconds the last call to this telephone may still ring; 0 once its report is here."""
    c = t_letter.c
    lately: Select[Any] = select(c.id, c.card, c.ticket_id, c.sent_at).where(
        c.address_id == address_id, c.state == "sent", c.sent_at > work.now - RINGS
    )
    last = work.conn.execute(lately.order_by(c.id.desc()).limit(1)).one_or_none()
    if last is None or last.sent_at is None or is_settled(work, last):
        return 0.0
    until: datetime = last.sent_at + RINGS
    return max(1.0, (until - work.now).total_seconds())


def is_settled(work: Work, call: Row[Any]) -> bool:
    """Whether what became of this call is known."""
    card = str(call.card)
    if card.startswith(PING):
        done = select(t_deadline.c.done_at).where(t_deadline.c.kind == card)
        return any(at is not None for at in work.conn.execute(done).scalars())
    return any(state in FINAL for state in reports(work, call).values())


def reports(work: Work, call: Row[Any]) -> Mapping[int, str]:
    """What the gateway said of a call about a ticket, by the event's number."""
    asked = select(t_event.c.id, t_event.c.data).where(t_event.c.ticket_id == call.ticket_id, t_event.c.kind == EVENT)
    found = work.conn.execute(asked).all()
    return {row.id: str(row.data["state"]) for row in found if row.data.get("call") == call.id}
