"""getUpdates: waiting, offsets, acknowledgement, kinds, two pollers, 24 hours."""

import asyncio
from datetime import timedelta

from tests.clock import FrozenClock
from tests.twin import Bot, Twin
from tests.twin.conftest import Raw


def _ids(updates: list[dict[str, int]]) -> list[int]:
    return [update["update_id"] for update in updates]


async def test_offsets_acknowledge(raw: Raw, twin: Twin, bot: Bot) -> None:
    granny = twin.user("阿婆")
    for words in ("一", "二", "三", "四"):
        granny.say(bot, words)
    all_four = await raw.do(bot, "getUpdates")
    assert await raw.do(bot, "getUpdates") == all_four  # asking does not acknowledge
    first = all_four[0]["update_id"]
    assert _ids(await raw.do(bot, "getUpdates", limit=2)) == [first, first + 1]
    assert _ids(await raw.do(bot, "getUpdates", offset=first + 1)) == [first + 1, first + 2, first + 3]
    assert [update.id for update in twin.waiting(bot)] == [first + 1, first + 2, first + 3]
    assert _ids(await raw.do(bot, "getUpdates", offset=-1)) == [first + 3]  # the others are forgotten
    assert await raw.do(bot, "getUpdates", offset=first + 4) == []
    assert twin.waiting(bot) == []


async def test_it_waits_really(raw: Raw, twin: Twin, bot: Bot) -> None:
    granny = twin.user("阿婆")
    poll = asyncio.create_task(raw.do(bot, "getUpdates", timeout=30))
    await twin.until(lambda: bot.poll is not None)
    assert not poll.done()
    granny.say(bot, "在吗")
    assert [update["message"]["text"] for update in await poll] == ["在吗"]
    await raw.updates(bot)
    assert await raw.do(bot, "getUpdates", timeout=1) == []  # nothing came: it ends by itself


async def test_queues_are_the_bots_own(raw: Raw, twin: Twin, bot: Bot, desk: Bot) -> None:
    granny = twin.user("阿婆")
    granny.say(bot, "一")
    granny.say(desk, "二")
    mine, theirs = await raw.updates(bot), await raw.updates(desk)
    assert [update["message"]["text"] for update in mine + theirs] == ["一", "二"]
    assert mine[0]["update_id"] != theirs[0]["update_id"]
    assert mine[0]["message"]["message_id"] == theirs[0]["message"]["message_id"] == 1


async def test_kinds_not_asked_for_do_not_come(raw: Raw, twin: Twin, bot: Bot, desk: Bot) -> None:
    granny = twin.user("阿婆")
    await raw.do(bot, "getUpdates", allowed_updates=["message"])
    words = granny.say(bot, "一")
    granny.edit(words, "二")
    assert [set(update) for update in await raw.updates(bot)] == [{"update_id", "message"}]
    await raw.do(bot, "getUpdates", allowed_updates=[])  # Telegram's own choice again
    granny.edit(words, "三")
    assert [set(update) for update in await raw.updates(bot)] == [{"update_id", "edited_message"}]
    group = twin.group("值班群")
    group.add(desk, admin=True)
    group.add(twin.user("李"))
    assert not any("chat_member" in update for update in await raw.updates(desk))
    await raw.do(desk, "getUpdates", allowed_updates=["chat_member"])
    group.add(twin.user("冯"))
    assert [update["chat_member"]["new_chat_member"]["user"]["first_name"] for update in await raw.updates(desk)] == [
        "冯"
    ]


async def test_of_two_pollers_the_older_gets_the_conflict(raw: Raw, twin: Twin, bot: Bot) -> None:
    older = asyncio.create_task(raw.ask(bot, "getUpdates", timeout=30))
    await twin.until(lambda: bot.poll is not None)
    younger = asyncio.create_task(raw.do(bot, "getUpdates", timeout=30))
    body = await older
    assert body["error_code"] == 409
    assert body["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    twin.user("阿婆").say(bot, "在吗")
    assert len(await younger) == 1


async def test_who_hangs_up_is_no_poller_any_more(raw: Raw, twin: Twin, bot: Bot) -> None:
    poll = asyncio.create_task(raw.ask(bot, "getUpdates", timeout=30))
    await twin.until(lambda: bot.poll is not None)
    poll.cancel()
    await asyncio.gather(poll, return_exceptions=True)
    await twin.until(lambda: bot.poll is None)
    twin.user("阿婆").say(bot, "在吗")
    assert len(await raw.do(bot, "getUpdates")) == 1


async def test_24_hours(raw: Raw, twin: Twin, bot: Bot, clock: FrozenClock) -> None:
    granny = twin.user("阿婆")
    granny.say(bot, "旧")
    clock.move(timedelta(hours=1))
    granny.say(bot, "新")
    clock.move(timedelta(hours=23))
    assert [update["message"]["text"] for update in await raw.do(bot, "getUpdates")] == ["新"]
    clock.move(timedelta(hours=1))
    assert await raw.do(bot, "getUpdates") == []


async def test_a_token_revoked_while_waiting(raw: Raw, twin: Twin, bot: Bot) -> None:
    poll = asyncio.create_task(raw.ask(bot, "getUpdates", timeout=30))
    await twin.until(lambda: bot.poll is not None)
    twin.revoke(bot)
    assert (await poll)["description"] == "Unauthorized"
    assert await raw.refused(bot, "getMe") == "401 Unauthorized"
    assert [call.status for call in twin.calls] == [401, 401]
    unknown = Bot("3333:nobody", "nobody", "谁", can_read_all_group_messages=False, queue=bot.queue)
    assert await raw.refused(unknown, "getMe") == "401 Unauthorized"
    nothing = Bot("nothing", "nobody", "谁", can_read_all_group_messages=False, queue=bot.queue)
    assert await raw.refused(nothing, "getMe") == "404 Not Found"
