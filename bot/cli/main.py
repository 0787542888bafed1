"""``linli``: every command, and how a refusal reads: one sentence, no traceback."""

import sys

import typer

from bot.cli import keep, look, papers, people, rights, run, sheets, shifts, simulate, talk
from bot.page import PageError
from bot.settings import SettingError
from bot.store.keys import KeysUnusable
from bot.store.outage import StoreDown, StoreUnready
from bot.transcript import TranscriptError

cli = typer.Typer(
    name="linli",
    help="Linli answers the door of a community social-work centre.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for room in (run, talk, look, papers, people, rights, keep, sheets, shifts, simulate):
    room.register(cli)

_REFUSALS = (PageError, SettingError, KeysUnusable, StoreUnready, StoreDown, TranscriptError)


def main() -> None:
    """Run one command. Exit code 2 and one sentence when it cannot be done."""
    try:
        cli()
    except _REFUSALS as refusal:
        print(str(refusal), file=sys.stderr)
        raise SystemExit(2) from None
