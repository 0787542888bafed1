"""What must hold in the books, however often the process died: read from the database as it lies."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, Table, func, select

from bot.messages import letter_from_json
from bot.store.engine import Store
from bot.store.tables import (
    t_conversation,
    t_counter,
    t_deadline,
    t_event,
    t_inbox,
    t_letter,
    t_offer,
    t_promise,
    t_ticket,
)


async def done(store: Store) -> int:
    """How many messages have been dealt with."""
    counted = select(func.count()).select_from(t_inbox).where(t_inbox.c.state == "done")
    return await store.look(lambda conn: conn.execute(counted).scalar_one())


async def heard(store: Store, wanted: int) -> bool:
    """Whether that many messages came in and none waits any more."""
    counted = select(t_inbox.c.state, func.count()).group_by(t_inbox.c.state)
    found = dict(await store.look(lambda conn: [tuple(row) for row in conn.execute(counted)]))
    return not found.get("waiting") and sum(found.values()) == wanted


async def under_way(store: Store) -> set[int]:
    """The letters a platform may have taken although we never heard so."""
    leased = select(t_letter.c.id).where(t_letter.c.state == "leased")
    return set(await store.look(lambda conn: conn.execute(leased).scalars().all()))


async def open_letters(store: Store) -> int:
    """How many letters have not gone yet."""
    waiting = select(func.count()).select_from(t_letter).where(t_letter.c.state.in_(("waiting", "leased")))
    return await store.look(lambda conn: conn.execute(waiting).scalar_one())


async def rows(store: Store, table: Table) -> list[Row[Any]]:
    """A whole table, oldest first."""
    every = select(table).order_by(*table.primary_key)
    return list(await store.look(lambda conn: conn.execute(every).all()))


async def said_to(store: Store, address_id: str) -> list[str]:
    """The names of the sentences an address was told, in their order; what a worker's press said is left out."""
    letters = [row for row in await rows(store, t_letter) if row.address_id == address_id]
    assert all(row.state == "sent" for row in letters)
    numbers = [row.seq for row in letters]
    assert len(set(numbers)) == len(numbers)

    def keys(conn: Any) -> list[str]:
        in_order = sorted(letters, key=lambda row: row.seq)
        return [
            letter_from_json(store.vault.open_json(conn, row.person_id, "letter.body", row.body)).key
            for row in in_order
        ]

    return [key for key in await store.look(keys) if not key.startswith(("accepted", "seen"))]


async def check_inbox(store: Store, wanted: dict[str, list[str]]) -> None:
    """Every message is there once, done, numbered in the order it was said; one turn each, none twice."""
    found: dict[str, list[Row[Any]]] = {}
    for row in await rows(store, t_inbox):
        found.setdefault(row.address_id, []).append(row)
    assert found.keys() == wanted.keys()
    for address_id, mine in found.items():
        assert [row.update_id for row in mine] == [f"{address_id}/{own}" for own in wanted[address_id]]
        assert [row.state for row in mine] == ["done"] * len(mine)
        assert [row.seq for row in mine] == sorted(row.seq for row in mine)
        assert [row.done_at for row in mine] == sorted(row.done_at for row in mine)
        assert {row.attempts for row in mine} == {0}


async def check_tickets(store: Store, wanted: int) -> None:
    """A ticket for each resident and no more; numbers given once and without a gap; each step happened once."""
    tickets = await rows(store, t_ticket)
    numbers = sorted(row.number for row in tickets)
    assert len(tickets) == len({row.person_id for row in tickets}) == len(set(numbers)) == wanted
    assert [number.rsplit("-", 1)[1] for number in numbers] == [f"{n:02d}" for n in range(1, wanted + 1)]
    counted = [row.value for row in await rows(store, t_counter) if row.key.startswith("number:")]
    assert counted == [wanted]
    events = Counter((row.ticket_id, row.kind) for row in await rows(store, t_event))
    for ticket in tickets:
        assert (events[ticket.id, "opened"], events[ticket.id, "sent"]) == (1, 1)
        assert events[ticket.id, "accepted"] == int(ticket.owner_id is not None)
    for conversation in await rows(store, t_conversation):
        assert conversation.person_id in {row.person_id for row in tickets}


async def check_promises(store: Store) -> None:
    """Each open promise has the one deadline that watches it; a settled one has none; a call is not laid twice."""
    deadlines = await rows(store, t_deadline)
    waiting = [row for row in deadlines if row.done_at is None]
    promises = await rows(store, t_promise)
    watched = Counter(row.promise_id for row in waiting if row.kind == "promise_due")
    assert watched == Counter(row.id for row in promises if row.state == "open")
    assert most((row.ticket_id, row.kind) for row in promises if row.state == "open") <= 1
    assert most((row.ticket_id, row.kind, row.promise_id) for row in waiting) <= 1
    made = Counter(row.ticket_id for row in await rows(store, t_event) if row.kind == "promised")
    assert made == Counter(row.ticket_id for row in promises)
    for ticket in await rows(store, t_ticket):
        calls = [row.kind for row in waiting if row.ticket_id == ticket.id and row.kind.startswith(("rung", "again"))]
        assert bool(calls) == (ticket.owner_id is None)
    assert most((row.ticket_id, row.worker_id) for row in await rows(store, t_offer)) == 1


def most(things: Iterable[object]) -> int:
    """How often the thing that is there most often is there."""
    return max(Counter(things).values(), default=0)


async def check_letters(store: Store, carried: list[int], in_flight: Counter[int]) -> None:
    """Each letter went: a mailbox's once, a platform's once more at most for each time it was in flight at a kill."""
    letters = await rows(store, t_letter)
    assert {row.state for row in letters} <= {"sent", "overtaken"}
    abroad = {row.id for row in letters if row.address_id.startswith("worker:")}
    taken = Counter(carried)
    assert taken.keys() == abroad
    for letter_id, times in taken.items():
        assert 1 <= times <= 1 + in_flight[letter_id], f"letter {letter_id} went {times} times"
    numbered = [(row.address_id, row.seq) for row in letters if row.state == "sent"]
    assert len(set(numbered)) == len(numbered)
