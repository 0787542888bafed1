"""A database that is locked, full or gone: nothing is acknowledged, the reason is clear, and it recovers by itself."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator

import asyncpg
import pytest
from sqlalchemy import Connection, event, insert, select, text
from sqlalchemy.exc import IntegrityError

from bot.store.engine import SqliteStore, Store, open_store
from bot.store.outage import StoreDown, without_values
from bot.store.postgres_url import libpq_url
from bot.store.tables import t_setting
from tests.clock import FrozenClock
from tests.store.hands import mailbox, say, words


@pytest.fixture
async def hasty(sqlite_store: Store, clock: FrozenClock) -> AsyncIterator[SqliteStore]:
    """A store that does not wait for a lock."""
    await sqlite_store.close()
    async with await open_store(sqlite_store.url, sqlite_store.vault.keys, clock, patience_s=0) as store:
        assert isinstance(store, SqliteStore)
        yield store


async def test_locked(hasty: SqliteStore) -> None:
    address = await mailbox(hasty)
    other = sqlite3.connect(hasty.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreDown, match="locked"):
        await say(hasty, address, "还在吗", "1")
    assert await words(hasty, address) == []
    other.execute("ROLLBACK")
    other.close()
    assert not (await say(hasty, address, "还在吗", "1")).duplicate
    assert await words(hasty, address) == ["还在吗"]


async def test_full(hasty: SqliteStore) -> None:
    """Small messages of others still get in; the big one is refused and nothing of it is kept."""
    address = await mailbox(hasty)
    used = await hasty.look(lambda conn: conn.execute(text("PRAGMA page_count")).scalar_one())
    disk = {"pages": used + 4}

    def limit(raw: sqlite3.Connection, _: object) -> None:
        raw.execute(f"PRAGMA max_page_count={disk['pages']}")

    event.listen(hasty._hands[0]._engine, "connect", limit)
    await _reconnect(hasty)
    big, small = "哭" * 60_000, "短"
    got = await asyncio.gather(
        *(say(hasty, address, words, str(number)) for number, words in enumerate([small, big, small])),
        return_exceptions=True,
    )
    assert [type(one).__name__ for one in got] == ["Received", "StoreDown", "Received"]
    assert "the disk is full" in str(got[1])
    assert "哭" not in str(got[1])
    assert await words(hasty, address) == [small, small]
    disk["pages"] = 100_000
    await _reconnect(hasty)
    assert not (await say(hasty, address, big, "1")).duplicate
    assert [len(one) for one in await words(hasty, address)] == [1, 1, 60_000]


async def _reconnect(store: SqliteStore) -> None:
    """As after any outage."""

    def broken(_: Connection) -> None:
        raise StoreDown("the test says so")

    with pytest.raises(StoreDown, match="the test says so"):
        await store.turn(broken)


async def test_vanished(hasty: SqliteStore) -> None:
    """SQLite itself would go on writing into the deleted file, and lose every word."""
    address = await mailbox(hasty)
    await say(hasty, address, "一", "1")
    away = hasty.path.with_name("away.db")
    with sqlite3.connect(hasty.path) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()
    hasty.path.rename(away)
    for turn in (say(hasty, address, "二", "2"), words(hasty, address)):
        with pytest.raises(StoreDown, match="vanished"):
            await turn
    assert not hasty.path.exists()
    away.rename(hasty.path)
    await say(hasty, address, "二", "2")
    assert await words(hasty, address) == ["一", "二"]


async def test_not_a_database_any_more(hasty: SqliteStore) -> None:
    await mailbox(hasty)
    hasty.path.unlink()
    hasty.path.write_bytes(b"something else entirely" * 1000)
    with pytest.raises(StoreDown, match="not a database"):
        await mailbox(hasty)


async def _settings(store: Store) -> list[str]:
    return list(await store.look(lambda conn: conn.execute(select(t_setting.c.key)).scalars().all()))


async def test_one_failing_turn_never_hurts_its_neighbours(store: Store) -> None:
    """Also when they wait together and share a commit."""
    addresses = [await mailbox(store) for _ in range(12)]

    async def one(number: int) -> str:
        def fail(conn: Connection) -> None:
            conn.execute(insert(t_setting).values(key=f"k{number}", value={}, at=store.clock.now()))
            raise LookupError(number)

        if number % 3 == 0:
            await store.turn(fail)
        await say(store, addresses[number], "在", str(number))
        return "kept"

    got = await asyncio.gather(*(one(number) for number in range(12)), return_exceptions=True)
    for number, result in enumerate(got):
        if number % 3 == 0:
            assert isinstance(result, LookupError)
        else:
            assert result == "kept"
            assert await words(store, addresses[number]) == ["在"]
    assert await _settings(store) == ["master_keys"]


async def test_a_savepoint_left_open_is_rolled_back(store: Store) -> None:
    def careless(conn: Connection) -> None:
        conn.begin_nested()
        conn.execute(insert(t_setting).values(key="k", value={}, at=store.clock.now()))
        raise LookupError

    got = await asyncio.gather(*(store.turn(careless) for _ in range(3)), return_exceptions=True)
    assert [type(one) for one in got] == [LookupError] * 3
    assert await _settings(store) == ["master_keys"]


async def test_the_writer_outlives_whatever_a_turn_raises(sqlite_store: Store) -> None:
    def wild(_: Connection) -> None:
        raise SystemExit

    def strange(_: Connection) -> None:
        raise StopIteration

    with pytest.raises(RuntimeError, match="SystemExit"):
        await sqlite_store.turn(wild)
    with pytest.raises(RuntimeError, match="StopIteration"):
        await sqlite_store.turn(strange)
    assert await mailbox(sqlite_store)


async def test_a_look_changes_nothing(store: Store) -> None:
    with pytest.raises(Exception, match=r"25006|may not be written"):
        await store.look(lambda conn: conn.execute(insert(t_setting).values(key="k", value={}, at=store.clock.now())))


async def test_an_error_quotes_no_values(store: Store) -> None:
    def twice(conn: Connection) -> None:
        for _ in range(2):
            conn.execute(insert(t_setting).values(key="13800138000", value={}, at=store.clock.now()))

    with pytest.raises(IntegrityError) as raised:
        await store.turn(twice)
    link: BaseException | None = raised.value
    while link is not None:
        assert "13800138000" not in str(link)
        link = link.__cause__


def test_cutting_values_leaves_other_errors_alone() -> None:
    plain = ValueError("a plain error")
    without_values(plain)
    assert str(plain) == "a plain error"


# ---- PostgreSQL ----


async def test_postgresql_cuts_every_connection(postgres_store: Store) -> None:
    """As a restart of the server does: the next turn finds a new connection, and a name that was held is known lost."""
    store = postgres_store
    address = await mailbox(store)
    async with store.only_one("courier") as sole:
        await _cut(store)
        async with asyncio.timeout(30):
            await sole.lost.wait()
    await say(store, address, "还在吗", "1")
    assert await words(store, address) == ["还在吗"]


async def test_postgresql_is_gone(postgres_store: Store, clock: FrozenClock) -> None:
    nowhere = postgres_store.url.replace("linli_tests_", "no_such_place_")
    with pytest.raises(StoreDown) as down:
        await open_store(nowhere, postgres_store.vault.keys, clock, patience_s=5)
    assert "\n" not in str(down.value)


async def _cut(store: Store) -> None:
    conn = await asyncpg.connect(libpq_url(store.url))
    await conn.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await conn.close()


async def test_deadlocks_are_run_again(postgres_store: Store) -> None:
    """Two turns that take the same two rows in opposite order: the server breaks one, and it is done again."""
    store = postgres_store
    one, two = await mailbox(store), await mailbox(store)
    met = asyncio.Event()
    began: list[str] = []

    async def cross(first: str, second: str) -> None:
        def turn(conn: Connection) -> None:
            began.append(first)
            lock = text("SELECT id FROM address WHERE id = :id FOR UPDATE")
            conn.execute(lock, {"id": first})
            conn.execute(text("SELECT pg_sleep(0.05)"))
            conn.execute(lock, {"id": second})
            conn.execute(text("UPDATE address SET seq = seq + 1 WHERE id = :id"), {"id": first})

        await store.turn(turn)
        met.set()

    await asyncio.gather(cross(one.id, two.id), cross(two.id, one.id))
    seqs = await store.look(lambda conn: conn.execute(text("SELECT seq FROM address ORDER BY id")).scalars().all())
    assert list(seqs) == [1, 1]
    assert len(began) >= 3  # the server may break both of a pair before one gets through


async def test_a_closed_store_says_so(sqlite_store: Store) -> None:
    await sqlite_store.close()
    await sqlite_store.close()
    with pytest.raises(RuntimeError, match="closed"):
        await mailbox(sqlite_store)
