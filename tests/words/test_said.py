"""What a resident hears when the parts are put together: times, labels and the script of each language."""

from pathlib import Path

import pytest

from bot.pages.keywords import load_rules
from bot.pages.texts import texts
from bot.words import Words, load_words

ROOT = Path(__file__).parents[2]
LANGS = ("zh-Hans", "zh-Hant-HK", "zh-Hant-TW", "en")


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words(ROOT / "locale", LANGS)


def test_every_language_says_every_text_with_the_same_slots(words: Words) -> None:
    assert list(words.differences()) == []


def _promise(words: Words, lang: str, worker: str) -> str:
    clock = words.say(lang, "part-morning", h="8", m=words.say(lang, "minute-half", m="30"))
    when = words.say(lang, "when-tomorrow", clock=clock)
    return words.say(lang, "accepted-phone", worker=worker, when=when)


def test_a_promise_with_its_time_reads_as_people_speak(words: Words) -> None:
    assert _promise(words, "zh-Hans", "冯社工") == "冯社工接了，明天早上8点半前打给您。"
    assert _promise(words, "zh-Hant-HK", "馮姑娘") == "馮姑娘接咗，聽日朝早8點半前打畀你。"
    assert _promise(words, "zh-Hant-TW", "馮社工") == "馮社工接了，明天早上8點半前打給您。"
    said = _promise(words, "en", "Ms Feng")
    assert said == "Ms Feng has taken this and will call you by 8:30 in the morning tomorrow."


@pytest.mark.parametrize(
    ("month", "day", "said"),
    [(11, 3, "8 in the morning on 3 November"), ("11", "3", "8 in the morning on 3/11")],
)
def test_an_english_date_names_its_month_where_it_is_given_as_a_number(
    words: Words, month: str | int, day: str | int, said: str
) -> None:
    clock = words.say("en", "part-morning", h="8", m=words.say("en", "minute-zero", m="00"))
    assert words.say("en", "when-day", month=month, day=day, clock=clock) == said


@pytest.mark.parametrize(("hour", "said"), [(0, "12:05 after midnight"), (2, "2:05 after midnight")])
def test_an_english_night_has_no_hour_zero(words: Words, hour: int, said: str) -> None:
    minute = words.say("en", "minute-other", m="05")
    assert words.say("en", "part-night", h=hour, m=minute) == said


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("key", ["contact-again", "danger-contact"])
def test_a_label_that_is_named_is_the_one_on_the_button(words: Words, lang: str, key: str) -> None:
    assert words.say(lang, "button-here") in words.say(lang, key)


def _own(words: Words, lang: str) -> dict[str, str]:
    """The texts of the conversation and of the desk."""
    files = {"intake.ftl", "desk.ftl"}
    return {key: "".join(ways) for key, ways in texts(words, lang).items() if words.file(lang, key).name in files}


@pytest.mark.parametrize("lang", ["zh-Hant-HK", "zh-Hant-TW"])
def test_traditional_texts_hold_no_simplified_character(words: Words, lang: str) -> None:
    simplified = load_rules(ROOT).simplified - set("吃群")  # OpenCC's 喫 and 羣 are written by hardly anybody
    assert {key: found for key, text in _own(words, lang).items() if (found := set(text) & simplified)} == {}


def test_cantonese_is_spoken_not_converted(words: Words) -> None:
    written = set("的她們沒這嗎給")  # written Mandarin that nobody says in Cantonese
    own = _own(words, "zh-Hant-HK")
    assert {key: found for key, text in own.items() if (found := set(text) & written)} == {}
