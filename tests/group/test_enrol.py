"""Enrolment and binding: links that work once, told apart from those that never did by nothing."""

import asyncio
from datetime import timedelta

import pytest

from bot.store import peers
from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.group.house import Desk, open_desk

BAD = "这个链接用不了了"


async def test_a_link_enrols_once_and_the_test_proves_the_chat(desk: Desk) -> None:
    feng, token = desk.user("feng"), await desk.link("feng")
    feng.start(desk.bot, token)
    await desk.settle()
    welcome, test = desk.sees("feng")
    assert "冯社工，您好" in welcome.words
    assert test.labels == [["收到了"]]
    address = desk.centre.house.private("feng")
    assert await desk.store.look(lambda conn: peers.is_bound(conn, address))
    assert [one.key for one in await desk.door.look() if one.args.get("worker") == "冯社工"] == ["ready-tg-worker-ping"]
    press = await desk.press("feng", test, "收到了")
    assert press.answer is not None
    assert press.answer.text == "好，私聊是通的。"
    assert not [one for one in await desk.door.look() if one.args.get("worker") == "冯社工"]
    stranger = desk.twin.user("路人")
    stranger.start(desk.bot, token)
    await desk.settle()
    assert BAD in stranger.sees(desk.bot)[-1].words


@pytest.mark.parametrize("token", ["wrong", "x" * 43, "短", "'; DROP TABLE pass; --"])
async def test_a_wrong_link_reveals_nothing(desk: Desk, token: str) -> None:
    stranger = desk.twin.user("路人")
    stranger.say(desk.bot, f"/start {token}")
    await desk.settle()
    assert [BAD in one.words for one in stranger.sees(desk.bot)[1:]] == [True]


async def test_an_expired_link_and_one_for_a_leaver(desk: Desk) -> None:
    old, gone = await desk.link("feng", 10), await desk.link("nobody", 600)
    desk.clock.move(timedelta(minutes=11))
    for token in (old, gone):
        one = desk.twin.user("路人")
        one.start(desk.bot, token)
        await desk.settle()
        assert BAD in one.sees(desk.bot)[-1].words


async def test_a_link_to_the_console_is_none_to_the_bot(desk: Desk) -> None:
    from bot.store import passes  # noqa: PLC0415

    steady = desk.clock.steady()
    token = await desk.store.turn(lambda conn: passes.make_link(conn, "feng", steady, 10))
    group = await desk.group_link()
    for one in (token, group):
        desk.user("feng").start(desk.bot, one)
        await desk.settle()
        desk.clock.move(timedelta(minutes=2))
        assert BAD in desk.last("feng").words
    assert await desk.store.turn(lambda conn: passes.use_link(conn, token, steady)) is not None, "it was not burnt"


async def test_a_new_telephone_replaces_the_old_one_which_is_told(desk: Desk) -> None:
    await desk.enrol("feng")
    old = desk.user("feng")
    new = desk.twin.user("冯社工的新手机")
    new.start(desk.bot, await desk.link("feng"))
    await desk.settle()
    assert "换到另一个账号" in old.sees(desk.bot)[-1].words
    assert "登记好了" in new.sees(desk.bot)[1].words
    old.say(desk.bot, "/mine")
    await desk.settle()
    assert "只认得登记过的同工" in old.sees(desk.bot)[-1].words
    new.say(desk.bot, "/mine")
    await desk.settle()
    assert "没有单" in new.sees(desk.bot)[-1].words


async def test_a_telephone_that_blocked_the_bot_is_replaced_all_the_same(desk: Desk) -> None:
    await desk.enrol("feng")
    desk.user("feng").block(desk.bot)
    new = desk.twin.user("新手机")
    new.start(desk.bot, await desk.link("feng"))
    await desk.settle()
    assert "登记好了" in new.sees(desk.bot)[1].words


