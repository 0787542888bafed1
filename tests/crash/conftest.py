"""What the crash tests of Telegram share: where processes are started, and how each story goes when nothing breaks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.crash import ledger, telegram_ledger
from tests.crash.telegram_house import starter
from tests.crash.telegram_people import SCRIPTS, Told
from tests.residents.house import open_chat


@pytest.fixture(scope="session")
def starts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with starter(tmp_path_factory.mktemp("starter")) as path:
        yield path


@pytest.fixture(scope="session")
def _undisturbed() -> Told:
    return {}


@pytest.fixture
async def told(sqlite_store: Store, clock: FrozenClock, _undisturbed: Told) -> Told:
    """The names of the sentences each story is answered with when nothing ever breaks."""
    if not _undisturbed:
        async with open_chat(sqlite_store, clock, limits=False) as chat:
            for script in SCRIPTS:
                user = chat.twin.user("阿婆", lang="zh-hans")
                for line in script:
                    user.say(chat.bot, line)
                    await chat.settle()
                address = (await telegram_ledger.chats(sqlite_store))[user.id]
                _undisturbed[script] = await ledger.said_to(sqlite_store, address)
    return _undisturbed
