"""Makes two ways of writing one thing the same for the rules, and remembers where each character stood."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

from ahocorasick_rs import AhoCorasick, MatchKind

_ALIKE = {"’": "'", "‘": "'", "´": "'", "`": "'"}
_GLUE = frozenset(" .·•*_|~^-/\\、\t+=#@")  # between two Chinese characters these separate nothing: 自.杀, 自 杀
_KEPT_TWICE = 2  # 好好好好好 reads like 好好; three and more say no more than two
_FEW = 8
_NO_CHARACTER = "\ufffd"  # half a surrogate pair: something stood here
HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_THRICE = re.compile(r"(\D)\1(?P<cut>\1+)")
_UNGLUED = re.compile(
    rf"(?<=[{HAN}])(?P<cut>[ .·•*_|~^\-/\\、\t+=#@]+)(?=[{HAN}])|(?<![a-z])(?:[a-z] ){{2,}}[a-z](?![a-z])"  # k i l l
)
# 著 is 着 (看著窗外) but not in 著作; 乾 is 干 (乾脆) but not in 乾隆: what stands beside it tells.
_STAYS = {
    "著": (frozenset("作名述称稱者录錄"), frozenset("显顯名原编編专專土巨论論")),
    "乾": (frozenset("隆坤"), frozenset()),
}


@dataclass(frozen=True, slots=True)
class Normal:
    """The text as rules read it. ``at[i]`` and ``upto[i]`` are the original start and end of its character ``i``.

    ``plain`` is the same before words of a dialect were read as the common ones; ``written`` are the different
    characters of the original.
    """

    text: str
    at: Sequence[int]
    upto: Sequence[int]
    plain: str
    written: frozenset[str]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stood in the original message; ``end > start``."""
        return self.at[start], self.upto[end - 1]


def is_han(char: str) -> bool:
    """A Chinese character (with the extensions where some Cantonese ones live)."""
    return "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff"


