"""How many messages a platform lets us send, and how many we have sent: counted on the steady clock."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

_SECOND = timedelta(seconds=1)
_BREATH = timedelta(seconds=5)  # over which a private chat is kept one message below: a letter may be two of them
MINUTE = timedelta(seconds=61)  # a minute of the platform's clock, whatever the wire adds at either end
_BACK_OFF_S = (1, 2, 4, 8, 15, 30)


def _never(_address_id: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Budget:
    """A platform's limits. Telegram's (Bot FAQ): 30 a second in all, 1 a second in a chat, 20 a minute in a group."""

    overall_per_s: int = 26  # of the 30 it bears: a letter on its way may turn out to be two messages
    chat_per_s: int = 1
    group_per_min: int = 20
    kept_for_danger: int = 5  # of a group's minute: what is not urgent may not use these up
    is_group: Callable[[str], bool] = _never  # told by the address id


class Meter:
    """What was sent lately under one budget."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._sent: dict[str, deque[datetime]] = {}
        self._all: deque[datetime] = deque()
        self._shut: dict[str, datetime] = {}  # addresses the platform asked to leave alone until then
        self._shut_all: datetime | None = None
        self._failed = 0

    def free_at(self, address_id: str, steady: datetime, *, danger: bool, ahead: int = 0) -> datetime:
        """When the next message may go to this address: ``steady`` itself when it may go now.

        ``ahead`` others, to other addresses, are about to go and not yet counted.
        """
        budget = self._budget
        of_chat = self._sent.get(address_id, deque())
        free = max(
            self._shut.get(address_id, steady),
            self._shut_all or steady,
            _free(self._all, budget.overall_per_s - ahead, _SECOND, steady),
            _free(of_chat, budget.chat_per_s, _SECOND, steady),
        )
        if budget.is_group(address_id):
            share = budget.group_per_min - (0 if danger else budget.kept_for_danger)
            return max(free, _free(of_chat, share, MINUTE, steady))
        return max(free, _free(of_chat, _BREATH.seconds * budget.chat_per_s - 1, _BREATH, steady))

    def shut(self, address_id: str, steady: datetime, after_s: float) -> None:
        """The platform asked for a pause. It pauses the address; two at once, and it is the whole bot that is meant."""
        until = steady + timedelta(seconds=after_s)
        self._shut = {one: at for one, at in self._shut.items() if at > steady}
        if any(one != address_id for one in self._shut):
            self._shut_all = max(until, self._shut_all or until)
        self._shut[address_id] = max(until, self._shut.get(address_id, until))

    def away(self, steady: datetime) -> float:
        """The platform does not answer: nothing goes for a while. Gives how many seconds, growing."""
        if self._shut_all is None or self._shut_all <= steady:  # of several on the way at once only the first counts
            self._failed += 1
            pause_s = _BACK_OFF_S[min(self._failed, len(_BACK_OFF_S)) - 1]
            self._shut_all = steady + timedelta(seconds=pause_s)
        return (self._shut_all - steady).total_seconds()

    def answered(self) -> None:
        """The platform answers again."""
        self._failed = 0

    def spend(self, address_id: str, steady: datetime) -> None:
        """One message goes out now; edits count too."""
        self._all.append(steady)
        while self._all[0] <= steady - MINUTE:
            self._all.popleft()
        of_chat = self._sent.setdefault(address_id, deque())
        of_chat.append(steady)
        while of_chat[0] <= steady - MINUTE:
            of_chat.popleft()
        if len(self._sent) > 2 * len(self._all) + 16:  # chats that have been silent for a minute
            self._sent = {who: sent for who, sent in self._sent.items() if sent[-1] > steady - MINUTE}


def _free(sent: deque[datetime], most: int, within: timedelta, steady: datetime) -> datetime:
    """When fewer than ``most`` of these lie within the span."""
    if most <= 0:
        return steady + within
    return steady if len(sent) < most else max(steady, sent[-most] + within)
