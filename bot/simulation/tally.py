"""Counts a year as it passes: how long each ticket waited, what rang at night, who stood and took how much."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.centre.house import Work
from bot.simulation.feed import AT_WORK, OFF, Fresh, Happened, Mail
from bot.simulation.staff import LIVE
from referral.duty import gaps
from referral.roster import DAY, instant, shifts_on
from referral.station import Watch

_NIGHT = frozenset({22, 23, 0, 1, 2, 3, 4, 5, 6})  # local hours in which people sleep
_OWN = frozenset({"private-yours", "private-withdrawn"})  # what follows from one's own press wakes nobody


@dataclass(slots=True)
class Case:
    """One ticket that went out: when, by when it should have been taken, and what came."""

    ticket: str
    urgency: str
    unit: str
    channel: str
    sent_at: datetime
    due_at: datetime | None
    taken_at: datetime | None = None  # the first time
    ended_at: datetime | None = None
    claims: int = 0

    def is_judged(self, at: datetime) -> bool:
        """Whether it can be said by ``at`` how it went: what was taken back, or is not due yet, is nobody's failure."""
        if self.taken_at is not None:
            return True
        return self.ended_at is None and self.due_at is not None and self.due_at <= at

    @property
    def in_time(self) -> bool:
        """Whether somebody took it by its first deadline."""
        return self.taken_at is not None and self.due_at is not None and self.taken_at <= self.due_at


@dataclass(slots=True)
class Tally:
    """Everything that is counted. Hours are those on a first line by day; a night standby is not among them."""

    cases: dict[str, Case] = field(default_factory=dict)
    events: Counter[str] = field(default_factory=Counter)
    letters: int = 0
    rang: Counter[str] = field(default_factory=Counter)  # private notices, by standing
    woken: Counter[str] = field(default_factory=Counter)  # worker: U2 to U4 at night, off shift or on standby
    woken_by: Counter[str] = field(default_factory=Counter)  # the same, by the letter's key
    alarmed: Counter[str] = field(default_factory=Counter)  # worker: U0 and U1 at night, rightly
    off_shift: Counter[str] = field(default_factory=Counter)  # letter's key: U2 to U4 to somebody off shift, any hour
    worked: dict[str, float] = field(default_factory=lambda: defaultdict(float))  # worker: hours
    taken: Counter[str] = field(default_factory=Counter)  # worker: tickets taken
    gap_hours: float = 0.0
    covered_hours: float = 0.0
    arrivals: Counter[str] = field(default_factory=Counter)  # what became of those who came
    checks: int = 0

    def take(self, fresh: Fresh, hour: int) -> None:
        """What is new, at this local hour."""
        for event in fresh.events:
            self._event(event)
        for mail in fresh.mails:
            self.letters += 1
            if mail.door == "private":
                self._private(mail, hour)

    def _event(self, event: Happened) -> None:
        self.events[event.kind] += 1
        if event.kind == "sent":
            self.cases[event.ticket] = Case(
                event.ticket, event.urgency, event.unit, event.channel, event.at, event.due_at
            )
            return
        case = self.cases.get(event.ticket)
        if case is None:
            return
        if event.kind == "accepted":
            case.claims += 1
            case.taken_at = case.taken_at or event.at
            self.taken[event.by.removeprefix("worker:")] += 1
        elif event.kind in {"withdrawn", "deleted", "erased"}:
            case.ended_at = event.at

    def _private(self, mail: Mail, hour: int) -> None:
        self.rang[mail.standing] += 1
        if mail.key in _OWN or mail.standing == AT_WORK or mail.urgency is None:
            return
        live = mail.urgency in LIVE
        if mail.standing == OFF and not live:
            self.off_shift[mail.key] += 1
        if hour in _NIGHT:
            (self.alarmed if live else self.woken)[mail.to] += 1
            if not live:
                self.woken_by[mail.key] += 1

    def close_day(self, work: Work, day: date) -> None:
        """How a local day that is over was covered: hours worked on each first line, and gaps."""
        for unit_id, page in work.house.organisation.units.items():
            if not page.lives(day):
                continue
            station = work.unit(unit_id)
            for shift in shifts_on(station, day):
                hours = (shift.end - shift.start) / timedelta(hours=1)
                if shift.line.first is not None:
                    self.covered_hours += hours
                if shift.watch is not Watch.NIGHT:
                    for worker in shift.line.at_work:
                        self.worked[worker] += hours
            start = instant(station.tz, day, 0)
            self.gap_hours += sum((end - begin) / timedelta(hours=1) for begin, end in gaps(station, start, DAY.days))
