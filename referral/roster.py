"""The duty laid on the calendar: which shifts begin on a day, who stands in them, and what was changed since."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from referral.station import Change, Deed, Line, On, Period, Shift, Slot, Station

Stretch = tuple[datetime, datetime]  # from, until (not included), aware, UTC
DAY = timedelta(days=1)
_MEMO = 800  # days of one station that are remembered: two years and some


def local_day(station: Station, at: datetime) -> date:
    """The station's own calendar day at this instant."""
    return at.astimezone(station.tz).date()


def kind_of(station: Station, day: date) -> tuple[On, int] | None:
    """What kind of day it is and which weekday it goes by; None when nobody is there at all.

    The centre's own list holds before the public calendar; a make-up working day (调休) before a holiday.
    """
    if not station.lives(day):
        return None
    if day in station.extra:
        return On.WEEK, station.extra[day]
    if day in station.closed:
        return None
    if day in station.calendar.makeup:
        return On.WEEK, station.calendar.makeup[day]
    if day in station.calendar.off:
        return On.HOLIDAY, day.weekday()
    return On.WEEK, day.weekday()


def shifts_on(station: Station, day: date) -> tuple[Shift, ...]:
    """Every shift that begins on this local day, in order of time, cut where its line changes."""
    known = station.days.get(day)
    if known is None:
        if len(station.days) >= _MEMO:
            station.days.clear()
        known = station.days[day] = tuple(sorted(_lay(station, day), key=lambda one: one.start))
    return known


def shifts_from(station: Station, at: datetime, days: int) -> Iterator[Shift]:
    """Shifts that end after ``at``, for so many local days, in order; last night's may still stand."""
    here = local_day(station, at)
    for step in range(-1, days):
        yield from (one for one in shifts_on(station, here + step * DAY) if one.end > at)


def openings(station: Station, day: date) -> tuple[Stretch, ...]:
    """When residents can walk in on this local day."""
    kind = kind_of(station, day)
    if kind is None:
        return ()
    on, weekday = kind
    pages = station.hours if on is On.WEEK else station.hours_on.get(on, ())
    held = _lay_periods(station, day, pages, weekday)
    storms = _storms(station.changes)
    if not storms:
        return held
    kept = tuple(_minus(held, storms))
    if On.STORM not in station.hours_on:
        return kept
    stormy = _lay_periods(station, day, station.hours_on[On.STORM], weekday)
    within = [(max(a, start), min(b, end)) for a, b in stormy for start, end in storms]
    return tuple(sorted({*kept, *(stretch for stretch in within if stretch[0] < stretch[1])}))


def _lay_periods(station: Station, day: date, periods: tuple[Period, ...], weekday: int) -> tuple[Stretch, ...]:
    ordered = sorted((one for one in periods if one.holds(day, weekday)), key=lambda one: one.start)
    laid = (stretch(station.tz, day, one) for one in ordered)
    return tuple((start, end) for start, end in laid if start < end)


def _minus(held: tuple[Stretch, ...], away: list[Stretch]) -> Iterator[Stretch]:
    for begin, finish in held:
        mark = begin
        for start, end in sorted(away):
            if end <= mark or start >= finish:
                continue
            if start > mark:
                yield mark, start
            mark = max(mark, end)
        if mark < finish:
            yield mark, finish


def _lay(station: Station, day: date) -> Iterator[Shift]:
    """The page's shifts of the day and the ones added since, each cut where a change begins or ends."""
    dawn, last = instant(station.tz, day, 0), instant(station.tz, day, 2880)  # no shift of the page ends later
    near = tuple(one for one in station.changes if one.end > dawn and one.start < last)  # a year holds hundreds
    for slot in _slots(station, day):
        start, end = stretch(station.tz, day, slot.period)
        for begin, finish in _weathered(station, near, slot, start, end):
            yield from _cut(station, near, Shift(begin, finish, slot.line_on(day), slot.watch, start))
    for one in near:
        if one.deed is Deed.SHIFT and local_day(station, one.start) == day:
            yield from _cut(station, station.changes, Shift(one.start, one.end, one.line, one.watch, one.start))


def _slots(station: Station, day: date) -> Iterator[Slot]:
    """What the page says for this day; a storm's lines for any day on which somebody is there at all."""
    kind = kind_of(station, day)
    if kind is None:
        return
    for slot in station.duty:
        if slot.on is On.STORM:
            if slot.period.holds(day, day.weekday()):
                yield slot
        elif slot.on is kind[0] and slot.period.holds(day, kind[1]):
            yield slot


