"""The two clocks, both handed in: the civil one people live by (may be warped) and the steady one (never)."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Every instant Linli uses comes from here; only ``bot.app`` builds the one that reads the machine's clock."""

    def now(self) -> datetime:
        """Civil time, aware, in UTC: rosters, promises, deadlines. The demo and the tests warp it."""
        ...

    def steady(self) -> datetime:
        """Real time, aware, in UTC, never warped: sign-in sessions, leases, rates."""
        ...
