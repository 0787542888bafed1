"""One turn of a conversation: a session and an event in, a session and effects out; no I/O."""

from dataclasses import replace

from flows.effect import HandOn
from flows.event import Calmed, Closed, Ended, Event, Heard, HumanCame, HumanLeft, LeftAlone, NumberGiven, Pressed
from flows.page import Flow
from flows.session import Session
from flows.step import Step, Turn


def converse(intake: Flow, after: Flow, session: Session, event: Event) -> Turn:
    """Move whichever conversation is being had; what does not belong to the question afterwards the intake hears."""
    if not session.flow:
        return advance(intake, session, event)
    pressed_elsewhere = isinstance(event, Pressed) and f"press_{event.name}" not in after.triggers()
    if pressed_elsewhere or not isinstance(event, Heard | NumberGiven | LeftAlone | Pressed):
        return advance(intake, leave(session), event)
    turn = advance(after, session, event)
    moved = leave(turn.session) if after.states[turn.session.state].ends else turn.session
    kept = tuple(one for one in turn.effects if not isinstance(one, HandOn))
    if len(kept) == len(turn.effects):
        return Turn(moved, kept)
    rest = advance(intake, moved, event)
    return Turn(rest.session, (*kept, *rest.effects))


def leave(session: Session) -> Session:
    """Back where the intake stood; an answer to the question afterwards is still known for one."""
    return replace(session, state=session.before, flow="", before="", trail=()) if session.flow else session


def advance(flow: Flow, session: Session, event: Event) -> Turn:
    """Move ``session`` by ``event``.

    An old or unknown button is answered politely and the question asked again. Raises nothing on what a door can bring.
    """
    if session.flow not in {"", flow.name}:  # the other conversation ends where this one is moved
        session = leave(session)
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
    Closed: "closed",
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
