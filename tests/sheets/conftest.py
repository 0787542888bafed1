"""A copy of the small district to import into, and workbooks made on the spot."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot.settings import ROOT

Rows = Sequence[Sequence[Any]]
MakeBook = Callable[[Mapping[str, Rows]], Path]
_PAGES = ("centre", "units", "areas", "people", "hours", "duty")


def copy_pages(place: Path) -> Path:
    """The pages of centres/hexi in a folder of their own."""
    folder = place / "hexi"
    folder.mkdir()
    for name in _PAGES:
        shutil.copy(ROOT / "centres" / "hexi" / f"{name}.yaml", folder)
    return folder


@pytest.fixture
def hexi(tmp_path: Path) -> Path:
    """A small district to import into."""
    return copy_pages(tmp_path)


@pytest.fixture
def book(tmp_path: Path) -> MakeBook:
    """Makes a workbook of sheets, each a list of rows."""

    def make(sheets: Mapping[str, Rows]) -> Path:
        made = openpyxl.Workbook()
        made.remove(made.worksheets[0])
        for title, rows in sheets.items():
            page = made.create_sheet(title)
            for row in rows:
                page.append(list(row))
        path = tmp_path / "roster.xlsx"
        made.save(path)
        return path

    return make


def pages(folder: Path) -> dict[str, str]:
    """Every file of a folder with its text."""
    return {page.name: page.read_text(encoding="utf-8") for page in sorted(folder.iterdir()) if page.is_file()}
