"""Small hands for the store's tests: open a mailbox, say something, write a letter, read what is there."""

from typing import Any

from sqlalchemy import select

from bot.messages import Letter, Post, Text
from bot.store.engine import Store
from bot.store.mailbox import Address, Received, house_address, new_address, post, posts, receive
from bot.store.tables import t_letter


async def mailbox(store: Store, door: str = "web") -> Address:
    now = store.clock.now()
    return await store.turn(
        lambda conn: new_address(conn, store.vault, door=door, kiosk=False, token_hash=None, now=now)
    )


async def desk(store: Store, id: str = "desk:baiyun", door: str = "desk") -> Address:  # noqa: A002
    return await store.turn(lambda conn: house_address(conn, store.vault, id, door, store.clock.now()))


async def say(store: Store, address: Address, words: str, update_id: str) -> Received:
    now = store.clock.now()
    return await store.turn(
        lambda conn: receive(
            conn,
            store.vault,
            door=address.door,
            update_id=update_id,
            address_id=address.id,
            body=Text(words),
            now=now,
        )
    )


async def write(store: Store, address: Address, words: str, **how: Any) -> int:
    now = store.clock.now()
    letter = Letter(words, "test", "zh-Hans")
    return await store.turn(lambda conn: post(conn, store.vault, address_id=address.id, letter=letter, now=now, **how))


async def read(store: Store, address: Address, after: int = 0, limit: int = 100) -> list[Post]:
    return await store.look(lambda conn: posts(conn, store.vault, address.id, after, limit))


async def words(store: Store, address: Address) -> list[str]:
    """What was said in the mailbox, both ways, in order."""
    said = []
    for line in await read(store, address):
        body: Any = line.mine if line.letter is None else line.letter
        said.append(body.text)
    return said


async def states(store: Store) -> dict[int, str]:
    """The state of every letter."""
    rows = await store.look(lambda conn: conn.execute(select(t_letter.c.id, t_letter.c.state)).all())
    return {row.id: row.state for row in rows}
