"""Reads a workbook: the sheets of the organisation in it, row by row."""

import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.page import PageError
from bot.sheets.cells import Raw, Trouble
from bot.sheets.columns import Sheet, sheet_called, titles
from bot.sheets.guard import MOST_ROWS, Looked, look_through
from bot.sheets.table import Fault, Part, Row, letter, read_table

_MOST_COLUMNS = 200


def read_workbook(path: Path, only: Sheet | None) -> list[Part]:
    """Every sheet of the organisation in this file, or ``only`` one. Raises PageError when there is none."""
    looked = look_through(path)
    import openpyxl  # noqa: PLC0415 - a third of a second, for this command only

    parts: list[Part] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of styles and lists it does not keep; nothing is written back
        try:
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            try:
                for page in book.worksheets:
                    sheet = sheet_called(page.title)
                    if sheet is not None and (only is None or sheet is only):
                        inside = looked.get(str(getattr(page, "_worksheet_path", "")).lstrip("/"), Looked())
                        parts.append(_sheet(sheet, page, inside))
            finally:
                book.close()
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, OSError) as error:
            raise PageError(f"{path}: is damaged; open it in a spreadsheet program and save it again") from error
    if not parts:
        raise PageError(f"{path}: has no sheet called {only.title if only else titles()}")
    twice = {one.sheet.title for one in parts if sum(other.sheet is one.sheet for other in parts) > 1}
    if twice:
        raise PageError(f"{path}: has two sheets for {'、'.join(sorted(twice))}; keep one")
    return parts


def _sheet(sheet: Sheet, page: Any, inside: Looked) -> Part:
    title = str(page.title)
    if inside.merged:
        faults = [
            Fault(f"{title} {ref}", "are merged cells; split them and fill in every row") for ref in inside.merged
        ]
        return Part(sheet, (), tuple(faults[:100]))
    if inside.last_row > MOST_ROWS:
        told = f"goes down to row {inside.last_row}; at most {MOST_ROWS} are read. Delete the empty rows at the end"
        return Part(sheet, (), (Fault(title, told),))
    page.reset_dimensions()  # what the file says of its own size may be wrong
    return read_table(sheet, title, list(_rows(page, inside.formulas)))


def _rows(page: Any, formulas: set[str]) -> Iterator[Row]:
    for number, cells in enumerate(page.iter_rows(max_col=_MOST_COLUMNS), start=1):
        yield number, [_value(cell, no, number, formulas) for no, cell in enumerate(_until_empty(cells))]


def _until_empty(cells: Sequence[Any]) -> Sequence[Any]:
    filled = max(
        (no for no, cell in enumerate(cells, start=1) if cell.value is not None or hasattr(cell, "row")), default=0
    )
    return cells[:filled]


def _value(cell: Any, no: int, row: int, formulas: set[str]) -> Raw | Trouble:
    value, kind = cell.value, getattr(cell, "data_type", "n")
    if kind == "e":
        return Trouble(f"holds the error {value}; write the value itself")
    if value is None:
        if f"{letter(no)}{row}" in formulas:
            return Trouble("is a formula whose result is not in the file; write the value itself")
        return None
    if isinstance(value, str | int | float | datetime | date):
        return value
    return Trouble(f"is a time or a length of time ({value}); format the cell as text and write it again")
