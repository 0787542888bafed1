"""Who stands on the line, and how staffed time runs: tables from a real week, and properties over any week."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pages.station import load_station
from referral.duty import (
    Line,
    Period,
    Slot,
    Station,
    gaps,
    is_open,
    line_order,
    next_duty,
    next_opening,
    on_duty,
    open_until,
    staffed_end,
    stands_first,
    working_days_end,
)

BAIYUN = load_station(Path(__file__).parents[2] / "centres" / "baiyun")


def local(text: str, station: Station = BAIYUN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=station.tz)


def shown(at: datetime | None, station: Station = BAIYUN) -> str:
    return f"{at.astimezone(station.tz):%a %d %H:%M}" if at else "never"


# 2026-11-02 is a Monday
@pytest.mark.parametrize(
    ("at", "first", "second", "opened"),
    [
        ("2026-11-02 08:29", None, None, False),
        ("2026-11-02 08:30", "feng", "liang", True),
        ("2026-11-02 12:00", "feng", "liang", False),  # lunch: covered, not open
        ("2026-11-02 17:59", "feng", "liang", True),
        ("2026-11-02 18:00", None, None, False),
        ("2026-11-03 19:30", "he", "feng", True),  # Tuesday evening
        ("2026-11-05 20:00", "su", "liang", True),  # Thursday evening
        ("2026-11-07 10:00", "liang", "feng", True),  # Saturday
        ("2026-11-08 10:00", None, None, False),  # Sunday
        ("2026-11-04 03:00", None, None, False),  # the night
        ("2027-01-01 10:00", None, None, False),  # a closed day
    ],
)
def test_the_demo_week_says_who_stands_and_whether_the_door_is_open(
    at: str, first: str | None, second: str | None, *, opened: bool
) -> None:
    line = on_duty(BAIYUN, local(at))
    assert (line.first, line.second) == (first, second)
    assert is_open(BAIYUN, local(at)) is opened


@pytest.mark.parametrize(
    ("at", "opening", "duty"),
    [
        ("2026-11-02 10:00", "Mon 02 10:00", "Mon 02 10:00"),
        ("2026-11-02 12:30", "Mon 02 14:00", "Mon 02 12:30"),
        ("2026-11-03 18:10", "Tue 03 19:00", "Tue 03 19:00"),
        ("2026-11-04 03:00", "Wed 04 08:30", "Wed 04 08:30"),
        ("2026-11-07 18:00", "Mon 09 08:30", "Mon 09 08:30"),
        ("2026-12-31 21:30", "Sat 02 08:30", "Sat 02 08:30"),
    ],
)
def test_the_next_opening_and_the_next_person_are_found(at: str, opening: str, duty: str) -> None:
    assert shown(next_opening(BAIYUN, local(at))) == opening
    assert shown(next_duty(BAIYUN, local(at))) == duty


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-11-02 08:30", 120, "Mon 02 10:30"),
        ("2026-11-02 11:00", 120, "Mon 02 15:00"),  # over lunch
        ("2026-11-02 17:30", 60, "Tue 03 09:00"),  # over a night
        ("2026-11-03 17:30", 60, "Tue 03 19:30"),  # into the evening
        ("2026-11-07 17:00", 90, "Mon 09 09:00"),  # over a Sunday
        ("2026-11-08 12:00", 60, "Mon 09 09:30"),  # sent on a Sunday: opening + 1 hour
        ("2026-11-02 16:00", 120, "Mon 02 18:00"),  # exactly to the end
        ("2026-11-02 13:00", 0, "Mon 02 14:00"),
    ],
)
def test_only_staffed_minutes_count(start: str, minutes: int, end: str) -> None:
    assert shown(staffed_end(BAIYUN, local(start), minutes)) == end


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-11-02 10:00", 1, "Tue 03 10:00"),
        ("2026-11-07 10:00", 1, "Mon 09 10:00"),
        ("2026-11-08 10:00", 1, "Tue 10 08:30"),  # counted from Monday's opening
        ("2026-11-03 20:00", 1, "Wed 04 18:00"),  # Wednesday has no evening: the last staffed moment before it
        ("2026-11-02 12:30", 3, "Thu 05 14:00"),
        ("2026-12-31 10:00", 1, "Sat 02 10:00"),  # New Year's Day does not count
    ],
)
def test_working_days_skip_what_is_closed(start: str, days: int, end: str) -> None:
    assert shown(working_days_end(BAIYUN, local(start), days)) == end


def test_a_make_up_day_is_worked_like_the_weekday_it_names_even_if_it_is_a_sunday() -> None:
    made_up = replace(BAIYUN, extra={date(2026, 11, 8): 4})  # a Sunday, worked like a Friday
    assert on_duty(made_up, local("2026-11-08 10:00")).first == "feng"
    assert shown(next_opening(made_up, local("2026-11-07 18:00"))) == "Sun 08 08:30"


def test_a_closed_stretch_of_weeks_is_crossed() -> None:
    shut = replace(BAIYUN, closed=frozenset(date(2026, 11, 2) + timedelta(days=n) for n in range(40)))
    assert shown(next_opening(shut, local("2026-11-02 10:00"))) == "Sat 12 08:30"
    assert shown(next_duty(shut, local("2026-11-02 10:00"))) == "Sat 12 08:30"


def test_a_station_without_a_roster_promises_nobody_and_shows_its_gaps() -> None:
    empty = replace(BAIYUN, duty=())
    assert next_duty(empty, local("2026-11-02 10:00")) is None
    assert [shown(start) for start, _ in gaps(empty, local("2026-11-02 10:00"), 1)] == [
        "Mon 02 10:00",
        "Mon 02 14:00",
        "Tue 03 08:30",
    ]
    assert stands_first(empty, local("2026-11-02 10:00")) == ()


def test_an_evening_nobody_covers_is_a_gap_of_exactly_its_length() -> None:
    uncovered = replace(BAIYUN, duty=tuple(slot for slot in BAIYUN.duty if slot.line.first != "su"))
    found = gaps(uncovered, local("2026-11-02 08:00"))
    assert [(shown(start), shown(end)) for start, end in found] == [("Thu 05 19:00", "Thu 05 21:00")]
    assert gaps(BAIYUN, local("2026-11-02 08:00")) == ()
    assert stands_first(BAIYUN, local("2026-11-02 08:00")) == ("feng", "he", "su", "liang")


def test_a_line_is_asked_in_order_and_nobody_twice() -> None:
    assert line_order(Line("a", "b", "c")) == ("a", "b", "c")
    assert line_order(Line("a", None, "a")) == ("a",)
    assert line_order(Line()) == ()


def test_a_station_that_never_opens_is_an_error_not_an_endless_loop() -> None:
    shut = replace(BAIYUN, hours=())
    with pytest.raises(ValueError, match="never opens"):
        next_opening(shut, local("2026-11-02 10:00"))
    with pytest.raises(ValueError, match="never opens"):
        staffed_end(shut, local("2026-11-02 10:00"), 5)


# ---- clock changes ---------------------------------------------------------------------------------------------------

NEW_YORK = ZoneInfo("America/New_York")  # 2026: forward on 8 March at 2:00, back on 1 November at 2:00
EVERY_DAY = tuple(Slot(Period(day, 0, 24 * 60), Line("a")) for day in range(7))


def night_house(*periods: tuple[int, int]) -> Station:
    hours = tuple(Period(day, start, end) for day in range(7) for start, end in periods)
    return replace(BAIYUN, tz=NEW_YORK, hours=hours, duty=EVERY_DAY, closed=frozenset(), extra={})


def test_a_night_with_the_clock_put_forward_is_an_hour_shorter() -> None:
    house = night_house((0, 360))
    start = datetime(2026, 3, 8, 0, 0, tzinfo=NEW_YORK)
    assert staffed_end(house, start, 300) == datetime(2026, 3, 8, 6, 0, tzinfo=NEW_YORK)


def test_a_night_with_the_clock_put_back_is_an_hour_longer() -> None:
    house = night_house((0, 360))
    start = datetime(2026, 11, 1, 0, 0, tzinfo=NEW_YORK)
    assert staffed_end(house, start, 420) == datetime(2026, 11, 1, 6, 0, tzinfo=NEW_YORK)


def test_a_period_that_begins_in_the_skipped_hour_begins_at_the_jump() -> None:
    house = night_house((150, 300))  # 2:30 to 5:00
    start = datetime(2026, 3, 8, 0, 0, tzinfo=NEW_YORK)
    assert next_opening(house, start) == datetime(2026, 3, 8, 7, 0, tzinfo=UTC)
    vanished = night_house((125, 170), (600, 660))  # 2:05 to 2:50 does not exist on that day
    assert next_opening(vanished, start) == datetime(2026, 3, 8, 10, 0, tzinfo=NEW_YORK)


def test_an_hour_that_happens_twice_is_covered_twice() -> None:
    house = night_house((60, 120))  # 1:00 to 2:00
    for fold in (0, 1):
        assert is_open(house, datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK, fold=fold))
    assert on_duty(house, datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK, fold=1)).first == "a"


# ---- any week --------------------------------------------------------------------------------------------------------


@st.composite
def stations(draw: st.DrawFn) -> Station:
    zone = draw(st.sampled_from(["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"]))
    hours: list[Period] = []
    for day in draw(st.sets(st.integers(0, 6), min_size=1)):
        marks = sorted(draw(st.sets(st.integers(0, 1440), min_size=2, max_size=6)))
        hours += [Period(day, start, end) for start, end in zip(marks[::2], marks[1::2], strict=False)]
    slots = tuple(Slot(period, Line("a")) for period in hours if draw(st.booleans()))
    closed = draw(st.frozensets(st.dates(date(2026, 3, 1), date(2026, 4, 15)), max_size=10))
    extra = draw(st.dictionaries(st.dates(date(2026, 3, 1), date(2026, 4, 15)), st.integers(0, 6), max_size=3))
    return replace(BAIYUN, tz=ZoneInfo(zone), hours=tuple(hours), duty=slots, closed=closed, extra=extra)


# Spring clock changes forward (New York, Berlin) and back by half an hour (Lord Howe) lie within.
instants = st.integers(0, 40 * 24 * 60).map(lambda minute: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=minute))


@given(stations(), instants)
def test_the_next_opening_is_open_and_nothing_before_it_is(station: Station, at: datetime) -> None:
    opening = next_opening(station, at)
    assert opening >= at
    assert is_open(station, opening)
    if opening > at:
        assert not is_open(station, at)
        assert not is_open(station, opening - timedelta(microseconds=1))


@given(stations(), instants, st.integers(1, 2000), st.integers(1, 2000))
def test_staffed_time_adds_up(station: Station, at: datetime, some: int, more: int) -> None:
    once = staffed_end(station, at, some + more)
    assert once == staffed_end(station, staffed_end(station, at, some), more)
    assert once - at >= timedelta(minutes=some + more)
    assert is_open(station, once - timedelta(microseconds=1))


@given(stations(), instants, st.integers(1, 500), st.integers(0, 10_000))
def test_a_later_start_never_ends_earlier(station: Station, at: datetime, minutes: int, later: int) -> None:
    after = at + timedelta(minutes=later)
    assert staffed_end(station, at, minutes) <= staffed_end(station, after, minutes)


@given(stations(), instants, st.integers(1, 5))
def test_working_days_end_in_staffed_time_and_on_a_later_local_day(station: Station, at: datetime, days: int) -> None:
    end = working_days_end(station, at, days)
    assert end > at
    assert is_open(station, end) or is_open(station, end - timedelta(microseconds=1))
    assert end.astimezone(station.tz).date() > next_opening(station, at).astimezone(station.tz).date()


@given(stations(), instants)
def test_in_a_gap_the_door_is_open_and_nobody_stands(station: Station, at: datetime) -> None:
    for start, end in gaps(station, at):
        assert start < end
        for moment in (start, end - timedelta(microseconds=1)):
            assert is_open(station, moment)
            assert on_duty(station, moment).first is None


@given(stations(), instants)
def test_somebody_stands_at_the_next_duty(station: Station, at: datetime) -> None:
    found = next_duty(station, at)
    if found is not None:
        assert on_duty(station, found).first == "a"
        assert found >= at
    if is_open(station, at):
        until = open_until(station, at)
        assert until is not None
        assert until > at
