"""The master keys: one file beside the database, made once by ``init_db``, never in the database itself."""

import base64
import json
import os
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_ID = re.compile(r"[A-Za-z0-9._-]{1,40}")


class KeysUnusable(Exception):  # noqa: N818 - says what is so, as StoreDown does
    """The master keys are missing, unreadable, or not the ones this database was written with."""


class UnknownKey(KeysUnusable):
    """A data key is wrapped with a master key the keys file does not hold."""

    def __init__(self, key_id: str) -> None:
        super().__init__(
            f"The keys file does not hold the master key {key_id!r} this database was written with; "
            "put that key back into the file, or name the right file."
        )
        self.key_id = key_id


@dataclass(frozen=True, slots=True)
class Keys:
    """Master keys by id (32 bytes each); ``current`` wraps what is new, the others only open what is old."""

    current: str
    masters: dict[str, bytes]
    path: Path | None = None  # where they were read, to look again when another process has made a new one

    def __post_init__(self) -> None:
        if self.current not in self.masters:
            raise KeysUnusable(f"The keys file names {self.current!r} as its current key but does not hold it.")
        for key_id, key in self.masters.items():
            if not _ID.fullmatch(key_id) or len(key) != 32:
                raise KeysUnusable(f"The master key {key_id!r} must be 32 bytes under a short plain name.")

    def __repr__(self) -> str:
        return f"Keys(current={self.current!r}, ids={sorted(self.masters)!r})"

    @classmethod
    def fresh(cls, now: datetime) -> "Keys":
        """One new master key named after the day it was made."""
        key_id = f"{now:%Y%m%d}-{secrets.token_hex(3)}"
        return cls(key_id, {key_id: secrets.token_bytes(32)})

    def renewed(self, now: datetime) -> "Keys":
        """The same keys plus a new current one; the old ones stay until everything is re-wrapped."""
        new = Keys.fresh(now)
        return Keys(new.current, {**self.masters, **new.masters}, self.path)

    @classmethod
    def read(cls, path: Path) -> "Keys":
        """From the keys file. Raises KeysUnusable, in one sentence, on anything but a sound file."""
        try:
            plain = json.loads(path.read_text("utf-8"))
            masters = {str(k): base64.b64decode(v, validate=True) for k, v in plain["keys"].items()}
            current = str(plain["current"])
        except FileNotFoundError:
            raise KeysUnusable(f"There is no keys file at {path}; make the database with `linli init-db`.") from None
        except OSError as error:
            raise KeysUnusable(f"The keys file {path} cannot be read: {error.strerror}.") from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise KeysUnusable(f"The keys file {path} is damaged; put a copy of it back.") from None
        if path.stat().st_mode & 0o077:
            raise KeysUnusable(f"The keys file {path} may be read by others; run `chmod 600 {path}`.")
        return cls(current, masters, path)

    def _text(self) -> str:
        keys = {key_id: base64.b64encode(key).decode() for key_id, key in self.masters.items()}
        return json.dumps({"current": self.current, "keys": keys}, indent=2) + "\n"

    def write_new(self, path: Path) -> None:
        """Make the file, mode 0600. Raises FileExistsError rather than overwrite keys."""
        _write(path, self._text(), os.O_EXCL)

    def replace(self, path: Path) -> None:
        """Put these keys in the place of an older file, all at once: a crash leaves the old or the new one."""
        beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        _write(beside, self._text(), os.O_EXCL)
        beside.replace(path)
        _sync(path.parent)

    def seal(self, data: bytes, aad: bytes) -> bytes:
        """Encrypt under the current master key; the key's id is written in front."""
        name = self.current.encode()
        nonce = os.urandom(12)
        return bytes((1, len(name))) + name + nonce + AESGCM(self.masters[self.current]).encrypt(nonce, data, aad)

    def open(self, blob: bytes, aad: bytes) -> bytes:
        """Back again. Raises UnknownKey, or KeysUnusable when the key is not the one it was written with."""
        name, rest = key_id_of(blob), blob[2 + blob[1] :]
        if name not in self.masters:
            raise UnknownKey(name)
        try:
            return AESGCM(self.masters[name]).decrypt(rest[:12], rest[12:], aad)
        except InvalidTag:
            raise KeysUnusable(
                f"The master key {name!r} of the keys file is not the one this database was written with."
            ) from None


def key_id_of(blob: bytes) -> str:
    """Which master key wrapped this. Raises KeysUnusable on bytes no version wrote."""
    if len(blob) < 3 or blob[0] != 1 or len(blob) < 2 + blob[1] + 28:
        raise KeysUnusable("A wrapped key in the database is damaged.")
    return blob[2 : 2 + blob[1]].decode("ascii", "replace")


def _write(path: Path, text: str, flags: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | flags, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    _sync(path.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
