"""The pages a worker reads: the desk, one ticket, a phoned-in form, who is on duty. Reading changes nothing."""

from dataclasses import dataclass

from fastapi import HTTPException, Request
from starlette.responses import RedirectResponse, Response

from bot.centre.centre import Centre
from bot.centre.keying import SOURCES
from bot.doors.console_acts import SUBJECTS
from bot.doors.console_cards import SHAPES
from bot.doors.console_desk import desk, one_card
from bot.doors.console_duty import duty_page
from bot.doors.console_entry import VOLUNTEERS, Entry
from bot.doors.console_forms import Sent
from bot.doors.console_live import events
from bot.doors.console_media import media_response
from bot.doors.console_mine import found
from bot.doors.console_paper import Say, guarded, once, page, static_file
from bot.doors.console_reach import reach_page
from bot.doors.console_room import Room, Said
from bot.doors.console_roster import asked_of
from bot.doors.console_sign import sign_page
from bot.doors.console_ticket import opened
from bot.doors.console_volunteer import volunteer_page
from bot.messages import Refused
from referral.roles import may

VIEWS = ("group", "mine")


@dataclass(frozen=True, slots=True)
class Pages:
    """What can be looked at. Every method but ``enter`` and ``static`` needs a session."""

    centre: Centre
    entry: Entry

    async def room(self, request: Request) -> Room:
        """The visitor's room. Raises HTTPException 401 when nobody is signed in."""
        return Room(self.centre, self.entry, await self.entry.visit(request))

    async def static(self, name: str, v: str = "") -> Response:
        """Style, script, picture."""
        return static_file(name, v)

    async def enter(self, request: Request, token: str) -> Response:  # noqa: ARG002 - looking burns nothing
        """One button: a link preview must not use up the link."""
        say = Say(self.centre.words, self.entry.lang(request))
        return page("enter.html", say=say, station=self.centre.station.called(say.lang))

    async def desk(self, request: Request, view: str = "", ticket: str = "") -> Response:
        """Group and mine, or one of them."""
        room, view = await self.room(request), one_view(view)
        said = room.read_note(request)
        response = await desk_page(room, view=view, ticket=ticket, said=said)
        if said:
            room.forget_note(response)
        return response

    async def live(self, request: Request, view: str = "", ticket: str = "", seen: str = "") -> Response:
        """The panes alone, for an open desk that looks again."""
        room, view = await self.room(request), one_view(view)
        if room.visit.worker.role in VOLUNTEERS:
            return room.page("_errands.html", **room.frame("mine"), **await volunteer_page(room))
        values = await desk(room, view=view, ticket=ticket, seen=seen)
        return room.page("_panes.html", **room.frame(view, view=view), **values)

    async def events(self, request: Request) -> Response:
        """The line that says when to look again."""
        return events(await self.room(request))

    async def ticket(self, request: Request, ticket: str) -> Response:
        """One ticket. Raises HTTPException 404 alike for no such ticket and for somebody else's."""
        room = await self.room(request)
        said = room.read_note(request)
        response = await ticket_page(room, ticket, said=said)
        if said:
            room.forget_note(response)
        return response

    async def find(self, request: Request, number: str = "") -> Response:
        """The ticket of a number, opened where it is theirs; else a sentence that is the same for none at all."""
        room = await self.room(request)
        ticket, said = await found(room, number)
        response = RedirectResponse(room.url(f"/desk/ticket/{ticket}") if ticket else room.url("/desk") + "#mine", 303)
        if not ticket:
            room.leave_note(response, said)
        return guarded(response, framed=self.entry.demo)

    async def sign(self, request: Request) -> Response:
        """What waits for this supervisor's signature. Raises HTTPException 404 for who signs nothing."""
        room = await self.room(request)
        said = room.read_note(request)
        response = await to_sign(room, said=said)
        if said:
            room.forget_note(response)
        return response

    async def media(self, request: Request, media: str) -> Response:
        """A voice note. Raises HTTPException 404 alike for none and for somebody else's."""
        room = await self.room(request)
        found = await self.centre.media(room.visit.worker.id, media)
        if isinstance(found, Refused):
            raise HTTPException(404, "none")
        return guarded(media_response(*found, request.headers.get("range", "")), framed=self.entry.demo)

    async def keyin(self, request: Request, view: str = "") -> Response:
        """The empty form of a phoned-in request."""
        return keyin_form(await self.room(request), view=view)

    async def duty(self, request: Request, view: str = "") -> Response:
        """Who is on duty now and next, and who can be reached."""
        room = await self.room(request)
        said = room.read_note(request)
        frame = room.frame("duty", view=one_view(view), said=said)
        response = room.page("duty.html", **frame, **duty_page(room), **await reach_page(room), **await asked_of(room))
        if said:
            room.forget_note(response)
        return response

    async def nowhere(self, rest: str) -> Response:
        """Any other address. Raises HTTPException 404."""
        if not rest:
            return RedirectResponse("/desk", 303)
        raise HTTPException(404, "none")


async def desk_page(
    room: Room, *, view: str = "", ticket: str = "", said: Said | None = None, sent: Sent | None = None
) -> Response:
    """The panes; a volunteer's errands and nothing else. ``sent``: with a form that was refused."""
    status = 422 if sent else 200
    if room.visit.worker.role in VOLUNTEERS:
        frame = room.frame("mine", said=said)
        return room.page("volunteer.html", status=status, **frame, **await volunteer_page(room, sent))
    frame = room.frame(view or "group", view=view, said=said)
    values = await desk(room, view=view, ticket=ticket, sent=sent)
    return room.page("desk.html", status=status, **frame, **values)


async def to_sign(room: Room, *, said: Said | None = None, sent: Sent | None = None) -> Response:
    """The page of signatures. Raises HTTPException 404 for who signs nothing."""
    if not may(room.visit.worker.role, "Sign"):
        raise HTTPException(404, "none")
    frame = room.frame("mine", said=said)
    return room.page("sign.html", status=422 if sent else 200, **frame, **await sign_page(room, sent))


async def ticket_page(room: Room, ticket: str, *, said: Said | None = None, sent: Sent | None = None) -> Response:
    """One ticket laid open; ``sent``: with a form that was refused, its answers kept. Raises HTTPException 404."""
    details = await opened(room, ticket, sent)
    if details is None:
        raise HTTPException(404, "none")
    one = await one_card(room, details.card)
    frame = room.frame("mine", view="mine", said=said)
    return room.page("ticket.html", status=422 if sent else 200, **frame, one=one, details=details, back="ticket")


def one_view(view: str) -> str:
    """The view asked for, or "" for both."""
    return view if view in VIEWS else ""


def keyin_form(room: Room, *, view: str, given: dict[str, str] | None = None, wrong: str = "") -> Response:
    """The form of a phoned-in request; with what was given and what is wrong with it, after a refusal."""
    say = room.say
    groups: dict[str, list[tuple[str, str]]] = {}
    for concern in room.centre.pages.concerns.values():
        groups.setdefault(concern.group, []).append((concern.code, say.label("concern", concern.code)))
    empty = dict.fromkeys(("words", "concern", "urgency", "subject", "phone", "area"), "")
    return room.page(
        "keyin.html",
        status=422 if wrong else 200,
        **room.frame("keyin", view=one_view(view)),
        concerns=[(say(f"console-group-{group}"), members) for group, members in sorted(groups.items())],
        subjects=[(code, say(f"console-subject-{code}")) for code in SUBJECTS],
        shapes=list(SHAPES.items()),
        given={**empty, **(given or {})},
        wrong=wrong,
        once=once(),
        sources=SOURCES,
    )
