"""Direct PostgreSQL connections: what one process publishes reaches the others, and a name is held by one alone."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg
import structlog

from bot.live import Live
from bot.store.outage import StoreDown
from bot.store.sole import Sole

log = structlog.get_logger("store")
_CHANNEL = "linli"
_ASK_AGAIN_S = 0.5
_CALL_AGAIN_S = 1.0
_TOPIC_BYTES = 1000  # PostgreSQL takes up to 7999; a topic is an id
_TROUBLE = (OSError, TimeoutError, EOFError, asyncpg.PostgresError, asyncpg.InterfaceError)


class Wire:
    """LISTEN and NOTIFY on one connection that is made anew whenever it dies; polling covers the time between."""

    def __init__(self, dsn: str, live: Live) -> None:
        self._dsn, self._live = dsn, live
        self._out: asyncio.Queue[str] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Connect, and carry topics both ways until ``stop``."""
        self._live.onward = self._send
        self._task = asyncio.create_task(self._run(), name="linli-wire")

    async def stop(self) -> None:
        """Hang up."""
        self._live.onward = None
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def _send(self, topic: str) -> None:
        if len(topic.encode()) <= _TOPIC_BYTES:
            self._out.put_nowait(topic)

    async def _run(self) -> None:
        while True:
            try:
                await self._serve()
            except _TROUBLE as error:
                log.warning("store.wire_lost", error=type(error).__name__)
            await asyncio.sleep(_CALL_AGAIN_S)

    async def _serve(self) -> None:
        conn = await asyncpg.connect(self._dsn, server_settings={"application_name": "linli-wire"})
        try:
            own = conn.get_server_pid()

            def hear(_conn: Any, pid: int, _channel: str, payload: object) -> None:
                if pid != own:  # our own has rung already; asked now, for a connection that has gone knows it no more
                    self._live.deliver(str(payload))

            await conn.add_listener(_CHANNEL, hear)
            while True:
                topics = {await self._out.get()}
                while not self._out.empty():
                    topics.add(self._out.get_nowait())
                await conn.execute("SELECT pg_notify($1, topic) FROM unnest($2::text[]) AS topic", _CHANNEL, [*topics])
        finally:
            conn.terminate()


@asynccontextmanager
async def sole_lock(dsn: str, name: str) -> AsyncIterator[Sole]:
    """Hold an advisory lock on a connection of its own. Raises StoreDown when PostgreSQL is out of reach."""
    number = int.from_bytes(hashlib.sha256(f"linli:{name}".encode()).digest()[:8], "big", signed=True)
    sole = Sole()
    try:
        conn = await asyncpg.connect(dsn, server_settings={"application_name": f"linli-{name}"})
    except _TROUBLE:
        raise StoreDown("PostgreSQL cannot be reached") from None
    conn.add_termination_listener(lambda _conn: sole.lost.set())
    try:
        try:
            # Asked again and again: waiting in the server would not notice a cancelled task.
            while not await conn.fetchval("SELECT pg_try_advisory_lock($1)", number):  # noqa: ASYNC110 - see above
                await asyncio.sleep(_ASK_AGAIN_S)
        except _TROUBLE:
            raise StoreDown("the connection was lost") from None
        yield sole
    finally:
        sole.lost.set()
        conn.terminate()
