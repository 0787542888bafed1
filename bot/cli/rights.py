"""Commands for what the law gives a person: to know what is held about them, and to have it destroyed."""

import asyncio
from enum import StrEnum
from typing import Annotated

import typer

from bot.app import assemble
from bot.centre import erasing, history, holding, tickets
from bot.centre.house import Work
from bot.centre.keeping import lock
from bot.settings import SettingError, read_settings
from bot.store.vault import Erased

NumberArgument = Annotated[str, typer.Argument(help="the ticket's number, like 白云1104-07")]
_BY = "cli"


class Why(StrEnum):
    """Who or what asked for it."""

    ASKED = "asked"  # the person, at the desk or by telephone
    GUARDIAN = "guardian"  # of somebody under fourteen
    MISTAKE = "mistake"
    COURT = "court"


def register(cli: typer.Typer) -> None:
    """Add this room's commands."""
    cli.command()(held)
    cli.command()(erase)


def held(number: NumberArgument) -> None:
    """Print what is held about the person of a ticket, to hand over to them. That it was printed is kept."""
    for line in asyncio.run(_held(number)):
        print(line)


async def _held(number: str) -> list[str]:
    async with assemble(read_settings()) as app:
        return await app.centre.work(lambda work: _told(work, number))


def _told(work: Work, number: str) -> list[str]:
    ticket = _ticket(work, number)
    try:
        found = holding.of_person(work, ticket.person_id)
    except Erased as gone:
        raise SettingError(f"{number}: everything was deleted; only numbers, kinds and times are left.") from gone
    tickets.note(work, ticket.id, "held_told", _BY)
    return holding.lines(work, ticket.person_id, found, ticket.lang, plain=True)


def erase(
    number: NumberArgument,
    reason: Annotated[Why, typer.Option(help="who asked for it: kept in the ticket's history")],
) -> None:
    """Destroy what the person of a ticket has said. It cannot be undone; what the law makes us keep is printed."""
    for line in asyncio.run(_erase(number, reason)):
        print(line)


async def _erase(number: str, reason: Why) -> list[str]:
    async with assemble(read_settings()) as app:
        return await app.centre.work(lambda work: _begin(work, number, reason))


def _begin(work: Work, number: str, reason: Why) -> list[str]:
    ticket = _ticket(work, number)
    lock(work, ticket.person_id)
    if tickets.is_erased(work, ticket):
        raise SettingError(f"{number}: everything was deleted before.")
    tickets.note(work, ticket.id, "erase_reason", _BY, reason=reason.value)
    kept = erasing.begin(work, ticket.person_id, _BY)
    lines = [f"{number}: open requests are taken back; the key is destroyed by `linli run` within minutes."]
    lines += [f"{one}: the law asks for a report first; it waits until that ticket is closed." for one in kept.waits]
    if kept.reported:
        lines.append("That a report was made, to whom, when and its reference stay for three years at least.")
    return [*lines, "Numbers, kinds and times stay, and the history of what was done, without a word of the person."]


def _ticket(work: Work, number: str) -> tickets.Ticket:
    found = history.by_number(work, number)
    if found is None:
        raise SettingError(f"There is no ticket {number}.")
    return found
