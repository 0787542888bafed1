"""The command that plays a year of a city through the real centre: simulate."""

import asyncio
import logging
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from bot.app import quiet_logs
from bot.pages.book import Pages, load_pages
from bot.settings import ROOT
from bot.simulation.pace import routings_a_minute
from bot.simulation.place import city, midnight, opened, scratch
from bot.simulation.report import lines
from bot.simulation.year import Outcome, Year

FIRST_DAY = "2026-01-01"


@dataclass(frozen=True, slots=True)
class _Run:
    """What the command line asked for."""

    days: int
    seed: int
    arrivals: float
    first: date
    store: str | None


def register(cli: typer.Typer) -> None:
    """Add this room's command."""
    cli.command()(simulate)


def simulate(  # noqa: PLR0913 - each is an option of the command line
    *,
    days: Annotated[int, typer.Option(help="how many days are played", min=1)] = 365,
    seed: Annotated[int, typer.Option(help="the same number plays the same days")] = 1,
    arrivals: Annotated[float, typer.Option(help="residents on an average day, in the whole city", min=0.1)] = 6.0,
    start: Annotated[datetime, typer.Option(help="the first day", formats=["%Y-%m-%d"])] = FIRST_DAY,  # type: ignore[assignment]
    centre: Annotated[Path | None, typer.Option(help="the folder with a centre's pages; else the example city")] = None,
    plot: Annotated[Path | None, typer.Option(help="draw it into this file, FILE.svg")] = None,
    store: Annotated[str | None, typer.Option(help="an empty database; else SQLite, thrown away")] = None,
) -> None:
    """Play days of a made-up city through the real centre, and print how residents and staff fared.

    Exit 1 when a ticket was ever without a living owner and a running deadline.
    """
    quiet_logs(logging.ERROR)
    began = perf_counter()
    with scratch() as folder:
        pages = load_pages(ROOT, centre) if centre is not None else city(ROOT, folder, seed)
        outcome = asyncio.run(_play(_Run(days, seed, arrivals, start.date(), store), pages, folder))
    for line in lines(outcome):
        print(line)
    spent = perf_counter() - began
    tickets = outcome.figures.tickets
    pace = f"{tickets} tickets in {spent:.0f} s, {60 * tickets / spent:.0f} a minute"
    print(f"played {days} days through the real centre: {pace}", file=sys.stderr)
    alone = routings_a_minute(pages, midnight(pages, start.date()), days)
    print(f"the pure routing alone, over the same pages: {alone:,} tickets a minute", file=sys.stderr)
    if plot is not None:
        from bot.simulation.plot import draw  # noqa: PLC0415 - the charts' library is loaded by who wants one

        draw(outcome.figures.tally, pages.station.tz, plot)
        print(f"drawn in {plot}", file=sys.stderr)
    if outcome.broken:
        raise typer.Exit(1)


async def _play(run: _Run, pages: Pages, folder: Path) -> Outcome:
    async with opened(pages, folder, midnight(pages, run.first), run.seed, run.store) as (centre, clock):
        year = Year(centre, clock, run.seed, run.arrivals)
        with typer.progressbar(length=run.days, label="days", file=sys.stderr) as bar:
            return await year.play(run.days, bar.update)
