"""The group: commands are answered, everything else leaves no trace anywhere."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.engine import Row

from bot.doors.group.heard import Seen, hear
from bot.store.tables import metadata
from tests.group.house import Desk


def _everything(conn: Connection) -> str:
    """Every cell of every table, as text."""
    rows: list[Row[tuple[object, ...]]] = []
    for table in metadata.sorted_tables:
        rows += conn.execute(text(f'SELECT * FROM "{table.name}"')).all()  # noqa: S608 - names of our own tables
    return "\n".join(str(tuple(row)) for row in rows)


async def test_chatter_leaves_no_trace(ready_desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk = ready_desk
    chatter = "西瓜真甜，冯社工昨天又迟到"
    before = len(await desk.knocks())
    desk.group.promote(desk.bot, {"can_manage_topics"})  # an administrator is shown everything
    await desk.settle()
    somebody, feng = desk.twin.user("张三丰"), desk.user("feng")
    somebody.say(desk.group, chatter)
    feng.say(desk.group, f"{chatter}！")
    feng.say(desk.group, f"/西瓜 {chatter}")
    feng.say(desk.group, f"/duty@other_bot {chatter}")
    feng.say(desk.group, chatter, reply_to=desk.cards()[0])
    feng.photo(desk.group, b"\xff\xd8\xff", chatter)
    feng.voice(desk.group, b"OggS")
    desk.group.add(desk.twin.user("新人"))
    assert len(desk.twin.waiting(desk.bot)) >= 7, "they really came"
    await desk.settle()
    assert len(await desk.knocks()) == before
    kept = await desk.store.look(_everything)
    assert "西瓜" not in kept
    assert str(somebody.id) not in kept
    told = capsys.readouterr()
    for word in ("西瓜", "张三丰", str(somebody.id), str(desk.group.id)):
        assert word not in told.out + told.err
    assert len(desk.cards()) == 1, "and nothing was answered"


async def test_no_number_of_telegrams_lies_open(ready_desk: Desk) -> None:
    desk = ready_desk
    await desk.taken()
    desk.user("feng").say(desk.bot, "悄悄话", reply_to=desk.last("feng"))
    await desk.settle()
    kept = await desk.store.look(_everything)
    for secret in (str(desk.user("feng").id), str(desk.group.id), "悄悄话", desk.group.title, "值班群"):
        assert secret not in kept
    assert all(one.body is None for one in await desk.knocks())


@pytest.mark.parametrize("words", ["/duty", "/值班", "／值班", "/duty@linli_desk_bot", "/DUTY"])
async def test_duty_in_the_group(ready_desk: Desk, words: str) -> None:
    desk = ready_desk
    asked = desk.user("feng").say(desk.group, words, thread=next(iter(desk.group.topics)))
    await desk.settle()
    told = desk.cards()[-1]
    assert told.words.splitlines() == [
        "现在值班：冯社工、梁老师、谭督导（到今天下午6点）",
        "下一班 明天早上8点半：冯社工、梁老师、谭督导",
    ]
    assert told.reply_to is asked


async def test_duty_when_nobody_is_there(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.clock.set(desk.clock.now().replace(hour=15))
    desk.user("feng").say(desk.bot, "值班")
    await desk.settle()
    assert desk.last("feng").words.startswith("现在没人值班。\n下一班 明天早上8点半：冯社工")


async def test_mine_is_answered_in_private_only(ready_desk: Desk) -> None:
    desk = ready_desk
    first = await desk.taken()
    await desk.chat("房租涨了，付不起", "别人", "都没有", "13812345678", "可以，送出")
    await desk.settle()
    before = len(desk.cards())
    desk.user("feng").say(desk.group, "/我的")
    await desk.settle()
    assert len(desk.cards()) == before
    listed = desk.last("feng")
    assert "您手上 1 件" in listed.words
    assert "白云1104-01" in listed.words
    assert "前联系" in listed.words
    assert "不想活" not in listed.words
    assert listed.labels == [["白云1104-01"]]
    await desk.press("feng", listed, "白云1104-01")
    assert any("不想活" in one.words for one in desk.sees("feng")[-2:])
    assert (await desk.ticket(first)).owner_id == "feng"
    desk.user("liang").say(desk.bot, "/mine")
    await desk.settle()
    assert desk.last("liang").words == "您手上没有单。"


async def test_mine_asked_by_one_who_cannot_be_written(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.user("feng").block(desk.bot)
    asked = desk.user("feng").say(desk.group, "/mine")
    await desk.settle()
    assert "按“开始”" in desk.cards()[-1].words
    assert desk.cards()[-1].reply_to is asked


@pytest.mark.parametrize("words", ["/find 白云1104-01", "/find 1104-01", "/查 1104-01", "/查1104-01"])
async def test_find_hangs_on_the_card_and_shows_closed_words_only(ready_desk: Desk, words: str) -> None:
    desk = ready_desk
    await desk.chat("我孙女不想活了")
    await desk.settle()
    card = desk.card("1104-01")
    desk.user("liang").say(desk.group, words)
    await desk.settle()
    found = desk.cards()[-1]
    assert found.words == card.words
    assert found.buttons == (), "the buttons are on one card only"
    assert found.reply_to is card
    assert "孙女" not in found.words


async def test_find_in_private_shows_what_may_be_opened(ready_desk: Desk) -> None:
    desk = ready_desk
    await desk.taken()
    for worker, sees in (("feng", True), ("tan", True), ("liang", False)):
        before = len(desk.sees(worker))
        desk.user(worker).say(desk.bot, "查1104-01")
        await desk.settle()
        told = [one.words for one in desk.sees(worker)[before:]]
        assert "冯社工已接" in told[0]
        assert any("我不想活了" in one for one in told) is sees


async def test_find_without_a_number_and_with_a_wrong_one(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.user("feng").say(desk.bot, "/find")
    await desk.settle()
    assert "/find 1104-07" in desk.last("feng").words
    desk.user("feng").say(desk.bot, "/find 白云0101-99' OR 1=1")
    await desk.settle()
    assert desk.last("feng").words.startswith("没有单号 白云0101-99")


async def test_ping_and_help(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.user("feng").say(desk.bot, "/测试")
    await desk.settle()
    assert desk.last("feng").labels == [["收到了"]]
    for words in ("/help", "/nonsense", "帮助"):
        desk.user("feng").say(desk.bot, words)
        await desk.settle()
        assert "选“回复”" in desk.last("feng").words
    desk.user("feng").say(desk.group, "/help")
    await desk.settle()
    assert "/find 单号" in desk.cards()[-1].words


async def test_a_stranger_is_told_once_a_minute(ready_desk: Desk) -> None:
    desk = ready_desk
    stranger = desk.twin.user("路人")
    stranger.start(desk.bot)
    for _ in range(5):
        stranger.say(desk.bot, "/mine")
        stranger.say(desk.bot, "救命")
    await desk.settle()
    told = [one for one in stranger.sees(desk.bot) if one.sender is desk.bot]
    assert len(told) == 1
    desk.clock.move(timedelta(seconds=61))
    stranger.say(desk.group, "/duty")
    await desk.settle()
    assert "只认得登记过的同工" in desk.group.messages[-1].words


async def test_another_group_is_shown_nothing(ready_desk: Desk) -> None:
    desk = ready_desk
    await desk.taken()
    other = desk.twin.group("别的群")
    other.add(desk.bot)
    for words in ("/find 1104-01", "/duty", "/mine"):
        desk.user("feng").say(other, words)
    await desk.settle()
    assert desk.cards(other) == []
    assert any("冯社工已接" in one.words for one in desk.sees("feng"))


def _update(text: str, *, group: bool = True, **more: object) -> dict[str, object]:
    chat = {"id": -1, "type": "supergroup"} if group else {"id": 5, "type": "private"}
    return {
        "update_id": 1,
        "message": {"message_id": 2, "from": {"id": 5}, "chat": chat, "date": 0, "text": text, **more},
    }


@pytest.mark.parametrize("words", ["你好", "值班", "我的天", "/开会", "//", "/", "", "查一下", "/duty@other", "完"])
def test_what_is_chatter(words: str) -> None:
    assert hear(_update(words), "linli_desk_bot") is None


@pytest.mark.parametrize(
    ("words", "kind", "name", "rest"),
    [
        ("值班", "command", "duty", ""),
        ("值班表在哪", "words", "", "值班表在哪"),
        ("查 白云1104-07", "command", "find", "白云1104-07"),
        ("查一下", "words", "", "查一下"),
        ("duty", "words", "", "duty"),
        ("/start abc", "command", "start", "abc"),
        ("/whatever", "command", "help", ""),
        ("a\ud800b", "words", "", "ab"),
    ],
)
def test_what_is_heard_in_private(words: str, kind: str, name: str, rest: str) -> None:
    found = hear(_update(words, group=False))
    assert (getattr(found, "kind", ""), getattr(found, "name", ""), getattr(found, "text", "")) == (kind, name, rest)


@pytest.mark.parametrize(
    ("status", "more", "reached", "topics"),
    [
        ("left", {}, False, False),
        ("kicked", {"until_date": 0}, False, False),
        ("member", {}, True, False),
        ("restricted", {"can_send_messages": False}, False, False),
        ("restricted", {"can_send_messages": True}, True, False),
        ("administrator", {"can_manage_topics": True}, True, True),
    ],
)
def test_what_the_bot_is_in_the_group(status: str, more: dict[str, object], *, reached: bool, topics: bool) -> None:
    change = {
        "chat": {"id": -1, "type": "supergroup", "is_forum": True},
        "from": {"id": 5},
        "new_chat_member": {"status": status, **more},
    }
    assert hear({"update_id": 1, "my_chat_member": change}) == Seen(
        1, user=5, chat=-1, group=True, reached=reached, topics=topics, forum=True
    )


@pytest.mark.parametrize(
    "poison",
    [
        {"update_id": 7, "message": {"message_id": "x"}},
        {"update_id": 7, "callback_query": {"id": "1", "data": "d:accept:1", "message": {}}},
        {"update_id": 7, "my_chat_member": []},
        {"update_id": 10**30, "message": {"message_id": 1, "from": {"id": 1}, "chat": {"id": 1, "type": "private"},
                                         "text": "x"}},
        {"update_id": 7, "message": {"message_id": 1, "from": {"id": "no"}, "chat": {"id": 1, "type": "private"},
                                     "text": "x"}},
        {"update_id": 7, "message": None},
        {"update_id": 7},
    ],
)  # fmt: skip
async def test_a_poison_update_hurts_nobody_beside_it(
    ready_desk: Desk, poison: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    desk = ready_desk
    await desk.keyed()
    await desk.settle()
    press = desk.user("feng").press(desk.card(), "接单")
    good = [one.wire() for one in desk.twin.waiting(desk.bot)]
    await desk.door.keep([poison, *good, poison])
    await desk.door.deal()
    assert press.answer is not None
    assert press.answer.text.startswith("接好了")
    assert "Traceback" not in capsys.readouterr().out
