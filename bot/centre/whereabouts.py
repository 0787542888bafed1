"""Where a resident lives, as buttons: the communities of the units below their door, streets first where many."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.centre import tickets
from bot.centre.house import Work
from flows.event import Pressed
from flows.session import Session
from referral.organisation import Organisation
from referral.station import Station

CHOICE = "area_"  # the buttons area_1 … area_5 of flows/intake.yaml
MOST = 5  # of them at once: with 别处 six, and a screen holds no more
_AREA, _UNIT, _MORE = "area", "unit", "more"


def asks_area(work: Work, session: Session) -> bool:
    """Whether it matters where they live, and nobody knows."""
    told, organisation = session.told, work.house.organisation
    if told.area is not None or told.school is not None or told.outside:
        return False
    door = tickets.door_of(work, session)
    return next(organisation.below(door), None) is not None and bool(_listed(work, door, ""))


def offered(work: Work, session: Session, within: str) -> tuple[str, ...]:
    """What the buttons stand for: communities, streets, and the rest of a list that is too long."""
    found = _listed(work, tickets.door_of(work, session), within)
    unit, _, skipped = within.partition("@")
    start = int(skipped) if skipped.isdecimal() else 0
    rest = found[start:]
    if len(rest) <= MOST:
        return rest
    return (*rest[: MOST - 1], f"{_MORE}:{unit}@{start + MOST - 1}")


def meant(session: Session, pressed: Pressed) -> Pressed:
    """A press with the community its button names, or with what it opens; any other as it is."""
    kind, _, what = _place(session, pressed.name).partition(":")
    match kind:
        case "area":
            return replace(pressed, area=what)
        case "unit" | "more":
            return replace(pressed, within=what)
    return pressed


def label(work: Work, session: Session, name: str) -> str | None:
    """What stands on such a button; None for any other."""
    kind, _, what = _place(session, name).partition(":")
    organisation = work.house.organisation
    area, unit = organisation.area(what), organisation.units.get(what)
    if kind == _AREA and area is not None:
        return area.name
    if kind == _UNIT and unit is not None:
        return _street(organisation, unit) or unit.called(session.lang)
    return work.house.words.say(session.lang, "button-more") if kind == _MORE else None


def _place(session: Session, name: str) -> str:
    number = name.removeprefix(CHOICE)
    if not name.startswith(CHOICE) or not number.isdecimal():
        return ""
    return session.places[int(number) - 1] if 0 < int(number) <= len(session.places) else ""


def _listed(work: Work, door: str, within: str) -> tuple[str, ...]:
    """Every community at and below the door, or its streets where those are too many for one screen."""
    organisation = work.house.organisation
    day = work.now.astimezone(work.house.station.tz).date()
    unit, _, _ = within.partition("@")
    top = unit if unit in organisation.units else door
    every = tuple(dict.fromkeys(_areas(organisation, top, day)))
    if len(every) <= MOST or top != door:
        return tuple(f"{_AREA}:{one}" for one in every)
    own = [f"{_AREA}:{one.id}" for one in organisation.units[door].communities]
    streets: list[str] = []
    for child in organisation.children.get(door, ()):
        below = tuple(dict.fromkeys(_areas(organisation, child, day)))
        if len(below) == 1:  # a street with one community needs no second question
            streets.append(f"{_AREA}:{below[0]}")
        elif below:
            streets.append(f"{_UNIT}:{child}")
    return (*own, *streets)


def _areas(organisation: Organisation, unit_id: str, day: date) -> Iterator[str]:
    """The unit's own communities before those of the units below it."""
    for unit in (organisation.units[unit_id], *organisation.below(unit_id)):
        if unit.lives(day):
            yield from (one.id for one in unit.communities)


def _street(organisation: Organisation, unit: Station) -> str:
    """The street's name, unless the unit above has the same: then it says nothing."""
    above = organisation.units.get(unit.parent or "")
    siblings = [organisation.units[one].street for one in organisation.children.get(unit.parent or "", ())]
    return unit.street if above is not None and siblings.count(unit.street) == 1 else ""
