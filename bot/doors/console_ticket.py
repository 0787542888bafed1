"""A ticket laid open for the worker who has it: contact, wishes, evidence, what was said, what happened."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from bot.centre import canned, explaining
from bot.centre.canned import Canned
from bot.centre.looking import Details
from bot.doors.console_bench_said import rule_label
from bot.doors.console_case import Case, case_of
from bot.doors.console_forms import Sent
from bot.doors.console_room import Room
from bot.messages import Card, Refused
from bot.store.tables import t_event, t_inbox, t_letter, t_person, t_ticket
from referral.urgency import Urgency

_LOOKS = ("viewed", "listened", "looked", "set")
_LOOKED_AT = frozenset({"photo", "document"})
_CARE = frozenset({"violence", "ideation"})
_LIVE = frozenset({"U0", "U1"})


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said, on the side of whoever said it."""

    at: str
    who: str
    side: str  # me · desk
    text: str
    media: str
    kind: str  # of what came with it: voice · photo · document
    state: str  # kept · wanted (not here yet) · failed
    name: str  # the file's own
    mark: str = ""  # of the worker's: waiting · sent · failed


@dataclass(frozen=True, slots=True)
class Same:
    """Nothing happened to the ticket since the page last showed it: the page keeps what it has."""

    id: str
    state: str
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Opened:
    """The details, in words for the page."""

    id: str
    state: str  # changes with everything that happens to the ticket
    kept: bool
    card: Card
    phone: str
    way: str
    subject: str
    safety: str
    unsafe: bool
    seen: bool  # others may see the phone
    wishes: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    set_aside: tuple[tuple[str, str], ...]
    keyed: str
    called: str
    sender: str
    live: bool
    heard_label: str  # on the button that says that all of it was listened to, or looked at
    thread: tuple[Said, ...]
    once: str  # the reply form's own number
    chosen: tuple[str, ...]  # why this unit, and why these workers in this order
    levels: tuple[tuple[str, str], ...]  # other urgencies: the button's value, its name
    local: str  # the centre's own code, in words
    rules: str  # version of the rules it was read by
    case: Case
    ready: tuple[Canned, ...] = ()  # sentences that can be sent with one press


async def opened(room: Room, ticket_id: str, sent: Sent | None = None) -> Opened | None:
    """The ticket's details, or None when they are not this worker's to see. The centre logs the view.

    ``sent``: a form that was refused, to be shown with its answers.
    """
    state = await room.centre.store.look(lambda conn: state_of(conn, ticket_id))
    details = await room.centre.details(room.visit.worker.id, ticket_id)
    if isinstance(details, Refused):
        return None
    case = await room.centre.look(lambda work: case_of(room, work, ticket_id, state=state, sent=sent))
    if case is None:
        return None
    ready = await room.centre.look(lambda work: canned.for_worker(work, room.visit.worker.id, ticket_id))
    return replace(_in_words(room, ticket_id, state, details, case), ready=ready)


async def opened_since(room: Room, ticket_id: str, seen: str) -> Opened | Same | None:
    """The details of a ticket of one's own, unless the page has shown this very state of it already.

    An open desk looks again at every change of anything: it must neither write a view into the ticket's history each
    time, nor fetch words it has.
    """
    if seen and seen == await room.centre.store.look(lambda conn: state_of(conn, ticket_id)):
        return Same(ticket_id, seen)
    return await opened(room, ticket_id)


def state_of(conn: Connection, ticket_id: str) -> str:
    """A word that changes whenever something happens to the ticket; looking at it is not something."""
    t, e, i = t_ticket.c, t_event.c, t_inbox.c
    event = select(func.max(e.id)).where(e.ticket_id == ticket_id, e.kind.not_in(_LOOKS)).scalar_subquery()
    said = select(func.max(i.id)).where(i.ticket_id == ticket_id).scalar_subquery()
    gone = select(t_person.c.wrapped_key.is_(None)).where(t_person.c.id == t.person_id).scalar_subquery()
    going = (t_letter.c.ticket_id == ticket_id, t_letter.c.kind == "relay", t_letter.c.state.in_(("waiting", "leased")))
    under_way = select(func.count()).where(*going).scalar_subquery()  # what a worker wrote, and has not arrived
    row = conn.execute(select(t.version, event, said, gone, under_way).where(t.id == ticket_id)).first()
    return "-".join(str(int(one or 0)) for one in row) if row else ""


def _safety(room: Room, details: Details) -> str:
    """What they answered when asked; 没有危险 is not repeated where danger was said since."""
    if not details.safety or (details.safety == "none" and details.card.urgency in _LIVE):
        return ""
    return room.say.label("console-safety", details.safety)


def _in_words(room: Room, ticket_id: str, state: str, details: Details, case: Case) -> Opened:
    say, own = room.say, room.centre.pages.own
    subject = details.kin or say.label("console-subject", details.subject)
    mark = hashlib.sha256(f"{ticket_id} {len(details.thread)}".encode()).hexdigest()[:16]
    return Opened(
        id=ticket_id,
        state=state,
        kept=False,
        card=details.card,
        phone=details.contact or "",
        way=""
        if details.contact and details.contact_way == "phone"
        else say.label("console-contact", details.contact_way),
        subject="" if details.subject in ("unknown", "none") and not details.kin else subject,
        safety=_safety(room, details),
        unsafe=details.safety in _CARE,
        seen=bool(details.phone_seen),
        wishes=tuple(say.label("console-wish", wish) for wish in details.wishes),
        evidence=_once_each((rule_label(say, own, rule), words) for rule, words in details.evidence),
        set_aside=_once_each((rule_label(say, own, rule), words) for rule, words, _ in details.set_aside),
        keyed=details.keyed or "",
        called=details.called,
        sender=details.sender,
        live=details.live,
        heard_label=say("act-seen" if {line.kind for line in details.thread} & _LOOKED_AT else "act-heard"),
        thread=tuple(
            Said(
                room.times.at(line.at),
                room.called(line.who),
                _side(line.who),
                line.text,
                line.media or "",
                line.kind,
                line.state,
                line.name,
                line.mark,
            )
            for line in details.thread
        ),
        once=mark,
        chosen=_chosen(room, details),
        local=rule_label(say, own, details.local) if details.local and details.local in own else "",
        rules=details.rules,
        levels=tuple(
            (f"{one.code}", say(f"urgency-{one.code}")) for one in Urgency if one.code != details.card.urgency
        ),
        case=case,
    )


def _chosen(room: Room, details: Details) -> tuple[str, ...]:
    house, lang, now = room.centre.house, room.visit.lang, room.centre.clock.now()
    where = [explaining.placing(house, lang, details.placed, now)] if details.placed else []
    return (*where, *explaining.ranking(house, lang, details.ranked, now))


def _once_each(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(pairs))


def _side(who: str) -> str:
    return "me" if who == "resident" else "desk"
