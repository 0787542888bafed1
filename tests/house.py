"""Builds a whole centre for a test: the demo's pages, a real database, a frozen clock, the real courier."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from random import Random

from bot.centre.centre import Centre
from bot.centre.house import House
from bot.courier import Courier
from bot.pages.book import Pages, load_pages
from bot.store.engine import Store
from bot.transcript import Stage, centre_named, play
from referral.organisation import organise
from referral.station import Station
from tests.clock import FrozenClock
from tests.keeps import broken

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "centres" / "baiyun"
_BEGINS = "# begins "


@cache
def pages(centre: str = "baiyun") -> Pages:
    """A centre's pages, the demo's unless another is named, read once for all tests.

    ``hexi, jiangxin phone 12345`` and ``hexi, dongan until 2026-10-31`` are hexi's with one thing changed.
    """
    folder, _, changed = centre.partition(", ")
    if not changed:
        return load_pages(ROOT, ROOT / "centres" / folder)
    found, (unit_id, what, value) = pages(folder), changed.split(" ", 2)
    known = found.organisation
    units = tuple(_changed(one, what, value) if one.id == unit_id else one for one in known.units.values())
    organisation = organise(units, known.root, known.agencies)
    return replace(found, station=organisation.door, organisation=organisation)


def _changed(unit: Station, what: str, value: str) -> Station:
    return replace(unit, until=date.fromisoformat(value)) if what == "until" else replace(unit, phone=value)


def begin(clock: FrozenClock, text: str) -> None:
    """Set the civil clock where a transcript's heading says it begins: ``# begins 2026-10-01 10:00``, centre's time."""
    at = next((line.removeprefix(_BEGINS) for line in text.splitlines() if line.startswith(_BEGINS)), None)
    if at is not None:
        tz = pages(centre_named(text) or "baiyun").station.tz
        clock.warp(datetime.strptime(at, "%Y-%m-%d %H:%M").replace(tzinfo=tz) - clock.now())


async def open_centre(store: Store, *, seed: int = 1, named: str = "") -> tuple[Centre, Courier]:
    """The demo centre (or the one that is ``named``) on this store, with dice that always fall the same way."""
    centre = Centre(House(pages(named) if named else pages(), store.vault, Random(seed)), store)
    await centre.open()
    return centre, Courier(store, arrived=centre.delivered)


async def settle(centre: Centre, courier: Courier) -> None:
    """Hear everything that waits and carry everything that is written."""
    while await centre.hear_next():
        pass
    await courier.drain()


async def pass_time(centre: Centre, courier: Courier, clock: FrozenClock, until: datetime) -> None:
    """Let civil time pass until an instant; what falls due happens at its own time."""
    while (due := await centre.next_due()) is not None and due <= until:
        if due > clock.now():
            clock.set(due)
        if await centre.tick() == 0:
            break
        await settle(centre, courier)
    if until > clock.now():
        clock.set(until)


async def play_chat(store: Store, clock: FrozenClock, text: str, *, kept: bool = True) -> str:
    """A transcript as it really goes on this store; its heading may name another centre, and more (bot.transcript).

    ``kept``: in the end it is asked whether what must hold of every ticket holds.
    """
    begin(clock, text)
    centre, courier = await open_centre(store, named=centre_named(text))

    async def settled() -> None:
        await settle(centre, courier)

    async def wait(until: datetime) -> None:
        await pass_time(centre, courier, clock, until)

    played = await play(text, Stage(centre, settled), wait, clock.now)
    if kept:
        assert await centre.look(broken) == []
    return played


@asynccontextmanager
async def running(store: Store) -> AsyncIterator[tuple[Centre, Courier]]:
    """The centre with its loops running, as in the real process."""
    import asyncio  # noqa: PLC0415

    centre, courier = await open_centre(store)
    async with asyncio.TaskGroup() as group:
        loops = [
            group.create_task(centre.hear_on()),
            group.create_task(centre.tick_on()),
            group.create_task(courier.run()),
        ]
        try:
            yield centre, courier
        finally:
            for loop in loops:
                loop.cancel()
