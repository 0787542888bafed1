"""A bot's webhook: each update posted to its address, in order within a chat, again and again until it is taken."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import aiohttp

from tests.twin.updates import Update

if TYPE_CHECKING:
    from tests.twin.bots import Bot
    from tests.twin.twin import Twin


@dataclass(slots=True, eq=False)
class Hook:
    """What setWebhook set, and how delivering goes."""

    url: str
    secret: str
    max_connections: int
    last_error: str = ""
    last_error_at: float = 0
    busy: set[tuple[str, int]] = field(default_factory=set)  # lanes with an update on its way
    deliveries: set[asyncio.Task[None]] = field(default_factory=set)
    pump: asyncio.Task[None] | None = None

    def start(self, twin: Twin, bot: Bot) -> None:
        """Begin to deliver."""
        self.pump = asyncio.create_task(self._deliver_all(twin, bot))

    async def stop(self) -> None:
        """Stop delivering: what is on its way is cut off."""
        tasks = [task for task in (self.pump, *self.deliveries) if task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _deliver_all(self, twin: Twin, bot: Bot) -> None:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
            while True:
                arrived = bot.queue.arrived
                for update in bot.queue.waiting():
                    if update.lane not in self.busy and len(self.busy) < self.max_connections:
                        self.busy.add(update.lane)
                        task = asyncio.create_task(self._deliver(twin, bot, session, update))
                        self.deliveries.add(task)
                        task.add_done_callback(self.deliveries.discard)
                await arrived.wait()

    async def _deliver(self, twin: Twin, bot: Bot, session: aiohttp.ClientSession, update: Update) -> None:
        """Post one update until it is taken; its lane waits meanwhile."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        tries = 0
        while any(update is each for each in bot.queue.waiting()):
            failure = await self._post(session, update, headers)
            twin.stir()
            if not failure:
                bot.queue.forget([update.id])
                break
            self.last_error, self.last_error_at = failure, twin.clock()
            await asyncio.sleep(twin.retry_s[min(tries, len(twin.retry_s) - 1)])
            tries += 1
        self.busy.discard(update.lane)
        bot.queue.wake()

    async def _post(self, session: aiohttp.ClientSession, update: Update, headers: dict[str, str]) -> str:
        """What went wrong, empty if the update was taken."""
        try:
            async with session.post(self.url, json=update.wire(), headers=headers, allow_redirects=False) as answer:
                await answer.read()
                taken = 200 <= answer.status < 300
                return "" if taken else f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except aiohttp.ClientConnectorError:
            return "Connection refused"
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError:
            return "Connection reset by peer"
