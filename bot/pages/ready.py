"""Says what is still missing before residents may be let in; while anything is, their doors stay shut."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.pages.outlook import Gap, uncovered, unknown_year
from referral.answer import Answer
from referral.duty import stands_first
from referral.hotline import Hotlines, all_day_line, stale
from referral.ladder import Ladders, Rank
from referral.organisation import Organisation, organise
from referral.reading import Danger
from referral.roster import local_day
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


def missing(  # noqa: PLR0913, PLR0917 - the pages one by one, and what only the running house knows
    station: Station,
    hotlines: Hotlines,
    ladders: Ladders,
    answers: Mapping[str, Answer],
    facts: ReadyFacts,
    organisation: Organisation | None = None,
) -> list[Lack]:
    """Everything that is missing, nothing when residents may be let in. ``organisation``: the units below, too."""
    around = organisation or organise((station,), station.id)
    return [
        *_station(station),
        *_gaps(around, facts),
        *_signed_in(station, around, facts),
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


def notes(organisation: Organisation, facts: ReadyFacts) -> list[Lack]:
    """What keeps nobody out and should be looked at: another unit answers meanwhile, or a year is not known yet."""
    door = organisation.door
    year = unknown_year(door, local_day(door, facts.now))
    found = [] if year is None else [Lack("ready-holidays", {"region": door.region, "year": str(year)})]
    looked_after = [one for one in uncovered(organisation, facts.now, _ROSTER_DAYS) if one.above is not None]
    for one in looked_after[:_NAMED]:
        above = one.above.name if one.above is not None else ""
        found.append(Lack("ready-gap-above", {**_gap(one), "unit": one.unit.name, "above": above}))
    if len(looked_after) > _NAMED:
        found.append(Lack("ready-gap-above-more", {"count": len(looked_after) - _NAMED}))
    return found


def _gaps(organisation: Organisation, facts: ReadyFacts) -> Iterator[Lack]:
    """Where nobody stands, not even in a unit above."""
    found = [one for one in uncovered(organisation, facts.now, _ROSTER_DAYS) if one.above is None]
    for one in found[:_NAMED]:
        if one.unit.id == organisation.root:
            yield Lack("ready-gap", _gap(one))
        else:
            yield Lack("ready-gap-unit", {**_gap(one), "unit": one.unit.name})
    if len(found) > _NAMED:
        yield Lack("ready-gap-more", {"count": len(found) - _NAMED})


def _gap(one: Gap) -> dict[str, str]:
    here, there = one.start.astimezone(one.unit.tz), one.end.astimezone(one.unit.tz)
    until = f"{there:%H:%M}" if here.date() == there.date() else f"{there:%Y-%m-%d %H:%M}"
    return {"day": f"{here:%Y-%m-%d}", "from": f"{here:%H:%M}", "to": until}


def _signed_in(station: Station, organisation: Organisation, facts: ReadyFacts) -> Iterator[Lack]:
    if not facts.enrolled & set(organisation.homes):
        yield Lack("ready-enrolled")
        return
    for worker_id in stands_first(station, facts.now, _ROSTER_DAYS):
        worker = organisation.worker(worker_id)
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
