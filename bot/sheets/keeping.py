"""Puts new pages in the place of old ones, all of them or none, also when the machine stops in the middle.

Every new page is first written whole beside the old one and forced to the disk. Then a journal names what is to be
replaced; from here on the import has happened. Then each old page is kept as ``people.yaml.bak-3`` and the new one
renamed into its place, and the journal is taken away. Whoever imports next finds a journal that was left and does the
rest; until then the loader refuses the folder (``bot.pages.units``), so that no half of an import is ever read.
"""

import fcntl
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bot.page import PageError, load
from bot.pages.units import JOURNAL
from bot.sheets.paper import write_centre

_NEW = ".new"
_KEPT = re.compile(r".+\.yaml\.bak-(\d+)")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else imports into this folder meanwhile. Raises PageError when somebody does."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PageError(f"{folder}: another import is at work here; wait until it is done") from error
        yield
    finally:
        os.close(handle)


def replace_pages(folder: Path, pages: Mapping[str, str]) -> int:
    """Put these texts in the place of the pages of these names. Returns the number the old ones are kept under."""
    number = _next_number(folder)
    for name, text in pages.items():
        _write(folder / f"{name}{_NEW}", text.encode())
    _sync(folder)
    _write(folder / f"{JOURNAL}{_NEW}", write_centre({"number": number, "pages": list(pages)}).encode())
    (folder / f"{JOURNAL}{_NEW}").rename(folder / JOURNAL)
    _sync(folder)
    _finish(folder, number, list(pages))
    return number


def finish(folder: Path) -> bool:
    """Do the rest of an import that was cut off, and clear away what one that had not been decided left behind.

    Returns whether there was one to finish.
    """
    journal = folder / JOURNAL
    if journal.exists():
        told = load(journal)
        _finish(folder, int(told["number"]), [str(name) for name in told["pages"]])
        return True
    for left in (*folder.glob(f"*.yaml*{_NEW}"), folder / f"{JOURNAL}{_NEW}"):
        left.unlink(missing_ok=True)
    return False


def _finish(folder: Path, number: int, names: list[str]) -> None:
    """Every step may have been done before."""
    for name in names:
        page, new, kept = folder / name, folder / f"{name}{_NEW}", folder / f"{name}.bak-{number}"
        if not new.exists():
            continue
        if page.exists() and not kept.exists():
            _write(folder / f"{kept.name}{_NEW}", page.read_bytes())
            (folder / f"{kept.name}{_NEW}").rename(kept)
        new.rename(page)
    _sync(folder)
    (folder / JOURNAL).unlink(missing_ok=True)
    _sync(folder)


def _next_number(folder: Path) -> int:
    found = (_KEPT.fullmatch(page.name) for page in folder.glob("*.yaml.bak-*"))
    return max((int(match[1]) for match in found if match is not None), default=0) + 1


def _write(path: Path, text: bytes) -> None:
    with path.open("wb") as page:
        page.write(text)
        page.flush()
        os.fsync(page.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
