"""What somebody wrote may be longer than Fluent takes in one slot, and may hold any sign; it is said as it is."""

from pathlib import Path

import pytest

from bot.telegram import readable
from bot.words import load_words

ROOT = Path(__file__).parents[2]
WORDS = load_words(ROOT / "locale", ("zh-Hans", "en"))


@pytest.mark.parametrize("text", ["好" * 10_000, "{ $text } " * 2_000, "\\u007b" * 2_000, "a\nb" * 2_000])
def test_long_words_stand_whole_in_their_sentence(text: str) -> None:
    for lang in WORDS.langs:
        said = WORDS.say(lang, "late", text=text)
        assert said == WORDS.say(lang, "late", text="|").replace("|", text)


def test_two_long_slots_do_not_run_into_each_other() -> None:
    said = WORDS.say("zh-Hans", "details-phone", phone="1" * 3000)
    assert said == f"☎ {'1' * 3000}（先报号码）"


def test_a_space_of_any_kind_stays_a_space() -> None:
    assert readable("阿婆\u3000您好\u00a0I\u2009am\ud800\u0007.") == "阿婆 您好 I am."
