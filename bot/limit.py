"""Says when somebody knocks too often: a bounded bucket per key, in memory."""

from collections import OrderedDict
from datetime import datetime


class Limiter:
    """Lets ``most`` knocks through per ``seconds`` for each key, refilling evenly; forgets the longest silent keys.

    In memory and per process on purpose: it slows down guessing, it is not a bookkeeping of people.
    """

    def __init__(self, *, most: int, seconds: float, keys: int = 10_000) -> None:
        self._most = float(most)
        self._rate = most / seconds
        self._keys = keys
        self._left: OrderedDict[str, tuple[float, datetime]] = OrderedDict()

    def allow(self, key: str, now_steady: datetime) -> bool:
        """Count one knock; False when this key has used up its share. ``now_steady`` is the steady clock."""
        left, before = self._left.pop(key, (self._most, now_steady))
        left = min(self._most, left + max(0.0, (now_steady - before).total_seconds()) * self._rate)
        through = left >= 1.0
        self._left[key] = (left - 1.0 if through else left, now_steady)
        while len(self._left) > self._keys:
            self._left.popitem(last=False)
        return through

    @property
    def size(self) -> int:
        """How many keys are remembered now."""
        return len(self._left)
