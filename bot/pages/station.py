"""Reads ``centre.yaml``, the page of one centre, and refuses whatever would leave a resident with nobody."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, StrictBool

from bot.page import PageError
from bot.pages.languages import LANGS
from bot.pages.shape import Shape, read
from referral.roles import may
from referral.station import Community, Fallback, Line, Period, Role, School, Signature, Slot, Station, Worker

PAGE = "centre.yaml"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
REGIONS = ("CN", "HK", "MO", "TW", "SG")
_CODE = r"^[a-z][a-z0-9-]*$"


class _Worker(Shape):
    id: str = Field(pattern=_CODE)
    name: str = Field(min_length=1)
    names: dict[str, str] = Field(default_factory=dict)
    nicknames: tuple[str, ...] = ()
    role: Role
    profession: str
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()


class _Community(Shape):
    id: str = Field(pattern=_CODE)
    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()


class _School(Shape):
    id: str = Field(pattern=_CODE)
    name: str = Field(min_length=1)
    community: str


class _Open(Shape):
    days: tuple[str, ...] = Field(min_length=1)
    hours: tuple[str, ...] = Field(min_length=1)


class _Duty(_Open):
    first: str | None = None
    second: str | None = None
    supervisor: str | None = None


class _Closed(Shape):
    date: date
    why: str = ""


class _Extra(Shape):
    date: date
    like: str  # the weekday whose hours and duty hold on this day
    why: str = ""


class _Fallback(Shape):
    name: str = Field(min_length=1)
    phone: str | None = Field(default=None, pattern=r"^\+?[0-9][0-9 -]{1,20}$")


class _Signed(Shape):
    by: str = Field(min_length=1)
    on: date


class _Page(Shape):
    id: str = Field(pattern=_CODE)
    demo: StrictBool = False
    name: str = Field(min_length=1)
    names: dict[str, str] = Field(default_factory=dict)
    short: str = Field(min_length=1, max_length=6)
    street: str
    address: str | None = None
    region: str = Field(pattern="^(" + "|".join(REGIONS) + ")$")
    tz: str
    languages: tuple[str, ...] = Field(min_length=1)
    phone: str | None = Field(default=None, pattern=r"^\+?[0-9][0-9 -]{1,20}$")
    free: StrictBool
    loud: StrictBool = False
    signed: _Signed | None = None
    fallback: _Fallback | None = None
    communities: tuple[_Community, ...] = ()
    schools: tuple[_School, ...] = ()
    workers: tuple[_Worker, ...] = Field(min_length=1)
    hours: tuple[_Open, ...] = Field(min_length=1)
    duty: tuple[_Duty, ...] = ()
    closed: tuple[_Closed, ...] = ()
    extra: tuple[_Extra, ...] = ()


def load_station(folder: Path, langs: tuple[str, ...] = LANGS) -> Station:
    """The centre of this folder, which may speak some of ``langs``.

    Raises PageError naming file and key for anything that does not fit together.
    """
    path = folder / PAGE
    page = read(path, _Page)
    if page.id != folder.name:
        raise PageError(f"{path}: id: {page.id!r} is not the folder's name {folder.name!r}")
    _languages(path, page, langs)
    _names(path, page)
    hours = tuple(period for no, one in enumerate(page.hours) for period in _periods(path, f"hours.{no}", one))
    duty = tuple(slot for no, one in enumerate(page.duty) for slot in _slots(path, f"duty.{no}", one, page))
    _no_overlap(path, "hours", hours)
    _no_overlap(path, "duty", (slot.period for slot in duty))
    return Station(
        id=page.id,
        name=page.name,
        names=page.names,
        short=page.short,
        street=page.street,
        address=page.address,
        region=page.region,
        tz=_zone(path, page.tz),
        phone=page.phone,
        free=page.free,
        languages=page.languages,
        demo=page.demo,
        loud=page.loud,
        communities=tuple(Community(one.id, one.name, one.aliases) for one in page.communities),
        schools=tuple(School(one.id, one.name, one.community) for one in page.schools),
        workers=tuple(Worker(**one.model_dump()) for one in page.workers),
        hours=hours,
        duty=duty,
        fallback=Fallback(page.fallback.name, page.fallback.phone) if page.fallback else None,
        signed=Signature(page.signed.by, page.signed.on) if page.signed else None,
        closed=_days_off(path, page),
        extra={one.date: _day(path, f"extra.{no}.like", one.like) for no, one in enumerate(page.extra)},
    )


def _zone(path: Path, name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # a folder's name gives an OSError
        raise PageError(f"{path}: tz: no such time zone: {name!r}") from error


def _languages(path: Path, page: _Page, known: tuple[str, ...]) -> None:
    used = [("languages", page.languages), ("names", tuple(page.names))]
    used += [(f"workers.{no}.names", tuple(one.names)) for no, one in enumerate(page.workers)]
    for key, langs in used:
        for lang in langs:
            if lang not in known:
                raise PageError(f"{path}: {key}: no such language: {lang!r} ({', '.join(known)})")


def _names(path: Path, page: _Page) -> None:
    """Names lead to one worker or one place only: a request must never reach the wrong person by a doubled name."""
    _once(path, "workers.id", (one.id for one in page.workers))
    _once(path, "workers.name or nicknames", (n for one in page.workers for n in _spoken(one)))
    _once(path, "communities.id", (one.id for one in page.communities))
    _once(path, "communities.name or aliases", (n for one in page.communities for n in {one.name, *one.aliases}))
    dates = [one.date for one in page.closed] + [one.date for one in page.extra]
    _once(path, "closed.date or extra.date", (one.isoformat() for one in dates))
    places = {one.id for one in page.communities}
    for no, worker in enumerate(page.workers):
        _once(path, f"workers.{no}.nicknames", (worker.name, *worker.nicknames))
        for place in worker.communities:
            if place not in places:
                raise PageError(f"{path}: workers.{no}.communities: no such community: {place!r}")
    _once(path, "schools.id", (one.id for one in page.schools))
    for no, school in enumerate(page.schools):
        if school.community not in places:
            raise PageError(f"{path}: schools.{no}.community: no such community: {school.community!r}")
    _once(path, "workers.communities", (place for one in page.workers for place in one.communities))


def _spoken(worker: _Worker) -> set[str]:
    return {worker.name, *worker.names.values(), *worker.nicknames}


def _once(path: Path, key: str, names: Iterable[str]) -> None:
    for name, times in Counter(name.casefold() for name in names).items():
        if times > 1:
            raise PageError(f"{path}: {key}: {name!r} is used {times} times; once is allowed")


def _slots(path: Path, key: str, one: _Duty, page: _Page) -> tuple[Slot, ...]:
    roles = {worker.id: worker.role for worker in page.workers}
    for place, worker in (("first", one.first), ("second", one.second), ("supervisor", one.supervisor)):
        if worker is None:
            continue
        if worker not in roles:
            raise PageError(f"{path}: {key}.{place}: no such worker: {worker!r}")
        if not may(roles[worker], "Accept"):
            raise PageError(f"{path}: {key}.{place}: {worker!r} is {roles[worker]}, who may not accept a request")
    line = Line(one.first, one.second, one.supervisor)
    return tuple(Slot(period, line) for period in _periods(path, key, one))


def _periods(path: Path, key: str, one: _Open) -> tuple[Period, ...]:
    days = [_day(path, f"{key}.days", day) for day in one.days]
    spans = [_span(path, f"{key}.hours", text) for text in one.hours]
    return tuple(Period(day, start, end) for day in days for start, end in spans)


def _day(path: Path, key: str, name: str) -> int:
    if name not in DAYS:
        raise PageError(f"{path}: {key}: no such day: {name!r} ({' '.join(DAYS)})")
    return DAYS.index(name)


def _span(path: Path, key: str, text: str) -> tuple[int, int]:
    try:
        start, end = (_minute(part) for part in text.split("-"))
    except ValueError as error:
        raise PageError(f"{path}: {key}: write hours as 8:30-12:00, not {text!r}") from error
    if start >= end:
        raise PageError(f"{path}: {key}: {text!r} ends before it begins; over midnight, write two: to 24:00, from 0:00")
    return start, end


def _minute(text: str) -> int:
    hour, minute = (int(part) for part in text.strip().split(":"))
    if not (0 <= hour <= 24 and 0 <= minute < 60 and hour * 60 + minute <= 1440):
        raise ValueError(text)
    return hour * 60 + minute


def _no_overlap(path: Path, key: str, periods: Iterable[Period]) -> None:
    ordered = sorted(periods, key=lambda one: (one.day, one.start))
    for one, other in pairwise(ordered):
        if one.day == other.day and other.start < one.end:
            at = f"{DAYS[one.day]} {other.start // 60}:{other.start % 60:02d}"
            raise PageError(f"{path}: {key}: two periods overlap on {at}; let one end where the other begins")


def _days_off(path: Path, page: _Page) -> frozenset[date]:
    for no, one in enumerate(page.extra):
        _day(path, f"extra.{no}.like", one.like)
    return frozenset(one.date for one in page.closed)
