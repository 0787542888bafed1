"""What can happen to a conversation, already read: the values a turn takes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heard:
    """A message, with what triage understood of its words (codes only, no words).

    A voice note, a picture and a file are what nobody has listened to or looked at yet; words below them are read.
    """

    concern: str | None = None
    also: tuple[str, ...] = ()
    urgency: str = "U3"
    danger: str | None = None
    ask_safe: bool = False
    safety_topic: bool = False  # one of its concerns always brings the safety question
    subject: str | None = None
    kin: str | None = None
    gender: str | None = None
    age_band: str | None = None
    area: str | None = None
    named: str | None = None
    topic: str | None = None
    phone: str | None = None
    says: frozenset[str] = frozenset()
    why: tuple[str, ...] = ()
    lang: str = ""
    size: int = 0  # characters
    voice: bool = False
    picture: bool = False  # a photograph or a file
    place: bool = False  # a position on the map
    pinned: bool = False  # the area is the one nearest to that position; nobody said it
    edited: bool = False  # an earlier message, in new words
    empty: bool = False  # nothing but spaces, marks or pictures
    returning: bool = False  # the last word was long ago


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button or a messenger's command, by name; ``fresh`` when it belongs to the question now on the screen."""

    name: str
    fresh: bool = True
    returning: bool = False
    area: str | None = None  # the community: what a link brought along with "start", or what the button names
    school: str | None = None  # whose link it was
    unit: str | None = None  # the unit whose link it was
    within: str = ""  # what the button opens: the communities of a street, or more of them
    code: str = ""  # six digits, with "code"


@dataclass(frozen=True, slots=True)
class NumberGiven:
    """A telephone number handed over by the door."""

    phone: str


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """The resident left the machine (快速离开, 我走开了)."""


@dataclass(frozen=True, slots=True)
class HumanCame:
    """A worker speaks now: the bot is silent."""


@dataclass(frozen=True, slots=True)
class HumanLeft:
    """The worker handed back."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The ticket is closed, withdrawn or merged: what comes next is a new matter."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The matter has come to its end with a worker: what comes next may belong to it or be a new one."""


@dataclass(frozen=True, slots=True)
class Calmed:
    """A worker reached the person, who is safe: the alarm is over, and danger said again is danger anew."""


Event = Heard | Pressed | NumberGiven | LeftAlone | HumanCame | HumanLeft | Ended | Closed | Calmed
