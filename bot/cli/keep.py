"""Commands that keep the database: init-db, upgrade, backup, restore, rotate-keys."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.app import MachineClock
from bot.settings import read_settings
from bot.store import backups
from bot.store.schema import init_db as make_db
from bot.store.schema import upgrade as upgrade_db

FileArgument = Annotated[Path, typer.Argument(help="the backup's file")]


def register(cli: typer.Typer) -> None:
    """Add this room's commands."""
    cli.command(name="init-db")(init_db)
    cli.command()(upgrade)
    cli.command()(backup)
    cli.command()(restore)
    cli.command(name="rotate-keys")(rotate_keys)


def init_db() -> None:
    """Make the tables and the master key, and say where the key lies."""
    settings = read_settings()
    place = make_db(settings.database, settings.keys, MachineClock().now())
    print(f"The database is made. The master key lies in {place}:")
    print("keep a copy of it in another place than the database's backups. Without it nothing can be read.")


def upgrade() -> None:
    """Bring the database up to this version. Make a backup first."""
    print(f"The database is at version {upgrade_db(read_settings().database)}.")
