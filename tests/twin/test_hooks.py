"""Webhooks: real posts with the secret, in order within a chat, again until they are taken."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from tests.clock import FrozenClock
from tests.twin import Bot, Twin
from tests.twin.conftest import Raw

SECRET = "s-1_A"  # noqa: S105 - kept by nobody


class Address:
    """Where updates are posted to: what came, and how it is answered."""

    def __init__(self) -> None:
        self.url = ""
        self.came: list[tuple[str, dict[str, Any]]] = []
        self.statuses: list[int] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.two = asyncio.Event()
        self.at_once = self.most = 0

    async def take(self, request: web.BaseRequest) -> web.Response:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        if self.at_once == 2:
            self.two.set()
        update = await request.json()
        self.came.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""), update))
        await self.gate.wait()
        self.at_once -= 1
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for _, update in self.came]


@pytest.fixture
async def address() -> AsyncIterator[Address]:
    made = Address()
    server = web.Server(made.take)
    runner = web.ServerRunner(server)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"{site.name}/hook"
    yield made
    await runner.cleanup()


async def test_posted_with_the_secret(raw: Raw, twin: Twin, bot: Bot, address: Address) -> None:
    granny = twin.user("阿婆")
    granny.say(bot, "先")
    await raw.do(bot, "setWebhook", url=address.url, secret_token=SECRET, max_connections=3)
    granny.say(bot, "后")
    await twin.until(lambda: not twin.waiting(bot))
    assert [(secret, update["message"]["text"]) for secret, update in address.came] == [
        ("s-1_A", "先"),
        ("s-1_A", "后"),
    ]
    info = await raw.do(bot, "getWebhookInfo")
    assert (info["url"], info["max_connections"], info["pending_update_count"]) == (address.url, 3, 0)
    assert "last_error_message" not in info
    said = await raw.refused(bot, "getUpdates")
    assert said == (
        "409 Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await raw.do(bot, "deleteWebhook")
    granny.say(bot, "再")
    assert len(await raw.updates(bot)) == 1
    assert (await raw.do(bot, "getWebhookInfo"))["url"] == ""


async def test_again_until_it_is_taken(raw: Raw, twin: Twin, bot: Bot, address: Address, clock: FrozenClock) -> None:
    twin.retry_s = (0, 0)
    address.statuses = [500, 403, 302]
    await raw.do(bot, "setWebhook", url=address.url)
    granny = twin.user("阿婆")
    granny.say(bot, "一")
    granny.say(bot, "二")
    await twin.until(lambda: not twin.waiting(bot))
    assert address.texts == ["一", "一", "一", "一", "二"]  # the second waits for the first
    info = await raw.do(bot, "getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"
    assert info["last_error_date"] == int(clock.now().timestamp())


async def test_nobody_there(raw: Raw, twin: Twin, bot: Bot, address: Address) -> None:
    twin.retry_s = (0,)
    nobody = "http://127.0.0.1:9/hook"
    await raw.do(bot, "setWebhook", url=nobody)
    twin.user("阿婆").say(bot, "一")
    await twin.until(lambda: bool(bot.hook and bot.hook.last_error))
    assert bot.hook
    assert bot.hook.last_error == "Connection refused"
    await raw.do(bot, "setWebhook", url=address.url)
    await twin.until(lambda: not twin.waiting(bot))
    assert address.texts == ["一"]


async def test_people_at_once_but_no_more_than_connections(raw: Raw, twin: Twin, bot: Bot, address: Address) -> None:
    address.gate.clear()
    await raw.do(bot, "setWebhook", url=address.url, max_connections=2)
    people = [twin.user(f"居民{number}") for number in range(4)]
    for each in people:
        for words in ("一", "二"):
            each.say(bot, f"{each.name} {words}")
    await asyncio.wait_for(address.two.wait(), 60)
    assert (await raw.do(bot, "getWebhookInfo"))["pending_update_count"] == 8
    address.gate.set()
    await twin.until(lambda: not twin.waiting(bot))
    assert address.most == 2
    for each in people:
        assert [text for text in address.texts if text.startswith(each.name)] == [f"{each.name} 一", f"{each.name} 二"]


async def test_what_it_refuses(raw: Raw, twin: Twin, bot: Bot, address: Address) -> None:
    https = "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    assert await raw.refused(bot, "setWebhook", url="http://linli.example/hook") == https
    port = "400 Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
    assert await raw.refused(bot, "setWebhook", url="https://linli.example:9000/hook") == port
    letters = await raw.refused(bot, "setWebhook", url=address.url, secret_token=SECRET + "密")
    assert letters == "400 Bad Request: secret token contains unallowed characters"
    assert twin.invalid == ["setWebhook: secret_token: [A-Za-z0-9_-]* is expected"]
    twin.invalid.clear()
    twin.plain_webhooks = False
    assert await raw.refused(bot, "setWebhook", url=address.url) == https


async def test_setting_one_ends_the_poll_and_may_drop_what_waits(
    raw: Raw, twin: Twin, bot: Bot, address: Address
) -> None:
    poll = asyncio.create_task(raw.refused(bot, "getUpdates", timeout=30))
    await twin.until(lambda: bot.poll is not None)
    await raw.do(bot, "setWebhook", url=address.url, allowed_updates=["message"])
    assert await poll == "409 Conflict: terminated by setWebhook request"
    assert (await raw.do(bot, "getWebhookInfo"))["allowed_updates"] == ["message"]
    await raw.do(bot, "deleteWebhook")
    twin.user("阿婆").say(bot, "一")
    await raw.do(bot, "setWebhook", url=address.url, drop_pending_updates=True)
    assert twin.waiting(bot) == []
    await raw.do(bot, "setWebhook", url="")
    assert bot.hook is None
