"""However many rows lie in the tables, no statement of a turn, a press or a tick reads one from end to end."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.house import ROOT, play_chat

CHATS = ROOT / "tests" / "conversations"
# Between them: every effect of a turn, every press, every kind of deadline, a voice note, a code, a kiosk.
PLAYED = (
    "grandmother",
    "danger",
    "voice-then-heard",
    "promise-broken",
    "promise-renewed",
    "nobody-accepts-danger",
    "draft-dropped",
    "half-told",
    "withdraw",
    "declines",
    "keyed-in",
    "worker-talks",
    "returning-same",
    "code",
    "kiosk",
    "erased",
    "pictures",
    "place-danger",
    "edit-trivial",
    "commands",
    "commands-danger",
    "code-command",
    "delete-taken",
    "delete-then-more",
    "school-link",
)
# Read in their own order until enough is found, or as far as anything waits at all.
QUEUES = re.compile(r"USING INDEX (ix_inbox_oldest|ix_letter_waiting|ix_deadline_due|ix_ticket_open)")
NO_TABLE = re.compile(r"SCAN (CONSTANT ROW|\(subquery-\d+\)|sqlite_master|alembic_version|setting)")


@pytest.fixture
def plans() -> Iterator[dict[str, list[str]]]:
    """How SQLite goes about each statement that is sent to it."""
    found: dict[str, list[str]] = {}

    def explain(conn: Connection, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:  # noqa: FBT001 - SQLAlchemy's signature
        if statement not in found and statement.startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
            raw: Any = conn.connection.driver_connection
            plan = raw.execute(f"EXPLAIN QUERY PLAN {statement}", values[0] if many else values)
            found[statement] = [row[3] for row in plan.fetchall()]

    event.listen(Engine, "before_cursor_execute", explain)
    yield found
    event.remove(Engine, "before_cursor_execute", explain)


@pytest.mark.parametrize("name", PLAYED)
async def test_every_statement_finds_its_rows_by_an_index(
    sqlite_store: Store, clock: FrozenClock, plans: dict[str, list[str]], name: str
) -> None:
    await play_chat(sqlite_store, clock, (CHATS / f"{name}.chat").read_text(encoding="utf-8"), kept=False)
    assert len(plans) > 20
    whole = {
        statement: step
        for statement, plan in plans.items()
        for step in plan
        if "AUTOMATIC" in step or (step.startswith("SCAN") and not QUEUES.search(step) and not NO_TABLE.match(step))
    }
    assert whole == {}
