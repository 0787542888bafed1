"""Tries a rule book before it is used: which sentences of its rules fail, which messages it would read otherwise."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.pages.local import Locals
from referral.reader import Reader
from referral.reading import Reading


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one rule. ``own``: a centre's, with its number; None for one that came with the program."""

    lang: str
    rule: str
    text: str
    must: bool
    own: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A message that would be read otherwise; ``key`` is the asker's own name for it."""

    key: int
    before: Reading
    after: Reading

    @property
    def calmer(self) -> bool:
        """It would be less urgent than now: what a person has to look at first."""
        return self.after.urgency > self.before.urgency or (self.before.ask_safe and not self.after.ask_safe)


def mirrored(found: Mapping[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]]) -> Iterator[Sentence]:
    """The sentences that came with the program, one by one."""
    for (lang, rule), (must, must_not) in found.items():
        yield from (Sentence(lang, rule, text, must=True) for text in must)
        yield from (Sentence(lang, rule, text, must=False) for text in must_not)


def of_codes(own: Locals) -> Iterator[Sentence]:
    """The sentences of a centre's codes."""
    for one in own.values():
        yield from (Sentence("", one.rule, text, must=True) for text in one.must)
        yield from (Sentence("", one.rule, text, must=False) for text in one.must_not)


def failing(reader: Reader, sentences: Iterable[Sentence]) -> list[Sentence]:
    """Those that the rules do not read as they must."""
    return [one for one in sentences if matches(reader.read(one.text), one.rule) is not one.must]


def matches(reading: Reading, rule: str) -> bool:
    """Whether the rule counts in it."""
    return any(one.rule == rule for one in reading.evidence)


def shifts(before: Reader, after: Reader, texts: Iterable[tuple[int, str]]) -> list[Shift]:
    """What would change its class, first what would be less urgent."""
    read = (Shift(key, before.read(text), after.read(text)) for key, text in texts)
    return sorted((one for one in read if _class(one.before) != _class(one.after)), key=lambda one: not one.calmer)


def _class(reading: Reading) -> tuple[object, ...]:
    return reading.urgency, reading.concern, reading.danger, reading.ask_safe
