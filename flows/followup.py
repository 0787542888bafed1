"""The moves of the question afterwards: is it better now, and were you helped well? On top of the intake's tests."""

from flows.effect import Followed, HandOn, Remark, Satisfied
from flows.guards import FEEDBACK, Guards

FACES = frozenset({"glad", "fair", "sad"})


class Followup(Guards):
    """The class whose methods the names on ``flows/followup.yaml`` mean."""

    __slots__ = ()

    # ---- tests ----

    def answers_how(self) -> bool:
        """Better, the same or worse, and nothing that would be a matter of its own."""
        return len(FEEDBACK & self.heard.says) == 1 and not self.names_need()

    def answers_worse(self) -> bool:
        """It is harder now."""
        return self.answers_how() and "worse" in self.heard.says

    def names_need(self) -> bool:
        """A need, a wish for a person, a question how it stands: the intake's business."""
        global_word = {"human", "stop", "delete", "status", "held"} & self.heard.says
        return self.heard.concern not in {None, "NONE"} or bool(global_word) or self.heard.topic is not None

    def is_remark(self) -> bool:
        """Words about how they were helped, said in the same breath."""
        return not (self.names_need() or self.returning() or self.heard.empty or self.only_thanks())

    # ---- deeds ----

    def take_how(self) -> None:
        """The answer, by button or in words."""
        how = self.pressed.removeprefix("after_") or next(iter(FEEDBACK & self.heard.says))
        self.effects.append(Followed(how))

    def take_danger(self) -> None:
        """Danger was said instead of an answer: that is one too."""
        self.effects.append(Followed("danger"))

    def take_face(self) -> None:
        """How they were helped."""
        self.effects.append(Satisfied(self.pressed))

    def remark(self) -> None:
        """Their words on it, for the supervisor."""
        self.effects.append(Remark())

    def hand_on(self) -> None:
        """It belongs to the intake."""
        self.effects.append(HandOn())

    def say_nothing(self) -> None:
        """The resident left: not a word."""
