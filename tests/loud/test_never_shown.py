"""A telephone number is in the gateway's hands and in no other place: no log, no row in plain, no address, no card."""

import structlog
from sqlalchemy import select

from bot.store.engine import SqliteStore, Store
from bot.store.tables import metadata
from tests.clock import FrozenClock
from tests.loud.gateway import error
from tests.loud.house import at, open_loud

NUMBER = "+8613912345679"
PLANTED = ("13912345679", "鱻羴", "翀翯")


async def test_neither_number_nor_words_are_where_they_must_not_be(store: Store, clock: FrozenClock) -> None:
    with structlog.testing.capture_logs() as logs:
        async with open_loud(store, clock, numbers={"feng": NUMBER}) as house:
            await house.until("2026-11-04 19:00")
            await house.report(house.gateway.ids()[0], "failed")
            house.gateway.faults = [error(500), error(422), error(429)]
            clock.set(at("2026-11-04 23:30"))
            await house.say("我叫翀翯，我站在天台上要跳了，鱻羴，打13912345679")
            await house.until("2026-11-04 23:35")
            said = [str(call["say"]) for call in house.gateway.asked]
            desk, addresses = await house.desk(), house.gateway.queries
    assert NUMBER in {call["to"] for call in house.gateway.asked}  # else nothing is proved here
    for word in PLANTED:
        assert not any(word in text for text in (*said, *desk, *addresses, *map(str, logs)))
        for table in metadata.sorted_tables:
            rows = await store.look(lambda conn, table=table: conn.execute(select(table)).all())  # type: ignore[misc]
            assert not any(word in repr(row) or word.encode() in b"".join(_blobs(row)) for row in rows), table.name
    if isinstance(store, SqliteStore):
        for path in store.path.parent.rglob("*"):
            assert not path.is_file() or not any(word.encode() in path.read_bytes() for word in PLANTED)


def _blobs(row: object) -> list[bytes]:
    return [value for value in row if isinstance(value, bytes)]  # type: ignore[attr-defined]
