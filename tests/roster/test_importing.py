"""Shifts from a calendar: understood or named one by one, all or none, and a second time nothing changes."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from sqlalchemy import func, select

from bot.centre import importing
from bot.centre.importing import Plan
from bot.sheets.ical import NotACalendarError, read
from bot.store.tables import t_change
from referral.duty import on_duty
from referral.station import Line
from tests.roster.conftest import Street
from tests.roster.days import SHANGHAI, SUN, THU, TUE, WED, at

Row = tuple[datetime, datetime, str]


def ics(*rows: Row, more: str = "") -> bytes:
    """A calendar file with these events."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//"]
    for number, (start, end, title) in enumerate(rows):
        times = [f"{name};TZID=Asia/Shanghai:{one:%Y%m%dT%H%M%S}" for name, one in (("DTSTART", start), ("DTEND", end))]
        lines += ["BEGIN:VEVENT", f"UID:{number}", "DTSTAMP:20261101T000000Z", *times, f"SUMMARY:{title}"]
        lines += [more] if more else []
        lines.append("END:VEVENT")
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


async def bring(street: Street, data: bytes, *, dry_run: bool = False) -> Plan:
    events, faults = read(data, SHANGHAI)
    assert faults == ()
    return await street.centre.work(lambda work: importing.bring(work, "baiyun", events, dry_run=dry_run))


async def changes(street: Street) -> int:
    query = select(func.count()).select_from(t_change)
    return await street.centre.work(lambda work: int(work.conn.execute(query).scalar_one()))


SUNDAY = (at(SUN, "9:00"), at(SUN, "12:00"))
GOOD = ics(
    (*SUNDAY, "何康复师"),
    (*SUNDAY, "二线 阿芳"),
    (at(THU, "8:30"), at(THU, "18:00"), "一线：he"),
    (at(THU, "19:00"), at(THU, "21:00"), "苏护士"),
    (at(TUE, "19:00"), at(TUE, "20:00"), "Ms Feng 督导"),
    (at(1, "9:00"), at(1, "12:00"), "冯社工"),
)


async def test_events_become_shifts_and_cover(street: Street) -> None:
    plan = await bring(street, GOOD)
    assert plan.faults == ()
    assert plan.lines == (
        "~ 2026-11-05 08:30-18:00: first he",
        "+ 2026-11-08 09:00-12:00: first he, second su",
        "~ 2026-11-10 19:00-20:00: supervisor feng",
    )
    assert (plan.same, plan.past) == (1, 1)
    unit = await street.unit()
    assert on_duty(unit, at(SUN, "10:00")) == Line("he", "su")
    assert on_duty(unit, at(THU, "10:00")).first == "he"
    assert on_duty(unit, at(TUE, "19:30")).supervisor == "feng"
    assert on_duty(unit, at(TUE, "20:30")).supervisor == "tan"


async def test_a_second_time_nothing_changes(street: Street) -> None:
    await bring(street, GOOD)
    before = await changes(street)
    again = await bring(street, GOOD)
    assert (again.lines, again.faults, again.same) == ((), (), 5)
    assert await changes(street) == before


async def test_a_dry_run_changes_nothing(street: Street) -> None:
    plan = await bring(street, GOOD, dry_run=True)
    assert len(plan.lines) == 3
    assert await changes(street) == 0


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([(*SUNDAY, "张三")], "event 1 (张三), 2026-11-08 09:00: names nobody of baiyun"),
        ([(*SUNDAY, "冯社工 何康复师")], "names feng and he"),
        ([(*SUNDAY, "二线 何康复师")], "names nobody for its first line"),
        ([(*SUNDAY, "he"), (at(SUN, "11:00"), at(SUN, "13:00"), "he")], "he stands then already, by event 1"),
        ([(at(WED, "17:00"), at(WED, "20:00"), "he")], "overlaps a shift of baiyun without lying in it"),
        ([(at(SUN, "9:00"), at(TUE, "9:00"), "he")], "is longer than 24 hours"),
    ],
)
async def test_a_bad_event_is_named_and_nothing_is_changed(street: Street, rows: Sequence[Row], fault: str) -> None:
    plan = await bring(street, ics(*rows, (at(THU, "8:30"), at(THU, "18:00"), "he")))
    assert len(plan.faults) == 1
    assert fault in plan.faults[0]
    assert await changes(street) == 0


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("RRULE:FREQ=WEEKLY", "event 1 (he): it repeats (RRULE)"),
        ("RDATE:20261109T010000Z", "it repeats (RDATE)"),
        ("DURATION:soon", "event 1 (he)"),
    ],
)
def test_what_cannot_be_one_shift_is_named(more: str, fault: str) -> None:
    data = ics((*SUNDAY, "he"), more=more)
    if more.startswith("DURATION"):
        data = data.replace(b"DTEND;TZID=Asia/Shanghai:20261108T120000\r\n", b"")
    events, faults = read(data, SHANGHAI)
    assert events == ()
    assert fault in faults[0]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        (b"T090000", b"T130000", "it ends before it begins"),
        (b"SUMMARY:he", b"SUMMARY:", "it has no title"),
        (b"DTSTART;TZID=Asia/Shanghai:20261108T090000", b"DTSTART;VALUE=DATE:20261108", "it has no time of day"),
        (b"DTEND;TZID=Asia/Shanghai:20261108T120000", b"X-NOTHING:1", "it has no time of day"),
    ],
)
def test_an_event_without_good_times_or_a_title_is_named(before: bytes, after: bytes, fault: str) -> None:
    events, faults = read(ics((*SUNDAY, "he")).replace(before, after), SHANGHAI)
    assert events == ()
    assert fault in faults[0]


def test_a_called_off_event_is_left_out_and_a_time_without_a_zone_is_the_units() -> None:
    data = ics((*SUNDAY, "he"), (*SUNDAY, "su")).replace(b"SUMMARY:su", b"SUMMARY:su\r\nSTATUS:CANCELLED")
    (one,), faults = read(data.replace(b";TZID=Asia/Shanghai", b""), SHANGHAI)
    assert (one.start, one.title, faults) == (SUNDAY[0], "he", ())


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xfe", b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", b"PK\x03\x04"])
def test_what_is_no_calendar_is_said_so(data: bytes) -> None:
    with pytest.raises(NotACalendarError):
        read(data, SHANGHAI)


def test_an_empty_calendar_is_a_fault() -> None:
    assert read(ics(), SHANGHAI) == ((), ("the file has no event",))
