"""What crosses between doors and centre: what comes in, what goes out, and what came of a worker's act."""

from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any

from bot.acts import (
    Accept,
    Act,
    Amend,
    CallSupervisor,
    Contacted,
    Decline,
    HandBack,
    HandOver,
    Heard,
    KeepOut,
    KeyIn,
    Later,
    Level,
    PersonSafe,
    RefuseLine,
    RefuseSheet,
    Reply,
    SheetAct,
    SignSheet,
    TakeLine,
    TakeOver,
    TakeSheet,
)
from bot.bodies import (
    Body,
    Command,
    Document,
    Edit,
    Left,
    Number,
    Picture,
    Place,
    Press,
    Text,
    Voice,
    body_from_json,
    body_to_json,
)

__all__ = [  # noqa: RUF022 - in the order of the page
    "Body", "Command", "Document", "Edit", "Left", "Number", "Picture", "Place", "Press", "Text", "Voice",
    "body_from_json", "body_to_json",
    "Button", "Card", "Dial", "Enclosure", "Letter", "Post", "letter_from_json", "letter_to_json",
    "Accept", "Act", "Amend", "CallSupervisor", "Contacted", "Decline", "HandBack", "HandOver", "Heard", "KeepOut",
    "KeyIn", "Later", "Level", "PersonSafe", "RefuseLine", "RefuseSheet", "Reply", "SheetAct", "SignSheet", "TakeLine",
    "TakeOver", "TakeSheet", "Done", "Outcome", "Refused",
]  # fmt: skip

# ---- what is said --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Button:
    """``id`` is what comes back in a Press (or names an act); ``label`` ≤ 6 characters for residents."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Dial:
    """A telephone number to offer; the web makes a dialling button of it, other doors print it."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A voice note, picture or file that goes with a letter: its media id, and what it is."""

    media: str
    kind: str  # voice · photo · document


@dataclass(frozen=True, slots=True)
class Card:
    """The closed-vocabulary fields of a ticket's card: never a word, a name or a contact of a resident."""

    ticket: str  # the ticket's id
    number: str
    urgency: str  # U0 … U4
    state: str  # domain study §8
    concern: str  # code
    why: tuple[str, ...] = ()  # rule ids
    area: str | None = None
    age_band: str | None = None
    since: str = ""  # ISO instant it was sent
    owner: str | None = None  # worker's display name, once taken
    unheard: bool = False
    violence: bool = False
    hands_off: bool = False  # the person concerned is not to be contacted
    waits: bool = False  # for a supervisor's signature


@dataclass(frozen=True, slots=True)
class Letter:
    """One thing to be said, rendered in its addressee's language."""

    text: str
    key: str  # the message's name in locale/, for tests and for promises
    lang: str
    who: str = "bot"  # bot · human · desk
    buttons: tuple[Button, ...] = ()
    dial: tuple[Dial, ...] = ()
    card: Card | None = None
    state: str = ""  # the conversation's state after it, for the door's layout
    before: str = ""  # and before it: a messenger takes away the key-pad it showed there
    enclosed: tuple[Enclosure, ...] = ()
    private: bool = False  # holds personal facts: not to be forwarded or saved where the platform can say so
    answers: str = ""  # what the messenger calls the message this is an answer to, shown beside it
    silent: bool = False  # arrives without a sound: whoever it is for is not at work, and no life hangs on it
    takes_away: tuple[str, ...] = ()  # no words: earlier letters, by what the messenger calls them, are to be deleted
    ref: str = ""  # of relayed words: what they are called, the same in every edition, so that an edit replaces them
    edited: bool = False  # the worker has put the words right
    reacts: str = ""  # no words: a sign set on the message that it ``answers``
    keeps: str = ""  # words of a worker's that wait until it is said whom they are for (JSON)


_LETTER = tuple(f.name for f in fields(Letter))


def letter_to_json(letter: Letter) -> dict[str, Any]:
    """As it is kept, encrypted, in the outbox."""
    plain = {name: getattr(letter, name) for name in _LETTER}
    plain["buttons"] = [{"id": one.id, "label": one.label} for one in letter.buttons]
    plain["dial"] = [{"number": one.number, "label": one.label} for one in letter.dial]
    plain["card"] = None if letter.card is None else asdict(letter.card)
    plain["enclosed"] = [{"media": one.media, "kind": one.kind} for one in letter.enclosed]
    return plain


def letter_from_json(data: dict[str, Any]) -> Letter:
    """Back from the outbox; fields of a newer version are ignored."""
    plain = {name: data[name] for name in _LETTER if name in data}
    plain["buttons"] = tuple(Button(**b) for b in plain.get("buttons", ()))
    plain["dial"] = tuple(Dial(**d) for d in plain.get("dial", ()))
    plain["takes_away"] = tuple(plain.get("takes_away", ()))
    plain["enclosed"] = tuple(Enclosure(**one) for one in plain.get("enclosed", ()))
    if plain.get("card"):
        card = plain["card"]
        plain["card"] = Card(**{**card, "why": tuple(card.get("why", ()))})
    return Letter(**plain)


@dataclass(frozen=True, slots=True)
class Post:
    """One line of a mailbox, as a door shows it: the resident's own message or a letter, numbered by ``seq``."""

    seq: int
    at: datetime
    who: str  # me · bot · human · desk
    letter: Letter | None = None
    mine: Body | None = None
    update_id: str | None = None  # the client's own id of its message
    late: bool = False  # sent long after it was written
    letter_id: int | None = None


# ---- what came of it -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Done:
    """It happened. ``key`` names the sentence to show, ``args`` its slots."""

    key: str
    args: dict[str, str] = field(default_factory=dict)
    ticket: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """It did not happen: somebody else was first, the press is old, or this worker may not. Nothing changed."""

    key: str
    args: dict[str, str] = field(default_factory=dict)


Outcome = Done | Refused
