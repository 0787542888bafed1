"""Who is on duty and who is asked, in what order: 188 centres, 2,000 staff, a year of shifts, beside a bare sort."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from random import Random
from statistics import median, quantiles
from time import process_time, thread_time
from zoneinfo import ZoneInfo

from benchmarks.table import ROUNDS, Line, progress
from referral.duty import line_order, on_duty
from referral.ladder import Rank
from referral.need import Need, Standing, Why
from referral.organisation import Organisation, organise
from referral.roster import instant
from referral.routing import place, rank
from referral.station import (
    Calendar,
    Change,
    Community,
    Deed,
    Kind,
    On,
    Period,
    Role,
    Slot,
    Station,
    Turn,
    Watch,
    Worker,
)
from referral.station import Line as Duty
from referral.urgency import Urgency

TZ = ZoneInfo("Asia/Shanghai")
YEAR = datetime(2025, 12, 31, 16, tzinfo=UTC)  # midnight there, 1 January 2026
CENTRES, STREETS, STAFF, TICKETS = 188, 13, 2000, 20_000
CHANGES = 100  # of one centre's roster in a year: leave, cover, a shift more
SKILLS = ("duty", "social", "family", "elder", "child", "counsellor", "nurse", "legal", "youth", "rehabilitation")
LANGS = ("zh-Hans", "zh-Hant-HK", "zh-Hant-TW", "en")
_OFF = {date(2026, month, day): "节" for month, day in ((1, 1), (2, 17), (2, 18), (4, 6), (5, 1), (6, 19), (10, 1))}
_MAKEUP = {date(2026, 2, 14): 4, date(2026, 9, 27): 2}
_NOBODY_OUT: dict[str, Why] = {}


@dataclass(frozen=True, slots=True)
class Ticket:
    """What came in, and when."""

    need: Need
    at: datetime


def city(centres: int = CENTRES, staff: int = STAFF) -> Organisation:
    """Headquarters, streets and centres with this many staff in all; the same every time."""
    dice = Random(5)
    each, more = divmod(staff, centres)
    units = [_unit("hq", Kind.HEADQUARTERS, None, [], dice)]
    units += [_unit(f"street{no}", Kind.STREET, "hq", [], dice) for no in range(min(STREETS, centres))]
    for no in range(centres):
        crew = [_worker(f"w{no}-{one}", no, dice) for one in range(each + (no < more))]
        units.append(_unit(f"centre{no}", Kind.ROOM, f"street{no % STREETS % centres}", crew, dice))
    return organise(tuple(units), "hq")


def _worker(worker_id: str, unit: int, dice: Random) -> Worker:
    return Worker(
        worker_id,
        worker_id,
        (),
        Role.CASEWORKER,
        "社工",
        skills=tuple(dice.sample(SKILLS, 3)),
        languages=tuple(dice.sample(LANGS, 2)),
        communities=(f"area{unit}-{dice.randrange(4)}",),
        gender=dice.choice(("woman", "man")),
        capacity=15,
    )


def _unit(unit: str, kind: Kind, parent: str | None, crew: list[Worker], dice: Random) -> Station:
    areas = tuple(Community(f"area{unit.removeprefix('centre')}-{no}", unit) for no in range(4)) if crew else ()
    hours = tuple(Period(day, start, end) for day in range(6) for start, end in ((510, 720), (840, 1080)))
    return Station(
        id=unit,
        name=unit,
        short=unit,
        street="街",
        region="CN",
        tz=TZ,
        phone=None,
        free=True,
        communities=areas,
        workers=tuple(crew),
        hours=hours,
        duty=_duty([one.id for one in crew]),
        fallback=None,
        languages=LANGS,
        kind=kind,
        parent=parent,
        calendar=Calendar(_OFF, _MAKEUP, 2026),
        changes=_changes([one.id for one in crew], dice),
    )


def _duty(ids: list[str]) -> tuple[Slot, ...]:
    """Early, late and night in turns of a week or a day, a weekend and a holiday line: as many as there are people."""
    if not ids:
        return ()

    def lines(at_work: int) -> tuple[Duty, ...]:
        ring = [[ids[(no + step) % len(ids)] for step in range(at_work + 2)] for no in range(len(ids))]
        return tuple(Duty(one[0], one[-2], one[-1], tuple(one[1:-2])) for one in ring)

    start = date(2026, 1, 5)
    wide, narrow = lines(3), lines(1)
    found = [Slot(Period(day, 480, 810), wide[0], Watch.EARLY, turns=wide, anchor=start) for day in range(5)]
    found += [Slot(Period(day, 810, 1260), wide[0], Watch.LATE, turns=wide[::-1], anchor=start) for day in range(5)]
    found += [
        Slot(Period(day, 1260, 1920), narrow[0], Watch.NIGHT, turns=narrow, each=Turn.DAY, anchor=start)
        for day in range(7)
    ]
    found += [Slot(Period(day, 480, 1260), wide[0], Watch.WEEKEND, turns=wide, anchor=start) for day in (5, 6)]
    found += [Slot(Period(day, 480, 1260), narrow[0], Watch.HOLIDAY, On.HOLIDAY) for day in range(7)]
    return tuple(found)


def _changes(ids: list[str], dice: Random) -> tuple[Change, ...]:
    if not ids:
        return ()
    found: list[Change] = []
    for no in range(CHANGES):
        start = YEAR + timedelta(hours=dice.randrange(8760))
        end = start + timedelta(hours=dice.choice((4, 8, 24, 120)))
        if no % 2:
            found.append(Change(no, Deed.LEAVE, start, end, worker=dice.choice(ids)))
        else:
            one, other = dice.choice(ids), dice.choice(ids)
            found.append(Change(no, Deed.COVER, start, end, worker=one, instead_of=other))
    return tuple(found)


def tickets(organisation: Organisation, count: int = TICKETS) -> list[Ticket]:
    """A year of them in order, at any centre and any hour."""
    dice = Random(7)
    homes = sorted(area for area in organisation.claims)
    staff = sorted(organisation.homes)
    found: list[Ticket] = []
    for minute in sorted(dice.randrange(525_600) for _ in range(count)):
        need = Need(
            "FAM",
            Urgency(dice.choices(range(5), (1, 4, 15, 60, 20))[0]),
            "hq",
            dice.choice(LANGS),
            area=dice.choice(homes),
            skills=tuple(dice.sample(SKILLS, 2)),
            also_skills=(dice.choice(SKILLS),),
            gender=dice.choice(("woman", "man")) if dice.random() < 0.1 else None,
            owner_before=dice.choice(staff) if dice.random() < 0.3 else None,
        )
        found.append(Ticket(need, YEAR + timedelta(minutes=minute)))
    return found


def standings(organisation: Organisation) -> dict[str, Standing]:
    """What is known of everybody; one in fifty cannot be reached."""
    dice = Random(9)
    return {
        one: Standing(
            open=dice.randrange(20),
            offered=dice.randrange(30),
            last_offered_at=YEAR - timedelta(hours=dice.randrange(336)),
            reachable=dice.random() > 0.02,
        )
        for one in sorted(organisation.homes)
    }


# ---- what is measured ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Calls:
    """Microseconds of each call."""

    each: list[float]

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.each)

    @property
    def late(self) -> float:
        """What one in a hundred is slower than."""
        return quantiles(self.each, n=100)[98]

    def said(self) -> str:
        """All three figures."""
        return f"{self.middle:.0f} us, p99 {self.late:.0f}, max {max(self.each):.0f}"


def _timed(calls: Sequence[Callable[[], object]], before: Callable[[int], None] = lambda _: None) -> Calls:
    found: list[float] = []
    for no, call in enumerate(calls):
        before(no)
        began = thread_time()
        call()
        found.append((thread_time() - began) * 1e6)
    return Calls(found)


def _routed(organisation: Organisation, known: Mapping[str, Standing], ticket: Ticket) -> None:
    placed = place(organisation, ticket.need, ticket.at.astimezone(TZ).date())
    rank(placed.unit, ticket.need, ticket.at, known, _NOBODY_OUT, organisation)


def _forget(organisation: Organisation) -> None:
    for unit in organisation.units.values():
        unit.days.clear()
    instant.cache_clear()


def _cold_and_warm(organisation: Organisation, arrived: list[Ticket]) -> tuple[Calls, Calls]:
    """Unit and ranked list: each unit's days are laid out for this call alone, then known."""
    known = standings(organisation)
    calls = [partial(_routed, organisation, known, one) for one in arrived]
    where = [place(organisation, one.need, one.at.astimezone(TZ).date()).unit for one in arrived]
    _forget(organisation)
    cold = _timed(calls, lambda no: where[no].days.clear())
    for call in calls:
        call()
    return cold, _timed(calls)


