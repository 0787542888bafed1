"""What comes in is one row, is taken in order, and is set aside rather than dropped or blocking anybody."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import Connection, func, insert, select, text

from bot.messages import Text
from bot.store.engine import Store
from bot.store.mailbox import (
    Address,
    find_address,
    get_address,
    house_address,
    lock_person,
    mark_done,
    mark_failed,
    new_address,
    next_waiting,
    oldest_waiting,
    open_body,
    posts,
    receive,
    waiting_count,
)
from bot.store.tables import t_conversation, t_event, t_inbox, t_ticket
from bot.store.tickets import claim_ticket
from bot.store.vault import Unreadable
from tests.clock import FrozenClock
from tests.store.hands import mailbox, read, say, words, write


async def _rows(store: Store) -> int:
    return await store.look(lambda conn: conn.execute(select(func.count()).select_from(t_inbox)).scalar_one())


async def test_the_same_update_three_times_is_one_row(store: Store) -> None:
    address = await mailbox(store)
    got = [await say(store, address, "你好", "7") for _ in range(3)]
    assert [one.duplicate for one in got] == [False, True, True]
    assert len({(one.inbox_id, one.seq) for one in got}) == 1
    assert await _rows(store) == 1
    assert (await say(store, address, "在吗", "8")).seq == 2


async def test_the_same_update_at_the_same_moment_is_one_row(store: Store) -> None:
    address = await mailbox(store)
    got = await asyncio.gather(*(say(store, address, "你好", "7") for _ in range(10)))
    assert sorted(one.duplicate for one in got) == [False] + [True] * 9
    assert {one.seq for one in got} == {1}
    assert await _rows(store) == 1


async def test_one_browser_cannot_swallow_anothers_message(store: Store) -> None:
    one, two = await mailbox(store), await mailbox(store)
    await say(store, one, "mine", "1")
    assert not (await say(store, two, "救命", "1")).duplicate
    assert await words(store, two) == ["救命"]
    assert [post.update_id for post in await read(store, two)] == ["1"]


async def test_an_address_nobody_has_is_refused(store: Store) -> None:
    nobody = Address("web:nobody", "nobody", "web", 0, kiosk=False, created_at=store.clock.now())
    with pytest.raises(KeyError):
        await say(store, nobody, "?", "1")
    with pytest.raises(KeyError):
        await write(store, nobody, "?")


async def test_a_long_message_comes_back_whole(store: Store) -> None:
    address = await mailbox(store)
    long = "她说：“我不知道怎么办。”😭\u200b" * 7_000
    await say(store, address, long[:100_000], "1")
    assert await words(store, address) == [long[:100_000]]


async def test_pages_of_a_mailbox_follow_each_other(store: Store) -> None:
    address = await mailbox(store)
    for number in range(5):
        await say(store, address, str(number), str(number))
    assert [post.seq for post in await read(store, address, 0, 2)] == [1, 2]
    assert [post.seq for post in await read(store, address, 2, 2)] == [3, 4]
    assert [post.seq for post in await read(store, address, 4, 2)] == [5]


async def test_a_cookie_finds_its_mailbox(store: Store) -> None:
    now = store.clock.now()
    made = await store.turn(
        lambda conn: new_address(conn, store.vault, door="web", kiosk=True, token_hash="ab" * 32, now=now)
    )
    found = await store.look(lambda conn: find_address(conn, "ab" * 32))
    assert found == made
    assert made.kiosk
    assert await store.look(lambda conn: find_address(conn, "cd" * 32)) is None


async def test_the_houses_mailboxes_are_made_once(store: Store) -> None:
    now = store.clock.now()

    async def make() -> Address:
        return await store.turn(lambda conn: house_address(conn, store.vault, "desk:baiyun", "desk", now))

    made = await asyncio.gather(*(make() for _ in range(5)))
    assert len({address.person_id for address in made}) == 1
    assert await store.look(lambda conn: get_address(conn, "desk:baiyun")) == made[0]
    await write(store, made[0], "card")


# ---- in order ----


async def _next(store: Store, busy: set[str]) -> tuple[int, str] | None:
    row = await store.look(lambda conn: next_waiting(conn, busy))
    return (row.id, row.person_id) if row else None


async def test_the_oldest_of_whoever_is_free_comes_next(store: Store) -> None:
    one, two = await mailbox(store), await mailbox(store)
    ids = [(await say(store, address, "x", str(n))).inbox_id for n, address in enumerate([one, one, two])]
    assert await _next(store, set()) == (ids[0], one.person_id)
    assert await _next(store, {one.person_id}) == (ids[2], two.person_id)
    assert await _next(store, {one.person_id, two.person_id}) is None
    assert await store.look(waiting_count) == 3
    assert await store.turn(lambda conn: mark_done(conn, ids[0], None, store.clock.now()))
    assert not await store.turn(lambda conn: mark_done(conn, ids[0], None, store.clock.now()))
    assert await _next(store, set()) == (ids[1], one.person_id)


async def test_a_person_is_served_one_turn_at_a_time_and_in_order(store: Store) -> None:
    """Ten hands take turns at once; each person's words are still heard in the order they were said."""
    addresses = [await mailbox(store) for _ in range(3)]
    for number in range(8):
        for address in addresses:
            await say(store, address, str(number), str(number))

    def turn(conn: Connection, person_id: str) -> bool:
        now = store.clock.now()
        conversation = lock_person(conn, store.vault, person_id, now)
        row = oldest_waiting(conn, person_id)
        if row is None:
            return False
        body = open_body(conn, store.vault, row)
        assert isinstance(body, Text)
        heard = store.vault.open(conn, person_id, "conversation.body", conversation.body) if conversation.body else b""
        sealed = store.vault.seal(conn, person_id, "conversation.body", heard + body.text.encode())
        conn.execute(t_conversation.update().where(t_conversation.c.person_id == person_id).values(body=sealed))
        return mark_done(conn, row.id, None, now)

    async def hand() -> None:
        busy = [address.person_id for address in addresses]
        while busy:
            for person_id in list(busy):
                if not await store.turn(lambda conn, person_id=person_id: turn(conn, person_id)):  # type: ignore[misc]
                    busy.remove(person_id)

    await asyncio.gather(*(hand() for _ in range(10)))
    for address in addresses:
        person_id = address.person_id
        heard = await store.look(
            lambda conn, person_id=person_id: store.vault.open(  # type: ignore[misc]
                conn, person_id, "conversation.body", _body(conn, person_id)
            )
        )
        assert heard == b"01234567"


