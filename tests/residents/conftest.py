"""The residents' bot for a test: on SQLite, or on both databases where the database matters."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.residents.house import Bare, TelegramChat, open_chat
from tests.twin import Bot


@pytest.fixture
async def tg(sqlite_store: Store, clock: FrozenClock) -> AsyncIterator[TelegramChat]:
    async with open_chat(sqlite_store, clock) as chat:
        yield chat


@pytest.fixture
async def either_tg(store: Store, clock: FrozenClock) -> AsyncIterator[TelegramChat]:
    """The same on SQLite and on PostgreSQL."""
    async with open_chat(store, clock) as chat:
        yield chat


@pytest.fixture
async def bare(tg: TelegramChat) -> AsyncIterator[Bare]:
    """Somebody else who has the same token."""
    async with aiohttp.ClientSession() as http:

        async def ask(bot: Bot, method: str, **params: Any) -> None:
            async with http.post(f"{tg.twin.url}/bot{bot.token}/{method}", json=params) as answer:
                assert answer.status == 200

        yield ask
