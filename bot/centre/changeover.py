"""The change of the line: when whoever stands first gives way, to whom, and how long nobody stands in between."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain

from referral.duty import shift_at
from referral.roster import shifts_from
from referral.station import Line, Shift, Station, Watch

_DAYS = 9  # the week, and last night's shift; what is further off is looked for again then
_BEFORE = timedelta(seconds=1)
LONG = timedelta(hours=16)  # a gap longer than a night: then nobody comes, and the unit above is told


@dataclass(frozen=True, slots=True)
class Change:
    """At ``ends`` the givers go; from ``begins`` on the line ``then`` stands, or nobody that is known of.

    ``danger``: True, only danger changes hands, for who stands by at home in the night is woken by nothing else;
    False, only the rest, to the next line that is at work; None, everything.
    """

    ends: datetime
    givers: tuple[str, ...]
    begins: datetime | None = None
    then: Line = field(default_factory=Line)
    danger: bool | None = None

    @property
    def taker(self) -> str | None:
        """Who is handed to; None where nobody comes before another night has passed."""
        return None if self.begins is None or self.begins - self.ends > LONG else stands_in(self.then)

    @property
    def at(self) -> datetime:
        """The change itself: the beginning of the line that comes."""
        return self.begins if self.begins is not None and self.taker is not None else self.ends


def changes(station: Station, after: datetime) -> Iterator[Change]:
    """Every change that is still to come, in order of time; two of the same instant where a night begins.

    None where the same people go on after lunch, after a night, or where only the second line changes.
    """
    seen: set[datetime] = set()
    for one in sorted(shifts_from(station, after, _DAYS), key=lambda shift: shift.end):
        if one.end <= after or one.end in seen:
            continue
        seen.add(one.end)
        before = shift_at(station, one.end - _BEFORE)  # of overlapping shifts the one that really stands
        if before is not None:
            yield from _at(station, one.end, before)


def _at(station: Station, ends: datetime, before: Shift) -> Iterator[Change]:
    night = next_line(station, ends)
    if night is None or before.watch is Watch.NIGHT or night.watch is not Watch.NIGHT:
        yield from _from(ends, before, night, None)
        return
    yield from _from(ends, before, night, danger=True)
    yield from _from(ends, before, next_line(station, ends, awake=True), danger=False)


def _from(ends: datetime, before: Shift, comes: Shift | None, danger: bool | None) -> Iterator[Change]:  # noqa: FBT001
    begins = max(comes.start, ends) if comes is not None else None
    then = comes.line if comes is not None else Line()
    here = then.at_work or tuple(worker for worker in (then.second,) if worker is not None)
    if begins is None or begins - ends > LONG:
        here = ()  # they may be the same who come back: until then nobody stands
    givers = tuple(worker for worker in before.line.at_work if worker not in here)
    if givers:
        yield Change(ends, givers, begins, then, danger)


def stands_in(line: Line) -> str | None:
    """Who is handed to in this line: the first, or the second where the first is missing."""
    return line.first or line.second


def next_first(station: Station, worker_id: str, after: datetime) -> datetime | None:
    """When this worker is at work on the first line again; ``after`` itself where they are then."""
    for one in shifts_from(station, after, _DAYS):
        if worker_id in one.line.at_work and one.watch is not Watch.NIGHT:
            return max(one.start, after)
    return None


def next_line(station: Station, after: datetime, *, awake: bool = False) -> Shift | None:
    """The shift that can be handed to from this instant on: the one that stands, or the next one.

    ``awake``: not one in which people stand by at home in the night.
    """
    here = shift_at(station, after)
    coming = (one for one in shifts_from(station, after, _DAYS) if one.start >= after)
    for one in chain((here,) if here is not None else (), coming):
        if stands_in(one.line) is not None and not (awake and one.watch is Watch.NIGHT):
            return one
    return None
