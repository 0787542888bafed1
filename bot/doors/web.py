"""The residents' web chat as a door: its pages, its lines, 取件码, the kiosk, leaving at once, one line to embed it."""

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from urllib.parse import parse_qs

import structlog
from fastapi import APIRouter, Request
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, Response
from starlette.websockets import WebSocket

from bot.centre.centre import Centre
from bot.doors.web_code import Codes
from bot.doors.web_frames import FRAME_MOST, Out, Ping, Said, Unusable, read_frame
from bot.doors.web_line import Lines
from bot.doors.web_media import Shown
from bot.doors.web_pages import Front, by_of, machine, same_site, seat_of, static_file
from bot.doors.web_talk import Talk
from bot.doors.web_visitors import Visitor, Visitors
from bot.doors.web_voice import Voices
from bot.messages import Left
from bot.store.outage import StoreDown

log = structlog.get_logger("web")
LEAVE_TO = "https://www.weather.com.cn/"
COOKIE = "linli"
_COOKIE_S = 90 * 24 * 3600


def web_routes(  # noqa: PLR0913 - each is a setting of its own
    centre: Centre,
    *,
    demo: bool,
    open_doors: Callable[[], bool],
    leave_to: str = LEAVE_TO,
    framed_by: Sequence[str] = (),
    origins: Sequence[str] = (),
    notices: Mapping[str, str] | None = None,
    secret: bytes | None = None,
    secure: bool = False,
) -> APIRouter:
    """The door. While ``open_doors()`` is false, its pages only say so and give telephone numbers.

    ``leave_to``: where 快速离开 goes. ``framed_by``: sites that may embed the chat. ``origins``: our own public
    addresses (``https://…``) where a proxy changes the Host header. ``secret``: stamps the passes; the same in every
    process and after every start, or a resident who had not spoken yet starts afresh. ``secure``: residents come by
    https, although the last stretch, from a proxy, may be plain. uvicorn's ``ws_max_size`` must be 1 MB or more.
    """
    front = Front(centre, demo, leave_to, tuple(framed_by), notices or {})
    visitors = Visitors(centre, secret or secrets.token_bytes(32))
    web = Web(centre, front, visitors, open_doors=open_doors, origins=frozenset(origins), secure=secure)
    router = APIRouter()
    pages: dict[str, Callable[..., Awaitable[Response]]] = {
        "/": web.chat,
        "/c": web.chat,
        "/kiosk": web.kiosk,
        "/code": web.code,
        "/notice": web.notice,
    }
    gets: dict[str, Callable[..., Awaitable[Response]]] = pages | {
        "/left": web.left,
        "/words": web.words,
        "/embed.js": web.embed,
        "/chat/{name}": web.static,
        "/media/{media}": web.media,
    }
    for path, page in (gets | {"/poll": web.poll}).items():
        router.add_api_route(path, page, methods=["GET"], include_in_schema=False)
    for path, post in {"/say": web.say, "/voice": web.voice, "/leave": web.leave, "/code": web.try_code}.items():
        router.add_api_route(path, post, methods=["POST"], include_in_schema=False)
    router.add_api_websocket_route("/ws", web.socket)
    return router


