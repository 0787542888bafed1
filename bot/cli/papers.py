"""Commands about one ticket: its history, its FHIR bundle; and starters of the case file's Word templates."""

import asyncio
import json
from pathlib import Path
from typing import Annotated

import typer

from bot.app import assemble
from bot.centre import history as histories
from bot.centre import tickets
from bot.centre.house import Work
from bot.pages.book import LANGS
from bot.pages.papers import PAPERS
from bot.settings import ROOT, SettingError, read_settings
from bot.words import load_words

NumberArgument = Annotated[str, typer.Argument(help="the ticket's number, like 白云1104-07")]


def register(cli: typer.Typer) -> None:
    """Add this room's commands."""
    cli.command()(history)
    cli.command()(fhir)
    cli.command()(papers)


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


def fhir(number: NumberArgument) -> None:
    """Print a ticket as a FHIR R4B bundle: ids and codes, no word, name or telephone of a resident."""
    print(asyncio.run(_fhir(number)))


async def _fhir(number: str) -> str:
    from bot.papers import fhir as export  # noqa: PLC0415 - the models take half a second

    def made(work: Work) -> str:
        ticket = histories.by_number(work, number)
        if ticket is None:
            raise SettingError(f"There is no ticket {number}.")
        tickets.note(work, ticket.id, "exported", "operator", form="fhir")
        return json.dumps(export.bundle(work, ticket), ensure_ascii=False, indent=1)

    async with assemble(read_settings()) as app:
        return await app.centre.work(made)


def papers(
    folder: Annotated[Path, typer.Argument(help="where the starters go; nothing there is overwritten")],
    lang: Annotated[str, typer.Option(help="language of their labels")] = "zh-Hans",
) -> None:
    """Write starter Word templates of the case file's forms, to be edited and put into the centre's `papers` folder."""
    from bot.papers import word  # noqa: PLC0415

    words = load_words(ROOT / "locale", LANGS)
    folder.mkdir(parents=True, exist_ok=True)
    for form in PAPERS:
        path = folder / f"{form}.docx"
        if path.exists():
            print(f"{path} is there already; left as it is.")
            continue
        path.write_bytes(word.starter(form, words, lang))
        print(path)
