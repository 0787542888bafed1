"""Which unit a ticket belongs to and who on its line is asked, in what order and why: pure functions of values."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import chain

from referral.candidate import Candidate, order, passed
from referral.duty import line_order, next_turn, on_duty
from referral.ladder import Rank
from referral.need import Code, Need, Passed, Placed, Ranked, Ranking, Reason, Standing, Why
from referral.organisation import Organisation
from referral.roster import local_day
from referral.station import Deed, Kind, Station
from referral.urgency import Urgency

_NOTHING = Standing()  # of whom nothing is known


# ---- which unit ----------------------------------------------------------------------------------------------------


def place(organisation: Organisation, need: Need, day: date) -> Placed:
    """The unit whose ticket it is on this local day: the school's own, else the area's, else whose door it came by.

    Where no area is known, a worker of a unit below that door who is asked for by name takes it with them.

    A unit that is no more is stood in for by the nearest one up the tree; so is one whose programmes are for other
    concerns. A school that a street's page lists has no station of its own: it says only where its pupils live.
    """
    area = need.area
    if need.school is not None:
        own, home = _school(organisation, need.school, day)
        if own is not None:
            return Placed(own, (Reason(Code.SCHOOL, need.school),))
        area = area or home
    if area is None:
        return _of_named(organisation, need, day) or _door(organisation, need.door, day)
    unit = organisation.serving(area, need.concern, day)
    if unit is not None:
        return Placed(unit, (Reason(Code.AREA, area), *_programme(unit, need.concern)))
    for claimant in organisation.claims.get(area, ()):
        instead = _above(organisation, claimant, need.concern, day)
        if instead is not None:
            code = Code.ABOVE if organisation.units[claimant].lives(day) else Code.DISSOLVED
            why = (Reason(Code.AREA, area), Reason(code, claimant), *_programme(instead, need.concern))
            return Placed(instead, why)
    door = _door(organisation, need.door, day)
    return Placed(door.unit, (Reason(Code.UNSERVED, area), *door.reasons))


def _school(organisation: Organisation, school_id: str, day: date) -> tuple[Station | None, str | None]:
    """The station inside the school, if one is there on that day, and the community its pupils live in."""
    home: str | None = None
    for unit in organisation.units.values():
        for school in unit.schools:
            if school.id == school_id:
                home = home or school.community
                if unit.kind is Kind.SCHOOL and unit.lives(day):
                    return unit, home
    return None, home


def _above(organisation: Organisation, unit_id: str, concern: str, day: date) -> Station | None:
    return next(
        (
            one
            for one in organisation.above(unit_id)
            if one.lives(day) and (not one.concerns or concern in one.concerns)
        ),
        None,
    )


def _door(organisation: Organisation, unit_id: str, day: date) -> Placed:
    """首问负责: who was asked first keeps it, whatever their programmes; a door that is gone leads up the tree."""
    known = unit_id if unit_id in organisation.units else organisation.root
    unit = organisation.living(known, day)
    gone = (Reason(Code.DISSOLVED, unit_id),) if unit.id != unit_id else ()
    return Placed(unit, (Reason(Code.DOOR, unit_id), *gone))


def _of_named(organisation: Organisation, need: Need, day: date) -> Placed | None:
    """The unit of whom they asked for by name, if below the door: nothing else says where."""
    worker, home = organisation.worker(need.named or ""), organisation.home(need.named or "")
    if worker is None or home is None or not (worker.serves(day) and home.lives(day)):
        return None
    if home.id == need.door or not organisation.is_above(need.door, home.id):
        return None
    return Placed(home, (Reason(Code.NAMED),))


def _programme(unit: Station, concern: str) -> tuple[Reason, ...]:
    return (Reason(Code.PROGRAMME, concern),) if concern in unit.concerns else ()


# ---- who is asked --------------------------------------------------------------------------------------------------


def rank(  # noqa: PLR0913, PLR0917 - what is asked, of whom, when, and the three things that are known of them
    station: Station,
    need: Need,
    at: datetime,
    standings: Mapping[str, Standing],
    out: Mapping[str, Why],
    organisation: Organisation | None = None,
) -> Ranking:
    """Everybody on the line that stands at this instant: who is asked, in order, and who is not, each with why.

    The place in the line comes first, on purpose: the second line is on standby, often at home, and is not woken for
    a skill that the first line lacks (docs/decisions/0015-place-before-skill.md). Within a place: asked for by name,
    skill, continuity, language, room, load, fairness.

    ``out`` says who stepped out (CONFLICT, which is absolute) or declined. Who is away or cannot be reached is passed
    over, unless that would leave nobody: then they are listed, and say so. A gender wish is a must where somebody who
    can be asked now meets it, in any place of the line; else ``reasons`` say that it cannot be met. At U0 it only
    orders: with a life at risk nobody is left out for it. Nobody is listed only where the whole line is out.

    ``organisation`` is asked for whoever stands here and belongs to another unit. ``at`` is aware.
    """
    line = _line(station, at, standings, organisation)
    fit = [one for one in line if one.id not in out and one.may_take]
    free = [one for one in fit if one.standing.reachable and not one.away]
    asked = free or fit
    wished = [one for one in free if need.gender is not None and one.gender == need.gender]
    if wished and need.urgency is not Urgency.U0:
        asked = wished
    listed = order(asked, need)
    ids = {one.id for one in asked}
    over = [passed(one, out.get(one.id)) for one in line if one.id not in ids]
    if need.named is not None and all(one.id != need.named for one in line):
        over.append(_named(station, need.named, at, out.get(need.named), organisation))
    return Ranking(listed, tuple(over), tuple(_wanting(listed, need)))


def skill_wanted(ranking: Ranking, need: Need) -> bool:
    """Whether people are asked and none of them has any skill the concern needs: the card then says so."""
    return bool(need.skills and ranking.listed) and not any(
        reason.code is Code.SKILL and reason.arg in need.skills for one in ranking.listed for reason in one.reasons
    )


def _line(
    station: Station, at: datetime, standings: Mapping[str, Standing], organisation: Organisation | None
) -> list[Candidate]:
    """Everybody on the line, in the order of the page; who stands in two places stands in the earlier."""
    line = on_duty(station, at)
    places = dict.fromkeys(line.at_work, Rank.FIRST)
    if line.second is not None:
        places.setdefault(line.second, Rank.SECOND)
    if line.supervisor is not None:
        places.setdefault(line.supervisor, Rank.SUPERVISOR)
    staff = {one.id: one for one in station.workers if one.id in places}
    found: list[Candidate] = []
    for worker_id, stands in places.items():
        worker = staff.get(worker_id)
        if worker is None and organisation is not None:
            worker = organisation.worker(worker_id)
        standing = standings.get(worker_id, _NOTHING)
        found.append(Candidate(worker_id, stands, worker, standing, standing.is_away(at)))
    return found


def _named(
    station: Station, worker_id: str, at: datetime, out: Why | None, organisation: Organisation | None
) -> Passed:
    """Asked for by name and not on this line: when they stand next, here or in the unit that lists them."""
    if out is not None:
        return Passed(worker_id, out)
    worker, units = station.worker(worker_id), [station]
    if worker is None and organisation is not None:
        worker, home = organisation.worker(worker_id), organisation.home(worker_id)
        units = [one for one in (home, station) if one is not None]
    if worker is None or not worker.serves(local_day(station, at)):
        return Passed(worker_id, Why.LEFT)
    turns = (next_turn(unit, worker_id, at) for unit in units if _is_on_pages(unit, worker_id))
    when = min((turn for turn in turns if turn is not None), default=None)
    return Passed(worker_id, Why.OFF_SHIFT if when is not None else Why.NOT_SOON, when)


def _is_on_pages(unit: Station, worker_id: str) -> bool:
    """Whether the unit's roster names them at all: a fortnight of somebody else's is dear to lay out in vain."""
    if any(one.worker == worker_id for one in unit.changes if one.deed is Deed.COVER):
        return True
    lines = chain(
        (line for slot in unit.duty for line in (slot.line, *slot.turns)),
        (one.line for one in unit.changes if one.deed is Deed.SHIFT),
    )
    return any(worker_id in line_order(line) for line in lines)


def _wanting(listed: tuple[Ranked, ...], need: Need) -> Iterator[Reason]:
    if skill_wanted(Ranking(listed), need):
        yield Reason(Code.NO_SKILL, need.skills[0])
    met = any(reason.code is Code.GENDER for one in listed for reason in one.reasons)
    if need.gender is not None and not met:
        yield Reason(Code.NO_GENDER, need.gender)
