"""Whether a database may be opened: made, at this program's version, and written with the keys we hold."""

import base64
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, inspect, select, text, update

from bot.store.keys import Keys
from bot.store.outage import StoreUnready
from bot.store.tables import t_setting

HEAD = "0006"
_MASTERS = "master_keys"
_CANARY = b"linli"


def check_file(path: Path) -> None:
    """Raises StoreUnready when there is no SQLite database yet: that is not an outage."""
    if not path.exists():
        raise StoreUnready(f"There is no database at {path}; make it with `linli init-db`.")


def check_ready(conn: Connection, keys: Keys) -> None:
    """Raises StoreUnready or KeysUnusable with one sentence that says what to do."""
    found = revision(conn)
    if found is None:
        raise StoreUnready("The database is empty; make it with `linli init-db`.")
    if found != HEAD:
        raise StoreUnready(f"The database is at version {found} and this program needs {HEAD}; run `linli upgrade`.")
    check_canaries(conn, keys)


def check_canaries(conn: Connection, keys: Keys) -> None:
    """Raises KeysUnusable unless every master key this database needs is there and is the right one."""
    for key_id, sealed in _canaries(conn).items():
        keys.open(base64.b64decode(sealed), _aad(key_id))


def revision(conn: Connection) -> str | None:
    """The migration the database stands at, or None when it holds no tables of Linli."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    return conn.execute(text("SELECT version_num FROM alembic_version")).scalar()


def register_master(conn: Connection, keys: Keys, now: datetime, only: Collection[str] | None = None) -> None:
    """Note the current master key as one this database needs, beside the others, or beside ``only`` these."""
    sealed = base64.b64encode(keys.seal(_CANARY, _aad(keys.current))).decode()
    kept = {key_id: word for key_id, word in _canaries(conn).items() if only is None or key_id in only}
    note(conn, _MASTERS, {**kept, keys.current: sealed}, now)


def note(conn: Connection, key: str, value: dict[str, Any], now: datetime) -> None:
    """Write a setting down, new or changed."""
    changed = conn.execute(update(t_setting).where(t_setting.c.key == key).values(value=value, at=now))
    if changed.rowcount == 0:
        conn.execute(insert(t_setting).values(key=key, value=value, at=now))


def _canaries(conn: Connection) -> dict[str, str]:
    """A known word sealed under every master key in use: how a wrong key is noticed before anything is written."""
    value: dict[str, Any] | None = conn.execute(select(t_setting.c.value).where(t_setting.c.key == _MASTERS)).scalar()
    return dict(value or {})


def _aad(key_id: str) -> bytes:
    return f"setting.{_MASTERS}\0{key_id}".encode()
