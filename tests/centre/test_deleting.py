"""Whoever wants their words deleted: when the key goes, what is waited for, and that no process keeps it."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, Row, func, select

from bot.centre import erasing
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.courier import Courier
from bot.messages import Body, Command, PersonSafe, Press, Text
from bot.store.engine import Store
from bot.store.mailbox import new_address
from bot.store.peers import bind
from bot.store.tables import t_address, t_deadline, t_event, t_inbox, t_letter, t_person, t_ticket
from bot.store.vault import Erased
from tests.clock import FrozenClock
from tests.house import open_centre

MINUTE = timedelta(minutes=1)


class Chat:
    """One resident of a centre whose letters are carried only when the test says so."""

    def __init__(self, centre: Centre, courier: Courier, clock: FrozenClock, address: str) -> None:
        self.centre, self.courier, self.clock, self.address = centre, courier, clock, address
        self._said = 0

    async def says(self, *bodies: Text | Command | Press) -> None:
        for body in bodies:
            self._said += 1
            await self.centre.receive(self.address, f"m{self._said}", body)
            while await self.centre.hear_next():
                pass

    async def deletes(self) -> None:
        await self.says(Command("delete"), Text("是"))

    async def later(self, by: timedelta = MINUTE) -> None:
        self.clock.set(self.clock.now() + by)
        await self.centre.tick()

    async def gone(self) -> bool:
        key = select(t_person.c.wrapped_key).join(t_address, t_address.c.person_id == t_person.c.id)
        found = key.where(t_address.c.id == self.address)
        return await self.centre.look(lambda work: work.conn.execute(found).scalar_one()) is None


def opened(row: Row[Any], work: Work) -> bytes:
    return work.house.vault.open(work.conn, row.person_id, "inbox.body", row.body)


@pytest.fixture
async def chat(store: Store, clock: FrozenClock) -> Chat:
    centre, courier = await open_centre(store)
    made = await store.turn(
        lambda conn: new_address(conn, store.vault, door="web", kiosk=False, token_hash="a" * 64, now=clock.now())
    )
    return Chat(centre, courier, clock, made.id)


async def test_the_key_goes_a_minute_later_and_the_numbers_stay(chat: Chat) -> None:
    await chat.says(Text("我孙女失恋了，整天哭"), Text("没有"), Text("13800138000"), Text("可以"))
    await chat.deletes()
    await chat.courier.drain()
    assert not await chat.gone()
    await chat.later()
    assert await chat.gone()
    row = await chat.centre.look(lambda work: work.conn.execute(select(t_ticket)).one())
    assert (row.state, row.number is not None, row.owner_id) == ("VOID", True, None)
    kinds = await chat.centre.look(lambda work: work.conn.execute(select(t_event.c.kind)).scalars().all())
    assert "deleted" in kinds
    for one in await chat.centre.look(lambda work: work.conn.execute(select(t_inbox)).all()):
        with pytest.raises(Erased):
            await chat.centre.look(partial(opened, one))
    hashes = select(t_address.c.token_hash).where(t_address.c.id == chat.address)
    assert await chat.centre.look(lambda work: work.conn.execute(hashes).scalar_one()) is None
    await chat.later(timedelta(days=3))
    assert await chat.gone()


async def test_every_process_is_told_to_forget_the_key(chat: Chat) -> None:
    await chat.says(Text("我孙女失恋了，整天哭"))
    await chat.deletes()
    await chat.courier.drain()
    person = await chat.centre.look(
        lambda work: work.conn.execute(select(t_address.c.person_id).where(t_address.c.id == chat.address)).scalar_one()
    )
    async with chat.centre.live.listen(f"erased/{person}") as ears:
        await chat.later()
        assert await ears.wait(5)


async def test_a_farewell_that_waits_is_waited_for_ten_times(chat: Chat) -> None:
    await chat.says(Text("我孙女失恋了，整天哭"))
    await chat.deletes()
    for _ in range(erasing.TRIES):
        await chat.later()
        assert not await chat.gone()
    await chat.later()
    assert await chat.gone()
    left = select(func.count()).where(t_deadline.c.done_at.is_(None), t_deadline.c.kind == erasing.KIND)
    assert await chat.centre.look(lambda work: work.conn.execute(left).scalar_one()) == 0


async def test_asking_twice_deletes_once(chat: Chat) -> None:
    await chat.says(Text("我孙女失恋了，整天哭"))
    await chat.deletes()
    await chat.deletes()
    asked = select(func.count()).where(t_deadline.c.kind == erasing.KIND)
    assert await chat.centre.look(lambda work: work.conn.execute(asked).scalar_one()) == 1


async def test_what_was_erased_meanwhile_is_left_alone(chat: Chat, store: Store) -> None:
    await chat.says(Text("我孙女失恋了，整天哭"))
    await chat.deletes()
    await chat.courier.drain()
    person = await chat.centre.look(
        lambda work: work.conn.execute(select(t_address.c.person_id).where(t_address.c.id == chat.address)).scalar_one()
    )
    await store.erase(person)
    await chat.later()
    outcome = select(t_deadline.c.outcome).where(t_deadline.c.kind == erasing.KIND)
    assert await chat.centre.look(lambda work: work.conn.execute(outcome).scalar_one()) == "off"


async def test_a_messenger_is_told_of_its_own_copy_and_the_web_is_not(chat: Chat) -> None:
    await chat.says(Text("我孙女失恋了，整天哭"))
    answers: tuple[Body, ...] = (Command("delete"), Text("是"))
    for number, body in enumerate(answers):
        await chat.centre.receive(chat.address, f"t{number}", body, "telegram")
        await chat.centre.hear_next()
    bodies = await chat.centre.look(
        lambda work: [
            work.house.vault.open_json(work.conn, row.person_id, "letter.body", row.body)["key"]
            for row in work.conn.execute(select(t_letter.c.person_id, t_letter.c.body).order_by(t_letter.c.id)).all()
            if row.person_id != "house"
        ]
    )
    assert "deleted+deleted-chat" in bodies


async def test_a_school_is_noted_on_the_ticket_when_it_is_opened(chat: Chat) -> None:
    await chat.says(Command("start", "school-xuefu-xiaoxue"), Text("我在学校总被同学欺负，我14岁"))
    events = select(t_event.c.data).where(t_event.c.kind == "came_by")
    assert await chat.centre.look(lambda work: work.conn.execute(events).scalars().all()) == [
        {"school": "xuefu-xiaoxue"}
    ]
    area = await chat.centre.look(lambda work: work.conn.execute(select(t_ticket.c.area)).scalar_one())
    assert area == "xuefu"


async def test_whoever_has_the_words_in_a_private_chat_is_asked_to_delete_them_too(chat: Chat, store: Store) -> None:
    now = chat.clock.now()

    def bound(conn: Connection) -> None:
        for one in ("feng", "liang"):
            peer = {"chat": one}
            bind(conn, store.vault, address_id=f"private:{one}", door="private", who=one, peer=peer, now=now)

    await store.turn(bound)
    await chat.says(Text("我不想活了"), Text("13800138000"))
    ticket = await chat.centre.look(lambda work: work.conn.execute(select(t_ticket.c.id)).scalar_one())
    await chat.centre.act("feng", PersonSafe(ticket))
    await chat.deletes()
    told = select(t_letter.c.address_id, t_letter.c.person_id, t_letter.c.body).order_by(t_letter.c.id)
    rows = await chat.centre.look(lambda work: work.conn.execute(told).all())
    readable = await chat.centre.look(
        lambda work: [
            row.address_id
            for row in rows
            if work.house.vault.open_json(work.conn, row.person_id, "letter.body", row.body)["key"] == "private-deleted"
        ]
    )
    assert sorted(readable) == ["private:feng", "private:liang", "worker:feng", "worker:liang"]
