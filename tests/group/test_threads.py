"""Each ticket has a thread of its own: in a forum for its card, in a worker's chat where the bot may have topics."""

from datetime import timedelta

from sqlalchemy import select

from bot.messages import Accept, Done
from bot.store.mailbox import posts
from bot.store.tables import t_topic
from tests.group.house import Desk


def _names(desk: Desk) -> list[str]:
    return [topic.name for topic in desk.group.topics.values()]


def _threads(desk: Desk) -> dict[int, str]:
    return {thread: topic.name for thread, topic in desk.group.topics.items()}


async def test_each_ticket_has_its_own_and_it_is_closed_with_it(ready_desk: Desk) -> None:
    desk = ready_desk
    address = await desk.chat("房租涨了，付不起", "别人", "13812345678", "可以，送出")
    await desk.settle()
    await desk.chat("我孙女整天哭")
    await desk.chat("我不想活了")
    await desk.settle()
    assert _names(desk) == ["接单", "白云1104-01 · 住房、家里安全", "白云1104-02 · 轻生与自伤"]
    threads = _threads(desk)
    for card in desk.cards():
        name = threads[card.thread or 0]
        number = next((one for one in ("白云1104-01", "白云1104-02") if one in card.words), None)
        assert number is None or name.startswith(number), "no card and no line stands in another ticket's thread"
    assert not any("孙女" in name or "付不起" in name for name in _names(desk)), "closed vocabulary only"
    await desk.write(address, "撤回")
    await desk.write(address, "撤回")
    await desk.settle()
    (own,) = [topic for topic in desk.group.topics.values() if "1104-01" in topic.name]
    assert own.closed
    assert sum(topic.closed for topic in desk.group.topics.values()) == 1


async def test_a_deleted_thread_is_made_anew_with_the_card(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket = await desk.keyed()
    await desk.settle()
    (thread,) = [one for one, name in _threads(desk).items() if "1104" in name]
    desk.group.delete_topic(thread)
    await desk.act("liang", Accept(ticket))  # the card changes
    await desk.settle()
    (again,) = [one for one, name in _threads(desk).items() if "1104" in name]
    assert again != thread
    assert [one.words[:1] for one in desk.cards() if one.thread == again] == ["✅"]
    rows = await desk.store.look(lambda conn: conn.execute(select(t_topic)).all())
    assert [row.thread for row in rows if row.address_id.startswith("group:")] == [again]


async def test_a_line_into_a_deleted_thread_brings_the_card_back(ready_desk: Desk) -> None:
    desk = ready_desk
    await desk.keyed(urgency="U1")
    await desk.settle()
    (thread,) = [one for one, name in _threads(desk).items() if "1104" in name]
    desk.group.delete_topic(thread)
    await desk.press("feng", desk.sees("feng")[-1], "叫督导")
    (again,) = [one for one, name in _threads(desk).items() if "1104" in name]
    there = [one.words for one in desk.cards() if one.thread == again]
    assert len(there) == 2, "the line, and the card again"
    assert any("接单" in row for one in desk.cards() if one.thread == again for row in one.labels)


async def test_a_danger_waits_for_no_thread(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.twin.fail("createForumTopic", status=429, retry_after=30)
    before = desk.clock.steady()
    await desk.keyed(urgency="U1")
    await desk.settle()
    assert desk.clock.steady() - before < timedelta(seconds=20)
    assert _threads(desk)[desk.cards()[-1].thread or 0] == "接单"


def _topics(desk: Desk, worker: str) -> dict[int, str]:
    private = desk.twin.private(desk.user(worker), desk.bot)
    return {thread: topic.name for thread, topic in private.topics.items()}


async def test_what_is_typed_in_a_tickets_thread_needs_no_reply(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.bot.has_topics_enabled = True
    assert await desk.door.set_up(None) is None
    first = await desk.chat("我不想活了")
    await desk.settle()
    second = await desk.chat("房租涨了，付不起", "别人", "13812345678", "可以，送出")
    await desk.settle()
    for row in await desk.tickets():
        assert isinstance(await desk.act("feng", Accept(row.id)), Done)
    await desk.settle()
    topics = _topics(desk, "feng")
    assert sorted(topics.values()) == ["白云1104-01 · 轻生与自伤", "白云1104-02 · 住房、家里安全"]
    feng = desk.user("feng")
    for number, words in (("1104-01", "我在，您慢慢说"), ("1104-02", "租约带来看看")):
        feng.say(desk.bot, words, thread=next(one for one, name in topics.items() if number in name))
    await desk.settle()
    assert await _posts(desk, first) == ["我在，您慢慢说"]
    assert await _posts(desk, second) == ["租约带来看看"]
    thread = next(one for one, name in topics.items() if "1104-02" in name)
    desk.twin.private(feng, desk.bot).delete_topic(thread)
    await desk.write(second, "好的")
    await desk.settle()
    again = next(one for one, name in _topics(desk, "feng").items() if "1104-02" in name)
    assert again != thread
    assert any("好的" in one.words and one.thread == again for one in desk.sees("feng")), "it was not swallowed"


async def _posts(desk: Desk, address: str) -> list[str]:
    vault = desk.store.vault
    await desk.web.drain()
    found = await desk.store.look(lambda conn: posts(conn, vault, address, 0, 200))
    return [one.letter.text for one in found if one.letter is not None and one.letter.key == "relay"]
