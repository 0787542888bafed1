"""What came to the desk bot: kept before it is acknowledged, dealt with in order for each person, then emptied."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, literal_column, select, update

from bot.store.dialect import insert_if_new
from bot.store.tables import t_knock
from bot.store.vault import Vault

COLUMN = "knock.body"
KEPT = 5000  # so many stay, empty, to be known again should their update come once more; that is never days later
# Written out, not bound: SQLite uses a partial index only when it can read the condition in the statement.
_WAITING: ColumnElement[bool] = literal_column("state = 'waiting'")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A knock nobody has dealt with yet, still sealed. ``who``: the keyed hash of the person who did it."""

    id: int
    who: str
    body: bytes


def keep(  # noqa: PLR0913 - a row has as many columns
    conn: Connection, vault: Vault, *, update_id: int, who: str, body: Mapping[str, Any], now: datetime
) -> bool:
    """Keep one; False when the same update had come before."""
    row = {
        "update_id": update_id,
        "peer_hash": who,
        "body": vault.seal(conn, vault.house(conn, now), COLUMN, dict(body)),
        "state": "waiting",
        "attempts": 0,
        "received_at": now,
    }
    return conn.execute(insert_if_new(conn, t_knock), row).rowcount == 1


_NEXT = (
    select(t_knock.c.id, t_knock.c.peer_hash, t_knock.c.body)
    .where(_WAITING, t_knock.c.peer_hash.not_in(bindparam("busy", expanding=True)))
    .order_by(t_knock.c.id)
    .limit(1)
)


def next_waiting(conn: Connection, busy: Collection[str] = ()) -> Waiting | None:
    """The oldest waiting knock of anybody but these; it is its person's oldest too. None when all is done."""
    row = conn.execute(_NEXT, {"busy": sorted(busy)}).first()
    return Waiting(row.id, row.peer_hash, row.body) if row else None


def open_body(conn: Connection, vault: Vault, knock: Waiting, now: datetime) -> dict[str, Any]:
    """What came. Raises Unreadable when the row is damaged."""
    return vault.open_json(conn, vault.house(conn, now), COLUMN, knock.body)


_DONE = (
    update(t_knock)
    .where(t_knock.c.id == bindparam("row"), _WAITING)
    .values(state="done", done_at=bindparam("now"), body=None)
)
_SWEEP = delete(t_knock).where(t_knock.c.id <= bindparam("last"), t_knock.c.state == "done")
_ASIDE = (
    update(t_knock)
    .where(t_knock.c.id == bindparam("row"), _WAITING)
    .values(state="set_aside", done_at=bindparam("now"), error=bindparam("why"), body=None)
)
_ATTEMPT = (
    update(t_knock)
    .where(t_knock.c.id == bindparam("row"), _WAITING)
    .values(attempts=t_knock.c.attempts + 1, error=bindparam("why"))
    .returning(t_knock.c.attempts)
)


def mark_done(conn: Connection, knock_id: int, now: datetime) -> bool:
    """It is dealt with, and empty. False when it was no longer waiting: somebody else did, and this must not commit."""
    if conn.execute(_DONE, {"row": knock_id, "now": now}).rowcount != 1:
        return False
    conn.execute(_SWEEP, {"last": knock_id - KEPT})
    return True


def mark_failed(conn: Connection, knock_id: int, error_type: str, now: datetime, limit: int) -> bool:
    """Count one failed attempt; True when that was the last, and it is set aside and empty.

    Call it in a turn of its own, so the count outlives the failed one; never for an outage (StoreDown).
    """
    attempts = conn.execute(_ATTEMPT, {"row": knock_id, "why": error_type}).scalar()
    if attempts is None or attempts < limit:
        return False
    return conn.execute(_ASIDE, {"row": knock_id, "why": error_type, "now": now}).rowcount == 1


def waiting_count(conn: Connection) -> int:
    """How many nobody has dealt with yet."""
    return conn.execute(select(func.count()).select_from(t_knock).where(_WAITING)).scalar_one()
