"""Reads a table of commas (csv): one page a file, in UTF-8 unless another writing is named."""

import csv
import io
from pathlib import Path

from bot.page import PageError
from bot.sheets.columns import SHEETS, Sheet, headings, sheet_called, titles
from bot.sheets.guard import MOST_ROWS, check_size
from bot.sheets.table import Part, Row, fitting, read_table

UTF8 = "utf-8"
ENCODINGS = (UTF8, "gb18030", "big5")
_LOOKS = ("gb18030", "big5")


def read_commas(path: Path, only: Sheet | None, encoding: str = UTF8) -> list[Part]:
    """The one page of this file: ``only``, or the one whose headings these are, or that the file is called after."""
    check_size(path)
    text = _decoded(path, path.read_bytes(), encoding)
    rows = _rows(path, text)
    sheet = only or _which(path, rows)
    return [read_table(sheet, path.name, rows)]


def _decoded(path: Path, data: bytes, encoding: str) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise PageError(f"{path}: is UTF-16; save it as “CSV UTF-8”")
    try:
        text = data.decode("utf-8-sig" if encoding == UTF8 else encoding)
    except UnicodeDecodeError as error:
        raise PageError(f"{path}: is not {encoding.upper()}{_looks_like(data, encoding)}") from error
    if "\0" in text:
        raise PageError(f"{path}: is not a text; save it as “CSV UTF-8”")
    return text


def _looks_like(data: bytes, tried: str) -> str:
    """What else it may be, by how many headings are found; said, never taken for granted."""
    known = {heading for sheet in SHEETS for heading in headings(sheet) if not heading.isascii()}
    found = {}
    for encoding in _LOOKS:
        first = data.splitlines()[0].decode(encoding, errors="replace") if data else ""
        found[encoding] = sum(heading in first for heading in known)
    best = max(found, key=lambda name: found[name])
    again = f"; if that is right, import it with --encoding {best}, or save it as “CSV UTF-8”"
    if found[best] and best != tried:
        return f"; it looks like {best.upper()}{again}"
    return "; save it as “CSV UTF-8”"


def _rows(path: Path, text: str) -> list[Row]:
    first = text.lstrip("\n\r").splitlines()[0] if text.strip() else ""
    sign = max(",\t;", key=first.count)
    rows: list[Row] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True), start=1):
            if number > MOST_ROWS:
                raise PageError(f"{path}: has more than {MOST_ROWS} rows; they are not read")
            rows.append((number, list(cells)))
    except csv.Error as error:
        raise PageError(f"{path}: row {len(rows) + 1}: is not a table of commas ({error})") from error
    return rows


def _which(path: Path, rows: list[Row]) -> Sheet:
    first = next((cells for _, cells in rows if any(str(cell).strip() for cell in cells)), [])
    fits = [sheet for sheet in SHEETS if fitting(sheet, first)]
    called = sheet_called(path.stem)
    if called is not None and (called in fits or not fits):
        return called
    if len(fits) == 1:
        return fits[0]
    raise PageError(f"{path}: its headings do not say which page it is; add --sheet and one of {titles()}")
