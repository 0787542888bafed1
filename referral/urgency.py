"""How soon a human must act: five levels, the lower number the more urgent (domain study §7)."""

from enum import IntEnum


class Urgency(IntEnum):
    """U0 life at risk now · U1 explicit danger · U2 priority · U3 ordinary · U4 information only."""

    U0 = 0
    U1 = 1
    U2 = 2
    U3 = 3
    U4 = 4

    @property
    def code(self) -> str:
        """The name on pages, cards and rows: ``U0`` to ``U4``."""
        return self.name

    @property
    def is_danger(self) -> bool:
        """Staff are alerted before anything further is asked."""
        return self <= Urgency.U1
