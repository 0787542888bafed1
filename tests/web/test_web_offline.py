"""The line breaks, or there is none of the modern kind: nothing is lost, nothing comes twice, help stays in sight."""

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot.messages import Accept
from bot.store.tables import t_ticket
from tests.axe import axe_clean
from tests.web.chat import PHONE, Opener, picture

NO_SOCKETS = "delete window.WebSocket;"

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_five_seconds_without_a_line_show_the_numbers_and_nothing_is_lost(open_chat: Opener) -> None:
    chat = await open_chat(size=PHONE)
    page, gone = chat.page, chat.page.locator("#gone")
    await page.clock.install()
    await expect(chat.choice("孩子的事")).to_be_visible()
    await page.context.set_offline(True)
    await page.clock.fast_forward(4_000)
    await expect(gone).to_be_hidden()
    await page.clock.fast_forward(1_500)
    await expect(gone).to_contain_text("网络断了")
    for number in ("110", "120"):
        assert await gone.locator(f"a[href='tel:{number}']").is_visible()
    await axe_clean(page, ())
    await chat.say("第一句")
    await chat.say("第二句")
    await expect(page.locator(".me .mark").last).to_have_text("没连上，连上就送")
    await picture(page, "phone-offline")
    await page.context.set_offline(False)
    await page.clock.fast_forward(20_000)
    await expect(gone).to_be_hidden()
    await expect(page.locator(".me .mark").last).to_contain_text("已存好")
    await expect(page.locator(".me .said")).to_have_text(["第一句", "第二句"])
    await page.reload()
    await expect(page.locator(".me .said")).to_have_text(["第一句", "第二句"])
    assert await chat.door.count("inbox") == 2


async def test_words_written_without_a_line_survive_closing_the_page(open_chat: Opener) -> None:
    chat = await open_chat()
    await expect(chat.choice("孩子的事")).to_be_visible()
    await chat.page.context.set_offline(True)
    await chat.say("电梯里没信号")
    await expect(chat.page.locator(".me .mark")).to_have_text("没连上，连上就送")
    second = await chat.page.context.new_page()
    await chat.page.close()
    await chat.page.context.set_offline(False)
    await second.goto(chat.door.url)
    await expect(second.locator(".me .said")).to_have_text(["电梯里没信号"])
    await expect(second.locator(".me .mark")).to_contain_text("已存好")
    assert await second.evaluate("Object.keys(localStorage).length") == 0
    assert await chat.door.count("inbox") == 1


async def test_a_browser_without_websocket_talks_all_the_same(open_chat: Opener) -> None:
    chat = await open_chat(script=NO_SOCKETS)
    await chat.to_receipt()
    await chat.answered("收到了，号码 白云1104-01")
    ticket = await chat.door.centre.store.look(lambda conn: conn.execute(select(t_ticket.c.id)).scalar_one())
    await chat.door.centre.act("feng", Accept(ticket))
    await chat.answered("冯社工接了")
    texts = await chat.page.locator("#log .said").all_text_contents()
    assert len(texts) == len(set(texts)), "nothing is shown twice"
