"""The page of hand-overs in a real Chromium: on a desktop, a phone, by keyboard alone, and on paper."""

from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, expect

from bot.messages import Accept, Done, KeyIn
from tests.axe import axe_clean
from tests.console.served import Served
from tests.console.test_browser import PHONE, SHOTS, Desks, no_sideways, shot

pytestmark = pytest.mark.browser
FRIDAY, EVENING = datetime(2026, 11, 6, 7, tzinfo=UTC), datetime(2026, 11, 6, 9, 50, tzinfo=UTC)  # 15:00 and 17:50
PAGE = "/desk/handover"


@pytest.fixture
async def evening(house: Served) -> Served:
    """Two urgent requests of Feng's as Friday ends."""
    house.clock.set(FRIDAY)
    for phone in ("13812345678", "13912345678"):
        made = await house.centre.act("feng", KeyIn("EMO", "U2", "grandchild", phone, "哭了三天"))
        assert isinstance(made, Done)
        assert isinstance(await house.centre.act("feng", Accept(str(made.ticket))), Done)
    await house.settle()
    house.clock.set(EVENING)
    await house.settle()
    await house.settle()
    return house


async def test_on_a_desk_and_a_phone(evening: Served, chromium: Browser) -> None:
    desks = Desks(evening, chromium)
    for size, name in (({"width": 1280, "height": 900}, "handover"), (PHONE, "handover-phone")):
        page = await desks.sit("liang", size, PAGE)  # type: ignore[arg-type]
        await expect(page.get_by_role("heading", name="冯社工 → 梁老师")).to_be_visible()
        await axe_clean(page)
        await no_sideways(page)
        await shot(page, name)
    await desks.close()
    assert desks.complaints == []


async def test_by_keyboard_alone_one_is_refused_and_one_taken(evening: Served, chromium: Browser) -> None:
    desks = Desks(evening, chromium)
    page = await desks.sit("liang", path=PAGE)
    refuse = page.locator("summary", has_text="不接 白云1106-01")
    await refuse.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")  # the reasons
    await page.keyboard.press("Tab")  # the button beside them
    await page.keyboard.press("Enter")
    await expect(page.locator("#said")).to_contain_text("1件还归冯社工")
    await page.locator("button", has_text="接过来 白云1106-02").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#said")).to_contain_text("1件归您了")
    await expect(page.locator(".sheet")).to_contain_text("接了一部分")
    await axe_clean(page)
    await desks.close()
    assert desks.complaints == []


async def test_on_paper_there_is_the_sheet_and_room_for_two_names(evening: Served, chromium: Browser) -> None:
    desks = Desks(evening, chromium)
    page = await desks.sit("feng", path=PAGE)
    await page.get_by_role("link", name="打印").click()
    await page.emulate_media(media="print")
    await expect(page.get_by_text("接班人签名")).to_be_visible()
    await expect(page.locator(".ways")).to_be_hidden()
    await expect(page.locator("tbody tr")).to_have_count(2)
    SHOTS.mkdir(exist_ok=True)
    await page.screenshot(path=SHOTS / "handover-paper.png")
    await desks.close()
    assert desks.complaints == []
