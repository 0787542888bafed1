"""A worker and a resident through both bots: words and files both ways, put right, and what arrived."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.cues import Cue
from bot.messages import Amend, Done, Refused
from bot.store.engine import Store
from bot.store.tables import t_letter, t_media
from bot.transcript import Stage
from tests.clock import FrozenClock
from tests.messenger.house import TelegramHouse, telegram_house
from tests.twin import Message

OGG = b"OggS" + b"\0" * 60
_EXIF = b"\xff\xe1\x00\x10Exif\0\0GPS-here"
JPG = b"\xff\xd8" + _EXIF + b"\xff\xdb\x00\x04ab" + b"\xff\xda\x00\x04cdpicture\xff\xd9"
BARE = JPG.replace(_EXIF, b"")


@pytest.fixture
async def tg(sqlite_store: Store, clock: FrozenClock) -> AsyncIterator[TelegramHouse]:
    """Both bots, and a resident whose request Feng has taken."""
    async with telegram_house(sqlite_store, clock) as house:
        yield house


async def talk(house: TelegramHouse, who: str = "阿婆") -> Message:
    """They ask for a person here, and Feng has it: the last message of it in Feng's chat."""
    granny = house.person(who)
    for words in ("我想找人说说话", "找真人", "在这里说"):
        granny.say(house.residents_bot, words)
        await house.settle()
    card = next(one for one in reversed(house.group.messages) if any("接单" in row for row in one.labels))
    house.staff["feng"].press(card, "接单")
    await house.settle()
    return [one for one in house.staff["feng"].sees(house.desk_bot) if one.sender is house.desk_bot][-1]


def seen(house: TelegramHouse, who: str = "阿婆") -> list[Message]:
    """What the resident sees of the worker's."""
    return [one for one in house.people[who].sees(house.residents_bot) if one.words.startswith("👤") or one.media]


async def test_words_arrive_are_marked_and_put_right(tg: TelegramHouse) -> None:
    about = await talk(tg)
    feng = tg.staff["feng"]
    said = feng.say(tg.desk_bot, "您在家吗？", reply_to=about)
    await tg.settle()
    assert seen(tg)[-1].words == "👤 您在家吗？"
    assert said.reactions == ("👌",), "the worker sees on their own message that it arrived"
    feng.edit(said, "您今天在家吗？")
    await tg.settle()
    assert (seen(tg)[-1].words, seen(tg)[-1].edited) == ("👤 您今天在家吗？", 1)
    assert len([one for one in seen(tg) if "在家吗" in one.words]) == 1, "changed where it stands, not said again"
    feng.edit(about_other := feng.say(tg.desk_bot, "/duty"), "不相干的话")
    await tg.settle()
    assert about_other.words
    assert not any("不相干" in one.words for one in seen(tg)), "what never went on is nobody's business"


async def test_an_edit_of_a_deleted_message_is_said_anew(tg: TelegramHouse) -> None:
    about = await talk(tg)
    feng = tg.staff["feng"]
    said = feng.say(tg.desk_bot, "三点到", reply_to=about)
    await tg.settle()
    there = seen(tg)[-1]
    tg.twin.private(tg.people["阿婆"], tg.residents_bot).messages.remove(there)
    feng.edit(said, "四点到")
    await tg.settle()
    assert seen(tg)[-1].words == "👤 四点到"


async def test_a_long_message_put_right_is_as_long_as_it_is_now(tg: TelegramHouse) -> None:
    about = await talk(tg)
    feng = tg.staff["feng"]
    said = feng.say(tg.desk_bot, "一" * 4096, reply_to=about)
    await tg.settle()
    granny = tg.people["阿婆"]
    assert sum(one.words.count("一") for one in granny.sees(tg.residents_bot)) > 4096 - 1
    feng.edit(said, "短的")
    await tg.settle()
    assert [one.words for one in seen(tg)][-1] == "👤 短的"
    assert not any("一一" in one.words for one in granny.sees(tg.residents_bot))


