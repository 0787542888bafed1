"""Where a simulated year is played: the pages of a centre or of the example city, on a database that is thrown away."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from random import Random

from bot.centre.centre import Centre
from bot.centre.house import House
from bot.pages.book import Pages, load_pages
from bot.sheets.example import write_city
from bot.simulation.clock import FastClock
from bot.store.engine import open_store
from bot.store.keys import Keys
from bot.store.schema import init_db

_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that is gone afterwards; in memory where the machine has such a place, for nothing in it must last."""
    with tempfile.TemporaryDirectory(prefix="linli-year-", dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        yield Path(folder)


def city(root: Path, folder: Path, seed: int) -> Pages:
    """The example city of this seed, its pages written into ``folder``. Raises PageError."""
    write_city(folder / "city", seed, root / "centres" / "hexi")
    return load_pages(root, folder / "city")


def midnight(pages: Pages, day: date) -> datetime:
    """When this local day begins (UTC)."""
    return datetime.combine(day, time(), pages.station.tz).astimezone(UTC)


@asynccontextmanager
async def opened(
    pages: Pages, folder: Path, start: datetime, seed: int, database: str | None = None
) -> AsyncIterator[tuple[Centre, FastClock]]:
    """A centre of these pages whose clock stands at ``start``; on SQLite in ``folder`` where no database is named.

    The database must be empty. Raises what the store refuses.
    """
    url = database or f"sqlite:///{folder / 'year.db'}"
    clock = FastClock(start)
    keys = Keys.read(init_db(url, folder / "year.keys", start))
    async with await open_store(url, keys, clock) as store:
        centre = Centre(House(pages, store.vault, Random(seed)), store)  # noqa: S311 - a made-up year, not a secret
        await centre.open()
        yield centre, clock
