"""Reads ``model.yaml``: every number a simulated year rests on."""

from math import log
from pathlib import Path
from random import Random
from typing import Annotated

from pydantic import Field

from bot.pages.shape import Shape, read

PAGE = Path(__file__).with_name("model.yaml")
SAYINGS = Path(__file__).with_name("sayings.yaml")
URGENCIES = ("U0", "U1", "U2", "U3", "U4")
Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=0)]
Range = Annotated[tuple[int, int], Field()]


class Wait(Shape):
    """A lognormal waiting time in minutes."""

    median: float = Field(gt=0)
    sigma: float = Field(ge=0)

    def draw(self, dice: Random) -> float:
        """Minutes."""
        return dice.lognormvariate(log(self.median), self.sigma)


class Reaction(Wait):
    """How long until somebody answers a notice; ``silent`` of the notices are not seen at all."""

    silent: Share


class Coming(Shape):
    """When and how residents come."""

    hours: tuple[Weight, ...] = Field(min_length=24, max_length=24)
    weekdays: tuple[Weight, ...] = Field(min_length=7, max_length=7)
    months: tuple[Weight, ...] = Field(min_length=12, max_length=12)
    holiday: Weight
    urgencies: dict[str, Share]
    by_phone: Share
    by_link: Share
    says_area: Share


class Residents(Shape):
    """What residents do in the conversation."""

    answers_after: Wait
    stops: Share
    unsure: Share
    gives_number: Share
    withdraws: Share
    withdraws_after: Wait


class Contact(Shape):
    """What comes after a ticket was taken."""

    in_time: Share
    late: Share
    forgotten: Share


class Staff(Shape):
    """What workers do with what rings."""

    on_shift: Reaction
    on_shift_danger: Reaction
    standby: Reaction
    off_shift: Reaction
    declines: Share
    reasons: dict[str, Share]
    danger_conflict: Share
    contact: Contact
    late_by: Wait
    reminded: Share
    reminded_after: Wait
    calms: Share
    closes_after: Wait


class Absences(Shape):
    """When workers are not there."""

    leaves_a_year: Weight
    leave_days: Range
    told_before_days: int
    covered: Share
    sick_a_year: Weight
    sick_days: Range
    sick_told: Share
    unreachable_a_year: Weight
    unreachable_days: Range


class Storms(Shape):
    """When the weather shuts the doors."""

    a_year: Weight
    months: tuple[int, ...]
    hours: Range


class Model(Shape):
    """The whole page."""

    arrivals: Coming
    residents: Residents
    staff: Staff
    absences: Absences
    storms: Storms


class Saying(Shape):
    """One invented sentence a resident begins with, and what a worker would key in of it."""

    concern: str
    subject: str
    words: str


class _Sayings(Shape):
    sayings: dict[str, tuple[Saying, ...]]


def load_model(path: Path = PAGE) -> Model:
    """The model. Raises PageError naming file and key."""
    return read(path, Model)


def load_sayings(path: Path = SAYINGS) -> dict[str, tuple[Saying, ...]]:
    """What residents say, by the urgency it is read as. Raises PageError naming file and key."""
    return read(path, _Sayings).sayings


def pick(dice: Random, weights: dict[str, float]) -> str:
    """One of these names, by its weight."""
    return dice.choices(tuple(weights), tuple(weights.values()))[0]


def poisson(dice: Random, mean: float) -> int:
    """How often something happens that happens ``mean`` times on average."""
    happened, at = 0, dice.expovariate(1.0)
    while at < mean:
        happened += 1
        at += dice.expovariate(1.0)
    return happened
