"""What is written down on a ticket, corrected beside the original; a case opened; other professions asked in."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row, select

from bot.acts_case import Assign, Correct, CoWork, OpenCase, Record
from bot.centre import handing, moving, notices, offers, sight, signatures, tasks, tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.messages import Done, Outcome, Refused
from bot.store.tables import t_event
from referral.roles import DETAILS, may
from referral.station import Worker
from referral.ticket import ACTIVE, ASSIGNED, HELD

# What a kind of record puts on the row besides: the first needs of a case that is to be closed (``referral.life``).
_MARKS: Mapping[str, str] = {"plan": "planned_at", "agreement": "agreed_at", "risk": "risk_at"}
KINDS_OF_RECORD = frozenset({"note", "goal", "session", "assessment", "conference", *_MARKS})
RECORDED, CORRECTED = "recorded", "corrected"
_MOST = 2000  # characters of one record


def record(work: Work, worker: Worker, ticket: Ticket, what: Record) -> Outcome:
    """Write it down: sealed, append-only, by whoever works on it, those asked in too."""
    words, refused = what.words.strip(), _may_write(work, worker, ticket)
    if refused is not None:
        return refused
    if what.kind not in KINDS_OF_RECORD or len(words) > _MOST:
        return Refused("refused-fields", {"field": work.desk_says("form-record")})
    if not words:
        return Refused("refused-empty")
    mark = _MARKS.get(what.kind)
    columns: dict[str, Any] = {mark: work.now} if mark is not None else {}
    said: dict[str, Any] = {"kind": what.kind}
    if what.kind == "session":
        said["no"] = 1 + sum(one.data.get("kind") == "session" for one in tickets.events(work, ticket, RECORDED))
    by, secret = f"worker:{worker.id}", {"text": words}
    ticket = moving.record(work, ticket, RECORDED, by, said=said, secret=secret, **columns)
    label = work.desk_says(f"option-record-{what.kind}")
    if worker.id != ticket.owner_id:  # whoever leads it knows what a colleague has written
        notices.tell_owner(work, ticket, "case-told-record", worker=worker.called(work.house.lang), what=label)
    return Done("case-done-recorded", {"number": ticket.number, "what": label}, ticket.id)


def correct(work: Work, worker: Worker, ticket: Ticket, what: Correct) -> Outcome:
    """A correction stands beside the original, which is never changed."""
    words, refused = what.words.strip(), _may_write(work, worker, ticket)
    if refused is not None:
        return refused
    if not words or len(words) > _MOST:
        return Refused("refused-empty") if not words else Refused("refused-fields", {"field": _field(work)})
    found = select(t_event.c.kind).where(t_event.c.id == what.event, t_event.c.ticket_id == ticket.id)
    if work.conn.execute(found).scalar_one_or_none() != RECORDED:
        return Refused("refused-fields", {"field": _field(work)})
    by, secret = f"worker:{worker.id}", {"text": words}
    moving.record(work, ticket, CORRECTED, by, said={"of": what.event}, secret=secret)
    return Done("case-done-corrected", {"number": ticket.number}, ticket.id)


def _field(work: Work) -> str:
    return work.desk_says("form-correct")


def _may_write(work: Work, worker: Worker, ticket: Ticket) -> Refused | None:
    if not (sight.holds(work, worker, ticket) or tasks.coworks(work, ticket, worker.id)):
        return Refused("refused-owner")
    return None if ticket.state in HELD else moving.wrong_state(work, ticket)


def assign(work: Work, worker: Worker, ticket: Ticket, what: Assign) -> Outcome:
    """派给: it takes more than one contact, and stays with whoever has it."""
    del what
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    refused = moving.refusal(work, ticket, ASSIGNED)
    if refused is not None:
        return refused
    ticket = moving.record(work, ticket, "assigned", f"worker:{worker.id}", to=ASSIGNED)
    notices.show_card(work, ticket)
    return Done("case-done-assigned", {"number": ticket.number}, ticket.id)


def open_case(work: Work, worker: Worker, ticket: Ticket, what: OpenCase) -> Outcome:
    """开案: the worker's decision; a supervisor sees it by the next working day. It keeps its number if reopened."""
    del what
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    refused = moving.refusal(work, ticket, ACTIVE, case_number="?")
    if refused is not None:
        return refused
    by, number = f"worker:{worker.id}", ticket.case_number or tickets.next_case(work, ticket.centre)
    ticket = moving.record(work, ticket, "case_opened", by, to=ACTIVE, case_number=number)
    signatures.lay(work, ticket, signatures.CASE, by)
    notices.show_card(work, ticket)
    return Done("case-done-opened", {"number": ticket.number, "case": number}, ticket.id)


def ask_in(work: Work, worker: Worker, ticket: Ticket, what: CoWork) -> Outcome:
    """请人协作: a colleague of another profession is asked for a part of it, and may read it while they are."""
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    if ticket.state not in HELD:
        return moving.wrong_state(work, ticket)
    other = work.worker(what.worker)
    if other is None or other.id == ticket.owner_id or not _fits(work, ticket, other):
        return Refused("case-refused-colleague", {"number": ticket.number})
    name = {"number": ticket.number, "worker": other.called(work.house.lang)}
    if tasks.coworks(work, ticket, other.id):
        return Refused("case-refused-asked", name)
    by, words = f"worker:{worker.id}", what.words.strip()[:300]
    tasks.ask(work, ticket, "cowork", by=by, worker_id=other.id, words={"text": words} if words else None)
    asker = worker.called(work.house.lang)
    if words:
        notices.tell_worker(work, other.id, ticket, "case-asked-in-words", worker=asker, words=words)
    else:
        notices.tell_worker(work, other.id, ticket, "case-asked-in", worker=asker)
    return Done("case-done-asked-in", name, ticket.id)


def _fits(work: Work, ticket: Ticket, other: Worker) -> bool:
    """Whoever may read tickets and did not step out: of the unit, those above it, and who stands on its line."""
    if not may(other.role, DETAILS) or offers.stepped_out(work, ticket, other.id):
        return False
    home = work.home(other.id).id
    near = home == ticket.centre or work.house.organisation.is_above(home, ticket.centre)
    return near or any(one.id == other.id for one in handing.candidates(work, ticket))


ACTS: Mapping[type[Any], Callable[[Work, Worker, Ticket, Any], Outcome]] = {
    Record: record,
    Correct: correct,
    Assign: assign,
    OpenCase: open_case,
    CoWork: ask_in,
}
# Deadlines of this room, by the part of their kind before its first colon; they run on a closed ticket too where said.
KINDS: Mapping[str, Callable[[Work, Row[Any], Ticket], str]] = {signatures.KIND: signatures.fell_due}
AFTER_END: frozenset[str] = frozenset()
