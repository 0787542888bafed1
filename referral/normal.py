"""Makes two ways of writing one thing the same for the rules, and remembers where each character stood."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_ALIKE = {"’": "'", "‘": "'", "´": "'", "`": "'"}
_GLUE = frozenset(" .·•*_|~^-/\\、\t")  # one of these between two Chinese characters separates nothing: 自.杀, 自 杀
_KEPT_TWICE = 2  # 好好好好好 reads like 好好; three and more say no more than two


@dataclass(frozen=True, slots=True)
class Normal:
    """The text as rules read it. ``at[i]`` and ``upto[i]`` are the original start and end of its character ``i``."""

    text: str
    at: tuple[int, ...]
    upto: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stood in the original message; ``end > start``."""
        return self.at[start], self.upto[end - 1]


def is_han(char: str) -> bool:
    """A Chinese character (with the extensions where some Cantonese ones live)."""
    return "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff"


def _unseen(char: str) -> bool:
    return char == "\u00ad" or "\ufe00" <= char <= "\ufe0f" or (char > "\u00ff" and unicodedata.category(char) == "Cf")


def normalise(text: str, fold: Mapping[int, str]) -> Normal:
    """NFKC, lower case, nothing invisible, simplified characters by ``fold``, no glue between Chinese characters.

    ``fold`` maps the code point of a traditional character to its simplified one. Digits are never shortened:
    a telephone number may repeat them.
    """
    chars: list[tuple[str, int]] = []
    for index, raw in enumerate(text):
        if raw.isascii():
            chars.append((raw.lower(), index))
        elif is_han(raw):
            chars.append((fold.get(ord(raw), raw), index))
        elif not _unseen(raw):
            chars.extend((fold.get(ord(c), c), index) for c in _plain(raw))
    out: list[str] = []
    at: list[int] = []
    upto: list[int] = []
    count = len(chars)
    for position, (char, index) in enumerate(chars):
        if char in _GLUE and out and is_han(out[-1]) and position + 1 < count and is_han(chars[position + 1][0]):
            continue
        if len(out) >= _KEPT_TWICE and out[-1] == out[-2] == char and not char.isdigit():
            upto[-1] = index + 1
            continue
        out.append(char)
        at.append(index)
        upto.append(index + 1)
    return Normal("".join(out), tuple(at), tuple(upto))


def _plain(char: str) -> str:
    return _ALIKE.get(char) or unicodedata.normalize("NFKC", char).casefold()


def fold_word(word: str, fold: Mapping[int, str]) -> str:
    """A word of a page, as it will stand in a normalised text."""
    return normalise(word.strip(), fold).text
