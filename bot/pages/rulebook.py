"""Looks a rule book over for what can never count: doubled and shadowed words, words set aside, rules out of reach.

A page says more than it does where one of its words can never make a difference; whoever reads it then believes in a
word that does nothing. So such a page is refused, by ``linli check`` and at start.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.page import PageError, load
from bot.pages.keywords import segmenter
from referral.normal import fold_word, normalise
from referral.rules import GAP, STEM, Rule, RuleBook
from referral.scan import Lexicon, Phrase, Told
from referral.scope import Scope

_BETWEEN = "㐀"  # stands where a word has a gap; no page and no dictionary has this character


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one rule of one language; ``key`` is where on its page."""

    lang: str
    rule: str
    key: str
    word: str  # "" when the whole list is meant
    why: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.key}: {f'{self.word} {self.why}'.strip()}"


def faults(book: RuleBook, only: Collection[tuple[str, str]] | None = None) -> Iterator[Fault]:
    """Everything that can never count, rule by rule; of these rules alone (language, id) if they are given."""
    doubled = list(_doubled(book))
    yield from (one for one in doubled if only is None or (one.lang, one.rule) in only)
    looker = _Looker(book)
    told = {(one.lang, one.rule, one.key, one.word) for one in doubled}
    for index, rule in enumerate(book.rules):
        if only is not None and (rule.lang, rule.id) not in only:
            continue
        yield from (one for one in looker.look(index, rule) if (one.lang, one.rule, one.key, one.word) not in told)


def refusals(root: Path, book: RuleBook) -> Iterator[str]:
    """The same as lines that name the file under ``root``."""
    for one in faults(book):
        yield f"{home(root, one.lang, one.rule)}: {one}"


def refuse(root: Path, book: RuleBook) -> None:
    """Raises PageError, naming file and key, when a rule or a word can never count."""
    line = next(refusals(root, book), None)
    if line is not None:
        raise PageError(line)


def home(root: Path, lang: str, rule: str) -> Path:
    """The page of this language that has the rule; the folder, where the rule is none of a page's."""
    folder = root / "locale" / lang
    for path in sorted(folder.glob("*.yaml")):
        page = load(path) or {}
        if any(one.get("id") == rule for part in ("rules", "more") for one in page.get(part, ())):
            return path
    return folder


def _keys(rule: Rule) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "words", rule.groups[0]
    for number, group in enumerate(rule.groups[1:], start=1):
        yield f"with.{number}", group


def _doubled(book: RuleBook) -> Iterator[Fault]:
    """A word that stands twice in a list, or in another language's page of a rule that needs no second word."""
    said: dict[tuple[str, str], str] = {}
    for rule in book.rules:
        lists = (("needs", rule.needs), ("excludes", rule.excludes), ("exceptions", rule.exceptions))
        for key, words in (*_keys(rule), *lists):
            seen: dict[str, str] = {}
            for word in words:
                folded = _folded(book, word)
                if folded in seen:
                    yield Fault(rule.lang, rule.id, key, word, f"is there twice ({seen[folded]}); keep one")
                seen.setdefault(folded, word)
        for word in rule.groups[0] if len(rule.groups) == 1 else ():
            first = said.setdefault((rule.id, _folded(book, word)), rule.lang)
            if first != rule.lang:
                yield Fault(rule.lang, rule.id, "words", word, f"is said by {first} already; take it out")


def _folded(book: RuleBook, word: str) -> str:
    return fold_word(_plain(word), book.fold)


def _plain(word: str) -> str:
    """A word as a text that holds it: something stands in its gaps."""
    return word.replace(f"{STEM} ", _BETWEEN).replace(GAP, _BETWEEN)


class _Looker:
    """Reads every word of the book alone, as the reader would, and looks what comes of it."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._lexicon = lexicon = Lexicon(book.fold)
        self._groups = [[[(word, lexicon.add(word)) for word in group] for _, group in _keys(r)] for r in book.rules]
        self._scope = Scope(book, lexicon)
        self._cut = segmenter()
        lexicon.ready()

    def look(self, index: int, rule: Rule) -> Iterator[Fault]:
        """What is wrong with one rule's words, and with the rule when a list has no word left that counts."""
        for (key, _), group in zip(_keys(rule), self._groups[index], strict=True):
            lost = 0
            for word, phrase in group:
                why, dead = self._alone(index, rule, group, word, phrase)
                lost += dead
                if why is not None:
                    yield Fault(rule.lang, rule.id, key, word, why)
            if lost == len(group):
                yield Fault(rule.lang, rule.id, key, "", "no word of it can count: the rule is out of reach")
        if rule.needs and set(rule.needs) <= set(rule.excludes):
            yield Fault(rule.lang, rule.id, "needs", "", "all of it is excluded too: the rule is out of reach")

    def _alone(
        self, index: int, rule: Rule, group: list[tuple[str, Phrase]], word: str, phrase: Phrase
    ) -> tuple[str | None, bool]:
        """(what is wrong with a word, whether it can never count)."""
        told = Told(normalise(_plain(word).replace(STEM, ""), self._book.fold), self._lexicon, self._cut)
        spans = told.spans(phrase)
        if not spans:
            return "is never found: write it as it stands in one clause", True
        judge = self._scope.judge(told)
        reasons = [judge.reason(index, rule, span) for span in spans]
        if all(reasons):
            return f"is always set aside ({reasons[0]}); take it out, or what sets it aside", True
        for other, shorter in sorted(group, key=lambda one: len(one[0])):
            if shorter == phrase or not set(shorter) <= told.found.keys():
                continue
            if any(judge.reason(index, rule, span) is None for span in told.spans(shorter)):
                return f"is shadowed by {other}, which counts wherever it stands; keep one", False
        return None, False
