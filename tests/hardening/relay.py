"""A wire to PostgreSQL that can be cut: the server is everybody's, the outage is ours alone."""

import asyncio
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import make_url


class Relay:
    """Carries bytes between a socket of ours and the server's, until it is cut; afterwards nobody is there."""

    def __init__(self, url: str, folder: Path) -> None:
        self._theirs, self._folder = make_url(url), folder
        self._server: asyncio.Server | None = None
        self._lines: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """The same database, by way of this wire."""
        plain = self._theirs.set(host=None, port=None, query={"host": str(self._folder)})
        return plain.render_as_string(hide_password=False)

    async def __aenter__(self) -> Self:
        await self.mend()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.cut()

    async def mend(self) -> None:
        """Somebody is there again."""
        self._server = await asyncio.start_unix_server(self._carry, self._folder / ".s.PGSQL.5432")

    async def cut(self) -> None:
        """Every line breaks in the middle of whatever it carried, and nobody listens any more."""
        if self._server is not None:
            self._server.close()
        for line in self._lines:
            line.transport.abort()
        if self._tasks:
            await asyncio.wait(self._tasks)
        (self._folder / ".s.PGSQL.5432").unlink(missing_ok=True)

    async def _carry(self, ours: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        theirs, there = await self._connect()
        self._lines |= {back, there}
        ways = {asyncio.create_task(_pump(ours, there)), asyncio.create_task(_pump(theirs, back))}
        self._tasks |= ways
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for line in (back, there):
            line.transport.abort()
        await asyncio.wait(ways)
        self._lines -= {back, there}
        self._tasks -= ways

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        host = self._theirs.query.get("host") or self._theirs.host or "localhost"
        port = self._theirs.port or 5432
        if str(host).startswith("/"):
            return await asyncio.open_unix_connection(f"{host}/.s.PGSQL.{port}")
        return await asyncio.open_connection(str(host), port)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
