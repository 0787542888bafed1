"""What can come from Telegram, as the house takes it: a resident's deed, a block, a group, nothing, or poison."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.doors.residents.attached import Attached
from bot.messages import Body

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Query:
    """A press that waits for its answer; ``label`` is what stood on the button, "" when that is not known."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Came:
    """A resident did something in their private chat: ``body``, or a file that must still be fetched."""

    update_id: int
    user_id: int
    chat_id: int
    lang: str  # of their app, "" when it is none of ours
    body: Body | None = None
    attached: Attached | None = None
    query: Query | None = None


@dataclass(frozen=True, slots=True)
class Blocked:
    """The resident stopped the bot: nothing arrives any more."""

    user_id: int


@dataclass(frozen=True, slots=True)
class Unblocked:
    """The resident lets the bot write again."""

    user_id: int


@dataclass(frozen=True, slots=True)
class InGroup:
    """Somebody wrote to the bot in a group, where others read."""

    chat_id: int
    lang: str
    query: Query | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing a resident said: a pinned message, the bot's own, somebody else's press."""

    query: Query | None = None


@dataclass(frozen=True, slots=True)
class Poison:
    """An update that cannot be read. With ``user_id`` it came from a private chat, and a person is asked to read it."""

    update_id: int
    user_id: int | None
    chat_id: int | None
    text: str
    raw: Raw


Deed = Came | Blocked | Unblocked | InGroup | Nothing | Poison
