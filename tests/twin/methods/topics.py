"""Topics of a forum, as a bot with the right to manage them opens, closes and deletes them."""

from __future__ import annotations

from typing import Any

from tests.twin.ask import Ask
from tests.twin.chats import Group, Private, Topic
from tests.twin.refusals import bad


def create_forum_topic(ask: Ask) -> dict[str, Any]:
    """A new topic: its thread id is that of the service message that opens it."""
    chat = ask.chat()
    private = isinstance(chat, Private) and ask.bot.has_topics_enabled
    forum = chat if private else _forum(ask, "create a topic")
    name = ask.text("name").strip()
    if not name:
        raise bad("TOPIC_TITLE_EMPTY")
    if len(name) > 128:
        raise bad("TOPIC_TITLE_TOO_LONG")
    colour = ask.number("icon_color", 7322096)
    return {"message_thread_id": forum.open_topic(ask.bot, name, colour).id, "name": name, "icon_color": colour}


def edit_forum_topic(ask: Ask) -> bool:
    """Another name."""
    _, thread = _topic(ask, "edit the topic")
    if thread.name == (ask.text("name") or thread.name):
        raise bad("TOPIC_NOT_MODIFIED")
    thread.name = ask.text("name")
    return True


def close_forum_topic(ask: Ask) -> bool:
    """Nobody but administrators writes there any more."""
    return _set_closed(ask, closed=True)


def reopen_forum_topic(ask: Ask) -> bool:
    """Everybody may write there again."""
    return _set_closed(ask, closed=False)


def delete_forum_topic(ask: Ask) -> bool:
    """The topic goes with all its messages."""
    forum = _forum(ask, "delete the topic", "can_delete_messages")
    if ask.number("message_thread_id") not in forum.topics:
        raise bad("message thread not found")
    forum.delete_topic(ask.number("message_thread_id"))
    ask.twin.stir()
    return True


def _set_closed(ask: Ask, *, closed: bool) -> bool:
    forum, topic = _topic(ask, "close the topic" if closed else "reopen the topic")
    if topic.closed == closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    name = "forum_topic_closed" if closed else "forum_topic_reopened"
    ask.twin.post_service(forum, ask.bot, ask.number("message_thread_id"), **{name: {}})
    return True


def _topic(ask: Ask, deed: str) -> tuple[Group, Topic]:
    forum = _forum(ask, deed)
    topic = forum.topics.get(ask.number("message_thread_id"))
    if topic is None:
        raise bad("message thread not found")
    return forum, topic


def _forum(ask: Ask, deed: str, right: str = "can_manage_topics") -> Group:
    chat = ask.chat()
    if not isinstance(chat, Group) or not chat.forum:
        raise bad("the chat is not a forum")
    ask.needs(chat, right, deed)
    return chat
