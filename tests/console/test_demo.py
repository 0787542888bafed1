"""The demo page: three panes that live together, a clock that jumps, a story that can be held and taken over."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser, ViewportSize, expect

from bot.doors.demo import demo_routes
from bot.doors.web_visitors import Visitors
from bot.settings import Settings
from bot.story import Story, load_chapters
from bot.web import Play, build_web
from tests.axe import axe_clean
from tests.clock import FrozenClock
from tests.console.served import Served, serving

ROOT = Path(__file__).parents[2]


class Show:
    """A served demo."""

    def __init__(self, house: Served, story: Story, address: str) -> None:
        self.house, self.story, self.address = house, story, address
        self.client = httpx.AsyncClient(
            base_url=address, headers={"Origin": address, "X-Desk": "1"}, follow_redirects=False, timeout=30
        )


@pytest.fixture
async def show(running: Served, clock: FrozenClock, tmp_path: Path) -> AsyncIterator[Show]:
    centre = running.centre

    async def warp(by: timedelta) -> None:
        clock.warp(by)
        await centre.tick()
        for topic in ("board", "outbox"):
            centre.live.publish(topic)

    settings = Settings(_env_file=None, centre=ROOT / "centres" / "baiyun", database="sqlite:///x", keys=tmp_path)
    secret = b"s" * 32
    chapters = load_chapters(ROOT / "centres" / "baiyun" / "story")
    story = Story(centre, chapters, warp=warp, visitors=Visitors(centre, secret))
    web = build_web(centre, settings, secret=secret, open_doors=lambda: True, notices={}, play=Play(story, warp))
    async with serving(web) as address:
        made = Show(running, story, address)
        yield made
        await made.client.aclose()
        await story.take_over()


async def test_the_page_says_that_nobody_is_real_and_has_four_chapters(show: Show) -> None:
    page = (await show.client.get("/")).text
    assert "演示，没有真人" in page
    assert page.count("data-deed=") == 5  # four chapters, and taking over
    assert all(f'value="{worker.id}"' in page for worker in show.house.centre.station.workers)


async def test_a_seat_is_taken_without_a_link_and_kept(show: Show) -> None:
    first = await show.client.get("/demo/sit/feng?view=group")
    assert first.status_code == 303
    assert first.headers["location"] == "/desk?seat=feng&view=group"
    held = show.client.cookies["linli_desk_feng"]
    await show.client.get("/demo/sit/feng?view=mine")
    assert show.client.cookies["linli_desk_feng"] == held
    await show.client.get("/demo/sit/liang")
    for worker, name in (("feng", "冯社工"), ("liang", "梁老师")):
        assert name in (await show.client.get(f"/desk?seat={worker}")).text
    assert (await show.client.get("/demo/sit/nobody")).status_code == 404


async def test_dial_buttons_are_inert(show: Show) -> None:
    await show.client.get("/demo/sit/feng")
    ticket = await show.house.keyed()
    page = (await show.client.get("/desk/new?seat=feng")).text
    token = page.split('name="token" value="')[1][:64]
    form = {"token": token, "act": "accept", "ticket": ticket}
    assert (await show.client.post("/desk/act?seat=feng", data=form)).json()["ok"]
    page = (await show.client.get("/desk?seat=feng")).text
    assert "13800001111" in page
    assert "tel:" not in page


async def test_the_clock_jumps(show: Show) -> None:
    assert "14:30" in (await show.client.get("/demo/state")).json()["now"]
    assert "14:40" in (await show.client.post("/demo/clock/minutes")).json()["now"]
    assert "15:40" in (await show.client.post("/demo/clock/hour")).json()["now"]
    assert "11-05 周四 08:30" in (await show.client.post("/demo/clock/morning")).json()["now"]
    assert "11-06 周五 08:30" in (await show.client.post("/demo/clock/morning")).json()["now"]
    assert (await show.client.post("/demo/clock/yesterday")).status_code == 404


async def test_the_story_is_played_held_and_taken_over(show: Show) -> None:
    chapter = show.story.chapters[0][0]
    state = (await show.client.post(f"/demo/story/{chapter}")).json()
    assert (state["chapter"], state["playing"]) == (chapter, True)
    phone = await show.client.get("/demo/phone")
    assert phone.headers["location"] == f"/c?seat={state['seat']}&lang=zh-Hans"
    assert f"linli-{state['seat']}" in show.client.cookies
    assert not (await show.client.post("/demo/story/pause")).json()["playing"]
    assert (await show.client.post(f"/demo/story/{chapter}")).json()["playing"]
    state = (await show.client.post("/demo/story/take-over")).json()
    assert (state["chapter"], state["playing"]) == ("", False)
    assert (await show.client.post("/demo/story/nothing")).status_code == 404


@pytest.mark.parametrize("path", ["/demo/clock/hour", "/demo/story/take-over"])
async def test_another_site_cannot_press_its_buttons(show: Show, path: str) -> None:
    answer = await show.client.post(path, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403


async def test_a_real_station_has_no_open_seats(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    centre = show.house.centre
    real = replace(centre.station, demo=False)
    monkeypatch.setattr(type(centre), "station", property(lambda _: real))

    async def warp(_: timedelta) -> None:
        raise AssertionError("never called")

    with pytest.raises(ValueError, match="no open seats"):
        demo_routes(centre, show.story, warp=warp)


@pytest.mark.browser
async def test_the_three_panes_live_together(show: Show, chromium: Browser) -> None:
    page = await chromium.new_page(viewport=ViewportSize(width=1440, height=900))
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    await page.goto(show.address)
    chat, group, mine = (page.frame_locator(f"#{name}") for name in ("chat", "group", "mine"))
    await expect(group.locator("#line")).to_have_text("已连上")
    await chat.get_by_role("textbox").fill("我不想活了，药都攒好了")
    await chat.get_by_role("textbox").press("Enter")
    await expect(group.locator(".card")).to_contain_text("白云1104-01")
    await expect(mine.locator("#mine")).to_contain_text("药都攒好了")
    await group.get_by_role("button", name="接单").click()
    await expect(mine.locator("#ticket")).to_contain_text("我不想活了")
    await expect(chat.locator("body")).to_contain_text("冯社工")
    await page.get_by_role("button", name="+10 分钟").click()
    await expect(page.locator("#now")).to_contain_text("14:40")
    await expect(group.locator(".waited")).to_contain_text("10 分钟")
    await page.locator("#worker").select_option("liang")
    await expect(mine.locator(".who")).to_contain_text("梁老师")
    await expect(mine.locator("#ticket")).to_have_count(0)
    await axe_clean(page, ("wcag2a", "wcag2aa"))
    (ROOT / "test-results").mkdir(exist_ok=True)
    await page.screenshot(path=ROOT / "test-results" / "demo.png")
    await page.set_viewport_size(ViewportSize(width=360, height=740))
    await expect(page.locator("#group")).to_be_hidden()
    await page.locator("button[data-tab=mine]").click()
    await expect(page.locator("#mine")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await page.screenshot(path=ROOT / "test-results" / "demo-phone.png")
    assert complaints == []
