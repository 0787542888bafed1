"""What a turn asks to be done; the centre carries each out in the same transaction."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Say:
    """Tell the resident the message ``key`` of locale/; with the buttons of the step it belongs to."""

    key: str
    buttons: tuple[str, ...] = ()
    slots: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Open:
    """A need was said: a draft ticket exists from here on, and words belong to it."""


@dataclass(frozen=True, slots=True)
class Alert:
    """Danger: the ticket goes out now, with the words already given, before any further question."""

    danger: str
    again: bool = False  # staff were called a moment ago without knowing which danger; now it has a name


@dataclass(frozen=True, slots=True)
class Nudge:
    """Tell the first line, without any content, that somebody is speaking and may be in danger."""


@dataclass(frozen=True, slots=True)
class Submit:
    """The resident agreed: the draft becomes a ticket, is offered, and the receipt is given."""


@dataclass(frozen=True, slots=True)
class Append:
    """Something was added to a ticket already sent; whoever holds it is told. ``now``: or else whoever is called."""

    now: bool = False


@dataclass(frozen=True, slots=True)
class AskArea:
    """Ask where they live, with the communities on buttons; ``within``: those of one street, or more of them."""

    within: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question about a procedure: the answer page ``topic``."""

    topic: str


@dataclass(frozen=True, slots=True)
class Status:
    """The true state of the resident's ticket, in plain words."""


@dataclass(frozen=True, slots=True)
class Stay:
    """More words at danger: the true state if it changed since it was last told; else only that we are still here."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish that goes to the worker: ``do_not_call`` is not a withdrawal."""

    wish: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The resident takes the request back."""


@dataclass(frozen=True, slots=True)
class Drop:
    """The draft is given up (only at U3 and U4)."""


@dataclass(frozen=True, slots=True)
class Code:
    """The true status behind a 取件码 of six digits, and nothing else of that ticket."""

    digits: str


@dataclass(frozen=True, slots=True)
class Erase:
    """The resident wants everything they said deleted: requests are taken back now, their data key goes soon."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """好多了 · 一样 · 更难了."""

    how: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """The matter that had come to its end goes on: ``news``, or ``worse``."""

    why: str


@dataclass(frozen=True, slots=True)
class Held:
    """What is held about the resident, as a plain list; ``now``: although others may read this screen."""

    now: bool = False


@dataclass(frozen=True, slots=True)
class AskWhich:
    """Several are out: which is meant."""


@dataclass(frozen=True, slots=True)
class Switch:
    """The one that stood at this place among those asked about is the one that is spoken of from now on."""

    place: int


@dataclass(frozen=True, slots=True)
class Followed:
    """The answer to the question afterwards: better · same · worse; ``danger`` where that was said instead."""

    how: str


@dataclass(frozen=True, slots=True)
class Satisfied:
    """glad · fair · sad."""

    face: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Words about how they were helped."""


@dataclass(frozen=True, slots=True)
class HandOn:
    """What was said answers nothing here: the intake hears it. Never leaves the turn."""


Effect = (
    Say
    | Open
    | Alert
    | Nudge
    | Submit
    | Append
    | AskArea
    | Answer
    | Status
    | Stay
    | Wish
    | Withdraw
    | Drop
    | Code
    | Erase
    | Feedback
    | Reopen
    | Held
    | AskWhich
    | Switch
    | Followed
    | Satisfied
    | Remark
    | HandOn
)
