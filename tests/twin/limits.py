"""Telegram's limits: about one message a second to a person, twenty a minute to a group, thirty a second in all."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable

from tests.twin.refusals import Refused, too_many

GROUP = (20, 60.0)
OVERALL = (30, 1.0)
PRIVATE = (5, 5.0)
"""One a second to a person, short bursts borne: five in any five seconds."""

_COUNTED = ("send", "edit", "delete", "copy", "forward", "pin", "unpin", "create", "close", "reopen")
_FREE = frozenset({"sendChatAction", "deleteWebhook", "deleteMyCommands", "close"})


def counted(method: str) -> bool:
    """Whether a call uses up the budget: sends, edits and deletes; answering a press does not."""
    return method.startswith(_COUNTED) and method not in _FREE


class Limits:
    """What each bot has used up, by the twin's clock."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._used: dict[tuple[int, int], deque[float]] = defaultdict(deque)

    def check(self, bot: int, method: str, chat: int | None) -> Refused | None:
        """Refuse a call for which there is no room, with the seconds after which there is some again."""
        now = self._clock()
        for used, most, seconds in self._windows(bot, method, chat):
            while used and used[0] <= now - seconds:
                used.popleft()
            if len(used) >= most:
                return too_many(max(1, math.ceil(used[len(used) - most] + seconds - now)))
        return None

    def use(self, bot: int, method: str, chat: int | None) -> None:
        """Count a call that was carried out: what Telegram refuses for its content never comes as far as this."""
        for used, _, _ in self._windows(bot, method, chat):
            used.append(self._clock())

    def _windows(self, bot: int, method: str, chat: int | None) -> list[tuple[deque[float], int, float]]:
        if chat is None or not counted(method):
            return []
        return [(self._used[bot, 0], *OVERALL), (self._used[bot, chat], *(GROUP if chat < 0 else PRIVATE))]


def peak(times: list[float], seconds: float) -> int:
    """The most moments in any window of so many seconds (the later end not counted)."""
    best, start = 0, 0
    times = sorted(times)
    for end, at in enumerate(times):
        while times[start] <= at - seconds:
            start += 1
        best = max(best, end - start + 1)
    return best
