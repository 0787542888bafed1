"""No reader outside need-to-know: every reader, every part, every state, each asked of the centre itself."""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache, partial
from random import Random

import pytest

from bot.acts_case import Record, StepOut
from bot.centre import casebook, guarding, looking, tasks, tickets
from bot.centre.centre import Centre
from bot.centre.deadlines import add_deadline
from bot.centre.house import House, Work
from bot.messages import Accept, Done, KeyIn, Refused
from bot.pages.book import Pages
from bot.papers.facts import may_print
from bot.store.engine import Store
from bot.store.rows import add
from bot.store.tables import t_media
from referral.duty import line_order, on_duty
from referral.need_to_know import Part, Reader, may_read
from referral.organisation import organise
from referral.station import Role, Worker
from referral.ticket import DRAFT, ENDS, OFFERED, STATES
from tests.clock import FrozenClock
from tests.house import pages

UNIT, NUMBER = "liuan", "六安1104-01"
WORDS, PHONE, PLAN, REASON = "整天哭", "13800001111", "每周一次", "他是我表哥"
_ROLES = (
    Role.VOLUNTEER, Role.LEADER, Role.INTERN, Role.EXTERNAL, Role.STREET, Role.ADMIN, Role.AUDIT, Role.DIRECTOR,
    Role.SUPERVISOR, Role.CASEWORKER, Role.COUNSELLOR, Role.NURSE, Role.THERAPIST, Role.LAWYER,
)  # fmt: skip
_APART = (Role.LEADER, Role.INTERN, Role.EXTERNAL, Role.STREET, Role.ADMIN, Role.AUDIT)


@cache
def staffed() -> Pages:
    """The district, with somebody of every role in one unit."""
    whole = pages("hexi")
    made = tuple(Worker(f"x-{role.value}", role.value, (), role, role.value) for role in _ROLES)
    known = whole.organisation.units.values()
    units = tuple(replace(one, workers=(*one.workers, *made)) if one.id == UNIT else one for one in known)
    organisation = organise(units, whole.organisation.root, whole.organisation.agencies)
    return replace(whole, station=organisation.door, organisation=organisation)


@dataclass(frozen=True, slots=True)
class Case:
    """A ticket, and one person for each kind of reader."""

    ticket: str
    media: str
    people: dict[Reader, tuple[str, ...]]


async def _made(store: Store) -> tuple[Centre, Case]:
    centre = Centre(House(staffed(), store.vault, Random(1)), store)
    await centre.open()
    holder, first = "x-caseworker", "jiang"
    keyed = await centre.act(holder, KeyIn("EMO", "U2", "self", PHONE, WORDS, None))
    assert isinstance(keyed, Done)
    assert keyed.ticket is not None
    ticket = keyed.ticket
    for who, what in (
        (first, Accept(ticket)),
        (first, StepOut(ticket, REASON)),
        (holder, Accept(ticket)),
        (holder, Record(ticket, "plan", PLAN)),
    ):
        came = await centre.act(who, what)
        assert isinstance(came, Done), came
    media = await centre.work(lambda work: _shared(work, ticket))
    line = await centre.look(lambda work: line_order(on_duty(work.unit(UNIT), work.now)))
    people = {
        Reader.HOLDER: (holder,),
        Reader.SUPERVISOR: ("x-supervisor", "xiong", "cheng"),
        Reader.DIRECTOR: ("x-director", "gu"),
        Reader.LINE: tuple(one for one in line if one not in {first, "xiong"}),
        Reader.COLLEAGUE: ("x-nurse", "x-therapist", "x-lawyer", "pei"),
        Reader.COWORKER: ("x-counsellor",),
        Reader.STEPPED_OUT: (first,),
        Reader.ELSEWHERE: ("chi", "yue", "luo"),
        Reader.HEADQUARTERS: ("pan",),
        Reader.VOLUNTEER: ("x-volunteer",),
        Reader.APART: (*(f"x-{role.value}" for role in _APART), "hua", "rong"),
    }
    assert set(people) == set(Reader)
    assert all(people.values())
    return centre, Case(ticket, media, people)


