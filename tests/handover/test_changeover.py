"""When the line changes: who goes, who comes, and how long nobody stands."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.centre.changeover import Change, changes
from referral.station import Change as Changed
from referral.station import Deed, Station
from tests.house import pages

TZ = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TZ)


def first(station: Station, after: datetime) -> Change:
    return next(changes(station, after))


@pytest.fixture
def baiyun() -> Station:
    return pages().station


def test_lunch_and_the_night_between_two_of_ones_own_days_are_no_change(baiyun: Station) -> None:
    assert first(baiyun, at(4, 10)).ends == at(5, 18)  # Wednesday's evening is Feng's, and so is Thursday's morning


def test_the_evening_worker_takes_over_an_hour_later(baiyun: Station) -> None:
    change = first(baiyun, at(5, 12))
    assert (change.givers, change.taker) == (("feng",), "su")
    assert (change.ends, change.begins, change.at) == (at(5, 18), at(5, 19), at(5, 19))


def test_after_saturday_nobody_comes_before_monday(baiyun: Station) -> None:
    change = first(baiyun, at(7, 12))
    assert (change.givers, change.taker) == (("liang",), None)
    assert change.at == at(7, 18)
    assert change.begins == at(9, 8, 30)


def test_the_same_worker_after_a_weekend_is_a_change_too() -> None:
    jiangxin = pages("hexi").organisation.units["jiangxin"]
    change = first(jiangxin, at(6, 12))  # chi, alone there, on Friday
    assert (change.givers, change.taker, change.ends) == (("chi",), None, at(6, 17))


def test_into_the_night_danger_goes_one_way_and_the_rest_another() -> None:
    hexi = pages("hexi").organisation.units["hexi"]
    danger, rest = [one for one in changes(hexi, at(13, 12)) if one.ends == at(13, 18)]
    assert (danger.danger, danger.taker, danger.at) == (True, "cheng", at(13, 18))
    assert (rest.danger, rest.taker, rest.at) == (False, "pan", at(14, 8, 30))


def test_leave_in_the_middle_of_a_shift_is_a_change_and_the_second_takes_over(baiyun: Station) -> None:
    leave = Changed(1, Deed.LEAVE, at(4, 15).astimezone(UTC), at(6, 0).astimezone(UTC), worker="feng")
    change = first(replace(baiyun, changes=(leave,)), at(4, 12))
    assert (change.ends, change.givers, change.taker, change.at) == (at(4, 15), ("feng",), "liang", at(4, 15))


def test_a_roster_that_ends_has_a_last_change_to_nobody(baiyun: Station) -> None:
    over = replace(baiyun, until=at(6, 0).date())
    change = next(one for one in changes(over, at(6, 12)))
    assert (change.givers, change.taker, change.begins) == (("feng",), None, None)
