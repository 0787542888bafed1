"""By which door a resident came: what a link brings along, as a unit, a school and a community of the pages."""

from dataclasses import dataclass, replace

from bot.centre.house import Work
from bot.centre.keeping import keep, load, lock
from referral.organisation import Organisation
from referral.station import Kind, School, Station

UNIT, SCHOOL = "unit-", "school-"  # before an id in a link; a community's stands alone


@dataclass(frozen=True, slots=True)
class Doorway:
    """What a link says; nothing where it says nothing that the pages know."""

    unit: str | None = None
    school: str | None = None
    area: str | None = None


def read(organisation: Organisation, arg: str) -> Doorway:
    """A link's last word: ``unit-…``, ``school-…`` (the station inside it, where there is one), or a community."""
    if arg.startswith(UNIT):
        unit = arg.removeprefix(UNIT)
        return Doorway(unit=unit if unit in organisation.units else None)
    if arg.startswith(SCHOOL):
        school, inside = _school(organisation, arg.removeprefix(SCHOOL))
        return Doorway(inside, school.id, school.community) if school is not None else Doorway()
    return Doorway(area=arg if organisation.area(arg) is not None else None)


def station(organisation: Organisation, arg: str) -> Station:
    """Whose door the link opens; the house's own where it names no other."""
    return organisation.units[read(organisation, arg).unit or organisation.root]


def enter(work: Work, person_id: str, address_id: str, arg: str, lang: str) -> None:
    """Remember the door for what they are about to say; what has begun already stays where it began."""
    door = read(work.house.organisation, arg)
    if door == Doorway():
        return
    session = load(work, lock(work, person_id), address_id, lang)
    if session.sent or session.flow or not work.house.pages.flow.states[session.state].begins:
        return
    told = session.told
    told = replace(told, unit=door.unit or told.unit, school=door.school or told.school, area=told.area or door.area)
    if told != session.told:
        keep(work, person_id, replace(session, told=told))


def _school(organisation: Organisation, school_id: str) -> tuple[School | None, str | None]:
    """The school of this id, and the station inside it."""
    found: School | None = None
    inside: str | None = None
    for unit in organisation.units.values():
        known = unit.school(school_id)
        if known is not None:
            found = found or known
            inside = unit.id if unit.kind is Kind.SCHOOL else inside
    return found, inside
