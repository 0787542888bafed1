"""The workbench in a real Chromium: read by axe, on a desktop and on 320 px, and used without any script."""

import pytest
from playwright.async_api import Page, ViewportSize, expect
from sqlalchemy import select

from bot.centre.house import Work
from bot.centre.tickets import note
from bot.store.tables import t_ticket
from tests.axe import axe_clean
from tests.console.served import Served
from tests.console.test_bench import CRYING, added, lists, press, published
from tests.console.test_browser import DESKTOP, SHOTS, Desks, desks, no_sideways

pytestmark = pytest.mark.browser
__all__ = ["desks"]
SMALL = ViewportSize(width=320, height=700)
TEXT = "我孙女林晓雯失恋了，整天哭，她没有想死。昨天电影里有人自杀，她说“活着没意思”，住云泉花园12号"


async def judged(house: Served) -> None:
    """A resident's request, sent with consent, that a worker judged otherwise."""
    await house.says("我孙女林晓雯心情不好，眼睛肿成桃，住云泉花园12号", "都没有", "13812345678", "可以，送出")

    def judge(work: Work) -> None:
        ticket = work.conn.execute(select(t_ticket.c.id)).scalar_one()
        note(work, ticket, "levelled", "worker:feng", before="U3", urgency="U2", reason="misread")

    await house.centre.work(judge)


async def look(page: Page, name: str) -> None:
    """Readable by everybody, and a picture for whoever wants to look."""
    await axe_clean(page)
    await no_sideways(page)
    SHOTS.mkdir(exist_ok=True)
    await page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


async def begun(house: Served) -> None:
    """An edition is in use, a sentence of our own is kept, and a draft would undo both."""
    await judged(house)
    tan = await house.worker("tan")
    await added(tan, "眼睛肿成桃")
    await published(tan)
    to = "zh-Hans/crying-for-days"
    await press(tan, "/sentence", to=to, must="1", text="她眼睛肿成桃")
    form = await lists(tan)
    words = form["words"].replace("哭了…天\n", "").replace("\n眼睛肿成桃", "")
    await press(tan, "/rule", **CRYING, **{**form, "words": words})


@pytest.mark.parametrize("size", [DESKTOP, SMALL], ids=["desktop", "small"])
async def test_every_page_is_readable_by_everybody(desks: Desks, size: ViewportSize) -> None:
    await begun(desks.house)
    name = "desktop" if size == DESKTOP else "320"
    page = await desks.sit("tan", size, "/desk/bench")
    await page.get_by_label("一段话", exact=True).fill(TEXT)
    await page.get_by_role("button", name="读一读", exact=True).click()
    await page.locator(".finds").wait_for()
    for summary in await page.locator("main details > summary").all():
        await summary.click()
    await look(page, f"bench-{name}")
    for path in ("rule?lang=zh-Hans&rule=crying-for-days", "judged", "draft?draft=2"):
        await page.goto(f"{desks.house.address}/desk/bench/{path}")
        for summary in await page.locator("main details > summary").all():
            await summary.click()
        await look(page, f"bench-{path.partition('?')[0]}-{name}")
    await expect(page.locator(".bad").first).to_contain_text("不能发布")
    await expect(page.locator(".calmer")).to_contain_text("会读得比现在轻")


async def test_everything_works_without_any_script(desks: Desks) -> None:
    await judged(desks.house)
    page = await desks.sit("tan", SMALL, "/desk/bench", java_script_enabled=False)
    await page.get_by_label("一段话", exact=True).fill(TEXT)
    await page.get_by_role("button", name="读一读", exact=True).click()
    await expect(page.locator("mark.counts").first).to_contain_text("失恋")
    await expect(page.locator(".finds li.aside").first).to_contain_text("没算")
    await page.locator(".finds a", has_text="哭").first.click()
    words = page.get_by_label("词（有一个就行）", exact=True)
    await words.fill(f"{await words.input_value()}\n眼睛肿成桃")
    await page.get_by_role("button", name="存进草稿").first.click()
    await expect(page.locator("#said")).to_contain_text("存进草稿 1 了")
    await expect(page.locator("ins").first).to_contain_text("眼睛肿成桃")
    await expect(page.locator(".good")).to_contain_text("句都过")
    await expect(page.locator("#past ~ ul > li")).to_have_count(1)
    await expect(page.locator("main")).not_to_contain_text("林晓雯")
    await page.get_by_label("为什么", exact=True).fill("眼睛肿成桃，是哭的")
    await page.get_by_role("button", name="发布", exact=True).click()
    await expect(page.locator("#said")).to_contain_text("现在用第 1 版")
    await page.get_by_role("link", name="去看").click()
    await page.get_by_label("哪条规则", exact=True).select_option("zh-Hans/crying-for-days")
    await page.get_by_role("button", name="加例句").click()
    await expect(page.locator("#said")).to_contain_text("例句加上了")
