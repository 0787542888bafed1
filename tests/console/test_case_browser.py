"""Casework in a real Chromium: few presses, no page made anew, what is typed survives, readable by everybody."""

import pytest
from playwright.async_api import Page, ViewportSize, expect

from bot.messages import Accept, Done
from tests.axe import axe_clean, focus_in_sight
from tests.console.served import Served
from tests.console.test_browser import DESKTOP, SHOTS, Desks, desks, no_sideways

pytestmark = pytest.mark.browser
__all__ = ["desks"]
SMALL = ViewportSize(width=320, height=700)
_COUNT = (
    "addEventListener('click', event => { if (event.isTrusted) window.presses = (window.presses || 0) + 1; }, true)"
)


async def full(page: Page, name: str) -> None:
    """A picture of the whole page, for whoever wants to look."""
    SHOTS.mkdir(exist_ok=True)
    await page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


async def filled(house: Served, worker: str, form: str, about: str, /, **answers: str) -> None:
    """A form filled elsewhere: by a colleague, or in the messenger."""
    came = await house.centre.fill(worker, form, about, answers)
    assert isinstance(came, Done), came


async def worked_on(house: Served) -> str:
    """A ticket somebody has, with a good deal written on it."""
    ticket = await house.keyed(urgency="U2", concern="EMO", words="外孙女失恋，整天哭，不肯去上学")
    assert isinstance(await house.centre.act("feng", Accept(ticket)), Done)
    await filled(house, "feng", "knows", ticket, answer="yes")
    await filled(house, "feng", "contact", ticket, how="phone", reached="no")
    await filled(house, "feng", "contact", ticket, how="phone", reached="yes", safe="yes")
    await filled(house, "feng", "regard", ticket, concern="EMO")
    await filled(house, "feng", "record", ticket, kind="note", words="外婆说孩子昨晚肯吃饭了。想请学校社工一起看看。")
    await filled(
        house,
        "feng",
        "record",
        ticket,
        kind="risk",
        words="外婆收好药和剪刀；难受时先打给外婆，再打站里；夜里打 12356。",
    )
    return ticket


async def test_a_contact_is_logged_in_four_presses_without_typing(desks: Desks) -> None:
    ticket = await desks.house.keyed()
    assert isinstance(await desks.house.centre.act("feng", Accept(ticket)), Done)
    page = await desks.sit("feng")
    await page.evaluate(_COUNT)
    await page.evaluate("addEventListener('keydown', () => { window.typed = true; }, true)")
    contact = page.get_by_role("region", name="记联系")
    await contact.get_by_label("上门", exact=True).click()
    await contact.get_by_label("联系上了", exact=True).click()
    await contact.get_by_label("安全", exact=True).click()
    await contact.get_by_role("button", name="记联系").click()
    await expect(page.locator("[data-key=story]")).to_contain_text("上门")
    assert await page.evaluate("[window.presses, window.typed]") == [4, None]


async def test_a_refused_form_keeps_what_was_typed_and_says_what_is_wrong_beside_the_field(desks: Desks) -> None:
    ticket = await worked_on(desks.house)
    page = await desks.sit("feng")
    await page.evaluate("window.here = true")
    await page.locator("summary", has_text="写记录").click()
    form = page.locator(f'[data-key="slip-record-{ticket}"]')
    await form.locator("textarea").fill("孩子说想见她的老师")
    await form.get_by_role("button", name="写记录").click()
    await expect(form.locator('[data-fault="f-kind"]')).to_have_text("请选一个。")
    await filled(desks.house, "feng", "record", ticket, kind="note", words="另一件事先记下")
    await expect(page.locator("[data-key=story]")).to_contain_text("另一件事先记下")
    await expect(form.locator("textarea")).to_have_value("孩子说想见她的老师")
    await form.get_by_label("随手记", exact=True).click()
    await form.get_by_role("button", name="写记录").click()
    await expect(page.locator("[data-key=story]")).to_contain_text("孩子说想见她的老师")
    await expect(form).not_to_have_attribute("open", "")
    assert await page.evaluate("window.here")


async def test_a_correction_stands_beside_the_original(desks: Desks) -> None:
    await worked_on(desks.house)
    page = await desks.sit("feng")
    line = page.locator("[data-key=story] > li", has_text="肯吃饭了").first
    await line.locator("summary").click()
    await line.locator("textarea").fill("外婆说孩子前晚肯吃饭了。")
    await line.get_by_role("button").click()
    await expect(line.locator(".was")).to_contain_text("昨晚")
    await expect(line.locator(".now")).to_contain_text("前晚")


