"""Who is at the console: the session cookie, the token every form carries, and how often anybody may knock."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import HTTPException, Request
from starlette.responses import Response

from bot.centre.centre import Centre
from bot.limit import Limiter
from bot.store import passes
from referral.station import Role, Worker

COOKIE = "linli_desk"
LANG_COOKIE = "linli_desk_lang"
VOLUNTEERS = frozenset({Role.VOLUNTEER, Role.LEADER})
_THEIRS = frozenset({"/desk", "/desk/live", "/desk/events", "/desk/form", "/desk/lang", "/desk/out"})
_SEAT = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


@dataclass(frozen=True, slots=True)
class Visit:
    """A signed-in worker's request. ``token`` is the session's secret: it makes form tokens and is never shown."""

    worker: Worker
    token: str
    seat: str
    lang: str

    def seal(self, purpose: str) -> str:
        """A word only this session can make: the form token, or the signature of a note to itself."""
        return hmac.new(self.token.encode(), purpose.encode(), hashlib.sha256).hexdigest()

    @property
    def form_token(self) -> str:
        """What every form of this session carries."""
        return self.seal("form")


def seat_of(request: Request, *, demo: bool) -> str:
    """The demo's seat, so that one browser can hold several workers; "" otherwise, and for anything odd."""
    if not demo:
        return ""
    seat = request.headers.get("x-seat") or request.query_params.get("seat", "")
    return seat if len(seat) <= 24 and set(seat) <= _SEAT else ""


def cookie_name(seat: str) -> str:
    """The session cookie's name for a seat."""
    return f"{COOKIE}_{seat}" if seat else COOKIE


class Entry:
    """The door-keeper of the console: signs in and out, knows who is there, and slows down guessing."""

    def __init__(self, centre: Centre, *, demo: bool, secure: bool, origins: Sequence[str] = ()) -> None:
        self._centre = centre
        self.demo = demo
        self._secure = secure
        self._origins = frozenset(origins)
        self._keys = Limiter(most=10, seconds=60)  # one-time links tried, per machine
        self._seats = Limiter(most=60, seconds=60)  # the demo's open seats, per machine
        self._forged = Limiter(most=60, seconds=60)  # cookies that were nobody's, per machine
        self._presses = Limiter(most=120, seconds=60)  # per session; a busy hour is far below

    async def sign_in(self, request: Request, token: str) -> str | None:
        """Burn a one-time link: the session's token, or None. Raises HTTPException 429 when tried too often."""
        now = self._centre.clock.steady()
        self.same_site(request)
        if not self._keys.allow(_machine(request), now):
            raise HTTPException(429, "often")
        return await self._centre.store.turn(lambda conn: passes.use_link(conn, token, now))

    async def sit(self, request: Request, worker_id: str) -> str:
        """The demo's way in: the session this browser already holds at the worker's seat, or a new one."""
        now = self._centre.clock.steady()
        held = request.cookies.get(cookie_name(worker_id), "")
        if held and await self._centre.store.look(lambda conn: passes.who(conn, held, now)) == worker_id:
            return held
        if not self._seats.allow(_machine(request), now):
            raise HTTPException(429, "often")
        return await self._centre.store.turn(lambda conn: passes.open_session(conn, worker_id, now))

    async def sign_out(self, visit: Visit) -> None:
        """End the session behind this visit."""
        now = self._centre.clock.steady()
        await self._centre.store.turn(lambda conn: passes.sign_out(conn, visit.token, now))

    async def visit(self, request: Request) -> Visit:
        """Who is asking. Raises HTTPException 401 for no session, a forged one or one that has ended.

        A volunteer has one page: 404 for every other.
        """
        seat = seat_of(request, demo=self.demo)
        token = request.cookies.get(cookie_name(seat), "")
        now = self._centre.clock.steady()
        worker = None
        if token:
            known = await self._centre.store.look(lambda conn: passes.who(conn, token, now))
            worker = self._centre.organisation.worker(known) if known else None  # a leaver is no longer on the page
            if worker is None and not self._forged.allow(_machine(request), now):
                raise HTTPException(429, "often")
        if worker is None:
            raise HTTPException(401, "out")
        if worker.role in VOLUNTEERS and request.url.path not in _THEIRS:
            raise HTTPException(404, "none")
        return Visit(worker, token, seat, self.lang(request))

    async def press(self, request: Request, form: Mapping[str, str]) -> Visit:
        """Who is pressing, after every check. Raises HTTPException 401, 403 (form token, origin) or 429."""
        visit = await self.visit(request)
        self.same_site(request)
        if not hmac.compare_digest(form.get("token", "").encode(), visit.form_token.encode()):
            raise HTTPException(403, "form")
        if not self._presses.allow(visit.form_token, self._centre.clock.steady()):
            raise HTTPException(429, "often")
        return visit

    def lang(self, request: Request) -> str:
        """The worker's chosen language, else the station's first."""
        chosen = request.cookies.get(LANG_COOKIE, "")
        known = self._centre.station.languages
        return chosen if chosen in known else known[0]

    def keep(self, response: Response, name: str, value: str, seconds: int) -> None:
        """Set a cookie of the console: never readable by a script, never sent from another site's form."""
        response.set_cookie(name, value, max_age=seconds, path="/", httponly=True, samesite="lax", secure=self._secure)

    def same_site(self, request: Request) -> None:
        """A form must come from our own page; a browser too old to say so still needs the form token.

        Raises HTTPException 403 for a form of another site.
        """
        origin = request.headers.get("origin")
        ours = origin in self._origins or (origin or "").partition("://")[2] == request.headers.get("host")
        if origin is not None and not ours:
            raise HTTPException(403, "form")
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise HTTPException(403, "form")


def _machine(request: Request) -> str:
    return request.client.host if request.client else "?"
