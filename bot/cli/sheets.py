"""Commands about the organisation's pages: import, export, example-city."""

from pathlib import Path
from typing import Annotated

import typer

from bot.settings import ROOT
from bot.sheets.example import write_city, write_small

_MODEL = ROOT / "centres" / "hexi"


def register(cli: typer.Typer) -> None:
    """Add this room's commands."""
    cli.command(name="example-city")(example_city)


def example_city(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="a new folder; its name becomes the centre's id")],
    seed: Annotated[int, typer.Option(help="another number makes another city; the same number the same city")] = 1,
    *,
    small: Annotated[bool, typer.Option("--small", help="instead, the hand-written district of nine units")] = False,
) -> None:
    """Write the pages of a made-up city: 188 centres, 90 rooms of one district, about 2,000 staff. For trying things."""
    if small:
        write_small(folder, _MODEL)
        print(f"{folder}: the small district is written.")
        return
    counts = write_city(folder, seed, _MODEL)
    print(f"{folder}: {', '.join(f'{count} {name}' for name, count in counts.items())}.")
