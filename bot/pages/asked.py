"""Which texts the program asks for: read from its sources, so that a misspelt key is found by day, not at night."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.page import PageError
from flows.page import Flow
from referral.concern import Concerns
from referral.reading import Danger, Gender, Subject
from referral.urgency import Urgency

# Calls whose plain arguments name texts. What is only known while it runs is in `families` below.
_CALLS = frozenset({"say", "_say", "says", "desk_says", "Say", "Done", "Refused", "Lack", "tell_desk", "tell_worker"})
_OF_CENTRE = "area_"  # how buttons begin that bear a name of the centre's own pages
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that is asked for. A ``key`` that ends with ``-`` is only a beginning: any text of that name will do."""

    key: str
    where: str  # file and line, or page and key

    @property
    def whole(self) -> bool:
        """Whether the whole key is known."""
        return not self.key.endswith("-")


def asked_by_page(file: Path, flow: Flow) -> Iterator[Asked]:
    """What the conversation's page asks, and the words on its buttons."""
    for state in flow.states.values():
        if state.ask is not None and not state.ask.startswith("asks_"):
            yield Asked(state.ask, f"{file}: states.{state.name}.ask")
        for button in state.buttons:
            yield from _label(button, f"{file}: states.{state.name}.buttons")
    for button in flow.means:
        yield from _label(button, f"{file}: means.{button}")
    for trigger in sorted(flow.triggers()):
        if trigger.startswith("press_"):
            yield from _label(trigger.removeprefix("press_"), f"{file}: press.{trigger.removeprefix('press_')}")


def _label(button: str, where: str) -> Iterator[Asked]:
    if not button.startswith(_OF_CENTRE):
        yield Asked(f"button-{button}", where)


def asked_by_code(file: Path) -> list[Asked]:
    """What one source says by name, and what the ``asks_*`` of a conversation may choose. Raises PageError."""
    try:
        tree = ast.parse(file.read_text(encoding="utf-8"))
    except SyntaxError as error:
        raise PageError(f"{file}: line {error.lineno}: not Python ({error.msg})") from error
    asked: list[Asked] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in _CALLS:
            found = [key for argument in node.args for key in _keys(argument)]
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("asks_") and _is_str(node.returns):
            returned = [inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return) and inner.value]
            found = [key for value in returned for key in _keys(value)]
        else:
            continue
        asked += (Asked(key, f"{file}:{node.lineno}") for key in found)
    return asked


def families(concerns: Concerns, rules: tuple[str, ...]) -> Iterator[Asked]:
    """The texts whose names are put together from codes: a new code must bring its words."""
    codes: Mapping[str, tuple[str, ...]] = {
        "urgency": tuple(level.code for level in Urgency),
        "colour": tuple(level.code for level in Urgency),
        "danger": tuple(f"{kind.value}-{whom}" for kind in Danger for whom in ("self", "other")),
        "concern": (*concerns, "quiet"),
        "rule": rules,
        "person": ("kin", *(one.value for one in Subject if one not in {Subject.NONE, Subject.UNKNOWN})),
        "she": ("unknown", *(one.value for one in Gender)),
        "safety": ("none", "ideation", "violence", "unsure", "unasked"),
        "contact": ("phone", "here", "visit", "break"),
        "when": ("today", "tomorrow", "day"),
        "part": ("night", "morning", "noon", "afternoon", "evening"),
        "minute": ("zero", "half", "other"),
        "feedback": ("better", "same", "worse"),
        "reason": ("busy", "off", "conflict", "skill"),
    }
    for family, names in codes.items():
        yield from (Asked(f"{family}-{name}", f"every {family}") for name in names)


def _keys(node: ast.expr) -> Iterator[str]:
    """The keys an argument can be: a plain text, either branch of a choice, the beginning of one put together."""
    match node:
        case ast.Constant(value=str(text)) if set(text) <= _LETTERS and text[:1].isalpha() and not text.endswith("-"):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _keys(body)
            yield from _keys(orelse)
        case ast.JoinedStr(values=[ast.Constant(value=str(head)), *_]) if head.endswith("-") and set(head) <= _LETTERS:
            yield head


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def _is_str(returns: Any) -> bool:
    return isinstance(returns, ast.Name) and returns.id == "str"
