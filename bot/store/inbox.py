"""What residents send: kept before it is acknowledged, taken in order, set aside when it cannot be dealt with."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, func, literal_column, select, update

from bot.messages import Body, body_from_json, body_to_json
from bot.store.dialect import insert_if_new
from bot.store.tables import t_address, t_conversation, t_inbox
from bot.store.vault import Unreadable, Vault

COLUMN = "inbox.body"
# Written out, not bound: SQLite uses a partial index only when it can read the condition in the statement.
_WAITING: ColumnElement[bool] = literal_column("state = 'waiting'")


@dataclass(frozen=True, slots=True)
class Received:
    """What became of an incoming message: its row, its number in the mailbox, and whether it had come before."""

    inbox_id: int
    seq: int
    duplicate: bool


@dataclass(frozen=True, slots=True)
class Incoming:
    """A waiting row of the inbox, still sealed; ``update_id`` as the door gave it."""

    id: int
    door: str
    update_id: str
    address_id: str
    person_id: str
    seq: int
    body: bytes
    attempts: int
    received_at: datetime


_NUMBER = (
    update(t_address)
    .where(t_address.c.id == bindparam("address"))
    .values(seq=t_address.c.seq + 1)
    .returning(t_address.c.seq, t_address.c.person_id)
)
_UNNUMBER = update(t_address).where(t_address.c.id == bindparam("address")).values(seq=t_address.c.seq - 1)
_SEEN = select(t_inbox.c.id, t_inbox.c.seq).where(
    t_inbox.c.door == bindparam("door"), t_inbox.c.update_id == bindparam("update")
)


def receive(  # noqa: PLR0913 - a row has as many columns
    conn: Connection,
    vault: Vault,
    *,
    door: str,
    update_id: str,
    address_id: str,
    body: Body | dict[str, Any],
    now: datetime,
) -> Received:
    """Keep what came in; the same update id of the same address is one row, however often it comes.

    What a door could not read is kept as the mapping it came as, ``{"t": "raw", …}``: a person will be asked to.

    The id is kept together with the address, so one browser cannot swallow another's message by guessing its id.
    Raises KeyError for an address nobody has, Erased when its person was erased.
    """
    # First the number: on PostgreSQL this locks the address, so two copies of one update come here one by one.
    numbered = conn.execute(_NUMBER, {"address": address_id}).first()
    if numbered is None:
        raise KeyError("no such address")
    seq, person_id = numbered
    unique = f"{address_id}/{update_id}"
    row = {
        "door": door,
        "update_id": unique,
        "address_id": address_id,
        "person_id": person_id,
        "seq": seq,
        "body": vault.seal(conn, person_id, COLUMN, body if isinstance(body, dict) else body_to_json(body)),
        "state": "waiting",
        "attempts": 0,
        "received_at": now,
    }
    inbox_id = conn.execute(insert_if_new(conn, t_inbox).returning(t_inbox.c.id), row).scalar()
    if inbox_id is not None:
        return Received(inbox_id, seq, duplicate=False)
    conn.execute(_UNNUMBER, {"address": address_id})
    before = conn.execute(_SEEN, {"door": door, "update": unique}).one()
    return Received(before.id, before.seq, duplicate=True)


_ROW = select(
    t_inbox.c.id,
    t_inbox.c.door,
    t_inbox.c.update_id,
    t_inbox.c.address_id,
    t_inbox.c.person_id,
    t_inbox.c.seq,
    t_inbox.c.body,
    t_inbox.c.attempts,
    t_inbox.c.received_at,
).where(_WAITING)
_NEXT = _ROW.where(t_inbox.c.person_id.not_in(bindparam("busy", expanding=True))).order_by(t_inbox.c.id).limit(1)
_NEXT_OF_ALL = _ROW.order_by(t_inbox.c.id).limit(1)
_OLDEST = _ROW.where(t_inbox.c.person_id == bindparam("person")).order_by(t_inbox.c.id).limit(1)


def next_waiting(conn: Connection, exclude_persons: Collection[str] = ()) -> Incoming | None:
    """The oldest waiting row of anybody but these persons; it is its person's oldest too. None when all is done."""
    if exclude_persons:
        row = conn.execute(_NEXT, {"busy": sorted(exclude_persons)}).first()
    else:
        row = conn.execute(_NEXT_OF_ALL).first()
    return _incoming(row) if row else None


