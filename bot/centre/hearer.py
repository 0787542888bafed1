"""Takes waiting messages one person at a time, several persons at once; what cannot be heard is never dropped."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

import structlog

from bot.centre import hearing
from bot.centre.hearing import Waiting
from bot.centre.house import House, Work
from bot.live import Ears
from bot.store.engine import Store
from bot.store.mailbox import Incoming, mark_failed, set_aside
from bot.store.outage import StoreDown
from bot.store.vault import Erased

T = TypeVar("T")
log = structlog.get_logger("centre")
ATTEMPTS = 3  # of one message, before a person is asked to read it
HANDS = 8  # persons heard at once: their turns share a commit where the database can
IDLE_S = 5.0  # how long a wake-up may be missed
OUTAGE_S = 2.0


class Hearer:
    """One for a centre. A person's messages are heard in order; nobody waits for another."""

    def __init__(self, house: House, store: Store) -> None:
        self._house, self._store = house, store
        self._busy: set[str] = set()

    async def hear_next(self) -> bool:
        """Hear the oldest waiting message of a person nobody is hearing; False when there is none."""
        waiting = await self._next()
        if waiting is None:
            return False
        self._busy.add(waiting.row.person_id)
        await self._hear(waiting)
        return True

    async def hear_on(self) -> None:
        """Hear for ever; an outage of the store is waited out, nothing is acknowledged meanwhile."""
        while True:
            try:
                async with self._store.live.listen("inbox") as ears, asyncio.TaskGroup() as hands:
                    while True:
                        waiting = await self._next() if len(self._busy) < HANDS else None
                        if waiting is None:
                            await ears.wait(IDLE_S)
                        else:
                            self._busy.add(waiting.row.person_id)
                            hands.create_task(self._hear(waiting, ears))
            except* StoreDown as outage:
                log.warning("store down", reason=str(outage.exceptions[0]))
            await asyncio.sleep(OUTAGE_S)

    async def _next(self) -> Waiting | None:
        busy = frozenset(self._busy)
        now = self._store.clock.now()
        return await self._store.look(lambda conn: hearing.oldest(Work(conn, self._house, now), busy))

    async def _hear(self, waiting: Waiting, ears: Ears | None = None) -> None:
        row = waiting.row
        try:
            body = waiting.opened()
            reading = hearing.read(self._house, body, waiting.lang)  # never under the writer's lock
            await self._work(lambda work: hearing.hear(work, row, body, reading))
        except StoreDown:
            raise
        except hearing.AlreadyHeard:
            pass
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted, logged, and the words are not lost
            await self._failed(row, error)
        finally:
            self._busy.discard(row.person_id)
            if ears is not None:
                ears.ring("inbox")  # this person's next message may be heard now
        for topic in ("outbox", "deadlines", "board"):
            self._store.live.publish(topic)

    async def _work(self, fn: Callable[[Work], T]) -> T:
        return await self._store.turn(lambda conn: fn(Work(conn, self._house, self._store.clock.now())))

    async def _failed(self, row: Incoming, error: Exception) -> None:
        kind = type(error).__name__
        if isinstance(error, Erased):  # nobody can read it, ever: there is nothing to ask a person to read
            await self._work(lambda work: set_aside(work.conn, row.id, kind, work.now))
            return

        def count(work: Work) -> bool:
            last = mark_failed(work.conn, row.id, kind, work.now, ATTEMPTS)
            if last:  # in the same commit: set aside is only what a person has been asked to read
                hearing.set_aside(work, row)
            return last

        try:
            aside = await self._work(count)
        except StoreDown:
            raise
        except Exception as worse:  # noqa: BLE001 - not even a person could be asked: one message must not stop the house
            kind = type(worse).__name__
            await self._work(lambda work: set_aside(work.conn, row.id, kind, work.now))
            log.critical("message set aside unread", inbox=row.id, error=kind)
            return
        log.error("turn failed", inbox=row.id, error=kind, set_aside=aside)
