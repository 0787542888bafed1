"""When residents come, why, and by which door: a Poisson process whose rate goes with the calendar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.simulation.model import URGENCIES, Coming, Model, Saying, pick
from referral.organisation import Organisation
from referral.station import Station


@dataclass(frozen=True, slots=True)
class Arrival:
    """One resident. ``door`` is chat · link · phone; ``area`` is where they live, ``told`` whether it is said."""

    at: datetime
    urgency: str
    saying: Saying
    door: str
    unit: str
    area: str
    told: bool

    @property
    def words(self) -> str:
        """What they say first, without the area."""
        return self.saying.words


class Arrivals:
    """The residents of one run, in order; the same for the same dice."""

    def __init__(
        self,
        model: Model,
        sayings: Mapping[str, tuple[Saying, ...]],
        organisation: Organisation,
        dice: Random,
    ) -> None:
        self._model, self._sayings, self._dice = model.arrivals, sayings, dice
        self._station = organisation.door
        self._areas = [(unit.id, area.id) for unit in organisation.units.values() for area in unit.communities]
        if not self._areas:
            raise ValueError("no unit of this organisation serves an area: nobody would know where to go")

    def between(self, start: datetime, end: datetime, per_day: float) -> Iterator[Arrival]:
        """Everybody who comes from ``start`` until ``end``; ``per_day`` on an average day. Thinned."""
        top = peak(self._model)
        at, mean = start, 1440 / (per_day * top)
        while True:
            at += timedelta(minutes=self._dice.expovariate(1.0) * mean)
            if at >= end:
                return
            if self._dice.random() * top < rate(self._model, self._station, at):
                yield self._one(at.replace(microsecond=0))

    def _one(self, at: datetime) -> Arrival:
        dice, model = self._dice, self._model
        urgency = pick(dice, model.urgencies)
        unit, area = dice.choice(self._areas)
        by = dice.random()
        door = "phone" if by < model.by_phone else "link" if by < model.by_phone + model.by_link else "chat"
        told = door != "chat" or dice.random() < model.says_area
        return Arrival(at, urgency, dice.choice(self._sayings[urgency]), door, unit, area, told)


def rate(model: Coming, station: Station, at: datetime) -> float:
    """How many times the average comes at this instant."""
    local = at.astimezone(station.tz)
    holiday = model.holiday if local.date() in station.calendar.off else 1.0
    return (
        _weight(model.hours, local.hour)
        * _weight(model.weekdays, local.weekday())
        * _weight(model.months, local.month - 1)
        * holiday
    )


def peak(model: Coming) -> float:
    """The highest rate there can be."""
    tops = (max(one) * len(one) / sum(one) for one in (model.hours, model.weekdays, model.months))
    return next(tops) * next(tops) * next(tops) * max(1.0, model.holiday)


def _weight(weights: tuple[float, ...], place: int) -> float:
    return weights[place] * len(weights) / sum(weights)


def share_sums(model: Model) -> dict[str, float]:
    """The sums of shares that must be one, by name."""
    staff = model.staff
    contact = staff.contact
    return {
        "arrivals.urgencies": sum(model.arrivals.urgencies.get(one, 0) for one in URGENCIES),
        "staff.reasons": sum(staff.reasons.values()),
        "staff.contact": contact.in_time + contact.late + contact.forgotten,
    }
