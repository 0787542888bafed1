"""The desk bot with a whole centre behind it, at the twin, over real HTTP; nothing moves unless the test moves it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from bot.centre import dossier
from bot.centre.centre import Centre
from bot.courier import Courier
from bot.doors.group.door import DeskBot
from bot.messages import Accept, Act, Done, KeyIn, Outcome, Text
from bot.store import passes
from bot.store.engine import Store
from bot.store.mailbox import new_address
from bot.store.tables import t_address, t_knock, t_letter, t_ticket
from tests.clock import FrozenClock
from tests.house import open_centre
from tests.twin import Bot, Group, Message, Press, Twin, User, serve

TOKEN = f"7000002:{'d' * 35}"
PUBLIC_URL = "https://linli.example"
_SECOND = timedelta(seconds=1)
_OPEN = ("waiting", "leased")


@dataclass(slots=True)
class Desk:
    """People with telephones, a staff group, and the house behind the bot."""

    store: Store
    clock: FrozenClock
    twin: Twin
    centre: Centre
    web: Courier
    courier: Courier
    door: DeskBot
    bot: Bot
    group: Group
    staff: dict[str, User] = field(default_factory=dict)
    _said: int = 0

    # ---- what moves ----

    async def hear(self) -> None:
        """Updates are fetched, kept and dealt with."""
        while self.twin.waiting(self.bot):
            if await self.door.poller.once(0):
                break
        await self.door.deal()

    async def settle(self, most_s: int = 600) -> None:
        """Until nothing moves any more, letting the budgets' seconds pass, at most so many."""
        for _ in range(most_s):
            await self.hear()
            while await self.centre.hear_next():
                pass
            await self.web.drain()
            await self.courier.drain()
            if not self.twin.waiting(self.bot) and not await self.waiting_letters():
                return
            self.clock.move(_SECOND)
        raise AssertionError("it never settled")

    async def waiting_letters(self) -> int:
        """Letters of the messenger that have not gone out."""
        t = t_letter.join(t_address, t_address.c.id == t_letter.c.address_id)
        found = (
            select(func.count())
            .select_from(t)
            .where(t_letter.c.state.in_(_OPEN), t_address.c.door.in_(("group", "private")))
        )
        return await self.store.look(lambda conn: conn.execute(found).scalar_one())

    # ---- the centre ----

    async def keyed(self, *, urgency: str = "U2", words: str = "整天哭", by: str = "su") -> str:
        """A phoned-in ticket's id."""
        outcome = await self.centre.act(by, KeyIn("EMO", urgency, "grandchild", "13800001111", words, "yunquan"))
        assert isinstance(outcome, Done)
        assert outcome.ticket is not None
        return outcome.ticket

    async def chat(self, *texts: str) -> str:
        """A resident writes on the web; their address."""
        now = self.clock.now()
        address = await self.store.turn(
            lambda conn: new_address(conn, self.store.vault, door="web", kiosk=False, token_hash=None, now=now)
        )
        for text in texts:
            await self.write(address.id, text)
        return address.id

    async def write(self, address: str, text: str) -> None:
        """The same resident writes again."""
        self._said += 1
        await self.centre.receive(address, f"m{self._said}", Text(text))
        while await self.centre.hear_next():
            pass

    async def taken(self, worker: str = "feng") -> str:
        """A resident's ticket from the chat that this worker has taken, at the console."""
        await self.chat("我不想活了")
        ticket = (await self.tickets())[-1].id
        outcome = await self.act(worker, Accept(ticket))
        assert isinstance(outcome, Done)
        await self.settle()
        return str(ticket)

    async def act(self, worker: str, what: Act) -> Outcome:
        """At the console."""
        return await self.centre.act(worker, what)

    async def tickets(self) -> list[Any]:
        """Every ticket with a number, oldest first."""
        numbered = (
            select(t_ticket).where(t_ticket.c.number.is_not(None)).order_by(t_ticket.c.created_at, t_ticket.c.number)
        )
        return list(await self.store.look(lambda conn: conn.execute(numbered).all()))

    async def ticket(self, ticket: str) -> Any:
        """One row."""
        return await self.store.look(lambda conn: conn.execute(select(t_ticket).where(t_ticket.c.id == ticket)).one())

    async def knocks(self) -> list[Any]:
        """Every row of what came."""
        return list(await self.store.look(lambda conn: conn.execute(select(t_knock).order_by(t_knock.c.id)).all()))

    async def send_details(self, worker: str, ticket: str) -> None:
        """The dossier once more."""

        def send(work: Any) -> None:
            row = work.conn.execute(select(t_ticket).where(t_ticket.c.id == ticket)).one()
            dossier.send(work, worker, row)

        await self.centre.work(send)

    # ---- people ----

    def user(self, worker: str) -> User:
        """A worker's telephone."""
        if worker not in self.staff:
            found = self.centre.station.worker(worker)
            assert found is not None
            self.staff[worker] = self.twin.user(found.name, "zh-hans")
        return self.staff[worker]

    async def link(self, worker: str, minutes: int = 10) -> str:
        """The token of an enrolment link."""
        steady = self.clock.steady()
        return await self.store.turn(lambda conn: passes.make_bot_pass(conn, worker, steady, minutes))

    async def group_link(self, worker: str = "tan", minutes: int = 10) -> str:
        """The token of a link that binds a group."""
        steady = self.clock.steady()
        return await self.store.turn(lambda conn: passes.make_group_pass(conn, worker, steady, minutes))

    async def enrol(self, *workers: str) -> None:
        """Through real links; the test is answered too."""
        for worker in workers:
            user = self.user(worker)
            user.start(self.bot, await self.link(worker))
            await self.settle()
            user.press(self.sees(worker)[-1], "收到了")
            await self.settle()

    async def bind(self, group: Group | None = None) -> None:
        """Through a real link, by a supervisor."""
        self.user("tan").say(group or self.group, f"/start@{self.bot.username} {await self.group_link()}")
        await self.settle()

    def sees(self, worker: str) -> list[Message]:
        """What stands in a worker's private chat, of the bot's."""
        return [one for one in self.user(worker).sees(self.bot) if one.sender is self.bot]

    def last(self, worker: str) -> Message:
        """The bot's last message there."""
        return self.sees(worker)[-1]

    def cards(self, group: Group | None = None) -> list[Message]:
        """What the bot has written in the group."""
        return [one for one in (group or self.group).messages if one.sender is self.bot and not one.service]

    def card(self, number: str | None = None) -> Message:
        """The last card with buttons, or that of a number."""
        return next(one for one in reversed(self.cards()) if one.buttons and (number or "") in one.words)

    async def press(self, worker: str, message: Message, label: str | None = None, *, data: str | None = None) -> Press:
        """Press and let it settle."""
        press = self.user(worker).press(message, label, data=data)
        await self.settle()
        return press


