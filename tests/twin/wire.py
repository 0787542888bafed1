"""Telegram's JSON: people, chats, messages, presses and members as one bot is shown them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.twin.bots import Bot
from tests.twin.chats import RIGHTS, Group, Private
from tests.twin.message import Media, Message, Press
from tests.twin.people import User


def user_json(person: User | Bot) -> dict[str, Any]:
    """A person or bot, as sender or member."""
    made: dict[str, Any] = {"id": person.id, "is_bot": person.is_bot, "first_name": person.name}
    if person.username:
        made["username"] = person.username
    if person.lang:
        made["language_code"] = person.lang
    return made


def me_json(bot: Bot) -> dict[str, Any]:
    """What getMe says."""
    return user_json(bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": bot.can_read_all_group_messages,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": bot.has_topics_enabled,
    }


def chat_json(chat: Private | Group) -> dict[str, Any]:
    """A chat, briefly."""
    if isinstance(chat, Private):
        made = {"id": chat.id, "type": "private", "first_name": chat.user.name}
        return made | ({"username": chat.user.username} if chat.user.username else {})
    made = {"id": chat.id, "type": "supergroup" if chat.supergroup else "group", "title": chat.title}
    return made | ({"is_forum": True} if chat.forum else {})


def message_json(message: Message, bot: Bot, *, nested: bool = False) -> dict[str, Any]:
    """A message as ``bot`` is shown it, with that bot's own file ids."""
    made: dict[str, Any] = {
        "message_id": message.id,
        "from": user_json(message.sender),
        "chat": chat_json(message.chat),
        "date": int(message.at),
        **_place_json(message),
    }
    to = message.reply_to or _root(message)
    if to and not nested and not to.deleted:
        made["reply_to_message"] = message_json(to, bot, nested=True)
    if message.media:
        made |= media_json(message.media, bot)
    if message.entities:
        made["caption_entities" if message.text is None else "entities"] = message.entities
    if message.buttons:
        made["reply_markup"] = markup_json(message)
    plain = {
        "caption": message.caption,
        "contact": message.contact,
        "location": message.location,
        "venue": message.venue,
        "media_group_id": message.album,
    }
    made |= {name: value for name, value in plain.items() if value}
    if message.text is not None:
        made["text"] = message.text
    return made | message.service


def _root(message: Message) -> Message | None:
    """What opened the topic: Telegram shows every message in a topic as a reply to that."""
    topic = message.chat.topics.get(message.thread or 0)
    return topic.root if topic and topic.root is not message else None


def _place_json(message: Message) -> dict[str, Any]:
    """Where a message stands and how: its topic, its one reader, its protection, its last edit."""
    made: dict[str, Any] = {}
    if message.edited_at is not None:
        made["edit_date"] = int(message.edited_at)
    if message.receiver:
        made |= {"receiver_user": user_json(message.receiver), "ephemeral_message_id": message.ephemeral_id}
    if message.thread is not None:
        made |= {"message_thread_id": message.thread, "is_topic_message": True}
    if message.protected:
        made["has_protected_content"] = True
    return made


def markup_json(message: Message) -> dict[str, Any]:
    """The inline keyboard of a message."""
    rows = []
    for row in message.buttons:
        made: list[dict[str, Any]] = []
        for button in row:
            one: dict[str, Any] = {"text": button.label}
            if button.data is not None:
                one["callback_data"] = button.data
            if button.url is not None:
                one["url"] = button.url
            if button.copies is not None:
                one["copy_text"] = {"text": button.copies}
            made.append(one)
        rows.append(made)
    return {"inline_keyboard": rows}


def media_json(media: Media, bot: Bot) -> dict[str, Any]:
    """The file of a message, under the name of its kind; a photo in two sizes, the large one last."""
    known = file_json(media, bot)
    if media.kind == "photo":
        small = replace(media, bytes=b"small " + media.bytes[:64], number=-media.number)
        return {"photo": [_size(small, bot, 90, 67), _size(media, bot, 1280, 960)]}
    if media.kind == "voice":
        return {"voice": known | {"duration": media.seconds, "mime_type": media.mime}}
    return {"document": known | {"file_name": media.name, "mime_type": media.mime}}


def file_json(media: Media, bot: Bot) -> dict[str, Any]:
    """A file by this bot's own name for it."""
    return {"file_id": bot.file_id(media), "file_unique_id": f"AQAD{media.number}", "file_size": len(media.bytes)}


def _size(media: Media, bot: Bot, width: int, height: int) -> dict[str, Any]:
    return file_json(media, bot) | {"width": width, "height": height}


def press_json(press: Press) -> dict[str, Any]:
    """A callback query; of a message that is gone only its place is known."""
    message: dict[str, Any] = {"chat": chat_json(press.message.chat), "message_id": press.message.id, "date": 0}
    return {
        "id": press.id,
        "from": user_json(press.user),
        "chat_instance": str(7_000_000_000 + abs(press.message.chat.id)),
        "message": message if press.message.deleted else message_json(press.message, press.bot),
        "data": press.data,
    }


def member_json(group: Group, person: User | Bot) -> dict[str, Any]:
    """What a person or bot is in a group."""
    status = group.status_of(person)
    made: dict[str, Any] = {"status": status, "user": user_json(person)}
    if status == "administrator":
        rights = group.admins[person.id]
        made |= {"can_be_edited": False, "is_anonymous": False} | {name: name in rights for name in RIGHTS}
    if status == "creator":
        made["is_anonymous"] = False
    if status == "kicked":
        made["until_date"] = 0
    return made
