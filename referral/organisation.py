"""The tree of units that serve one district: who is above whom, who serves which area, who belongs where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from referral.station import Community, Station, Worker


@dataclass(frozen=True, slots=True)
class Agency:
    """承接机构: an organisation that runs units under contract."""

    id: str
    name: str
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Organisation:
    """Every unit by its id. ``root`` is the one whose door the residents' link opens when it names no other."""

    root: str
    units: Mapping[str, Station]
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)  # worker id to the unit that lists them
    claims: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # area id to the units that list it
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    named: Mapping[str, frozenset[str]] = field(
        default_factory=dict
    )  # unit id to who works there or is on its duty page

    @property
    def door(self) -> Station:
        """The unit at the residents' door."""
        return self.units[self.root]

    def worker(self, worker_id: str) -> Worker | None:
        """The worker of this id in whichever unit, or None: somebody may have left since a row was written."""
        home = self.homes.get(worker_id)
        return self.units[home].worker(worker_id) if home is not None else None

    def home(self, worker_id: str) -> Station | None:
        """The unit that lists this worker."""
        home = self.homes.get(worker_id)
        return self.units[home] if home is not None else None

    def workers(self) -> Iterator[Worker]:
        """Everybody, unit by unit."""
        for unit in self.units.values():
            yield from unit.workers

    def area(self, area_id: str | None) -> Community | None:
        """The area of this id, in whichever unit."""
        units = self.claims.get(area_id or "", ())
        return self.units[units[0]].community(str(area_id)) if units else None

    def above(self, unit_id: str) -> tuple[Station, ...]:
        """The units up the tree, the nearest first; a page with a loop in the tree is refused by the loader."""
        found: list[Station] = []
        here = self.units.get(unit_id)
        while here is not None and here.parent is not None:
            here = self.units.get(here.parent)
            if here is not None:
                found.append(here)
        return tuple(found)

    def below(self, unit_id: str) -> Iterator[Station]:
        """Every unit down the tree."""
        for child in self.children.get(unit_id, ()):
            yield self.units[child]
            yield from self.below(child)

    def is_above(self, unit_id: str, other: str) -> bool:
        """Whether ``unit_id`` is up the tree from ``other``, or the same."""
        return unit_id == other or any(one.id == unit_id for one in self.above(other))

    def living(self, unit_id: str, day: date) -> Station:
        """The unit, or the nearest one up the tree that exists on this local day: a unit may be dissolved.

        Raises KeyError for a unit that was never on the page.
        """
        here = self.units[unit_id]
        return next((one for one in (here, *self.above(unit_id)) if one.lives(day)), here)

    def serving(self, area_id: str, concern: str | None, day: date) -> Station | None:
        """The unit that serves this area: one whose programmes name the concern before one that serves everything."""
        units = [self.units[one] for one in self.claims.get(area_id, ()) if self.units[one].lives(day)]
        named = [one for one in units if one.concerns and concern in one.concerns]
        general = [one for one in units if not one.concerns]
        return next(iter((*named, *general)), None)


def organise(stations: tuple[Station, ...], root: str, agencies: Mapping[str, Agency] | None = None) -> Organisation:
    """The organisation of these units; what does not fit together the page loader has refused before."""
    units = {one.id: one for one in stations}
    claims: dict[str, tuple[str, ...]] = {}
    children: dict[str, tuple[str, ...]] = {}
    for unit in stations:
        for area in unit.communities:
            claims[area.id] = (*claims.get(area.id, ()), unit.id)
        if unit.parent is not None:
            children[unit.parent] = (*children.get(unit.parent, ()), unit.id)
    homes = {worker.id: unit.id for unit in stations for worker in unit.workers}
    named = {unit.id: frozenset(_named(unit)) for unit in stations}
    return Organisation(root, units, agencies or {}, homes, claims, children, named)


def _named(unit: Station) -> Iterator[str]:
    yield from (worker.id for worker in unit.workers)
    for line in (line for slot in unit.duty for line in (slot.line, *slot.turns)):
        yield from (one for one in (line.first, line.second, line.supervisor, *line.beside) if one is not None)