@pytest.mark.parametrize("kind", ["voice", "photo", "document"])
async def test_a_workers_file_reaches_the_resident_and_says_nothing_else(tg: TelegramHouse, kind: str) -> None:
    await talk(tg)
    feng, bot = tg.staff["feng"], tg.desk_bot
    if kind == "voice":
        feng.voice(bot, OGG)
    elif kind == "photo":
        feng.photo(bot, JPG, "门口的照片")
    else:
        feng.document(bot, JPG, "冯小梅家的照片.jpg", "image/jpeg")
    await tg.settle()
    question = [one for one in feng.sees(bot) if one.sender is bot][-1]
    assert question.words.startswith("这句话给谁？")
    assert not any(one.media for one in seen(tg)), "nothing goes anywhere before it is said whom it is for"
    feng.press(question, question.labels[0][0])
    await tg.settle()
    sent = seen(tg)[-1]
    assert sent.media is not None
    assert sent.media.kind == kind
    assert sent.media.bytes == (OGG if kind == "voice" else BARE), "a camera's notes stay behind"
    assert "冯小梅" not in sent.media.name
    assert sent.caption == ("👤 门口的照片" if kind == "photo" else "👤")
    press = feng.press(question, question.labels[0][0])
    await tg.settle()
    assert press.answer is not None
    assert "用不了" in press.answer.text, "once"
    assert len([one for one in seen(tg) if one.media]) == 1


async def test_a_caption_is_put_right_below_the_picture(tg: TelegramHouse) -> None:
    about = await talk(tg)
    feng = tg.staff["feng"]
    sent = feng._send(
        tg.desk_bot,
        about,
        None,
        media=tg.twin.media("photo", JPG, "a.jpg", "image/jpeg"),
        caption="三号楼",
        entities=[],
    )
    await tg.settle()
    assert seen(tg)[-1].caption == "👤 三号楼"
    feng.edit(sent, "四号楼")
    await tg.settle()
    assert (seen(tg)[-1].caption, len([one for one in seen(tg) if one.media])) == ("👤 四号楼", 1)


async def test_words_that_wait_are_put_right_before_they_go(tg: TelegramHouse) -> None:
    await talk(tg)
    feng, bot = tg.staff["feng"], tg.desk_bot
    said = feng.say(bot, "明天来")
    await tg.settle()
    feng.edit(said, "后天来")
    await tg.settle()
    question = next(one for one in feng.sees(bot) if one.words.startswith("这句话给谁"))
    feng.press(question, question.labels[0][0])
    await tg.settle()
    assert seen(tg)[-1].words == "👤 后天来"
    rows = await tg.store.look(lambda conn: conn.execute(select(t_letter).where(t_letter.c.source.like("ask:%"))).all())
    vault = tg.store.vault
    kept = await tg.store.look(
        lambda conn: [vault.open_json(conn, row.person_id, "letter.body", row.body)["keeps"] for row in rows]
    )
    assert kept == [""], "nothing of it is left where it waited"


async def test_a_resident_who_blocks_is_not_written_to_in_vain(tg: TelegramHouse) -> None:
    about = await talk(tg)
    feng, granny = tg.staff["feng"], tg.people["阿婆"]
    tg.twin.private(granny, tg.residents_bot).blocked = True  # the bot has not been told yet
    said = feng.say(tg.desk_bot, "您在吗", reply_to=about)
    await tg.settle()
    assert said.reactions == ("👎",)
    texts = [one.words for one in feng.sees(tg.desk_bot)]
    assert any("停了聊天，消息送不到" in one for one in texts)
    feng.say(tg.desk_bot, "您好", reply_to=about)
    await tg.settle()
    assert "没有聊天窗口" in feng.sees(tg.desk_bot)[-1].words


async def test_a_file_that_cannot_be_had_is_told_and_never_counted_as_sent(tg: TelegramHouse) -> None:
    about = await talk(tg)
    feng = tg.staff["feng"]
    tg.twin.fail("getFile", bot=tg.desk_bot, status=400, description="Bad Request: wrong file_id", times=99)
    said = feng.send(tg.desk_bot, tg.twin.media("voice", OGG, "v.oga", "audio/ogg", 2), reply_to=about)
    await tg.settle()
    assert said.reactions == ("👎",)
    assert any("文件没取到" in one.words for one in feng.sees(tg.desk_bot))
    (row,) = await tg.store.look(lambda conn: conn.execute(select(t_media)).all())
    assert (row.state, row.worker_id) == ("failed", "feng")


async def test_a_resident_puts_right_what_the_worker_has_read(tg: TelegramHouse) -> None:
    await talk(tg)
    granny = tg.people["阿婆"]
    said = granny.say(tg.residents_bot, "我住三号楼")
    await tg.settle()
    granny.edit(said, "我住四号楼")
    await tg.settle()
    assert "改成：我住四号楼" in tg.staff["feng"].sees(tg.desk_bot)[-1].words


async def test_telegram_is_away_for_a_while(tg: TelegramHouse) -> None:
    about = await talk(tg)
    feng = tg.staff["feng"]
    tg.twin.fail("sendMessage", chat=tg.people["阿婆"], status=502, times=2)
    said = feng.say(tg.desk_bot, "等我一下", reply_to=about)
    await tg.settle()
    assert said.reactions == ("👌",)
    assert [one.words for one in seen(tg)].count("👤 等我一下") == 1
    assert tg.clock.steady() - tg.clock.now() < timedelta(days=1)


