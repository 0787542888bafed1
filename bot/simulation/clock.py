"""The clock of a simulated year: it stands still while something is done, and jumps to whatever comes next."""

from datetime import datetime


class FastClock:
    """Both clocks in one: nobody signs in or waits for a budget while a year is played."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """Civil time, UTC."""
        return self._at

    def steady(self) -> datetime:
        """The same."""
        return self._at

    def jump(self, at: datetime) -> None:
        """Time passes until this instant. Raises ValueError for one that is over."""
        if at < self._at:
            raise ValueError("time does not run backwards")
        self._at = at
