"""Every played conversation again over Telegram, from the same files, and some for what only Telegram has.

Where the doors differ the file says so (``tests/messenger/marks.py``). ``pytest tests/messenger --update`` keeps what
was really said; read the difference before committing it. On the web each file is played on both databases
(``tests/test_conversations.py``); here each on one of them, by turns; ``--all-ways`` plays all on both.
"""

from pathlib import Path

import pytest

from bot.store.engine import Store
from bot.transcript import centre_named
from tests.clock import FrozenClock
from tests.house import begin
from tests.messenger.house import telegram_house
from tests.messenger.marks import TELEGRAM, WEB, merged, seen_on
from tests.messenger.stage import play_telegram

OURS = Path(__file__).parent / "conversations"
THEIRS = Path(__file__).parent.parent / "conversations"
WEB_ONLY = "# web only: "  # heading: why this one cannot be had on Telegram
SHARED = [path for path in sorted(THEIRS.glob("*.chat")) if WEB_ONLY not in path.read_text(encoding="utf-8")]
OWN = sorted(OURS.glob("*.chat"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "path" not in metafunc.fixturenames:
        return
    files = OWN if metafunc.function.__name__ == "test_what_only_telegram_has" else SHARED
    option = metafunc.config.getoption
    both = ("sqlite", "postgres")
    plays: list[tuple[Path, str]] = []
    for place, path in enumerate(files):
        if option("--update"):
            plays.append((path, "sqlite"))
        elif option("--all-ways"):
            plays += [(path, kind) for kind in both]
        else:
            plays.append((path, both[place % 2]))
    ids = [f"{kind}-{path.stem}" for path, kind in plays]
    metafunc.parametrize(("path", "kind"), plays, ids=ids)


@pytest.fixture
def store(kind: str, request: pytest.FixtureRequest) -> Store:
    """The database this conversation is played on."""
    found: Store = request.getfixturevalue(f"{kind}_store")
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
