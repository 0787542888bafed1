"""The command that reads shifts from a calendar: import-shifts."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.app import assemble
from bot.centre import importing
from bot.centre.importing import Plan
from bot.settings import SettingError, Settings, read_settings
from bot.sheets.ical import MOST_BYTES, NotACalendarError, read


def register(cli: typer.Typer) -> None:
    """Add this room's command."""
    cli.command(name="import-shifts")(import_shifts)


def import_shifts(
    file: Annotated[Path, typer.Argument(help="an iCalendar file (.ics); an event's title names a worker and a place")],
    unit: Annotated[str, typer.Option(help="the id of the unit whose roster it is")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only say what would change")] = False,
) -> None:
    """Put the shifts of a calendar into a unit's roster, all or none; again changes nothing. Exit 1 for a bad event."""
    plan = asyncio.run(_bring(read_settings(), file, unit, dry_run=dry_run))
    if plan.faults:
        for fault in plan.faults:
            print(f"refused {fault}")
        print(f"{len(plan.faults)} refused. Nothing is changed.")
        raise typer.Exit(1)
    for line in plan.lines:
        print(line)
    done = "would change" if dry_run else "changed"
    print(f"{len(plan.lines)} {done}, {plan.same} already so, {plan.past} past and left alone.")


async def _bring(settings: Settings, file: Path, unit: str, *, dry_run: bool) -> Plan:
    data = await asyncio.to_thread(_bytes, file)
    async with assemble(settings) as app:
        organisation = app.centre.organisation
        if unit not in organisation.units:
            raise SettingError(f"There is no unit {unit!r}; there is {', '.join(organisation.units)}.")
        try:
            events, faults = read(data, organisation.units[unit].tz)
        except NotACalendarError as error:
            raise SettingError(f"{file}: {error}.") from error
        plan = await app.centre.work(lambda work: importing.bring(work, unit, events, dry_run=dry_run or bool(faults)))
        app.centre.live.publish("deadlines")
        return Plan(plan.lines, (*faults, *plan.faults), plan.past, plan.same)


def _bytes(file: Path) -> bytes:
    """The file. Raises SettingError when it cannot be read or is far too large."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise SettingError(f"{file}: {error.strerror}.") from error
