"""A twin for each test, and a client that speaks plain HTTP to it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from tests.clock import FrozenClock
from tests.twin import Bot, Twin, serve


@dataclass(frozen=True, slots=True)
class Raw:
    """Plain HTTP, no framework between."""

    http: aiohttp.ClientSession
    twin: Twin

    async def ask(self, bot: Bot, method: str, **params: Any) -> dict[str, Any]:
        """The whole answer to a JSON request."""
        async with self.http.post(f"{self.twin.url}/bot{bot.token}/{method}", json=params) as answer:
            body: dict[str, Any] = await answer.json()
            assert body.get("error_code", 200) == answer.status
            return body

    async def do(self, bot: Bot, method: str, **params: Any) -> Any:
        """The result of a request that is not refused."""
        body = await self.ask(bot, method, **params)
        assert body["ok"], body
        return body["result"]

    async def refused(self, bot: Bot, method: str, **params: Any) -> str:
        """The status and description of a request that is refused."""
        body = await self.ask(bot, method, **params)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"

    async def updates(self, bot: Bot, **params: Any) -> list[dict[str, Any]]:
        """What waits, acknowledged at once."""
        found: list[dict[str, Any]] = await self.do(bot, "getUpdates", **params)
        if found:
            await self.do(bot, "getUpdates", offset=found[-1]["update_id"] + 1)
        return found


@pytest.fixture
async def twin(clock: FrozenClock) -> AsyncIterator[Twin]:
    """A twin on the frozen clock; no request may be invalid, unless the test means it and clears the list."""
    async with serve(lambda: clock.now().timestamp()) as made:
        yield made
        assert made.invalid == []


@pytest.fixture
async def raw(twin: Twin) -> AsyncIterator[Raw]:
    async with aiohttp.ClientSession() as http:
        yield Raw(http, twin)


@pytest.fixture
def bot(twin: Twin) -> Bot:
    return twin.bot("1111:residents-bot-of-the-tests-000000", username="linli_bot", name="邻里")


@pytest.fixture
def desk(twin: Twin) -> Bot:
    return twin.bot("2222:desk-bot-of-the-tests-00000000000", username="linli_desk_bot", name="值班台")
