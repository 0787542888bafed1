"""Leave and storms: by whom, what they leave bare, what the desk is told, and that the past stays as it was."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.centre import away, changed, gapwatch, housekeeping
from bot.centre.away import Absence, Weather
from bot.centre.house import Work
from bot.messages import Done, Refused
from bot.store.tables import t_deadline
from referral.duty import is_open, on_duty
from tests.roster.conftest import Street
from tests.roster.days import FRI, MON, SAT, THU, WED, at

ILL = Absence("feng", at(THU, "0:00"), at(SAT, "0:00"), "ill")
TYPHOON = Weather("baiyun", at(THU, "12:00"), "typhoon")


async def leave(street: Street, what: Absence, by: str = "feng") -> Done | Refused:
    return await street.does(by, lambda work, who: away.leave(work, who, what))


async def test_leave_says_which_shifts_lose_their_first_line(street: Street) -> None:
    lost = await street.centre.work(lambda work: away.ahead(work, "feng", ILL.start, ILL.end))
    assert [(one.shift.start, one.bare) for one in lost] == [(at(THU, "8:30"), True), (at(FRI, "8:30"), True)]
    outcome = await leave(street, ILL)
    assert outcome.args["count"] == "2"
    assert on_duty(await street.unit(), at(THU, "10:00")).first is None
    assert await street.keys("desk:baiyun") == ["roster-desk-leave", "roster-gaps"]
    assert (await street.letters("desk:baiyun"))[1].text.count("一线没有人") == 3  # the heading and two shifts


@pytest.mark.parametrize(
    ("what", "by", "key"),
    [
        (ILL, "liang", "refused-role"),
        (ILL, "tan", "roster-done-leave"),
        (replace(ILL, worker="nobody"), "tan", "roster-no-person"),
        (replace(ILL, end=ILL.start), "feng", "roster-no-end"),
        (replace(ILL, start=at(2, "0:00"), end=at(3, "0:00")), "feng", "roster-no-past"),
        (replace(ILL, why="a long story"), "feng", "roster-no-person"),
    ],
)
async def test_who_may_enter_it_and_when(street: Street, what: Absence, by: str, key: str) -> None:
    assert (await leave(street, what, by)).key == key


async def test_the_same_leave_twice_is_refused(street: Street) -> None:
    await leave(street, ILL)
    assert (await leave(street, ILL)).key == "roster-no-leave"


async def test_ones_own_leave_is_taken_back_by_oneself(street: Street) -> None:
    await leave(street, ILL)
    number = (await street.unit()).changes[0].no
    assert (await street.does("su", lambda work, who: changed.take_back(work, who, number))).key == "refused-role"
    assert isinstance(await street.does("feng", lambda work, who: changed.take_back(work, who, number)), Done)
    assert on_duty(await street.unit(), at(THU, "10:00")).first == "feng"


async def test_a_storm_shuts_the_door_at_once_and_ends_when_it_is_over(street: Street) -> None:
    street.clock.set(at(THU, "9:00"))
    assert (await street.does("feng", lambda work, who: away.storm(work, who, TYPHOON))).key == "refused-role"
    assert isinstance(await street.does("tan", lambda work, who: away.storm(work, who, TYPHOON)), Done)
    assert not is_open(await street.unit(), at(THU, "10:00"))
    assert (await street.does("tan", lambda work, who: away.storm(work, who, TYPHOON))).key == "roster-no-storm"
    street.clock.set(at(THU, "10:00"))
    (storm,) = await street.centre.work(lambda work: away.storms(work, "baiyun"))
    assert (
        await street.does("tan", lambda work, who: changed.take_back(work, who, storm.no))
    ).key == "roster-done-calm"
    unit = await street.unit()
    assert not is_open(unit, at(THU, "9:59"))
    assert is_open(unit, at(THU, "10:00"))
    assert await street.keys("desk:baiyun") == ["roster-desk-storm", "roster-desk-calm"]


@pytest.mark.parametrize(
    ("what", "by", "key"),
    [
        (replace(TYPHOON, unit="liuan"), "xiong", "roster-done-storm"),
        (replace(TYPHOON, unit="qingshi"), "xiong", "refused-role"),
        (replace(TYPHOON, unit="liuan", everywhere=True), "gu", "refused-role"),
        (replace(TYPHOON, unit="hexi", everywhere=True), "gu", "roster-done-storm"),
        (replace(TYPHOON, unit="hexi", until=at(MON, "12:00")), "gu", "roster-no-long"),
        (replace(TYPHOON, unit="hexi", until=at(WED, "12:00")), "gu", "roster-no-end"),
        (replace(TYPHOON, unit="hexi", why="tired"), "gu", "refused-role"),
    ],
)
async def test_who_may_stop_work_where(district: Street, what: Weather, by: str, key: str) -> None:
    assert (await district.does(by, lambda work, who: away.storm(work, who, what))).key == key


async def test_a_storm_everywhere_shuts_every_door(district: Street) -> None:
    district.clock.set(at(THU, "9:00"))
    assert is_open(await district.unit("liuan"), at(THU, "10:00"))
    what = Weather("hexi", at(THU, "12:00"), "rainstorm", everywhere=True)
    await district.does("gu", lambda work, who: away.storm(work, who, what))
    assert not is_open(await district.unit("liuan"), at(THU, "10:00"))
    assert await district.keys("desk:songbai") == ["roster-desk-storm"]


# ---- the check each morning ----


async def look(street: Street, unit: str) -> str:
    """What the ticker does with the unit's deadline."""

    def fall_due(work: Work) -> str:
        kind = f"{gapwatch.KIND}:{unit}"
        row = work.conn.execute(select(t_deadline).where(t_deadline.c.kind == kind)).first()
        assert row is not None
        return housekeeping.KINDS[gapwatch.KIND](work, row)

    return await street.centre.work(fall_due)


