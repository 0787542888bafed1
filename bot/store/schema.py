"""Making the database, and bringing an older one up to date."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.store.engine import sqlite_path
from bot.store.keys import Keys
from bot.store.outage import StoreDown, StoreUnready, postgres_reason, sqlite_reason, without_values
from bot.store.postgres_url import asyncpg_url
from bot.store.ready import HEAD, check_file, register_master, revision
from bot.store.sqlite import sqlite_engine

T = TypeVar("T")
_ONE_AT_A_TIME = 0x4C494E4C49  # "LINLI": the advisory lock of whoever changes the tables


def init_db(url: str, keys_path: Path, now: datetime) -> Path:
    """Make the tables and the master key, and say where the key lies: keep a copy of it apart from the database.

    Raises StoreUnready rather than touch a database that holds tables or a keys file that is there already.
    """
    keys = Keys.fresh(now)
    if keys_path.exists():
        raise StoreUnready(f"There is a keys file at {keys_path} already; it is never overwritten.")
    make_file(url)
    if not run(url, is_empty):
        raise StoreUnready("The database holds tables already; `linli upgrade` brings an older one up to date.")
    keys.write_new(keys_path)
    try:
        run(url, lambda conn: _make(conn, keys, now))
    except BaseException:
        keys_path.unlink()  # nothing was ever sealed with it
        raise
    return keys_path.absolute()


def upgrade(url: str) -> str:
    """Bring the tables up to this program's version, and name it. Raises StoreUnready when there are none."""
    if run(url, revision) is None:
        raise StoreUnready("The database is empty; make it with `linli init-db`.")
    run(url, migrate)
    return HEAD


def migrate(conn: Connection, to: str = "head") -> None:
    """Run what migrations are missing, in the transaction of this connection."""
    if conn.dialect.name != "sqlite":
        conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ONE_AT_A_TIME})
    command.upgrade(alembic_config(conn), to)


def alembic_config(conn: Connection) -> Config:
    """Alembic, told where the migrations are and which connection to use."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = conn
    return config


def is_empty(conn: Connection) -> bool:
    """Whether the database holds no table at all."""
    return not inspect(conn).get_table_names()


def make_file(url: str) -> None:
    """An empty SQLite file that only its owner may read, when there is none; nothing to do for PostgreSQL."""
    if make_url(url).get_backend_name() == "sqlite":
        path = sqlite_path(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def run(url: str, fn: Callable[[Connection], T]) -> T:
    """One transaction from the command line, on a connection of its own. Raises StoreDown as a turn does."""
    if make_url(url).get_backend_name() == "sqlite":
        return _run_sqlite(sqlite_path(url), fn)
    with ThreadPoolExecutor(1) as thread:  # the caller may have an event loop of its own
        return thread.submit(asyncio.run, _run_postgres(url, fn)).result()


def _run_sqlite(path: Path, fn: Callable[[Connection], T]) -> T:
    check_file(path)
    engine = sqlite_engine(path)
    try:
        with engine.connect() as conn, conn.begin():
            raw: Any = conn.connection.driver_connection
            raw.execute("BEGIN IMMEDIATE")
            return fn(conn)
    except Exception as error:
        reason = sqlite_reason(error)
        if reason is None:
            raise
        raise StoreDown(reason) from None
    finally:
        engine.dispose()


async def _run_postgres(url: str, fn: Callable[[Connection], T]) -> T:
    engine = create_async_engine(asyncpg_url(url), poolclass=NullPool, hide_parameters=True)
    try:
        async with engine.begin() as conn:
            return await conn.run_sync(fn)
    except (DBAPIError, OSError, TimeoutError) as error:
        without_values(error)
        reason = postgres_reason(error)
        if reason is None:
            raise
        raise StoreDown(reason) from None
    finally:
        await engine.dispose()


def _make(conn: Connection, keys: Keys, now: datetime) -> None:
    migrate(conn)
    register_master(conn, keys, now)
