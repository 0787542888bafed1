"""Telegram as the desk bot speaks to it: python-telegram-bot's client, each refusal a value, each call soon over."""

import logging
import os
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from telegram import (
    Bot,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    ChatFullInfo,
    ChatMember,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
    User,
    WebhookInfo,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.doors.group.draw import Key
from bot.store.enclosed import Enclosed
from bot.telegram import TOO_BIG, Refusal, TooBig, Why, why

T = TypeVar("T")
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
OFFICIAL = "https://api.telegram.org"
_CALL_S = 10.0
_CONNECT_S = 5.0
_UPLOAD_S = 15.0
_FETCH_S = 60.0
_POOL = 8  # a larger pool makes the client slower, not faster
_OFTEN_S = 30.0  # when the platform does not say how long
_STATUS = ((BadRequest, 400), (Forbidden, 403), (InvalidToken, 401), (Conflict, 409))
_UNREADABLE = (KeyError, TypeError, ValueError, AttributeError)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# The client's own lines would hold the token (in an address) or what came (when it cannot be read).
_TALKATIVE = {"httpx": logging.WARNING, "httpcore": logging.WARNING, "telegram": logging.CRITICAL}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes and how. ``answers``: the message it replies to, if it is still there."""

    chat: int
    thread: int | None = None
    protect: bool = False
    answers: int | None = None
    silent: bool = False

    def options(self) -> dict[str, Any]:
        """As every sending method takes them."""
        replies = ReplyParameters(self.answers, allow_sending_without_reply=True) if self.answers else None
        return {
            "chat_id": self.chat,
            "message_thread_id": self.thread,
            "protect_content": self.protect or None,
            "disable_notification": self.silent or None,
            "reply_parameters": replies,
        }


Rows = Sequence[Sequence[Key]]


class Messenger:
    """One token's client. ``api``: where the Bot API is; ``call_s``: the longest one call may take, uploads aside.

    Answers to presses never wait behind uploads.
    """

    def __init__(self, token: str, api: str = OFFICIAL, *, call_s: float = _CALL_S) -> None:
        os.environ.setdefault("PTB_TIMEDELTA", "true")  # the client's way of saying: spans as spans, and no warning
        for name, level in _TALKATIVE.items():
            logging.getLogger(name).setLevel(level)
        self._call_s = call_s
        self.private_topics = False  # as the platform said last: whether the bot may have topics in private chats
        self._slow, self._quick = _request(call_s), _request(call_s)
        self._carrying = _bot(token, api, self._slow)
        self._answering = _bot(token, api, self._quick)

    async def close(self) -> None:
        """Let go of every connection."""
        await self._slow.shutdown()
        await self._quick.shutdown()

    # ---- what comes ----

    async def updates(self, offset: int | None, wait_s: float) -> list[dict[str, Any]] | Refusal:
        """getUpdates, unread: one that no library can read must not hold up those beside it."""
        asked: dict[str, Any] = {"timeout": int(wait_s), "allowed_updates": list(ALLOWED)}
        if offset is not None:
            asked["offset"] = offset
        # In small letters, which Telegram does not mind: the client insists that its own method, which reads, be used.
        found = await _tried(
            self._answering.do_api_request("getupdates", api_kwargs=asked, read_timeout=wait_s + self._call_s)
        )
        if isinstance(found, Refusal) or not isinstance(found, list):
            return found if isinstance(found, Refusal) else Refusal(Why.AWAY)
        return [one for one in found if isinstance(one, dict)]

    # ---- what goes ----

    async def send(self, place: Place, text: str, rows: Rows = ()) -> int | Refusal:
        """A text; what the platform calls it."""
        sent = self._carrying.send_message(
            text=text, reply_markup=_markup(rows), link_preview_options=_NO_PREVIEW, **place.options()
        )
        found = await _sent(sent)
        return found if isinstance(found, Refusal) else found.message_id

    async def edit(self, chat: int, message: int, text: str, rows: Rows = ()) -> Refusal | None:
        """Other words and buttons in a message of ours."""
        edited = self._carrying.edit_message_text(
            text, chat, message, reply_markup=_markup(rows), link_preview_options=_NO_PREVIEW
        )
        return _only_refusal(await _tried(edited))

    async def delete(self, chat: int, messages: Sequence[int]) -> Refusal | None:
        """Take messages of ours away; at most a hundred. Those that have gone already do not matter."""
        return _only_refusal(await _tried(self._carrying.delete_messages(chat, list(messages))))

    async def react(self, chat: int, message: int, sign: str) -> Refusal | None:
        """Set a sign on somebody's message, instead of the one before."""
        return _only_refusal(await _tried(self._carrying.set_message_reaction(chat, message, sign)))

    async def download(self, file: str, most: int) -> bytes | TooBig | Refusal:
        """A file that somebody sent, read no further than ``most`` bytes. A refusal BAD: it will never be had."""
        found = await _tried(self._answering.get_file(file))
        if isinstance(found, Refusal):
            return found
        if (found.file_size or 0) > most:
            return TOO_BIG
        data = await _tried(found.download_as_bytearray(read_timeout=_FETCH_S))
        if isinstance(data, Refusal):
            return data
        return bytes(data) if len(data) <= most else TOO_BIG

    async def upload(self, place: Place, file: Enclosed, caption: str, rows: Rows = ()) -> int | Refusal:
        """A file with a caption; what the platform calls it."""
        more = {
            "caption": caption,
            "filename": file.name,
            "reply_markup": _markup(rows),
            **place.options(),
        }
        match file.kind:
            case "voice":
                found = await _sent(self._carrying.send_voice(voice=file.data, **more))
            case "photo":
                found = await _sent(self._carrying.send_photo(photo=file.data, **more))
            case _:
                found = await _sent(self._carrying.send_document(document=file.data, **more))
        return found if isinstance(found, Refusal) else found.message_id

    async def answer(self, query: str, text: str, *, alert: bool = False) -> Refusal | None:
        """The answer to a press: a line that passes, or one that must be tapped away."""
        asked = self._answering.answer_callback_query(query, text=text or None, show_alert=alert or None)
        return _only_refusal(await _tried(asked))

    async def whisper(self, place: Place, user: int, query: str, text: str, rows: Rows) -> Refusal | None:
        """A message in a group that only one of its members sees (Bot API 10.2)."""
        one = {"ephemeral_message_parameters": {"receiver_user_id": user, "callback_query_id": query}}
        sent = self._answering.send_message(text=text, reply_markup=_markup(rows), api_kwargs=one, **place.options())
        return _only_refusal(await _tried(sent))

    async def tell(self, place: Place, text: str) -> Refusal | None:
        """A line to somebody who has no mailbox with us."""
        return _only_refusal(await _tried(self._answering.send_message(text=text, **place.options())))

    async def open_topic(self, chat: int, name: str) -> int | Refusal:
        """A new topic of a forum: its thread."""
        found = await _tried(self._carrying.create_forum_topic(chat, name))
        return found if isinstance(found, Refusal) else found.message_thread_id

    async def close_topic(self, chat: int, thread: int, *, closed: bool) -> Refusal | None:
        """Close a topic of a forum, or open it again."""
        asked = self._carrying.close_forum_topic if closed else self._carrying.reopen_forum_topic
        return _only_refusal(await _tried(asked(chat, thread)))

    # ---- who and what there is ----

    async def me(self) -> User | Refusal:
        """The bot itself."""
        found = await _tried(self._answering.get_me())
        if isinstance(found, User):
            self.private_topics = bool(found.has_topics_enabled)
        return found

    async def chat(self, chat: int) -> ChatFullInfo | Refusal:
        """A chat, in full."""
        return await _tried(self._answering.get_chat(chat))

    async def member(self, chat: int, user: int) -> ChatMember | Refusal:
        """What somebody is in a group."""
        return await _tried(self._answering.get_chat_member(chat, user))

    async def hook(self) -> WebhookInfo | Refusal:
        """Whether updates are brought, and how that goes."""
        return await _tried(self._answering.get_webhook_info())

    async def set_hook(self, url: str, secret: str) -> Refusal | None:
        """Have updates brought to us, one at a time."""
        asked = self._answering.set_webhook(url, secret_token=secret, max_connections=1, allowed_updates=list(ALLOWED))
        return _only_refusal(await _tried(asked))

    async def drop_hook(self) -> Refusal | None:
        """Ask for updates ourselves; those that wait are kept."""
        return _only_refusal(await _tried(self._answering.delete_webhook(drop_pending_updates=False)))

    async def set_menu(self, commands: Sequence[tuple[str, str]], *, group: bool, lang: str | None) -> Refusal | None:
        """The menu of commands in groups or in private chats, for an app in this language or for every other."""
        scope = BotCommandScopeAllGroupChats() if group else BotCommandScopeAllPrivateChats()
        return _only_refusal(await _tried(self._answering.set_my_commands(commands, scope=scope, language_code=lang)))


def refusal(error: TelegramError) -> Refusal:
    """What an error of the client means."""
    if isinstance(error, ChatMigrated):
        return Refusal(Why.MOVED, moved_to=error.new_chat_id)
    if isinstance(error, RetryAfter):
        after = error.retry_after
        return Refusal(Why.OFTEN, after.total_seconds() if isinstance(after, timedelta) else float(after))
    if "too many requests" in error.message.casefold():
        return Refusal(Why.OFTEN, _OFTEN_S)
    status = next((code for kind, code in _STATUS if isinstance(error, kind)), None)
    return Refusal(Why.AWAY if status is None else why(status, error.message))


async def _tried(asked: Awaitable[T]) -> T | Refusal:
    """What was asked for. An answer that cannot be read is none: whoever stands in between has written it."""
    try:
        return await _sent(asked)
    except _UNREADABLE:
        return Refusal(Why.AWAY)


async def _sent(asked: Awaitable[T]) -> T | Refusal:
    """The same for what must not be done again and again: an answer that cannot be read is an error, and counted."""
    try:
        return await asked
    except TelegramError as error:
        return refusal(error)


def _only_refusal(found: object) -> Refusal | None:
    return found if isinstance(found, Refusal) else None


def _markup(rows: Rows) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(key.label, url=key.url or None, callback_data=key.data or None) for key in row]
            for row in rows
        ]
    )


def _request(call_s: float) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=_POOL,
        read_timeout=call_s,
        write_timeout=call_s,
        connect_timeout=_CONNECT_S,
        pool_timeout=call_s,
        media_write_timeout=_UPLOAD_S,
    )


def _bot(token: str, api: str, request: HTTPXRequest) -> Bot:
    base = api.rstrip("/")
    return Bot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=request,
        get_updates_request=request,
    )
