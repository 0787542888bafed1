"""Changing what a bot has sent: texts, captions, keyboards, reactions, pins; taking messages away."""

from __future__ import annotations

from typing import Any

from tests.twin import wire
from tests.twin.ask import Ask, find
from tests.twin.chats import Group, Private
from tests.twin.markup import Markup, read
from tests.twin.message import Message
from tests.twin.methods.sending import CAPTION_MOST, TEXT_MOST, words
from tests.twin.refusals import NOT_MODIFIED, bad

TWO_DAYS_S = 48 * 3600


def edit_message_text(ask: Ask) -> dict[str, Any]:
    """Other words, and the inline keyboard given or none: leaving ``reply_markup`` out takes it away."""
    message = _own(ask)
    if message.text is None:
        raise bad("there is no text in the message to edit")
    text, entities = words(ask, "text", TEXT_MOST, "message is too long")
    if not text:
        raise bad("message text is empty")
    return _edit(ask, message, text=text, caption=None, entities=entities)


def edit_message_caption(ask: Ask) -> dict[str, Any]:
    """Another caption."""
    message = _own(ask)
    if message.media is None:
        raise bad("there is no caption in the message to edit")
    caption, entities = words(ask, "caption", CAPTION_MOST, "message caption is too long")
    return _edit(ask, message, text=None, caption=caption or None, entities=entities)


def edit_message_reply_markup(ask: Ask) -> dict[str, Any]:
    """Another inline keyboard, or none."""
    message = _own(ask)
    return _edit(ask, message, text=message.text, caption=message.caption, entities=message.entities)


def edit_ephemeral_text(ask: Ask) -> bool:
    """Other words in an ephemeral message."""
    message = _ephemeral(ask)
    message.text, message.entities = words(ask, "text", TEXT_MOST, "message is too long")
    message.buttons = read(ask.object("reply_markup"), message.chat).buttons
    message.edited += 1
    return True


def delete_ephemeral(ask: Ask) -> bool:
    """An ephemeral message goes."""
    message = _ephemeral(ask)
    message.deleted = True
    _group(ask).ephemeral.remove(message)
    return True


def delete_message(ask: Ask) -> bool:
    """One message goes."""
    message = ask.message("message to delete")
    _check_delete(ask, message)
    _drop(ask, message)
    return True


def delete_messages(ask: Ask) -> bool:
    """Several messages go; those that are not there are passed over."""
    chat = ask.chat()
    for number in ask.object("message_ids") or []:
        message = find(chat, int(number))
        if message:
            _check_delete(ask, message)
            _drop(ask, message)
    return True


def set_message_reaction(ask: Ask) -> bool:
    """The bot's reaction to a message, or none any more."""
    message = ask.message("message to react")
    reactions = ask.object("reaction") or []
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    message.reactions = tuple(str(one.get("emoji", "")) for one in reactions)
    ask.twin.stir()
    return True


def pin_chat_message(ask: Ask) -> bool:
    """A message is pinned."""
    message = ask.message("message to pin")
    ask.needs(message.chat, "can_pin_messages", "manage pinned messages in the chat")
    message.pinned = True
    ask.twin.stir()
    return True


def unpin_chat_message(ask: Ask) -> bool:
    """A message is pinned no more: the one named, or the newest."""
    chat = ask.chat()
    ask.needs(chat, "can_pin_messages", "manage pinned messages in the chat")
    pinned = [each for each in chat.messages if each.pinned and ask.number("message_id", each.id) == each.id]
    if not pinned:
        raise bad("message to unpin not found")
    pinned[-1].pinned = False
    ask.twin.stir()
    return True


def _own(ask: Ask) -> Message:
    message = ask.message("message to edit")
    # A message under a reply keyboard cannot be edited either: only inline keyboards can be exchanged.
    if message.sender is not ask.bot or message.service or message.keyboard:
        raise bad("message can't be edited")
    return message


def _edit(
    ask: Ask, message: Message, *, text: str | None, caption: str | None, entities: list[dict[str, Any]]
) -> dict[str, Any]:
    asked = ask.object("reply_markup")
    if asked and "inline_keyboard" not in asked:
        raise bad("inline keyboard expected")
    markup: Markup = read(asked, message.chat)
    before = (message.text, message.caption, message.entities, message.buttons)
    if before == (text, caption, entities, markup.buttons):
        raise bad(NOT_MODIFIED)
    message.text, message.caption, message.entities, message.buttons = text, caption, entities, markup.buttons
    message.edited += 1
    message.edited_at = ask.twin.clock()
    ask.twin.stir()
    return wire.message_json(message, ask.bot)


def _check_delete(ask: Ask, message: Message) -> None:
    if "forum_topic_created" in message.service:
        raise bad("message can't be deleted")
    group = message.chat if isinstance(message.chat, Group) else None
    if group and message.sender is not ask.bot and "can_delete_messages" not in group.admins.get(ask.bot.id, ()):
        raise bad("message can't be deleted")
    if not (group and ask.bot.id in group.admins) and ask.twin.clock() - message.at > TWO_DAYS_S:
        raise bad("message can't be deleted for everyone")


def _drop(ask: Ask, message: Message) -> None:
    message.deleted = True
    message.chat.messages.remove(message)
    ask.twin.stir()


def _group(ask: Ask) -> Group:
    chat: Private | Group = ask.chat()
    if not isinstance(chat, Group):
        raise bad("chat not found")
    return chat


def _ephemeral(ask: Ask) -> Message:
    receiver, number = ask.number("receiver_user_id"), ask.number("ephemeral_message_id")
    for message in _group(ask).ephemeral:
        if message.receiver and (message.receiver.id, message.ephemeral_id) == (receiver, number):
            return message
    raise bad("message to edit not found")
