"""A console that is really served, and the people who use it in the tests."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import uvicorn
from fastapi import FastAPI

from bot.centre.centre import Centre
from bot.courier import Courier
from bot.messages import Done, KeyIn, Text
from bot.store import passes
from bot.store.mailbox import new_address
from tests.clock import FrozenClock

_TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')


class Worker:
    """Somebody at the console: a browser without pictures."""

    def __init__(self, client: httpx.AsyncClient, house: "Served") -> None:
        self.client, self._house = client, house
        self._token = ""

    async def see(self, path: str = "/desk", status: int = 200) -> str:
        """What stands on a page."""
        answer = await self.client.get(path)
        assert answer.status_code == status, answer.text
        return answer.text

    async def token(self) -> str:
        """The form token of this session."""
        if not self._token:
            found = _TOKEN.search(await self.see("/desk/new"))
            assert found is not None
            self._token = found.group(1)
        return self._token

    async def press(self, act: str, ticket: str, **more: str) -> httpx.Response:
        """Send a button's form, as a browser does."""
        form = {"token": await self.token(), "act": act, "ticket": ticket, **more}
        return await self.client.post("/desk/act", data=form)

    async def told(self, act: str, ticket: str, **more: str) -> tuple[bool, str]:
        """Press as the page's script does: whether it happened, and the sentence."""
        form = {"token": await self.token(), "act": act, "ticket": ticket, **more}
        answer = await self.client.post("/desk/act", data=form, headers={"X-Desk": "1"})
        assert answer.status_code == 200, answer.text
        await self._house.settle()
        said = answer.json()
        return bool(said["ok"]), str(said["text"])


class Served:
    """The console on a free port, and the house behind it."""

    def __init__(self, centre: Centre, clock: FrozenClock, address: str) -> None:
        self.centre, self.clock, self.address = centre, clock, address
        self._clients: list[httpx.AsyncClient] = []
        self._courier = Courier(centre.store)
        self._said = 0
        self.alone = True  # no loops run: the tests hear, tick and carry

    async def settle(self) -> None:
        """What was said is heard, what is due is done, what must be said is carried."""
        if not self.alone:
            return
        while await self.centre.hear_next():
            pass
        await self.centre.tick()
        await self._courier.drain()

    def anybody(self) -> httpx.AsyncClient:
        """A browser nobody has signed in with."""
        client = httpx.AsyncClient(base_url=self.address, headers={"Origin": self.address}, timeout=30)
        self._clients.append(client)
        return client

    async def link(self, worker_id: str, minutes: int = 10) -> str:
        """A fresh one-time link's path."""
        now = self.clock.steady()
        token = await self.centre.store.turn(lambda conn: passes.make_link(conn, worker_id, now, minutes))
        return f"/desk/enter/{token}"

    async def worker(self, worker_id: str) -> Worker:
        """A worker signed in through a real one-time link."""
        client = self.anybody()
        answer = await client.post(await self.link(worker_id))
        assert answer.status_code == 303, answer.text
        return Worker(client, self)

    async def keyed(self, *, urgency: str = "U2", concern: str = "EMO", words: str = "整天哭", by: str = "su") -> str:
        """A phoned-in ticket's id."""
        outcome = await self.centre.act(by, KeyIn(concern, urgency, "grandchild", "13800001111", words, "yunquan"))
        assert isinstance(outcome, Done), outcome
        assert outcome.ticket is not None
        await self.settle()
        return outcome.ticket

    async def says(self, *texts: str) -> str:
        """A resident writes on the web chat; their address."""
        centre = self.centre
        now = self.clock.now()
        address = await centre.store.turn(
            lambda conn: new_address(conn, centre.store.vault, door="web", kiosk=False, token_hash=None, now=now)
        )
        for text in texts:
            await self.says_more(address.id, text)
        return address.id

    async def says_more(self, address: str, text: str) -> None:
        """The same resident writes again."""
        self._said += 1
        await self.centre.receive(address, f"m{self._said}", Text(text))
        await self.settle()

    async def close(self) -> None:
        for client in self._clients:
            await client.aclose()


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[str]:
    """The app on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(app, port=port, log_level="warning", access_log=False, timeout_graceful_shutdown=1)
    )
    serve = asyncio.create_task(server.serve())
    try:
        while not server.started:
            assert not serve.done(), "the server did not start"
            await asyncio.sleep(0)
        yield f"http://localhost:{port}"
    finally:
        server.should_exit = True
        await serve
