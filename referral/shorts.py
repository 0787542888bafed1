"""Understands short answers and global words: 是, 没有, 找真人, 改一下, whatever the question was."""

import re

from referral.normal import fold_word
from referral.reading import Says
from referral.rules import RuleBook
from referral.scan import Lexicon, Told

_PARTICLES = "啊呀吧哦喔啦呢嘞哈咯噢哟㗎喇"
_ENDS = re.compile(rf"[\s,，。!?;:…~.、\"“”()]+|[{_PARTICLES}]+$")
_FIRST = re.compile(r"[,，。!?;\n]")
_TAIL = 4  # characters that may follow a whole answer: 好的啊……
_SHORT = 24  # a "whole" answer is never longer, in characters


class Shorts:
    """Built once from the rule book's short answers."""

    def __init__(self, book: RuleBook, lexicon: Lexicon) -> None:
        self._whole: dict[str, set[Says]] = {}
        for answer in book.answers:
            for word in answer.whole:
                self._whole.setdefault(_bare(fold_word(word, lexicon.fold)), set()).add(answer.says)
        self._heads = frozenset(_PARTICLES).union(*(word[:1] for word in self._whole))
        self._longest = min(_SHORT, max(map(len, self._whole), default=0) + _TAIL)
        self._anywhere = lexicon.sort(
            (lexicon.add(word), answer.says) for answer in book.answers for word in answer.anywhere
        )

    def said(self, told: Told) -> frozenset[Says]:
        """Everything said by the message as a whole, by its first clause, or by a global word anywhere in it."""
        found: set[Says] = set()
        text = told.text
        if text[:1] in self._heads or not text[:1].isalnum():
            first = _FIRST.split(text[: _SHORT * 2], maxsplit=1)[0]
            for part in {text, first} if len(text) <= _SHORT else {first}:
                if part and len(part) <= self._longest:
                    found |= self._whole.get(_bare(part), set())
        hits = [hit for hit in self._anywhere.found(told) if not told.straddled(hit[0], hit[1])]
        found |= {says for start, end, says in hits if not _within(start, end, says, hits)}
        return frozenset(found)


def _within(start: int, end: int, says: Says, hits: list[tuple[int, int, Says]]) -> bool:
    """Whether it is part of a longer word that says something else: 要女社工 in 不要女社工."""
    return any(a <= start and end <= b and b - a > end - start and other is not says for a, b, other in hits)


def _bare(text: str) -> str:
    return _ENDS.sub("", _ENDS.sub("", text.strip()))
