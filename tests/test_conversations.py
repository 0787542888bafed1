"""Every played conversation: what is written is what really happens, on SQLite and on PostgreSQL.

``pytest tests/test_conversations.py --update`` keeps what was really said; read the difference before committing it.
"""

from pathlib import Path

import pytest

from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.house import play_chat
from tests.messenger.marks import TELEGRAM, WEB, merged, seen_on

FOLDER = Path(__file__).parent / "conversations"
CHATS = sorted(FOLDER.glob("*.chat"))


def test_there_are_enough() -> None:
    assert len(CHATS) >= 32


@pytest.mark.parametrize("path", CHATS, ids=[path.stem for path in CHATS])
async def test_played_as_written(path: Path, store: Store, clock: FrozenClock, request: pytest.FixtureRequest) -> None:
    written = path.read_text(encoding="utf-8")
    played = await play_chat(store, clock, written)
    if request.config.getoption("--update"):  # what only Telegram shows is kept: tests/messenger plays that
        new = not any(line.startswith(" ") for line in written.splitlines())  # cues only: nothing was seen anywhere yet
        path.write_text(played if new else merged(played, seen_on(written, TELEGRAM)), encoding="utf-8")
        return
    assert played == seen_on(written, WEB)
