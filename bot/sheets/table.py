"""A sheet's rows, read into the entries of a page; whatever cannot be read is named by row and column, all at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from bot.sheets.cells import Raw, Trouble, is_example, put, read_cell
from bot.sheets.columns import DUTY, Column, Sheet, headings


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file: where, as the person who wrote it sees it, and what to write instead."""

    where: str
    text: str
    order: tuple[int, int] = (0, 0)  # row and column, so that faults are told in the order of the sheet

    def __str__(self) -> str:
        return f"{self.where}: {self.text}" if self.where else self.text


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entry was written: which row of which sheet, with the letter of each key's column."""

    title: str
    row: int
    letters: dict[str, tuple[int, str]] = field(default_factory=dict)  # key to number and heading
    yaml: bool = False

    def at(self, sheet: Sheet, key: str = "") -> tuple[str, tuple[int, int]]:
        """The place of a key, in words, and its order."""
        column = sheet.of_key(key) if key else None
        found = self.letters.get(column.key) if column is not None else None
        if self.yaml:
            return f"{self.title} entry {self.row}{f' {key}' if key else ''}", (self.row, 0)
        if found is not None:
            return f"{self.title} row {self.row} column {letter(found[0])} {found[1]}", (self.row, found[0])
        named = f" {column.heading}" if column is not None else f" {key}" if key else ""
        return f"{self.title} row {self.row}{named}", (self.row, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a page and where it was written. ``spoilt`` are keys whose cell could not be read."""

    values: dict[str, Any]
    origin: Origin
    spoilt: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """What a file says of one page."""

    sheet: Sheet
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...] = ()


Row = tuple[int, Sequence[Raw | Trouble]]  # its number, as a spreadsheet counts, and its cells


def read_table(sheet: Sheet, title: str, rows: Sequence[Row]) -> Part:
    """The entries of a sheet: the first row that holds anything are the headings."""
    full = [(no, cells) for no, cells in rows if any(not _empty(cell) for cell in cells)]
    if not full:
        return Part(sheet, (), (Fault(title, f"is empty; the first row holds the headings: {_first(sheet)}"),))
    number, cells = full[0]
    columns, faults = _headings(sheet, title, number, cells)
    if faults:
        return Part(sheet, (), tuple(faults))
    letters = {one.key: (no, one.heading) for no, one in columns.items()}
    entries: list[Entry] = []
    for row, values in full[1:]:
        if is_example(next(cell for cell in values if not _empty(cell))):
            continue
        origin = Origin(title, row, letters)
        entry, wrong = _entry(sheet, origin, columns, values)
        entries.append(entry)
        faults += wrong
    return Part(sheet, tuple(entries), tuple(faults))


def fitting(sheet: Sheet, cells: Sequence[Raw | Trouble]) -> bool:
    """Whether these headings are a sheet's: it knows each, and what it needs is there."""
    found = [sheet.column(str(cell)) for cell in cells if not _empty(cell)]
    keys = {one.key for one in found if one is not None}
    if not found or None in found or not keys >= set(sheet.needed):
        return False
    return sheet is not DUTY or bool(keys & {"first", "second", "supervisor", "turns"})  # else it is opening hours


def letter(number: int) -> str:
    """A column's letters: 0 is A, 26 is AA."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _headings(
    sheet: Sheet, title: str, row: int, cells: Sequence[Raw | Trouble]
) -> tuple[dict[int, Column], list[Fault]]:
    columns: dict[int, Column] = {}
    faults: list[Fault] = []
    for no, cell in enumerate(cells):
        if _empty(cell):
            continue
        where, order = f"{title} row {row} column {letter(no)}", (row, no)
        found = sheet.column(str(cell)) if not isinstance(cell, Trouble) else None
        if isinstance(cell, Trouble):
            faults.append(Fault(where, cell.text, order))
        elif found is None:
            near = get_close_matches(str(cell), list(headings(sheet)), 1, 0.5)
            meant = f"is {near[0]} meant?" if near else f"there are {_first(sheet)}"
            faults.append(Fault(where, f"there is no heading {str(cell)!r}; {meant}", order))
        elif found.key in {one.key for one in columns.values()}:
            faults.append(Fault(where, f"the heading {found.heading} is there twice; keep one", order))
        else:
            columns[no] = found
    if not faults:
        for key in set(sheet.needed) - {one.key for one in columns.values()}:
            column = sheet.of_key(key)
            heading = column.heading if column is not None else key
            faults.append(Fault(f"{title} row {row}", f"the heading {heading} is missing", (row, 0)))
    return columns, faults


def _entry(
    sheet: Sheet, origin: Origin, columns: dict[int, Column], cells: Sequence[Raw | Trouble]
) -> tuple[Entry, list[Fault]]:
    values: dict[str, Any] = {}
    faults = []
    spoilt: set[str] = set()
    for no, cell in enumerate(cells):
        column = columns.get(no)
        if column is None:
            if not _empty(cell):
                where = f"{origin.title} row {origin.row} column {letter(no)}"
                faults.append(Fault(where, "holds something, but the column has no heading", (origin.row, no)))
            continue
        value = cell if isinstance(cell, Trouble) else read_cell(column, cell)
        if isinstance(value, Trouble):
            where, order = origin.at(sheet, column.key)
            faults.append(Fault(where, value.text, order))
            spoilt.add(column.key)
        elif value is not None:
            put(values, column.key, value)
    return Entry(values, origin, frozenset(spoilt)), faults


def _empty(cell: Raw | Trouble) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _first(sheet: Sheet) -> str:
    return "、".join(_shown(sheet))


def _shown(sheet: Sheet) -> Iterator[str]:
    return (one.heading for one in sheet.columns)
