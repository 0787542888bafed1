"""Commands that run the house: demo, run, ready."""

import asyncio
import shutil
import socket
from collections.abc import Awaitable, Callable
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import segno
import structlog
import typer

from bot.app import App, MachineClock, assemble, begin_at_work, cookie_secret, listen, quiet_logs, serve, warp
from bot.cli.bots import open_bots, open_loud
from bot.doors.web_visitors import Visitors
from bot.gate import Gate
from bot.hook import PATH, Hook, secret_of
from bot.loading import loaded
from bot.pages.book import LANGS, load_pages
from bot.pages.notice import load_notices
from bot.settings import ROOT, SettingError, Settings, read_settings
from bot.store.outage import StoreDown
from bot.store.schema import init_db
from bot.story import Story, load_chapters
from bot.web import Play, build_hooks, build_web

_LOOK_S = 60.0
log = structlog.get_logger("gate")


def register(cli: typer.Typer) -> None:
    """Add this room's commands."""
    cli.command()(demo)
    cli.command()(run)
    cli.command()(ready)


def demo(
    port: Annotated[int, typer.Option(help="the port to listen on")] = 8080,
    centre: Annotated[Path, typer.Option(help="the folder with a demo centre's pages")] = ROOT / "centres" / "baiyun",
    *,
    lan: Annotated[bool, typer.Option(help="let phones of the same network in, and print a QR code")] = False,
    keep: Annotated[bool, typer.Option(help="go on with the last demo instead of starting anew")] = False,
    still: Annotated[bool, typer.Option(help="do not play the story until somebody asks for it")] = False,
) -> None:
    """Everything in one browser window, on a small database of its own; no token, no real people."""
    folder = ROOT / ".demo"
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)
    host = "0.0.0.0" if lan else "127.0.0.1"  # noqa: S104 - only when asked for
    settings = Settings(
        _env_file=None,
        centre=centre,
        database=f"sqlite:///{folder / 'linli.db'}",
        keys=folder / "linli.keys",
        host=host,
        port=port,
        loud_url="",  # whatever is set: a demo rings nobody
    )
    folder.mkdir(exist_ok=True)
    fresh = not settings.keys.exists()
    if fresh:
        init_db(settings.database, settings.keys, MachineClock().steady())
    taken = _listen(host, port)
    address = f"http://{_own_address() if lan else '127.0.0.1'}:{port}/"
    print(f"\n  {address}\n")
    if lan:
        segno.make(address).terminal(compact=True)
    quiet_logs()
    asyncio.run(_demo(settings, taken, still=still, fresh=fresh))


async def _demo(settings: Settings, taken: socket.socket, *, still: bool, fresh: bool) -> None:
    async with assemble(settings) as app:
        if fresh:
            await begin_at_work(app)
        secret = cookie_secret(settings.keys.parent)
        visitors = Visitors(app.centre, secret)
        story = Story(
            app.centre,
            load_chapters(settings.centre / "story"),
            warp=_warp_of(app),
            visitors=visitors,
        )
        notices = load_notices(settings.centre, LANGS)
        play = Play(story, _warp_of(app))
        web = build_web(app.centre, settings, secret=secret, open_doors=lambda: True, notices=notices, play=play)
        telling = None if still else asyncio.create_task(story.tell_all())
        await serve(app, web, [taken])
        if telling is not None:
            telling.cancel()


def _warp_of(app: App) -> Callable[[timedelta], Awaitable[None]]:
    async def by(span: timedelta) -> None:
        await warp(app, span)

    return by


class Part(StrEnum):
    """What one process serves."""

    WEB = "web"
    RESIDENTS = "residents"
    DESK = "desk"


