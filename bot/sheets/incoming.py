"""Reads a file that brings pages: a workbook, a table of commas, or one YAML page with any of the five lists."""

from pathlib import Path
from typing import Any

import yaml

from bot.page import PageError, load
from bot.sheets.columns import SHEETS, Sheet
from bot.sheets.commas import UTF8, read_commas
from bot.sheets.guard import MOST_ROWS, check_size
from bot.sheets.table import Entry, Fault, Origin, Part
from bot.sheets.workbook import read_workbook

KINDS = (".xlsx", ".csv", ".yaml", ".yml")


def read_file(path: Path, only: Sheet | None = None, encoding: str = UTF8) -> list[Part]:
    """What the file says of each page. Raises PageError for a file that cannot be read at all."""
    kind = path.suffix.lower()
    if kind == ".xlsx":
        return read_workbook(path, only)
    if kind == ".csv":
        return read_commas(path, only, encoding)
    if kind in KINDS:
        return _read_yaml(path, only)
    raise PageError(f"{path}: is neither .xlsx nor .csv nor .yaml; save it as one of these")


def _read_yaml(path: Path, only: Sheet | None) -> list[Part]:
    check_size(path)
    _refuse_aliases(path)
    values = load(path)
    if not isinstance(values, dict):
        raise PageError(f"{path}: holds none of the lists {', '.join(one.key for one in SHEETS)}")
    known = {name: sheet for sheet in SHEETS for name in (sheet.key, sheet.name)}
    for key in values:
        if key not in known:
            raise PageError(f"{path}: {key}: no such list; there are {', '.join(one.key for one in SHEETS)}")
    parts = [_part(known[key], key, entries) for key, entries in values.items() if only in {None, known[key]}]
    if len({part.sheet.name for part in parts}) < len(parts):
        raise PageError(f"{path}: the people are listed twice; keep one of the lists")
    if not parts:
        raise PageError(f"{path}: has no list {only.key if only else ''}")
    return parts


def _part(sheet: Sheet, key: str, entries: Any) -> Part:
    if not isinstance(entries, list):
        return Part(sheet, (), (Fault(key, "is not a list; begin each entry with a hyphen"),))
    if len(entries) > MOST_ROWS:
        return Part(sheet, (), (Fault(key, f"has {len(entries)} entries; at most {MOST_ROWS} are read"),))
    found: list[Entry] = []
    faults: list[Fault] = []
    for no, entry in enumerate(entries, start=1):
        origin = Origin(key, no, yaml=True)
        if isinstance(entry, dict):
            found.append(Entry(entry, origin))
        else:
            faults.append(Fault(origin.at(sheet)[0], "is no entry; write its keys, like id: liuan", (no, 0)))
    return Part(sheet, tuple(found), tuple(faults))


def _refuse_aliases(path: Path) -> None:
    """A page that refers to itself grows without end when it is written out."""
    try:
        with path.open(encoding="utf-8") as page:
            for event in yaml.parse(page, Loader=yaml.CSafeLoader):
                if isinstance(event, yaml.AliasEvent):
                    raise PageError(f"{path}: *{event.anchor} repeats another place; write it out there")
    except (yaml.YAMLError, UnicodeDecodeError, OSError):
        return  # said by the loader, which reads it next
