"""The secret addresses of calendars: made for one worker, good until they are stopped. Only hashes are kept."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from bot.store.passes import token_hash
from bot.store.tables import t_pass

KIND = "calendar"  # one's own shifts; ``calendar:<unit>`` those of a whole unit
_LASTS = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Feed:
    """For whom an address was made, and the unit it shows; None: their own shifts."""

    worker_id: str
    unit: str | None


def make(conn: Connection, worker_id: str, unit: str | None, now_steady: datetime) -> str:
    """The token of a new address; the older one for the same is stopped."""
    stop(conn, worker_id, unit, now_steady)
    token = secrets.token_urlsafe(32)
    conn.execute(
        insert(t_pass).values(
            token_hash=token_hash(token),
            kind=_kind(unit),
            worker_id=worker_id,
            created_at=now_steady,
            expires_at=now_steady + _LASTS,
        )
    )
    return token


def stop(conn: Connection, worker_id: str, unit: str | None, now_steady: datetime) -> bool:
    """The address no longer works; False when there was none."""
    found = conn.execute(
        update(t_pass)
        .where(t_pass.c.worker_id == worker_id, t_pass.c.kind == _kind(unit), t_pass.c.used_at.is_(None))
        .values(used_at=now_steady)
    )
    return found.rowcount > 0


def find(conn: Connection, token: str, now_steady: datetime) -> Feed | None:
    """Whose address this is; None when it is unknown, stopped or too old."""
    row = conn.execute(
        select(t_pass.c.worker_id, t_pass.c.kind).where(
            t_pass.c.token_hash == token_hash(token),
            t_pass.c.kind.like(f"{KIND}%"),
            t_pass.c.used_at.is_(None),
            t_pass.c.expires_at > now_steady,
        )
    ).first()
    return None if row is None else Feed(row.worker_id, row.kind.partition(":")[2] or None)


def running(conn: Connection, worker_id: str, now_steady: datetime) -> frozenset[str]:
    """The units for which this worker has an address that works; "" for their own shifts."""
    rows = conn.execute(
        select(t_pass.c.kind).where(
            t_pass.c.worker_id == worker_id,
            t_pass.c.kind.like(f"{KIND}%"),
            t_pass.c.used_at.is_(None),
            t_pass.c.expires_at > now_steady,
        )
    ).scalars()
    return frozenset(kind.partition(":")[2] for kind in rows)


def _kind(unit: str | None) -> str:
    return KIND if unit is None else f"{KIND}:{unit}"
