"""A bot as BotFather made it: its token, its settings, its own file ids and its own queue of updates."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.twin.message import Media, Press
from tests.twin.updates import Queue

if TYPE_CHECKING:
    from tests.twin.chats import Private
    from tests.twin.hook import Hook


@dataclass(slots=True, eq=False)
class Poll:
    """One getUpdates that waits; ``ended`` holds the conflict that ended it."""

    ended: asyncio.Event = field(default_factory=asyncio.Event)
    conflict: str = ""


@dataclass(slots=True, eq=False, repr=False)
class Bot:
    """A bot: everything here is this bot's alone, as at Telegram."""

    token: str
    username: str
    name: str
    can_read_all_group_messages: bool
    queue: Queue
    revoked: bool = False
    has_topics_enabled: bool = False  # in private chats
    private: dict[int, Private] = field(default_factory=dict)
    files: dict[str, Media] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)  # commands, descriptions, menu buttons: by what they are for
    poll: Poll | None = None
    hook: Hook | None = None
    last_message: int = 0

    is_bot = True
    lang = ""

    def __repr__(self) -> str:
        return f"<bot {self.username}>"

    @property
    def id(self) -> int:
        """The number before the colon of the token."""
        return int(self.token.split(":")[0])

    def file_id(self, media: Media) -> str:
        """This bot's own name for a file: to any other bot it means nothing."""
        file_id = f"AgAC-{self.id}-{media.kind}-{media.number}"
        self.files[file_id] = media
        return file_id

    def next_message(self) -> int:
        """Message ids of private chats are counted per bot."""
        self.last_message += 1
        return self.last_message
