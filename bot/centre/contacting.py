"""Contact with the person, logged: how, reached or not, safe or not; three tries; what was found is confirmed."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.acts_case import Capacity, Knows, Regard, Unreachable
from bot.centre import calling, guarding, idling, moving, notices, promises, sight, signatures, talking, tries
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.messages import Contacted, Done, Outcome, Refused
from referral import life
from referral.station import Worker
from referral.ticket import ACKED, CONTACTED, HELD, UNREACHED

WAYS = frozenset({"phone", "visit", "online", "site"})
_SAFE = frozenset({"yes", "no", "unsure", None})
_SPOKE = frozenset({"requester", "subject", "other", None})
_KNOWS = frozenset({"yes", "no", "never"})
_RISKS = frozenset({"none", "some", "unknown"})
_OWN = frozenset({"self", "none", "unknown"})  # whoever asks is whom it is about, as far as is known

_REACHED: Mapping[str, Any] = {"checked_at": None, "signed_at": None}  # what was on record for giving up


def contacted(work: Work, worker: Worker, ticket: Ticket, what: Contacted) -> Outcome:
    """Spoke to somebody, or only tried to."""
    refused = _unfit(work, worker, ticket, what)
    if refused is not None:
        return refused
    if not what.reached:
        return _tried(work, worker, ticket, what.how)
    spoke = what.spoke or ("requester" if ticket.subject in _OWN else None)
    said = {"how": what.how, "reached": True}
    columns: dict[str, Any] = {"contacted_at": ticket.contacted_at or work.now, "tries": 0}
    columns |= {"safe_now": what.safe} if what.safe is not None else {}
    columns |= {"spoke_to": spoke} if spoke is not None else {}
    columns |= _REACHED if ticket.state == UNREACHED else {}
    to = CONTACTED if ticket.state in {ACKED, UNREACHED} else ""
    ticket = moving.record(work, ticket, "contact", f"worker:{worker.id}", to=to, said=said, **columns)
    promises.settle(work, ticket.id, "contact", "kept")
    if what.safe == "yes":
        ticket = calm(work, worker, ticket)
    elif what.safe == "no":
        ticket = _unsafe(work, worker, ticket)
    notices.show_card(work, ticket)
    return Done(f"case-done-contacted-{what.safe or 'plain'}", {"number": ticket.number}, ticket.id)


def _unfit(work: Work, worker: Worker, ticket: Ticket, what: Contacted) -> Refused | None:
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    if ticket.state not in HELD:
        return moving.wrong_state(work, ticket)
    if what.how not in WAYS or what.safe not in _SAFE or what.spoke not in _SPOKE:
        return Refused("refused-fields", {"field": work.desk_says("form-contact")})
    if what.spoke == "subject" and ticket.subject not in _OWN:
        if ticket.subject_knows is None:  # domain study: asked before anyone contacts her
            return Refused("case-refused-knows", {"number": ticket.number})
        if ticket.subject_knows == "never":
            return Refused("case-refused-never", {"number": ticket.number})
    return None


def _tried(work: Work, worker: Worker, ticket: Ticket, how: str) -> Outcome:
    """In vain: counted, told to the resident, and another time of day suggested."""
    by, times = f"worker:{worker.id}", ticket.tries + 1
    ticket = moving.record(work, ticket, "contact", by, said={"how": how, "reached": False}, tries=times)
    talking.tell(work, ticket, "tried" if how == "phone" else "tried-else", worker=worker)
    known = {"number": ticket.number or "", "times": str(times)}
    if ticket.urgency in calling.LIVE:
        return Done("case-done-tried-danger", known, ticket.id)
    if times >= life.TRIES:
        key = "case-done-tried-enough" if tries.are_spread(work, ticket) else "case-done-tried-spread"
    else:
        key = "case-done-tried"
    known["when"] = work.desk_says(f"case-again-{tries.next_part(work, ticket)}")
    return Done(key, known, ticket.id)


def calm(work: Work, worker: Worker, ticket: Ticket) -> Ticket:
    """The person is safe: the alarm stops at once; the level stays, and the supervisors review it."""
    if ticket.urgency not in calling.LIVE or ticket.calmed_at is not None:
        return ticket
    calling.stop(work, ticket)
    to = CONTACTED if ticket.state in {ACKED, UNREACHED} else ""
    known: dict[str, Any] = {"calmed_at": work.now, "safe_now": "yes", "contacted_at": ticket.contacted_at or work.now}
    known |= _REACHED if ticket.state == UNREACHED else {}
    ticket = moving.record(work, ticket, "calmed", f"worker:{worker.id}", to=to, **known)
    talking.calmed(work, ticket)
    notices.tell_desk(work, ticket, "calmed", worker=worker.called(work.house.lang))
    for one in notices.supervisors(work, ticket.centre):
        notices.tell_worker(work, one, ticket, "private-review")
    return ticket


def _unsafe(work: Work, worker: Worker, ticket: Ticket) -> Ticket:
    """Spoken to, and not safe: danger at once (U1 at least), on the supervisors' desk; only they lower it again."""
    by, before = f"worker:{worker.id}", ticket.urgency
    urgency = min(before, "U1")
    if urgency != before:
        said = {"before": before, "reason": "worse"}
        ticket = moving.record(work, ticket, "levelled", by, said=said, urgency=urgency, escalated=True, calmed_at=None)
        talking.level(work, ticket)
    else:
        ticket = moving.record(work, ticket, "supervisor_called", by, escalated=True, calmed_at=None)
    name = worker.called(work.house.lang)
    for one in notices.supervisors(work, ticket.centre):
        if one != worker.id:
            notices.tell_worker(work, one, ticket, "case-unsafe", worker=name)
    notices.tell_desk(work, ticket, "supervisor-called", worker=name)
    return guarding.look(work, ticket)


