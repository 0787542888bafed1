"""Days, hours and dates as people write them into a cell, read into what a page says, and back."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from bot.sheets.words import DAY_SIGNS, DAYS

_DAY = r"(?:周|星期|礼拜)?[一二三四五六日天]|mon|tue|wed|thu|fri|sat|sun"
_TO = r"\s*(?:至|到|-|~|—+|–|－)\s*"
_RANGE = re.compile(rf"({_DAY}){_TO}({_DAY})")
_ONE = re.compile(_DAY)
_SPREAD = re.compile(r"(?:周|星期|礼拜)?[一二三四五六日天]{2,7}")  # 周一三五
_GROUPS = {"每天": DAYS, "每日": DAYS, "全周": DAYS, "工作日": DAYS[:5], "平日": DAYS[:5], "周末": DAYS[5:]}
_SPLIT = re.compile(r"[、,;/\s]+")
_CLOCK = r"(\d{1,2}):(\d{2})"
_SPAN = re.compile(rf"{_CLOCK}{_TO}(?:次日|第二天)?\s*{_CLOCK}")
_DATES = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"),
    re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})"),
    re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]?"),
)


def plain(text: str) -> str:
    """The text with full-width letters, digits and signs made ordinary, and no space around it."""
    return unicodedata.normalize("NFKC", text).strip()


def read_days(text: str) -> list[str]:
    """Weekdays in the week's order. Raises ValueError for what names none."""
    found: list[str] = []
    for part in _SPLIT.split(_RANGE.sub(_spread, plain(text).lower())):
        if part in _GROUPS:
            found += _GROUPS[part]
        elif part in DAYS:
            found.append(part)
        elif _ONE.fullmatch(part) or _SPREAD.fullmatch(part):
            found += [_day(sign) for sign in part if sign in DAY_SIGNS or sign == "天"]
        elif part:
            raise ValueError(text)
    return sorted(found, key=DAYS.index)


def write_days(days: Sequence[str]) -> str:
    """Weekdays as a cell shows them: 周一至周五、周日."""
    if not all(day in DAYS for day in days) or len(set(days)) < len(days):
        return "、".join(f"周{DAY_SIGNS[DAYS.index(day)]}" if day in DAYS else day for day in days)
    if len(days) == len(DAYS):
        return "每天"
    numbers = sorted(DAYS.index(day) for day in days)
    runs: list[list[int]] = []
    for no in numbers:
        if runs and runs[-1][-1] == no - 1:
            runs[-1].append(no)
        else:
            runs.append([no])
    parts = []
    for run in runs:
        named = [f"周{DAY_SIGNS[no]}" for no in run]
        parts += [f"{named[0]}至{named[-1]}"] if len(run) > 2 else named
    return "、".join(parts)


def read_spans(text: str) -> list[str]:
    """Stretches of a day, each as ``8:30-12:00``. Raises ValueError for anything else."""
    line = plain(text)
    found = [f"{int(a)}:{b}-{int(c)}:{d}" for a, b, c, d in _SPAN.findall(line)]
    if not found or _SPLIT.sub("", _SPAN.sub("", line)):
        raise ValueError(text)
    return found


def read_date(text: str) -> date:
    """A day. Raises ValueError for what is none."""
    line = plain(text)
    for form in _DATES:
        if match := form.fullmatch(line):
            return date(*(int(part) for part in match.groups()))
    raise ValueError(text)


def _spread(match: re.Match[str]) -> str:
    first, last = (DAYS.index(_day(end)) for end in match.groups())
    if first > last:
        return match[0]  # 周六至周一: refused where the parts are read
    return "、".join(DAYS[first : last + 1])


def _day(name: str) -> str:
    return name if name in DAYS else DAYS[6 if name[-1] == "天" else DAY_SIGNS.index(name[-1])]
