"""Commands that keep the database: init-db, upgrade, backup, restore, rotate-keys."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.app import MachineClock, assemble
from bot.settings import Settings, read_settings
from bot.store.backup import backup as back_up
from bot.store.backup import restore as bring_back
from bot.store.keys import Keys
from bot.store.rotation import drop_old_keys, rotate_master
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


def backup(file: FileArgument) -> None:
    """Copy everything into a new file and prove that the copy can be read. The doors may stay open."""
    settings = read_settings()
    proof = back_up(settings.database, file, Keys.read(settings.keys), MachineClock().now())
    print(f"Kept in {file}: {proof.persons} people, {proof.opened} messages opened to prove it.")
    print("The master key is not in it; keep a copy of that in another place.")


def restore(file: FileArgument) -> None:
    """Fill an empty database from a backup, and bring it up to this version."""
    settings = read_settings()
    bring_back(file, settings.database)
    print(f"{settings.database} is filled from {file}.")


def rotate_keys(
    *, drop_old: Annotated[bool, typer.Option(help="take out old keys nothing is wrapped with any more")] = False
) -> None:
    """Make a new master key and wrap every person's key with it. Then keep a copy of the keys file again."""
    settings = read_settings()
    if drop_old:
        dropped = asyncio.run(_drop(settings))
        print(f"taken out: {', '.join(dropped) or 'nothing'}")
        return
    count = asyncio.run(_rotate(settings))
    print(f"{count} keys are wrapped with a new master key in {settings.keys}.")
    print("Restart what is running, then take the old key out with `linli rotate-keys --drop-old`.")


async def _rotate(settings: Settings) -> int:
    async with assemble(settings) as app:
        return await rotate_master(app.store, settings.keys, app.clock.steady())


async def _drop(settings: Settings) -> list[str]:
    async with assemble(settings) as app:
        return await drop_old_keys(app.store, settings.keys, app.clock.steady())
