"""What residents do: say a sentence, press what the last letter shows, sometimes stop half-way or take it back."""

from dataclasses import dataclass
from random import Random

from bot.messages import Body, Button, Command, Press, Text
from bot.simulation.arrivals import Arrival
from bot.simulation.model import Residents

NUMBER = "13800138000"  # in every telephone book's examples; nobody's
_SUBJECTS = {
    "self": "myself",
    "grandchild": "grandchild",
    "child": "child",
    "spouse": "spouse",
    "parent": "parent",
}
_OPENINGS = {"self": "about_heart", "child": "about_child", "grandchild": "about_child", "parent": "about_elder"}
# What is pressed where it is shown, one as likely as the other.
_PRESSED = (
    ("near_yes", "near_no"),
    ("seen_no",),
    ("call_yes",),
    ("same_matter",),
    ("withdraw_yes",),
    ("send_ok",),
)


@dataclass(slots=True)
class Resident:
    """One resident in the conversation: where they sit, what brought them, how often they have answered."""

    address: str
    arrival: Arrival
    answers: int = 0
    sent: bool = False


def opening(arrival: Arrival, area: str) -> tuple[Body, ...]:
    """What they begin with. A community's link brings the area along; others may say it, by its name ``area``."""
    said = arrival.words
    if arrival.door == "link":
        return Command("start", arrival.area), Text(said)
    return (Text(f"{said}，我住{area}" if arrival.told else said),)


def answer(buttons: tuple[Button, ...], who: Resident, model: Residents, dice: Random) -> Body | None:
    """What they press or say to a letter with these buttons; None when nothing is asked of them."""
    shown = {button.id.partition(":")[2]: button.id for button in buttons}
    if "here" in shown and "near_yes" not in shown and dice.random() < model.gives_number:
        return Text(NUMBER)
    name = _choice(frozenset(shown), who.arrival.saying.subject, model, dice)
    return Press(shown[name]) if name in shown else None


def _choice(shown: frozenset[str], subject: str, model: Residents, dice: Random) -> str:
    for names in _PRESSED:
        if names[0] in shown:
            return dice.choice(names)
    unsure = "unsure" if dice.random() < model.unsure else "safe_none"
    of_a_kind = {
        "myself": _SUBJECTS.get(subject, "someone"),
        "safe_none": unsure,
        "here": "here",
        "about_child": _OPENINGS.get(subject, "about_other"),
        "another": "human",  # a page has answered: these are the ones it did not help
    }
    return next((pressed for asked, pressed in of_a_kind.items() if asked in shown), "")


def stops(buttons: tuple[Button, ...], model: Residents, dice: Random) -> bool:
    """Whether they go away here. Who is in danger stays."""
    shown = {button.id.partition(":")[2] for button in buttons}
    danger = shown & {"near_yes", "seen_no", "which"}
    return not danger and dice.random() < model.stops
