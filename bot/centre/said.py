"""What was said on a ticket, opened for those who may read it: the resident's words, the bot's and the workers'."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import Any, assert_never

from sqlalchemy import Row, select

from bot.bodies import Body, Command, Document, Edit, Left, Number, Picture, Place, Press, Text, Voice
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.inbox import body_of
from bot.store.tables import t_event, t_inbox, t_media
from bot.store.vault import Unreadable
from bot.words import Words

MEDIA_ABOUT = "media.about"  # the sealed column with a file's own name
_TAPPED = ("here", "visit", "break", "keep_phone", "human", "back")
MAX_ALERT = 1500  # characters of words in one alert; the whole is in the details


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the thread. ``media`` is the id of a sound, picture or file that came with it."""

    at: datetime
    who: str  # resident · worker:<id>
    text: str
    media: str | None = None
    kind: str = ""  # of the media: voice · photo · document
    state: str = ""  # of the media: kept · wanted (still to be fetched) · failed
    name: str = ""  # the file's own
    pressed: bool = False  # a button or a command: not the resident's words
    ref: str = ""  # of a worker's words: what they are called in the outbox
    mark: str = ""  # and how they stand there: waiting · sent · failed


@lru_cache(maxsize=4)
def _key_pad(words: Words) -> frozenset[str]:
    """What a messenger's key-pad types for whoever taps it: an answer to "how do we reach you", not a story."""
    return frozenset(words.say(lang, f"button-{name}") for lang in words.langs for name in _TAPPED)


def _open(work: Work, row: Row[Any]) -> Line | None:
    plain = work.house.vault.open_json(work.conn, row.person_id, "inbox.body", row.body)
    try:
        body = body_of(plain)
    except Unreadable:  # no door could read it: a person reads what words could be found in it, or asks
        found = plain.get("text")
        words = f" {found}" if isinstance(found, str) else ""
        return Line(row.received_at, "resident", f"{work.desk_says('unreadable')}{words}".rstrip())
    return _line(work, row.received_at, body)


def _line(work: Work, at: datetime, body: Body) -> Line | None:  # noqa: C901, PLR0911 - one arm for each kind of body
    say = work.desk_says
    match body:
        case Text(text=text):
            return Line(at, "resident", text, pressed=text.strip() in _key_pad(work.house.words))
        case Number(number=text):
            return Line(at, "resident", text)
        case Voice(media=media):
            return Line(at, "resident", say("voice-note"), media, "voice")
        case Picture(media=media, caption=caption):
            return Line(at, "resident", f"{say('photo')} {caption}".rstrip(), media, "photo")
        case Document(media=media, caption=caption):
            return Line(at, "resident", f"{say('document')} {caption}".rstrip(), media, "document")
        case Place():
            return Line(at, "resident", body.plain())
        case Edit(text=text):
            return Line(at, "resident", say("edited", words=text))
        case Press(button=button):
            return _pressed(work, at, button.partition(":")[2])
        case Command(name=name):
            return _pressed(work, at, name)
        case Left():
            return None
        case _:
            assert_never(body)


def _pressed(work: Work, at: datetime, name: str) -> Line | None:
    key = f"button-{name}"
    known = work.house.words.has(work.house.lang, key)
    return Line(at, "resident", f"[{work.desk_says(key)}]", pressed=True) if known else None


def _with_media(work: Work, ticket: Ticket, lines: list[Line]) -> list[Line]:
    """The lines, knowing whether what came with them is here yet, and what a file calls itself."""
    asked = select(t_media.c.id, t_media.c.state, t_media.c.about, t_media.c.person_id)
    rows = {row.id: row for row in work.conn.execute(asked.where(t_media.c.ticket_id == ticket.id)).all()}
    found = []
    for line in lines:
        row = rows.get(line.media) if line.media else None
        found.append(line if row is None else replace(line, state=row.state, name=_name(work, row)))
    return found


def _name(work: Work, row: Row[Any, Any, Any, Any]) -> str:
    if row.about is None:
        return ""
    about = work.house.vault.open_json(work.conn, row.person_id, MEDIA_ABOUT, row.about)
    return str(about.get("name") or "")


def thread(work: Work, ticket: Ticket) -> tuple[Line, ...]:
    """Everything said on the ticket, in order. Raises Erased when the person's key is gone."""
    rows = work.conn.execute(select(t_inbox).where(t_inbox.c.ticket_id == ticket.id).order_by(t_inbox.c.id)).all()
    lines = _with_media(work, ticket, [line for line in (_open(work, row) for row in rows) if line is not None])
    spoken = select(t_event).where(t_event.c.ticket_id == ticket.id, t_event.c.kind.in_(("replied", "amended")))
    theirs = [_spoken(work, ticket, event) for event in work.conn.execute(spoken.order_by(t_event.c.id)).all()]
    return tuple(sorted([*lines, *_with_media(work, ticket, theirs)], key=lambda line: line.at))


def _spoken(work: Work, ticket: Ticket, event: Row[Any]) -> Line:
    """What a worker said, or how they put it right."""
    hidden = work.house.vault.open_json(work.conn, ticket.person_id, "event.secret", event.secret)
    text = hidden["text"] if event.kind == "replied" else work.desk_says("edited", words=hidden["text"])
    kind, ref = hidden.get("kind", ""), event.data.get("ref", "")
    if kind:
        text = f"{work.desk_says('voice-note' if kind == 'voice' else kind)} {text}".rstrip()
    return Line(event.at, event.by, text, hidden.get("media"), kind, ref=ref)


def words_of(work: Work, ticket_id: str, only: tuple[int, ...] | None = None) -> str:
    """The resident's own words on the ticket, buttons left out; of the inbox rows ``only`` if given.

    What was said several times in a row is there once.
    """
    query = select(t_inbox).where(t_inbox.c.ticket_id == ticket_id)
    if only is not None:
        query = query.where(t_inbox.c.id.in_(only))
    lines = [_open(work, row) for row in work.conn.execute(query.order_by(t_inbox.c.id)).all()]
    said = [line.text for line in lines if line is not None and not line.pressed]
    words = "\n".join(text for text, _ in groupby(said))
    return words if len(words) <= MAX_ALERT else words[:MAX_ALERT] + "…"
