"""Setting up, running by polling and by webhook, and what `linli ready` is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from bot.hook import Hook, hook_routes, secret_of
from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.console.served import serving
from tests.group.house import Desk, open_desk, toast


async def test_commands_in_each_language_and_place_once(desk: Desk) -> None:
    menus = {key: value for key, value in desk.bot.settings.items() if key.startswith("commands")}
    assert len(menus) == 6
    names = {key: [one["command"] for one in value] for key, value in menus.items()}
    assert names["commands type=all_group_chats zh"] == ["duty", "mine", "find", "help"]
    assert names["commands type=all_private_chats en"] == ["mine", "duty", "find", "done", "ping", "help"]
    assert menus["commands type=all_group_chats "][0]["description"] == "谁在值班"
    calls = len(desk.twin.calls_to("setMyCommands"))
    assert await desk.door.set_up(None) is None
    assert len(desk.twin.calls_to("setMyCommands")) == calls, "what is so already is left alone"


async def test_nothing_that_waits_is_dropped_by_setting_up(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.user("feng").say(desk.bot, "/help")
    assert await desk.door.set_up(("http://127.0.0.1:9/hook/desk", "s" * 32)) is None
    assert await desk.door.set_up(None) is None
    await desk.settle()
    assert "选“回复”" in desk.last("feng").words


@asynccontextmanager
async def _running(desk: Desk, *, polling: bool) -> AsyncIterator[list[int]]:
    beats: list[int] = []

    async def beat() -> None:
        beats.append(1)

    loops = [
        asyncio.create_task(desk.door.run(polling=polling, beat=beat)),
        asyncio.create_task(desk.courier.run()),
    ]
    try:
        yield beats
    finally:
        for loop in loops:
            loop.cancel()
        await asyncio.wait(loops)


async def test_it_runs_by_polling(ready_desk: Desk) -> None:
    desk = ready_desk
    await desk.keyed()
    await desk.settle()
    async with _running(desk, polling=True) as beats:
        press = desk.user("feng").press(desk.card(), "接单")
        await desk.twin.until(lambda: press.answer is not None)
        assert toast(press).startswith("接好了")
        assert beats


async def test_it_runs_by_webhook(ready_desk: Desk) -> None:
    desk = ready_desk
    await desk.keyed()
    await desk.settle()
    app, secret = FastAPI(), secret_of(b"k" * 32, "desk")
    app.include_router(hook_routes({"desk": Hook(secret, desk.door.keep)}))
    async with serving(app) as address:
        url = address.replace("localhost", "127.0.0.1")
        assert await desk.door.set_up((f"{url}/hook/desk", secret)) is None
        assert desk.bot.hook is not None
        assert desk.bot.hook.max_connections == 1
        async with _running(desk, polling=False) as beats:
            press = desk.user("feng").press(desk.card(), "接单")
            await desk.twin.until(lambda: press.answer is not None)
            assert toast(press).startswith("接好了")
            await desk.twin.until(lambda: not desk.twin.waiting(desk.bot))
            assert beats
        assert await desk.door.set_up(None) is None


async def test_a_webhook_that_fails_is_told(ready_desk: Desk) -> None:
    desk = ready_desk
    assert await desk.door.set_up(("http://127.0.0.1:9/hook/desk", "s" * 32)) is None
    desk.user("feng").say(desk.bot, "/help")
    await desk.twin.until(lambda: desk.bot.hook is not None and bool(desk.bot.hook.last_error))
    assert "ready-tg-desk-webhook" in {one.key for one in await desk.door.look()}
    assert await desk.door.set_up(None) is None


async def test_when_all_is_well_nothing_is_missing(desk: Desk) -> None:
    await desk.enrol("feng", "liang", "he", "su", "tan")
    await desk.bind()
    assert await desk.door.look() == []


async def test_what_is_missing_is_named(sqlite_store: Store, clock: FrozenClock) -> None:
    async with open_desk(sqlite_store, clock, rights=frozenset()) as desk:
        keys = {one.key for one in await desk.door.look()}
        assert keys == {"ready-tg-group-unbound", "ready-tg-worker-unbound"}
        await desk.bind()
        desk.bot.can_read_all_group_messages = True
        desk.group.demote(desk.bot)
        keys = {one.key for one in await desk.door.look()}
        assert {"ready-tg-group-privacy", "ready-tg-group-topics"} <= keys
        desk.twin.gone()
        assert [one.key for one in await desk.door.look()] == ["ready-tg-desk-away"]
        desk.twin.back()


async def test_every_lack_has_its_sentence_in_every_language(desk: Desk) -> None:
    words = desk.centre.words
    for lang in words.langs:
        keys = [
            key for key in words.keys(lang) if key.startswith(("ready-tg-group", "ready-tg-desk", "ready-tg-worker"))
        ]
        assert len(keys) == 12


def test_nothing_outside_loads_the_library() -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    code = "import sys, bot.cli.main, bot.app; assert not {'telegram', 'aiogram'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
