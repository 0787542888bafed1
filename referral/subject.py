"""Finds who needs help: the person words of a message, what part each plays, and the one the trouble belongs to."""

from bisect import bisect_right
from dataclasses import dataclass

from referral.reading import Gender, Subject
from referral.rules import Kin, RuleBook
from referral.scan import Lexicon, Told

_LONGEST_LINK = 8  # characters between 和 and the person in 和我最好的朋友
_RELAY_REACH = 4  # characters between 我 and 担心


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody mentioned. ``part`` False: only the one something is done with (和朋友吵架)."""

    start: int
    end: int
    subject: Subject
    kin: Kin | None
    part: bool = True


@dataclass(frozen=True, slots=True)
class Who:
    """The answer: whose trouble it is. ``name`` None where the original characters say it."""

    subject: Subject
    person: Person | None = None
    gender: Gender | None = None


class People:
    """Knows person words and the small words around them. Built once from the rule book."""

    def __init__(self, book: RuleBook, lexicon: Lexicon) -> None:
        self._kin = [(kin, lexicon.add(kin.word)) for kin in book.kin]
        self._mandarin = {phrase for kin, phrase in self._kin if kin.lang == "zh-Hans"}
        scope = book.scope
        self._me = lexicon.add_all(scope.me)
        self._someone = lexicon.add_all(scope.someone)
        self._relays = lexicon.add_all(scope.relays)
        self._objects = lexicon.add_all(scope.objects)
        self._links = lexicon.add_all(scope.links)

    def mentioned(self, told: Told, lang: str) -> list[Person]:
        """Everybody mentioned, in order; of overlapping words the longest, of equal ones the text's language."""
        found: list[tuple[int, int, int, Kin]] = []
        for kin, phrase in self._kin:
            rank = 0 if kin.lang == lang else 1
            words_of = "zh-Hans" if phrase in self._mandarin else kin.lang
            for start, end in told.spans(phrase):
                if not told.straddled(start, end, words_of):
                    found.append((start, -end, rank, kin))
        found.sort(key=lambda hit: hit[:3])
        ends_of_objects = self._ends(told, self._objects)
        ends_of_links = self._ends(told, self._links)
        people: list[Person] = []
        reached = 0
        for start, minus_end, _, kin in found:
            if start < reached:
                continue
            reached = -minus_end
            part = not _led_by(told.text, start, ends_of_objects, ends_of_links)
            people.append(Person(start, reached, kin.subject, kin, part))
        people = _last_of_chains(told.text, people)
        people.extend(self._pronouns(told, people))
        return sorted(people, key=lambda person: person.start)

    @staticmethod
    def _ends(told: Told, phrases: tuple[tuple[int, ...], ...]) -> dict[int, list[int]]:
        """Where each of the words ends → where it may begin."""
        ends: dict[int, list[int]] = {}
        for phrase in phrases:
            for start, end in told.spans(phrase):
                ends.setdefault(end, []).append(start)
        return ends

    def _pronouns(self, told: Told, people: list[Person]) -> list[Person]:
        starts = sorted(person.start for person in people)
        ends = sorted(person.end for person in people)
        owned = sorted(person.start for person in people if person.part)
        relays = sorted(start for phrase in self._relays for start, _ in told.spans(phrase))
        objects = self._ends(told, self._objects)
        found: list[Person] = []
        for phrases, subject in ((self._me, Subject.SELF), (self._someone, Subject.OTHER)):
            for phrase in phrases:
                for start, end in told.spans(phrase):
                    inside = bisect_right(starts, start) - 1 == bisect_right(ends, start)
                    owns = _soon(owned, end - 1, 3) and subject is Subject.SELF
                    part_of_word = subject is Subject.OTHER and told.within_word(start, end)  # 其他, 吉他
                    if inside or owns or part_of_word:
                        continue
                    relays_it = subject is Subject.SELF and _soon(relays, end - 1, _RELAY_REACH)
                    found.append(Person(start, end, subject, None, not relays_it and start not in objects))
        return found


def _soon(places: list[int], after: int, reach: int) -> bool:
    """One of the places lies within ``reach`` characters behind ``after``."""
    index = bisect_right(places, after)
    return index < len(places) and places[index] <= after + reach


def _led_by(text: str, start: int, objects: dict[int, list[int]], links: dict[int, list[int]]) -> bool:
    """A word like 和 or 照顾 stands before it, with only links such as 我的 or 最好的 between."""
    limit = start - _LONGEST_LINK
    waiting, seen = [start], {start}
    while waiting:
        place = waiting.pop()
        if place in objects:
            return True
        before = [*links.get(place, ()), *([place - 1] if place and text[place - 1] == " " else ())]
        fresh = {one for one in before if one >= limit} - seen
        seen |= fresh
        waiting.extend(fresh)
    return False


def _last_of_chains(text: str, people: list[Person]) -> list[Person]:
    """我女儿的同学 is the classmate: of people joined by 的 or 嘅 the last stays, with the part of the first."""
    kept: list[Person] = []
    for person in people:
        if kept and text[kept[-1].end : person.start] in {"的", "嘅", "个", "'s "}:
            first = kept.pop()
            person = Person(person.start, person.end, person.subject, person.kin, first.part)  # noqa: PLW2901 - the chain is one person
        kept.append(person)
    return kept


def whose(told: Told, people: list[Person], anchor: int | None, *, felt: bool) -> Who:
    """Whose trouble the words at ``anchor`` are. ``felt``: it is the kind that is one's own unless said otherwise."""
    active = [person for person in people if person.part]
    if not active and not felt:
        active = [person for person in people if person.kin]
    chosen = _nearest(told, active, anchor)
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
