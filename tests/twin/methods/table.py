"""Every method the twin carries out, by Telegram's name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from tests.twin.ask import Ask
from tests.twin.methods import asking, editing, hooks, polling, sending, topics

METHODS: dict[str, Callable[[Ask], Any | Awaitable[Any]]] = {
    "getUpdates": polling.get_updates,
    "setWebhook": hooks.set_webhook,
    "deleteWebhook": hooks.delete_webhook,
    "getWebhookInfo": hooks.get_webhook_info,
    "getMe": asking.get_me,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_chat_member,
    "getChatAdministrators": asking.get_chat_administrators,
    "getChatMemberCount": asking.get_chat_member_count,
    "leaveChat": asking.leave_chat,
    "getFile": asking.get_file,
    "answerCallbackQuery": asking.answer_callback_query,
    "setMyCommands": asking.set_my_commands,
    "getMyCommands": asking.get_my_commands,
    "deleteMyCommands": asking.delete_my_commands,
    "setMyName": asking.set_my_name,
    "getMyName": asking.get_my_name,
    "setMyDescription": asking.set_my_description,
    "getMyDescription": asking.get_my_description,
    "setMyShortDescription": asking.set_my_short_description,
    "getMyShortDescription": asking.get_my_short_description,
    "setChatMenuButton": asking.set_chat_menu_button,
    "getChatMenuButton": asking.get_chat_menu_button,
    "sendMessage": sending.send_message,
    "sendVoice": sending.send_voice,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendContact": sending.send_contact,
    "sendLocation": sending.send_location,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "editEphemeralMessageText": editing.edit_ephemeral_text,
    "deleteEphemeralMessage": editing.delete_ephemeral,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "setMessageReaction": editing.set_message_reaction,
    "pinChatMessage": editing.pin_chat_message,
    "unpinChatMessage": editing.unpin_chat_message,
    "createForumTopic": topics.create_forum_topic,
    "editForumTopic": topics.edit_forum_topic,
    "closeForumTopic": topics.close_forum_topic,
    "reopenForumTopic": topics.reopen_forum_topic,
    "deleteForumTopic": topics.delete_forum_topic,
}

BY_LOWER = {name.lower(): name for name in METHODS}
"""Telegram does not mind how a method's name is written."""