async def test_ready_words_are_sent_by_one_press_and_once(tg: TelegramHouse) -> None:
    about = await talk(tg)
    feng, bot = tg.staff["feng"], tg.desk_bot
    feng.press(about, "更多")
    await tg.settle()
    feng.press([one for one in feng.sees(bot) if one.sender is bot][-1], "常用语")
    await tg.settle()
    ready = [one for one in feng.sees(bot) if one.sender is bot][-1]
    assert "· 几点联系：冯社工11月" in ready.words, "a time only as it is promised"
    for _ in range(2):
        press = feng.press(ready, "安全吗")
        await tg.settle()
        assert press.answer is not None
        assert press.answer.text == "发出去了。"
    assert [one.words for one in seen(tg)].count("👤 您现在安全吗？回“安全”或者“不安全”就行。") == 1


async def test_the_common_thread_of_a_group_that_became_a_supergroup(sqlite_store: Store, clock: FrozenClock) -> None:
    async with telegram_house(sqlite_store, clock, forum=False, supergroup=False) as house:
        about = await talk(house)
        new = house.group.migrate()
        await house.settle()
        said = house.staff["feng"].say(house.desk_bot, "还在吗", reply_to=about)
        house.people["阿婆"].say(house.residents_bot, "在的")
        await house.settle()
        assert said.reactions == ("👌",)
        assert any("冯社工已" in one.words for one in new.messages), "the card stands in the group as it is now"
        assert "在的" in house.staff["feng"].sees(house.desk_bot)[-1].words


async def test_whoever_talks_with_a_worker_nothing_reaches_is_told(tg: TelegramHouse) -> None:
    about = await talk(tg)
    feng, granny = tg.staff["feng"], tg.people["阿婆"]
    feng.say(tg.desk_bot, "您好", reply_to=about)
    await tg.settle()
    feng.block(tg.desk_bot)
    await tg.settle()
    assert "冯社工的手机现在收不到消息" in granny.sees(tg.residents_bot)[-1].words


async def test_a_worker_on_telegram_and_a_resident_on_the_web(tg: TelegramHouse) -> None:
    stage = Stage(tg.centre, tg.settle)
    for line, words in enumerate(("家里水管漏水，找真人", "[在这里说]"), 1):
        await stage.perform(Cue(line, words, "阿婆", words))
        await stage.sights()
    feng = tg.staff["feng"]
    card = next(one for one in reversed(tg.group.messages) if any("接单" in row for row in one.labels))
    feng.press(card, "接单")
    await tg.settle()
    about = [one for one in feng.sees(tg.desk_bot) if one.sender is tg.desk_bot][-1]
    sound = feng.send(tg.desk_bot, tg.twin.media("voice", OGG, "v.oga", "audio/ogg", 2), reply_to=about)
    said = feng.say(tg.desk_bot, "听到了吗", reply_to=about)
    await tg.settle()
    feng.edit(said, "听得到吗")
    await tg.settle()
    assert (sound.reactions, said.reactions) == (("👌",), ("👌",))
    seen_there = await stage.sights()
    assert [line for line in seen_there if "human" in line][1:] == [
        "  human: 🎤",
        "  human: 听到了吗",
        "  human: ✏️ 听得到吗",
    ]
    await stage.perform(Cue(3, "", "阿婆", "🖼 厨房"))
    sent = [one for one in feng.sees(tg.desk_bot) if one.sender is tg.desk_bot][-1]
    assert sent.media is not None
    assert sent.media.kind == "photo"


async def test_a_worker_at_the_console_and_a_resident_on_telegram(tg: TelegramHouse) -> None:
    await talk(tg)
    (card,) = [one for one in await tg.centre.board("feng") if one.owner]
    sent = await tg.centre.send_file("feng", card.ticket, "photo", "image/jpeg", JPG, "看看", "desk:1")
    assert isinstance(sent, Done)
    await tg.settle()
    assert (seen(tg)[-1].caption, seen(tg)[-1].media is not None) == ("👤 看看", True)
    assert isinstance(await tg.centre.act("feng", Amend(card.ticket, "desk:1", "再看看")), Done)
    await tg.settle()
    assert seen(tg)[-1].caption == "👤 再看看"
    details = await tg.centre.details("feng", card.ticket)
    assert not isinstance(details, Refused)
    assert [line.mark for line in details.thread if line.ref] == ["sent", "sent"]
