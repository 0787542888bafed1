"""The chat away from home: at a shared kiosk, and in a frame on a community's own page."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from fastapi import FastAPI
from playwright.async_api import Browser, expect
from starlette.responses import HTMLResponse

from bot.store.engine import Store
from tests.axe import axe_clean
from tests.clock import FrozenClock
from tests.web.chat import DESK, Opener, picture
from tests.web.door import Door, open_door, serving

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_kiosk_is_wiped_a_minute_after_the_receipt(open_chat: Opener) -> None:
    chat = await open_chat("/kiosk", size=DESK)
    page = chat.page
    await chat.to_receipt()
    slip = page.locator("#slip")
    await expect(slip).to_contain_text("白云1104-01")
    assert len((await page.locator("#slip-code").inner_text()).split("-")) == 6
    await expect(slip).to_contain_text("/code")
    await expect(page.locator("#app")).to_be_hidden()
    await picture(page, "kiosk-slip")
    await axe_clean(page, ())
    await page.emulate_media(media="print")
    await expect(page.locator("#print")).to_be_hidden()
    await expect(page.locator("#slip-number")).to_be_visible()
    await page.emulate_media(media="screen")
    await page.clock.fast_forward(50_000)
    await expect(slip).to_be_visible()
    async with page.expect_navigation():
        await page.clock.fast_forward(12_000)
    await expect(page.locator(".choice").first).to_be_visible()
    assert await page.locator(".me").count() == 0
    assert await page.evaluate("Object.keys(localStorage).length") == 0
    assert await page.context.cookies() == []
    assert await chat.door.count("inbox") == 5, "four answers, and that the resident left"


async def test_a_kiosk_left_alone_covers_what_was_said(open_chat: Opener) -> None:
    chat = await open_chat("/kiosk", size=DESK)
    page = chat.page
    await chat.say("爸爸又打我了")
    await expect(page.locator(".me .mark")).to_contain_text("已存好")
    await page.clock.fast_forward(181_000)
    await expect(page.locator("#cover")).to_be_visible()
    await expect(page.locator("#app")).to_be_hidden()
    await axe_clean(page, ())
    await page.click("#still")
    await expect(page.locator(".me")).to_be_visible()
    await page.clock.fast_forward(181_000)
    async with page.expect_navigation():
        await page.click("#went")
    await expect(page.locator(".choice").first).to_be_visible()
    assert await page.locator(".me").count() == 0


class Community:
    """Somebody else's website."""

    body = ""

    async def home(self) -> HTMLResponse:
        return HTMLResponse(
            f"<!doctype html><html lang=zh><title>社区</title><main><h1>云泉社区</h1></main>{self.body}</html>"
        )


@pytest_asyncio.fixture(loop_scope="session")
async def community() -> AsyncIterator[tuple[Community, str]]:
    site, app = Community(), FastAPI()
    app.get("/", response_class=HTMLResponse)(site.home)
    async with serving(app) as url:
        yield site, url.replace("localhost", "127.0.0.1")


async def test_one_line_embeds_the_chat_for_the_keyboard_too(
    chromium: Browser, sqlite_store: Store, clock: FrozenClock, community: tuple[Community, str]
) -> None:
    site, home = community
    async with open_door(sqlite_store, clock, framed_by=[home]) as door:
        site.body = f'<script src="{door.url}/embed.js" async></script>'
        page = await chromium.new_page(viewport=DESK, locale="zh-CN")
        await page.goto(home)
        await expect(page.get_by_role("button", name="找社工")).to_be_visible()
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        frame = page.frame_locator("iframe")
        await expect(frame.locator(".choice").first).to_be_visible()
        await picture(page, "embedded")
        await axe_clean(page, ())
        await frame.locator("#words").fill("我孙女整天哭")
        await frame.locator("#words").press("Enter")
        await expect(frame.locator(".post").last).to_contain_text("有没有说过不想活")
        await page.get_by_role("button", name="关上聊天").focus()
        await page.keyboard.press("Escape")
        await expect(page.locator("iframe")).to_have_count(0)
        await expect(page.get_by_role("button", name="找社工")).to_be_focused()
        await page.close()


async def test_a_site_that_was_not_named_cannot_frame_the_chat(
    chromium: Browser, browser_door: Door, community: tuple[Community, str]
) -> None:
    site, home = community
    site.body = f'<iframe src="{browser_door.url}/"></iframe>'
    page = await chromium.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    await page.goto(home)
    await expect(page.frame_locator("iframe").locator(".choice")).to_have_count(0)
    assert any("frame-ancestors" in one for one in complaints), complaints
    await page.close()
