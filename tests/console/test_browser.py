"""The desk in a real Chromium, on a desktop and a phone: live without reloading, loud, and readable by everybody."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.axe import axe_clean, focus_in_sight
from tests.console.served import Served

pytestmark = pytest.mark.browser
DESKTOP, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=360, height=740)
GRANDMOTHER = ("阿珺，我孙女失恋了，情绪不稳定，整天哭，你能不能抽空来开导一下", "说不准", "13812345678", "可以")
SHOTS = Path(__file__).parents[2] / "test-results"


class Desks:
    """Opens the desk in browsers of their own, and watches for anything a page complains about."""

    def __init__(self, house: Served, browser: Browser) -> None:
        self.house, self.browser = house, browser
        self.complaints: list[str] = []
        self._open: list[BrowserContext] = []

    async def sit(self, worker: str, size: ViewportSize = DESKTOP, path: str = "/desk", **more: Any) -> Page:
        """A worker comes in through a one-time link and opens a page."""
        context = await self.browser.new_context(viewport=size, has_touch=size == PHONE, locale="zh-CN", **more)
        self._open.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        await page.goto(self.house.address + await self.house.link(worker))
        await page.get_by_role("button", name="进入").click()
        await page.wait_for_url("**/desk")
        if path != "/desk":
            await page.goto(self.house.address + path)
        return page

    async def close(self) -> None:
        for context in self._open:
            await context.close()


@pytest.fixture
async def desks(running: Served, chromium: Browser) -> AsyncIterator[Desks]:
    made = Desks(running, chromium)
    yield made
    await made.close()
    assert made.complaints == []


async def shot(page: Page, name: str) -> None:
    """Keep a picture for whoever wants to look (the folder is not part of the repository)."""
    SHOTS.mkdir(exist_ok=True)
    await page.screenshot(path=SHOTS / f"{name}.png")


async def no_sideways(page: Page) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_card_appears_is_taken_and_its_details_open_without_reloading(desks: Desks) -> None:
    page = await desks.sit("feng")
    await expect(page.locator("#line")).to_have_text("已连上")
    await page.evaluate("window.here = true")
    await desks.house.says(*GRANDMOTHER)
    card = page.locator(".card[data-free]").first
    await expect(card).to_contain_text("白云1104-01")
    await expect(card).to_contain_text("为什么黄")
    await expect(page).to_have_title("(1) 值班台")
    await shot(page, "desk-card")
    await page.locator("#group").get_by_role("button", name="接单").click()
    await expect(page.locator("#said")).to_contain_text("接好了")
    await expect(page.locator("#ticket")).to_contain_text("138")
    await expect(page.locator("#ticket .thread")).to_contain_text("失恋")
    await shot(page, "desk-ticket")
    assert await page.evaluate("window.here")


async def test_the_second_who_presses_is_told_who_has_it(desks: Desks) -> None:
    feng, liang = await desks.sit("feng"), await desks.sit("liang")
    ticket = await desks.house.keyed()
    for page in (feng, liang):
        await expect(page.locator("#group .card[data-free]")).to_have_count(1)
    form = await liang.evaluate("new URLSearchParams(new FormData(document.querySelector('#group form'))).toString()")
    await feng.locator("#group").get_by_role("button", name="接单").click()
    await expect(liang.locator("#group")).to_contain_text("冯社工在跟")  # the card changed by itself
    late = await liang.evaluate(
        "form => fetch('/desk/act', {method: 'POST', headers: {'X-Desk': '1', 'Content-Type':"
        " 'application/x-www-form-urlencoded'}, body: form + '&act=accept'}).then(a => a.json())",
        form,
    )
    assert not late["ok"]
    assert "冯社工" in late["text"]
    await expect(liang.locator("#ticket")).to_have_count(0)
    assert (await desks.house.centre.board("feng"))[0].ticket == ticket


async def test_danger_rings_until_somebody_takes_it(desks: Desks) -> None:
    page = await desks.sit("feng")
    await page.locator("#sound").click()
    await expect(page.locator("#sound")).to_have_text("🔔 声音已开")
    await expect(page.locator("#line")).to_have_text("已连上")
    await expect(page.locator("html")).not_to_have_attribute("data-rung", re.compile("."))
    await desks.house.keyed(urgency="U0", concern="SUI")
    await expect(page.locator("#ring")).to_contain_text("红·即刻 白云1104-01")
    await expect(page.locator("html")).to_have_attribute("data-rung", re.compile("[2-9]"))
    await expect(page).to_have_title(re.compile("🔴 红·即刻 白云1104-01"))
    await shot(page, "desk-danger")
    await page.locator("#group").get_by_role("button", name="接单").click()
    await expect(page.locator("#ring")).to_have_text("")
    await expect(page).to_have_title("值班台")
    assert await page.locator("#icon").get_attribute("href") != "/desk/static/desk.svg"


async def test_a_form_page_rings_too(desks: Desks) -> None:
    page = await desks.sit("feng", path="/desk/new")
    await page.get_by_label("对方怎么说").fill("老人家说")
    await desks.house.keyed(urgency="U1", concern="SUI")
    await expect(page.locator("#ring")).to_contain_text("橙·危急")
    await expect(page.locator("[data-count=group]")).to_have_text("1")
    await expect(page.get_by_label("对方怎么说")).to_have_value("老人家说")


async def test_what_is_being_typed_survives_what_happens(desks: Desks) -> None:
    page = await desks.sit("feng")
    address = await desks.house.says(*GRANDMOTHER)
    await page.locator("#group").get_by_role("button", name="接单").click()
    box = page.get_by_label("写给对方")
    await box.fill("阿婆您好，我是")
    await box.focus()
    await desks.house.says_more(address, "她又哭了")
    await expect(page.locator(".thread")).to_contain_text("她又哭了")
    await expect(box).to_have_value("阿婆您好，我是")
    await expect(box).to_be_focused()
    await box.fill("阿婆您好，我是冯社工")
    await page.get_by_role("button", name="发出去").click()
    await expect(page.locator(".thread")).to_contain_text("阿婆您好，我是冯社工")
    await expect(box).to_have_value("")
    await page.get_by_role("button", name="完，交还助手").click()
    await expect(page.locator("#said")).to_contain_text("交还给自动助手")


async def test_an_open_list_of_reasons_stays_open_while_other_cards_come(desks: Desks) -> None:
    page = await desks.sit("feng")
    await desks.house.keyed(urgency="U3")
    group = page.locator("#group")
    await group.locator("summary", has_text="不便接").click()
    await desks.house.keyed(urgency="U2")
    await expect(group.locator(".card")).to_have_count(2)
    await expect(group.get_by_role("button", name="忙不开")).to_be_visible()
    await group.get_by_role("button", name="忙不开").click()
    await expect(page.locator("#said")).to_contain_text("转给下一位")


async def test_stopping_the_alarm_takes_two_presses(desks: Desks) -> None:
    page = await desks.sit("feng")
    await desks.house.keyed(urgency="U0", concern="SUI")
    group = page.locator("#group")
    await group.locator("summary", has_text="已联系，人安全").click()
    await expect(page.locator("#ring")).not_to_have_text("")
    await group.get_by_role("button", name="停警报").click()
    await expect(page.locator("#ring")).to_have_text("")
    await expect(group.locator(".card.u0")).to_contain_text("人安全")


async def test_the_whole_desk_works_from_the_keyboard(desks: Desks) -> None:
    page = await desks.sit("feng")
    for urgency in ("U3", "U2"):
        await desks.house.keyed(urgency=urgency)
    await expect(page.locator("#group .card")).to_have_count(2)
    await page.keyboard.press("j")
    await page.keyboard.press("j")
    await expect(page.locator("#group .card").nth(1)).to_be_focused()
    await page.keyboard.press("a")
    await expect(page.locator("#said")).to_contain_text("接好了：白云1104-01")
    await page.keyboard.press("n")
    await page.wait_for_url("**/desk/new")
    await page.get_by_label("对方怎么说").press_sequentially("jjaagg")
    await expect(page.get_by_label("对方怎么说")).to_have_value("jjaagg")


async def test_the_desk_works_without_any_script(desks: Desks) -> None:
    page = await desks.sit("feng", java_script_enabled=False)
    await desks.house.keyed()
    await page.reload()
    await page.locator("#group").get_by_role("button", name="接单").click()
    await expect(page.locator("#said")).to_contain_text("接好了")
    await expect(page.locator("#ticket")).to_contain_text("13800001111")
    await page.locator("#ticket").get_by_label("没联系上").check()
    await page.locator("#ticket").get_by_role("button", name="记联系").click()
    await expect(page.locator("#said")).to_contain_text("没联系上")


async def test_signing_out_in_another_tab_closes_an_open_desk(desks: Desks) -> None:
    page = await desks.sit("feng")
    other = await page.context.new_page()
    await other.goto(desks.house.address + "/desk")
    await other.get_by_role("button", name="退出").click()
    await expect(other.locator(".note h1")).to_have_text("已退出")
    await desks.house.keyed()
    await expect(page.locator(".note h1")).to_have_text("请先进来")
    desks.complaints.clear()  # the browser reports the 401 it was given


async def test_tabs_share_one_line_to_the_centre(desks: Desks) -> None:
    page = await desks.sit("feng")
    tabs = [await page.context.new_page() for _ in range(7)]
    for tab in tabs:
        await tab.goto(desks.house.address + "/desk")
    await desks.house.keyed()
    for tab in (page, *tabs):
        await expect(tab.locator("#group .card")).to_have_count(1)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_every_page_is_readable_by_everybody(desks: Desks, size: ViewportSize) -> None:
    page = await desks.sit("feng", size)
    name = "phone" if size == PHONE else "desktop"
    await desks.house.says("我不想活了，药都攒好了")
    await desks.house.says(*GRANDMOTHER)
    await desks.house.keyed(urgency="U3", concern="ELD")
    await desks.house.keyed(urgency="U4", concern="INFO")
    await expect(page.locator("#group .card")).to_have_count(4)
    group = page.locator("#group")
    await group.locator("summary", has_text="不便接").first.click()
    await axe_clean(page)
    await focus_in_sight(page)
    await no_sideways(page)
    await shot(page, f"group-{name}")
    await group.locator(".card.u2").get_by_role("button", name="接单").click()
    await expect(page.locator("#ticket")).to_be_visible()
    desks.house.clock.warp(timedelta(minutes=20))
    desks.house.centre.live.publish("board")
    await expect(page.locator("#ticket .waited")).to_contain_text("20 分钟")
    await page.locator("#ticket .events summary").click()
    await axe_clean(page)
    await no_sideways(page)
    await page.screenshot(path=SHOTS / f"mine-{name}.png", full_page=True)
    for path in ("/desk/new", "/desk/duty", "/desk/nowhere"):
        await page.goto(desks.house.address + path)
        await axe_clean(page)
        await no_sideways(page)
        await shot(page, f"{path.rsplit('/', 1)[1]}-{name}")
    desks.complaints.clear()  # the browser reports the 404 it was given


async def test_on_a_phone_one_view_at_a_time_and_the_number_of_waiting_always_in_sight(desks: Desks) -> None:
    page = await desks.sit("feng", PHONE)
    await expect(page.locator("#mine")).to_be_hidden()
    await page.locator("[data-way=mine]").click()
    await expect(page.locator("#group")).to_be_hidden()
    await desks.house.keyed(urgency="U1", concern="SUI")
    await expect(page.locator("[data-count=group]")).to_have_text("1")
    await expect(page.locator("#ring")).to_contain_text("橙·危急")
    sizes = await page.locator("button:visible, summary.button:visible, .ways a").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert sizes
    assert min(sizes) >= 36


async def test_every_language_fits_a_phone(desks: Desks) -> None:
    page = await desks.sit("feng", PHONE)
    await desks.house.says("我不想活了，药都攒好了")
    await desks.house.keyed()
    await expect(page.locator("#group .card")).to_have_count(2)
    for lang, accept in (("en", "Accept"), ("zh-Hant-HK", "接單"), ("zh-Hant-TW", "接案")):
        await page.context.add_cookies([{"name": "linli_desk_lang", "value": lang, "url": desks.house.address}])
        for path in ("/desk", "/desk/new", "/desk/duty"):
            await page.goto(desks.house.address + path)
            await no_sideways(page)
            await shot(page, f"{lang}-{path.rsplit('/', 1)[1]}")
        await page.goto(desks.house.address + "/desk")
        await expect(page.locator("#group").get_by_role("button", name=accept).first).to_be_visible()
