"""Telegram's limits by the twin's clock: a person, a group, a bot in all; and how many calls a group had."""

from datetime import timedelta
from typing import Any

from tests.clock import FrozenClock
from tests.twin import Bot, Group, Twin, serve
from tests.twin.conftest import Raw
from tests.twin.limits import peak


async def _send(raw: Raw, bot: Bot, chat: int) -> dict[str, Any]:
    return await raw.ask(bot, "sendMessage", chat_id=chat, text="好")


async def _card(raw: Raw, twin: Twin, desk: Bot) -> tuple[Group, dict[str, int]]:
    group = twin.group("值班群")
    group.add(desk)
    sent = await raw.do(desk, "sendMessage", chat_id=group.id, text="卡 0")
    return group, {"chat_id": group.id, "message_id": sent["message_id"]}


async def test_twenty_a_minute_in_a_group_edits_too(raw: Raw, twin: Twin, desk: Bot, clock: FrozenClock) -> None:
    group, card = await _card(raw, twin, desk)
    for number in range(1, 20):
        await raw.do(desk, "editMessageText", **card, text=f"卡 {number}")
        clock.move(timedelta(seconds=2))
    body = await raw.ask(desk, "editMessageText", **card, text="卡 20")
    assert body["parameters"] == {"retry_after": 22}  # the first was 38 s ago
    press = twin.user("李").press(group.by(desk)[0], data="x")
    await raw.do(desk, "answerCallbackQuery", callback_query_id=press.id)  # costs nothing
    await raw.do(desk, "sendChatAction", chat_id=group.id, action="typing")
    clock.move(timedelta(seconds=22))
    await raw.do(desk, "editMessageText", **card, text="卡 20")  # the send and the first edit are a minute old
    assert (await _send(raw, desk, group.id))["ok"]
    assert (await _send(raw, desk, group.id))["parameters"] == {"retry_after": 2}
    assert twin.group_peak(group) == 22  # what was asked for, refused or not
    assert twin.group_peak(group, seconds=1) == 3


async def test_thirty_a_second_in_all(raw: Raw, twin: Twin, bot: Bot, clock: FrozenClock) -> None:
    people = [twin.user(f"居民{number}") for number in range(31)]
    for each in people:
        each.start(bot)
    answers = [await _send(raw, bot, each.id) for each in people]
    assert [answer["ok"] for answer in answers] == [True] * 30 + [False]
    assert answers[-1]["parameters"] == {"retry_after": 1}
    clock.move(timedelta(seconds=1))
    assert (await _send(raw, bot, people[-1].id))["ok"]


async def test_short_bursts_to_a_person_are_borne(raw: Raw, twin: Twin, bot: Bot, clock: FrozenClock) -> None:
    granny = twin.user("阿婆")
    granny.start(bot)
    answers = [await _send(raw, bot, granny.id) for _ in range(6)]
    assert [answer["ok"] for answer in answers] == [True] * 5 + [False]
    clock.move(timedelta(seconds=5))
    for _ in range(20):
        assert (await _send(raw, bot, granny.id))["ok"]
        clock.move(timedelta(seconds=1))


async def test_what_is_refused_for_its_words_costs_nothing(raw: Raw, twin: Twin, bot: Bot) -> None:
    granny = twin.user("阿婆")
    granny.start(bot)
    for _ in range(10):
        await raw.refused(bot, "sendMessage", chat_id=granny.id, text="")
    assert (await _send(raw, bot, granny.id))["ok"]
    twin.invalid.clear()


async def test_limits_can_be_left_out(clock: FrozenClock, raw: Raw) -> None:
    async with serve(lambda: clock.now().timestamp(), limits=False) as twin:
        bot, granny = twin.bot("1111:free"), twin.user("阿婆")
        granny.start(bot)
        for _ in range(40):
            assert (await _send(Raw(raw.http, twin), bot, granny.id))["ok"]


def test_peak() -> None:
    assert peak([], 60) == 0
    assert peak([0, 0, 0], 60) == 3
    assert peak([0, 59, 60, 61, 119], 60) == 3  # 60 s after the first is the next window
    assert peak([100, 0, 30], 60) == 1 + 1
