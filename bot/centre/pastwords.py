"""Words of the past for the workbench: only of tickets with consent, veiled before they are shown, each look kept."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, or_, select

from bot.bodies import Body, Document, Edit, Picture, Text
from bot.centre import sight, tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.pages.book import names_of
from bot.pages.keywords import segmenter
from bot.store.inbox import body_of
from bot.store.tables import t_event, t_inbox, t_ticket
from bot.store.vault import Erased, Unreadable
from referral.organisation import Organisation
from referral.station import Worker
from referral.ticket import VOID
from referral.veil import veil

LOOKED = "studied"  # the event of a look
JUDGED = ("regarded", "levelled")
_CHILD = "<14"
_BEHIND = timedelta(days=365)
_LATELY = timedelta(days=90)
_MOST = 400
_MOST_JUDGED = 30
_SHORT = 6
_LONGEST = 1_000  # characters of one message that are shown


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a resident, as it was said: not to be shown before it is veiled."""

    id: int
    ticket: str
    number: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A person read a ticket otherwise than the rules did."""

    event: int
    ticket: str
    number: str
    at: datetime
    by: str
    kind: str  # regarded · levelled
    was: str
    now: str
    text: str  # as it was said


def lately(work: Work, worker: Worker) -> tuple[Said, ...]:
    """What residents with consent said within a year, as far as this worker oversees it; the newest."""
    rows = work.conn.execute(
        select(t_inbox, t_ticket.c.number)
        .join(t_ticket, t_ticket.c.id == t_inbox.c.ticket_id)
        .where(*_allowed(), t_inbox.c.received_at > work.now - _BEHIND)
        .order_by(t_inbox.c.id.desc())
        .limit(_MOST)
    ).all()
    seen: dict[str, bool] = {}
    found = []
    for row in rows:
        if not _overseen(work, worker, row.ticket_id, seen):
            continue
        words = _words(work, row)
        if words:
            found.append(Said(row.id, row.ticket_id, row.number, row.received_at, words))
    return tuple(found)


def judged(work: Work, worker: Worker) -> tuple[Judged, ...]:
    """Tickets with consent that a worker judged otherwise than the rules; each is kept as looked at."""
    rows = work.conn.execute(
        select(t_event, t_ticket.c.number)
        .join(t_ticket, t_ticket.c.id == t_event.c.ticket_id)
        .where(*_allowed(), t_event.c.kind.in_(JUDGED), t_event.c.at > work.now - _LATELY)
        .order_by(t_event.c.id.desc())
        .limit(_MOST_JUDGED)
    ).all()
    seen: dict[str, bool] = {}
    found = [one for row in rows if _overseen(work, worker, row.ticket_id, seen) for one in _judged(work, row)]
    look(work, worker, (one.ticket for one in found))
    return tuple(found)


def one_judged(work: Work, worker: Worker, event: int) -> Ticket | None:
    """The ticket behind one of them, if this worker may still use its words."""
    row = work.conn.execute(
        select(t_event.c.ticket_id)
        .join(t_ticket, t_ticket.c.id == t_event.c.ticket_id)
        .where(*_allowed(), t_event.c.id == event, t_event.c.kind.in_(JUDGED))
    ).first()
    ticket = tickets.get(work, row.ticket_id) if row is not None else None
    return ticket if ticket is not None and sight.oversees(work, worker, ticket) else None


def look(work: Work, worker: Worker, ticket_ids: Iterable[str]) -> None:
    """Keep in each ticket's history that its words were shown, veiled, to better the rules."""
    for ticket_id in sorted(set(ticket_ids)):
        tickets.note(work, ticket_id, LOOKED, f"worker:{worker.id}")


def veiled(organisation: Organisation, text: str) -> str:
    """As it may be shown: names, numbers and addresses are ○."""
    return veil(text[:_LONGEST], segmenter(), known_names(organisation))


def known_names(organisation: Organisation) -> Collection[str]:
    """What people and places of the house are called."""
    whole = {name for worker in organisation.workers() for name in (worker.name, *worker.names.values())}
    return frozenset({*names_of(organisation), *whole})


def _allowed() -> tuple[Any, ...]:
    """Sent with consent and not taken back; never of somebody under 14, whose parents were not asked about this."""
    return (
        t_ticket.c.basis == "consent",
        t_ticket.c.number.is_not(None),
        t_ticket.c.state != VOID,
        or_(t_ticket.c.age_band.is_(None), t_ticket.c.age_band != _CHILD),
    )


def _overseen(work: Work, worker: Worker, ticket_id: str, seen: dict[str, bool]) -> bool:
    if ticket_id not in seen:
        ticket = tickets.get(work, ticket_id)
        seen[ticket_id] = ticket is not None and sight.oversees(work, worker, ticket)
    return seen[ticket_id]


def _judged(work: Work, row: Row[Any]) -> Iterator[Judged]:
    rows = work.conn.execute(select(t_inbox).where(t_inbox.c.ticket_id == row.ticket_id).order_by(t_inbox.c.id)).all()
    text = "\n".join(words for one in rows if _tells(words := _words(work, one)))
    data, urgency = row.data, row.kind == "levelled"
    was, now = data.get("before" if urgency else "from"), data.get("urgency" if urgency else "concern")
    if text and was != now and data.get("reason") != "worse":  # confirmed, or it got worse since: nothing was misread
        yield Judged(row.id, row.ticket_id, row.number, row.at, row.by, row.kind, str(was or ""), str(now or ""), text)


def _tells(words: str) -> bool:
    """More than a short answer or a number: 都没有 and 可以，送出 teach no rule anything."""
    return sum(not one.isdigit() for one in words) > _SHORT


def _words(work: Work, row: Row[Any]) -> str:
    """The words of one message; none of somebody who had everything deleted, nor of what is no words."""
    try:
        body: Body = body_of(work.house.vault.open_json(work.conn, row.person_id, "inbox.body", row.body))
    except (Erased, Unreadable):
        return ""
    match body:
        case Text(text=words) | Edit(text=words) | Picture(caption=words) | Document(caption=words):
            return words.strip()
        case _:
            return ""
