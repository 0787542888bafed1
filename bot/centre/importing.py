"""Shifts from a calendar file into a unit's roster: each event is understood or named, and all are taken or none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from bot.centre import rostering, standing
from bot.centre.house import Work
from bot.centre.laid import lender
from bot.centre.placing import LONGEST, NewShift, shift_no
from bot.centre.standing import Seat
from bot.sheets.ical import Event
from referral.roster import local_day
from referral.station import Deed, Line, Shift, Station, Watch, Worker

BY = "import"
_PLACES: Mapping[str, str] = {
    "一线": "first", "第一线": "first", "一線": "first", "第一線": "first", "first": "first",
    "二线": "second", "第二线": "second", "二線": "second", "第二線": "second", "second": "second",
    "督导": "supervisor", "督導": "supervisor", "supervisor": "supervisor",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """An event understood: who stands where."""

    event: Event
    worker: Worker
    place: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import does: one line for each change, each fault, and how many events are past or already so."""

    lines: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    past: int = 0
    same: int = 0


def bring(work: Work, unit_id: str, events: tuple[Event, ...], *, dry_run: bool) -> Plan:
    """Change the roster so that it is as the events say. With any fault nothing is changed; a second time neither."""
    standing.take_turn(work)
    unit = work.laid.unit(lender(work.house.organisation, unit_id))
    wanted, faults = _understood(work, unit, tuple(one for one in events if one.end > work.now))
    faults += list(_twice(wanted))
    lines: list[str] = []
    same = 0
    by_time: dict[tuple[datetime, datetime], list[Wanted]] = {}
    for one in wanted:
        by_time.setdefault((one.event.start, one.event.end), []).append(one)
    steps = [_Step(work, unit, start, end, tuple(found)) for (start, end), found in sorted(by_time.items())]
    for step in steps:
        new, wrong, known = step.check()
        lines, faults, same = [*lines, *new], [*faults, *wrong], same + known
    if not faults and not dry_run:
        for step in steps:
            step.carry_out()
    past = sum(one.end <= work.now for one in events)
    return Plan(tuple(lines), tuple(faults), past, same)


def _understood(work: Work, unit: Station, events: tuple[Event, ...]) -> tuple[list[Wanted], list[str]]:
    wanted, faults = [], []
    for one in events:
        place, rest = _place_in(one.title)
        found = _people(work, unit, rest)
        if len(found) == 1:
            wanted.append(Wanted(one, found[0], place))
        elif found:
            faults.append(f"{one.name}: names {' and '.join(worker.id for worker in found)}; write the id")
        else:
            faults.append(f"{one.name}: names nobody of {unit.id} or of the units it works with")
    return wanted, faults


def _place_in(title: str) -> tuple[str, str]:
    """The place a title names (the first line, where it names none), and the title without it."""
    for word in sorted(_PLACES, key=len, reverse=True):
        at = title.casefold().find(word)
        if at >= 0:
            return _PLACES[word], f"{title[:at]} {title[at + len(word) :]}"
    return "first", title


def _people(work: Work, unit: Station, text: str) -> list[Worker]:
    """Who is named: by id as a word of its own, else by name, else by nickname; not by a name inside a longer one."""
    organisation = work.house.organisation
    near = [*unit.workers, *(organisation.worker(one) for one in sorted(standing.named_on(unit)))]
    near += [worker for above in organisation.above(unit.id) for worker in above.workers]
    people = {one.id: one for one in near if one is not None}
    words = set("".join(letter if letter.isalnum() or letter in "-_" else " " for letter in text).split())
    ids = [one for one in people.values() if one.id in words]
    if ids:
        return ids
    for kind in (lambda one: (one.name, *one.names.values()), lambda one: one.nicknames):
        hits = {
            one.id: max((name for name in kind(one) if name in text), key=len, default="") for one in people.values()
        }
        longest = [
            one
            for one, name in hits.items()
            if name and not any(name in more and name != more for more in hits.values())
        ]
        if longest:
            return [people[one] for one in longest]
    return []


