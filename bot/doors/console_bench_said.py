"""The workbench in words: a text marked up with what counted and what did not, a rule as a form, a change as a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot.doors.console_paper import Say
from bot.pages.changes import LISTS, RuleData, differences
from bot.pages.local import Locals
from bot.pages.trial import Sentence
from referral.reading import Reading
from referral.rules import RuleBook


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters in a row that the same findings lie on. ``numbers`` are those of the list below the text."""

    text: str
    numbers: tuple[int, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: which words, of which rule, whether it counted, and if not, why."""

    number: int
    words: str
    label: str
    rule: str
    counts: bool
    why: str
    tells: str  # urgency and concern of the rule


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the rules read it."""

    facts: tuple[tuple[str, str], ...]
    runs: tuple[Run, ...]
    found: tuple[Found, ...]
    danger: bool
    asks: bool


@dataclass(frozen=True, slots=True)
class Box:
    """One list of a rule in the simple form: a word a line."""

    name: str
    label: str
    text: str
    rows: int


@dataclass(frozen=True, slots=True)
class Differs:
    """One list of a changed rule: what is new, what is gone."""

    label: str
    new: tuple[str, ...]
    gone: tuple[str, ...]


def read(say: Say, book: RuleBook, own: Locals, text: str, reading: Reading, shown: str = "") -> Read:  # noqa: PLR0917, PLR0913
    """``shown``: the text as it may be seen, of the same length; the text itself where it is nobody's secret."""
    shown = shown or text
    places = [(one.start, one.end, one.rule, "") for one in reading.evidence]
    places += [(one.start, one.end, one.rule, one.reason) for one in reading.set_aside]
    places.sort(key=lambda place: (place[0], place[1], place[3]))
    found = tuple(
        Found(
            number=number,
            words=shown[start:end],
            label=rule_label(say, own, rule),
            rule=rule,
            counts=not why,
            why=say.label("bench-why", why) if why else "",
            tells=_tells(say, book, rule),
        )
        for number, (start, end, rule, why) in enumerate(places, start=1)
    )
    return Read(_facts(say, own, reading), _runs(shown, places), found, reading.urgency.is_danger, reading.ask_safe)


def rule_label(say: Say, own: Locals, rule: str) -> str:
    """What a rule is called; a centre's code by its own label."""
    code = own.get(rule.upper())
    return f"{code.code} {code.labels[say.lang]}" if code is not None else say.label("rule", rule)


def classed(say: Say, reading: Reading) -> str:
    """Urgency and concern in a few words, and that safety would be asked about."""
    parts = [say(f"urgency-{reading.urgency.code}")]
    parts.append(say.label("concern", reading.concern) if reading.concern else say("bench-no-concern"))
    if reading.ask_safe:
        parts.append(say("bench-asks"))
    return " · ".join(parts)


def rule_facts(say: Say, data: RuleData) -> tuple[tuple[str, str], ...]:
    """What a rule is for, in words; the lists stand in the form."""
    told = []
    for name, value in data.items():
        if name in ("concern", "urgency"):
            told.append((say(f"bench-fact-{name}"), say.label(name, str(value))))
        elif not isinstance(value, list):
            told.append((say.label("bench-key", name), str(value)))
    return tuple(told)


def boxes(say: Say, data: RuleData) -> tuple[Box, ...]:
    """The lists of a rule, each to be filled in."""
    found = []
    for name in LISTS:
        found.append(_box(name, say(f"bench-list-{name}"), data.get(name) or ()))
        if name == "words":
            for number, group in enumerate(data.get("with") or (), start=1):
                found.append(_box(f"with-{number}", say("bench-list-with", number=number), group))
    return tuple(found)


def filled(form: Mapping[str, str], before: RuleData) -> RuleData:
    """The rule as the simple form says it: what the form does not show stays as it was."""
    data = dict(before)
    for name in LISTS:
        words = _lines(form.get(name, ""))
        if words or name in data:
            data[name] = words
        if not words and name != "words":
            data.pop(name, None)
    if before.get("with"):
        data["with"] = [_lines(form.get(f"with-{number}", "")) for number in range(1, len(before["with"]) + 1)]
    return data


def differs(say: Say, before: RuleData, after: RuleData) -> tuple[Differs, ...]:
    """What a change adds and takes away, list by list."""
    shown = []
    for name, new, gone in differences(before, after):
        first, _, number = name.partition(" ")
        label = say("bench-list-with", number=int(number)) if number else say.label("bench-list", first)
        shown.append(Differs(label, new, gone))
    return tuple(shown)


def asked(say: Say, one: Sentence) -> str:
    """Whether the rule must match it."""
    return say("bench-must" if one.must else "bench-must-not")


def _box(name: str, label: str, words: Iterable[str]) -> Box:
    told = [str(word) for word in words]
    return Box(name, label, "\n".join(told), min(max(3, len(told) + 1), 14))


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()))


def _facts(say: Say, own: Locals, reading: Reading) -> tuple[tuple[str, str], ...]:
    codes = [own[one.rule.upper()].code for one in reading.evidence if one.rule.upper() in own]
    concern = say.label("concern", reading.concern) if reading.concern else say("bench-no-concern")
    told = {
        "urgency": say(f"urgency-{reading.urgency.code}"),
        "concern": " · ".join(dict.fromkeys((concern, *codes))),
        "also": " · ".join(say.label("concern", one) for one in reading.also),
        "subject": reading.kin or say.label("console-subject", reading.subject.value),
        "age": reading.age_band or "",
        "lang": reading.lang,
        "version": reading.rules,
    }
    return tuple((say(f"bench-fact-{name}"), value) for name, value in told.items() if value)


def _tells(say: Say, book: RuleBook, rule_id: str) -> str:
    rule = next((one for one in book.rules if one.id == rule_id), None)
    if rule is None:
        return ""
    parts = [say(f"urgency-{rule.urgency.code}")] if rule.urgency is not None else []
    return " · ".join([*parts, *([say.label("concern", rule.concern)] if rule.concern else [])])


def _runs(text: str, places: list[tuple[int, int, str, str]]) -> tuple[Run, ...]:
    edges = sorted({0, len(text), *(edge for start, end, _, _ in places for edge in (start, end))})
    runs = []
    for left, right in pairwise(edges):
        on = [(number, why) for number, (start, end, _, why) in enumerate(places, start=1) if start <= left < end]
        numbers = tuple(number for number, _ in on)
        runs.append(Run(text[left:right], numbers, counts=any(not why for _, why in on)))
    return tuple(runs)
