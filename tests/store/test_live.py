"""Whoever listens is told after the commit, in this process and, on PostgreSQL, in the others."""

import asyncio

from bot.live import Live
from bot.store.engine import Store, open_store
from tests.clock import FrozenClock
from tests.store.hands import mailbox, read, say


async def test_nothing_published_between_two_waits_is_missed() -> None:
    live = Live()
    async with live.listen("inbox", "outbox") as ears:
        live.publish("inbox")
        live.publish("inbox")
        live.publish("outbox")
        live.publish("board")
        assert await ears.wait(0) == {"inbox", "outbox"}
        assert await ears.wait(0) == frozenset()
        live.publish("outbox")
        assert await ears.wait(0) == {"outbox"}


async def test_a_waiting_listener_wakes() -> None:
    live = Live()
    async with live.listen("web:1") as ears:
        waiting = asyncio.create_task(ears.wait(30))
        await asyncio.sleep(0)
        live.publish("web:1")
        assert await waiting == {"web:1"}


async def test_everyone_hears_and_nobody_is_left_behind() -> None:
    live = Live()
    async with live.listen("board") as one, live.listen("board") as two:
        live.publish("board")
        assert await one.wait(0) == await two.wait(0) == {"board"}
        assert live.listeners("board") == 2
    assert live.listeners("board") == 0
    live.publish("board")


async def test_other_processes_hear_over_postgresql(postgres_store: Store, clock: FrozenClock) -> None:
    keys = postgres_store.vault.keys
    async with await open_store(postgres_store.url, keys, clock) as other, other.live.listen("web:阿婆") as ears:
        for _ in range(20):  # until both lines are up
            postgres_store.live.publish("web:阿婆")
            if heard := await ears.wait(1):
                break
        assert heard == {"web:阿婆"}


async def test_other_processes_forget_who_was_erased(postgres_store: Store, clock: FrozenClock) -> None:
    keys = postgres_store.vault.keys
    address = await mailbox(postgres_store)
    async with await open_store(postgres_store.url, keys, clock) as other, other.live.listen("ready") as ears:
        for _ in range(20):  # until both lines are up
            postgres_store.live.publish("ready")
            if await ears.wait(1):
                break
        await say(other, address, "还在", "1")
        async with other.live.listen(f"erased/{address.person_id}") as gone:
            await postgres_store.erase(address.person_id)
            await gone.wait(30)
        assert await read(other, address) == []


async def test_one_alone_holds_a_name_and_the_next_gets_it(store: Store, clock: FrozenClock) -> None:
    async with await open_store(store.url, store.vault.keys, clock) as other:
        got: list[str] = []

        async def second() -> None:
            async with other.only_one("courier") as sole:
                assert sole.held
                got.append("second")

        async with store.only_one("courier") as sole, store.only_one("ticker") as unrelated:
            waiting = asyncio.create_task(second())
            assert sole.held
            assert unrelated.held
            await asyncio.sleep(0)
            assert got == []
        assert not sole.held
        await waiting
        assert got == ["second"]
