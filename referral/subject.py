"""Finds who needs help: the person words of a message, what part each plays, and the one the trouble belongs to."""

from bisect import bisect_right
from collections.abc import Iterable
from operator import attrgetter, itemgetter
from typing import NamedTuple

from referral.normal import Fold, fold_word
from referral.reading import Gender, Subject
from referral.rules import Kin, RuleBook
from referral.scan import Lexicon, Told, inside_latin

_LONGEST_LINK = 8  # characters between 和 and the person in 和我最好的朋友
_NEXT_DOOR = frozenset({"", "家", "家的", "那个", "家那个", "一个", "有个"})
_RELAY_REACH = 4  # characters between 我 and 担心
_IN_ORDER = itemgetter(0, 1, 2, 3)
_START = attrgetter("start")


class Person(NamedTuple):
    """Somebody mentioned. ``part`` False: only the one something is done with (和朋友吵架)."""

    start: int
    end: int
    subject: Subject
    kin: Kin | None
    part: bool = True


class Who(NamedTuple):
    """The answer: whose trouble it is. ``name`` None where the original characters say it."""

    subject: Subject
    person: Person | None = None
    gender: Gender | None = None


class _Before:
    """Words looked for right before a place."""

    def __init__(self, words: Iterable[str], fold: Fold) -> None:
        self._words = frozenset(fold_word(word, fold) for word in words)
        self._lengths: dict[str, tuple[int, ...]] = {}  # by the last character
        for last in {word[-1] for word in self._words}:
            self._lengths[last] = tuple(sorted({len(word) for word in self._words if word[-1] == last}))

    def lasts(self) -> frozenset[str]:
        """The last characters of its words."""
        return frozenset(self._lengths)

    def starts(self, text: str, place: int) -> list[int]:
        """Where each of them begins that ends at this place; Latin ones only as whole words."""
        if not place or text[place - 1] not in self._lengths:
            return []
        return [
            place - length
            for length in self._lengths[text[place - 1]]
            if text[max(place - length, 0) : place] in self._words
            and not inside_latin(text, place - length - 1, place - length)
            and not inside_latin(text, place - 1, place)
        ]


class People:
    """Knows person words and the small words around them. Built once from the rule book."""

    def __init__(self, book: RuleBook, lexicon: Lexicon) -> None:
        kin = [(lexicon.add(kin.word), kin) for kin in book.kin]
        mandarin = {phrase for phrase, one in kin if one.lang == "zh-Hans"}
        self._kin = lexicon.sort((phrase, (one, "zh-Hans" if phrase in mandarin else one.lang)) for phrase, one in kin)
        scope = book.scope
        pronouns = [*((word, Subject.SELF) for word in scope.me), *((word, Subject.OTHER) for word in scope.someone)]
        self._pronouns = lexicon.sort((lexicon.add(word), subject) for word, subject in pronouns)
        self._relays = lexicon.bag(scope.relays)
        self._objects = _Before(scope.objects, lexicon.fold)
        self._links = _Before(scope.links, lexicon.fold)
        self._leading = frozenset(" ") | self._objects.lasts() | self._links.lasts()

    def mentioned(self, told: Told, lang: str) -> list[Person]:
        """Everybody mentioned, in order; of overlapping words the longest, of equal ones the text's language."""
        found = [
            (start, -end, kin.lang != lang, kin.lang, kin)
            for start, end, (kin, words_of) in self._kin.found(told)
            if not told.straddled(start, end, words_of)
        ]
        if not found:
            return self._said_of(told, [])
        found.sort(key=_IN_ORDER)
        people: list[Person] = []
        reached = 0
        for start, minus_end, _, _, kin in found:
            if start < reached:
                continue
            reached = -minus_end
            part = not self._led(told.text, start)
            people.append(Person(start, reached, kin.subject, kin, part))
        people = _last_of_chains(told.text, people)
        if pronouns := self._said_of(told, people):
            people.extend(pronouns)
            people.sort(key=_START)
        return people

    def _led(self, text: str, start: int) -> bool:
        """A word like 和 or 照顾 stands before it, with only links such as 我的 or 最好的 between."""
        if not start or text[start - 1] not in self._leading:
            return False
        limit = start - _LONGEST_LINK
        waiting, seen = [start], {start}
        while waiting:
            place = waiting.pop()
            if self._objects.starts(text, place):
                return True
            before = [*self._links.starts(text, place), *([place - 1] if place and text[place - 1] == " " else ())]
            fresh = {one for one in before if one >= limit} - seen
            seen |= fresh
            waiting.extend(fresh)
        return False

    def _said_of(self, told: Told, people: list[Person]) -> list[Person]:
        """The pronouns that stand for somebody themselves: not the 我 of 我孙女, nor the 他 of 其他."""
        pronouns = sorted(self._pronouns.found(told))
        if not pronouns:
            return []
        starts = [person.start for person in people]
        ends = [person.end for person in people]
        owned = [person.start for person in people if person.part]
        relays = sorted(start for start, _, _ in self._relays.found(told))
        found: list[Person] = []
        for start, end, subject in pronouns:
            mine = subject is Subject.SELF
            if people and bisect_right(starts, start) - 1 == bisect_right(ends, start):
                continue  # inside a person's word
            if _soon(owned, end - 1, 3) if mine else told.within_word(start, end):
                continue
            relays_it = mine and relays and _soon(relays, end - 1, _RELAY_REACH)
            found.append(
                Person(start, end, subject, None, not relays_it and not self._objects.starts(told.text, start))
            )
        return found


