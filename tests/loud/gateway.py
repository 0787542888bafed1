"""A gateway on this machine: takes calls over real HTTP, fails as it is told to, and reports what became of them."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import anyio
import httpx
from aiohttp import web

from bot.doors.loud.report import HEADER, PATH, sign

TOKEN, SECRET = "gateway-token", "a-secret-of-32-characters-or-so!"
RANG = "X-Rang"  # on an error: the telephone rang all the same
Fault = Callable[[], web.Response | None]  # None: let it hang


def error(status: int, **headers: str) -> Fault:
    """The next call is answered with this status."""
    return lambda: web.Response(
        status=status, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def says(state: str) -> Fault:
    """The next call is answered at once with what became of it."""
    return lambda: web.json_response({"state": state}, status=200)


def hangs() -> None:
    """The next call is not answered at all."""
    return


@dataclass(slots=True)
class Gateway:
    """What it was asked, as it came; a repeat of a call's id is seen and does not ring again."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    rung: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    tests_answered: bool = False  # somebody picks up at once when it is only a test
    tokens: set[str] = field(default_factory=set)
    queries: set[str] = field(default_factory=set)  # the whole address of every request: a number must not be there
    gone: anyio.Event = field(default_factory=anyio.Event)

    def ids(self) -> list[str]:
        """Of every call that rang."""
        return [str(call["id"]) for call in self.rung]

    def to(self, number: str) -> list[str]:
        """What was said to this telephone, each call once."""
        return [str(call["say"]) for call in self.rung if call["to"] == number]

    async def take(self, request: web.Request) -> web.Response:
        """One call."""
        self.tokens.add(request.headers.get("Authorization", ""))
        self.queries.add(str(request.url))
        call = await request.json()
        self.asked.append(call)
        if self.faults:
            answer = self.faults.pop(0)()
            if answer is None:
                await self.gone.wait()
                return web.Response(status=503)
            if 200 <= answer.status < 300 or RANG in answer.headers:
                self._ring(call)
            return answer
        self._ring(call)
        picked_up = self.tests_answered and "试" in call["say"]
        return web.json_response({"state": "answered" if picked_up else "accepted"}, status=202)

    def _ring(self, call: dict[str, Any]) -> None:
        if call["id"] not in self.ids():
            self.rung.append(call)


@asynccontextmanager
async def open_gateway() -> AsyncIterator[Gateway]:
    """It listens until the end of the test."""
    gateway = Gateway()
    app = web.Application()
    app.router.add_post("/calls", gateway.take)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert site._server is not None
    port = runner.addresses[0][1]
    gateway.url = f"http://127.0.0.1:{port}/calls"
    try:
        yield gateway
    finally:
        gateway.gone.set()
        await runner.cleanup()


async def report(client: httpx.AsyncClient, name: str, state: str, *, secret: str = SECRET, of: str = "") -> int:
    """Report as a gateway does; the status it is answered with. ``of``: the id in the body, where it is another."""
    body = json.dumps({"id": of or name, "state": state}).encode()
    answer = await client.post(f"{PATH}{name}", content=body, headers={HEADER: sign(secret, body)})
    return answer.status_code
