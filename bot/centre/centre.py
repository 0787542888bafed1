"""The centre as doors see it: receive and answer, act, tick. Only here the turn's plain functions meet the loop."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import uuid4

import structlog
from sqlalchemy import insert
from sqlalchemy.engine import Connection

from bot.centre import (
    acting,
    codes,
    doorways,
    erasing,
    filling,
    looking,
    pulses,
    reaching,
    relaying,
    rostering,
    saying,
    ticking,
)
from bot.centre.hearer import IDLE_S, OUTAGE_S, Hearer
from bot.centre.house import House, Work
from bot.centre.looking import Details
from bot.centre.rulekeeping import Rules
from bot.centre.saying import Speech
from bot.messages import Act, Body, Button, Card, Dial, Letter, Outcome, Refused
from bot.pages.book import Pages
from bot.store.engine import Store
from bot.store.leases import Due
from bot.store.mailbox import (
    Received,
    get_address,
    house_address,
    receive,
)
from bot.store.outage import StoreDown
from bot.store.tables import t_media
from bot.words import Words
from flows.session import Session, Told
from referral.organisation import Organisation
from referral.station import Community, Station

T = TypeVar("T")
log = structlog.get_logger("centre")
_BEAT = timedelta(seconds=30)


class Centre:
    """One station's door, desk and clock on one store."""

    def __init__(self, house: House, store: Store) -> None:
        self.house, self.store = house, store
        self.clock, self.live = store.clock, store.live
        self.rules = Rules(house, store)
        self._hearer = Hearer(house, store)
        self._beats: dict[str, datetime] = {}

    @property
    def pages(self) -> Pages:
        """What the pages say; the reader of them changes when somebody publishes a change of the rules."""
        return self.house.pages

    @property
    def station(self) -> Station:
        """Whose door this is, with its roster as it was last read."""
        return self.house.unit(self.house.station.id)

    @property
    def organisation(self) -> Organisation:
        """Every unit, as the pages say."""
        return self.house.organisation

    def unit_of(self, worker_id: str) -> Station:
        """The unit of this worker, with its roster as it was last read; the door's for somebody no page knows."""
        home = self.house.organisation.homes.get(worker_id, self.house.station.id)
        return self.house.unit(home)

    def area(self, area_id: str | None) -> Community | None:
        """The area of this id, in whichever unit."""
        return self.house.organisation.area(area_id)

    @property
    def words(self) -> Words:
        """Every sentence."""
        return self.house.words

    # ---- in and out of one transaction ----

    async def work(self, fn: Callable[[Work], T]) -> T:
        """Run ``fn`` in one write transaction."""
        return await self.store.turn(lambda conn: fn(Work(conn, self.house, self.clock.now())))

    async def look(self, fn: Callable[[Work], T]) -> T:
        """Run ``fn`` in one read-only transaction."""
        return await self.store.look(lambda conn: fn(Work(conn, self.house, self.clock.now())))

    async def open(self) -> None:
        """Make the house's own mailboxes: the desk's group view and one for each worker."""

        def make(conn: Connection) -> None:
            now = self.clock.now()
            for unit in self.house.organisation.units:
                house_address(conn, self.house.vault, self.house.desk_of(unit), "desk", now)
            self.house.code_key = codes.code_key(conn, self.house.vault, now)
            for worker in self.house.organisation.workers():
                house_address(conn, self.house.vault, f"worker:{worker.id}", "worker", now)
            rostering.look_again(Work(conn, self.house, now))

        await self.store.turn(make)
        await self.rules.look_again()

    # ---- somebody speaks ----

    def greeting(self, lang: str, *, kiosk: bool = False, by: str = "") -> Letter:
        """The first thing on the screen; nothing is stored until the resident speaks. ``by``: a link's door."""
        door = doorways.read(self.organisation, by)
        session = Session(self.pages.flow.first, lang=lang, kiosk=kiosk, told=Told(unit=door.unit))
        state = self.pages.flow.states[session.state]
        work = Work(_NO_CONNECTION, self.house, self.clock.now())
        text = self.words.say(lang, "hello", **saying.slots(work, session, Speech()))
        names = (*state.buttons, *saying.ALWAYS)
        buttons = tuple(Button(f"0:{name}", saying.label(work, session, name)) for name in names)
        dial = tuple(Dial(one.number, one.called(lang)) for one in saying.dangers_numbers(work, None))
        return Letter(text, "hello", lang, "bot", buttons, dial, None, session.state)

    async def receive(self, address_id: str, update_id: str, body: Body, door: str = "web") -> Received:
        """Commit what came in; only then may the door acknowledge it. Raises StoreDown: then nothing was kept."""

        def keep(conn: Connection) -> Received:
            now = self.clock.now()
            return receive(
                conn, self.house.vault, door=door, update_id=update_id, address_id=address_id, body=body, now=now
            )

        received = await self.store.turn(keep)
        self.live.publish("inbox")
        self.live.publish(address_id)
        return received

    async def keep_media(self, address_id: str, kind: str, mime: str, data: bytes, name: str = "") -> str:
        """Keep a ``voice``, ``photo`` or ``document`` encrypted. Returns its media id, for the body that names it."""
        media_id = uuid4().hex

        def keep(work: Work) -> None:
            address = get_address(work.conn, address_id)
            if address is None:
                raise LookupError("no such mailbox")
            work.conn.execute(
                insert(t_media).values(
                    id=media_id,
                    person_id=address.person_id,
                    kind=kind,
                    mime=mime,
                    size=len(data),
                    body=self.house.vault.seal(work.conn, address.person_id, "media.body", data),
                    about=self.house.vault.seal(work.conn, address.person_id, "media.about", {"name": name})
                    if name
                    else None,
                    created_at=work.now,
                )
            )

        await self.work(keep)
        return media_id

    async def hear_next(self) -> bool:
        """Hear the oldest waiting message of a person nobody is hearing; False when there is none."""
        return await self._hearer.hear_next()

    # ---- a worker acts ----

    async def act(self, worker_id: str, what: Act) -> Outcome:
        """Carry out one act. The outcome is what really happened."""
        outcome = await self.work(lambda work: acting.act(work, worker_id, what))
        for topic in ("outbox", "deadlines", "board"):
            self.live.publish(topic)
        return outcome

    async def send_file(  # noqa: PLR0913, PLR0917 - what it is, for whom, and the words with it
        self, worker_id: str, ticket_id: str, kind: str, mime: str, data: bytes, text: str, source: str | None = None
    ) -> Outcome:
        """A worker's ``voice``, ``photo`` or ``document`` to the resident, with words. What came of it."""
        outcome = await self.work(
            lambda work: acting.send_file(
                work, worker_id, ticket_id, kind=kind, mime=mime, data=data, text=text, source=source
            )
        )
        for topic in ("outbox", "deadlines", "board"):
            self.live.publish(topic)
        return outcome

    async def fill(self, worker_id: str, form: str, about: str, answers: Mapping[str, str]) -> filling.Ask | Outcome:
        """Take a short form's answers so far: what is asked next, or what came of the act."""
        came = await self.work(lambda work: filling.fill(work, worker_id, form, about, answers))
        if not isinstance(came, filling.Ask):
            for topic in ("outbox", "deadlines", "board"):
                self.live.publish(topic)
        return came

    async def board(self, worker_id: str) -> list[Card]:
        """What this worker may see, most urgent first."""
        return await self.look(lambda work: looking.board(work, worker_id))

    async def details(self, worker_id: str, ticket_id: str) -> Details | Refused:
        """A ticket opened for the worker who holds it; the view is an event."""
        return await self.work(lambda work: looking.details(work, worker_id, ticket_id))

    async def media(self, worker_id: str, media_id: str) -> tuple[str, bytes] | Refused:
        """A voice note, for the worker who holds its ticket; the listening is an event."""
        return await self.work(lambda work: looking.media(work, worker_id, media_id))

    async def by_code(self, code: str) -> str | None:
        """The true status behind a 取件码, or None. Rate limiting is the door's."""
        return await self.work(lambda work: looking.by_code(work, code))

    # ---- time passes ----

    async def tick(self) -> int:
        """Do everything that is due, oldest first, each in its own transaction. Returns how many were done."""
        done = 0
        tried: set[int] = set()
        while True:
            waiting = [one for one in await self.look(ticking.due) if one.id not in tried]
            if not waiting:
                break
            for deadline in waiting:
                tried.add(deadline.id)
                done += await self._tick_one(deadline)
        if done:
            self.live.publish("outbox")
            self.live.publish("board")
        return done

    async def _tick_one(self, deadline: ticking.Deadline) -> int:
        try:
            outcome = await self.work(lambda work: ticking.tick(work, deadline))
            if deadline.kind == erasing.KIND and outcome == ticking.DONE:
                self.store.let_forget(deadline.person_id)
            return int(outcome is not None)
        except StoreDown:
            raise
        except Exception as error:  # noqa: BLE001 - one broken deadline must not stop the others; bounded below
            what = {"deadline": deadline.id, "kind": deadline.kind, "error": type(error).__name__}
            log.error("deadline failed", **what)  # noqa: TRY400 - no traceback: it may hold words
            await self.work(lambda work: ticking.failed(work, deadline))
            return 0

    async def next_due(self) -> datetime | None:
        """When something falls due next."""
        row = await self.look(ticking.next_due)
        return row.due_at if row is not None else None

    # ---- a messenger ----

    async def beat(self, name: str) -> None:
        """The platform of this bot (``residents``, ``desk``) has answered; kept at most twice a minute."""
        steady = self.clock.steady()
        before = self._beats.get(name)
        if before is None or steady - before >= _BEAT:
            await self.work(lambda work: pulses.beat(work, name))
            self._beats[name] = steady
            self.live.publish("outbox")

    def undelivered(self, conn: Connection, letter: Due, reason: str, now: datetime) -> None:
        """A letter will never arrive: for the courier, in the turn that marks it."""
        reaching.undelivered(Work(conn, self.house, now), letter, reason)

    def delivered(self, conn: Connection, letter: Due, now: datetime) -> None:
        """Relayed words have arrived: for the courier, in the turn that marks them."""
        relaying.delivered(Work(conn, self.house, now), letter)

    # ---- the loops of the process ----

    async def hear_on(self) -> None:
        """Hear for ever; an outage of the store is waited out, nothing is acknowledged meanwhile."""
        await self._hearer.hear_on()

    async def tick_on(self) -> None:
        """Tick for ever, one process at a time."""
        while True:
            try:
                async with self.store.only_one("ticker") as sole, self.live.listen("deadlines", "clock") as ears:
                    while sole.held:
                        await self.tick()
                        await ears.wait(await self._until_due())
            except StoreDown as outage:
                log.warning("store down", reason=str(outage))
                await asyncio.sleep(OUTAGE_S)

    async def _until_due(self) -> float:
        due = await self.next_due()
        if due is None:
            return IDLE_S
        return min(IDLE_S, max(0.05, (due - self.clock.now()).total_seconds()))


_NO_CONNECTION: Connection = None  # type: ignore[assignment]  # the greeting reads pages only
