"""What crosses between doors and centre: what comes in, what goes out, what a worker does, and what came of it."""

from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any

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
    "Accept", "Act", "CallSupervisor", "Contacted", "Decline", "HandBack", "HandOver", "Heard", "KeepOut", "KeyIn",
    "Later", "Level", "PersonSafe", "RefuseLine", "RefuseSheet", "Reply", "SheetAct", "SignSheet", "TakeLine",
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


# ---- what a worker does --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Accept:
    """接单."""

    ticket: str


@dataclass(frozen=True, slots=True)
class Decline:
    """不便接, with a reason of the closed list (``busy`` · ``off`` · ``conflict`` · ``skill``)."""

    ticket: str
    reason: str


@dataclass(frozen=True, slots=True)
class CallSupervisor:
    """叫督导."""

    ticket: str


@dataclass(frozen=True, slots=True)
class Heard:
    """听过了: the worker has listened to every voice note of the ticket."""

    ticket: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Words of the worker to the resident; the bot goes silent until HandBack."""

    ticket: str
    text: str


@dataclass(frozen=True, slots=True)
class HandBack:
    """/完: the worker has finished talking; the bot answers again."""

    ticket: str


@dataclass(frozen=True, slots=True)
class Contacted:
    """Spoke to the resident: ``how`` phone · visit · online · site; ``reached`` or only tried."""

    ticket: str
    how: str = "phone"
    reached: bool = True


@dataclass(frozen=True, slots=True)
class PersonSafe:
    """已联系，人安全: stops the alarm at once; the level stays."""

    ticket: str


@dataclass(frozen=True, slots=True)
class Later:
    """The promised time cannot be kept: a new one, told to the resident before the old one lapses."""

    ticket: str
    minutes: int


@dataclass(frozen=True, slots=True)
class KeyIn:
    """A phoned-in request, keyed in during the call: at most six fields."""

    concern: str
    urgency: str
    subject: str
    phone: str
    words: str
    area: str | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """交给: whoever has the ticket asks another worker to go on with it; it moves only once that one has agreed."""

    ticket: str
    to: str


@dataclass(frozen=True, slots=True)
class TakeOver:
    """接过来: the worker who was asked goes on with the ticket."""

    ticket: str


@dataclass(frozen=True, slots=True)
class KeepOut:
    """不接: the worker who was asked does not go on with it, with a reason as in ``Decline``."""

    ticket: str
    reason: str


@dataclass(frozen=True, slots=True)
class SignSheet:
    """交班签字: who goes signs that the hand-over sheet is complete."""

    sheet: int


@dataclass(frozen=True, slots=True)
class TakeSheet:
    """接班签字: who comes takes over every line that is still open."""

    sheet: int


@dataclass(frozen=True, slots=True)
class RefuseSheet:
    """不接班: no line that is still open is taken over, with a reason as in ``Decline``."""

    sheet: int
    reason: str


@dataclass(frozen=True, slots=True)
class TakeLine:
    """One line of a sheet is taken over."""

    line: int


@dataclass(frozen=True, slots=True)
class RefuseLine:
    """One line of a sheet is not taken over."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Level:
    """A person judges the urgency: ``U0`` … ``U4``; why: ``checked`` · ``misread`` · ``worse``."""

    ticket: str
    urgency: str
    reason: str


SheetAct = SignSheet | TakeSheet | RefuseSheet | TakeLine | RefuseLine
Act = (
    Accept
    | Decline
    | CallSupervisor
    | Heard
    | Reply
    | HandBack
    | Contacted
    | PersonSafe
    | Later
    | Level
    | KeyIn
    | HandOver
    | TakeOver
    | KeepOut
    | SheetAct
)


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