def oldest_waiting(conn: Connection, person_id: str) -> Incoming | None:
    """The person's oldest waiting row, for a turn that has locked the person."""
    row = conn.execute(_OLDEST, {"person": person_id}).first()
    return _incoming(row) if row else None


def open_body(conn: Connection, vault: Vault, incoming: Incoming) -> Body:
    """What was said. Raises Erased, or Unreadable when the row is damaged: then it is to be set aside."""
    return body_of(vault.open_json(conn, incoming.person_id, COLUMN, incoming.body))


def body_of(plain: dict[str, Any]) -> Body:
    """A body from its opened row. Raises Unreadable when no version of Linli wrote it."""
    try:
        return body_from_json(plain)
    except (KeyError, TypeError):
        raise Unreadable("an inbox row holds a body that this version does not know") from None


_DONE = (
    update(t_inbox)
    .where(t_inbox.c.id == bindparam("row"), _WAITING)
    .values(state="done", done_at=bindparam("now"), ticket_id=bindparam("ticket"))
)
_ASIDE = (
    update(t_inbox)
    .where(t_inbox.c.id == bindparam("row"), _WAITING)
    .values(state="set_aside", done_at=bindparam("now"), error=bindparam("why"))
)
_ATTEMPT = (
    update(t_inbox)
    .where(t_inbox.c.id == bindparam("row"), _WAITING)
    .values(attempts=t_inbox.c.attempts + 1, error=bindparam("why"))
    .returning(t_inbox.c.attempts)
)


def mark_done(conn: Connection, inbox_id: int, ticket_id: str | None, now: datetime) -> bool:
    """The turn dealt with it. False when it was no longer waiting: somebody else did, and this turn must not commit."""
    return conn.execute(_DONE, {"row": inbox_id, "ticket": ticket_id, "now": now}).rowcount == 1


def set_aside(conn: Connection, inbox_id: int, error_type: str, now: datetime) -> bool:
    """Put it out of the way at once, with the type of what went wrong. False when it was no longer waiting."""
    return conn.execute(_ASIDE, {"row": inbox_id, "why": error_type, "now": now}).rowcount == 1


def mark_failed(conn: Connection, inbox_id: int, error_type: str, now: datetime, limit: int) -> bool:
    """Count one failed attempt; True when that was the last and it is now set aside.

    Call it in a turn of its own, so the count outlives the failed one; never for an outage (StoreDown).
    """
    attempts = conn.execute(_ATTEMPT, {"row": inbox_id, "why": error_type}).scalar()
    return attempts is not None and attempts >= limit and set_aside(conn, inbox_id, error_type, now)


def waiting_count(conn: Connection) -> int:
    """How many messages nobody has dealt with yet."""
    return conn.execute(_COUNT).scalar_one()


_COUNT = select(func.count()).select_from(t_inbox).where(_WAITING)

_STANDS = select(t_conversation).where(t_conversation.c.person_id == bindparam("person"))
_LOCKED = _STANDS.with_for_update()


def lock_person(conn: Connection, vault: Vault, person_id: str, now: datetime) -> Row[Any]:  # noqa: ARG001 - sealing is the turn's, on the same arguments as everywhere
    """One turn at a time per person: the first thing a turn does, and always before it touches a ticket.

    Gives the person's conversation row. A new one is made first (its body None), for on PostgreSQL locking an absent
    row locks nothing; SQLite has one writer, so there nothing needs to be locked.
    """
    on_sqlite = conn.dialect.name == "sqlite"
    if on_sqlite:
        stands = conn.execute(_STANDS, {"person": person_id}).first()
        if stands is not None:
            return stands
    new = {"version": 0, "state": "start", "lang": "zh-Hans", "holder": "bot", "updated_at": now}
    conn.execute(insert_if_new(conn, t_conversation), {"person_id": person_id, **new})
    return conn.execute(_STANDS if on_sqlite else _LOCKED, {"person": person_id}).one()


def _incoming(row: Row[int, str, str, str, str, int, bytes, int, datetime]) -> Incoming:
    found = Incoming(*row)
    return replace(found, update_id=found.update_id.removeprefix(f"{found.address_id}/"))
