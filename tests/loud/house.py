"""A centre whose staff can be rung at home at night, with a gateway of our own, a frozen clock and the real couriers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

import httpx
from fastapi import FastAPI

from bot.bodies import Text
from bot.centre import pings, ringing
from bot.centre.centre import Centre
from bot.centre.house import House, Work
from bot.courier import Courier
from bot.doors.loud.door import LoudDoor
from bot.doors.loud.gateway import Gateway as Client
from bot.doors.loud.report import report_routes
from bot.pages.book import Pages
from bot.store.engine import Store
from bot.store.mailbox import new_address
from bot.transcript import Stage, play
from referral.station import EVERY, Line, Period, Slot, Watch
from tests.clock import FrozenClock
from tests.house import pages, pass_time, settle
from tests.loud.gateway import SECRET, TOKEN, Gateway, open_gateway

NUMBERS = {"feng": "+8613900000011", "liang": "+8613900000022", "tan": "+8613900000033"}
NIGHT = Slot(Period(EVERY, 21 * 60, 32 * 60 + 30), Line("feng", "liang", "tan"), Watch.NIGHT)
TZ = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    """A local time of the demo centre: ``2026-11-04 23:30``."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=TZ)


def night_pages(*, loud: bool) -> Pages:
    """The demo centre's pages, with people on call at home every night."""
    found = pages()
    return replace(found, station=replace(found.station, duty=(*found.station.duty, NIGHT), loud=loud))


@dataclass(slots=True)
class Loud:
    """The whole of it. ``by`` is "" where no gateway is set."""

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

    async def until(self, when: str) -> None:
        """Let time pass until then, everything happening at its own time."""
        await pass_time(self.centre, _Both(self), self.clock, at(when))
        await self.settle()

    async def say(self, words: str) -> None:
        """A new resident says this at the door."""

        def make(work: Work) -> str:
            return new_address(
                work.conn, work.house.vault, door="web", kiosk=False, token_hash=None, now=work.now
            ).id

        await self.centre.receive(await self.centre.work(make), "m1", Text(words))
        await self.settle()

    async def played(self, text: str) -> str:
        """A transcript as it really goes here."""

        async def wait(until: datetime) -> None:
            await pass_time(self.centre, _Both(self), self.clock, until)

        return await play(text, Stage(self.centre, self.settle), wait, self.clock.now)

    async def desk(self) -> list[str]:
        """Every line of the group so far."""
        return [post.letter.text for post in await self._posts(self.centre.house.desk) if post.letter is not None]

    async def reach(self, worker: str) -> str:
        """What is noted of a worker's telephone."""
        from sqlalchemy import select  # noqa: PLC0415

        from bot.store.tables import t_address  # noqa: PLC0415

        mine = select(t_address.c.reach).where(t_address.c.id == ringing.address_of(worker))
        return str(await self.centre.look(lambda work: work.conn.execute(mine).scalar_one()))
