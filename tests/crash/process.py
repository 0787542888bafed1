"""The whole house as a process that a test may kill: ``python -m tests.crash.process DATABASE KEYS PLATFORM``.

Residents come by the web door. The workers' private letters go through a platform that is not our own (a file), so
that there are letters really in flight when the process dies.
"""

import asyncio
import os
import sys
from datetime import timedelta
from pathlib import Path

from bot import courier
from bot.app import App, assemble, cookie_secret, listen, quiet_logs, serve
from bot.carrier import Carried, Parcel
from bot.pages.book import LANGS, Pages
from bot.pages.notice import load_notices
from bot.settings import Settings
from bot.web import build_web
from tests.house import DEMO, pages

LISTENING = "listening "
_LATENCY_S = 0.01  # of the platform: long enough that a kill finds letters in flight


class Platform:
    """Somebody else's messenger: what it took it has taken, whether we live to write that down or not."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    async def carry(self, parcel: Parcel) -> Carried:
        """Take the letter, then take a moment to say so."""
        os.write(self._file, f"{parcel.letter_id}\n".encode())
        await asyncio.sleep(_LATENCY_S)
        return Carried(f"m{parcel.letter_id}")


async def _run(app: App, settings: Settings, platform: Path) -> None:
    app.courier = courier.Courier(app.store, {"worker": Platform(platform)})
    secret = cookie_secret(settings.keys.parent)
    notices = load_notices(settings.centre, LANGS)
    web = build_web(app.centre, settings, secret=secret, open_doors=lambda: True, notices=notices)
    taken = listen("127.0.0.1", 0)
    print(f"{LISTENING}{taken.getsockname()[1]}", flush=True)  # noqa: T201 - the test waits for it
    await serve(app, web, [taken])


async def main(database: str, keys: str, platform: str, pages: Pages) -> None:
    """Run until killed or told to stop."""
    settings = Settings(_env_file=None, centre=DEMO, database=database, keys=Path(keys))
    courier.LEASE = timedelta(seconds=1)  # a dead process's letters need not wait a minute for the test's sake
    quiet_logs()
    async with assemble(settings, pages) as app:
        await _run(app, settings, Path(platform))


def serve_starts(database: str, keys: str, platform: str) -> None:
    """Read the pages once; then for each line on the standard input, a file's name, one whole process of its own.

    Reading the pages costs seconds and is not what is tested: forked, a house stands in a moment and can be killed
    often. Says ``pid N`` when it runs and ``ended STATUS`` when it has gone.
    """
    read = pages()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            log = os.open(line.strip(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(log, 1)
            os.dup2(log, 2)
            asyncio.run(main(database, keys, platform, read))
            os._exit(0)  # the standard input is the parent's
        print(f"pid {pid}", flush=True)  # noqa: T201 - the test waits for it
        print(f"ended {os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}", flush=True)  # noqa: T201 - and for this


if __name__ == "__main__":
    serve_starts(*sys.argv[1:])
