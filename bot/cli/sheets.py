"""Commands about the organisation's pages: import, export, example-city."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.page import PageError
from bot.settings import ROOT
from bot.sheets.bringing import Outcome, bring, look
from bot.sheets.columns import Sheet, sheet_called, titles
from bot.sheets.example import write_city, write_small
from bot.sheets.outgoing import write_file

_MODEL = ROOT / "centres" / "hexi"
_SHOWN = 200  # so many changes of one kind are shown line by line
CentreOption = Annotated[Path | None, typer.Option(help="the folder with the centre's pages")]
SheetOption = Annotated[str | None, typer.Option(help="only this page: 单位, 片区, 人员, 开放时间 or 值班")]


class Encoding(StrEnum):
    """How a .csv may be written."""

    UTF8 = "utf-8"
    GB18030 = "gb18030"
    BIG5 = "big5"


def register(cli: typer.Typer) -> None:
    """Add this room's commands."""
    cli.command(name="import")(import_file)
    cli.command(name="export")(export_file)
    cli.command(name="example-city")(example_city)


def import_file(
    file: Annotated[Path, typer.Argument(help="a .xlsx, .csv or .yaml file")],
    centre: Annotated[Path, typer.Option(help="the folder with the centre's pages")],
    sheet: SheetOption = None,
    encoding: Annotated[Encoding, typer.Option(help="how a .csv is written; never guessed")] = Encoding.UTF8,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only say what would change")] = False,
) -> None:
    """Put the units, areas, people, hours and duty of a file in the place of the centre's. Exit 1 when a row is bad."""
    outcome = bring(file, centre, _sheet(sheet), encoding.value, dry_run=dry_run)
    if outcome.finished:
        print("An earlier import had been cut off; it is finished now.")
    for one in outcome.left:
        print(f"{one.title} has no row: {one.name}.yaml stays as it is.")
    if outcome.faults:
        for fault in outcome.faults:
            print(f"refused {fault}")
        print(f"{len(outcome.faults)} refused. Nothing is changed.")
        raise typer.Exit(1)
    _say(outcome, centre, dry_run=dry_run)


def _say(outcome: Outcome, centre: Path, *, dry_run: bool) -> None:
    for difference in outcome.differences:
        for line in difference.lines(_SHOWN):
            print(line)
    _tell_nested(outcome.nested or {}, centre)
    if not any(outcome.differences):
        print("Nothing changes.")
    elif dry_run:
        print("It would work. Nothing is written yet.")
    else:
        print(f"Written. The old pages are kept as *.bak-{outcome.kept}. Restart what is running.")


def export_file(
    file: Annotated[Path | None, typer.Argument(help="a new .xlsx, .csv or .yaml file")] = None,
    centre: CentreOption = None,
    sheet: SheetOption = None,
    template: Annotated[
        Path | None, typer.Option(metavar="FILE", help="instead, an empty .xlsx with headings, examples and the words")
    ] = None,
) -> None:
    """Write the units, areas, people, hours and duty of a centre into a file to work on."""
    if template is not None:
        if template.suffix.lower() != ".xlsx":
            raise PageError(f"{template}: name the template .xlsx")
        from bot.sheets.workbook_out import write_template  # noqa: PLC0415 - openpyxl takes a third of a second

        write_template(template)
        print(f"{template}: fill it in, then `linli import {template} --centre FOLDER --dry-run`.")
        return
    if file is None or centre is None:
        raise PageError("Name the file to write and --centre with its folder, or --template FILE.")
    standing = look(centre)
    written = write_file(file, standing, _sheet(sheet))
    print(f"{file}: {', '.join(f'{len(standing.pages[one.name])} {one.name}' for one in written)}.")
    _tell_nested(standing.nested, centre)


def _tell_nested(nested: Mapping[str, int], centre: Path) -> None:
    if nested:
        lists = ", ".join(f"{count} {name}" for name, count in nested.items())
        print(f"Not in the sheets: {lists} written in {centre / 'centre.yaml'} itself.")


def _sheet(name: str | None) -> Sheet | None:
    if name is None:
        return None
    found = sheet_called(name)
    if found is None:
        raise PageError(f"--sheet: there is no {name!r}; there is {titles()}")
    return found


def example_city(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="a new folder; its name becomes the centre's id")],
    seed: Annotated[int, typer.Option(help="another number makes another city; the same number the same city")] = 1,
    *,
    small: Annotated[bool, typer.Option("--small", help="instead, the hand-written district of nine units")] = False,
) -> None:
    """Write a made-up city to try things on: 188 centres, 90 community rooms in one district, about 2,000 staff."""
    if small:
        write_small(folder, _MODEL)
        print(f"{folder}: the small district is written.")
        return
    counts = write_city(folder, seed, _MODEL)
    print(f"{folder}: {', '.join(f'{count} {name}' for name, count in counts.items())}.")
