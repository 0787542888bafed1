"""The residents' doors: shut while anything is missing, unless an operator opens them by name."""

from dataclasses import replace
from datetime import datetime

import structlog
from sqlalchemy import Connection, select

from bot.centre import ringing
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.pages.ready import Lack, ReadyFacts, missing, notes
from bot.store.tables import t_address, t_pass, t_setting
from referral.organisation import Organisation

log = structlog.get_logger("gate")
_DAYS = 7
BACKUP_PROVED = "backup_proved"


def _enrolled(conn: Connection) -> frozenset[str]:
    """Workers who came in by a link at least once, at the console or at the desk bot."""
    console = conn.execute(select(t_pass.c.worker_id).where(t_pass.c.kind == "session").distinct()).scalars().all()
    bound = select(t_address.c.id).where(t_address.c.door == "private", t_address.c.peer.is_not(None))
    chats = conn.execute(bound).scalars().all()
    return frozenset((*console, *(address.partition(":")[2] for address in chats)))


def _backup(conn: Connection) -> datetime | None:
    at: datetime | None = conn.execute(
        select(t_setting.c.at).where(t_setting.c.key == BACKUP_PROVED)
    ).scalar_one_or_none()
    return at


async def lacks(centre: Centre, notices: frozenset[str]) -> list[Lack]:
    """What is still missing, now."""
    facts, laid = await _facts(centre, notices)
    pages = centre.pages
    found = missing(laid.door, pages.hotlines, pages.ladders, pages.answers, facts, laid)
    return found + await _loud(centre)


async def _facts(centre: Centre, notices: frozenset[str]) -> tuple[ReadyFacts, Organisation]:
    """What the running house knows, and every unit with its roster as it stands."""

    def read(work: Work) -> tuple[ReadyFacts, Organisation]:
        facts = ReadyFacts(work.now, _backup(work.conn), _enrolled(work.conn), notices)
        pages = work.house.organisation
        return facts, replace(pages, units={unit: work.laid.unit(unit) for unit in pages.units})

    return await centre.look(read)


async def _loud(centre: Centre) -> list[Lack]:
    """A page that says staff are rung at home, and what is missing for that to be so."""
    if not any(one.loud for one in centre.organisation.units.values()):
        return []
    if not centre.house.loud_by:
        return [Lack("ready-loud-no-gateway")]
    silent = await centre.look(lambda work: ringing.lacks_number(work, _DAYS))
    return [Lack("ready-loud-number", {"name": one.name, "id": one.id}) for one in silent]


class Gate:
    """Whether residents may come in. ``open_by`` names the person who opened it although something is missing."""

    def __init__(self, centre: Centre, notices: frozenset[str], open_by: str = "") -> None:
        self._centre, self._notices, self._open_by = centre, notices, open_by.strip()
        self._open = False

    def __call__(self) -> bool:
        """As it stood when last looked."""
        return self._open

    async def notes(self) -> list[Lack]:
        """What keeps nobody out and should be looked at."""
        facts, laid = await _facts(self._centre, self._notices)
        return notes(laid, facts)

    async def look(self) -> list[Lack]:
        """Look again: a roster may have a new gap, a number may have gone stale. Returns what is missing."""
        found = await lacks(self._centre, self._notices)
        was, self._open = self._open, not found or bool(self._open_by)
        if was != self._open:
            by = self._open_by if found and self._open else ""
            log.warning("doors", open=self._open, missing=[lack.key for lack in found], opened_by=by)
        return found