def _twice(wanted: list[Wanted]) -> Iterator[str]:
    """Nobody is in two places of the file at the same time."""
    for one, other in combinations(wanted, 2):
        if one.worker.id == other.worker.id and one.event.start < other.event.end and other.event.start < one.event.end:
            yield f"{other.event.name}: {one.worker.id} stands then already, by {one.event.name}"


@dataclass(frozen=True, slots=True)
class _Step:
    """Everybody the file names for one stretch."""

    work: Work
    unit: Station
    start: datetime
    end: datetime
    people: tuple[Wanted, ...]

    def check(self) -> tuple[list[str], list[str], int]:
        """What would be changed, what is wrong, and how many stand there already."""
        work, unit, first = self.work, self.unit, self.people[0]
        there = list(standing.touching(unit, self.start, self.end))
        if self.end - self.start > LONGEST:
            return [], [f"{first.event.name}: is longer than 24 hours"], 0
        if not there:
            line = self._line()
            if line.first is None:
                return [], [f"{first.event.name}: adds a shift and names nobody for its first line"], 0
            no = shift_no(work, unit, NewShift(unit.id, self.start, self.end, line))
            wrong = [] if no is None else [f"{first.event.name}: {work.desk_says(no.key, **no.args)}"]
            return [f"+ {self._said()}"], wrong, 0
        if any(self.start < one.start or self.end > one.end for one in there) and not self._covers(there):
            return [], [f"{first.event.name}: overlaps a shift of {unit.id} without lying in it"], 0
        lines, wrong, known = [], [], 0
        for one in self.people:
            if all(_stands(shift, one) for shift in there):
                known += 1
                continue
            begin = max(self.start, work.now)
            seat = Seat(one.worker.id, one.place, begin, self.end, tuple(shift.start for shift in there))
            no = standing.unfit(work, unit, seat)
            if no is not None:
                wrong.append(f"{one.event.name}: {work.desk_says(no.key, **no.args)}")
            lines.append(f"~ {self._span()}: {one.place} {one.worker.id}")
        return lines, wrong, known

    def carry_out(self) -> None:
        """Write it down; who stands there already is left alone."""
        there = list(standing.touching(self.unit, self.start, self.end))
        if not there:
            rostering.change(
                self.work, Deed.SHIFT, self.start, self.end, BY, unit=self.unit.id, line=self._line(), watch=Watch.DAY
            )
            return
        firsts = [one.worker.id for one in self.people if one.place == "first"]
        for one in self.people:
            if all(_stands(shift, one) for shift in there):
                continue
            begin = max(self.start, self.work.now)
            if any(one.worker.id in standing.everybody(shift.line) for shift in there):
                rostering.change(
                    self.work, Deed.COVER, begin, self.end, BY, unit=self.unit.id, instead_of=one.worker.id
                )
            place = "beside" if one.place == "first" and one.worker.id != firsts[0] else one.place
            rostering.change(
                self.work, Deed.COVER, begin, self.end, BY, unit=self.unit.id, worker=one.worker.id, place=place
            )

    def _covers(self, there: list[Shift]) -> bool:
        """A whole shift that a change has cut into parts."""
        return self.start == min(one.start for one in there) and self.end == max(one.end for one in there)

    def _line(self) -> Line:
        of = {place: [one.worker.id for one in self.people if one.place == place] for place in set(_PLACES.values())}
        first, second, third = of["first"], of["second"], of["supervisor"]
        return Line(
            first[0] if first else None, second[0] if second else None, third[0] if third else None, tuple(first[1:])
        )

    def _span(self) -> str:
        begin, finish = self.start.astimezone(self.unit.tz), self.end.astimezone(self.unit.tz)
        over = "" if local_day(self.unit, self.start) == local_day(self.unit, self.end) else f"{finish:%Y-%m-%d} "
        return f"{begin:%Y-%m-%d %H:%M}-{over}{finish:%H:%M}"

    def _said(self) -> str:
        return f"{self._span()}: " + ", ".join(f"{one.place} {one.worker.id}" for one in self.people)


def _stands(shift: Shift, one: Wanted) -> bool:
    line = shift.line
    there = {"first": line.at_work, "second": (line.second,), "supervisor": (line.supervisor,)}
    return one.worker.id in there[one.place]
