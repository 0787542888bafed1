"""The only sender: carries letters out of the outbox in order, within each platform's limits, and marks them."""

import asyncio
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog
from sqlalchemy import Connection

from bot.arrivals import ATTEMPTS, BACK_OFF_S, Arrivals, Lost, Trip, let_go, pause_after
from bot.budget import MINUTE, Budget, Meter
from bot.carrier import Away, Carriage, Carried, Carrier, Later, Parcel, Undeliverable
from bot.live import Ears
from bot.store import leases
from bot.store.engine import Store
from bot.store.leases import Due
from bot.store.mailbox import LATE
from bot.store.outage import StoreDown
from bot.store.peers import open_peer

__all__ = [
    "ATTEMPTS",
    "MAILBOXES",
    "Away",
    "Budget",
    "Carried",
    "Carrier",
    "Courier",
    "Later",
    "Parcel",
    "Undeliverable",
]

log = structlog.get_logger("courier")

MAILBOXES = frozenset({"web", "desk", "worker"})  # doors whose pages read the mailbox by number: nothing is called
LEASE = timedelta(seconds=60)  # longer than any carrier may take
_AT_ONCE = 8  # letters under way together; danger never waits for a place
_LOOK_AGAIN_S = 5.0
_OUTAGE_S = 2.0


class _Plan(NamedTuple):
    """What one round leased: trips to begin, when to look again, and whether more may go at once."""

    trips: list[Trip]
    wake_at: datetime | None
    more: bool


