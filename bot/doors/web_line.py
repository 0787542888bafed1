"""The two lines to a resident's page: a WebSocket, and asking again and again for browsers that have none."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, suppress
from typing import Any

import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.centre.centre import Centre
from bot.doors.web_frames import Hello, Out, Ping, Said, Unusable, Writer, read_frame
from bot.doors.web_pages import by_of, machine
from bot.doors.web_talk import Talk
from bot.doors.web_visitors import Visitor, Visitors
from bot.store.outage import StoreDown

log = structlog.get_logger("web")
_MISUSED, _AGAIN = 1002, 1013  # WebSocket close codes: not our protocol; try again later
MOST_SOCKETS = 300  # sockets of one network address: a school behind one router is well below


class Lines:
    """Opens a talk on a line and carries its frames."""

    def __init__(self, centre: Centre, visitors: Visitors, href: Callable[[str], str]) -> None:
        self._centre, self._visitors, self._href = centre, visitors, href
        self._sockets: Counter[str] = Counter()

    def talk(self, lang: str, by: str = "") -> Talk:
        """A talk in the page's language; ``by``: the door the page came by, as a link names it."""
        writer = Writer(self._centre.words, self._centre.station.tz, lang, self._href)
        return Talk(self._centre, self._visitors, writer, by)

    async def who(self, cookie: str, carried: str) -> Visitor | None:
        """Who is on the line: a kiosk's page by its own pass, else the browser's cookie, else the page's pass."""
        page = await self._visitors.find(carried)
        if page is not None and page.kiosk:
            return page
        return await self._visitors.find(cookie) or page

    async def poll(self, visitor: Visitor, lang: str, after: int, *, first: bool) -> list[Out]:
        """What has come after a number; waits a while when there is nothing. Raises StoreDown."""
        async with aclosing(self.talk(lang).follow(visitor, after, first=first)) as lists:
            async for frames in lists:
                return frames
        return []

    async def socket(self, ws: WebSocket, cookie: str) -> None:
        """Serve one page until it goes. Its own frames are answered one by one; posts come in between."""
        host = machine(ws.client)
        if self._sockets[host] >= MOST_SOCKETS:
            await ws.close(_AGAIN)
            return
        self._sockets[host] += 1
        try:
            await ws.accept()
            await self._serve(ws, cookie)
        except StoreDown as outage:
            log.warning("not acknowledged", reason=outage.reason)
            await _close(ws, _AGAIN)
        finally:
            self._sockets[host] -= 1
            if not self._sockets[host]:
                del self._sockets[host]

    async def _serve(self, ws: WebSocket, cookie: str) -> None:
        raws = _raws(ws)
        langs = self._centre.words.langs
        hello = read_frame(await anext(raws, ""), langs)
        if not isinstance(hello, Hello):
            await _close(ws, _MISUSED)
            return
        visitor = await self.who(cookie, hello.carried)
        if visitor is None:
            await _send(ws, {"t": "fresh", "pass": self._visitors.issue()})
            await _close(ws, 1000)
            return
        talk = self.talk(hello.lang, by_of(ws.query_params))
        shows = asyncio.create_task(self._show(ws, talk, visitor, hello.seq))
        try:
            async for raw in raws:
                match read_frame(raw, langs):
                    case Said() | Unusable() as said:
                        await _send(ws, await talk.take(visitor, said))
                    case Ping():
                        await _send(ws, {"t": "pong"})
                    case Hello():
                        await _close(ws, _MISUSED)
        finally:
            shows.cancel()
            with suppress(asyncio.CancelledError):
                await shows

    async def _show(self, ws: WebSocket, talk: Talk, visitor: Visitor, after: int) -> None:
        try:
            async with aclosing(talk.follow(visitor, after)) as lists:
                async for frames in lists:
                    for frame in frames:
                        await _send(ws, frame)
        except StoreDown as outage:
            log.warning("posts wait", reason=outage.reason)
            await _close(ws, _AGAIN)
        except BaseException:
            await _close(ws, _AGAIN)
            raise


async def _raws(ws: WebSocket) -> AsyncIterator[str]:
    """The page's frames; one in bytes is none of ours and reads as empty."""
    while True:
        message: dict[str, Any] = dict(await ws.receive())
        if message["type"] != "websocket.receive":
            return
        yield message.get("text") or ""


async def _send(ws: WebSocket, frame: Out) -> None:
    with suppress(WebSocketDisconnect, RuntimeError):  # the page has gone: what it missed waits in its mailbox
        await ws.send_json(frame)


async def _close(ws: WebSocket, code: int) -> None:
    with suppress(WebSocketDisconnect, RuntimeError):  # it has closed already
        await ws.close(code)