async def test_each_unit_is_looked_at_every_morning_at_nine(street: Street) -> None:
    for _ in range(2):
        await street.centre.work(gapwatch.arm)
    query = select(t_deadline.c.due_at).where(t_deadline.c.kind.like("gaps:%"))
    rows = await street.centre.work(lambda work: work.conn.execute(query).all())
    assert [row.due_at for row in rows] == [at(THU, "9:00")]


async def test_the_morning_says_only_what_is_new_or_near(street: Street) -> None:
    await street.centre.work(gapwatch.arm)
    await leave(street, replace(ILL, start=at(MON, "0:00"), end=at(MON + 1, "0:00")))
    assert (await street.keys("desk:baiyun"))[-1] == "roster-gaps"
    told = len(await street.keys("desk:baiyun"))
    for day, more in ((THU, 0), (FRI, 0), (SAT, 1)):  # on Saturday morning Monday is 48 hours away
        street.clock.set(at(day, "9:00"))
        assert await look(street, "baiyun") == "done"
        told += more
        assert len(await street.keys("desk:baiyun")) == told, day


async def test_where_nobody_oversees_the_unit_above_hears_of_it_too(district: Street) -> None:
    unit = await district.unit("jiangxin")
    worker = unit.workers[0].id
    start = at(THU, "0:00")
    what = Absence(worker, start, at(FRI, "0:00"), "ill")
    assert isinstance(await leave(district, what, worker), Done)
    assert "roster-gaps" in await district.keys("desk:jiangxin")
    assert "roster-gaps" in await district.keys("desk:hexi")


async def test_a_room_that_stands_with_the_streets_line_does_not_say_it_again(district: Street) -> None:
    await district.centre.work(gapwatch.arm)
    for worker in ("jiang", "wei"):
        await leave(district, Absence(worker, at(THU, "0:00"), at(FRI, "0:00"), "ill"), worker)
    district.clock.set(at(THU, "7:00"))
    assert await look(district, "liuan") == "done"
    assert await look(district, "dongan") == "done"
    assert "roster-gaps" in await district.keys("desk:liuan")
    assert await district.keys("desk:dongan") == []
