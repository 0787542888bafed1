"""Days and hours as a page writes them: stretches of a weekday, and whether two of them ever meet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from bot.page import PageError
from bot.pages.station_shapes import HoursPage
from referral.station import EVERY, Calendar, On, Period

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MIDNIGHT = 24 * 60
_DAY = timedelta(days=1)
_SURELY = timedelta(days=20)  # so long a stretch has every weekday in it, whatever the holidays


@dataclass(frozen=True, slots=True)
class Entry:
    """One stretch, on which kind of day it holds, and where it is written: file, entry, number."""

    period: Period
    on: On
    where: str


def periods(where: str, page: HoursPage, *, over_midnight: bool = False) -> tuple[Period, ...]:
    """The stretches of one entry. Raises PageError naming the entry and the key."""
    if not page.days and page.on is On.WEEK:
        raise PageError(f"{where}.days: is missing; name the days ({' '.join(DAYS)}), or write on: holiday or storm")
    days = [day_of(f"{where}.days", day) for day in page.days] or [EVERY]
    spans = [_span(f"{where}.hours", text, over_midnight=over_midnight) for text in page.hours]
    return tuple(Period(day, start, end, page.since, page.until) for day in days for start, end in spans)


def day_of(key: str, name: str) -> int:
    """The weekday of this name; 0 is Monday. Raises PageError."""
    if name not in DAYS:
        raise PageError(f"{key}: no such day: {name!r} ({' '.join(DAYS)})")
    return DAYS.index(name)


def _span(key: str, text: str, *, over_midnight: bool) -> tuple[int, int]:
    try:
        start, end = (_minute(part) for part in text.split("-"))
    except ValueError as error:
        raise PageError(f"{key}: write hours as 8:30-12:00, not {text!r}") from error
    if over_midnight and end <= start < _MIDNIGHT:
        end += _MIDNIGHT
    if end - start > _MIDNIGHT:
        raise PageError(f"{key}: {text!r} is longer than 24 hours; write two shifts")
    if start >= end or start >= _MIDNIGHT:
        raise PageError(f"{key}: {text!r} ends before it begins; over midnight, write two: to 24:00, from 0:00")
    if end > _MIDNIGHT and not over_midnight:
        raise PageError(f"{key}: {text!r} goes over midnight; write two: to 24:00, from 0:00")
    return start, end


def _minute(text: str) -> int:
    hour, minute = (int(part) for part in text.strip().split(":"))
    if not (0 <= hour <= 48 and 0 <= minute < 60 and hour * 60 + minute <= 2 * _MIDNIGHT):
        raise ValueError(text)
    return hour * 60 + minute


# ---- do two of them ever meet? ---------------------------------------------------------------------------------------


def refuse_overlaps(entries: Iterable[Entry], calendar: Calendar) -> None:
    """Raises PageError where two stretches of one unit overlap on some day, also over midnight.

    What a storm's lines and the ordinary ones share is no overlap: only one of them stands. Nor is what only a make-up
    day brings together: there whoever comes takes over from whoever goes.
    """
    laid: dict[tuple[bool, int], list[Entry]] = {}
    for one in entries:
        for day in range(7) if one.period.day == EVERY else (one.period.day,):
            laid.setdefault((one.on is On.STORM, day), []).append(one)
    for (storm, day), here in laid.items():
        for one, other in combinations(here, 2):
            both = max(one.period.start, other.period.start)
            if one.on is other.on and both < min(one.period.end, other.period.end):
                _refuse_if_some_day(one, other, day, both, calendar)
        nights = [one for one in here if one.period.end > _MIDNIGHT]
        for one in nights:
            for other in laid.get((storm, (day + 1) % 7), ()):
                if other.period.start < one.period.end - _MIDNIGHT:
                    _refuse_if_some_day(one, other, day, other.period.start + _MIDNIGHT, calendar)


def _refuse_if_some_day(one: Entry, other: Entry, day: int, minute: int, calendar: Calendar) -> None:
    """``other`` begins at ``minute`` after the midnight on which the day of ``one`` begins."""
    later = _DAY if minute >= _MIDNIGHT else timedelta()
    since = max((at for at in (one.period.since, _moved(other.period.since, later)) if at), default=None)
    until = min((at for at in (one.period.until, _moved(other.period.until, later)) if at), default=None)
    if not _some_day(since, until, day, (one.on, other.on), later, calendar):
        return
    clock = minute % _MIDNIGHT
    at = f"{DAYS[(day + later.days) % 7]} {clock // 60}:{clock % 60:02d}"
    raise PageError(f"{other.where}: overlaps {one.where.rpartition(': ')[2]} on {at}; end one where the other begins")


def _moved(day: date | None, later: timedelta) -> date | None:
    return None if day is None else day - later


def _some_day(  # noqa: PLR0913, PLR0917 - two stretches meet on a day of two kinds, within two dates
    since: date | None, until: date | None, weekday: int, kinds: tuple[On, On], later: timedelta, calendar: Calendar
) -> bool:
    """Whether a day from ``since`` to ``until`` is this weekday and of the first kind, and ``later`` the second."""
    if since is None or until is None:
        return True
    if until - since >= _SURELY and On.HOLIDAY not in kinds:
        return True
    if until.year > calendar.until:
        return since <= until
    next_weekday = (weekday + later.days) % 7
    return any(
        _is(day, weekday, kinds[0], calendar) and _is(day + later, next_weekday, kinds[1], calendar)
        for day in _days(since, until)
    )


def _is(day: date, weekday: int, on: On, calendar: Calendar) -> bool:
    if on is On.STORM:
        return day.weekday() == weekday
    if day in calendar.makeup:
        return on is On.WEEK and calendar.makeup[day] == weekday
    kind = On.HOLIDAY if day in calendar.off else On.WEEK
    return on is kind and day.weekday() == weekday


def _days(since: date, until: date) -> Iterator[date]:
    for step in range((until - since).days + 1):
        yield since + step * _DAY
