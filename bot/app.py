"""Puts Linli together: the machine's clock, the store, the centre, its doors and loops, in one TaskGroup."""

import asyncio
import logging
import secrets
import signal
import socket
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import SystemRandom
from typing import Any, Protocol

import structlog
import uvicorn
from fastapi import FastAPI
from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.budget import Budget
from bot.carrier import Carrier
from bot.centre import gapwatch, pings, pulses
from bot.centre.centre import Centre
from bot.centre.house import House
from bot.courier import Courier
from bot.loading import loading
from bot.pages.book import Pages, load_pages
from bot.pages.ready import Lack
from bot.pages.rulebook import refuse
from bot.poller import Beat, Update
from bot.settings import ROOT, Settings
from bot.store.engine import Store, open_store
from bot.store.keys import Keys
from bot.store.tables import t_setting
from bot.telegram import Refusal, Why
from referral.duty import on_duty

_OFFSET = "clock_offset"
_WEEKS = 21  # days looked ahead for somebody on duty
_AGAIN_S = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
log = structlog.get_logger("app")


class MachineClock:
    """The machine's clock; the civil one may be ahead by an offset that is stored and shared (the demo warps it)."""

    def __init__(self) -> None:
        self.offset = timedelta(0)

    def now(self) -> datetime:
        """Civil time, UTC."""
        return datetime.now(UTC) + self.offset  # noqa: TID251 - the one place that reads the machine's clock

    def steady(self) -> datetime:
        """Real time, UTC, never warped."""
        return datetime.now(UTC)  # noqa: TID251 - the one place that reads the machine's clock


HookAt = tuple[str, str]  # where the platform calls a bot, and the secret it shows


class Outbox(Protocol):
    """What carries letters to a platform, within that platform's limits."""

    name: str
    carriers: Mapping[str, Carrier]
    budget: Budget

    async def close(self) -> None:
        """Hang up."""
        ...


class Messenger(Outbox, Protocol):
    """A bot on a messenger: both ways of it, and how it is set up and looked at."""

    async def keep(self, updates: list[Update]) -> None:
        """Commit what came, all in one transaction. Raises StoreDown: then nothing was kept."""
        ...

    async def set_up(self, hook: HookAt | None) -> Refusal | None:
        """Menu, descriptions, and whether it is asked or calls. May be repeated; None when all is as it should be."""
        ...

    async def run(self, *, polling: bool, beat: Beat) -> None:
        """Hear it for ever."""
        ...

    async def look(self) -> list[Lack]:
        """What is wrong with how it is set up, asked of the platform itself."""
        ...


@dataclass(slots=True)
class App:
    """Everything that runs, put together but not yet running."""

    settings: Settings
    clock: MachineClock
    store: Store
    centre: Centre
    courier: Courier


async def warp(app: App, by: timedelta) -> None:
    """Let civil time jump (demo only): the offset is stored, and what fell due runs in order."""
    centre, clock = app.centre, app.clock
    target = clock.now() + by
    while True:  # step from deadline to deadline, so that each happens at its own time
        due = await centre.next_due()
        if due is None or due > target:
            break
        if due > clock.now():
            clock.offset += due - clock.now()
        if await centre.tick() == 0:
            break
        await app.courier.drain()  # said at its own time, so nothing is late because we jumped
    if target > clock.now():
        clock.offset += target - clock.now()
    await centre.store.turn(lambda conn: _keep_offset(conn, clock))
    for topic in ("deadlines", "outbox", "board", "clock"):
        centre.live.publish(topic)


async def begin_at_work(app: App) -> None:
    """Set the demo's civil clock to ten in the morning of a day with somebody on duty: a story needs a worker."""
    station, now = app.centre.station, app.clock.steady()
    ten = datetime.combine(now.astimezone(station.tz).date(), time(10), station.tz)
    for days in range(_WEEKS):
        at = (ten + timedelta(days=days)).astimezone(UTC)
        if on_duty(station, at).first is not None:
            app.clock.offset = at - now
            break
    await app.store.turn(lambda conn: _keep_offset(conn, app.clock))


def _keep_offset(conn: Connection, clock: MachineClock) -> None:
    dialect = postgresql if conn.dialect.name == "postgresql" else sqlite
    value = {"seconds": clock.offset.total_seconds()}
    row = dialect.insert(t_setting).values(key=_OFFSET, value=value, at=clock.steady())
    conn.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": value, "at": clock.steady()}))


def _read_offset(conn: Connection) -> timedelta:
    value = conn.execute(select(t_setting.c.value).where(t_setting.c.key == _OFFSET)).scalar_one_or_none()
    return timedelta(seconds=value["seconds"]) if value else timedelta(0)