def run(
    only: Annotated[
        list[Part] | None, typer.Option(help="serve this part alone: web, residents or desk; may be given twice")
    ] = None,
    port: Annotated[int | None, typer.Option(help="listen on this port instead of LINLI_PORT")] = None,
) -> None:
    """Run the real thing from ``.env``; residents come in once `linli ready` finds nothing missing."""
    settings = read_settings()
    parts = frozenset(only or Part)
    missing = [part for part in parts - {Part.WEB} if only and part.value not in settings.bots]
    if missing:
        raise SettingError(f"LINLI_{missing[0].upper()}_TOKEN is not set, so there is no {missing[0]} bot to run.")
    bots = tuple(name for name in settings.bots if Part(name) in parts)
    by_hook = bool(bots) and settings.telegram_by == "webhook"
    quiet_logs()
    if Part.WEB not in parts and not by_hook:
        asyncio.run(_run(settings, None, parts, bots, shared=True))
        return
    with _listen(settings.host, port or settings.port) as taken:
        asyncio.run(_run(settings, taken, parts, bots, shared=only is not None))


async def _run(
    settings: Settings, taken: socket.socket | None, parts: frozenset[Part], names: tuple[str, ...], *, shared: bool
) -> None:
    async with assemble(settings, shared=shared) as app:
        notices = load_notices(settings.centre, LANGS)
        gate = Gate(app.centre, frozenset(notices), settings.open_doors_by)
        lacks = await gate.look()
        secret = cookie_secret(settings.keys.parent)
        bots = open_bots(app, names, gate)
        loud = open_loud(app)
        by_hook = settings.telegram_by == "webhook"
        hooks = {bot.name: Hook(secret_of(secret, bot.name), bot.keep) for bot in bots} if by_hook else {}
        web = None
        if Part.WEB in parts:
            print(f"  desk       http://{settings.host}:{settings.port}/desk")
            web = build_web(app.centre, settings, secret=secret, open_doors=gate, notices=notices, hooks=hooks)
        elif hooks:
            web = build_hooks(hooks)
        print(f"  residents  {'open' if gate() else 'shut'}: {len(lacks)} things missing, see `linli ready`")
        for bot in bots:
            print(f"  telegram   {bot.name}, by {settings.telegram_by}")
        if loud:
            print(f"  loud       by {settings.loud}")
        for line in _notes(app):
            print(f"  note       {line}")
        places = {name: (f"{settings.public_url}{PATH}{name}", hook.secret) for name, hook in hooks.items()}
        looking = asyncio.create_task(_look_on(gate))
        loaded()
        try:
            await serve(app, web, [taken] if taken else [], bots, places, outboxes=loud)
        finally:
            looking.cancel()
            for one in (*bots, *loud):
                await one.close()


def _notes(app: App) -> list[str]:
    """What keeps nobody out, and should be looked at: a gateway that no page speaks of."""
    if not app.settings.loud or any(one.loud for one in app.centre.organisation.units.values()):
        return []
    return [app.centre.words.say(app.centre.house.lang, "ready-loud-unsaid")]


async def _look_on(gate: Gate) -> None:
    while True:
        await asyncio.sleep(_LOOK_S)
        try:
            await gate.look()
        except StoreDown as outage:  # the doors stay as they stood; without this nobody would look again afterwards
            log.warning("store down", reason=outage.reason)


def ready() -> None:
    """Say what is still missing before residents may be let in. Exit 1 while anything is."""
    settings = read_settings()
    lacks = asyncio.run(_lacks(settings))
    for line in lacks:
        print(f"missing  {line}")
    if lacks:
        print(f"{len(lacks)} missing; residents' doors stay shut.")
        raise typer.Exit(1)
    print("Nothing is missing: residents may come in.")


async def _lacks(settings: Settings) -> list[str]:
    pages = load_pages(ROOT, settings.centre)
    async with assemble(settings, pages) as app:
        gate = Gate(app.centre, frozenset(load_notices(settings.centre, LANGS)))
        lang = pages.station.languages[0]
        found = await gate.look()
        noted = [pages.words.say(lang, lack.key, **lack.args) for lack in await gate.notes()]
        for line in (*noted, *_notes(app)):
            print(f"note     {line}")
        for bot in open_bots(app, settings.bots, gate):
            try:
                found += await bot.look()
            finally:
                await bot.close()
        return [pages.words.say(lang, lack.key, **lack.args) for lack in found]


def _listen(host: str, port: int) -> socket.socket:
    try:
        return listen(host, port)
    except OSError as error:
        raise SettingError(f"LINLI_PORT {port} on {host} cannot be listened on: {error.strerror}.") from None


def _own_address() -> str:
    """This machine's address on its own network; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address: only the route is looked up
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
