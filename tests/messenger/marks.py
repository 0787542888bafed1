"""Where two doors differ a transcript says so: ``~`` before what only Telegram shows, ``=`` before the web's own."""

import re
import zlib
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path

TELEGRAM, WEB = "~", "="
WEB_ONLY = "# web only: "  # heading: why this one cannot be had on Telegram
_MARKED = re.compile(r"^(?P<space>\s+)(?P<mark>[~=])(?P<rest>.*)$")


def on_postgres_here(path: Path) -> bool:
    """Whether a conversation meets PostgreSQL on the web, and so SQLite over Telegram; else the other way round.

    By its name, so that a new one changes no other's turn.
    """
    return WEB_ONLY in path.read_text(encoding="utf-8") or zlib.crc32(path.stem.encode()) % 2 == 0


def seen_on(text: str, mark: str) -> str:
    """The transcript as one door plays it: the other's lines left out, its own without their mark."""
    lines = []
    for line in text.splitlines():
        found = _MARKED.match(line)
        if found is None:
            lines.append(line)
        elif found["mark"] == mark:
            lines.append(found["space"] + found["rest"])
    return "\n".join(lines) + "\n"


def merged(web: str, telegram: str) -> str:
    """One transcript of two plays of the same cues; what only one of them shows is marked."""
    out: list[str] = []
    for (cue, ours), (same, theirs) in zip(_cues(web), _cues(telegram), strict=True):
        assert cue == same, f"{cue!r} is not {same!r}"
        out += cue
        for what, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
            if what == "equal":
                out += ours[a:b]
            else:
                out += [_marked(line, WEB) for line in ours[a:b]] + [_marked(line, TELEGRAM) for line in theirs[c:d]]
    return "\n".join(out) + "\n"


def _cues(text: str) -> list[tuple[list[str], list[str]]]:
    """Cue by cue: the unindented lines (and empty ones before them), then what was seen."""
    found: list[tuple[list[str], list[str]]] = []
    for seen, lines in groupby(text.splitlines(), key=lambda line: line.startswith(" ")):
        if seen:
            found[-1][1].extend(lines)
        else:
            for line in lines:
                if found and not found[-1][1] and (not found[-1][0] or found[-1][0][-1] == ""):
                    found[-1][0].append(line)
                else:
                    found.append(([line], []))
    return found


def _marked(line: str, mark: str) -> str:
    plain = line.lstrip(" ")
    return f"{line[: len(line) - len(plain)]}{mark}{plain}"
