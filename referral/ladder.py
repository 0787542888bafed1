"""Who hears after how long when nobody accepts, and by when: a ladder laid on a station's calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from referral.duty import is_open, next_opening, on_duty, staffed_end, working_days_end
from referral.station import Station
from referral.urgency import Urgency


class Pace(StrEnum):
    """Which clock runs: the wall's, or only while the centre is open."""

    WALL = "wall"
    STAFFED = "staffed"


class Rank(StrEnum):
    """Who is asked on a rung: a place of the duty line, or the house up the tree."""

    FIRST = "first"
    SECOND = "second"
    SUPERVISOR = "supervisor"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of a ladder's clock: minutes, or working days (never both)."""

    minutes: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Rung:
    """``after`` minutes of the ladder's clock this rank hears, again every ``repeat`` minutes until accepted."""

    after: int
    rank: Rank
    repeat: int | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """One urgency's clock. ``accept_closed`` replaces ``accept`` for what was sent while the centre was closed."""

    urgency: Urgency
    pace: Pace
    accept: Span
    contact: Span  # counted from the acceptance
    rungs: tuple[Rung, ...]
    accept_closed: Span | None = None
    release: Span = Span(minutes=60)  # counted from when contact was due: without any on record the claim is released


Ladders = Mapping[Urgency, Ladder]


@dataclass(frozen=True, slots=True)
class Step:
    """One rung laid on the calendar: at this instant (UTC) this rank hears; ``worker`` is who stands there then."""

    at: datetime
    no: int  # the rung's place on the ladder, from 0: with the ticket it names the deadline
    rank: Rank
    worker: str | None  # None for the fallback
    repeat_minutes: int | None = None


def due(ladder: Ladder, station: Station, sent_at: datetime) -> datetime:
    """By when (UTC) somebody must have accepted what was sent at ``sent_at``."""
    span = ladder.accept
    if ladder.accept_closed is not None and not is_open(station, sent_at):
        span = ladder.accept_closed
    return _after(ladder.pace, station, sent_at, span)


def contact_due(ladder: Ladder, station: Station, accepted_at: datetime) -> datetime:
    """By when (UTC) the worker who accepted at ``accepted_at`` must have reached the resident."""
    return _after(ladder.pace, station, accepted_at, ladder.contact)


def release_due(ladder: Ladder, station: Station, contact_at: datetime) -> datetime:
    """When (UTC) a claim without any contact on record goes back to the line; ``contact_at`` is when it was due."""
    return _after(ladder.pace, station, contact_at, ladder.release)


def steps(ladder: Ladder, station: Station, sent_at: datetime) -> tuple[Step, ...]:
    """Every rung as an instant, in order. A moment at which nobody stands is skipped and the rest moves up at once.

    Empty when the roster and the fallback hold nobody: then nobody is being called, and nobody may be told so.
    """
    found: list[Step] = []
    gained = 0
    moments = sorted({rung.after for rung in ladder.rungs})
    for place, moment in enumerate(moments):
        at = _after(ladder.pace, station, sent_at, Span(minutes=moment - gained))
        if ladder.pace is Pace.STAFFED:
            at = next_opening(station, at)  # a deadline may fall on closing time; nobody is asked at that moment
        here = [
            Step(at, no, rung.rank, asked(station, rung.rank, at), rung.repeat)
            for no, rung in enumerate(ladder.rungs)
            if rung.after == moment and stands(station, rung.rank, at)
        ]
        found += here
        if not here and place + 1 < len(moments):
            gained += moments[place + 1] - moment
    return tuple(found)


def asked(station: Station, rank: Rank, at: datetime) -> str | None:
    """The worker id that stands on this rank at this instant; None when nobody does, and for the fallback."""
    line = on_duty(station, at)
    match rank:
        case Rank.FIRST:
            return line.first
        case Rank.SECOND:
            return line.second
        case Rank.SUPERVISOR:
            return line.supervisor
        case Rank.FALLBACK:
            return None


def stands(station: Station, rank: Rank, at: datetime) -> bool:
    """Whether asking this rank at this instant reaches anybody named."""
    if rank is Rank.FALLBACK:
        return station.fallback is not None
    return asked(station, rank, at) is not None


def _after(pace: Pace, station: Station, start: datetime, span: Span) -> datetime:
    if pace is Pace.WALL:
        return start.astimezone(UTC) + timedelta(minutes=span.minutes)
    if span.days:
        return working_days_end(station, start, span.days)
    return staffed_end(station, next_opening(station, start), span.minutes)
