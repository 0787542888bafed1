"""What everybody in a run shares: the centre, the clock, the agenda, the model and its dice, what is counted."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import TypeVar

from bot.centre.centre import Centre
from bot.simulation.absences import Absent
from bot.simulation.agenda import Agenda
from bot.simulation.clock import FastClock
from bot.simulation.model import Model
from bot.simulation.staff import dice_for
from bot.simulation.tally import Tally

T = TypeVar("T")


@dataclass(slots=True)
class Stage:
    """One run's stage."""

    centre: Centre
    clock: FastClock
    seed: int
    model: Model
    agenda: Agenda = field(default_factory=Agenda)
    tally: Tally = field(default_factory=Tally)
    absent: Absent = field(default_factory=Absent)

    def at(self, when: datetime, deed: Callable[[T], Awaitable[None]], about: T) -> None:
        """Let ``deed`` be done about something at this instant."""

        async def do() -> None:
            await deed(about)

        self.agenda.put(when, do)

    def dice(self, *about: object) -> Random:
        """The dice of one matter."""
        return dice_for(self.seed, *about)

    @property
    def local(self) -> datetime:
        """The local time of the centre's door."""
        return self.clock.now().astimezone(self.centre.station.tz)
