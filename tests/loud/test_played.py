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


PLAYS = [("sqlite", path) for path in CHATS] + [("postgres", path) for path in CHATS if path.stem == "night-loud"]


@pytest.mark.parametrize(
    ("store", "path"), PLAYS, ids=[f"{kind}-{path.stem}" for kind, path in PLAYS], indirect=["store"]
)
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


DESK = "0300-1112222"  # stands on the desk of a station nobody sits in at night
DAY = "阿婆: 我爸昏倒了叫不醒\n(50 min)\n"


@pytest.mark.parametrize("loud", [True, False])
async def test_the_stations_telephone_is_never_the_last_word_at_night(
    sqlite_store: Store, clock: FrozenClock, *, loud: bool
) -> None:
    async with open_loud(sqlite_store, clock, loud=loud, by="voice" if loud else "", phone=DESK) as house:
        house.gateway.tests_answered = True
        night = await house.played("(at 2026-11-04 21:30)\n阿明: 我站在天台上，我要跳了\n(9 h)\n阿明: 有人吗\n")
    assert DESK not in night
    assert "120、110、400-161-9995" in night


async def test_by_day_the_stations_telephone_is_given_at_the_end(sqlite_store: Store, clock: FrozenClock) -> None:
    async with open_loud(sqlite_store, clock, phone=DESK) as house:
        played = await house.played(f"(at 2026-11-04 12:30)\n{DAY}")  # at lunch: the door is shut, not the telephone
    assert DESK in played


@pytest.mark.parametrize("path", CHATS, ids=[path.stem for path in CHATS])
def test_nobody_is_said_to_be_called_where_nothing_rings(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    night = written.partition("\n(at 2026-11-05 08:3")[0]
    reaches = "# no gateway" not in written and "# no number" not in written
    assert any(word in night for word in CALLING) == reaches
    assert "110" in night or "120" in night
