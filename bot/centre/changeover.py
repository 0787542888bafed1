"""The change of the line: when whoever stands first gives way, to whom, and how long nobody stands in between."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from referral.duty import on_duty, shift_at
from referral.roster import shifts_from
from referral.station import Line, Station

_DAYS = 9  # the week, and last night's shift; what is further off is looked for again then
_BEFORE = timedelta(seconds=1)
LONG = timedelta(hours=16)  # a gap longer than a night: then nobody comes, and the unit above is told


@dataclass(frozen=True, slots=True)
class Change:
    """At ``ends`` the givers go; from ``begins`` on the line ``then`` stands, or nobody that is known of."""

    ends: datetime
    givers: tuple[str, ...]
    begins: datetime | None = None
    then: Line = field(default_factory=Line)

    @property
    def taker(self) -> str | None:
        """Who is handed to; None where nobody comes before another night has passed."""
        return None if self.begins is None or self.begins - self.ends > LONG else stands_in(self.then)

    @property
    def at(self) -> datetime:
        """The change itself: the beginning of the line that comes."""
        return self.begins if self.begins is not None and self.taker is not None else self.ends


def changes(station: Station, after: datetime) -> Iterator[Change]:
    """Every change that is still to come, in order of time.

    None where the same people go on after lunch, after a night, or where only the second line changes.
    """
    seen: set[datetime] = set()
    for one in sorted(shifts_from(station, after, _DAYS), key=lambda shift: shift.end):
        if one.end <= after or one.end in seen:
            continue
        seen.add(one.end)
        before = on_duty(station, one.end - _BEFORE)  # of overlapping shifts the one that really stands
        begins, then = next_line(station, one.end) or (None, Line())
        here = then.at_work or tuple(worker for worker in (then.second,) if worker is not None)
        givers = tuple(worker for worker in before.at_work if worker not in here)
        if givers:
            yield Change(one.end, givers, begins, then)


def next_change(station: Station, after: datetime) -> Change | None:
    """The next one after this instant."""
    return next(changes(station, after), None)


def stands_in(line: Line) -> str | None:
    """Who is handed to in this line: the first, or the second where the first is missing."""
    return line.first or line.second


def next_first(station: Station, worker_id: str, after: datetime) -> datetime | None:
    """When this worker stands on the first line again; ``after`` itself where they do then."""
    shift = shift_at(station, after)
    if shift is not None and worker_id in shift.line.at_work:
        return after
    for one in shifts_from(station, after, _DAYS):
        if worker_id in one.line.at_work and one.end > after:
            return max(one.start, after)
    return None


def next_line(station: Station, after: datetime) -> tuple[datetime, Line] | None:
    """Who can be handed to from this instant on: the line that stands, or the next one."""
    here = on_duty(station, after)
    if stands_in(here) is not None:
        return after, here
    for one in shifts_from(station, after, _DAYS):
        if stands_in(one.line) is not None and one.start >= after:
            return one.start, one.line
    return None
