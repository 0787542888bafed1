"""What both bots must know of Telegram's Bot API: its limits, what its refusals mean, how a long text is cut.

Limits and wordings: Bot API 10.3 (aiogram's schema), the Bot FAQ, and refusals as the real server words them.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

MOST_TEXT = 4096  # UTF-16 units of a message
MOST_CAPTION = 1024  # the same, below a picture or a sound
MOST_TOAST = 200  # characters in the answer to a press
MOST_DATA = 64  # bytes behind a button
MOST_TOPIC = 128  # characters of a thread's name
MOST_DOWNLOAD = 20 * 1024 * 1024  # bytes a bot may fetch
_SERVER_ERROR = 500


class Why(StrEnum):
    """Why the platform did not do what it was asked."""

    BLOCKED = "blocked"  # the person stopped the bot, or never started it
    GONE = "gone"  # there is no such chat any more, or the bot was put out of it
    MOVED = "moved"  # the group became a supergroup with another number
    THREAD = "thread"  # the topic was deleted
    UNCHANGED = "unchanged"  # an edit that changes nothing
    MESSAGE = "message"  # the message to edit is not there, or is too old
    QUERY = "query"  # the press is too old to be answered
    OFTEN = "often"  # too many calls
    RIGHTS = "rights"  # the bot is not allowed to
    TOKEN = "token"  # noqa: S105 - the token is not, or no longer, a bot's
    CONFLICT = "conflict"  # somebody else asks for the same bot's updates
    AWAY = "away"  # no answer, or the server is ill
    BAD = "bad"  # our own mistake


@dataclass(frozen=True, slots=True)
class Refusal:
    """The platform said no. ``after_s`` for OFTEN; ``moved_to`` for MOVED: the group's new number."""

    why: Why
    after_s: float = 0.0
    moved_to: int | None = None


class TooBig:
    """The file is larger than a bot may fetch."""


TOO_BIG = TooBig()

# The first that is found in the description, in small letters, decides.
_SAID = (
    ("message is not modified", Why.UNCHANGED),
    ("message thread not found", Why.THREAD),
    ("topic_deleted", Why.THREAD),
    ("topic_closed", Why.THREAD),
    ("message to edit not found", Why.MESSAGE),
    ("message can't be edited", Why.MESSAGE),
    ("message_id_invalid", Why.MESSAGE),
    ("query is too old", Why.QUERY),
    ("query id is invalid", Why.QUERY),
    ("query_id_invalid", Why.QUERY),
    ("bot was blocked", Why.BLOCKED),
    ("can't initiate conversation", Why.BLOCKED),
    ("user is deactivated", Why.GONE),
    ("bot was kicked", Why.GONE),
    ("bot is not a member", Why.GONE),
    ("chat not found", Why.GONE),
    ("group chat was upgraded", Why.MOVED),
    ("group chat was deleted", Why.GONE),
    ("not enough rights", Why.RIGHTS),
    ("need administrator rights", Why.RIGHTS),
    ("have no rights", Why.RIGHTS),
    ("chat_write_forbidden", Why.RIGHTS),
)
_STATUS = {401: Why.TOKEN, 403: Why.GONE, 404: Why.TOKEN, 409: Why.CONFLICT, 429: Why.OFTEN}


def why(status: int, description: str) -> Why:
    """What a refusal means, from its HTTP status and its words."""
    if status >= _SERVER_ERROR:
        return Why.AWAY
    said = description.casefold()
    return next((found for words, found in _SAID if words in said), _STATUS.get(status, Why.BAD))


def size(text: str) -> int:
    """Characters as Telegram counts them: UTF-16 units, so most emoji are two."""
    return len(text) + sum(one > "\uffff" for one in text)


def cut(text: str, most: int = MOST_TEXT) -> list[str]:
    """The text in pieces that each fit a message, cut at line ends where there are any. Nothing is left out."""
    pieces: list[str] = []
    rest = text
    while size(rest) > most:
        fits = _fits(rest, most)
        line = rest.rfind("\n", fits // 2, fits + 1)
        at = line if line > 0 else fits
        pieces.append(rest[:at])
        rest = rest[at:].removeprefix("\n") if line > 0 else rest[at:]
    return [*pieces, rest] if rest or not pieces else pieces


def _fits(text: str, most: int) -> int:
    """How many characters of the text fit, at least one."""
    units = 0
    for place, one in enumerate(text):
        units += 2 if one > "\uffff" else 1
        if units > most:
            return max(place, 1)
    return len(text)


def readable(text: str) -> str:
    """Without the surrogates and control characters that no request can carry; a space of any kind stays a space."""
    kept = (" " if unicodedata.category(one) == "Zs" else one for one in text)
    return "".join(one for one in kept if one in "\n\t" or (one.isprintable() or one in "\u200d\ufe0f"))
