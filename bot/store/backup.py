"""Copies of everything in one SQLite file, whatever the database is; sealed as it lies, so useless without the keys."""

import os
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.types import TypeEngine

from bot.store.engine import sqlite_path
from bot.store.keys import Keys
from bot.store.outage import StoreUnready
from bot.store.ready import check_canaries, note, revision
from bot.store.schema import is_empty, make_file, migrate, run
from bot.store.sqlite import sqlite_engine
from bot.store.tables import t_conversation, t_inbox, t_letter, t_person
from bot.store.types import Json, UtcDateTime
from bot.store.vault import Unreadable, Vault

PROVED = "backup_proved"  # the setting that says when a copy was last opened and read
_AT_A_TIME = 500
_SAMPLE = 200  # of each table, the newest rows that are opened for proof


@dataclass(frozen=True, slots=True)
class Proof:
    """A copy that was opened and read: its version, its persons' keys, and how many sealed rows were opened."""

    version: str
    persons: int
    opened: int


def backup(url: str, target: Path, keys: Keys, now: datetime) -> Proof:
    """Copy everything into a new file, read the copy, and note in the database that it was proved.

    The doors may stay open meanwhile; the copy is of one moment. Raises StoreUnready rather than overwrite a file,
    and when the copy cannot be read with these keys.
    """
    if target.exists():
        raise StoreUnready(f"There is a file at {target} already; a backup never overwrites one.")
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{target.name}.part")
    beside.unlink(missing_ok=True)
    try:
        if make_url(url).get_backend_name() == "sqlite":
            os.close(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            _copy_file(sqlite_path(url), beside)
        else:
            run(url, lambda conn: _dump(conn, beside))
        proof = prove(beside, keys)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    run(url, lambda conn: note(conn, PROVED, {"version": proof.version, "persons": proof.persons}, now))
    return proof


def restore(source: Path, url: str) -> None:
    """Fill an empty database from a copy and bring it up to this program's version.

    Raises StoreUnready when the database holds anything, or the copy is none.
    """
    version = _version(source)
    make_file(url)
    if not run(url, is_empty):
        raise StoreUnready("The database holds tables already; a backup is restored into an empty one only.")
    if make_url(url).get_backend_name() == "sqlite":
        _copy_file(source, sqlite_path(url))
        run(url, migrate)
    else:
        run(url, lambda conn: _fill(conn, source, version))


def prove(source: Path, keys: Keys) -> Proof:
    """Open a copy with these keys: every person's key, and the newest words. Raises StoreUnready or KeysUnusable."""
    version = _version(source)
    vault = Vault(keys)
    engine = sqlite_engine(source, read_only=True)
    try:
        with engine.connect() as conn:
            found = conn.execute(text("PRAGMA integrity_check")).scalar()
            if found != "ok":
                raise StoreUnready(f"The backup {source} is damaged.")
            check_canaries(conn, keys)
            persons = conn.execute(select(func.count()).select_from(t_person)).scalar_one()
            for person_id, wrapped in conn.execute(select(t_person.c.id, t_person.c.wrapped_key)):
                if wrapped is not None:
                    vault.unwrap(person_id, wrapped)
            return Proof(version, persons, _read_some(conn, vault))
    except Unreadable as error:
        raise StoreUnready(f"The backup {source} cannot be read: {error}.") from None
    finally:
        engine.dispose()


def _read_some(conn: Connection, vault: Vault) -> int:
    opened = 0
    for table in (t_inbox, t_letter, t_conversation):
        rows = (
            select(table.c.person_id, table.c.body)
            .join(t_person, t_person.c.id == table.c.person_id)
            .where(t_person.c.wrapped_key.is_not(None), table.c.body.is_not(None))
            .order_by(*(column.desc() for column in table.primary_key))
            .limit(_SAMPLE)
        )
        for person_id, body in conn.execute(rows).all():
            vault.open(conn, person_id, f"{table.name}.body", body)
            opened += 1
    return opened


def _version(source: Path) -> str:
    if not source.is_file():
        raise StoreUnready(f"There is no backup at {source}.")
    engine = sqlite_engine(source, read_only=True)
    try:
        with engine.connect() as conn:
            version = revision(conn)
    except DatabaseError:
        version = None
    finally:
        engine.dispose()
    if version is None:
        raise StoreUnready(f"The file {source} is not a backup of Linli.")
    return version


def _copy_file(source: Path, target: Path) -> None:
    engine = sqlite_engine(source, read_only=True)
    try:
        with engine.connect() as conn:
            raw: Any = conn.connection.driver_connection
            into = sqlite3.connect(target)
            try:
                raw.backup(into)
            finally:
                into.close()
    finally:
        engine.dispose()
    _one_file(target)


def _one_file(path: Path) -> None:
    """Fold SQLite's journal into the file: a copy is one file and nothing beside it."""
    raw = sqlite3.connect(path)
    try:
        raw.execute("PRAGMA journal_mode=DELETE")
    finally:
        raw.close()


# ---- row by row, between SQLite and PostgreSQL ----


def _dump(conn: Connection, target: Path) -> None:
    conn.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    version = revision(conn)
    if version is None:
        raise StoreUnready("The database is empty; there is nothing to copy.")
    url = f"sqlite:///{target}"
    make_file(url)
    run(url, lambda file: migrate(file, version))
    run(url, lambda file: _rows(conn, file))
    _one_file(target)


def _fill(conn: Connection, source: Path, version: str) -> None:
    migrate(conn, version)
    engine = sqlite_engine(source, read_only=True)
    try:
        with engine.connect() as file:
            for table in _rows(file, conn):
                _count_on(conn, table)
    finally:
        engine.dispose()
    migrate(conn)


def _rows(source: Connection, target: Connection) -> list[Table]:
    """Copy every row of every table, in an order that keeps the references whole."""
    tables = _tables(source)
    for table in tables:
        found = source.execution_options(yield_per=_AT_A_TIME).execute(select(table))
        for part in found.partitions():
            target.execute(insert(table), [dict(row._mapping) for row in part])  # noqa: SLF001 - its public name
    return tables


def _tables(conn: Connection) -> list[Table]:
    """The tables as they are there, whatever version that is, with types both databases speak."""
    there = MetaData()
    there.reflect(conn)
    here = MetaData()
    return [
        Table(table.name, here, *(Column(column.name, _plain(column.type)) for column in table.columns))
        for table in there.sorted_tables
        if table.name != "alembic_version"
    ]


def _plain(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    spoken: dict[type[TypeEngine[Any]], TypeEngine[Any]] = {
        DateTime: UtcDateTime(),
        JSON: Json,
        LargeBinary: LargeBinary(),
        Boolean: Boolean(),
        Integer: Integer(),
        String: String(),
    }
    for theirs, ours in spoken.items():
        if isinstance(kind, theirs):
            return ours
    raise TypeError(f"a backup cannot carry a column of type {kind!r}")


def _count_on(conn: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows after the copied ones."""
    if "id" in table.c and isinstance(table.c.id.type, Integer):
        last = conn.execute(select(func.max(table.c.id))).scalar()
        if last is not None:
            sequence = conn.execute(text("SELECT pg_get_serial_sequence(:t, 'id')"), {"t": f'"{table.name}"'}).scalar()
            conn.execute(text("SELECT setval(:sequence, :last)"), {"sequence": sequence, "last": last})
