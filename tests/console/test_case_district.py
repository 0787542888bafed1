"""Volunteers and supervisors at the console of a whole district: each sees what is theirs, and nothing else."""

import pytest
from playwright.async_api import ViewportSize, expect

from bot.messages import Accept, Done, KeyIn
from bot.pages.book import Pages, load_pages
from tests.axe import axe_clean
from tests.console.conftest import ROOT
from tests.console.served import Served
from tests.console.test_browser import Desks, desks, no_sideways
from tests.console.test_case_browser import filled, full

__all__ = ["desks"]
SMALL = ViewportSize(width=320, height=700)
WORDS = "老伴走了以后一个人住，饭也懒得做"


@pytest.fixture(scope="session")
def pages() -> Pages:
    return load_pages(ROOT, ROOT / "centres" / "hexi")


async def errand(house: Served) -> str:
    """A ticket of 柳岸街 whose worker has asked 华阿姨 to look in; the ticket's id."""
    came = await house.centre.act("xiong", KeyIn("ELD", "U3", "self", "13800002222", WORDS))
    assert isinstance(came, Done), came
    assert came.ticket is not None
    assert isinstance(await house.centre.act("xiong", Accept(came.ticket)), Done)
    await filled(house, "xiong", "contact", came.ticket, how="phone", reached="yes", safe="yes")
    given = {"worker": "hua", "what": "visit", "name": "贺伯", "when": "soon", "place": "area"}
    await filled(house, "xiong", "volunteer", came.ticket, **given)
    if house.alone:
        await house.settle()
    return came.ticket


async def test_a_volunteer_sees_their_cards_and_no_other_page(house: Served) -> None:
    ticket = await errand(house)
    hua = await house.worker("hua")
    page = await hua.see("/desk")
    assert "贺伯" in page
    assert "上门看看" in page
    for told in (ticket, "13800002222", WORDS, "柳岸1104", "/desk/new", "/desk/duty", "ELD"):
        assert told not in page
    for path in (f"/desk/ticket/{ticket}", "/desk/new", "/desk/duty", "/desk/roster", "/desk/handover", "/desk/sign"):
        await hua.see(path, status=404)
    await hua.see("/desk/find?number=1", status=404)


async def test_what_a_volunteer_presses_is_done_and_the_card_goes(house: Served) -> None:
    ticket = await errand(house)
    hua, rong = await house.worker("hua"), await house.worker("rong")
    page = await hua.see("/desk")
    form = {name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("token", "form", "about", "once")}
    theirs = (await rong.see("/desk")).split('name="token" value="')[1].split('"')[0]
    answer = await rong.client.post("/desk/form", data={**form, "token": theirs, "f-how": "done"})
    assert answer.status_code == 303
    assert "贺伯" in await hua.see("/desk")  # somebody else's press does nothing
    answer = await hua.client.post("/desk/form", data={**form, "f-how": "observed", "f-words": "门口晒着被子，人挺好"})
    assert answer.status_code == 303
    assert "贺伯" not in await hua.see("/desk")
    xiong = await house.worker("xiong")
    assert "义工" in await xiong.see(f"/desk/ticket/{ticket}")


@pytest.mark.browser
async def test_a_volunteers_page_is_readable_by_everybody(desks: Desks) -> None:
    await errand(desks.house)
    page = await desks.sit("hua", SMALL)
    await expect(page.locator(".errand-card")).to_contain_text("贺伯")
    await axe_clean(page)
    await no_sideways(page)
    await full(page, "case-volunteer-320")
    heights = await page.locator(".errand-card button").evaluate_all("all => all.map(b => b.offsetHeight)")
    assert len(heights) == 4
    assert min(heights) >= 60
