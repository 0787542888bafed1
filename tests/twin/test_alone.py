"""The twin as a program of its own, driven over HTTP."""

import asyncio
import base64
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

BOT = "1111:outside"


class Outside:
    """Somebody outside the twin's process."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self.url = url
        self.http = http

    async def deed(self, name: str, /, **body: Any) -> Any:
        async with self.http.post(f"{self.url}/control/{name}", json=body) as answer:
            said = await answer.json()
            return said["done"] if answer.status == 200 else said["error"]

    async def ask(self, token: str, method: str, **params: Any) -> Any:
        async with self.http.post(f"{self.url}/bot{token}/{method}", json=params) as answer:
            said = await answer.json()
            return said["result"] if said["ok"] else said["description"]


@pytest.fixture
async def outside() -> AsyncIterator[Outside]:
    program = [sys.executable, "-m", "tests.twin", "--port", "0", "--control"]
    process = await asyncio.create_subprocess_exec(*program, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    url = (await process.stdout.readline()).decode().strip()
    async with aiohttp.ClientSession() as http:
        yield Outside(url, http)
    process.terminate()
    assert await process.wait() == 0


async def test_driven_from_outside(outside: Outside) -> None:
    bot = await outside.deed("bot", token=BOT)
    granny = await outside.deed("user", name="阿婆")
    group = await outside.deed("group", title="值班群", forum=True)
    await outside.deed("start", user=granny, bot=bot, payload="abc")
    voice = base64.b64encode(b"OggS").decode()
    sent = await outside.deed("voice", user=granny, bot=bot, bytes=voice, seconds=4)
    assert sent["media"] == {"kind": "voice", "name": "voice.oga", "bytes": voice}
    await outside.deed("add", group=group, bot=bot, rights=["can_manage_topics"])
    topic = await outside.ask(BOT, "createForumTopic", chat_id=group, name="白云")
    await outside.deed("say", user=granny, group=group, text="在吗", thread=topic["message_thread_id"])
    yes = {"inline_keyboard": [[{"text": "是", "callback_data": "y"}]]}
    question = await outside.ask(BOT, "sendMessage", chat_id=granny, text="是吗？", reply_markup=yes)
    press = await outside.deed("press", user=granny, bot=bot, message=question["message_id"], label="是")
    await outside.ask(BOT, "answerCallbackQuery", callback_query_id=press["id"], text="好")
    assert (await outside.deed("pressed", press=press["id"]))["answer"]["text"] == "好"
    assert [message["text"] for message in await outside.deed("sees", user=granny, bot=bot)] == [
        "/start abc", None, "是吗？",
    ]  # fmt: skip
    assert len(await outside.deed("waiting", bot=bot)) == 6
    assert [call["method"] for call in await outside.deed("calls", chat=granny)] == ["sendMessage"]
    assert await outside.deed("until", method="sendMessage", times=1)
    await outside.deed("fault", method="sendMessage", status=502, times=1)
    assert await outside.ask(BOT, "sendMessage", chat_id=granny, text="一") == "Bad Gateway"
    assert await outside.deed("group_peak", group=group) == 1
    assert await outside.deed("invalid") == []


async def test_many_at_once_and_what_is_not_there(outside: Outside) -> None:
    bot = await outside.deed("bot", token=BOT)
    deeds: list[tuple[str, dict[str, Any]]] = [("user", {"name": f"居民{number}"}) for number in range(3)]
    async with outside.http.post(f"{outside.url}/control/many", json=deeds) as answer:
        people = (await answer.json())["done"]
    assert len(set(people)) == 3
    assert await outside.deed("dance") == "KeyError: 'dance'"
    assert "KeyError" in await outside.deed("start", user=5, bot=bot)
    assert "TypeError" in await outside.deed("user", names="阿婆")


def test_neither_framework_is_imported() -> None:
    """The twin stands by itself: aiogram alone would cost three seconds and 160 MB."""
    lines = "import sys, tests.twin; print(*{'aiogram', 'telegram', 'pydantic'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