def _body(conn: Connection, person_id: str) -> bytes:
    found: bytes = conn.execute(
        select(t_conversation.c.body).where(t_conversation.c.person_id == person_id)
    ).scalar_one()
    return found


async def test_the_first_lock_makes_the_conversation(store: Store) -> None:
    address = await mailbox(store)
    now = store.clock.now()
    rows = await asyncio.gather(
        *(store.turn(lambda conn: lock_person(conn, store.vault, address.person_id, now)) for _ in range(5))
    )
    assert {(row.version, row.state, row.body) for row in rows} == {(0, "start", None)}


# ---- what fails ----


async def test_attempts_are_counted_and_then_it_is_set_aside(store: Store) -> None:
    address = await mailbox(store)
    stuck, fine = await say(store, address, "broken", "1"), await say(store, address, "fine", "2")
    now = store.clock.now()
    got = [await store.turn(lambda conn: mark_failed(conn, stuck.inbox_id, "KeyError", now, 3)) for _ in range(4)]
    assert got == [False, False, True, False]
    row = await store.look(lambda conn: conn.execute(select(t_inbox).where(t_inbox.c.id == stuck.inbox_id)).one())
    assert (row.state, row.attempts, row.error) == ("set_aside", 3, "KeyError")
    assert await _next(store, set()) == (fine.inbox_id, address.person_id)
    assert await words(store, address) == ["broken", "fine"]


async def test_a_damaged_body_raises_and_is_set_aside(store: Store) -> None:
    address = await mailbox(store)
    got = await say(store, address, "words", "1")
    await store.turn(lambda conn: conn.execute(t_inbox.update().values(body=b"\x01 not what was written here, at all")))
    row = await store.look(next_waiting)
    assert row is not None
    with pytest.raises(Unreadable):
        await store.look(lambda conn: open_body(conn, store.vault, row))
    assert await store.turn(lambda conn: mark_failed(conn, got.inbox_id, "Unreadable", store.clock.now(), 1))
    assert await store.look(next_waiting) is None


async def test_the_queue_is_found_by_its_index(sqlite_store: Store) -> None:
    """A million old rows must not slow the next one down."""

    def plan(conn: Connection) -> str:
        asked = "SELECT id FROM inbox WHERE state = 'waiting' ORDER BY id LIMIT 1"
        return str(conn.execute(text(f"EXPLAIN QUERY PLAN {asked}")).all())

    assert "ix_inbox_oldest" in await sqlite_store.look(plan)


# ---- taking a ticket ----


async def test_fifty_press_at_once_and_one_wins(store: Store, clock: FrozenClock) -> None:
    address = await mailbox(store)
    now = clock.now()

    def make(conn: Connection) -> None:
        conn.execute(
            insert(t_ticket).values(
                id="t1",
                centre="baiyun",
                person_id=address.person_id,
                state="NEW",
                created_at=now,
                version=0,
                channel="web",
                lang="zh-Hans",
                also=[],
                why=[],
                urgency="U2",
                violence=False,
                subject="unknown",
                rules_version="1",
                minor=False,
                unheard=False,
                escalated=False,
                report_due=False,
                consent_pending=False,
                handoff_live=False,
                conflict=False,
                line=1,
                alarms=0,
            )
        )

    await store.turn(make)
    clock.move(timedelta(minutes=1))

    def press(conn: Connection, worker: str) -> bool:
        won = claim_ticket(conn, "t1", worker, clock.now())
        if won:
            conn.execute(insert(t_event).values(ticket_id="t1", at=clock.now(), kind="accepted", by=worker, data={}))
        return won

    won = await asyncio.gather(
        *(store.turn(lambda conn, n=n: press(conn, f"worker:{n}")) for n in range(50))  # type: ignore[misc]
    )
    assert sum(won) == 1
    row = await store.look(lambda conn: conn.execute(select(t_ticket)).one())
    assert (row.owner_id, row.state, row.version) == (f"worker:{won.index(True)}", "ACKED", 1)
    assert row.acked_at == clock.now()
    assert await store.look(lambda conn: conn.execute(select(func.count()).select_from(t_event)).scalar()) == 1


async def test_what_was_received_is_what_is_shown(store: Store) -> None:
    """Received in one turn with others, read in another: nothing depends on the connection."""
    address = await mailbox(store)

    def several(conn: Connection) -> list[int]:
        now = store.clock.now()
        return [
            receive(
                conn, store.vault, door="web", update_id=str(n), address_id=address.id, body=Text(str(n)), now=now
            ).seq
            for n in range(3)
        ]

    assert await store.turn(several) == [1, 2, 3]
    shown = await store.turn(lambda conn: posts(conn, store.vault, address.id, 1, 10))
    assert [post.mine for post in shown] == [Text("1"), Text("2")]
