"""The secret addresses by which others refer people in: one a sender, good until stopped. Only hashes are kept."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from bot.store.passes import token_hash
from bot.store.tables import t_pass

KIND = "sender"
_LASTS = timedelta(days=730)


def make(conn: Connection, sender_id: str, now_steady: datetime) -> str:
    """The token of a new address; the older one of the same sender is stopped."""
    stop(conn, sender_id, now_steady)
    token = secrets.token_urlsafe(32)
    row = {"token_hash": token_hash(token), "kind": KIND, "worker_id": sender_id, "created_at": now_steady}
    conn.execute(insert(t_pass).values(**row, expires_at=now_steady + _LASTS))
    return token


def stop(conn: Connection, sender_id: str, now_steady: datetime) -> bool:
    """The address no longer works; False when there was none."""
    theirs = (t_pass.c.worker_id == sender_id) & (t_pass.c.kind == KIND) & t_pass.c.used_at.is_(None)
    return conn.execute(update(t_pass).where(theirs).values(used_at=now_steady)).rowcount > 0


def find(conn: Connection, token: str, now_steady: datetime) -> str | None:
    """Whose address this is; None when it is unknown, stopped or too old."""
    return conn.execute(
        select(t_pass.c.worker_id).where(
            t_pass.c.token_hash == token_hash(token),
            t_pass.c.kind == KIND,
            t_pass.c.used_at.is_(None),
            t_pass.c.expires_at > now_steady,
        )
    ).scalar_one_or_none()
