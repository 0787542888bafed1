"""Public holidays and make-up days of the five regions: days known by hand, and both packages against each other."""

from datetime import date, timedelta

import pytest

from bot.pages.calendar import KNOWN, calendar_of

REGIONS = ("CN", "HK", "MO", "TW", "SG")


@pytest.mark.parametrize(
    ("region", "day", "name"),
    [
        ("CN", "2026-01-01", "元旦"),
        ("CN", "2026-02-15", "春节"),  # the break begins on the Sunday before New Year's Eve
        ("CN", "2026-02-17", "春节"),
        ("CN", "2026-04-05", "清明"),
        ("CN", "2026-05-05", "劳动节"),
        ("CN", "2026-06-19", "端午"),
        ("CN", "2026-09-25", "中秋"),
        ("CN", "2026-10-01", "国庆节"),
        ("CN", "2026-10-04", "国庆节"),  # a Sunday within the break
        ("CN", "2026-10-07", "国庆节"),
        ("HK", "2026-02-17", "農曆年初一"),
        ("HK", "2026-04-03", "耶穌受難節"),
        ("HK", "2026-07-01", "香港特別行政區成立紀念日"),
        ("HK", "2026-10-19", "重陽節翌日"),  # the festival is a Sunday
        ("MO", "2026-02-17", "農曆正月初一"),
        ("MO", "2026-12-20", "澳門特別行政區成立紀念日"),
        ("MO", "2026-12-24", "聖誕節前日"),  # none of the ten mandatory days, but nobody is there
        ("TW", "2026-02-28", "和平紀念日"),
        ("TW", "2026-02-27", "和平紀念日（補假）"),  # the 28th is a Saturday
        ("TW", "2026-10-10", "國慶日"),
        ("SG", "2026-08-10", "National Day (observed)"),  # the 9th is a Sunday
        ("SG", "2026-05-27", "Hari Raya Haji"),
    ],
)
def test_a_holiday_is_known_by_name(region: str, day: str, name: str) -> None:
    assert name in calendar_of(region).off[date.fromisoformat(day)]


@pytest.mark.parametrize(
    ("region", "day"),
    [
        ("CN", "2026-10-08"),
        ("CN", "2026-10-10"),  # worked in the mainland, National Day in Taiwan
        ("CN", "2026-12-25"),
        ("HK", "2026-02-16"),
        ("HK", "2026-10-02"),
        ("MO", "2026-10-08"),
        ("TW", "2026-10-01"),
        ("SG", "2026-10-01"),
    ],
)
def test_another_regions_holiday_is_none(region: str, day: str) -> None:
    assert date.fromisoformat(day) not in calendar_of(region).off


@pytest.mark.parametrize(
    ("region", "day", "weekday"),
    [
        ("CN", "2026-01-04", 4),  # a Sunday, worked for Friday the 2nd
        ("CN", "2026-02-14", 4),  # for Friday 20 February
        ("CN", "2026-02-28", 0),  # for Monday the 23rd
        ("CN", "2026-05-09", 1),  # for Tuesday the 5th
        ("CN", "2026-09-20", 1),  # for Tuesday 6 October
        ("CN", "2026-10-10", 2),  # a Saturday, worked for Wednesday the 7th
        ("TW", "2024-02-17", 3),  # the last years in which Taiwan had them
        ("TW", "2025-02-08", 0),
    ],
)
def test_a_make_up_day_is_worked_for_the_day_that_was_given(region: str, day: str, weekday: int) -> None:
    calendar = calendar_of(region)
    assert calendar.makeup[date.fromisoformat(day)] == weekday
    assert date.fromisoformat(day) not in calendar.off


def test_hong_kong_keeps_its_seventeen_general_holidays() -> None:
    days = [day for day in calendar_of("HK").off if day.year == 2026]
    assert len(days) == 17
    assert date(2026, 4, 7) in days  # Ching Ming and Easter meet: the day after Easter Monday


def test_the_other_regions_work_on_no_weekend_in_2026() -> None:
    for region in ("HK", "MO", "TW", "SG"):
        assert not [day for day in calendar_of(region).makeup if day.year == 2026]


def test_make_up_days_are_weekends_and_stand_for_weekdays() -> None:
    for region in REGIONS:
        for day, weekday in calendar_of(region).makeup.items():
            assert day.weekday() >= 5
            assert weekday < 5


def test_both_packages_know_the_same_weekdays_off_in_the_mainland() -> None:
    """They are kept by different people from the same notices; a weekend in a break only one of them lists."""
    import holidays  # noqa: PLC0415

    for year in (2024, 2025, 2026):
        ours = {day for day in calendar_of("CN").off if day.year == year and day.weekday() < 5}
        theirs = {day for day in holidays.country_holidays("CN", years=year) if day.weekday() < 5}
        given = {day for day in theirs if day not in calendar_of("CN").makeup}
        assert ours == given


def test_the_mainland_is_known_until_its_last_table_and_then_as_its_law_says() -> None:
    from chinese_calendar import constants  # noqa: PLC0415

    calendar = calendar_of("CN")
    assert calendar.until == max(day.year for day in constants.holidays)
    after = {day for day in calendar.off if day.year == calendar.until + 1}
    assert {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)} <= {(day.month, day.day) for day in after}
    assert len(after) <= 13  # the days of the law, none that only a table could give
    assert not [day for day in calendar.makeup if day.year > calendar.until]


def test_a_year_with_guessed_days_is_not_known() -> None:
    singapore = calendar_of("SG")
    guessed = min(day.year for day, name in singapore.off.items() if "estimated" in name)
    assert singapore.until == guessed - 1
    assert calendar_of("HK").until == KNOWN.stop - 1


def test_only_the_years_that_were_asked_for_are_told() -> None:
    for region in REGIONS:
        few = calendar_of(region, range(2025, 2027))
        assert {day.year for day in few.off} == {2025, 2026}
        assert few.until == 2026


def test_a_whole_break_has_no_hole() -> None:
    off = calendar_of("CN").off
    golden = [date(2026, 10, 1) + timedelta(days=step) for step in range(7)]
    assert all(day in off for day in golden)
