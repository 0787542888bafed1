"""Every played conversation: what is written is what really happens, on SQLite, and half of them on PostgreSQL too.

The other half meets PostgreSQL over Telegram (``tests/messenger``); ``--all-ways`` plays all on both, here and there.

``pytest tests/test_conversations.py --update`` keeps what was really said; read the difference before committing it.
"""

from pathlib import Path

import pytest

from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.house import play_chat
from tests.messenger.marks import TELEGRAM, WEB, merged, on_postgres_here, seen_on

FOLDER = Path(__file__).parent / "conversations"
CHATS = sorted(FOLDER.glob("*.chat"))


def test_there_are_enough() -> None:
    assert len(CHATS) >= 32


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "path" not in metafunc.fixturenames:
        return
    option = metafunc.config.getoption
    plays = [("sqlite", path) for path in CHATS]
    if not option("--update"):
        plays += [("postgres", path) for path in CHATS if option("--all-ways") or on_postgres_here(path)]
    ids = [f"{kind}-{path.stem}" for kind, path in plays]
    metafunc.parametrize(("store", "path"), plays, ids=ids, indirect=["store"])


@pytest.fixture
def store(request: pytest.FixtureRequest) -> Store:
    """The database a conversation is played on."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found


async def test_played_as_written(path: Path, store: Store, clock: FrozenClock, request: pytest.FixtureRequest) -> None:
    written = path.read_text(encoding="utf-8")
    played = await play_chat(store, clock, written)
    if request.config.getoption("--update"):  # what only Telegram shows is kept: tests/messenger plays that
        new = not any(line.startswith(" ") for line in written.splitlines())  # cues only: nothing was seen anywhere yet
        path.write_text(played if new else merged(played, seen_on(written, TELEGRAM)), encoding="utf-8")
        return
    assert played == seen_on(written, WEB)
