"""The moves of the intake conversation: what each step asks and which buttons fit, on top of its tests and deeds."""

from flows.deeds import Deeds


class Intake(Deeds):
    """The class whose methods the names on ``flows/intake.yaml`` mean."""

    __slots__ = ()

    def asks_what(self) -> str:
        """The greeting the first time, a short question later."""
        return "what-more" if self.s.greeted and self.pressed != "start" else "hello"

    def asks_safe(self) -> str:
        """To the child herself, to oneself, or about someone else."""
        if self.child:
            return "safe-child"
        if self.told.subject in {None, "unknown"}:
            return "safe-unknown"
        return "safe-self" if self.told.subject == "self" else "safe-other"

    def asks_contact(self) -> str:
        """How to reach the resident; asked again in other words once."""
        if self.s.misses:
            return "contact-again"
        return "contact-child" if self.child else "contact"

    def asks_send(self) -> str:
        """The summary, in the words for a child or an adult; safety is not mentioned where it was not asked."""
        if self.told.safety is None:
            return "send-child-plain" if self.child else "send-plain"
        return "send-child" if self.child else "send"

    def asks_again(self) -> str:
        """Whether it belongs to the last matter, which goes on or has come to its end."""
        return "again-closed" if self.s.over else "again"

    def asks_withdrawing(self) -> str:
        """Danger is not withdrawn; a wish is passed on."""
        if self.s.alerted:
            return "withdrawing-danger"
        return "withdrawing-looked" if self.told.urgency in {"U0", "U1", "U2"} else "withdrawing"

    def asks_deleting(self) -> str:
        """What deleting does to an open request is said before it is done."""
        return "deleting-sent" if self.s.sent else "deleting"

    def shows_same_matter(self) -> bool:
        """It still goes on: what is added belongs to it."""
        return not self.s.over

    def shows_same_again(self) -> bool:
        """It had come to its end."""
        return self.s.over

    def shows_withdraw_yes(self) -> bool:
        """Danger is not taken back by a button."""
        return not self.s.alerted

    def shows_do_not_call(self) -> bool:
        """先别联系我 belongs to danger."""
        return bool(self.s.alerted)

    def shows_visit(self) -> bool:
        """A pupil comes between lessons instead."""
        return not self.shows_break()

    def shows_break(self) -> bool:
        """Only a child is offered the break."""
        return self.child

    def shows_here(self) -> bool:
        """A kiosk is left behind: nobody can be answered there, except in danger while they still stand at it."""
        return not self.s.kiosk or bool(self.s.alerted)

    def shows_withdraw(self) -> bool:
        """Danger is not taken back by a button."""
        return not self.s.alerted
