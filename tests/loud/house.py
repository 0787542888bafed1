"""A centre whose staff can be rung at home at night: a gateway of our own, a frozen clock, the real couriers."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import httpx
from fastapi import FastAPI
from sqlalchemy import select

from bot.bodies import Text
from bot.centre import pings, ringing
from bot.centre.centre import Centre
from bot.centre.house import House, Work
from bot.courier import Courier
from bot.doors.loud.door import LoudDoor
from bot.doors.loud.gateway import Gateway as Client
from bot.doors.loud.report import report_routes
from bot.messages import Act
from bot.pages.book import Pages
from bot.store.engine import Store
from bot.store.mailbox import new_address, posts
from bot.store.tables import t_address
from bot.transcript import Stage, play, ticket_of
from referral.station import EVERY, Line, Period, Slot, Watch
from tests.clock import FrozenClock
from tests.house import pages, settle
from tests.loud.gateway import SECRET, TOKEN, Gateway, open_gateway, report

NUMBERS = {"feng": "+8613900000011", "liang": "+8613900000022", "tan": "+8613900000033"}
NIGHT = Slot(Period(EVERY, 21 * 60, 32 * 60 + 30), Line("feng", "liang", "tan"), Watch.NIGHT)
TZ = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    """A local time of the demo centre: ``2026-11-04 23:30``."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=TZ)


def night_pages(*, loud: bool, phone: str | None = None) -> Pages:
    """The demo centre's pages, with people on call at home every night; ``phone`` stands on the station's desk."""
    found = pages()
    station = replace(found.station, duty=(*found.station.duty, NIGHT), loud=loud, phone=phone)
    return replace(found, station=station)


@dataclass(slots=True)
class Loud:
    """The whole of it."""

    centre: Centre
    clock: FrozenClock
    gateway: Gateway
    courier: Courier
    loud: Courier
    web: httpx.AsyncClient

    async def settle(self) -> None:
        """Hear everything that waits, carry everything that is written and may go now."""
        await settle(self.centre, self.courier)
        await self.loud.drain()
        await self.courier.drain()

    async def until(self, when: str | datetime) -> None:
        """Let time pass until then, everything happening at its own time."""
        goal = at(when) if isinstance(when, str) else when
        while (due := await self.centre.next_due()) is not None and due <= goal:
            self.clock.set(max(due, self.clock.now()))
            await self.centre.tick()
            await self.settle()
        self.clock.set(max(goal, self.clock.now()))
        await self.settle()

    async def wait(self, seconds: float) -> None:
        """So many seconds pass."""
        await self.until(self.clock.now() + timedelta(seconds=seconds))

    async def say(self, words: str) -> None:
        """A new resident says this at the door, and is heard."""
        await self.begin(words)
        await self.settle()

    async def begin(self, words: str) -> None:
        """A new resident says this at the door."""

        def make(work: Work) -> str:
            made = new_address(work.conn, work.house.vault, door="web", kiosk=False, token_hash=None, now=work.now)
            return made.id

        await self.centre.receive(await self.centre.work(make), "m1", Text(words))

    async def act(self, worker: str, what: Callable[[str], Act]) -> None:
        """A worker does something with the newest ticket."""
        ticket = await self.centre.look(lambda work: ticket_of(work, None))
        assert ticket is not None
        await self.centre.act(worker, what(ticket))
        await self.settle()

    async def played(self, text: str) -> str:
        """A transcript as it really goes here."""
        return await play(text, Stage(self.centre, self.settle), self.until, self.clock.now)

    async def report(self, name: str, state: str, *, secret: str = SECRET, of: str = "") -> int:
        """The gateway reports; the status it is answered with."""
        status = await report(self.web, name, state, secret=secret, of=of)
        await self.settle()
        return status

    async def desk(self) -> list[str]:
        """Every line of the group so far."""

        def look(work: Work) -> list[str]:
            found = posts(work.conn, work.house.vault, work.house.desk, 0, 500)
            return [post.letter.text for post in found if post.letter is not None]

        return await self.centre.look(look)

    async def reach(self, worker: str) -> str:
        """What is noted of a worker's telephone."""
        mine = select(t_address.c.reach).where(t_address.c.id == ringing.address_of(worker))
        return str(await self.centre.look(lambda work: work.conn.execute(mine).scalar_one()))


@asynccontextmanager
async def open_loud(
    store: Store,
    clock: FrozenClock,
    *,
    loud: bool = True,
    by: str = "voice",
    numbers: Mapping[str, str] | None = None,
    wait_s: float = 10.0,
    phone: str | None = None,
) -> AsyncIterator[Loud]:
    """``loud``: what the centre's page says. ``by``: how the gateway reaches staff; "" where none is set."""
    async with open_gateway() as gateway, Client(gateway.url, TOKEN, wait_s=wait_s) as client:
        centre = Centre(House(night_pages(loud=loud, phone=phone), store.vault, Random(1), loud_by=by), store)
        await centre.open()
        door = LoudDoor(centre, client, public_url="https://linli.example")
        budgets = dict.fromkeys(door.carriers, door.budget)
        courier = Courier(store, door.carriers, budgets, name="courier-loud", mailboxes=(), lost=centre.undelivered)
        app = FastAPI()
        app.include_router(report_routes(centre, SECRET))
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://linli.example") as web:
            house = Loud(centre, clock, gateway, Courier(store), courier, web)
            for worker, number in (NUMBERS if numbers is None else numbers).items():
                await _give(centre, worker, number)
            await centre.work(pings.begin)
            yield house


async def _give(centre: Centre, worker: str, number: str) -> None:
    await centre.work(lambda work: ringing.give_number(work, worker, number))
