"""How the bot introduces itself, webhook or polling, and what `linli ready` finds wrong."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from bot.doors.residents.door import ResidentsBot
from bot.doors.residents.line import ALLOWED, BadTokenError
from bot.doors.residents.setup import MENU, SETTING
from bot.hook import PATH, Hook, hook_routes, secret_of
from bot.messages import Text
from bot.store.tables import t_setting
from bot.telegram import Refusal, Why
from tests.residents.house import Bare, TelegramChat
from tests.web.door import serving

SECRET = secret_of(b"k" * 32, "residents")


async def setting(tg: TelegramChat) -> Any:
    query = select(t_setting.c.value).where(t_setting.c.key == SETTING)
    return await tg.store.look(lambda conn: conn.execute(query).scalar())


def writes(tg: TelegramChat) -> list[str]:
    return [call.method for call in tg.twin.calls if call.method.startswith(("set", "delete"))]


async def keys_of(tg: TelegramChat) -> list[str]:
    return [lack.key for lack in await tg.door.look()]


async def test_menu_and_descriptions_are_set_once_in_each_language(tg: TelegramChat) -> None:
    assert await tg.door.set_up(None) is None
    assert await setting(tg) == {"id": tg.bot.id, "username": "linli_bot", "by": "polling"}
    first = writes(tg)
    assert sorted(set(first)) == ["setMyCommands", "setMyDescription", "setMyShortDescription"]
    told = tg.twin.calls_to("setMyCommands")
    assert [call.params.get("language_code", "") for call in told] == ["", "zh", "en"]
    assert [one["command"] for one in told[0].params["commands"]] == list(MENU)
    assert told[2].params["commands"][0]["description"] == "Start talking"
    about = [call.params["description"] for call in tg.twin.calls_to("setMyDescription")]
    assert "急事先打110" in about[0]
    assert "automatic helper" in about[2]
    assert await tg.door.set_up(None) is None
    assert writes(tg) == first


async def test_a_refusal_comes_back_and_it_may_be_done_again(tg: TelegramChat) -> None:
    tg.twin.fail("setMyDescription", status=429, retry_after=7)
    assert await tg.door.set_up(None) == Refusal(Why.OFTEN, after_s=7.0)
    assert await setting(tg) is None
    assert await tg.door.set_up(None) is None
    tg.twin.gone()
    assert await tg.door.set_up(None) == Refusal(Why.AWAY)
    tg.twin.back()
    tg.twin.revoke(tg.bot)
    assert await tg.door.set_up(None) == Refusal(Why.TOKEN)


def test_what_is_no_token_is_said_at_once(tg: TelegramChat) -> None:
    with pytest.raises(BadTokenError):
        ResidentsBot(tg.centre, "no token", open_doors=lambda: True)


# ---- webhooks ----


async def test_updates_are_brought_by_webhook_and_answered_after_the_commit(either_tg: TelegramChat) -> None:
    tg = either_tg
    app = FastAPI()
    app.include_router(hook_routes({"residents": Hook(SECRET, tg.door.keep)}))
    async with serving(app) as url:
        where = url.replace("localhost", "127.0.0.1") + PATH + "residents"
        assert await tg.door.set_up((where, SECRET)) is None
        assert (await setting(tg))["by"] == "webhook"
        asked = tg.twin.calls_to("setWebhook")[0].params
        assert (asked["max_connections"], sorted(asked["allowed_updates"])) == (1, sorted(ALLOWED))
        tg.granny.say(tg.bot, "房租涨了，付不起")
        await tg.twin.until(lambda: not tg.twin.waiting(tg.bot))
        assert await tg.bodies() == [Text("房租涨了，付不起", "zh-Hans")]
        assert await tg.door.watch()
        assert await keys_of(tg) == []
        assert await tg.door.set_up(None) is None  # back to polling
        tg.granny.say(tg.bot, "在吗")
        await tg.settle()
        assert len(tg.sees()) == 2
    assert not [call for call in tg.twin.calls if call.params.get("drop_pending_updates")]


async def test_a_webhook_that_telegram_cannot_reach_is_noticed(tg: TelegramChat) -> None:
    tg.twin.retry_s = (0.01,)
    assert await tg.door.set_up(("http://127.0.0.1:9/hook/residents", SECRET)) is None
    tg.granny.say(tg.bot, "在吗")
    hook = tg.bot.hook
    assert hook is not None
    await tg.twin.until(lambda: bool(hook.last_error))
    assert not await tg.door.watch()
    assert await keys_of(tg) == ["ready-tg-residents-hook-error"]
    await tg.door.set_up(None)
    await tg.settle()
    assert len(tg.sees()) == 1


async def test_a_webhook_that_somebody_took_away_is_noticed(tg: TelegramChat, bare: Bare) -> None:
    assert await tg.door.set_up(("http://127.0.0.1:9/hook/residents", SECRET)) is None
    await bare(tg.bot, "deleteWebhook")
    assert not await tg.door.watch()
    assert await keys_of(tg) == ["ready-tg-residents-unhooked"]


# ---- ready ----


async def test_all_is_well(tg: TelegramChat) -> None:
    assert await tg.door.set_up(None) is None
    assert await keys_of(tg) == []


async def test_a_token_that_is_nobodys_and_a_telegram_that_is_away(tg: TelegramChat) -> None:
    tg.twin.gone()
    assert await keys_of(tg) == ["ready-tg-residents-away"]
    tg.twin.back()
    tg.twin.revoke(tg.bot)
    assert await keys_of(tg) == ["ready-tg-residents-token"]


async def test_another_poller_of_the_same_bot_is_noticed(tg: TelegramChat, bare: Bare) -> None:
    assert await tg.door.set_up(None) is None
    asking = asyncio.create_task(tg.door.poller.once(50.0))
    await tg.twin.until(lambda: tg.bot.poll is not None)
    await bare(tg.bot, "getUpdates")
    assert await asking > 0
    assert await keys_of(tg) == ["ready-tg-residents-conflict"]
    tg.clock.move(timedelta(minutes=11))
    assert await keys_of(tg) == []


async def test_a_foreign_webhook_is_noticed_and_taken_away_at_the_next_start(tg: TelegramChat, bare: Bare) -> None:
    assert await tg.door.set_up(None) is None
    await bare(tg.bot, "setWebhook", url="http://127.0.0.1:9/")
    assert await tg.door.poller.once() > 0
    assert "ready-tg-residents-hooked" in await keys_of(tg)
    assert await tg.door.set_up(None) is None
    assert "ready-tg-residents-hooked" not in await keys_of(tg)


async def test_every_lack_is_said_in_every_language(tg: TelegramChat) -> None:
    words = tg.centre.words
    for lang in words.langs:
        keys = [key for key in words.keys(lang) if key.startswith("ready-tg-residents-")]
        assert len(keys) == 6


async def test_it_runs_and_beats(tg: TelegramChat) -> None:
    beats: list[str] = []
    heard = asyncio.Event()

    async def beat() -> None:
        beats.append("beat")
        heard.set()

    running = asyncio.create_task(tg.door.run(polling=True, beat=beat))
    tg.granny.voice(tg.bot, b"OggS-1")
    await heard.wait()
    await tg.twin.until(lambda: bool(tg.twin.calls_to("getFile")))
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert beats
    assert len(await tg.kept()) == 1