def _named(organisation: Organisation, arrived: list[Ticket]) -> list[Ticket]:
    """The same tickets, each asking for somebody of that unit by name who is not on the line then."""
    dice, found = Random(11), []
    for one in arrived:
        unit = place(organisation, one.need, one.at.astimezone(TZ).date()).unit
        on = line_order(on_duty(unit, one.at))
        off = [worker.id for worker in unit.workers if worker.id not in on]
        if off:
            found.append(replace(one, need=replace(one.need, named=dice.choice(off))))
    return found


def _beside_sort(organisation: Organisation) -> tuple[float, float]:
    """Microseconds of the ranked list of a line that is known, and how many times a bare sort of the same people."""
    known = standings(organisation)
    arrived = [(place(organisation, one.need, one.at.date()).unit, one) for one in tickets(organisation, 2000)]
    lines = [line_order(on_duty(unit, one.at)) for unit, one in arrived]
    loads = {worker: one.open for worker, one in known.items()}
    shares, costs = [], []
    for _ in range(ROUNDS):
        began = thread_time()
        for unit, one in arrived:
            rank(unit, one.need, one.at, known, _NOBODY_OUT)
        middle = thread_time()
        for line in lines:
            sorted(line, key=loads.__getitem__)
        ended = thread_time()
        costs.append((middle - began) / len(arrived) * 1e6)
        shares.append((middle - began) / (ended - middle))
    return median(costs), median(shares)


