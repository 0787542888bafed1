"""The residents' bot: hears Telegram, keeps what comes, answers presses, carries letters, fetches files."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog
from aiogram.methods import AnswerCallbackQuery, GetWebhookInfo

from bot.budget import Budget
from bot.carrier import Carrier
from bot.centre.centre import Centre
from bot.centre.fetching import Fetcher
from bot.doors.residents import ready, setup
from bot.doors.residents.carry import ResidentsCarrier
from bot.doors.residents.deeds import Came, Deed, InGroup, Nothing, Poison, Query
from bot.doors.residents.fetch import tell_lost
from bot.doors.residents.heard import hear, unread
from bot.doors.residents.keep import DOOR, GROUP, Kept, Rules, keep
from bot.doors.residents.line import GetRawUpdates, Line
from bot.limit import Limiter
from bot.messages import Command
from bot.pages.ready import Lack
from bot.poller import Beat, Poller, Update
from bot.store.outage import StoreDown
from bot.telegram import Refusal, Why

log = structlog.get_logger("residents")
_WATCH_S = 30.0  # between two questions whether Telegram can bring what it has
_NOTED = timedelta(minutes=1)  # a conflict that goes on is written down so often
_LINK = "https://t.me/"
_ALBUMS = 500  # remembered; an album's parts come within a second


class ResidentsBot:
    """One bot of Telegram, for residents. ``api``: where its platform is, empty for Telegram itself."""

    name = "residents"

    def __init__(self, centre: Centre, token: str, *, api: str = "", open_doors: Callable[[], bool]) -> None:
        self._centre, self._open = centre, open_doors
        self._line = Line(token, api)
        self._fetcher = Fetcher(centre, DOOR, self._line.download, tell_lost)
        self.carriers: Mapping[str, Carrier] = {DOOR: ResidentsCarrier(self._line, centre.words, store=centre.store)}
        self.budget = Budget(is_group=lambda address_id: address_id.startswith(GROUP))
        self.poller = Poller(centre.store, self.name, self.ask, self.keep, self._heartbeat)
        self._beat: Beat | None = None
        self._username = ""
        self._codes = Limiter(most=5, seconds=600)  # guesses of a 取件码, of one person
        self._codes_of_all = Limiter(most=120, seconds=3600)
        self._one_batch = asyncio.Lock()
        self._albums: OrderedDict[str, int] = OrderedDict()  # who and which: the update of its first part
        self._answering: set[asyncio.Task[None]] = set()
        self._conflict_at: datetime | None = None

    # ---- what comes ----

    async def ask(self, offset: int | None, wait_s: float) -> list[Update] | Refusal:
        """The updates that wait, as they came; from ``offset`` on, which acknowledges those before."""
        answer = await self._line.call(GetRawUpdates(offset=offset, timeout=int(wait_s)), wait_s)
        if isinstance(answer, Refusal):
            if answer.why is Why.CONFLICT:
                await self._note_conflict()
            return answer
        return [one for one in answer if isinstance(one, dict)]

    async def keep(self, updates: list[Update]) -> None:
        """Commit them all in one transaction, then answer the presses. Raises StoreDown: then nothing was kept."""
        async with self._one_batch:
            deeds = [self._heard(update) for update in updates]
            rules = await self._rules(deeds)
            kept = await self._kept(deeds, updates, rules)
        for topic in kept.topics:
            self._centre.live.publish(topic)
        for deed in deeds:
            if isinstance(deed, Came | InGroup | Nothing) and deed.query is not None:
                task = asyncio.create_task(self._answer(deed.query, told=rules.open and isinstance(deed, Came)))
                self._answering.add(task)
                task.add_done_callback(self._answering.discard)

    async def answered(self) -> None:
        """Wait until every press that was kept has been answered."""
        await asyncio.gather(*self._answering)

    def _heard(self, update: Update) -> Deed:
        try:
            deed = hear(update, self._centre.words.langs)
        except Exception as error:  # noqa: BLE001 - a bug of ours must not hold up everybody's messages; a person reads it
            log.error("update.unread", update=update.get("update_id"), error=type(error).__name__)  # noqa: TRY400 - a traceback may hold words
            deed = unread(update)
        if isinstance(deed, Poison):
            log.error("update.poison", update=deed.update_id, private=deed.user_id is not None)
        return deed

    async def _kept(self, deeds: list[Deed], updates: list[Update], rules: Rules) -> Kept:
        try:
            return await self._centre.work(lambda work: keep(work, deeds, rules))
        except StoreDown:
            raise
        except Exception as error:  # noqa: BLE001 - one of them breaks the transaction: which one is found out below
            log.error("batch.broken", updates=len(deeds), error=type(error).__name__)  # noqa: TRY400 - as above
        kept = Kept()
        for deed, update in zip(deeds, updates, strict=True):
            kept.topics |= (await self._kept_alone(deed, update, rules)).topics
        return kept

    async def _kept_alone(self, deed: Deed, update: Update, rules: Rules) -> Kept:
        for one in (deed, unread(update)):
            try:
                return await self._centre.work(lambda work, one=one: keep(work, [one], rules))  # type: ignore[misc]
            except StoreDown:
                raise
            except Exception as error:  # noqa: BLE001 - tried once more as something to be read by a person, then said
                log.critical("update.broken", update=update.get("update_id"), error=type(error).__name__)
        return Kept()

    async def _rules(self, deeds: list[Deed]) -> Rules:
        if not self._username and any(isinstance(deed, InGroup) for deed in deeds):
            self._username = str((await self._centre.look(setup.known_bot)).get("username", ""))
        often = frozenset(deed.update_id for deed in deeds if isinstance(deed, Came) and self._too_often(deed))
        more = frozenset(deed.update_id for deed in deeds if isinstance(deed, Came) and self._seen_album(deed))
        return Rules(self._open(), f"{_LINK}{self._username}" if self._username else "", often, more)

    def _seen_album(self, deed: Came) -> bool:
        """Whether something of the same album came before: its parts are messages of their own, one after the other."""
        album = f"{deed.user_id} {deed.attached.album}" if deed.attached is not None and deed.attached.album else ""
        if not album:
            return False
        first = self._albums.setdefault(album, deed.update_id)
        while len(self._albums) > _ALBUMS:
            self._albums.popitem(last=False)
        return first != deed.update_id

    def _too_often(self, deed: Came) -> bool:
        """Whether this is one guess of a code too many; counts it."""
        if not (isinstance(deed.body, Command) and deed.body.name == "code"):
            return False
        now = self._centre.clock.steady()
        return not (self._codes.allow(str(deed.user_id), now) and self._codes_of_all.allow("", now))

    async def _answer(self, query: Query, *, told: bool) -> None:
        text = f"✓ {query.label}" if told and query.label else None
        refusal = await self._line.call(AnswerCallbackQuery(callback_query_id=query.id, text=text))
        if isinstance(refusal, Refusal):
            expected = refusal.why is Why.QUERY  # too old: the letter says the same
            (log.info if expected else log.warning)("press.unanswered", why=refusal.why.value)

    # ---- how it runs ----

    async def set_up(self, hook: tuple[str, str] | None) -> Refusal | None:
        """Menu, descriptions, webhook or none. May be repeated; None when all is as it should be."""
        found = await setup.set_up(self._line, self._centre, hook)
        if isinstance(found, Refusal):
            return found
        self._username = found
        return None

    async def run(self, *, polling: bool, beat: Beat) -> None:
        """Hear Telegram and fetch files, for ever."""
        self._beat = beat
        async with asyncio.TaskGroup() as group:
            group.create_task(self.fetch_on(), name="fetch")
            group.create_task(self.poller.run() if polling else self._watch_on(), name="updates")

    async def fetch(self) -> int:
        """Fetch the files that are due now. How many arrived."""
        return await self._fetcher.once()

    async def fetch_on(self) -> None:
        """Fetch files for ever."""
        await self._fetcher.run()

    async def look(self) -> list[Lack]:
        """What is wrong with how it is set up, asked of Telegram itself."""
        return await ready.look(self._line, self._centre)

    async def close(self) -> None:
        """Answer what was pressed, and hang up."""
        await self.answered()
        await self._line.close()

    async def watch(self) -> bool:
        """Ask once whether Telegram can bring what it has; a beat when it can."""
        info = await self._line.call(GetWebhookInfo())
        if isinstance(info, Refusal):
            log.warning("hook.away", why=info.why.value)
        elif not info.url:
            log.error("hook.unset")
        elif ready.fresh_error(info, self._centre.clock.steady(), timedelta(seconds=2 * _WATCH_S)):
            log.warning("hook.error", waiting=info.pending_update_count)
        else:
            await self._heartbeat()
            return True
        return False

    async def _watch_on(self) -> None:
        while True:
            try:
                await self.watch()
            except StoreDown as outage:
                log.warning("hook.store_down", reason=outage.reason)
            await asyncio.sleep(_WATCH_S)

    async def _heartbeat(self) -> None:
        if self._beat is not None:
            await self._beat()

    async def _note_conflict(self) -> None:
        now = self._centre.clock.steady()
        if self._conflict_at is None or now - self._conflict_at >= _NOTED:
            self._conflict_at = now
            await self._centre.work(ready.note_conflict)
