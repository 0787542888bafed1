"""Danger rings the telephones of those who are called, one call at a time, until somebody takes it up."""

import asyncio
from dataclasses import replace

import pytest

from bot.messages import Accept, PersonSafe
from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.crash.until import until
from tests.loud.gateway import TOKEN, error
from tests.loud.house import NUMBERS, at, open_loud

DANGER = "我站在天台上，我要跳了"
SAID = "邻里提醒：白云 1 1 0 4, 0 1，红色，请马上看。按1表示知道。"


async def test_all_three_lines_are_rung_at_night(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock) as house:
        clock.set(at("2026-11-04 23:30"))
        await house.say(DANGER)
        assert {one: house.gateway.to(number) for one, number in NUMBERS.items()} == {one: [SAID] for one in NUMBERS}
        assert house.gateway.tokens == {f"Bearer {TOKEN}"}
        assert {call["report_to"] for call in house.gateway.rung} == {
            f"https://linli.example/loud/{name}" for name in house.gateway.ids()
        }


@pytest.mark.parametrize("act", [Accept, PersonSafe])
async def test_they_ring_again_each_minute_until_somebody_acts(
    store: Store, clock: FrozenClock, act: type[Accept | PersonSafe]
) -> None:
    async with open_loud(store, clock) as house:
        clock.set(at("2026-11-04 23:30"))
        await house.say(DANGER)
        await house.until("2026-11-04 23:33")
        assert len(house.gateway.to(NUMBERS["liang"])) == 4
        await house.act("liang", act)
        await house.until("2026-11-04 23:40")
        assert len(house.gateway.rung) == 12


async def test_a_telephone_that_rings_is_not_rung_over(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        clock.set(at("2026-11-04 23:30"))
        await house.say(DANGER)
        await house.say("我爸昏倒了叫不醒")  # another ticket, while it rings
        assert len(house.gateway.rung) == 1
        assert await house.report(house.gateway.ids()[0], "answered") == 200
        await house.wait(50)
        assert house.gateway.to(NUMBERS["feng"])[1] != SAID


async def test_what_was_taken_up_meanwhile_does_not_ring_any_more(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        clock.set(at("2026-11-04 23:30"))
        house.gateway.faults = [error(429, Retry_After="60")]
        await house.say(DANGER)
        assert len(house.gateway.asked) == 1
        await house.act("tan", Accept)
        await house.wait(200)
        assert len(house.gateway.asked) == 1


async def test_by_day_they_ring_as_well_and_nothing_below_danger_does(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock) as house:
        await house.played("(at 2026-11-04 15:00)\n阿婆: 找真人\n")
        assert house.gateway.rung == []
        await house.say(DANGER)
        assert len(house.gateway.rung) == 3


HELD = """(at 2026-11-04 15:00)
阿婆: 我孙女失恋了，整天哭
阿婆: [都没有]
阿婆: 13800138000
阿婆: [可以，送出]
liang: [接单]
(at 2026-11-04 23:00)
阿婆: 她刚才说不想活了，站在天台上
(6 min)
"""


async def test_danger_on_a_ticket_somebody_holds_rings_holder_and_line(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"liang": NUMBERS["liang"]}) as house:
        house.gateway.tests_answered = True
        played = await house.played(HELD)
        alarms = [say for say in house.gateway.to(NUMBERS["liang"]) if say == SAID]
        assert len(alarms) == 2  # and again after five minutes
        assert "我正在叫值班的梁老师。" in played  # the others on the line have no telephone that rings


async def test_a_text_message_says_no_press_and_keeps_the_number_together(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, by="sms", numbers={"tan": NUMBERS["tan"]}) as house:
        clock.set(at("2026-11-04 23:30"))
        await house.say(DANGER)
        assert house.gateway.to(NUMBERS["tan"]) == ["邻里提醒：白云1104-01，红色，请马上看。"]
        assert [call["kind"] for call in house.gateway.rung] == ["sms"]


async def test_two_may_share_a_duty_telephone(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"], "liang": NUMBERS["feng"]}) as house:
        clock.set(at("2026-11-04 23:30"))
        await house.say(DANGER)
        assert len(house.gateway.to(NUMBERS["feng"])) == 2


async def test_each_is_spoken_to_in_a_language_of_their_own(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        pages = house.centre.house.pages
        workers = tuple(replace(one, languages=("en",)) if one.id == "feng" else one for one in pages.station.workers)
        house.centre.house.pages = replace(pages, station=replace(pages.station, workers=workers))
        clock.set(at("2026-11-04 23:30"))
        await house.say(DANGER)
        (call,) = house.gateway.rung
        assert call["lang"] == "en"
        assert call["say"] == "Linli alert: 白云 1 1 0 4, 0 1, red. Please look now. Press 1 if you heard this."


async def test_it_rings_while_everything_runs_by_itself(store: Store, clock: FrozenClock) -> None:
    clock.set(at("2026-11-04 23:30"))
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        centre = house.centre
        async with asyncio.TaskGroup() as group:
            loops = [
                group.create_task(one)
                for one in (centre.hear_on(), centre.tick_on(), house.courier.run(), house.loud.run())
            ]
            await house.begin(DANGER)

            async def rung() -> bool:
                return bool(house.gateway.rung)

            await until("the telephone to ring", rung)
            for loop in loops:
                loop.cancel()
        assert house.gateway.to(NUMBERS["feng"]) == [SAID]
