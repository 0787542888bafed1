"""A town of two tiers with a one-worker station, on a database of its own: what the state machine plays with."""

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from sqlalchemy import Row, select

from bot.centre.centre import Centre
from bot.centre.house import House, Work
from bot.messages import Act, Body, Outcome, Text
from bot.pages.book import Pages, load_pages
from bot.simulation.arrivals import Arrival
from bot.simulation.feed import Feed, Fresh
from bot.simulation.model import load_model, load_sayings
from bot.simulation.residents import Resident, answer
from bot.store.engine import open_store
from bot.store.keys import Keys
from bot.store.mailbox import new_address
from bot.store.peers import bind
from bot.store.schema import init_db
from bot.store.tables import t_offer, t_ticket
from referral.organisation import organise
from tests.clock import FrozenClock
from tests.house import ROOT

T = TypeVar("T")
UNITS = ("hexi", "liuan", "jiangxin")  # headquarters; a street with a whole line; a station of one worker
NOON = datetime(2026, 11, 4, 3, tzinfo=UTC)  # a Wednesday, 11:00 in Shanghai
MODEL, SAYINGS = load_model(), load_sayings()
_ANSWERS = 12  # more than any conversation asks


@cache
def pages() -> Pages:
    """The district's pages with three of its nine units."""
    whole = load_pages(ROOT, ROOT / "centres" / "hexi")
    units = tuple(whole.organisation.units[one] for one in UNITS)
    town = organise(units, "hexi", whole.organisation.agencies)
    return replace(whole, organisation=town)


@cache
def _made() -> tuple[Path, Path]:
    """A finished database and its keys, copied for each town."""
    folder = Path(tempfile.mkdtemp(prefix="linli-town-"))
    init_db(f"sqlite:///{folder / 'made.db'}", folder / "keys", NOON)
    return folder / "made.db", folder / "keys"


class Town:
    """The real centre on SQLite, driven step by step from a test that is not a coroutine."""

    def __init__(self) -> None:
        database, keys = _made()
        self._folder = tempfile.TemporaryDirectory(prefix="linli-town-")
        shutil.copyfile(database, Path(self._folder.name) / "town.db")
        self.clock = FrozenClock(NOON)
        self._runner = asyncio.Runner()
        url = f"sqlite:///{self._folder.name}/town.db"
        self.store = self._runner.run(open_store(url, Keys.read(keys), self.clock))
        self.centre = Centre(House(pages(), self.store.vault, Random(1)), self.store)
        self._runner.run(self.centre.open())
        self.workers = [one.id for one in pages().organisation.workers()]
        self.work(self._bind)
        self.feed = Feed()
        self.seats: list[Resident] = []
        self._said = 0

    def close(self) -> None:
        """Give everything back."""
        self._runner.run(self.store.close())
        self._runner.close()
        self._folder.cleanup()

    def _bind(self, work: Work) -> None:
        for no, worker in enumerate(self.workers):
            address, vault, now = work.house.private(worker), work.house.vault, work.now
            bind(work.conn, vault, address_id=address, door="private", who=worker, peer={"chat": no}, now=now)

    def work(self, fn: Callable[[Work], T]) -> T:
        """One write transaction."""
        return self._runner.run(self.centre.work(fn))

    def look(self, fn: Callable[[Work], T]) -> T:
        """One read transaction."""
        return self._runner.run(self.centre.look(fn))

    def act(self, worker: str, what: Act) -> Outcome:
        """A worker presses."""
        return self._runner.run(self.centre.act(worker, what))

    def fresh(self) -> Fresh:
        """What was written since the last time."""
        return self.look(self.feed.read)

    def tickets(self) -> list[Row[tuple[object, ...]]]:
        """Every ticket that went out, in the order of going."""
        numbered = select(t_ticket).where(t_ticket.c.number.is_not(None)).order_by(t_ticket.c.sent_at, t_ticket.c.id)
        return self.look(lambda work: list(work.conn.execute(numbered).all()))

    def asked(self) -> list[tuple[str, str]]:
        """Ticket and worker of every offer that is open, and of every claim that is held."""
        open_ones = select(t_offer.c.ticket_id, t_offer.c.worker_id).where(
            t_offer.c.status.in_(("requested", "accepted"))
        )
        return self.look(lambda work: [(row[0], row[1]) for row in work.conn.execute(open_ones.order_by(t_offer.c.id))])

    # ---- residents ----

    def come(self, urgency: str, no: int, area: str) -> Resident:
        """A resident says a sentence of this urgency and answers what is asked, to the end."""
        sayings = SAYINGS[urgency]
        arrival = Arrival(self.clock.now(), urgency, sayings[no % len(sayings)], "chat", "", area, told=True)
        address = self.work(_seat)
        who = Resident(address, arrival)
        self.seats.append(who)
        place = self.centre.area(area)
        self.say(who, Text(f"{arrival.words}，我住{place.name if place else ''}"))
        return who

    def say(self, who: Resident, body: Body) -> Fresh:
        """The resident speaks; every question that follows is answered."""
        found = Fresh((), (), ())
        waiting: Body | None = body
        for _ in range(_ANSWERS):
            if waiting is None:
                return found
            self._said += 1
            self._runner.run(self.centre.receive(who.address, f"m{self._said}", waiting))
            while self._runner.run(self.centre.hear_next()):
                pass
            fresh = self.fresh()
            found = Fresh(found.mails + fresh.mails, found.events + fresh.events, found.offers + fresh.offers)
            mine = [mail for mail in fresh.mails if mail.to == who.address]
            waiting = answer(mine[-1].buttons, who, _SURE, Random(self._said)) if mine else None
        raise AssertionError("a conversation that does not end")

    # ---- time ----

    def until(self, end: datetime) -> datetime | None:
        """On to the next deadline before ``end``, which is done; None when there is none and it is ``end`` now."""
        due = self._runner.run(self.centre.next_due())
        if due is None or due > end:
            if end > self.clock.now():
                self.clock.set(end)
            return None
        if due > self.clock.now():
            self.clock.set(due)
        if self._runner.run(self.centre.tick()) == 0:
            raise AssertionError("a deadline that is due and cannot be done")
        return due


_SURE = MODEL.residents.model_copy(update={"stops": 0.0, "unsure": 0.0})


def _seat(work: Work) -> str:
    return new_address(work.conn, work.house.vault, door="web", kiosk=False, token_hash=None, now=work.now).id
