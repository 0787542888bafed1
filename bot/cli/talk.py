"""``linli chat``: a resident and a worker in one terminal; what was said can be kept as a test."""

import asyncio
import tempfile
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Annotated

import typer

from bot.app import MachineClock
from bot.centre.centre import Centre
from bot.centre.house import House
from bot.courier import Courier
from bot.pages.book import load_pages
from bot.settings import ROOT
from bot.store.engine import Store, open_store
from bot.store.keys import Keys
from bot.store.schema import init_db
from bot.transcript import Stage, TranscriptError, parse, target_of

_HELP = """You are everybody. A line is a cue:
  阿婆: 我孙女整天哭          a resident speaks (any name)
  阿婆: [都没有]              presses a button          阿婆: 🎤    a voice note
  feng: [接单]                a worker presses          feng: 你好  a worker replies
  (30 min)                    time passes
An empty line ends it."""


class _Still:
    """Time stands still in a transcript until a cue lets it pass."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """Civil time."""
        return self.at

    def steady(self) -> datetime:
        """The same: nothing here lasts long enough for a sign-in."""
        return self.at


def register(cli: typer.Typer) -> None:
    """Add this room's commands."""
    cli.command()(chat)


def chat(
    record: Annotated[Path | None, typer.Option(help="keep what was said as a transcript, FILE.chat")] = None,
    centre: Annotated[Path, typer.Option(help="the folder with the centre's pages")] = ROOT / "centres" / "baiyun",
) -> None:
    """Talk with the centre in this terminal: resident and worker, on a database that is thrown away."""
    print(_HELP)
    lines = asyncio.run(_chat(centre))
    if record is not None and lines:
        record.write_text("# recorded\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
        print(f"kept in {record}")


async def _chat(folder: Path) -> list[str]:
    lines: list[str] = []
    clock = _Still(MachineClock().now().replace(second=0, microsecond=0))
    with tempfile.TemporaryDirectory() as place:
        url, keys = f"sqlite:///{place}/linli.db", Path(place) / "linli.keys"
        await asyncio.to_thread(init_db, url, keys, clock.now())
        async with await open_store(url, Keys.read(keys), clock) as store:
            stage, courier = await _stage(store, folder)
            local = clock.at.astimezone(stage.centre.station.tz)
            lines.append(f"(at {local:%Y-%m-%d %H:%M})")
            while line := (await asyncio.to_thread(_ask)).strip():
                try:
                    seen = await _one(line, stage, courier, clock)
                except TranscriptError as error:
                    print(f"  ({error})")
                    continue
                print("\n".join(seen))
                lines += [line, *seen]
    return lines


async def _stage(store: Store, folder: Path) -> tuple[Stage, Courier]:
    pages = await asyncio.to_thread(load_pages, ROOT, folder)
    centre = Centre(House(pages, store.vault, Random(1)), store)  # noqa: S311 - a transcript's dice always fall alike
    await centre.open()
    courier = Courier(store, arrived=centre.delivered)

    async def settled() -> None:
        while await centre.hear_next():
            pass
        await courier.drain()

    return Stage(centre, settled), courier


async def _one(line: str, stage: Stage, courier: Courier, clock: _Still) -> list[str]:
    _, cues = parse(line)
    for cue in cues:
        if cue.who is None:
            await _pass(stage, courier, clock, target_of(cue, stage, clock.at))
        else:
            await stage.perform(cue)
    return await stage.sights()


async def _pass(stage: Stage, courier: Courier, clock: _Still, until: datetime) -> None:
    while (due := await stage.centre.next_due()) is not None and due <= until:
        clock.at = max(clock.at, due)
        if await stage.centre.tick() == 0:
            break
        await courier.drain()
    clock.at = max(clock.at, until)


def _ask() -> str:
    try:
        return input("> ")
    except EOFError:
        return ""