@pytest.mark.parametrize("size", [DESKTOP, SMALL], ids=["desktop", "small"])
async def test_a_ticket_in_work_is_readable_by_everybody(desks: Desks, size: ViewportSize) -> None:
    ticket = await worked_on(desks.house)
    name = "desktop" if size == DESKTOP else "320"
    page = await desks.sit("feng", size, f"/desk/ticket/{ticket}")
    await expect(page.locator("#ticket")).to_be_visible()
    await page.locator("summary", has_text="办结").click()
    await axe_clean(page)
    await focus_in_sight(page)
    await no_sideways(page)
    await full(page, f"case-ticket-{name}")


async def test_without_a_script_the_field_that_is_wrong_has_the_focus(desks: Desks) -> None:
    ticket = await worked_on(desks.house)
    page = await desks.sit("feng", SMALL, f"/desk/ticket/{ticket}", java_script_enabled=False)
    await page.locator("summary", has_text="写记录").click()
    form = page.locator(f'[data-key="slip-record-{ticket}"]')
    await form.get_by_label("随手记", exact=True).check()
    await form.get_by_role("button", name="写记录").click()
    await expect(form.locator("textarea")).to_be_focused()
    await expect(form.get_by_label("随手记", exact=True)).to_be_checked()
    await expect(form).to_contain_text("请写几个字。")
    desks.complaints.clear()  # the browser reports the 422 it was given


async def test_a_call_is_keyed_in_from_the_keyboard_alone(desks: Desks) -> None:
    page = await desks.sit("su", path="/desk/new")
    await page.get_by_label("对方怎么说").focus()
    await page.keyboard.type("老人家摔了一跤")
    for key in ("Tab", "ArrowDown", "Tab", "Space", "ArrowDown", "ArrowDown", "ArrowDown", "Tab", "Tab"):
        await page.keyboard.press(key)
    await page.keyboard.type("13800001111")
    await page.keyboard.press("Enter")
    await expect(page.locator("#said")).to_contain_text("登记好了：白云1104-01")


@pytest.mark.parametrize("size", [DESKTOP, SMALL], ids=["desktop", "small"])
async def test_mine_and_what_is_to_be_signed_are_readable_by_everybody(desks: Desks, size: ViewportSize) -> None:
    house, name = desks.house, "desktop" if size == DESKTOP else "320"
    await worked_on(house)
    second = await house.keyed(urgency="U1", concern="SUI", words="儿子说活着没意思")
    assert isinstance(await house.centre.act("feng", Accept(second)), Done)
    await filled(house, "feng", "contact", second, how="visit", reached="yes", safe="yes")
    await filled(house, "feng", "regard", second, concern="SUI")
    await filled(house, "feng", "record", second, kind="risk", words="妈妈收好药；每晚七点打一次电话；夜里打 12356。")
    closing = {"outcome": "better", "informed": "yes", "follow_up": "crisis", "summary": "情绪稳定，学校社工接着看"}
    await filled(house, "feng", "close", second, **closing)
    await house.keyed(urgency="U3", concern="POV", words="想问低保怎么办")
    page = await desks.sit("feng", size)
    await page.locator("[data-way=mine]").click()
    await expect(page.locator("#mine .row")).to_have_count(2)
    await axe_clean(page)
    await no_sideways(page)
    await full(page, f"case-mine-{name}")
    page = await desks.sit("tan", size, "/desk/sign")
    await expect(page.locator(".card")).to_contain_text("学校社工接着看")
    await page.locator("summary", has_text="退回").click()
    await axe_clean(page)
    await focus_in_sight(page)
    await no_sideways(page)
    await full(page, f"case-sign-{name}")


async def test_what_must_not_wait_stands_red_above_everything_in_every_language(desks: Desks) -> None:
    house = desks.house
    ticket = await worked_on(house)
    await filled(house, "feng", "duty", ticket, sign="4")
    await filled(house, "feng", "setout", ticket, minutes="60")
    await filled(house, "feng", "knows", ticket, answer="never")
    page = await desks.sit("feng", SMALL, f"/desk/ticket/{ticket}")
    red = page.locator(".red-forms")
    await expect(red.get_by_role("button", name="平安")).to_be_visible()
    await expect(red.locator("summary")).to_have_text("强制报告")
    await expect(page.locator(".flags")).to_contain_text("要报告")
    await expect(page.locator(".flags")).to_contain_text("不要联系当事人")
    await expect(page.locator(".flags")).to_contain_text("冯社工上门中，15:30 前报平安")
    for lang in ("en", "zh-Hant-HK", "zh-Hant-TW", "zh-Hans"):
        await page.context.add_cookies([{"name": "linli_desk_lang", "value": lang, "url": house.address}])
        await page.reload()
        await no_sideways(page)
        await full(page, f"case-red-{lang}")
    await axe_clean(page)
    await red.get_by_role("button", name="平安").click()
    await expect(page.locator("#said")).to_contain_text("平安，记下了")
    await expect(page.locator(".flags")).not_to_contain_text("上门中")
