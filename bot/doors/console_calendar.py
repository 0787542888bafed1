"""Calendars to subscribe to: a secret address for one's own shifts or a whole unit's, made and stopped at the desk."""

import hashlib
from dataclasses import dataclass, field
from email.utils import format_datetime
from urllib.parse import urlsplit

import segno
from fastapi import HTTPException, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from bot.centre import calendars, standing
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.doors.console_acts import read_form
from bot.doors.console_entry import Entry
from bot.doors.console_paper import guarded
from bot.doors.console_room import Room, Said
from bot.limit import Limiter
from bot.store import feeds
from referral.station import Station

_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Calendars:
    """The page needs a session; the address itself is the key, so it is as long as a key and told once."""

    centre: Centre
    entry: Entry
    misses: Limiter = field(default_factory=lambda: Limiter(most=30, seconds=60))  # addresses of nobody, per machine

    async def file(self, request: Request, token: str) -> Response:
        """The calendar. Raises HTTPException 404 for an address that is nobody's, 429 for whoever tries many."""
        steady = self.centre.clock.steady()

        def tell(work: Work) -> calendars.Told | None:
            feed = feeds.find(work.conn, token, steady) if len(token) <= _LONGEST else None
            return calendars.tell(work, feed) if feed is not None else None

        told = await self.centre.look(tell)
        if told is None:
            machine = request.client.host if request.client else "?"
            raise HTTPException(404 if self.misses.allow(machine, steady) else 429)
        tag = f'"{hashlib.sha256(told.data).hexdigest()[:32]}"'
        known = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
        same = tag in known or "*" in known
        headers = {
            "ETag": tag,
            "Last-Modified": format_datetime(told.changed, usegmt=True),
            "Cache-Control": "private, no-cache",
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex",
            "Referrer-Policy": "no-referrer",
        }
        if same:
            return Response(status_code=304, headers=headers)
        return Response(told.data, media_type="text/calendar; charset=utf-8", headers=headers)

    async def page(self, request: Request, unit: str = "") -> Response:
        """What is subscribed to, and the way to a new address."""
        room = Room(self.centre, self.entry, await self.entry.visit(request))
        return await self._page(room, unit)

    async def press(self, request: Request) -> Response:
        """A new address, shown once; or the old one stopped."""
        form = await read_form(request)
        room = Room(self.centre, self.entry, await self.entry.press(request, form))
        me, steady = room.visit.worker.id, self.centre.clock.steady()
        whole = form.get("what") == "unit"

        def do(work: Work) -> tuple[str, str]:
            shown = _unit(work, room, form.get("unit", "")).id
            wanted = shown if whole else None
            if form.get("stop"):
                feeds.stop(work.conn, me, wanted, steady)
                return shown, ""
            return shown, feeds.make(work.conn, me, wanted, steady)

        shown, token = await self.centre.work(do)
        if not token:
            response = RedirectResponse(room.url("/desk/roster", unit=shown), 303)
            room.leave_note(response, Said(ok=True, text=room.say("roster-calendar-stopped")))
            return guarded(response, framed=self.entry.demo)
        origin = request.headers.get("origin") or str(request.base_url)  # the press came from our own page
        return await self._page(room, shown, link=f"{origin.rstrip('/')}/roster/{token}.ics", whole=whole)

    async def _page(self, room: Room, unit_id: str, *, link: str = "", whole: bool = False) -> Response:
        steady = self.centre.clock.steady()

        def read(work: Work) -> tuple[Station, frozenset[str]]:
            return _unit(work, room, unit_id), feeds.running(work.conn, room.visit.worker.id, steady)

        unit, running = await self.centre.look(read)
        drawn = (
            segno.make(link, error="m", micro=False).svg_inline(border=4, omitsize=True, light="#fff") if link else ""
        )
        return room.page(
            "roster_calendar.html",
            **room.frame("duty"),
            unit=unit,
            running={"mine": "" in running, "unit": unit.id in running},
            link=link,
            webcal=urlsplit(link)._replace(scheme="webcal").geturl() if link else "",
            whole=whole,
            drawn=Markup(drawn),  # noqa: S704 - squares drawn by the library; the link itself is not in it
            back=room.url("/desk/roster", unit=unit.id),
        )


def _unit(work: Work, room: Room, wanted: str) -> Station:
    units = standing.readable(work, room.visit.worker)
    return work.laid.unit(wanted if wanted in units else units[0])
