"""What was changed since the page was written, laid on the roster: cuts are exact; of two changes the later holds."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.pages.station import load_station
from referral.duty import gaps, is_open, next_duty, next_turn, on_duty, staffed_end, stands_first
from referral.roster import openings, shifts_on
from referral.station import (
    EVERY,
    Calendar,
    Change,
    Deed,
    Line,
    On,
    Period,
    Shift,
    Slot,
    Station,
    Turn,
    Watch,
    Worker,
)

BAIYUN = load_station(Path(__file__).parents[2] / "centres" / "baiyun")
DAY = Slot(Period(0, 540, 1080), Line("feng", "liang", "tan", ("he",)))  # Monday 9:00 to 18:00
NIGHT = Slot(Period(0, 1260, 1950), Line("su"), Watch.NIGHT)  # Monday 21:00 to Tuesday 8:30
HOUSE = replace(BAIYUN, duty=(DAY, NIGHT), hours=(Period(0, 540, 1080), Period(1, 540, 1080)), calendar=Calendar())
MONDAY = date(2026, 11, 23)


def at(text: str) -> datetime:
    """An instant of that week: ``mon 10:00``."""
    day, clock = text.split()
    number = 23 + ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(day)
    return datetime.fromisoformat(f"2026-11-{number}T{clock:0>5}").replace(tzinfo=BAIYUN.tz)


def change(no: int, deed: Deed, start: str, end: str, **more: object) -> Change:
    return replace(Change(no, deed, at(start), at(end)), **more)  # type: ignore[arg-type] # whatever field is named


def changed(*changes: Change, house: Station = HOUSE) -> Station:
    return replace(house, changes=changes)


def shown(station: Station, day: date = MONDAY) -> list[str]:
    def clock(one: datetime) -> str:
        return f"{one.astimezone(station.tz):%H:%M}"

    return [
        f"{clock(one.start)}-{clock(one.end)} {'+'.join(one.line.at_work) or '-'} {one.line.second or '-'}"
        for one in shifts_on(station, day)
    ]


AWAY = change(1, Deed.LEAVE, "mon 10:00", "mon 12:00", worker="feng")
COVERED = change(2, Deed.COVER, "mon 11:00", "mon 12:00", worker="su", place="first")


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ((), ["09:00-18:00 feng+he liang"]),
        # who stands beside moves up while the first is away
        ((AWAY,), ["09:00-10:00 feng+he liang", "10:00-12:00 he liang", "12:00-18:00 feng+he liang"]),
        # cut at the shift's own ends
        (
            (change(1, Deed.LEAVE, "mon 0:00", "mon 10:00", worker="feng"),),
            ["09:00-10:00 he liang", "10:00-18:00 feng+he liang"],
        ),
        (
            (change(1, Deed.LEAVE, "mon 17:00", "tue 9:00", worker="feng"),),
            ["09:00-17:00 feng+he liang", "17:00-18:00 he liang"],
        ),
        # one that only touches changes nothing
        ((change(1, Deed.LEAVE, "mon 8:00", "mon 9:00", worker="feng"),), ["09:00-18:00 feng+he liang"]),
        ((change(1, Deed.LEAVE, "mon 18:00", "mon 19:00", worker="feng"),), ["09:00-18:00 feng+he liang"]),
        # who stands nowhere is not missed
        ((change(1, Deed.LEAVE, "mon 9:00", "mon 18:00", worker="tan"),), ["09:00-18:00 feng+he liang"]),
        ((change(1, Deed.LEAVE, "mon 9:00", "mon 18:00", worker="liang"),), ["09:00-18:00 feng+he -"]),
        # cover in a place of the line
        ((COVERED,), ["09:00-11:00 feng+he liang", "11:00-12:00 su+he liang", "12:00-18:00 feng+he liang"]),
        (
            (replace(COVERED, place="second"),),
            ["09:00-11:00 feng+he liang", "11:00-12:00 feng+he su", "12:00-18:00 feng+he liang"],
        ),
        (
            (replace(COVERED, place="beside"),),
            ["09:00-11:00 feng+he liang", "11:00-12:00 feng+he+su liang", "12:00-18:00 feng+he liang"],
        ),
        (
            (replace(COVERED, worker=None),),
            ["09:00-11:00 feng+he liang", "11:00-12:00 he liang", "12:00-18:00 feng+he liang"],
        ),
        # cover instead of somebody, wherever they stand
        (
            (replace(COVERED, place=None, instead_of="he"),),
            ["09:00-11:00 feng+he liang", "11:00-12:00 feng+su liang", "12:00-18:00 feng+he liang"],
        ),
        ((replace(COVERED, place=None, instead_of="yu"),), ["09:00-18:00 feng+he liang"]),
        # of two the later holds: leave, and then cover for part of it; who was beside is so again
        (
            (AWAY, COVERED),
            [
                "09:00-10:00 feng+he liang",
                "10:00-11:00 he liang",
                "11:00-12:00 su+he liang",
                "12:00-18:00 feng+he liang",
            ],
        ),
        (
            (AWAY, replace(COVERED, place=None, instead_of="feng")),
            [
                "09:00-10:00 feng+he liang",
                "10:00-11:00 he liang",
                "11:00-12:00 su+he liang",
                "12:00-18:00 feng+he liang",
            ],
        ),
        # cover, and then the one who covers falls ill
        (
            (replace(COVERED, no=1), change(2, Deed.LEAVE, "mon 11:30", "mon 12:00", worker="su")),
            [
                "09:00-11:00 feng+he liang",
                "11:00-11:30 su+he liang",
                "11:30-12:00 he liang",
                "12:00-18:00 feng+he liang",
            ],
        ),
        (
            (COVERED, replace(COVERED, no=3, worker="tan", start=at("mon 11:30"))),
            [
                "09:00-11:00 feng+he liang",
                "11:00-11:30 su+he liang",
                "11:30-12:00 tan+he liang",
                "12:00-18:00 feng+he liang",
            ],
        ),
    ],
)
def test_a_change_holds_from_its_beginning_to_its_end(changes: tuple[Change, ...], day: list[str]) -> None:
    assert shown(changed(*changes)) == [*day, "21:00-08:30 su -"]


def test_leave_over_midnight_cuts_the_night_and_shows_as_a_gap() -> None:
    ill = changed(change(1, Deed.LEAVE, "tue 0:00", "wed 0:00", worker="su"))
    assert shown(ill)[1:] == ["21:00-00:00 su -", "00:00-08:30 - -"]
    assert on_duty(ill, at("mon 23:59")).first == "su"
    assert on_duty(ill, at("tue 0:00")) == Line()
    assert [one for one in gaps(ill, at("mon 8:00"), 1) if one[0] >= at("mon 20:00")] == [
        (at("tue 0:00"), at("tue 8:00"))
    ]


def test_the_parts_of_a_shift_know_whose_they_are() -> None:
    parts = shifts_on(changed(AWAY), MONDAY)
    assert {one.base for one in parts[:3]} == {at("mon 9:00")}
    assert parts[3].base == at("mon 21:00")
    assert parts[3].watch is Watch.NIGHT


def test_when_all_of_the_first_line_are_away_nobody_is_invented() -> None:
    both = changed(AWAY, replace(AWAY, no=2, worker="he"))
    assert on_duty(both, at("mon 10:30")) == Line(None, "liang", "tan")
    assert next_duty(both, at("mon 10:30")) == at("mon 12:00")
    assert next_turn(both, "feng", at("mon 10:30")) == at("mon 12:00")
    assert gaps(both, at("mon 9:00"), 1)[0] == (at("mon 10:00"), at("mon 12:00"))


def test_leave_and_then_cover_for_a_part_of_it() -> None:
    alone = replace(HOUSE, duty=(replace(DAY, line=Line("feng", "liang")),))
    assert shown(changed(AWAY, COVERED, house=alone)) == [
        "09:00-10:00 feng liang",
        "10:00-11:00 - liang",
        "11:00-12:00 su liang",
        "12:00-18:00 feng liang",
    ]


def test_a_swap_is_two_covers() -> None:
    swapped = changed(
        change(1, Deed.COVER, "mon 9:00", "mon 18:00", worker="su", instead_of="feng"),
        change(2, Deed.COVER, "mon 21:00", "tue 8:30", worker="feng", instead_of="su"),
    )
    assert shown(swapped) == ["09:00-18:00 su+he liang", "21:00-08:30 feng -"]


def test_an_extra_shift_goes_before_the_pages_own() -> None:
    extra = changed(
        change(1, Deed.SHIFT, "mon 17:00", "mon 20:00", line=Line("su", "feng"), watch=Watch.LATE),
        change(2, Deed.LEAVE, "mon 19:00", "mon 20:00", worker="su"),
    )
    assert shown(extra)[1:3] == ["17:00-19:00 su feng", "19:00-20:00 - feng"]
    assert on_duty(extra, at("mon 18:30")).first == "su"
    assert stands_first(extra, at("mon 8:00"), 1) == ("feng", "he", "su")
    assert shifts_on(extra, MONDAY)[1].watch is Watch.LATE


def test_an_extra_shift_on_a_closed_day_stands() -> None:
    shut = replace(HOUSE, closed=frozenset({MONDAY}))
    assert shown(shut) == []
    house = changed(change(1, Deed.SHIFT, "mon 9:00", "mon 12:00", line=Line("su")), house=shut)
    assert shown(house) == ["09:00-12:00 su -"]


# ---- storms ----------------------------------------------------------------------------------------------------------

STORM = change(1, Deed.STORM, "mon 11:00", "tue 7:00")
STORMY = Slot(Period(EVERY, 0, 1440), Line("liang", "he"), on=On.STORM)


def test_a_storm_shuts_the_door_and_the_ordinary_lines_stay_where_there_are_no_others() -> None:
    blown = changed(STORM)
    assert openings(blown, MONDAY) == ((at("mon 9:00"), at("mon 11:00")),)
    assert is_open(blown, at("mon 10:59"))
    assert not is_open(blown, at("mon 11:00"))
    assert is_open(blown, at("tue 9:00"))
    assert shown(blown) == ["09:00-18:00 feng+he liang", "21:00-08:30 su -"]
    assert staffed_end(blown, at("mon 10:30"), 60) == at("tue 9:30")  # the clock stands still while it blows


def test_a_storms_lines_stand_while_it_blows() -> None:
    blown = changed(STORM, house=replace(HOUSE, duty=(DAY, NIGHT, STORMY)))
    assert shown(blown) == ["09:00-11:00 feng+he liang", "11:00-00:00 liang he", "07:00-08:30 su -"]
    assert shown(blown, date(2026, 11, 24)) == ["00:00-07:00 liang he"]
    for moment, first in (("mon 10:59", "feng"), ("mon 11:00", "liang"), ("tue 6:59", "liang"), ("tue 7:00", "su")):
        assert on_duty(blown, at(moment)).first == first
    assert shown(replace(blown, changes=())) == ["09:00-18:00 feng+he liang", "21:00-08:30 su -"]


def test_leave_holds_in_a_storm_too() -> None:
    ill = change(2, Deed.LEAVE, "mon 12:00", "mon 13:00", worker="liang")
    blown = changed(STORM, ill, house=replace(HOUSE, duty=(DAY, NIGHT, STORMY)))
    assert on_duty(blown, at("mon 12:30")) == Line(None, "he")


def test_a_door_may_be_open_in_a_storm() -> None:
    shelter = replace(HOUSE, hours_on={On.STORM: (Period(EVERY, 600, 900),)})
    assert openings(changed(STORM, house=shelter), MONDAY) == (
        (at("mon 9:00"), at("mon 11:00")),
        (at("mon 11:00"), at("mon 15:00")),
    )


def test_two_storms_of_one_day_are_both_kept() -> None:
    second = change(2, Deed.STORM, "mon 16:00", "mon 17:00")
    first = replace(STORM, end=at("mon 13:00"))
    assert openings(changed(first, second), MONDAY) == (
        (at("mon 9:00"), at("mon 11:00")),
        (at("mon 13:00"), at("mon 16:00")),
        (at("mon 17:00"), at("mon 18:00")),
    )


def test_two_signals_that_stand_at_once_blow_once() -> None:
    second = change(2, Deed.STORM, "mon 15:00", "tue 9:00")
    blown = changed(STORM, second, house=replace(HOUSE, duty=(DAY, NIGHT, STORMY)))
    assert shown(blown) == ["09:00-11:00 feng+he liang", "11:00-00:00 liang he"]
    assert shown(blown, date(2026, 11, 24)) == ["00:00-09:00 liang he"]
    shelter = replace(HOUSE, hours_on={On.STORM: (Period(EVERY, 600, 960),)})
    opened = openings(changed(STORM, second, house=shelter), MONDAY)
    assert opened == ((at("mon 9:00"), at("mon 11:00")), (at("mon 11:00"), at("mon 16:00")))


# ---- days, turns, people ---------------------------------------------------------------------------------------------


def test_a_holiday_has_its_own_lines_and_a_make_up_day_the_weekdays() -> None:
    holiday = Slot(Period(EVERY, 600, 720), Line("tan"), Watch.HOLIDAY, On.HOLIDAY)
    calendar = Calendar({MONDAY: "节"}, {date(2026, 11, 28): 0})
    house = replace(HOUSE, duty=(DAY, holiday), calendar=calendar)
    assert shown(house) == ["10:00-12:00 tan -"]
    assert shown(house, date(2026, 11, 28)) == ["09:00-18:00 feng+he liang"]  # a Saturday, worked like a Monday
    assert openings(house, MONDAY) == ()
    assert openings(house, date(2026, 11, 28))[0][0] == at("sat 9:00")
    own = replace(house, extra={MONDAY: 0})  # the centre's own list holds before the calendar
    assert shown(own) == ["09:00-18:00 feng+he liang"]


@pytest.mark.parametrize(
    ("each", "days", "first"),
    [
        (Turn.DAY, ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-22"), "bcaba"),
        (Turn.WEEK, ("2026-11-23", "2026-11-29", "2026-11-30", "2026-12-14", "2026-11-22"), "aabac"),
        (Turn.MONTH, ("2026-11-01", "2026-12-31", "2027-01-01", "2027-02-28", "2026-10-31"), "abcac"),
    ],
)
def test_lines_take_turns_from_the_anchor_on_and_before_it(each: Turn, days: tuple[str, ...], first: str) -> None:
    turns = (Line("a"), Line("b"), Line("c"))
    slot = Slot(Period(0, 0, 60), Line(), turns=turns, each=each, anchor=date(2026, 11, 25))
    assert [slot.line_on(date.fromisoformat(day)).first for day in days] == list(first)


def test_who_has_left_or_not_yet_begun_stands_nowhere() -> None:
    def with_dates(one: Worker) -> Worker:
        if one.id == "feng":
            return replace(one, until=date(2026, 11, 22))
        return replace(one, since=date(2026, 11, 24)) if one.id == "su" else one

    house = replace(HOUSE, workers=tuple(map(with_dates, HOUSE.workers)))
    assert shown(house) == ["09:00-18:00 he liang", "21:00-08:30 - -"]


def test_a_shift_is_a_value_and_remembered() -> None:
    once = shifts_on(HOUSE, MONDAY)
    assert shifts_on(HOUSE, MONDAY) is once
    assert once[0] == Shift(at("mon 9:00"), at("mon 18:00"), DAY.line, Watch.DAY, at("mon 9:00"))
