"""Every played conversation again over Telegram, from the same files, and some for what only Telegram has.

Where the doors differ the file says so (``tests/messenger/marks.py``). ``pytest tests/messenger --update`` keeps what
was really said; read the difference before committing it. Each file is played on SQLite on the web, and on PostgreSQL
either there (``tests/test_conversations.py``) or here; ``--all-ways`` plays all on both, here and there.
"""

from pathlib import Path

import pytest

from bot.store.engine import Store
from bot.transcript import centre_named
from tests.clock import FrozenClock
from tests.house import begin
from tests.messenger.house import telegram_house
from tests.messenger.marks import TELEGRAM, WEB, WEB_ONLY, merged, on_postgres_here, seen_on
from tests.messenger.stage import play_telegram

OURS = Path(__file__).parent / "conversations"
THEIRS = Path(__file__).parent.parent / "conversations"
SHARED = [path for path in sorted(THEIRS.glob("*.chat")) if WEB_ONLY not in path.read_text(encoding="utf-8")]
OWN = sorted(OURS.glob("*.chat"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "path" not in metafunc.fixturenames:
        return
    files = OWN if metafunc.function.__name__ == "test_what_only_telegram_has" else SHARED
    option = metafunc.config.getoption
    plays: list[tuple[str, Path]] = []
    for path in files:
        if option("--all-ways") and not option("--update"):
            plays += [("sqlite", path), ("postgres", path)]
        elif option("--update") or on_postgres_here(path):
            plays.append(("sqlite", path))
        else:
            plays.append(("postgres", path))
    ids = [f"{kind}-{path.stem}" for kind, path in plays]
    metafunc.parametrize(("store", "path"), plays, ids=ids, indirect=["store"])


@pytest.fixture
def store(request: pytest.FixtureRequest) -> Store:
    """The database a conversation is played on."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found


def test_there_are_enough() -> None:
    assert len(OWN) >= 10
    assert len(SHARED) >= 88


async def test_the_same_files(path: Path, store: Store, clock: FrozenClock, request: pytest.FixtureRequest) -> None:
    written = path.read_text(encoding="utf-8")
    begin(clock, written)
    async with telegram_house(store, clock, named=centre_named(written)) as house:
        played = await play_telegram(house, seen_on(written, TELEGRAM))
    if request.config.getoption("--update"):
        path.write_text(merged(seen_on(written, WEB), played), encoding="utf-8")
        return
    assert played == seen_on(written, TELEGRAM)


async def test_what_only_telegram_has(
    path: Path, store: Store, clock: FrozenClock, request: pytest.FixtureRequest
) -> None:
    written = path.read_text(encoding="utf-8")
    begin(clock, written)
    async with telegram_house(store, clock, named=centre_named(written)) as house:
        played = await play_telegram(house, written)
    if request.config.getoption("--update"):
        path.write_text(played, encoding="utf-8")
        return
    assert played == written
