"""The line that wakes an open desk: one event at once, one per change, none with content, an end with the session."""

import asyncio
from collections.abc import AsyncIterator

import httpx

from bot.doors import console_live
from bot.doors.console_entry import Entry, Visit
from bot.doors.console_live import changes
from bot.doors.console_room import Room
from bot.store import passes
from tests.console.served import Served


async def events(answer: httpx.Response) -> AsyncIterator[str]:
    async for line in answer.aiter_lines():
        if line.startswith("event: "):
            yield line.removeprefix("event: ")
        else:
            assert line in ("", "data:", "retry: 2000")  # never a word


async def test_a_change_wakes_an_open_desk(house: Served) -> None:
    feng = await house.worker("feng")
    async with feng.client.stream("GET", "/desk/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        heard = events(answer)
        assert await anext(heard) == "change"
        await house.keyed()
        assert await anext(heard) == "change"


async def test_nothing_that_happens_while_the_page_is_built_is_missed(house: Served) -> None:
    feng = await house.worker("feng")
    await feng.see("/desk")
    await house.keyed()
    async with feng.client.stream("GET", "/desk/events") as answer:
        assert await anext(events(answer)) == "change"


async def test_signing_out_ends_the_line(house: Served) -> None:
    feng = await house.worker("feng")
    token = await feng.token()
    async with feng.client.stream("GET", "/desk/events") as answer:
        heard = events(answer)
        assert await anext(heard) == "change"
        await feng.client.post("/desk/out", data={"token": token})
        await house.keyed()
        assert await anext(heard) == "out"
        assert [one async for one in heard] == []


async def test_a_silent_line_ticks_and_a_closed_one_is_forgotten(house: Served) -> None:
    centre, now = house.centre, house.clock.steady()
    token = await centre.store.turn(lambda conn: passes.open_session(conn, "feng", now))
    worker = centre.station.worker("feng")
    assert worker is not None
    room = Room(centre, Entry(centre, demo=False, secure=False), Visit(worker, token, "", "zh-Hans"))
    stream = changes(room, tick_s=0.01)
    assert b"change" in await anext(stream)
    assert b"tick" in await anext(stream)
    assert centre.live.listeners("board") == 1
    await stream.aclose()
    assert centre.live.listeners("board") == 0
    assert console_live.TICK_S < 60


async def test_twenty_desks_hear_one_change(house: Served) -> None:
    feng = await house.worker("feng")

    async def hear() -> str:
        async with feng.client.stream("GET", "/desk/events") as answer:
            heard = events(answer)
            await anext(heard)
            ready.release()
            return await anext(heard)

    ready = asyncio.Semaphore(0)
    desks = [asyncio.create_task(hear()) for _ in range(20)]
    for _ in desks:
        await ready.acquire()
    await house.keyed()
    assert set(await asyncio.gather(*desks)) == {"change"}
