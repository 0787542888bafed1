"""The twin's door: the socket, and the way of a request from the wire to its answer."""

from __future__ import annotations

import asyncio
import functools
import inspect
import json
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from aiohttp import web

from tests.twin.ask import Ask, Call
from tests.twin.control import control
from tests.twin.faults import Cut, Failure, Hold
from tests.twin.methods.asking import DOWNLOAD_MOST, path_of
from tests.twin.methods.table import BY_LOWER, METHODS
from tests.twin.reading import read_request, shown
from tests.twin.refusals import Refused
from tests.twin.schema.check import check, table

if TYPE_CHECKING:
    from tests.twin.twin import Twin

REQUEST_MOST = 60 * 2**20
"""A little more than the 50 MB a file may have: what is too big is refused by what it is."""


class Door:
    """Listens on 127.0.0.1; it can be shut and opened again on the same port."""

    def __init__(self, twin: Twin) -> None:
        self._twin = twin
        self._port = 0
        self._listening: socket.socket | None = None
        self._kept: socket.socket | None = None  # bound, not listening: the port stays ours while the door is shut
        self._opening: asyncio.Task[asyncio.Server] | None = None
        self._web: web.Server | None = None
        self._deeds: set[asyncio.Task[web.StreamResponse | None]] = set()

    @property
    def url(self) -> str:
        """Where the twin is found, open or shut."""
        return f"http://127.0.0.1:{self._port}"

    def open(self, port: int = 0) -> None:
        """Listen; connections are taken from this moment on."""
        assert self._opening is None, "the door is open"
        listening = self._kept or _bound(port)
        self._kept = None
        self._port = listening.getsockname()[1]
        listening.listen(1024)
        loop = asyncio.get_running_loop()
        roomy = functools.partial(web.BaseRequest, loop=loop, client_max_size=REQUEST_MOST)
        self._web = web.Server(self._answer, request_factory=roomy, handler_cancellation=True, access_log=None)
        self._listening = listening
        self._opening = asyncio.create_task(loop.create_server(self._web, sock=listening))

    async def opened(self) -> None:
        """Wait until connections are not only taken but served."""
        if self._opening:
            await self._opening

    def shut(self) -> None:
        """Listen no more and cut every connection; the port is kept."""
        opening, self._opening = self._opening, None
        assert opening, "the door is not open"
        assert self._web
        if opening.done():
            opening.result().close()
        elif self._listening:
            opening.cancel()
            self._listening.close()
        self._kept = _bound(self._port)
        for connection in self._web.connections:
            if connection.transport:
                connection.transport.abort()

    async def close(self) -> None:
        """Shut for good: whoever waits is sent away."""
        if self._opening:
            await self._opening
            self.shut()
        for task in self._deeds:
            task.cancel()
        await asyncio.gather(*self._deeds, return_exceptions=True)
        if self._web:
            await self._web.shutdown(0.001)
        if self._kept:
            self._kept.close()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path.startswith("/file/bot"):
            return self._file(request.path.removeprefix("/file/bot"))
        if request.path.startswith("/control/") and self._twin.control:
            return await self._control(request)
        token, _, method = request.path.removeprefix("/bot").partition("/")
        bot = self._twin.bots.get(unquote(token))
        if not request.path.startswith("/bot") or ":" not in unquote(token):
            return _refusal(Refused(404, "Not Found"))
        if bot is None:
            return _refusal(Refused(401, "Unauthorized"))
        try:
            params, uploads = await read_request(request)
        except Refused as refused:
            return _refusal(refused)
        ask = Ask(self._twin, bot, BY_LOWER.get(method.lower(), method), params, uploads)
        if ask.method == "getUpdates":
            answer = await self._ask(ask)  # is given up when the one who asked is gone
        else:
            deed = asyncio.create_task(self._ask(ask))  # is done to the end, whoever may still be there to hear of it
            self._deeds.add(deed)
            deed.add_done_callback(self._deeds.discard)
            answer = await asyncio.shield(deed)
        if answer is None and request.transport:
            request.transport.abort()
        return web.Response() if answer is None else answer

    async def _ask(self, ask: Ask) -> web.StreamResponse | None:
        """The answer to one request; None if the connection is cut on purpose."""
        twin = self._twin
        params = shown(ask.method, ask.params, ask.uploads)
        call = Call(twin.clock(), ask.bot, ask.method, ask.number("chat_id") or None, params)
        twin.calls.append(call)
        twin.invalid += check(ask.method, ask.params, set(ask.uploads))
        try:
            for pause in list(twin.pauses):
                await pause(call)
            answer = _json(200, {"ok": True, "result": await self._carry_out(ask, call)})
            call.status = 200
        except Refused as refused:
            call.status, call.description = refused.status, refused.description
            answer = _refusal(refused)
        except _CutOffError:
            answer = None
        except Exception as error:
            twin.invalid.append(f"{ask.method}: the twin itself failed: {error!r}")
            raise
        finally:
            twin.stir()
        return answer

    async def _carry_out(self, ask: Ask, call: Call) -> Any:
        twin, bot = self._twin, ask.bot
        if bot.revoked:
            raise Refused(401, "Unauthorized")
        cut = twin.fault_for(Cut, call)
        if isinstance(cut, Cut) and cut.before:
            raise _CutOffError
        hold = twin.fault_for(Hold, call)
        if isinstance(hold, Hold):
            await hold.hold()
        failure = twin.fault_for(Failure, call)
        if isinstance(failure, Failure):
            raise failure.refusal()
        if ask.method not in METHODS:
            raise _not_here(twin, ask.method)
        if twin.limits and (refused := twin.limits.check(bot.id, ask.method, call.chat_id)):
            raise refused
        done = METHODS[ask.method](ask)
        answer = await done if inspect.isawaitable(done) else done
        if twin.limits:
            twin.limits.use(bot.id, ask.method, call.chat_id)
        if cut:
            raise _CutOffError
        return answer

    async def _control(self, request: web.BaseRequest) -> web.StreamResponse:
        try:
            done = await control(self._twin, request.path.removeprefix("/control/"), await request.json())
        except (LookupError, TypeError, ValueError, AssertionError) as error:
            return _json(400, {"error": f"{type(error).__name__}: {error}"})
        return _json(200, {"done": done})

    def _file(self, path: str) -> web.StreamResponse:
        token, _, wanted = path.partition("/")
        bot = self._twin.bots.get(unquote(token))
        if bot is None or bot.revoked:
            return _refusal(Refused(401, "Unauthorized"))
        for media in bot.files.values():
            if path_of(media) == wanted and len(media.bytes) <= DOWNLOAD_MOST:
                return web.Response(body=media.bytes, content_type="application/octet-stream")
        return _refusal(Refused(404, "Not Found"))


def _not_here(twin: Twin, method: str) -> Refused:
    """A method Telegram does not have; or one it has and the twin does not, which must not go unnoticed."""
    if method not in table()["methods"]:
        return Refused(404, "Not Found: method not found")
    twin.invalid.append(f"{method}: the twin does not carry it out")
    return Refused(501, f"Not Implemented: the twin does not carry out {method}")


class _CutOffError(ConnectionError):
    """The connection is cut on purpose."""


def _bound(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind(("127.0.0.1", port))
    return made


def _json(status: int, body: dict[str, Any]) -> web.Response:
    raw = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    return web.Response(status=status, body=raw, content_type="application/json")


def _refusal(refused: Refused) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": refused.status, "description": refused.description}
    return _json(refused.status, body | ({"parameters": refused.parameters} if refused.parameters else {}))
