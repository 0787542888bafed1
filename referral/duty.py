"""Who is on duty and when the centre is staffed: plain functions of a station's week and an instant."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from referral.station import Community, Fallback, Line, Period, Role, Signature, Slot, Station, Worker

__all__ = [
    "Community",
    "Fallback",
    "Line",
    "Period",
    "Role",
    "Signature",
    "Slot",
    "Station",
    "Worker",
    "gaps",
    "is_open",
    "line_order",
    "next_duty",
    "next_opening",
    "next_turn",
    "on_duty",
    "open_until",
    "staffed_end",
    "stands_first",
    "working_days_end",
]

_DAY = timedelta(days=1)
Stretch = tuple[datetime, datetime]  # from, until (not included), aware, UTC


def on_duty(station: Station, at: datetime) -> Line:
    """The line that stands at this instant; an empty Line when nobody does. ``at`` is aware."""
    day = _local_day(station, at)
    for slot in _slots(station, day):
        start, end = _stretch(station.tz, day, slot.period)
        if start <= at < end:
            return slot.line
    return Line()


def line_order(line: Line) -> tuple[str, ...]:
    """Worker ids in the order they are asked, nobody twice."""
    named = (line.first, line.second, line.supervisor)
    return tuple(dict.fromkeys(worker for worker in named if worker is not None))


def is_open(station: Station, at: datetime) -> bool:
    """Whether residents can walk in at this instant."""
    return open_until(station, at) is not None


def open_until(station: Station, at: datetime) -> datetime | None:
    """The end of the opening period that holds ``at`` (UTC), or None when closed."""
    for start, end in _openings(station, _local_day(station, at)):
        if start <= at < end:
            return end
    return None


def next_opening(station: Station, at: datetime) -> datetime:
    """When the door is open next (UTC): ``at`` itself when it is open now.

    Raises ValueError for a station that never opens; the page loader refuses such a page.
    """
    return _first(_from(station, at))[0]


def next_duty(station: Station, at: datetime) -> datetime | None:
    """When somebody stands on the first line next (UTC): ``at`` itself when somebody does, None when nobody ever will.

    This is what a resident may be promised; opening hours without a roster are no promise.
    """
    day = _local_day(station, at)
    for step in range(_reach(station)):
        here = day + step * _DAY
        for slot in sorted(_slots(station, here), key=lambda one: one.period.start):
            start, end = _stretch(station.tz, here, slot.period)
            if slot.line.first is not None and start < end and end > at:
                return max(start, at)
    return None


def next_turn(station: Station, worker_id: str, at: datetime, days: int = 14) -> datetime | None:
    """When this worker is on the line next (UTC), in any place of it: ``at`` itself when they are now.

    None when not within so many local days.
    """
    day = _local_day(station, at)
    for step in range(days):
        here = day + step * _DAY
        for slot in sorted(_slots(station, here), key=lambda one: one.period.start):
            start, end = _stretch(station.tz, here, slot.period)
            if worker_id in line_order(slot.line) and start < end and end > at:
                return max(start, at)
    return None


def staffed_end(station: Station, start: datetime, minutes: int) -> datetime:
    """The instant (UTC) at which ``minutes`` of staffed time have passed since ``start``.

    Only opening periods count: lunch, nights, weekends and closed days stand still. Raises ValueError for a
    station that never opens.
    """
    left = timedelta(minutes=minutes)
    for begin, end in _from(station, start):
        if end - begin >= left:
            return begin + left
        left -= end - begin
    raise ValueError(f"station {station.id} never opens")


def working_days_end(station: Station, start: datetime, days: int) -> datetime:
    """The same time of day, ``days`` working days on (UTC), never outside staffed time.

    Counted from the next opening when closed. A time of day that is not staffed on that last day becomes the last
    staffed moment before it, or that day's opening: never later than was meant.
    """
    begin = next_opening(station, start)
    if days <= 0:
        return begin
    clock = begin.astimezone(station.tz)
    here = clock.date()
    found: tuple[Stretch, ...] = ()
    for _ in range(days):
        here, found = _next_working_day(station, here)
    wanted = _instant(station.tz, here, clock.hour * 60 + clock.minute)
    past = [min(end, wanted) for begin_, end in found if begin_ <= wanted]
    return max(past) if past else found[0][0]


def gaps(station: Station, at: datetime, days: int = 7) -> tuple[Stretch, ...]:
    """Open stretches (UTC) in which nobody stands on the first line, from ``at`` for ``days`` days: 「周六晚无人」."""
    until = at + days * _DAY
    found: list[Stretch] = []
    for begin, end in _from(station, at):
        if begin >= until:
            break
        here = _local_day(station, begin)
        stands = sorted(
            _stretch(station.tz, here, slot.period) for slot in _slots(station, here) if slot.line.first is not None
        )
        mark, stop = begin, min(end, until)
        for start, finish in stands:
            if start > mark:
                found.append((mark, min(start, stop)))
            mark = max(mark, finish)
            if mark >= stop:
                break
        if mark < stop:
            found.append((mark, stop))
    return tuple((start, finish) for start, finish in found if start < finish)


def stands_first(station: Station, at: datetime, days: int = 7) -> tuple[str, ...]:
    """The ids of all who stand on the first line within ``days`` local days from ``at``, in that order."""
    day = _local_day(station, at)
    slots = (slot for step in range(days) for slot in _slots(station, day + step * _DAY))
    return tuple(dict.fromkeys(slot.line.first for slot in slots if slot.line.first is not None))


# ---- the week, laid on the calendar --------------------------------------------------------------------------------


def _weekday(station: Station, day: date) -> int | None:
    """Which weekday's page holds on this local day; None when the centre is closed."""
    if day in station.extra:
        return station.extra[day]
    return None if day in station.closed else day.weekday()


