"""Every reason, every skill the concerns ask for and every language has its words, in all languages."""

import pytest

from bot.pages.keywords import load_concerns
from bot.words import Words, load_words
from referral.need import Code, Why
from tests.house import ROOT

LANGS = ("zh-Hans", "zh-Hant-HK", "zh-Hant-TW", "en")
# The slot a reason's arg belongs in; who is passed over is always named.
SLOTS = {
    Code.SCHOOL: "school",
    Code.AREA: "area",
    Code.PROGRAMME: "concern",
    Code.DISSOLVED: "unit",
    Code.ABOVE: "unit",
    Code.UNSERVED: "area",
    Code.DOOR: "unit",
    Code.SKILL: "skill",
    Code.COMMUNITY: "area",
    Code.LANGUAGE: "language",
    Code.GENDER: "gender",
    Code.FULL: "count",
    Code.LOAD: "count",
    Code.OFFERS: "count",
    Code.AWAY: "when",
    Code.NO_SKILL: "skill",
    Code.NO_GENDER: "gender",
}
TIMED = {Why.AWAY, Why.OFF_SHIFT}


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words(ROOT / "locale", LANGS)


@pytest.mark.parametrize("lang", LANGS)
def test_every_reason_has_its_sentence_and_its_slot(words: Words, lang: str) -> None:
    for code in Code:
        wanted = {SLOTS[code]} if code in SLOTS else set()
        assert words.slots(lang, f"why-{code}") == wanted
    for why in Why:
        assert words.slots(lang, f"passed-{why}") == ({"worker", "when"} if why in TIMED else {"worker"})


@pytest.mark.parametrize("lang", LANGS)
def test_every_arg_that_is_closed_vocabulary_has_its_word(words: Words, lang: str) -> None:
    skills = {skill for one in load_concerns(ROOT).values() for skill in one.skills}
    labels = {f"skill-{one}" for one in skills} | {f"language-{one}" for one in LANGS}
    labels |= {"gender-woman", "gender-man"}
    assert {one for one in words.keys(lang) if one.startswith(("skill-", "language-", "gender-"))} == labels


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_belongs_to_a_code(words: Words, lang: str) -> None:
    here = {one for one in words.keys(lang) if words.file(lang, one).name == "duty.ftl"}
    said = {one for one in here if one.startswith(("why-", "passed-"))}
    frame = {"why-line"}  # one worker and everything that speaks for them
    assert said - frame == {f"why-{one}" for one in Code} | {f"passed-{one}" for one in Why}
