"""A conversation's page is refused by name when it cannot be played."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from bot.page import load
from flows.intake import Intake
from flows.page import FlowError, draw, read_flow

PAGE: dict[str, Any] = load(Path(__file__).resolve().parents[2] / "flows" / "intake.yaml")


def spoilt(*path: str, value: Any) -> dict[str, Any]:
    page = deepcopy(PAGE)
    here = page
    for name in path[:-1]:
        here = here[name]
    here[path[-1]] = value
    return page


@pytest.mark.parametrize(
    ("page", "names"),
    [
        (spoilt("first", value="nowhere"), "nowhere"),
        (spoilt("states", "who", "hear", value=[{"if": "no_such_test", "go": "safe"}]), "no_such_test"),
        (spoilt("states", "who", "hear", value=[{"do": "no_such_deed", "go": "safe"}]), "no_such_deed"),
        (spoilt("states", "who", "hear", value=[{"go": "no_such_state"}]), "no_such_state"),
        (spoilt("states", "who", "hear", value=[{"goes": "safe"}]), "goes"),
        (spoilt("states", "who", "aks", value="who"), "aks"),
        (spoilt("states", "who", "ask", value="asks_nothing_known"), "asks_nothing_known"),
        (spoilt("states", "who", "buttons", value=["myself", "ghost"]), "ghost"),
        (spoilt("states", "who", "buttons", value=list("abcdefg")), "at most 6"),
        (spoilt("states", "island", value={"ask": "who", "hear": [{"go": "who"}]}), "island"),
        (spoilt("means", "myself", value={"subjct": "self"}), "subjct"),
        (spoilt("states", "who", "hear", value=[{"do": "os.system", "go": "safe"}]), "os.system"),
        (spoilt("states", "who", "hear", value=[{"do": "_named_after", "go": "safe"}]), "_named_after"),
    ],
)
def test_a_faulty_page_is_refused_by_name(page: dict[str, Any], names: str) -> None:
    with pytest.raises(FlowError, match=names.replace(".", r"\.")):
        read_flow(page, Intake)


def test_a_dead_end_is_refused() -> None:
    page = {"name": "x", "first": "a", "states": {"a": {"ask": "who", "hear": [{"do": "keep"}]}}}
    with pytest.raises(FlowError, match="dead end"):
        read_flow(page, Intake)


def test_the_page_is_drawn() -> None:
    drawing = draw(read_flow(PAGE, Intake))
    assert drawing.startswith("stateDiagram-v2\n    [*] --> what")
    assert "    anywhere --> danger: hear [new_danger] / keep, open, alert" in drawing
