"""The desk bot: hears the staff group and private chats, keeps and deals with what comes, carries letters."""

import asyncio
from collections.abc import Mapping

import structlog

from bot.budget import Budget
from bot.carrier import Carrier
from bot.centre.centre import Centre
from bot.centre.fetching import Fetcher
from bot.centre.inviting import bot_name
from bot.doors.group import ready, setup
from bot.doors.group.answer import Answerer
from bot.doors.group.carry import DeskCarrier
from bot.doors.group.deal import Dealer
from bot.doors.group.fetch import tell_lost
from bot.doors.group.keep import GROUP, PRIVATE, keep
from bot.doors.group.messenger import OFFICIAL, Messenger
from bot.pages.ready import Lack
from bot.poller import Beat, Poller, Update
from bot.store.outage import StoreDown
from bot.telegram import Refusal, Why

log = structlog.get_logger("group")
_WATCH_S = 30.0  # between two questions whether Telegram can bring what it has


class DeskBot:
    """One bot of Telegram, for staff. ``public_url``: where the console is; no link leads there without https."""

    name = "desk"

    def __init__(self, centre: Centre, token: str, *, api: str = "", public_url: str = "") -> None:
        self._centre = centre
        self._messenger = Messenger(token, api or OFFICIAL)
        carrier = DeskCarrier(centre, self._messenger, public_url)
        self._dealer = Dealer(centre, Answerer(centre, self._messenger, carrier.link_to))
        self.carriers: Mapping[str, Carrier] = {GROUP: carrier, PRIVATE: carrier}
        self.budget = Budget(is_group=lambda address_id: address_id.startswith(f"{GROUP}:"))
        self.poller = Poller(centre.store, self.name, self.ask, self.keep, self._heartbeat)
        self._fetcher = Fetcher(centre, PRIVATE, self._messenger.download, tell_lost)
        self._beat: Beat | None = None
        self._username: str | None = None
        self._conflict = False

    # ---- what comes ----

    async def ask(self, offset: int | None, wait_s: float) -> list[Update] | Refusal:
        """The updates that wait, as they came; from ``offset`` on, which acknowledges those before."""
        answer = await self._messenger.updates(offset, wait_s)
        self._conflict = isinstance(answer, Refusal) and answer.why is Why.CONFLICT
        return answer

    async def keep(self, updates: list[Update]) -> None:
        """Commit them all, chatter left out. Raises StoreDown: then nothing was kept."""
        if self._username is None:
            self._username = await self._centre.store.look(bot_name) or ""
        await keep(self._centre, updates, self._username)

    async def deal(self) -> int:
        """Deal with all that waits, once (for tests); how many that was."""
        dealt = 0
        while await self._dealer.deal_next():
            dealt += 1
        return dealt

    async def fetch(self) -> int:
        """Fetch what workers sent to residents, as far as it is due now. How many arrived."""
        return await self._fetcher.once()

    async def deal_on(self) -> None:
        """Deal with what comes, for ever; ``run`` does it too."""
        await self._dealer.deal_on()

    # ---- how it runs ----

    async def set_up(self, hook: tuple[str, str] | None) -> Refusal | None:
        """Commands, and the webhook (address, secret) or none. May be repeated; None when all is as it should be."""
        found = await setup.set_up(self._centre, self._messenger, hook)
        if isinstance(found, Refusal):
            return found
        self._username = found
        return None

    async def run(self, *, polling: bool, beat: Beat) -> None:
        """Hear and deal, for ever."""
        self._beat = beat
        async with asyncio.TaskGroup() as group:
            group.create_task(self.deal_on(), name="deal")
            group.create_task(self._fetcher.run(), name="fetch")
            group.create_task(self.poller.run() if polling else self._watch_on(), name="updates")

    async def look(self) -> list[Lack]:
        """What is missing on Telegram, asked of the platform now."""
        return await ready.look(self._centre, self._messenger, conflict=self._conflict)

    async def close(self) -> None:
        """Answer what was pressed, and let go of every connection."""
        await self._dealer.finished()
        await self._messenger.close()

    async def _heartbeat(self) -> None:
        if self._beat is not None:
            await self._beat()

    async def _watch_on(self) -> None:
        """Whether Telegram answers and can bring what it has: its own word, asked for twice a minute."""
        while True:
            try:
                await self._watch()
            except StoreDown as outage:
                log.warning("group.store_down", reason=outage.reason)
            await asyncio.sleep(_WATCH_S)

    async def _watch(self) -> None:
        info = await self._messenger.hook()
        if isinstance(info, Refusal):
            log.warning("group.hook_unknown", why=info.why.value)
        elif ready.is_fresh(self._centre, info):
            log.warning("group.hook_failing")
        else:
            await self._heartbeat()
