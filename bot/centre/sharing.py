"""What a receiver is shown of a ticket: chosen by the worker, frozen as it goes out, and nothing besides."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import select

from bot.centre import tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.tables import t_event

MINIMUM, CONTACT, FULL = "minimum", "contact", "full"
_HASTE = {"U0": "emergency", "U1": "urgent", "U2": "urgent"}
_NO_CONTACT = "never"


@dataclass(frozen=True, slots=True)
class Shared:
    """The form that goes out (domain study §2.4). What is not shared is empty."""

    number: str  # the referral's own: the ticket's number and a count
    station: str
    station_phone: str
    worker: str
    group: str  # A … H
    haste: str  # routine · urgent · emergency
    age_band: str = ""
    area: str = ""
    minor: bool = False
    no_contact: bool = False  # nobody contacts the person without the worker
    reason: str = ""  # the worker's words, written for the receiver
    basis: str = ""  # oral · written · law · life
    on: str = ""  # when consent was taken, or set aside, ISO
    name: str = ""
    kin: str = ""  # whom it is about, in the word of whoever asked: 孙女
    phone: str = ""
    summary: str = ""


_SHARED = tuple(one.name for one in fields(Shared))


def to_json(shared: Shared) -> dict[str, Any]:
    """As it is sealed with the task."""
    return asdict(shared)


def from_json(data: dict[str, Any]) -> Shared:
    """Back again; a field of another version is ignored."""
    return Shared(**{name: data[name] for name in _SHARED if name in data})


def choose(  # noqa: PLR0913 - what is shared, why and by what right
    work: Work, ticket: Ticket, shares: str, *, reason: str, basis: str, count: int
) -> Shared:
    """What goes out, in the desk's language. A name and number never go out where violence is flagged."""
    hidden, station = tickets.details(work, ticket), work.station_of(ticket)
    area = work.area(ticket.area)
    careful = bool(ticket.violence) or ticket.subject_knows == _NO_CONTACT
    contact = shares in {CONTACT, FULL} and not careful
    concern = work.house.pages.concerns.get(ticket.concern or "")
    return Shared(
        number=f"{ticket.number}/{count}",
        station=station.called(work.house.lang),
        station_phone=station.phone or "",
        worker=work.called(ticket.owner_id, work.house.lang),
        group=concern.group if concern is not None else "H",
        haste=_HASTE.get(ticket.urgency, "routine"),
        age_band=ticket.age_band or "",
        area=area.name if area is not None else "",
        minor=bool(ticket.minor),
        no_contact=careful,
        reason=reason,
        basis=basis,
        on=work.now.isoformat(),
        name=str(hidden.get("name") or "") if contact else "",
        kin=str(hidden.get("kin") or "") if contact and ticket.subject != "self" else "",
        phone=str(hidden.get("phone") or "") if contact and not hidden.get("do_not_call") else "",
        summary=_summary(work, ticket) if shares == FULL else "",
    )


def _summary(work: Work, ticket: Ticket) -> str:
    """The worker's last assessment, as it was written down or put right."""
    recorded = select(t_event).where(t_event.c.ticket_id == ticket.id, t_event.c.kind.in_(("recorded", "corrected")))
    found: dict[int, str] = {}
    for row in work.conn.execute(recorded.order_by(t_event.c.id)).all():
        if row.secret is None:
            continue
        hidden = work.house.vault.open_json(work.conn, ticket.person_id, "event.secret", row.secret)
        words = str(hidden.get("text") or "")
        if row.kind == "recorded" and row.data.get("kind") == "assessment":
            found[row.id] = words
        elif row.kind == "corrected" and row.data.get("of") in found:
            found[row.data["of"]] = words
    return found[max(found)] if found else ""
