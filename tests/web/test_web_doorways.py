"""A unit's own address and a school's: whose door it is, before and after the first word."""

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from fastapi import FastAPI
from playwright.async_api import Browser, expect
from sqlalchemy import select

from bot.centre.centre import Centre
from bot.courier import Courier
from bot.doors.web import web_routes
from bot.store.engine import Store
from bot.store.tables import t_address, t_ticket
from tests.clock import FrozenClock
from tests.house import open_centre, settle
from tests.web.chat import Opener
from tests.web.door import Door, Settings, serving

WORDS = "我一个人住，没人说话"
House = tuple[Centre, Courier, FastAPI]


@pytest.fixture
async def hexi(sqlite_store: Store) -> House:
    return await _house(sqlite_store)


async def _house(store: Store) -> House:
    centre, courier = await open_centre(store, named="hexi")
    app = FastAPI()
    app.include_router(web_routes(centre, demo=False, open_doors=lambda: True))
    return centre, courier, app


def _browser(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://linli", headers={"X-Linli": "1"})


async def _units(centre: Centre) -> list[str]:
    return await centre.store.look(lambda conn: list(conn.execute(select(t_ticket.c.centre)).scalars()))


@pytest.mark.parametrize(
    ("query", "name", "unit"),
    [
        ("?unit=liuan", "柳岸街社工站", "liuan"),
        ("?unit=songbai", "松柏养老院社工站", "songbai"),
        ("?school=hexi-erzhong", "河西二中社工站", "hexi-erzhong"),
        ("?unit=nowhere", "河西区社工总站（演示）", "hexi"),
        ("?unit=<b>&school=..", "河西区社工总站（演示）", "hexi"),
        ("", "河西区社工总站（演示）", "hexi"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/kiosk"])
async def test_the_page_says_whose_door_it_is(hexi: House, path: str, query: str, name: str, unit: str) -> None:
    centre, courier, app = hexi
    async with _browser(app) as browser:
        shown = (await browser.get(f"{path}{query}")).text
        assert f"您好，这里是{name}。" in shown
        assert f'<h1 id="station">{name}</h1>' in shown
        told = json.loads(
            shown.partition('<script type="application/json" id="page"')[2].partition(">")[2].partition("</script>")[0]
        )
        assert (await browser.get(f"/words?lang=zh-Hans{told['by']}")).json()["station"] == name
        browser.headers["X-Linli"] = told["pass"] or "1"
        frame = {"t": "say", "id": "1", "text": WORDS}
        assert (await browser.post(f"/say?lang=zh-Hans{told['by']}", json=frame)).json()["t"] == "ack"
    await settle(centre, courier)
    assert await _units(centre) == [unit]


async def test_nothing_is_kept_before_the_first_word(hexi: House) -> None:
    centre, _, app = hexi
    async with _browser(app) as browser:
        await browser.get("/?unit=liuan")
    rows = select(t_address.c.id).where(t_address.c.door == "web")
    assert await centre.store.look(lambda conn: conn.execute(rows).all()) == []


async def test_what_has_begun_stays_where_it_began(hexi: House) -> None:
    centre, courier, app = hexi
    async with _browser(app) as browser:
        await browser.get("/")
        await browser.post("/say?lang=zh-Hans", json={"t": "say", "id": "1", "text": WORDS})
        await settle(centre, courier)
        await browser.get("/?unit=liuan")
        await browser.post("/say?lang=zh-Hans&unit=liuan", json={"t": "say", "id": "2", "text": "没有"})
        await settle(centre, courier)
    assert await _units(centre) == ["hexi"]


async def test_a_greeting_before_any_need_may_still_change_doors(hexi: House) -> None:
    centre, courier, app = hexi
    async with _browser(app) as browser:
        await browser.get("/")
        await browser.post("/say?lang=zh-Hans", json={"t": "say", "id": "1", "text": "你好"})
        await settle(centre, courier)
        await browser.post("/say?lang=zh-Hans&unit=liuan", json={"t": "say", "id": "2", "text": WORDS})
        await settle(centre, courier)
    assert await _units(centre) == ["liuan"]


@pytest_asyncio.fixture(loop_scope="session")
async def open_hexi(chromium: Browser, sqlite_store: Store, clock: FrozenClock) -> AsyncIterator[Opener]:
    centre, courier, app = await _house(sqlite_store)
    async with asyncio.TaskGroup() as group, serving(app) as url:
        loops = [group.create_task(centre.hear_on()), group.create_task(courier.run())]
        opener = Opener(chromium, Door(url, centre, clock, Settings()))
        yield opener
        await opener.close()
        for loop in loops:
            loop.cancel()


@pytest.mark.asyncio(loop_scope="session")
async def test_in_a_browser_the_school_s_kiosk_leads_to_the_station_inside(open_hexi: Opener) -> None:
    chat = await open_hexi("/kiosk?school=hexi-erzhong")
    await expect(chat.page.locator("#hello")).to_contain_text("河西二中社工站")
    await chat.say("全班都不跟我讲话，我上初二")
    await chat.choice("都没有").click()
    await chat.choice("课间来").click()
    await chat.answered("我把这些告诉河西二中社工站的社工和督导")
    assert await _units(open_hexi.door.centre) == ["hexi-erzhong"]
    assert await chat.page.evaluate("JSON.parse(document.getElementById('page').textContent).leave") == (
        "kiosk?school=hexi-erzhong"
    )


@pytest.mark.asyncio(loop_scope="session")
async def test_in_a_browser_the_community_is_a_tap(open_hexi: Opener) -> None:
    chat = await open_hexi("/?unit=qingshi")
    await chat.say(WORDS)
    await chat.choice("都没有").click()
    await chat.choice("在这里说").click()
    await chat.choice("可以，送出").click()
    await chat.choice("我住哪里").click()
    await chat.choice("松柏养老院").click()
    await chat.answered("您住的地方归松柏养老院社工站管。")
    assert await _units(open_hexi.door.centre) == ["songbai"]
