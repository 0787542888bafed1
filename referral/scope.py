"""Decides whether a hit counts: negated, quoted, an idiom, long past, news, or cut through by a word edge."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from referral.normal import fold_word
from referral.rules import Rule, RuleBook
from referral.rules import Scope as RuleScope
from referral.scan import Bag, Lexicon, Span, Told

_TITLE = re.compile(r"《[^》]{1,60}》")
_WIDEST = 80  # no title or idiom is longer, in characters: how far before a hit a cover may begin
_LOOK_BACK = 16  # how far before a hit its negation is looked for, in characters; Latin words are longer
_LOOK_BACK_LATIN = 48


class Judge:
    """The scope of one message: asked about each hit."""

    def __init__(self, told: Told, scope: "Scope") -> None:
        self._told = told
        self._scope = scope
        self._units: dict[tuple[int, str], frozenset[int]] = {}
        covers = (
            [(match.start(), match.end(), "quoted") for match in _TITLE.finditer(told.text)]
            if "《" in told.text
            else []
        )
        self._covers = sorted(covers + scope.asides.found(told))
        self._exceptions: dict[int, list[Span]] = {}

    def reason(self, index: int, rule: Rule, span: Span) -> str | None:
        """None: the hit of this rule counts. Else why it does not."""
        told, scope = self._told, self._scope
        start, end = span
        if self._covers and (covered := self._covered(start, end)) is not None:
            return covered
        if self._excepted(index, start, end) or self._near(scope.excludes[index], rule.within, start):
            return "idiom"
        if rule.negatable and scope.negated(told, start):
            return "negated"
        if len(rule.groups) == 1 and told.straddled(start, end, rule.lang, scope.loose):
            return "straddled"
        return self._elsewhere(rule, span) if rule.danger is not None else None

    def _covered(self, start: int, end: int) -> str | None:
        first = bisect_left(self._covers, (start - _WIDEST, 0, ""))
        last = bisect_left(self._covers, (start + 1, 0, ""))
        for _, right, reason in self._covers[first:last]:
            if end <= right:
                return reason
        return None

    def _excepted(self, index: int, start: int, end: int) -> bool:
        """A phrase of the rule's exceptions holds the hit, or goes on from inside it: 他打我 in 他打我手机."""
        if self._scope.exceptions[index].number not in self._told.bags:
            return False
        if index not in self._exceptions:
            found = self._scope.exceptions[index].found(self._told)
            self._exceptions[index] = sorted((left, right) for left, right, _ in found)
        spans = self._exceptions[index]
        first = bisect_left(spans, (start - _WIDEST, 0))
        last = bisect_left(spans, (end, 0))
        return any(end <= right for _, right in spans[first:last])

    def _elsewhere(self, rule: Rule, span: Span) -> str | None:
        scope, start = self._scope, span[0]
        if self._near(scope.news, "clause", start) and self._told_of(scope.news, span):
            return "news"
        if self._near(scope.past, "clause", start) and (
            self._near(scope.over, "sentence", start) or not self._near(scope.now, "sentence", start)
        ):
            return "past"
        return "law" if rule.arguable and self._argued(start) else None

    def _argued(self, start: int) -> bool:
        """Two sides quarrel, or the law is asked about and nobody says "I"."""
        scope = self._scope
        if self._near(scope.dispute, "message", start):
            return True
        return self._near(scope.law, "message", start) and not self._near(scope.me, "message", start)

    def _told_of(self, words: Bag[None], span: Span) -> bool:
        """One of the words stands in the clause outside of the hit: 买游戏点数 holds 游戏 and is told of oneself."""
        clause = self._told.clause(span[0])
        places = ((left, right) for left, right, _ in words.found(self._told) if self._told.clause(left) == clause)
        return any(left < span[0] or right > span[1] for left, right in places)

    def _near(self, words: Bag[None], within: str, position: int) -> bool:
        if words.number not in self._told.bags:
            return False
        key = (id(words), within)
        if key not in self._units:
            self._units[key] = frozenset(self._told.unit(within, left) for left, _, _ in words.found(self._told))
        return self._told.unit(within, position) in self._units[key]


class Scope:
    """Knows the words that change what stands near them. Built once from the rule book."""

    def __init__(self, book: RuleBook, lexicon: Lexicon) -> None:
        scope = book.scope
        self.asides = lexicon.sort((lexicon.add(word), aside.reason) for aside in book.asides for word in aside.words)
        self.past = lexicon.bag(scope.past)
        self.now = lexicon.bag(scope.now)
        self.over = lexicon.bag(scope.over)
        self.news = lexicon.bag(scope.news)
        self.law = lexicon.bag(scope.law)
        self.dispute = lexicon.bag(scope.dispute)
        self.me = lexicon.bag(scope.me)
        self.loose = frozenset(fold_word(word, lexicon.fold) for word in scope.loose)
        self.exceptions = [lexicon.bag(rule.exceptions) for rule in book.rules]
        self.excludes = [lexicon.bag(rule.excludes) for rule in book.rules]
        self._negation = _negation(scope, lexicon.fold)
        self._denying = frozenset(fold_word(word, lexicon.fold)[0] for word in scope.negations)  # how a denial begins

    def judge(self, told: Told) -> Judge:
        """Look at one message."""
        return Judge(told, self)

    def negated(self, told: Told, start: int) -> bool:
        """An odd number of negations right before it (only fillers between): 没有想死, not 没有一天不想死."""
        text = told.text
        latin = start > 0 and text[start].isascii()
        begin = max(told.clause_start(start), start - (_LOOK_BACK_LATIN if latin else _LOOK_BACK))
        if self._denying.isdisjoint(text[begin:start]):
            return False
        count = 0
        while (match := self._negation.search(text, begin, start)) is not None:
            cue = match.group("cue")
            if cue is None:  # 不过, 别人: what stands before it is another matter
                break
            at = match.start("cue")
            if not _asks(text, at, cue):
                count += 1
            start = at
        return count % 2 == 1


def _asks(text: str, at: int, cue: str) -> bool:
    """有没有, 是不是, 会不会, 想不想: a question, no negation."""
    before = text[at - 1] if at else ""
    if cue[0] in "没冇":
        return before == "有"
    after = text[at + 1] if at + 1 < len(text) else ""
    return cue[0] in "不唔" and before != "" and before == after


def _negation(scope: RuleScope, fold: Mapping[int, str]) -> re.Pattern[str]:
    """A negation and fillers, up to the place looked back from. Longest first; each step eats a character: linear."""

    def union(words: Iterable[str]) -> str:
        folded = {fold_word(word, fold) for word in words}
        return "|".join(re.escape(word) for word in sorted(folded, key=len, reverse=True) if word)

    cues, affirms = union(scope.negations) or "(?!)", union(scope.affirms) or "(?!)"
    return re.compile(rf"(?:{affirms}|(?P<cue>{cues}))(?>{union(scope.fillers) or '(?!)'}|\s)*+\Z")
