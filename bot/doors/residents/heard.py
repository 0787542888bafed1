"""What one update of Telegram says that a resident did: pure, and it reads whatever comes without raising."""

import re
from collections.abc import Callable, Collection
from typing import Any

from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import CallbackQuery, ChatMemberUpdated, Contact, InlineKeyboardMarkup, Message, Update
from pydantic import ValidationError

from bot.doors.residents.attached import attached
from bot.doors.residents.deeds import Blocked, Came, Deed, InGroup, Nothing, Poison, Query, Raw, Unblocked
from bot.doors.residents.typed import command
from bot.messages import Body, Edit, Number, Place, Press, Text
from bot.telegram import MOST_TOAST

BUTTON = "b:"  # before the id of each of our buttons

_MOBILE = re.compile(r"\+?86(?P<local>1[3-9]\d{9})")  # of the mainland, as people there write and dial it
_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
_GONE = frozenset({ChatMemberStatus.KICKED, ChatMemberStatus.LEFT})
_KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
# What a private chat notes by itself: nobody said anything.
_NOTES = (
    "pinned_message",
    "message_auto_delete_timer_changed",
    "chat_background_set",
    "write_access_allowed",
    "connected_website",
    "boost_added",
)


def hear(raw: Raw, langs: Collection[str]) -> Deed:
    """What was done. ``langs`` are the languages that the house speaks."""
    plain = _sound(raw)
    try:
        update = Update.model_validate(plain)
    except ValidationError:
        return unread(plain)
    if update.callback_query is not None:
        return _pressed(update.update_id, update.callback_query, langs)
    if update.my_chat_member is not None:
        return _member(update.my_chat_member, langs)
    message = update.message or update.edited_message
    if message is None:
        return Nothing()
    return _said(update.update_id, message, langs, edited=update.message is None)


def language(code: str | None, langs: Collection[str]) -> str:
    """The language of somebody's app as one of ours, "" when it is none (IETF tags, as Telegram gives them)."""
    parts = (code or "").casefold().replace("_", "-").split("-")
    if parts[0] == "yue" or (parts[0] == "zh" and {"hk", "mo"} & set(parts)):
        found = "zh-Hant-HK"
    elif parts[0] == "zh":
        found = "zh-Hant-TW" if {"hant", "tw"} & set(parts) else "zh-Hans"
    else:
        found = parts[0]
    return found if found in langs else ""


# ---- a message ----


def _said(update_id: int, message: Message, langs: Collection[str], *, edited: bool) -> Deed:
    who = message.from_user
    if who is None or who.is_bot:
        return Nothing()
    lang = language(who.language_code, langs)
    if message.chat.type in _GROUPS:
        return InGroup(message.chat.id, lang) if _is_speech(message) else Nothing()
    if message.chat.type != ChatType.PRIVATE or any(getattr(message, note) is not None for note in _NOTES):
        return Nothing()

    def came(**what: Any) -> Came:
        return Came(update_id, who.id, message.chat.id, lang, **what)

    if edited:
        text = message.text if message.text is not None else message.caption
        # A position that moves on the map comes as an edit, every few seconds.
        return Nothing() if text is None else came(body=Edit(str(message.message_id), text, lang))
    file = attached(message)
    return came(attached=file) if file is not None else came(body=_body(message, who.id, lang))


def _is_speech(message: Message) -> bool:
    """Whether somebody said something: a group also notes who came, who left, and its new name."""
    said = (message.text, message.caption, message.sticker, message.contact, message.location, message.dice)
    return any(one is not None for one in said) or attached(message) is not None


def _body(message: Message, user_id: int, lang: str) -> Body:
    if message.text is not None:
        return command(message.text, lang) or Text(message.text, lang)
    if message.contact is not None:
        return _contact(message.contact, user_id, lang)
    at = message.venue.location if message.venue is not None else message.location
    if at is not None:
        name = f"{message.venue.title} {message.venue.address}".strip() if message.venue is not None else ""
        return Place(at.latitude, at.longitude, name, lang)
    shown = message.sticker or message.dice
    asked = message.poll.question if message.poll is not None else message.caption
    return Text((shown.emoji if shown is not None else asked) or "", lang)


def _contact(contact: Contact, user_id: int, lang: str) -> Body:
    number = contact.phone_number.strip()
    if contact.user_id == user_id:
        mobile = _MOBILE.fullmatch(number)
        return Number(mobile["local"] if mobile else number, lang)
    name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
    return Text(f"{name} {number}".strip(), lang)


# ---- a press, a block ----


def _pressed(update_id: int, query: CallbackQuery, langs: Collection[str]) -> Deed:
    data, message = query.data or "", query.message
    markup = message.reply_markup if isinstance(message, Message) else None
    asked = Query(query.id, _label(markup, data))
    lang = language(query.from_user.language_code, langs)
    if message is not None and message.chat.type != ChatType.PRIVATE:
        return InGroup(message.chat.id, lang, asked) if message.chat.type in _GROUPS else Nothing(asked)
    if not data.startswith(BUTTON):
        return Nothing(asked)
    who = query.from_user.id
    return Came(update_id, who, who, lang, Press(data.removeprefix(BUTTON), lang), query=asked)


def _label(markup: InlineKeyboardMarkup | None, data: str) -> str:
    rows = markup.inline_keyboard if markup is not None else []
    return next((one.text for row in rows for one in row if one.callback_data == data), "")[: MOST_TOAST - 8]


def _member(change: ChatMemberUpdated, langs: Collection[str]) -> Deed:
    gone = change.new_chat_member.status in _GONE
    if change.chat.type == ChatType.PRIVATE:
        return Blocked(change.from_user.id) if gone else Unblocked(change.from_user.id)
    if change.chat.type in _GROUPS and not gone and change.old_chat_member.status in _GONE:
        return InGroup(change.chat.id, language(change.from_user.language_code, langs))
    return Nothing()


# ---- what cannot be read ----


def unread(raw: Raw) -> Poison:
    """As something that a person is to read, with whatever can be found out about it without understanding it."""
    raw = _sound(raw)
    update_id = raw.get("update_id")
    number = update_id if isinstance(update_id, int) else 0
    part: Raw = next((raw[kind] for kind in _KINDS if isinstance(raw.get(kind), dict)), {})
    inner = part.get("message")
    held: Raw = inner if isinstance(inner, dict) and "chat" not in part else part
    chat, who = held.get("chat"), part.get("from")
    chat_id = chat.get("id") if isinstance(chat, dict) and chat.get("type") == "private" else None
    user_id = who.get("id") if isinstance(who, dict) else None
    if not (isinstance(chat_id, int) and isinstance(user_id, int)):
        return Poison(number, None, None, "", raw)
    text = next((part[name] for name in ("text", "caption", "data") if isinstance(part.get(name), str)), "")
    return Poison(number, user_id, chat_id, text, raw)


def _sound(raw: Raw) -> Raw:
    """The same without halves of characters, which JSON can carry and nothing that is kept can."""
    if "\\ud" not in str(raw):  # as Python writes such a half: cheaper than looking at every text
        return raw
    return {_whole(key): _each(value, _whole) for key, value in raw.items()}


def _each(value: Any, fix: Callable[[str], str]) -> Any:
    match value:
        case str():
            return fix(value)
        case dict():
            return {fix(key): _each(one, fix) for key, one in value.items()}
        case list():
            return [_each(one, fix) for one in value]
        case _:
            return value


def _whole(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
