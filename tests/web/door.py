"""The door as the tests meet it: an address, the house behind it, and pages that speak to it without a browser."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import uuid4

import httpx
import uvicorn
from fastapi import FastAPI
from sqlalchemy import func, select
from websockets.asyncio.client import ClientConnection, connect

from bot.centre.centre import Centre
from bot.doors.web import web_routes
from bot.store.engine import Store
from bot.store.tables import t_address, t_inbox
from tests.clock import FrozenClock
from tests.house import running

Frame = dict[str, Any]
PATIENCE_S = 60.0


@dataclass
class Settings:
    """What a test may change while the door stands open."""

    open: bool = True


@dataclass
class Door:
    """The served chat and its house."""

    url: str
    centre: Centre
    clock: FrozenClock
    settings: Settings

    def http(self, **headers: str) -> httpx.AsyncClient:
        """A browser without scripts; close it with ``async with``."""
        return httpx.AsyncClient(base_url=self.url, headers=headers, timeout=PATIENCE_S)

    async def cookie(self) -> str:
        """A pass as a new browser gets it."""
        async with self.http() as client:
            await client.get("/")
            return client.cookies["linli"]

    def page(self, cookie: str = "", **more: Any) -> "Page":
        """A page of this browser; open it with ``async with``."""
        return Page(self, cookie, **more)

    async def count(self, table: str) -> int:
        """How many messages or mailboxes of residents there are."""
        kept = {"inbox": t_inbox, "address": t_address}[table]
        rows = select(func.count()).select_from(kept).where(kept.c.door == "web")
        return await self.centre.store.look(lambda conn: conn.execute(rows).scalar_one())


@dataclass
class Page:
    """The chat's page without a browser: speaks the wire as chat.js does, and sees every frame."""

    door: Door
    cookie: str
    seq: int = 0
    carried: str = ""
    origin: str | None = None
    seen: list[Frame] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        headers = {"Cookie": f"linli={self.cookie}"} if self.cookie else {}
        url = self.door.url.replace("http", "ws") + "/ws"
        self.ws: ClientConnection = await connect(url, origin=self.origin or self.door.url, additional_headers=headers)  # type: ignore[arg-type]
        await self.send({"t": "hello", "seq": self.seq, "pass": self.carried})
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.ws.close()

    async def send(self, frame: Frame) -> None:
        """One frame out."""
        await self.ws.send(json.dumps(frame))

    async def next(self) -> Frame:
        """The next frame, whatever it is. Raises ConnectionClosed when the door hung up."""
        async with asyncio.timeout(PATIENCE_S):
            frame: Frame = json.loads(await self.ws.recv())
        self.seen.append(frame)
        if frame["t"] == "post":
            self.seq = max(self.seq, frame["seq"])
        return frame

    async def until(self, kind: str, **wanted: Any) -> Frame:
        """Read on until a frame of this kind, with these fields."""
        while True:
            frame = await self.next()
            if frame["t"] == kind and all(frame.get(name) == value for name, value in wanted.items()):
                return frame

    async def say(self, text: str, own_id: str = "") -> Frame:
        """Say something and wait until it is acknowledged."""
        own_id = own_id or uuid4().hex
        await self.send({"t": "say", "id": own_id, "text": text})
        return await self.until("ack", id=own_id)

    async def letter(self) -> Frame:
        """The next letter to the resident, also one that has been read past already."""
        while True:
            frame = await self.next()
            if frame["t"] == "post" and frame["who"] != "me":
                return frame

    @property
    def posts(self) -> list[tuple[int, str]]:
        """Number and text of every post seen, in the order they came."""
        return [(one["seq"], one["text"]) for one in self.seen if one["t"] == "post"]


@asynccontextmanager
async def open_door(store: Store, clock: FrozenClock, **routes: Any) -> AsyncIterator[Door]:
    """The house with its loops running and the chat on a free port."""
    async with running(store) as (centre, _):
        settings = Settings()
        app = FastAPI()
        demo = routes.pop("demo", False)
        app.include_router(web_routes(centre, demo=demo, open_doors=lambda: settings.open, **routes))
        async with serving(app) as url:
            yield Door(url, centre, clock, settings)


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[str]:
    """The app on a free port of this machine."""
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen(128)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, timeout_graceful_shutdown=1, ws_max_size=1_000_000
    )
    server = uvicorn.Server(config)
    serve = asyncio.create_task(server.serve(sockets=[taken]))
    try:
        while not server.started:
            assert not serve.done(), "the server did not start"
            await asyncio.sleep(0)
        yield f"http://localhost:{taken.getsockname()[1]}"
    finally:
        server.should_exit = True
        await serve
