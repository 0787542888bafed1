"""Lets the trial go on after a fault: the faulty key is taken out or stood in for, so that what follows is looked at.

Nothing mended here is ever written; it only keeps one fault from hiding others, or from making up new ones.
"""

from dataclasses import replace
from typing import Any

from bot.sheets.columns import AREAS, DUTY, PEOPLE, UNITS, Sheet
from bot.sheets.table import Entry

_MAY_GO = {  # without these an entry still says who and where
    UNITS.name: {
        "names",
        "kind",
        "street",
        "address",
        "phone",
        "languages",
        "programmes",
        "operators",
        "since",
        "until",
    },
    AREAS.name: {"aliases", "at"},
    PEOPLE.name: {"names", "nicknames", "skills", "languages", "communities", "gender", "credentials", "capacity"},
    DUTY.name: {"first", "second", "supervisor", "turns", "each", "from", "watch"},
}


def mended(sheet: Sheet, entry: Entry, key: str, root: str) -> Entry | None:
    """The entry so that this key is no longer at fault; None where it must be taken out whole."""
    top = key.split(".", maxsplit=1)[0].split(" ", maxsplit=1)[0]
    values = dict(entry.values)
    stand_ins = _stand_ins(sheet, entry, root)
    if top in stand_ins and values.get(top) != stand_ins[top]:
        values[top] = stand_ins[top]
    elif top in values and (top in _MAY_GO.get(sheet.name, set()) or top not in sheet.keys):
        del values[top]
    else:
        return None
    if sheet is DUTY and top == "turns":
        values = {at: one for at, one in values.items() if at not in {"each", "from"}}
    if top in {"unit", "name"}:  # among others, or with another name, these might clash as they do not now
        values = {at: one for at, one in values.items() if at not in {"names", "nicknames"}} | stand_ins
    return replace(entry, values=values)


def readable(entry: Entry) -> Entry:
    """The entry without what leans on a cell that could not be read."""
    if "turns" not in entry.spoilt:
        return entry
    return replace(entry, values={at: one for at, one in entry.values.items() if at not in {"each", "from"}})


def _stand_ins(sheet: Sheet, entry: Entry, root: str) -> dict[str, Any]:
    number = entry.origin.row
    if sheet is UNITS:
        return {"name": f"unit {number}", "short": f"#{number}", "parent": root}
    if sheet is PEOPLE:
        return {"name": f"worker {number}", "role": "duty", "profession": "-", "unit": root}
    return {"name": f"area {number}"} if sheet is AREAS else {}
