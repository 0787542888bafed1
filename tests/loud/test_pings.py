"""Before each shift whoever stands in it is rung as a test, and who does not answer is told of in time."""

from dataclasses import replace
from datetime import UTC

import pytest

from bot.centre import pings
from bot.store.engine import Store
from referral.station import Change, Deed
from tests.clock import FrozenClock
from tests.house import pages
from tests.loud.house import NUMBERS, at, open_loud

WHEN = {
    "an afternoon": ("2026-11-04 14:00", "2026-11-04 12:00"),
    "a night": ("2026-11-04 21:00", "2026-11-04 19:00"),
    "the morning: half an hour is left": ("2026-11-04 08:30", "2026-11-04 08:00"),
    "too early for that: the evening before": ("2026-11-04 08:00", "2026-11-03 20:00"),
    "the very morning": ("2026-11-04 06:00", "2026-11-03 20:00"),
    "late: that evening": ("2026-11-04 23:30", "2026-11-04 20:00"),
    "after midnight: that evening": ("2026-11-05 01:00", "2026-11-04 20:00"),
    "ten o'clock": ("2026-11-04 10:00", "2026-11-04 08:00"),
}


@pytest.mark.parametrize("what", WHEN)
def test_when(what: str) -> None:
    start, tested = WHEN[what]
    found = pings.due_at(pages().station, at(start).astimezone(UTC))
    assert found == at(tested)
    assert pings.is_hour(pages().station, found)


async def test_everybody_on_the_night_is_rung_two_hours_before_and_only_once(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock) as house:
        await house.until("2026-11-04 18:59")
        assert house.gateway.rung == []
        await house.until("2026-11-04 19:00")
        assert {call["to"] for call in house.gateway.rung} == set(NUMBERS.values())
        assert {call["say"] for call in house.gateway.rung} == {"邻里试拨电话：今天晚上9点轮到您值班。听到请按1。"}
        assert {call["kind"] for call in house.gateway.rung} == {"voice"}
        for name in house.gateway.ids():
            assert await house.report(name, "answered") == 200
        await house.centre.work(pings.begin)  # a restart
        await house.until("2026-11-04 23:00")
        assert len(house.gateway.asked) == 3
        assert [await house.reach(one) for one in NUMBERS] == ["ok", "ok", "ok"]
        assert await house.desk() == []


async def test_who_does_not_answer_is_told_of_before_the_shift(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"], "liang": NUMBERS["liang"]}) as house:
        await house.until("2026-11-04 19:00")
        feng, liang = (call["id"] for call in sorted(house.gateway.rung, key=lambda call: str(call["to"])))
        assert await house.desk() == ["📵 今天晚上9点待命的谭督导，没有登记电话，请换人或另找办法。"]
        assert await house.report(str(liang), "failed") == 200
        assert (await house.desk())[1:] == ["📵 今天晚上9点值班的梁老师，电话没打通，请换人或另找办法。"]
        assert await house.reach("liang") == "failed"
        await house.until("2026-11-04 19:09")
        assert len(await house.desk()) == 2
        await house.until("2026-11-04 19:10")
        assert (await house.desk())[2:] == ["📵 今天晚上9点值班的冯社工，电话没打通，请换人或另找办法。"]
        assert await house.reach("feng") == "unanswered"
        assert await house.report(str(feng), "answered") == 200  # called back late
        assert (await house.desk())[3:] == ["📞 今天晚上9点值班的冯社工，电话又打通了。"]
        assert await house.report(str(feng), "answered") == 200
        assert len(await house.desk()) == 4


async def test_who_answered_an_hour_ago_is_not_rung_for_the_next_shift(store: Store, clock: FrozenClock) -> None:
    clock.set(at("2026-11-05 16:00"))  # a Thursday: Su stands in the evening, Feng in the night
    async with open_loud(store, clock, numbers={"su": "+8613900000044", "liang": NUMBERS["liang"]}) as house:
        await house.until("2026-11-05 17:30")
        (evening,) = (call["id"] for call in house.gateway.rung if call["to"] == NUMBERS["liang"])
        await house.report(str(evening), "answered")
        await house.until("2026-11-05 19:20")
        assert len(house.gateway.to(NUMBERS["liang"])) == 1
        assert await house.reach("liang") == "ok"


async def test_nobody_is_tested_where_no_gateway_is_set(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, by="") as house:
        await house.until("2026-11-04 23:00")
        assert house.gateway.asked == []
        assert await house.desk() == []


async def test_a_gateway_that_is_away_over_night_tests_nobody_late(store: Store, clock: FrozenClock) -> None:
    clock.set(at("2026-11-04 18:50"))
    async with open_loud(store, clock, by="sms") as house:
        await house.until("2026-11-04 18:55")
        await house.centre.work(pings.look)
        clock.set(at("2026-11-04 21:30"))  # what was not rung in time
        await house.centre.tick()
        await house.settle()
        assert house.gateway.asked == []


async def test_a_process_that_starts_anew_tests_nobody_twice(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock) as house:
        await house.until("2026-11-04 19:00")
        assert len(house.gateway.rung) == 3
    async with open_loud(store, clock, numbers={}) as again:
        await again.until("2026-11-04 23:00")
        assert again.gateway.asked == []
        assert len(await again.desk()) == 3  # nobody answered, and that was not forgotten either


async def test_who_was_covered_meanwhile_is_not_asked_to_be_replaced(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        await house.until("2026-11-04 19:00")
        before = len(await house.desk())
        leave = Change(1, Deed.LEAVE, at("2026-11-04 18:00"), at("2026-11-05 12:00"), worker="feng")
        pages = house.centre.house.pages
        changed = replace(pages.station, changes=(leave,))
        house.centre.house.pages = replace(pages, station=changed)
        await house.until("2026-11-04 19:12")
        assert await house.reach("feng") == "unanswered"
        assert not any("冯社工" in line for line in (await house.desk())[before:])
