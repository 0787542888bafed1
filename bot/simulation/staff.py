"""What workers do with what rings: see it or not, take it, step out, get in touch in time, late or never."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.simulation.feed import AT_WORK, STANDBY
from bot.simulation.model import Model, Reaction, pick

LIVE = frozenset({"U0", "U1"})
RINGS = frozenset({"private-alert", "private-offer"})
REMINDS = frozenset({"private-soon", "private-broken", "private-decay", "private-contact"})


@dataclass(frozen=True, slots=True)
class Reacts:
    """What somebody will do about a ticket, after so many minutes: ``accept`` or a reason to decline."""

    after: timedelta
    what: str


@dataclass(frozen=True, slots=True)
class Contacts:
    """How somebody keeps the promise: when they get in touch, None for who forgets; whether danger is called off."""

    at: datetime | None
    calms: bool


def dice_for(seed: int, *about: object) -> Random:
    """Dice of one matter: what is drawn for it does not hang on what else was drawn before."""
    return Random(":".join(str(one) for one in (seed, *about)))  # noqa: S311 - a made-up year, not a secret


def react(model: Model, dice: Random, standing: str, urgency: str) -> Reacts | None:
    """What somebody does with one notice; None when they do not see it."""
    staff, live = model.staff, urgency in LIVE
    how = _reaction(model, standing, live=live)
    if dice.random() < how.silent:
        return None
    after = timedelta(minutes=how.draw(dice))
    if live:
        return Reacts(after, "conflict" if dice.random() < staff.danger_conflict else "accept")
    if dice.random() < staff.declines:
        return Reacts(after, pick(dice, staff.reasons))
    return Reacts(after, "accept")


def _reaction(model: Model, standing: str, *, live: bool) -> Reaction:
    if standing == AT_WORK:
        return model.staff.on_shift_danger if live else model.staff.on_shift
    return model.staff.standby if standing == STANDBY else model.staff.off_shift


def contact(model: Model, dice: Random, now: datetime, due: datetime, urgency: str) -> Contacts:
    """When whoever took it at ``now`` gets in touch, and should have by ``due``."""
    staff = model.staff
    calms = urgency in LIVE and dice.random() < staff.calms
    drawn = dice.random()
    if drawn < staff.contact.forgotten:
        return Contacts(None, calms)
    if drawn < staff.contact.forgotten + staff.contact.late:
        return Contacts(due + timedelta(minutes=staff.late_by.draw(dice)), calms)
    room = due - now
    if urgency in LIVE or room < timedelta(hours=6):
        return Contacts(now + room * dice.uniform(0.05, 0.95), calms)
    return Contacts(due - timedelta(minutes=dice.uniform(10, 180)), calms)  # by day, before the time that was told


def recalls(model: Model, dice: Random, now: datetime) -> datetime | None:
    """When somebody who had forgotten gets in touch after a reminder; None when it does not help."""
    if dice.random() >= model.staff.reminded:
        return None
    return now + timedelta(minutes=model.staff.reminded_after.draw(dice))
