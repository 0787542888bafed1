"""Reads a centre's folder: ``centre.yaml`` and the flat pages beside it, every entry with its place and its unit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from bot.page import PageError
from bot.pages.shape import Shape, read
from bot.pages.station_shapes import (
    AreaPage,
    AreasPage,
    CentrePage,
    DutyPage,
    HoursPage,
    OpeningsPage,
    PeoplePage,
    RosterPage,
    UnitPage,
    UnitsPage,
    WorkerPage,
)
from referral.station import Kind

PAGE = "centre.yaml"
JOURNAL = "import.journal"  # lies in the folder while an import puts its pages in place
UNITS, AREAS, PEOPLE, HOURS, DUTY = "units.yaml", "areas.yaml", "people.yaml", "hours.yaml", "duty.yaml"
FLAT = (UNITS, AREAS, PEOPLE, HOURS, DUTY)

P = TypeVar("P", bound=Shape)
S = TypeVar("S", bound=Shape)


@dataclass(frozen=True, slots=True)
class Entry(Generic[P]):
    """One entry of a list: what it says, whose it is, and where it stands: ``FILE: areas.12``."""

    where: str
    unit: str
    page: P


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything a centre's folder says, laid out by unit. ``units`` are in order: a parent before its children."""

    path: Path
    root: CentrePage
    units: tuple[Entry[UnitPage], ...] = ()
    areas: Mapping[str, list[Entry[AreaPage]]] = field(default_factory=dict)
    workers: Mapping[str, list[Entry[WorkerPage]]] = field(default_factory=dict)
    hours: Mapping[str, list[Entry[HoursPage]]] = field(default_factory=dict)
    duty: Mapping[str, list[Entry[DutyPage]]] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """What the unit at the top is."""
        return self.root.kind or (Kind.HEADQUARTERS if self.units else Kind.STREET)


def read_folder(folder: Path) -> Folder:
    """The pages of this folder. Raises PageError for what has no shape, an unknown unit, or a loop in the tree."""
    path = folder / PAGE
    if (folder / JOURNAL).exists():
        raise PageError(f"{folder}: an import was cut off here; run `linli import` again, it does the rest")
    root = read(path, CentrePage)
    if root.id != folder.name:
        raise PageError(f"{path}: id: {root.id!r} is not the folder's name {folder.name!r}")
    units = _units(folder / UNITS, root)
    known = frozenset({root.id, *(one.unit for one in units)})
    areas = _flat(folder / AREAS, AreasPage)
    people = _flat(folder / PEOPLE, PeoplePage)
    hours = _flat(folder / HOURS, OpeningsPage)
    duty = _flat(folder / DUTY, RosterPage)
    return Folder(
        path,
        root,
        units,
        _by_unit(known, root.id, (path, "communities", root.communities), (folder / AREAS, "areas", areas.areas)),
        _by_unit(known, root.id, (path, "workers", root.workers), (folder / PEOPLE, "workers", people.workers)),
        _by_unit(known, root.id, (path, "hours", root.hours), (folder / HOURS, "hours", hours.hours)),
        _by_unit(known, root.id, (path, "duty", root.duty), (folder / DUTY, "duty", duty.duty)),
    )


def _flat(path: Path, shape: type[S]) -> S:
    return read(path, shape) if path.exists() else shape()


def _by_unit(known: frozenset[str], root: str, *pages: tuple[Path, str, tuple[P, ...]]) -> dict[str, list[Entry[P]]]:
    found: dict[str, list[Entry[P]]] = defaultdict(list)
    for path, key, entries in pages:
        for no, page in enumerate(entries):
            where = f"{path}: {key}.{no}"
            unit = getattr(page, "unit", None) or root
            if unit not in known:
                raise PageError(f"{where}.unit: no such unit: {unit!r}; write the id of one in {UNITS}, or {root!r}")
            found[unit].append(Entry(where, unit, page))
    return dict(found)


def _units(path: Path, root: CentrePage) -> tuple[Entry[UnitPage], ...]:
    entries = [Entry(f"{path}: units.{no}", one.id, one) for no, one in enumerate(_flat(path, UnitsPage).units)]
    ids = {root.id: f"{PAGE}"}
    shorts = {root.short.casefold(): f"{PAGE}"}
    for one in entries:
        _only_one(f"{one.where}.id", one.unit, one.unit, ids)
        _only_one(f"{one.where}.short", one.page.short, one.page.short.casefold(), shorts)
    for one in entries:
        if one.page.parent not in ids:
            raise PageError(f"{one.where}.parent: no such unit: {one.page.parent!r}; write the id of the unit above it")
    return tuple(_from_the_top(entries, root.id))


def _only_one(where: str, written: str, key: str, seen: dict[str, str]) -> None:
    if key in seen:
        raise PageError(f"{where}: {written!r} is already that of {seen[key]}; every unit needs its own")
    seen[key] = where.rpartition(": ")[2].rpartition(".")[0]


def _from_the_top(entries: list[Entry[UnitPage]], root: str) -> Iterator[Entry[UnitPage]]:
    """Parents before their children, else in the page's order. Raises PageError for a loop: nobody is above it."""
    below: dict[str, list[Entry[UnitPage]]] = defaultdict(list)
    for one in entries:
        below[one.page.parent].append(one)
    reached: set[str] = set()
    waiting = [root]
    while waiting:
        here = waiting.pop(0)
        reached.add(here)
        yield from below[here]
        waiting += [one.unit for one in below[here]]
    for one in entries:
        if one.unit not in reached:
            raise PageError(f"{one.where}.parent: {_loop(one, entries)} is a loop; one of them must be under {root!r}")


def _loop(start: Entry[UnitPage], entries: list[Entry[UnitPage]]) -> str:
    parents = {one.unit: one.page.parent for one in entries}
    way = [start.unit]
    while parents[way[-1]] not in way:
        way.append(parents[way[-1]])
    return " → ".join((*way, parents[way[-1]]))
