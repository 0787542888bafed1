"""Holds one request against the table: is there such a method, and is every parameter what Telegram says it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

NO_JSON = object()
"""A parameter that should be JSON and is none."""

_YES_OR_NO = {"true": True, "false": False, "1": True, "0": False}


@cache
def table() -> dict[str, Any]:
    """The table, read once."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("table.json").read_text())
    return found


def check(method: str, params: dict[str, Any], uploads: set[str]) -> list[str]:
    """Everything that is wrong with a request, in words; ``params`` as they came, ``uploads`` by their names."""
    fields = table()["methods"].get(method)
    if fields is None:
        return [f"{method}: there is no such method"]
    attached = set(re.findall(r"attach://([\w.-]+)", json.dumps(params)))
    given = {name: read_value(fields[name][0], value) if name in fields else value for name, value in params.items()}
    given |= {name: f"attach://{name}" for name in uploads & fields.keys()}
    wrong = _object(fields, given, uploads)
    wrong += [f"{name}: uploaded, but nothing refers to it" for name in sorted(uploads - attached - fields.keys())]
    return [f"{method}: {one}" for one in wrong]


def read_value(kind: str, value: Any) -> Any:
    """A top-level parameter as what its type says: urlencoded bodies carry everything as strings."""
    if not isinstance(value, str) or kind in {"String", "InputFile", "InputFile or String"}:
        return value
    if kind in {"Integer", "Integer or String"}:
        return int(value) if re.fullmatch(r"-?\d+", value) else value
    if kind == "Float":
        return float(value) if re.fullmatch(r"-?\d+(\.\d+)?", value) else value
    if kind in {"Boolean", "True"}:
        return _YES_OR_NO.get(value.lower(), value)
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return NO_JSON


def _object(fields: dict[str, list[Any]], given: dict[str, Any], uploads: set[str]) -> list[str]:
    wrong = [f"{name}: there is no such parameter" for name in sorted(given.keys() - fields.keys())]
    marked_up = "parse_mode" in given  # then lengths count only after the marks are taken out: not ours to say
    for name, (kind, required, limits) in fields.items():
        if given.get(name) is not None:
            wrong += [
                f"{name}{one}"
                for one in _value(kind, given[name], _without_chars(limits) if marked_up else limits, uploads)
            ]
        elif name in given:
            wrong.append(f"{name}: null is no value")
        elif required:
            wrong.append(f"{name}: is required")
        elif "unless" in limits and not all(other in given for other in limits["unless"]):
            wrong.append(f"{name}: is required unless {' and '.join(limits['unless'])} is given")
    return wrong


def _value(kind: str, value: Any, limits: dict[str, Any], uploads: set[str]) -> list[str]:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f": a list is expected, not {_shown(value)}"]
        inner = kind.removeprefix("Array of ")
        wrong = [f"[{at}]{one}" for at, item in enumerate(value) for one in _value(inner, item, {}, uploads)]
        return wrong + _within(limits.get("items"), len(value), "items")
    choices = table()["unions"].get(kind) or re.split(r" or |, | and ", kind)
    nearest: list[str] | None = None
    for choice in choices:
        wrong = _one(choice, value, uploads)
        if not wrong:
            return _limits(value, limits)
        nearest = wrong if nearest is None or len(wrong) < len(nearest) else nearest
    return nearest or []


def _one(kind: str, value: Any, uploads: set[str]) -> list[str]:
    if kind in _IS:
        return [] if _IS[kind](value) else [f": {kind} is expected, not {_shown(value)}"]
    if kind == "InputFile":
        attached = isinstance(value, str) and value.removeprefix("attach://") in uploads
        return [] if attached else [f": a file is expected, not {_shown(value)}"]
    if kind in table()["unions"] or kind.startswith("Array of "):
        return _value(kind, value, {}, uploads)
    if not isinstance(value, dict):
        return [f": {kind} is expected, not {_shown(value)}"]
    return [f".{one}" for one in _object(table()["types"][kind], value, uploads)]


def _limits(value: Any, limits: dict[str, Any]) -> list[str]:
    wrong = []
    if isinstance(value, str):
        wrong += _within(limits.get("chars"), len(value.encode("utf-16-le")) // 2, "characters")
        wrong += _within(limits.get("bytes"), len(value.encode()), "bytes")
        if "pattern" in limits and not re.fullmatch(limits["pattern"], value):
            wrong.append(f": {limits['pattern']} is expected")
        if value != limits.get("is", value):
            wrong.append(f": must be {limits['is']}")
    elif isinstance(value, (int, float)):
        wrong += _within(limits.get("range"), value, "")
        if value not in limits.get("one_of", [value]):
            wrong.append(f": {value} is none of {limits['one_of']}")
    return wrong


def _without_chars(limits: dict[str, Any]) -> dict[str, Any]:
    return {name: limit for name, limit in limits.items() if name != "chars"}


def _within(limit: list[int] | None, size: float, what: str) -> list[str]:
    if limit is None or limit[0] <= size <= limit[1]:
        return []
    return [f": {size} {what} is not within {limit[0]}-{limit[1]}".replace("  ", " ")]


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_IS: dict[str, Callable[[Any], bool]] = {
    "Integer": _is_int,
    "String": lambda value: isinstance(value, str),
    "Boolean": lambda value: isinstance(value, bool),
    "True": lambda value: value is True,
    "Float": lambda value: isinstance(value, float) or _is_int(value),
}


def _shown(value: Any) -> str:
    """What kind of thing it is; never its words."""
    return "what is no JSON" if value is NO_JSON else type(value).__name__
