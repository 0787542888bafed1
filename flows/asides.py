"""What the intake page may do (``do``) beside its questions: commands, a place, deleting what was said."""

from dataclasses import replace

from flows.effect import Append, AskArea, Code, Erase, Held
from flows.event import Pressed
from flows.keep import keep_facts
from flows.sayings import Sayings
from flows.session import Told


class Asides(Sayings):
    """None of these answers the question that is open; it is asked again, or left standing."""

    __slots__ = ()

    def append_now(self) -> None:
        """Add to the ticket that is out, and let whoever is being called know: where somebody is cannot wait."""
        self.effects.append(Append(now=True))

    def hold_more(self) -> None:
        """What is held was put right."""
        self.s = replace(self.s, pending=keep_facts(self.s.pending or Told(), self.heard))

    def come(self) -> None:
        """A link was followed here: where from is kept, unless it is known better."""
        event = self.event
        if isinstance(event, Pressed):
            self.told = replace(self.told, area=self.told.area or event.area, school=self.told.school or event.school)
            if self.begins():  # nothing lies anywhere yet: it may begin at that unit's door
                self.told = replace(self.told, unit=event.unit or self.told.unit)

    def look_up(self) -> None:
        """The 取件码 that came along; none came: how to write it."""
        digits = self.event.code if isinstance(self.event, Pressed) else ""
        if digits:
            self.effects.append(Code(digits))
        else:
            self.say("code-how")

    def put_aside(self) -> None:
        """Remember the open question, to come back to it."""
        self.s = replace(self.s, aside=self._state)

    def resume(self) -> None:
        """Back to what was asked before; where a worker spoke, to the ticket: their next word takes over again."""
        before = self._flow.states.get(self.s.aside)
        self._trail = [name for name in self._trail if name != self._state]
        self.s = replace(self.s, aside="")
        if self.s.over:
            self.state = "closed"
        elif before is None or before.mute:
            self.state = "sent" if self.s.sent else self._flow.first
        else:
            self.state = self._flow.first if before.begins else before.name

    def ask_again(self) -> None:
        """The open question stands on the screen once more."""
        self.entered = True

    def note_place(self) -> None:
        """Where somebody is was kept; it answers nothing, and is not held against them."""
        if not self.s.greeted:
            self.say("hello-heard")
        if self.s.greeted or self.heard.pinned:
            self.say_place_noted()
        self.s = replace(self.s, greeted=True)
        self.ask_again()

    def area_right(self) -> None:
        """Where they live, put right; a ticket that is out goes where it belongs."""
        self.told = keep_facts(self.told, self.heard)
        self.say_area_noted()
        if self.s.sent:
            self.append_now()
        self.ask_again()

    def ask_area(self) -> None:
        """Where they live, with the communities as buttons."""
        self.effects.append(AskArea(self.event.within if isinstance(self.event, Pressed) else ""))

    def live_there(self) -> None:
        """The community of the button."""
        if isinstance(self.event, Pressed):
            self.told = replace(self.told, area=self.event.area, pinned=False)

    def live_elsewhere(self) -> None:
        """None of those that were named: not asked again."""
        self.told = replace(self.told, outside=True)

    def held(self) -> None:
        """What is held about them, or first whether this screen is safe."""
        self.effects.append(Held())

    def held_now(self) -> None:
        """They want to see it here."""
        self.effects.append(Held(now=True))

    def erase(self) -> None:
        """Everything is to be deleted: nothing of it is known here any more."""
        self.effects.append(Erase())
        self.told = Told()
        self.s = replace(self.s, sent=False, ticket=None, alerted=(), misses=0, pending=None, state_told="", aside="")
        self.s = replace(self.s, over=False, others=(), task="")
        self._trail = []
