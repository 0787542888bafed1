"""The roster in a real Chromium: a week on a desktop, day under day on a phone, dragged, by keyboard, on paper."""

import re

import pytest
from playwright.async_api import Page, ViewportSize, expect

from bot.centre import away
from bot.centre.house import Work
from tests.axe import axe_clean
from tests.console.served import Served
from tests.console.test_browser import DESKTOP, SHOTS, Desks, desks, no_sideways
from tests.roster.days import SAT, THU, at

pytestmark = pytest.mark.browser
__all__ = ["desks"]
SMALL = ViewportSize(width=320, height=700)


async def full(page: Page, name: str) -> None:
    """A picture of the whole page, for whoever wants to look."""
    SHOTS.mkdir(exist_ok=True)
    await page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


async def busy(house: Served) -> None:
    """冯 is ill from Thursday on, somebody covers a part, a typhoon is coming."""

    def press(work: Work) -> None:
        feng, tan = work.worker("feng"), work.worker("tan")
        assert feng is not None
        assert tan is not None
        away.leave(work, feng, away.Absence("feng", at(THU, "12:00"), at(SAT, "0:00"), "ill"))
        away.storm(work, tan, away.Weather("baiyun", at(4, "20:00"), "rainstorm"))

    await house.centre.work(press)


@pytest.mark.parametrize("size", [DESKTOP, SMALL], ids=["desktop", "small"])
async def test_the_week_is_readable_by_everybody(desks: Desks, size: ViewportSize) -> None:
    await busy(desks.house)
    page = await desks.sit("tan", size, "/desk/roster")
    await expect(page.locator(".day")).to_have_count(7)
    await expect(page.locator(".box.gap")).to_have_count(2)
    await expect(page.locator(".box.gap").first).to_contain_text("一线没有人")
    await axe_clean(page)
    await no_sideways(page)
    name = "desktop" if size == DESKTOP else "320"
    await full(page, f"roster-{name}")
    for what in ("leave", "swap", "shift", "storm"):
        await page.goto(f"{desks.house.address}/desk/roster/{what}")
        await axe_clean(page)
        await no_sideways(page)
        await full(page, f"roster-{what}-{name}")


async def test_a_name_is_dragged_onto_an_empty_place_and_asked_about_first(desks: Desks) -> None:
    await busy(desks.house)
    page = await desks.sit("tan", path="/desk/roster")
    friday = page.locator(".day").nth(4)
    await page.locator(".chip", has_text="何康复师").drag_to(friday.locator(".place.first a.name.nobody"))
    await page.wait_for_url(re.compile("/desk/roster/place"))
    await expect(page.get_by_label("谁来")).to_have_value("he")
    await page.get_by_role("button", name="保存").click()
    await expect(page.locator("#said")).to_contain_text("改好了：11月6日 周五 08:30–18:00 一线，何康复师")
    await expect(page.locator(".day").nth(4).locator(".place.first")).to_contain_text("何康复师")
    await expect(page.locator(".history li").first).to_contain_text("谭督导")


async def test_the_same_by_keyboard_alone_and_taken_back(desks: Desks) -> None:
    page = await desks.sit("tan", path="/desk/roster")
    place = page.locator(".day").nth(4).locator(".place.first a.name").first
    await place.focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url(re.compile("/desk/roster/place"))
    await page.get_by_label("谁来").focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_label("谁来")).to_have_value("he")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("#said")).to_contain_text("何康复师")
    undo = page.locator(".history summary").first
    await undo.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("#said")).to_contain_text("撤销了")
    await expect(page.locator(".day").nth(4).locator(".place.first")).to_contain_text("冯社工")


async def test_everything_works_without_any_script(desks: Desks) -> None:
    page = await desks.sit("feng", path="/desk/roster", java_script_enabled=False)
    await page.get_by_role("link", name="请假").click()
    await page.get_by_label("从哪天").fill("2026-11-09")
    await page.get_by_label("到哪天").fill("2026-11-10")
    await page.get_by_role("button", name="看看缺哪些班").click()
    await expect(page.locator(".warnings li")).to_have_count(2)
    await page.get_by_role("button", name="确定请假").click()
    await expect(page.locator("#said")).to_contain_text("2 个班一线没有人")
    await page.get_by_role("link", name="换班", exact=True).click()
    await page.get_by_label("哪个班").select_option(label="11月6日 周五 08:30–18:00")
    await page.get_by_label("和谁换").select_option(label="何康复师代班，不用还")
    await page.get_by_role("button", name="去问对方").click()
    await expect(page.locator("#said")).to_contain_text("问何康复师了")
    other = await desks.sit("he", path="/desk/roster", java_script_enabled=False)
    await expect(other.locator(".asked")).to_contain_text("冯社工想请您值 11月6日 周五 08:30–18:00")
    await other.get_by_role("button", name="同意").click()
    await expect(other.locator("#said")).to_contain_text("换好了")
    await expect(other.locator(".day").nth(4).locator(".place.first")).to_contain_text("何康复师")


async def test_the_sheet_for_the_wall_fits_one_page(desks: Desks) -> None:
    await busy(desks.house)
    page = await desks.sit("feng", path="/desk/roster/print")
    await page.emulate_media(media="print")
    SHOTS.mkdir(exist_ok=True)
    pdf = await page.pdf(path=SHOTS / "roster.pdf", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    await page.set_viewport_size({"width": 1123, "height": 794})  # A4 across at 96 dots an inch
    await page.screenshot(path=SHOTS / "roster-print.png")
