"""The house with its bots under the test: one process or two on a database, and the Telegram they talk to."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.app import MachineClock
from bot.centre.codes import code_key, fingerprint
from bot.store.engine import Store
from bot.store.peers import bind
from tests.crash.until import until
from tests.house import DEMO, ROOT, pages
from tests.twin import Bot, Group, Twin, User

RESIDENTS, DESK = "residents", "desk"
TOKENS = {RESIDENTS: f"7000001:{'r' * 35}", DESK: f"7000002:{'d' * 35}"}
_BAD = re.compile(r"Traceback|never retrieved|ExceptionGroup")
_GRACE_S = 10.0  # however slow the machine: what is told to stop has stopped long before


@contextmanager
def starter(folder: Path) -> Iterator[Path]:
    """The socket at which processes are started; both libraries are loaded there once."""
    path = folder / "starts"
    env = {name: value for name, value in os.environ.items() if not name.startswith("LINLI_")}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.crash.telegram_process", str(path)],
        cwd=ROOT,
        env=env | {"PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == b"ready\n"
        yield path
        process.stdin.close()  # it kills whoever still lives, and goes


class Wing:
    """A part of the house: one process after the other. ``only`` as ``linli run`` takes it; empty: everything."""

    def __init__(self, starts: Path, folder: Path, env: dict[str, str], only: tuple[str, ...] = ()) -> None:
        self._starts, self._folder, self.only = starts, folder, only
        self.name = "-".join(only) or "all"
        self.bots = tuple(one for one in (RESIDENTS, DESK) if not only or one in only)
        self._port = (
            socket.socket()
        )  # bound, never listened at: nobody else is given the number while the house is down
        self._port.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._port.bind(("127.0.0.1", 0))
        port = self._port.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self._env = env | {"LINLI_PORT": str(port), "LINLI_PUBLIC_URL": self.url}
        self.starts = 0
        self.pid: int | None = None
        self._line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    @property
    def doors(self) -> tuple[str, ...]:
        """What stands before the ids of the addresses whose letters this process carries."""
        of = {RESIDENTS: ("telegram:",), DESK: ("group:", "private:")}
        return tuple(door for bot in self.bots for door in of[bot])

    async def start(self, *, wait: bool = True) -> None:
        """A new process; comes back when its bots are set up, or at once."""
        assert self.pid is None
        self.starts += 1
        reader, writer = self._line = await asyncio.open_unix_connection(self._starts)
        order = {"log": str(self._log), "folder": str(self._folder), "env": self._env, "only": self.only}
        writer.write(f"{json.dumps(order)}\n".encode())
        self.pid = int((await self._said(reader)).removeprefix("pid "))
        if wait:
            await until(f"{self.name} to be set up", self._is_up)

    def strike(self) -> None:
        """No goodbye, in the middle of whatever it does now; ``gone`` follows."""
        assert self.pid is not None
        os.kill(self.pid, signal.SIGKILL)

    async def gone(self) -> int:
        """Wait until it has ended. Its exit code."""
        assert self._line is not None
        (reader, writer), self._line, self.pid = self._line, None, None
        code = int((await self._said(reader)).removeprefix("ended "))
        writer.close()
        await writer.wait_closed()
        assert not _BAD.search(self.log), self.log
        return code

    async def kill(self) -> None:
        """The whole process is gone."""
        self.strike()
        assert await self.gone() == -signal.SIGKILL

    async def stop(self) -> None:
        """As an operator stops it: with a clean exit, and soon."""
        assert self.pid is not None
        os.kill(self.pid, signal.SIGTERM)
        async with asyncio.timeout(_GRACE_S):
            assert await self.gone() == 0

    async def close(self) -> None:
        """Leave nothing running."""
        if self.pid is not None:
            await self.kill()
        self._port.close()

    @property
    def log(self) -> str:
        """What the process of now, or the last one, wrote."""
        return self._log.read_text() if self._log.exists() else ""

    @property
    def logs(self) -> str:
        """Everything all the processes wrote."""
        return "".join(path.read_text() for path in sorted(self._folder.glob(f"log-{self.name}-*.txt")))

    async def _is_up(self) -> bool:
        log = self.log
        assert not _BAD.search(log), log
        return log.count('"event": "bot set up"') == len(self.bots)

    @staticmethod
    async def _said(reader: asyncio.StreamReader) -> str:
        async with asyncio.timeout(120):
            return (await reader.readline()).decode().strip()

    @property
    def _log(self) -> Path:
        return self._folder / f"log-{self.name}-{self.starts}.txt"


@dataclass
class Scene:
    """A database, the house on it, its Telegram, and eyes that read the books beside it."""

    store: Store
    clock: MachineClock
    twin: Twin
    bots: dict[str, Bot]
    group: Group
    staff: dict[str, User]
    wings: tuple[Wing, ...]
    webhook: bool
    people: list[User] = field(default_factory=list)

    @property
    def residents(self) -> Bot:
        """The residents' bot."""
        return self.bots[RESIDENTS]

    @property
    def desk(self) -> Bot:
        """The staff's bot."""
        return self.bots[DESK]

    def person(self, name: str) -> User:
        """A resident with Telegram on their telephone."""
        self.people.append(self.twin.user(name, "zh-hans"))
        return self.people[-1]

    async def start(self) -> None:
        """Every process that does not run."""
        await asyncio.gather(*(wing.start() for wing in self.wings if wing.pid is None))

    async def stop(self) -> None:
        """Every process, as an operator stops it."""
        await asyncio.gather(*(wing.stop() for wing in self.wings if wing.pid is not None))

    async def kill(self, *wings: Wing) -> None:
        """These, in one moment; all when none are named."""
        for wing in wings or self.wings:
            wing.strike()
        for wing in wings or self.wings:
            assert await wing.gone() == -signal.SIGKILL

    async def close(self) -> None:
        """Leave nothing running."""
        for wing in self.wings:
            await wing.close()


