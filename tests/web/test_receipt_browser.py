"""The pages for people outside in a real browser: without script, on a telephone, on paper, and as axe sees them."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from fastapi import FastAPI
from playwright.async_api import Browser, Page, ViewportSize

from bot.centre.centre import Centre
from bot.doors.web_inbound import inbound_routes
from bot.doors.web_receipt import receipt_routes
from bot.store import sender_links
from bot.store.engine import Store
from tests.axe import axe_clean, focus_in_sight
from tests.house import open_centre
from tests.web.door import serving
from tests.web.test_receipt import PHONE, referred

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
PHONE_SIZE: ViewportSize = {"width": 320, "height": 640}


@pytest_asyncio.fixture(loop_scope="session")
async def centre(sqlite_store: Store) -> Centre:
    made, _ = await open_centre(sqlite_store)
    return made


@pytest_asyncio.fixture(loop_scope="session")
async def site(centre: Centre) -> AsyncIterator[str]:
    app = FastAPI()
    app.include_router(receipt_routes(centre, demo=False))
    app.include_router(inbound_routes(centre, demo=False))
    async with serving(app) as address:
        yield address


@pytest_asyncio.fixture(loop_scope="session")
async def page(chromium: Browser) -> AsyncIterator[Page]:
    context = await chromium.new_context(viewport=PHONE_SIZE, locale="zh-CN", java_script_enabled=True)
    yield await context.new_page()
    await context.close()


async def fits(page: Page) -> bool:
    return bool(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


async def sound(page: Page) -> None:
    """Nothing axe can find, nothing beside the screen, what has the focus in sight."""
    await axe_clean(page)
    assert await fits(page)
    await focus_in_sight(page)


async def test_a_receiver_opens_reads_prints_and_accepts(centre: Centre, site: str, page: Page) -> None:
    await page.goto(f"{site}/r/{await referred(centre)}")
    await sound(page)
    await page.get_by_role("button", name="我是经手的人，打开").click()
    assert await page.get_by_text(PHONE).is_visible()
    await sound(page)
    await page.emulate_media(media="print")
    assert await page.get_by_text("回执：接").is_visible()
    assert not await page.get_by_role("button", name="接", exact=True).is_visible()
    await page.emulate_media(media="screen")
    await page.get_by_label("联系人，可以不写").fill("王医生")
    await page.get_by_role("button", name="接", exact=True).click()
    await sound(page)
    await page.get_by_role("link", name="再打开看").click()
    await page.get_by_role("button", name="我是经手的人，打开").click()
    await page.get_by_role("button", name="做了").click()
    assert await page.get_by_role("heading", name="谢谢您").is_visible()


async def test_a_sender_fills_six_fields_and_looks_how_it_stands(centre: Centre, site: str, page: Page) -> None:
    steady = centre.clock.steady()
    token = await centre.work(lambda work: sender_links.make(work.conn, "yunquan", steady))
    await page.goto(f"{site}/in/{token}")
    await sound(page)
    await page.get_by_label("您是哪位（姓名、职务）").fill("李主任")
    await page.get_by_label("怎么称呼要帮的人").fill("王婆婆")
    await page.get_by_label("出了什么事").fill("老伴走了以后一个人住，整天不说话")
    await page.get_by_label("这几天").check()
    await page.get_by_label("电话，可以不写").fill("12")
    await page.get_by_label("还不知道").check()
    await page.get_by_role("button", name="送出").click()
    assert await page.get_by_text("这个电话不像电话").is_visible()
    await sound(page)
    await page.get_by_label("电话，可以不写").fill("")
    await page.get_by_role("button", name="送出").click()
    assert await page.get_by_text("白云1104-01").is_visible()
    await sound(page)
    await page.get_by_role("link", name="看进展").click()
    assert await page.get_by_text("已收到").is_visible()
