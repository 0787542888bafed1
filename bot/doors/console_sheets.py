"""交接班 at the console: hand-over sheets, claims one is asked to take over, and one's own; as forms and on paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import HTTPException, Request
from starlette.responses import RedirectResponse, Response

from bot.centre import sheet_views
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.centre.sheet_views import Claim, Seen
from bot.doors.console_acts import Twice, press, read_form
from bot.doors.console_cards import SHAPES
from bot.doors.console_entry import Entry
from bot.doors.console_pages import VIEWS, one_view
from bot.doors.console_paper import guarded
from bot.doors.console_room import Room, chosen
from bot.messages import Act, HandOver
from bot.presses import act_named

_PRESSES = ("sheet-sign", "sheet-take", "line-take", "takeover")
_REASONS = ("busy", "off", "conflict", "skill")
_ALL_REASONS = ("busy", "off")  # what can be so of a whole sheet
_LONGEST_ID = 64


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet, in words."""

    id: int
    number: str
    level: str
    shape: str
    urgency: str
    kind: str
    due: str
    late: bool
    state: str  # open · taken · refused · off
    said: str


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet, in words."""

    id: int
    title: str
    state: str
    late: bool
    given: str
    rows: tuple[Row, ...]
    may_sign: bool
    may_take: bool
    left: int


@dataclass(frozen=True, slots=True)
class Held:
    """A claim that may change hands, in words."""

    id: str
    number: str
    level: str
    shape: str
    urgency: str
    concern: str
    due: str
    owner: str
    waits: str
    to: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """What can be looked at and pressed. All needs a session, a press its form token."""

    centre: Centre
    entry: Entry
    twice: Twice = field(default_factory=Twice)

    async def page(self, request: Request, view: str = "", sheet: str = "") -> Response:
        """Everything; or one sheet alone, for the printer."""
        room = Room(self.centre, self.entry, await self.entry.visit(request))
        said = room.read_note(request)
        frame = room.frame("handover", view=one_view(view), said=said)
        values = await _values(room, int(sheet) if sheet.isascii() and sheet.isdecimal() else None)
        response = room.page("handover.html", **frame, **values)
        if said:
            room.forget_note(response)
        return response

    async def press(self, request: Request) -> Response:
        """One button: sign, take over, refuse, hand to somebody. Raises HTTPException 404 for one there is not."""
        form = await read_form(request)
        room = Room(self.centre, self.entry, await self.entry.press(request, form))
        said = await press(room, act_of(form), mark="", twice=self.twice)
        response = RedirectResponse(room.url("/desk/handover", view=chosen(form, "view", VIEWS)), 303)
        room.leave_note(response, said)
        return guarded(response, framed=self.entry.demo)


def act_of(form: Mapping[str, str]) -> Act:
    """The act a form asks for. Raises HTTPException 404 for a button that does not exist."""
    name, about = form.get("act", ""), form.get("about", "")
    found: Act | None = None
    if name == "handover":
        to = form.get("to", "")
        known = all(0 < len(one) <= _LONGEST_ID and one.isascii() for one in (to, about)) and about.isalnum()
        found = HandOver(about, to) if known else None
    elif name in _PRESSES:
        found = act_named(name, about)
    elif name in ("sheet-refuse", "line-refuse", "keepout"):
        reason = chosen(form, "reason", _ALL_REASONS if name == "sheet-refuse" else _REASONS)
        found = act_named(f"{name.removesuffix('-refuse')}-{reason}", about)
    if found is None:
        raise HTTPException(404, "none")
    return found


async def _values(room: Room, only: int | None) -> dict[str, Any]:
    worker = room.visit.worker

    def read(work: Work) -> tuple[tuple[Seen, ...], tuple[Claim, ...], tuple[Claim, ...]]:
        found = sheet_views.sheets(work, worker)
        if only is not None:
            return tuple(one for one in found if one.id == only), (), ()
        return found, sheet_views.asked(work, worker), sheet_views.own(work, worker)

    sheets, asked, own = await room.centre.look(read)
    if only is not None and not sheets:
        raise HTTPException(404, "none")
    say = room.say
    return {
        "sheets": [_sheet(room, one) for one in sheets],
        "asked": [_held(room, one) for one in asked],
        "own": [_held(room, one) for one in own],
        "reasons": [(one, say(f"reason-{one}")) for one in _REASONS],
        "all_reasons": [(one, say(f"reason-{one}")) for one in _ALL_REASONS],
        "alone": only is not None,
    }


def _name(room: Room, worker_id: str) -> str:
    return room.called(f"worker:{worker_id}")


def _sheet(room: Room, one: Seen) -> Page:
    say, units = room.say, room.centre.organisation.units
    unit = units.get(one.unit, room.unit).called(say.lang)
    taker = _name(room, one.taker) if one.taker else say("console-handover-nobody")
    slots = {"unit": unit, "when": room.times.on(one.at), "giver": _name(room, one.giver), "taker": taker}
    given = "console-handover-given" if one.given else "console-handover-not-given"
    rows = tuple(
        Row(
            line.id,
            line.number or say("sheet-no-number"),
            line.urgency.lower(),
            SHAPES.get(line.urgency, ""),
            say(f"urgency-{line.urgency}") if line.urgency else "",
            say.label("sheet-kind", line.kind),
            room.times.at(line.due) if line.due else "",
            line.due is not None and line.due < room.times.now and line.state == "open",
            line.state,
            _state(room, line.state, line.why),
        )
        for line in one.lines
    )
    return Page(
        one.id,
        say("console-handover-sheet", **slots),
        say(f"console-handover-state-{one.state}"),
        one.late,
        say(given, worker=_name(room, one.giver)),
        rows,
        one.may_sign,
        one.may_take and any(row.state == "open" for row in rows),
        sum(row.state == "open" for row in rows),
    )


def _state(room: Room, state: str, why: str) -> str:
    if state == "refused":
        plain = not why or why == "conflict"
        return room.say("console-handover-line-refused", reason=room.say("reason-plain" if plain else f"reason-{why}"))
    return room.say(f"console-handover-line-{state}")


def _held(room: Room, one: Claim) -> Held:
    say, card = room.say, one.card
    waits = say("console-comma").join(_name(room, who) for who in one.asked)
    return Held(
        card.ticket,
        card.number,
        card.urgency.lower(),
        SHAPES[card.urgency],
        say(f"urgency-{card.urgency}"),
        say.label("concern", card.concern),
        room.times.at(one.due) if one.due else "",
        say("console-handover-from", worker=_name(room, one.owner)),
        say("console-handover-waits", worker=waits) if waits else "",
        tuple((worker.id, worker.called(say.lang)) for worker in one.to),
    )
