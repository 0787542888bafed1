"""The parts of a day in which somebody may be asked something: decent hours, and those in which it is safe."""

from datetime import UTC, datetime, timedelta

from referral.roster import instant, local_day, openings
from referral.station import Station

_FROM, _UNTIL = 9 * 60 + 30, 18 * 60  # minutes of the local day
_LONGEST = 60  # days: no door is shut for longer
# When a message is safe on a telephone that others read, as the resident said.
WINDOWS = {"morning": (_FROM, 12 * 60), "afternoon": (12 * 60, 18 * 60), "evening": (18 * 60, 21 * 60)}


def decent(station: Station, at: datetime) -> datetime:
    """The first instant from ``at`` on between half past nine and six on a day the station is open (UTC)."""
    day = local_day(station, at)
    for _ in range(_LONGEST):
        begin, end = (instant(station.tz, day, minute) for minute in (_FROM, _UNTIL))
        for opens, shuts in openings(station, day):
            first, last = max(opens, begin, at), min(shuts, end)
            if first < last:
                return first.astimezone(UTC)
        day += timedelta(days=1)
    return at.astimezone(UTC)


def is_safe(station: Station, window: str | None, at: datetime) -> bool:
    """Whether ``at`` lies in the part of the day in which the resident alone reads this telephone."""
    if window not in WINDOWS:
        return False
    local = at.astimezone(station.tz)
    begin, end = WINDOWS[window]
    return begin <= local.hour * 60 + local.minute < end


def next_safe(station: Station, window: str | None, at: datetime) -> datetime | None:
    """The first safe instant from ``at`` on; None where none was named."""
    if window not in WINDOWS:
        return None
    if is_safe(station, window, at):
        return at
    day, (begin, _) = local_day(station, at), WINDOWS[window]
    starts = (instant(station.tz, day + timedelta(days=step), begin) for step in (0, 1))
    return next(one for one in starts if one > at)
