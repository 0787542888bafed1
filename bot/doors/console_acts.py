"""Presses: a form becomes an act of the centre, and the centre's outcome becomes a sentence."""

from collections import OrderedDict
from collections.abc import Mapping

from fastapi import HTTPException, Request

from bot.centre.keying import SOURCES
from bot.doors.console_room import Room, Said, chosen
from bot.messages import Act, Done, KeyIn, Level, Outcome, Reply
from bot.presses import act_named
from referral.reading import Subject
from referral.urgency import Urgency

MOST_WORDS = 2000
SUBJECTS = tuple(one.value for one in Subject if one not in (Subject.NONE, Subject.UNKNOWN))


class Twice:
    """Remembers forms already sent, so that a second press of the same form says so instead of doing it again."""

    def __init__(self, most: int = 2_000) -> None:
        self._most = most
        self._seen: OrderedDict[str, None] = OrderedDict()

    def first(self, mark: str) -> bool:
        """True the first time a form's mark is seen."""
        if mark in self._seen:
            return False
        self._seen[mark] = None
        while len(self._seen) > self._most:
            self._seen.popitem(last=False)
        return True

    def forget(self, mark: str) -> None:
        """The form did not go through: it may be sent again."""
        self._seen.pop(mark, None)


async def read_form(request: Request) -> dict[str, str]:
    """The text fields of a form; anything else in it is ignored."""
    form = await request.form()
    return {key: value for key, value in form.items() if isinstance(value, str)}


def clean(text: str) -> str:
    """What a worker wrote, as far as it may be long."""
    return tidy(text)[:MOST_WORDS]


def tidy(text: str) -> str:
    """What a worker wrote, without control characters and surrogates that no page can show; nothing is cut off."""
    return "".join(one for one in text.replace("\r\n", "\n") if one == "\n" or one.isprintable()).strip()


def act_of(form: Mapping[str, str]) -> Act:
    """The act a form asks for. Raises HTTPException 404 for a button that does not exist."""
    name, ticket = form.get("act", ""), form.get("ticket", "")
    if name == "level":
        known = act_named("accept", ticket)  # the same rules for the id of a ticket
        if known is None:
            raise HTTPException(404, "none")
        return Level(ticket, form.get("level", ""), form.get("reason", ""))
    found = act_named("accept" if name == "reply" else name, ticket)
    if found is None:
        raise HTTPException(404, "none")
    return Reply(ticket, clean(form.get("words", ""))) if name == "reply" else found


def keyed(room: Room, form: Mapping[str, str]) -> KeyIn | list[str]:
    """A phoned-in request, or the names of the fields that must be looked at again."""
    concerns = tuple(room.centre.pages.concerns)
    words, phone = clean(form.get("words", "")), clean(form.get("phone", ""))
    concern = chosen(form, "concern", concerns)
    urgency = chosen(form, "urgency", tuple(level.code for level in Urgency))
    subject = chosen(form, "subject", SUBJECTS)
    area = chosen(form, "area", tuple(place.id for place in room.unit.communities))
    fields = (("words", words), ("concern", concern), ("urgency", urgency), ("subject", subject))
    wrong = [name for name, value in fields if not value]
    if wrong:
        return wrong
    source = chosen(form, "source", SOURCES) or SOURCES[0]  # which button sent it; Enter sends the first
    return KeyIn(concern, urgency, subject, phone, words, area or None, source)


async def press(room: Room, act: Act, *, mark: str, twice: Twice) -> Said:
    """Let the centre decide, and say what came of it. ``mark`` is "" where pressing again is harmless."""
    if mark and not twice.first(mark):
        return Said(ok=True, text=room.say("console-twice"))
    outcome: Outcome | None = None
    try:
        outcome = await room.centre.act(room.visit.worker.id, act)
    finally:
        if mark and not isinstance(outcome, Done):
            twice.forget(mark)
    return Said(ok=isinstance(outcome, Done), text=room.say(outcome.key, **outcome.args))
