"""One request of a bot, read: Telegram takes every value as a string and reads it leniently, and so does the twin."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.twin.bots import Bot
from tests.twin.chats import Group, Private
from tests.twin.message import Message
from tests.twin.refusals import UPGRADED, Refused, bad, forbidden

if TYPE_CHECKING:
    from tests.twin.twin import Twin


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    bytes: bytes = field(repr=False)
    name: str
    mime: str


@dataclass(slots=True, repr=False)
class Call:
    """A request as tests look at it afterwards; ``status`` is -1 until it is answered, and for good if cut off."""

    at: float
    bot: Bot | None
    method: str
    chat_id: int | None
    params: dict[str, Any]
    status: int = -1
    description: str = ""

    def __repr__(self) -> str:
        return f"<{self.method} to {self.chat_id}: {self.status} {self.description}>"


@dataclass(slots=True)
class Ask:
    """A request: who asks, what, with which parameters and files."""

    twin: Twin
    bot: Bot
    method: str
    params: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A parameter as words, empty if it was not given."""
        value = self.params.get(name)
        return "" if value is None else value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str, default: int = 0) -> int:
        """A parameter as a whole number; what is none counts as not given, as at Telegram."""
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """A parameter as yes or no."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def object(self, name: str) -> Any:
        """A parameter that is a JSON value in itself, None if it was not given."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except json.JSONDecodeError as error:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from error

    def chat(self, *, writing: bool = True) -> Private | Group:
        """The chat of ``chat_id``, if this bot may reach it."""
        raw = self.text("chat_id")
        if not raw:
            raise bad("chat_id is empty")
        number = self.number("chat_id")
        return self._group(number, writing=writing) if number < 0 else self._private(number, writing=writing)

    def _private(self, number: int, *, writing: bool) -> Private:
        if any(bot.id == number for bot in self.twin.bots.values()):
            raise forbidden("bot can't send messages to bots")
        user = self.twin.users.get(number)
        private = self.bot.private.get(number)
        if user is None or (not writing and (private is None or not private.opened)):
            raise bad("chat not found")
        if private is None or not private.opened:
            raise forbidden("bot can't initiate conversation with a user")
        if private.blocked and writing:
            raise forbidden("bot was blocked by the user")
        return private

    def _group(self, number: int, *, writing: bool) -> Group:
        group = self.twin.groups.get(number)
        if group is None or self.bot.id not in group.known:
            raise bad("chat not found")
        if group.migrated_to and writing:
            raise Refused(400, UPGRADED, migrate_to_chat_id=group.migrated_to.id)
        kind = "supergroup" if group.supergroup else "group"
        if self.bot.id in group.kicked:
            raise forbidden(f"bot was kicked from the {kind} chat")
        if self.bot.id not in group.members:
            raise forbidden(f"bot is not a member of the {kind} chat")
        return group

    def message(self, what: str) -> Message:
        """The message of ``message_id`` in the chat; ``what`` names it when it is not there."""
        found = find(self.chat(), self.number("message_id"))
        if found is None:
            raise bad(f"{what} not found")
        return found

    def needs(self, group: Private | Group, right: str, deed: str) -> None:
        """Refuse unless the bot is an administrator of the group with this right."""
        if isinstance(group, Group) and right not in group.admins.get(self.bot.id, ()):
            raise bad(f"not enough rights to {deed}")


def find(chat: Private | Group, number: int) -> Message | None:
    """A message that stands in a chat."""
    return next((message for message in reversed(chat.messages) if message.id == number), None)