async def test_one_telephone_for_two_workers_is_the_last_ones(desk: Desk) -> None:
    await desk.enrol("feng")
    desk.user("feng").start(desk.bot, await desk.link("liang"))
    await desk.settle()
    house = desk.centre.house
    bound = await desk.store.look(
        lambda conn: [peers.is_bound(conn, house.private(worker)) for worker in ("feng", "liang")]
    )
    assert bound == [False, True]


async def test_a_forum_is_bound_and_gets_a_topic_of_its_own(desk: Desk) -> None:
    await desk.keyed()
    await desk.bind()
    assert [topic.name for topic in desk.group.topics.values()] == ["接单", "白云1104-01 · 心里难受"]
    said, card = desk.cards()
    assert "白云街社工站的新单会发在这里" in said.words
    assert card.labels == [["接单", "不便接"], ["叫督导"]]
    assert [said.thread, card.thread] == list(desk.group.topics)


async def test_a_plain_group(sqlite_store: Store, clock: FrozenClock) -> None:
    async with open_desk(sqlite_store, clock, forum=False, supergroup=False, admin=False) as desk:
        await desk.keyed()
        await desk.bind()
        assert len(desk.cards()) == 2


async def test_a_forum_without_the_right_to_open_topics(sqlite_store: Store, clock: FrozenClock) -> None:
    async with open_desk(sqlite_store, clock, rights=frozenset()) as desk:
        await desk.bind()
        assert not desk.group.topics
        assert [one.thread for one in desk.cards()] == [None]
        assert "ready-tg-group-topics" in {one.key for one in await desk.door.look()}
        desk.group.promote(desk.bot, {"can_manage_topics"})
        await desk.settle()
        await desk.keyed()
        await desk.settle()
        assert desk.cards()[-1].thread in desk.group.topics


async def test_only_a_link_of_a_supervisor_binds_and_only_once(desk: Desk) -> None:
    other = desk.twin.group("别的群")
    other.add(desk.bot)
    for token in ("wrong", await desk.link("feng"), await desk.group_link("feng")):
        desk.user("tan").say(desk.group, f"/start@{desk.bot.username} {token}")
        await desk.settle()
        desk.clock.move(timedelta(minutes=2))
    assert [BAD in one.words for one in desk.cards()] == [True] * 3
    token = await desk.group_link()
    desk.user("tan").say(desk.group, f"/start@{desk.bot.username} {token}")
    await desk.settle()
    desk.user("tan").say(other, f"/start@{desk.bot.username} {token}")
    await desk.settle()
    assert BAD in desk.cards(other)[-1].words
    await desk.keyed()
    await desk.settle()
    assert len(desk.cards(other)) == 1


async def test_a_personal_link_shown_in_a_group_is_burnt(desk: Desk) -> None:
    token = await desk.link("feng")
    desk.user("feng").say(desk.group, f"/start@{desk.bot.username} {token}")
    await desk.settle()
    thief = desk.twin.user("路人")
    thief.start(desk.bot, token)
    await desk.settle()
    assert BAD in thief.sees(desk.bot)[-1].words


async def test_start_without_anything(desk: Desk) -> None:
    stranger = desk.twin.user("路人")
    stranger.start(desk.bot)
    await desk.settle()
    assert "只认得登记过的同工" in stranger.sees(desk.bot)[-1].words
    await desk.enrol("feng")
    desk.user("feng").start(desk.bot)
    await desk.settle()
    assert "/mine 我的单" in desk.last("feng").words


async def test_two_who_open_the_same_link_at_once(either_desk: Desk) -> None:
    desk = either_desk
    token = await desk.link("he")
    first, second = desk.twin.user("甲"), desk.twin.user("乙")
    first.start(desk.bot, token)
    second.start(desk.bot, token)
    updates = [one.wire() for one in desk.twin.waiting(desk.bot)]
    await desk.door.keep(updates)
    dealer = desk.door._dealer
    await asyncio.gather(dealer.deal_next(), dealer.deal_next())
    await desk.settle()
    told = [one.sees(desk.bot)[-1].words for one in (first, second)]
    assert sum(BAD in one for one in told) == 1
