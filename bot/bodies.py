"""What a resident sends, as it lies sealed in the inbox: words, buttons, sound, pictures, places, commands."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """Words, exactly as they came. ``lang`` here and below: the language of the page they came from, "" if unknown."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A button: its id is ``<session version>:<name>``, so an old button is recognised."""

    button: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice note, kept encrypted under this media id or still to be fetched."""

    media: str
    seconds: int | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph under this media id, and the words written below it. ``more``: one more of the same album."""

    media: str
    caption: str = ""
    lang: str = ""
    more: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file under this media id (its own name lies sealed with it), and the words below it; ``more`` as above."""

    media: str
    caption: str = ""
    lang: str = ""
    more: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number handed over by the door itself (one-tap), not typed."""

    number: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A position on the map, in degrees; ``name`` is what the map calls it, "" for a bare pin."""

    latitude: float
    longitude: float
    name: str = ""
    lang: str = ""

    def plain(self) -> str:
        """As it is read: 📍 what it is called, and the degrees to about a metre."""
        return f"📍 {self.name} ".rstrip() + f" {self.latitude:.5f}, {self.longitude:.5f}"


@dataclass(frozen=True, slots=True)
class Edit:
    """An earlier message (``of``: the platform's name for it) says this now; the earlier words are kept too."""

    of: str
    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a messenger's menu: ``start`` · ``stop`` · ``help`` · ``status`` · ``delete`` · ``code``.

    ``arg`` is what a link brought along (a community's or a school's id), or the digits of a 取件码.
    """

    name: str
    arg: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """快速离开 or 我走开了: the resident left; on a shared machine nothing may stay on the screen."""


Body = Text | Press | Voice | Picture | Document | Number | Place | Edit | Command | Left
_BODIES: dict[str, type[Any]] = {
    "text": Text,
    "press": Press,
    "voice": Voice,
    "picture": Picture,
    "document": Document,
    "number": Number,
    "place": Place,
    "edit": Edit,
    "command": Command,
    "left": Left,
}
_NAMES = {kind: name for name, kind in _BODIES.items()}


def body_to_json(body: Body) -> dict[str, Any]:
    """As it is kept, encrypted, in the inbox."""
    return {
        "t": _NAMES[type(body)],
        **{key: value for key, value in asdict(body).items() if (key, value) != ("lang", "")},
    }


def body_from_json(data: dict[str, Any]) -> Body:
    """Back from the inbox. Raises KeyError or TypeError on anything this version did not write."""
    body: Body = _BODIES[data["t"]](**{key: value for key, value in data.items() if key != "t"})
    return body
