"""The demo page: a resident's phone, the group's view and one worker's view side by side, on a clock that jumps."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any, Protocol
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.centre.centre import Centre
from bot.doors.console import plain_errors
from bot.doors.console_entry import Entry, cookie_name
from bot.doors.console_pages import one_view
from bot.doors.console_paper import Say, guarded, page
from bot.store.passes import SESSION_HOURS
from referral.roles import may

CHAT_COOKIE = "linli"  # the residents' door knows its browsers by it: linli-<seat> in the demo
Warp = Callable[[timedelta], Awaitable[None]]
_MORNING = time(8, 30)
_STEPS = {"minutes": timedelta(minutes=10), "hour": timedelta(hours=1)}


class Story(Protocol):
    """The self-playing story, as the page drives it."""

    @property
    def chapters(self) -> Sequence[tuple[str, str]]:
        """Id and title of each."""
        ...

    @property
    def seat(self) -> str:
        """The resident's seat of the chapter now on."""
        ...

    @property
    def passes(self) -> Mapping[str, str]:
        """Seat: what a browser shows the chat to sit there."""
        ...

    def state(self) -> Mapping[str, Any]:
        """``chapter`` (id or ""), ``playing`` (bool), ``text`` (what is happening now)."""
        ...

    async def play(self, chapter: str) -> None:
        """Start a chapter, or go on with it after a pause."""
        ...

    async def pause(self) -> None:
        """Hold the story where it is."""
        ...

    async def take_over(self) -> None:
        """The visitor goes on by hand; the story stops."""
        ...


def demo_routes(centre: Centre, story: Story, *, warp: Warp, chat: str = "/chat") -> APIRouter:
    """``/`` and its controls. ``warp`` moves the civil clock on by a span; ``chat`` is where the resident's chat lives.

    For a demo station only: every worker's seat is signed in without a link. Raises ValueError for any other.
    """
    if not centre.station.demo:
        raise ValueError(f"station {centre.station.id} is real: its desk has no open seats")
    entry = Entry(centre, demo=True, secure=False)
    demo = Demo(centre, story, entry, warp, chat)
    router = APIRouter(route_class=plain_errors(centre, entry), max_body_size=4096)
    router.add_api_route("/", demo.page, methods=["GET"], include_in_schema=False)
    router.add_api_route("/demo/state", demo.state, methods=["GET"], include_in_schema=False)
    router.add_api_route("/demo/phone", demo.phone, methods=["GET"], include_in_schema=False)
    router.add_api_route("/demo/sit/{worker}", demo.sit, methods=["GET"], include_in_schema=False)
    router.add_api_route("/demo/story/{deed}", demo.tell, methods=["POST"], include_in_schema=False)
    router.add_api_route("/demo/clock/{step}", demo.move_clock, methods=["POST"], include_in_schema=False)
    return router


class Demo:
    """The page and what its buttons do."""

    def __init__(self, centre: Centre, story: Story, entry: Entry, warp: Warp, chat: str) -> None:
        self._centre, self._story, self._entry, self._warp, self._chat = centre, story, entry, warp, chat

    async def page(self, request: Request) -> Response:
        """Three panes, the clock, the story."""
        say = Say(self._centre.words, self._entry.lang(request))
        workers = [one for one in self._centre.station.workers if may(one.role, "Board")]
        return page(
            "demo.html",
            say=say,
            station=self._centre.station,
            workers=workers,
            chapters=self._story.chapters,
            now=self._now(say),
            **self._told(),
        )

    async def state(self, request: Request) -> Response:
        """What the page shows of clock and story; asked for every second or two."""
        say = Say(self._centre.words, self._entry.lang(request))
        return guarded(JSONResponse({"now": self._now(say), **self._told()}))

    async def phone(self, request: Request) -> Response:
        """Put this browser into the seat of the resident now on the stage, and open the chat there."""
        seat = self._story.seat
        query = urlencode({"seat": seat, "lang": self._entry.lang(request)})
        response = RedirectResponse(f"{self._chat}?{query}", 303)
        if seat in self._story.passes:
            self._entry.keep(response, f"{CHAT_COOKIE}-{seat}", self._story.passes[seat], SESSION_HOURS * 3600)
        return guarded(response, framed=True)

    async def sit(self, request: Request, worker: str, view: str = "") -> Response:
        """Take a worker's seat in this browser and open the desk there. Raises HTTPException 404 for no such seat."""
        found = self._centre.station.worker(worker)
        if found is None or not may(found.role, "Board"):
            raise HTTPException(404, "none")
        token = await self._entry.sit(request, worker)
        view = one_view(view)
        response = RedirectResponse(f"/desk?seat={worker}" + (f"&view={view}" if view else ""), 303)
        self._entry.keep(response, cookie_name(worker), token, SESSION_HOURS * 3600)
        return guarded(response, framed=True)

    async def tell(self, request: Request, deed: str) -> Response:
        """``pause``, ``take-over``, or a chapter's id to play. Raises HTTPException 403 or 404."""
        self._entry.same_site(request)
        if deed == "pause":
            await self._story.pause()
        elif deed == "take-over":
            await self._story.take_over()
        elif deed in {chapter for chapter, _ in self._story.chapters}:
            await self._story.play(deed)
        else:
            raise HTTPException(404, "none")
        return await self._answer(request)

    async def move_clock(self, request: Request, step: str) -> Response:
        """``minutes`` (ten), ``hour``, or ``morning`` (to 8:30 of the next day). Raises HTTPException 403 or 404."""
        self._entry.same_site(request)
        now = self._centre.clock.now()
        if step == "morning":
            await self._warp(self._morning(now) - now)
        elif step in _STEPS:
            await self._warp(_STEPS[step])
        else:
            raise HTTPException(404, "none")
        return await self._answer(request)

    async def _answer(self, request: Request) -> Response:
        """The state for the page's script; the page itself where there is no script."""
        if request.headers.get("x-desk"):
            return await self.state(request)
        return guarded(RedirectResponse("/", 303))

    def _morning(self, now: datetime) -> datetime:
        local = now.astimezone(self._centre.station.tz)
        day = local.date() if local.time() < _MORNING else local.date() + timedelta(days=1)
        return datetime.combine(day, _MORNING, self._centre.station.tz)

    def _now(self, say: Say) -> str:
        now = self._centre.clock.now()
        local = now.astimezone(self._centre.station.tz)
        day = say(f"console-day-{local.weekday()}")
        return say("demo-now", date=f"{local:%m-%d}", day=day, time=f"{local:%H:%M}")

    def _told(self) -> dict[str, Any]:
        state = self._story.state()
        return {
            "chapter": str(state.get("chapter", "")),
            "playing": bool(state.get("playing")),
            "text": str(state.get("text", "")),
            "seat": self._story.seat,
        }
