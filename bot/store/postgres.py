"""PostgreSQL, for several processes or machines: the same turns, run through asyncpg."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.clock import Clock
from bot.live import Live
from bot.store.engine import Store
from bot.store.outage import StoreDown, again, postgres_reason, without_values
from bot.store.postgres_url import asyncpg_url, libpq_url
from bot.store.sole import Sole
from bot.store.vault import Vault
from bot.store.wire import Wire, sole_lock

T = TypeVar("T")
log = structlog.get_logger("store")
_TRIES = 6
_CONNECTIONS = 8


class PostgresStore(Store):
    """A small pool of connections for turns and looks, and one direct connection for what is told between processes."""

    def __init__(self, url: str, vault: Vault, clock: Clock, live: Live, *, patience_s: float) -> None:
        super().__init__(url, vault, clock, live)
        self._engine = create_async_engine(
            asyncpg_url(url),
            pool_size=_CONNECTIONS,
            max_overflow=0,
            pool_timeout=patience_s,
            hide_parameters=True,
            connect_args={
                "timeout": patience_s,
                "prepared_statement_cache_size": 500,
                "server_settings": {"application_name": "linli", "jit": "off"},
            },
        )
        self._reader = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._wire = Wire(libpq_url(url), live)

    async def start(self) -> None:
        """Listen to the other processes."""
        self._wire.start()

    async def turn(self, fn: Callable[[Connection], T]) -> T:
        """See Store. A deadlock or serialisation failure is run again, bounded, with a line in the log."""
        return await self._run(self._engine, fn)

    async def look(self, fn: Callable[[Connection], T]) -> T:
        """See Store. Everything one look reads is of one moment."""
        return await self._run(self._reader, fn)

    async def _run(self, engine: AsyncEngine, fn: Callable[[Connection], T]) -> T:
        tried = 0
        while True:
            tried += 1
            committing = False
            try:
                async with engine.connect() as conn:
                    value = await conn.run_sync(fn)
                    committing = True
                    await conn.commit()
                    return value
            except (DBAPIError, OSError, TimeoutError, EOFError) as error:
                without_values(error)
                reason = postgres_reason(error)
                if reason is None:
                    raise
                # A connection that died while it lay in the pool has done nothing yet: the next one may live.
                lost = isinstance(error, DBAPIError) and error.connection_invalidated and not committing
                if not (again(error) or (lost and tried == 1)) or tried == _TRIES:
                    raise StoreDown(reason) from None
                log.warning("store.turn_again", reason=reason, tried=tried)
            await asyncio.sleep(0.005 * 2**tried)

    @asynccontextmanager
    async def only_one(self, name: str) -> AsyncIterator[Sole]:
        """See Store. An advisory lock on a direct connection: it is ours exactly as long as that connection lives."""
        async with sole_lock(libpq_url(self.url), name) as sole:
            yield sole

    async def close(self) -> None:
        """See Store."""
        await self._wire.stop()
        await self._engine.dispose()
