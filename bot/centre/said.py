"""What was said on a ticket, opened for those who may read it: the resident's words, the bot's and the workers'."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, select

from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.messages import Number, Press, Text, Voice, body_from_json
from bot.store.tables import t_event, t_inbox

MAX_ALERT = 1500  # characters of words in one alert; the whole is in the details


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the thread. ``media`` is the id of a voice note instead of words."""

    at: datetime
    who: str  # resident · worker:<id>
    text: str
    media: str | None = None


def _open(work: Work, row: Row[Any]) -> Line | None:
    body = body_from_json(work.house.vault.open_json(work.conn, row.person_id, "inbox.body", row.body))
    match body:
        case Text(text=text):
            return Line(row.received_at, "resident", text)
        case Voice(media=media):
            return Line(row.received_at, "resident", work.desk_says("voice-note"), media)
        case Number(number=number):
            return Line(row.received_at, "resident", number)
        case Press(button=button):
            name = button.partition(":")[2]
            key = f"button-{name}"
            known = work.house.words.has(work.house.lang, key)
            return Line(row.received_at, "resident", f"[{work.desk_says(key)}]") if known else None
        case _:
            return None


def thread(work: Work, ticket: Ticket) -> tuple[Line, ...]:
    """Everything said on the ticket, in order. Raises Erased when the person's key is gone."""
    rows = work.conn.execute(select(t_inbox).where(t_inbox.c.ticket_id == ticket.id).order_by(t_inbox.c.id)).all()
    lines = [line for line in (_open(work, row) for row in rows) if line is not None]
    replies = select(t_event).where(t_event.c.ticket_id == ticket.id, t_event.c.kind == "replied")
    for event in work.conn.execute(replies).all():
        text = work.house.vault.open_json(work.conn, ticket.person_id, "event.secret", event.secret)["text"]
        lines.append(Line(event.at, event.by, text))
    return tuple(sorted(lines, key=lambda line: line.at))


def words_of(work: Work, ticket_id: str, only: tuple[int, ...] | None = None) -> str:
    """The resident's own words on the ticket, buttons left out; of the inbox rows ``only`` if given.

    What was said several times in a row is there once.
    """
    query = select(t_inbox).where(t_inbox.c.ticket_id == ticket_id)
    if only is not None:
        query = query.where(t_inbox.c.id.in_(only))
    lines = [_open(work, row) for row in work.conn.execute(query.order_by(t_inbox.c.id)).all()]
    said = [line.text for line in lines if line is not None and not line.text.startswith("[")]
    words = "\n".join(text for text, _ in groupby(said))
    return words if len(words) <= MAX_ALERT else words[:MAX_ALERT] + "…"
