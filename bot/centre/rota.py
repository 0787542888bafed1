"""Who stands on duty now, until when, who is next, and what kind of day it is: what the duty page and /值班 say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from referral.duty import Line, next_duty, on_duty
from referral.organisation import Organisation
from referral.roster import DAY, instant, kind_of, local_day, shifts_from
from referral.station import Change, Deed, On, Station

_FORTNIGHT = 14  # days
Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Rota:
    """``until``: when the line that stands now, or the gap, ends; None when not within a fortnight."""

    line: Line
    until: datetime | None
    then: Line
    then_at: datetime | None  # when somebody stands on the first line next, after ``until``


@dataclass(frozen=True, slots=True)
class Day:
    """One local day of a unit. ``on`` is None when nobody is there at all; ``like``: the weekday it is worked like."""

    date: date
    on: On | None
    name: str = ""  # of a public holiday
    like: int | None = None
    storms: tuple[Change, ...] = ()


def stands(station: Station, now: datetime) -> Rota:
    """The rota as it is at this instant."""
    line = on_duty(station, now)
    until = _change(station, now, line)
    later = next_duty(station, until) if until else None
    return Rota(line, until, on_duty(station, later) if later else Line(), later)


def _change(station: Station, now: datetime, line: Line) -> datetime | None:
    """Only where a shift begins or ends can another line stand."""
    marks = {at for one in shifts_from(station, now, _FORTNIGHT) for at in (one.start, one.end) if at > now}
    return next((at for at in sorted(marks) if on_duty(station, at) != line), None)


def day_of(station: Station, day: date) -> Day:
    """What kind of day it is here; a storm is named on every day it touches."""
    kind = kind_of(station, day)
    begin, end = instant(station.tz, day, 0), instant(station.tz, day + DAY, 0)
    storms = tuple(one for one in station.changes if one.deed is Deed.STORM and one.start < end and one.end > begin)
    if kind is None:
        return Day(day, None, storms=storms)
    on, weekday = kind
    like = weekday if on is On.WEEK and (weekday != day.weekday() or day in _worked(station)) else None
    return Day(day, on, station.calendar.off.get(day, "") if on is On.HOLIDAY else "", like, storms)


def _worked(station: Station) -> frozenset[date]:
    return frozenset((*station.extra, *station.calendar.makeup))


def say_kind(day: Day, say: Say, now: datetime | None = None) -> str:
    """The kind of day in words; "" for an ordinary one. With ``now`` only a storm that stands at that moment counts."""
    parts = [
        say("roster-kind-storm", storm=say(f"roster-storm-{one.why or 'typhoon'}"))
        for one in day.storms
        if now is None or one.start <= now < one.end
    ]
    if day.on is None:
        parts.append(say("roster-kind-closed"))
    elif day.on is On.HOLIDAY:
        parts.append(say("roster-kind-holiday", name=day.name))
    elif day.like is not None:
        parts.append(say("roster-kind-makeup", weekday=say(f"roster-day-{day.like}")))
    return " · ".join(dict.fromkeys(parts))


def today(station: Station, now: datetime) -> Day:
    """The unit's own today."""
    return day_of(station, local_day(station, now))


def named(organisation: Organisation, text: str, day: date) -> tuple[Station, ...]:
    """The units staff mean by a word: one called exactly so, else every one whose name or areas have it in them."""
    word = text.strip().casefold()
    living = [one for one in organisation.units.values() if one.lives(day)]
    same = [
        one
        for one in living
        if word in {name.casefold() for name in (one.id, one.short, one.name, *one.names.values())}
    ]
    if same or not word:
        return tuple(same)
    return tuple(one for one in living if any(word in name.casefold() for name in _names(one)))


def _names(unit: Station) -> tuple[str, ...]:
    areas = (name for area in unit.communities for name in (area.name, *area.aliases))
    return (unit.short, unit.name, *unit.names.values(), *areas)
