"""SQLite, the embedded default: one thread writes, a few read, and the event loop never waits on the disk."""

import asyncio
import os
import sqlite3
import threading
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import NullPool

from bot.store.outage import StoreDown, sqlite_reason

_LOOK_S = 0.1  # how long another process's commit may go unnoticed
_TOGETHER = 16  # waiting turns that share one commit


class Job(NamedTuple):
    """A turn on its way to a thread, and where its outcome goes."""

    fn: Callable[[Connection], Any]
    loop: asyncio.AbstractEventLoop
    future: "asyncio.Future[Any]"


class _Outcome(NamedTuple):
    job: Job
    value: Any = None
    error: BaseException | None = None


def sqlite_engine(path: Path, *, patience_s: float = 30.0, read_only: bool = False) -> Engine:
    """An engine whose connections are set up as the design asks; never makes a file that is not there."""

    def connect() -> sqlite3.Connection:
        uri = f"file:{quote(str(path))}?mode={'ro' if read_only else 'rw'}"
        raw = sqlite3.connect(
            uri, uri=True, timeout=patience_s, isolation_level=None, check_same_thread=False, cached_statements=512
        )
        try:
            # SQLite's own sleep doubles up to 100 ms; the timeout above sets busy_timeout.
            if read_only:
                raw.execute("PRAGMA query_only=ON")
            else:
                raw.execute("PRAGMA journal_mode=WAL")
                raw.execute("PRAGMA synchronous=FULL")
            raw.execute("PRAGMA foreign_keys=ON")
        except sqlite3.Error:
            raw.close()
            raise
        return raw

    return create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)


async def changes(path: Path) -> AsyncGenerator[None, None]:
    """Comes back whenever anybody has written into the file since the last look; this process's own writes too."""
    raw = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, check_same_thread=False)
    try:
        seen = _version(raw)
        while True:
            await asyncio.sleep(_LOOK_S)
            now = _version(raw)  # a look at shared memory: no disk, some 20 µs
            if now != seen:
                seen = now
                yield
    finally:
        raw.close()


def _version(raw: sqlite3.Connection) -> int:
    found: int = raw.execute("PRAGMA data_version").fetchone()[0]
    return found


