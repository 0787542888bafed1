"""What is new in the store since the last look: letters, events and offers, as everybody in the play sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from bot.centre.house import Work
from bot.messages import Button, letter_from_json
from bot.store.outbox import COLUMN
from bot.store.tables import t_address, t_event, t_letter, t_offer, t_ticket
from referral.duty import line_order, shift_at
from referral.station import Watch

_LETTERS = (
    select(
        t_letter.c.id,
        t_letter.c.address_id,
        t_letter.c.person_id,
        t_letter.c.ticket_id,
        t_letter.c.body,
        t_letter.c.created_at,
        t_address.c.door,
        t_ticket.c.centre,
    )
    .join(t_address, t_address.c.id == t_letter.c.address_id)
    .outerjoin(t_ticket, t_ticket.c.id == t_letter.c.ticket_id)
    .where(t_letter.c.id > bindparam("last"))
    .order_by(t_letter.c.id)
)
_EVENTS = (
    select(
        t_event.c.id,
        t_event.c.ticket_id,
        t_event.c.at,
        t_event.c.kind,
        t_event.c.by,
        t_event.c.data,
        t_ticket.c.urgency,
        t_ticket.c.due_at,
        t_ticket.c.centre,
        t_ticket.c.channel,
    )
    .join(t_ticket, t_ticket.c.id == t_event.c.ticket_id)
    .where(t_event.c.id > bindparam("last"))
    .order_by(t_event.c.id)
)
_OFFERS = (
    select(t_offer.c.id, t_offer.c.ticket_id, t_offer.c.worker_id, t_offer.c.created_at)
    .where(t_offer.c.id > bindparam("last"))
    .order_by(t_offer.c.id)
)
AT_WORK, STANDBY, OFF = "at work", "standby", "off"


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter that was written. ``standing``: whether a worker it is for is at work, on night standby or off now."""

    at: datetime
    door: str
    to: str  # a worker's id, or the address of a resident
    ticket: str | None
    key: str
    buttons: tuple[Button, ...]
    urgency: str | None
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of a ticket, with how the ticket stands after it."""

    ticket: str
    at: datetime
    kind: str
    by: str
    data: Mapping[str, Any]
    urgency: str
    due_at: datetime | None
    unit: str
    channel: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A worker was asked to take a ticket."""

    ticket: str
    worker: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Fresh:
    """Everything since the last look, each in the order it was written."""

    mails: tuple[Mail, ...]
    events: tuple[Happened, ...]
    offers: tuple[Asked, ...]


class Feed:
    """Remembers how far it has read."""

    def __init__(self) -> None:
        self._letter = self._event = self._offer = 0

    def read(self, work: Work) -> Fresh:
        """What has been committed since the last time."""
        letters = work.conn.execute(_LETTERS, {"last": self._letter}).all()
        events = work.conn.execute(_EVENTS, {"last": self._event}).all()
        offers = work.conn.execute(_OFFERS, {"last": self._offer}).all()
        self._letter = letters[-1].id if letters else self._letter
        self._event = events[-1].id if events else self._event
        self._offer = offers[-1].id if offers else self._offer
        return Fresh(
            tuple(_mail(work, row) for row in letters if row.door not in {"desk", "group"}),
            tuple(
                Happened(
                    row.ticket_id,
                    row.at,
                    row.kind,
                    row.by,
                    row.data,
                    row.urgency,
                    row.due_at,
                    row.centre,
                    row.channel,
                )
                for row in events
            ),
            tuple(Asked(row.ticket_id, row.worker_id, row.created_at) for row in offers),
        )


def _mail(work: Work, row: Any) -> Mail:
    letter = letter_from_json(work.house.vault.open_json(work.conn, row.person_id, COLUMN, row.body))
    mine = row.door in {"worker", "private", "loud"}
    to = row.address_id.partition(":")[2] if mine else row.address_id
    urgency = letter.card.urgency if letter.card is not None else None
    standing = standing_of(work, to, row.centre) if mine else ""
    return Mail(row.created_at, row.door, to, row.ticket_id, letter.key, letter.buttons, urgency, standing)


def standing_of(work: Work, worker_id: str, unit_id: str | None = None) -> str:
    """Whether this worker is at work, on night standby at home, or off, now.

    By the rosters of the unit they belong to, of ``unit_id``, and of those above it: somebody may cover elsewhere.
    """
    above = work.house.organisation.above(unit_id) if unit_id is not None else ()
    units = [work.home(worker_id).id, *((unit_id,) if unit_id is not None else ()), *(one.id for one in above)]
    found = OFF
    for unit in dict.fromkeys(units):
        shift = shift_at(work.unit(unit), work.now)
        if shift is not None and worker_id in line_order(shift.line):
            if shift.watch is not Watch.NIGHT:
                return AT_WORK
            found = STANDBY
    return found
