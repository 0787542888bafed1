"""A twin of the Telegram Bot API: a small server of its own that aiogram, python-telegram-bot and others talk to.

::

    async with serve() as twin:
        bot = twin.bot("1:token", username="linli_bot", name="邻里")
        granny = twin.user("阿婆", lang="zh-hans")
        granny.start(bot)
        ...                                     # the bot asks twin.url
        await twin.until(lambda: len(granny.sees(bot)) == 2)
        press = granny.press(granny.sees(bot)[-1], "是")

``clock`` gives unix seconds: messages are dated by it, limits and lifetimes go by it. Waiting (getUpdates, hang,
webhook retries) is always real time.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from tests.twin.ask import Call, Upload
from tests.twin.bots import Bot
from tests.twin.chats import Group, Private
from tests.twin.message import Answer, Button, Key, Media, Message, Press
from tests.twin.people import User
from tests.twin.twin import Twin

__all__ = [
    "Answer", "Bot", "Button", "Call", "Group", "Key", "Media", "Message", "Press", "Private", "Twin", "Upload",
    "User", "serve",
]  # fmt: skip


@asynccontextmanager
async def serve(clock: Callable[[], float] | None = None, *, limits: bool = True, port: int = 0) -> AsyncIterator[Twin]:
    """A twin that listens on 127.0.0.1, until the end of the block."""
    twin = Twin(clock, limits=limits)
    twin.door.open(port)
    await twin.door.opened()
    try:
        yield twin
    finally:
        for bot in twin.bots.values():
            if bot.hook:
                await bot.hook.stop()
        await twin.door.close()
