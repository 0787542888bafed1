"""Draws a letter as Telegram messages: texts that fit, and the buttons that belong below the last of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.doors.group.heard import PREFIX
from bot.messages import Button, Letter
from bot.telegram import MOST_DATA, cut, readable

Say = Callable[..., str]

_CALLS_FOR_IT = frozenset({"private-offer", "private-alert", "private-named"})
# Beside these the letter that follows, or nothing at all, has the buttons.
_BARE = frozenset({"private-yours", "private-withdrawn", "private-deleted", "private-review"})
_MEDIA = "private-media"
_A_ROW = 2
# Of somebody else's ticket: something of it may be the reader's to do.
_ASKS_FOR_MORE = ("case-", "guard-", "cowork-", "refer-", "onward-", "after-", "private-follow", "private-sad")
FORM_CONTACT = "f:contact:"  # the first press of logging a contact
# What must not be looked for: the form that answers the letter stands first below it.
_STRAIGHT = {
    "guard-where": ("f:homesafe:", "form-homesafe"),
    "guard-due": ("f:report:", "form-report"),
    "guard-late": ("f:report:", "form-report"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """A button: it sends ``data`` or opens ``url``."""

    label: str
    data: str = ""
    url: str = ""


Rows = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Texts to be sent one after the other; the buttons stand below the last."""

    pieces: tuple[str, ...]
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a ticket stands as its letter goes out: what may be pressed below it."""

    free: bool  # nobody has it
    mine: bool  # the reader has it
    danger: bool  # and nobody has said that the person is safe
    unheard: bool  # a voice note, picture or file nobody has attended to
    unseen: bool  # and it is no sound
    live: bool  # the holder talks to the resident


def draw(letter: Letter, say: Say, standing: Standing | None = None, *, late: bool = False, url: str = "") -> Drawn:
    """The letter as messages. ``say`` speaks the letter's language; ``url`` is what its first button opens."""
    text = readable(letter.text)
    text = say("late", text=text) if late else text
    rows = rows_of([_key(one) for one in letter.buttons or tuple(_names(letter, standing, say))])
    if url:
        rows = ((Key(say("group-look"), url=url),), *rows)
    return Drawn(tuple(cut(text)), rows)


def rows_of(keys: list[Key]) -> Rows:
    """Two a row, so that a label stays readable on a small telephone."""
    return tuple(tuple(keys[at : at + _A_ROW]) for at in range(0, len(keys), _A_ROW))


def _key(button: Button) -> Key:
    data = f"{PREFIX}{button.id}"
    if len(data.encode()) > MOST_DATA:
        raise ValueError(f"what is behind a button has at most {MOST_DATA} bytes")
    return Key(button.label, data=data)


def _names(letter: Letter, standing: Standing | None, say: Say) -> Iterator[Button]:
    """What can be done with the ticket a private letter is about, as it stands now."""
    if standing is None or letter.card is None or letter.key in _BARE:
        return
    ticket = letter.card.ticket
    for name, key in _pressable(letter.key, standing):
        label = say(key, minutes=int(name.partition("-")[2])) if key == "console-later" else say(key)
        yield Button(f"{name}:{ticket}", label)


def _pressable(key: str, standing: Standing) -> Iterator[tuple[str, str]]:  # noqa: C901 - one line for each button
    if key == _MEDIA:
        if standing.mine and standing.unheard:
            yield _heard(standing)
        return
    if key in _STRAIGHT:
        yield _STRAIGHT[key]
    if standing.free:
        yield from (("accept", "act-accept"), ("decline", "act-decline"), ("supervisor", "act-supervisor"))
    elif standing.mine:
        yield from (("reached", "console-reached"), ("missed", "console-missed"))
        yield from (("later-30", "console-later"), ("later-60", "console-later"), ("supervisor", "act-supervisor"))
        if standing.unheard:
            yield _heard(standing)
    elif key in _CALLS_FOR_IT:
        yield "supervisor", "act-supervisor"
    else:
        if key.startswith(_ASKS_FOR_MORE):
            yield "more", "group-more"
        return
    if standing.danger:
        yield "safe", "act-safe"
    if standing.mine and standing.live:
        yield "handback", "console-handback"
    if standing.mine:
        yield FORM_CONTACT, "form-contact"
        yield "more", "group-more"


def _heard(standing: Standing) -> tuple[str, str]:
    return "heard", "act-seen" if standing.unseen else "act-heard"
