"""Shifts as an iCalendar file (RFC 5545) and back: written for whoever subscribes, read strictly for an import."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

_PRODUCT = "-//Linli//Duty roster//EN"
_MARGIN = timedelta(days=366)  # the zone's changes are written for a year beyond the first and the last shift
MOST_BYTES = 4 * 1024 * 1024
_REPEATS = ("RRULE", "RDATE", "RECURRENCE-ID")


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. ``key`` names it for ever; ``note`` stands below the title."""

    key: str
    start: datetime
    end: datetime
    title: str
    where: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One event that was read: when, and what its title says. ``name`` is how a fault names it."""

    name: str
    start: datetime
    end: datetime
    title: str


class NotACalendarError(Exception):
    """The file is no iCalendar file; the message says what is wrong with it."""


def write(name: str, tz: ZoneInfo, entries: Iterable[Entry], changed: datetime) -> bytes:
    """The calendar. The same entries give the same bytes: ``changed`` is when the roster was changed last."""
    from icalendar import Calendar  # noqa: PLC0415 - loaded where somebody subscribes

    calendar = Calendar()
    head = {"prodid": _PRODUCT, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}
    zone = {"x-wr-calname": name, "x-wr-timezone": str(tz), "x-published-ttl": "PT1H"}
    for key, value in (head | zone).items():
        calendar.add(key, value)
    ordered = sorted(entries, key=lambda one: (one.start, one.key))
    for one in ordered:
        calendar.add_component(_event(one, tz, changed))
    if ordered:
        first, last = ordered[0].start.date() - _MARGIN, ordered[-1].end.date() + _MARGIN
        calendar.add_missing_timezones(first_date=first, last_date=last)
    return bytes(calendar.to_ical())


def _event(one: Entry, tz: ZoneInfo, changed: datetime) -> Any:  # the library's own types say no more
    from icalendar import Event as Component  # noqa: PLC0415 - as above

    found = Component()
    found.add("uid", f"{one.key}@linli")
    found.add("dtstamp", changed.astimezone(UTC))
    found.add("last-modified", changed.astimezone(UTC))
    found.add("dtstart", one.start.astimezone(tz))
    found.add("dtend", one.end.astimezone(tz))
    found.add("summary", one.title)
    for key, value in (("location", one.where), ("description", one.note)):
        if value:
            found.add(key, value)
    return found


def read(data: bytes, tz: ZoneInfo) -> tuple[tuple[Event, ...], tuple[str, ...]]:
    """The events, and one line for each that cannot be a shift. A time without a zone is the unit's own.

    Raises NotACalendarError.
    """
    from icalendar import Calendar  # noqa: PLC0415 - as above

    if len(data) > MOST_BYTES:
        raise NotACalendarError(f"the file is larger than {MOST_BYTES // 1024 // 1024} MB")
    try:
        calendar = Calendar.from_ical(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotACalendarError("the file is not UTF-8") from error
    except (ValueError, IndexError, KeyError) as error:
        raise NotACalendarError("the file is no iCalendar file (.ics)") from error
    if getattr(calendar, "name", "") != "VCALENDAR":
        raise NotACalendarError("the file is no iCalendar file (.ics): it does not begin with BEGIN:VCALENDAR")
    events, faults = [], []
    for number, component in enumerate(calendar.walk("VEVENT"), 1):
        found = _read(component, number, tz)
        if isinstance(found, str):
            faults.append(found)
        elif found is not None:
            events.append(found)
    if not events and not faults:
        faults.append("the file has no event")
    return tuple(events), tuple(faults)


def _read(component: Any, number: int, tz: ZoneInfo) -> Event | str | None:
    """An event, what is wrong with it, or None for one that was called off."""
    title = str(component.get("summary", "")).strip()
    name = f"event {number} ({title})" if title else f"event {number}"
    if str(component.get("status", "")).upper() == "CANCELLED":
        return None
    repeats = next((one for one in _REPEATS if one in component), None)
    start, end = _instant(component.get("dtstart"), tz), _end(component, tz)
    fault = ""
    if component.errors:
        fault = f"{component.errors[0][0]} cannot be read"
    elif repeats is not None:
        fault = f"it repeats ({repeats}); an ordinary week belongs on the duty page, only single events are imported"
    elif start is None or end is None:
        fault = "it has no time of day at its beginning and its end"
    elif end <= start:
        fault = "it ends before it begins"
    elif not title:
        fault = "it has no title (SUMMARY), so nobody is named"
    if fault or start is None or end is None:
        return f"{name}: {fault}"
    return Event(f"{name}, {start.astimezone(tz):%Y-%m-%d %H:%M}", start, end, title)


def _end(component: Any, tz: ZoneInfo) -> datetime | None:
    start, length = _instant(component.get("dtstart"), tz), _value(component.get("duration"))
    if "dtend" not in component and start is not None and isinstance(length, timedelta):
        return start + length
    return _instant(component.get("dtend"), tz)


def _instant(value: Any, tz: ZoneInfo) -> datetime | None:
    """A time of day on a day; None for a whole day, for nothing, and for what cannot be read."""
    found = _value(value)
    if not isinstance(found, datetime):
        return None
    return (found if found.tzinfo else found.replace(tzinfo=tz)).astimezone(UTC)


def _value(value: Any) -> object:
    from icalendar.error import BrokenCalendarProperty  # noqa: PLC0415 - as above

    try:
        return getattr(value, "dt", None)
    except BrokenCalendarProperty:
        return None
