"""One letter on its way to Telegram: where it goes, as far as is known by now, and how many calls it took."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot.carrier import Away, Carriage, Later, Parcel, Undeliverable
from bot.centre import notices, tickets
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.doors.group import topic
from bot.doors.group.keep import move_group, unit_of, who_is
from bot.doors.group.messenger import Messenger, Place
from bot.doors.group.topic import Thread
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
    thread: Thread | None = None  # the ticket's own

    @property
    def place(self) -> Place:
        """Where the next message goes."""
        letter = self.parcel.letter
        answers = int(letter.answers) if letter.answers.isdecimal() else None
        thread = self.thread.number if self.thread is not None else self.peer.get("thread")
        return Place(int(self.peer["chat"]), thread, letter.private, answers, letter.silent)

    @property
    def mark(self) -> str:
        """What stands before the number of a message: in which chat it is, without telling."""
        return mark(self.centre, self.place.chat)

    async def set_out(self) -> None:
        """A forum has a topic for each ticket, made as its card goes out, and one for all that belongs to none.

        A worker's own chat has one for each ticket they hold, where the bot may have topics there.
        """
        if self._threads:
            await self._find_thread()
        group = self.parcel.address_id.startswith("group:")
        waits = group and self.thread is None and self.peer.get("thread") is None
        if waits and self.peer.get("forum") and not self.peer.get("general"):
            await self._open_topic()

    @property
    def _threads(self) -> bool:
        """Whether tickets have threads of their own there."""
        if self.parcel.ticket is None or self.parcel.letter.takes_away or self.parcel.letter.reacts:
            return False
        if self.parcel.address_id.startswith("group:"):
            return bool(self.peer.get("forum")) and not self.peer.get("general")
        return self.messenger.private_topics

    async def _find_thread(self) -> None:
        """The ticket's own, opened now where it is time; what cannot be opened now waits for nothing."""
        ticket, address = str(self.parcel.ticket), self.parcel.address_id
        found = await self.centre.store.look(lambda conn: topic.find(conn, ticket, address))
        if found is None and await self._is_time(ticket):
            await self._open_thread()
            return
        self.thread = found
        if found is not None and found.closed and not await self._is_over():
            await self._set_closed(found, closed=False)

    async def _is_time(self, ticket: str) -> bool:
        """In a group: its card goes out for the first time. In private: the ticket is theirs."""
        door, _, worker = self.parcel.address_id.partition(":")
        if door == "group":
            return self.parcel.card == ticket and self.parcel.replaces is None and not await self._is_over()
        return await self.centre.store.look(lambda conn: topic.is_held_by(conn, ticket, worker))

    async def _open_thread(self) -> None:
        ticket, address = str(self.parcel.ticket), self.parcel.address_id
        name = await self.centre.look(lambda work: topic.name_of(work, ticket))
        if not name:
            return
        self.calls += 1
        made = await self.messenger.open_topic(self.place.chat, name)
        if isinstance(made, Refusal):
            log.warning("group.no_thread", why=made.why.value)
            if made.why in {Why.RIGHTS, Why.BAD} and address.startswith("group:"):
                self.peer["general"] = True
                await self._keep()
            return
        self.thread = Thread(made)
        await self._note_thread(self.thread)

    async def _note_thread(self, thread: Thread) -> None:
        ticket, address, now = str(self.parcel.ticket), self.parcel.address_id, self.centre.clock.now()
        await self.centre.store.turn(lambda conn: topic.keep(conn, ticket, address, thread, now))

    async def arrived(self) -> None:
        """After the last word on a ticket its thread is closed; nobody types there any more, and it can be read."""
        group = self.parcel.address_id.startswith("group:")
        if group and self.thread is not None and not self.thread.closed and await self._is_over():
            await self._set_closed(self.thread, closed=True)

    async def _set_closed(self, thread: Thread, *, closed: bool) -> None:
        self.calls += 1
        refusal = await self.messenger.close_topic(self.place.chat, thread.number, closed=closed)
        if refusal is not None and refusal.why not in {Why.UNCHANGED, Why.BAD}:
            log.warning("group.thread_stays", why=refusal.why.value)
            return
        self.thread = Thread(thread.number, closed)
        await self._note_thread(self.thread)

    async def _is_over(self) -> bool:
        ticket = str(self.parcel.ticket)
        return await self.centre.store.look(lambda conn: topic.is_over(conn, ticket))

    async def arrive(self, ask: Callable[[Place], Awaitable[int | Refusal]]) -> int | Refusal:
        """Send one message; a topic that was deleted is made anew, a group that moved is followed."""
        for _ in range(_TRIES):
            self.calls += 1
            answer = await ask(self.place)
            if not isinstance(answer, Refusal):
                return answer
            if answer.why is Why.THREAD and self.thread is not None:
                await self._thread_lost()
            elif answer.why is Why.THREAD and self.place.thread is not None:
                await self._topic_lost()
            elif answer.why is Why.MOVED and answer.moved_to is not None:
                await self.move(answer.moved_to)
            else:
                return answer
        return Refusal(Why.OFTEN, WAIT_S)

    async def move(self, new: int) -> None:
        """The group has another number; every card goes out anew there."""
        old = self.place.chat
        self.thread = None
        self.peer = {**self.peer, "chat": new, "thread": None, "forum": False}
        await self.centre.work(lambda work: move_group(work, old, new))
        self.centre.live.publish("outbox")

    async def _thread_lost(self) -> None:
        """Somebody deleted the ticket's thread with its card: a new one, and the card again."""
        ticket, address = str(self.parcel.ticket), self.parcel.address_id
        self.thread = None
        await self.centre.store.turn(lambda conn: topic.drop(conn, ticket, address))
        await self._open_thread()
        if address.startswith("group:") and self.parcel.card != ticket:
            await self.centre.work(lambda work: _show_card(work, ticket))
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


def _show_card(work: Work, ticket_id: str) -> None:
    ticket = tickets.get(work, ticket_id)
    if ticket is not None:
        notices.show_card(work, ticket)


def mark(centre: Centre, chat: int) -> str:
    """A chat's mark in the numbers of messages: a keyed hash, so that no row tells whose chat it is."""
    return who_is(centre.house, chat)[:12]
