"""A conversation as a page: read from plain values, checked whole, and turned into one shared state machine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, cast

from transitions import Machine

from flows.session import Told

MAX_OWN_BUTTONS = 6
_OUTSIDE = ("left", "human_came", "human_left", "ended", "closed", "calmed")
_STATE_KEYS = {"ask", "buttons", "hear", "press", "skip", "clears", "silent", "mute", "begins", "ends", *_OUTSIDE}


class FlowError(Exception):
    """The page cannot be played; the message names state and key."""


@dataclass(frozen=True, slots=True)
class State:
    """One step: what is asked (a message key or an ``asks_*`` method's choice), its buttons, what ``back`` clears."""

    name: str
    ask: str | None
    buttons: tuple[str, ...]
    clears: tuple[str, ...]
    silent: bool  # nothing is said on entering
    mute: bool  # the bot says nothing of its own here: a human holds the conversation
    begins: bool  # nothing is open: what is said here begins a matter
    ends: bool = False  # this conversation is over: what is said next is heard by the one before it


@dataclass(frozen=True, slots=True)
class Flow:
    """A loaded conversation. ``machine`` has no model: every turn moves a light object of ``moves``."""

    name: str
    first: str
    states: Mapping[str, State]
    always: frozenset[str]  # buttons honoured however old they are
    means: Mapping[str, Mapping[str, Any]]  # what pressing a button tells: fields of Told
    machine: Machine
    moves: type
    branches: tuple[tuple[str, str, str, str, str], ...]  # state, trigger, if, do, go: for drawing

    def triggers(self) -> frozenset[str]:
        """Every trigger the machine knows."""
        return frozenset(self.machine.events)


@dataclass(frozen=True, slots=True)
class _Found:
    machine: Machine
    moves: type
    branches: list[tuple[str, str, str, str, str]]


def read_flow(page: Mapping[str, Any], moves: type) -> Flow:
    """The page as a Flow. Raises FlowError on an unknown name or key, or a state that cannot be reached or left."""
    _only(page, {"name", "first", "always", "means", "ears", "anywhere", "states"}, "the page")
    states = {name: _state(name, dict(body or {})) for name, body in page["states"].items()}
    if page["first"] not in states:
        raise FlowError(f"first: there is no state {page['first']!r}")
    machine = Machine(model=None, states=list(states), initial=page["first"], auto_transitions=False)
    found = _Found(machine, moves, [])
    for trigger, rows in _rows(page.get("anywhere") or {}):
        _add(found, "*", list(states), trigger, rows)
    for name, body in page["states"].items():
        for trigger, rows in _rows(body or {}):
            _add(found, name, [name], trigger, rows)
    flow = Flow(
        page["name"],
        page["first"],
        states,
        frozenset(page.get("always", ())),
        _means(page),
        machine,
        moves,
        tuple(found.branches),
    )
    _check_asks(flow)
    _check_reach(flow)
    return flow


def _state(name: str, body: dict[str, Any]) -> State:
    _only(body, _STATE_KEYS, f"states.{name}")
    buttons = tuple(body.get("buttons", ()))
    if len(buttons) > MAX_OWN_BUTTONS:
        raise FlowError(f"states.{name}.buttons: {len(buttons)} buttons; at most {MAX_OWN_BUTTONS}")
    return State(
        name,
        body.get("ask"),
        buttons,
        tuple(body.get("clears", ())),
        bool(body.get("silent", False)),
        bool(body.get("mute", False)),
        bool(body.get("begins", False)),
        bool(body.get("ends", False)),
    )


def _means(page: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    known = {f.name for f in fields(Told)}
    means = dict(page.get("means") or {})
    for button, facts in means.items():
        _only(facts, known, f"means.{button}")
    return means


def _only(body: Mapping[str, Any], known: set[str], where: str) -> None:
    odd = sorted(str(key) for key in set(body) - known)
    if odd:
        raise FlowError(f"{where}: unknown key {', '.join(odd)}; known are {', '.join(sorted(known))}")


def _rows(body: Mapping[str, Any]) -> list[tuple[str, Sequence[Mapping[str, Any]]]]:
    found = [(trigger, body[trigger]) for trigger in ("hear", "skip") if trigger in body]
    for button, rows in (body.get("press") or {}).items():
        found.append((f"press_{button}", rows))
    found.extend((trigger, body[trigger]) for trigger in _OUTSIDE if trigger in body)
    return [(trigger, rows if isinstance(rows, list) else [rows]) for trigger, rows in found]


def _add(found: _Found, source: str, sources: list[str], trigger: str, rows: Sequence[Mapping[str, Any]]) -> None:
    for row in rows:
        where = f"{source}.{trigger}"
        _only(row, {"if", "do", "go"}, where)
        conditions, actions, target = _names(row.get("if")), _names(row.get("do")), row.get("go")
        for name in (*(c.removeprefix("not ") for c in conditions), *actions):
            if not (name.isidentifier() and callable(getattr(found.moves, name, None))) or name.startswith("_"):
                raise FlowError(f"{where}: there is no {name!r} among the moves of {found.moves.__name__}")
        if target is not None and target not in found.machine.states:
            raise FlowError(f"{where}: there is no state {target!r}")
        found.machine.add_transition(
            trigger,
            cast("Any", sources),
            target,
            conditions=[c for c in conditions if not c.startswith("not ")],
            unless=[c.removeprefix("not ") for c in conditions if c.startswith("not ")],
            before=[*actions],
        )
        found.branches.append((source, trigger, ", ".join(conditions), ", ".join(actions), target or ""))


def _names(value: Any) -> list[Any]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)


def _check_asks(flow: Flow) -> None:
    known = flow.triggers()
    for state in flow.states.values():
        if state.ask is None and not state.silent:
            raise FlowError(f"states.{state.name}: says nothing; give it 'ask', or 'silent: true'")
        if state.ask and state.ask.startswith("asks_") and not callable(getattr(flow.moves, state.ask, None)):
            raise FlowError(f"states.{state.name}.ask: there is no {state.ask!r} among the moves")
        for button in state.buttons:
            trigger = f"press_{button}"
            heard = trigger in known and flow.machine.events[trigger].transitions.get(state.name)
            if not heard:
                raise FlowError(f"states.{state.name}.buttons: nothing happens on {button!r}; add press.{button}")
        if not state.ends and not flow.machine.events["hear"].transitions.get(state.name):
            raise FlowError(f"states.{state.name}: words are not heard here; add 'hear'")


def _check_reach(flow: Flow) -> None:
    reached, waiting = {flow.first}, [flow.first]
    while waiting:
        here = waiting.pop()
        for source, _, _, _, target in flow.branches:
            if source in {here, "*"} and target and target not in reached:
                reached.add(target)
                waiting.append(target)
    lost = sorted(set(flow.states) - reached)
    if lost:
        raise FlowError(f"states.{lost[0]}: nothing leads here")
    for state in (name for name, one in flow.states.items() if not one.ends):
        leaves = [t for s, _, _, _, t in flow.branches if s in {state, "*"} and t and t != state]
        if not leaves:
            raise FlowError(f"states.{state}: a dead end, nothing leads away")


def draw(flow: Flow) -> str:
    """The page as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {flow.first}"]
    for source, trigger, condition, action, target in flow.branches:
        if not target:
            continue
        label = trigger.removeprefix("press_") if trigger.startswith("press_") else trigger
        label += f" [{condition}]" if condition else ""
        label += f" / {action}" if action else ""
        lines.append(f"    {'anywhere' if source == '*' else source} --> {target}: {label}")
    return "\n".join(lines)
