"""Where a mailbox is on a messenger: sealed where it lies, found again by a keyed hash, and whether it is reached."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.store.addresses import Address, get_address, house_address
from bot.store.tables import t_address
from bot.store.vault import Erased, Unreadable, Vault

COLUMN = "address.peer"
OK, BLOCKED, GONE = "ok", "blocked", "gone"

_PEER = select(t_address.c.person_id, t_address.c.peer).where(t_address.c.id == bindparam("address"))
_BY_HASH = select(t_address.c.id).where(
    t_address.c.door == bindparam("door"), t_address.c.peer_hash == bindparam("who")
)
_FORGET = update(t_address).where(t_address.c.door == bindparam("of"), t_address.c.peer_hash == bindparam("who"))
_REACH = (
    update(t_address)
    .where(t_address.c.id == bindparam("address"), t_address.c.reach != bindparam("now_is"))
    .values(reach=bindparam("now_is"), reach_at=bindparam("at"))
)


def find_peer(conn: Connection, door: str, who: str) -> Address | None:
    """The mailbox of whoever this keyed hash means, or None."""
    found = conn.execute(_BY_HASH, {"door": door, "who": who}).scalar()
    return get_address(conn, found) if found else None


def new_peer(  # noqa: PLR0913 - a row has as many columns
    conn: Connection, vault: Vault, *, door: str, who: str, peer: Mapping[str, Any], now: datetime
) -> Address:
    """A resident's new mailbox on a messenger, and the person it belongs to."""
    person = vault.new_person(conn, kind="resident", now=now)
    address = Address(f"{door}:{uuid4().hex}", person, door, 0, kiosk=False, created_at=now)
    row = {"id": address.id, "person_id": person, "door": door, "seq": 0, "kiosk": False, "created_at": now}
    sealed = vault.seal(conn, person, COLUMN, dict(peer))
    conn.execute(insert(t_address), {**row, "peer": sealed, "peer_hash": who, "reach": OK, "reach_at": now})
    return address


def bind(  # noqa: PLR0913 - a row has as many columns
    conn: Connection, vault: Vault, *, address_id: str, door: str, who: str, peer: Mapping[str, Any], now: datetime
) -> None:
    """A mailbox of the house is there from now on, and nowhere else; whoever was there before is there no more."""
    conn.execute(_FORGET, {"of": door, "who": who, "peer_hash": None, "peer": None, "reach": GONE})
    house_address(conn, vault, address_id, door, now)
    move(conn, vault, address_id, peer, who=who, reach=OK, reach_at=now)


def move(conn: Connection, vault: Vault, address_id: str, peer: Mapping[str, Any], **more: Any) -> None:
    """The same mailbox is at another place of the platform: a group that moved, a topic made anew."""
    person = conn.execute(_PEER, {"address": address_id}).one().person_id
    values = {"peer": vault.seal(conn, person, COLUMN, dict(peer)), **more}
    if "who" in values:
        values["peer_hash"] = values.pop("who")
    conn.execute(update(t_address).where(t_address.c.id == address_id).values(**values))


def open_peer(conn: Connection, vault: Vault, address_id: str) -> dict[str, Any] | None:
    """Where the mailbox is; None for one of our own, one that is bound to nothing, and one whose person was erased."""
    row = conn.execute(_PEER, {"address": address_id}).one_or_none()
    if row is None or row.peer is None:
        return None
    try:
        return vault.open_json(conn, row.person_id, COLUMN, row.peer)
    except (Erased, Unreadable):
        return None


def is_bound(conn: Connection, address_id: str) -> bool:
    """Whether the mailbox exists, is somewhere on its platform, and was reached when last tried."""
    row = conn.execute(select(t_address.c.peer, t_address.c.reach).where(t_address.c.id == address_id)).one_or_none()
    return row is not None and row.peer is not None and row.reach == OK


def is_somewhere(conn: Connection, address_id: str) -> bool:
    """Whether the mailbox is bound to a place of its platform, reached or not when last tried."""
    peer = conn.execute(select(t_address.c.peer).where(t_address.c.id == address_id)).scalar_one_or_none()
    return peer is not None


def leave(conn: Connection, address_id: str) -> bool:
    """The mailbox is nowhere from now on. False when it was nowhere before."""
    gone = update(t_address).where(t_address.c.id == address_id, t_address.c.peer.is_not(None))
    return conn.execute(gone.values(peer=None, peer_hash=None, reach=GONE)).rowcount == 1


def set_reach(conn: Connection, address_id: str, reach: str, now: datetime) -> bool:
    """Note whether it can be reached. True when that is news."""
    return conn.execute(_REACH, {"address": address_id, "now_is": reach, "at": now}).rowcount == 1


def seen_reach(conn: Connection, address_id: str, reach: str, now: datetime) -> bool:
    """Note what was seen just now, news or not. True when it is news."""
    news = set_reach(conn, address_id, reach, now)
    conn.execute(update(t_address).where(t_address.c.id == address_id).values(reach_at=now))
    return news
