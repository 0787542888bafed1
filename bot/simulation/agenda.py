"""What will happen, in order: each entry is an instant and something to do then."""

import heapq
from collections.abc import Awaitable, Callable
from datetime import datetime
from itertools import count

Deed = Callable[[], Awaitable[None]]


class Agenda:
    """A queue by civil time. What was put down first for the same instant is done first."""

    def __init__(self) -> None:
        self._entries: list[tuple[datetime, int, Deed]] = []
        self._count = count()

    def put(self, at: datetime, deed: Deed) -> None:
        """Let ``deed`` be done at this instant (aware)."""
        heapq.heappush(self._entries, (at, next(self._count), deed))

    def next_at(self) -> datetime | None:
        """When something is to be done next."""
        return self._entries[0][0] if self._entries else None

    def take(self) -> tuple[datetime, Deed]:
        """The next entry, taken off. Raises IndexError when there is none."""
        at, _, deed = heapq.heappop(self._entries)
        return at, deed
