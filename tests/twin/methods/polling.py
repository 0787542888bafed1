"""Long polling: wait for updates, hand them over, forget what is acknowledged."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.twin.ask import Ask
from tests.twin.bots import Poll
from tests.twin.refusals import OTHER_POLLER, WEBHOOK_ACTIVE, Refused

MOST_WAIT_S = 50


async def get_updates(ask: Ask) -> list[dict[str, Any]]:
    """Wait really, up to ``timeout`` seconds, until there is something; a younger call ends this one with 409."""
    bot, queue = ask.bot, ask.bot.queue
    if bot.hook:
        raise Refused(409, WEBHOOK_ACTIVE)
    end_poll(ask, OTHER_POLLER)
    poll = bot.poll = Poll()
    ask.twin.stir()
    queue.allow(ask.object("allowed_updates"))
    queue.acknowledge(ask.number("offset"))
    limit = min(max(ask.number("limit", 100), 1), 100)
    wait_until = asyncio.get_running_loop().time() + min(max(ask.number("timeout"), 0), MOST_WAIT_S)
    try:
        while True:
            if poll.conflict:
                raise Refused(409, poll.conflict)
            if bot.revoked:
                raise Refused(401, "Unauthorized")
            waiting = queue.waiting()
            left = wait_until - asyncio.get_running_loop().time()
            if waiting or left <= 0:
                return [update.wire() for update in waiting[:limit]]
            await _wait(queue.arrived, left)
    finally:
        if bot.poll is poll:
            bot.poll = None
            ask.twin.stir()


def end_poll(ask: Ask, conflict: str) -> None:
    """End the getUpdates that waits, if one does."""
    if ask.bot.poll:
        ask.bot.poll.conflict = conflict
        ask.bot.queue.wake()


async def _wait(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
