"""What stands on the page and what it does: number keys, reading aloud, voice notes, languages, leaving."""

import pytest
from playwright.async_api import Browser, expect
from sqlalchemy import select

from bot.store.engine import Store
from bot.store.tables import t_media
from tests.axe import axe_clean
from tests.clock import FrozenClock
from tests.web.chat import DESK, VOICES, Opener, picture
from tests.web.door import open_door

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_number_keys_press_what_is_shown_but_never_break_a_telephone_number(open_chat: Opener) -> None:
    chat = await open_chat(size=DESK)
    await expect(chat.choice("孩子的事")).to_be_visible()
    await chat.page.keyboard.press("5")
    await expect(chat.page.locator(".me").last).to_contain_text("心里难受")
    await chat.answered("是谁需要帮忙")
    await chat.page.keyboard.press("0")
    await expect(chat.page.locator(".me").last).to_contain_text("找真人")
    await chat.answered("请留个电话")
    before = await chat.page.locator(".me").count()
    await chat.page.keyboard.press("1")  # the first digit of a number, typed beside the text box
    await chat.page.locator("#words").press("1")
    assert await chat.page.locator(".me").count() == before
    assert await chat.page.input_value("#words") == "1"


async def test_reading_aloud_is_slow_digit_by_digit_and_in_the_letters_language(open_chat: Opener) -> None:
    chat = await open_chat(script=VOICES)
    await chat.to_receipt()
    await chat.answered("取件码")
    await chat.last.get_by_role("button", name="念给我听").click()
    spoken = (await chat.page.evaluate("window.spoken"))[0]
    assert spoken["lang"] == "zh-CN"
    assert spoken["rate"] < 1
    assert "1 1 0 4 0" in spoken["text"], "the number, one digit after the other"
    assert "1，补充一句" in spoken["text"], "and the buttons"
    await expect(chat.last.get_by_role("button", name="停")).to_be_visible()


async def test_without_a_voice_there_is_no_button_to_read_aloud(open_chat: Opener) -> None:
    silent = VOICES.replace("{ lang: 'zh-CN' }, ", "")
    chat = await open_chat(script=silent)
    await expect(chat.choice("孩子的事")).to_be_visible()
    assert await chat.page.locator(".read").count() == 0


async def test_a_voice_note_is_recorded_and_kept(open_chat: Opener) -> None:
    chat = await open_chat()
    await chat.page.click("#mic")
    await expect(chat.page.locator("#clock")).to_have_text("0:01")
    await picture(chat.page, "phone-recording")
    await chat.page.click("#done")
    await expect(chat.page.locator(".me .said")).to_contain_text("〔语音〕")
    await expect(chat.page.locator(".me .mark")).to_contain_text("已存好")
    kept = await chat.door.centre.store.look(lambda conn: conn.execute(select(t_media.c.mime)).scalars().all())
    assert kept == ["audio/webm"]
    await chat.page.click("#mic")
    await chat.page.click("#drop")
    await expect(chat.page.locator("#say")).to_be_visible()
    assert await chat.page.locator(".me").count() == 1


async def test_without_a_recorder_there_is_no_button_to_speak(open_chat: Opener) -> None:
    chat = await open_chat(script="delete window.MediaRecorder;")
    await expect(chat.choice("孩子的事")).to_be_visible()
    await expect(chat.page.locator("#mic")).to_be_hidden()


async def test_the_language_can_be_changed_in_the_middle(open_chat: Opener) -> None:
    chat = await open_chat(size=DESK)
    await chat.page.select_option("#lang", "en")
    await expect(chat.page.locator("#send")).to_have_text("Send")
    await expect(chat.page.locator("#hello .said")).to_contain_text("Hello, this is Baiyun Street")
    await expect(chat.choice("A child")).to_be_visible()
    await chat.page.reload()
    await expect(chat.page.locator("#send")).to_have_text("Send")


async def test_a_message_too_long_stays_in_the_box(open_chat: Opener) -> None:
    chat = await open_chat()
    await chat.page.fill("#words", "字" * 100_001)
    await chat.page.click("#send")
    await expect(chat.page.locator("#tell")).to_contain_text("一次最多十万个字")
    assert len(await chat.page.input_value("#words")) == 100_001
    assert await chat.page.locator(".me").count() == 0


async def test_leaving_wipes_the_page_the_browser_and_the_way_back(
    chromium: Browser, sqlite_store: Store, clock: FrozenClock
) -> None:
    async with open_door(sqlite_store, clock, leave_to="/notice") as door:
        opener = Opener(chromium, door)
        chat = await opener()
        page = chat.page
        await chat.say("别让他看见这句")
        await chat.answered("您")
        await page.click("#size")
        async with door.centre.live.listen("inbox") as ears:
            await page.click("#leave")
            await page.wait_for_url("**/notice")
            assert await ears.wait(20), "the station is told"
        assert await page.evaluate("Object.keys(localStorage).length") == 0
        await page.go_back()
        assert "别让他看见这句" not in await page.content()
        await page.goto(door.url)
        await expect(chat.choice("孩子的事")).to_be_visible()
        assert await page.locator(".me").count() == 0
        await opener.close()


async def test_the_demos_numbers_do_not_dial(chromium: Browser, sqlite_store: Store, clock: FrozenClock) -> None:
    async with open_door(sqlite_store, clock, demo=True) as door:
        opener = Opener(chromium, door)
        chat = await opener("/?seat=ahpo")
        await expect(chat.page.locator(".demo")).to_have_text("演示，没有真人")
        await chat.say("我不想活了")
        await chat.page.locator(".urgent .dial").first.click()
        await expect(chat.page.locator("#tell")).to_have_text("演示：不会真的拨号。")
        assert await chat.page.locator("a[href^='tel:']").count() == 0
        await axe_clean(chat.page, ())
        other = await chat.page.context.new_page()
        await other.goto(door.url + "/?seat=pupil")
        await expect(other.locator(".choice").first).to_be_visible()
        assert await other.locator(".me").count() == 0, "another seat is another resident"
        await opener.close()
