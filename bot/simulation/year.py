"""The run itself: residents, workers and the ticker take their turns at the real centre, in civil time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.simulation import absences, watch
from bot.simulation.absences import Change
from bot.simulation.arrivals import Arrivals
from bot.simulation.clock import FastClock
from bot.simulation.desk import Desk
from bot.simulation.feed import Feed, Fresh
from bot.simulation.figures import Figures, figures
from bot.simulation.model import Model, load_model, load_sayings
from bot.simulation.stage import Stage
from bot.simulation.visitors import Visitors
from bot.simulation.watch import Broken
from bot.store.peers import bind


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run; ``broken`` is empty when every rule held to its end."""

    figures: Figures
    broken: tuple[Broken, ...]
    until: datetime


class Year:
    """One run, of any length. ``per_day`` residents come on an average day."""

    def __init__(self, centre: Centre, clock: FastClock, seed: int, per_day: float, model: Model | None = None) -> None:
        self.stage = Stage(centre, clock, seed, model or load_model())
        self._per_day = per_day
        self._visitors, self._desk, self._feed = Visitors(self.stage), Desk(self.stage), Feed()
        self._broken: tuple[Broken, ...] = ()
        self._day = date.min

    async def play(self, days: int, passed: Callable[[int], None] = lambda _: None) -> Outcome:
        """Play so many days from now, a local midnight. ``passed`` is told of each local day that is over.

        Ends early, and says so, when a rule does not hold.
        """
        stage, centre = self.stage, self.stage.centre
        start = stage.clock.now()
        end = start + timedelta(days=days)
        self._day = stage.local.date()
        await self._prepare(start, end)
        await self._settle()
        while not self._broken:
            due, planned = await centre.next_due(), stage.agenda.next_at()
            at = min(one for one in (due, planned, end) if one is not None)
            if at >= end:
                break
            stage.clock.jump(max(at, stage.clock.now()))
            await self._turn_day(passed)
            if planned is not None and planned <= stage.clock.now():  # first: one look at the roster serves them all
                await stage.agenda.take()[1]()
            else:
                await centre.tick()
            await self._settle()
        if not self._broken:
            stage.clock.jump(end)
            await self._turn_day(passed)
        found = await centre.look(lambda work: figures(work, stage.tally))
        return Outcome(found, self._broken, stage.clock.now())

    # ---- beginning ----

    async def _prepare(self, start: datetime, end: datetime) -> None:
        stage = self.stage
        organisation = stage.centre.organisation
        coming = Arrivals(stage.model, load_sayings(), organisation, stage.dice("arrivals"))
        for arrival in coming.between(start, end, self._per_day):
            stage.at(arrival.at, self._visitors.arrive, arrival)
        for change in absences.plan(stage.model, organisation, stage.seed, start, end):
            stage.at(max(start, change.told_at), self._change, change)
        await stage.centre.work(_bind)

    async def _change(self, change: Change) -> None:
        await self.stage.centre.work(lambda work: absences.carry_out(work, change, self.stage.absent))

    # ---- after everything that happens ----

    async def _settle(self) -> None:
        """Hear what waits; look at what is new, and whether the rules hold."""
        stage = self.stage
        while await stage.centre.hear_next():
            pass
        fresh, self._broken = await stage.centre.look(lambda work: (self._feed.read(work), watch.look(work)))
        stage.tally.checks += 1
        stage.tally.take(fresh, stage.local.hour)
        self._follow(fresh)

    def _follow(self, fresh: Fresh) -> None:
        for event in fresh.events:
            if event.kind == "released":
                self._desk.released(event.ticket)
        for mail in fresh.mails:
            if not self._visitors.read(mail) and mail.door == "private":
                self._desk.ring(mail)
        for event in fresh.events:
            if event.kind == "sent":
                self._visitors.may_take_back(event)

    async def _turn_day(self, passed: Callable[[int], None]) -> None:
        """When a local day is over: how it was covered, and the dearer rules."""
        stage = self.stage
        while self._day < stage.local.date() and not self._broken:
            self._broken = await stage.centre.look(watch.look_at_all)
            await stage.centre.look(partial(stage.tally.close_day, day=self._day))
            self._day += timedelta(days=1)
            passed(1)


def _bind(work: Work) -> None:
    """Everybody has pressed Start in the desk bot: who is not there is the absences' business."""
    for no, worker in enumerate(work.house.organisation.workers()):
        address, vault, now = work.house.private(worker.id), work.house.vault, work.now
        bind(work.conn, vault, address_id=address, door="private", who=worker.id, peer={"chat": no}, now=now)
