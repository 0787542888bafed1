"""How letters look on Telegram: plain texts that fit, large buttons, the key-pad, numbers that can be dialled."""

import json
from typing import Any

import pytest
from aiogram.types import InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

from bot.doors.residents.draw import Drawn, draw
from bot.messages import Button, Dial, Letter
from bot.telegram import MOST_TEXT, size
from tests.house import pages

ZH = "zh-Hans"


def shown(letter: Letter, *, late: bool = False) -> list[Drawn]:
    return draw(letter, late=late, words=pages().words)


def letter(text: str = "是谁需要帮忙？", **more: Any) -> Letter:
    return Letter(text, more.pop("key", "who"), more.pop("lang", ZH), **more)


def buttons(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(f"7:{'abcdefgh'[place]}", label) for place, label in enumerate(labels))


def keys(markup: object) -> list[list[str]]:
    assert isinstance(markup, InlineKeyboardMarkup | ReplyKeyboardMarkup)
    rows = markup.inline_keyboard if isinstance(markup, InlineKeyboardMarkup) else markup.keyboard
    return [[one.text for one in row] for row in rows]


def test_a_letter_is_one_message_with_its_buttons_two_beside_each_other() -> None:
    found = shown(letter(buttons=buttons("我自己", "孙子孙女", "儿女", "老伴", "找真人")))
    assert [one.text for one in found] == ["是谁需要帮忙？"]
    assert keys(found[0].markup) == [["我自己", "孙子孙女"], ["儿女", "老伴"], ["找真人"]]
    assert isinstance(found[0].markup, InlineKeyboardMarkup)
    assert found[0].markup.inline_keyboard[0][1].callback_data == "b:7:b"


def test_long_labels_stand_alone_so_that_they_can_be_read() -> None:
    found = shown(letter(lang="en", buttons=buttons("My grandchild", "Me", "Not sure", "Talk to a person")))
    assert keys(found[0].markup) == [["My grandchild"], ["Me", "Not sure"], ["Talk to a person"]]


def test_a_button_that_telegram_would_refuse_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="longer than Telegram takes"):
        shown(letter(buttons=(Button("1:" + "x" * 61, "长"),)))
    assert shown(letter(buttons=(Button("1:" + "x" * 60, "长"),)))


def test_numbers_that_the_text_does_not_say_are_printed_to_be_tapped() -> None:
    dial = (Dial("110", "报警"), Dial("12356", "心理热线"), Dial("120", "急救"))
    found = shown(letter("先打110。单号 5120-07", dial=dial))
    assert found[0].text == "先打110。单号 5120-07\n☎ 心理热线 12356\n☎ 急救 120"


def test_a_late_letter_says_so_and_a_persons_words_are_marked() -> None:
    assert shown(letter("到了。"), late=True)[0].text == "（这条发晚了）到了。"
    assert shown(letter("我是冯社工。", who="human"))[0].text == "👤 我是冯社工。"
    assert shown(letter("我是冯社工。", who="human"), late=True)[0].text == "（这条发晚了）👤 我是冯社工。"


def test_a_long_text_is_cut_where_it_fits_and_nothing_is_left_out() -> None:
    text = "\n".join(f"第{line}行，" + "😭" * 40 for line in range(200))
    found = shown(letter(text, buttons=buttons("好")))
    assert len(found) > 2
    assert all(size(one.text) <= MOST_TEXT for one in found)
    assert "".join(one.text for one in found).replace("\n", "") == text.replace("\n", "")
    assert [one.markup is None for one in found] == [True] * (len(found) - 1) + [False]


def test_hostile_texts_stay_plain_and_can_be_sent() -> None:
    text = "<b>x</b> *_`[a](tg://b) &lt; \u202eevil\u200b\ud83d\x00\r 👨\u200d👩\u200d👧 \u2066"
    found = shown(letter(text, buttons=(Button("1:a", "\u202e是\x00"),)))
    assert found[0].text == "<b>x</b> *_`[a](tg://b) &lt; evil 👨\u200d👩\u200d👧 "
    assert keys(found[0].markup) == [["是"]]
    json.dumps(found[0].text).encode()


@pytest.mark.parametrize("text", ["", " \n ", "\u200b\u202e"])
def test_a_message_in_which_nothing_can_be_seen_is_not_refused(text: str) -> None:
    assert [one.text for one in shown(letter(text))] == ["…"]


@pytest.mark.parametrize("state", ["contact", "danger_contact", "rephone"])
def test_where_a_number_is_asked_for_one_key_hands_it_over(state: str) -> None:
    found = shown(letter("请留个电话。", state=state, buttons=buttons("在这里说", "我去站里", "找真人")))
    markup = found[0].markup
    assert isinstance(markup, ReplyKeyboardMarkup)
    assert keys(markup) == [["发我的号码"], ["在这里说", "我去站里"], ["找真人"]]
    assert [[bool(one.request_contact) for one in row] for row in markup.keyboard] == [[True], [False, False], [False]]
    assert markup.resize_keyboard
    assert markup.one_time_keyboard


def test_afterwards_the_key_pad_goes_with_the_next_letter() -> None:
    found = shown(letter("收到了。", before="contact", state="sent"))
    assert [one.text for one in found] == ["收到了。"]
    assert isinstance(found[0].markup, ReplyKeyboardRemove)


def test_a_letter_with_buttons_of_its_own_needs_a_short_one_before_it() -> None:
    found = shown(letter("可以吗？", before="contact", state="send", buttons=buttons("可以")))
    assert [one.text for one in found] == ["您说的我记下了。", "可以吗？"]
    assert isinstance(found[0].markup, ReplyKeyboardRemove)
    assert keys(found[1].markup) == [["可以"]]


def test_in_danger_nothing_comes_before_the_help() -> None:
    drawn = shown(
        letter("先打120。", key="danger-suicide-self", state="danger", before="contact", buttons=buttons("有"))
    )
    assert [one.text for one in drawn] == ["先打120。", "您说的我记下了。"]
    assert isinstance(drawn[0].markup, InlineKeyboardMarkup)
    assert isinstance(drawn[1].markup, ReplyKeyboardRemove)


def test_while_a_number_is_still_asked_for_the_key_pad_stays() -> None:
    assert shown(letter("没看到号码。", before="contact", state="contact"))[0].markup is None
    again = shown(letter("没看到号码。", before="contact", state="contact", buttons=buttons("在这里说")))
    assert isinstance(again[0].markup, ReplyKeyboardMarkup)


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant-HK", "zh-Hant-TW", "en"])
def test_every_language_has_the_keys_words(lang: str) -> None:
    found = shown(letter("?", lang=lang, state="contact", buttons=buttons("x")))
    assert keys(found[0].markup)[0][0] == pages().words.say(lang, "button-send-number")
