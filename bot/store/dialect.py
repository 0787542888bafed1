"""The one place where SQLite and PostgreSQL are spelled differently: INSERT … ON CONFLICT."""

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_if_new(conn: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that leaves an existing row as it is, whichever unique key it meets."""
    if conn.dialect.name == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()
