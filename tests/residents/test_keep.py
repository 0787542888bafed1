"""What comes is kept once and then acknowledged: neighbours of a bad update, groups, blocks, doors that are shut."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from bot.messages import Accept, Command, Document, Edit, Picture, Place, Text, Voice
from bot.store.engine import SqliteStore
from bot.store.outage import StoreDown
from tests.residents.house import TelegramChat
from tests.twin import User


def update(who: User, number: int, **content: Any) -> dict[str, Any]:
    """An update as Telegram words it, for what the twin's people cannot do."""
    chat = {"id": who.id, "type": "private", "first_name": who.name}
    sender = {"id": who.id, "is_bot": False, "first_name": who.name, "language_code": who.lang}
    return {"update_id": number, "message": {"message_id": number, "date": 1, "chat": chat, "from": sender, **content}}


async def test_a_batch_is_kept_in_order_and_only_then_acknowledged(either_tg: TelegramChat) -> None:
    tg = either_tg
    neighbour = tg.twin.user("邻居", lang="zh-hans")
    for number in range(30):
        tg.granny.say(tg.bot, f"第{number}句")
        neighbour.say(tg.bot, f"另外{number}")
    await tg.door.poller.once()
    assert len(tg.twin.waiting(tg.bot)) == 60  # kept, and not yet acknowledged
    mine = [body.text for body in await tg.bodies() if isinstance(body, Text) and body.text.startswith("第")]
    assert mine == [f"第{number}句" for number in range(30)]
    assert len(await tg.rows("address")) == 2
    await tg.door.poller.once()
    assert tg.twin.waiting(tg.bot) == []


async def test_the_same_update_three_times_does_nothing_more(either_tg: TelegramChat) -> None:
    tg = either_tg
    batch = [
        update(tg.granny, 500, text="房租涨了，付不起"),
        update(tg.granny, 501, photo=[{"file_id": "P", "file_unique_id": "p", "width": 1, "height": 1}]),
    ]
    for _ in range(3):
        await tg.door.keep(batch)
    assert len(await tg.rows("inbox")) == 2
    assert len(await tg.rows("media")) == 1
    assert (await tg.rows("address"))[0].seq == 2
    await tg.settle()
    said = len(tg.sees())
    await tg.door.keep(batch)
    await tg.settle()
    assert len(tg.sees()) == said


async def test_while_the_store_is_down_nothing_is_acknowledged(tg: TelegramChat) -> None:
    assert isinstance(tg.store, SqliteStore)
    tg.granny.say(tg.bot, "在吗")
    elsewhere = tg.store.path.with_name("taken-away.db")
    tg.store.path.rename(elsewhere)
    with pytest.raises(StoreDown):
        await tg.door.poller.once()
    assert len(tg.twin.waiting(tg.bot)) == 1
    elsewhere.rename(tg.store.path)
    await tg.settle()
    assert await tg.bodies() == [Text("在吗", "zh-Hans")]


async def test_poison_hurts_no_neighbour_and_a_person_is_asked_to_read_it(either_tg: TelegramChat) -> None:
    tg = either_tg
    neighbour = tg.twin.user("邻居", lang="zh-hans")
    tg.granny.start(tg.bot)
    neighbour.start(tg.bot)
    await tg.settle()
    await tg.door.keep(
        [
            update(neighbour, 900, text="你好"),
            update(tg.granny, 901, text="他又打我\ud83d", entities="none of these"),
            {"update_id": 902, "message": {"from": None}},
            update(neighbour, 903, text="谢谢"),
        ]
    )
    await tg.settle()
    kept = [row for row in await tg.kept() if row["t"] == "raw"]
    assert [row["text"] for row in kept] == ["他又打我\ufffd"]
    assert kept[0]["update"]["message"]["message_id"] == 901
    ticket = (await tg.rows("ticket"))[0]
    assert (ticket.urgency, ticket.state) == ("U2", "NEW")
    assert "请社工来看" in tg.last().words
    assert len(tg.sees(neighbour)) == 3
    await tg.centre.act("feng", Accept(ticket.id))
    assert "他又打我" in repr(await tg.centre.details("feng", ticket.id))


