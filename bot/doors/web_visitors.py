"""Knows a resident's browser again: the pass it carries, the mailbox behind it, made when they first speak."""

import asyncio
import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.centre import doorways
from bot.centre.centre import Centre
from bot.store.mailbox import Address, find_address, new_address
from bot.store.tables import t_address, t_inbox, t_ticket
from bot.store.vault import Vault

DOOR = "web"
_PASS = re.compile(r"([bk][A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{22})")


@dataclass(slots=True)
class Visitor:
    """One browser, known by the hash of its pass alone. ``address`` is None until the resident has spoken."""

    token_hash: str
    kiosk: bool
    address: Address | None = None
    entered: bool = False  # the door they came by is remembered

    @property
    def topic(self) -> str:
        """What is published when this browser's mailbox is made."""
        return f"web-pass:{self.token_hash}"


class Visitors:
    """Gives out passes and finds who carries one.

    A pass is 32 random bytes and a stamp that shows it came from us, so a made-up one is nobody's and nobody can plant
    a pass he knows in another's browser. It is kept only as a hash, and only once the resident has spoken.
    """

    def __init__(self, centre: Centre, secret: bytes) -> None:
        self._centre = centre
        self._secret = secret
        self._making = asyncio.Lock()

    def issue(self, *, kiosk: bool = False) -> str:
        """A new pass. A kiosk's lives in its page only; a browser's becomes its cookie."""
        token = ("k" if kiosk else "b") + secrets.token_urlsafe(32)
        return f"{token}.{self._stamp(token)}"

    async def find(self, carried: str) -> Visitor | None:
        """Who carries this pass: None for a forged one, and for one whose resident has left. May raise StoreDown."""
        found = _PASS.fullmatch(carried)
        if found is None:
            return None
        token, stamp = found.groups()
        token_hash = hashlib.sha256(token.encode()).hexdigest()
        address = await self._centre.store.look(lambda conn: find_address(conn, token_hash))
        if address is None and not hmac.compare_digest(stamp, self._stamp(token)):
            return None
        return Visitor(token_hash, token.startswith("k"), address)

    async def mailbox(self, visitor: Visitor, by: str = "", lang: str = "") -> Address:
        """The visitor's mailbox, made now if this is the first time they speak. May raise StoreDown.

        ``by``: the door their page came by, as a link names it; ``lang``: the page's language.
        """
        if visitor.address is None:
            async with self._making:
                visitor.address = await self._centre.store.turn(
                    lambda conn: _find_or_make(conn, self._centre.store.vault, visitor, self._centre.clock.now())
                )
            self._centre.live.publish(visitor.topic)
        if by and not visitor.entered:
            address = visitor.address
            await self._centre.work(lambda work: doorways.enter(work, address.person_id, address.id, by, lang))
            visitor.entered = True
        return visitor.address

    async def look_again(self, visitor: Visitor) -> Address | None:
        """The mailbox, if it has been made meanwhile from another page of the same browser."""
        if visitor.address is None:
            visitor.address = await self._centre.store.look(lambda conn: find_address(conn, visitor.token_hash))
        return visitor.address

    async def forget(self, visitor: Visitor) -> None:
        """The pass opens nothing any more: the resident left. What was said stays with the station."""
        gone = update(t_address).where(t_address.c.token_hash == visitor.token_hash).values(token_hash=None)
        await self._centre.store.turn(lambda conn: conn.execute(gone).rowcount)

    async def hides(self, address: Address) -> bool:
        """Whether a page opened anew must not show what was said: violence is flagged (domain study §10)."""
        flagged = select(t_ticket.c.id).where(t_ticket.c.person_id == address.person_id, t_ticket.c.violence.is_(True))
        return await self._centre.store.look(lambda conn: conn.execute(flagged.limit(1)).first() is not None)

    async def received(self, address: Address, own_id: str) -> int | None:
        """The number of a message that came before under the page's own id, or None. May raise StoreDown."""
        unique = f"{address.id}/{own_id}"  # as bot.store.inbox.receive keeps it
        before = select(t_inbox.c.seq).where(t_inbox.c.door == DOOR, t_inbox.c.update_id == unique)
        return await self._centre.store.look(lambda conn: conn.execute(before).scalar())

    def _stamp(self, token: str) -> str:
        digest = hmac.new(self._secret, token.encode(), "sha256").digest()[:16]
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _find_or_make(conn: Connection, vault: Vault, visitor: Visitor, now: datetime) -> Address:
    found = find_address(conn, visitor.token_hash)
    return found or new_address(conn, vault, door=DOOR, kiosk=visitor.kiosk, token_hash=visitor.token_hash, now=now)
