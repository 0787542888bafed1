"""Small facts of a message: a telephone number, an age, the script it is written in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from referral.normal import HAN

_PHONE = re.compile(r"(?<![\d.])\+?\d(?:[ \-()]{0,2}\d){6,14}(?!\d)")
_DATE = re.compile(r"(?:19|20)\d\d[-. ]\d{1,2}[-. ]\d{1,2}")
_MAINLAND_ID = 18  # digits of an identity card: never a telephone number
_MOBILES = re.compile(
    r"(?:\+?86)?1[3-9]\d{9}|\+?886?9\d{8}|09\d{8}|(?:\+?852)?[2-9]\d{7}|0\d{9,11}|\+\d{8,15}|[2-9]\d{6}"
)
_AGE = re.compile(
    r"(?P<n>\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])\s?(?:多|几|来)?\s?"
    r"(?:周?岁|years? old|-year-old|yo\b|yrs? old)|(?:\bi'?m|\bi am|\baged?)\s(?P<m>\d{1,2})\b"
    r"|今年(?P<k>\d{1,3})(?!\d|月|年)|我(?P<j>[1-9]\d)了"
)
_TELLS = re.compile(r"[\d岁]")
_CHINESE = re.compile(rf"[{HAN}]")
_LETTER = re.compile(r"[A-Za-z]")
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")}
_BANDS = ((14, "<14"), (18, "14-17"), (60, "18-59"), (80, "60-79"), (121, "80+"))


def figures(text: str) -> bool:
    """Whether there is any use in looking for a telephone number or an age."""
    return _TELLS.search(text) is not None


def phone(text: str) -> str | None:
    """The first telephone number in a normalised text, digits only, a leading ``+`` kept."""
    for match in _PHONE.finditer(text):
        digits = re.sub(r"[^\d+]", "", match.group())
        if _DATE.fullmatch(match.group()):
            continue
        if len(digits) != _MAINLAND_ID and _MOBILES.fullmatch(digits):
            return digits
    return None


def age_band(text: str) -> str | None:
    """The band of the first age said in figures or in Chinese numbers, in a normalised text."""
    for match in _AGE.finditer(text):
        number = _number(next(group for group in match.groups() if group))
        for limit, band in _BANDS:
            if number < limit:
                return band if number else None
    return None


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    if "十" not in words:
        return _DIGITS[words]
    tens, _, ones = words.partition("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


@dataclass(frozen=True, slots=True)
class Written:
    """How a text is written. ``name``: Hans, Hant, Latn; "" where nothing tells."""

    name: str
    chinese: bool
    telling: bool  # it has characters that only one of the Chinese scripts has


_LATIN = Written("Latn", chinese=False, telling=False)
_NO_LETTERS = Written("", chinese=False, telling=False)
_SIMPLIFIED = Written("Hans", chinese=True, telling=True)
_COMMON = Written("", chinese=True, telling=False)


class Scripts:
    """Knows which characters only traditional, and which only simplified writing has."""

    def __init__(self, fold: Mapping[int, str], simplified: frozenset[str]) -> None:
        self._traditional = frozenset(map(chr, fold))
        self._simplified = simplified

    def of(self, text: str, chars: frozenset[str]) -> Written:
        """How the original text is written, by the different characters in it, which are ``chars``."""
        if text.isascii() or _CHINESE.search(text) is None:
            return _LATIN if _LETTER.search(text) else _NO_LETTERS
        if self._traditional.isdisjoint(chars):
            return _COMMON if self._simplified.isdisjoint(chars) else _SIMPLIFIED
        traditional, simple = len(chars & self._traditional), len(chars & self._simplified)
        name = "" if simple == traditional else "Hans" if simple > traditional else "Hant"
        return Written(name, chinese=True, telling=traditional + simple > 0)


def spoken(written: Written, marks: Mapping[str, int]) -> str:
    """What is spoken: Cantonese in either script, Chinese, English."""
    if marks.get("zh-Hant-HK", 0) > marks.get("zh-Hant-TW", 0):
        return "yue"
    return "zh" if written.chinese else "en" if written.name == "Latn" else ""


def language(written: Written, marks: Mapping[str, int], hint: str) -> str:
    """What the original text is answered in; ``hint`` where its characters are common to all scripts; "" if none says.

    ``marks`` counts words that tell a language. Cantonese in simplified characters is answered in simplified.
    """
    if not written.chinese:
        return "en" if written.name == "Latn" and (not hint or hint.startswith("zh")) else hint
    if written.name == "Hans":
        return "zh-Hans"
    cantonese, taiwanese = marks.get("zh-Hant-HK", 0), marks.get("zh-Hant-TW", 0)
    if not written.telling and (not (cantonese or taiwanese) or hint == "zh-Hans"):
        return hint
    if cantonese != taiwanese:
        return "zh-Hant-HK" if cantonese > taiwanese else "zh-Hant-TW"
    return hint if hint in {"zh-Hant-HK", "zh-Hant-TW"} else "zh-Hant-TW"
