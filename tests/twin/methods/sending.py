"""Sending: texts, voice notes, photos, documents, and the small signs beside them."""

from __future__ import annotations

from typing import Any

from tests.twin import wire
from tests.twin.ask import Ask, Upload, find
from tests.twin.chats import Group, Private
from tests.twin.entities import parse, units
from tests.twin.markup import read
from tests.twin.message import Media, Message
from tests.twin.refusals import QUERY_TOO_OLD, bad

TEXT_MOST = 4096
CAPTION_MOST = 1024
PHOTO_MOST = 10 * 2**20
UPLOAD_MOST = 50 * 2**20
EPHEMERAL_WITHIN_S = 15


def send_message(ask: Ask) -> dict[str, Any]:
    """A text."""
    chat = ask.chat()
    text, entities = words(ask, "text", TEXT_MOST, "message is too long")
    if not text:
        raise bad("message text is empty")
    return _post(ask, chat, text=text, entities=entities)


def send_voice(ask: Ask) -> dict[str, Any]:
    """A voice note."""
    return _send_file(ask, "voice", "voice.oga", "audio/ogg")


def send_photo(ask: Ask) -> dict[str, Any]:
    """A photo."""
    return _send_file(ask, "photo", "photo.jpg", "image/jpeg")


def send_document(ask: Ask) -> dict[str, Any]:
    """A file."""
    return _send_file(ask, "document", "file", "application/octet-stream")


def send_contact(ask: Ask) -> dict[str, Any]:
    """Somebody's telephone number as a card."""
    card = {"phone_number": ask.text("phone_number"), "first_name": ask.text("first_name")}
    if not all(card.values()):
        raise bad("contact phone number and first name must be non-empty")
    return _post(ask, ask.chat(), contact=card)


def send_location(ask: Ask) -> dict[str, Any]:
    """A place on the map."""
    try:
        place = {name: float(ask.text(name)) for name in ("latitude", "longitude")}
    except ValueError as error:
        raise bad("wrong location specified") from error
    return _post(ask, ask.chat(), location=place)


def send_chat_action(ask: Ask) -> bool:
    """The word "typing…" for five seconds: nothing of it stays."""
    ask.chat()
    if not ask.text("action"):
        raise bad("wrong parameter action in request")
    return True


def words(ask: Ask, name: str, most: int, too_long: str) -> tuple[str, list[dict[str, Any]]]:
    """A text or caption of a request with its entities, within ``most`` UTF-16 units."""
    given = ask.object("caption_entities" if name == "caption" else "entities")
    text = ask.text(name).strip()
    text, entities = (text, given) if given is not None else parse(text, ask.text("parse_mode"))
    if units(text) > most:
        raise bad(too_long)
    return text, entities


def _send_file(ask: Ask, kind: str, name: str, mime: str) -> dict[str, Any]:
    chat = ask.chat()
    caption, entities = words(ask, "caption", CAPTION_MOST, "message caption is too long")
    media = _media(ask, kind, name, mime)
    return _post(ask, chat, media=media, caption=caption or None, entities=entities)


def _media(ask: Ask, kind: str, name: str, mime: str) -> Media:
    """The file of a request: uploaded in its own field, attached under another name, or known by this bot's id."""
    value = ask.text(kind)
    upload = ask.uploads.get(value.removeprefix("attach://") if value.startswith("attach://") else kind)
    if upload:
        return _uploaded(ask, upload, kind, name, mime)
    if not value:
        raise bad(f"there is no {kind} in the request")
    if value.startswith("attach://") or value not in ask.bot.files:
        raise bad("wrong file identifier/HTTP URL specified")
    known = ask.bot.files[value]
    if known.kind != kind:
        raise bad(f"can't use file of type {known.kind.capitalize()} as {kind.capitalize()}")
    return known


def _uploaded(ask: Ask, upload: Upload, kind: str, name: str, mime: str) -> Media:
    if not upload.bytes:
        raise bad("file must be non-empty")
    if kind == "photo" and len(upload.bytes) > PHOTO_MOST:
        raise bad("photo is too big")
    if len(upload.bytes) > UPLOAD_MOST:
        raise bad("file is too big")
    return ask.twin.media(
        kind, upload.bytes, upload.name or name, upload.mime if kind == "document" else mime, ask.number("duration")
    )


def _post(ask: Ask, chat: Private | Group, **content: Any) -> dict[str, Any]:
    """Put the message where it belongs, with its markup, its thread and what it replies to."""
    markup = read(ask.object("reply_markup"), chat)
    reply = _reply(ask, chat)
    message = Message(
        0, chat, ask.bot, ask.twin.clock(),
        buttons=markup.buttons, keyboard=markup.keyboard, hides_keyboard=markup.hides_keyboard,
        forces_reply=markup.forces_reply, reply_to=reply, thread=_thread(ask, chat, reply),
        protected=ask.flag("protect_content"), **content,
    )  # fmt: skip
    if ask.object("ephemeral_message_parameters") is not None:
        _show_to_one(ask, chat, message)
    else:
        message.id = chat.next_message()
        chat.messages.append(message)
    ask.twin.stir()
    return wire.message_json(message, ask.bot)


def _reply(ask: Ask, chat: Private | Group) -> Message | None:
    asked = ask.object("reply_parameters") or {}
    number = int(asked.get("message_id") or ask.number("reply_to_message_id"))
    if not number:
        return None
    found = find(chat, number)
    if found is None and not (asked.get("allow_sending_without_reply") or ask.flag("allow_sending_without_reply")):
        raise bad("message to be replied not found")
    return found


def _thread(ask: Ask, chat: Private | Group, reply: Message | None) -> int | None:
    """The topic: asked for, or that of the message replied to. A forum's General has no thread id."""
    asked = ask.number("message_thread_id")
    if asked and asked not in chat.topics:
        raise bad("message thread not found")
    thread = asked or (reply.thread if reply else None)
    if thread and isinstance(chat, Group) and chat.topics[thread].closed and ask.bot.id not in chat.admins:
        raise bad("TOPIC_CLOSED")
    return thread


def _show_to_one(ask: Ask, chat: Private | Group, message: Message) -> None:
    """An ephemeral message (Bot API 10.2): for an administrator bot, or within 15 s of the receiver's press."""
    asked = ask.object("ephemeral_message_parameters")
    receiver = ask.twin.users.get(int(asked.get("receiver_user_id") or 0))
    if not isinstance(chat, Group) or not chat.supergroup:
        raise bad("ephemeral messages can be sent in supergroups only")
    if receiver is None or receiver.id not in chat.members:
        raise bad("user not found")
    press = ask.bot.presses.get(str(asked.get("callback_query_id") or ""))
    if asked.get("callback_query_id") and (press is None or press.user is not receiver or ask.twin.too_old(press)):
        raise bad(QUERY_TOO_OLD)
    late = press is None or ask.twin.clock() - press.at > EPHEMERAL_WITHIN_S
    if late and ask.bot.id not in chat.admins:
        raise bad("not enough rights to send ephemeral messages")
    message.receiver = receiver
    message.ephemeral_id = len(chat.ephemeral) + 1
    chat.ephemeral.append(message)
