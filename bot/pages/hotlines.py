"""Reads ``referral/hotlines.yaml``: a number that cannot be told honestly is refused here, not at three at night."""

import re
from datetime import date, time
from pathlib import Path

from pydantic import Field, StrictBool

from bot.page import PageError
from bot.pages.shape import Shape, read
from referral.hotline import Hotline, Hotlines, Kind, Sure
from referral.reading import Danger

PAGE = Path(__file__).parents[2] / "referral" / "hotlines.yaml"
_SPAN = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")


class _Hotline(Shape):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    region: str = Field(pattern="^(CN|HK|MO|TW|SG)$")
    number: str = Field(pattern=r"^\+?[0-9][0-9 -]*$")
    names: dict[str, str]
    kind: Kind
    sure: Sure
    all_day: StrictBool
    opens: str | None = None
    hours: str = ""
    cost: str | None = None
    dangers: dict[Danger, int] = Field(default_factory=dict)
    concerns: tuple[str, ...] = ()
    checked_on: date | None = None
    checked_by: str | None = None


class _Page(Shape):
    hotlines: tuple[_Hotline, ...]


def load_hotlines(path: Path = PAGE, concerns: frozenset[str] | None = None) -> Hotlines:
    """All numbers, in the page's order. Raises PageError naming file and key; ``concerns`` are the codes that exist."""
    page = read(path, _Page)
    seen: set[str] = set()
    for no, one in enumerate(page.hotlines):
        key = f"{path}: hotlines.{no} ({one.id})"
        if one.id in seen:
            raise PageError(f"{key}: this id is there twice")
        seen.add(one.id)
        if "zh-Hans" not in one.names:
            raise PageError(f"{key}.names: a name in zh-Hans is required")
        if one.all_day and one.opens:
            raise PageError(f"{key}.opens: a number of all day has no opening hours; say one of the two")
        if (one.checked_on is None) != (one.checked_by is None):
            raise PageError(f"{key}.checked_by: a check has a day and a person; give both or neither")
        for code in one.concerns if concerns is not None else ():
            if concerns is not None and code not in concerns:
                raise PageError(f"{key}.concerns: no such concern: {code!r}")
    return tuple(_hotline(path, one) for one in page.hotlines)


def _hotline(path: Path, one: _Hotline) -> Hotline:
    return Hotline(
        id=one.id,
        region=one.region,
        number=one.number,
        names=one.names,
        kind=one.kind,
        sure=one.sure,
        all_day=one.all_day,
        opens=_opens(path, one),
        hours=one.hours,
        cost=one.cost,
        dangers=one.dangers,
        concerns=one.concerns,
        checked_on=one.checked_on,
        checked_by=one.checked_by,
    )


def _opens(path: Path, one: _Hotline) -> tuple[time, time] | None:
    if one.opens is None:
        return None
    found = _SPAN.fullmatch(one.opens)
    hours = [int(part) for part in found.groups()] if found else []
    if not hours or hours[0] > 23 or hours[2] > 24 or max(hours[1], hours[3]) > 59 or (hours[2] == 24 and hours[3]):
        raise PageError(f"{path}: {one.id}.opens: write hours as 8:00-22:00, not {one.opens!r}")
    start, end = time(hours[0], hours[1]), time(hours[2] % 24, hours[3])
    if start == end:
        raise PageError(f"{path}: {one.id}.opens: {one.opens} is the whole day; if that is certain, say all_day: true")
    return start, end
