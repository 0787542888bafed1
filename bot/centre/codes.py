"""Pick-up codes are kept only as keyed hashes: six digits alone could be tried out on a stolen database."""

import base64
import hmac
import secrets
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.tables import t_setting
from bot.store.vault import Vault

_KEY, _COLUMN = "code_key", "setting.code_key"


def code_key(conn: Connection, vault: Vault, now: datetime) -> bytes:
    """The installation's key for codes, made once and kept sealed under the house's own data key."""
    house = vault.house(conn, now)
    dialect = postgresql if conn.dialect.name == "postgresql" else sqlite
    fresh = base64.b64encode(vault.seal(conn, house, _COLUMN, secrets.token_bytes(32))).decode()
    conn.execute(dialect.insert(t_setting).values(key=_KEY, value={"sealed": fresh}, at=now).on_conflict_do_nothing())
    kept = conn.execute(select(t_setting.c.value).where(t_setting.c.key == _KEY)).scalar_one()
    return vault.open(conn, house, _COLUMN, base64.b64decode(kept["sealed"]))


def fingerprint(key: bytes, code: str) -> str:
    """What is kept of a code."""
    return hmac.new(key, code.encode(), "sha256").hexdigest()
