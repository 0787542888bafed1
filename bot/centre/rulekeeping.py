"""The centre's rules as they stand: the shipped pages with what was published over them, in every process the same.

A reader is swapped whole, between two messages: each message is read once, before its transaction, by one reader.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import Connection, Row, func, select

from bot.centre.house import House
from bot.page import PageError
from bot.pages.book import load_reader
from bot.pages.changes import NO_CHANGES, Changes
from bot.settings import ROOT
from bot.store.engine import Store
from bot.store.outage import StoreDown
from bot.store.tables import t_edition
from bot.store.vault import HOUSE, Vault
from referral.reader import Reader

TOPIC = "rules"  # published after a commit: another edition holds
BODY = "rule_edition.body"
_IDLE_S = 5.0  # how long a wake-up may be missed
_OUTAGE_S = 2.0
_LAST = select(func.max(t_edition.c.number))
log = structlog.get_logger("rules")


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the centre's changes: what holds from ``at`` until the next."""

    number: int
    rules: str
    changes: Changes
    reason: str
    at: datetime
    by: str
    back_to: int | None
    draft: int | None


def last_number(conn: Connection) -> int:
    """The edition that holds; 0 while only the shipped pages do."""
    return int(conn.execute(_LAST).scalar() or 0)


def edition(conn: Connection, vault: Vault, number: int) -> Edition | None:
    """One edition, opened; None for a number nobody published."""
    row = conn.execute(select(t_edition).where(t_edition.c.number == number)).one_or_none()
    return _opened(conn, vault, row) if row is not None else None


def editions(conn: Connection, vault: Vault, most: int) -> tuple[Edition, ...]:
    """The newest editions, the one that holds first."""
    rows = conn.execute(select(t_edition).order_by(t_edition.c.number.desc()).limit(most)).all()
    return tuple(_opened(conn, vault, row) for row in rows)


def changes_now(conn: Connection, vault: Vault) -> tuple[int, Changes]:
    """(the edition that holds, its changes)."""
    found = edition(conn, vault, last_number(conn))
    return (0, NO_CHANGES) if found is None else (found.number, found.changes)


def _opened(conn: Connection, vault: Vault, row: Row[Any]) -> Edition:
    body = vault.open_json(conn, HOUSE, BODY, row.body)
    changes: Mapping[str, Any] = body["changes"]
    return Edition(row.number, row.rules, changes, body["reason"], row.at, row.by, row.back_to, row.draft_id)


class Rules:
    """Keeps the house's reader at the edition that holds. One for a process."""

    def __init__(self, house: House, store: Store, root: Path = ROOT) -> None:
        self._house, self._store, self.root = house, store, root
        self._swapping = asyncio.Lock()
        self.number = 0
        self.left_out: tuple[str, ...] = ()  # changes that no longer fit the shipped pages

    async def look_again(self) -> bool:
        """Read the edition that holds, if it is another than the one in use; whether it was. Raises StoreDown."""
        async with self._swapping:
            number = await self._store.look(last_number)
            if number == self.number:
                return False
            number, changes = await self._store.look(lambda conn: changes_now(conn, self._house.vault))
            reader, self.left_out = await asyncio.to_thread(self.fitting, changes)
            self._house.pages = replace(self._house.pages, reader=reader)  # one name, set once: no message sees half
            self.number = number
            log.info("rules.edition", number=number, rules=reader.book.version, left_out=len(self.left_out))
            return True

    async def keep_on(self) -> None:
        """For ever: another process, or a page of the desk, may publish."""
        while True:
            try:
                async with self._store.live.listen(TOPIC) as ears:
                    while True:
                        await self.look_again()
                        await ears.wait(_IDLE_S)
            except StoreDown as outage:
                log.warning("store down", reason=str(outage))
                await asyncio.sleep(_OUTAGE_S)

    def reader(self, changes: Changes) -> Reader:
        """A reader with these changes. Takes about a second: never on the loop. Raises PageError."""
        pages = self._house.pages
        return load_reader(self.root, pages.organisation, pages.own, changes)

    def fitting(self, changes: Changes) -> tuple[Reader, tuple[str, ...]]:
        """A reader with those of the changes that fit, and the names of the others.

        After an upgrade a shipped rule may have another shape. The door stays open: that rule is read as shipped, and
        the workbench says so.
        """
        try:
            return self.reader(changes), ()
        except PageError:
            bad = tuple(key for key in changes if not self._fits({key: changes[key]}))
            log.error("rules.change-left-out", rules=bad)  # noqa: TRY400 - names of rules; the page's words stay out
            return self.reader({key: data for key, data in changes.items() if key not in bad}), bad

    def _fits(self, changes: Changes) -> bool:
        try:
            self.reader(changes)
        except PageError:
            return False
        return True
