"""Faults on purpose: refusals, calls that hang, connections cut before or after the deed, the twin gone."""

import asyncio

import aiohttp
import pytest

from tests.twin import Bot, Call, Twin, User
from tests.twin.conftest import Raw


@pytest.fixture
def granny(twin: Twin, bot: Bot) -> User:
    made = twin.user("阿婆")
    made.start(bot)
    return made


async def test_failures_are_aimed_and_counted(raw: Raw, twin: Twin, bot: Bot, desk: Bot, granny: User) -> None:
    granny.start(desk)
    fault = twin.fail("sendMessage", bot=bot, chat=granny, status=500, times=2, after=1)
    await raw.do(bot, "sendMessage", chat_id=granny.id, text="一")
    await raw.do(desk, "sendMessage", chat_id=granny.id, text="别的机器人")
    await raw.do(bot, "getMe")
    for _ in range(2):
        said = await raw.refused(bot, "sendMessage", chat_id=granny.id, text="二")
        assert said == "500 Internal Server Error"
    await raw.do(bot, "sendMessage", chat_id=granny.id, text="三")
    assert fault.met == 2
    assert [message.text for message in granny.sees(bot)] == ["/start", "一", "三"]
    assert [call.status for call in twin.calls_to("sendMessage", granny, bot)] == [200, 500, 500, 200]


async def test_what_each_status_says(raw: Raw, twin: Twin, bot: Bot, granny: User) -> None:
    twin.fail(status=429, retry_after=7)
    assert await raw.ask(bot, "sendMessage", chat_id=granny.id, text="一") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    twin.fail(status=403)
    assert await raw.refused(bot, "getMe") == "403 Forbidden: bot was blocked by the user"
    twin.fail(status=400, description="Bad Request: message can't be edited")
    assert await raw.refused(bot, "getMe") == "400 Bad Request: message can't be edited"
    for_ever = twin.fail(status=502, times=float("inf"))
    assert await raw.refused(bot, "getMe") == "502 Bad Gateway"
    for_ever.lift()
    await raw.do(bot, "getMe")


async def test_hanging(raw: Raw, twin: Twin, bot: Bot, granny: User) -> None:
    hold = twin.hang("sendMessage")
    sending = asyncio.create_task(raw.do(bot, "sendMessage", chat_id=granny.id, text="一"))
    await hold.reached.wait()
    assert len(granny.sees(bot)) == 1
    await raw.do(bot, "getMe")  # others go on
    hold.release()
    await sending
    assert len(granny.sees(bot)) == 2
    twin.hang("sendMessage", seconds=0.01)
    await raw.do(bot, "sendMessage", chat_id=granny.id, text="二")


async def test_a_deed_is_done_though_nobody_waits_for_it(raw: Raw, twin: Twin, bot: Bot, granny: User) -> None:
    hold = twin.hang("sendMessage")
    sending = asyncio.create_task(raw.do(bot, "sendMessage", chat_id=granny.id, text="一"))
    await hold.reached.wait()
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    await raw.do(bot, "getMe")  # meanwhile the twin has seen the connection close
    hold.release()
    await twin.until(lambda: len(granny.sees(bot)) == 2)


async def test_cut_before_and_after_the_deed(raw: Raw, twin: Twin, bot: Bot, granny: User) -> None:
    twin.drop("sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await raw.do(bot, "sendMessage", chat_id=granny.id, text="一")
    assert len(granny.sees(bot)) == 1
    twin.drop("sendMessage", before=False)
    with pytest.raises(aiohttp.ClientError):
        await raw.do(bot, "sendMessage", chat_id=granny.id, text="二")
    assert [message.text for message in granny.sees(bot)] == ["/start", "二"]
    assert [call.status for call in twin.calls_to("sendMessage")] == [-1, -1]
    await raw.do(bot, "sendMessage", chat_id=granny.id, text="三")


async def test_gone_and_back(raw: Raw, twin: Twin, bot: Bot, granny: User) -> None:
    poll = asyncio.create_task(raw.do(bot, "getUpdates", offset=-1, timeout=30))
    await poll
    waiting = asyncio.create_task(raw.do(bot, "getUpdates", offset=(await poll)[0]["update_id"] + 1, timeout=30))
    await twin.until(lambda: bot.poll is not None)
    url = twin.url
    twin.gone()
    with pytest.raises(aiohttp.ClientError):
        await waiting
    for _ in range(2):
        with pytest.raises(aiohttp.ClientConnectorError):
            await raw.do(bot, "getMe")
    granny.say(bot, "在吗")
    twin.back()
    twin.gone()  # at once again
    with pytest.raises(aiohttp.ClientConnectorError):
        await raw.do(bot, "getMe")
    twin.back()
    assert twin.url == url
    assert [update["message"]["text"] for update in await raw.updates(bot)] == ["在吗"]
    assert [call.status for call in twin.calls_to("getUpdates")][:2] == [200, -1]


async def test_a_pause_comes_before_the_deed(raw: Raw, twin: Twin, bot: Bot, granny: User) -> None:
    before: list[tuple[str, int]] = []

    async def pause(call: Call) -> None:
        await asyncio.sleep(0)
        before.append((call.method, len(granny.sees(bot))))

    twin.pauses.append(pause)
    await raw.do(bot, "sendMessage", chat_id=granny.id, text="一")
    await raw.do(bot, "sendMessage", chat_id=granny.id, text="二")
    assert before == [("sendMessage", 1), ("sendMessage", 2)]
