"""Looks through a spreadsheet file before it is opened: not too big, no tricks of XML, and where merged cells are.

openpyxl does not guard against a small file that unpacks into a huge one, nor against entities that multiply.
Every part is unpacked piece by piece and read by a parser that stops at the first document type.
"""

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from bot.page import PageError

MOST_BYTES = 10 * 2**20  # of the file
_MOST_UNPACKED = 80 * 2**20
_MOST_PARTS = 300
_MOST_CELLS = 500_000
MOST_ROWS = 20_000
_PIECE = 2**16
_REF = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(slots=True)
class Looked:
    """What one part holds: merged stretches, and cells with a formula, as A1."""

    merged: list[str] = field(default_factory=list)
    formulas: set[str] = field(default_factory=set)
    cells: int = 0
    last_row: int = 0


def check_size(path: Path) -> None:
    """Raises PageError for a file too big to be a roster, or none at all."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise PageError(f"{path}: cannot be read ({error.strerror})") from error
    if size > MOST_BYTES:
        raise PageError(f"{path}: is {size // 2**20} MB; at most {MOST_BYTES // 2**20} MB are read")


def look_through(path: Path) -> dict[str, Looked]:
    """Each XML part by its name. Raises PageError for what is no spreadsheet, too big, or holds a document type."""
    check_size(path)
    try:
        with zipfile.ZipFile(path) as archive:
            return _parts(path, archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        raise PageError(
            f"{path}: is not an xlsx file ({error}); an old .xls or .et: open it and save it as .xlsx"
        ) from error
    except expat.ExpatError as error:
        raise PageError(f"{path}: is damaged ({error}); open it in a spreadsheet program and save it again") from error


def _parts(path: Path, archive: zipfile.ZipFile) -> dict[str, Looked]:
    names = archive.infolist()
    if len(names) > _MOST_PARTS:
        raise PageError(f"{path}: has {len(names)} parts inside; at most {_MOST_PARTS} are read")
    found: dict[str, Looked] = {}
    unpacked = cells = 0
    for info in names:
        reader = _Reader(path, strict=info.filename.lower().endswith((".xml", ".rels")))
        with archive.open(info) as part:
            while piece := part.read(_PIECE):
                unpacked += len(piece)
                if unpacked > _MOST_UNPACKED:
                    raise PageError(f"{path}: unpacks to more than {_MOST_UNPACKED // 2**20} MB; it is not read")
                reader.feed(piece)
        reader.close()
        found[info.filename] = reader.looked
        cells += reader.looked.cells
        if cells > _MOST_CELLS:
            raise PageError(f"{path}: holds more than {_MOST_CELLS} cells; it is not read")
    return found


class _Reader:
    """Reads one part. A picture is no XML, but a part may be called a picture and be read as a sheet: all are tried."""

    def __init__(self, path: Path, *, strict: bool) -> None:
        self.looked = Looked()
        self._strict = strict
        self._over = False
        self._path = path
        self._cell = ""
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start

    def feed(self, piece: bytes) -> None:
        self._parse(piece, last=False)

    def close(self) -> None:
        self._parse(b"", last=True)

    def _parse(self, piece: bytes, *, last: bool) -> None:
        if self._over:
            return
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError:
            if self._strict:
                raise
            self._over = True

    def _refuse(self, *_: object) -> None:
        raise PageError(f"{self._path}: holds a document type, as no spreadsheet program writes; it is not read")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self.looked.cells += 1
            self._cell = attributes.get("r", "")
            if self.looked.cells > _MOST_CELLS:
                raise PageError(f"{self._path}: holds more than {_MOST_CELLS} cells; it is not read")
            self._count(self._cell)
        elif tag == "row":
            self._count(f"A{attributes.get('r', '0')}")
        elif tag == "f":
            self.looked.formulas.add(self._cell)
        elif tag == "mergeCell":
            self.looked.merged.append(attributes.get("ref", "?"))

    def _count(self, cell: str) -> None:
        match = _REF.fullmatch(cell)
        if match is not None:
            self.looked.last_row = max(self.looked.last_row, int(match[2]))
