"""Leave and storms: who may say so, which shifts lose their first line, and what the desk is told of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.centre import gapwatch, rostering, standing
from bot.centre.house import Work
from bot.centre.placing import unsound
from bot.messages import Done, Outcome, Refused
from referral.station import Change, Deed, On, Shift, Station, Worker

WHYS = ("ill", "annual", "training", "family", "other")  # nobody has to say more than this
WEATHERS = ("typhoon", "rainstorm")
_LONGEST_LEAVE = timedelta(days=366)
LONGEST_STORM = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Lost:
    """A shift somebody would be missing from; ``bare``: nobody is left on its first line."""

    unit: Station
    shift: Shift
    bare: bool


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away for a stretch, and says no more than a word of ``WHYS`` why."""

    worker: str
    start: datetime
    end: datetime
    why: str = "other"


@dataclass(frozen=True, slots=True)
class Weather:
    """台风/暴雨停工, from now until ``until``; ``everywhere``: in every unit, only from the top of the tree."""

    unit: str
    until: datetime
    why: str  # of ``WEATHERS``
    everywhere: bool = False


def ahead(work: Work, worker_id: str, start: datetime, end: datetime) -> tuple[Lost, ...]:
    """The shifts this worker would be missing from, in every unit, in order of time."""
    units = [work.laid.unit(one) for one in standing.rosters(work)]
    found = (
        Lost(unit, one, bare=one.line.at_work == (worker_id,))
        for unit in units
        for one in standing.touching(unit, start, end)
        if worker_id in standing.everybody(one.line)
    )
    return tuple(sorted(found, key=lambda one: one.shift.start))


def leave_no(work: Work, by: Worker, what: Absence) -> Refused | None:
    """Why this leave cannot be entered; None when it can."""
    person = work.house.organisation.worker(what.worker)
    if person is None or what.why not in WHYS:
        return Refused("roster-no-person")
    if not standing.may_speak_for(work, by, what.worker):
        return Refused("refused-role")
    if what.end <= what.start:
        return Refused("roster-no-end")
    if what.end <= work.now:
        return Refused("roster-no-past")
    same = (one for one in work.laid.changes if one.deed is Deed.LEAVE and one.worker == what.worker)
    known = next((one for one in same if one.start <= max(what.start, work.now) and one.end >= what.end), None)
    if known is not None:
        span = standing.span(work, work.home(what.worker), known.start, known.end)
        return Refused("roster-no-leave", {"worker": person.called(work.house.lang), "span": span})
    return unsound(work, max(what.start, work.now), what.end, _LONGEST_LEAVE)


def leave(work: Work, by: Worker, what: Absence) -> Outcome:
    """They are away, from now on or later; the past is not rewritten."""
    standing.take_turn(work)
    no = leave_no(work, by, what)
    if no is not None:
        return no
    start, end, home = max(what.start, work.now), what.end, work.home(what.worker)
    lost = ahead(work, what.worker, start, end)
    rostering.change(work, Deed.LEAVE, start, end, f"worker:{by.id}", unit=home.id, worker=what.worker, why=what.why)
    slots = {"worker": work.called(what.worker, work.house.lang), "span": standing.span(work, home, start, end)}
    for unit_id in dict.fromkeys((home.id, *(one.unit.id for one in lost))):
        standing.tell_group(work, unit_id, start, "roster-desk-leave", slots)
        gapwatch.tell_new(work, unit_id, start, end)
    if by.id != what.worker:
        standing.tell(work, what.worker, "roster-told-leave", slots | {"worker": by.called(work.house.lang)})
    return Done("roster-done-leave", {**slots, "count": str(sum(one.bare for one in lost))})


def storm(work: Work, by: Worker, what: Weather) -> Outcome:
    """The door is shut, the storm's lines stand, until it is over or somebody says that it is."""
    standing.take_turn(work)
    no = _storm_no(work, by, what)
    if no is not None:
        return no
    unit = work.unit(what.unit)
    where = None if what.everywhere else what.unit
    rostering.change(work, Deed.STORM, work.now, what.until, f"worker:{by.id}", unit=where, why=what.why)
    slots = {
        "worker": by.called(work.house.lang),
        "storm": work.desk_says(f"roster-storm-{what.why}"),
        "until": f"{standing.date_of(work, unit, what.until)} {what.until.astimezone(unit.tz):%H:%M}",
    }
    for one in work.house.organisation.units if what.everywhere else (what.unit,):
        standing.tell_group(work, one, work.now, "roster-desk-storm", slots)
        if any(slot.on is On.STORM for slot in work.house.organisation.units[one].duty):  # else the same line stands
            gapwatch.tell_new(work, one, work.now, what.until)
    return Done("roster-done-storm", {key: slots[key] for key in ("storm", "until")})


def _storm_no(work: Work, by: Worker, what: Weather) -> Refused | None:
    if not standing.may_change(work, by, what.unit) or what.why not in WEATHERS:
        return Refused("refused-role")
    if what.everywhere and work.house.organisation.units[what.unit].parent is not None:
        return Refused("refused-role")
    no = unsound(work, work.now, what.until, LONGEST_STORM)
    if no is None and any(one.start <= work.now for one in storms(work, what.unit)):
        no = Refused("roster-no-storm")
    return no


def storms(work: Work, unit_id: str) -> tuple[Change, ...]:
    """The storms that stand or will, for this unit."""
    return tuple(
        one
        for one in work.laid.changes
        if one.deed is Deed.STORM and one.unit in (None, unit_id) and one.end > work.now
    )
