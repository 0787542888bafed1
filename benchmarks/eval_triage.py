"""Measures the reader on labelled text nobody here wrote: ``python benchmarks/eval_triage.py FOLDER [--misses N]``."""

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.pages.keywords import build_reader, load_rules
from referral.reader import Reader
from referral.reading import Reading, Subject
from referral.urgency import Urgency

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
DANGER = {"imminent", "elevated"}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of one file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def share(hits: int, total: int) -> str:
    """A share with its count and its 95 % Wilson interval."""
    if not total:
        return "-"
    p, z = hits / total, 1.96
    middle = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{p:.3f} ({hits}/{total}; {max(middle - half, 0):.3f} to {min(middle + half, 1):.3f})"


def measure_danger(reader: Reader, folder: Path, misses: int) -> None:
    """Noticed, alarmed and asked, per kind."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    worst: dict[str, list[str]] = defaultdict(list)
    cases = [(row["kind"], row["crisis"], row["text"]) for row in rows(folder / "crisis.jsonl")]
    cases += [("background", "none", row["text"]) for row in rows(folder / "background.jsonl")]
    for kind, crisis, text in cases:
        reading = reader.read(text)
        count = seen[kind]
        if crisis in DANGER:
            count["danger"] += 1
            count["noticed"] += reading.urgency <= Urgency.U2
            count["alerted"] += reading.urgency <= Urgency.U1
            if reading.urgency > Urgency.U2:
                worst[f"{kind} missed"].append(text)
        elif crisis == "none":
            count["calm"] += 1
            count["alarmed"] += reading.urgency <= Urgency.U1
            count["asked"] += reading.urgency == Urgency.U2
            if reading.urgency <= Urgency.U2:
                worst[f"{kind} {reading.urgency.name}"].append(f"{_why(reading)} | {text}")
    for kind, count in seen.items():
        print(f"{kind}")
        print(f"  noticed {share(count['noticed'], count['danger'])}")
        print(f"  alerted {share(count['alerted'], count['danger'])}")
        print(f"  alarmed {share(count['alarmed'], count['calm'])}")
        print(f"  asked   {share(count['asked'], count['calm'])}")
    for name, texts in worst.items():
        for text in texts[:misses]:
            print(f"    {name}: {text}")


def _why(reading: Reading) -> str:
    return " ".join(f"{e.rule}:{e.words}" for e in reading.evidence if e.rule in reading.why)


def measure_concern(reader: Reader, folder: Path, misses: int) -> None:
    """Share of rows whose primary concern is one of the codes the label maps to."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(folder / "concern.jsonl"):
        reading = reader.read(row["text"])
        good = reading.concern in CODES[row["concern"]]
        seen[row["concern"]]["good"] += good
        seen[row["concern"]]["all"] += 1
        if not good and misses:
            print(f"    {row['concern']} read as {reading.concern}: {row['text'][:70]}")
    for label, count in seen.items():
        print(f"concern {label:20} {share(count['good'], count['all'])}")
    print(f"concern all {share(sum(c['good'] for c in seen.values()), sum(c['all'] for c in seen.values()))}")


def measure_who(reader: Reader, folder: Path, misses: int) -> None:
    """Own intent should be about oneself; the rest is only a proxy (the label does not say who)."""
    seen: Counter[str] = Counter()
    for row in rows(folder / "who.jsonl"):
        reading = reader.read(row["text"])
        if row["about"] == "own_intent":
            seen["all"] += 1
            seen["good"] += reading.subject is Subject.SELF
            if reading.subject is not Subject.SELF and misses:
                print(f"    own intent read as {reading.subject.value} {reading.kin}: {row['text'][:70]}")
    print(f"who own_intent {share(seen['good'], seen['all'])}")


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="show this many of the worst rows of each kind")
    given = parser.parse_args()
    reader = build_reader(load_rules(ROOT), {})
    print(f"rules {reader.book.version}, {len(reader.book.rules)} rules")
    measure_danger(reader, given.folder, given.misses)
    measure_concern(reader, given.folder, given.misses)
    measure_who(reader, given.folder, given.misses)


if __name__ == "__main__":
    main()
