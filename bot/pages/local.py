"""A centre's own codes (``concerns.yaml`` in its folder): X01 … each stands for one of our leaves, with its own words.

A ticket keeps the code; statistics, skills and routing see the leaf. No code of a centre can make anything a danger or
take one away: it has no urgency, and it adds to what the pages find.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pydantic import Field

from bot.page import PageError
from bot.pages.keyword_shapes import Words
from bot.pages.shape import Shape, read
from referral.rules import Rule

PAGE = "concerns.yaml"
_WEIGHT = 5  # like an ordinary need that was said plainly


class LocalPage(Shape):
    """One code as the page says it."""

    maps_to: str
    labels: dict[str, str]
    words: dict[str, Words] = Field(min_length=1)
    exceptions: dict[str, Words] = Field(default_factory=dict)
    must: Words = Field(min_length=1)
    must_not: Words = Field(min_length=1)


class LocalsPage(Shape):
    """All codes of a centre."""

    concerns: dict[str, LocalPage]


@dataclass(frozen=True, slots=True)
class Local:
    """One code of a centre. ``must`` and ``must_not``: sentences it has to be found in, and not found in."""

    code: str
    leaf: str
    labels: Mapping[str, str]
    rules: tuple[Rule, ...]
    must: tuple[str, ...]
    must_not: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The id its rules go by."""
        return self.code.lower()


Locals = Mapping[str, Local]
NO_LOCALS: Locals = MappingProxyType({})


def load_locals(centre: Path, langs: Collection[str], leaves: Collection[str]) -> Locals:
    """The centre's codes; none where it has no such page. Raises PageError naming file and key."""
    path = centre / PAGE
    if not path.exists():
        return NO_LOCALS
    found = {}
    for code, one in read(path, LocalsPage).concerns.items():
        fault = _fault(code, one, langs, leaves)
        if fault is not None:
            raise PageError(f"{path}: concerns.{code}{fault}")
        found[code] = _local(code, one)
    return MappingProxyType(found)


def _fault(code: str, one: LocalPage, langs: Collection[str], leaves: Collection[str]) -> str | None:
    if not (len(code) == 3 and code[0] == "X" and code[1:].isascii() and code[1:].isdigit()):
        return ": a centre's codes are X01 to X99"
    if one.maps_to not in leaves:
        return f".maps_to: {one.maps_to} is not in referral/concerns.yaml"
    for lang in sorted(set(langs) - set(one.labels)):
        return f".labels.{lang}: is missing"
    for name, by_lang in (("labels", one.labels), ("words", one.words), ("exceptions", one.exceptions)):
        for lang in sorted(set(by_lang) - set(langs)):
            return f".{name}.{lang}: there is no language {lang}"
    for lang, label in one.labels.items():
        if not label.strip():
            return f".labels.{lang}: says nothing"
    return next((f".words.{lang}: give it words" for lang, words in one.words.items() if not words), None)


def _local(code: str, one: LocalPage) -> Local:
    rules = tuple(
        Rule(
            id=code.lower(),
            lang=lang,
            groups=(words,),
            concern=one.maps_to,
            weight=_WEIGHT,
            exceptions=one.exceptions.get(lang, ()),
            reason=one.labels[lang],
        )
        for lang, words in one.words.items()
    )
    return Local(code, one.maps_to, MappingProxyType(dict(one.labels)), rules, one.must, one.must_not)
