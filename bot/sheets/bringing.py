"""An import from beginning to end: read, tried out, compared, and written only if every row is good."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.page import PageError
from bot.pages.units import JOURNAL
from bot.sheets.columns import SHEETS, Sheet
from bot.sheets.commas import UTF8
from bot.sheets.difference import Difference, compare
from bot.sheets.incoming import read_file
from bot.sheets.keeping import alone, finish, replace_pages
from bot.sheets.paper import head_of, write_page
from bot.sheets.standing import Page, Standing, read_standing
from bot.sheets.table import Fault
from bot.sheets.trial import try_pages


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import found. With faults nothing is changed, and ``differences`` is empty.

    ``left`` are sheets without a row: their pages stay. ``kept`` is the number of the old pages' copies, None where
    nothing was written. ``finished``: an earlier import that was cut off was finished first.
    """

    faults: tuple[Fault, ...] = ()
    differences: tuple[Difference, ...] = ()
    left: tuple[Sheet, ...] = ()
    nested: Mapping[str, int] | None = None
    kept: int | None = None
    finished: bool = False


def bring(
    file: Path, folder: Path, only: Sheet | None = None, encoding: str = UTF8, *, dry_run: bool = False
) -> Outcome:
    """Put what ``file`` says in the place of the pages of ``folder``; a dry run only says what would change.

    Raises PageError for a file or a folder that cannot be read at all.
    """
    if not folder.is_dir():
        raise PageError(f"{folder}: is no folder of a centre")
    with alone(folder):
        finished = False if dry_run else finish(folder)
        standing = look(folder)
        parts = read_file(file, only, encoding)
        full = [part for part in parts if part.entries or part.faults]
        left = tuple(part.sheet for part in parts if not part.entries and not part.faults)
        brought, faults = try_pages(folder, standing, full)
        if faults:
            return Outcome(tuple(faults), left=left, finished=finished)
        differences = tuple(
            compare(sheet, standing.pages[sheet.name], brought[sheet.name], standing.root)
            for sheet in SHEETS
            if sheet.name in brought
        )
        changed = {one.sheet: brought[one.sheet.name] for one in differences if one}
        kept = replace_pages(folder, _texts(folder, changed)) if changed and not dry_run else None
        return Outcome((), differences, left, standing.nested, kept, finished)


def look(folder: Path) -> Standing:
    """The pages of ``folder`` as they stand. Raises PageError when they cannot be read."""
    if not folder.is_dir():
        raise PageError(f"{folder}: is no folder of a centre")
    if (folder / JOURNAL).exists():
        raise PageError(f"{folder}: an import was cut off here; run `linli import` again without --dry-run")
    return read_standing(folder)


def _texts(folder: Path, changed: Mapping[Sheet, Page]) -> dict[str, str]:
    texts = {}
    for sheet, page in changed.items():
        path = folder / f"{sheet.name}.yaml"
        head = head_of(path.read_text(encoding="utf-8")) if path.exists() else ""
        texts[path.name] = write_page(sheet.key, page, head)
    return texts
