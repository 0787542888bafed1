"""Two tickets about the same matter: one goes on, the other ends in it; words and sounds stay where they were said."""

from typing import Any, cast

from bot.acts_case import Merge
from bot.centre import finishing, guarding, keeping, moving, notices, sight, talking, tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.messages import Done, Outcome, Refused
from referral.station import Worker
from referral.ticket import ENDS, MERGED


def merge(work: Work, worker: Worker, ticket: Ticket, what: Merge) -> Outcome:
    """并单: of one person by whoever has it; of two only by a supervisor, for it tells one of the other's matter."""
    if not (sight.holds(work, worker, ticket) or sight.oversees(work, worker, ticket)):
        return Refused("refused-owner")
    other = tickets.get(work, what.into)
    if other is None or other.id == ticket.id or other.number is None or not _reaches(work, worker, ticket, other):
        return Refused("case-refused-merge", {"number": ticket.number})
    if other.state in ENDS:
        return moving.wrong_state(work, other)
    known = {"merged_into": other.id}
    refused = moving.refusal(work, ticket, MERGED, closed_at=work.now, **known)
    if refused is not None:
        return refused
    if other.person_id != ticket.person_id:
        keeping.lock(work, other.person_id)
        other = cast("Ticket", tickets.get(work, other.id))
    by = f"worker:{worker.id}"
    ticket = finishing.end(work, ticket, MERGED, by, **known)
    other = _take_in(work, ticket, other, by)
    names = {"number": ticket.number or "", "other": other.number or ""}
    if other.person_id == ticket.person_id:
        talking.tell(work, ticket, "merged-told", worker=worker)
    if ticket.owner_id not in {None, worker.id}:
        notices.tell_owner(work, ticket, "case-told-merged", other=names["other"])
    if other.owner_id not in {None, worker.id}:
        notices.tell_owner(work, other, "case-told-took-in", other=names["number"])
    return Done("case-done-merged", names, other.id)


def _reaches(work: Work, worker: Worker, ticket: Ticket, other: Ticket) -> bool:
    """Whether they may put the one into the other."""
    if other.person_id == ticket.person_id:
        return sight.sees(work, worker, other)
    return sight.oversees(work, worker, ticket) and sight.oversees(work, worker, other)


def _take_in(work: Work, ticket: Ticket, other: Ticket, by: str) -> Ticket:
    """The one that goes on is never less urgent or less careful than what ended in it."""
    columns: dict[str, Any] = {"urgency": min(other.urgency, ticket.urgency)}
    columns |= {name: True for name in ("violence", "escalated", "minor", "unheard") if getattr(ticket, name)}
    if ticket.danger is not None and other.danger is None:
        columns["danger"] = ticket.danger
    if ticket.subject_knows == "never":
        columns["subject_knows"] = "never"
    kept = dict.fromkeys(one for one in (*other.also, ticket.concern, *ticket.also) if one and one != other.concern)
    columns["also"] = list(kept)
    other = moving.record(work, other, "took_in", by, said={"ticket": ticket.id}, **columns)
    other = guarding.look(work, other)
    notices.show_card(work, other)
    return other
