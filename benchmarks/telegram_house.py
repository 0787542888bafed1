"""``linli run`` with budgets that never end: only to see how fast the house could be if no platform had limits."""

from collections.abc import Callable
from dataclasses import replace

from bot.app import App, Messenger
from bot.cli import run
from bot.cli.bots import open_bots
from bot.cli.main import main

_PLENTY = 100_000


def _unlimited(app: App, names: tuple[str, ...], open_doors: Callable[[], bool]) -> list[Messenger]:
    bots = open_bots(app, names, open_doors)
    for bot in bots:
        bot.budget = replace(bot.budget, overall_per_s=_PLENTY, chat_per_s=_PLENTY, group_per_min=_PLENTY)
    return bots


if __name__ == "__main__":
    run.open_bots = _unlimited  # type: ignore[attr-defined]
    main()
