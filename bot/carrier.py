"""What a platform must be able to do for the courier, and what comes back from it."""

from dataclasses import dataclass
from typing import Protocol

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
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """It arrived; what the platform calls it, when it has a name."""

    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """The platform asks to wait so many seconds."""

    after_s: float


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """It will never arrive; a word of a closed vocabulary says why (``blocked``, ``gone``)."""

    reason: str


class Carrier(Protocol):
    """Takes one letter to its platform. It must come back within a lease; an exception is tried again, bounded."""

    async def carry(self, parcel: Parcel) -> Carried | Later | Undeliverable:
        """Send it, or edit what it replaces."""
        ...
