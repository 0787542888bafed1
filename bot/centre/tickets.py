"""A ticket's rows: opened as a draft with the first need, numbered when it goes out, never without its events."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.centre.codes import fingerprint
from bot.centre.house import SYSTEM, Work
from bot.store.rows import add, change
from bot.store.tables import t_counter, t_event, t_inbox, t_ticket
from bot.store.vault import Erased
from flows.session import Session
from referral import life
from referral.reading import Reading

Ticket = Row[Any]

SET = "set"  # what was changed on the row: no deed, and shown to nobody
# Sealed or hashed; whose it is; counters that say nothing of the ticket.
UNKEPT = frozenset({"id", "person_id", "details", "code_hash", "version", "alarms"})
_LOOSE = timedelta(days=1)  # words said before a need was understood belong to it for so long
_CODE_TRIES = 5
_GET = select(t_ticket).where(t_ticket.c.id == bindparam("ticket"))
_NOTED = select(t_event.c.id).where(t_event.c.ticket_id == bindparam("ticket"), t_event.c.kind == bindparam("what"))
_LINK = (
    update(t_inbox)
    .where(
        t_inbox.c.person_id == bindparam("person"),
        t_inbox.c.ticket_id.is_(None),
        t_inbox.c.received_at > bindparam("since"),
    )
    .values(ticket_id=bindparam("ticket"))
    .returning(t_inbox.c.id)
)
_TAKEN = select(t_ticket.c.id).where(t_ticket.c.code_hash == bindparam("hashed"), t_ticket.c.closed_at.is_(None))


def get(work: Work, ticket_id: str) -> Ticket | None:
    """The ticket's row."""
    return work.conn.execute(_GET, {"ticket": ticket_id}).one_or_none()


def put(work: Work, ticket_id: str, **values: Any) -> Ticket:
    """Change the row; the new one. Raises NoResultFound when there is no such ticket."""
    changed = change(work.conn, t_ticket, "id", ticket_id, counted="version", **values)
    keep_set(work, ticket_id, values)
    return changed


def insert(work: Work, **values: Any) -> None:
    """A new row; the columns that are left out have their first values."""
    row = {**defaults(), **values}
    add(work.conn, t_ticket, **row)
    keep_set(work, str(row["id"]), row)


def keep_set(work: Work, ticket_id: str, values: Mapping[str, Any]) -> None:
    """Keep what was set on the row as an event: the row can be rebuilt from the events alone (``centre.history``)."""
    kept = {key: plain(value) for key, value in values.items() if key not in UNKEPT}
    if kept:
        add(work.conn, t_event, ticket_id=ticket_id, at=work.now, kind=SET, by=SYSTEM, data=kept, secret=None)


def plain(value: Any) -> Any:
    """A column's value as an event keeps it."""
    return value.isoformat() if isinstance(value, datetime) else value


def move(work: Work, ticket: Ticket, to: str, **values: Any) -> Ticket:
    """To another state, if the machine knows the way and what it needs is on record by then.

    Raises IllegalMoveError otherwise: a bug, never a person's doing; the acts refuse with a sentence beforehand.
    """
    way = life.move_between(ticket.state, to)
    if way is None:
        raise life.IllegalMoveError(f"a ticket does not go from {ticket.state} to {to}")
    moved = put(work, ticket.id, state=to, **values)
    lacking = life.missing(way, cast("life.Facts", moved))
    if lacking:
        raise life.IllegalMoveError(f"a ticket does not go from {ticket.state} to {to} without {', '.join(lacking)}")
    return moved


def note(  # noqa: PLR0913 - an event has this many parts
    work: Work,
    ticket_id: str,
    kind: str,
    by: str = SYSTEM,
    /,
    *,
    person_id: str | None = None,
    secret: dict[str, Any] | None = None,
    **data: Any,
) -> None:
    """Append one event. ``data`` is closed vocabulary; words go into ``secret``, under the person's key."""
    sealed = None
    if secret is not None and person_id is not None:
        sealed = work.house.vault.seal(work.conn, person_id, "event.secret", secret)
    add(work.conn, t_event, ticket_id=ticket_id, at=work.now, kind=kind, by=by, data=data, secret=sealed)