class Courier:
    """One of a ``name`` carries at a time (``run`` sees to it); ``drain`` is for tests and played transcripts.

    Doors that are given the same Budget share it: they are one bot's. ``mailboxes`` are the doors whose pages read by
    number; ``lost`` is told, in the turn that marks it, of a letter that will never arrive, ``arrived`` of one with a
    source (relayed words) that did.
    """

    def __init__(  # noqa: PLR0913 - each is a different half of the trade
        self,
        store: Store,
        carriers: Mapping[str, Carrier] | None = None,
        budgets: Mapping[str, Budget] | None = None,
        *,
        name: str = "courier",
        mailboxes: Collection[str] = MAILBOXES,
        lost: Lost = let_go,
        arrived: leases.Arrived = leases.nobody,
    ) -> None:
        self._store, self._name, self._arrivals = store, name, Arrivals(store, lost, arrived)
        self._arrived = arrived
        self._carriers = dict(carriers or {})
        meters = {id(budget): Meter(budget) for budget in (budgets or {}).values()}
        self._meters = {door: meters[id(budget)] for door, budget in (budgets or {}).items()}
        self._mailboxes = frozenset(mailboxes) - self._carriers.keys()
        self._remembers = not self._meters
        self._held: dict[int, datetime] = {}  # letter id: not before (steady clock)
        self._under_way: dict[str, asyncio.Task[bool]] = {}  # address id: its trip
        self._wake_at: datetime | None = None
        self._trouble: BaseException | None = None

    async def run(self) -> None:
        """Carry for ever, one process at a time; an outage of the store is waited out."""
        while True:
            try:
                async with self._store.only_one(self._name) as sole, self._store.live.listen("outbox") as ears:
                    lost = asyncio.create_task(_ring_when(sole.lost, ears))
                    try:
                        while sole.held:
                            await self._round()
                            await ears.wait(self._rest_s())
                    finally:
                        lost.cancel()
                        await self._come_home()
                log.warning("courier.replaced")
            except StoreDown as outage:
                log.warning("courier.store_down", reason=outage.reason)
                await asyncio.sleep(_OUTAGE_S)

    async def drain(self) -> int:
        """Carry everything that is due now and may go now; how many letters arrived."""
        arrived = 0
        while True:
            delivered, more = await self._round()
            arrived += delivered
            if self._under_way:
                arrived += sum(await asyncio.gather(*self._under_way.values()))
            elif not delivered and not more:
                return arrived

    # ---- one round ----

    async def _round(self) -> tuple[int, bool]:
        """Fill the mailboxes and send off what may go: how many were delivered, and whether more may go at once."""
        if self._trouble is not None:
            raise self._trouble
        now = self._store.clock.now()
        got = await self._store.turn(lambda conn: self._deliver(conn, now)) if self._mailboxes else {}
        for address_id in got:
            self._store.live.publish(address_id)
        if not self._carriers:
            return sum(got.values()), False
        steady = self._store.clock.steady()
        if not self._remembers:
            await self._remember(steady)
        taking = asyncio.ensure_future(self._store.turn(lambda conn: self._take(conn, now, steady)))
        try:
            plan = await asyncio.shield(taking)
        except asyncio.CancelledError:  # what is leased must go, or it would lie until the lease ends
            with suppress(StoreDown):
                self._begin(await taking, steady)
            raise
        self._begin(plan, steady)
        return sum(got.values()), plan.more

    def _deliver(self, conn: Connection, now: datetime) -> dict[str, int]:
        return leases.deliver(conn, self._mailboxes, now, self._arrived)

    async def _remember(self, steady: datetime) -> None:
        """What an earlier process sent within the last minute is of the same budget."""
        doors = self._meters.keys()
        since = self._store.clock.now() - MINUTE
        for address_id, door, ago in await self._store.look(lambda conn: leases.sent_since(conn, doors, since)):
            self._meters[door].spend(address_id, steady - (MINUTE - ago))
        self._remembers = True

    def _begin(self, plan: _Plan, steady: datetime) -> None:
        self._wake_at = plan.wake_at
        for trip in plan.trips:
            if trip.letter.door in self._meters:
                self._meters[trip.letter.door].spend(trip.letter.address_id, steady)
            self._held.pop(trip.letter.id, None)
            task = asyncio.create_task(self._go(trip))
            self._under_way[trip.letter.address_id] = task
            task.add_done_callback(self._home)

    def _take(self, conn: Connection, now: datetime, steady: datetime) -> _Plan:
        """Lease what may go now. Runs inside a turn, perhaps twice, so it changes nothing but rows."""
        found = leases.due(conn, self._carriers.keys())
        elsewhere = {letter.address_id for letter in found if letter.on_the_way(steady)}
        letters, overtaken = leases.newest_of_cards([one for one in found if not one.on_the_way(steady)])
        leases.overtake(conn, overtaken)
        trips: list[Trip] = []
        wake = [one.lease_until for one in found if one.lease_until is not None and one.on_the_way(steady)]
        stopped: set[tuple[str, str | None]] = set()  # (address, ticket): lines whose first letter must wait
        taken = set(self._under_way)
        more = False
        for letter in letters:
            line = (letter.address_id, letter.ticket_id)
            ahead = sum(trip.letter.door == letter.door for trip in trips)
            free_at = self._free_at(letter, steady, ahead)
            if free_at > steady:
                wake.append(free_at)
                stopped.add(line)
            elif line in stopped or letter.address_id in taken or not self._room(letter, elsewhere, len(trips)):
                stopped.add(line)
            elif leases.lease(conn, letter, steady, steady + LEASE):
                taken.add(letter.address_id)
                parcel = self._parcel(conn, letter, now)
                if parcel is None:
                    leases.mark_undeliverable(conn, letter, steady + LEASE, "unreadable")  # erased: nobody to tell
                    more = True
                else:
                    trips.append(Trip(letter, steady + LEASE, parcel))
        return _Plan(trips, min(wake, default=None), more)

    def _room(self, letter: Due, elsewhere: set[str], trips: int) -> bool:
        """Whether this letter may go beside those on the way: danger waits neither for a place nor for a dead lease."""
        return letter.danger or (letter.address_id not in elsewhere and len(self._under_way) + trips < _AT_ONCE)

    def _parcel(self, conn: Connection, letter: Due, now: datetime) -> Parcel | None:
        words = leases.open_letter(conn, self._store.vault, letter.id)
        if words is None:
            return None
        replaces = leases.earlier_edition(conn, letter)
        late = now - letter.created_at > LATE
        peer = open_peer(conn, self._store.vault, letter.address_id)
        return Parcel(
            letter.id, letter.address_id, words, letter.danger, late, letter.card, letter.ticket_id, replaces, peer
        )

    def _free_at(self, letter: Due, steady: datetime, ahead: int) -> datetime:
        """When this letter may go at the earliest: its back-off, and the platform's budget."""
        free_at = max(steady, self._held.get(letter.id, steady))
        meter = self._meters.get(letter.door)
        if meter is None:
            return free_at
        return max(free_at, meter.free_at(letter.address_id, steady, danger=letter.danger, ahead=ahead))

    # ---- one trip ----

    async def _go(self, trip: Trip) -> bool:
        result: Carriage | Exception
        try:
            result = await self._carriers[trip.letter.door].carry(trip.parcel)
        except Exception as error:  # noqa: BLE001 - a platform fails in any way it likes; tried again, bounded
            result = error
        self._note(trip, result)
        return await self._arrivals.settle(trip, result)

    def _note(self, trip: Trip, result: Carriage | Exception) -> None:
        """What the platform's answer means for what goes to it next."""
        meter, steady = self._meters.get(trip.letter.door), self._store.clock.steady()
        match result:
            case Later(after_s, alone) if meter is not None and not alone:
                meter.shut(trip.letter.address_id, steady, after_s)
            case Later(after_s):
                self._held[trip.letter.id] = steady + timedelta(seconds=after_s)
            case Away(reason) if meter is not None:
                log.warning("courier.away", door=trip.letter.door, reason=reason, after_s=meter.away(steady))
            case Away(reason):
                self._held[trip.letter.id] = steady + timedelta(seconds=BACK_OFF_S[-1])
                log.warning("courier.away", door=trip.letter.door, reason=reason, after_s=BACK_OFF_S[-1])
            case Carried(_, calls) if meter is not None:
                meter.answered()
                for _ in range(calls - 1):
                    meter.spend(trip.letter.address_id, steady)
            case Exception() if trip.letter.attempts + 1 < ATTEMPTS:
                self._held[trip.letter.id] = steady + timedelta(seconds=pause_after(trip.letter))
            case _:
                pass

    def _home(self, task: "asyncio.Task[bool]") -> None:
        """A trip ended: the next letter of its address may go, and a bug of ours comes out in the next round."""
        self._under_way = {address_id: one for address_id, one in self._under_way.items() if one is not task}
        self._store.live.deliver("outbox")
        if not task.cancelled():
            self._trouble = self._trouble or task.exception()

    # ---- between rounds ----

    def _rest_s(self) -> float:
        """How long to rest when nothing is heard."""
        if self._wake_at is None:
            return _LOOK_AGAIN_S
        left = (self._wake_at - self._store.clock.steady()).total_seconds()
        return min(_LOOK_AGAIN_S, max(0.01, left))

    async def _come_home(self) -> None:
        """Let the letters under way arrive and be marked before somebody else takes over."""
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)


async def _ring_when(lost: asyncio.Event, ears: Ears) -> None:
    await lost.wait()
    ears.ring("lost")
