"""Where people and bots meet: a private chat with one bot, a group, a supergroup, a forum with topics."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.twin.message import Message

if TYPE_CHECKING:
    from tests.twin.bots import Bot
    from tests.twin.people import User
    from tests.twin.world import World

RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_send_welcome_messages", "can_pin_messages", "can_manage_topics",
)  # fmt: skip


@dataclass(slots=True, eq=False, repr=False)
class Private:
    """The chat of one person with one bot: ``opened`` by the person, perhaps ``blocked`` by them."""

    user: User
    bot: Bot
    messages: list[Message] = field(default_factory=list)
    opened: bool = False
    blocked: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)

    supergroup = False

    def __repr__(self) -> str:
        return f"<{self.user.name} with {self.bot.name}>"

    @property
    def id(self) -> int:
        """The person's id: the same in every bot's eyes, though the chats are different ones."""
        return self.user.id

    def next_message(self) -> int:
        """The next message id."""
        return self.bot.next_message()

    def open_topic(self, who: User | Bot, name: str, colour: int = 7322096) -> Message:
        """A topic is opened, where the bot may have them in private chats (Bot API 9.3)."""
        said = {"forum_topic_created": {"name": name, "icon_color": colour}}
        thread = self.bot.last_message + 1
        topic = self.topics[thread] = Topic(name)
        topic.root = self.user.world.post_service(self, who, thread=thread, **said)
        return topic.root

    def delete_topic(self, thread_id: int) -> None:
        """The person deletes a topic with all its messages: the bot is told nothing."""
        self.topics.pop(thread_id)
        for message in [each for each in self.messages if each.thread == thread_id]:
            message.deleted = True
            self.messages.remove(message)

    @property
    def keyboard(self) -> Message | None:
        """The message whose reply keyboard is shown now, if any."""
        for message in reversed(self.messages):
            if message.sender is self.bot and (message.keyboard or message.hides_keyboard):
                return message if message.keyboard else None
        return None


@dataclass(slots=True, eq=False)
class Topic:
    """A topic of a forum: a thread of messages under the service message that opened it."""

    name: str
    root: Message | None = None
    closed: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Group:
    """A group; its methods are the deeds of its owner."""

    world: World
    id: int
    title: str
    owner: User
    forum: bool
    supergroup: bool
    members: dict[int, User | Bot] = field(default_factory=dict)
    admins: dict[int, frozenset[str]] = field(default_factory=dict)
    kicked: set[int] = field(default_factory=set)
    known: set[int] = field(default_factory=set)  # bots that have ever been here: others do not find the chat
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    ephemeral: list[Message] = field(default_factory=list)
    migrated_to: Group | None = None
    last_message: int = 0

    def __repr__(self) -> str:
        return f"<group {self.title} {self.id}>"

    def next_message(self) -> int:
        """Message ids of a group are its own."""
        self.last_message += 1
        return self.last_message

    def status_of(self, person: User | Bot) -> str:
        """Telegram's word for what somebody is here."""
        if person.id in self.kicked:
            return "kicked"
        if person.id not in self.members:
            return "left"
        if person is self.owner:
            return "creator"
        return "administrator" if person.id in self.admins else "member"

    def bots(self) -> list[Bot]:
        """The bots that are members."""
        return [bot for bot in self.world.bots.values() if bot.id in self.members]

    def add(self, who: User | Bot, *, admin: bool = False, rights: frozenset[str] | set[str] = frozenset()) -> None:
        """Somebody is added to the group, a bot perhaps at once as administrator with these rights."""
        before = self.world.member_of(self, who)
        self.kicked.discard(who.id)
        self.members[who.id] = who
        if admin:
            self.admins[who.id] = _known(rights)
        self._tell_member(who, before)
        self.world.post_service(self, self.owner, new_chat_members=[self.world.seen(who)])

    def remove(self, who: User | Bot) -> None:
        """Somebody is thrown out: a bot gets 403 from now on."""
        before = self.world.member_of(self, who)
        self.members.pop(who.id, None)
        self.admins.pop(who.id, None)
        self.kicked.add(who.id)
        self._tell_member(who, before)
        self.world.post_service(self, self.owner, left_chat_member=self.world.seen(who))

    def promote(self, who: User | Bot, rights: frozenset[str] | set[str] = frozenset()) -> None:
        """Somebody becomes administrator with these rights (names as Telegram's); again, to change them."""
        before = self.world.member_of(self, who)
        self.admins[who.id] = _known(rights)
        self._tell_member(who, before)

    def demote(self, who: User | Bot) -> None:
        """An administrator becomes a plain member."""
        before = self.world.member_of(self, who)
        self.admins.pop(who.id, None)
        self._tell_member(who, before)

    def _tell_member(self, who: User | Bot, before: dict[str, Any]) -> None:
        if before != self.world.member_of(self, who):
            self.world.tell_member(self, who, before)

    def topic(self, name: str) -> int:
        """The owner opens a topic: its thread id."""
        assert self.forum, "only a forum has topics"
        return self.open_topic(self.owner, name).id

    def open_topic(self, who: User | Bot, name: str, colour: int = 7322096) -> Message:
        """A topic is opened: its thread id is the id of the service message that says so."""
        said = {"forum_topic_created": {"name": name, "icon_color": colour}}
        thread = self.last_message + 1
        topic = self.topics[thread] = Topic(name)
        topic.root = self.world.post_service(self, who, thread=thread, **said)
        return topic.root

    def delete_topic(self, thread_id: int) -> None:
        """Somebody deletes a topic with all its messages: bots are told nothing, as at Telegram."""
        self.topics.pop(thread_id)
        for message in [each for each in self.messages if each.thread == thread_id]:
            self.drop(message)

    def drop(self, message: Message) -> None:
        """A message goes from sight."""
        message.deleted = True
        self.messages.remove(message)

    def migrate(self) -> Group:
        """The group becomes a supergroup with a new id: the old id answers 400 with migrate_to_chat_id."""
        assert not self.supergroup, "it is a supergroup already"
        new = self.world.group(self.title, owner=self.owner)
        new.members, new.admins, new.known = dict(self.members), dict(self.admins), set(self.known)
        self.world.post_service(self, self.owner, migrate_to_chat_id=new.id)
        self.migrated_to = new
        self.world.post_service(new, self.owner, migrate_from_chat_id=self.id)
        return new

    def by(self, who: User | Bot) -> list[Message]:
        """What somebody has written here, oldest first, service messages left out."""
        return [message for message in self.messages if message.sender is who and not message.service]


def _known(rights: frozenset[str] | set[str]) -> frozenset[str]:
    unknown = set(rights) - set(RIGHTS)
    assert not unknown, f"no such rights: {sorted(unknown)}"
    return frozenset(rights) | {"can_manage_chat"}
