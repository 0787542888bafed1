"""Counts how well a reader does on labelled text: who was noticed, who was woken for nothing, what was mistaken."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappush, heappushpop

from referral.reading import Reading
from referral.urgency import Urgency

_Z = 1.96  # of the 95 % interval
_WORST = 12  # misses shown of each kind: the furthest off first


@dataclass(frozen=True, slots=True)
class Gold:
    """What people said of one text. None: not labelled. ``concern`` names the label, ``codes`` what is right."""

    source: str = ""
    kind: str = ""
    crisis: str | None = None  # none · elevated · imminent; anything else is not scored
    urgency: Urgency | None = None
    concern: str | None = None
    codes: frozenset[str | None] = frozenset()
    subject: str | None = None

    @property
    def danger(self) -> bool | None:
        """Whether somebody is in danger, as the label says; None where it does not say."""
        if self.crisis in {"elevated", "imminent"}:
            return True
        if self.crisis == "none":
            return False
        if self.crisis is None and self.urgency is not None:
            return self.urgency <= Urgency.U2
        return None


def share(hits: int, total: int) -> str:
    """A share with its count and its 95 % Wilson interval."""
    if not total:
        return "-"
    low, high = wilson(hits, total)
    return f"{hits / total:.3f} ({hits}/{total}; {low:.3f} to {high:.3f})"


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share."""
    p, n = hits / total, total
    middle = (p + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
    half = _Z * math.sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n)) / (1 + _Z * _Z / n)
    return max(middle - half, 0.0), min(middle + half, 1.0)


class Score:
    """Takes readings one by one, keeps only counts and a few worst misses, and tells them as lines of a table."""

    def __init__(self) -> None:
        self._danger: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._urgency: Counter[tuple[Urgency, Urgency]] = Counter()
        self._concern: Counter[tuple[str, str]] = Counter()
        self._subject: Counter[tuple[str, str]] = Counter()
        self._codes: dict[str, frozenset[str | None]] = {}
        self._worst: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._seen = 0

    def add(self, gold: Gold, reading: Reading, text: str) -> None:
        """Count one reading against its labels."""
        self._seen += 1
        if gold.danger is not None:
            self._add_danger(gold, reading, text)
        if gold.urgency is not None:
            self._urgency[gold.urgency, reading.urgency] += 1
        if gold.concern is not None:
            self._codes.setdefault(gold.concern, gold.codes)
            told = reading.concern or "nothing"
            self._concern[gold.concern, gold.concern if reading.concern in gold.codes else told] += 1
            if reading.concern not in gold.codes:
                self._miss(f"concern {gold.concern}", 0, f"read as {told}: {text}")
        if gold.subject is not None:
            self._subject[gold.subject, reading.subject.value] += 1
            if gold.subject != reading.subject.value:
                self._miss(f"subject {gold.subject}", 0, f"read as {reading.subject.value}: {text}")

    def _add_danger(self, gold: Gold, reading: Reading, text: str) -> None:
        level, count = reading.urgency, self._danger[gold.source, gold.kind]
        if gold.danger:
            count["danger"] += 1
            count["noticed"] += level <= Urgency.U2
            count["alerted"] += level.is_danger
            count["confirm"] += level > Urgency.U2 and reading.ask_safe
            if level > Urgency.U2:
                self._miss(f"missed {gold.crisis or ''}".rstrip(), level, f"{level.code}: {text}")
            return
        count["calm"] += 1
        count["alarmed"] += level.is_danger
        count["asked"] += level == Urgency.U2
        count["calm confirm"] += level > Urgency.U2 and reading.ask_safe
        if level <= Urgency.U2:
            words = " ".join(f"{e.rule}:{e.words}" for e in reading.evidence if e.rule in reading.why)
            self._miss("alarmed" if level.is_danger else "asked", -level, f"{level.code} {words}: {text}")

    def _miss(self, kind: str, badness: int, line: str) -> None:
        heap, entry = self._worst[kind], (badness, -self._seen, line.replace("\n", " "))
        (heappush if len(heap) < _WORST else heappushpop)(heap, entry)

    def lines(self, *, misses: bool = True) -> Iterator[str]:
        """The whole table: danger, urgency, concern, subject, confusion, the worst misses."""
        yield from self._danger_lines()
        if self._urgency:
            right = sum(n for (gold, told), n in self._urgency.items() if gold is told)
            low = sum(n for (gold, told), n in self._urgency.items() if told > gold)
            total = self._urgency.total()
            yield f"urgency exact       {share(right, total)}"
            yield f"urgency too low     {share(low, total)}"
        yield from self._right("concern", self._concern)
        if self._concern:
            yield f"concern macro-F1    {self._macro_f1():.3f} over {len(self._codes)} labels"
        yield from self._right("subject", self._subject)
        yield from _confusion("urgency", {(g.code, t.code): n for (g, t), n in self._urgency.items()})
        yield from _confusion("concern", self._concern)
        yield from _confusion("subject", self._subject)
        if misses:
            for kind in sorted(self._worst):
                for _, _, line in sorted(self._worst[kind], reverse=True):
                    yield f"  {kind} · {line}"

    def _danger_lines(self) -> Iterator[str]:
        groups = sorted(self._danger)
        both = [((source, kind), self._danger[source, kind]) for source, kind in groups]
        if len(groups) > 1:
            both.append((("all", ""), sum((self._danger[group] for group in groups), Counter())))
        for (source, kind), count in both:
            yield " · ".join(name for name in (source, kind) if name) or "all"
            if count["danger"]:
                yield f"  noticed           {share(count['noticed'], count['danger'])}"
                yield f"  alerted           {share(count['alerted'], count['danger'])}"
                yield f"  to confirm below  {share(count['confirm'], count['danger'])}"
            if count["calm"]:
                yield f"  alarmed           {share(count['alarmed'], count['calm'])}"
                yield f"  asked             {share(count['asked'], count['calm'])}"
                yield f"  to confirm below  {share(count['calm confirm'], count['calm'])}"

    @staticmethod
    def _right(name: str, counts: Counter[tuple[str, str]]) -> Iterator[str]:
        if not counts:
            return
        for label in sorted({gold for gold, _ in counts}):
            total = sum(n for (gold, _), n in counts.items() if gold == label)
            yield f"{name} {label:18} {share(counts[label, label], total)}"
        yield f"{name} right       {share(sum(n for (g, t), n in counts.items() if g == t), counts.total())}"

    def _macro_f1(self) -> float:
        """The mean over labels of F1. A wrong code counts against the first label it would have been right for."""
        against: Counter[str] = Counter()
        for (gold, told), count in self._concern.items():
            if gold != told:
                code = None if told == "nothing" else told
                against[next((label for label in self._codes if code in self._codes[label]), "")] += count
        return sum(self._f1(label, against[label]) for label in self._codes) / len(self._codes)

    def _f1(self, label: str, against: int) -> float:
        right = self._concern[label, label]
        missed = sum(n for (gold, told), n in self._concern.items() if gold == label and told != label)
        return 2 * right / (2 * right + against + missed) if right else 0.0


def _confusion(name: str, counts: Counter[tuple[str, str]] | dict[tuple[str, str], int]) -> Iterator[str]:
    """For each label what it was read as, the most frequent first."""
    for label in sorted({gold for gold, _ in counts}):
        told: Iterable[tuple[str, int]] = [(to, n) for (gold, to), n in counts.items() if gold == label]
        yield f"  {name} {label} read as " + ", ".join(f"{to} {n}" for to, n in sorted(told, key=lambda t: (-t[1], t)))