class Fold(dict[int, str]):
    """What each character is read as, worked out once each; made from traditional code point → simplified one.

    ``gloss`` says which word of a dialect is read as which common one: 唔 as 不, 屋企 as 家.
    """

    def __init__(self, simple: Mapping[int, str], gloss: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._simple = simple
        self.uneven: set[str] = set(_STAYS)  # the characters met that are not always read as just one
        self.glue: set[str] = set()  # the characters met that are read as a separator
        self.steady: set[str] = set()  # the characters met that are read as themselves and separate nothing
        self._glosses = {_evenly(word, self).text: _evenly(common, self).text for word, common in (gloss or {}).items()}
        self._common = list(self._glosses.values())
        self._dialect = AhoCorasick(list(self._glosses), matchkind=MatchKind.LeftmostLongest) if gloss else None

    def glossed(self, normal: Normal) -> Normal:
        """The same text with the words of dialects read as the common ones."""
        found = self._dialect.find_matches_as_indexes(normal.text) if self._dialect is not None else ()
        if not found:
            return normal
        if all(end - start == len(self._common[number]) == 1 for number, start, end in found):
            return self._one_by_one(normal, found)
        text: list[str] = []
        at: list[int] = []
        upto: list[int] = []
        done = 0
        for number, start, end in found:
            common = self._common[number]
            text += (normal.text[done:start], common)
            at += (*normal.at[done:start], *[normal.at[start]] * len(common))
            upto += (*normal.upto[done:start], *[normal.upto[end - 1]] * len(common))
            done = end
        text.append(normal.text[done:])
        at += normal.at[done:]
        upto += normal.upto[done:]
        return Normal("".join(text), at, upto, normal.plain, normal.written)

    def _one_by_one(self, normal: Normal, found: Sequence[tuple[int, int, int]]) -> Normal:
        """唔 as 不: every character stays where it stood."""
        chars = list(normal.text)
        for number, start, _ in found:
            chars[start] = self._common[number]
        return Normal("".join(chars), normal.at, normal.upto, normal.plain, normal.written)

    def __missing__(self, code: int) -> str:
        raw = chr(code)
        if raw.isascii():
            read = raw.lower()
        elif is_han(raw):
            read = self._simple.get(code, raw)
        elif "\ud800" <= raw <= "\udfff":
            read = _NO_CHARACTER
        elif _unseen(raw):
            read = ""
        else:
            read = "".join(self._simple.get(ord(c), c) for c in _plain(raw))
        if len(read) != 1:
            self.uneven.add(raw)
        if not _GLUE.isdisjoint(read):
            self.glue.add(raw)
        elif read == raw:
            self.steady.add(raw)
        self[code] = read
        return read


def _unseen(char: str) -> bool:
    return char == "\u00ad" or "\ufe00" <= char <= "\ufe0f" or (char > "\u00ff" and unicodedata.category(char) == "Cf")


def _plain(char: str) -> str:
    return _ALIKE.get(char) or unicodedata.normalize("NFKC", char).casefold()


def normalise(text: str, simple: Mapping[int, str]) -> Normal:
    """NFKC, lower case, nothing invisible, simplified characters, no glue between Chinese characters.

    ``simple`` maps the code point of a traditional character to its simplified one; a ``Fold`` of it is not made again.
    Digits are never shortened: a telephone number may repeat them.
    """
    fold = simple if isinstance(simple, Fold) else Fold(simple)
    return fold.glossed(_evenly(text, fold))


def _evenly(text: str, fold: Fold) -> Normal:
    written = frozenset(text)  # sets are compared faster than characters are looked up one by one
    changing = written - fold.steady
    plain = _read(text, changing, fold)
    at: Sequence[int] = range(len(text))
    upto: Sequence[int] = range(1, len(text) + 1)
    if not fold.uneven.isdisjoint(changing):
        reads = [fold[code] for code in map(ord, text)]
        if not changing.isdisjoint(_STAYS):
            for index, raw in enumerate(text):
                if raw in _STAYS and _stays(text, index):
                    reads[index] = raw
        plain = "".join(reads)
        at = [index for index, read in enumerate(reads) for _ in read]
        upto = [index + 1 for index in at]
    if not fold.glue.isdisjoint(changing) and _UNGLUED.search(plain) is not None:
        plain, at, upto = _without(plain, at, upto, _UNGLUED)
    if _THRICE.search(plain) is not None:
        upto = list(upto)
        for run in _THRICE.finditer(plain):
            upto[run.start() + _KEPT_TWICE - 1] = upto[run.end() - 1]
        plain, at, upto = _without(plain, at, upto, _THRICE)
    return Normal(plain, at, upto, plain, written)


def _read(text: str, changing: frozenset[str], fold: Fold) -> str:
    """Every character as it is read; a few of them are quicker one after the other, where none is read as another."""
    if len(changing) > _FEW:
        return text.translate(fold)
    reads = {char: fold[ord(char)] for char in changing}
    if not changing.isdisjoint(reads.values()):
        return text.translate(fold)
    for char, read in reads.items():
        text = text.replace(char, read)
    return text


def _without(
    text: str, at: Sequence[int], upto: Sequence[int], cut: re.Pattern[str]
) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text and its places without what the pattern's groups ``cut`` hold."""
    keep = bytearray(b"\x01") * len(text)
    for match in cut.finditer(text):
        start, end = match.span("cut") if match["cut"] is not None else match.span()
        step = 1 if match["cut"] is not None else 2  # k i l l: every second of them
        for place in range(start if step == 1 else start + 1, end, step):
            keep[place] = 0
    return "".join(compress(text, keep)), list(compress(at, keep)), list(compress(upto, keep))


def _stays(text: str, index: int) -> bool:
    after, before = _STAYS[text[index]]
    return text[index + 1 : index + 2] in after or (index > 0 and text[index - 1] in before)


def fold_word(word: str, simple: Mapping[int, str]) -> str:
    """A word of a page, as it will stand in a normalised text."""
    return normalise(word.strip(), simple).text
