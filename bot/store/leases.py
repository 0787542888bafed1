"""The outbox as the courier works on it: what is due, who carries it, and what became of it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, case, literal_column, or_, select, update

from bot.messages import Letter, letter_from_json
from bot.store.outbox import COLUMN
from bot.store.tables import t_address, t_letter, t_media
from bot.store.vault import Erased, Unreadable, Vault

# Written out, not bound: SQLite uses a partial index only when it can read the condition in the statement.
_OPEN: ColumnElement[bool] = literal_column("letter.state in ('waiting', 'leased')")
_MOST = 2000  # letters looked at in one go


def nobody(_conn: Connection, _letter: "Due", _now: datetime) -> None:
    """Nobody asked to be told."""


@dataclass(frozen=True, slots=True)
class Due:
    """An open letter, still sealed: ``waiting``, or ``leased`` until a moment that may have passed."""

    id: int
    address_id: str
    door: str
    ticket_id: str | None
    card: str | None
    source: str | None
    priority: int
    state: str
    lease_until: datetime | None
    attempts: int
    created_at: datetime

    @property
    def danger(self) -> bool:
        """Whether it overtakes everything."""
        return self.priority == 0

    def on_the_way(self, steady: datetime) -> bool:
        """Whether somebody's lease on it still holds."""
        return self.state == "leased" and self.lease_until is not None and self.lease_until > steady


Arrived = Callable[[Connection, Due, datetime], None]

_DUE = (
    select(
        t_letter.c.id,
        t_letter.c.address_id,
        t_address.c.door,
        t_letter.c.ticket_id,
        t_letter.c.card,
        t_letter.c.source,
        t_letter.c.priority,
        t_letter.c.state,
        t_letter.c.lease_until,
        t_letter.c.attempts,
        t_letter.c.created_at,
    )
    .join_from(t_letter, t_address, t_letter.c.address_id == t_address.c.id)
    .where(_OPEN, t_address.c.door.in_(bindparam("doors", expanding=True)))
    .order_by(case((t_letter.c.priority == 0, 0), else_=1), t_letter.c.id)
    .limit(_MOST)
)
_DUE_AT = _DUE.where(t_letter.c.address_id.in_(bindparam("addresses", expanding=True)))
_LOCK = (
    select(t_address.c.id)
    .where(t_address.c.id.in_(bindparam("addresses", expanding=True)))
    .order_by(t_address.c.id)
    # NO KEY: a turn that writes a letter holds its address's key, and turns write to several addresses in any order.
    .with_for_update(key_share=True)
)


def due(conn: Connection, doors: Collection[str]) -> list[Due]:
    """The open letters of these doors, danger first, then in the order they were written.

    On PostgreSQL their addresses are locked: two couriers never have two letters of one addressee under way.
    """
    asked: dict[str, Any] = {"doors": sorted(doors)}
    found = _read(conn, _DUE, asked)
    if conn.dialect.name == "sqlite" or not found:
        return found
    asked["addresses"] = sorted({letter.address_id for letter in found})
    conn.execute(_LOCK, asked)
    return _read(conn, _DUE_AT, asked)