def _slots(station: Station, day: date) -> tuple[Slot, ...]:
    weekday = _weekday(station, day)
    return tuple(slot for slot in station.duty if slot.period.day == weekday)


def _openings(station: Station, day: date) -> tuple[Stretch, ...]:
    weekday = _weekday(station, day)
    periods = sorted((p for p in station.hours if p.day == weekday), key=lambda p: p.start)
    stretches = (_stretch(station.tz, day, period) for period in periods)
    return tuple((start, end) for start, end in stretches if start < end)


def _from(station: Station, at: datetime) -> Iterator[Stretch]:
    """Opening stretches from ``at`` on, the first one cut to begin there. Ends only when no day ever opens."""
    day = _local_day(station, at)
    idle = 0
    while idle <= _reach(station):
        idle += 1
        for start, end in _openings(station, day):
            if end > at:
                idle = 0
                yield max(start, at.astimezone(UTC)), end
        day += _DAY


def _next_working_day(station: Station, day: date) -> tuple[date, tuple[Stretch, ...]]:
    for step in range(1, _reach(station)):
        here = day + step * _DAY
        found = _openings(station, here)
        if found:
            return here, found
    raise ValueError(f"station {station.id} never opens")


def _reach(station: Station) -> int:
    """Days after which looking further is vain: every listed date can take away one week's only opening."""
    return 7 * (len(station.closed) + len(station.extra) + 1) + 2


def _first(stretches: Iterator[Stretch]) -> Stretch:
    found = next(stretches, None)
    if found is None:
        raise ValueError("this station never opens")
    return found


def _local_day(station: Station, at: datetime) -> date:
    return at.astimezone(station.tz).date()


def _stretch(tz: ZoneInfo, day: date, period: Period) -> Stretch:
    return _instant(tz, day, period.start), _instant(tz, day, period.end)


@lru_cache(maxsize=4096)  # the same few wall times of a few days are asked for at every turn
def _instant(tz: ZoneInfo, day: date, minute: int) -> datetime:
    """A local wall time as an instant. One that happens twice is its first; one that is skipped is the jump itself.

    Both choices keep the order of wall times, so stretches that do not overlap on the page never overlap in time.
    """
    wall = datetime.combine(day, time(), tz) + timedelta(minutes=minute)
    early = wall.replace(fold=0).astimezone(UTC)
    if early.astimezone(tz).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return early
    before, after = wall.replace(fold=1).astimezone(UTC), early  # the jump lies between these two readings
    offset = before.astimezone(tz).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if middle.astimezone(tz).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after
