"""The presses of a worker, as forms: each is checked at the door, decided by the centre, and answered in words."""

from dataclasses import dataclass, field

from fastapi import HTTPException, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.centre.centre import Centre
from bot.doors.console_acts import Twice, act_of, keyed, press, read_form
from bot.doors.console_aid import FORM as AID
from bot.doors.console_aid import read_aid
from bot.doors.console_entry import LANG_COOKIE, Entry, cookie_name
from bot.doors.console_forms import Sent, press_form, read_sent
from bot.doors.console_pages import VIEWS, desk_page, keyin_form, one_view, ticket_page, to_sign
from bot.doors.console_paper import guarded, page
from bot.doors.console_room import Room, Said, chosen
from bot.messages import Accept, Reply
from bot.store.passes import SESSION_HOURS

_YEAR_S = 365 * 24 * 3600
_LONGEST_ID = 64
_ON_TICKET = ("ticket", "desk")  # where a form stands with its whole ticket around it


@dataclass(frozen=True, slots=True)
class Presses:
    """What can be pressed. Every method but ``enter`` needs a session and its form token."""

    centre: Centre
    entry: Entry
    twice: Twice = field(default_factory=Twice)

    async def enter(self, request: Request, token: str, ticket: str = "") -> Response:
        """Burn the one-time link, and go on to the ticket it was made for, if it names one.

        Raises HTTPException 403 when it is unknown, used or expired.
        """
        session = await self.entry.sign_in(request, token)
        if session is None:
            raise HTTPException(403, "enter")
        named = 0 < len(ticket) <= _LONGEST_ID and ticket.isascii() and ticket.isalnum()
        response = RedirectResponse(f"/desk?ticket={ticket}#mine" if named else "/desk", 303)
        self.entry.keep(response, cookie_name(""), session, SESSION_HOURS * 3600)
        return guarded(response)

    async def act(self, request: Request) -> Response:
        """One button of a card or a ticket."""
        room, form = await self._pressed(request)
        asked = act_of(form)
        mark = f"{room.visit.form_token} {form.get('once')} {asked}" if isinstance(asked, Reply) else ""
        said = await press(room, asked, mark=mark, twice=self.twice)
        opens = asked.ticket if isinstance(asked, Accept) and said.ok else ""
        if request.headers.get("x-desk"):
            return guarded(JSONResponse({"ok": said.ok, "text": said.text, "open": opens}))
        view = chosen(form, "view", VIEWS)
        return self._back(room, said, room.url("/desk", view=view, ticket=form["ticket"]))

    async def form(self, request: Request) -> Response:
        """A short form of a ticket or a task: what came of it, or the form again with what is wrong beside the field.

        Raises HTTPException 404 for a form there is not.
        """
        room, posted = await self._pressed(request)
        sent = read_aid(room, posted) if posted.get("form") == AID else read_sent(posted)
        if sent is None:
            raise HTTPException(404, "none")
        mark = f"{room.visit.form_token} {posted.get('once')} {sent.form}"
        said, again, ticket = await press_form(room, sent, mark=mark, twice=self.twice)
        if request.headers.get("x-desk"):
            return guarded(JSONResponse({"ok": said.ok, "text": said.text, "wrong": again.wrong, "why": again.why}))
        if not said.ok and ticket:
            return await _again(room, posted, ticket, said, again)
        return self._back(room, said, _where(room, posted, ticket))

    async def keyin(self, request: Request, view: str = "") -> Response:
        """A phoned-in request: its number, or the form again with what is wrong."""
        room, form = await self._pressed(request)
        asked = keyed(room, form)
        if isinstance(asked, list):
            fields = room.say("console-comma").join(room.say(f"console-keyin-{name}") for name in asked)
            return keyin_form(room, view=view, given=form, wrong=room.say("console-keyin-wrong", fields=fields))
        mark = f"{room.visit.form_token} {form.get('once')}"
        said = await press(room, asked, mark=mark, twice=self.twice)
        if not said.ok:
            return keyin_form(room, view=view, given=form, wrong=said.text)
        return self._back(room, said, room.url("/desk", view=one_view(view)))

    async def lang(self, request: Request) -> Response:
        """The language this browser shows the desk in."""
        room, form = await self._pressed(request)
        response = RedirectResponse(room.url("/desk"), 303)
        self.entry.keep(response, LANG_COOKIE, chosen(form, "lang", self.centre.station.languages), _YEAR_S)
        return guarded(response, framed=self.entry.demo)

    async def out(self, request: Request) -> Response:
        """End the session, here and in the database."""
        room, _ = await self._pressed(request)
        await self.entry.sign_out(room.visit)
        title, text = room.say("console-signed-out-title"), room.say("console-signed-out")
        response = page("note.html", say=room.say, title=title, text=text, back="", framed=self.entry.demo)
        response.delete_cookie(cookie_name(room.visit.seat), path="/")
        return response

    async def _pressed(self, request: Request) -> tuple[Room, dict[str, str]]:
        form = await read_form(request)
        return Room(self.centre, self.entry, await self.entry.press(request, form)), form

    def _back(self, room: Room, said: Said, where: str) -> Response:
        """To the page again, so that a reload presses nothing; what came of it travels as a signed note."""
        response = RedirectResponse(where, 303)
        room.leave_note(response, said)
        return guarded(response, framed=self.entry.demo)


async def _again(room: Room, posted: dict[str, str], ticket: str, said: Said, sent: Sent) -> Response:
    """The page the form stood on, with what was wrong and the answers given."""
    back = posted.get("back")
    if back == "sign":
        return await to_sign(room, said=said, sent=sent)
    if back in _ON_TICKET:
        return await ticket_page(room, ticket, said=said, sent=sent)
    return await desk_page(room, view=chosen(posted, "view", VIEWS), said=said, sent=sent)


def _where(room: Room, posted: dict[str, str], ticket: str) -> str:
    """Back to where the form stood."""
    back = posted.get("back")
    if back == "ticket" and ticket:
        return room.url(f"/desk/ticket/{ticket}")
    if back == "sign":
        return room.url("/desk/sign")
    mine = ticket if back in _ON_TICKET else ""
    return room.url("/desk", view=chosen(posted, "view", VIEWS), ticket=mine) + "#mine"
