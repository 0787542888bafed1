"""Commands about people: a worker's way in, and the share of promises kept."""

import asyncio
from typing import Annotated

import typer
from sqlalchemy import func, select

from bot.app import assemble
from bot.settings import SettingError, Settings, read_settings
from bot.store.passes import make_link
from bot.store.tables import t_promise

_LINK_MINUTES = 60


def register(cli: typer.Typer) -> None:
    """Add this room's commands."""
    cli.command()(enrol)
    cli.command()(promises)


def enrol(
    worker: Annotated[str, typer.Argument(help="the worker's id on the centre's page")],
    minutes: Annotated[int, typer.Option(min=5, max=7 * 24 * 60, help="how long the link works")] = _LINK_MINUTES,
) -> None:
    """Print a one-time link with which a worker signs in at the desk. Hand it over in person."""
    print(asyncio.run(_enrol(read_settings(), worker, minutes)))


async def _enrol(settings: Settings, worker: str, minutes: int) -> str:
    async with assemble(settings) as app:
        found = app.centre.station.worker(worker)
        if found is None:
            known = ", ".join(one.id for one in app.centre.station.workers)
            raise SettingError(f"There is no worker {worker!r} on {settings.centre}/centre.yaml; there is {known}.")
        token = await app.store.turn(lambda conn: make_link(conn, worker, app.clock.steady(), minutes))
        root = settings.public_url or f"http://{settings.host}:{settings.port}"
        return f"{found.name} ({worker}), once, for {minutes} minutes:\n{root}/desk/enter/{token}"


def promises() -> None:
    """Print how many of the times told to residents were kept (说到做到)."""
    rows = asyncio.run(_promises(read_settings()))
    settled = sum(count for state, count in rows.items() if state in {"kept", "renewed", "broken"})
    for state in ("kept", "renewed", "broken", "open", "released"):
        print(f"{state:9} {rows.get(state, 0)}")
    if settled:
        share = (rows.get("kept", 0) + rows.get("renewed", 0)) / settled
        print(f"kept or renewed in time: {share:.1%} of {settled}")
    else:
        print("no promise has come due yet")


async def _promises(settings: Settings) -> dict[str, int]:
    async with assemble(settings) as app:
        query = select(t_promise.c.state, func.count()).group_by(t_promise.c.state)
        rows = await app.store.look(lambda conn: conn.execute(query).all())
        return {str(state): int(count) for state, count in rows}
