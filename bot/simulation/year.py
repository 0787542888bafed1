"""The run itself: residents, workers and the ticker take their turns at the real centre, in civil time."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import TypeVar

from bot.centre import tickets
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.messages import Accept, Act, Body, Contacted, Decline, Done, KeyIn, PersonSafe, Text
from bot.simulation import absences, residents, staff, watch
from bot.simulation.absences import Absent
from bot.simulation.agenda import Agenda, Deed
from bot.simulation.arrivals import Arrival, Arrivals
from bot.simulation.clock import FastClock
from bot.simulation.feed import Feed, Fresh, Mail
from bot.simulation.figures import Figures, figures
from bot.simulation.model import Model, Saying, load_model, load_sayings
from bot.simulation.residents import Resident
from bot.simulation.tally import Tally
from bot.simulation.watch import Broken
from bot.store.mailbox import new_address
from bot.store.peers import bind
from referral.duty import on_duty
from referral.ladder import contact_due
from referral.ticket import CONTACTED, DONE
from referral.urgency import Urgency

T = TypeVar("T")
_TAKE_BACK = "撤回"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run; ``broken`` is empty when every rule held to its end."""

    figures: Figures
    broken: tuple[Broken, ...]
    until: datetime


@dataclass(slots=True)
class Year:
    """One run. ``per_day`` residents come on an average day, for ``days`` days from ``start`` (a local midnight)."""

    centre: Centre
    clock: FastClock
    seed: int
    days: int
    per_day: float
    model: Model = field(default_factory=load_model)
    sayings: dict[str, tuple[Saying, ...]] = field(default_factory=load_sayings)
    agenda: Agenda = field(default_factory=Agenda)
    tally: Tally = field(default_factory=Tally)
    absent: Absent = field(default_factory=Absent)
    _feed: Feed = field(default_factory=Feed)
    _seats: dict[str, Resident] = field(default_factory=dict)  # by the address of their mailbox
    _seat_of: dict[str, str] = field(default_factory=dict)  # ticket: the address its resident writes from
    _noticed: dict[tuple[str, str], int] = field(default_factory=dict)  # (ticket, worker): notices so far
    _reacting: set[tuple[str, str]] = field(default_factory=set)
    _owes: dict[str, str] = field(default_factory=dict)  # ticket: who took it and has not been in touch
    _forgot: set[str] = field(default_factory=set)
    _said: int = 0
    _broken: tuple[Broken, ...] = ()
    _day: date = date.min

    async def play(self, passed: Callable[[int], None] = lambda _: None) -> Outcome:
        """Play it. ``passed`` is told after each local day. Ends early, and says so, when a rule does not hold."""
        start = self.clock.now()
        end = start + timedelta(days=self.days)
        self._day = self._local().date()
        await self._prepare(start, end)
        await self._settle()
        while not self._broken:
            due, planned = await self.centre.next_due(), self.agenda.next_at()
            at = min(one for one in (due, planned, end) if one is not None)
            if at >= end:
                break
            self.clock.jump(max(at, self.clock.now()))
            if due is not None and due <= self.clock.now():
                await self.centre.tick()
            else:
                _, deed = self.agenda.take()
                await deed()
            await self._settle()
            await self._turn_day(passed)
        if not self._broken:
            self.clock.jump(end)
            await self._turn_day(passed)
        found = await self.centre.look(lambda work: figures(work, self.tally))
        return Outcome(found, self._broken, self.clock.now())

    # ---- beginning -------------------------------------------------------------------------------------------------

    async def _prepare(self, start: datetime, end: datetime) -> None:
        organisation = self.centre.organisation
        coming = Arrivals(self.model, self.sayings, organisation, staff.dice_for(self.seed, "arrivals"))
        for arrival in coming.between(start, end, self.per_day):
            self.agenda.put(arrival.at, self._deed(self._arrive, arrival))
        for change in absences.plan(self.model, organisation, self.seed, start, end):
            self.agenda.put(max(start, change.told_at), self._deed(self._change, change))
        await self.centre.work(self._bind)

    def _bind(self, work: Work) -> None:
        """Everybody has pressed Start in the desk bot: who is not there is the absences' business."""
        for no, worker in enumerate(self.centre.organisation.workers()):
            address = work.house.private(worker.id)
            peer = {"chat": no + 1}
            bind(
                work.conn, work.house.vault, address_id=address, door="private", who=worker.id, peer=peer, now=work.now
            )

    def _deed(self, what: Callable[[T], Awaitable[None]], about: T) -> Deed:
        async def do() -> None:
            await what(about)

        return do

    async def _change(self, change: absences.Change) -> None:
        await self.centre.work(lambda work: absences.carry_out(work, change, self.absent))

    # ---- residents -------------------------------------------------------------------------------------------------

    async def _arrive(self, arrival: Arrival) -> None:
        if arrival.door == "phone":
            worker = await self.centre.look(lambda work: on_duty(work.unit(arrival.unit), work.now).first)
            if worker is not None and not self.absent.is_away(worker, self.clock.now()):
                await self._key_in(worker, arrival)
                return
        area = self.centre.area(arrival.area)
        name = area.name if area is not None else ""
        address = await self.centre.work(_new_seat)
        who = self._seats[address] = Resident(address, arrival)
        self.tally.arrivals["wrote"] += 1
        for body in residents.opening(arrival, name):
            await self._say(who, body)

    async def _key_in(self, worker: str, arrival: Arrival) -> None:
        self.tally.arrivals["phoned"] += 1
        saying = arrival.saying
        form = KeyIn(saying.concern, arrival.urgency, saying.subject, residents.NUMBER, saying.words, area=arrival.area)
        outcome = await self.centre.act(worker, form)
        if not isinstance(outcome, Done):
            self.tally.arrivals[f"phoned, {outcome.key}"] += 1

    async def _say(self, who: Resident, body: Body) -> None:
        self._said += 1
        await self.centre.receive(who.address, f"s{self._said}", body)

    def _answer(self, who: Resident, mail: Mail) -> None:
        """Think about a letter of the bot, and answer a little later."""
        dice = staff.dice_for(self.seed, "resident", who.arrival.at, who.arrival.area, who.answers)
        body = residents.answer(mail.buttons, who, self.model.residents, dice)
        if body is None:
            return
        who.answers += 1
        if residents.stops(mail.buttons, self.model.residents, dice):
            self.tally.arrivals["stopped half-way"] += 1
            return
        after = timedelta(minutes=self.model.residents.answers_after.draw(dice))
        self.agenda.put(self.clock.now() + after, self._deed(self._answered, (who, body)))

    async def _answered(self, about: tuple[Resident, Body]) -> None:
        await self._say(*about)

    async def _take_back(self, who: Resident) -> None:
        self.tally.arrivals["wanted to take it back"] += 1
        await self._say(who, Text(_TAKE_BACK))

    # ---- workers ---------------------------------------------------------------------------------------------------

    def _ring(self, mail: Mail) -> None:
        """A notice reaches a worker's telephone."""
        if mail.ticket is None or mail.urgency is None or self.absent.is_away(mail.to, mail.at):
            return
        about = (mail.ticket, mail.to)
        if mail.key in staff.REMINDS and self._owes.get(mail.ticket) == mail.to:
            self._remind(mail.ticket, mail.to)
            return
        if mail.key not in staff.RINGS or about in self._reacting or mail.ticket in self._owes:
            return
        times = self._noticed[about] = self._noticed.get(about, 0) + 1
        dice = staff.dice_for(self.seed, "worker", *about, times)
        reacts = staff.react(self.model, dice, mail.standing, mail.urgency)
        if reacts is not None:
            self._reacting.add(about)
            self.agenda.put(mail.at + reacts.after, self._deed(self._react, (mail.ticket, mail.to, reacts.what)))

    async def _react(self, about: tuple[str, str, str]) -> None:
        ticket, worker, what = about
        self._reacting.discard((ticket, worker))
        if ticket in self._owes or self.absent.is_away(worker, self.clock.now()):
            return
        act: Act = Accept(ticket) if what == "accept" else Decline(ticket, what)
        outcome = await self.centre.act(worker, act)
        if isinstance(outcome, Done) and what == "accept":
            await self._took(ticket, worker)

    async def _took(self, ticket: str, worker: str) -> None:
        self._owes[ticket] = worker
        self._forgot.discard(ticket)
        urgency, due = await self.centre.look(lambda work: _contact_by(work, ticket, worker))
        dice = staff.dice_for(self.seed, "contact", ticket, worker, self.tally.cases[ticket].claims)
        contacts = staff.contact(self.model, dice, self.clock.now(), due, urgency)
        if contacts.at is None:
            self._forgot.add(ticket)
            return
        self.agenda.put(contacts.at, self._deed(self._contact, (ticket, worker, contacts.calms)))

    def _remind(self, ticket: str, worker: str) -> None:
        if ticket not in self._forgot:
            return
        self._forgot.discard(ticket)
        dice = staff.dice_for(self.seed, "reminded", ticket, worker)
        at = staff.recalls(self.model, dice, self.clock.now())
        if at is not None:
            self.agenda.put(at, self._deed(self._contact, (ticket, worker, False)))

    async def _contact(self, about: tuple[str, str, bool]) -> None:
        ticket, worker, calms = about
        if self._owes.get(ticket) != worker or self.absent.is_away(worker, self.clock.now()):
            return
        outcome = await self.centre.act(worker, PersonSafe(ticket) if calms else Contacted(ticket))
        if isinstance(outcome, Done):
            dice = staff.dice_for(self.seed, "close", ticket)
            after = timedelta(minutes=self.model.staff.closes_after.draw(dice))
            self.agenda.put(self.clock.now() + after, self._deed(self._close, ticket))

    async def _close(self, ticket: str) -> None:
        """The work is done. The desk has no press for it yet, so the ticket's row is closed as that press will."""

        def close(work: Work) -> None:
            row = tickets.get(work, ticket)
            if row is not None and row.state == CONTACTED:
                tickets.move(work, row, DONE, closed_at=work.now)
                tickets.note(work, ticket, "done", f"worker:{row.owner_id}")

        await self.centre.work(close)

    # ---- after everything that happens -----------------------------------------------------------------------------

    async def _settle(self) -> None:
        """Hear what waits; look at what is new, and whether the rules hold."""
        while await self.centre.hear_next():
            pass
        fresh, self._broken = await self.centre.look(lambda work: (self._feed.read(work), watch.look(work)))
        self.tally.checks += 1
        self.tally.take(fresh, {"hour": self._local().hour})
        self._follow(fresh)

    def _follow(self, fresh: Fresh) -> None:
        for event in fresh.events:
            if event.kind == "released":
                self._owes.pop(event.ticket, None)
        for mail in fresh.mails:
            who = self._seats.get(mail.to)
            if who is not None:
                if mail.ticket is not None:
                    self._seat_of[mail.ticket] = mail.to
                self._answer(who, mail)
            elif mail.door == "private":
                self._ring(mail)
        for event in fresh.events:
            if event.kind == "sent" and event.channel != "phone" and event.urgency not in staff.LIVE:
                self._may_take_back(event.ticket)

    def _may_take_back(self, ticket: str) -> None:
        dice = staff.dice_for(self.seed, "takes back", ticket)
        who = self._seats.get(self._seat_of.get(ticket, ""))
        if who is not None and dice.random() < self.model.residents.withdraws:
            after = timedelta(minutes=self.model.residents.withdraws_after.draw(dice))
            self.agenda.put(self.clock.now() + after, self._deed(self._take_back, who))

    async def _turn_day(self, passed: Callable[[int], None]) -> None:
        """When a local day is over: how it was covered, and the dearer rules."""
        today = self._local().date()
        while self._day < today and not self._broken:
            day = self._day
            self._broken = await self.centre.look(watch.look_at_all)
            await self.centre.look(partial(self.tally.close_day, day=day))
            self._day += timedelta(days=1)
            passed(1)

    def _local(self) -> datetime:
        return self.clock.now().astimezone(self.centre.station.tz)


def _new_seat(work: Work) -> str:
    return new_address(work.conn, work.house.vault, door="web", kiosk=False, token_hash=None, now=work.now).id


def _contact_by(work: Work, ticket_id: str, worker_id: str) -> tuple[str, datetime]:
    """The ticket's urgency, and by when whoever has just taken it must be in touch."""
    row = tickets.get(work, ticket_id)
    if row is None:
        raise LookupError("a ticket that was just taken is not there")
    ladder = work.house.pages.ladders[Urgency[row.urgency]]
    return row.urgency, contact_due(ladder, work.home(worker_id), work.now)
