"""Commands about one ticket: its history, and (below) what goes onto paper or to another system."""

import asyncio
from typing import Annotated

import typer

from bot.app import assemble
from bot.centre import history as histories
from bot.centre.house import Work
from bot.settings import SettingError, read_settings

NumberArgument = Annotated[str, typer.Argument(help="the ticket's number, like 白云1104-07")]


def register(cli: typer.Typer) -> None:
    """Add this room's commands."""
    cli.command()(history)


def history(number: NumberArgument) -> None:
    """Print a ticket's whole story from its events alone, and whether its row is what they say. No word of anybody."""
    for line in asyncio.run(_history(number)):
        print(line)


async def _history(number: str) -> list[str]:
    async with assemble(read_settings()) as app:
        return await app.centre.look(lambda work: _told(work, number))


def _told(work: Work, number: str) -> list[str]:
    """The lines. Raises SettingError for a number nobody has."""
    ticket = histories.by_number(work, number)
    if ticket is None:
        raise SettingError(f"There is no ticket {number}.")
    wrong = histories.differs(work, ticket)
    found = [f"the events say {told!r} of {key}, the row {held!r}" for key, (told, held) in sorted(wrong.items())]
    return [*histories.lines(work, ticket), *(found or ["The row is what its events say."])]