@asynccontextmanager
async def assemble(settings: Settings, pages: Pages | None = None, *, shared: bool = False) -> AsyncIterator[App]:
    """Open the store and build the centre. Raises what pages, keys and store refuse, each with a sentence.

    ``shared``: other processes serve the same database.
    """
    with loading():
        found = pages or load_pages(ROOT, settings.centre)
        if pages is None:
            refuse(ROOT, found.reader.book)
    clock = MachineClock()
    async with await open_store(settings.database, Keys.read(settings.keys), clock, shared=shared) as store:
        clock.offset = await store.look(_read_offset)
        by_link = settings.telegram_details == "link"
        house = House(found, store.vault, SystemRandom(), details_by_link=by_link, loud_by=settings.loud)
        house.address = settings.public_url or f"http://{settings.host}:{settings.port}"
        centre = Centre(house, store)
        await centre.open()
        yield App(settings, clock, store, centre, Courier(store, arrived=centre.delivered))


async def serve(  # noqa: PLR0913 - each is a different part of the house
    app: App,
    web: FastAPI | None,
    sockets: list[socket.socket],
    bots: Sequence[Messenger] = (),
    hooks: Mapping[str, HookAt] | None = None,
    *,
    outboxes: Sequence[Outbox] = (),
) -> None:
    """Run the loops, the bots and the web server (if any) until a signal; what is under way is finished.

    What waits is kept. A bot without a hook is asked for its updates. ``outboxes`` are only written to.
    """
    stop = asyncio.Event()  # uvicorn takes the signals while it serves, and raises them again for us afterwards
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop.set)
    await app.centre.work(lambda work: pulses.begin(work, app.settings.bots))
    await app.centre.work(pings.begin)
    await app.centre.work(gapwatch.arm)
    async with asyncio.TaskGroup() as group:
        running = [
            group.create_task(app.centre.hear_on(), name="hear"),
            group.create_task(app.centre.tick_on(), name="tick"),
            group.create_task(app.centre.rules.keep_on(), name="rules"),
            group.create_task(app.courier.run(), name="courier"),
            *(group.create_task(courier_of(app, one).run(), name=f"courier-{one.name}") for one in (*bots, *outboxes)),
            *(group.create_task(keep_up(app, bot, (hooks or {}).get(bot.name)), name=bot.name) for bot in bots),
        ]
        waiting = asyncio.create_task(stop.wait())
        if web is None:
            log.info("serving", bots=[bot.name for bot in bots])
            await _any([waiting, *running])
        else:
            await _serve_web(web, sockets, [waiting, *running], group)
        waiting.cancel()
        for task in running:
            task.cancel()


async def _serve_web(
    web: FastAPI, sockets: list[socket.socket], until: list[asyncio.Task[Any]], group: asyncio.TaskGroup
) -> None:
    config = uvicorn.Config(web, log_config=None, access_log=False, ws_max_size=1_000_000, timeout_graceful_shutdown=3)
    server = uvicorn.Server(config)
    served = group.create_task(server.serve(sockets=sockets), name="web")
    await _any([served, *until])
    server.should_exit = True
    await asyncio.wait([served])


async def _any(tasks: Iterable[asyncio.Task[Any]]) -> None:
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)


def courier_of(app: App, bot: Outbox) -> Courier:
    """The only sender of one bot's token, or to one gateway."""
    budgets = dict.fromkeys(bot.carriers, bot.budget)
    name, lost = f"courier-{bot.name}", app.centre.undelivered
    return Courier(app.store, bot.carriers, budgets, name=name, mailboxes=(), lost=lost, arrived=app.centre.delivered)


async def keep_up(app: App, bot: Messenger, hook: HookAt | None) -> None:
    """Tell the platform how the bot is to be used, then hear it for ever.

    A token that is nobody's stops nothing else: the web's doors stay open, the desk is told of the silence.
    """
    tried = 0
    while (refusal := await bot.set_up(hook)) is not None:
        pause_s = max(refusal.after_s, _AGAIN_S[min(tried, len(_AGAIN_S) - 1)])
        tried += 1
        loud = log.critical if refusal.why is Why.TOKEN else log.warning
        loud("bot not set up", bot=bot.name, why=refusal.why.value, tried=tried, after_s=pause_s)
        await asyncio.sleep(pause_s)
    log.info("bot set up", bot=bot.name, by="webhook" if hook else "polling")

    async def beat() -> None:
        await app.centre.beat(bot.name)

    await bot.run(polling=hook is None, beat=beat)


def listen(host: str, port: int) -> socket.socket:
    """The listening socket, taken before anything else so that a busy port is said at once. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    taken.bind((host, port))
    taken.listen(128)
    return taken


def quiet_logs(level: int = logging.INFO) -> None:
    """One line of JSON for each thing worth noting; ids and kinds only, never a word or a name."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
    )
    logging.basicConfig(level=logging.WARNING, format='{"event": "%(message)s", "logger": "%(name)s"}')


def cookie_secret(folder: Path) -> bytes:
    """What stamps residents' passes: beside the keys, made the first time."""
    path = folder / "web.secret"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(secrets.token_bytes(32))
    return path.read_bytes()
