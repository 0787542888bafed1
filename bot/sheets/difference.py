"""What an import would change, page by page: added, changed (old → new), removed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.sheets.cells import take, write_cell
from bot.sheets.columns import Column, Sheet
from bot.sheets.standing import Page, alike

_EMPTY = "—"


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes of one page, each as a line for a person."""

    sheet: Sheet
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def lines(self, most: int) -> Iterator[str]:
        """The page's line with its counts, then one line a change, ``most`` of each kind."""
        counts = f"{len(self.added)} added, {len(self.changed)} changed, {len(self.removed)} removed"
        yield f"{self.sheet.title} ({self.sheet.name}.yaml): {counts if self else 'nothing changes'}"
        for sign, lines in (("+", self.added), ("~", self.changed), ("-", self.removed)):
            yield from (f"  {sign} {line}" for line in lines[:most])
            if len(lines) > most:
                yield f"  {sign} and {len(lines) - most} more"


def compare(sheet: Sheet, old: Page, new: Page, root: str) -> Difference:
    """What differs between two versions of one page; the order of entries means nothing."""
    before, after = _known(sheet, old, root), _known(sheet, new, root)
    kept = [key for key in before if key in after]
    changed = [_change(sheet, before[key], after[key]) for key in kept if before[key] != after[key]]
    return Difference(
        sheet,
        tuple(_called(sheet, after[key]) for key in after if key not in before),
        tuple(changed),
        tuple(_called(sheet, before[key]) for key in before if key not in after),
    )


def _known(sheet: Sheet, page: Page, root: str) -> dict[tuple[object, ...], dict[str, Any]]:
    """Each entry under what makes it itself; where two are the same they are numbered."""
    found: dict[tuple[object, ...], dict[str, Any]] = {}
    for entry in page:
        same = alike(sheet, entry, root)
        identity = tuple(str(same.get(key)) for key in sheet.identity)
        number = 0
        while (*identity, number) in found:
            number += 1
        found[*identity, number] = same
    return found


def _change(sheet: Sheet, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    changes = [
        f"{column.heading} {_shown(column, old)} → {_shown(column, new)}"
        for column in _columns(sheet, old, new)
        if take(old, column.key) != take(new, column.key)
    ]
    return f"{_called(sheet, new)}: {'; '.join(changes)}"


def _columns(sheet: Sheet, *entries: Mapping[str, Any]) -> Iterator[Column]:
    yield from sheet.columns
    known = {one.key for one in sheet.columns}
    langs = dict.fromkeys(lang for entry in entries for lang in entry.get("names", {}))
    yield from (Column(f"names.{lang}", f"names.{lang}") for lang in langs if f"names.{lang}" not in known)


def _shown(column: Column, entry: Mapping[str, Any]) -> str:
    value = take(entry, column.key)
    return _EMPTY if value is None else str(write_cell(column, value))


def _called(sheet: Sheet, entry: Mapping[str, Any]) -> str:
    """An entry in a few words: its id and name, or its unit and when."""
    if "id" in entry:
        place = f" ({entry['unit']})" if "unit" in entry else ""
        return f"{entry['id']} {entry.get('name', '')}{place}"
    words = [str(entry.get("unit", ""))]
    for key in ("on", "days", "hours", "watch"):
        column = sheet.of_key(key)
        if column is not None and key in entry:
            words.append(str(write_cell(column, entry[key])))
    return " ".join(words)
