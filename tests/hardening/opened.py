"""The whole house in this process, for tests that knock at its real doors: loops, courier, chat and desk over HTTP."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import uvicorn
import websockets

from bot.app import listen
from bot.centre.centre import Centre
from bot.settings import Settings
from bot.store import passes
from bot.store.engine import Store
from bot.web import build_web
from tests.house import DEMO, running

Frame = dict[str, Any]
SECRET = b"s" * 32
_PATIENCE_S = 30


@dataclass
class Opened:
    """A house whose doors are open. ``address`` is where, without a slash at the end."""

    centre: Centre
    address: str

    def browser(self, **cookies: str) -> httpx.AsyncClient:
        """A browser at this house, with these cookies."""
        return httpx.AsyncClient(
            base_url=self.address,
            cookies=cookies,
            headers={"Origin": self.address},
            trust_env=False,
            timeout=_PATIENCE_S,
        )

    async def session(self, worker_id: str) -> str:
        """A worker's session, as a one-time link would have opened it."""
        now = self.centre.clock.steady()
        return await self.centre.store.turn(lambda conn: passes.open_session(conn, worker_id, now))

    async def page(self, path: str, session: str) -> str:
        """What a worker reads there."""
        async with self.browser(linli_desk=session) as browser:
            answer = await browser.get(path)
        assert answer.status_code == 200, answer.status_code
        return answer.text

    async def press(self, act: str, ticket: str, session: str, **more: str) -> Frame:
        """One press at the desk, as its script sends it: what came of it."""
        token = hmac.new(session.encode(), b"form", hashlib.sha256).hexdigest()
        form = {"token": token, "act": act, "ticket": ticket, **more}
        async with self.browser(linli_desk=session) as browser:
            answer = await browser.post("/desk/act", data=form, headers={"X-Desk": "1"})
        return {"status": answer.status_code} | (answer.json() if answer.status_code == 200 else {})

    def line(self, carried: str = "") -> "Line":
        """A resident's socket."""
        return Line(self.address, carried)


@dataclass
class Line:
    """A resident at the WebSocket: sends frames, keeps what came."""

    address: str
    carried: str = ""
    frames: list[Frame] = field(default_factory=list)
    raw: websockets.ClientConnection | None = None

    async def __aenter__(self) -> Self:
        await self._open()
        if not self.carried:
            self.carried = (await self.until(lambda frame: frame["t"] == "fresh"))["pass"]
            await self._close()
            await self._open()
        await self.until(lambda frame: frame["t"] == "ready")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._close()

    async def _open(self) -> None:
        where = self.address.replace("http://", "ws://") + "/ws"
        self.raw = await websockets.connect(
            where, origin=websockets.Origin(self.address), proxy=None, open_timeout=_PATIENCE_S, max_size=None
        )
        await self.send({"t": "hello", "seq": 0, "pass": self.carried, "lang": "zh-Hans"})

    async def _close(self) -> None:
        assert self.raw is not None
        await self.raw.close()

    async def send(self, frame: Frame | str | bytes) -> None:
        """A frame; a string or bytes go as they are."""
        assert self.raw is not None
        await self.raw.send(json.dumps(frame) if isinstance(frame, dict) else frame)

    async def until(self, wanted: Callable[[Frame], bool]) -> Frame:
        """The next frame that is wanted; those before it are kept too."""
        assert self.raw is not None
        async with asyncio.timeout(_PATIENCE_S):
            while True:
                frame: Frame = json.loads(await self.raw.recv())
                self.frames.append(frame)
                if wanted(frame):
                    return frame

    async def say(self, own_id: str, text: str) -> Frame:
        """Words under an id; the answer to them: ``ack``, ``no`` or ``gone``."""
        await self.send({"t": "say", "id": own_id, "text": text})
        return await self.until(lambda frame: frame["t"] != "post" and frame.get("id") in {own_id, None})

    async def told(self, own_id: str, text: str) -> Frame:
        """Words, acknowledged; and the letter that answers them."""
        assert (await self.say(own_id, text))["t"] == "ack"
        return await self.until(lambda frame: frame["t"] == "post" and frame["who"] == "bot")


@asynccontextmanager
async def opened(store: Store, keys: Path = Path("unused")) -> AsyncIterator[Opened]:
    """The demo centre on this store, its loops running, its doors open on a free port."""
    settings = Settings(_env_file=None, centre=DEMO, database=store.url, keys=keys)
    async with running(store) as (centre, _):
        web = build_web(centre, settings, secret=SECRET, open_doors=lambda: True, notices={})
        taken = listen("127.0.0.1", 0)
        config = uvicorn.Config(
            web, log_config=None, access_log=False, ws_max_size=1_000_000, timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[taken]))
        try:
            yield Opened(centre, f"http://127.0.0.1:{taken.getsockname()[1]}")
        finally:
            server.should_exit = True
            await serving
