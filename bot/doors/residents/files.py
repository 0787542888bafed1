"""What the residents' bot asks of Telegram for a worker's files and for words put right; each answer as it came."""

from typing import Any, ClassVar

from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile, InputFile, LinkPreviewOptions

from bot.store.enclosed import Enclosed

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class SendFile(TelegramMethod[Any]):
    """What sendVoice, sendPhoto and sendDocument have in common; their answer as it came."""

    __returning__: ClassVar[Any] = Any
    __api_method__: ClassVar[str] = "sendDocument"

    chat_id: int
    caption: str | None = None
    protect_content: bool | None = None


class SendVoice(SendFile):
    """A voice note."""

    __api_method__: ClassVar[str] = "sendVoice"

    voice: InputFile


class SendPhoto(SendFile):
    """A picture."""

    __api_method__: ClassVar[str] = "sendPhoto"

    photo: InputFile


class SendDocument(SendFile):
    """Any other file."""

    __api_method__: ClassVar[str] = "sendDocument"

    document: InputFile


class Rewrite(TelegramMethod[Any]):
    """editMessageText, its answer as it came."""

    __returning__: ClassVar[Any] = Any
    __api_method__: ClassVar[str] = "editMessageText"

    chat_id: int
    message_id: int
    text: str
    link_preview_options: LinkPreviewOptions = _NO_PREVIEW


class Recaption(TelegramMethod[Any]):
    """editMessageCaption, its answer as it came."""

    __returning__: ClassVar[Any] = Any
    __api_method__: ClassVar[str] = "editMessageCaption"

    chat_id: int
    message_id: int
    caption: str


def file_message(chat: int, file: Enclosed, caption: str) -> SendFile:
    """A file as the platform is to show it. The name says what it is and nothing else."""
    sent = BufferedInputFile(file.data, file.name)
    match file.kind:
        case "voice":
            return SendVoice(chat_id=chat, voice=sent, caption=caption or None)
        case "photo":
            return SendPhoto(chat_id=chat, photo=sent, caption=caption or None)
        case _:
            return SendDocument(chat_id=chat, document=sent, caption=caption or None)


class TakeAway(TelegramMethod[Any]):
    """deleteMessages, its answer as it came."""

    __returning__: ClassVar[Any] = Any
    __api_method__: ClassVar[str] = "deleteMessages"

    chat_id: int
    message_ids: list[int]
