"""Writes the organisation's pages into a file to be worked on: a workbook, a table of commas, or one YAML page."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.page import PageError
from bot.sheets.cells import Raw, disarm, take, write_cell
from bot.sheets.columns import SHEETS, Column, Sheet, sheet_called, titles
from bot.sheets.paper import write_page
from bot.sheets.standing import Page, Standing, alike


def write_file(path: Path, standing: Standing, only: Sheet | None = None) -> list[Sheet]:
    """Write the pages, or ``only`` one, into a new file; returns which. Raises PageError when it cannot be written."""
    if path.exists():
        raise PageError(f"{path}: is there already; choose a new name")
    kind = path.suffix.lower()
    sheets = [one for one in SHEETS if only in {None, one}]
    if kind == ".csv":
        only = only or sheet_called(path.stem)
        if only is None:
            raise PageError(f"{path}: a .csv holds one page; add --sheet and one of {titles()}")
        path.write_text(_commas(only, standing), encoding="utf-8-sig", newline="")
        return [only]
    if kind in {".yaml", ".yml"}:
        path.write_text("\n".join(write_page(one.key, _plain(one, standing)) for one in sheets), encoding="utf-8")
        return sheets
    if kind == ".xlsx":
        from bot.sheets.workbook_out import write_workbook  # noqa: PLC0415 - openpyxl takes a third of a second

        write_workbook(path, [(one, list(rows(one, standing.pages[one.name], standing.root))) for one in sheets])
        return sheets
    raise PageError(f"{path}: name the file .xlsx, .csv or .yaml")


def rows(sheet: Sheet, page: Page, root: str) -> Iterator[list[Raw]]:
    """The headings, then a row an entry."""
    entries = [alike(sheet, entry, root) for entry in page]
    columns = _columns(sheet, entries)
    yield [column.heading for column in columns]
    for entry in entries:
        yield [_cell(column, take(entry, column.key)) for column in columns]


def _columns(sheet: Sheet, entries: Sequence[Mapping[str, Any]]) -> list[Column]:
    """Every column, with one more for each language a name is written in besides."""
    known = {column.key for column in sheet.columns}
    langs = dict.fromkeys(lang for entry in entries for lang in entry.get("names", {}))
    more = [Column(f"names.{lang}", f"names.{lang}") for lang in langs if f"names.{lang}" not in known]
    return [*sheet.columns, *more]


def _cell(column: Column, value: Any) -> Raw:
    cell = write_cell(column, value)
    return disarm(cell) if isinstance(cell, str) else cell


def _plain(sheet: Sheet, standing: Standing) -> Page:
    return [alike(sheet, entry, standing.root) for entry in standing.pages[sheet.name]]


def _commas(sheet: Sheet, standing: Standing) -> str:
    text = io.StringIO(newline="")
    table = csv.writer(text)
    for row in rows(sheet, standing.pages[sheet.name], standing.root):
        table.writerow([cell.isoformat() if isinstance(cell, date | datetime) else cell for cell in row])
    return text.getvalue()
