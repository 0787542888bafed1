"""What became of a letter on its way, written down: carried, to wait, to be tried again, or never to arrive."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Connection

from bot.carrier import Away, Carriage, Carried, Later, Overtaken, Parcel, Undeliverable
from bot.store import leases
from bot.store.engine import Store
from bot.store.leases import Due
from bot.store.outage import StoreDown

log = structlog.get_logger("courier")

ATTEMPTS = 8
BACK_OFF_S = (1, 2, 4, 8, 15, 30, 60)
STALE = timedelta(days=1)  # a letter the platform was away for so long is old news: somebody is told instead
_OUTAGE_S = 2.0

Lost = Callable[[Connection, Due, str, datetime], None]  # a letter will never arrive: told in the same turn


@dataclass(frozen=True, slots=True)
class Trip:
    """A letter under way, leased until then (steady clock)."""

    letter: Due
    until: datetime
    parcel: Parcel


def let_go(_conn: Connection, _letter: Due, _reason: str, _now: datetime) -> None:
    """Nobody asked to be told."""


def pause_after(letter: Due) -> int:
    """Seconds before a letter whose carrying broke is tried again."""
    return BACK_OFF_S[min(letter.attempts + 1, len(BACK_OFF_S)) - 1]


class Arrivals:
    """One courier's. In the turn that marks a letter ``lost`` is told of one that will never arrive.

    ``arrived`` is told of one with a source (relayed words) that did.
    """

    def __init__(self, store: Store, lost: Lost, arrived: leases.Arrived) -> None:
        self._store, self._lost, self._arrived = store, lost, arrived

    async def settle(self, trip: Trip, result: Carriage | Exception) -> bool:
        """Write it down; while the store is down, as long as the lease lasts. Whether it arrived."""
        while True:
            try:
                return await self._mark(trip, result)
            except StoreDown as outage:
                log.warning("courier.store_down", letter=trip.letter.id, reason=outage.reason)
                if self._store.clock.steady() >= trip.until:
                    return False
                await asyncio.sleep(_OUTAGE_S)

    async def _mark(self, trip: Trip, result: Carriage | Exception) -> bool:
        letter, until = trip.letter, trip.until
        turn, now = self._store.turn, self._store.clock.now()
        match result:
            case Carried(external_id, _):
                await turn(lambda conn: self._carried(conn, letter, until, external_id, now))
                self._store.live.publish(letter.address_id)
                log.info("courier.carried", letter=letter.id, late=trip.parcel.late)
                return True
            case Later(after_s):
                await turn(lambda conn: leases.give_back(conn, letter, until, None, counted=False))
                log.warning("courier.later", letter=letter.id, after_s=after_s)
            case Away() if now - letter.created_at > STALE:
                await self._give_up(trip, "away")
            case Away():
                await turn(lambda conn: leases.give_back(conn, letter, until, None, counted=False))
            case Overtaken():
                await turn(lambda conn: leases.overtake(conn, (letter.id,)))
                log.info("courier.overtaken", letter=letter.id)
            case Undeliverable(reason):
                await self._give_up(trip, reason)
            case Exception() as error:
                await self._again(trip, type(error).__name__)
        return False

    def _carried(self, conn: Connection, letter: Due, until: datetime, external_id: str | None, now: datetime) -> None:
        if leases.mark_carried(conn, letter, until, external_id, now) and letter.source is not None:
            self._arrived(conn, letter, now)

    async def _again(self, trip: Trip, error: str) -> None:
        letter, until = trip.letter, trip.until
        tried = letter.attempts + 1
        if tried >= ATTEMPTS:
            await self._give_up(trip, error)
            return
        await self._store.turn(lambda conn: leases.give_back(conn, letter, until, error, counted=True))
        log.warning("courier.again", letter=letter.id, error=error, tried=tried, after_s=pause_after(letter))

    async def _give_up(self, trip: Trip, why: str) -> None:
        letter, now = trip.letter, self._store.clock.now()

        def mark(conn: Connection) -> None:
            if leases.mark_undeliverable(conn, letter, trip.until, why):
                self._lost(conn, letter, why, now)

        await self._store.turn(mark)
        log.error("courier.given_up", letter=letter.id, why=why, tried=letter.attempts + 1)
