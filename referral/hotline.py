"""Telephone numbers residents may be given: which, in what order, at which hour, and how sure we are of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum

from referral.reading import Danger

FRESH_DAYS = 90  # domain study §3.1: yellow after 90 days unchecked
_DAY_FROM, _DAY_TO = time(9), time(17)  # when a number of unknown hours may be shown


class Sure(StrEnum):
    """How sure the page is of a number (domain study, head)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"  # never shown to anybody
    LOOKED_UP = "looked-up"  # found in a stored copy of a public page


class Kind(StrEnum):
    """What answers the telephone."""

    POLICE = "police"
    AMBULANCE = "ambulance"
    FIRE = "fire"
    TEXT = "text"  # police by SMS, for who cannot speak
    LINE = "line"  # people who listen
    OFFICE = "office"  # a public office


@dataclass(frozen=True, slots=True)
class Hotline:
    """One number. ``dangers`` says for which danger it is shown, and how early (1 is first)."""

    id: str
    region: str
    number: str
    names: Mapping[str, str]  # by language
    kind: Kind
    sure: Sure
    all_day: bool  # answered 24 hours, as far as the page knows
    opens: tuple[time, time] | None = None  # local hours when not all day; to before from means over midnight
    hours: str = ""  # the page's own words on the hours, for the person who checks
    cost: str | None = None
    dangers: Mapping[Danger, int] = field(default_factory=dict)
    concerns: tuple[str, ...] = ()
    checked_on: date | None = None
    checked_by: str | None = None  # the person; None: nobody has

    def called(self, lang: str) -> str:
        """Its name as a speaker of ``lang`` reads it."""
        return self.names.get(lang) or self.names["zh-Hans"]

    def answers_at(self, local: time) -> bool:
        """Whether somebody may be expected to pick up at this local hour. Unknown hours count as office hours."""
        if self.all_day:
            return True
        start, end = self.opens or (_DAY_FROM, _DAY_TO)
        return start <= local < end if start < end else local >= start or local < end


Hotlines = tuple[Hotline, ...]


def numbers(
    hotlines: Hotlines, region: str, danger: Danger | None, local: time, concern: str | None = None
) -> tuple[Hotline, ...]:
    """The numbers to show, the first to dial first: only those that are answered at this local hour.

    For a danger, its own numbers; otherwise those of the concern; with neither, police and ambulance. A number the
    page is not sure of is never among them.
    """
    shown = [one for one in hotlines if one.region == region and one.sure is not Sure.LOW and one.answers_at(local)]
    if danger is not None:
        return tuple(sorted((one for one in shown if danger in one.dangers), key=lambda one: one.dangers[danger]))
    if concern is not None:
        return tuple(one for one in shown if concern in one.concerns)
    return tuple(one for one in shown if one.kind in (Kind.POLICE, Kind.AMBULANCE))


def all_day_line(hotlines: Hotlines, region: str, danger: Danger) -> Hotline | None:
    """The 24-hour line of people who listen for this danger, or None: then 110 and 120 stand alone."""
    for one in numbers(hotlines, region, danger, time(3)):
        if one.kind is Kind.LINE and one.all_day:
            return one
    return None


def stale(hotlines: Iterable[Hotline], today: date) -> tuple[Hotline, ...]:
    """The numbers no person has checked within 90 days. Those never shown are left out."""
    oldest = today - timedelta(days=FRESH_DAYS)
    return tuple(
        one
        for one in hotlines
        if one.sure is not Sure.LOW and (one.checked_by is None or one.checked_on is None or one.checked_on < oldest)
    )
