"""Mailboxes and whom they belong to: a browser, the desk's group view, a worker's private one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, bindparam, insert, select

from bot.store.dialect import insert_if_new
from bot.store.tables import t_address
from bot.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox as a door knows it; ``seq`` is the last number given out in it."""

    id: str
    person_id: str
    door: str
    seq: int
    kiosk: bool
    created_at: datetime


_COLUMNS = select(
    t_address.c.id, t_address.c.person_id, t_address.c.door, t_address.c.seq, t_address.c.kiosk, t_address.c.created_at
)
_BY_TOKEN = _COLUMNS.where(t_address.c.token_hash == bindparam("token"))
_BY_ID = _COLUMNS.where(t_address.c.id == bindparam("address"))


def new_address(  # noqa: PLR0913 - a row has as many columns
    conn: Connection, vault: Vault, *, door: str, kiosk: bool, token_hash: str | None, now: datetime
) -> Address:
    """A resident's new mailbox, ``<door>:<random>``, and the person it belongs to."""
    address = Address(f"{door}:{uuid4().hex}", vault.new_person(conn, kind="resident", now=now), door, 0, kiosk, now)
    conn.execute(insert(t_address), {**_row(address), "token_hash": token_hash})
    return address


def house_address(conn: Connection, vault: Vault, id: str, door: str, now: datetime) -> Address:  # noqa: A002 - the column's name
    """The mailbox ``desk:<centre>`` or ``worker:<id>``, made when it is not there; the house's own key seals it."""
    found = get_address(conn, id)
    if found is None:
        found = Address(id, vault.house(conn, now), door, seq=0, kiosk=False, created_at=now)
        conn.execute(insert_if_new(conn, t_address), _row(found))
    return found


def find_address(conn: Connection, token_hash: str) -> Address | None:
    """The mailbox a resume cookie opens, or None."""
    row = conn.execute(_BY_TOKEN, {"token": token_hash}).first()
    return Address(*row) if row else None


def get_address(conn: Connection, address_id: str) -> Address | None:
    """The mailbox of this id, or None."""
    row = conn.execute(_BY_ID, {"address": address_id}).first()
    return Address(*row) if row else None


def _row(address: Address) -> dict[str, object]:
    return {
        "id": address.id,
        "person_id": address.person_id,
        "door": address.door,
        "seq": address.seq,
        "kiosk": address.kiosk,
        "created_at": address.created_at,
    }