class Web:
    """What each address of the door does."""

    def __init__(  # noqa: PLR0913 - put together by web_routes alone
        self,
        centre: Centre,
        front: Front,
        visitors: Visitors,
        *,
        open_doors: Callable[[], bool],
        origins: frozenset[str],
        secure: bool,
    ) -> None:
        self._centre, self._front, self._visitors = centre, front, visitors
        self._open, self._origins, self._secure = open_doors, origins, secure
        self._lines = Lines(centre, visitors, front.href)
        self._codes = Codes(centre)
        self._voices = Voices(centre, visitors)
        self._shown = Shown(centre, visitors)

    # ---- pages ----

    async def chat(self, request: Request) -> Response:
        """The chat. A browser without a pass of ours gets one; nothing is stored before the resident speaks."""
        if not self._open():
            return self._front.page(request, "closed.html")
        cookie = self._cookie(request)
        try:
            visitor = await self._visitors.find(cookie)
        except StoreDown:  # the page opens all the same: it holds the telephone numbers, and the words until later
            return self._front.chat(request, carried="", known=False)
        if visitor is not None:
            return self._front.chat(request, carried="", known=visitor.address is not None)
        carried = self._visitors.issue()
        response = self._front.chat(request, carried=carried, known=False)
        self._keep(request, response, carried, _COOKIE_S)
        return response

    async def kiosk(self, request: Request) -> Response:
        """The chat on a shared machine: its pass lives and dies with the page."""
        if not self._open():
            return self._front.page(request, "closed.html")
        return self._front.chat(request, carried=self._visitors.issue(kiosk=True), known=False, kiosk=True)

    async def notice(self, request: Request) -> Response:
        """How words are kept."""
        return self._front.notice(request)

    async def left(self, request: Request) -> Response:
        """Where the demo goes instead of the weather."""
        return self._front.page(request, "left.html")

    async def words(self, request: Request) -> Response:
        """The page's words in another language."""
        return JSONResponse(
            self._front.told(self._front.lang(request), by=by_of(request.query_params)),
            headers={"Cache-Control": "no-store"},
        )

    async def embed(self, request: Request) -> Response:
        """The script of the one line."""
        return self._front.embed(request)

    async def static(self, request: Request, name: str) -> Response:
        """Style and script."""
        return static_file(name, request.query_params.get("v", ""))

    async def code(self, request: Request) -> Response:
        """Where six digits are asked for."""
        return self._front.page(request, "code.html", answer="")

    async def try_code(self, request: Request) -> Response:
        """The true status behind six digits."""
        typed = parse_qs(await _body(request, 1_000) or "").get("code", [""])[0]
        answer = await self._codes.look_up(typed, machine(request.client), self._front.lang(request))
        return self._front.page(request, "code.html", status=answer.status, answer=answer.text)

    # ---- lines ----

    async def socket(self, ws: WebSocket) -> None:
        """The line of a page. Refused while the doors are shut, and for any page that is not ours."""
        if not self._open() or not same_site(ws.headers, self._origins, needed=True):
            await ws.close(1008)
            return
        await self._lines.socket(ws, self._cookie(ws))

    async def poll(self, request: Request) -> Response:
        """What has come since ``after``; for a browser without WebSocket."""
        if not self._open():
            return JSONResponse({"frames": [{"t": "closed"}]})
        if not self._ours(request):
            return JSONResponse({}, 403)
        query = request.query_params
        after = int(query.get("after", "")) if query.get("after", "").isdecimal() else 0
        try:
            visitor = await self._who(request)
            if visitor is None:
                return JSONResponse({"frames": [self._fresh()]})
            lang = self._front.lang(request)
            frames = await self._lines.poll(visitor, lang, after, first=query.get("first") == "1")
        except StoreDown as outage:
            return _later(outage)
        return JSONResponse({"frames": frames}, headers={"Cache-Control": "no-store"})

    async def say(self, request: Request) -> Response:
        """One frame from a browser without WebSocket, answered like there."""
        if not self._open() or not self._ours(request):
            return JSONResponse({}, 403)
        frame = read_frame(await _body(request, FRAME_MOST) or "", self._centre.words.langs)
        try:
            visitor = await self._who(request)
            if visitor is None:
                return JSONResponse(self._fresh())
            match frame:
                case Said() | Unusable():
                    return JSONResponse(await self._talk(request).take(visitor, frame))
                case Ping():
                    return JSONResponse({"t": "pong"})
        except StoreDown as outage:
            return _later(outage)
        return JSONResponse({}, 400)

    async def voice(self, request: Request) -> Response:
        """A voice note: kept encrypted, then heard like any message."""
        if not self._open() or not self._ours(request):
            return JSONResponse({}, 403)
        try:
            visitor = await self._who(request)
            if visitor is None:
                return JSONResponse(self._fresh())
            status, out = await self._voices.take(request, visitor, self._talk(request))
        except StoreDown as outage:
            return _later(outage)
        return JSONResponse(out, status)

    async def media(self, request: Request, media: str) -> Response:
        """A sound, picture or file a worker sent to this very resident."""
        if not self._open() or not self._ours(request):
            return Response(status_code=403)
        try:
            return await self._shown.answer(await self._who(request), media)
        except StoreDown as outage:
            return _later(outage)

    async def leave(self, request: Request) -> Response:
        """快速离开 and 我走开了: the station is told, the cookie is dropped, the pass opens nothing any more."""
        if not self._ours(request):
            return JSONResponse({}, 403)
        frame = read_frame(await _body(request, 1_000) or "", self._centre.words.langs)
        response: Response = JSONResponse({"t": "gone"})
        try:
            visitor = await self._who(request)
            if visitor is not None and isinstance(frame, Said) and isinstance(frame.body, Left):
                await self._talk(request).take(visitor, frame)
        except StoreDown as outage:
            response = _later(outage)
        self._keep(request, response, "", 0)
        return response

    # ---- who it is ----

    def _talk(self, request: Request) -> Talk:
        return self._lines.talk(self._front.lang(request), by_of(request.query_params))

    async def _who(self, request: Request) -> Visitor | None:
        return await self._lines.who(self._cookie(request), request.headers.get("x-linli", ""))

    def _ours(self, request: Request) -> bool:
        """Only our own script can set this header: another site's would need leave from us first (CORS)."""
        return "x-linli" in request.headers and same_site(request.headers, self._origins, needed=False)

    def _fresh(self) -> Out:
        return {"t": "fresh", "pass": self._visitors.issue()}

    def _cookie(self, at: HTTPConnection) -> str:
        return at.cookies.get(_cookie_name(seat_of(at.query_params)), "")

    def _keep(self, request: Request, response: Response, carried: str, seconds: int) -> None:
        """Set or drop the cookie, by hand: ``Partitioned``, which a frame needs, comes to Python with 3.14."""
        secure = self._secure or request.url.scheme == "https"
        framed = secure and bool(self._front.framed_by)
        kind = "SameSite=None; Secure; Partitioned" if framed else "SameSite=Lax" + ("; Secure" if secure else "")
        name = _cookie_name(seat_of(request.query_params))
        response.headers.append("Set-Cookie", f"{name}={carried}; Path=/; Max-Age={seconds}; HttpOnly; {kind}")


def _cookie_name(seat: str) -> str:
    return f"{COOKIE}-{seat}" if seat else COOKIE


def _later(outage: StoreDown) -> Response:
    log.warning("not acknowledged", reason=outage.reason)
    return JSONResponse({"t": "later"}, 503)


async def _body(request: Request, most: int) -> str | None:
    """The request's text; None when it is longer than ``most`` bytes or not text. Reads no further than that."""
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > most:
            return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
