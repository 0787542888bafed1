"""Reads a file of JSON lines through triage, one line out for each line in, and scores them where they are labelled."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from rich.console import Console
from rich.progress import Progress, TaskID

from bot.pages.triage_score import Gold, Score
from referral.concern import Concerns
from referral.reader import Reader
from referral.reading import Reading, Subject
from referral.urgency import Urgency

CRISIS = ("none", "elevated", "imminent", "ambiguous")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Broken:
    """One line that could not be used, and why; never its words."""

    why: str


def as_json(text: str, reading: Reading) -> str:
    """Everything understood of one text as one line of JSON."""
    said: dict[str, Any] = {
        "text": text,
        "concern": reading.concern,
        "also": reading.also,
        "urgency": reading.urgency.code,
        "danger": reading.danger,
        "ask_safe": reading.ask_safe,
        "subject": reading.subject.value,
        "kin": reading.kin,
        "age_band": reading.age_band,
        "area": reading.area,
        "lang": reading.lang,
        "script": reading.script,
        "spoken": reading.spoken,
        "topic": reading.topic,
        "why": reading.why,
        "evidence": [{"rule": e.rule, "words": e.words, "at": [e.start, e.end]} for e in reading.evidence],
        "set_aside": [
            {"rule": a.rule, "words": a.words, "at": [a.start, a.end], "reason": a.reason} for a in reading.set_aside
        ],
        "rules": reading.rules,
    }
    line = json.dumps(said, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # half a character in the text: only its escape can be written
        return json.dumps(said)
    return line


def triage_lines(path: Path, reader: Reader, out: TextIO, err: TextIO, *, labels: bool) -> int:
    """Read every line of the file (``-``: what is piped in), write one each, then the table. How many were broken."""
    broken = 0
    score = Score()
    with sys.stdin.buffer if str(path) == "-" else path.open("rb") as lines:
        for number, line in _watched(lines, path, err):
            row = _row(line)
            if isinstance(row, Broken):
                broken += 1
                print(f"line {number}: {row.why}", file=err)
                continue
            reading = reader.read(row["text"])
            print(as_json(row["text"], reading), file=out)
            if labels:
                gold, wrong = labelled(row, reader.book.concerns, path.stem)
                score.add(gold, reading, row["text"])
                for why in wrong:
                    print(f"line {number}: {why}", file=err)
    out.flush()
    if labels:
        for told in score.lines():
            print(told, file=err)
    return broken


def _watched(lines: BinaryIO, path: Path, err: TextIO) -> Iterator[tuple[int, bytes]]:
    """The numbered lines, blank ones left out, with a bar where somebody watches and the end is known."""
    size = path.stat().st_size if path.is_file() else 0
    with Progress(console=Console(file=err), transient=True, disable=not (err.isatty() and size)) as bar:
        task: TaskID = bar.add_task("triage", total=size)
        for number, line in enumerate(lines, 1):
            bar.advance(task, len(line))
            if line.strip().removeprefix(_BOM):
                yield number, line


def _row(line: bytes) -> dict[str, Any] | Broken:
    try:
        row = json.loads(line.removeprefix(_BOM).decode())
    except UnicodeDecodeError:
        return Broken("not UTF-8")
    except json.JSONDecodeError as error:
        return Broken(f"not JSON at character {error.pos + 1}")
    except RecursionError:
        return Broken("nested too deeply")
    if not isinstance(row, dict):
        return Broken("not an object")
    if not isinstance(row.get("text"), str):
        return Broken("text is missing or is no text")
    return row


def labelled(row: dict[str, Any], concerns: Concerns, source: str) -> tuple[Gold, list[str]]:
    """The labels of one row, and what is wrong with those that cannot be used."""
    wrong: list[str] = []

    def known(name: str, words: Iterable[str]) -> str | None:
        value = row.get(name)
        if value is None or (isinstance(value, str) and value in words):
            return value
        wrong.append(f"{name} is none of {', '.join(words)}")
        return None

    crisis = row.get("crisis")
    if isinstance(crisis, bool):
        row = row | {"crisis": "elevated" if crisis else "none"}
    concern = known("concern", tuple(concerns))
    urgency = known("urgency", tuple(Urgency.__members__))
    labels = Gold(
        source=str(row.get("source", source)),
        kind=str(row.get("kind", "")),
        crisis=known("crisis", CRISIS),
        urgency=Urgency[urgency] if urgency else None,
        concern=concern,
        codes=frozenset({concern}),
        subject=known("subject", tuple(Subject)),
    )
    return labels, wrong