def noted(work: Work, ticket_id: str, kind: str) -> bool:
    """Whether such an event happened to this ticket."""
    return work.conn.execute(_NOTED, {"ticket": ticket_id, "what": kind}).first() is not None


def events(work: Work, ticket: Ticket, *kinds: str) -> list[Row[Any]]:
    """The ticket's events of these kinds, oldest first."""
    found = select(t_event).where(t_event.c.ticket_id == ticket.id, t_event.c.kind.in_(kinds))
    return list(work.conn.execute(found.order_by(t_event.c.id)).all())


def secret_of(work: Work, ticket: Ticket, event: Row[Any]) -> dict[str, Any]:
    """An event's sealed words. Raises Erased when the resident's key is gone."""
    if event.secret is None:
        return {}
    return work.house.vault.open_json(work.conn, ticket.person_id, "event.secret", event.secret)


def first_data(work: Work, ticket_id: str, kind: str, key: str) -> Any:
    """What the first event of this kind says under this key; None where there is none."""
    found = select(t_event.c.data).where(t_event.c.ticket_id == ticket_id, t_event.c.kind == kind)
    data = work.conn.execute(found.order_by(t_event.c.id).limit(1)).scalar_one_or_none()
    return data.get(key) if data else None


def open_draft(work: Work, session: Session, person_id: str, channel: str) -> str:
    """A draft for the need just said. Returns its id."""
    ticket_id = UUID(int=work.house.chance.getrandbits(128), version=4).hex
    insert(
        work,
        id=ticket_id,
        centre=door_of(work, session),
        person_id=person_id,
        channel=channel,
        lang=session.lang,
        created_at=work.now,
        **facts(session),
    )
    note(work, ticket_id, "opened", "resident", channel=channel)
    return ticket_id


def door_of(work: Work, session: Session) -> str:
    """The unit whose door the resident came by."""
    unit = session.told.unit
    return unit if unit is not None and unit in work.house.organisation.units else work.house.station.id


def link_words(work: Work, person_id: str, ticket_id: str) -> tuple[int, ...]:
    """What the person said and no ticket holds yet belongs to this one. Returns those rows of the inbox."""
    linked = work.conn.execute(_LINK, {"person": person_id, "since": work.now - _LOOSE, "ticket": ticket_id})
    return tuple(sorted(linked.scalars()))


def is_erased(work: Work, ticket: Ticket) -> bool:
    """Whether the resident's key is gone: nothing of theirs can be read or written any more."""
    try:
        details(work, ticket)
    except Erased:
        return True
    return False


def details(work: Work, ticket: Ticket) -> dict[str, Any]:
    """The encrypted part. Raises Erased when the person's key is gone."""
    if ticket.details is None:
        return {}
    return work.house.vault.open_json(work.conn, ticket.person_id, "ticket.details", ticket.details)


def keep(work: Work, session: Session, ticket: Ticket, reading: Reading | None) -> Ticket:
    """Bring the row up to what has been told; urgency only rises, and evidence is added."""
    told = session.told
    hidden = details(work, ticket)
    fresh: dict[str, Any] = {"phone": told.phone, "contact": told.contact, "kin": told.kin, "gender": told.gender}
    fresh |= {"named": told.named, "confidant": told.confidant, "phone_seen": told.phone_seen}
    fresh |= {"do_not_call": told.do_not_call, "human": told.human}
    fresh |= {"school": told.school, "wish_gender": told.wish_gender, "safe_when": told.safe_when}
    merged = hidden | {key: value for key, value in fresh.items() if value is not None}
    if reading is not None and (reading.evidence or reading.set_aside):
        merged["evidence"] = [*hidden.get("evidence", []), *([e.rule, e.words] for e in reading.evidence)]
        merged["set_aside"] = [
            *hidden.get("set_aside", []),
            *([s.rule, s.words, s.reason] for s in reading.set_aside),
        ]
    values = facts(session)
    values["urgency"] = min(ticket.urgency, values["urgency"])
    if ticket.confirmed_at is not None:  # a worker has said what it is: what the rules read since stands beside it
        read = dict.fromkeys([*ticket.also, *(one for one in (values["concern"], *values["also"]) if one)])
        values |= {"concern": ticket.concern, "also": [one for one in read if one != ticket.concern]}
    if reading is not None:
        values["rules_version"] = reading.rules
        values["local"] = own_code(work, reading, {values["concern"], *values["also"]}) or ticket.local
    changed = {key: value for key, value in values.items() if getattr(ticket, key) != value}
    if merged != hidden:
        changed["details"] = work.house.vault.seal(work.conn, ticket.person_id, "ticket.details", merged)
    return put(work, ticket.id, **changed) if changed else ticket


