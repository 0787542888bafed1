"""What a platform must be able to do for the courier, and what comes back from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.messages import Letter


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter as a carrier gets it. ``replaces``: what the platform calls the earlier edition of the same card."""

    letter_id: int
    address_id: str
    letter: Letter
    danger: bool
    late: bool  # written more than two minutes ago: say so
    card: str | None = None
    ticket: str | None = None  # what it is about: a messenger may give each a thread of its own
    replaces: str | None = None
    peer: Mapping[str, Any] | None = None  # where it goes on the platform, as the door wrote it down


@dataclass(frozen=True, slots=True)
class Carried:
    """It arrived; what the platform calls it, when it has a name. ``calls``: how many it took of the budget."""

    external_id: str | None = None
    calls: int = 1


@dataclass(frozen=True, slots=True)
class Later:
    """The platform asks to wait so many seconds before anything more goes to this address.

    ``alone``: only this letter waits, for something of its own; the platform has asked for nothing.
    """

    after_s: float
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Away:
    """The platform does not answer, or refuses the token: nothing goes to it for a while, and nothing is lost."""

    reason: str


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """It will never arrive; a word of a closed vocabulary says why (``blocked``, ``gone``)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Overtaken:
    """What it says is no longer so: it was not sent, and nobody misses it."""


Carriage = Carried | Later | Away | Undeliverable | Overtaken


class Carrier(Protocol):
    """Takes one letter to its platform. It must come back within a lease; an exception is tried again, bounded."""

    async def carry(self, parcel: Parcel) -> Carriage:
        """Send it, or edit what it replaces."""
        ...
