"""Refuses a text that says a human acted without the event behind it, and advice or a phrase in the wrong place."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from pydantic import Field

from bot.pages.shape import Shape, read
from bot.pages.texts import texts
from bot.words import Words

FOLDER, PAGE = "said", "claims.yaml"  # beside the keyword pages, which are about what is heard
# Every other file is read by residents.
STAFF_FILES = frozenset(
    {
        "bench.ftl",
        "after.ftl",
        "case.ftl",
        "desk.ftl",
        "console.ftl",
        "duty.ftl",
        "forms.ftl",
        "group.ftl",
        "guard.ftl",
        "handover.ftl",
        "loud.ftl",
        "paper.ftl",
        "onward.ftl",
        "ready.ftl",
        "roster.ftl",
        "rules.ftl",
    }
)

# An event or a stored promise fills these slots (design.md "Truth is structural"); $times counts calls that were made.
_EVENT = re.compile(r"\{\$(?:worker|when|at|times)\}")
_TICKET = re.compile(r"\{\$(?:worker|when|at|times|calling|number)\}")
_SENTENCE = re.compile(r"(?<=[。？！!?\n])|(?<=\.)\s")
_QUESTION = ("？", "?")
_NEVER = r"(?!)"  # an empty list matches nothing
_GAP = "…"  # in a word of a page: a few characters of the same sentence

# One text per danger, never one for all (domain study §3.6): where each advice stands, and nowhere else. "Do not leave
# them alone" is deadly with gas or a violent partner; "get out of the house" is absurd for a child that went missing.
ADVICE: Mapping[str, tuple[str, ...]] = {
    "stay-with": ("danger-suicide-other",),
    "put-away": ("danger-suicide-other",),
    "do-not-step-in": ("danger-violence-other",),
    "among-people": ("danger-violence-self",),
    "do-as-told": ("danger-medical-other", "danger-medical-self"),
    "leave-house": ("danger-fire-other", "danger-fire-self"),
    "one-at-home": ("danger-missing-other",),
    "wait-there": ("danger-missing-self",),
    "no-details": ("danger-child-other",),
    "trusted-adult": ("danger-child-self",),
    "no-money": ("danger-scam-other", "danger-scam-self"),
}

Phrases = tuple[str, ...]


class ClaimsPage(Shape):
    """What one language says when somebody of the house acts, what is no claim after all, and what is never said."""

    gap: int = Field(ge=1, le=60)  # characters between who acts and what they do
    house: Phrases = Field(min_length=1)  # people of the house: to name one is to say something of what they do
    who: Phrases = Field(min_length=1)  # anybody: a claim only with one of `does` after it
    does: Phrases = Field(min_length=1)
    alone: Phrases = Field(min_length=1)  # claims without naming who
    to_you: Phrases = Field(min_length=1)  # what no answer page may say that one of the house does
    ticket: Phrases = ()  # claims about the ticket: its $number is enough
    harmless: dict[str, str] = Field(default_factory=dict)  # phrase: why it is no claim
    exceptions: dict[str, str] = Field(default_factory=dict)  # key of a text: why it may say so
    advice: dict[str, Phrases]
    forbidden: Phrases = Field(min_length=1)  # nowhere (domain study §3.4, §4.3)
    inside: Phrases = ()  # only among staff: office words, and what must never be named to a resident

    def claim(self, text: str, *, procedure: bool = False) -> str | None:
        """The first words of ``text`` that claim a human acted without the slot of an event, or None.

        A ``procedure`` may name offices and who stands at a window: there only what is done to the resident counts.
        """
        for sentence in _SENTENCE.split(text):
            plain = self._harmless.sub(" ", sentence)
            bare = plain.strip().casefold()
            if bare.endswith(_QUESTION) or bare in self._titles:
                continue  # "May I …?" claims nothing, and a mere title on a speaker's line neither
            found = None if _EVENT.search(plain) else (self._does_to_you if procedure else self._acts).search(plain)
            if found is None and not _TICKET.search(plain):
                found = self._ticket.search(plain)
            if found is not None:
                return found.group().strip()
        return None

    def unkind(self, text: str, *, staff: bool = False) -> str | None:
        """The first phrase of ``text`` that is never said, or, to residents, is kept inside."""
        found = (self._forbidden if staff else self._inside).search(text)
        return found.group() if found else None

    @cached_property
    def _does_to_you(self) -> re.Pattern[str]:
        between = rf"[^。？！!?\n]{{0,{self.gap}}}?"
        return re.compile(f"(?:{_any(self.house)}){between}(?:{_any(self.to_you)})", re.IGNORECASE)

    @cached_property
    def _acts(self) -> re.Pattern[str]:
        between = rf"[^。？！!?\n]{{0,{self.gap}}}?"
        anybody = f"(?:{_any(self.who)}){between}(?:{_any(self.does)})"
        named = f"(?:{_any(self.house)})[^，、。：；,;:？！!?\\n]*"
        return re.compile(f"{anybody}|{_any(self.alone)}|{named}", re.IGNORECASE)

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in self.house)

    @cached_property
    def _ticket(self) -> re.Pattern[str]:
        return _pattern(self.ticket)

    @cached_property
    def _harmless(self) -> re.Pattern[str]:
        return _pattern(tuple(self.harmless))

    @cached_property
    def _forbidden(self) -> re.Pattern[str]:
        return _pattern(self.forbidden)

    @cached_property
    def _inside(self) -> re.Pattern[str]:
        return _pattern((*self.forbidden, *self.inside))


def load_claims(words: Words, lang: str) -> ClaimsPage:
    """The claims page beside the texts of ``lang``. Raises PageError naming file and key."""
    return read(claims_file(words, lang), ClaimsPage)


def claims_file(words: Words, lang: str) -> Path:
    """Where the claims page of ``lang`` lies."""
    return words.file(lang, min(words.keys(lang))).parent / FOLDER / PAGE


def claims(words: Words) -> Iterator[str]:
    """One line for each text to residents that claims a human acted without the slot of the event behind it."""
    for lang in words.langs:
        page, excused = load_claims(words, lang), set()
        for key, ways in texts(words, lang).items():
            if words.file(lang, key).name in STAFF_FILES:
                continue
            found = next((claim for claim in map(page.claim, ways) if claim is not None), None)
            if found is not None and key in page.exceptions:
                excused.add(key)
            elif found is not None:
                yield (
                    f"{words.file(lang, key)}: {key}: {found!r} says that a human acted; "
                    "say it from its event ($worker, $when or $at), or not at all"
                )
        for key in sorted(set(page.exceptions) - excused):
            yield f"{claims_file(words, lang)}: exceptions.{key}: this text claims nothing; take the exception out"


def cross_use(words: Words) -> Iterator[str]:
    """One line for each advice outside its danger or lost from it, and for each phrase that is never said."""
    for lang in words.langs:
        page, said = load_claims(words, lang), texts(words, lang)
        yield from _advice(words, lang, page, said)
        for key, ways in said.items():
            staff = words.file(lang, key).name in STAFF_FILES and not key.startswith("concern-")  # the receipt names it
            found = next((word for way in ways if (word := page.unkind(way, staff=staff))), None)
            if found is not None:
                yield f"{words.file(lang, key)}: {key}: {found!r} is never said to a person; say it another way"


def _advice(words: Words, lang: str, page: ClaimsPage, said: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    file = claims_file(words, lang)
    for name in sorted(set(ADVICE) ^ set(page.advice)):
        fault = "is missing" if name in ADVICE else f"no such advice; known are {', '.join(sorted(ADVICE))}"
        yield f"{file}: advice.{name}: {fault}"
    for name in sorted(set(ADVICE) & set(page.advice)):
        home, pattern = ADVICE[name], _pattern(page.advice[name])
        for key, ways in said.items():
            found = next((hit for way in ways if (hit := pattern.search(way))), None)
            if found is not None and key not in home:
                yield f"{words.file(lang, key)}: {key}: {found.group()!r} ({name}) belongs only to {' and '.join(home)}"
            if found is None and key in home:
                yield f"{words.file(lang, key)}: {key}: has lost its advice ({name}): {' / '.join(page.advice[name])}"


def _pattern(phrases: Phrases) -> re.Pattern[str]:
    return re.compile(_any(phrases) or _NEVER, re.IGNORECASE)


def _any(phrases: Phrases) -> str:
    return "|".join(_one(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _one(phrase: str) -> str:
    """One phrase as a pattern: Latin words are whole words, so "we" is not found in "went"."""
    body = r"[^。？！!?\n]{0,20}?".join(re.escape(part) for part in phrase.split(_GAP))
    left = r"(?<![a-z])" if phrase[0].isascii() else ""
    right = r"(?![a-z])" if phrase[-1].isascii() else ""
    return f"{left}{body}{right}"
