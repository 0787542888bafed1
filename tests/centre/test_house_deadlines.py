"""Deadlines of the house itself: one of each kind waits, however many lay it, and when it is done the next."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import Connection, select, text, update
from sqlalchemy.util import await_only

from bot.centre.deadlines import add_house_deadline
from bot.centre.house import House, Work
from bot.store.engine import Store
from bot.store.rows import add
from bot.store.tables import t_deadline
from tests.house import pages

_SOON = timedelta(minutes=5)


def lay(store: Store, kind: str = "look") -> Callable[[Connection], bool]:
    house, now = House(pages(), store.vault, Random(1)), store.clock.now()
    return lambda conn: add_house_deadline(Work(conn, house, now), kind, now + _SOON)


def take(store: Store) -> Callable[[Connection], None]:
    """As the ticker does first of all with what is due."""
    done = update(t_deadline).where(t_deadline.c.kind == "look", t_deadline.c.done_at.is_(None))

    def go(conn: Connection) -> None:
        conn.execute(done.values(done_at=store.clock.now(), outcome="done"))

    return go


async def waiting(store: Store) -> list[str]:
    mine = select(t_deadline.c.kind).where(t_deadline.c.done_at.is_(None)).order_by(t_deadline.c.id)
    return list(await store.look(lambda conn: conn.execute(mine).scalars().all()))


async def test_one_of_each_kind_waits_and_a_done_one_makes_room(store: Store) -> None:
    assert await store.turn(lay(store))
    assert not await store.turn(lay(store))
    assert await store.turn(lay(store, "another"))
    await store.turn(take(store))
    assert await store.turn(lay(store))
    assert await waiting(store) == ["another", "look"]


async def test_what_is_done_lays_the_next_in_the_same_turn(store: Store) -> None:
    await store.turn(lay(store))

    def again(conn: Connection) -> bool:
        take(store)(conn)
        return lay(store)(conn)

    assert await store.turn(again)
    assert await waiting(store) == ["look"]


async def test_what_is_written_down_as_done_stands_in_nobodys_way(store: Store) -> None:
    now = store.clock.now()
    row = {"kind": "look", "due_at": now, "attempts": 0, "done_at": now, "outcome": "fresh"}
    for _ in range(2):
        await store.turn(lambda conn: add(conn, t_deadline, **row))
    assert await store.turn(lay(store))


@pytest.mark.parametrize("other", ["lays it too", "is just doing it"])
async def test_two_processes_at_the_same_moment(postgres_store: Store, other: str) -> None:
    """Whoever comes second waits for the first: then it has been laid, or there is room for the next."""
    store = postgres_store
    if other == "is just doing it":
        await store.turn(lay(store))
    began, may_end = asyncio.Event(), asyncio.Event()

    def first(conn: Connection) -> bool | None:
        did = lay(store)(conn) if other == "lays it too" else take(store)(conn)
        began.set()
        await_only(may_end.wait())
        return did

    def blocked(conn: Connection) -> int:
        return int(conn.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted")).scalar_one())

    async with asyncio.TaskGroup() as both:
        one = both.create_task(store.turn(first))
        await began.wait()
        two = both.create_task(store.turn(lay(store)))
        while not two.done() and not await store.look(blocked):
            pass
        may_end.set()
    assert (one.result(), two.result()) == ((True, False) if other == "lays it too" else (None, True))
    assert await waiting(store) == ["look"]
