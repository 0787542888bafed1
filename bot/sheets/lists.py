"""Several things in one cell: split at 、 , ; ／, with quotes around what holds such a sign itself, and back."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.sheets.days import plain, read_date

_SIGNS = "、,，;；／\n"
_QUOTE = '"'
_NOBODY = "无"
_TENURE = re.compile(r"(?P<agency>\S+)(?:\s+(?P<since>[^~～至到\s]*)\s*[~～至到]\s*(?P<until>\S*))?")


def split(text: str) -> list[str]:
    """The parts of a cell, without the spaces around them; nothing between two signs is nothing."""
    parts: list[str] = []
    here: list[str] = []
    quoted = was_quoted = False
    at = 0

    def close() -> None:
        part = "".join(here)
        if was_quoted or part.strip():
            parts.append(part if was_quoted else part.strip())
        here.clear()

    while at < len(text):
        sign = text[at]
        if quoted and sign == _QUOTE and text[at : at + 2] == _QUOTE * 2:
            here.append(_QUOTE)
            at += 1
        elif quoted and sign == _QUOTE:
            quoted = False
        elif quoted:
            here.append(sign)
        elif sign == _QUOTE and not "".join(here).strip():
            here.clear()
            quoted = was_quoted = True
        elif sign in _SIGNS:
            close()
            was_quoted = False
        elif not (was_quoted and sign.isspace()):
            here.append(sign)
        at += 1
    close()
    return parts


def join(parts: Sequence[str]) -> str:
    """The cell that ``split`` takes apart into these."""
    return "、".join(_quoted(part) for part in parts)


def read_turns(text: str) -> list[dict[str, Any]]:
    """``jiang > wei > xiong；mo + pan > wei``: first, second, supervisor. Raises ValueError for more than three."""
    turns = []
    for part in split(text):
        places = [one.strip() for one in plain(part).split(">")]
        if len(places) > 3 or not any(places):
            raise ValueError(part)
        turn: dict[str, Any] = {}
        for key, who in zip(("first", "second", "supervisor"), places, strict=False):
            if who and who != _NOBODY:
                turn[key] = read_line(who) if key == "first" else who
        turns.append(turn)
    return turns


def write_turns(turns: Sequence[Mapping[str, Any]]) -> str:
    """The cell that ``read_turns`` takes apart into these."""
    return "；".join(
        " > ".join(
            (
                write_line(turn.get("first")) or _NOBODY,
                *_trimmed([str(turn.get("second") or _NOBODY), str(turn.get("supervisor") or _NOBODY)]),
            )
        )
        for turn in turns
    )


def read_line(text: str) -> str | list[str]:
    """One worker, or several who stand together: ``mo + pan``; a list in the ordinary way is understood too."""
    parts = [one.strip() for part in split(text) for one in plain(part).split("+") if one.strip()]
    return parts[0] if len(parts) == 1 else parts


def write_line(who: str | Sequence[str] | None) -> str:
    """The cell that ``read_line`` takes apart into these."""
    return "" if who is None else who if isinstance(who, str) else " + ".join(who)


def read_tenures(text: str) -> list[dict[str, Any]]:
    """``anhe 2024-01-01~2025-12-31；xinmiao 2026-01-01~``. Raises ValueError for anything else."""
    tenures = []
    for part in split(text):
        match = _TENURE.fullmatch(part)
        if match is None:
            raise ValueError(part)
        tenure: dict[str, Any] = {"agency": match["agency"]}
        for key in ("since", "until"):
            if match[key]:
                tenure[key] = read_date(match[key])
        tenures.append(tenure)
    return tenures


def write_tenures(tenures: Sequence[Mapping[str, Any]]) -> str:
    """The cell that ``read_tenures`` takes apart into these."""
    shown = []
    for one in tenures:
        since, until = (_day(one.get(key)) for key in ("since", "until"))
        shown.append(f"{one['agency']} {since}~{until}" if since or until else str(one["agency"]))
    return "；".join(shown)


def _day(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def _trimmed(parts: list[str]) -> list[str]:
    while parts and parts[-1] == _NOBODY:
        parts.pop()
    return parts


def _quoted(part: str) -> str:
    plainly = part and part == part.strip() and _QUOTE not in part and not any(sign in _SIGNS for sign in part)
    return part if plainly else _QUOTE + part.replace(_QUOTE, _QUOTE * 2) + _QUOTE
