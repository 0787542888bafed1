"""The light object one turn moves: where it stands, what it holds, what it will say."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.effect import Effect, Open, Say
from flows.event import Event, Heard, NumberGiven, Pressed
from flows.session import Session

if TYPE_CHECKING:
    from flows.page import Flow


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn leaves behind."""

    session: Session
    effects: tuple[Effect, ...]


class Step:
    """One turn in the making. Tests are pure; deeds only change what this object holds."""

    __slots__ = ("_flow", "_shown", "_state", "_trail", "effects", "entered", "event", "heard", "pressed", "s", "told")

    def __init__(self, flow: "Flow", session: Session, event: Event) -> None:
        self._flow, self._state, self._trail, self._shown = flow, session.state, list(session.trail), session.shown
        self.s, self.told, self.event = session, session.told, event
        self.heard = event if isinstance(event, Heard) else Heard()
        if isinstance(event, NumberGiven):
            self.heard = Heard(phone=event.phone)
        self.pressed = event.name if isinstance(event, Pressed) else ""
        self.effects: list[Effect] = []
        self.entered = False

    @property
    def state(self) -> str:
        """Where the conversation stands; ``transitions`` sets it."""
        return self._state

    @state.setter
    def state(self, name: str) -> None:
        self._state, self.entered = name, True

    def turn(self) -> Turn:
        """The values this turn leaves behind."""
        lang = self.heard.lang or self.s.lang
        session = replace(
            self.s,
            state=self._state,
            told=self.told,
            lang=lang,
            trail=tuple(self._trail[-12:]),
            shown=self._shown,
            greeted=True,
        )
        return Turn(session, tuple(self.effects))

    def ask(self) -> None:
        """Ask what the present step asks, with the buttons that fit."""
        step = self._flow.states[self._state]
        if step.ask is None:
            return
        key = getattr(self, step.ask)() if step.ask.startswith("asks_") else step.ask
        # A button is pressed below a greeting that is still on the screen; in danger nothing comes before the help.
        if isinstance(self.event, Heard) and key != "hello" and not self.s.alerted:
            if not self.s.greeted:
                self.effects.append(Say("hello-heard"))
            elif any(isinstance(effect, Open) for effect in self.effects):
                self.effects.append(Say("noted"))
        buttons = tuple(name for name in step.buttons if getattr(self, f"shows_{name}", _always)())
        self.say(key, buttons)
        if step.buttons and (not self._trail or self._trail[-1] != self._state):
            self._trail.append(self._state)

    def say(self, key: str, buttons: tuple[str, ...] = ()) -> None:
        """Say one message; its buttons become the ones on the screen."""
        self.effects.append(Say(key, buttons))
        if buttons:
            self._shown = buttons

    def say_old_button(self) -> None:
        """An old button is answered politely."""
        self.say("old-button")

    @property
    def child(self) -> bool:
        """A minor speaks for herself."""
        return replace(self.s, told=self.told).child


def _always() -> bool:
    return True
