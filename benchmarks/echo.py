"""A bare aiogram echo, for comparison: with a transport that answers at once, and over real HTTP on this machine."""

import asyncio
import json
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import TelegramMethod
from aiogram.types import Chat, Message, Update, User

from benchmarks.table import Way

_TOKEN = "1:" + "a" * 35
_WORDS = "阿珺，我孙女失恋了，情绪不稳定，整天哭，你能不能抽空来开导一下"
_SENT = {"message_id": 2, "date": 1, "chat": {"id": 1, "type": "private"}, "text": _WORDS}


class _Stub(BaseSession):
    """A transport that has always already answered."""

    async def close(self) -> None:
        """Nothing is open."""

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ARG002, ASYNC109 - aiogram's own signature
        """The answer, without a wire."""
        return Message.model_validate(_SENT)

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        """Nothing is ever downloaded."""
        yield b""


def _dispatcher() -> Dispatcher:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    return dispatcher


def _update(number: int) -> dict[str, Any]:
    who = User(id=number, is_bot=False, first_name="x")
    message = Message(
        message_id=number,
        date=datetime(2026, 11, 4, tzinfo=UTC),
        chat=Chat(id=number, type="private"),
        from_user=who,
        text=_WORDS,
    )
    return json.loads(Update(update_id=number, message=message).model_dump_json(exclude_none=True))  # type: ignore[no-any-return]


def _way(bot: Bot, at_once: int) -> Way:
    dispatcher = _dispatcher()
    updates = [_update(number) for number in range(1, 65)]

    async def way(seconds: float) -> int:
        until = perf_counter() + seconds

        async def one(hand: int) -> int:
            count = 0
            while perf_counter() < until:
                await dispatcher.feed_raw_update(bot, updates[(count * at_once + hand) % len(updates)])
                count += 1
            return count

        return sum(await asyncio.gather(*(one(hand) for hand in range(at_once))))

    return way


@asynccontextmanager
async def echoes() -> AsyncIterator[dict[str, Way]]:
    """The echo with a stub, and over loopback HTTP to a server of another process, alone and eight at once."""
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.echo", stdout=asyncio.subprocess.PIPE
    )
    assert server.stdout is not None
    port = int(await server.stdout.readline())
    api = TelegramAPIServer.from_base(f"http://127.0.0.1:{port}")
    stub, wired = Bot(_TOKEN, session=_Stub()), Bot(_TOKEN, session=AiohttpSession(api=api))
    try:
        yield {"echo, stub": _way(stub, 1), "echo, HTTP": _way(wired, 1), "echo, HTTP, 8": _way(wired, 8)}
    finally:
        await wired.session.close()
        server.kill()
        await server.wait()


async def _serve() -> None:
    """The least HTTP server there is: every request is answered with the same message."""
    body = json.dumps({"ok": True, "result": _SENT}).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await _head(reader):
            size = next(
                (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
            )
            await reader.readexactly(size)
            writer.write(answer)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(carry, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""


if __name__ == "__main__":
    asyncio.run(_serve())
