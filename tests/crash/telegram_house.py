"""The house with its bots as processes under the test: started, struck, stopped, started again."""

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
from pathlib import Path

from tests.crash.until import until
from tests.house import ROOT

RESIDENTS, DESK = "residents", "desk"
_BAD = re.compile(r"Traceback|never retrieved|ExceptionGroup")
_GRACE_S = 20.0  # however slow the machine: what is told to stop has stopped long before


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
        self.port: int = self._port.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._env = env | {"LINLI_PORT": str(self.port), "LINLI_PUBLIC_URL": self.url}
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
        reader, writer = self._line
        code = int((await self._said(reader)).removeprefix("ended "))
        self.pid = self._line = None
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