def toast(press: Press) -> str:
    """What the person read."""
    assert press.answer is not None
    return press.answer.text


@asynccontextmanager
async def open_desk(
    store: Store, clock: FrozenClock, *, forum: bool = True, supergroup: bool = True, limits: bool = True,
    admin: bool = True, rights: frozenset[str] = frozenset({"can_manage_topics"}), public_url: str = PUBLIC_URL,
) -> AsyncIterator[Desk]:  # fmt: skip
    """The demo centre and its desk bot, set up; nobody is enrolled and no group is bound yet."""
    async with serve(lambda: clock.steady().timestamp(), limits=limits) as twin:
        bot = twin.bot(TOKEN, username="linli_desk_bot", name="邻里值班")
        group = twin.group("值班群", forum=forum, supergroup=supergroup)
        group.add(bot, admin=admin, rights=rights)
        centre, web = await open_centre(store)
        door = DeskBot(centre, TOKEN, api=twin.url, public_url=public_url)
        courier = Courier(
            store, door.carriers, dict.fromkeys(door.carriers, door.budget),
            name="courier-desk", mailboxes=(), lost=centre.undelivered, arrived=centre.delivered,
        )  # fmt: skip
        try:
            assert await door.set_up(None) is None
            yield Desk(store, clock, twin, centre, web, courier, door, bot, group)
        finally:
            await door.close()
        assert twin.invalid == []
