"""Holding a name alone: one courier and one ticker per installation, and the loss of it known at once."""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

_ASK_AGAIN_S = 0.5


class Sole:
    """The name is ours until ``lost`` is set."""

    def __init__(self) -> None:
        self.lost = asyncio.Event()

    @property
    def held(self) -> bool:
        """Whether the name is still ours."""
        return not self.lost.is_set()


@asynccontextmanager
async def sole_file(path: Path) -> AsyncIterator[Sole]:
    """Hold a file's lock: it ends with the process, so a dead one blocks nobody."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    sole = Sole()
    try:
        while not _lock(handle):  # noqa: ASYNC110 - another process holds it, and no event of ours tells of its end
            await asyncio.sleep(_ASK_AGAIN_S)
        yield sole
    finally:
        sole.lost.set()
        os.close(handle)


def _lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
