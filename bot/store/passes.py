"""A worker's ways in: one-time links to the console and the desk bot, then a session. Only hashes are kept.

Expiry goes by the steady clock.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from bot.store.tables import t_pass

SESSION_HOURS = 12  # one long shift; then the worker signs in again
_KEEP_EXPIRED = timedelta(days=1)
_KEEP_SESSIONS = timedelta(days=90)  # when somebody came in last says whether they can be reached there


def token_hash(token: str) -> str:
    """What is kept of a token. It has 256 random bits, so a plain digest cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def make_link(
    conn: Connection, worker_id: str, now_steady: datetime, minutes: int, *, beside_others: bool = False
) -> str:
    """The token of a new one-time link for this worker, good for so many minutes.

    Older unused links are burnt, unless it is to stand ``beside_others``.
    """
    if beside_others:
        _sweep(conn, now_steady)
        return _keep(conn, "link", worker_id, now_steady, now_steady + timedelta(minutes=minutes))
    return _make_only(conn, "link", worker_id, now_steady, minutes)


def make_bot_pass(conn: Connection, worker_id: str, now_steady: datetime, minutes: int) -> str:
    """The token with which this worker's private chat is bound to the desk bot; older unused ones are burnt."""
    return _make_only(conn, "bot", worker_id, now_steady, minutes)


def make_group_pass(conn: Connection, worker_id: str, now_steady: datetime, minutes: int) -> str:
    """The token with which the staff group is bound, made for a supervisor or director; older unused ones are burnt."""
    return _make_only(conn, "group", worker_id, now_steady, minutes)


def use_bot_pass(conn: Connection, token: str, now_steady: datetime) -> str | None:
    """Burn it: whose private chat it binds, or None when it is unknown, used or expired. A compare-and-set."""
    return _burn(conn, "bot", token, now_steady)


def use_group_pass(conn: Connection, token: str, now_steady: datetime) -> str | None:
    """Burn it: for whom it was made, or None when it is unknown, used or expired. A compare-and-set."""
    return _burn(conn, "group", token, now_steady)


def use_link(conn: Connection, token: str, now_steady: datetime) -> str | None:
    """Burn the link and open a session: its token, or None when the link is unknown, used or expired.

    A compare-and-set: of two who press at once, one comes in.
    """
    burnt = _burn(conn, "link", token, now_steady)
    return None if burnt is None else open_session(conn, burnt, now_steady)


def open_session(conn: Connection, worker_id: str, now_steady: datetime) -> str:
    """A new session's token, with no link before it: only for a caller who has made sure of the worker (the demo)."""
    return _keep(conn, "session", worker_id, now_steady, now_steady + timedelta(hours=SESSION_HOURS))


def who(conn: Connection, session_token: str, now_steady: datetime) -> str | None:
    """Whose session this is; None when it is forged, signed out or expired."""
    return conn.execute(
        select(t_pass.c.worker_id).where(
            t_pass.c.token_hash == token_hash(session_token),
            t_pass.c.kind == "session",
            t_pass.c.used_at.is_(None),
            t_pass.c.expires_at > now_steady,
        )
    ).scalar_one_or_none()


def sign_out(conn: Connection, session_token: str, now_steady: datetime) -> None:
    """End this session; ending it twice is no error."""
    conn.execute(
        update(t_pass)
        .where(t_pass.c.token_hash == token_hash(session_token), t_pass.c.kind == "session")
        .values(used_at=now_steady)
    )


def sign_out_everywhere(conn: Connection, worker_id: str, now_steady: datetime) -> int:
    """End every session and unused link of a worker (a lost phone, a leaver). Returns how many were open."""
    return conn.execute(
        update(t_pass)
        .where(t_pass.c.worker_id == worker_id, t_pass.c.used_at.is_(None), t_pass.c.expires_at > now_steady)
        .values(used_at=now_steady)
    ).rowcount


def _make_only(conn: Connection, kind: str, worker_id: str, now: datetime, minutes: int) -> str:
    _sweep(conn, now)
    conn.execute(
        update(t_pass)
        .where(t_pass.c.worker_id == worker_id, t_pass.c.kind == kind, t_pass.c.used_at.is_(None))
        .values(used_at=now)
    )
    return _keep(conn, kind, worker_id, now, now + timedelta(minutes=minutes))


def _sweep(conn: Connection, now: datetime) -> None:
    conn.execute(delete(t_pass).where(t_pass.c.kind != "session", t_pass.c.expires_at < now - _KEEP_EXPIRED))
    conn.execute(delete(t_pass).where(t_pass.c.kind == "session", t_pass.c.expires_at < now - _KEEP_SESSIONS))


def _burn(conn: Connection, kind: str, token: str, now: datetime) -> str | None:
    return conn.execute(
        update(t_pass)
        .where(
            t_pass.c.token_hash == token_hash(token),
            t_pass.c.kind == kind,
            t_pass.c.used_at.is_(None),
            t_pass.c.expires_at > now,
        )
        .values(used_at=now)
        .returning(t_pass.c.worker_id)
    ).scalar_one_or_none()


def _keep(conn: Connection, kind: str, worker_id: str, now: datetime, until: datetime) -> str:
    token = secrets.token_urlsafe(32)
    conn.execute(
        insert(t_pass).values(
            token_hash=token_hash(token), kind=kind, worker_id=worker_id, created_at=now, expires_at=until
        )
    )
    return token
