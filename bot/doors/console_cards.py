"""Cards as the desk shows them: colour, word and shape, why, since when, and what this worker may do with each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.doors.console_room import Room
from bot.doors.console_times import instant
from bot.messages import Card
from bot.store.tables import t_promise, t_ticket
from referral.roles import OVERSIGHT

SHAPES = {"U0": "▲", "U1": "◆", "U2": "■", "U3": "●", "U4": "○"}  # a signal besides the colour and the word
_WAITING = ("NEW", "REOPENED")
_DANGER = ("U0", "U1")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the desk needs of a ticket's row beside its card."""

    owner_id: str | None
    calm: bool  # 已联系，人安全 was pressed: no alarm
    due_at: datetime | None  # accept by
    promise_due: datetime | None  # call by, as the resident was told
    closed: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One card, in words."""

    id: str
    number: str
    level: str
    colour: str
    shape: str
    concern: str
    why_title: str
    why: tuple[str, ...]
    area: str
    age: str
    waited: str
    state: str
    owner: str
    mine: bool
    opens: bool  # its details are this worker's to see
    free: bool  # may be accepted
    danger: bool
    alarm: bool  # must be heard until somebody takes it
    calm: bool
    unheard: str  # what nobody has listened to or looked at yet, in words
    violence: bool
    due: str
    late: bool
    promise: str
    promise_left: str
    promise_late: bool


def marks(conn: Connection, tickets: Iterable[str]) -> dict[str, Mark]:
    """The marks of these tickets, by ticket id."""
    t, p = t_ticket.c, t_promise.c
    asked = list(tickets)
    rows = conn.execute(select(t.id, t.owner_id, t.calmed_at, t.due_at, t.closed_at).where(t.id.in_(asked))).all()
    due: dict[str, datetime] = {}
    promised = select(p.ticket_id, p.due_at).where(
        p.ticket_id.in_([row.id for row in rows]), p.state == "open", p.kind == "contact"
    )
    for row in conn.execute(promised):
        due[row.ticket_id] = min(row.due_at, due.get(row.ticket_id, row.due_at))
    return {
        row.id: Mark(row.owner_id, row.calmed_at is not None, row.due_at, due.get(row.id), row.closed_at is not None)
        for row in rows
    }


def shown(room: Room, card: Card, mark: Mark | None) -> Shown:
    """One card in the room's words. Without a mark (an old card) nothing can be pressed."""
    say, times = room.say, room.times
    since = instant(card.since)
    owner_id = mark.owner_id if mark else None
    free = mark is not None and owner_id is None and not mark.closed and card.state in _WAITING
    danger = card.urgency in _DANGER
    promise = mark.promise_due if mark else None
    due = mark.due_at if mark and free else None
    place = room.centre.area(card.area)
    return Shown(
        id=card.ticket,
        number=card.number,
        level=card.urgency.lower(),
        colour=say(f"urgency-{card.urgency}"),
        shape=SHAPES[card.urgency],
        concern=say.label("concern", card.concern),
        why_title=say("console-why", colour=say(f"colour-{card.urgency}")),
        why=tuple(say.label("rule", rule) for rule in card.why),
        area=place.name if place else "",
        age=say("console-age", age=card.age_band) if card.age_band else "",
        waited=(times.waited(since) if free else times.ago(since)) if since else "",
        state=say.label("console-state", card.state.lower()),
        owner=card.owner or "",
        mine=owner_id == room.visit.worker.id,
        opens=owner_id == room.visit.worker.id or room.visit.worker.role in OVERSIGHT,
        free=free,
        danger=danger,
        alarm=free and danger and not (mark is not None and mark.calm),
        calm=bool(mark and mark.calm),
        unheard=say("console-unseen" if "media-unseen" in card.why else "console-unheard") if card.unheard else "",
        violence=card.violence,
        due=times.at(due) if due else "",
        late=due is not None and due < times.now,
        promise=times.at(promise) if promise else "",
        promise_left=times.span(min(times.now, promise), max(times.now, promise)) if promise else "",
        promise_late=promise is not None and promise < times.now,
    )
