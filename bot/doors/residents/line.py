"""The wire to Telegram: each call has a limit of time, and each refusal comes back as a value."""

from contextlib import aclosing
from io import BytesIO
from typing import Any, ClassVar, TypeVar

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetFile, Response, TelegramMethod
from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions, ReplyKeyboardMarkup, ReplyKeyboardRemove
from aiogram.utils.token import TokenValidationError
from aiohttp import ClientError, ClientResponseError

from bot.telegram import TOO_BIG, Refusal, TooBig, Why, why

T = TypeVar("T")

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
CALL_S = 15  # the longest that one call may take; a letter's lease is 60 s
_FETCH_S = 120  # the longest that 20 MB may take
_OFTEN_S = 30.0  # a platform that asks to wait and does not say how long
_PIECE = 64 * 1024
_PRODUCTION = "https://api.telegram.org"
_NO_TOKEN = 401
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# The kinds of answer that are read all day. The library knows their classes weakly: unless somebody holds them, they go
# with the garbage and are built anew, 3 ms each time.
_HELD = (Response[Any], Response[list[Any]], Response[bool])
_TOO_MANY = "too many requests"
_TOO_BIG = "file is too big"


class BadTokenError(ValueError):
    """The token of the residents' bot is not one that BotFather gives: digits, a colon, letters."""


class GetRawUpdates(TelegramMethod[list[Any]]):
    """getUpdates, read as it came: one update that aiogram cannot read must not hold up the others."""

    __returning__: ClassVar[Any] = list[Any]
    __api_method__: ClassVar[str] = "getUpdates"

    offset: int | None = None
    timeout: int = 0
    allowed_updates: list[str] = ALLOWED


class Say(TelegramMethod[Any]):
    """sendMessage, its answer as it came: a message that arrived is never sent again because we could not read it."""

    __returning__: ClassVar[Any] = Any
    __api_method__: ClassVar[str] = "sendMessage"

    chat_id: int
    text: str
    reply_markup: InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None = None
    link_preview_options: LinkPreviewOptions = _NO_PREVIEW
    protect_content: bool | None = None


class Line:
    """One bot's calls. ``api`` is where its platform is: empty for Telegram itself. Raises BadTokenError."""

    def __init__(self, token: str, api: str = "") -> None:
        server = TelegramAPIServer.from_base(api or _PRODUCTION)
        try:
            self._bot = Bot(token, session=AiohttpSession(api=server, timeout=CALL_S))
        except TokenValidationError:
            raise BadTokenError("the token of the residents' bot is not one that BotFather gives") from None

    async def call(self, method: TelegramMethod[T], wait_s: float = 0.0) -> T | Refusal:
        """Ask for one thing. ``wait_s``: how long the platform itself may take before it answers."""
        try:
            return await self._bot(method, request_timeout=int(wait_s) + CALL_S)
        except AiogramError as error:
            return refusal_of(error)
        except (OSError, UnicodeDecodeError):  # what aiogram lets through: a wire that broke, an answer of no letters
            return Refusal(Why.AWAY)

    async def download(self, file_id: str, most: int) -> bytes | TooBig | Refusal:
        """A file, read no further than ``most`` bytes. A refusal BAD: this bot will never get it."""
        try:
            file = await self._bot(GetFile(file_id=file_id), request_timeout=CALL_S)
            return await self._read(file.file_path or "", most)
        except AiogramError as error:
            too_big = isinstance(error, TelegramBadRequest) and _TOO_BIG in error.message.casefold()
            return TOO_BIG if too_big else refusal_of(error)
        except ClientResponseError as error:  # a link that is good for an hour was made just now: it is not the file
            return Refusal(Why.TOKEN if error.status == _NO_TOKEN else Why.AWAY)
        except (ClientError, OSError, UnicodeDecodeError):
            return Refusal(Why.AWAY)

    async def _read(self, path: str, most: int) -> bytes | TooBig:
        session = self._bot.session
        url = session.api.file_url(self._bot.token, path)
        read = BytesIO()  # gives what it holds without copying it
        async with aclosing(session.stream_content(url, timeout=_FETCH_S, chunk_size=_PIECE)) as stream:
            async for piece in stream:
                if read.tell() + len(piece) > most:
                    return TOO_BIG
                read.write(piece)
        return read.getvalue()

    async def close(self) -> None:
        """Hang up."""
        await self._bot.session.close()


_STATUS = ((TelegramBadRequest, 400), (TelegramForbiddenError, 403), (TelegramNotFound, 404))
_MEANS = (
    (TelegramUnauthorizedError, Why.TOKEN),
    (TelegramConflictError, Why.CONFLICT),
    (TelegramEntityTooLarge, Why.BAD),  # before what it is a kind of
    (TelegramNetworkError, Why.AWAY),
    (TelegramServerError, Why.AWAY),
    (ClientDecodeError, Why.AWAY),
)


def refusal_of(error: AiogramError) -> Refusal:
    """What an exception of aiogram's means. Raises the error itself when it is none of the platform's."""
    if isinstance(error, TelegramRetryAfter):
        return Refusal(Why.OFTEN, after_s=float(error.retry_after))
    if isinstance(error, TelegramMigrateToChat):
        return Refusal(Why.MOVED, moved_to=error.migrate_to_chat_id)
    for kind, status in _STATUS:
        if isinstance(error, kind):
            return Refusal(why(status, error.message))
    found = next((means for kind, means in _MEANS if isinstance(error, kind)), None)
    if found is not None:
        return Refusal(found)
    if not isinstance(error, TelegramAPIError):
        raise error
    often = _TOO_MANY in error.message.casefold()
    return Refusal(Why.OFTEN, after_s=_OFTEN_S) if often else Refusal(Why.BAD)
