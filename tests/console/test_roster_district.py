"""The roster of a whole district: the headquarters looks at any unit below it, a street at its own."""

import re

import pytest
from playwright.async_api import ViewportSize, expect

from bot.pages.book import Pages, load_pages
from bot.store.tables import t_change
from tests.axe import axe_clean
from tests.console.conftest import ROOT
from tests.console.served import Served
from tests.console.test_browser import DESKTOP, SHOTS, Desks, desks, no_sideways
from tests.console.test_roster import after, press
from tests.roster.days import THU, at

__all__ = ["desks"]
SMALL = ViewportSize(width=320, height=700)


@pytest.fixture(scope="session")
def pages() -> Pages:
    return load_pages(ROOT, ROOT / "centres" / "hexi")


async def test_the_headquarters_chooses_any_unit_and_changes_it(house: Served) -> None:
    gu = await house.worker("gu")
    page = await gu.see("/desk/roster")
    assert page.count("<option") >= 8
    page = await gu.see("/desk/roster?unit=qingshi")
    assert "青石街社工站" in page
    form = {"unit": "qingshi", "start": at(THU, "8:00").isoformat(), "place": "first", "before": "shen", "who": "wan"}
    told = await after(gu, await press(gu, "place", form))
    assert "改好了：11月5日 周四 08:00–13:00 一线，万护士" in told  # second till now: within one line people move


async def test_a_street_reads_and_changes_only_what_is_its_own(house: Served) -> None:
    xiong = await house.worker("xiong")
    page = await xiong.see("/desk/roster?unit=qingshi")
    assert "柳岸街社工站" in page
    assert "申社工" not in page
    form = {"unit": "qingshi", "start": at(THU, "8:00").isoformat(), "place": "first", "before": "shen", "who": "wan"}
    assert "您的岗位不能做这一步" in await after(xiong, await press(xiong, "place", form))
    rows = await house.centre.work(lambda work: work.conn.execute(t_change.select()).all())
    assert rows == []


async def test_the_duty_page_is_about_ones_own_unit(house: Served) -> None:
    xiong = await house.worker("xiong")
    page = await xiong.see("/desk/duty")
    assert "裴老师" in page
    assert "莫社工" not in page


@pytest.mark.browser
async def test_in_every_language_it_fits_a_small_telephone_and_one_sheet(desks: Desks) -> None:
    page = await desks.sit("gu", SMALL)
    for lang in ("en", "zh-Hant-HK", "zh-Hant-TW", "zh-Hans"):
        await page.context.add_cookies([{"name": "linli_desk_lang", "value": lang, "url": desks.house.address}])
        for path in ("", "/leave", "/swap", "/shift", "/storm", "/calendar"):
            await page.goto(f"{desks.house.address}/desk/roster{path}")
            await no_sideways(page)
            await page.screenshot(path=SHOTS / f"roster-{lang}{path.replace('/', '-')}.png", full_page=True)
        await page.goto(f"{desks.house.address}/desk/roster/print?unit=hexi")
        await page.emulate_media(media="print")
        pdf = await page.pdf(prefer_css_page_size=True)
        await page.emulate_media(media="screen")
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, lang
    await axe_clean(page)
    await page.goto(f"{desks.house.address}/desk/roster/calendar")
    await axe_clean(page)
    await page.get_by_role("button", name="给我新地址 我的班").click()
    await expect(page.locator(".link")).to_contain_text(".ics")
    await axe_clean(page)
    await no_sideways(page)
    await page.screenshot(path=SHOTS / "roster-calendar-link.png", full_page=True)
    await page.set_viewport_size(DESKTOP)
    for name, path in (
        ("hexi", "?week=2026-10-05"),
        ("hexi-print", "/print?unit=hexi"),
        ("hexi-qingshi", "?unit=qingshi"),
    ):
        await page.goto(f"{desks.house.address}/desk/roster{path}")
        await page.screenshot(path=SHOTS / f"roster-{name}.png", full_page=True)