class Hand(threading.Thread):
    """One thread with one connection, doing the jobs of a queue in order.

    Jobs that wait together share one transaction, each in a savepoint of its own. When one of them breaks the shared
    transaction itself, all are rolled back and done again one by one, so a failure never hurts a neighbour.
    """

    def __init__(self, path: Path, jobs: "SimpleQueue[Job | None]", *, writes: bool, patience_s: float) -> None:
        super().__init__(name="linli-writer" if writes else "linli-reader", daemon=True)
        self._path, self._jobs, self._writes = path, jobs, writes
        self._engine = sqlite_engine(path, patience_s=patience_s, read_only=not writes)
        self._begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
        self._conn: Connection | None = None
        self._file: tuple[int, int] | None = None

    def run(self) -> None:
        """Serve until a None comes."""
        while (job := self._jobs.get()) is not None:
            jobs = [job]
            last = False
            with suppress(Empty):
                while self._writes and len(jobs) < _TOGETHER:
                    if (more := self._jobs.get_nowait()) is None:
                        last = True
                        break
                    jobs.append(more)
            _deliver(self._safely(jobs))
            del job, jobs  # what they hold should not live until the next one comes
            if last:
                break
        self._drop()

    def _safely(self, jobs: list[Job]) -> list[_Outcome]:
        """Whatever happens, everybody who waits gets an answer and the thread lives on."""
        try:
            return self._carry(jobs)
        except BaseException as error:  # noqa: BLE001 - a dead writer would leave every later turn waiting for ever
            self._drop()
            reason = RuntimeError(f"a turn broke its thread: {type(error).__name__}")
            return [_Outcome(job, error=reason) for job in jobs]

    def _carry(self, jobs: list[Job]) -> list[_Outcome]:
        jobs = [job for job in jobs if not job.future.cancelled()]
        if len(jobs) > 1:
            outcomes = self._together(jobs)
            if outcomes is not None:
                return outcomes
        return [self._alone(job) for job in jobs]

    def _alone(self, job: Job) -> _Outcome:
        try:
            conn, raw = self._ready()
            raw.execute(self._begin)
            value = job.fn(conn)
            raw.execute("COMMIT")
            self._still_there()
        except Exception as error:  # noqa: BLE001 - whatever a turn raises goes to whoever asked for it
            return _Outcome(job, error=self._after(error))
        return _Outcome(job, value)

    def _together(self, jobs: list[Job]) -> list[_Outcome] | None:
        """All in one commit, or None when nothing was kept and each must be tried alone."""
        outcomes: list[_Outcome] = []
        begun = False
        try:
            conn, raw = self._ready()
            raw.execute(self._begin)
            begun = True
            for job in jobs:
                raw.execute("SAVEPOINT turn")
                try:
                    outcomes.append(_Outcome(job, job.fn(conn)))
                except Exception as error:
                    if sqlite_reason(error) is not None or not raw.in_transaction or conn.in_nested_transaction():
                        raise
                    raw.execute("ROLLBACK TO turn")
                    outcomes.append(_Outcome(job, error=error))
                raw.execute("RELEASE turn")
            raw.execute("COMMIT")
            self._still_there()
        except Exception as error:  # noqa: BLE001 - the jobs are done again alone, where each meets its own error
            error = self._after(error)
            return None if begun else [_Outcome(job, error=error) for job in jobs]
        return outcomes

    def _ready(self) -> tuple[Connection, sqlite3.Connection]:
        if self._conn is not None and self._file != _identity(self._path):
            self._drop()  # the file was moved, deleted or put back: this connection writes into nowhere
        if self._conn is None:
            self._file = _identity(self._path)
            self._conn = self._engine.connect()
            # SQLAlchemy begins here for good; the real BEGIN and COMMIT are ours, which saves it per turn.
            self._conn.begin()
        raw: Any = self._conn.connection.driver_connection
        return self._conn, raw

    def _still_there(self) -> None:
        if self._writes and self._file != _identity(self._path):
            raise StoreDown("its file has vanished")

    def _after(self, error: Exception) -> Exception:
        """Roll back, and give up the connection when the database itself was at fault."""
        reason = error.reason if isinstance(error, StoreDown) else sqlite_reason(error)
        if reason is not None:
            self._drop()
            return error if isinstance(error, StoreDown) else StoreDown(reason)
        if self._conn is not None and self._conn.in_nested_transaction():
            self._drop()  # the turn left a savepoint open: start from a clean connection
        if self._conn is not None:
            raw: Any = self._conn.connection.driver_connection
            try:
                if raw.in_transaction:
                    raw.execute("ROLLBACK")
            except sqlite3.Error:
                self._drop()
        return error

    def _drop(self) -> None:
        if self._conn is not None:
            self._conn.invalidate()
            self._conn.close()
            self._conn = None


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = os.stat(path)  # noqa: PTH116 - a microsecond cheaper, and it is asked twice a turn
    except OSError:
        raise StoreDown("its file has vanished") from None
    return found.st_dev, found.st_ino


def _deliver(outcomes: list[_Outcome]) -> None:
    for loop in {outcome.job.loop for outcome in outcomes}:
        with suppress(RuntimeError):  # the loop has closed: nobody waits any more
            loop.call_soon_threadsafe(_settle, [outcome for outcome in outcomes if outcome.job.loop is loop])


def _settle(outcomes: list[_Outcome]) -> None:
    for job, value, error in outcomes:
        if job.future.done():
            continue
        if error is None:
            job.future.set_result(value)
        elif isinstance(error, StopIteration):  # asyncio refuses to carry one; unwrapped, its caller would wait forever
            job.future.set_exception(RuntimeError("a turn raised StopIteration"))
        else:
            job.future.set_exception(error)
