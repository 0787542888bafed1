"""Says what is still missing before residents may be let in; while anything is, their doors stay shut."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from referral.answer import Answer
from referral.duty import gaps, stands_first
from referral.hotline import Hotlines, all_day_line, stale
from referral.ladder import Ladders, Rank
from referral.reading import Danger
from referral.station import Station

_ROSTER_DAYS = 7
_BACKUP_DAYS = 30
_NAMED = 5  # so many gaps, numbers or people are named one by one


@dataclass(frozen=True, slots=True)
class ReadyFacts:
    """What only the running house knows. ``now`` is aware; ``notices`` are languages, ``enrolled`` worker ids."""

    now: datetime
    backup_proved_at: datetime | None
    enrolled: frozenset[str]
    notices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing: ``key`` names the sentence in ``locale/<lang>/ready.ftl``, ``args`` its slots."""

    key: str
    args: Mapping[str, str | int] = field(default_factory=dict)


def missing(
    station: Station, hotlines: Hotlines, ladders: Ladders, answers: Mapping[str, Answer], facts: ReadyFacts
) -> list[Lack]:
    """Everything that is missing, nothing when residents may be let in."""
    return [
        *_station(station),
        *_roster(station, facts),
        *_hotlines(station, hotlines, facts),
        *_ladders(station, ladders),
        *_pages(station, answers, facts),
        *_backup(facts),
    ]


def _station(station: Station) -> Iterator[Lack]:
    if station.demo:
        yield Lack("ready-demo", {"name": station.name})
    if station.phone is None:
        yield Lack("ready-phone")
    if station.fallback is None:
        yield Lack("ready-fallback")
    elif station.fallback.phone is None:
        yield Lack("ready-fallback-phone", {"name": station.fallback.name})


def _roster(station: Station, facts: ReadyFacts) -> Iterator[Lack]:
    found = gaps(station, facts.now, _ROSTER_DAYS)
    for start, end in islice(found, _NAMED):
        here, there = start.astimezone(station.tz), end.astimezone(station.tz)
        yield Lack("ready-gap", {"day": f"{here:%Y-%m-%d}", "from": f"{here:%H:%M}", "to": f"{there:%H:%M}"})
    if len(found) > _NAMED:
        yield Lack("ready-gap-more", {"count": len(found) - _NAMED})
    if not facts.enrolled & {worker.id for worker in station.workers}:
        yield Lack("ready-enrolled")
        return
    for worker_id in stands_first(station, facts.now, _ROSTER_DAYS):
        worker = station.worker(worker_id)
        if worker is not None and worker_id not in facts.enrolled:
            yield Lack("ready-not-enrolled", {"name": worker.name})


def _hotlines(station: Station, hotlines: Hotlines, facts: ReadyFacts) -> Iterator[Lack]:
    own = tuple(one for one in hotlines if one.region == station.region)
    if not own:
        yield Lack("ready-no-hotlines", {"region": station.region})
        return
    old = stale(own, facts.now.astimezone(station.tz).date())
    if old:
        shown = " · ".join(one.number for one in old[:_NAMED])
        yield Lack("ready-hotlines", {"count": len(old), "numbers": shown})
    if all_day_line(own, station.region, Danger.SUICIDE) is None:
        yield Lack("ready-night-line", {"region": station.region})


def _ladders(station: Station, ladders: Ladders) -> Iterator[Lack]:
    if station.signed is None:
        yield Lack("ready-clocks")
    for level, ladder in ladders.items():
        if ladder.rungs[-1].rank is not Rank.FALLBACK:
            yield Lack("ready-ladder-end", {"level": level.code})


def _pages(station: Station, answers: Mapping[str, Answer], facts: ReadyFacts) -> Iterator[Lack]:
    for lang in station.languages:
        if lang not in facts.notices:
            yield Lack("ready-notice", {"lang": lang})
    unread = sorted(answer.id for answer in answers.values() if answer.checked_by is None)
    if unread:
        yield Lack("ready-answers", {"count": len(unread), "names": " · ".join(unread[:_NAMED])})


def _backup(facts: ReadyFacts) -> Iterator[Lack]:
    if facts.backup_proved_at is None:
        yield Lack("ready-backup")
    elif facts.now - facts.backup_proved_at > timedelta(days=_BACKUP_DAYS):
        yield Lack("ready-backup-old", {"days": (facts.now - facts.backup_proved_at).days})