def environment(url: str, keys: Path, twin: Twin, *, webhook: bool) -> dict[str, str]:
    """What an operator would write into ``.env``."""
    return {
        "LINLI_CENTRE": str(DEMO),
        "LINLI_DATABASE": url,
        "LINLI_KEYS": str(keys),
        "LINLI_OPEN_DOORS_BY": "测试",
        "LINLI_RESIDENTS_TOKEN": TOKENS[RESIDENTS],
        "LINLI_DESK_TOKEN": TOKENS[DESK],
        "LINLI_TELEGRAM_API": twin.url,
        "LINLI_TELEGRAM_BY": "webhook" if webhook else "polling",
    }


def settle_in(twin: Twin) -> tuple[dict[str, Bot], Group, dict[str, User]]:
    """The two bots, the staff group with the desk bot in it, and the staff, who have all pressed Start."""
    bots = {
        RESIDENTS: twin.bot(TOKENS[RESIDENTS], username="linli_demo_bot", name="邻里"),
        DESK: twin.bot(TOKENS[DESK], username="linli_desk_bot", name="邻里值班"),
    }
    group = twin.group("值班群", forum=True)
    group.add(bots[DESK], admin=True, rights=frozenset({"can_manage_topics"}))
    staff = {}
    for worker in pages().station.workers:
        staff[worker.id] = twin.user(worker.name, "zh-hans")
        group.add(staff[worker.id])
        twin.private(staff[worker.id], bots[DESK]).opened = True
    return bots, group, staff


async def enrol(store: Store, group: Group, staff: dict[str, User]) -> None:
    """As after a proper enrolment, which has tests of its own."""
    now, station = store.clock.now(), pages().station

    def bound(conn: Connection) -> None:
        key = code_key(conn, store.vault, now)
        places: list[tuple[str, dict[str, Any]]] = [
            *((f"private:{worker}", {"chat": user.id}) for worker, user in staff.items()),
            (f"group:{station.id}", {"chat": group.id, "thread": None, "title": group.title, "forum": group.forum}),
        ]
        for address, peer in places:
            who = fingerprint(key, f"telegram:{peer['chat']}")
            door = address.partition(":")[0]
            bind(conn, store.vault, address_id=address, door=door, who=who, peer=peer, now=now)

    await store.turn(bound)
