"""A request keyed in by a worker during a telephone call: six fields at most, a ticket like any other."""

from uuid import UUID

from bot.centre import calling, sending, tickets
from bot.centre.house import Work
from bot.messages import Done, KeyIn, Outcome, Refused
from flows.session import Session, Told
from referral.station import Worker
from referral.urgency import Urgency

SOURCES = ("keyed", "network", "outreach")
MAX_WORDS = 4000  # characters a worker types during a call
_SUBJECTS = frozenset(
    {
        "self",
        "grandchild",
        "child",
        "parent",
        "spouse",
        "grandparent",
        "sibling",
        "friend",
        "neighbour",
        "student",
        "other",
    }
)


def key_in(work: Work, worker: Worker, form: KeyIn) -> Outcome:
    """Make the ticket and call the duty line. A field that makes no sense is named, and nothing is stored."""
    wrong = _wrong(work, form)
    if wrong is not None:
        return wrong
    person_id = work.house.vault.new_person(work.conn, kind="resident", now=work.now)
    told = Told(
        concern=form.concern,
        urgency=form.urgency,
        subject=form.subject,
        phone=form.phone.strip() or None,
        contact="phone" if form.phone.strip() else "visit",
        area=form.area,
    )
    session = Session("sent", told=told, lang=work.house.lang, sent=True)
    ticket_id = UUID(int=work.house.chance.getrandbits(128), version=4).hex
    hidden = {"phone": told.phone, "contact": told.contact, "keyed": form.words.strip()}
    tickets.insert(
        work,
        id=ticket_id,
        centre=work.home(worker.id).id,
        person_id=person_id,
        channel="phone",
        source=form.source,
        lang=session.lang,
        created_at=work.now,
        details=work.house.vault.seal(work.conn, person_id, "ticket.details", hidden),
        **tickets.facts(session),
    )
    tickets.note(work, ticket_id, "keyed_in", f"worker:{worker.id}")
    ticket = tickets.get(work, ticket_id)
    assert ticket is not None  # noqa: S101 - inserted above
    ticket = sending.go_out(work, session, ticket, "consent")
    ticket, _ = calling.start(work, ticket)
    return Done("done-keyed", {"number": ticket.number or ""}, ticket.id)


def _wrong(work: Work, form: KeyIn) -> Refused | None:
    house = work.house
    checks = {
        "concern": form.concern in house.pages.concerns,
        "urgency": form.urgency in Urgency.__members__,
        "subject": form.subject in _SUBJECTS,
        "phone": not form.phone.strip() or _is_phone(form.phone),
        "words": 0 < len(form.words.strip()) <= MAX_WORDS,
        "source": form.source in SOURCES,
        "area": form.area is None or form.area in house.organisation.claims,
    }
    for field, sound in checks.items():
        if not sound:
            if field == "phone":
                return Refused("refused-phone")
            return Refused("refused-fields", {"field": work.desk_says(f"field-{field}")})
    return None


def _is_phone(text: str) -> bool:
    digits = [c for c in text if c.isdecimal()]
    return 5 <= len(digits) <= 15 and all(c.isdecimal() or c in "+-() " for c in text.strip())
