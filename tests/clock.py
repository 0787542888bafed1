"""The clock of the tests: it stands still until it is moved."""

from datetime import UTC, datetime, timedelta


class FrozenClock:
    """Both clocks, frozen on a Wednesday afternoon in the demo centre (14:30 in Shanghai)."""

    def __init__(self, at: datetime = datetime(2026, 11, 4, 6, 30, tzinfo=UTC)) -> None:
        self._now = self._steady = at

    def now(self) -> datetime:
        return self._now

    def steady(self) -> datetime:
        return self._steady

    def move(self, by: timedelta) -> None:
        """Time passes for everybody."""
        self._now += by
        self._steady += by

    def warp(self, by: timedelta) -> None:
        """Only the civil clock jumps."""
        self._now += by

    def pass_steady(self, by: timedelta) -> None:
        """Only the steady clock goes on: a messenger's budgets are waited for, and nobody is late."""
        self._steady += by

    def set(self, at: datetime) -> None:
        """Time passes until this civil moment."""
        self.move(at - self._now)