def _weathered(
    station: Station, near: tuple[Change, ...], slot: Slot, start: datetime, end: datetime
) -> Iterator[Stretch]:
    """The parts in which the slot's line stands: a storm's lines while one blows, the others while none does.

    Where the page knows no lines for a storm, the ordinary ones go on standing.
    """
    storms = _storms(near)
    if slot.on is On.STORM:
        within = ((max(start, begin), min(end, finish)) for begin, finish in storms)
        yield from (one for one in within if one[0] < one[1])
    elif storms and any(one.on is On.STORM for one in station.duty):
        yield from _minus(((start, end),), storms)
    elif start < end:
        yield start, end


def _storms(changes: tuple[Change, ...]) -> list[Stretch]:
    """When a signal stands: one that was raised while another stood goes on with it, and blows once."""
    found: list[Stretch] = []
    for start, end in sorted((one.start, one.end) for one in changes if one.deed is Deed.STORM):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _cut(station: Station, changes: tuple[Change, ...], whole: Shift) -> Iterator[Shift]:
    """The parts of a shift in which one line stands. Changes are applied in order: the later one holds."""
    touching = [
        one
        for one in changes
        if one.deed in {Deed.COVER, Deed.LEAVE} and one.start < whole.end and one.end > whole.start
    ]
    marks = {whole.start, whole.end}
    for one in touching:
        marks |= {max(one.start, whole.start), min(one.end, whole.end)}
    ordered = sorted(marks)
    last: Shift | None = None
    for start, end in pairwise(ordered):
        line = _changed(whole.line, [one for one in touching if one.start <= start and one.end >= end])
        line = _without(line, _gone(station, line, local_day(station, start)))
        if last is not None and last.line == line:
            last = replace(last, end=end)
            continue
        if last is not None:
            yield last
        last = replace(whole, start=start, end=end, line=line)
    if last is not None:
        yield last


def _changed(line: Line, changes: list[Change]) -> Line:
    """The line after these changes, in order. A place that was left can be covered; else the next moves up."""
    if not changes:
        return line
    seats = [_Seat("first", line.first), *(_Seat("beside", one) for one in line.beside)]
    seats += [_Seat("second", line.second), _Seat("supervisor", line.supervisor)]
    for change in changes:
        if change.deed is Deed.LEAVE:
            left = [seat for seat in seats if seat.now == change.worker]
            _seat(left, None)
        elif change.instead_of is not None:
            _seat([seat for seat in seats if seat.is_of(change.instead_of)], change.worker)
        elif change.place in {"first", "second", "supervisor"}:
            _seat([seat for seat in seats if seat.place == change.place], change.worker)
        elif change.worker is not None:
            seats.append(_Seat("beside", change.worker))
    at_work = tuple(seat.now for seat in seats if seat.place in {"first", "beside"} and seat.now is not None)
    second, supervisor = (next(seat.now for seat in seats if seat.place == place) for place in ("second", "supervisor"))
    return Line(at_work[0] if at_work else None, second, supervisor, at_work[1:])


@dataclass(slots=True)
class _Seat:
    """One place of a line while changes are applied: who is in it now, and who left it."""

    place: str
    now: str | None
    left: set[str] = field(default_factory=set)

    def is_of(self, worker: str) -> bool:
        """Whether this worker is in it, or was the one to leave it empty."""
        return self.now == worker or (self.now is None and worker in self.left)


def _seat(seats: list[_Seat], worker: str | None) -> None:
    for seat in seats:
        if seat.now is not None:
            seat.left.add(seat.now)
        seat.now = worker


def _gone(station: Station, line: Line, day: date) -> frozenset[str | None]:
    """Who is named and no longer, or not yet, on the staff of this unit; who belongs to another is not judged here."""
    named = (line.first, *line.beside, line.second, line.supervisor)
    known = {one.id: one for one in station.workers if one.id in named}
    return frozenset(one for one in named if one in known and not known[one].serves(day))


def _without(line: Line, away: frozenset[str | None]) -> Line:
    """The line without these people; whoever stands beside the first moves up."""
    if not away:
        return line
    at_work = tuple(one for one in line.at_work if one not in away)
    return Line(
        at_work[0] if at_work else None,
        None if line.second in away else line.second,
        None if line.supervisor in away else line.supervisor,
        at_work[1:],
    )


def stretch(tz: ZoneInfo, day: date, period: Period) -> Stretch:
    """A page's stretch of one local day as instants."""
    return instant(tz, day, period.start), instant(tz, day, period.end)


@lru_cache(maxsize=65536)  # the same wall times of the same days are asked for at every turn, in every unit
def instant(tz: ZoneInfo, day: date, minute: int) -> datetime:
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
