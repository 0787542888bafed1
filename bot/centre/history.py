"""A ticket from its events alone: what its row must be, and the whole story, without a word of anybody."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from bot.centre import tickets
from bot.centre.house import Work
from bot.centre.tickets import SET, UNKEPT, Ticket
from bot.store.tables import t_event, t_ticket

_WHO = "worker:"
# Facts of an event that are said beside its name, each with the words its values have: prefix of the message key.
_SAID: Mapping[str, str] = {
    "state": "state-",
    "outcome": "option-outcome-",
    "follow_up": "option-plan-",
    "informed": "option-informed-",
    "how": "",
    "reached": "",
    "safe": "option-safe-",
    "safe_now": "option-safe-",
    "spoke_to": "",
    "capacity": "option-capacity-",
    "subject_knows": "option-knows-",
    "urgency": "urgency-",
    "before": "urgency-",
    "concern": "concern-",
    "basis": "",
    "reason": "",
    "status": "",
    "of": "",
    "what": "",
    "sign": "option-sign-",
    "to": "",
    "kind": "option-record-",
    "why": "",
}


def rebuilt(events: Iterable[Row[Any]]) -> dict[str, Any]:
    """What the row must be, as far as events keep it: everything but what is sealed, and counters."""
    row: dict[str, Any] = {}
    for event in events:
        if event.kind == SET:
            row |= event.data
    return row


def differs(work: Work, ticket: Ticket) -> dict[str, tuple[Any, Any]]:
    """Where the row is not what its events say: by column, what they say and what it holds. Empty is right."""
    told = rebuilt(events_of(work, ticket))
    held = {one: tickets.plain(getattr(ticket, one)) for one in t_ticket.c.keys() if one not in UNKEPT}  # noqa: SIM118
    return {key: (told.get(key), held[key]) for key in held if told.get(key) != held[key]}


def events_of(work: Work, ticket: Ticket) -> list[Row[Any]]:
    """Every event of the ticket, oldest first."""
    found = select(t_event).where(t_event.c.ticket_id == ticket.id)
    return list(work.conn.execute(found.order_by(t_event.c.id)).all())


def by_number(work: Work, number: str) -> Ticket | None:
    """The ticket of this number."""
    return work.conn.execute(select(t_ticket).where(t_ticket.c.number == number)).one_or_none()


def lines(work: Work, ticket: Ticket) -> Iterator[str]:
    """The story: when, who, what; views among them, words and reasons never."""
    for event in events_of(work, ticket):
        if event.kind == SET:
            continue
        parts = [_at(work, event.at), _by(work, event.by), _named(work, event.kind), *_facts(work, event.data)]
        yield " · ".join(part for part in parts if part)


def _at(work: Work, at: datetime) -> str:
    return f"{at.astimezone(work.house.station.tz):%Y-%m-%d %H:%M}"


def _by(work: Work, by: str) -> str:
    if by.startswith(_WHO):
        return work.called(by.removeprefix(_WHO), work.house.lang)
    return "" if by == "bot" else by


def _named(work: Work, kind: str) -> str:
    key = f"console-event-{kind}"
    return work.desk_says(key) if work.house.words.has(work.house.lang, key) else kind


def _facts(work: Work, data: Mapping[str, Any]) -> Iterator[str]:
    if data.get("worker"):
        yield work.called(str(data["worker"]), work.house.lang)
    if data.get("receiver"):
        receiver = work.house.pages.directory.get(str(data["receiver"]))
        yield receiver.called(work.house.lang) if receiver is not None else str(data["receiver"])
    for key, prefix in _SAID.items():
        value = data.get(key)
        if value is None or value == "":
            continue
        name = f"{prefix}{value}"
        known = bool(prefix) and work.house.words.has(work.house.lang, name)
        yield work.desk_says(name) if known else f"{key}={value}"
