"""One cell: what it says read into a page's value, and a page's value shown as a cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from bot.sheets.columns import Column, Form
from bot.sheets.days import plain, read_date, read_days, read_spans, write_days
from bot.sheets.lists import (
    join,
    read_line,
    read_tenures,
    read_turns,
    split,
    write_line,
    write_tenures,
    write_turns,
)
from bot.sheets.words import ALSO, NO, YES, Words

Raw = str | int | float | bool | datetime | date | None
_RISKY = "=+-@\t\r'＝＋－＠"  # a spreadsheet runs a text that begins so, or hides the sign


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a cell cannot be read, and what to write instead."""

    text: str


def read_cell(column: Column, raw: Raw) -> Any:
    """The page's value, None for an empty cell, or Trouble."""
    text = _text(raw)
    if not text.strip():
        return None
    if isinstance(raw, bool) and column.form is not Form.YES:
        return Trouble(f"is {raw}; {_hint(column)}")
    if isinstance(raw, datetime | date) and column.form is not Form.DATE:
        return Trouble(f"is a date, {raw:%Y-%m-%d}; format the cell as text and write it again")
    if column.key == "phone" and not isinstance(raw, str):
        return Trouble("is a number, which loses a 0 at its beginning; format the cell as text and write it again")
    try:
        return _day(raw) if isinstance(raw, datetime | date) else _READ[column.form](column, text)
    except ValueError:
        return Trouble(f"cannot be read: {text!r}; {_hint(column)}")


def write_cell(column: Column, value: Any) -> Raw:
    """The cell that ``read_cell`` reads as this value."""
    return "" if value is None else _WRITE[column.form](column, value)


def disarm(text: str) -> str:
    """The text with an apostrophe before a sign that makes a spreadsheet run it; ``arm`` takes it off again."""
    return f"'{text}" if text[:1] and text[0] in _RISKY else text


def arm(text: str) -> str:
    """The text without the apostrophe of ``disarm``."""
    return text[1:] if text[:1] == "'" and text[1:2] and text[1] in _RISKY else text


def is_example(raw: Raw | Trouble) -> bool:
    """Whether a row that begins with this cell is an example of the template's, and no row."""
    return isinstance(raw, str) and plain(raw).lower().startswith(("示例", "example"))


def word_list(words: Words) -> str:
    """The words that may be written, for a message."""
    return "、".join(words.values())


def _text(raw: Raw) -> str:
    if raw is None:
        return ""
    if isinstance(raw, str):
        return arm(raw)
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() else repr(raw)
    return str(raw)


def _day(raw: datetime | date) -> date | Trouble:
    if not isinstance(raw, datetime):
        return raw
    if (raw.hour, raw.minute, raw.second) != (0, 0, 0):
        return Trouble(f"is a day with an hour, {raw:%Y-%m-%d %H:%M}; write the day alone")
    return raw.date()


def _hint(column: Column) -> str:
    if column.words is not None:
        return f"write one of: {word_list(column.words)}"
    return f"write it like this: {column.hint}" if column.hint else "write it as a text"


def _words(column: Column, text: str) -> str | Trouble:
    if column.words is None:
        return text.strip()
    found = _word(column.words, text)
    if found is not None:
        return found
    near = get_close_matches(plain(text), column.words.values(), 1, 0.4)
    meant = f"; is {near[0]} meant?" if near else ";"
    return Trouble(f"there is no {text.strip()!r}{meant} Write one of: {word_list(column.words)}")


def _word(words: Words, text: str) -> str | None:
    wanted = plain(text).lower()
    for value, shown in words.items():
        if wanted in {plain(shown).lower(), value.lower()}:
            return value
    also = ALSO.get(wanted)
    return also if also in words else None


def _list(column: Column, text: str) -> list[str]:
    parts = split(text)
    if column.words is None:
        return parts
    return [_word(column.words, part) or part for part in parts]


def _yes(_: Column, text: str) -> bool:
    wanted = plain(text).lower()
    if wanted in YES:
        return True
    if wanted in NO:
        return False
    raise ValueError(text)


def _number(_: Column, text: str) -> int:
    return int(plain(text))


def _point(_: Column, text: str) -> list[float]:
    latitude, longitude = (float(part) for part in plain(text).replace("、", ",").split(","))
    return [latitude, longitude]


_READ: Mapping[Form, Callable[[Column, str], Any]] = {
    Form.TEXT: _words,
    Form.LIST: _list,
    Form.DAYS: lambda _, text: read_days(text),
    Form.HOURS: lambda _, text: read_spans(text),
    Form.DATE: lambda _, text: read_date(text),
    Form.YES: _yes,
    Form.NUMBER: _number,
    Form.POINT: _point,
    Form.LINE: lambda _, text: read_line(text),
    Form.TURNS: lambda _, text: read_turns(text),
    Form.TENURES: lambda _, text: read_tenures(text),
}


_WRITE: Mapping[Form, Callable[[Column, Any], Raw]] = {
    Form.TEXT: lambda column, value: str((column.words or {}).get(value, value)),
    Form.LIST: lambda column, value: join([(column.words or {}).get(one, one) for one in value]),
    Form.DAYS: lambda _, value: write_days(value),
    Form.HOURS: lambda _, value: "、".join(value),
    Form.DATE: lambda _, value: value,
    Form.YES: lambda _, value: "是" if value else "否",
    Form.NUMBER: lambda _, value: value,
    Form.POINT: lambda _, value: f"{value[0]!r}, {value[1]!r}",
    Form.LINE: lambda _, value: write_line(value),
    Form.TURNS: lambda _, value: write_turns(value),
    Form.TENURES: lambda _, value: write_tenures(value),
}


def put(entry: dict[str, Any], key: str, value: Any) -> None:
    """Write a value under a key of an entry; ``names.en`` inside ``names``."""
    outer, _, inner = key.partition(".")
    if inner:
        entry.setdefault(outer, {})[inner] = value
    else:
        entry[key] = value


def take(entry: Mapping[str, Any], key: str) -> Any:
    """The value under a key of an entry, or None."""
    outer, _, inner = key.partition(".")
    value = entry.get(outer)
    return (value or {}).get(inner) if inner else value
