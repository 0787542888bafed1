"""The public holidays of a region and its make-up working days (调休), from two well-kept packages."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from referral.station import Calendar

KNOWN = range(2024, 2037)  # the years a centre's calendar covers; the house warns when next year is not among them
_MAINLAND = "CN"
_LANGUAGE = {"CN": "zh_CN", "HK": "zh_HK", "MO": "zh_MO", "TW": "zh_TW", "SG": "en_SG"}
# In these two "public" are the days every employer must give; a house like ours keeps the general holidays (公眾假期).
_CATEGORY = {"HK": "optional", "MO": "optional"}
_GUESSED = ("estimated", "推定")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONDAY = 0


@cache  # the packages take a tenth of a second
def calendar_of(region: str, years: range = KNOWN) -> Calendar:
    """What is known of the region's holidays in these years. Raises KeyError for a region that has none.

    After the last year whose table is out, mainland China has the days its law fixes, and no make-up days.
    """
    off = _holidays(region, years, observed=region != _MAINLAND)
    worked_for = {made: day.weekday() for day, name in off.items() for made in _made_up(name)}
    if region == _MAINLAND:
        return _mainland(years, off, worked_for)
    guessed = min((day.year for day, name in off.items() if any(word in name for word in _GUESSED)), default=years.stop)
    return Calendar(off, worked_for, min(guessed, years.stop) - 1)


def _holidays(region: str, years: range, *, observed: bool) -> dict[date, str]:
    """Its holidays by name. ``observed``: with the days given instead of those that fall on a Sunday."""
    import holidays  # noqa: PLC0415 - 50 ms: not before a centre's page is read

    found = holidays.country_holidays(
        region,
        years=years,
        language=_LANGUAGE[region],
        observed=observed,
        categories=_CATEGORY.get(region, "public"),
    )
    return dict(sorted(found.items()))


def _made_up(name: str) -> list[date]:
    """The working day on which a day off is worked instead: the package names it in the day's name."""
    return [date.fromisoformat(day) for day in _DAY.findall(name)]


def _mainland(years: range, fixed: Mapping[date, str], worked_for: Mapping[date, int]) -> Calendar:
    """The State Council's tables: whole breaks with their weekends, and the make-up days."""
    from chinese_calendar import constants  # noqa: PLC0415 - read with the other

    called = {one.value: one.chinese for one in constants.Holiday}
    until = min(max(day.year for day in constants.holidays), years.stop - 1)
    off = {day: called[name] for day, name in constants.holidays.items() if day.year in years}
    off |= {day: name for day, name in fixed.items() if day.year > until}
    makeup = {day: worked_for.get(day, _MONDAY) for day in constants.workdays if day.year in years}
    return Calendar(off, makeup, until)
