"""The flat pages as they stand in a centre's folder, and entries made alike, so that two can be compared."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.page import PageError, load
from bot.pages.shape import read
from bot.pages.units import PAGE
from bot.sheets.columns import SHEETS, Sheet
from bot.sheets.days import read_spans
from bot.sheets.words import DAYS

Page = list[dict[str, Any]]
_USUAL = {"on": "week", "kind": "street"}  # what an entry says that says nothing


@dataclass(frozen=True, slots=True)
class Standing:
    """What a centre's folder says now. ``nested`` are lists of ``centre.yaml`` that no sheet shows, with how many."""

    root: str
    pages: Mapping[str, Page]
    nested: Mapping[str, int]


def read_standing(folder: Path) -> Standing:
    """The five flat pages of this folder. Raises PageError for one that cannot be used."""
    centre = load(folder / PAGE)
    root = centre.get("id") if isinstance(centre, dict) else None
    if root != folder.resolve().name:
        raise PageError(f"{folder / PAGE}: id: {root!r} is not the folder's name {folder.resolve().name!r}")
    pages: dict[str, Page] = {}
    for sheet in SHEETS:
        path = folder / f"{sheet.name}.yaml"
        if path.exists():
            read(path, sheet.shape)
            pages[sheet.name] = load(path).get(sheet.key) or []
        else:
            pages[sheet.name] = []
    lists = ("communities", "workers", "hours", "duty")
    return Standing(root, pages, {key: len(centre[key]) for key in lists if centre.get(key)})


def alike(sheet: Sheet, entry: Mapping[str, Any], root: str) -> dict[str, Any]:
    """The entry with everything written in one way: nothing empty, nothing usual, days in the week's order."""
    same: dict[str, Any] = {}
    for column in sheet.columns:
        key = column.key.partition(".")[0]
        if key in entry and key not in same:
            value = _same(key, entry[key])
            if value not in (None, "", [], {}) and value != _USUAL.get(key):
                same[key] = value
    if any(column.key == "unit" for column in sheet.columns):
        same = {"unit": root, **same}
    return same


def _same(key: str, value: Any) -> Any:  # noqa: PLR0911 - one line for each kind of value
    if key == "days":
        return sorted(value, key=lambda day: DAYS.index(day) if day in DAYS else 7) if value else None
    if key == "hours":
        return [_span(one) for one in value or ()]
    if key == "first" and isinstance(value, Sequence) and not isinstance(value, str):
        return value[0] if len(value) == 1 else list(value)
    if key in {"turns", "operators"}:
        return [{at: _same(at, one) for at, one in part.items() if one not in (None, [])} for part in value or ()]
    if key == "at" and value:
        return [float(part) for part in value]
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return {at: str(one).strip() for at, one in value.items()}
    if isinstance(value, Sequence):
        return [one.strip() if isinstance(one, str) else one for one in value]
    return value


def _span(text: str) -> str:
    with suppress(ValueError):
        spans = read_spans(text)
        if len(spans) == 1:
            return spans[0]
    return text
