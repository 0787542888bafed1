"""Builds the units of a centre from its pages, and refuses whatever would leave a resident with nobody."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.page import PageError
from bot.pages.areas import Claim, communities, refuse_claims
from bot.pages.calendar import calendar_of
from bot.pages.crew import Roles, crews, slots
from bot.pages.hours import Entry as Stretch
from bot.pages.hours import day_of, periods, refuse_overlaps
from bot.pages.languages import LANGS
from bot.pages.station_shapes import SchoolPage, TenurePage, UnitPage
from bot.pages.units import PAGE, Entry, Folder, read_folder
from referral.organisation import Agency, Organisation, organise
from referral.station import (
    Calendar,
    Community,
    Fallback,
    On,
    Period,
    School,
    Signature,
    Slot,
    Station,
    Tenure,
    Worker,
)

Openings = Mapping[On, tuple[Period, ...]]
Concerns = frozenset[str]


def load_station(folder: Path, langs: tuple[str, ...] = LANGS) -> Station:
    """The first unit of this folder. Raises PageError as ``load_organisation`` does."""
    return load_organisation(folder, langs).door


def load_organisation(folder: Path, langs: tuple[str, ...] = LANGS, concerns: Concerns | None = None) -> Organisation:
    """Every unit of this folder, which may speak some of ``langs`` and serve some of ``concerns`` (None: unchecked).

    Raises PageError naming file, entry and key for anything that does not fit together.
    """
    pages = read_folder(folder)
    _languages(pages, langs)
    _programmes(pages, concerns)
    grounds = communities(pages)
    people = crews(pages, frozenset(area.id for areas in grounds.values() for area in areas))
    built = _Built(pages, grounds, people, {one.id: one.role for crew in people.values() for one in crew})
    units = {pages.root.id: _root(built)}
    for entry in pages.units:
        units[entry.unit] = _unit(built, entry, units[entry.page.parent])
    refuse_claims(pages, {unit.id: Claim(unit.concerns, unit.since, unit.until) for unit in units.values()})
    agencies = {one.id: Agency(one.id, one.name, one.names) for one in pages.root.agencies}
    return organise(tuple(units.values()), pages.root.id, agencies)


@dataclass(frozen=True, slots=True)
class _Built:
    """What is known of all units before the first of them is put together."""

    pages: Folder
    grounds: Mapping[str, tuple[Community, ...]]
    people: Mapping[str, tuple[Worker, ...]]
    roles: Roles


def _root(built: _Built) -> Station:
    path, page = built.pages.path, built.pages.root
    calendar = calendar_of(page.region) if page.keeps_holidays else Calendar()
    hours = _openings(built, page.id, calendar, None, None)
    return Station(
        id=page.id,
        name=page.name,
        names=page.names,
        short=page.short,
        kind=built.pages.kind,
        street=page.street,
        address=page.address,
        region=page.region,
        tz=_zone(path, page.tz),
        phone=page.phone,
        free=page.free,
        languages=page.languages,
        demo=page.demo,
        loud=page.loud,
        communities=built.grounds.get(page.id, ()),
        schools=tuple(_school(one) for one in page.schools),
        workers=built.people.get(page.id, ()),
        hours=hours[On.WEEK],
        hours_on={on: laid for on, laid in hours.items() if on is not On.WEEK},
        duty=_duty(built, page.id, calendar),
        operators=_operators(built.pages, f"{path}: ", page.operators),
        fallback=Fallback(page.fallback.name, page.fallback.phone) if page.fallback else None,
        signed=Signature(page.signed.by, page.signed.on) if page.signed else None,
        closed=_closed(built.pages),
        extra={one.date: day_of(f"{path}: extra.{no}.like", one.like) for no, one in enumerate(page.extra)},
        calendar=calendar,
    )


def _school(page: SchoolPage) -> School:
    return School(page.id, page.name, page.community)


def _unit(built: _Built, entry: Entry[UnitPage], above: Station) -> Station:
    """A unit below another, which gives it whatever its own entry leaves out."""
    page = entry.page
    hours = _openings(built, page.id, above.calendar, page.until, above)
    return replace(
        above,
        id=page.id,
        name=page.name,
        names=page.names,
        short=page.short,
        kind=page.kind,
        parent=above.id,
        street=page.street if page.street is not None else above.street,
        address=page.address,
        phone=page.phone,
        languages=page.languages or above.languages,
        loud=above.loud if page.loud is None else page.loud,
        communities=built.grounds.get(page.id, ()),
        schools=tuple(_school(one) for one in built.pages.root.schools if one.id == page.id),  # it stands inside
        workers=built.people.get(page.id, ()),
        hours=hours[On.WEEK],
        hours_on={on: laid for on, laid in hours.items() if on is not On.WEEK},
        duty=_duty(built, page.id, above.calendar) or above.duty,
        operators=_operators(built.pages, f"{entry.where}.", page.operators) or above.operators,
        programmes=page.programmes,
        concerns=frozenset(code for name in page.programmes for code in built.pages.root.programmes[name]),
        fallback=Fallback(above.name, above.phone),
        since=page.since,
        until=page.until,
    )


# ---- when ------------------------------------------------------------------------------------------------------------


def _openings(built: _Built, unit: str, calendar: Calendar, ends: date | None, above: Station | None) -> Openings:
    """When its door is open: its own hours; its parent's where the ordinary week has none, or where it has none at all.

    Raises PageError for a door that never opens, and for one that would one day never open again.
    """
    entries = built.pages.hours.get(unit, [])
    laid = [(one, period) for one in entries for period in periods(one.where, one.page)]
    refuse_overlaps((Stretch(period, one.page.on, one.where) for one, period in laid), calendar)
    found: dict[On, tuple[Period, ...]] = {}
    for one, period in laid:
        found[one.page.on] = (*found.get(one.page.on, ()), period)
    if On.WEEK not in found:
        if above is None:
            raise PageError(f"{built.pages.path}: hours: {unit!r} has no opening hours in the ordinary week; add some")
        return {**({} if entries else above.hours_on), **found, On.WEEK: above.hours}
    if not any(one.until is None or (ends is not None and one.until >= ends) for one in found[On.WEEK]):
        last, end = max(((one, one.page.until) for one in entries if one.page.until), key=lambda pair: pair[1])
        said = f"after {end} {unit!r} would never open again; leave until out of one entry of its ordinary week"
        raise PageError(f"{last.where}.until: {said}")
    return found


def _duty(built: _Built, unit: str, calendar: Calendar) -> tuple[Slot, ...]:
    laid = [(one, slot) for one in built.pages.duty.get(unit, []) for slot in slots(one, built.roles)]
    refuse_overlaps((Stretch(slot.period, slot.on, one.where) for one, slot in laid), calendar)
    return tuple(slot for _, slot in laid)


def _closed(pages: Folder) -> frozenset[date]:
    days = [one.date for one in pages.root.closed] + [one.date for one in pages.root.extra]
    for day, times in Counter(days).items():
        if times > 1:
            raise PageError(
                f"{pages.path}: closed.date or extra.date: {str(day)!r} is used {times} times; once is allowed"
            )
    return frozenset(one.date for one in pages.root.closed)


def _zone(path: Path, name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # a folder's name gives an OSError
        raise PageError(f"{path}: tz: no such time zone: {name!r}") from error


# ---- who and what for ------------------------------------------------------------------------------------------------


def _operators(pages: Folder, before: str, given: tuple[TenurePage, ...]) -> tuple[Tenure, ...]:
    """Who runs the unit, one after the other; two at once would leave nobody answerable."""
    agencies = {one.id for one in pages.root.agencies}
    for no, one in enumerate(given):
        where = f"{before}operators.{no}"
        if one.agency not in agencies:
            raise PageError(f"{where}.agency: no such agency: {one.agency!r}; list it under agencies in {PAGE}")
        for other in given[:no]:
            if _from(one) <= _to(other) and _from(other) <= _to(one):
                raise PageError(f"{where}: {one.agency!r} and {other.agency!r} run it at the same time; end one before")
    return tuple(Tenure(one.agency, one.since, one.until) for one in given)


def _from(one: TenurePage) -> date:
    return one.since or date.min


def _to(one: TenurePage) -> date:
    return one.until or date.max


def _programmes(pages: Folder, known: Concerns | None) -> None:
    for name, codes in pages.root.programmes.items():
        for code in codes:
            if known is not None and code not in known:
                where = f"{pages.path}: programmes.{name}"
                raise PageError(f"{where}: no such concern: {code!r}; write a code of referral/concerns.yaml")
    for entry in pages.units:
        for name in entry.page.programmes:
            if name not in pages.root.programmes:
                said = f"no such programme: {name!r}; name it under programmes in {PAGE}, with its concerns"
                raise PageError(f"{entry.where}.programmes: {said}")


def _languages(pages: Folder, known: tuple[str, ...]) -> None:
    root, path = pages.root, pages.path
    used: list[tuple[str, Iterable[str]]] = [(f"{path}: languages", root.languages), (f"{path}: names", root.names)]
    used += [(f"{path}: agencies.{no}.names", one.names) for no, one in enumerate(root.agencies)]
    used += [(f"{one.where}.languages", one.page.languages) for one in pages.units]
    used += [(f"{one.where}.names", one.page.names) for one in pages.units]
    used += [(f"{one.where}.names", one.page.names) for crew in pages.workers.values() for one in crew]
    for where, langs in used:
        for lang in langs:
            if lang not in known:
                raise PageError(f"{where}: no such language: {lang!r} ({', '.join(known)})")