async def test_an_update_that_breaks_the_commit_is_found_and_the_others_are_kept(tg: TelegramChat) -> None:
    refuse = "CREATE TRIGGER refuse BEFORE INSERT ON media BEGIN SELECT RAISE(ABORT, 'no'); END"
    await tg.store.turn(lambda conn: conn.execute(text(refuse)))
    photo = [{"file_id": "P", "file_unique_id": "p", "width": 1, "height": 1}]
    await tg.door.keep(
        [
            update(tg.granny, 700, text="第一句"),
            update(tg.granny, 701, photo=photo, caption="墙裂了"),
            update(tg.granny, 702, text="第三句"),
        ]
    )
    assert [(row["t"], row["text"]) for row in await tg.kept()] == [
        ("text", "第一句"),
        ("raw", "墙裂了"),
        ("text", "第三句"),
    ]


async def test_files_places_and_edits_are_kept_at_once_and_fetched_later(either_tg: TelegramChat) -> None:
    tg = either_tg
    words = tg.granny.say(tg.bot, "我孙女")
    tg.granny.voice(tg.bot, b"OggS1", seconds=4)
    tg.granny.photo(tg.bot, b"\xff\xd8", "墙裂了")
    tg.granny.document(tg.bot, b"%PDF", "证明.pdf", "application/pdf", "请看")
    tg.granny.location(tg.bot, 23.14, 113.27)
    tg.granny.edit(words, "我外孙女")
    await tg.door.poller.once()
    first, voice, picture, document, place, edit = await tg.bodies()
    media = {row.id: row for row in await tg.rows("media")}
    assert isinstance(voice, Voice)
    assert isinstance(picture, Picture)
    assert isinstance(document, Document)
    assert (voice.seconds, picture.caption, document.caption) == (4, "墙裂了", "请看")
    assert [media[one.media].kind for one in (voice, picture, document)] == ["voice", "photo", "document"]
    assert {row.state for row in media.values()} == {"wanted"}
    assert isinstance(place, Place)
    assert (place.latitude, place.longitude) == (23.14, 113.27)
    assert (first, edit) == (Text("我孙女", "zh-Hans"), Edit(str(words.id), "我外孙女", "zh-Hans"))


# ---- groups ----


async def test_in_a_group_nothing_is_kept_and_the_bot_asks_once_an_hour_to_be_talked_to_alone(
    either_tg: TelegramChat,
) -> None:
    tg = either_tg
    assert await tg.door.set_up(None) is None
    group = tg.twin.group("街坊群")
    group.add(tg.granny)
    group.add(tg.bot, admin=True)
    await tg.settle()
    said = [one.words for one in group.messages if one.sender is tg.bot]
    assert said == ["群里人多。您的事，请私下跟我说：https://t.me/linli_bot"]
    for _ in range(3):
        tg.granny.say(group, "他昨晚又打我")
        await tg.settle()
    assert await tg.kept() == []
    assert len([one for one in group.messages if one.sender is tg.bot]) == 1
    await tg.wait(61)
    tg.granny.say(group, "有人吗")
    await tg.settle()
    assert len([one for one in group.messages if one.sender is tg.bot]) == 2
    assert tg.sees() == []


async def test_a_group_that_throws_the_bot_out_ends_it(tg: TelegramChat) -> None:
    assert await tg.door.set_up(None) is None
    group = tg.twin.group("街坊群")
    group.add(tg.bot)
    await tg.door.poller.once()
    group.remove(tg.bot)
    await tg.settle()
    assert [row.state for row in await tg.rows("letter")] == ["failed"]


async def test_before_the_bot_knows_its_own_name_a_group_is_told_nothing(tg: TelegramChat) -> None:
    group = tg.twin.group("街坊群")
    group.add(tg.bot)
    await tg.settle()
    assert await tg.rows("letter") == []


# ---- blocked and back ----


async def test_who_blocks_the_bot_is_known_and_whoever_waits_is_told(either_tg: TelegramChat) -> None:
    tg = either_tg
    tg.granny.say(tg.bot, "我孙女说不想活了")
    await tg.settle()
    tg.granny.block(tg.bot)
    await tg.settle()
    assert (await tg.rows("address"))[0].reach == "blocked"
    tg.granny.unblock(tg.bot)
    await tg.settle()
    assert (await tg.rows("address"))[0].reach == "ok"


