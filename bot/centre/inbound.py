"""Referral in (转入): 居委会, schools, hospitals, 网格员 refer somebody; they are told that it came, and no more."""

import re
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy import select

from bot.centre import calling, sending, tasks, tickets
from bot.centre.house import House, Work
from bot.centre.tickets import Ticket
from bot.messages import Refused
from bot.store.passes import token_hash
from bot.store.tables import t_task
from flows.session import Session, Told
from referral.directory import Sender
from referral.life import LIVE
from referral.reading import Danger, Reading
from referral.ticket import DRAFT, HELD, MERGED
from referral.urgency import Urgency

HASTES = ("later", "days", "now", "danger")
# How urgent it looks to somebody who is no social worker; triage may raise it, only a person lowers it.
_URGENCY = {"later": "U3", "days": "U2", "now": "U2", "danger": "U1"}
KNOWS = ("yes", "no", "never")
MOST = {"by": 40, "name": 40, "words": 2000, "phone": 30}
_UNCLEAR = "U2"  # nothing was understood: read by a person soon, never put last
_ONCE = re.compile(r"[A-Za-z0-9_-]{43}")
_MERGED_MOST = 5  # one into another, into another
_STATUS_HELD, _STATUS_NEW, _STATUS_OVER = "held", "new", "over"


@dataclass(frozen=True, slots=True)
class Referred:
    """The six fields of the form, as they were filled in."""

    by: str  # who fills it in, and in what office
    name: str  # the person, as they wish to be called
    words: str
    haste: str  # later · days · now · danger
    phone: str  # how they are reached; may be empty
    knows: str  # yes · no · never: whether they know, and agree


@dataclass(frozen=True, slots=True)
class Taken:
    """It came: its number, and nothing else."""

    number: str


def read(house: House, form: Referred) -> Reading:
    """Understand the words, before any transaction is open."""
    return house.pages.reader.read(form.words, house.lang)


def wrong_field(form: Referred) -> str | None:
    """The first field that makes no sense; None when all do."""
    digits = sum(one.isdecimal() for one in form.phone)
    checks = {
        "by": 0 < len(form.by) <= MOST["by"],
        "name": 0 < len(form.name) <= MOST["name"],
        "words": 0 < len(form.words) <= MOST["words"],
        "haste": form.haste in HASTES,
        "phone": not form.phone or (5 <= digits <= 15 and len(form.phone) <= MOST["phone"]),
        "knows": form.knows in KNOWS,
    }
    return next((field for field, sound in checks.items() if not sound), None)


def take(work: Work, sender: Sender, form: Referred, reading: Reading, once: str) -> Taken | Refused:
    """Make the ticket and call the duty line. ``once`` opens its status page; the same again changes nothing."""
    if wrong_field(form) is not None or not _ONCE.fullmatch(once):
        return Refused("refused-fields", {"field": work.desk_says("form-refer")})
    before = _by_token(work, once)
    if before is not None:
        return Taken(before.number or "")
    session = Session("sent", told=_told(sender, form, reading), lang=work.house.lang, sent=True)
    ticket = _open(work, sender, form, session, reading)
    basis = "consent" if form.knows == "yes" else "network"
    danger = reading.danger.value if reading.danger is not None else None
    if danger is not None:
        ticket, _ = sending.alert(work, session, ticket, danger)
    else:
        ticket = sending.go_out(work, session, ticket, "emergency" if ticket.urgency in LIVE else basis)
        ticket, _ = calling.start(work, ticket)
    tasks.ask(
        work, ticket, "notice", by=f"sender:{sender.id}", what="status", status="completed", token_hash=token_hash(once)
    )
    return Taken(ticket.number or "")


def _told(sender: Sender, form: Referred, reading: Reading) -> Told:
    understood = reading.concern is not None or reading.danger is not None
    urgency = min(reading.urgency.code, _URGENCY[form.haste], *(() if understood else (_UNCLEAR,)))
    if reading.ask_safe:
        urgency = min(urgency, Urgency.U2.code)
    return Told(
        concern=reading.concern or "SVC",
        also=reading.also,
        urgency=urgency,
        danger=reading.danger.value if reading.danger is not None else None,
        subject="other",
        gender=reading.gender.value if reading.gender is not None else None,
        age_band=reading.age_band,
        area=reading.area,
        unit=sender.unit,
        contact="phone" if form.phone else "visit",
        phone=form.phone or None,
        do_not_call=form.knows == "never",
        violence=reading.danger is Danger.VIOLENCE,
        why=reading.why,
    )


def _open(work: Work, sender: Sender, form: Referred, session: Session, reading: Reading) -> Ticket:
    person_id = work.house.vault.new_person(work.conn, kind="resident", now=work.now)
    ticket_id = UUID(int=work.house.chance.getrandbits(128), version=4).hex
    hidden: dict[str, Any] = {"name": form.name, "phone": form.phone or None, "contact": session.told.contact}
    hidden |= {"keyed": form.words, "sender": sender.id, "by": form.by}
    if form.knows == "never":
        hidden["do_not_call"] = True
    hidden["evidence"] = [[one.rule, one.words] for one in reading.evidence]
    hidden["set_aside"] = [[one.rule, one.words, one.reason] for one in reading.set_aside]
    values: dict[str, Any] = dict(tickets.facts(session))
    values |= {"source": "network", "subject_knows": form.knows, "rules_version": reading.rules}
    values["local"] = tickets.own_code(work, reading, {session.told.concern, *session.told.also})
    tickets.insert(
        work,
        id=ticket_id,
        centre=tickets.door_of(work, session),
        person_id=person_id,
        channel="network",
        lang=session.lang,
        created_at=work.now,
        details=work.house.vault.seal(work.conn, person_id, "ticket.details", hidden),
        **values,
    )
    by = f"sender:{sender.id}"
    tickets.note(work, ticket_id, "referred_in", by, source="network", subject_knows=form.knows, haste=form.haste)
    return cast("Ticket", tickets.get(work, ticket_id))


# ---- what the sender may know ---------------------------------------------------------------------------------------


def status(work: Work, once: str) -> tuple[str, str] | None:
    """The number, and ``new`` · ``held`` · ``over``; None for an address nobody was given."""
    ticket = _by_token(work, once) if _ONCE.fullmatch(once) else None
    if ticket is None:
        return None
    return ticket.number or "", stands(work, ticket)


def stands(work: Work, ticket: Ticket) -> str:
    """``new`` · ``held`` · ``over``, of the ticket or of the one it was merged into."""
    for _ in range(_MERGED_MOST):
        into = tickets.get(work, ticket.merged_into) if ticket.state == MERGED and ticket.merged_into else None
        if into is None:
            break
        ticket = into
    if ticket.closed_at is not None:
        return _STATUS_OVER
    return _STATUS_HELD if ticket.state in HELD else _STATUS_NEW


def _by_token(work: Work, once: str) -> Ticket | None:
    found = select(t_task.c.ticket_id).where(t_task.c.token_hash == token_hash(once), t_task.c.kind == "notice")
    ticket_id = work.conn.execute(found).scalar_one_or_none()
    ticket = tickets.get(work, ticket_id) if ticket_id is not None else None
    return ticket if ticket is not None and ticket.state != DRAFT else None
