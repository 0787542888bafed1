"""What a worker does: each press or short form is one value, carried out by the centre in one transaction."""

from dataclasses import dataclass

from bot.acts_case import CaseAct, TaskAct


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
    """Words of the worker to the resident, or a sound, picture or file; the bot goes silent until HandBack.

    ``source``: which message of the worker's it comes from, so that an edit of it finds what was sent.
    """

    ticket: str
    text: str
    media: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Amend:
    """Words sent before, put right: ``source`` is what ``Reply`` said of where they came from."""

    ticket: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class HandBack:
    """/完: the worker has finished talking; the bot answers again."""

    ticket: str


@dataclass(frozen=True, slots=True)
class Contacted:
    """Spoke to the resident: ``how`` phone · visit · online · site; ``reached`` or only tried.

    ``safe``: yes · no · unsure, None where it was not judged. ``spoke``: requester · subject · other.
    """

    ticket: str
    how: str = "phone"
    reached: bool = True
    safe: str | None = None
    spoke: str | None = None


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
    """A phoned-in request, keyed in during the call: at most six fields.

    ``source``: keyed (they or theirs rang) · network (somebody refers them) · outreach (a worker came upon it).
    """

    concern: str
    urgency: str
    subject: str
    phone: str
    words: str
    area: str | None = None
    source: str = "keyed"


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
    | Amend
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
    | CaseAct
    | TaskAct
)
