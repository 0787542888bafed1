"""What a turn raises when the database is locked, full or gone: the reason, never a statement's values."""

import sqlite3

from sqlalchemy.exc import DBAPIError


class StoreDown(Exception):  # noqa: N818 - an outage, not an error of the program
    """The database could not do it now. Nothing was acknowledged; trying again later is right and safe."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The database cannot be used now: {reason}.")
        self.reason = reason


class StoreUnready(Exception):  # noqa: N818 - for the operator, not an error of the program
    """The database must be made, upgraded or given back its keys before anything may start; says how in one line."""


# PostgreSQL's classes of trouble that pass: connection, a standby that may not write, who may come in, the database's
# name, resources, an operator's shutdown, the system itself. (PostgreSQL manual, appendix A.)
_PASSING = ("08", "25006", "28", "3D", "53", "57", "58")
_AGAIN = {"40001", "40P01", "55P03"}


def sqlite_reason(error: Exception) -> str | None:
    """Why SQLite could not do it, or None when the error is a bug in a statement and not an outage."""
    driver = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(driver, sqlite3.DatabaseError):
        return None
    code = getattr(driver, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    return _SQLITE.get(primary) if primary is not None else None


_SQLITE = {
    sqlite3.SQLITE_BUSY: "another program holds it locked",
    sqlite3.SQLITE_LOCKED: "another program holds it locked",
    sqlite3.SQLITE_NOMEM: "there is no memory left",
    sqlite3.SQLITE_READONLY: "its file may not be written",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_CORRUPT: "its file is damaged",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_CANTOPEN: "its file cannot be opened",
    sqlite3.SQLITE_PROTOCOL: "another program holds it locked",
    sqlite3.SQLITE_PERM: "its file may not be used",
    sqlite3.SQLITE_AUTH: "its file may not be used",
    sqlite3.SQLITE_NOTADB: "its file is not a database",
}


def postgres_state(error: BaseException) -> str | None:
    """The SQLSTATE somewhere in the chain of an error, or None."""
    link: BaseException | None = error
    while link is not None:
        state = getattr(link, "sqlstate", None) or getattr(link, "pgcode", None)
        if state:
            return str(state)
        link = getattr(link, "orig", None) or link.__cause__
    return None


def again(error: BaseException) -> bool:
    """Whether PostgreSQL asks for the whole transaction to be run once more (deadlock, serialisation, lock)."""
    return postgres_state(error) in _AGAIN


def postgres_reason(error: BaseException) -> str | None:
    """Why PostgreSQL could not do it, or None when the error is a bug in a statement and not an outage."""
    state = postgres_state(error)
    if state is not None:
        if state in _AGAIN:
            return f"too many others wanted the same rows ({state})"
        return f"PostgreSQL said {state}" if state.startswith(_PASSING) else None
    if isinstance(error, DBAPIError):
        return "the connection was lost" if error.connection_invalidated else None
    if isinstance(error, (OSError, TimeoutError, EOFError)):
        return "PostgreSQL cannot be reached"
    return None


def without_values(error: BaseException) -> None:
    """Cut what PostgreSQL quotes of a row (its DETAIL) out of an error and its causes: it would reach the logs."""
    link: BaseException | None = error
    while link is not None:
        if getattr(link, "detail", None) and isinstance(getattr(link, "sqlstate", None), str):
            link.detail = None  # type: ignore[attr-defined]
        if link.args and isinstance(link.args[0], str):
            link.args = (link.args[0].split("\nDETAIL:", 1)[0], *link.args[1:])
        link = getattr(link, "orig", None) or link.__cause__
