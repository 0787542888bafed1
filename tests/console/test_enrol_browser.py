"""The duty page's lights and links in a real Chromium: by keyboard, on the smallest phone, readable by everybody."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.axe import axe_clean
from tests.console.served import Served
from tests.console.test_enrol import begin_bot, bind, block, kept, letters

pytestmark = pytest.mark.browser
SMALL, DESKTOP = ViewportSize(width=320, height=640), ViewportSize(width=1280, height=900)
SHOTS = Path(__file__).parents[2] / "test-results"


async def sit(house: Served, chromium: Browser, worker: str, size: ViewportSize, *, script: bool = True) -> Page:
    """A worker comes in through a one-time link and opens the duty page."""
    context = await chromium.new_context(
        viewport=size, has_touch=size == SMALL, locale="zh-CN", java_script_enabled=script
    )
    page = await context.new_page()
    await page.goto(house.address + await house.link(worker))
    await page.get_by_role("button", name="进入").click()
    await page.wait_for_url("**/desk")
    await page.goto(f"{house.address}/desk/duty")
    return page


async def whole(page: Page, name: str) -> None:
    """Nothing to complain of, nothing beside the screen, and a picture for whoever wants to look."""
    SHOTS.mkdir(exist_ok=True)
    await page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await axe_clean(page)


async def tab_by_name(page: Page, name: str) -> None:
    """With the tab key alone, where the page may run nothing."""
    target = page.get_by_role("button", name=name, exact=True)
    for _ in range(80):
        await page.keyboard.press("Tab")
        if await target.and_(page.locator(":focus")).count():
            return
    pytest.fail(f"the tab key never comes to {name}")


@pytest.mark.parametrize("size", [SMALL, DESKTOP], ids=["small", "desktop"])
async def test_lights_and_links_are_whole_on_every_screen(
    running: Served, chromium: Browser, size: ViewportSize
) -> None:
    await begin_bot(running)
    for worker in ("tan", "liang", "he"):
        await bind(running, worker)
    await block(running, "he")
    page = await sit(running, chromium, "tan", size)
    await expect(page.locator(".staff .light.ok").first).to_have_text("✓ 私聊通 · 不到 1 分钟前试过")
    await expect(page.locator(".staff .light.lost")).to_contain_text("✕ 私聊送不到了")
    await expect(page.locator(".staff li.alarm").first).to_contain_text("没有一条路试通过")
    await whole(page, f"duty-{size['width']}")
    await page.get_by_role("button", name="登记链接 冯社工").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("冯社工的登记链接")
    await expect(page.get_by_role("img", name="二维码，和链接一样").locator("svg")).to_be_visible()
    await expect(page.locator(".link a")).to_have_attribute("rel", "noopener noreferrer")
    await whole(page, f"invite-{size['width']}")
    await page.get_by_role("link", name="回值班页").click()
    await page.wait_for_url("**/desk/duty")
    await page.context.close()


async def test_everything_is_done_with_the_keyboard_and_without_a_script(running: Served, chromium: Browser) -> None:
    await begin_bot(running)
    await bind(running, "feng")
    page = await sit(running, chromium, "feng", DESKTOP, script=False)
    await tab_by_name(page, "试一下 冯社工")
    await page.keyboard.press("Enter")
    await expect(page.locator("#said")).to_contain_text("测试正在发给冯社工")
    assert await letters(running, "feng") == ["notice"]
    await tab_by_name(page, "给我链接")
    await page.keyboard.press("Enter")
    await expect(page.locator(".link a")).to_contain_text("https://t.me/linli_desk_bot?start=")
    assert await kept(running) == [("bot", "feng")]
    await page.context.close()


async def test_going_back_to_a_link_and_away_again_makes_no_second_one(running: Served, chromium: Browser) -> None:
    await begin_bot(running)
    page = await sit(running, chromium, "liang", SMALL)
    await page.get_by_role("button", name="给我链接").click()
    link = await page.locator(".link a").get_attribute("href")
    assert link is not None
    assert link not in page.url
    await page.get_by_role("link", name="回值班页").click()
    await page.wait_for_url("**/desk/duty")
    assert link not in await page.content()
    assert await kept(running) == [("bot", "liang")]
    await page.context.close()
