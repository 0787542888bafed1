"""From a press on the duty page to a telephone that rings: the console and the desk bot together, at the twin."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from fastapi import FastAPI

from bot.doors.console import console_routes
from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.console.served import Served, Worker, serving
from tests.console.test_enrol import lights, note_after, pressed
from tests.group.house import Desk, open_desk

_START = re.compile(r"https://t\.me/linli_desk_bot\?start(?:group)?=([A-Za-z0-9_-]{43,64})")


@pytest.fixture
async def desk(store: Store, clock: FrozenClock) -> AsyncIterator[Desk]:
    """The desk bot, on both databases; nobody is enrolled and no group is bound."""
    async with open_desk(store, clock) as made:
        yield made


@pytest.fixture
async def served(desk: Desk) -> AsyncIterator[Served]:
    """The same house's console."""
    app = FastAPI()
    app.include_router(console_routes(desk.centre, demo=False, secure=False))
    async with serving(app) as address:
        made = Served(desk.centre, desk.clock, address)
        yield made
        await made.close()


async def chat_of(who: Worker, name: str) -> tuple[str, str]:
    """The light of a private chat on the duty page."""
    return lights(await who.see("/desk/duty"))[name][0]


def token_on(page: str) -> str:
    found = _START.search(page)
    assert found is not None, page
    return found[1]


async def test_a_link_from_the_console_leads_to_a_telephone_that_is_seen_to_ring(desk: Desk, served: Served) -> None:
    tan, phone = await served.worker("tan"), desk.user("feng")
    assert await chat_of(tan, "冯社工") == ("none", "私聊没登记")
    token = token_on((await pressed(tan, "/desk/invite", worker="feng")).text)
    phone.start(desk.bot, token)
    await desk.settle()
    assert await chat_of(tan, "冯社工") == ("none", "登记了，还没按“收到了”")
    await desk.press("feng", desk.last("feng"), "收到了")
    assert (await chat_of(tan, "冯社工"))[0] == "ok"
    desk.clock.move(timedelta(minutes=3))
    assert await chat_of(tan, "冯社工") == ("ok", "私聊通 · 3 分钟前试过")
    before = len(desk.sees("feng"))
    assert "正在发给冯社工" in await note_after(tan, await pressed(tan, "/desk/ping", worker="feng"))
    await desk.settle()
    assert len(desk.sees("feng")) == before + 1
    assert "测试" in desk.last("feng").words
    await desk.press("feng", desk.last("feng"), "收到了")
    assert await chat_of(tan, "冯社工") == ("ok", "私聊通 · 不到 1 分钟前试过")


async def test_a_link_is_of_no_use_to_the_second_who_tries_it(desk: Desk, served: Served) -> None:
    tan, thief = await served.worker("tan"), desk.twin.user("路人", "zh-hans")
    token = token_on((await pressed(tan, "/desk/invite", worker="feng")).text)
    desk.user("feng").start(desk.bot, token)
    await desk.settle()
    thief.start(desk.bot, token)
    await desk.settle()
    await desk.keyed(urgency="U1")
    await desk.settle()
    told = [one for one in thief.sees(desk.bot) if one.sender is desk.bot]
    assert len(told) == 1  # that the link cannot be used; nothing of who it was for, no card, no button
    assert "冯社工" not in told[0].words
    assert not told[0].buttons
    test = next(one for one in desk.sees("feng") if "测试" in one.words)
    await desk.press("feng", test, "收到了")
    assert (await chat_of(tan, "冯社工"))[0] == "ok"


async def test_who_stops_the_bot_is_shown_and_nothing_is_sent(desk: Desk, served: Served) -> None:
    tan = await served.worker("tan")
    await desk.enrol("feng")
    desk.user("feng").block(desk.bot)
    await desk.settle()
    assert (await chat_of(tan, "冯社工"))[0] == "lost"
    assert "的测试没有发" in await note_after(tan, await pressed(tan, "/desk/ping", worker="feng"))


async def test_the_groups_link_binds_the_group_and_the_page_says_so(desk: Desk, served: Served) -> None:
    tan = await served.worker("tan")
    await desk.enrol("tan")
    token = token_on((await pressed(tan, "/desk/invite-group")).text)
    desk.user("tan").say(desk.group, f"/start@{desk.bot.username} {token}")
    await desk.settle()
    assert "群接好了" in await tan.see("/desk/duty")
