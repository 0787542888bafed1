"""A whole centre with both bots at the twin: staff bound, a group with topics, time that only moves when moved."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from bot.centre.centre import Centre
from bot.centre.codes import fingerprint
from bot.courier import Courier
from bot.doors.group.door import DeskBot
from bot.doors.residents.door import ResidentsBot
from bot.store.engine import Store
from bot.store.peers import bind
from bot.store.tables import t_address, t_knock, t_letter
from tests.clock import FrozenClock
from tests.house import open_centre
from tests.twin import Bot, Group, Twin, User, serve

RESIDENTS_TOKEN = f"7000001:{'r' * 35}"
DESK_TOKEN = f"7000002:{'d' * 35}"
PUBLIC_URL = "https://linli.example"
_SECOND = timedelta(seconds=1)
_MOST_ROUNDS = 2_000


@dataclass(slots=True)
class TelegramHouse:
    """Everything a test needs to be the people of a centre."""

    store: Store
    clock: FrozenClock
    twin: Twin
    centre: Centre
    web: Courier
    residents: ResidentsBot
    desk: DeskBot
    couriers: tuple[Courier, Courier]
    residents_bot: Bot
    desk_bot: Bot
    group: Group
    staff: dict[str, User]
    people: dict[str, User] = field(default_factory=dict)

    def person(self, name: str, lang: str = "zh-hans") -> User:
        """A resident with Telegram on their telephone."""
        if name not in self.people:
            self.people[name] = self.twin.user(name, lang)
        return self.people[name]

    async def settle(self) -> None:
        """Until nothing moves any more: what was sent is heard, what was written is carried, within the budgets."""
        for _ in range(_MOST_ROUNDS):
            moved = await self.round()
            if moved:
                continue
            if not await self.store.look(_open_letters):
                return
            self.clock.pass_steady(_SECOND)  # the budgets ask to wait
        raise AssertionError("it never settled")

    async def round(self) -> int:
        """Everything that can happen now, once: how much did."""
        moved = 0
        for bot, mine in ((self.residents, self.residents_bot), (self.desk, self.desk_bot)):
            while self.twin.waiting(mine) and not mine.revoked:
                moved += 1
                if await bot.poller.once(0):
                    break
        moved += await self.desk.deal()
        await self.residents.fetch()
        moved += await self.desk.fetch()
        while await self.centre.hear_next():
            moved += 1
        moved += await self.web.drain()
        for courier in self.couriers:
            moved += await courier.drain()
        return moved

    async def pass_time(self, until: datetime) -> None:
        """Let civil time pass until an instant; what falls due happens at its own time."""
        while (due := await self.centre.next_due()) is not None and due <= until:
            if due > self.clock.now():
                self.clock.set(due)
            if await self.centre.tick() == 0:
                break
            await self.settle()
        if until > self.clock.now():
            self.clock.set(until)


def _open_letters(conn: Connection) -> int:
    waiting = (
        select(func.count())
        .select_from(t_letter.join(t_address, t_address.c.id == t_letter.c.address_id))
        .where(t_letter.c.state.in_(("waiting", "leased")), t_address.c.door.in_(("telegram", "group", "private")))
    )
    knocks = select(func.count()).select_from(t_knock).where(t_knock.c.state == "waiting")
    return conn.execute(waiting).scalar_one() + conn.execute(knocks).scalar_one()


@asynccontextmanager
async def telegram_house(
    store: Store,
    clock: FrozenClock,
    *,
    staff: Sequence[str] | None = None,
    forum: bool = True,
    supergroup: bool = True,
    set_up: bool = False,
    named: str = "",
) -> AsyncIterator[TelegramHouse]:
    """The demo centre (or the one ``named``) with both bots; ``staff`` (all, if left out) and the group are bound.

    ``set_up``: tell the platform how they are used, as at a real start; it takes a hundred calls and has its own tests.
    """
    async with serve(lambda: clock.steady().timestamp(), limits=True) as twin:
        residents_bot = twin.bot(RESIDENTS_TOKEN, username="linli_demo_bot", name="邻里")
        desk_bot = twin.bot(DESK_TOKEN, username="linli_desk_bot", name="邻里值班")
        group = twin.group("值班群", forum=forum, supergroup=supergroup)
        group.add(desk_bot, admin=True, rights=frozenset({"can_manage_topics"}))
        centre, web = await open_centre(store, named=named)
        residents = ResidentsBot(centre, RESIDENTS_TOKEN, api=twin.url, open_doors=lambda: True)
        desk = DeskBot(centre, DESK_TOKEN, api=twin.url, public_url=PUBLIC_URL)
        try:
            for bot in (residents, desk) if set_up else ():
                assert await bot.set_up(None) is None
            house = TelegramHouse(
                store, clock, twin, centre, web, residents, desk,
                (_courier(centre, residents), _courier(centre, desk)), residents_bot, desk_bot, group, {},
            )  # fmt: skip
            await _bind(house, staff)
            await house.settle()  # the group's service messages are nobody's business
            yield house
        finally:
            await residents.close()
            await desk.close()
        assert twin.invalid == []


def _courier(centre: Centre, bot: ResidentsBot | DeskBot) -> Courier:
    budgets = dict.fromkeys(bot.carriers, bot.budget)
    name, lost = f"courier-{bot.name}", centre.undelivered
    return Courier(centre.store, bot.carriers, budgets, name=name, mailboxes=(), lost=lost, arrived=centre.delivered)


async def _bind(house: TelegramHouse, staff: Sequence[str] | None) -> None:
    """As after a proper enrolment, which has tests of its own."""
    centre, group = house.centre, house.group
    for worker in centre.organisation.workers():
        user = house.staff[worker.id] = house.twin.user(worker.name, "zh-hans")
        group.add(user)
        if staff is None or worker.id in staff:
            house.twin.private(user, house.desk_bot).opened = True

    def bound(conn: Connection) -> None:
        key, now = centre.house.code_key, house.clock.now()
        vault = centre.house.vault
        for worker_id, user in house.staff.items():
            if staff is None or worker_id in staff:
                bind(
                    conn, vault, address_id=centre.house.private(worker_id), door="private",
                    who=fingerprint(key, f"telegram:{user.id}"), peer={"chat": user.id}, now=now,
                )  # fmt: skip
        bind(
            conn, vault, address_id=centre.house.group, door="group",
            who=fingerprint(key, f"telegram:{group.id}"),
                peer={"chat": group.id, "thread": None, "title": group.title},
            now=now,
        )  # fmt: skip

    await house.store.turn(bound)
