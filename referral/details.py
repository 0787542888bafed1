"""Small facts of a message: a telephone number, an age, the script it is written in."""

import re
from collections.abc import Mapping

from referral.normal import is_han

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
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")}
_BANDS = ((14, "<14"), (18, "14-17"), (60, "18-59"), (80, "60-79"), (121, "80+"))


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


def script(text: str, fold: Mapping[int, str], simplified: frozenset[str]) -> str:
    """How the original text is written: Hans, Hant, Latn; "" where nothing tells."""
    if not any(is_han(char) for char in text):
        return "Latn" if any(char.isascii() and char.isalpha() for char in text) else ""
    traditional = sum(ord(char) in fold for char in text)
    simple = sum(char in simplified for char in text)
    if simple == traditional:
        return ""
    return "Hans" if simple > traditional else "Hant"


def spoken(written: str, text: str, marks: Mapping[str, int]) -> str:
    """What is spoken: Cantonese in either script, Chinese, English."""
    if marks.get("zh-Hant-HK", 0) > marks.get("zh-Hant-TW", 0):
        return "yue"
    if written == "Latn":
        return "en"
    return "zh" if any(is_han(char) for char in text) else ""


def language(
    text: str, fold: Mapping[int, str], simplified: frozenset[str], marks: Mapping[str, int], hint: str
) -> str:
    """The script of the original text; ``hint`` where the characters are common to all scripts; "" if nothing says.

    ``marks`` counts words that tell a language. Cantonese in simplified characters is answered in simplified.
    """
    chinese = [char for char in text if is_han(char)]
    if not chinese:
        latin = any(char.isascii() and char.isalpha() for char in text)
        return "en" if latin and (not hint or hint.startswith("zh")) else hint
    traditional = sum(ord(char) in fold for char in chinese)
    simple = sum(char in simplified for char in chinese)
    cantonese, taiwanese = marks.get("zh-Hant-HK", 0), marks.get("zh-Hant-TW", 0)
    if simple > traditional:
        return "zh-Hans"
    if traditional == simple == 0 and (not (cantonese or taiwanese) or hint == "zh-Hans"):
        return hint
    if cantonese != taiwanese:
        return "zh-Hant-HK" if cantonese > taiwanese else "zh-Hant-TW"
    return hint if hint in {"zh-Hant-HK", "zh-Hant-TW"} else "zh-Hant-TW"