def own_code(work: Work, reading: Reading, leaves: Collection[str | None]) -> str | None:
    """The centre's own code that was found first, where what it stands for is one of these concerns."""
    own = work.house.pages.own
    codes = (one.rule.upper() for one in reading.evidence)
    return next((code for code in codes if code in own and own[code].leaf in leaves), None)


def facts(session: Session) -> dict[str, Any]:
    """The columns that repeat what was told, in closed vocabulary."""
    told = session.told
    return {
        "concern": told.concern,
        "also": list(told.also),
        "urgency": told.urgency,
        "danger": told.danger,
        "violence": told.violence,
        "subject": told.subject or "unknown",
        "age_band": told.age_band,
        "area": told.area,
        "safety": told.safety,
        "why": list(told.why),
        "unheard": told.unheard,
        "minor": told.age_band in {"<14", "14-17"},
    }


def defaults() -> Mapping[str, Any]:
    """The first values of a new ticket: Core statements know no Python-side defaults of the class."""
    return {
        "state": "DRAFT",
        "version": 0,
        "rules_version": "",
        "escalated": False,
        "report_due": False,
        "consent_pending": False,
        "handoff_live": False,
        "conflict": False,
        "line": 0,
        "alarms": 0,
        "source": "self",
        "tries": 0,
        "reopened": 0,
        "summarised": False,
    }


def next_number(work: Work, unit_id: str) -> str:
    """白云1104-07: the station's short name, the local date, the day's running number; no personal meaning."""
    station = work.unit(unit_id)
    day = work.now.astimezone(station.tz)
    key = f"number:{station.id}:{day:%m%d}"  # no year: next year the day counts on, so a number is never given twice
    return f"{station.short}{day:%m%d}-{_next(work, key):02d}"


def next_case(work: Work, unit_id: str) -> str:
    """白云2026-003: the station's short name, the year, the year's running number; no personal meaning."""
    station = work.unit(unit_id)
    year = work.now.astimezone(station.tz).year
    return f"{station.short}{year}-{_next(work, f'case:{station.id}:{year}'):03d}"


def _next(work: Work, key: str) -> int:
    counted: int = work.conn.execute(_count(work.conn.dialect.name), {"key": key, "value": 1}).scalar_one()
    return counted


@cache
def _count(dialect: str) -> Any:
    row = (postgresql if dialect == "postgresql" else sqlite).insert(t_counter)
    counted = row.on_conflict_do_update(index_elements=["key"], set_={"value": t_counter.c.value + 1})
    return counted.returning(t_counter.c.value)


def new_code(work: Work) -> tuple[str, str]:
    """A 取件码 no open ticket has: its six digits, and the keyed hash that is kept."""
    for _ in range(_CODE_TRIES):
        code = f"{work.house.chance.randrange(10**6):06d}"
        hashed = fingerprint(work.house.code_key, code)
        if work.conn.execute(_TAKEN, {"hashed": hashed}).first() is None:
            return code, hashed
    raise RuntimeError("no free pick-up code in five tries: there are too many open tickets for six digits")
