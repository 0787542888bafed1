"""A whole console for the tests: the real centre on a real database, served over real HTTP."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Generator
from pathlib import Path
from random import Random

import pytest
import pytest_asyncio
from fastapi import FastAPI
from playwright.async_api import Browser, async_playwright, expect

from bot.centre.centre import Centre
from bot.centre.house import House
from bot.courier import Courier
from bot.doors.console import console_routes
from bot.pages.book import Pages, load_pages
from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.console.served import Served, serving

ROOT = Path(__file__).parents[2]
expect.set_options(timeout=30_000)  # on a machine that has much else to do a page is slow, not wrong
CHROMIUM = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


@pytest.fixture(scope="session")
def pages() -> Pages:
    return load_pages(ROOT, ROOT / "centres" / "baiyun")


@pytest.fixture
async def centre(sqlite_store: Store, pages: Pages) -> Centre:
    made = Centre(House(pages, sqlite_store.vault, Random(7)), sqlite_store)
    await made.open()
    return made


@pytest.fixture
async def house(centre: Centre, clock: FrozenClock) -> AsyncIterator[Served]:
    app = FastAPI()
    app.include_router(console_routes(centre, demo=False, secure=False))
    async with serving(app) as address:
        served = Served(centre, clock, address)
        yield served
        await served.close()


@pytest.fixture
async def running(house: Served) -> AsyncIterator[Served]:
    """The same with the loops of the process: what happens is heard and carried by itself."""
    loops = [
        asyncio.create_task(loop)
        for loop in (house.centre.hear_on(), house.centre.tick_on(), Courier(house.centre.store).run())
    ]
    house.alone = False
    yield house
    for loop in loops:
        loop.cancel()
    await asyncio.wait(loops)


# One browser for all tests, which therefore share its event loop with everything they ask for: starting it takes longer
# than most of them.


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def one_chromium() -> AsyncIterator[Browser]:
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("no Chromium on this machine: the desk was not tried in a browser")
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=found, args=CHROMIUM.split())
        yield browser
        await browser.close()


@pytest.fixture
async def chromium(one_chromium: Browser) -> AsyncIterator[Browser]:
    yield one_chromium
    for context in one_chromium.contexts:
        await context.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if one_chromium.__name__ in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """What a test of the browser asks for runs in the loop of that test, whoever else asks for it elsewhere."""
    asks = request.node.get_closest_marker("asyncio")
    if fixturedef.scope != "function" or asks is None or asks.kwargs.get("loop_scope") != "session":
        return (yield)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fixturedef.func, "_loop_scope", "session", raising=False)
        return (yield)
