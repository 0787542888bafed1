"""What no turn can digest blocks nobody and stops nothing: it is set aside, and where possible a person reads it."""

import asyncio

import pytest
from sqlalchemy import select, update

from bot.messages import Text
from bot.store.engine import Store
from bot.store.mailbox import Address, new_address
from bot.store.tables import t_conversation, t_inbox, t_letter, t_person, t_ticket
from tests.crash.until import until
from tests.house import open_centre, running, settle


async def _resident(store: Store) -> Address:
    now = store.clock.now()
    return await store.turn(
        lambda conn: new_address(conn, store.vault, door="web", kiosk=False, token_hash=None, now=now)
    )


async def _states(store: Store, address: Address) -> list[str]:
    mine = select(t_inbox.c.state).where(t_inbox.c.address_id == address.id).order_by(t_inbox.c.id)
    return list(await store.look(lambda conn: conn.execute(mine).scalars().all()))


async def test_damaged_words_become_a_ticket_that_asks_a_person_to_read(store: Store) -> None:
    centre, courier = await open_centre(store)
    first, other = await _resident(store), await _resident(store)
    await centre.receive(first.id, "1", Text("听不清"))
    await store.turn(lambda conn: conn.execute(update(t_inbox).values(body=b"\x01" + bytes(40))))
    await centre.receive(first.id, "2", Text("我孙女失恋了，整天哭"))
    await centre.receive(other.id, "1", Text("我孙女失恋了，整天哭"))
    await settle(centre, courier)
    assert await _states(store, first) == ["set_aside", "done"]
    assert await _states(store, other) == ["done"]
    mine = select(t_ticket.c.urgency, t_ticket.c.state).where(t_ticket.c.person_id == first.person_id)
    assert [tuple(row) for row in await store.look(lambda conn: conn.execute(mine).all())] == [("U2", "NEW")]
    told = select(t_letter.c.id).where(t_letter.c.address_id == first.id)
    assert await store.look(lambda conn: conn.execute(told).scalars().all())


@pytest.mark.parametrize("broken", ["conversation", "erased"])
async def test_a_person_nobody_can_hear_any_more_does_not_stop_the_house(store: Store, broken: str) -> None:
    address, other = await _resident(store), await _resident(store)
    centre, courier = await open_centre(store)
    await centre.receive(address.id, "1", Text("我孙女失恋了，整天哭"))
    await settle(centre, courier)
    await centre.receive(address.id, "2", Text("都没有"))
    if broken == "conversation":
        await store.turn(lambda conn: conn.execute(update(t_conversation).values(body=b"\x01" + bytes(40))))
    else:
        gone = update(t_person).where(t_person.c.id == address.person_id).values(wrapped_key=None)
        await store.turn(lambda conn: conn.execute(gone))
        store.vault.forget(address.person_id)
    async with asyncio.timeout(60), running(store) as (open_house, _):
        await open_house.receive(other.id, "1", Text("我孙女失恋了，整天哭"))

        async def heard() -> bool:
            return await _states(store, other) == ["done"] and "waiting" not in await _states(store, address)

        await until("everybody to be heard", heard)
    assert await _states(store, address) == ["done", "set_aside"]
