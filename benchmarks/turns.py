"""Whole turns a second: a message waits, is understood, the conversation moves, all is kept; and its peers."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from uuid import uuid4

import asyncpg
from sqlalchemy import Connection, func, select
from sqlalchemy.engine import make_url

from benchmarks.bench_store import (
    BODY,
    DOLLAR,
    HANDS,
    NAIVE,
    NOW,
    PERSONS,
    QUESTION,
    alone,
    core_step,
    people,
    together,
)
from benchmarks.echo import echoes
from benchmarks.table import Line, Rate, Way, progress, rates
from bot.centre.centre import Centre
from bot.messages import Text
from bot.store.addresses import new_address
from bot.store.engine import Store, open_store
from bot.store.inbox import receive
from bot.store.keys import Keys
from bot.store.postgres_url import libpq_url
from bot.store.schema import init_db
from bot.store.sqlite import sqlite_engine
from bot.store.tables import t_inbox
from tests.clock import FrozenClock
from tests.house import open_centre

# The grandmother's own messages, as typed: five of one person, then the next person's.
GRANDMOTHER = (
    "阿珺，我孙女失恋了，情绪不稳定，整天哭，你能不能抽空来开导一下",
    "都没有",
    "13800138000",
    "可以，送出",
    "她昨晚又没吃饭",
)
_WAITING = 1_500  # messages at the beginning of a round; no process hears so many in one
_STATE = select(func.count()).select_from(t_inbox)


class Backlog:
    """A centre at whose door residents have written and wait; there are always some."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self._store = centre.store

    async def hear(self, seconds: float) -> int:
        """Let the process's own loop hear for so many seconds. How many messages were dealt with."""
        before = await self._count("done")
        hearing = asyncio.create_task(self.centre.hear_on())
        await asyncio.sleep(seconds)
        hearing.cancel()
        with suppress(asyncio.CancelledError):
            await hearing
        assert await self._count("waiting"), "nothing was left to hear: the measure would be of idling"
        return await self._count("done") - before

    async def fill(self) -> None:
        """Bring residents in until enough messages wait."""
        missing = _WAITING - await self._count("waiting")
        if missing > 0:
            progress(f"{missing} messages come in")
            await self._store.turn(lambda conn: _come_in(conn, self._store, missing // len(GRANDMOTHER) + 1))

    async def _count(self, state: str) -> int:
        counted = _STATE.where(t_inbox.c.state == state)
        return await self._store.look(lambda conn: conn.execute(counted).scalar_one())


def _come_in(conn: Connection, store: Store, residents: int) -> None:
    now = store.clock.now()
    for _ in range(residents):
        address = new_address(conn, store.vault, door="web", kiosk=False, token_hash=None, now=now)
        for number, words in enumerate(GRANDMOTHER):
            own, body = f"m{number}", Text(words)
            receive(conn, store.vault, door="web", update_id=own, address_id=address.id, body=body, now=now)


@asynccontextmanager
async def backlog(url: str, keys: Path) -> AsyncIterator[Backlog]:
    """A new house at this address."""
    clock = FrozenClock()
    read = Keys.read(init_db(url, keys, clock.now()))
    async with await open_store(url, read, clock) as store:
        centre, _ = await open_centre(store)
        yield Backlog(centre)


async def on_sqlite(folder: Path, seconds: float) -> list[Line]:
    """The turn beside the raw step, the Core step and the echoes, in the same rounds."""
    async with AsyncExitStack() as stack:
        house = await stack.enter_async_context(backlog(f"sqlite:///{folder / 'turns.db'}", folder / "turns.keys"))
        keys = Keys.read(init_db(f"sqlite:///{folder / 'steps.db'}", folder / "steps.keys", NOW))
        steps = await stack.enter_async_context(
            await open_store(f"sqlite:///{folder / 'steps.db'}", keys, FrozenClock())
        )
        addresses = await people(steps)
        conn = stack.enter_context(sqlite_engine(folder / "steps.db").connect())
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

        ways: dict[str, Way] = {"raw": alone(raw_step), "core": alone(step), "turn": house.hear}
        ways |= await stack.enter_async_context(echoes())
        found = await rates("SQLite", ways, seconds, house.fill)
    turn, raws, echo = found["turn"], found["raw"], found["echo, HTTP"]
    share, beside = turn.against(raws), turn.against(echo)
    return [
        _line("SQLite: raw sqlite3 step", raws),
        _line("SQLite: the same through Core", found["core"], raws),
        Line("SQLite: whole turn", *_said(turn, raws), "≥ 0.35 × raw", share >= 0.35),
        _line("aiogram echo, stubbed transport", found["echo, stub"]),
        _line("aiogram echo, loopback HTTP", echo),
        _line("aiogram echo, loopback HTTP, 8 at once", found["echo, HTTP, 8"]),
        Line("SQLite: whole turn", f"{turn.per_second:.0f}/s", f"{beside:.2f} × echo, HTTP", "≥ 1.0 ×", beside >= 1),
    ]


async def on_postgres(url: str, folder: Path, seconds: float) -> list[Line]:
    """The turn beside the raw step and the Core step, with as many connections as the process has."""
    names = [f"linli_bench_{uuid4().hex[:8]}" for _ in range(2)]
    server = await asyncpg.connect(libpq_url(url))
    try:
        for name in names:
            await server.execute(f"CREATE DATABASE {name}")
        places = [make_url(url).set(database=name).render_as_string(hide_password=False) for name in names]
        found = await _postgres_rates(places, folder, seconds)
    finally:
        for name in names:
            await server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await server.close()
    turn, raws = found["turn"], found["raw"]
    share = turn.against(raws)
    return [
        _line(f"PostgreSQL: raw asyncpg step, {HANDS} at once", raws),
        _line(f"PostgreSQL: the same through Core, {HANDS} at once", found["core"], raws),
        Line("PostgreSQL: whole turn", *_said(turn, raws), "≥ 0.35 × raw", share >= 0.35),
    ]


async def _postgres_rates(places: list[str], folder: Path, seconds: float) -> dict[str, Rate]:
    async with AsyncExitStack() as stack:
        house = await stack.enter_async_context(backlog(places[0], folder / "pg-turns.keys"))
        keys = Keys.read(init_db(places[1], folder / "pg-steps.keys", NOW))
        store = await stack.enter_async_context(await open_store(places[1], keys, FrozenClock()))
        addresses = await people(store)
        conns = [await asyncpg.connect(libpq_url(places[1])) for _ in range(HANDS)]
        for conn in conns:
            stack.push_async_callback(conn.close)

        async def raw_step(hand: int, number: int) -> None:
            conn, address = conns[hand], addresses[number % PERSONS]
            async with conn.transaction():
                version = await conn.fetchval(DOLLAR[0], address.person_id)
                await conn.execute(DOLLAR[1], version + 1, BODY, NOW, address.person_id, version)
                await conn.execute(DOLLAR[2], uuid4().hex, address.id, address.person_id, BODY, NOW)
                await conn.execute(DOLLAR[3], address.id, address.person_id, BODY, NOW)

        async def step(_: int, number: int) -> None:
            await store.turn(lambda conn: core_step(conn, addresses[number % PERSONS]))

        ways: dict[str, Way] = {"raw": together(HANDS, raw_step), "core": together(HANDS, step), "turn": house.hear}
        return await rates("PostgreSQL", ways, seconds, house.fill)


def _said(rate: Rate, peer: Rate | None) -> tuple[str, str]:
    beside = f"{rate.against(peer):.2f} × raw" if peer is not None else ""
    return f"{rate.per_second:.0f}/s", f"{beside:<12}{rate.cpu_us:.0f} us CPU".strip()


def _line(what: str, rate: Rate, peer: Rate | None = None) -> Line:
    return Line(what, *_said(rate, peer))
