"""A database that is locked, full, gone or cut off: nothing is acknowledged, it says so once, and goes on by itself."""

import asyncio
import resource
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import asyncpg
import pytest
import websockets
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.app import MachineClock
from bot.store.engine import Store, open_store
from bot.store.keys import Keys
from bot.store.schema import init_db
from bot.store.tables import t_inbox
from tests.clock import FrozenClock
from tests.crash.house import House
from tests.crash.people import Resident
from tests.crash.until import until
from tests.hardening.opened import Line, Opened, opened
from tests.hardening.relay import Relay

WORDS = "我孙女鱻羴失恋了，整天哭"
_PATIENCE_S = 0.3


async def _refused(line: Line, own_id: str) -> None:
    """Said, but not acknowledged: the line breaks, so that the page shows it and repeats it later."""
    with pytest.raises(websockets.ConnectionClosed) as closed:
        await line.say(own_id, WORDS)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1013


async def _goes_on(house: Opened, carried: str, own_id: str) -> None:
    """The same message again, as the page sends it: acknowledged and answered."""
    async with house.line(carried) as line:
        letter = await line.told(own_id, WORDS)
        assert letter["text"]


async def _kept(store: Store) -> list[str]:
    rows = await store.look(lambda conn: conn.execute(select(t_inbox.c.update_id).order_by(t_inbox.c.id)).all())
    return [row.update_id.rpartition("/")[2] for row in rows]


def _says_so(lines: list[Any], reason: str) -> None:
    """The reason is in the log, and no word of anybody."""
    assert any(reason in str(line.get("reason")) for line in lines), lines
    assert "鱻羴" not in repr(lines)
    assert not [line for line in lines if line["log_level"] in {"error", "critical"}], lines


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@contextmanager
def _gone(path: Path) -> Iterator[None]:
    """The file and its journals, as when a disk is unplugged."""
    parts = [path, *path.parent.glob(f"{path.name}-*")]
    aside = path.parent / "aside"
    aside.mkdir()
    for part in parts:
        part.rename(aside / part.name)
    try:
        yield
    finally:
        for part in parts:
            (aside / part.name).rename(part)


@contextmanager
def _replaced(path: Path) -> Iterator[None]:
    """Something else lies in its place."""
    with _gone(path):
        path.write_text("this is not a database\n" * 1000)
        yield


@pytest.fixture
async def sqlite(
    _made: Path, _keys_path: Path, tmp_path: Path, clock: FrozenClock
) -> AsyncIterator[tuple[Store, Path]]:
    """A store that waits a short while only."""
    path = tmp_path / "linli.db"
    shutil.copyfile(_made, path)
    keys = Keys.read(_keys_path)
    async with await open_store(f"sqlite:///{path}", keys, clock, patience_s=_PATIENCE_S) as store:
        yield store, path


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [(_locked, "locked"), (_gone, "vanished"), (_replaced, "")],
    ids=["locked", "gone", "replaced"],
)
async def test_an_sqlite_file_in_trouble(sqlite: tuple[Store, Path], trouble: Any, reason: str) -> None:
    store, path = sqlite
    async with opened(store) as house, house.line() as line:
        await line.told("before", WORDS)
        with capture_logs() as lines, trouble(path):
            await _refused(line, "during")
            await until("the loops to notice", _seen(lines, {"store down", "courier.store_down", "not acknowledged"}))
        await _goes_on(house, line.carried, "during")
        await _goes_on(house, line.carried, "after")
    _says_so(lines, reason)
    assert await _kept(store) == ["before", "during", "after"]


def _seen(lines: list[Any], events: set[str]) -> Any:
    async def seen() -> bool:
        return bool(events & {line["event"] for line in lines})

    return seen


@asynccontextmanager
async def _cut_off(url: str, keys: Path) -> AsyncIterator[tuple[Store, Relay]]:
    with TemporaryDirectory(prefix="linli-", dir="/tmp") as folder:
        async with Relay(url, Path(folder)) as relay:
            opening = open_store(relay.url, Keys.read(keys), FrozenClock(), patience_s=2)
            async with await opening as store:
                yield store, relay


async def test_a_postgres_that_is_cut_off(empty_postgres: str, tmp_path: Path) -> None:
    keys = init_db(empty_postgres, tmp_path / "linli.keys", FrozenClock().now())
    async with _cut_off(empty_postgres, keys) as (store, relay), opened(store) as house:
        async with house.line() as line:
            await line.told("before", WORDS)
            with capture_logs() as lines:
                await relay.cut()
                await _refused(line, "during")
                await until("the loops to notice", _seen(lines, {"store down"}))
                await relay.mend()
        await _goes_on(house, line.carried, "during")
        await _goes_on(house, line.carried, "after")
        _says_so(lines, "")
        assert await _kept(store) == ["before", "during", "after"]


async def test_a_postgres_table_somebody_locked(empty_postgres: str, tmp_path: Path) -> None:
    keys = init_db(empty_postgres, tmp_path / "linli.keys", FrozenClock().now())
    other = await asyncpg.connect(empty_postgres)
    opening = open_store(empty_postgres, Keys.read(keys), FrozenClock(), patience_s=2)
    async with await opening as store, opened(store) as house, house.line() as line:
        await line.told("before", WORDS)
        held = other.transaction()
        await held.start()
        await other.execute("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE")
        during = asyncio.create_task(line.say("during", WORDS))

        async def waits() -> bool:
            blocked = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'inbox'::regclass"
            return bool(await other.fetchval(blocked))

        await until("the message to wait for the table", waits)
        assert not during.done()
        await held.rollback()
        assert (await during)["t"] == "ack"
        await line.until(lambda frame: frame["t"] == "post" and frame["who"] == "bot")
        assert await _kept(store) == ["before", "during"]
    await other.close()


async def test_a_full_disk(tmp_path: Path) -> None:
    """The real process may not let its files grow; the resident's page goes on repeating until it may again."""
    database = f"sqlite:///{tmp_path / 'linli.db'}"
    house = House(database, tmp_path)
    init_db(database, house.keys, MachineClock().now())
    async with await open_store(database, Keys.read(house.keys), MachineClock()) as store:
        await house.start()
        assert house.pid is not None
        first = Resident("first", (WORDS,))
        await first.talk(house, 1)
        full = sum(path.stat().st_size for path in tmp_path.glob("linli.db-wal"))
        before = resource.prlimit(house.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(house.pid, resource.RLIMIT_FSIZE, (full, before[1]))
        second = Resident("second", (WORDS, "都没有"))
        talking = asyncio.create_task(second.talk(house, 2))

        async def noticed() -> bool:
            return "not acknowledged" in house.logs

        await until("the full disk to be noticed", noticed)
        assert second.acks == {}
        resource.prlimit(house.pid, resource.RLIMIT_FSIZE, before)
        await talking
        assert await house.stop() == 0
        assert await _kept(store) == ["first-0", "second-0", "second-1"]
    assert "鱻羴" not in house.logs
    assert '"reason": "the disk' in house.logs
    await house.close()
