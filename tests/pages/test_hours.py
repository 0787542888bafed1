"""Days and hours as a page writes them, and whether two stretches ever meet: by table, and against every single day."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.page import PageError
from bot.pages.calendar import calendar_of
from bot.pages.hours import Entry, periods, refuse_overlaps
from bot.pages.station import load_station
from bot.pages.station_shapes import HoursPage
from referral.roster import instant, kind_of, shifts_on
from referral.station import EVERY, Calendar, Line, On, Period, Slot

BAIYUN = load_station(Path(__file__).parents[2] / "centres" / "baiyun")
CN = calendar_of("CN")
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("8:30-12:00", 510, 720),
        ("0:00-24:00", 0, 1440),
        ("21:00-8:30", 1260, 1950),
        ("8:30-8:30", 510, 1950),  # a day and a night
        ("21:00-32:30", 1260, 1950),
        ("18:00-24:00", 1080, 1440),
    ],
)
def test_a_shift_may_go_over_midnight(text: str, start: int, end: int) -> None:
    page = HoursPage(days=("sun",), hours=(text,))
    assert periods("duty.0", page, over_midnight=True) == (Period(6, start, end),)


@pytest.mark.parametrize(
    "text", ["21:00-8:30", "8:30-8:30", "18:00-24:30", "24:00-24:00", "25:00-26:00", "12-13", "9:75-10:00"]
)
def test_a_door_may_not(text: str) -> None:
    with pytest.raises(PageError, match=r"^hours\.3\.hours: "):
        periods("hours.3", HoursPage(days=("sun",), hours=(text,)))


@pytest.mark.parametrize("text", ["0:00-24:30", "8:30-33:00", "24:00-25:00", "20:00-48:30", "8:30", "-"])
def test_a_shift_is_a_day_long_at_most(text: str) -> None:
    with pytest.raises(PageError, match=r"^duty\.3\.hours: "):
        periods("duty.3", HoursPage(days=("sun",), hours=(text,)), over_midnight=True)


def _entry(
    day: int, start: int, end: int, on: On = On.WEEK, *, bounds: tuple[str | None, str | None] = (None, None)
) -> Entry:
    since, until = (date.fromisoformat(one) if one else None for one in bounds)
    return Entry(Period(day, start, end, since, until), on, f"duty.yaml: duty.{day}")


NIGHT = _entry(4, 1260, 1950)  # Friday 21:00 to Saturday 8:30


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (NIGHT, _entry(5, 509, 600), "sat 8:29"),
        (NIGHT, _entry(5, 510, 600), None),
        (NIGHT, _entry(4, 1200, 1261), "fri 21:00"),
        (NIGHT, _entry(3, 1260, 1950), None),
        (NIGHT, _entry(5, 0, 60, On.HOLIDAY), "sat 0:00"),  # a holiday may follow any weekday
        (NIGHT, _entry(EVERY, 0, 60, On.HOLIDAY), "sat 0:00"),
        (NIGHT, _entry(6, 0, 60, On.HOLIDAY), None),
        (NIGHT, _entry(4, 1260, 1950, On.HOLIDAY), None),  # a day is one or the other
        (NIGHT, _entry(5, 0, 60, On.STORM), None),  # only one of them stands
        (_entry(4, 1260, 1950, On.STORM), _entry(EVERY, 0, 60, On.STORM), "sat 0:00"),
        (_entry(EVERY, 1260, 1950, On.HOLIDAY), _entry(0, 0, 60), "mon 0:00"),
        (_entry(6, 1260, 1950), _entry(0, 500, 600), "mon 8:20"),  # over the end of the week
        (NIGHT, _entry(0, 500, 600), None),  # only a make-up Sunday would bring a Friday before a Monday
        # one ends before the other begins
        (_entry(4, 0, 60, bounds=(None, "2026-06-30")), _entry(4, 0, 60, bounds=("2026-07-01", None)), None),
        (_entry(4, 0, 60, bounds=(None, "2026-07-03")), _entry(4, 0, 60, bounds=("2026-07-03", None)), "fri 0:00"),
        (
            _entry(4, 0, 60, bounds=(None, "2026-07-02")),
            _entry(4, 0, 60, bounds=("2026-06-27", None)),
            None,
        ),  # no Friday
        (NIGHT, _entry(5, 0, 60, bounds=("2026-07-05", "2026-07-10")), None),  # no Saturday
        (_entry(4, 1260, 1950, bounds=(None, "2026-07-03")), _entry(5, 0, 60, bounds=("2026-07-04", None)), "sat 0:00"),
        (_entry(4, 1260, 1950, bounds=(None, "2026-07-02")), _entry(5, 0, 60, bounds=("2026-07-04", None)), None),
        # the only Thursday of these days is a holiday
        (_entry(3, 0, 60, bounds=("2026-09-29", None)), _entry(3, 0, 60, bounds=(None, "2026-10-05")), None),
        (
            _entry(EVERY, 0, 60, On.HOLIDAY, bounds=("2026-10-08", None)),
            _entry(EVERY, 0, 60, On.HOLIDAY, bounds=(None, "2026-11-01")),
            None,
        ),
        (
            _entry(EVERY, 0, 60, On.HOLIDAY, bounds=("2026-10-07", None)),
            _entry(EVERY, 0, 60, On.HOLIDAY, bounds=(None, "2026-11-01")),
            "wed 0:00",
        ),
    ],
)
def test_two_stretches_overlap_only_where_some_day_has_both(one: Entry, other: Entry, meet: str | None) -> None:
    for pair in ((one, other), (other, one)):
        if meet is None:
            refuse_overlaps(pair, CN)
        else:
            with pytest.raises(PageError, match=rf"overlaps duty\.\d on {meet}; end one where the other begins"):
                refuse_overlaps(pair, CN)


# ---- against every single day ----------------------------------------------------------------------------------------

BERLIN = ZoneInfo("Europe/Berlin")  # forward on 29 March 2026, back on 25 October
# A spring with a break of three days, whose Friday is worked on the Sunday before.
SPRING = Calendar({date(2026, 4, day): "节" for day in (2, 3, 4)}, {date(2026, 3, 29): 4})
FIRST, LAST = date(2026, 3, 1), date(2026, 5, 1)


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    found = []
    for no in range(draw(st.integers(1, 7))):
        on = draw(st.sampled_from([On.WEEK, On.HOLIDAY]))
        day = draw(st.integers(0, 6 if on is On.WEEK else EVERY))
        start = draw(st.integers(0, 47)) * 30
        end = start + draw(st.integers(1, 48)) * 30
        since, until = draw(st.sampled_from([(None, None), (FIRST, date(2026, 3, 30)), (date(2026, 3, 31), LAST)]))
        found.append(Entry(Period(day, start, end, since, until), on, f"duty.yaml: duty.{no}"))
    return found


@given(entries())
def test_shifts_that_are_not_refused_never_overlap_and_are_what_the_page_says(found: list[Entry]) -> None:
    try:
        refuse_overlaps(found, SPRING)
    except PageError:
        return
    slots = tuple(Slot(one.period, Line(f"w{no}"), on=one.on) for no, one in enumerate(found))
    station = replace(BAIYUN, tz=BERLIN, calendar=SPRING, duty=slots, closed=frozenset(), extra={})
    before: list[tuple[datetime, datetime, date]] = []
    for step in range((LAST - FIRST).days):
        day = FIRST + step * DAY
        kind = kind_of(station, day)
        assert kind is not None
        laid = shifts_on(station, day)
        said = [
            (instant(BERLIN, day, one.period.start), instant(BERLIN, day, one.period.end), f"w{no}")
            for no, one in enumerate(found)
            if one.on is kind[0] and one.period.holds(day, kind[1])
        ]
        assert [(one.start, one.end, one.line.first) for one in laid] == sorted(one for one in said if one[0] < one[1])
        for one in laid:
            for start, end, other_day in before:
                made_up = {day, other_day} & set(SPRING.makeup)  # there whoever comes takes over from whoever goes
                assert one.start >= end or one.end <= start or (made_up and other_day < day)
        before = [(one.start, one.end, day) for one in laid]


@given(entries())
def test_what_is_refused_overlaps_on_some_day(found: list[Entry]) -> None:
    """Seen over years with a holiday on every weekday: nothing is refused for a day that can never be."""
    try:
        refuse_overlaps(found, Calendar())
    except PageError:
        minutes = sorted(
            ((one.period.start + 1440 * day, one.period.end + 1440 * day, one.on, day, one.where) for one in found
             for day in (range(7) if one.period.day == EVERY else (one.period.day, one.period.day + 7))),
            key=lambda one: one[0],
        )  # fmt: skip
        assert any(
            other[0] < one[1] and (one[2] is other[2] or one[3] != other[3])
            for no, one in enumerate(minutes)
            for other in minutes[no + 1 :]
        )


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 28), 10.5), (date(2026, 10, 24), 12.5), (date(2026, 10, 23), 11.5)]
)
def test_a_night_of_a_clock_change_is_shorter_or_longer(day: date, hours: float) -> None:
    night = (Slot(Period(EVERY, 1260, 1950), Line("a")), Slot(Period(EVERY, 510, 1260), Line("b")))
    slots = tuple(replace(one, period=replace(one.period, day=weekday)) for one in night for weekday in range(7))
    station = replace(BAIYUN, tz=BERLIN, calendar=Calendar(), duty=slots, closed=frozenset(), extra={})
    late = shifts_on(station, day)[-1]
    assert (late.end - late.start).total_seconds() == hours * 3600
    assert shifts_on(station, day + DAY)[0].start == late.end
