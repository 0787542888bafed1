"""The roster of a unit as a week on the staff console: days, shifts, names, gaps, lights, and what was changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.centre import changed, lights, rota, standing, swapping
from bot.centre.away import storms
from bot.centre.changed import Kept
from bot.centre.house import Work
from bot.centre.swapping import Asked
from bot.doors.console_reach import Light
from bot.doors.console_room import Room
from bot.doors.console_roster_said import asked, called, day_said, hours, kept, storm
from referral.duty import gaps
from referral.roles import may
from referral.roster import DAY, Stretch, instant, local_day, shifts_on
from referral.station import Change, Deed, Shift, Station

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody in a place; ``url`` leads to the form that changes it, "" where the reader may not."""

    id: str
    name: str
    light: Light | None
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """One place of a shift: whoever stands there, or nobody; ``more`` leads to the form that adds one beside them."""

    place: str
    label: str
    names: tuple[Name, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """One shift, or the part of one in which one line stands."""

    watch: str
    hours: str
    rows: tuple[Row, ...]
    now: bool
    past: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One day of the week."""

    title: str
    kind: str
    stormy: bool
    today: bool
    boxes: tuple[Box, ...]
    gaps: tuple[str, ...]  # when somebody should be there and no shift is planned


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read of the roster in one look."""

    unit: Station
    units: tuple[tuple[str, str], ...]
    may_change: bool
    top: bool
    shining: Mapping[str, str]
    history: tuple[Kept, ...]
    asked: tuple[Asked, ...]
    storms: tuple[Change, ...]


def week_of(text: str, unit: Station, now: datetime) -> date:
    """The Monday of the week a page asks for; this week's for anything that is no date."""
    try:
        day = date.fromisoformat(text) if text else local_day(unit, now)
    except ValueError:
        day = local_day(unit, now)
    if not date.min + WEEK < day < date.max - WEEK:
        day = local_day(unit, now)
    return day - timedelta(days=day.weekday())


async def look(room: Room, unit_id: str) -> Seen:
    """Read the roster of this unit; of the worker's own where they may not read it."""
    me, steady = room.visit.worker, room.centre.clock.steady()

    def read(work: Work) -> Seen:
        units = standing.readable(work, me)
        chosen = unit_id if unit_id in units else units[0]
        unit = work.laid.unit(chosen)
        ids = {one.id for one in unit.workers} | standing.named_on(unit) | _changed_in(unit)
        return Seen(
            unit=unit,
            units=tuple((one, work.house.organisation.units[one].called(room.visit.lang)) for one in units),
            may_change=standing.may_change(work, me, chosen),
            top=unit.parent is None,
            shining=lights.lights(work, ids, steady),
            history=changed.history(work, me, chosen),
            asked=swapping.waiting(work, me),
            storms=storms(work, chosen),
        )

    return await room.centre.look(read)


def _changed_in(unit: Station) -> frozenset[str]:
    lines = [one.line for one in unit.changes if one.deed is Deed.SHIFT]
    named = {who for line in lines for who in standing.everybody(line)}
    return frozenset(named | {one.worker for one in unit.changes if one.worker is not None})


def roster_page(room: Room, seen: Seen, week: date) -> dict[str, Any]:
    """The values of the week's page."""
    unit, now, say = seen.unit, room.times.now, room.say
    days = tuple(_column(room, seen, week + step * DAY) for step in range(7))
    on = rota.stands(unit, now)
    return {
        "unit": unit,
        "units": seen.units,
        "week": week.isoformat(),
        "span": say("roster-week", **{"from": day_said(room, week), "until": day_said(room, week + 6 * DAY)}),
        "weeks": tuple(
            (name, room.url("/desk/roster", unit=unit.id, week=(monday).isoformat()))
            for name, monday in (("prev", week - WEEK), ("this", week_of("", unit, now)), ("next", week + WEEK))
        ),
        "days": days,
        "now": _now(room, on),
        "gap_count": sum(len(one.gaps) + sum(box.gap and not box.past for box in one.boxes) for one in days),
        "people": tuple(_name(room, seen, one.id, "", "") for one in unit.workers if may(one.role, "Accept")),
        "may_change": seen.may_change,
        "asked": tuple(asked(room, one) for one in seen.asked),
        "storms": tuple((one.no, storm(room, unit, one), seen.may_change) for one in seen.storms),
        "history": tuple(kept(room, unit, one) for one in seen.history),
        "to": _ways(room, seen, week),
    }


def _ways(room: Room, seen: Seen, week: date) -> tuple[tuple[str, str], ...]:
    names = ["leave"]
    if may(room.visit.worker.role, "Accept"):
        names.append("swap")
    if seen.may_change:
        names += ["shift", "storm"]
    told = {"unit": seen.unit.id, "week": week.isoformat()}
    return tuple((one, room.url(f"/desk/roster/{one}", **told)) for one in (*names, "print", "calendar"))


def _now(room: Room, on: rota.Rota) -> tuple[bool, str]:
    if on.line.first is None or on.until is None:
        return False, room.say("roster-off-now")
    names = room.say("console-comma").join(called(room, one) for one in on.line.at_work)
    return True, room.say("roster-on-now", workers=names, at=room.times.on(on.until))


def _column(room: Room, seen: Seen, day: date) -> Column:
    unit, now = seen.unit, room.times.now
    kind = rota.day_of(unit, day)
    shifts = shifts_on(unit, day)
    return Column(
        title=day_said(room, day),
        kind=rota.say_kind(kind, room.say),
        stormy=bool(kind.storms),
        today=day == local_day(unit, now),
        boxes=tuple(_box(room, seen, one) for one in shifts),
        gaps=tuple(
            room.say("roster-gap-open", start=f"{start:%H:%M}", until=f"{end:%H:%M}")
            for start, end in _bare(unit, day, now)
        ),
    )


def _bare(unit: Station, day: date, now: datetime) -> list[Stretch]:
    """What of the day's opening has no shift at all; a shift without a first line says so itself."""
    begin, end = instant(unit.tz, day, 0), instant(unit.tz, day + DAY, 0)
    if end <= now:
        return []
    there = [one for step in (-1, 0) for one in shifts_on(unit, day + step * DAY)]
    found = []
    for start, finish in gaps(unit, max(begin, now), 1):
        mark, stop = start, min(finish, end)
        for one in sorted(there, key=lambda one: one.start):
            if one.end > mark and one.start < stop:
                found.append((mark, one.start))
                mark = max(mark, one.end)
        found.append((mark, stop))
    return [(a.astimezone(unit.tz), b.astimezone(unit.tz)) for a, b in found if a < b]


def _box(room: Room, seen: Seen, shift: Shift) -> Box:
    now, line = room.times.now, shift.line
    past = shift.end <= now
    places = (("first", line.at_work), ("second", (line.second,)), ("supervisor", (line.supervisor,)))
    rows = []
    for place, who in places:
        names = []
        for number, one in enumerate(who or (None,)):
            at = "beside" if place == "first" and number else place
            if one is not None or place == "first" or (seen.may_change and not past):
                names.append(_name(room, seen, one or "", *_url(room, seen, shift, at, one)))
        more = _place_url(room, seen, shift, "beside", None) if place == "first" and line.first else ""
        rows.append(Row(place, room.say(f"roster-place-{place}"), tuple(names), more))
    return Box(
        watch=room.say(f"roster-watch-{shift.watch.value}"),
        hours=hours(room, seen.unit, shift.start, shift.end),
        rows=tuple(one for one in rows if one.names),
        now=shift.start <= now < shift.end,
        past=past,
        gap=line.first is None,
    )


def _url(room: Room, seen: Seen, shift: Shift, place: str, who: str | None) -> tuple[str, str]:
    """Where pressing a name leads: to changing it, or for one's own shift to asking for a swap."""
    mine = who == room.visit.worker.id and shift.start > room.times.now
    if not seen.may_change and mine:
        swap = room.url("/desk/roster/swap", unit=seen.unit.id, start=shift.start.isoformat())
        return swap, room.say("roster-to-swap")
    return _place_url(room, seen, shift, place, who), room.say("roster-place-title")


def _place_url(room: Room, seen: Seen, shift: Shift, place: str, who: str | None) -> str:
    if not seen.may_change or shift.end <= room.times.now:
        return ""
    start = shift.start.isoformat()
    return room.url("/desk/roster/place", unit=seen.unit.id, start=start, place=place, before=who or "")


def _name(room: Room, seen: Seen, worker_id: str, url: str, title: str) -> Name:
    kind = seen.shining.get(worker_id)
    light = Light(kind, room.say(f"roster-light-{kind}")) if kind else None
    name = called(room, worker_id) if worker_id else room.say("roster-empty")
    return Name(worker_id, name, light, url, title)


async def asked_of(room: Room) -> dict[str, Any]:
    """The swaps that wait and name whoever is signed in: for the duty page."""
    me = room.visit.worker
    waiting = await room.centre.look(lambda work: swapping.waiting(work, me))
    return {"asked": tuple(asked(room, one) for one in waiting)}
