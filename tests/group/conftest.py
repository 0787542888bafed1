"""The desk bot for a test: on SQLite, or on both databases where the database matters."""

from collections.abc import AsyncIterator

import pytest

from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.group.house import Desk, open_desk


@pytest.fixture
async def desk(sqlite_store: Store, clock: FrozenClock) -> AsyncIterator[Desk]:
    """A forum whose topics the bot may manage; nobody is enrolled, the group is not bound."""
    async with open_desk(sqlite_store, clock) as made:
        yield made


@pytest.fixture
async def ready_desk(desk: Desk) -> Desk:
    """The same with feng, liang and tan enrolled and the group bound."""
    await desk.enrol("feng", "liang", "tan")
    await desk.bind()
    return desk


@pytest.fixture
async def either_desk(store: Store, clock: FrozenClock) -> AsyncIterator[Desk]:
    """Ready, on SQLite and on PostgreSQL."""
    async with open_desk(store, clock) as made:
        await made.enrol("feng", "liang", "tan")
        await made.bind()
        yield made
