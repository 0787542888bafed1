"""Reads ``referral/ladders.yaml``: for each urgency who hears after how long, and by when a human has acted."""

from itertools import pairwise
from pathlib import Path

from pydantic import Field

from bot.page import PageError
from bot.pages.shape import Shape, read
from referral.ladder import Ladder, Ladders, Pace, Rank, Rung, Span
from referral.urgency import Urgency

PAGE = Path(__file__).parents[2] / "referral" / "ladders.yaml"


class _Span(Shape):
    minutes: int = Field(default=0, ge=0)
    days: int = Field(default=0, ge=0)


class _Rung(Shape):
    after: int = Field(ge=0)
    line: Rank
    repeat: int | None = Field(default=None, ge=1)


class _Ladder(Shape):
    clock: Pace
    accept: _Span
    accept_closed: _Span | None = None
    contact: _Span
    release: _Span | None = None  # a page of before says nothing of it: as long again as contact may take
    rungs: tuple[_Rung, ...] = Field(min_length=1)


class _Page(Shape):
    ladders: dict[str, _Ladder]


def load_ladders(path: Path = PAGE) -> Ladders:
    """One ladder for every urgency. Raises PageError naming file and key."""
    page = read(path, _Page)
    names = {level.code for level in Urgency}
    for name in page.ladders:
        if name not in names:
            raise PageError(f"{path}: ladders.{name}: no such urgency ({' '.join(sorted(names))})")
    for name in sorted(names):
        if name not in page.ladders:
            raise PageError(f"{path}: ladders.{name}: is missing; every urgency has a ladder")
    return {level: _ladder(path, level, page.ladders[level.code]) for level in Urgency}


def _ladder(path: Path, level: Urgency, one: _Ladder) -> Ladder:
    key = f"{path}: ladders.{level.code}"
    for name, span in (
        ("accept", one.accept),
        ("accept_closed", one.accept_closed),
        ("contact", one.contact),
        ("release", one.release),
    ):
        if span is None:
            continue
        if bool(span.minutes) == bool(span.days):
            raise PageError(f"{key}.{name}: give minutes or working days, one of the two, more than 0")
        if span.days and one.clock is Pace.WALL:
            raise PageError(f"{key}.{name}: working days need clock: staffed")
    if one.rungs[0].after != 0:
        raise PageError(f"{key}.rungs.0.after: the first rung is at 0: somebody must hear at once")
    for no, (rung, after) in enumerate(pairwise(one.rungs), start=1):
        if after.after < rung.after:
            raise PageError(f"{key}.rungs.{no}.after: rungs go up; {after.after} comes before {rung.after}")
    let_go = one.release or one.contact
    return Ladder(
        urgency=level,
        pace=one.clock,
        accept=Span(one.accept.minutes, one.accept.days),
        contact=Span(one.contact.minutes, one.contact.days),
        rungs=tuple(Rung(rung.after, rung.line, rung.repeat) for rung in one.rungs),
        accept_closed=Span(one.accept_closed.minutes, one.accept_closed.days) if one.accept_closed else None,
        release=Span(let_go.minutes, let_go.days),
    )
