"""One letter on its way to Telegram: where it goes, as far as is known by now, and how many calls it took."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot.carrier import Away, Carriage, Later, Parcel, Undeliverable
from bot.centre import notices
from bot.centre.centre import Centre
from bot.doors.group.keep import move_group, unit_of, who_is
from bot.doors.group.messenger import Messenger, Place
from bot.store.peers import move
from bot.telegram import Refusal, Why

log = structlog.get_logger("group")
WAIT_S = 5.0
_TRIES = 4  # a topic made anew, a group that moved, and the sending itself
_AWAY = frozenset({Why.AWAY, Why.TOKEN, Why.CONFLICT})


class RefusedError(Exception):
    """Telegram refused a request of ours as faulty; the message is a word of ``bot.telegram.Why``."""


def carriage(refusal: Refusal) -> Carriage:
    """What a refusal means for the letter. Raises RefusedError where the fault is ours: tried again, bounded."""
    if refusal.why is Why.OFTEN:
        return Later(max(1.0, refusal.after_s))
    if refusal.why in _AWAY:
        return Away(refusal.why.value)
    if refusal.why is Why.BLOCKED:
        return Undeliverable("blocked")
    if refusal.why in {Why.GONE, Why.RIGHTS}:  # put out, or not allowed to write: the same, until that changes
        return Undeliverable("gone")
    raise RefusedError(refusal.why.value)


@dataclass(slots=True)
class Trip:
    """``peer`` is where its mailbox is on the platform; what changes on the way is written down at once."""

    centre: Centre
    messenger: Messenger
    parcel: Parcel
    peer: dict[str, Any]
    calls: int = field(default=0)

    @property
    def place(self) -> Place:
        """Where the next message goes."""
        letter = self.parcel.letter
        answers = int(letter.answers) if letter.answers.isdecimal() else None
        return Place(int(self.peer["chat"]), self.peer.get("thread"), letter.private, answers, letter.silent)

    @property
    def mark(self) -> str:
        """What stands before the number of a message: in which chat it is, without telling."""
        return mark(self.centre, self.place.chat)

    async def set_out(self) -> None:
        """A forum has a topic for the cards; it is made when the first letter goes there."""
        group = self.parcel.address_id.startswith("group:")
        if group and self.peer.get("forum") and self.place.thread is None and not self.peer.get("general"):
            await self._open_topic()

    async def arrive(self, ask: Callable[[Place], Awaitable[int | Refusal]]) -> int | Refusal:
        """Send one message; a topic that was deleted is made anew, a group that moved is followed."""
        for _ in range(_TRIES):
            self.calls += 1
            answer = await ask(self.place)
            if not isinstance(answer, Refusal):
                return answer
            if answer.why is Why.THREAD and self.place.thread is not None:
                await self._topic_lost()
            elif answer.why is Why.MOVED and answer.moved_to is not None:
                await self.move(answer.moved_to)
            else:
                return answer
        return Refusal(Why.OFTEN, WAIT_S)

    async def move(self, new: int) -> None:
        """The group has another number; every card goes out anew there."""
        old = self.place.chat
        self.peer = {**self.peer, "chat": new, "thread": None, "forum": False}
        await self.centre.work(lambda work: move_group(work, old, new))
        self.centre.live.publish("outbox")

    async def _topic_lost(self) -> None:
        """The topic was deleted with every card in it: a new one, and the cards again."""
        self.peer["thread"] = None
        if self.peer.get("forum") and not self.peer.get("general"):
            await self._open_topic()
        await self._keep()
        unit = unit_of(self.parcel.address_id)
        await self.centre.work(lambda work: notices.show_all(work, unit))
        self.centre.live.publish("outbox")

    async def _open_topic(self) -> None:
        """Without the right to make one, cards go to the general topic until the right is given."""
        self.calls += 1
        name = self.centre.words.say(self.centre.house.lang, "group-topic")
        made = await self.messenger.open_topic(self.place.chat, name)
        if not isinstance(made, Refusal):
            self.peer["thread"] = made
        elif made.why in {Why.RIGHTS, Why.BAD}:
            log.warning("group.no_topic", why=made.why.value)
            self.peer["general"] = True
        else:
            return  # not now: sending will be refused for the same reason
        await self._keep()

    async def _keep(self) -> None:
        vault, address, peer = self.centre.house.vault, self.parcel.address_id, dict(self.peer)
        await self.centre.store.turn(lambda conn: move(conn, vault, address, peer))


def mark(centre: Centre, chat: int) -> str:
    """A chat's mark in the numbers of messages: a keyed hash, so that no row tells whose chat it is."""
    return who_is(centre.house, chat)[:12]
