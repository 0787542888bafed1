"""Measures the reader on labelled text nobody here wrote: ``python -m benchmarks.eval_triage FOLDER [--misses]``."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.pages.keywords import build_reader, load_rules
from bot.pages.triage_score import Gold, Score, share
from referral.reader import Reader
from referral.reading import Subject

ROOT = Path(__file__).resolve().parent.parent
CODES: dict[str, set[str | None]] = {
    "emotional_distress": {"EMO", "SUI", "PMH", "YOU", "BER", "LON"},
    "family_marriage": {"FAM", "MAR"},
    "domestic_violence": {"DV", "CP", "EA", "HARM"},
    "employment": {"JOB", "LAW"},
    "health_medical": {"ILL"},
    "other_out_of_scope": {"LAW", "INFO", "NONE", None},
    "small_talk": {"NONE", "SVC", None},
}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of one file; none where there is no file."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def golds(folder: Path) -> Iterator[tuple[Gold, str]]:
    """Every labelled row of the folder, its labels mapped to ours as the folder's README says."""
    for row in rows(folder / "crisis.jsonl"):
        yield Gold(kind=row["kind"], crisis=row["crisis"]), row["text"]
    for row in rows(folder / "background.jsonl"):
        yield Gold(kind="background", crisis="none"), row["text"]
    for row in rows(folder / "concern.jsonl"):
        yield Gold(concern=row["concern"], codes=frozenset(CODES[row["concern"]])), row["text"]


def about(reader: Reader, folder: Path) -> Iterator[str]:
    """Whom the rows are about. Own intent and own aggression are one's own."""
    seen: dict[str, list[Subject]] = {}
    for row in rows(folder / "who.jsonl"):
        seen.setdefault(row["about"], []).append(reader.read(row["text"]).subject)
    for label, subjects in sorted(seen.items()):
        wanted = [subject is Subject.SELF for subject in subjects]
        if label == "not_own_intent":
            wanted = [not own for own in wanted]
        yield f"about {label:18} {share(sum(wanted), len(wanted))}"
    own = [subject is Subject.SELF for label in ("own_intent", "harmed_by_other") for subject in seen.get(label, [])]
    other = [subject is not Subject.SELF for subject in seen.get("not_own_intent", [])]
    yield f"about whom, all          {share(sum(own) + sum(other), len(own) + len(other))}"


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="show the worst rows of each kind")
    given = parser.parse_args()
    reader = build_reader(load_rules(ROOT), {})
    print(f"rules {reader.book.version}, {len(reader.book.rules)} rules")
    score = Score()
    for gold, text in golds(given.folder):
        score.add(gold, reader.read(text), text)
    for line in (*score.lines(misses=given.misses), *about(reader, given.folder)):
        print(line)


if __name__ == "__main__":
    main()
