"""What came to the desk bot, as it is kept: once, in order for each person, emptied, and not for ever."""

from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, text

from bot.store import knocks
from bot.store.engine import Store
from bot.store.tables import t_knock
from tests.clock import FrozenClock


def _keep(store: Store, clock: FrozenClock, update_id: int, who: str = "a") -> Any:
    def keep(conn: Connection) -> bool:
        return knocks.keep(conn, store.vault, update_id=update_id, who=who, body={"n": update_id}, now=clock.now())

    return store.turn(keep)


async def test_once_in_order_and_emptied(store: Store, clock: FrozenClock) -> None:
    assert await _keep(store, clock, 7)
    assert not await _keep(store, clock, 7)
    assert await _keep(store, clock, 6, "b")
    assert await _keep(store, clock, 8)
    first = await store.look(knocks.next_waiting)
    assert first is not None
    assert await store.look(lambda conn: knocks.open_body(conn, store.vault, first, clock.now())) == {"n": 7}
    other = await store.look(lambda conn: knocks.next_waiting(conn, {"a"}))
    assert other is not None
    assert other.who == "b"
    assert await store.look(lambda conn: knocks.next_waiting(conn, {"a", "b"})) is None
    assert await store.turn(lambda conn: knocks.mark_done(conn, first.id, clock.now()))
    assert not await store.turn(lambda conn: knocks.mark_done(conn, first.id, clock.now())), "somebody else was first"
    row = await store.look(lambda conn: conn.execute(select(t_knock).where(t_knock.c.id == first.id)).one())
    assert (row.state, row.body) == ("done", None)
    assert await store.look(knocks.waiting_count) == 2


async def test_three_attempts_and_it_is_set_aside(store: Store, clock: FrozenClock) -> None:
    await _keep(store, clock, 1)
    waiting = await store.look(knocks.next_waiting)
    assert waiting is not None
    told = [
        await store.turn(lambda conn: knocks.mark_failed(conn, waiting.id, "ValueError", clock.now(), 3))
        for _ in range(4)
    ]
    assert told == [False, False, True, False]
    row = await store.look(lambda conn: conn.execute(select(t_knock)).one())
    assert (row.state, row.attempts, row.error, row.body) == ("set_aside", 3, "ValueError", None)


async def test_what_is_long_done_goes_and_what_was_set_aside_stays(store: Store, clock: FrozenClock) -> None:
    last = knocks.KEPT + 10

    def fill(conn: Connection) -> None:
        row = {"peer_hash": "a", "attempts": 0, "received_at": clock.now()}
        states = {1: "set_aside", 2: "done", last: "waiting"}
        for number, state in states.items():
            conn.execute(insert(t_knock).values(id=number, update_id=number, state=state, **row))

    await store.turn(fill)
    assert await store.turn(lambda conn: knocks.mark_done(conn, last, clock.now()))
    assert await store.look(lambda conn: conn.execute(select(t_knock.c.id)).scalars().all()) == [1, last]


@pytest.mark.parametrize("busy", [(), ("a",)])
async def test_looking_for_the_next_reads_no_whole_table(sqlite_store: Store, busy: tuple[str, ...]) -> None:
    seen = (
        "SELECT id, peer_hash, body FROM knock WHERE state = 'waiting' AND peer_hash NOT IN (:who) ORDER BY id LIMIT 1"
    )
    plan = await sqlite_store.look(
        lambda conn: conn.execute(text(f"EXPLAIN QUERY PLAN {seen}"), {"who": "".join(busy)}).all()
    )
    assert "ix_knock_waiting" in str(plan)
    sweep = "DELETE FROM knock WHERE id <= 5 AND state = 'done'"
    plan = await sqlite_store.turn(lambda conn: conn.execute(text(f"EXPLAIN QUERY PLAN {sweep}")).all())
    assert "INTEGER PRIMARY KEY" in str(plan)
