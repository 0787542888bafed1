"""Deals with what came: one person's knocks in order, several persons at once, each in one transaction."""

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.doors.group import commands, enrol, words
from bot.doors.group.answer import Answerer
from bot.doors.group.heard import Knock, knock_from_json
from bot.doors.group.keep import PRIVATE
from bot.doors.group.outcome import Dealt, stranger, write
from bot.doors.group.press import press
from bot.live import Ears
from bot.store import knocks, peers
from bot.store.knocks import Waiting
from bot.store.outage import StoreDown
from referral.station import Worker

log = structlog.get_logger("group")
ATTEMPTS = 3
HANDS = 8
IDLE_S = 5.0  # how long a wake-up may be missed
OUTAGE_S = 2.0
_TOPICS = ("outbox", "deadlines", "board", "media")


class AlreadyDealtError(Exception):
    """Somebody else dealt with this knock meanwhile: nothing of this transaction may stay."""


def deal(work: Work, waiting: Waiting, knock: Knock, steady: datetime) -> Dealt:
    """The whole of it, in one transaction. Raises AlreadyDealtError."""
    if not knocks.mark_done(work.conn, waiting.id, work.now):
        raise AlreadyDealtError
    worker = worker_of(work, waiting.who)
    if knock.kind == "command" and knock.name == "start":
        return enrol.start(work, worker, knock, steady)
    if worker is None:
        return stranger(work, knock)
    if knock.kind == "command" and knock.name == "done" and not knock.group:
        return words.hand_back(work, worker, knock)
    return _KINDS[knock.kind](work, worker, knock)


def worker_of(work: Work, who: str) -> Worker | None:
    """Whose private chat this person's is; None for a stranger, and for somebody who is no longer on the page."""
    address = peers.find_peer(work.conn, PRIVATE, who)
    return work.worker(address.id.removeprefix(f"{PRIVATE}:")) if address is not None else None


_KINDS: dict[str, Callable[[Work, Worker, Knock], Dealt]] = {
    "press": press,
    "command": commands.command,
    "words": words.say,
    "file": words.say,
    "edit": words.edit,
}


class Dealer:
    """One for a desk bot."""

    def __init__(self, centre: Centre, answerer: Answerer) -> None:
        self._centre, self._answerer = centre, answerer
        self._busy: set[str] = set()
        self._begun: set[asyncio.Task[None]] = set()

    async def deal_next(self) -> bool:
        """Deal with the oldest waiting knock of a person nobody is busy with; False when there is none."""
        waiting = await self._next()
        if waiting is None:
            return False
        self._busy.add(waiting.who)
        await self._deal(waiting)
        return True

    async def deal_on(self) -> None:
        """Deal for ever, one process at a time; an outage of the store is waited out, and everything is kept."""
        store = self._centre.store
        while True:
            try:
                async with (
                    store.only_one("dealer") as sole,
                    store.live.listen("knock") as ears,
                    asyncio.TaskGroup() as hands,
                ):
                    while sole.held:
                        waiting = await self._next() if len(self._busy) < HANDS else None
                        if waiting is None:
                            await ears.wait(IDLE_S)
                        else:
                            self._busy.add(waiting.who)
                            hands.create_task(self._to_the_end(waiting, ears))
            except* StoreDown as outage:
                log.warning("group.store_down", reason=str(outage.exceptions[0]))
            await asyncio.sleep(OUTAGE_S)

    async def finished(self) -> None:
        """Wait until everything that was begun is dealt with and answered, though nothing more is taken up."""
        for error in await asyncio.gather(*self._begun, return_exceptions=True):
            if error is not None:  # it waits where it is kept, for the next start
                log.error("group.unfinished", error=type(error).__name__)

    async def _to_the_end(self, waiting: Waiting, ears: Ears) -> None:
        """A press that was dealt with is answered too, even when the house is told to stop in between."""
        task = asyncio.create_task(self._deal(waiting, ears))
        self._begun.add(task)
        task.add_done_callback(self._begun.discard)
        await asyncio.shield(task)

    async def _next(self) -> Waiting | None:
        busy = frozenset(self._busy)
        return await self._centre.store.look(lambda conn: knocks.next_waiting(conn, busy))

    async def _deal(self, waiting: Waiting, ears: Ears | None = None) -> None:
        knock, dealt = None, None
        try:
            knock = await self._opened(waiting)
            dealt = await self._done(waiting, knock)
        except StoreDown:
            raise
        except AlreadyDealtError:
            pass
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted, logged, and in the end the worker is told
            dealt = await self._failed(waiting, knock, error)
        finally:
            self._busy.discard(waiting.who)
            if ears is not None:
                ears.ring("knock")  # this person's next knock may be dealt with now
        if dealt is None:
            return
        for topic in _TOPICS:
            self._centre.live.publish(topic)
        if knock is not None:
            await self._answerer.answer(waiting.who, knock, dealt)

    async def _opened(self, waiting: Waiting) -> Knock:
        now, vault = self._centre.clock.now(), self._centre.house.vault
        return knock_from_json(await self._centre.store.turn(lambda conn: knocks.open_body(conn, vault, waiting, now)))

    async def _done(self, waiting: Waiting, knock: Knock) -> Dealt:
        steady = self._centre.clock.steady()
        return await self._centre.work(lambda work: deal(work, waiting, knock, steady))

    async def _failed(self, waiting: Waiting, knock: Knock | None, error: Exception) -> Dealt | None:
        kind = type(error).__name__
        aside = await self._centre.work(lambda work: _count(work, waiting, knock, kind))
        log.error("group.knock_failed", knock=waiting.id, error=kind, set_aside=aside is not None)
        return aside


def _count(work: Work, waiting: Waiting, knock: Knock | None, kind: str) -> Dealt | None:
    """One failed attempt; after the last, in the same commit, the worker is told that it did not work."""
    if not knocks.mark_failed(work.conn, waiting.id, kind, work.now, ATTEMPTS):
        return None
    worker = worker_of(work, waiting.who)
    if worker is None:
        return Dealt()
    spoke = knock is not None and knock.kind in {"words", "file", "edit"}
    write(work, work.house.private(worker.id), "group-failed-words" if spoke else "group-failed")
    return Dealt(work.desk_says("group-failed"), alert=True, worker=worker.id)
