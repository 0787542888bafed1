"""Statements made once: building one for SQLAlchemy costs more than running it, so the hot step never builds any."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Row, Table, Update, bindparam, insert, update


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


def add(conn: Connection, table: Table, **values: Any) -> None:
    """Insert one row. Columns that are left out take the database's NULL: Core knows no defaults of the classes."""
    conn.execute(_insert(table), values)


@cache
def _update(table: Table, key: str, counted: str | None) -> Update:
    found = update(table).where(table.c[key] == bindparam("the_key")).returning(*table.c)
    return found if counted is None else found.values({counted: table.c[counted] + 1})


def change(
    conn: Connection, table: Table, key: str, value: Any, *, counted: str | None = None, **values: Any
) -> Row[Any]:
    """Change the one row whose ``key`` is ``value``, counting one column up; the new row.

    Raises NoResultFound when there is no such row.
    """
    return conn.execute(_update(table, key, counted), {"the_key": value, **values}).one()
