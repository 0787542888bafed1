"""Fetches what waits with a messenger after the commit: sealed where it is kept, told when it never came."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any, Literal

import structlog
from sqlalchemy import ColumnElement, Row, bindparam, literal_column, select, update

from bot.centre.bare import bare
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.store.outage import StoreDown
from bot.store.tables import t_address, t_media
from bot.store.vault import Erased, Unreadable
from bot.telegram import MOST_DOWNLOAD, Refusal, TooBig, Why

log = structlog.get_logger("fetch")
TOPIC = "media"  # of files that wait to be fetched
ABOUT = "media.about"
LARGE, LOST = "large", "lost"  # why it will never come
TRIES = 12
# Seconds between one try and the next: about five hours in all, so that an evening without a network is outlived.
_PAUSES_S = (0, 5, 15, 60, 120, 300, 600, 1200, 1800, 3600, 3600, 7200)
_AFTER_S = tuple(accumulate(_PAUSES_S))  # since it was sent
_LOOK_AGAIN_S = 30.0
_OUTAGE_S = 2.0
_AT_ONCE = 20  # files of one round
_LOOKED_AT = 1000  # rows of one look: many may be waiting for their next try

# Written out, not bound: SQLite uses a partial index only when it can read the condition in the statement.
_IS_WANTED: ColumnElement[bool] = literal_column("media.state = 'wanted'")
_WANTED = (
    select(t_media.c.id, t_media.c.person_id, t_media.c.address_id, t_media.c.about, t_media.c.attempts)
    .add_columns(t_media.c.created_at, t_media.c.worker_id)
    .join(t_address, t_address.c.id == t_media.c.address_id)
    .where(_IS_WANTED, t_address.c.door == bindparam("door"))
    .order_by(t_media.c.created_at, t_media.c.id)
)
_THE_ROW = update(t_media).where(t_media.c.id == bindparam("row"), literal_column("state = 'wanted'"))
_TRIED = _THE_ROW.values(attempts=t_media.c.attempts + 1).returning(t_media.c.attempts)
_FAILED = _THE_ROW.values(state="failed")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that waits with the platform; ``worker``: it is one of the staff's."""

    id: str
    person_id: str
    address_id: str
    file: str
    worker: bool = False


Fate = Literal["kept", "again", "failed"]
Download = Callable[[str, int], Awaitable[bytes | TooBig | Refusal]]
Told = Callable[[Work, Wanted, str], None]


class Fetcher:
    """One bot's, for one ``door``. ``once`` fetches what is due now; ``run`` goes on for ever, one process at a time.

    ``download`` asks the platform; ``told`` says, in the turn that marks it, that a file will never come: ``large`` or
    ``lost``.
    """

    def __init__(self, centre: Centre, door: str, download: Download, told: Told) -> None:
        self._centre, self._door, self._download, self._told = centre, door, download, told

    async def run(self) -> None:
        """Fetch for ever; outages of the store and of the platform are waited out."""
        store, live = self._centre.store, self._centre.live
        while True:
            try:
                async with store.only_one(f"fetch-{self._door}") as sole, live.listen(TOPIC) as ears:
                    while sole.held:
                        await self.once()
                        await ears.wait(await self._rest_s())
            except StoreDown as outage:
                log.warning("fetch.store_down", reason=outage.reason)
            await asyncio.sleep(_OUTAGE_S)

    async def once(self) -> int:
        """Fetch what is due, oldest first. How many files arrived."""
        arrived = 0
        for wanted in await self._centre.look(self._due):
            fate = await self._fetch(wanted)
            for topic in (wanted.address_id, "board", "outbox"):
                self._centre.live.publish(topic)
            arrived += fate == "kept"
        return arrived

    async def _fetch(self, wanted: Wanted) -> Fate:
        """One file. Whatever goes wrong with it is counted in its row, so that it holds up no other for ever."""
        try:
            found = await self._download(wanted.file, MOST_DOWNLOAD) if wanted.file else Refusal(Why.BAD)
            fate = await self._settle(wanted, found)
        except StoreDown:
            raise
        except Exception as error:  # noqa: BLE001 - tried again, bounded, like a network that fails
            log.error("fetch.broken", media=wanted.id, error=type(error).__name__)  # noqa: TRY400 - a traceback may hold a token
            return await self._centre.work(lambda work: self._again(work, wanted))
        log.info("fetch", media=wanted.id, fate=fate, why=found.why.value if isinstance(found, Refusal) else "")
        return fate

    async def _settle(self, wanted: Wanted, found: bytes | TooBig | Refusal) -> Fate:
        match found:
            case bytes():
                return await self._centre.work(lambda work: self._kept(work, wanted, found))
            case TooBig():
                return await self._centre.work(lambda work: self._failed(work, wanted, LARGE))
            case Refusal(why=Why.BAD):
                return await self._centre.work(lambda work: self._failed(work, wanted, LOST))
            case Refusal():
                return await self._centre.work(lambda work: self._again(work, wanted))

    async def _rest_s(self) -> float:
        waiting = await self._centre.look(lambda work: [_due_at(row) for row in self._rows(work)])
        left = min(waiting) - self._centre.clock.now() if waiting else timedelta(seconds=_LOOK_AGAIN_S)
        return min(_LOOK_AGAIN_S, max(0.1, left.total_seconds()))

    def _rows(self, work: Work) -> list[Row[Any]]:
        return list(work.conn.execute(_WANTED.limit(_LOOKED_AT), {"door": self._door}).all())

    def _due(self, work: Work) -> list[Wanted]:
        due = [row for row in self._rows(work) if _due_at(row) <= work.now]
        return [_open(work, row) for row in due[:_AT_ONCE]]

    def _kept(self, work: Work, wanted: Wanted, data: bytes) -> Fate:
        shown = bare(data) if wanted.worker else data
        try:
            sealed = work.house.vault.seal(work.conn, wanted.person_id, "media.body", shown)
        except Erased:
            return self._failed(work, wanted, "")
        work.conn.execute(_THE_ROW.values(state="kept", body=sealed, size=len(shown)), {"row": wanted.id})
        return "kept"

    def _again(self, work: Work, wanted: Wanted) -> Fate:
        tried = work.conn.execute(_TRIED, {"row": wanted.id}).scalar()
        if tried is not None and tried >= TRIES:
            return self._failed(work, wanted, LOST)
        return "again"

    def _failed(self, work: Work, wanted: Wanted, why: str) -> Fate:
        """It will never come; somebody is told, once."""
        if work.conn.execute(_FAILED, {"row": wanted.id}).rowcount == 1 and why and wanted.file:
            self._told(work, wanted, why)
        return "failed"


def _due_at(row: Row[Any]) -> datetime:
    sent: datetime = row.created_at
    return sent + timedelta(seconds=_AFTER_S[min(row.attempts, len(_AFTER_S) - 1)])


def _open(work: Work, row: Row[Any]) -> Wanted:
    """The row; what cannot be opened any more has no name at the platform, and fails."""
    try:
        about = work.house.vault.open_json(work.conn, row.person_id, ABOUT, row.about or b"")
    except (Erased, Unreadable):
        about = {}
    return Wanted(row.id, row.person_id, row.address_id, str(about.get("file", "")), row.worker_id is not None)
