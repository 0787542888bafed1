"""The grandmother's story in a private chat, from Start to a worker's words; the key-pad comes and goes."""

import re

import pytest
from sqlalchemy import select

from bot.messages import Accept, Number, Press, Reply, Text
from bot.store.tables import t_media
from tests.residents.house import TelegramChat


async def test_a_grandmother_is_heard_and_told_who_has_it(either_tg: TelegramChat) -> None:
    tg = either_tg
    tg.granny.start(tg.bot)
    await tg.settle()
    hello = tg.last()
    assert hello.words.startswith("您好，这里是白云街社工站。")
    assert hello.labels[0] == ["孩子的事", "老人的事"]

    tg.granny.say(tg.bot, "我孙女不肯上学，整天哭")
    await tg.settle()
    assert "有没有说过不想活" in tg.last().words
    press = tg.granny.press(tg.last(), "都没有")
    await tg.settle()
    assert press.answer is not None
    assert press.answer.text == "✓ 都没有"

    pad = tg.last()
    assert pad.labels == []
    assert pad.keys[0] == ["发我的号码"]
    tg.granny.tap(tg.bot, "发我的号码", number="+8613800138000")
    await tg.settle()
    texts = tg.sees()
    assert texts[-2] == "您说的我记下了。"  # takes the key-pad away
    assert "可以吗？" in texts[-1]
    assert tg.granny.keyboard(tg.bot) is None
    assert Number("13800138000", "zh-Hans") in await tg.bodies()

    await tg.press("可以，送出")
    assert "取件码" in tg.last().words
    ticket = (await tg.rows("ticket"))[0]
    assert (ticket.state, ticket.channel) == ("NEW", "telegram")

    await tg.centre.act("feng", Accept(ticket.id))
    await tg.settle()
    assert "冯社工接了" in tg.last().words
    await tg.centre.act("feng", Reply(ticket.id, "阿婆您好，我下午打给您。<b>&"))
    await tg.settle()
    assert tg.sees()[-2:] == ["👤 我是冯社工，接下来由我跟您说。", "👤 阿婆您好，我下午打给您。<b>&"]
    assert all(not call.params.get("parse_mode") for call in tg.twin.calls_to("sendMessage"))


async def test_number_keys_and_typed_labels_work_as_on_the_web(tg: TelegramChat) -> None:
    tg.granny.say(tg.bot, "你好")
    await tg.settle()
    tg.granny.say(tg.bot, "2")
    await tg.settle()
    assert "是谁" in tg.last().words
    tg.granny.say(tg.bot, "老伴")
    await tg.settle()
    assert "不想活" in tg.last().words
    tg.granny.say(tg.bot, "0")
    await tg.settle()
    assert tg.last().keys[0] == ["发我的号码"]


async def test_a_typed_label_of_the_key_pad_takes_it_away(tg: TelegramChat) -> None:
    tg.granny.say(tg.bot, "房租涨了，付不起")
    await tg.settle()
    await tg.press("我自己")
    assert tg.granny.keyboard(tg.bot) is not None
    await tg.press("在这里说")
    assert tg.granny.keyboard(tg.bot) is None
    assert "可以吗？" in tg.last().words


async def test_an_old_button_is_answered_politely(tg: TelegramChat) -> None:
    tg.granny.say(tg.bot, "你好")
    await tg.settle()
    first = tg.last()
    await tg.press("老人的事")
    await tg.press("老伴")
    press = tg.granny.press(first, "孩子的事")
    await tg.settle()
    assert press.answer is not None
    assert "这个按钮是前面的了" in tg.last().words


async def test_a_press_that_expired_is_heard_all_the_same(tg: TelegramChat) -> None:
    tg.granny.say(tg.bot, "你好")
    await tg.settle()
    press = tg.granny.press(tg.last(), "老人的事")
    tg.twin.expire_queries()
    await tg.settle()
    assert press.answer is None
    assert "是谁" in tg.last().words
    assert any(isinstance(body, Press) for body in await tg.bodies())


@pytest.mark.parametrize(
    ("app", "said", "begins"),
    [
        ("en", "/start", "Hello"),
        ("zh-hant", "/start", "您好，這裡是"),
        ("zh-hk", "/start", "你好，呢度係"),
        ("fr", "/start", "您好，这里是"),
        ("en", "我房租涨了，实在付不起了，请帮帮我", "您说的我记下了"),
        ("fr", "My rent went up and I cannot pay it", "I wrote down"),
    ],
)
async def test_the_language_is_the_apps_until_words_say_otherwise(
    tg: TelegramChat, app: str, said: str, begins: str
) -> None:
    someone = tg.twin.user("某人", lang=app)
    someone.say(tg.bot, said)
    await tg.settle()
    assert begins in tg.sees(someone)[0]


