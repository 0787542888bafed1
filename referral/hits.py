"""Says which rules fire in one message, where their words stand, and which hits were set aside and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from referral.reading import Danger
from referral.rules import Rule, RuleBook
from referral.scan import Bag, Lexicon, Phrase, Span, Told
from referral.scope import Judge, Scope

_COMPARED = 4  # of the places that count, those a rejected one is compared with


@dataclass(slots=True)
class Hits:
    """What the rules found in one message, by the number of the rule."""

    counted: dict[int, list[Span]] = field(default_factory=dict)
    aside: list[tuple[int, Span, str]] = field(default_factory=list)


class Firing:
    """All rules, ready to be looked for. Built once from the rule book, before the lexicon is ready."""

    def __init__(self, book: RuleBook, lexicon: Lexicon) -> None:
        self._rules = book.rules
        groups = _groups(book, lexicon)  # the first bags, so that their numbers are places in rule_of
        self._groups = [tuple(lexicon.sort((phrase, None) for phrase in group) for group in one) for one in groups]
        self._rule_of = [index for index, one in enumerate(groups) for _ in one]
        self._needs = [lexicon.bag(rule.needs) for rule in book.rules]
        self._scope = Scope(book, lexicon)

    def fire(self, told: Told) -> Hits:
        """Every rule's hits in one message."""
        found = Hits()
        rule_of, groups = self._rule_of, len(self._rule_of)
        touched = [rule_of[number] for number in told.bags if number < groups]
        if not touched:
            return found
        judge = self._scope.judge(told)
        for index in sorted(set(touched)):
            wanted = len(self._groups[index])
            if wanted > 1 and touched.count(index) < wanted:
                continue
            rule = self._rules[index]
            if rule.needs and not self._needs[index].found(told):
                continue
            if wanted == 1:
                self._try(told, judge, index, found)
            else:
                self._try_together(told, judge, index, found)
        return found

    def _try(self, told: Told, judge: Judge, index: int, found: Hits) -> None:
        """A rule of one list of words."""
        rule = self._rules[index]
        hits = self._groups[index][0].found(told)
        if not hits:  # only the first piece of a word with a gap
            return
        spans = sorted({(start, end) for start, end, _ in hits}) if len(hits) > 1 else [hit[:2] for hit in hits]
        judged = [(span, judge.reason(index, rule, span)) for span in spans]
        good = longest([span for span, reason in judged if reason is None])
        if good:
            found.counted[index] = good
        found.aside += [(index, span, reason) for span, reason in judged if reason and not _touches(span, good)]

    def _try_together(self, told: Told, judge: Judge, index: int, found: Hits) -> None:
        """A rule of several lists: one word of each, within one clause, sentence or message."""
        rule = self._rules[index]
        groups: list[dict[int, list[Span]]] = []
        units: set[int] | None = None  # those that hold a word of every list so far
        for bag in self._groups[index]:
            group = self._by_unit(told, rule, bag)
            units = set(group) if units is None else units & group.keys()
            if not units:
                return
            groups.append(group)
        for unit in sorted(units or ()):
            counted: list[Span] = []
            aside: list[tuple[int, Span, str]] = []
            for group in groups:
                judged = [(span, judge.reason(index, rule, span)) for span in dict.fromkeys(group[unit])]
                good = longest([span for span, reason in judged if reason is None])
                counted.extend(good)
                aside.extend((index, span, reason) for span, reason in judged if reason and not _touches(span, good))
                if not good:
                    found.aside.extend(aside)
                    counted = []
                    break
            if counted:
                found.counted.setdefault(index, []).extend(counted)

    @staticmethod
    def _by_unit(told: Told, rule: Rule, group: Bag[None]) -> dict[int, list[Span]]:
        units: dict[int, list[Span]] = {}
        for start, end, _ in sorted(group.found(told)):
            units.setdefault(told.unit(rule.within, start), []).append((start, end))
        return units


def _groups(book: RuleBook, lexicon: Lexicon) -> list[tuple[tuple[Phrase, ...], ...]]:
    """The words of every rule; a word that another language's page of the rule has already said is not said again."""
    said: dict[str, set[Phrase]] = {}
    compiled: list[tuple[tuple[Phrase, ...], ...]] = []
    for rule in book.rules:
        groups = tuple(lexicon.add_all(_written(rule, group, book.alike)) for group in rule.groups)
        if len(groups) == 1:
            known = said.setdefault(rule.id, set())
            groups = (tuple(phrase for phrase in groups[0] if phrase not in known),)
            known.update(groups[0])
        compiled.append(groups)
    return compiled


def _written(rule: Rule, words: Iterable[str], alike: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    """The words, and where they speak of suicide also as they are written to hide them: one character at a time."""
    for word in words:
        yield word
        if rule.danger is Danger.SUICIDE and rule.urgency is not None and rule.urgency.is_danger:
            yield from (word.replace(char, other) for char in set(word) & alike.keys() for other in alike[char])


def _touches(span: Span, others: list[Span]) -> bool:
    """It overlaps one of the others: what counts needs no second, rejected reading of the same characters."""
    return any(span[0] < end and start < span[1] for start, end in others[:_COMPARED])


def longest(spans: list[Span]) -> list[Span]:
    """The places without those that lie inside another: 想死 inside 很想死."""
    if len(spans) <= 1:
        return spans
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept
