"""A few days of the small district: the run ends with every rule held, and the same seed prints the same lines."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.centre.house import Work
from bot.cli.main import cli
from bot.pages.book import load_pages
from bot.simulation import report, watch
from bot.simulation.place import midnight, opened
from bot.simulation.year import Outcome, Year
from bot.store.tables import t_deadline, t_ticket
from tests.house import ROOT

PAGES = load_pages(ROOT, ROOT / "centres" / "hexi")
MONDAY = date(2026, 1, 5)


async def play(
    folder: Path, *, seed: int = 1, days: int = 2, per_day: float = 12, database: str | None = None
) -> Outcome:
    folder.mkdir()
    async with opened(PAGES, folder, midnight(PAGES, MONDAY), seed, database) as (centre, clock):
        return await Year(centre, clock, seed, per_day).play(days)


async def test_two_days_are_the_same_twice_and_nobody_is_forgotten(tmp_path: Path) -> None:
    first, again = [await play(tmp_path / name) for name in ("first", "again")]
    assert not first.broken
    assert first.figures.tickets > 10
    assert first.figures.tally.checks > first.figures.tickets
    assert list(report.lines(first)) == list(report.lines(again))


async def test_a_day_on_postgresql_prints_the_same_lines(tmp_path: Path, empty_postgres: str) -> None:
    here = await play(tmp_path / "sqlite", days=1)
    there = await play(tmp_path / "postgres", days=1, database=empty_postgres)
    assert list(report.lines(here)) == list(report.lines(there))


async def test_the_days_end_where_a_ticket_is_forgotten_and_say_so(tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    async with opened(PAGES, tmp_path / "broken", midnight(PAGES, MONDAY), 1) as (centre, clock):
        year = Year(centre, clock, 1, 12)

        def forget(work: Work) -> None:
            work.conn.execute(t_deadline.delete())

        async def forgetting(_: object) -> None:
            await centre.work(forget)

        year.stage.at(midnight(PAGES, date(2026, 1, 6)), forgetting, None)
        outcome = await year.play(2)
    assert [one.rule for one in outcome.broken] != []
    assert outcome.until < midnight(PAGES, date(2026, 1, 7))
    assert next(report.lines(outcome)).startswith("BROKEN at 2026-01-05 16:00 UTC")


async def test_an_open_ticket_held_by_nobody_living_is_seen(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    async with opened(PAGES, tmp_path / "gone", midnight(PAGES, MONDAY), 1) as (centre, clock):
        await Year(centre, clock, 1, 12).play(1)

        def take_away(work: Work) -> tuple[watch.Broken, ...]:
            work.conn.execute(t_ticket.update().where(t_ticket.c.owner_id.is_not(None)).values(owner_id="nobody"))
            work.conn.execute(t_deadline.delete())
            return watch.look_at_all(work)

        broken = await centre.work(take_away)
    assert "held by nobody living" in {one.rule for one in broken}


def test_the_command_plays_prints_and_draws(tmp_path: Path) -> None:
    drawn = tmp_path / "year.svg"
    said = ["simulate", "--days", "1", "--start", "2026-01-05", "--arrivals", "8", "--plot", str(drawn)]
    done = CliRunner().invoke(cli, [*said, "--centre", str(ROOT / "centres" / "hexi")])
    assert done.exit_code == 0, done.output
    assert "accepted in time" in done.output
    assert "held each time" in done.output
    assert drawn.read_text(encoding="utf-8").count("<svg") == 4


def test_a_folder_without_pages_is_refused_in_a_sentence(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["simulate", "--centre", str(tmp_path)])
    assert done.exit_code != 0
    assert isinstance(done.exception, Exception)


@pytest.mark.parametrize("minutes", [1, 89, 91, 3000])
def test_a_span_is_told_in_its_own_unit(minutes: float) -> None:
    assert report.span(minutes) in {"1 min", "89 min", "2 h", "2.1 days"}