def regard(work: Work, worker: Worker, ticket: Ticket, what: Regard) -> Outcome:
    """确认问题: what it is, as a person judges; what the rules said stays beside it and in the history."""
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    if ticket.state not in HELD:
        return moving.wrong_state(work, ticket)
    if what.concern not in work.house.pages.concerns:
        return Refused("refused-fields", {"field": work.desk_says("field-concern")})
    kept = dict.fromkeys(one for one in (ticket.concern, *ticket.also) if one and one != what.concern)
    said = {"from": ticket.concern}
    columns: dict[str, Any] = {"concern": what.concern, "also": list(kept), "confirmed_at": work.now}
    ticket = moving.record(work, ticket, "regarded", f"worker:{worker.id}", said=said, **columns)
    ticket = guarding.look(work, ticket)
    notices.show_card(work, ticket)
    label = work.desk_says(f"concern-{what.concern}")
    return Done("case-done-regarded", {"number": ticket.number, "concern": label}, ticket.id)


def judge_capacity(work: Work, worker: Worker, ticket: Ticket, what: Capacity) -> Outcome:
    """Whether the person who needs help can decide for themselves."""
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    if ticket.state not in HELD:
        return moving.wrong_state(work, ticket)
    if what.capacity not in life.CAPACITIES:
        return Refused("refused-fields", {"field": work.desk_says("form-capacity")})
    ticket = moving.record(work, ticket, "capacity", f"worker:{worker.id}", capacity=what.capacity)
    guarding.look(work, ticket)
    label = work.desk_says(f"option-capacity-{what.capacity}")
    return Done("case-done-capacity", {"number": ticket.number, "answer": label}, ticket.id)


def ask_knows(work: Work, worker: Worker, ticket: Ticket, what: Knows) -> Outcome:
    """当事人知道吗: answered before anyone contacts the person concerned; ``never`` stands on every card."""
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    if ticket.state not in HELD:
        return moving.wrong_state(work, ticket)
    if what.answer not in _KNOWS:
        return Refused("refused-fields", {"field": work.desk_says("form-knows")})
    ticket = moving.record(work, ticket, "knows", f"worker:{worker.id}", subject_knows=what.answer)
    notices.show_card(work, ticket)
    return Done(f"case-done-knows-{what.answer}", {"number": ticket.number}, ticket.id)


def give_up(work: Work, worker: Worker, ticket: Ticket, what: Unreachable) -> Outcome:
    """联系不上: three tries at different times, the risk looked at; need-first tickets wait for a supervisor."""
    refused = _not_yet(work, worker, ticket, what.risk)
    if refused is not None:
        return refused
    by = f"worker:{worker.id}"
    urgency = ticket.urgency if what.risk == "none" else min(ticket.urgency, "U2")  # unclear goes up
    known: dict[str, Any] = {"checked_at": work.now, "urgency": urgency}
    if urgency <= "U2":  # a supervisor looks at it first
        return signatures.ask(work, worker, ticket, "unreached", said={"risk": what.risk}, **known)
    ticket = moving.record(work, ticket, "unreached", by, to=UNREACHED, said={"risk": what.risk}, **known)
    unreached(work, ticket)
    return Done("case-done-unreached", {"number": ticket.number}, ticket.id)


def _not_yet(work: Work, worker: Worker, ticket: Ticket, risk: str) -> Refused | None:
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    if risk not in _RISKS:
        return Refused("refused-fields", {"field": work.desk_says("form-unreachable")})
    refused = moving.refusal(work, ticket, UNREACHED, checked_at=work.now, signed_at=work.now)
    if refused is None and not tries.are_spread(work, ticket):
        return Refused("case-refused-spread", {"number": ticket.number})
    return refused


def signed(work: Work, supervisor: Worker, ticket: Ticket) -> Ticket:
    """The supervisor agrees: it rests, with its clock, and whoever has it tries again."""
    by = f"worker:{supervisor.id}"
    ticket = moving.record(work, ticket, "unreached", by, to=UNREACHED, signed_at=work.now, closing_at=None)
    unreached(work, ticket)
    return ticket


def unreached(work: Work, ticket: Ticket) -> None:
    """The resident is told what is true; the ticket keeps its owner and its clock."""
    promises.settle(work, ticket.id, "contact", "released")
    talking.tell(work, ticket, "unreached-told")
    notices.show_card(work, ticket)
    idling.arm(work, ticket)


ACTS: Mapping[type[Any], Callable[[Work, Worker, Ticket, Any], Outcome]] = {
    Contacted: contacted,
    Regard: regard,
    Capacity: judge_capacity,
    Knows: ask_knows,
    Unreachable: give_up,
}
# Deadlines of this room, by the part of their kind before its first colon; they run on a closed ticket too where said.
KINDS: Mapping[str, Callable[[Work, Row[Any], Ticket], str]] = {idling.KIND: idling.fell_due}
AFTER_END: frozenset[str] = frozenset()