def _crowd(count: int) -> tuple[float, float]:
    """The same where this many stand on one first line at once: no centre has that; it shows what grows."""
    organisation = city(1, count)
    unit = organisation.units["centre0"]
    ids = [one.id for one in unit.workers]
    line = Duty(ids[0], None, None, tuple(ids[1:]))
    slots = tuple(Slot(Period(day, 0, 1440), line) for day in range(7))
    unit = replace(unit, duty=slots, changes=(), calendar=Calendar())
    known = standings(organisation)
    ticket = tickets(organisation, 1)[0]
    loads = {worker: one.open for worker, one in known.items()}
    rank(unit, ticket.need, ticket.at, known, _NOBODY_OUT)
    times = max(3, 20_000 // count)
    shares, costs = [], []
    for _ in range(ROUNDS):
        began = thread_time()
        for _ in range(times):
            found = rank(unit, ticket.need, ticket.at, known, _NOBODY_OUT)
        middle = thread_time()
        for _ in range(times):
            sorted(ids, key=loads.__getitem__)
        ended = thread_time()
        assert len(found.listed) + len(found.passed) >= count
        assert found.of(Rank.FIRST)
        costs.append((middle - began) / times * 1e6)
        shares.append((middle - began) / (ended - middle))
    return median(costs), median(shares)


def _a_year(organisation: Organisation) -> tuple[float, float]:
    """A year's tickets in order from a cold start: how many a minute of one core, and microseconds each."""
    known, arrived = standings(organisation), tickets(organisation)
    _forget(organisation)
    began = process_time()
    for one in arrived:
        _routed(organisation, known, one)
    spent = process_time() - began
    return len(arrived) / spent * 60, spent / len(arrived) * 1e6


def _few(organisation: Organisation) -> tuple[Calls, Calls]:
    return _cold_and_warm(organisation, tickets(organisation, 2000))


def _line(what: str, calls: Calls) -> Line:
    return Line(f"Routing: {what}", calls.said(), "", "p99 ≤ 1 ms", calls.late <= 1000)


def lines() -> list[Line]:
    """Every figure of the routing."""
    progress(f"routing: {CENTRES} centres, {STAFF} staff")
    whole = city()
    arrived = tickets(whole)
    found: list[Line] = []
    for what, asked in (("unit and list", arrived), ("asked by name, off shift", _named(whole, arrived[::10]))):
        cold, warm = _cold_and_warm(whole, asked)
        found.append(_line(f"{what}, a day not yet laid out", cold))
        found.append(_line(f"{what}, a day that is known", warm))
    cost, share = _beside_sort(whole)
    found.append(Line("Routing: ranked list of a known line", f"{cost:.0f} us", f"{share:.0f} × bare sort of the line"))
    progress("routing: a year's tickets in order")
    minute, each = _a_year(whole)
    rate = f"{minute:,.0f}/min"
    found.append(Line("Routing: a year in order", rate, f"{each:.0f} us CPU", "≥ 20,000/min", minute >= 20_000))
    for centres, staff in ((1, 10), (10, 106), (47, 500), (94, 1000), (CENTRES, STAFF)):
        progress(f"routing: {staff} staff in {centres}")
        cold, warm = _few(city(centres, staff))
        figure = f"{warm.middle:.0f} us known, {cold.middle:.0f} us not"
        found.append(Line(f"Routing: {staff} staff in {centres} centres", figure))
    for staff in (10, 100, 500, STAFF):
        progress(f"routing: {staff} staff in one unit")
        cold, warm = _few(city(1, staff))
        figure = f"{warm.middle:.0f} us known, {cold.middle:.0f} us not"
        cost, share = _crowd(staff)
        crowd = f"all {staff} on one line: {cost:,.0f} us, {share:.0f} × bare sort"
        found.append(Line(f"Routing: {staff} staff in one unit", figure, crowd))
    return found
