"""What a person should know of the coming days' roster: gaps, lone workers, odd nights, holidays nobody knows yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from referral.duty import gaps
from referral.organisation import Organisation
from referral.roles import may
from referral.roster import DAY, Stretch, local_day, shifts_from, shifts_on
from referral.station import Shift, Station

WEEK = 7
AHEAD = 60  # days within which an odd night is told
_WARNED_FROM = 11  # November: by then next year's table is out, or somebody has to look for it


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch (UTC) in which nobody stands in a unit. ``above`` acts meanwhile; None: nobody does."""

    unit: Station
    start: datetime
    end: datetime
    above: Station | None = None


def uncovered(organisation: Organisation, at: datetime, days: int = WEEK) -> tuple[Gap, ...]:
    """The gaps of every unit, from ``at`` for so many days, cut where somebody up the tree stands.

    A unit that goes by its parent's hours and duty has its parent's gaps, which are told once.
    """
    found: list[Gap] = []
    for unit in organisation.units.values():
        above = organisation.above(unit.id)
        if not unit.lives(local_day(unit, at)) or (above and _goes_by(unit, above[0])):
            continue
        left = gaps(unit, at, days)
        for one in above:
            found += [Gap(unit, start, end, one) for start, end in _shared(left, _stands(one, at, days))]
            left = tuple(_without(left, _stands(one, at, days)))
        found += [Gap(unit, start, end) for start, end in left]
    return tuple(sorted(found, key=lambda one: (one.above is not None, one.start, one.unit.id)))


def _goes_by(unit: Station, above: Station) -> bool:
    return unit.duty == above.duty and (unit.hours, unit.hours_on) == (above.hours, above.hours_on)


def _stands(unit: Station, at: datetime, days: int) -> tuple[Stretch, ...]:
    return tuple((one.start, one.end) for one in shifts_from(unit, at, days + 1) if one.line.first is not None)


def _shared(some: tuple[Stretch, ...], others: tuple[Stretch, ...]) -> Iterator[Stretch]:
    for start, end in some:
        for begin, finish in others:
            if max(start, begin) < min(end, finish):
                yield max(start, begin), min(end, finish)


def _without(some: tuple[Stretch, ...], others: tuple[Stretch, ...]) -> Iterator[Stretch]:
    for start, end in some:
        mark = start
        for begin, finish in sorted(_shared(((start, end),), others)):
            if mark < begin:
                yield mark, begin
            mark = max(mark, finish)
        if mark < end:
            yield mark, end


def lone(organisation: Organisation, day: date) -> tuple[Station, ...]:
    """Units with one worker who may take a request: whatever needs a second person goes to the unit above."""
    return tuple(
        unit
        for unit in organisation.units.values()
        if unit.lives(day) and sum(may(one.role, "Accept") and one.serves(day) for one in unit.workers) == 1
    )


def unknown_year(unit: Station, day: date) -> int | None:
    """The year whose public holidays are not known although it is time: this year, or from November on the next."""
    due = day.year + (day.month >= _WARNED_FROM)
    return unit.calendar.until + 1 if unit.calendar.until < due else None


def odd_nights(organisation: Organisation, at: datetime, days: int = AHEAD) -> Iterator[tuple[Station, Shift, float]]:
    """Shifts that the clock change makes longer or shorter, with the hours they really last."""
    changes = _clock_changes(organisation.door, at, days)
    for unit in organisation.units.values() if changes else ():
        for change in changes:
            for day in (change - DAY, change):
                for one in shifts_on(unit, day) if unit.lives(day) else ():
                    lasts = one.end - one.start
                    if lasts != _wall(unit, one.end) - _wall(unit, one.start):
                        yield unit, one, lasts.total_seconds() / 3600


def _wall(unit: Station, at: datetime) -> datetime:
    return at.astimezone(unit.tz).replace(tzinfo=None)


def _clock_changes(unit: Station, at: datetime, days: int) -> tuple[date, ...]:
    """The local days within which the clock is put forward or back."""
    here = local_day(unit, at)
    noons = [datetime(day.year, day.month, day.day, 12, tzinfo=unit.tz) for day in _days(here - DAY, days + 1)]
    return tuple(later.date() for one, later in pairwise(noons) if one.utcoffset() != later.utcoffset())


def met(organisation: Organisation, at: datetime, days: int = AHEAD) -> Iterator[tuple[Station, Shift, Shift]]:
    """Shifts that a make-up day lays over one another: the later one stands from its beginning."""
    here = local_day(organisation.door, at)
    ahead = {day for day in _days(here, days) if day in organisation.door.calendar.makeup}
    for day in sorted({day - DAY for day in ahead} | ahead):
        for unit in organisation.units.values():
            for one in shifts_on(unit, day) if unit.lives(day) else ():
                yield from ((unit, one, other) for other in shifts_on(unit, day + DAY)[:1] if other.start < one.end)


def _days(first: date, count: int) -> Iterator[date]:
    yield from (first + timedelta(days=step) for step in range(count))
