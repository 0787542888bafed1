"""The door of the how-to on channels is a door: words come in once, the answer goes out by the courier, in order."""

import sys
import types
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.budget import Budget
from bot.courier import Courier
from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.docs.steps import ROOT, steps
from tests.house import open_centre, settle

PAGE = ROOT / "docs" / "how-to" / "add-a-channel.md"


def _door() -> Any:
    """The module of the how-to, as it stands there."""
    source = next(step.text for step in steps(PAGE.read_text(encoding="utf-8")) if step.kind == "python")
    module = types.ModuleType("messages_door")
    sys.modules[module.__name__] = module
    exec(compile(source, str(PAGE), "exec"), module.__dict__)  # noqa: S102 - it is ours, and it is what we show
    return module


class Gateway:
    """A gateway in memory: it remembers what it was given to send."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []

    async def send(self, to: str, words: str) -> str:
        self.sent.append((to, words))
        return f"g{len(self.sent)}"


async def test_the_door_hears_and_answers(sqlite_store: Store, clock: FrozenClock) -> None:
    centre, _ = await open_centre(sqlite_store)
    gateway = Gateway()
    door = _door().Messages(centre, gateway.send)
    courier = Courier(sqlite_store, {"sms": door}, {"sms": Budget(overall_per_s=5)})
    await door.came("tester", "1", "我孙女失恋了，整天哭")
    await door.came("tester", "1", "我孙女失恋了，整天哭")  # the gateway repeats itself
    await settle(centre, courier)
    assert [to for to, _ in gateway.sent] == ["tester"]
    first = gateway.sent[0][1].splitlines()
    choice = next(line for line in first if line.endswith("都没有"))
    assert choice.startswith("1. ")
    clock.move(timedelta(seconds=2))  # one message a second to one person
    await door.came("tester", "2", "1")
    await settle(centre, courier)
    assert len(gateway.sent) == 2
    assert "电话" in gateway.sent[1][1]


def test_the_design_of_a_door_costs_one_file_and_one_line() -> None:
    """The place the how-to names is still there: the courier is put together in one line of bot/app.py."""
    app = Path(ROOT / "bot" / "app.py").read_text(encoding="utf-8")
    assert app.count("Courier(store") == 1
