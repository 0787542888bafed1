"""The one transaction: a turn is a plain function of a connection, run on SQLite or PostgreSQL alike."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Self, TypeVar

from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from bot.clock import Clock
from bot.live import Live
from bot.store.keys import Keys
from bot.store.ready import check_file, check_ready
from bot.store.sole import Sole, sole_file
from bot.store.sqlite import Hand, Job, changes
from bot.store.vault import Vault

T = TypeVar("T")
_READERS = 2
_ERASED = "erased/"  # the topic of a person whose key was destroyed


class Store(ABC):
    """Where everything is kept. ``open_store`` makes one; ``close`` it, or use it as an async context manager."""

    def __init__(self, url: str, vault: Vault, clock: Clock, live: Live) -> None:
        self.url, self.vault, self.clock, self.live = url, vault, clock, live
        live.overhear = self._forget

    async def erase(self, person_id: str) -> None:
        """Destroy a person's data key, and let every process that has it open forget it."""
        await self.turn(lambda conn: self.vault.erase(conn, person_id))
        self.let_forget(person_id)

    def let_forget(self, person_id: str) -> None:
        """After a turn that destroyed a person's data key has committed: no process keeps the opened key."""
        self.live.publish(f"{_ERASED}{person_id}")

    def _forget(self, topic: str) -> None:
        if topic.startswith(_ERASED):
            self.vault.forget(topic.removeprefix(_ERASED))

    @abstractmethod
    async def turn(self, fn: Callable[[Connection], T]) -> T:
        """Run one write transaction and commit it; an exception of ``fn`` rolls it back and comes out here.

        ``fn`` may be run again when the database asks for it, so it must have no effect but on its connection.
        Raises StoreDown when the database is locked, full or gone: then nothing is to be acknowledged.
        """

    @abstractmethod
    async def look(self, fn: Callable[[Connection], T]) -> T:
        """Run one read-only transaction on a connection of its own. Raises StoreDown as ``turn`` does."""

    @abstractmethod
    def only_one(self, name: str) -> AbstractAsyncContextManager[Sole]:
        """Wait until nobody else holds this name (``courier``, ``ticker``), then hold it.

        The ``Sole`` it gives says at once when it was lost: stop then, and ask again.
        """

    @abstractmethod
    async def start(self) -> None:
        """Begin what runs beside the turns; ``open_store`` calls it once the database is known to be ready."""

    @abstractmethod
    async def close(self) -> None:
        """Finish what was handed over and let go of every connection."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class SqliteStore(Store):
    """One process, one writer thread, a few readers."""

    def __init__(  # noqa: PLR0913 - what a store is made of
        self, path: Path, vault: Vault, clock: Clock, live: Live, *, patience_s: float, shared: bool = False
    ) -> None:
        super().__init__(f"sqlite:///{path}", vault, clock, live)
        self.path = path
        self._shared = shared
        self._neighbours: asyncio.Task[None] | None = None
        self._writes: SimpleQueue[Job | None] = SimpleQueue()
        self._reads: SimpleQueue[Job | None] = SimpleQueue()
        self._hands = [
            Hand(path, self._writes, writes=True, patience_s=patience_s),
            *(Hand(path, self._reads, writes=False, patience_s=patience_s) for _ in range(_READERS)),
        ]
        for hand in self._hands:
            hand.start()
        self._closed = False

    async def start(self) -> None:
        """See Store. The threads serve already: looking whether the database is ready needed them."""
        if self._shared:
            self._neighbours = asyncio.create_task(self._notice(), name="linli-neighbours")

    async def _notice(self) -> None:
        """Other processes write into the same file: notice it, as PostgreSQL would tell us."""
        async with aclosing(changes(self.path)) as found:
            async for _ in found:
                self.vault.forget_all()
                self.live.deliver_all()

    async def turn(self, fn: Callable[[Connection], T]) -> T:
        """See Store."""
        return await self._hand_over(self._writes, fn)

    async def look(self, fn: Callable[[Connection], T]) -> T:
        """See Store."""
        return await self._hand_over(self._reads, fn)

    async def _hand_over(self, jobs: "SimpleQueue[Job | None]", fn: Callable[[Connection], T]) -> T:
        if self._closed:
            raise RuntimeError("the store is closed")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        jobs.put(Job(fn, loop, future))
        value: T = await future
        return value

    @asynccontextmanager
    async def only_one(self, name: str) -> AsyncIterator[Sole]:
        """See Store. Another process on the same file is kept out by a lock beside it that ends with the process."""
        async with sole_file(self.path.with_name(f"{self.path.name}.{name}.lock")) as sole:
            yield sole

    async def close(self) -> None:
        """See Store."""
        if self._closed:
            return
        self._closed = True
        if self._neighbours is not None:
            self._neighbours.cancel()
            with suppress(asyncio.CancelledError):
                await self._neighbours
        self._writes.put(None)
        for _ in range(_READERS):
            self._reads.put(None)
        for hand in self._hands:
            await asyncio.to_thread(hand.join)


async def open_store(url: str, keys: Keys, clock: Clock, *, patience_s: float = 30.0, shared: bool = False) -> Store:
    """Open a database that ``init_db`` made: ``sqlite:///path`` or ``postgresql://user@host/name``.

    ``patience_s`` is how long a locked database is waited for; ``shared``: other processes work on it too, which on
    SQLite must be noticed by looking. Raises StoreUnready when the database is missing,
    older or newer than this program, KeysUnusable when the keys are not its keys, StoreDown when it is out of reach.
    """
    place = make_url(url)
    vault, live = Vault(keys), Live()
    store: Store
    if place.get_backend_name() == "sqlite":
        path = sqlite_path(url)
        check_file(path)
        store = SqliteStore(path, vault, clock, live, patience_s=patience_s, shared=shared)
    else:
        from bot.store.postgres import PostgresStore  # noqa: PLC0415 - asyncpg is loaded only where it is used

        store = PostgresStore(url, vault, clock, live, patience_s=patience_s)
    try:
        await store.look(lambda conn: check_ready(conn, vault.keys))
        await store.start()
    except BaseException:
        await store.close()
        raise
    return store


def sqlite_path(url: str) -> Path:
    """The file of a ``sqlite:///`` address. Raises ValueError for a database in memory: threads cannot share it."""
    database = make_url(url).database
    if not database or database == ":memory:":
        raise ValueError("A SQLite address names a file: sqlite:///path/to/linli.db")
    return Path(database).absolute()
