"""The grandmother in a real Chromium: on a desktop with the keyboard alone, on a phone 320 pixels wide."""

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot.messages import Accept
from bot.store.tables import t_ticket
from tests.axe import axe_clean
from tests.web.chat import DESK, GRANDMA, VOICES, Opener, active, legible, picture

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_the_grandmother_on_a_desktop_with_the_keyboard_alone(open_chat: Opener) -> None:
    chat = await open_chat(size=DESK)
    page = chat.page
    await expect(chat.choice("孩子的事")).to_be_visible()
    await picture(page, "desktop-greeting")
    for _ in range(30):
        await page.keyboard.press("Tab")
        if await active(page) == "words":
            break
    assert await active(page) == "words"
    await page.keyboard.type(GRANDMA)
    await page.keyboard.press("Enter")
    await chat.answered("有没有说过不想活，或者有人打她")
    await page.keyboard.type("1")  # in the text box a digit counts with Enter: it may begin a sentence
    await page.keyboard.press("Enter")
    await chat.answered("请留个电话")
    await expect(page.locator(".me").last).to_contain_text("都没有")
    await page.keyboard.type("13800001121")
    await page.keyboard.press("Enter")
    await chat.answered("我把这些告诉白云街社工站的社工和督导")
    await page.keyboard.press("Shift+Tab")  # out of the text box a digit is enough
    await page.keyboard.press("1")
    await chat.answered("收到了，号码 白云1104-01")
    ticket = await chat.door.centre.store.look(lambda conn: conn.execute(select(t_ticket.c.id)).scalar_one())
    await chat.door.centre.act("feng", Accept(ticket))
    await chat.answered("冯社工接了")
    await picture(page, "desktop-accepted")
    assert await chat.door.count("inbox") == 4


async def test_the_grandmother_on_a_small_phone(open_chat: Opener) -> None:
    chat = await open_chat(has_touch=True, script=VOICES)
    await expect(chat.choice("孩子的事")).to_be_visible()
    await picture(chat.page, "phone-greeting")
    await legible(chat.page)
    await chat.to_receipt()
    await chat.answered("取件码")
    await expect(chat.last.get_by_role("button", name="念给我听")).to_be_visible()
    await legible(chat.page)
    await picture(chat.page, "phone-receipt")
    await axe_clean(chat.page, ())


@pytest.mark.parametrize("size", [1, 2])
async def test_larger_type_still_fits_a_small_phone(open_chat: Opener, size: int) -> None:
    chat = await open_chat(script=VOICES)
    for _ in range(size):
        await chat.page.click("#size")
    await chat.say(GRANDMA)
    await chat.answered("有没有说过不想活")
    await legible(chat.page)
    await picture(chat.page, f"phone-size-{size}")
    assert await chat.page.evaluate("document.getElementById('scroll').clientHeight") >= 110
    await axe_clean(chat.page, ())
    await chat.page.reload()
    assert f"size-{size}" in str(await chat.page.get_attribute("html", "class"))


async def test_every_state_of_the_page_is_clean_for_axe(open_chat: Opener) -> None:
    for more in ({"color_scheme": "light"}, {"color_scheme": "dark", "locale": "en-GB"}):
        chat = await open_chat(size=DESK, script=VOICES, **more)
        await expect(chat.page.locator(".choice").first).to_be_visible()
        await axe_clean(chat.page, ())
        await chat.say("我不想活了")
        await expect(chat.page.locator(".urgent")).to_be_visible()
        await chat.page.click("#call")
        await axe_clean(chat.page, ())
        await picture(chat.page, f"danger-{more['color_scheme']}")
    for path in ("/code", "/notice", "/left"):
        chat = await open_chat(path)
        await axe_clean(chat.page, ())
    chat.door.settings.open = False
    await axe_clean((await open_chat("/")).page, ())


async def test_html_and_script_in_words_are_only_words(open_chat: Opener) -> None:
    chat = await open_chat()
    evil = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    await chat.say(evil)
    await expect(chat.page.locator(".me .mark").last).to_contain_text("已存好")
    await chat.page.reload()
    await expect(chat.page.locator(".me .said").last).to_have_text(evil)
    assert await chat.page.locator("#log img, #log script").count() == 0
    assert await chat.page.title() == "白云街社工站"


async def test_whoever_reads_further_up_is_not_torn_away(open_chat: Opener) -> None:
    chat = await open_chat()
    await chat.to_receipt()
    await chat.answered("取件码")
    await chat.page.evaluate("document.getElementById('scroll').scrollTop = 0")
    ticket = await chat.door.centre.store.look(lambda conn: conn.execute(select(t_ticket.c.id)).scalar_one())
    await chat.door.centre.act("feng", Accept(ticket))
    await chat.answered("冯社工接了")
    assert await chat.page.evaluate("document.getElementById('scroll').scrollTop") == 0
    await expect(chat.page.locator("#more")).to_be_visible()
    await chat.page.click("#more")
    await chat.page.wait_for_function("document.getElementById('scroll').scrollTop > 0")
    await chat.page.keyboard.press("End")  # the talk has the focus now
    await expect(chat.last).to_be_in_viewport()
    await expect(chat.page.locator("#more")).to_be_hidden()
