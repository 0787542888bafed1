"""A real web door for each test: the real centre on a real database, served by uvicorn on a free port."""

import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.web.chat import Opener
from tests.web.door import Door, open_door

expect.set_options(timeout=30_000)  # on a machine that has much else to do a page is slow, not wrong
_CHROMIUM = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --use-fake-ui-for-media-stream --use-fake-device-for-media-stream"
)


@pytest.fixture
async def door(sqlite_store: Store, clock: FrozenClock) -> AsyncIterator[Door]:
    async with open_door(sqlite_store, clock) as opened:
        yield opened


@pytest.fixture
async def either_door(store: Store, clock: FrozenClock) -> AsyncIterator[Door]:
    """The same on SQLite and on PostgreSQL."""
    async with open_door(store, clock) as opened:
        yield opened


# One browser for all tests, which therefore share its event loop; every test opens contexts of its own in it.


@pytest_asyncio.fixture(loop_scope="session")
async def browser_door(sqlite_store: Store, clock: FrozenClock) -> AsyncIterator[Door]:
    async with open_door(sqlite_store, clock) as opened:
        yield opened


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("no Chromium on this machine: the chat was not tried in a browser")
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=found, args=_CHROMIUM.split())
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def open_chat(chromium: Browser, browser_door: Door) -> AsyncIterator[Opener]:
    opener = Opener(chromium, browser_door)
    yield opener
    await opener.close()
