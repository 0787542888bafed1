"""Who cannot be reached is passed over, told of before the shift; off shift only danger makes a sound."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.centre import gapwatch, notices, reachable, tickets
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.messages import Letter, Text, letter_from_json
from bot.store.engine import Store
from bot.store.mailbox import new_address
from bot.store.passes import open_session
from bot.store.peers import BLOCKED, bind, set_reach
from bot.store.tables import t_event, t_letter
from tests.clock import FrozenClock
from tests.house import open_centre


def binds(work: Work, address: str, who: str) -> None:
    door = address.partition(":")[0]
    bind(work.conn, work.house.vault, address_id=address, door=door, who=who, peer={"chat": 7}, now=work.now)


async def on_messenger(centre: Centre, *workers: str) -> None:
    """The unit's group is on the messenger, and these workers have pressed Start."""

    def make(work: Work) -> None:
        binds(work, work.house.group, "group")
        for worker in workers:
            binds(work, work.house.private(worker), worker)

    await centre.work(make)


async def test_without_a_messenger_nothing_is_known_and_everybody_counts_as_reached(store: Store) -> None:
    centre, _ = await open_centre(store)
    assert await centre.look(lambda work: reachable.lost(work, ("feng", "liang"))) == frozenset()


async def test_whoever_never_pressed_start_or_blocked_the_bot_is_lost(store: Store) -> None:
    centre, _ = await open_centre(store)
    await on_messenger(centre, "liang", "tan")
    await centre.work(lambda work: set_reach(work.conn, "private:tan", BLOCKED, work.now))
    assert await centre.look(lambda work: reachable.lost(work, ("feng", "liang", "tan"))) == {"feng", "tan"}


async def test_whoever_is_at_the_console_is_not_lost(store: Store, clock: FrozenClock) -> None:
    centre, _ = await open_centre(store)
    await on_messenger(centre)

    await centre.work(lambda work: open_session(work.conn, "feng", clock.steady()))
    assert await centre.look(lambda work: reachable.lost(work, ("feng", "liang"))) == {"liang"}


async def test_the_desk_hears_before_the_shift_who_cannot_be_reached(store: Store, clock: FrozenClock) -> None:
    centre, courier = await open_centre(store)
    await on_messenger(centre, "feng")
    await centre.work(gapwatch.arm)
    clock.set(clock.now() + timedelta(days=1))
    await centre.tick()
    await courier.drain()
    said = await told(centre, "unreached-soon")
    assert [one.text.partition("现在")[0] for one in said] == ["⚠️ 苏护士"]  # Thursday evening; feng has pressed Start


async def told(centre: Centre, key: str) -> list[Letter]:
    def read(work: Work) -> list[Letter]:
        rows = work.conn.execute(select(t_letter).where(t_letter.c.address_id == work.house.desk)).all()
        opened = (work.house.vault.open_json(work.conn, row.person_id, "letter.body", row.body) for row in rows)
        return [one for one in map(letter_from_json, opened) if one.key == key]

    return await centre.look(read)


@pytest.mark.parametrize(("words", "silent"), [("房租涨了，付不起，今天来不及", True), ("我不想活了", False)])
async def test_off_shift_only_danger_makes_a_sound(store: Store, words: str, *, silent: bool) -> None:
    centre, _ = await open_centre(store)
    await on_messenger(centre, "feng", "liang", "tan")

    def sit(work: Work) -> str:
        made = new_address(work.conn, work.house.vault, door="web", kiosk=False, token_hash=None, now=work.now)
        return made.id

    address = await centre.work(sit)
    for number, text in enumerate((words, "13800138000", "可以，送出")):
        await centre.receive(address, f"m{number}", Text(text))
        while await centre.hear_next():
            pass
    ticket = await centre.look(lambda work: work.conn.execute(select(t_event.c.ticket_id)).scalars().first())

    def tell(work: Work) -> list[bool]:
        row = tickets.get(work, str(ticket))
        assert row is not None
        for worker in ("su", "feng"):  # on a Wednesday afternoon: off shift, and at work
            binds(work, work.house.private(worker), f"{worker}-again")
            notices.tell_worker(work, worker, row, "private-wish")
        theirs = select(t_letter).where(t_letter.c.address_id.in_(("private:su", "private:feng")))
        found = work.conn.execute(theirs.order_by(t_letter.c.id.desc()).limit(2)).all()
        opened = [work.house.vault.open_json(work.conn, one.person_id, "letter.body", one.body) for one in found]
        return [letter_from_json(one).silent for one in reversed(opened)]

    assert await centre.work(tell) == [silent, False]
