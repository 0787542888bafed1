"""What is said at night while people are on call at home: played with a gateway that reaches them, and with none.

``pytest tests/loud/test_played.py --update`` keeps what was really said; read the difference before committing it.
"""

from pathlib import Path

import pytest

from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.loud.house import open_loud

FOLDER = Path(__file__).parent / "conversations"
CHATS = sorted(FOLDER.glob("*.chat"))
CALLING = ("正在叫", "我正在请人接", "会打给您")


@pytest.mark.parametrize("path", CHATS, ids=[path.stem for path in CHATS])
async def test_played_as_written(path: Path, store: Store, clock: FrozenClock, request: pytest.FixtureRequest) -> None:
    written = path.read_text(encoding="utf-8")
    if "# no gateway" in written:
        how = {"loud": False, "by": ""}
    elif "# no number" in written:
        how = {"loud": True, "by": "voice", "numbers": {}}
    else:
        how = {"loud": True, "by": "voice"}
    async with open_loud(store, clock, **how) as house:  # type: ignore[arg-type]
        house.gateway.tests_answered = True
        played = await house.played(written)
    if request.config.getoption("--update"):
        path.write_text(played, encoding="utf-8")
        return
    assert played == written


@pytest.mark.parametrize("path", CHATS, ids=[path.stem for path in CHATS])
def test_nobody_is_said_to_be_called_where_nothing_rings(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    night = written.partition("\n(at 2026-11-05 08:3")[0]
    reaches = "# no gateway" not in written and "# no number" not in written
    assert any(word in night for word in CALLING) == reaches
    assert "110" in night or "120" in night
