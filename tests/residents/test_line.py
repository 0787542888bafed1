"""The wire: what comes instead of an answer, and answers that no Telegram of today gives."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiogram.methods import GetMe

from bot.doors.residents.line import GetRawUpdates, Line, Say
from bot.telegram import Refusal, Why

TOKEN = f"7000001:{'r' * 35}"


@asynccontextmanager
async def answering(status: str, body: bytes) -> AsyncIterator[Line]:
    """A server that says the same to everybody, and a line to it."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        size = next(
            (int(one.split(b":")[1]) for one in head.lower().split(b"\r\n") if one.startswith(b"content-length")), 0
        )
        await reader.readexactly(size)
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    line = Line(TOKEN, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    try:
        yield line
    finally:
        await line.close()
        server.close()
        await server.wait_closed()


@pytest.mark.parametrize(
    ("status", "body", "why"),
    [
        ("200 OK", b"\xff\xfe\xff", Why.AWAY),
        ("200 OK", b"<html>", Why.AWAY),
        ("502 Bad Gateway", b"<html>nginx</html>", Why.AWAY),
        ("200 OK", b'{"ok": true, "result": "?"}', Why.AWAY),
        ("500 Error", b'{"ok": false, "error_code": 500, "description": "Internal Server Error: restart"}', Why.AWAY),
        ("413 Large", b'{"ok": false, "error_code": 413, "description": "Request Entity Too Large"}', Why.BAD),
        ("418 Teapot", b'{"ok": false, "error_code": 418, "description": "short and stout"}', Why.BAD),
        ("429 Many", b'{"ok": false, "error_code": 429, "description": "Too Many Requests"}', Why.OFTEN),
    ],
)
async def test_whatever_is_said_instead_is_a_value(status: str, body: bytes, why: Why) -> None:
    async with answering(status, body) as line:
        refusal = await line.call(GetMe())
        assert isinstance(refusal, Refusal)
        assert refusal.why is why
        assert isinstance(await line.download("F", 10), Refusal)


async def test_a_group_that_moved_says_where_to() -> None:
    moved = b'{"ok": false, "error_code": 400, "description": "x", "parameters": {"migrate_to_chat_id": -100}}'
    async with answering("400 Bad Request", moved) as line:
        assert await line.call(GetMe()) == Refusal(Why.MOVED, moved_to=-100)


async def test_what_arrived_is_never_taken_for_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    """An answer of a later Telegram's shape: the message was sent, and must not be sent again."""
    async with answering("200 OK", b'{"ok": true, "result": {"message_id": "no number", "date": []}}') as line:
        assert not isinstance(await line.call(Say(chat_id=1, text="x")), Refusal)
    async with answering("200 OK", b'{"ok": true, "result": true}') as line:
        assert await line.call(Say(chat_id=1, text="x")) is True
    assert TOKEN not in capsys.readouterr().out


async def test_a_batch_is_read_whatever_is_in_it() -> None:
    async with answering(
        "200 OK", b'{"ok": true, "result": [{"update_id": 1, "message": 7}, null, {"x": "\\ud83d"}]}'
    ) as line:
        assert await line.call(GetRawUpdates()) == [{"update_id": 1, "message": 7}, None, {"x": "\ud83d"}]
