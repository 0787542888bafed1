"""The house under the test: a real process on a database, killed, stopped, started again."""

import asyncio
import os
import re
import signal
import sys
from datetime import UTC, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from bot.app import MachineClock
from bot.store.engine import Store
from bot.store.tables import t_setting
from tests.crash.process import LISTENING
from tests.crash.until import until
from tests.house import ROOT

_LISTENING = re.compile(rf"{LISTENING}(\d+)\n")
NOBODY = 9  # a port where nobody listens
_AFTERNOON = timedelta(hours=14, minutes=30)
_BAD = re.compile(r"Traceback|never retrieved|ExceptionGroup")


async def make_it_wednesday(store: Store, clock: MachineClock) -> None:
    """Half past two in the afternoon, in the demo centre's week: the same people are on duty whenever this runs."""
    real = store.clock.steady()
    local = real.astimezone(ZoneInfo("Asia/Shanghai"))
    day = (local + timedelta(days=(2 - local.weekday()) % 7)).replace(hour=0, minute=0, second=0, microsecond=0)
    clock.offset = (day + _AFTERNOON).astimezone(UTC) - real
    row = {"key": "clock_offset", "value": {"seconds": clock.offset.total_seconds()}, "at": real}
    await store.turn(lambda conn: conn.execute(insert(t_setting), row))


class House:
    """One process after the other on the same database."""

    def __init__(self, database: str, folder: Path) -> None:
        self.database, self.folder = database, folder
        self.keys, self.platform = folder / "linli.keys", folder / "platform.txt"
        self.starts = 0
        self.pid: int | None = None
        self._starter: asyncio.subprocess.Process | None = None

    async def start(self, *, wait: bool = True) -> None:
        """A new process; comes back when its door is there, or at once."""
        if self._starter is None:
            await self._begin()
        self.starts += 1
        await self._ask(str(self._log))
        self.pid = int((await self._answer()).removeprefix("pid "))
        if wait:
            await until("the house to open its door", self._listens)

    async def kill(self) -> None:
        """No goodbye: the whole process is gone in the middle of whatever it did."""
        assert await self._end(signal.SIGKILL) == -signal.SIGKILL

    async def stop(self) -> int:
        """As an operator stops it. Its exit code."""
        return await self._end(signal.SIGTERM)

    async def close(self) -> None:
        """Leave nothing running."""
        if self.pid is not None:
            await self.kill()
        if self._starter is not None:
            self._starter.kill()
            await self._starter.communicate()

    @property
    def port(self) -> int:
        """Where the process of now listens, as it said itself."""
        said = _LISTENING.search(self._read_log())
        return int(said.group(1)) if said else NOBODY

    @property
    def logs(self) -> str:
        """Everything all the processes wrote."""
        return "".join(path.read_text() for path in sorted(self.folder.glob("log-*.txt")))

    async def _begin(self) -> None:
        env = {name: value for name, value in os.environ.items() if not name.startswith("LINLI_")}
        self._starter = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "tests.crash.process", self.database, str(self.keys), str(self.platform)),
            cwd=ROOT,
            env=env | {"PYTHONUNBUFFERED": "1"},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )

    async def _ask(self, line: str) -> None:
        assert self._starter is not None
        assert self._starter.stdin is not None
        self._starter.stdin.write(f"{line}\n".encode())
        await self._starter.stdin.drain()

    async def _answer(self) -> str:
        assert self._starter is not None
        assert self._starter.stdout is not None
        async with asyncio.timeout(120):
            return (await self._starter.stdout.readline()).decode().strip()

    async def _listens(self) -> bool:
        assert not _BAD.search(self._read_log()), self._read_log()
        return self.port != NOBODY

    async def _end(self, sign: signal.Signals) -> int:
        assert self.pid is not None
        pid, self.pid = self.pid, None
        os.kill(pid, sign)
        code = int((await self._answer()).removeprefix("ended "))
        assert not _BAD.search(self._read_log()), self._read_log()
        return code

    @property
    def _log(self) -> Path:
        return self.folder / f"log-{self.starts}.txt"

    def _read_log(self) -> str:
        return self._log.read_text() if self._log.exists() else ""
