"""A short form: a few questions with answers to press, at most one of them in words; filled, it is one act."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.acts import Act


class Kind(StrEnum):
    """How a field is answered."""

    PICK = "pick"  # one of a closed list
    WORDS = "words"  # typed
    CONCERN = "concern"  # one of the concerns
    WORKER = "worker"  # somebody who may be asked
    VOLUNTEER = "volunteer"
    UNIT = "unit"  # another unit
    RECEIVER = "receiver"  # an entry of the directory
    TICKET = "ticket"  # another open ticket of the same person, or of the same worker
    EVENT = "event"  # something written down on the ticket


class Side(StrEnum):
    """What a form is about."""

    TICKET = "ticket"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Field:
    """One question. Its words: ``form-<form>-<name>``; of an option: ``option-<says>-<value>``.

    ``says`` names the list of options in the words; a list used by several forms is said once.
    """

    name: str
    kind: Kind = Kind.PICK
    options: tuple[str, ...] = ()
    says: str = ""
    optional: bool = False  # words that may be left out
    most: int = 1000  # characters of words
    unless: tuple[str, str] | None = None  # not asked where this other field was answered so


@dataclass(frozen=True, slots=True)
class Standing:
    """How a ticket, or a task of it, stands for one worker as they look: what decides which forms are offered."""

    state: str
    urgency: str
    concern: str
    role: str
    mine: bool = False  # the reader holds it
    oversees: bool = False  # a supervisor or director of it
    free: bool = False  # nobody has it
    cowork: bool = False  # asked for a part of it
    closed: bool = False
    closing: bool = False  # waits for a signature
    signed: bool = False
    danger: bool = False  # U0 or U1, and nobody has said that the person is safe
    violence: bool = False
    report_due: bool = False
    reported: bool = False
    minor: bool = False
    third_party: bool = False  # the person who needs help is not the one who asks
    subject_knows: str | None = None
    tries: int = 0
    confirmed: bool = False
    case: bool = False
    visiting: bool = False  # on the way to a visit
    signs: bool = False  # something waits for the reader's signature
    written: bool = False  # there is a record that may be corrected
    others: bool = False  # there is another ticket it may be put into
    referrals: int = 0  # open referrals out
    chat: bool = False  # the resident can be written to
    live: bool = False  # a human holds the conversation
    unheard: bool = False
    task: str = ""  # the task's kind, when the form is about one
    status: str = ""  # and its status
    task_mine: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """``name``: at most 12 ASCII characters, for it travels in a button. Its words: ``form-<name>``."""

    name: str
    fields: tuple[Field, ...]
    make: Callable[[str, Mapping[str, str]], Act]  # the id of what it is about, the answers by field
    offered: Callable[[Standing], bool]
    side: Side = Side.TICKET
    danger: bool = False  # stands first, and in red
