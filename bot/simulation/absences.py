"""When workers are away, told or not, and when storms shut the doors: planned by the dice, written into the roster."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from bot.centre import reaching, rostering
from bot.centre.house import Work
from bot.simulation.model import Model, poisson
from bot.simulation.staff import dice_for
from referral.organisation import Organisation
from referral.roles import may
from referral.station import Deed, Station, Worker

LEAVE, SICK, SICK_TOLD, BLOCKED, BACK, STORM = "leave", "sick", "sick told", "blocked", "back", "storm"
_FIRST_LIGHT, _TOLD = time(5), time(9, 30)


@dataclass(frozen=True, slots=True)
class Change:
    """Something that becomes known at ``told_at`` and holds from ``start`` to ``end``; ``instead``: who covers."""

    kind: str
    told_at: datetime
    start: datetime
    end: datetime
    worker: str = ""
    instead: str | None = None


@dataclass(slots=True)
class Absent:
    """Who sees nothing, and until when: what the roster knows nothing of."""

    until: dict[str, datetime] = field(default_factory=dict)

    def is_away(self, worker_id: str, at: datetime) -> bool:
        """Whether this worker sees nothing at this instant."""
        return worker_id in self.until and at < self.until[worker_id]


def plan(model: Model, organisation: Organisation, seed: int, start: datetime, end: datetime) -> Iterator[Change]:
    """Everybody's absences from ``start`` to ``end``, and the storms."""
    for unit in organisation.units.values():
        able = [one for one in unit.workers if may(one.role, "Accept")]
        for worker in able:
            dice = dice_for(seed, "absences", worker.id)
            others = [one.id for one in able if one.id != worker.id]
            yield from _of_worker(model, _Span(unit, dice, start, end), worker, others)
    yield from _storms(model, organisation.door, dice_for(seed, "storms"), start, end)


@dataclass(frozen=True, slots=True)
class _Span:
    """The time that is planned, with the dice of whom it is planned for."""

    unit: Station
    dice: Random
    start: datetime
    end: datetime

    def times(self, a_year: float) -> range:
        """As often as it happens, on average ``a_year`` times a year."""
        return range(poisson(self.dice, a_year * ((self.end - self.start) / timedelta(days=365))))

    def some_days(self, length: tuple[int, int], clock: time) -> tuple[datetime, datetime]:
        """From this local time of some day until the midnight after so many days."""
        days = max(1, (self.end - self.start).days)
        first = self.start.astimezone(self.unit.tz).date() + timedelta(days=self.dice.randrange(days))
        return self.at(first, clock), self.at(first + timedelta(days=self.dice.randint(*length)), time())

    def at(self, day: date, clock: time) -> datetime:
        """A local time as an instant (UTC)."""
        return datetime.combine(day, clock, self.unit.tz).astimezone(UTC)


def _of_worker(model: Model, span: _Span, worker: Worker, others: list[str]) -> Iterator[Change]:
    page, dice = model.absences, span.dice
    for _ in span.times(page.leaves_a_year):
        begin, stop = span.some_days(page.leave_days, time())
        instead = dice.choice(others) if others and dice.random() < page.covered else None
        yield Change(LEAVE, begin - timedelta(days=page.told_before_days), begin, stop, worker.id, instead)
    for _ in span.times(page.sick_a_year):
        begin, stop = span.some_days(page.sick_days, _FIRST_LIGHT)
        yield Change(SICK, begin, begin, stop, worker.id)
        if dice.random() < page.sick_told:
            told = span.at(begin.astimezone(span.unit.tz).date(), _TOLD)
            yield Change(SICK_TOLD, told, told, stop, worker.id)
    for _ in span.times(page.unreachable_a_year):
        begin, stop = span.some_days(page.unreachable_days, time(12))
        yield Change(BLOCKED, begin, begin, stop, worker.id)
        yield Change(BACK, stop, stop, stop, worker.id)


def _storms(model: Model, door: Station, dice: Random, start: datetime, end: datetime) -> Iterator[Change]:
    page = model.storms
    season = 12 / len(page.months)
    for _ in range(poisson(dice, page.a_year * season * ((end - start) / timedelta(days=365)))):
        at = start + (end - start) * dice.random()
        if at.astimezone(door.tz).month in page.months:
            at = at.replace(microsecond=0)
            yield Change(STORM, at, at, at + timedelta(hours=dice.randint(*page.hours)))


def carry_out(work: Work, change: Change, absent: Absent) -> None:
    """It becomes known: to the roster, or only to whoever is not there."""
    match change.kind:
        case "leave" | "sick told":
            if change.instead is not None:
                rostering.change(
                    work,
                    Deed.COVER,
                    change.start,
                    change.end,
                    "bot",
                    unit=work.house.organisation.homes[change.worker],
                    worker=change.instead,
                    instead_of=change.worker,
                )
            rostering.change(work, Deed.LEAVE, change.start, change.end, "bot", worker=change.worker)
        case "sick":
            absent.until[change.worker] = max(change.end, absent.until.get(change.worker, change.end))
        case "storm":
            rostering.change(work, Deed.STORM, change.start, change.end, "bot")
        case "blocked":
            reaching.lost(work, work.house.private(change.worker), "blocked")
            absent.until[change.worker] = max(change.end, absent.until.get(change.worker, change.end))
        case "back":
            reaching.back(work, work.house.private(change.worker))
        case _:
            raise ValueError(f"no such change: {change.kind}")
