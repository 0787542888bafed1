"""Commands that look at pages and words: check, draw, triage."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.app import MachineClock
from bot.pages.book import LANGS, load_flow, load_pages
from bot.pages.check import check_all
from bot.pages.triage_report import explain
from bot.settings import ROOT
from bot.words import load_words
from flows.page import draw as draw_flow

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
    for line in report.remarks:
        print(f"remark  {line}")
    for line in report.problems:
        print(f"refused {line}")
    print(f"{len(report.problems)} refused, {len(report.remarks)} remarks")
    if report.problems:
        raise typer.Exit(1)


def draw(name: Annotated[str, typer.Argument(help="the conversation's page")] = "intake") -> None:
    """Draw a conversation as a Mermaid state diagram."""
    path = ROOT / "flows" / f"{name}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(page.stem for page in (ROOT / "flows").glob("*.yaml")))
        print(f"There is no conversation {name!r}; there is {known}.")
        raise typer.Exit(2)
    print(draw_flow(load_flow(path)))


def triage(
    text: Annotated[str, typer.Argument(help="what a resident might say")],
    lang: Annotated[str, typer.Option(help="language of the labels")] = "zh-Hans",
    centre: CentreOption = DEMO,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="one line of JSON instead of words")] = False,
) -> None:
    """Say what was understood of a text, and why."""
    pages = load_pages(ROOT, centre)
    reading = pages.reader.read(text)
    if as_json:
        evidence = [{"rule": e.rule, "words": e.words, "at": [e.start, e.end]} for e in reading.evidence]
        aside = [{"rule": s.rule, "words": s.words, "reason": s.reason} for s in reading.set_aside]
        said = {"concern": reading.concern, "also": reading.also, "urgency": reading.urgency.code}
        said |= {"subject": reading.subject.value, "age_band": reading.age_band, "lang": reading.lang}
        print(json.dumps({"text": text, **said, "evidence": evidence, "set_aside": aside}, ensure_ascii=False))
        return
    words = load_words(ROOT / "locale", LANGS)
    print(explain(reading, lambda key, **slots: words.say(lang, key, **slots)))
