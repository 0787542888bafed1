"""A centre with the residents' bot at the twin: people write, everything settles, and what they see is looked at."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from bot.centre.centre import Centre
from bot.courier import Courier
from bot.doors.residents.door import ResidentsBot
from bot.messages import Body
from bot.store.engine import Store
from bot.store.inbox import COLUMN, body_of
from bot.store.tables import t_address, t_inbox, t_letter, t_media, t_ticket
from tests.clock import FrozenClock
from tests.house import open_centre, pass_time
from tests.twin import Bot, Message, Twin, User, serve

Bare = Callable[..., Awaitable[None]]  # a bot, a method, its parameters: asked without any of our code

TOKEN = f"7000001:{'r' * 35}"
_SECOND = timedelta(seconds=1)
_MOST_ROUNDS = 200


@dataclass
class Doors:
    """Whether residents may come in."""

    open: bool = True


@dataclass
class TelegramChat:
    """The bot, its house, and its Telegram. ``settle`` after every deed; ``sees`` is what stands on a screen."""

    store: Store
    clock: FrozenClock
    twin: Twin
    bot: Bot
    door: ResidentsBot
    centre: Centre
    courier: Courier
    web: Courier
    doors: Doors
    granny: User

    async def settle(self) -> None:
        """Ask, hear, answer, carry, until nothing moves any more; seconds pass where the budget asks for them."""
        for _ in range(_MOST_ROUNDS):
            await self.door.poller.once()
            await self.hear()
            await self.courier.drain()
            if not self.twin.waiting(self.bot) and not await self._letters_wait():
                return
            self.clock.move(_SECOND)
        raise AssertionError("it does not settle")

    async def hear(self) -> None:
        """Answer the presses, hear what was kept, show the desk its cards; nothing goes out yet."""
        await self.door.answered()
        while await self.centre.hear_next():
            pass
        await self.web.drain()

    async def wait(self, minutes: float) -> None:
        """Time passes; what falls due happens, and what is said arrives."""
        await pass_time(self.centre, self.courier, self.clock, self.clock.now() + timedelta(minutes=minutes))
        await self.settle()

    def sees(self, who: User | None = None) -> list[str]:
        """The texts of the bot on somebody's screen, oldest first."""
        return [one.words for one in (who or self.granny).sees(self.bot) if one.sender is self.bot]

    def last(self, who: User | None = None) -> Message:
        """The bot's newest message on somebody's screen."""
        return next(one for one in reversed((who or self.granny).sees(self.bot)) if one.sender is self.bot)

    async def press(self, label: str, who: User | None = None) -> None:
        """Press a button or a key that can be seen: inline where there is one, else on the key-pad."""
        person = who or self.granny
        inline = self.last(person)
        if any(label in row for row in inline.labels):
            person.press(inline, label)
        else:
            person.tap(self.bot, label)
        await self.settle()

    async def bodies(self) -> list[Body]:
        """Everything that was kept, oldest first."""
        return [body_of(plain) for plain in await self.kept()]

    async def kept(self) -> list[dict[str, Any]]:
        """The same, as it lies in the inbox."""
        vault = self.store.vault
        query = select(t_inbox).where(t_inbox.c.door == "telegram").order_by(t_inbox.c.id)
        return await self.store.look(
            lambda conn: [vault.open_json(conn, row.person_id, COLUMN, row.body) for row in conn.execute(query).all()]
        )

    async def rows(self, table: str) -> list[Any]:
        """Rows of a table, as they are."""
        found = {"media": t_media, "ticket": t_ticket, "inbox": t_inbox, "letter": t_letter, "address": t_address}[
            table
        ]
        query = select(found)
        if table == "address":
            query = query.where(t_address.c.door == "telegram")
        if table == "letter":
            query = query.where(t_letter.c.address_id.like("telegram:%"))
        return list(await self.store.look(lambda conn: conn.execute(query).all()))

    async def _letters_wait(self) -> bool:
        waiting = (
            select(func.count())
            .select_from(t_letter)
            .where(t_letter.c.state.in_(("waiting", "leased")), t_letter.c.address_id.like("telegram:%"))
        )
        return bool(await self.store.look(lambda conn: conn.execute(waiting).scalar_one()))


@asynccontextmanager
async def open_chat(store: Store, clock: FrozenClock, *, limits: bool = True) -> AsyncIterator[TelegramChat]:
    """The house on this store. No request may be one that Telegram does not know."""
    async with serve(lambda: clock.steady().timestamp(), limits=limits) as twin:
        bot = twin.bot(TOKEN, username="linli_bot", name="邻里")
        centre, web = await open_centre(store)
        doors = Doors()
        door = ResidentsBot(centre, TOKEN, api=twin.url, open_doors=lambda: doors.open)
        budgets = dict.fromkeys(door.carriers, door.budget)
        courier = Courier(
            store,
            door.carriers,
            budgets,
            name="courier-residents",
            mailboxes=(),
            lost=centre.undelivered,
            arrived=centre.delivered,
        )
        granny = twin.user("阿婆", lang="zh-hans")
        try:
            yield TelegramChat(store, clock, twin, bot, door, centre, courier, web, doors, granny)
        finally:
            await door.close()
        assert twin.invalid == []
