"""换班: both sides confirm, the first answer holds, and until then nothing changes."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.centre import away, changed, swapping
from bot.centre.house import Work
from bot.centre.swapping import NO, WITHDRAW, YES, Exchange
from bot.messages import Done, Outcome, Refused
from bot.store import peers
from bot.store.engine import Store
from bot.store.tables import t_change, t_deadline, t_swap
from referral.duty import on_duty
from referral.station import Line
from tests.clock import FrozenClock
from tests.roster.conftest import Street, opened
from tests.roster.days import MON, SAT, THU, TUE, WED, at

# 冯 stands on Monday, 梁 on Saturday.
BOTH = Exchange("baiyun", "feng", at(MON, "8:30"), "he", at(TUE, "19:00"))
GIVE = replace(BOTH, back_start=None)


async def ask(street: Street, what: Exchange = BOTH, by: str = "feng") -> Outcome:
    return await street.does(by, lambda work, who: swapping.ask(work, who, what))


async def answer(street: Street, by: str, what: str, number: int = 1) -> Outcome:
    return await street.does(by, lambda work, who: swapping.answer(work, who, number, what))


async def test_nothing_changes_until_the_other_agrees_then_both_at_once(street: Street) -> None:
    assert isinstance(await ask(street), Done)
    assert on_duty(await street.unit(), at(MON, "10:00")).first == "feng"
    assert await street.keys("worker:he") == ["roster-swap-please"]
    assert isinstance(await answer(street, "he", YES), Done)
    unit = await street.unit()
    assert on_duty(unit, at(MON, "10:00")).first == "he"
    assert on_duty(unit, at(TUE, "20:00")).first == "feng"
    assert await street.keys("desk:baiyun") == ["roster-desk-agreed"]
    assert await street.keys("worker:feng") == ["roster-swap-agreed"]
    rows = await street.centre.work(lambda work: work.conn.execute(select(t_change)).all())
    assert {(row.deed, row.swap_id) for row in rows} == {("cover", 1)}


async def test_two_of_one_line_trade_their_places(street: Street) -> None:
    what = Exchange("baiyun", "feng", at(MON, "8:30"), "liang", at(SAT, "8:30"))
    assert isinstance(await ask(street, what), Done)
    assert isinstance(await answer(street, "liang", YES), Done)
    unit = await street.unit()
    assert on_duty(unit, at(MON, "10:00")) == Line("liang", "feng", "tan")
    assert on_duty(unit, at(SAT, "10:00")) == Line("feng", "liang", "tan")


@pytest.mark.parametrize(("by", "what"), [("he", NO), ("feng", WITHDRAW), ("tan", WITHDRAW)])
async def test_refused_or_withdrawn_it_stays_as_it_was(street: Street, by: str, what: str) -> None:
    await ask(street)
    assert isinstance(await answer(street, by, what), Done)
    assert on_duty(await street.unit(), at(MON, "10:00")).first == "feng"
    assert (await answer(street, "he", YES)).key == "roster-no-answered"


@pytest.mark.parametrize(("by", "what"), [("feng", YES), ("tan", YES), ("su", NO), ("su", WITHDRAW), ("he", WITHDRAW)])
async def test_nobody_answers_for_another(street: Street, by: str, what: str) -> None:
    await ask(street)
    assert (await answer(street, by, what)).key == "refused-role"


@pytest.mark.parametrize(
    ("what", "by", "key"),
    [
        (BOTH, "su", "refused-role"),
        (BOTH, "tan", "roster-done-asked"),
        (replace(BOTH, unit="hexi"), "feng", "roster-no-shift"),
        (replace(BOTH, back_start=at(THU, "19:00")), "feng", "roster-no-shift"),
        (replace(BOTH, start=at(WED, "8:30")), "feng", "roster-no-past"),
        (replace(BOTH, taker="feng", back_start=None), "feng", "roster-no-same"),
        (replace(GIVE, start=at(TUE, "19:00")), "feng", "roster-done-asked"),
        (replace(GIVE, taker="nobody"), "feng", "roster-no-person"),
    ],
)
async def test_what_cannot_be_swapped(street: Street, what: Exchange, by: str, key: str) -> None:
    assert (await ask(street, what, by)).key == key


async def test_the_same_shift_is_not_asked_about_twice(street: Street) -> None:
    await ask(street)
    assert (await ask(street, replace(GIVE, taker="su"))).key == "roster-no-asked"


async def test_who_went_on_leave_meanwhile_cannot_agree(street: Street) -> None:
    await ask(street)
    leave = away.Absence("he", at(MON, "0:00"), at(TUE, "0:00"), "ill")
    await street.does("he", lambda work, who: away.leave(work, who, leave))
    assert (await answer(street, "he", YES)).key == "roster-no-leave"
    assert on_duty(await street.unit(), at(MON, "10:00")).first == "feng"


async def test_unanswered_by_the_start_of_the_shift_it_lapses(street: Street) -> None:
    await ask(street, GIVE)

    def lapse(work: Work) -> str:
        row = work.conn.execute(select(t_deadline).where(t_deadline.c.kind == "swap:1")).one()
        assert row.due_at == at(MON, "8:30")
        return swapping.lapse(work, row)

    street.clock.set(at(MON, "8:30"))
    assert await street.centre.work(lapse) == "done"
    assert await street.keys("worker:feng") == ["roster-swap-lapsed"]
    assert (await answer(street, "he", YES)).key == "roster-no-answered"
    assert on_duty(await street.unit(), at(MON, "10:00")).first == "feng"
    assert await street.centre.work(lapse) == "off"


async def test_a_swap_is_taken_back_whole(street: Street) -> None:
    await ask(street)
    await answer(street, "he", YES)
    number = (await street.unit()).changes[0].no
    assert isinstance(await street.does("tan", lambda work, who: changed.take_back(work, who, number)), Done)
    unit = await street.unit()
    assert (on_duty(unit, at(MON, "10:00")).first, on_duty(unit, at(TUE, "20:00")).first) == ("feng", "he")


async def test_on_the_messenger_the_taker_gets_two_buttons(street: Street) -> None:
    def bind(work: Work) -> None:
        vault = work.house.vault
        peers.bind(work.conn, vault, address_id="private:he", door="private", who="he", peer={"chat": 7}, now=work.now)

    await street.centre.work(bind)
    await ask(street)
    (letter,) = await street.letters("private:he")
    assert [(one.id, one.label) for one in letter.buttons] == [("swap-yes:1", "同意"), ("swap-no:1", "不换")]
    assert (await street.letters("worker:he"))[0].buttons == ()


async def test_of_two_answers_at_once_one_holds(store: Store, clock: FrozenClock) -> None:
    street = await opened(store, clock, "baiyun")
    await ask(street)
    outcomes = await asyncio.gather(*(answer(street, "he", what) for what in (YES, NO, YES, NO)))
    assert sorted(isinstance(one, Done) for one in outcomes) == [False, False, False, True]
    rows = await street.centre.work(lambda work: work.conn.execute(select(t_swap.c.state)).scalars().all())
    covers = await street.centre.work(lambda work: work.conn.execute(select(t_change)).all())
    assert list(rows) in (["agreed"], ["refused"])
    assert bool(covers) is (list(rows) == ["agreed"])
    assert clock.now() < at(MON, "8:30") - timedelta(days=1)
    assert all(isinstance(one, Done | Refused) for one in outcomes)