def _soon(places: list[int], after: int, reach: int) -> bool:
    """One of the places lies within ``reach`` characters behind ``after``."""
    index = bisect_right(places, after)
    return index < len(places) and places[index] <= after + reach


def _last_of_chains(text: str, people: list[Person]) -> list[Person]:
    """我女儿的同学 is the classmate: of people joined by 的 or 嘅 the last stays, with the part of the first."""
    kept: list[Person] = []
    for person in people:
        between = text[kept[-1].end : person.start] if kept else "?"
        if kept and kept[-1].subject is Subject.NEIGHBOUR and between in _NEXT_DOOR:  # 对门阿婆 is the neighbour
            first = kept.pop()
            kept.append(Person(first.start, person.end, first.subject, person.kin, first.part))
            continue
        if kept and between in {"的", "嘅", "个", "'s "}:
            first = kept.pop()
            person = Person(person.start, person.end, person.subject, person.kin, first.part)  # noqa: PLW2901 - the chain is one person
        kept.append(person)
    return kept


def whose(told: Told, people: list[Person], anchor: int | None, *, felt: bool, own: bool = False) -> Who:
    """Whose trouble the words at ``anchor`` are. ``felt``: it is the kind that is one's own unless said otherwise.

    ``own``: only somebody named before it, or beside it, takes it from the speaker (想自杀，但怕妈妈伤心).
    """
    active = [person for person in people if person.part]
    if not active and not felt:
        active = [person for person in people if person.kin]
    chosen = _nearest(told, active, anchor)
    if (
        own
        and chosen
        and anchor is not None
        and chosen.start > anchor
        and told.clause(chosen.start) != told.clause(anchor)
    ):
        chosen = None
    if chosen is None:
        return Who(Subject.SELF if felt else Subject.UNKNOWN)
    if chosen.subject is Subject.OTHER and chosen.kin is None:
        named = [p for p in people if p.kin is not None and p.start < chosen.start]
        if named:
            chosen = named[-1]
        else:
            return Who(Subject.OTHER, chosen)
    gender = chosen.kin.gender if chosen.kin else None
    return Who(chosen.subject, chosen if chosen.kin else None, gender)


def _nearest(told: Told, people: list[Person], anchor: int | None) -> Person | None:
    """Before the trouble in its clause, else before it at all, else after it. Nothing anchors: kin before oneself."""
    if not people:
        return None
    if anchor is None:
        return next((person for person in people if person.kin), people[0])
    before = [person for person in people if person.start <= anchor]
    clause = told.clause(anchor)
    here = [person for person in before if told.clause(person.start) == clause]
    if here:
        return here[-1]
    after = [person for person in people if person.start > anchor and told.clause(person.start) == clause]
    if after:
        return after[0]
    kin = [person for person in before if person.kin]
    if kin and before[-1].subject is not Subject.SELF:
        return kin[-1]
    return before[-1] if before else people[0]
