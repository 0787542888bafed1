"""From nothing to the first answer at the web chat, and the memory of that process; beside a bare FastAPI page."""

import asyncio
import json
import os
import shutil
import socket
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter

import websockets

from benchmarks.table import Line, progress
from bot.settings import ROOT

_RUNS = 3
_PARTS = ("bot", "flows", "referral", "locale", "centres")
_BARE = """
import sys, uvicorn
from fastapi import FastAPI
app = FastAPI()
@app.get("/")
def page(): return {}
uvicorn.run(app, port=int(sys.argv[1]), log_level="critical")
"""


async def lines(folder: Path) -> list[Line]:
    """Medians of a few starts, the first one not counted: it fills the machine's caches."""
    house = folder / "house"
    for part in _PARTS:
        shutil.copytree(ROOT / part, house / part)
    ours, bare = [], []
    for number in range(_RUNS + 1):
        progress(f"start {number} of {_RUNS}")
        ours.append(await start([sys.executable, "-m", "bot", "demo", "--still", "--port"], house, talk))
        bare.append(await start([sys.executable, "-c", _BARE], folder, _page))
    (seconds, size), (bare_s, bare_mb) = (
        (median(one[0] for one in runs[1:]), median(one[1] for one in runs[1:])) for runs in (ours, bare)
    )
    peers = f"{bare_s:.1f} s bare FastAPI", f"{bare_mb:.0f} MB bare FastAPI"
    return [
        Line("web-only process: first answer", f"{seconds:.1f} s", peers[0], "≤ 2 s", seconds <= 2),
        Line("web-only process: memory", f"{size:.0f} MB", peers[1], "≤ 200 MB", size <= 200),
    ]


Asked = Callable[[int], Awaitable[None]]  # comes back when it was answered at this port, raises OSError before


async def start(command: list[str], cwd: Path, ask: Asked, env: dict[str, str] | None = None) -> tuple[float, float]:
    """Start it, ask until it answers: seconds from the start, and resident megabytes."""
    port = free_port()
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        *command, str(port), cwd=cwd, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        env=None if env is None else plain_env() | env,
    )  # fmt: skip
    try:
        while True:
            with suppress(OSError, websockets.WebSocketException):
                await ask(port)
                break
            assert process.returncode is None, "it ended by itself"
            await asyncio.sleep(0.01)
        return perf_counter() - began, resident_mb(process.pid)
    finally:
        process.kill()
        await process.wait()


def plain_env() -> dict[str, str]:
    """The environment without an operator's own settings; our code is found whatever the folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LINLI_")}
    return kept | {"PYTHONPATH": str(ROOT)}


def resident_mb(pid: int) -> float:
    """Memory a process has in use."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


async def talk(port: int) -> None:
    """Say hello at the chat and wait for the station's answer."""
    where, home = f"ws://127.0.0.1:{port}/ws", websockets.Origin(f"http://127.0.0.1:{port}")
    carried = ""
    while True:
        async with websockets.connect(where, origin=home, proxy=None) as line:
            await line.send(json.dumps({"t": "hello", "seq": 0, "pass": carried, "lang": "zh-Hans"}))
            if carried:
                await line.send(json.dumps({"t": "say", "id": "1", "text": "你好"}))
            async for raw in line:
                frame = json.loads(raw)
                if frame["t"] == "fresh":
                    carried = frame["pass"]
                if frame["t"] == "post" and frame["who"] == "bot":
                    return


async def _page(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    answer = await reader.read()
    writer.close()
    if not answer.startswith(b"HTTP/1.1 200"):
        raise ConnectionError


def free_port() -> int:
    """A port nobody listens at now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
