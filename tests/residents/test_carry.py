"""Every way in which Telegram does not take a letter, and what becomes of the letter."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.carrier import Away, Carriage, Carried, Later, Parcel, Undeliverable
from bot.doors.residents.carry import RefusedError, ResidentsCarrier
from bot.messages import Letter
from tests.residents.house import TelegramChat

TO_SAY = Letter("到了。", "test", "zh-Hans")


def carrier(tg: TelegramChat) -> ResidentsCarrier:
    found = tg.door.carriers["telegram"]
    assert isinstance(found, ResidentsCarrier)
    return found


def parcel(tg: TelegramChat, letter: Letter = TO_SAY, number: int = 1, **more: Any) -> Parcel:
    peer = more.pop("peer", {"chat": tg.granny.id})
    return Parcel(number, "telegram:x", letter, danger=False, late=False, peer=peer, **more)


async def carry(tg: TelegramChat, *args: Any, **more: Any) -> Carriage:
    return await carrier(tg).carry(parcel(tg, *args, **more))


async def test_what_arrives_has_a_name(tg: TelegramChat) -> None:
    tg.granny.start(tg.bot)
    assert await carry(tg) == Carried("2", 1)
    assert tg.sees() == ["到了。"]
    assert not tg.last().protected


async def test_personal_facts_are_protected(tg: TelegramChat) -> None:
    tg.granny.start(tg.bot)
    await carry(tg, Letter("到了。", "test", "zh-Hans", private=True))
    assert tg.last().protected


@pytest.mark.parametrize(
    ("fault", "carriage"),
    [
        ({"status": 429, "retry_after": 17}, Later(17.0)),
        ({"status": 403}, Undeliverable("blocked")),
        ({"status": 403, "description": "Forbidden: user is deactivated"}, Undeliverable("gone")),
        ({"status": 403, "description": "Forbidden: bot was kicked from the supergroup chat"}, Undeliverable("gone")),
        ({"status": 400, "description": "Bad Request: chat not found"}, Undeliverable("gone")),
        (
            {"status": 400, "description": "Bad Request: have no rights to send a message"},
            Undeliverable("gone"),
        ),
        ({"status": 401}, Away("token")),
        ({"status": 404, "description": "Not Found"}, Away("token")),
        ({"status": 409}, Away("conflict")),
        ({"status": 500}, Away("away")),
        ({"status": 502}, Away("away")),
    ],
)
async def test_each_refusal_is_a_value(tg: TelegramChat, fault: dict[str, Any], carriage: Carriage) -> None:
    tg.granny.start(tg.bot)
    tg.twin.fail("sendMessage", **fault)
    assert await carry(tg) == carriage
    assert isinstance(await carry(tg), Carried)


@pytest.mark.parametrize("said", ["Bad Request: message is too long", "Bad Request: can't parse entities"])
async def test_our_own_mistake_is_an_error_without_words(tg: TelegramChat, said: str) -> None:
    tg.granny.start(tg.bot)
    tg.twin.fail("sendMessage", status=400, description=said)
    with pytest.raises(RefusedError, match=r"^bad$"):
        await carry(tg)


async def test_a_telegram_that_is_gone_or_hangs_up_is_away(tg: TelegramChat) -> None:
    tg.granny.start(tg.bot)
    tg.twin.drop("sendMessage")
    assert await carry(tg) == Away("away")
    tg.twin.gone()
    assert await carry(tg) == Away("away")
    tg.twin.back()
    assert isinstance(await carry(tg), Carried)
    tg.twin.revoke(tg.bot)
    assert await carry(tg) == Away("token")


async def test_a_telegram_that_does_not_answer_in_time_is_away(tg: TelegramChat) -> None:
    tg.granny.start(tg.bot)
    hold = tg.twin.hang("sendMessage")
    impatient = ResidentsCarrier(tg.door._line, tg.centre.words, most_s=0.05)
    assert await impatient.carry(parcel(tg)) == Away("slow")
    hold.release()


async def test_a_letter_of_several_messages_goes_on_where_it_was_interrupted(tg: TelegramChat) -> None:
    tg.granny.start(tg.bot)
    long = Letter("字" * 9000, "test", "zh-Hans")
    tg.twin.fail("sendMessage", after=1, status=429, retry_after=3)
    assert await carry(tg, long) == Later(3.0)
    assert len(tg.sees()) == 1
    assert isinstance(await carry(tg, long), Carried)
    assert [len(said) for said in tg.sees()] == [4096, 4096, 808]


async def test_without_a_place_on_telegram_nothing_is_sent(tg: TelegramChat) -> None:
    assert await carry(tg, peer=None) == Undeliverable("gone")
    assert await carry(tg, peer={"chat": "x"}) == Undeliverable("gone")
    assert await carry(tg) == Undeliverable("blocked")  # never pressed Start
    assert len(tg.twin.calls_to("sendMessage")) == 1


# ---- with the courier ----


async def test_who_blocked_is_told_to_whoever_waits_for_them(either_tg: TelegramChat) -> None:
    tg = either_tg
    tg.granny.say(tg.bot, "我孙女说不想活了")
    await tg.door.poller.once()
    await tg.hear()
    tg.granny.block(tg.bot)
    await tg.courier.drain()
    assert {row.state for row in await tg.rows("letter")} == {"failed"}
    assert (await tg.rows("address"))[0].reach == "blocked"


async def test_after_ten_minutes_without_telegram_everything_arrives_and_says_that_it_is_late(
    tg: TelegramChat,
) -> None:
    tg.granny.say(tg.bot, "你好")
    await tg.door.poller.once()
    await tg.hear()
    tg.twin.gone()
    await tg.courier.drain()
    assert await tg.door.poller.once() > 0
    for _ in range(10):
        tg.clock.move(timedelta(minutes=1))
        await tg.courier.drain()
    tg.twin.back()
    await tg.settle()
    assert tg.sees()[0].startswith("（这条发晚了）您好")
    assert len(tg.sees()) == 1


async def test_a_flood_control_pauses_and_nothing_is_lost(tg: TelegramChat) -> None:
    tg.granny.say(tg.bot, "你好")
    tg.twin.fail("sendMessage", status=429, retry_after=5, times=2)
    await tg.settle()
    assert len(tg.sees()) == 1


async def test_letters_overtake_no_limit_of_telegram(tg: TelegramChat) -> None:
    people = [tg.twin.user(f"街坊{number}", lang="zh-hans") for number in range(40)]
    for person in people:
        person.say(tg.bot, "你好")
        person.say(tg.bot, "房租涨了")
    await tg.settle()
    assert all(tg.sees(person) for person in people)
    assert not [call for call in tg.twin.calls if call.status == 429]


async def test_a_cut_line_after_the_deed_doubles_one_letter_at_most(tg: TelegramChat) -> None:
    tg.granny.say(tg.bot, "你好")
    tg.twin.drop("sendMessage", before=False)
    await tg.settle()
    assert len(tg.sees()) == 2
    assert len(set(tg.sees())) == 1


async def test_presses_are_answered_while_letters_hang(tg: TelegramChat) -> None:
    tg.granny.say(tg.bot, "你好")
    await tg.settle()
    hold = tg.twin.hang("sendMessage")
    press = tg.granny.press(tg.last(), "老人的事")
    await tg.door.poller.once()
    await tg.hear()
    carrying = asyncio.create_task(tg.courier.drain())
    await hold.reached.wait()
    assert press.answer is not None
    hold.release()
    await carrying
