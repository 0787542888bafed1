"""A centre whose roster is changed in the tests: the demo's street on SQLite, Wednesday 14:30, and who stands there."""

from collections.abc import Callable
from functools import cache
from random import Random
from typing import TypeVar

import pytest
from sqlalchemy import select

from bot.centre.centre import Centre
from bot.centre.house import House, Work
from bot.messages import Letter, Outcome, letter_from_json
from bot.pages.book import Pages, load_pages
from bot.store.engine import Store
from bot.store.outbox import COLUMN
from bot.store.tables import t_letter
from referral.station import Station, Worker
from tests.clock import FrozenClock
from tests.house import ROOT

T = TypeVar("T")


@cache
def pages(name: str) -> Pages:
    """A centre's pages, read once."""
    return load_pages(ROOT, ROOT / "centres" / name)


class Street:
    """A centre whose people press what a test says."""

    def __init__(self, centre: Centre, clock: FrozenClock) -> None:
        self.centre, self.clock = centre, clock

    async def does(self, worker: str, fn: Callable[[Work, Worker], Outcome]) -> Outcome:
        """Somebody presses something; what came of it can be said in every language."""

        def press(work: Work) -> Outcome:
            who = work.worker(worker)
            assert who is not None
            return fn(work, who)

        outcome = await self.centre.work(press)
        for lang in self.centre.words.langs:
            assert self.centre.words.say(lang, outcome.key, **outcome.args)
        return outcome

    async def unit(self, unit_id: str = "") -> Station:
        """The roster of a unit as it stands."""
        return await self.centre.work(lambda work: work.laid.unit(unit_id or work.house.station.id))

    async def letters(self, address: str) -> list[Letter]:
        """What was written to a mailbox, oldest first."""

        def read(work: Work) -> list[Letter]:
            rows = work.conn.execute(
                select(t_letter).where(t_letter.c.address_id == address).order_by(t_letter.c.id)
            ).all()
            vault = work.house.vault
            return [letter_from_json(vault.open_json(work.conn, row.person_id, COLUMN, row.body)) for row in rows]

        return await self.centre.work(read)

    async def keys(self, address: str) -> list[str]:
        """The same, by key."""
        return [one.key for one in await self.letters(address)]


async def opened(store: Store, clock: FrozenClock, name: str) -> Street:
    """This centre on this store."""
    centre = Centre(House(pages(name), store.vault, Random(1)), store)
    await centre.open()
    return Street(centre, clock)


@pytest.fixture
async def street(sqlite_store: Store, clock: FrozenClock) -> Street:
    """The demo's street: 冯 梁 何 苏 and 谭督导."""
    return await opened(sqlite_store, clock, "baiyun")


@pytest.fixture
async def district(sqlite_store: Store, clock: FrozenClock) -> Street:
    """The demo's district: a headquarters with eight units below it."""
    return await opened(sqlite_store, clock, "hexi")
