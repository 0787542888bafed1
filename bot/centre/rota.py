"""Who stands on duty now, until when, and who is next: what the duty page shows and the desk bot says."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from referral.duty import Line, next_duty, on_duty
from referral.station import Station

_QUARTER = timedelta(minutes=15)
_FORTNIGHT = 14 * 24 * 4  # quarters of an hour


@dataclass(frozen=True, slots=True)
class Rota:
    """``until``: when the line that stands now, or the gap, ends; None when not within a fortnight."""

    line: Line
    until: datetime | None
    then: Line
    then_at: datetime | None  # when somebody stands on the first line next, after ``until``


def stands(station: Station, now: datetime) -> Rota:
    """The rota as it is at this instant; changes are found to the quarter of an hour."""
    line = on_duty(station, now)
    until = _change(station, now, line)
    later = next_duty(station, until) if until else None
    return Rota(line, until, on_duty(station, later) if later else Line(), later)


def _change(station: Station, now: datetime, line: Line) -> datetime | None:
    at = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)
    for _ in range(_FORTNIGHT):
        at += _QUARTER
        if on_duty(station, at) != line:
            return at
    return None
