"""One turn of a conversation: a session and an event in, a session and effects out; no I/O."""

from flows.event import Calmed, Ended, Event, Heard, HumanCame, HumanLeft, LeftAlone, NumberGiven, Pressed
from flows.page import Flow
from flows.session import Session
from flows.step import Step, Turn


def advance(flow: Flow, session: Session, event: Event) -> Turn:
    """Move ``session`` by ``event``.

    An old or unknown button is answered politely and the question asked again. Raises nothing on what a door can bring.
    """
    moves: Step = flow.moves(flow, session, event)
    trigger = _trigger(flow, session, event)
    if not _fire(flow, moves, trigger):
        if trigger not in _OF_OUTSIDE.values() and not flow.states[moves.state].mute:
            moves.say_old_button()
            moves.ask()
        return moves.turn()
    for _ in flow.states:  # a step already answered is not asked again; bounded by the number of steps
        if not _fire(flow, moves, "skip"):
            break
    if moves.entered and not flow.states[moves.state].silent:
        moves.ask()
    return moves.turn()


_OF_OUTSIDE: dict[type[Event], str] = {
    LeftAlone: "left",
    HumanCame: "human_came",
    HumanLeft: "human_left",
    Ended: "ended",
    Calmed: "calmed",
}


def _trigger(flow: Flow, session: Session, event: Event) -> str:
    match event:
        case Heard() | NumberGiven():
            return "hear"
        case Pressed(name=name, fresh=fresh):
            return f"press_{name}" if fresh or name in flow.always or name in session.shown else ""
        case _:
            return _OF_OUTSIDE[type(event)]


def _fire(flow: Flow, moves: Step, trigger: str) -> bool:
    event = flow.machine.events.get(trigger)
    if event is None or not event.transitions.get(moves.state):
        return False
    return bool(event.trigger(moves))
