"""The residents' bot for a test: on SQLite, or on both databases where the database matters."""

from collections.abc import AsyncIterator

import pytest

from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.residents.house import TelegramChat, open_chat


@pytest.fixture
async def tg(sqlite_store: Store, clock: FrozenClock) -> AsyncIterator[TelegramChat]:
    async with open_chat(sqlite_store, clock) as chat:
        yield chat


@pytest.fixture
async def either_tg(store: Store, clock: FrozenClock) -> AsyncIterator[TelegramChat]:
    """The same on SQLite and on PostgreSQL."""
    async with open_chat(store, clock) as chat:
        yield chat
