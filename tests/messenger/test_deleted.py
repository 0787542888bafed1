"""A resident has their words deleted: what the worker's private chat was sent is taken away there too."""

from datetime import timedelta

from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.messenger.house import TelegramHouse, telegram_house

PHONE = "13800138000"
MINUTE = timedelta(minutes=1)


async def _taken(house: TelegramHouse) -> None:
    granny = house.person("阿婆")
    for words in ("我孙女失恋了，整天哭", "都没有", PHONE, "可以，送出"):
        granny.say(house.residents_bot, words)
        await house.settle()
    granny.voice(house.residents_bot, b"OggS and more")
    await house.settle()
    card = next(one for one in reversed(house.group.messages) if one.buttons)
    house.staff["feng"].press(card, "接单")
    await house.settle()


def _holds(house: TelegramHouse, worker: str) -> list[str]:
    """What of the resident's stands in a worker's chat."""
    seen = house.staff[worker].sees(house.desk_bot)
    return [one.words for one in seen if PHONE in one.words or "整天哭" in one.words or one.media is not None]


async def _deletes(house: TelegramHouse) -> None:
    granny = house.person("阿婆")
    granny.say(house.residents_bot, "/delete")
    await house.settle()
    granny.say(house.residents_bot, "删掉")
    await house.settle()


async def test_what_the_worker_was_sent_goes_with_the_key(store: Store, clock: FrozenClock) -> None:
    async with telegram_house(store, clock) as house:
        await _taken(house)
        assert len(_holds(house, "feng")) >= 2
        await _deletes(house)
        await house.pass_time(clock.now() + 3 * MINUTE)
        await house.settle()
        assert _holds(house, "feng") == []
        assert any("要求删掉" in one.words for one in house.staff["feng"].sees(house.desk_bot))


async def test_what_is_older_than_telegram_lets_us_delete_is_asked_of_the_worker(
    sqlite_store: Store, clock: FrozenClock
) -> None:
    async with telegram_house(sqlite_store, clock) as house:
        await _taken(house)
        clock.move(timedelta(hours=49))
        before = len(_holds(house, "feng"))
        await _deletes(house)
        await house.pass_time(clock.now() + 3 * MINUTE)
        await house.settle()
        assert len(_holds(house, "feng")) == before
        assert any("私聊里的内容也请删掉" in one.words for one in house.staff["feng"].sees(house.desk_bot))
        assert not house.twin.calls_to("deleteMessages")


async def test_a_message_the_worker_deleted_by_hand_is_no_trouble(sqlite_store: Store, clock: FrozenClock) -> None:
    async with telegram_house(sqlite_store, clock) as house:
        await _taken(house)
        house.twin.fail("deleteMessages", status=400, description="Bad Request: message to delete not found")
        await _deletes(house)
        await house.pass_time(clock.now() + 3 * MINUTE)
        await house.settle()
        calls = house.twin.calls_to("deleteMessages")
        assert len(calls) == 1
