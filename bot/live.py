"""Tells pages and loops, after a commit, that something changed; a hint only, so polling stays the fallback."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager


class Ears:
    """What one listener has heard and not yet looked at."""

    def __init__(self) -> None:
        self._heard: set[str] = set()
        self._rung = asyncio.Event()

    def ring(self, topic: str) -> None:
        """Note a topic and wake whoever waits."""
        self._heard.add(topic)
        self._rung.set()

    async def wait(self, timeout_s: float) -> frozenset[str]:
        """The topics published since the last call, waiting up to ``timeout_s`` seconds; empty when it was silent."""
        if not self._heard:
            try:
                async with asyncio.timeout(timeout_s):
                    await self._rung.wait()
            except TimeoutError:
                return frozenset()
        heard = frozenset(self._heard)
        self._heard.clear()
        self._rung.clear()
        return heard


class Live:
    """Topics are address ids, and ``inbox``, ``outbox``, ``deadlines``, ``board``. Use it from the event loop only.

    ``onward`` carries a topic to the other processes of a PostgreSQL installation; what they publish comes back
    through ``deliver``.
    """

    def __init__(self) -> None:
        self._ears: dict[str, set[Ears]] = {}
        self.onward: Callable[[str], None] | None = None
        self.overhear: Callable[[str], None] | None = None  # the store's own ear, for what concerns its memory

    def publish(self, topic: str) -> None:
        """Wake every listener of the topic. Call it after the commit, never inside a turn."""
        self.deliver(topic)
        if self.onward is not None:
            self.onward(topic)

    def deliver(self, topic: str) -> None:
        """Wake the listeners of this process alone."""
        if self.overhear is not None:
            self.overhear(topic)
        for ears in self._ears.get(topic, ()):
            ears.ring(topic)

    def deliver_all(self) -> None:
        """Wake every listener of this process: something changed, and nobody can say what."""
        for topic, listeners in self._ears.items():
            for ears in listeners:
                ears.ring(topic)

    @asynccontextmanager
    async def listen(self, *topics: str) -> AsyncIterator[Ears]:
        """Hear these topics from now on; nothing published between two waits is missed."""
        ears = Ears()
        for topic in topics:
            self._ears.setdefault(topic, set()).add(ears)
        try:
            yield ears
        finally:
            for topic in topics:
                left = self._ears[topic]
                left.discard(ears)
                if not left:
                    del self._ears[topic]

    def listeners(self, topic: str) -> int:
        """How many listen to a topic now."""
        return len(self._ears.get(topic, ()))
