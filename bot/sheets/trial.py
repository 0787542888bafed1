"""Tries pages out before they are written: the real loader reads a copy, and every fault is led back to its row.

The loader stops at the first fault. So what it refuses is noted, the entry is mended for the trial or taken out, and it
reads again; what is refused only because it names something taken out is not told: mending the first mends it too.
"""

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.page import PageError, load
from bot.pages.station import load_organisation
from bot.pages.units import PAGE
from bot.sheets.columns import SHEETS, Form, Sheet
from bot.sheets.mending import mended, readable
from bot.sheets.paper import write_centre, write_page
from bot.sheets.standing import Page, Standing
from bot.sheets.table import Entry, Fault, Origin, Part
from bot.sheets.words import DAYS, Words

_ROUNDS = 200  # so many faults between entries are told at once
_REFUSED = re.compile(
    r"(?P<file>[^:]*?)(?P<name>units|areas|people|hours|duty)\.yaml: "
    r"(?P<list>\w+)\.(?P<no>\d+)(?:\.(?P<key>[\w. -]+?))?: (?P<text>.*)",
    re.DOTALL,
)
_OTHER = re.compile(r"\b(?P<list>units|areas|workers|hours|duty)\.(?P<no>\d+)")


@dataclass(slots=True)
class _Draft:
    sheet: Sheet
    entries: list[Entry]
    given: bool  # by the file; else it stands in the folder
    lost: set[str] = field(default_factory=set)  # ids of the entries that were taken out


def try_pages(folder: Path, standing: Standing, parts: Sequence[Part]) -> tuple[dict[str, Page], list[Fault]]:
    """The pages the file brings, by name, and everything that is wrong with them; all is well where nothing is."""
    brought = {part.sheet.name: [entry.values for entry in part.entries] for part in parts}
    drafts = _drafts(standing, parts)
    faults = [fault for part in parts for fault in part.faults]
    for draft in drafts.values():
        faults += _alone(draft, standing.root)
    if not any(fault for part in parts for fault in part.faults if not part.entries):  # else a whole sheet is missing
        faults += _together(folder, drafts, standing.root)
    order = [entry.origin.title for part in parts for entry in part.entries[:1]]
    faults.sort(key=lambda one: (_place(order, one.where), *one.order))
    return brought, faults


def _drafts(standing: Standing, parts: Sequence[Part]) -> dict[str, _Draft]:
    given = {part.sheet.name: part.entries for part in parts}
    drafts = {}
    for sheet in SHEETS:
        entries = given.get(sheet.name)
        if entries is None:
            lines = enumerate(standing.pages[sheet.name], start=1)
            entries = tuple(Entry(one, Origin(f"{sheet.name}.yaml", no, yaml=True)) for no, one in lines)
        drafts[sheet.name] = _Draft(sheet, list(entries), sheet.name in given)
    return drafts


def _place(titles: Sequence[str], where: str) -> int:
    return next((no for no, title in enumerate(titles) if where.startswith(f"{title} ")), -1)


def _alone(draft: _Draft, root: str) -> Iterator[Fault]:
    """What is wrong with an entry by itself; it is mended for the trial, or taken out of it."""
    good: list[Entry] = []
    for entry in draft.entries:
        said = {entry.origin.at(draft.sheet, key)[0] for key in entry.spoilt}
        wrong = dict(_shape(draft.sheet, entry))
        yield from (fault for fault in wrong.values() if fault.where not in said)
        here: Entry | None = readable(entry)
        while here is not None and wrong:
            here = mended(draft.sheet, here, next(iter(wrong)), root)
            wrong = dict(_shape(draft.sheet, here)) if here is not None else {}
        if here is not None:
            good.append(here)
        if here is None or here.values.get("id") != entry.values.get("id"):
            draft.lost.add(str(entry.values.get("id")))
    draft.entries = good


def _shape(sheet: Sheet, entry: Entry) -> Iterator[tuple[str, Fault]]:
    try:
        sheet.shape.model_validate({sheet.key: [entry.values]})
    except ValidationError as error:
        for one in error.errors(include_url=False):
            key = ".".join(str(part) for part in one["loc"][2:])
            where, order = entry.origin.at(sheet, key)
            yield key, Fault(where, _plain(sheet, key, one), order)


