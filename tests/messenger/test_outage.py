"""Telegram is gone for ten minutes, or a token is revoked: the desk is told, nothing is lost, what is late says so."""

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from bot.messages import KeyIn
from bot.store.engine import Store
from bot.store.mailbox import posts
from bot.store.tables import t_letter
from tests.clock import FrozenClock
from tests.messenger.house import TelegramHouse, telegram_house

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def house(store: Store, clock: FrozenClock) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(store, clock) as house:
        for bot in (house.residents, house.desk):
            bot._beat = partial(house.centre.beat, bot.name)  # as a running process does
        await _asks(house)
        yield house


async def _asks(house: TelegramHouse) -> list[float]:
    """Each bot asks once, as its loop does all the time: how long it wants to pause then."""
    return [await bot.poller.once(0) for bot in (house.residents, house.desk)]


async def _minutes(house: TelegramHouse, minutes: int) -> None:
    for _ in range(minutes):
        await _asks(house)
        await house.pass_time(house.clock.now() + MINUTE)


async def _desk_said(house: TelegramHouse) -> list[str]:
    """What the console's group view shows: it does not need Telegram."""
    shown = await house.centre.look(lambda work: posts(work.conn, work.house.vault, work.house.desk, 0, 500))
    return [post.letter.key for post in shown if post.letter is not None]


def _group_said(house: TelegramHouse) -> list[str]:
    return [one.words for one in house.group.messages if one.sender is house.desk_bot]


async def test_ten_minutes_without_telegram(house: TelegramHouse) -> None:
    granny, bot = house.person("阿婆"), house.residents_bot
    granny.say(bot, "我孙女失恋了，整天哭")
    await house.settle()
    before = len(granny.sees(bot))

    house.twin.gone()
    granny.say(bot, "都没有")
    granny.say(bot, "13800138000")
    await house.centre.act("feng", KeyIn("ELD", "U1", "parent", "", "老人摔倒了，电话打进来的"))
    await house.web.drain()
    for courier in house.couriers:
        await courier.drain()
    assert all(pause > 0 for pause in await _asks(house))
    await _gone_for(house, minutes=10)

    said = await _desk_said(house)
    assert said.count("pulse-silent-residents") == said.count("pulse-silent-desk") == 1
    assert "card-offered" in said or "card-new" in said or "card-taken" in said  # the console has the new request
    assert len(granny.sees(bot)) == before + 2  # her own words alone

    house.twin.back()
    house.clock.pass_steady(MINUTE)  # the courier's pause is over
    await _asks(house)
    await house.settle()
    answers = [one.words for one in granny.sees(bot)[before:] if one.sender is bot]
    assert answers
    assert "13****" in "".join(answers) or "138****00" in "".join(answers)
    group = _group_said(house)
    assert any("老人" in words or "急病" in words or "居家" in words for words in group)
    said = await _desk_said(house)
    assert said.count("pulse-back-residents") == said.count("pulse-back-desk") == 1
    assert any("又通了" in words for words in group)
    assert await _open(house) == 0


async def _gone_for(house: TelegramHouse, minutes: int) -> None:
    """Time passes, everybody tries, nobody gets through."""
    for _ in range(minutes):
        until = house.clock.now() + MINUTE
        while (due := await house.centre.next_due()) is not None and due <= until:
            house.clock.set(max(due, house.clock.now()))
            if await house.centre.tick() == 0:
                break
        house.clock.set(max(until, house.clock.now()))
        await _asks(house)
        for courier in (house.web, *house.couriers):
            await courier.drain()


async def _open(house: TelegramHouse) -> int:
    waiting = select(t_letter.c.id).where(t_letter.c.state.in_(("waiting", "leased", "failed")))
    return len(await house.store.look(lambda conn: conn.execute(waiting).all()))


async def test_a_letter_that_waited_says_that_it_is_late(house: TelegramHouse) -> None:
    granny, bot = house.person("阿婆"), house.residents_bot
    for words in ("我孙女失恋了，整天哭", "都没有", "13800138000", "可以，送出"):
        granny.say(bot, words)
        await house.settle()
    card = next(one for one in reversed(house.group.messages) if one.buttons)

    house.staff["feng"].press(card, "接单")
    while house.twin.waiting(house.desk_bot):
        await house.desk.poller.once(0)
    house.twin.gone()
    await house.desk.deal()
    await _gone_for(house, minutes=10)
    house.twin.back()
    house.clock.pass_steady(MINUTE)
    await house.settle()
    last = granny.sees(bot)[-1].words
    assert "冯社工接了" in last
    assert last.startswith("（这条发晚了）")


async def test_danger_said_while_only_the_desk_bot_is_away_reaches_the_console(house: TelegramHouse) -> None:
    house.twin.fail(bot=house.desk_bot, status=502, times=float("inf"))
    granny = house.person("阿明")
    granny.say(house.residents_bot, "我不想活了")
    while house.twin.waiting(house.residents_bot):
        await house.residents.poller.once(0)
    while await house.centre.hear_next():
        pass
    await house.web.drain()
    for courier in house.couriers:
        await courier.drain()
    answer = [one.words for one in granny.sees(house.residents_bot) if one.sender is house.residents_bot]
    assert "120" in answer[-1]
    assert any(key.startswith("card-") for key in await _desk_said(house))


async def test_a_token_that_is_revoked_while_running_is_told_and_loses_nothing(house: TelegramHouse) -> None:
    granny = house.person("阿婆")
    granny.say(house.residents_bot, "我孙女失恋了，整天哭")
    await house.settle()
    house.twin.revoke(house.desk_bot)
    for words in ("都没有", "13800138000", "可以，送出"):
        granny.say(house.residents_bot, words)
        while house.twin.waiting(house.residents_bot):
            await house.residents.poller.once(0)
        while await house.centre.hear_next():
            pass
        await house.couriers[0].drain()
        house.clock.pass_steady(timedelta(seconds=2))
        await house.couriers[0].drain()
    await _gone_for(house, minutes=6)
    said = await _desk_said(house)
    assert said.count("pulse-silent-desk") == 1
    assert "pulse-silent-residents" not in said  # each bot has a pulse of its own
    lacks = [lack.key for lack in await house.desk.look()]
    assert lacks == ["ready-tg-desk-token"]
    waiting = select(t_letter.c.id).where(t_letter.c.state == "waiting")
    assert await house.store.look(lambda conn: conn.execute(waiting).first()) is not None  # for the new token

    house.desk_bot.revoked = False
    house.clock.pass_steady(2 * MINUTE)
    await _asks(house)
    await house.settle()
    assert any("心里难受" in words for words in _group_said(house))
    assert await _open(house) == 0


async def test_silence_is_told_again_every_half_hour_and_its_end_once(house: TelegramHouse) -> None:
    house.twin.gone()
    await _gone_for(house, minutes=70)
    said = await _desk_said(house)
    assert said.count("pulse-silent-residents") == 3  # after 5, 35 and 65 minutes
    house.twin.back()
    house.clock.pass_steady(MINUTE)
    for _ in range(3):
        await _asks(house)
        house.clock.move(MINUTE)
    await house.settle()
    assert (await _desk_said(house)).count("pulse-back-residents") == 1