async def test_danger_is_answered_at_once_with_numbers_to_dial(tg: TelegramChat) -> None:
    tg.granny.say(tg.bot, "我孙女说不想活了，她站在阳台上")
    await tg.settle()
    said = tg.sees()[0]
    assert "先打120、110、400-161-9995" in said
    assert "☎" not in said  # each number is there once
    assert tg.last().keys[0] == ["发我的号码"]
    assert (await tg.rows("ticket"))[0].urgency in {"U0", "U1"}


# ---- what only a messenger has ----


async def told(tg: TelegramChat) -> None:
    """A request that went out, with a place to answer in."""
    tg.granny.say(tg.bot, "房租涨了，付不起")
    await tg.settle()
    await tg.press("我自己")
    await tg.press("在这里说")
    await tg.press("可以，送出")


async def test_commands_of_the_menu_and_typed_ones_are_answered(tg: TelegramChat) -> None:
    await told(tg)
    number = (await tg.rows("ticket"))[0].number
    for command in ("/status", "/状态", "/狀態@linli_bot"):
        tg.granny.say(tg.bot, command)
        await tg.settle()
        assert number in tg.last().words, command
    before = len(tg.sees())
    tg.granny.say(tg.bot, "/help")
    await tg.settle()
    assert len(tg.sees()) == before + 1
    assert "110" in tg.last().words


async def test_a_deep_link_with_a_code_shows_somebody_else_the_true_status(either_tg: TelegramChat) -> None:
    tg = either_tg
    await told(tg)
    code = re.search(r"\d(?:-\d){5}", tg.last().words)
    assert code is not None
    daughter = tg.twin.user("女儿", lang="zh-hans")
    daughter.start(tg.bot, f"code-{code[0].replace('-', '')}")
    await tg.settle()
    assert (await tg.rows("ticket"))[0].number in tg.sees(daughter)[0]
    daughter.start(tg.bot, "000000")
    await tg.settle()
    assert (await tg.rows("ticket"))[0].number not in tg.last(daughter).words


async def test_a_deep_link_of_a_community_is_remembered(tg: TelegramChat) -> None:
    tg.granny.start(tg.bot, "xuefu")
    await tg.settle()
    await told(tg)
    assert (await tg.rows("ticket"))[0].area == "xuefu"


async def test_who_had_everything_deleted_is_somebody_new(either_tg: TelegramChat) -> None:
    tg = either_tg
    tg.granny.say(tg.bot, "房租涨了，付不起")
    await tg.settle()
    tg.granny.say(tg.bot, "/删除")
    await tg.settle()
    await tg.press("删掉")
    await tg.wait(3)
    assert [row.peer_hash for row in await tg.rows("address")] == [None]
    before = len(tg.sees())
    tg.granny.say(tg.bot, "你好")
    await tg.settle()
    assert tg.sees()[before].startswith("您好，这里是")
    assert len([row for row in await tg.rows("address") if row.peer_hash is not None]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "<b>房租</b> &amp; *_`[x](javascript:1)",
        "\u202e了涨租房\u2066 \u200b\u200d",
        "字" * 4096,
        "😭" * 2048,
        "\x00\x07\x1b[31m",
        "/" * 300,
        "b:1:human",
        "👩\u200d👩\u200d👧\ufe0f",
    ],
)
async def test_strange_words_are_kept_as_they_are_and_answered(tg: TelegramChat, text: str) -> None:
    tg.granny.say(tg.bot, text)
    await tg.settle()
    assert await tg.bodies() == [Text(text, "zh-Hans")]
    assert len(tg.sees()) == 1


async def test_an_album_is_answered_once_and_every_picture_is_kept(tg: TelegramChat) -> None:
    for place in range(5):
        tg.granny.photo(tg.bot, b"\xff\xd8\xff" + bytes([place]), "墙裂了，漏水" if place == 0 else "", album="7")
    await tg.settle()
    await tg.door.fetch()
    answers = [one for one in tg.granny.sees(tg.bot) if one.sender is tg.bot]
    assert len(answers) == 1
    kept = await tg.store.look(lambda conn: conn.execute(select(t_media.c.state, t_media.c.ticket_id)).all())
    assert [row.state for row in kept] == ["kept"] * 5
    assert len({row.ticket_id for row in kept}) == 1


async def test_danger_below_any_picture_of_an_album_calls_staff(tg: TelegramChat) -> None:
    tg.granny.photo(tg.bot, b"\xff\xd8\xff1", "房租涨了", album="8")
    tg.granny.photo(tg.bot, b"\xff\xd8\xff2", "我不想活了", album="8")
    await tg.settle()
    assert any("120" in one.words for one in tg.granny.sees(tg.bot))
