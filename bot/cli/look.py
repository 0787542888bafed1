"""Commands that look at pages and words: check, draw, triage."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.app import MachineClock
from bot.page import PageError
from bot.pages.book import LANGS, load_flow, load_pages
from bot.pages.check import check_all
from bot.pages.papers import FOLDER
from bot.pages.triage_report import explain
from bot.settings import ROOT
from bot.words import load_words
from flows.page import draw as draw_flow
from referral import life

DEMO = ROOT / "centres" / "baiyun"
CentreOption = Annotated[Path, typer.Option(help="the folder with the centre's pages")]


def register(cli: typer.Typer) -> None:
    """Add this room's commands."""
    cli.command()(check)
    cli.command()(draw)
    cli.command()(triage)


def check(centre: CentreOption = DEMO) -> None:
    """Check every page: conversation, words, rules, centre, roster, answers, numbers. Exit 1 when one is refused."""
    report = check_all(ROOT, centre, MachineClock().now())
    templates = _templates(centre)
    for line in report.remarks:
        print(f"remark  {line}")
    problems = [*report.problems, *templates]
    for line in problems:
        print(f"refused {line}")
    print(f"{len(problems)} refused, {len(report.remarks)} remarks")
    if problems:
        raise typer.Exit(1)


def _templates(centre: Path) -> list[str]:
    """What is wrong with the centre's own Word templates; without one, Word's libraries stay where they are."""
    if not (centre / FOLDER).is_dir():
        return []
    from bot.papers import word  # noqa: PLC0415

    try:
        word.check(centre)
    except PageError as error:
        return [str(error)]
    return []


def draw(name: Annotated[str, typer.Argument(help="the conversation's page, or life")] = "intake") -> None:
    """Draw a conversation, or a ticket's ``life``, as a Mermaid state diagram."""
    if name == "life":
        print(life.draw())
        return
    path = ROOT / "flows" / f"{name}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(page.stem for page in (ROOT / "flows").glob("*.yaml")))
        print(f"There is no conversation {name!r}; there is {known}.")
        raise typer.Exit(2)
    print(draw_flow(load_flow(path)))


def triage(  # noqa: PLR0913 - each is one option of the command
    text: Annotated[str | None, typer.Argument(help="what a resident might say")] = None,
    lang: Annotated[str, typer.Option(help="language of the labels")] = "zh-Hans",
    centre: CentreOption = DEMO,
    jsonl: Annotated[Path | None, typer.Option(help='file of lines {"text": …}, - for what is piped in')] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="one line of JSON instead of words")] = False,
    labels: Annotated[
        bool,
        typer.Option(
            "--labels", help="with --jsonl: score against concern, urgency, subject, crisis; the table goes to stderr"
        ),
    ] = False,
) -> None:
    """Say what was understood of a text, and why; or of every line of a file, one JSON line each."""
    if (text is None) == (jsonl is None):
        print("Give one text, or --jsonl FILE.", file=sys.stderr)
        raise typer.Exit(2)
    if jsonl is not None and str(jsonl) != "-" and not jsonl.is_file():
        print(f"There is no file {jsonl}.", file=sys.stderr)
        raise typer.Exit(2)
    pages = load_pages(ROOT, centre)
    if text is None:
        from bot.cli.triage_lines import triage_lines  # noqa: PLC0415 - its progress bar is loaded for files only

        if jsonl is not None and (broken := triage_lines(jsonl, pages.reader, sys.stdout, sys.stderr, labels=labels)):
            print(f"{broken} broken lines left out", file=sys.stderr)
        return
    reading = pages.reader.read(text)
    if as_json:
        from bot.cli.triage_lines import as_json as line_of  # noqa: PLC0415 - as above

        print(line_of(text, reading))
        return
    words = load_words(ROOT / "locale", LANGS)
    print(explain(reading, lambda key, **slots: words.say(lang, key, **slots)))