async def test_who_blocked_before_saying_anything_leaves_nothing(tg: TelegramChat) -> None:
    stranger = tg.twin.user("路人")
    stranger.block(tg.bot)
    await tg.settle()
    assert await tg.rows("address") == []


async def test_who_was_lost_and_writes_again_is_back(tg: TelegramChat) -> None:
    tg.granny.say(tg.bot, "我孙女说不想活了")
    await tg.door.poller.once()
    await tg.hear()
    tg.twin.fail("sendMessage", status=400, description="Bad Request: chat not found")
    await tg.settle()
    assert (await tg.rows("address"))[0].reach == "gone"
    tg.granny.say(tg.bot, "在吗")
    await tg.settle()
    assert (await tg.rows("address"))[0].reach == "ok"


async def test_an_erased_person_who_writes_again_is_somebody_new(either_tg: TelegramChat) -> None:
    tg = either_tg
    tg.granny.say(tg.bot, "你好")
    await tg.settle()
    before = (await tg.rows("address"))[0]
    await tg.store.erase(before.person_id)
    tg.granny.say(tg.bot, "你好")
    await tg.settle()
    after = [row for row in await tg.rows("address") if row.peer_hash is not None]
    assert [row.person_id == before.person_id for row in after] == [False]
    assert len(tg.sees()) == 2


# ---- doors shut, codes ----


async def test_while_the_doors_are_shut_nothing_is_kept_and_numbers_are_given(either_tg: TelegramChat) -> None:
    tg = either_tg
    tg.doors.open = False
    tg.granny.say(tg.bot, "我孙女不见了")
    tg.granny.say(tg.bot, "有人吗")
    await tg.settle()
    assert await tg.kept() == []
    assert len(tg.sees()) == 1
    assert tg.sees()[0].startswith("这里的聊天还没有开。急事现在就打110、120")
    tg.clock.move(timedelta(minutes=11))
    tg.granny.voice(tg.bot, b"OggS")
    await tg.settle()
    assert len(tg.sees()) == 2
    assert await tg.rows("media") == []
    tg.doors.open = True
    tg.granny.say(tg.bot, "在吗")
    await tg.settle()
    assert await tg.bodies() == [Text("在吗", "zh-Hans")]


async def test_a_press_at_a_shut_door_is_not_said_to_be_heard(tg: TelegramChat) -> None:
    tg.granny.say(tg.bot, "你好")
    await tg.settle()
    tg.doors.open = False
    press = tg.granny.press(tg.last(), "老人的事")
    await tg.settle()
    assert press.answer is not None
    assert press.answer.text == ""
    assert len(tg.sees()) == 2


async def test_codes_cannot_be_guessed_by_trying(tg: TelegramChat) -> None:
    for number in range(7):
        tg.granny.say(tg.bot, f"/start code-{number:06}")
    await tg.door.poller.once()
    assert await tg.bodies() == [Command("code", f"{number:06}", "zh-Hans") for number in range(5)]
    letters = await tg.rows("letter")
    assert len(letters) == 1
    neighbour = tg.twin.user("邻居")
    neighbour.say(tg.bot, "/code 123456")
    await tg.door.poller.once()
    assert (await tg.bodies())[-1] == Command("code", "123456", "")
    tg.clock.move(timedelta(minutes=3))
    tg.granny.start(tg.bot, "code-999999")
    await tg.door.poller.once()
    assert (await tg.bodies())[-1] == Command("code", "999999", "zh-Hans")


async def test_nothing_that_is_kept_says_who_it_is(tg: TelegramChat) -> None:
    tg.granny.say(tg.bot, "我住荷塘小区5栋")
    tg.granny.document(tg.bot, b"%PDF", "阿婆的证明.pdf", "application/pdf")
    await tg.settle()
    everything = repr([await tg.rows(table) for table in ("address", "inbox", "media", "letter", "ticket")])
    for secret in (str(tg.granny.id), "荷塘", "证明", "阿婆", "AgAC"):
        assert secret not in everything