def _read(conn: Connection, statement: Select[Any], asked: dict[str, Any]) -> list[Due]:
    rows: Sequence[Row[Any]] = conn.execute(statement, asked).all()
    return [Due(**row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name for it


def newest_of_cards(letters: Sequence[Due]) -> tuple[list[Due], list[int]]:
    """Of several editions of one card only the newest is worth carrying: those to carry, and the ids of the overtaken.

    An edition that stands for one of danger takes its place in the line. Order is kept otherwise.
    """
    newest: dict[tuple[str, str], Due] = {}
    urgent: dict[tuple[str, str], bool] = {}
    for letter in letters:
        if letter.card is not None:
            key = (letter.address_id, letter.card)
            newest[key] = max(newest.get(key, letter), letter, key=lambda one: one.id)
            urgent[key] = urgent.get(key, False) or letter.danger
    kept, overtaken = [], []
    for letter in letters:
        key = (letter.address_id, letter.card or "")
        if letter.card is None or newest[key].id == letter.id:
            kept.append(letter)
        else:
            overtaken.append(letter.id)
    kept.sort(key=lambda one: (not (one.danger or urgent.get((one.address_id, one.card or ""), False)), one.id))
    return kept, overtaken


_NUMBERS = (
    update(t_address)
    .where(t_address.c.id == bindparam("address"))
    .values(seq=t_address.c.seq + bindparam("count"))
    .returning(t_address.c.seq)
)
_SENT = (
    update(t_letter)
    .where(t_letter.c.id == bindparam("letter"))
    .values(state="sent", seq=bindparam("number"), sent_at=bindparam("now"), lease_until=None)
)
_OVERTAKEN = update(t_letter).where(t_letter.c.id == bindparam("letter")).values(state="overtaken", lease_until=None)


def overtake(conn: Connection, ids: Collection[int]) -> None:
    """Note that newer editions are carried instead."""
    if ids:
        conn.execute(_OVERTAKEN, [{"letter": letter_id} for letter_id in ids])


def deliver(conn: Connection, doors: Collection[str], now: datetime, arrived: Arrived) -> dict[str, int]:
    """Put everything due into mailboxes that are read by number: give the numbers and mark it sent, in this turn.

    Gives how many letters each address got; publish those addresses after the commit. ``arrived`` is told, in the same
    turn, of each that has a source: somebody waits to know.
    """
    letters, overtaken = newest_of_cards(due(conn, doors))
    overtake(conn, overtaken)
    awaited = _awaited(conn, {one.ticket_id for one in letters if one.source is not None and one.ticket_id})
    letters = [one for one in letters if one.source is None or one.ticket_id not in awaited]
    of_address: dict[str, list[Due]] = {}
    for letter in letters:
        of_address.setdefault(letter.address_id, []).append(letter)
    marks = []
    for address_id, line in of_address.items():
        last = conn.execute(_NUMBERS, {"address": address_id, "count": len(line)}).scalar_one()
        first = last - len(line) + 1
        marks += [{"letter": letter.id, "number": first + place, "now": now} for place, letter in enumerate(line)]
    if marks:
        conn.execute(_SENT, marks)
    for letter in letters:
        if letter.source is not None:
            arrived(conn, letter, now)
    return {address_id: len(line) for address_id, line in of_address.items()}


_AWAITED = (
    select(t_media.c.ticket_id)
    .where(
        t_media.c.ticket_id.in_(bindparam("tickets", expanding=True)),
        t_media.c.worker_id.is_not(None),
        t_media.c.state == "wanted",
    )
    .distinct()
)


def _awaited(conn: Connection, tickets: Collection[str]) -> set[str]:
    """Those of these tickets where a worker's file is still on its way to us: relayed words wait for it, in order."""
    return set(conn.execute(_AWAITED, {"tickets": sorted(tickets)}).scalars()) if tickets else set()


_SENT_SINCE = (
    select(t_letter.c.address_id, t_address.c.door, t_letter.c.sent_at)
    .join_from(t_letter, t_address, t_letter.c.address_id == t_address.c.id)
    .where(t_letter.c.sent_at > bindparam("since"), t_address.c.door.in_(bindparam("doors", expanding=True)))
    .order_by(t_letter.c.sent_at)
)


def sent_since(conn: Connection, doors: Collection[str], since: datetime) -> list[tuple[str, str, timedelta]]:
    """Address, door, and how long after ``since``, of every letter these doors were sent; the oldest first."""
    rows = conn.execute(_SENT_SINCE, {"since": since, "doors": sorted(doors)}).all()
    return [(row.address_id, row.door, row.sent_at - since) for row in rows]


_BODY = select(t_letter.c.person_id, t_letter.c.body).where(t_letter.c.id == bindparam("letter"))
_EARLIER = (
    select(t_letter.c.external_id)
    .where(
        t_letter.c.address_id == bindparam("address"),
        t_letter.c.card == bindparam("card"),
        t_letter.c.external_id.is_not(None),
    )
    .order_by(t_letter.c.id.desc())
    .limit(1)
)
_LEASE = (
    update(t_letter)
    .where(
        t_letter.c.id == bindparam("letter"),
        or_(t_letter.c.state == "waiting", t_letter.c.lease_until <= bindparam("steady")),
        _OPEN,
    )
    .values(state="leased", lease_until=bindparam("until"), attempts=t_letter.c.attempts + 1)
)


def lease(conn: Connection, letter: Due, steady: datetime, until: datetime) -> bool:
    """Take a letter for carrying until then (steady clock). False when somebody else has it."""
    return conn.execute(_LEASE, {"letter": letter.id, "steady": steady, "until": until}).rowcount == 1


def open_letter(conn: Connection, vault: Vault, letter_id: int) -> Letter | None:
    """The letter's words, or None when its addressee was erased or it cannot be read."""
    row = conn.execute(_BODY, {"letter": letter_id}).one()
    try:
        return letter_from_json(vault.open_json(conn, row.person_id, COLUMN, row.body))
    except (Erased, Unreadable, KeyError, TypeError):
        return None


def earlier_edition(conn: Connection, letter: Due) -> str | None:
    """What the platform calls the card's message, when an edition of it was sent before."""
    if letter.card is None:
        return None
    return sent_as(conn, letter.address_id, letter.card)


def sent_as(conn: Connection, address_id: str, card: str) -> str | None:
    """What the platform calls the card's message there, or None when none was sent."""
    found: str | None = conn.execute(_EARLIER, {"address": address_id, "card": card}).scalar()
    return found


_MINE = [
    t_letter.c.id == bindparam("letter"),
    t_letter.c.state == "leased",
    t_letter.c.lease_until == bindparam("until"),
]
_CARRIED = (
    update(t_letter)
    .where(*_MINE)
    .values(
        state="sent",
        seq=bindparam("number"),
        sent_at=bindparam("now"),
        external_id=bindparam("external"),
        lease_until=None,
        error=None,
    )
)
_FAILED = update(t_letter).where(*_MINE).values(state="failed", error=bindparam("why"), lease_until=None)
_BACK = (
    update(t_letter)
    .where(*_MINE)
    .values(
        state="waiting",
        error=bindparam("why"),
        lease_until=None,
        attempts=t_letter.c.attempts - bindparam("uncounted"),
    )
)


def mark_carried(conn: Connection, letter: Due, until: datetime, external_id: str | None, now: datetime) -> bool:
    """It was sent: number it and remember what the platform calls it. False when the lease was lost meanwhile."""
    number = conn.execute(_NUMBERS, {"address": letter.address_id, "count": 1}).scalar_one()
    mark = {"letter": letter.id, "until": until, "number": number, "now": now, "external": external_id}
    return conn.execute(_CARRIED, mark).rowcount == 1


def mark_undeliverable(conn: Connection, letter: Due, until: datetime, why: str) -> bool:
    """It will never arrive; ``why`` is a word of a closed vocabulary or an exception's type."""
    return conn.execute(_FAILED, {"letter": letter.id, "until": until, "why": why}).rowcount == 1


def give_back(conn: Connection, letter: Due, until: datetime, why: str | None, *, counted: bool) -> bool:
    """Let it wait again; an attempt the platform only asked to repeat later is not ``counted``."""
    back = {"letter": letter.id, "until": until, "why": why, "uncounted": 0 if counted else 1}
    return conn.execute(_BACK, back).rowcount == 1
