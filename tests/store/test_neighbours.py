"""Several processes on one SQLite file: what one commits the others notice, and a key one destroys they forget."""

import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.store.engine import Store, open_store
from bot.store.keys import Keys
from bot.store.mailbox import posts
from bot.store.vault import Erased
from tests.clock import FrozenClock
from tests.store.hands import mailbox, say, write


@pytest.fixture
async def two(_made: Path, _keys_path: Path, tmp_path: Path, clock: FrozenClock) -> AsyncIterator[tuple[Store, Store]]:
    path = tmp_path / "linli.db"
    shutil.copyfile(_made, path)
    async with AsyncExitStack() as stack:
        stores = [
            await stack.enter_async_context(
                await open_store(f"sqlite:///{path}", Keys.read(_keys_path), clock, shared=True)
            )
            for _ in range(2)
        ]
        yield stores[0], stores[1]


async def test_a_neighbour_hears_of_a_commit(two: tuple[Store, Store]) -> None:
    here, there = two
    async with there.live.listen("outbox") as ears:
        address = await mailbox(here)
        await write(here, address, "您好")
        assert "outbox" in await ears.wait(30)


async def test_a_page_of_a_neighbour_hears_too(two: tuple[Store, Store]) -> None:
    here, there = two
    address = await mailbox(here)
    async with there.live.listen(address.id) as ears:
        await say(here, address, "在吗", "1")
        assert address.id in await ears.wait(30)


async def test_a_neighbour_forgets_a_destroyed_key(two: tuple[Store, Store]) -> None:
    here, there = two
    address = await mailbox(here)
    await say(here, address, "孙女整天哭", "1")
    assert await there.look(lambda conn: posts(conn, there.vault, address.id, 0, 10))  # the key is open there now
    async with there.live.listen("outbox") as ears:
        await here.erase(address.person_id)
        while await _still_open(there, address.person_id):
            assert await ears.wait(30), "the neighbour never noticed"


async def _still_open(store: Store, person_id: str) -> bool:
    try:
        await store.turn(lambda conn: store.vault.seal(conn, person_id, "letter.body", b"x"))
    except Erased:
        return False
    return True
