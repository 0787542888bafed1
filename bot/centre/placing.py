"""Putting somebody in a place of the roster, and adding a shift: checked at each press, kept with who did it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.centre import gapwatch, rostering, standing
from bot.centre.house import Work
from bot.centre.standing import Seat
from bot.messages import Done, Outcome, Refused
from referral.station import Deed, Line, Shift, Station, Watch, Worker

LONGEST = timedelta(hours=24)  # of one shift


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the shift that begins at ``start``, whom the page showed there, and who is to stand there now."""

    unit: str
    start: datetime
    place: str  # first · beside · second · supervisor
    before: str | None
    who: str | None


@dataclass(frozen=True, slots=True)
class NewShift:
    """A shift the page does not know: an evening of the fair, a night after a fire."""

    unit: str
    start: datetime
    end: datetime
    line: Line
    watch: Watch = Watch.DAY


def put(work: Work, by: Worker, what: Place) -> Outcome:
    """Somebody stands there now instead of ``before``, or nobody does.

    When somebody else has changed the place meanwhile, nothing happens.
    """
    standing.take_turn(work)
    if not standing.may_change(work, by, what.unit):
        return Refused("refused-role")
    unit = work.unit(what.unit)
    shift = standing.shift_of(unit, what.start)
    if shift is None or what.place not in standing.PLACES:
        return Refused("roster-no-shift")
    if what.place == "beside" and shift.line.first is None:
        what = Place(what.unit, what.start, "first", None, what.who)
    no = _no(work, by, shift, what)
    if no is not None:
        return no
    part = Shift(max(shift.start, work.now), shift.end, shift.line, shift.watch, shift.base)
    _write(work, by, part, what)
    return _told(work, by, unit, part, what)


def _no(work: Work, by: Worker, shift: Shift, what: Place) -> Refused | None:
    if shift.end <= work.now:
        return Refused("roster-no-past")
    if what.before not in _stands_there(shift, what.place):
        return Refused("roster-no-changed")
    if what.who == what.before:
        return Refused("roster-no-same")
    if what.who is None:
        return None
    unit = work.unit(what.unit)
    start = max(shift.start, work.now)
    seat = Seat(what.who, what.place, start, shift.end, besides=(shift.start,))
    return standing.stranger(work, by, what.unit, what.who) or standing.unfit(work, unit, seat)


def _stands_there(shift: Shift, place: str) -> tuple[str | None, ...]:
    line = shift.line
    if place == "beside":
        return (*line.beside, None)
    return ({"first": line.first, "second": line.second, "supervisor": line.supervisor}[place],)


def _write(work: Work, by: Worker, part: Shift, what: Place) -> None:
    def cover(now: str | None, *, at: str | None = None, instead_of: str | None = None) -> None:
        who = f"worker:{by.id}"
        rostering.change(
            work, Deed.COVER, part.start, part.end, who, unit=what.unit, worker=now, place=at, instead_of=instead_of
        )

    if what.who is not None and what.who in standing.everybody(part.line):  # moves within the line
        cover(None, instead_of=what.who)
    if what.who is None and (what.place == "beside" or (what.place == "first" and part.line.beside)):
        cover(None, instead_of=what.before)  # whoever stands beside moves up
    elif what.place == "beside" and what.before is not None:
        cover(what.who, instead_of=what.before)
    else:
        cover(what.who, at=what.place)


def _told(work: Work, by: Worker, unit: Station, part: Shift, what: Place) -> Done:
    slots = _slots(work, by, unit, part.start, part.end) | {"place": work.desk_says(f"roster-place-{what.place}")}
    if what.before is not None and what.before != by.id:
        standing.tell(work, what.before, "roster-told-off", slots)
    if what.who is not None and what.who != by.id:
        standing.tell(work, what.who, "roster-told-on", slots)
    name = work.called(what.who, work.house.lang) if what.who else work.desk_says("roster-nobody")
    standing.tell_group(work, unit.id, part.start, "roster-desk-cover", slots | {"name": name})
    gapwatch.tell_new(work, unit.id, part.start, part.end)
    return Done("roster-done-cover", {"name": name, "span": slots["span"], "place": slots["place"]})


def _slots(work: Work, by: Worker, unit: Station, start: datetime, end: datetime) -> dict[str, str]:
    return {
        "span": standing.span(work, unit, start, end),
        "unit": unit.called(work.house.lang),
        "worker": by.called(work.house.lang),
        "at": f"{work.now.astimezone(unit.tz):%H:%M}",
    }


def add_shift(work: Work, by: Worker, what: NewShift) -> Outcome:
    """One shift more, which may not overlap another of the unit."""
    standing.take_turn(work)
    if not standing.may_change(work, by, what.unit):
        return Refused("refused-role")
    unit, line = work.unit(what.unit), what.line
    others = (standing.stranger(work, by, what.unit, who) for _, who in _seats(line))
    no = unsound(work, what.start, what.end) or next(filter(None, others), None) or shift_no(work, unit, what)
    if no is not None:
        return no
    who_did = f"worker:{by.id}"
    rostering.change(work, Deed.SHIFT, what.start, what.end, who_did, unit=what.unit, line=line, watch=what.watch)
    slots = _slots(work, by, unit, what.start, what.end)
    for place, who in _seats(line):
        if who != by.id:
            standing.tell(work, who, "roster-told-on", slots | {"place": work.desk_says(f"roster-place-{place}")})
    name = work.called(line.first, work.house.lang)
    standing.tell_group(work, what.unit, what.start, "roster-desk-shift", slots | {"name": name})
    return Done("roster-done-shift", {"span": slots["span"], "name": name})


def shift_no(work: Work, unit: Station, what: NewShift) -> Refused | None:
    """Why the people cannot stand so, or the shift not there."""
    there = next(standing.touching(unit, what.start, what.end), None)
    if there is not None:
        return Refused("roster-no-overlap", {"span": standing.span(work, unit, there.start, there.end)})
    if what.line.first is None:
        return Refused("roster-no-first")
    named = standing.everybody(what.line)
    if len(set(named)) < len(named):
        return Refused("roster-no-line")
    found = (standing.unfit(work, unit, Seat(who, place, what.start, what.end)) for place, who in _seats(what.line))
    return next((no for no in found if no is not None), None)


def _seats(line: Line) -> tuple[tuple[str, str], ...]:
    places = (("first", line.first), *(("beside", one) for one in line.beside), ("second", line.second))
    return tuple((place, who) for place, who in (*places, ("supervisor", line.supervisor)) if who is not None)


def unsound(work: Work, start: datetime, end: datetime, longest: timedelta = LONGEST) -> Refused | None:
    """What is wrong with a stretch by itself."""
    if end <= start:
        return Refused("roster-no-end")
    if end - start > longest:
        return Refused("roster-no-long", {"hours": str(int(longest.total_seconds()) // 3600)})
    if start < work.now:
        return Refused("roster-no-past")
    return None
