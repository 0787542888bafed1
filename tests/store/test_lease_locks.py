"""On PostgreSQL the courier does not wait for turns that write letters, or the two would block each other."""

import asyncpg
from sqlalchemy import Connection, text

from bot.messages import Letter
from bot.store import leases
from bot.store.engine import Store
from bot.store.leases import Due
from bot.store.mailbox import new_address, post
from bot.store.postgres_url import libpq_url

_WITHOUT_WAITING = text("SET LOCAL lock_timeout = '1ms'")


async def test_a_turn_that_writes_to_an_address_does_not_keep_its_letters_from_being_leased(
    postgres_store: Store,
) -> None:
    now, vault = postgres_store.clock.now(), postgres_store.vault

    def write(conn: Connection) -> str:
        address = new_address(conn, vault, door="telegram", kiosk=False, token_hash=None, now=now)
        post(conn, vault, address_id=address.id, letter=Letter("好", "hello", "zh-Hans"), now=now)
        return address.id

    def due(conn: Connection) -> list[Due]:
        conn.execute(_WITHOUT_WAITING)
        return leases.due(conn, {"telegram"})

    address = await postgres_store.turn(write)
    other = await asyncpg.connect(libpq_url(postgres_store.url))
    try:
        async with other.transaction():
            # What PostgreSQL itself takes when a row that names the address is written, until that turn commits.
            await other.execute("SELECT id FROM address WHERE id = $1 FOR KEY SHARE", address)
            assert [one.address_id for one in await postgres_store.turn(due)] == [address]
    finally:
        await other.close()
