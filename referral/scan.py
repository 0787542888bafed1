"""Finds every word of the rule book in one pass over a text, and knows its clauses, sentences and word edges."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from referral.normal import Fold, Normal, fold_word, is_han
from referral.rules import GAP, GAP_LENGTH, STEM

Span = tuple[int, int]
Phrase = tuple[int, ...]  # the atoms of one word, in order; between two of them a gap
Cut = Callable[[str], Sequence[str]]
T = TypeVar("T")

_CHANCE = 3  # up to so many characters may meet by chance across word edges
_CANTONESE = "zh-Hant-HK"
_APART = frozenset(',，。!?;:\n\r…“”"()[]「」『』《》、 ')  # no word of the segmenter holds one of these
# Both begin with one set of characters, which is what makes looking for them quick.
_CLAUSE = re.compile(
    r"[,，。!?;:\n\r…“”\"()\[\]「」『』.](?:(?<=\.)(?:\.+|(?=\s|$))|(?<!\.)[,，。!?;:\n\r…“”\"()\[\]「」『』]*)"
)
_SENTENCE = re.compile(r"[。!?\n\r….](?:(?<=\.)(?:\.+|(?=\s|$))|(?<!\.)[。!?\n\r…]*)")


class Lexicon:
    """All words as pieces ("atoms") of one automaton. Built once; asked for a phrase by what ``add`` returned."""

    def __init__(self, fold: Mapping[int, str]) -> None:
        self.fold = fold if isinstance(fold, Fold) else Fold(fold)
        self._ids: dict[str, int] = {}
        self._stems: set[int] = set()
        self._firsts: list[Iterable[int]] = []
        self._bags: list[tuple[int, ...]] = []
        self._latin = bytearray()
        self._automaton: AhoCorasick | None = None

    def add(self, word: str) -> Phrase:
        """Take in one word of a page; ``…`` in it is a gap. Only before the first scan."""
        pieces = word.replace(f"{STEM} ", f"{STEM}{GAP}").split(GAP)
        return tuple(self._atom(piece) for piece in pieces if piece.strip())

    def add_all(self, words: Iterable[str]) -> tuple[Phrase, ...]:
        """Take in several words."""
        return tuple(self.add(word) for word in words)

    def bag(self, words: Iterable[str]) -> "Bag[None]":
        """Take in several words that all mean the same."""
        return self.sort((self.add(word), None) for word in words)

    def sort(self, entries: Iterable[tuple[Phrase, "T"]]) -> "Bag[T]":
        """Phrases, each with what it stands for. Bags are numbered in the order they are asked for."""
        bag = Bag(len(self._firsts), entries)
        self._firsts.append(bag.firsts())
        return bag

    def _atom(self, piece: str) -> int:
        stem = piece.endswith(STEM)
        text = fold_word(piece.removesuffix(STEM), self.fold)
        atom = self._ids.setdefault(text, len(self._ids))
        if stem:
            self._stems.add(atom)
        return atom

    def ready(self) -> None:
        """Build the automaton; afterwards no word can be added."""
        words = list(self._ids)
        self._automaton = AhoCorasick(words, matchkind=MatchKind.Standard)
        self._latin = bytearray(_latin(word[0]) or _latin(word[-1]) for word in words)
        bags: list[list[int]] = [[] for _ in words]
        for number, firsts in enumerate(self._firsts):
            for atom in firsts:
                bags[atom].append(number)
        self._bags = [tuple(numbers) for numbers in bags]

    def scan(self, text: str) -> dict[int, list[Span]]:
        """Every atom found, with its places in order. Latin words only as whole words."""
        if self._automaton is None:
            raise RuntimeError("the lexicon is not ready: call ready() after the last add()")
        found: dict[int, list[Span]] = defaultdict(list)
        latin = self._latin
        for atom, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if latin[atom] and self._inside(text, atom, start, end):
                continue
            found[atom].append((start, end))
        return found

    def _inside(self, text: str, atom: int, start: int, end: int) -> bool:
        return inside_latin(text, start - 1, start) or (atom not in self._stems and inside_latin(text, end - 1, end))

    def touched(self, found: Iterable[int]) -> dict[int, list[int]]:
        """Number of a bag → its atoms among these."""
        bags: dict[int, list[int]] = defaultdict(list)
        for atom in found:
            for number in self._bags[atom]:
                bags[number].append(atom)
        return bags


def inside_latin(text: str, left: int, right: int) -> bool:
    """Between these two places a Latin word goes on."""
    if left < 0 or right >= len(text):
        return False
    return _latin(text[left]) and _latin(text[right])


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


class Bag(Generic[T]):
    """Phrases, each with what it stands for, found in a text without asking for the absent ones one by one."""

    def __init__(self, number: int, entries: Iterable[tuple[Phrase, T]]) -> None:
        self.number = number
        self._words: dict[int, list[T]] = {}  # phrases of one atom
        self._chains: dict[int, dict[int, list[tuple[Phrase, T]]]] = {}  # the others, by their first and their second
        for phrase, value in dict.fromkeys(entries):  # once: words of dialects may read as the same one
            if len(phrase) == 1:
                self._words.setdefault(phrase[0], []).append(value)
            else:
                self._chains.setdefault(phrase[0], {}).setdefault(phrase[1], []).append((phrase, value))

    def firsts(self) -> Iterable[int]:
        """The first atoms of its phrases."""
        return self._words.keys() | self._chains.keys()

    def found(self, told: "Told") -> list[tuple[int, int, T]]:
        """(start, end, what it stands for) of every phrase that stands in the text, in no particular order."""
        atoms = told.bags.get(self.number)
        if atoms is None:
            return []
        found: list[tuple[int, int, T]] = []
        words, chains = self._words, self._chains
        for atom in atoms:
            if atom in words:
                for value in words[atom]:
                    found += [(start, end, value) for start, end in told.found[atom]]
            if atom in chains:
                for second in chains[atom].keys() & told.found.keys():
                    for phrase, value in chains[atom][second]:
                        found += [(start, end, value) for start, end in told.spans(phrase)]
        return found


class Told:
    """One message being read: its normalised text, what was found in it, and where its parts begin and end."""

    def __init__(self, normal: Normal, lexicon: Lexicon, cut: Cut) -> None:
        self.normal = normal
        self.text = normal.text
        self.found = lexicon.scan(self.text)
        self.bags = lexicon.touched(self.found)
        self._cut = cut
        self._edges: dict[int, list[int]] = {}
        self._clauses = [match.start() for match in _CLAUSE.finditer(self.text)]
        self._sentences: list[int] | None = None

    def clause(self, position: int) -> int:
        """The number of the clause this character belongs to."""
        return bisect_right(self._clauses, position)

    def sentence(self, position: int) -> int:
        """The number of the sentence this character belongs to."""
        if self._sentences is None:
            self._sentences = [match.start() for match in _SENTENCE.finditer(self.text)]
        return bisect_right(self._sentences, position)

    def clause_start(self, position: int) -> int:
        """Where the clause of this character begins."""
        number = self.clause(position)
        return self._clauses[number - 1] + 1 if number else 0

    def unit(self, within: str, position: int) -> int:
        """The number of the clause, the sentence, or 0 for the whole message."""
        if within == "clause":
            return self.clause(position)
        return self.sentence(position) if within == "sentence" else 0

    def spans(self, phrase: Phrase) -> list[Span]:
        """Where a phrase stands: its atoms in order, each at most a gap after the last, in one clause."""
        first = self.found.get(phrase[0], [])
        if len(phrase) == 1:
            return first
        return [span for start, end in first if (span := self._chain(phrase, start, end)) is not None]

    def _chain(self, phrase: Phrase, start: int, end: int) -> Span | None:
        for atom in phrase[1:]:
            places = self.found.get(atom, [])
            index = bisect_left(places, (end, 0))
            if index == len(places) or places[index][0] > end + GAP_LENGTH:
                return None
            end = places[index][1]
        return (start, end) if self.clause(start) == self.clause(end - 1) else None

    def straddled(self, start: int, end: int, lang: str = "zh-Hans", loose: frozenset[str] = frozenset()) -> bool:
        """A word of the segmenter lies across one edge of this hit, so the hit is no word: 停电 in 停 | 电动车.

        The segmenter knows Mandarin only, so it has no say over words of a Cantonese page; and four characters in a row
        do not stand there by chance; nor do two of one token: 体育老师|摸 holds 老师摸. A token of ``loose`` (不想 in
        不想|死) cuts nothing.
        """
        text = self.text
        if not 1 < end - start <= _CHANCE or lang == _CANTONESE or not (is_han(text[start]) or is_han(text[end - 1])):
            return False
        if (not start or text[start - 1] in _APART) and (end == len(text) or text[end] in _APART):
            return False
        edges = self._edges_around(start)
        left = bisect_right(edges, start) - 1
        if edges[left] < start and edges[left + 1] == start + 1 < end and text[edges[left] : start + 1] not in loose:
            return True
        if edges[-1] < end:
            edges = self._edges_around(end - 1)
        right = bisect_right(edges, end - 1) - 1
        cut = edges[right] == end - 1 > start and edges[right + 1] > end
        return cut and text[end - 1 : edges[right + 1]] not in loose

    def within_word(self, start: int, end: int) -> bool:
        """It is only a part of a longer word of the segmenter."""
        edges = self._edges_around(start)
        left = bisect_right(edges, start) - 1
        return edges[left] < start or edges[left + 1] > end

    def _edges_around(self, position: int) -> list[int]:
        """Where words begin and end in the clause of this character: none of the segmenter's goes on into the next."""
        number = self.clause(position)
        edges = self._edges.get(number)
        if edges is None:
            begin = self._clauses[number - 1] if number else 0
            end = self._clauses[number] if number < len(self._clauses) else len(self.text)
            edges = list(accumulate(map(len, self._cut(self.text[begin:end])), initial=begin))
            self._edges[number] = edges
        return edges
