"""协办救助申请: what a centre's answer pages say of a procedure as a list to tick off; each state of it is a record."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from bot.centre.casebook import RECORDED, Happened, as_it_holds
from bot.centre.tickets import Ticket
from bot.doors.console_forms import Sent
from bot.doors.console_room import Room, chosen
from referral.answer import Answer

FORM = "aid"  # what the form is called when it is sent; kept, it is an ordinary record
STATES = ("prepare", "handed", "waiting", "granted", "refused")
_DONE, _OPEN = "☑", "☐"


@dataclass(frozen=True, slots=True)
class Aid:
    """One procedure somebody is helped with."""

    id: str
    about: str
    title: str
    lines: tuple[tuple[str, bool], ...]  # what the page says, and whether it was ticked off last
    state: str
    states: tuple[tuple[str, str], ...]
    source: str
    url: str
    once: str


def aids(room: Room, ticket: Ticket, told: tuple[Happened, ...], state: str) -> tuple[Aid, ...]:
    """The procedures of the ticket's concerns, as they were last written down."""
    concerns = {ticket.concern, *ticket.also}
    return tuple(
        _aid(room, ticket, answer, told, state)
        for answer in room.centre.pages.answers.values()
        if answer.concern in concerns
    )


def _aid(room: Room, ticket: Ticket, answer: Answer, told: tuple[Happened, ...], state: str) -> Aid:
    say, lang = room.say, room.centre.house.lang
    kept = _kept(room, answer, told)
    found = next((one for one in STATES if kept and kept[0] == _head(room, answer, one)), STATES[0])
    return Aid(
        id=answer.id,
        about=ticket.id,
        title=answer.title(lang),
        lines=tuple((line, f"{_DONE} {line}" in kept) for line in _lines(answer, lang)),
        state=found,
        states=tuple((one, say(f"console-aid-{one}")) for one in STATES),
        source=say("console-aid-source", title=answer.source_title, on=f"{answer.checked_on:%Y-%m-%d}"),
        url=answer.source_url,
        once=hashlib.sha256(f"{state} {answer.id}".encode()).hexdigest()[:16],
    )


def read_aid(room: Room, posted: Mapping[str, str]) -> Sent | None:
    """The list as it was sent: a record in the centre's own language. None for a procedure there is not."""
    answer, about = room.centre.pages.answers.get(posted.get("aid", "")), posted.get("about", "")
    if answer is None or not (0 < len(about) <= 64 and about.isascii() and about.isalnum()):
        return None
    lines = _lines(answer, room.centre.house.lang)
    ticked = [f"{_DONE if posted.get(f'l-{at}') else _OPEN} {line}" for at, line in enumerate(lines)]
    head = _head(room, answer, chosen(posted, "state", STATES) or STATES[0])
    return Sent("record", about, {"kind": "note", "words": "\n".join([head, *ticked])})


def _lines(answer: Answer, lang: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in answer.text(lang).splitlines() if line.strip())


def _head(room: Room, answer: Answer, state: str) -> str:
    words, lang = room.centre.words, room.centre.house.lang
    return words.say(lang, "console-aid-head", title=answer.title(lang), state=words.say(lang, f"console-aid-{state}"))


def _kept(room: Room, answer: Answer, told: tuple[Happened, ...]) -> list[str]:
    """The newest record of this procedure, line by line."""
    heads = {_head(room, answer, one) for one in STATES}
    for one in reversed(told):
        lines = as_it_holds(one).splitlines() if one.kind == RECORDED else []
        if lines and lines[0] in heads:
            return lines
    return []
