"""Asks a bot's platform for updates: what came is kept in the database first, and only then acknowledged."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, assert_never

import structlog

from bot.store.engine import Store
from bot.store.outage import StoreDown
from bot.telegram import Refusal, Why

log = structlog.get_logger("poller")

Update = dict[str, Any]
Ask = Callable[[int | None, float], Awaitable[list[Update] | Refusal]]  # offset, seconds to wait
Keep = Callable[[list[Update]], Awaitable[None]]  # commit them all; raises StoreDown: then nothing was kept
Beat = Callable[[], Awaitable[None]]  # the platform answered

WAIT_S = 50.0  # how long the platform holds a question that has no answer yet
_BACK_OFF_S = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
_TOKEN_S = 60.0
_OUTAGE_S = 2.0


class Poller:
    """One bot's questions. ``run`` asks for ever, one process at a time; ``once`` asks once (for tests).

    The offset, which acknowledges everything before it, moves only after the commit. A crash between the two brings
    the same updates again, and they are known by their numbers.
    """

    def __init__(self, store: Store, name: str, ask: Ask, keep: Keep, beat: Beat) -> None:
        self._store, self.name = store, name
        self._ask, self._keep, self._beat = ask, keep, beat
        self._offset: int | None = None
        self._failed = 0  # questions in a row that were not answered

    async def run(self) -> None:
        """Ask for ever. Outages of the platform and of the store are waited out, with growing pauses, and logged."""
        while True:
            try:
                async with self._store.only_one(f"poller-{self.name}") as sole:
                    while sole.held:
                        pause_s = await self.once(WAIT_S)
                        if pause_s:
                            await asyncio.sleep(pause_s)
            except StoreDown as outage:
                log.warning("poller.store_down", bot=self.name, reason=outage.reason)
                await asyncio.sleep(_OUTAGE_S)

    async def once(self, wait_s: float = 0.0) -> float:
        """One question. Gives how many seconds to pause before the next, 0 after an answer. Raises StoreDown."""
        answer = await self._ask(self._offset, wait_s)
        if isinstance(answer, Refusal):
            return self._refused(answer)
        if self._failed:
            log.warning("poller.back", bot=self.name, failed=self._failed)
        self._failed = 0
        if answer:
            await self._keep(answer)
            self._offset = max(int(one["update_id"]) for one in answer) + 1
        await self._beat()
        return 0.0

    def _refused(self, refusal: Refusal) -> float:
        self._failed += 1
        pause_s = _BACK_OFF_S[min(self._failed, len(_BACK_OFF_S)) - 1]
        match refusal.why:
            case Why.TOKEN:
                log.critical("poller.token_refused", bot=self.name, failed=self._failed)
                return _TOKEN_S
            case Why.CONFLICT:
                log.error("poller.conflict", bot=self.name, failed=self._failed)
            case Why.OFTEN:
                log.warning("poller.often", bot=self.name, after_s=refusal.after_s)
                return max(pause_s, refusal.after_s)
            case Why():
                log.warning("poller.away", bot=self.name, why=refusal.why.value, failed=self._failed, after_s=pause_s)
            case _:
                assert_never(refusal.why)
        return pause_s
