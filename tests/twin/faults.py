"""What goes wrong on purpose: answers that refuse, calls that hang, connections that are cut."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from tests.twin.ask import Call
from tests.twin.bots import Bot
from tests.twin.chats import Group
from tests.twin.people import User
from tests.twin.refusals import Refused

_WORDS = {
    400: "Bad Request: message can't be edited",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass(slots=True, eq=False)
class Fault:
    """Calls that match are spoilt: the first ``after`` are let through, then ``times`` are met."""

    method: str | None
    bot: Bot | None
    chat: int | None
    times: float
    after: int
    met: int = 0

    def meets(self, call: Call) -> bool:
        """Whether this call is spoilt; counts."""
        if self.method not in {None, call.method} or self.bot not in {None, call.bot} or self.done:
            return False
        if self.chat not in {None, call.chat_id}:
            return False
        if self.after > 0:
            self.after -= 1
            return False
        self.met += 1
        return True

    @property
    def done(self) -> bool:
        """Whether it has met as many calls as it was to."""
        return self.met >= self.times

    def lift(self) -> None:
        """No further call is spoilt."""
        self.times = self.met


@dataclass(slots=True, eq=False)
class Failure(Fault):
    """Answers with an error instead of doing the deed."""

    status: int = 500
    description: str | None = None
    retry_after: int | None = None

    def refusal(self) -> Refused:
        """The answer."""
        if self.status == 429:
            seconds = 1 if self.retry_after is None else self.retry_after
            return Refused(429, self.description or f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        return Refused(self.status, self.description or _WORDS.get(self.status, f"Error {self.status}"))


@dataclass(slots=True, eq=False)
class Hold(Fault):
    """Calls hang before the deed, for ``seconds`` of real time or until released."""

    seconds: float | None = None
    released: asyncio.Event = field(default_factory=asyncio.Event)
    reached: asyncio.Event = field(default_factory=asyncio.Event)

    async def hold(self) -> None:
        """Hang."""
        self.reached.set()
        try:
            async with asyncio.timeout(self.seconds):
                await self.released.wait()
        except TimeoutError:
            return

    def release(self) -> None:
        """Let every call go on that hangs, and hold none any more."""
        self.lift()
        self.released.set()


@dataclass(slots=True, eq=False)
class Cut(Fault):
    """The connection is cut: before the deed (it is not done), or after it (it is done, the answer is lost)."""

    before: bool = True


def chat_number(chat: User | Group | int | None) -> int | None:
    """The chat id somebody may have meant."""
    return chat if chat is None or isinstance(chat, int) else chat.id
