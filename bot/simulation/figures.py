"""The figures of a year, made from what was counted and from what lies in the store at its end."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from random import Random

from sqlalchemy import select

from bot.centre.house import Work
from bot.simulation.model import URGENCIES, poisson
from bot.simulation.tally import Tally
from bot.store.tables import t_event, t_letter, t_offer, t_promise, t_sheet, t_ticket

_Z = 1.96  # 95 of 100
Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Urgency:
    """How the tickets of one urgency fared. Waits in minutes; shares of those that can be judged."""

    code: str
    sent: int
    in_time: int
    low: float
    high: float
    median: float
    slowest: float  # 95 of 100 were taken by then
    nobody_asked: float  # the longest stretch in which it waited and nobody was asked
    told_nothing: float  # the longest stretch in which it waited and its resident was told nothing


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is printed."""

    urgencies: tuple[Urgency, ...]
    tickets: int
    waiting: int  # still nobody's at the end
    promises: Counter[str]
    sheets: Counter[str]
    gini: float  # of tickets taken for each hour on the first line
    chance: float  # what that would be by chance alone
    most_by_median: float
    tally: Tally


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The interval in which the true share lies, 95 times of 100 (Wilson's score)."""
    if of == 0:
        return 0.0, 1.0
    share, z2 = hits / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def gini(values: Iterable[float]) -> float:
    """0: all have the same. Near 1: one has everything."""
    ordered = sorted(values)
    total = sum(ordered)
    if not ordered or total == 0:
        return 0.0
    weighted = sum(place * value for place, value in enumerate(ordered, 1))
    return 2 * weighted / (len(ordered) * total) - (len(ordered) + 1) / len(ordered)


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of them lies; 0 where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def without(stretches: list[Stretch], taken: list[Stretch]) -> list[Stretch]:
    """What is left of ``stretches`` outside of ``taken``."""
    left = stretches
    for begin, end in taken:
        left = [
            part
            for start, stop in left
            for part in ((start, min(stop, begin)), (max(start, end), stop))
            if part[0] < part[1]
        ]
    return left


def figures(work: Work, tally: Tally) -> Figures:
    """The figures of what was counted until now."""
    of = _Waits(work.now, _waits(work, tally), _asked(work), _told(work))
    stood = {worker: hours for worker, hours in tally.worked.items() if hours > 0}
    rates = [tally.taken[worker] / hours for worker, hours in stood.items()]
    middle = quantile([one for one in rates if one > 0], 0.5)
    promises = Counter(work.conn.execute(select(t_promise.c.state)).scalars())
    sheets = Counter(work.conn.execute(select(t_sheet.c.state)).scalars())
    waiting = sum(1 for one in tally.cases.values() if one.taken_at is None and one.ended_at is None)
    found = tuple(_urgency(code, tally, of) for code in URGENCIES)
    most = max(rates, default=0.0) / middle if middle else 0.0
    chance = _by_chance(stood, sum(tally.taken[worker] for worker in stood))
    return Figures(found, len(tally.cases), waiting, promises, sheets, gini(rates), chance, most, tally)


def _by_chance(stood: dict[str, float], taken: int) -> float:
    """The Gini that pure chance would give, if every hour on the first line brought a ticket as likely as any other."""
    dice = Random(0)  # noqa: S311 - a yardstick, the same in every run
    rate = taken / (sum(stood.values()) or 1)
    return gini([poisson(dice, rate * hours) / hours for _, hours in sorted(stood.items())])


@dataclass(frozen=True, slots=True)
class _Waits:
    """By ticket: when it was nobody's, when somebody was being asked, when its resident was told something."""

    until: datetime
    waits: dict[str, list[Stretch]]
    asked: dict[str, list[Stretch]]
    told: dict[str, list[datetime]]


def _urgency(code: str, tally: Tally, of: _Waits) -> Urgency:
    waits, asked, told = of.waits, of.asked, of.told
    cases = [one for one in tally.cases.values() if one.urgency == code]
    counted = [one for one in cases if one.is_judged(of.until)]
    in_time = sum(one.in_time for one in counted)
    took = [_minutes((one.sent_at, one.taken_at)) for one in counted if one.taken_at is not None]
    alone = [_minutes(part) for one in cases for part in without(waits.get(one.ticket, []), asked.get(one.ticket, []))]
    quiet = [
        _minutes(part)
        for one in cases
        if one.channel != "phone"
        for part in _between(waits.get(one.ticket, []), told.get(one.ticket, []))
    ]
    low, high = wilson(in_time, len(counted))
    return Urgency(
        code,
        len(counted),
        in_time,
        low,
        high,
        quantile(took, 0.5),
        quantile(took, 0.95),
        max(alone, default=0.0),
        max(quiet, default=0.0),
    )


def _minutes(stretch: Stretch) -> float:
    return (stretch[1] - stretch[0]) / timedelta(minutes=1)


def _waits(work: Work, tally: Tally) -> dict[str, list[Stretch]]:
    """When each ticket was nobody's, from its going out to the end of what was played."""
    kinds = ("sent", "accepted", "released", "handed_over")
    rows = work.conn.execute(
        select(t_event.c.ticket_id, t_event.c.at, t_event.c.kind)
        .where(t_event.c.kind.in_(kinds))
        .order_by(t_event.c.ticket_id, t_event.c.id)
    ).all()
    closed = dict(
        work.conn.execute(select(t_ticket.c.id, t_ticket.c.closed_at).where(t_ticket.c.closed_at.is_not(None))).all()
    )
    found: dict[str, list[Stretch]] = defaultdict(list)
    since: dict[str, datetime] = {}
    for ticket, at, kind in rows:
        if kind in {"sent", "released"}:
            since.setdefault(ticket, at)
        elif kind == "accepted" and ticket in since:
            found[ticket].append((since.pop(ticket), at))
    for ticket, start in since.items():
        found[ticket].append((start, closed.get(ticket, work.now)))
    return {ticket: stretches for ticket, stretches in found.items() if ticket in tally.cases}


def _asked(work: Work) -> dict[str, list[Stretch]]:
    """When somebody was being asked to take each ticket."""
    found: dict[str, list[Stretch]] = defaultdict(list)
    columns = (t_offer.c.ticket_id, t_offer.c.created_at, t_offer.c.decided_at)
    for ticket, start, end in work.conn.execute(select(*columns)).all():
        found[ticket].append((start, end or work.now))
    return found


def _told(work: Work) -> dict[str, list[datetime]]:
    """When each ticket's resident was told something."""
    found: dict[str, list[datetime]] = defaultdict(list)
    rows = select(t_letter.c.ticket_id, t_letter.c.created_at).where(
        t_letter.c.address_id.like("web:%"), t_letter.c.ticket_id.is_not(None)
    )
    for ticket, at in work.conn.execute(rows.order_by(t_letter.c.id)).all():
        found[ticket].append(at)
    return found


def _between(stretches: list[Stretch], marks: list[datetime]) -> list[Stretch]:
    """The stretches, cut where something was said."""
    found: list[Stretch] = []
    for start, end in stretches:
        here = start
        for mark in marks:
            if here < mark < end:
                found.append((here, mark))
                here = mark
        found.append((here, end))
    return found
