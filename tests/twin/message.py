"""What stands in a chat: a message, its buttons, its file, and a press of a button."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.twin.bots import Bot
    from tests.twin.chats import Group, Private
    from tests.twin.people import User


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: it sends ``data``, opens ``url`` or copies ``copies``."""

    label: str
    data: str | None = None
    url: str | None = None
    copies: str | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a reply keyboard; ``wants`` is "contact", "location" or nothing."""

    label: str
    wants: str = ""


@dataclass(frozen=True, slots=True)
class Media:
    """A file in a message: ``kind`` is "voice", "photo" or "document"."""

    kind: str
    bytes: bytes = field(repr=False)
    name: str
    mime: str
    seconds: int
    number: int  # the same for every bot: what file_unique_id is made of


@dataclass(slots=True, eq=False, repr=False)
class Message:
    """A message as it stands now: it is changed in place when it is edited, and ``deleted`` when it is gone."""

    id: int
    chat: Private | Group
    sender: User | Bot
    at: float  # seconds of the twin's clock
    text: str | None = None
    caption: str | None = None
    media: Media | None = None
    contact: dict[str, Any] | None = None
    location: dict[str, float] | None = None
    venue: dict[str, Any] | None = None
    album: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    buttons: tuple[tuple[Button, ...], ...] = ()
    keyboard: tuple[tuple[Key, ...], ...] = ()
    hides_keyboard: bool = False
    forces_reply: bool = False
    thread: int | None = None
    protected: bool = False
    edited: int = 0
    edited_at: float | None = None
    reply_to: Message | None = None
    deleted: bool = False
    pinned: bool = False
    reactions: tuple[str, ...] = ()
    service: dict[str, Any] = field(default_factory=dict)  # what a service message says, in Telegram's own words
    receiver: User | None = None  # of an ephemeral message
    ephemeral_id: int | None = None

    def __repr__(self) -> str:
        what = self.text if self.text is not None else self.media.kind if self.media else list(self.service)
        return f"<{self.sender.name} {self.id}: {what!r} {self.labels or ''}>"

    @property
    def labels(self) -> list[list[str]]:
        """The inline buttons' labels, row by row."""
        return [[button.label for button in row] for row in self.buttons]

    @property
    def keys(self) -> list[list[str]]:
        """The reply keyboard's labels, row by row."""
        return [[key.label for key in row] for row in self.keyboard]

    @property
    def words(self) -> str:
        """The text, or the caption of a file."""
        return self.text or self.caption or ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What answerCallbackQuery showed, and after how many seconds of the twin's clock."""

    text: str
    show_alert: bool
    url: str | None
    after_s: float


@dataclass(slots=True, eq=False, repr=False)
class Press:
    """A press of an inline button; ``answer`` is None until the bot answers it."""

    id: str
    user: User
    bot: Bot
    message: Message
    data: str
    at: float
    answers: list[Answer] = field(default_factory=list)
    expired: bool = False

    def __repr__(self) -> str:
        return f"<{self.user.name} pressed {self.data!r}: {self.answers}>"

    @property
    def answer(self) -> Answer | None:
        """The first answer, the one whose words the person reads."""
        return self.answers[0] if self.answers else None
