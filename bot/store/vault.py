"""Encryption at rest: AES-256-GCM with one data key per person, wrapped by a master key; erasing destroys it."""

import json
import os
import secrets
from collections import OrderedDict
from datetime import datetime
from threading import Lock
from typing import Any, cast
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, bindparam, insert, select, update

from bot.store.dialect import insert_if_new
from bot.store.keys import Keys, UnknownKey
from bot.store.tables import t_address, t_person

HOUSE = "house"
_VERSION = b"\x01"
_KEPT = 4096  # data keys held open; the least lately used goes first

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_KEY_OF = select(t_person.c.wrapped_key).where(t_person.c.id == bindparam("id"))


class Erased(Exception):  # noqa: N818 - wanted, not an error
    """The person's data key was destroyed: what was written for them cannot be read by anybody, ever."""


class Unreadable(Exception):  # noqa: N818 - says what is so
    """The bytes are not what was written for this column and this person: damaged, moved or forged."""


class Vault:
    """Seals and opens every encrypted column. Safe to use from the writer's and the readers' threads."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self._open: OrderedDict[str, AESGCM] = OrderedDict()
        self._lock = Lock()

    def new_person(self, conn: Connection, *, kind: str, now: datetime) -> str:
        """A person with a data key of their own, under a random id."""
        person_id = uuid4().hex
        conn.execute(insert(t_person), self._row(person_id, kind, now))
        return person_id

    def house(self, conn: Connection, now: datetime) -> str:
        """The house itself, whose key seals what is written to staff; made once, whoever comes first."""
        if conn.execute(_KEY_OF, {"id": HOUSE}).first() is None:
            conn.execute(insert_if_new(conn, t_person), self._row(HOUSE, HOUSE, now))
        return HOUSE

    def _row(self, person_id: str, kind: str, now: datetime) -> dict[str, Any]:
        wrapped = self.keys.seal(secrets.token_bytes(32), _wrap_aad(person_id))
        return {"id": person_id, "kind": kind, "wrapped_key": wrapped, "created_at": now}

    def seal(self, conn: Connection, person_id: str, column: str, data: bytes | dict[str, Any]) -> bytes:
        """Encrypt for one ``table.column`` of one person. Raises Erased when that person's key is gone."""
        plain = data if isinstance(data, bytes) else _JSON.encode(data).encode()
        nonce = os.urandom(12)
        return _VERSION + nonce + self._key(conn, person_id).encrypt(nonce, plain, _aad(column, person_id))

    def open(self, conn: Connection, person_id: str, column: str, blob: bytes) -> bytes:
        """Decrypt. Raises Erased when the key is gone, Unreadable when the bytes belong elsewhere or were changed."""
        key = self._key(conn, person_id)
        if blob[:1] != _VERSION:
            raise Unreadable(f"{column} holds bytes that no version of Linli wrote")
        try:
            return key.decrypt(blob[1:13], blob[13:], _aad(column, person_id))
        except (InvalidTag, ValueError):
            raise Unreadable(f"{column} holds bytes that were not written there for this person") from None

    def open_json(self, conn: Connection, person_id: str, column: str, blob: bytes) -> dict[str, Any]:
        """Decrypt what was sealed as a mapping. Raises as ``open`` does."""
        return cast("dict[str, Any]", json.loads(self.open(conn, person_id, column, blob)))

    def erase(self, conn: Connection, person_id: str) -> None:
        """Destroy the person's data key: everything sealed for them, here and in every copy, is gone at once.

        ``Store.erase`` does it in a turn and then lets readers and other processes forget the opened key too.
        """
        conn.execute(update(t_person).where(t_person.c.id == person_id).values(wrapped_key=None))
        # Nobody is found again by a messenger's number or a browser's pass: who writes from there next is somebody new.
        gone = {"peer": None, "peer_hash": None, "token_hash": None}
        conn.execute(update(t_address).where(t_address.c.person_id == person_id).values(**gone))
        self.forget(person_id)

    def forget(self, person_id: str) -> None:
        """Drop the opened data key from memory."""
        with self._lock:
            self._open.pop(person_id, None)

    def forget_all(self) -> None:
        """Drop every opened data key: another process may have destroyed some."""
        with self._lock:
            self._open.clear()

    def unwrap(self, person_id: str, wrapped: bytes) -> bytes:
        """The data key. Raises UnknownKey when no keys file of ours holds the master key it is wrapped with."""
        try:
            return self.keys.open(wrapped, _wrap_aad(person_id))
        except UnknownKey:
            if self.keys.path is None:
                raise
            self.keys = Keys.read(self.keys.path)  # another process has made a new master key meanwhile
            return self.keys.open(wrapped, _wrap_aad(person_id))

    def _key(self, conn: Connection, person_id: str) -> AESGCM:
        with self._lock:
            key = self._open.get(person_id)
            if key is not None:
                self._open.move_to_end(person_id)
                return key
        wrapped = conn.execute(_KEY_OF, {"id": person_id}).scalar()
        if wrapped is None:
            raise Erased("this person's data key is gone")
        key = AESGCM(self.unwrap(person_id, wrapped))
        with self._lock:
            self._open[person_id] = key
            if len(self._open) > _KEPT:
                self._open.popitem(last=False)
        return key


def rewrap(keys: Keys, person_id: str, wrapped: bytes) -> bytes:
    """The same data key under the current master key. Raises UnknownKey as opening does."""
    return keys.seal(keys.open(wrapped, _wrap_aad(person_id)), _wrap_aad(person_id))


def _aad(column: str, person_id: str) -> bytes:
    return f"{column}\0{person_id}".encode()


def _wrap_aad(person_id: str) -> bytes:
    return f"person.wrapped_key\0{person_id}".encode()
