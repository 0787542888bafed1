"""The gap check a week ahead (周六晚无人): each morning where something changed, at once when a press makes a gap."""

from datetime import datetime, timedelta

from sqlalchemy import Row, select

from bot.centre import beforehand
from bot.centre.deadlines import add_house_deadline
from bot.centre.house import Work
from bot.centre.laid import lender
from bot.centre.notices import tell_desk
from bot.centre.standing import SOON, span
from bot.store.ready import note
from bot.store.tables import t_setting
from referral.duty import gaps
from referral.roles import OVERSIGHT
from referral.roster import DAY, Stretch, instant, local_day
from referral.station import Station

KIND = "gaps"
NEAR = timedelta(hours=48)  # said again each morning, whoever was told before
_MORNING = 9 * 60  # minutes after local midnight
_MOST = 10  # lines in one notice
Told = frozenset[tuple[str, str]]  # from and until of the gaps the desk was told of last


def arm(work: Work) -> None:
    """Each unit is looked at every morning from now on; arming twice changes nothing."""
    for unit_id in work.house.organisation.units:
        _again(work, work.laid.unit(unit_id))


def look(work: Work, deadline: Row[tuple[object, ...]]) -> str:
    """This morning's look at one unit; the next one is written down in the same turn."""
    unit_id = str(deadline.kind).partition(":")[2]
    if unit_id not in work.house.organisation.units:
        return "off"
    unit = work.laid.unit(unit_id)
    _again(work, unit)
    if not unit.lives(local_day(unit, work.now)):
        return "off"
    found = _found(work, unit)
    before = _told(work, unit_id)
    new = [one for one in found if _mark(one) not in before or one[0] < work.now + NEAR]
    _keep(work, unit_id, frozenset(map(_mark, found)))
    _tell(work, unit, new)
    beforehand.tell(work, unit)
    return "done"


def tell_new(work: Work, unit_id: str, start: datetime, end: datetime) -> None:
    """After a change of the roster: the gaps of the next days in this stretch nobody was told of yet."""
    if start >= work.now + SOON:
        return
    unit, before = work.unit(unit_id), _told(work, unit_id)
    found = [
        one for one in gaps(unit, work.now, SOON.days) if one[0] < end and one[1] > start and _mark(one) not in before
    ]
    _keep(work, unit_id, before | frozenset(map(_mark, found)))
    _tell(work, unit, found)


def _found(work: Work, unit: Station) -> list[Stretch]:
    """The gaps of the next days; a unit that stands with the line of another does not say what that one says."""
    lent = lender(work.house.organisation, unit.id)
    known = frozenset(gaps(work.laid.unit(lent), work.now, SOON.days)) if lent != unit.id else frozenset()
    return [one for one in gaps(unit, work.now, SOON.days) if one not in known]


def lines(work: Work, unit: Station, found: list[Stretch]) -> str:
    """Gaps in words, one a line."""
    said = [work.desk_says("roster-gap-line", span=span(work, unit, *one)) for one in found[:_MOST]]
    if len(found) > _MOST:
        said.append(work.desk_says("roster-gap-more", count=len(found) - _MOST))
    return "\n".join(said)


def _tell(work: Work, unit: Station, found: list[Stretch]) -> None:
    if not found:
        return
    name, said = unit.called(work.house.lang), lines(work, unit, found)
    tell_desk(work, None, "roster-gaps", found[0][0] < work.now + NEAR, unit=unit.id, station=name, gaps=said)
    if not any(one.role in OVERSIGHT and work.worker(one.id) is not None for one in unit.workers):
        above = work.house.organisation.above(unit.id)
        if above:
            tell_desk(work, None, "roster-gaps", unit=above[0].id, station=name, gaps=said)


def _again(work: Work, unit: Station) -> None:
    today = local_day(unit, work.now)
    at = instant(unit.tz, today, _MORNING)
    if at <= work.now:
        at = instant(unit.tz, today + DAY, _MORNING)
    add_house_deadline(work, f"{KIND}:{unit.id}", at)


def _mark(one: Stretch) -> tuple[str, str]:
    return one[0].isoformat(), one[1].isoformat()


def _told(work: Work, unit_id: str) -> Told:
    query = select(t_setting.c.value).where(t_setting.c.key == f"{KIND}:{unit_id}")
    value = work.conn.execute(query).scalar_one_or_none() or {}
    return frozenset((str(start), str(end)) for start, end in value.get("told", ()))


def _keep(work: Work, unit_id: str, told: Told) -> None:
    still = sorted(one for one in told if one[1] > work.now.isoformat())
    note(work.conn, f"{KIND}:{unit_id}", {"told": [list(one) for one in still]}, work.now)
