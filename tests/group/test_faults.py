"""Everything Telegram can refuse or fail at, and what becomes of the letter, the card, the press."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.doors.group.messenger import Messenger, Place
from bot.store import peers
from bot.store.engine import Store
from bot.store.mailbox import posts
from bot.store.tables import t_letter
from bot.telegram import Refusal, Why
from tests.clock import FrozenClock
from tests.group.house import TOKEN, Desk, open_desk, toast


async def _states(desk: Desk) -> list[str]:
    return list(await desk.store.look(lambda conn: conn.execute(select(t_letter.c.state)).scalars().all()))


async def _desk_lines(desk: Desk) -> list[str]:
    """What the console's group view shows."""
    await desk.web.drain()
    vault = desk.store.vault
    found = await desk.store.look(lambda conn: posts(conn, vault, "desk:baiyun", 0, 500))
    return [one.letter.text for one in found if one.letter is not None]


async def test_a_worker_who_stopped_the_bot_is_known_at_once(either_desk: Desk) -> None:
    desk = either_desk
    desk.user("feng").block(desk.bot)
    await desk.settle()
    private = desk.centre.house.private("feng")
    assert not await desk.store.look(lambda conn: peers.is_bound(conn, private))
    assert any("冯社工的私聊送不到了" in one.words for one in desk.cards())
    assert "ready-tg-worker-blocked" in {one.key for one in await desk.door.look()}
    desk.user("feng").unblock(desk.bot)
    await desk.settle()
    assert await desk.store.look(lambda conn: peers.is_bound(conn, private))


@pytest.mark.parametrize(
    "words", ["Forbidden: bot was blocked by the user", "Forbidden: user is deactivated", "Bad Request: chat not found"]
)
async def test_a_letter_that_will_never_arrive_is_given_up_and_told(ready_desk: Desk, words: str) -> None:
    desk = ready_desk
    status = 400 if words.startswith("Bad") else 403
    desk.twin.fail("sendMessage", chat=desk.user("feng"), status=status, description=words, times=9)
    await desk.keyed(urgency="U1")
    await desk.settle()
    assert len(desk.twin.calls_to("sendMessage", desk.user("feng"))) == 3, "welcome, test, and one try"
    assert any("冯社工的私聊送不到了" in one.words for one in desk.cards())


