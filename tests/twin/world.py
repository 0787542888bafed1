"""Who and what there is, and which bot is told of what happens: Telegram without its doors."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from tests.twin import wire
from tests.twin.bots import Bot
from tests.twin.chats import Group, Private
from tests.twin.entities import commands_of
from tests.twin.message import Media, Message, Press
from tests.twin.people import User
from tests.twin.updates import Queue

QUERY_LIVES_S = 30
"""A callback query that was not answered for so long is too old. Telegram gives no figure; bots see 15 to 60 s."""


class World:
    """People, bots and chats. ``clock`` gives unix seconds: messages are dated by it, updates are forgotten by it."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.bots: dict[str, Bot] = {}
        self.users: dict[int, User] = {}
        self.groups: dict[int, Group] = {}
        self.presses: dict[str, Press] = {}
        self.stirred = asyncio.Event()  # replaced whenever anything happened
        self._files = 0
        self._queries = 0

    def bot(
        self, token: str, username: str = "linli_bot", name: str = "邻里", *, can_read_all_group_messages: bool = False
    ) -> Bot:
        """A bot as BotFather makes it; privacy mode is on unless it may read everything."""
        queue = Queue(self.clock, first=100_000_000 * (len(self.bots) + 1) + 1)
        made = self.bots[token] = Bot(token, username, name, can_read_all_group_messages, queue)
        return made

    def user(self, name: str, lang: str = "", id: int | None = None, username: str = "") -> User:  # noqa: A002 - Telegram's word
        """Somebody with Telegram on their telephone; ``lang`` is the language of the app ("zh-hans")."""
        number = 1_000_001 + len(self.users) if id is None else id
        made = self.users[number] = User(self, number, name, lang, username)
        return made

    def group(self, title: str, *, forum: bool = False, supergroup: bool = True, owner: User | None = None) -> Group:
        """A supergroup, with topics if it is a forum; or a plain group. Somebody owns it."""
        assert supergroup or not forum, "only a supergroup has topics"
        count = len(self.groups) + 1
        number = -1_001_000_000_000 - count if supergroup else -4_000_000 - count
        made = self.groups[number] = Group(self, number, title, owner or self.user("群主"), forum, supergroup)
        made.members[made.owner.id] = made.owner
        return made

    def private(self, user: User, bot: Bot) -> Private:
        """The chat of a person with a bot, opened or not."""
        return bot.private.setdefault(user.id, Private(user, bot))

    def media(self, kind: str, data: bytes, name: str, mime: str, seconds: int = 0) -> Media:
        """A file new to Telegram."""
        self._files += 1
        return Media(kind, data, name, mime, seconds, self._files)

    def stir(self) -> None:
        """Wake whoever waits for something to happen."""
        woken, self.stirred = self.stirred, asyncio.Event()
        woken.set()

    # What bots are told.

    def post(self, message: Message) -> Message:
        """A person's or a service message appears in its chat, and the bots that may see it are told."""
        message.chat.messages.append(message)
        for bot in self._witnesses(message):
            bot.queue.put("message", wire.message_json(message, bot), ("chat", message.chat.id))
        self.stir()
        return message

    def edited(self, message: Message) -> None:
        """A person changed their message."""
        for bot in self._witnesses(message):
            bot.queue.put("edited_message", wire.message_json(message, bot), ("chat", message.chat.id))
        self.stir()

    def post_service(
        self, chat: Group | Private, sender: User | Bot, thread: int | None = None, **said: Any
    ) -> Message:
        """A service message: every bot of the group sees it, unless a bot caused it."""
        return self.post(Message(chat.next_message(), chat, sender, self.clock(), thread=thread, service=said))

    def press(self, user: User, message: Message, data: str) -> Press:
        """Somebody presses an inline button that carries ``data``."""
        assert isinstance(message.sender, Bot), "only a bot's message has inline buttons"
        self._queries += 1
        query = str(4_382_000_000_000_000_000 + self._queries)
        press = Press(query, user, message.sender, message, data, self.clock())
        self.presses[query] = press.bot.presses[query] = press
        press.bot.queue.put("callback_query", wire.press_json(press), ("user", user.id))
        self.stir()
        return press

    def too_old(self, press: Press) -> bool:
        """Whether it is too late to answer."""
        return press.expired or self.clock() - press.at > QUERY_LIVES_S

    def expire_queries(self) -> None:
        """Every press not yet answered is too old from now on."""
        for press in self.presses.values():
            press.expired = press.expired or not press.answers

    def tell_member(self, group: Group, who: User | Bot, before: dict[str, Any]) -> None:
        """Somebody's place in a group changed: a bot is told of its own, administrators of everybody's."""
        change = {
            "chat": wire.chat_json(group),
            "from": wire.user_json(group.owner),
            "date": int(self.clock()),
            "old_chat_member": before,
            "new_chat_member": wire.member_json(group, who),
        }
        if isinstance(who, Bot):
            group.known.add(who.id)
            who.queue.put("my_chat_member", change, ("chat", group.id))
        for bot in group.bots():
            if bot is not who and bot.id in group.admins:
                bot.queue.put("chat_member", change, ("chat", group.id))
        self.stir()

    def tell_blocked(self, private: Private, *, was: bool) -> None:
        """The person blocked or unblocked the bot."""
        bot = private.bot

        def status(*, blocked: bool) -> dict[str, Any]:
            user = {"user": wire.user_json(bot)}
            return {"status": "kicked", "until_date": 0} | user if blocked else {"status": "member"} | user

        change = {
            "chat": wire.chat_json(private),
            "from": wire.user_json(private.user),
            "date": int(self.clock()),
            "old_chat_member": status(blocked=was),
            "new_chat_member": status(blocked=private.blocked),
        }
        bot.queue.put("my_chat_member", change, ("chat", private.id))
        self.stir()

    def member_of(self, group: Group, who: User | Bot) -> dict[str, Any]:
        """What somebody is in a group, as JSON."""
        return wire.member_json(group, who)

    def seen(self, who: User | Bot) -> dict[str, Any]:
        """Somebody as JSON."""
        return wire.user_json(who)

    def _witnesses(self, message: Message) -> list[Bot]:
        chat = message.chat
        if isinstance(chat, Private):
            return [chat.bot] if message.sender is not chat.bot else []
        return [bot for bot in chat.bots() if _may_see(bot, chat, message)]


def _may_see(bot: Bot, group: Group, message: Message) -> bool:
    """Privacy mode: commands, replies to the bot and service messages; an administrator sees everything.

    A bot is never shown another bot's words, nor its own.
    """
    if isinstance(message.sender, Bot):
        return False
    if message.service or bot.can_read_all_group_messages or bot.id in group.admins:
        return True
    if message.reply_to and message.reply_to.sender is bot:
        return True
    meant = [name for _, name in commands_of(message.words)]
    return any(name is None or name.lower() == bot.username.lower() for name in meant)