def _plain(sheet: Sheet, key: str, error: Mapping[str, Any]) -> str:
    """What pydantic says, as somebody says it who wants the row mended."""
    column = sheet.of_key(key)
    hint = f"; write it like this: {column.hint}" if column is not None and column.hint else ""
    words: Words | None = column.words if column is not None else None
    match error["type"]:
        case "missing":
            return f"is empty and must be filled in{hint}"
        case "extra_forbidden":
            return "no such key; is it misspelt?"
        case "enum" | "literal_error" if words is not None:
            return f"there is no {error['input']!r}; write one of: {', '.join(words)}"
        case "string_pattern_mismatch":
            return f"{error['input']!r} does not do{hint}"
        case "too_short" if column is not None and column.form is Form.HOURS:
            return f"is empty and must be filled in{hint}"
        case _:
            return str(error["msg"]).removeprefix("Value error, ") + hint


def _together(folder: Path, drafts: Mapping[str, _Draft], root: str) -> Iterator[Fault]:
    """What is wrong with the entries together."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / folder.resolve().name
        copy.mkdir()
        centre = load(folder / PAGE)
        stale = {*drafts, PAGE}
        for _ in range(_ROUNDS):
            _write(copy, drafts, centre, stale)
            try:
                load_organisation(copy)
            except PageError as refused:
                text = str(refused).replace(f"{copy}/", "")
                found = _REFUSED.fullmatch(text)
                if found is not None:
                    yield from _told(drafts, found, root)
                    stale = {found["name"]}
                elif not (stale := _mended(drafts, centre, text)):
                    yield Fault("", text)
                    return
            else:
                return
        yield Fault("", f"There may be more; {_ROUNDS} are looked for at once.")


def _write(copy: Path, drafts: Mapping[str, _Draft], centre: Mapping[str, Any], stale: set[str]) -> None:
    for name in stale:
        if name == PAGE:
            (copy / PAGE).write_text(write_centre(centre), encoding="utf-8")
        else:
            page = [entry.values for entry in drafts[name].entries]
            (copy / f"{name}.yaml").write_text(write_page(drafts[name].sheet.key, page), encoding="utf-8")


def _told(drafts: Mapping[str, _Draft], found: re.Match[str], root: str) -> Iterator[Fault]:
    """The fault, unless it only follows from another; the entry is mended for the trial, or taken out of it."""
    draft, number, text, key = drafts[found["name"]], int(found["no"]), found["text"], found["key"] or ""
    entry = draft.entries[number]
    lost = {one for each in drafts.values() for one in each.lost}
    follows = key in entry.spoilt  # said already: the cell could not be read
    follows = follows or (text.startswith("no such") and any(repr(one) in text for one in lost))
    if not follows and not ("never open again" in text and draft.lost):
        where, order = entry.origin.at(draft.sheet, key)
        yield Fault(where if draft.given else f"{where} (not in this file)", _led_back(drafts, text), order)
    better = mended(draft.sheet, entry, key, root)
    draft.entries[number : number + 1] = [better] if better is not None else []
    draft.lost |= {str(entry.values.get("id"))} if better is None else set()


def _led_back(drafts: Mapping[str, _Draft], text: str) -> str:
    """The text with ``areas.12`` replaced by the row it was written in."""

    def row(match: re.Match[str]) -> str:
        draft = next(one for one in drafts.values() if one.sheet.key == match["list"])
        number = int(match["no"])
        return draft.entries[number].origin.at(draft.sheet)[0] if number < len(draft.entries) else match[0]

    return _OTHER.sub(row, text)


def _mended(drafts: Mapping[str, _Draft], centre: dict[str, Any], text: str) -> set[str]:
    """Which pages were changed so that the loader can go on; none where the fault does not come of what is missing."""
    if not any(draft.lost for draft in drafts.values()):
        return set()
    if "has no opening hours" in text and drafts["hours"].lost:
        stand_in: dict[str, Any] = {"days": list(DAYS), "hours": ["0:00-24:00"]}
        drafts["hours"].entries.append(Entry(stand_in, Origin("", 0)))
        return {"hours"}
    if "nobody works here" in text:
        stand_in = {"id": "stand-in", "name": "-", "role": "duty", "profession": "-"}
        drafts["people"].entries.append(Entry(stand_in, Origin("", 0)))
        return {"people"}
    if "schools." in text and "no such community" in text:
        centre["schools"] = []
        return {PAGE}
    return set()
