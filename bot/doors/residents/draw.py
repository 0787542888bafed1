"""A letter as Telegram shows it: plain texts that fit, buttons, the key-pad for one's own number, numbers to dial."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.doors.residents.heard import BUTTON
from bot.messages import Button, Dial, Letter
from bot.telegram import MOST_DATA, cut, readable
from bot.words import Words

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove

KEY_PAD = frozenset({"contact", "danger_contact", "rephone"})  # where a number is asked for
HUMAN = "👤 "
_BLANK = "…"  # Telegram refuses a message in which nothing can be seen
_BESIDE = 12  # half-widths: two labels of six characters stand beside each other, longer ones below
_WIDE = "\u2e80"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One message, with at most one markup: Telegram allows no more."""

    text: str
    markup: Markup | None = None


def draw(letter: Letter, *, late: bool, words: Words) -> list[Drawn]:
    """The letter's messages in order; what is pressed stands below the last. No markup language is used anywhere."""
    text = letter.text if letter.who != "human" else f"{HUMAN}{letter.text}"
    if late:
        text = words.say(letter.lang, "late", text=text)
    text = readable("\n".join([text, *_dial(letter)]))
    pieces = [piece for piece in cut(text) if piece.strip()] or [_BLANK]
    pad_goes = letter.before in KEY_PAD and letter.state not in KEY_PAD
    markup: Markup | None = None
    gone: list[Drawn] = []
    if letter.buttons and letter.state in KEY_PAD:
        markup = _pad(letter, words)
    elif letter.buttons:
        markup = _inline(letter.buttons)
        if pad_goes:  # one message cannot both take the key-pad away and have buttons
            gone = [Drawn(words.say(letter.lang, "noted"), ReplyKeyboardRemove(remove_keyboard=True))]
    elif pad_goes:
        markup = ReplyKeyboardRemove(remove_keyboard=True)
    said = [*(Drawn(piece) for piece in pieces[:-1]), Drawn(pieces[-1], markup)]
    return [*said, *gone] if letter.key.startswith("danger-") else [*gone, *said]  # in danger nothing comes before help


def _dial(letter: Letter) -> Iterator[str]:
    """The numbers that the text does not say already: buttons of Telegram cannot dial."""
    for one in letter.dial:
        if not _says(letter.text, one):
            yield f"☎ {one.label} {one.number}"


def _says(text: str, dial: Dial) -> bool:
    return re.search(rf"(?<!\d){re.escape(dial.number)}(?!\d)", text) is not None


def _inline(buttons: tuple[Button, ...]) -> InlineKeyboardMarkup:
    rows = [[_press(one) for one in row] for row in _rows(buttons)]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _press(button: Button) -> InlineKeyboardButton:
    data = f"{BUTTON}{button.id}"
    if len(data.encode()) > MOST_DATA:
        raise ValueError("a button's id is longer than Telegram takes")
    return InlineKeyboardButton(text=readable(button.label), callback_data=data)


def _pad(letter: Letter, words: Words) -> ReplyKeyboardMarkup:
    """Only a key of this kind can hand over one's number; the letter's own buttons are typed words here."""
    hand_over = KeyboardButton(text=words.say(letter.lang, "button-send-number"), request_contact=True)
    rows = [[KeyboardButton(text=readable(one.label)) for one in row] for row in _rows(letter.buttons)]
    return ReplyKeyboardMarkup(keyboard=[[hand_over], *rows], resize_keyboard=True, one_time_keyboard=True)


def _rows(buttons: tuple[Button, ...]) -> Iterator[tuple[Button, ...]]:
    left = list(buttons)
    while left:
        one = left.pop(0)
        beside = bool(left) and max(_width(one), _width(left[0])) <= _BESIDE
        yield (one, left.pop(0)) if beside else (one,)


def _width(button: Button) -> int:
    return sum(2 if char >= _WIDE else 1 for char in button.label)