def _shared(work: Work, ticket_id: str) -> str:
    """A colleague and a volunteer are asked in, a sound is kept, and the tier above has heard of it."""
    ticket = tickets.put(work, ticket_id, escalated=True)
    tasks.ask(work, ticket, "cowork", worker_id="x-counsellor")
    tasks.ask(work, ticket, "volunteer", worker_id="x-volunteer", what="visit")
    sound = work.house.vault.seal(work.conn, ticket.person_id, "media.body", b"OggS")
    row = {"id": "m" * 32, "person_id": ticket.person_id, "ticket_id": ticket_id, "kind": "voice", "mime": "audio/ogg"}
    add(work.conn, t_media, **row, size=4, body=sound, state="kept", attempts=0, created_at=work.now)
    return str(row["id"])


def _read(work: Work, case: Case, who: str) -> frozenset[Part]:
    """What the centre truly shows this person now."""
    worker, ticket = work.worker(who), tickets.get(work, case.ticket)
    assert worker is not None
    assert ticket is not None
    found: set[Part] = set()
    if any(card.ticket == case.ticket for card in looking.board(work, who)):
        found.add(Part.CARD)
    details = looking.details(work, who, case.ticket)
    if not isinstance(details, Refused):
        found |= {Part.WORDS} if details.keyed == WORDS else set()
        found |= {Part.CONTACT} if details.contact == PHONE else set()
        told = casebook.story(work, worker, ticket)
        found |= {Part.RECORDS} if any(one.words == PLAN for one in told) else set()
        found |= {Part.REASON} if any(one.words == REASON for one in told) else set()
    if guarding.reasons(work, worker, ticket):
        found.add(Part.REASON)
    if not isinstance(looking.media(work, who, case.media), Refused):
        found.add(Part.MEDIA)
    if may_print(work, worker, ticket):
        found.add(Part.PAPER)
    return frozenset(found)


def _stand(work: Work, case: Case, state: str, *, ringing: bool) -> None:
    """Put the ticket into a state, as the machine would leave it."""
    over, waits = state in ENDS, state in {DRAFT, *OFFERED}
    level = {"urgency": "U1" if ringing else "U2", "calmed_at": None}
    ticket = tickets.put(
        work,
        case.ticket,
        state=state,
        number=None if state == DRAFT else NUMBER,
        owner_id=None if waits else "x-caseworker",
        closed_at=work.now if over else None,
        **level,
    )
    if ringing:
        tickets.note(work, ticket.id, "alert", danger="suicide")
        add_deadline(work, "alarm:2", work.now + timedelta(minutes=5), ticket)


@pytest.mark.parametrize("ringing", [False, True], ids=["calm", "danger"])
async def test_every_reader_every_part_every_state(sqlite_store: Store, clock: FrozenClock, *, ringing: bool) -> None:
    del clock
    centre, case = await _made(sqlite_store)
    for state in STATES:
        rings = ringing and state not in {DRAFT, *OFFERED} and state not in ENDS
        for reader, who, shown in await centre.work(partial(_shown, case=case, state=state, ringing=rings)):
            wanted = frozenset(part for part in Part if may_read(reader, part, state, ringing=rings))
            if reader is Reader.HOLDER and state in {DRAFT, *OFFERED}:  # then nobody holds it
                assert shown <= {Part.CARD}, (state, who, shown)
            else:
                assert shown == wanted, (state, reader, who, sorted(shown), sorted(wanted))


def _shown(work: Work, case: Case, state: str, *, ringing: bool) -> list[tuple[Reader, str, frozenset[Part]]]:
    found = []
    for reader, people in case.people.items():
        for who in people:
            _stand(work, case, state, ringing=ringing)  # anew each time: a look answers the danger
            found.append((reader, who, _read(work, case, who)))
    return found


def test_nobody_reads_a_draft_and_only_a_director_a_reason() -> None:
    assert not any(may_read(reader, part, DRAFT) for reader in Reader for part in Part)
    readers = {reader for reader in Reader for state in STATES if may_read(reader, Part.REASON, state)}
    assert readers == {Reader.DIRECTOR}
