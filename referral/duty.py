"""Who is on duty and when the centre is staffed: plain functions of a station's roster and an instant."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from referral.roster import DAY, Stretch, instant, local_day, openings, shifts_from, shifts_on
from referral.station import Community, Fallback, Line, Period, Role, Shift, Signature, Slot, Station, Watch, Worker

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
    "last_turn",
    "line_order",
    "next_duty",
    "next_opening",
    "next_turn",
    "on_duty",
    "open_until",
    "shift_at",
    "staffed_end",
    "stands_first",
    "working_days_end",
]

_BREAK = 60  # days: no public holidays and no storm shut a door for longer


def shift_at(station: Station, at: datetime) -> Shift | None:
    """The shift that stands at this instant; one added since the page was written before the page's own."""
    here = local_day(station, at)
    for day in (here, here - DAY):  # last night's may still stand
        for one in shifts_on(station, day):
            if one.start <= at < one.end:
                return one
    return None


def on_duty(station: Station, at: datetime) -> Line:
    """The line that stands at this instant; an empty Line when nobody does. ``at`` is aware."""
    found = shift_at(station, at)
    return found.line if found is not None else Line()


def line_order(line: Line) -> tuple[str, ...]:
    """Worker ids in the order they are asked, nobody twice."""
    named = (*line.at_work, line.second, line.supervisor)
    return tuple(dict.fromkeys(worker for worker in named if worker is not None))


def is_open(station: Station, at: datetime) -> bool:
    """Whether residents can walk in at this instant."""
    return open_until(station, at) is not None


def open_until(station: Station, at: datetime) -> datetime | None:
    """The end of the opening period that holds ``at`` (UTC), or None when closed."""
    for start, end in openings(station, local_day(station, at)):
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
    for one in shifts_from(station, at, _reach(station)):
        if one.line.first is not None:
            return max(one.start, at)
    return None


def next_turn(station: Station, worker_id: str, at: datetime, days: int = 14) -> datetime | None:
    """When this worker is on the line next (UTC), in any place of it: ``at`` itself when they are now.

    None when not within so many local days.
    """
    for one in shifts_from(station, at, days):
        if worker_id in line_order(one.line):
            return max(one.start, at)
    return None


def last_turn(station: Station, worker_id: str, after: datetime, until: datetime) -> datetime | None:
    """The latest instant (UTC) after ``after`` and no later than ``until`` at which this worker is at work.

    Who is on call at home at night is not. None when there is no such instant.
    """
    days = (local_day(station, until) - local_day(station, after)).days + 1
    found: datetime | None = None
    for one in shifts_from(station, after, days):
        if one.start >= until:
            break
        if one.watch is not Watch.NIGHT and worker_id in line_order(one.line) and min(one.end, until) > after:
            found = min(one.end, until)
    return found


def staffed_end(station: Station, start: datetime, minutes: int) -> datetime:
    """The instant (UTC) at which ``minutes`` of staffed time have passed since ``start``.

    Only opening periods count: lunch, nights, weekends, holidays and storms stand still. Raises ValueError for a
    station that never opens.
    """
    left = minutes * 60.0
    for begin, end in _from(station, start):
        length = (end - begin).total_seconds()
        if length >= left:
            return begin + DAY * (left / 86400)
        left -= length
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
    wanted = instant(station.tz, here, clock.hour * 60 + clock.minute)
    past = [min(end, wanted) for begin_, end in found if begin_ <= wanted]
    return max(past) if past else found[0][0]


def gaps(station: Station, at: datetime, days: int = 7) -> tuple[Stretch, ...]:
    """Stretches (UTC) that should be covered and in which nobody stands on the first line: 「周六晚无人」.

    Covered should be every opening period, and every shift of the roster even where nobody is left in it. From ``at``
    for ``days`` times 24 hours.
    """
    until = at.astimezone(UTC) + days * DAY
    day = local_day(station, at)
    shifts = list(shifts_from(station, at, days + 1))
    wanted = [stretch for step in range(days + 1) for stretch in openings(station, day + step * DAY)]
    wanted += [(one.start, one.end) for one in shifts]
    stands = [(one.start, one.end) for one in shifts if one.line.first is not None]
    found: list[Stretch] = []
    for begin, end in _merged(wanted):
        mark, stop = max(begin, at.astimezone(UTC)), min(end, until)
        for start, finish in _merged(stands):
            if finish <= mark or start >= stop:
                continue
            if start > mark:
                found.append((mark, start))
            mark = max(mark, finish)
        if mark < stop:
            found.append((mark, stop))
    return tuple(found)


def stands_first(station: Station, at: datetime, days: int = 7) -> tuple[str, ...]:
    """The ids of all who stand on the first line within ``days`` local days from ``at``, in that order."""
    return tuple(dict.fromkeys(one for shift in shifts_from(station, at, days) for one in shift.line.at_work))


# ---- opening hours, one after the other ----------------------------------------------------------------------------


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _from(station: Station, at: datetime) -> Iterator[Stretch]:
    """Opening stretches from ``at`` on, the first one cut to begin there. Ends only when no day ever opens."""
    day = _begin(station, at)
    idle = 0
    while idle <= _reach(station):
        idle += 1
        for start, end in openings(station, day):
            if end > at:
                idle = 0
                yield max(start, at.astimezone(UTC)), end
        day += DAY


def _begin(station: Station, at: datetime) -> date:
    here = local_day(station, at)
    return here if station.since is None else max(here, station.since)


def _next_working_day(station: Station, day: date) -> tuple[date, tuple[Stretch, ...]]:
    for step in range(1, _reach(station)):
        here = day + step * DAY
        found = openings(station, here)
        if found:
            return here, found
    raise ValueError(f"station {station.id} never opens")


def _reach(station: Station) -> int:
    """Days after which looking further is vain: every listed date can take away one week's only opening."""
    return 7 * (len(station.closed) + len(station.extra) + 1) + 2 + _BREAK


def _first(stretches: Iterator[Stretch]) -> Stretch:
    found = next(stretches, None)
    if found is None:
        raise ValueError("this station never opens")
    return found