async def test_asked_to_wait_it_waits_and_only_there(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.twin.fail("sendMessage", chat=desk.group, status=429, retry_after=30)
    await desk.keyed(urgency="U1")
    start = desk.clock.steady()
    await desk.courier.drain()
    assert desk.last("feng").words.startswith("‼️ 白云1104-01"), "the private chat goes on"
    assert not [one for one in desk.cards() if one.buttons]
    await desk.settle()
    assert desk.card().buttons
    assert desk.clock.steady() - start >= timedelta(seconds=30)


async def test_the_common_topic_that_was_deleted_is_made_anew(ready_desk: Desk) -> None:
    desk = ready_desk
    first = await desk.keyed()
    await desk.settle()
    common, own = desk.group.topics
    desk.group.delete_topic(common)
    desk.user("feng").block(desk.bot)  # a line that is no ticket's
    await desk.settle()
    assert [topic.name for topic in desk.group.topics.values()] == ["白云1104-01 · 心里难受", "接单"]
    line = desk.cards()[-1]
    assert line.thread not in {common, own}
    card = desk.card()
    assert card.thread == own
    assert toast(await desk.press("liang", card, data=f"d:accept:{first}")).startswith("接好了")


async def test_a_topic_deleted_by_one_without_the_right_leads_to_the_general_one(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.group.promote(desk.bot, set())
    desk.group.delete_topic(next(iter(desk.group.topics)))
    await desk.keyed()
    await desk.settle()
    assert desk.card().thread is None
    assert desk.group.topics == {}


async def test_a_group_that_moved_is_followed_by_its_message(sqlite_store: Store, clock: FrozenClock) -> None:
    async with open_desk(sqlite_store, clock, forum=False, supergroup=False, admin=False) as desk:
        await desk.enrol("feng")
        await desk.bind()
        ticket = await desk.keyed()
        await desk.settle()
        new = desk.group.migrate()
        await desk.settle()
        (card,) = [one for one in desk.cards(new) if one.buttons]
        assert toast(await desk.press("feng", card, "接单")).startswith("接好了")
        assert "冯社工已接" in card.words
        assert (await desk.ticket(ticket)).owner_id == "feng"


async def test_a_group_that_moved_is_followed_by_the_refusal_too(sqlite_store: Store, clock: FrozenClock) -> None:
    async with open_desk(sqlite_store, clock, forum=False, supergroup=False, admin=False) as desk:
        await desk.enrol("feng")
        await desk.bind()
        await desk.keyed()
        await desk.settle()
        new = desk.group.migrate()
        await desk.keyed()
        await desk.courier.drain()  # before the service message was read
        await desk.settle()
        numbers = sorted(one.words.split(" · ")[0][2:] for one in desk.cards(new) if one.buttons)
        assert numbers == ["白云1104-01", "白云1104-02"]


async def test_an_unchanged_card_is_no_error(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket = await desk.keyed()
    await desk.settle()
    from bot.centre import notices, tickets  # noqa: PLC0415

    def show(work: Any) -> None:
        row = tickets.get(work, ticket)
        assert row is not None
        notices.show_card(work, row)

    await desk.centre.work(show)
    await desk.settle()
    await desk.centre.work(show)
    await desk.settle()
    assert "message is not modified" in " ".join(one.description for one in desk.twin.calls)
    assert set(await _states(desk)) <= {"sent", "overtaken"}
    assert len([one for one in desk.cards() if one.buttons]) == 1


@pytest.mark.parametrize("words", ["message can't be edited", "message to edit not found", "MESSAGE_ID_INVALID"])
async def test_a_card_too_old_to_edit_is_sent_anew(ready_desk: Desk, words: str) -> None:
    desk = ready_desk
    await desk.keyed()
    await desk.settle()
    old = desk.card()
    desk.twin.fail("editMessageText", status=400, description=f"Bad Request: {words}")
    await desk.press("feng", old, "接单")
    assert "冯社工已接" in desk.cards()[-1].words
    assert desk.cards()[-1] is not old


@pytest.mark.parametrize("status", [500, 502])
async def test_an_ill_server_loses_nothing(ready_desk: Desk, status: int) -> None:
    desk = ready_desk
    desk.twin.fail("sendMessage", status=status, times=4)
    await desk.keyed(urgency="U1")
    await desk.settle()
    assert desk.card().buttons
    assert desk.last("feng").words.startswith("‼️ 白云1104-01")
    assert len([one for one in desk.cards() if one.buttons]) == 1


async def test_a_cut_connection_loses_nothing(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.twin.drop("sendMessage", 2)
    await desk.keyed(urgency="U1")
    await desk.settle()
    assert desk.card().buttons
    assert desk.last("feng").words.startswith("‼️ 白云1104-01")


async def test_an_answer_that_hangs_holds_up_nobody(ready_desk: Desk) -> None:
    desk = ready_desk
    await desk.keyed()
    await desk.settle()
    hold = desk.twin.hang("sendMessage", chat=desk.user("tan"))
    desk.user("feng").press(desk.card(), "叫督导")
    await desk.hear()
    carrying = asyncio.create_task(desk.courier.drain())
    await hold.reached.wait()
    press = desk.user("liang").press(desk.card(), "接单")
    await desk.hear()
    assert toast(press).startswith("接好了")
    hold.release()
    await carrying
    await desk.settle()


async def test_a_token_taken_back_loses_nothing_and_is_said(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.twin.revoke(desk.bot)
    assert await desk.door.ask(None, 0) == Refusal(Why.TOKEN)
    assert [one.key for one in await desk.door.look()] == ["ready-tg-desk-token"]
    assert await desk.door.set_up(None) == Refusal(Why.TOKEN)
    await desk.keyed(urgency="U1")
    await desk.courier.drain()
    assert await desk.waiting_letters() >= 2
    desk.bot.revoked = False
    desk.clock.move(timedelta(seconds=61))
    await desk.settle()
    assert desk.card().buttons


async def test_the_platform_gone_for_ten_minutes_then_everything_arrives_late_words_saying_so(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.twin.gone()
    ticket = await desk.keyed(urgency="U1")
    for _ in range(10):
        await desk.courier.drain()
        desk.clock.move(timedelta(minutes=1))
    desk.twin.back()
    await desk.settle()
    assert desk.card().buttons
    assert desk.last("feng").words.startswith("（这条发晚了）")
    assert (await desk.ticket(ticket)).state == "NEW"


async def test_put_out_of_the_group_is_told_at_the_desk_and_let_in_again_shows_every_card(ready_desk: Desk) -> None:
    desk = ready_desk
    await desk.keyed()
    await desk.settle()
    desk.group.remove(desk.bot)
    await desk.settle()
    assert any("值班群里发不了消息了" in one for one in await _desk_lines(desk))
    assert "ready-tg-group-out" in {one.key for one in await desk.door.look()}
    await desk.keyed()
    await desk.settle()
    desk.group.add(desk.bot, admin=True, rights={"can_manage_topics"})
    await desk.settle()
    numbers = {one.words.split(" · ")[0][2:] for one in desk.cards() if one.buttons}
    assert numbers == {"白云1104-01", "白云1104-02"}
    assert any("值班群又通了" in one.words for one in desk.cards())


async def test_put_out_while_nobody_listened_is_learnt_from_the_refusal(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.group.remove(desk.bot)
    await desk.keyed()
    desk.clock.move(timedelta(seconds=2))
    await desk.courier.drain()
    group = desk.centre.house.group
    assert not await desk.store.look(lambda conn: peers.is_bound(conn, group))
    await desk.settle()
    assert any("值班群里发不了消息了" in one for one in await _desk_lines(desk))


async def test_our_own_mistake_is_tried_a_few_times_and_given_up(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.twin.fail(
        "sendMessage", chat=desk.group, status=400, description="Bad Request: can't parse entities", times=99
    )
    await desk.keyed()
    await desk.settle()
    assert len(desk.twin.calls_to("sendMessage", desk.group)) <= 1 + 8
    assert "failed" in await _states(desk)


async def test_two_who_ask_for_the_same_bot(ready_desk: Desk) -> None:
    desk = ready_desk
    waiting = asyncio.create_task(desk.door.ask(None, 30))
    await desk.twin.until(lambda: desk.bot.poll is not None)
    assert await desk.door._messenger.updates(None, 0) == []
    assert await waiting == Refusal(Why.CONFLICT)
    assert "ready-tg-desk-conflict" in {one.key for one in await desk.door.look()}
    assert await desk.door.ask(None, 0) == []
    assert "ready-tg-desk-conflict" not in {one.key for one in await desk.door.look()}


async def test_a_press_while_the_database_is_gone_is_kept_by_telegram(ready_desk: Desk) -> None:
    desk = ready_desk
    await desk.keyed()
    await desk.settle()
    press = desk.user("feng").press(desk.card(), "接单")
    answer = await desk.door.ask(None, 0)
    assert isinstance(answer, list)
    assert len(desk.twin.waiting(desk.bot)) == 1, "asking acknowledges nothing"
    await desk.settle()
    assert toast(press).startswith("接好了")
    await desk.door.poller.once(0)
    assert desk.twin.waiting(desk.bot) == []


async def test_an_answer_that_is_none_stops_nobody(ready_desk: Desk) -> None:
    desk = ready_desk
    await desk.keyed()
    await desk.settle()
    for method in ("getUpdates", "answerCallbackQuery", "getMe"):
        desk.twin.fail(method, status=200, description="something in between answered")
    assert await desk.door.ask(None, 0) == Refusal(Why.AWAY)
    assert [one.key for one in await desk.door.look()] == ["ready-tg-desk-away"]
    desk.user("feng").press(desk.card(), "接单")
    await desk.settle()
    assert "冯社工已接" in desk.cards()[-1].words
    assert any(one.words.startswith("接好了") for one in desk.sees("feng"))
    desk.twin.fail("sendMessage", chat=desk.group, status=200, description="something in between answered")
    await desk.keyed()
    await desk.settle()
    assert desk.card("1104-02").buttons


async def test_a_call_that_hangs_ends_by_itself(ready_desk: Desk) -> None:
    desk = ready_desk
    messenger = Messenger(TOKEN, desk.twin.url, call_s=0.05)
    try:
        for method, asked in (
            ("getUpdates", lambda: messenger.updates(None, 0)),
            ("sendMessage", lambda: messenger.send(Place(desk.group.id), "在吗")),
            ("answerCallbackQuery", lambda: messenger.answer("1", "好")),
        ):
            hold = desk.twin.hang(method)
            assert await asked() == Refusal(Why.AWAY)
            hold.release()
    finally:
        await messenger.close()
