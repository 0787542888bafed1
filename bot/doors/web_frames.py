"""The words of the wire between a resident's page and the station: what a page may send, what it is told."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, assert_never
from zoneinfo import ZoneInfo

from bot.bodies import Body, Command, Document, Edit, Left, Number, Picture, Place, Press, Text, Voice
from bot.messages import Letter, Post
from bot.words import Words

MOST = 100_000  # characters of one message
FRAME_MOST = MOST * 12 + 1_000  # JSON may write one character as twelve
_ID_MOST, _BUTTON_MOST, _NUMBER_MOST, _LAST_SEQ = 64, 64, 32, 2**53
_ID = re.compile(r'"id"\s*:\s*"([A-Za-z0-9-]{1,64})"')  # never inside a text: its quotes are escaped
_NEAR = 300  # characters from either end

Out = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Hello:
    """The page is there and has shown everything up to ``seq``. ``carried`` is a pass it holds in memory."""

    seq: int
    carried: str
    lang: str


@dataclass(frozen=True, slots=True)
class Said:
    """Something for the station, under the page's own id."""

    id: str
    body: Body


@dataclass(frozen=True, slots=True)
class Ping:
    """Asks whether the line is alive."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """A frame that cannot be taken; ``key`` says why in words, under the page's id where it gave one."""

    id: str | None
    key: str


Frame = Hello | Said | Ping | Unusable


def read_frame(raw: str, langs: tuple[str, ...]) -> Frame:
    """What the page sent. Never raises: what is not a frame is Unusable."""
    if len(raw) > FRAME_MOST:
        return Unusable(_id_of(raw), "web-too-long")
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        return Unusable(None, "web-cannot")
    if not isinstance(data, dict):
        return Unusable(None, "web-cannot")
    match data.get("t"):
        case "ping":
            return Ping()
        case "hello":
            seq, carried = data.get("seq"), data.get("pass")
            lang = data.get("lang") if data.get("lang") in langs else langs[0]
            return Hello(
                seq if isinstance(seq, int) and 0 <= seq <= _LAST_SEQ else 0,
                carried if isinstance(carried, str) else "",
                str(lang),
            )
    return _said(data, langs)


def _said(data: Mapping[str, Any], langs: tuple[str, ...]) -> Said | Unusable:
    own_id = data.get("id")
    if not isinstance(own_id, str) or not is_id(own_id):
        return Unusable(None, "web-cannot")
    lang = data.get("lang")
    lang = lang if lang in langs else ""
    body: Body
    match data:
        case {"t": "say", "text": str(text)} if len(text) > MOST:
            return Unusable(own_id, "web-too-long")
        case {"t": "say", "text": str(text)} if not text.strip():
            return Unusable(own_id, "web-empty")
        case {"t": "say", "text": str(text)}:
            body = Text(_whole(text), lang)
        case {"t": "press", "b": str(button)} if 0 < len(button) <= _BUTTON_MOST:
            body = Press(_whole(button), lang)
        case {"t": "number", "number": str(number)} if 0 < len(number) <= _NUMBER_MOST:
            body = Number(_whole(number), lang)
        case {"t": "left"}:
            body = Left()
        case _:
            return Unusable(own_id, "web-cannot")
    return Said(own_id, body)


def _whole(text: str) -> str:
    """Halves of characters, which JSON can carry and no database can keep, become the mark for an unreadable one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _id_of(raw: str) -> str | None:
    """The id of a frame too long to be read, so that the page knows which message it was."""
    found = _ID.search(raw[:_NEAR]) or _ID.search(raw[-_NEAR:])
    return found.group(1) if found else None


def is_id(text: str) -> bool:
    """Whether this can be a page's own id of a message."""
    return 0 < len(text) <= _ID_MOST and text.isascii() and text.replace("-", "").isalnum()


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes posts for one page. ``href`` makes a telephone number a link."""

    words: Words
    tz: ZoneInfo
    lang: str
    href: Callable[[str], str]

    def post(self, post: Post) -> Out:
        """One line of the mailbox. Times are the station's own, so an old phone need not know time zones."""
        head: Out = {"t": "post", "seq": post.seq, "at": post.at.astimezone(self.tz).isoformat(timespec="seconds")}
        if post.letter is not None:
            return head | {"who": post.who, "late": post.late} | self._letter(post.letter)
        return head | {"who": "me", "id": post.update_id} | (self._mine(post.mine) if post.mine is not None else {})

    def _letter(self, letter: Letter) -> Out:
        return {
            "text": letter.text,
            "key": letter.key,
            "lang": letter.lang,
            "state": letter.state,
            "buttons": [{"id": one.id, "label": one.label} for one in letter.buttons],
            "ref": letter.ref,
            "edited": letter.edited,
            "media": [{"id": one.media, "kind": one.kind} for one in letter.enclosed],
            "dial": [{"number": d.number, "label": d.label, "href": self.href(d.number)} for d in letter.dial],
        }

    def _mine(self, body: Body) -> Out:  # noqa: C901, PLR0911 - one arm for each kind of body, held exhaustive below
        match body:
            case Text(text=text):
                return {"kind": "text", "text": text}
            case Press(button=button):
                name = button.partition(":")[2]
                key = "button-where" if name.startswith("area_") else f"button-{name}"  # which, only the ticket knows
                known = self.words.has(self.lang, key)
                return {"kind": "press", "b": button, "text": self.words.say(self.lang, key) if known else ""}
            case Number(number=number):
                return {"kind": "number", "text": number}
            case Voice(seconds=seconds):
                length = f" {seconds}″" if seconds else ""
                return {"kind": "voice", "text": self.words.say(self.lang, "web-voice-note") + length}
            case Picture(caption=caption):
                return {"kind": "text", "text": self._below("web-picture", caption)}
            case Document(caption=caption):
                return {"kind": "text", "text": self._below("web-document", caption)}
            case Place():
                return {"kind": "text", "text": body.plain()}
            case Edit(text=text):
                return {"kind": "text", "text": text}
            case Command(name=name):
                return {"kind": "press", "b": name, "text": self.words.say(self.lang, f"button-{name}")}
            case Left():
                return {"kind": "left", "text": ""}
            case _:
                assert_never(body)

    def _below(self, key: str, caption: str) -> str:
        return f"{self.words.say(self.lang, key)} {caption}".rstrip()
