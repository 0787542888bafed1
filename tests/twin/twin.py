"""The twin: a world, its door, what goes wrong in it on purpose, and what its bots have asked for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from tests.twin.ask import Call
from tests.twin.bots import Bot
from tests.twin.chats import Group
from tests.twin.door import Door
from tests.twin.faults import Cut, Failure, Fault, Hold, chat_number
from tests.twin.limits import Limits, counted, peak
from tests.twin.people import User
from tests.twin.updates import Update
from tests.twin.world import World


class Twin(World):
    """A Telegram Bot API server on this machine. ``serve`` opens one."""

    def __init__(self, clock: Callable[[], float] | None = None, *, limits: bool = True) -> None:
        super().__init__(clock or machine_clock())
        self.limits = Limits(self.clock) if limits else None
        self.calls: list[Call] = []
        self.invalid: list[str] = []
        """Every request that the official table refuses, in words."""
        self.faults: list[Fault] = []
        self.pauses: list[Callable[[Call], Awaitable[None]]] = []
        """Called at each request before it is carried out: a test may kill a process right there."""
        self.retry_s: tuple[float, ...] = (0.05, 0.1, 0.2, 0.4, 0.8)
        """Real seconds between the tries of a webhook; the last one again and again."""
        self.plain_webhooks = True
        """Whether a webhook may be plain http on 127.0.0.1, which Telegram would refuse."""
        self.control = False
        """Whether ``POST /control/<deed>`` is answered: for programs outside this process."""
        self.door = Door(self)

    @property
    def url(self) -> str:
        """Where it listens: http://127.0.0.1:PORT, the same while it is gone."""
        return self.door.url

    # What goes wrong on purpose. Each counts what it met (``.met``) and can be lifted (``.lift()``).

    def fail(
        self,
        method: str | None = None,
        *,
        bot: Bot | None = None,
        chat: User | Group | int | None = None,
        status: int = 500,
        description: str | None = None,
        retry_after: int | None = None,
        times: float = 1,
        after: int = 0,
    ) -> Failure:
        """Answer the next matching calls with an error; ``after`` lets so many through first."""
        fault = Failure(
            method, bot, chat_number(chat), times, after,
            status=status, description=description, retry_after=retry_after,
        )  # fmt: skip
        self.faults.append(fault)
        return fault

    def hang(
        self,
        method: str | None = None,
        seconds: float | None = None,
        *,
        bot: Bot | None = None,
        chat: User | Group | int | None = None,
        times: float = 1,
        after: int = 0,
    ) -> Hold:
        """Let the next matching calls hang for so many real seconds, or until ``.release()``.

        ``.reached`` is an event: somebody hangs now.
        """
        fault = Hold(method, bot, chat_number(chat), times, after, seconds=seconds)
        self.faults.append(fault)
        return fault

    def drop(
        self,
        method: str | None = None,
        times: float = 1,
        *,
        before: bool = True,
        bot: Bot | None = None,
        chat: User | Group | int | None = None,
        after: int = 0,
    ) -> Cut:
        """Cut the connection of the next matching calls; ``before=False``: the deed is done, the answer lost."""
        fault = Cut(method, bot, chat_number(chat), times, after, before=before)
        self.faults.append(fault)
        return fault

    def gone(self) -> None:
        """Nobody listens any more, and whoever was connected is cut off. The port is kept."""
        self.door.shut()

    def back(self) -> None:
        """Listen again, on the same port."""
        self.door.open()

    def revoke(self, bot: Bot) -> None:
        """BotFather takes the token back: 401 from now on, also for a getUpdates that waits."""
        bot.revoked = True
        bot.queue.wake()

    # What happened.

    def calls_to(
        self, method: str | None = None, chat: User | Group | int | None = None, bot: Bot | None = None
    ) -> list[Call]:
        """The calls of a method, to a chat, by a bot: in the order they came."""
        number = chat_number(chat)
        return [
            call
            for call in self.calls
            if method in {None, call.method} and number in {None, call.chat_id} and bot in {None, call.bot}
        ]

    def group_peak(self, chat: Group | int, seconds: float = 60) -> int:
        """The most sends, edits and deletes asked for in a chat in any such window, refused ones too."""
        return peak([call.at for call in self.calls_to(chat=chat) if counted(call.method)], seconds)

    def waiting(self, bot: Bot) -> list[Update]:
        """The updates a bot has not acknowledged."""
        return bot.queue.waiting()

    async def until(self, holds: Callable[[], bool], within: float = 30) -> None:
        """Wait until something holds: it is looked at whenever anything happened.

        TimeoutError after ``within`` real seconds.
        """
        async with asyncio.timeout(within):
            while not holds():
                await self.stirred.wait()

    def fault_for(self, kind: type[Fault], call: Call) -> Fault | None:
        """The first fault of a kind that meets this call."""
        found = next((fault for fault in self.faults if isinstance(fault, kind) and fault.meets(call)), None)
        self.faults = [fault for fault in self.faults if not fault.done]
        return found


def machine_clock() -> Callable[[], float]:
    """The machine's unix time now, going on steadily whatever anybody sets the machine's clock to."""
    ahead = time.clock_gettime(time.CLOCK_REALTIME) - time.monotonic()
    return lambda: ahead + time.monotonic()
