"""A person with Telegram on their telephone: what they write, press, send, block, and what they see."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.twin.bots import Bot
from tests.twin.entities import entities_of
from tests.twin.message import Media, Message, Press

if TYPE_CHECKING:
    from tests.twin.chats import Group, Private
    from tests.twin.world import World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}", re.ASCII)


@dataclass(slots=True, eq=False, repr=False)
class User:
    """Somebody; each deed queues the updates Telegram would send."""

    world: World
    id: int
    name: str
    lang: str = ""
    username: str = ""

    is_bot = False

    def __repr__(self) -> str:
        return f"<{self.name}>"

    def start(self, bot: Bot, payload: str = "") -> Message:
        """Press Start, perhaps through a deep link with a payload; it also unblocks."""
        assert _PAYLOAD.fullmatch(payload), "a deep link carries at most 64 of A-Z a-z 0-9 _ -"
        if self.world.private(self, bot).blocked:
            self.unblock(bot)
        return self.say(bot, f"/start {payload}".strip())

    def say(self, to: Bot | Group, text: str, reply_to: Message | None = None, thread: int | None = None) -> Message:
        """Write a text to a bot or into a group (in a topic: its thread id, or by replying there)."""
        return self._send(to, reply_to, thread, text=text, entities=entities_of(text))

    def edit(self, message: Message, text: str) -> None:
        """Change one's own message: its text, or its caption."""
        assert message.sender is self, "one edits one's own messages"
        if message.text is None:
            message.caption = text
        else:
            message.text = text
        message.entities = entities_of(text)
        message.edited += 1
        message.edited_at = self.world.clock()
        self.world.edited(message)

    def voice(self, to: Bot | Group, data: bytes, seconds: int = 3, *, thread: int | None = None) -> Message:
        """Send a voice note (OGG as far as anybody says)."""
        return self._send(to, None, thread, media=self.world.media("voice", data, "voice.oga", "audio/ogg", seconds))

    def photo(
        self, to: Bot | Group, data: bytes, caption: str = "", *, thread: int | None = None, album: str = ""
    ) -> Message:
        """Send a photo; of an ``album`` each is a message of its own, and only the first has the words."""
        media = self.world.media("photo", data, "photo.jpg", "image/jpeg")
        return self._file(to, media, caption, thread, album)

    def document(
        self, to: Bot | Group, data: bytes, name: str, mime: str, caption: str = "", *, thread: int | None = None
    ) -> Message:
        """Send a file."""
        return self._file(to, self.world.media("document", data, name, mime), caption, thread)

    def send(self, to: Bot | Group, media: Media, caption: str = "", reply_to: Message | None = None) -> Message:
        """Send a file of whatever kind, perhaps as a reply."""
        said = {"caption": caption or None, "entities": entities_of(caption)}
        return self._send(to, reply_to, None, media=media, **said)

    def contact(self, to: Bot | Group, number: str, *, own: bool = True) -> Message:
        """Share a telephone number: one's own, or somebody else's card."""
        card: dict[str, Any] = {"phone_number": number, "first_name": self.name if own else "亲友"}
        return self._send(to, None, None, contact=card | ({"user_id": self.id} if own else {}))

    def location(self, to: Bot | Group, lat: float, lon: float, *, title: str = "") -> Message:
        """Share where one is; with a ``title`` it is a place of the map, which has a name."""
        here = {"latitude": lat, "longitude": lon}
        venue = {"location": here, "title": title, "address": ""} if title else None
        return self._send(to, None, None, location=here, venue=venue)

    def press(self, message: Message, label: str | None = None, *, data: str | None = None) -> Press:
        """Press an inline button by its label; by its data also one that has been taken away meanwhile."""
        if data is None:
            found = [button for row in message.buttons for button in row if button.label == label]
            assert found, f"no button {label!r} on {message.labels}"
            data = found[0].data
            assert data is not None, f"{label!r} opens a link: nothing is sent"
        return self.world.press(self, message, data)

    def tap(self, to: Bot | Group, label: str, *, number: str = "+8613800000000") -> Message:
        """Tap a key of the reply keyboard: its words are sent, or what it asks for (``number`` for a contact)."""
        shown = self.keyboard(to)
        found = [key for row in (shown.keyboard if shown else ()) for key in row if key.label == label]
        assert found, f"no key {label!r} on {shown.keys if shown else 'no keyboard'}"
        if found[0].wants == "contact":
            return self.contact(to, number)
        if found[0].wants == "location":
            return self.location(to, 23.14, 113.27)
        return self.say(to, label)

    def keyboard(self, to: Bot | Group) -> Message | None:
        """The message whose reply keyboard is shown now."""
        if isinstance(to, Bot):
            return self.world.private(self, to).keyboard
        return next((message for message in reversed(to.messages) if message.keyboard), None)

    def block(self, bot: Bot) -> None:
        """Block the bot: it gets 403 from now on."""
        self._set_blocked(bot, blocked=True)

    def unblock(self, bot: Bot) -> None:
        """Take the bot back."""
        self._set_blocked(bot, blocked=False)

    def sees(self, bot: Bot) -> list[Message]:
        """The private chat with a bot, oldest first, as it stands now."""
        return list(self.world.private(self, bot).messages)

    def _set_blocked(self, bot: Bot, *, blocked: bool) -> None:
        private = self.world.private(self, bot)
        was, private.blocked = private.blocked, blocked
        if was != blocked:
            self.world.tell_blocked(private, was=was)

    def _file(self, to: Bot | Group, media: Media, caption: str, thread: int | None, album: str = "") -> Message:
        said = {"caption": caption or None, "entities": entities_of(caption)}
        return self._send(to, None, thread, media=media, album=album, **said)

    def _send(self, to: Bot | Group, reply_to: Message | None, thread: int | None, **content: Any) -> Message:
        chat: Private | Group
        if isinstance(to, Bot):
            chat = self.world.private(self, to)
            assert not chat.blocked, f"{self.name} has blocked the bot: unblock or start it first"
            chat.opened = True
            assert thread is None or thread in chat.topics, "no such topic"
        else:
            chat = to
            assert self.id not in chat.kicked, f"{self.name} was thrown out"
            chat.members.setdefault(self.id, self)  # as if they had long been there
            thread = reply_to.thread if reply_to and thread is None else thread
            assert thread is None or thread in chat.topics, "no such topic"
        message = Message(
            chat.next_message(), chat, self, self.world.clock(), reply_to=reply_to, thread=thread, **content
        )
        return self.world.post(message)
