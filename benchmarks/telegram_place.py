"""Processes for the Telegram figures: the twin, the house with both bots, and bare echoes; and what they cost."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

import aiohttp
from sqlalchemy import Connection

from benchmarks.cold import free_port, plain_env
from bot.app import MachineClock
from bot.centre.codes import code_key, fingerprint
from bot.settings import ROOT
from bot.store.engine import Store, open_store
from bot.store.keys import Keys
from bot.store.peers import bind
from bot.store.schema import init_db
from tests.crash.house import make_it_wednesday
from tests.house import DEMO, pages

RIGHTS = ["can_manage_topics"]
_TICKS = os.sysconf("SC_CLK_TCK")
_UP_S = 120.0


class TwinLine:
    """The twin of another process, told what people do."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._session = aiohttp.ClientSession()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def ask(self, deed: str, body: Any) -> Any:
        """One deed; ``many`` takes a list of them."""
        async with self._session.post(f"{self.url}/control/{deed}", json=body) as answer:
            answer.raise_for_status()
            return (await answer.json())["done"]

    async def many(self, deed: str, bodies: list[dict[str, Any]]) -> list[Any]:
        """The same deed many times, in one breath."""
        done: list[Any] = await self.ask("many", [[deed, body] for body in bodies])
        return done


@asynccontextmanager
async def twin(*, limits: bool) -> AsyncIterator[TwinLine]:
    """A Telegram of our own, in a process of its own."""
    command = [sys.executable, "-m", "tests.twin", "--port", "0", "--control"]
    process = await asyncio.create_subprocess_exec(
        *command, *([] if limits else ["--no-limits"]), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        async with TwinLine((await process.stdout.readline()).decode().strip()) as line:
            yield line
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def running(command: list[str], cwd: Path, log: Path, **env: str) -> AsyncIterator[int]:
    """A process until the end of the block: its id. What it writes goes into ``log``."""
    with log.open("wb") as written:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *command, cwd=cwd, stdout=written, stderr=written,
            env=plain_env() | env,
        )  # fmt: skip
    try:
        yield process.pid
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def cpu_s(pid: int) -> float:
    """Seconds of CPU a process has used, all threads."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


async def bots(line: TwinLine, base: int) -> tuple[str, str, int]:
    """Two bots made by BotFather: both tokens, and the number of the residents' one."""
    tokens = [f"{base + place}:{letter * 35}" for place, letter in enumerate("rd")]
    for token, name in zip(tokens, (f"linli_{base}_bot", f"desk_{base}_bot"), strict=True):
        await line.ask("bot", {"token": token, "username": name})
    return tokens[0], tokens[1], base


async def prepared(line: TwinLine, url: str, folder: Path, base: int) -> tuple[dict[str, str], int]:
    """A new database with a bound group and enrolled staff: the house's settings, and the residents' bot."""
    folder.mkdir()  # noqa: ASYNC240 - nobody waits for this loop
    residents, desk, bot = await bots(line, base)
    clock, keys = MachineClock(), folder / "linli.keys"
    init_db(url, keys, clock.now())
    async with await open_store(url, Keys.read(keys), clock) as store:
        await make_it_wednesday(store, clock)
        await _enrol(line, store, base + 1)
    settings = {
        "LINLI_CENTRE": str(DEMO),
        "LINLI_DATABASE": url,
        "LINLI_KEYS": str(keys),
        "LINLI_OPEN_DOORS_BY": "bench",
        "LINLI_RESIDENTS_TOKEN": residents,
        "LINLI_DESK_TOKEN": desk,
        "LINLI_TELEGRAM_API": line.url,
        "LINLI_PORT": str(free_port()),
    }
    return settings, bot


@asynccontextmanager
async def house(line: TwinLine, url: str, folder: Path, base: int, *, limits: bool) -> AsyncIterator[tuple[int, int]]:
    """Web and both bots: the process, and the residents' bot."""
    env, bot = await prepared(line, url, folder, base)
    module = "bot" if limits else "benchmarks.telegram_house"
    async with running([module, "run"], folder, folder / "log", **env) as pid:
        async with asyncio.timeout(_UP_S):
            while (folder / "log").read_text(encoding="utf-8").count('"event": "bot set up"') < 2:  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.1)
        yield pid, bot


async def _enrol(line: TwinLine, store: Store, desk: int) -> None:
    """As after a proper enrolment; the group is a plain supergroup."""
    station = pages().station
    group = await line.ask("group", {"title": "值班群"})
    await line.ask("add", {"group": group, "bot": desk, "rights": RIGHTS})
    staff = {worker.id: await line.ask("user", {"name": worker.name}) for worker in station.workers}
    await line.many("start", [{"user": user, "bot": desk} for user in staff.values()])

    def bound(conn: Connection) -> None:
        now = store.clock.now()
        key = code_key(conn, store.vault, now)
        chats = {f"private:{worker}": user for worker, user in staff.items()} | {f"group:{station.id}": group}
        for address, chat in chats.items():
            who, door = fingerprint(key, f"telegram:{chat}"), address.partition(":")[0]
            peer = {"chat": chat, "thread": None, "title": ""}
            bind(conn, store.vault, address_id=address, door=door, who=who, peer=peer, now=now)

    await store.turn(bound)


@asynccontextmanager
async def echo(line: TwinLine, kind: str, folder: Path, number: int) -> AsyncIterator[tuple[int, int]]:
    """A bare echo of one library: the process, and its bot."""
    token = f"{number}:{'e' * 35}"
    await line.ask("bot", {"token": token, "username": f"echo_{kind}_bot"})
    command = ["benchmarks.telegram_echo", kind, line.url, token]
    async with running(command, ROOT, folder / f"{kind}.log") as pid:
        yield pid, number
