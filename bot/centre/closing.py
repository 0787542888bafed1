"""A ticket comes to its end: outcome, summary, signature; sent back, taken up again, void, merged."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from sqlalchemy import Row

from bot.acts_case import Close, Merge, Reopen, SendBack, Sign, Void
from bot.centre import (
    contacting,
    finishing,
    idling,
    merging,
    moving,
    notices,
    reopening,
    sight,
    signatures,
    tasks,
    tickets,
    tries,
)
from bot.centre.house import Work
from bot.centre.saying import say_slot_when
from bot.centre.tickets import Ticket
from bot.messages import Done, Outcome, Refused
from referral import life
from referral.station import Worker
from referral.ticket import ACKED, ENDS, REFERRED, UNREACHED
from referral.ticket import VOID as VOIDED

reopen = reopening.reopen
_FIRST = {ACKED: "contact", REFERRED: "receipt"}  # what is still missing where it cannot be closed at all
SUMMARY = 300  # characters (domain study §8)


def close(work: Work, worker: Worker, ticket: Ticket, what: Close) -> Outcome:
    """办结, 结案: at once, or once a supervisor has signed where the machine asks for it."""
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    summary = what.summary.strip()
    refused = _unfit(work, ticket, what, summary)
    if refused is not None:
        return refused
    columns: dict[str, Any] = {"outcome": what.outcome, "informed": what.informed, "follow_up": what.follow_up}
    columns |= {"summarised": True}
    to = finishing.end_of(ticket)
    refused = moving.refusal(work, ticket, to, closed_at=work.now, signed_at=work.now, **columns)
    if refused is not None:
        return refused
    if not life.must_sign(cast("life.Facts", ticket)):
        ticket = _summarise(work, worker, ticket, summary)
        ticket = finishing.end(work, ticket, to, f"worker:{worker.id}", **columns)
        return Done("case-done-closed", {"number": ticket.number}, ticket.id)
    outcome = signatures.ask(work, worker, ticket, signatures.CLOSE, **columns)
    if isinstance(outcome, Done):
        _summarise(work, worker, ticket, summary)
    return outcome


def _unfit(work: Work, ticket: Ticket, what: Close, summary: str) -> Refused | None:
    if what.outcome not in life.OUTCOMES or what.informed not in {"yes", "no"} or what.follow_up not in life.PLANS:
        return Refused("refused-fields", {"field": work.desk_says("form-close")})
    if ticket.state in _FIRST or not summary:
        return moving.needs(work, ticket, _FIRST.get(ticket.state, "summary"))
    if len(summary) > SUMMARY:
        return Refused("refused-fields", {"field": work.desk_says("form-close-summary")})
    if ticket.safe_now == "no" and what.outcome != "referred":
        return Refused("case-refused-unsafe", {"number": ticket.number})
    when = tries.may_end(work, ticket) if ticket.state == UNREACHED else None
    if when is not None:
        known = {"number": ticket.number or "", "when": say_slot_when(work, work.house.lang, when)}
        return Refused("case-refused-early", known)
    return None


def _summarise(work: Work, worker: Worker, ticket: Ticket, summary: str) -> Ticket:
    """Sealed with the ticket, and in its history: a second summary does not take away the first."""
    hidden = tickets.details(work, ticket) | {"summary": summary}
    sealed = work.house.vault.seal(work.conn, ticket.person_id, "ticket.details", hidden)
    moving.record(work, ticket, "summary", f"worker:{worker.id}", secret={"text": summary}, summarised=True)
    return tickets.put(work, ticket.id, details=sealed)


# ---- the second person ---------------------------------------------------------------------------------------------


def sign(work: Work, worker: Worker, ticket: Ticket, what: Sign) -> Outcome:
    """The supervisor agrees: never to what they asked for themselves."""
    del what
    task, refused = _to_sign(work, worker, ticket)
    if task is None or refused is not None:
        return refused or moving.wrong_state(work, ticket)
    by, number = f"worker:{worker.id}", {"number": ticket.number or ""}
    if task.what == signatures.CASE:
        signatures.decide(work, task, by, agreed=True)
        moving.record(work, ticket, "case_seen", by)
        notices.tell_owner(work, ticket, "case-told-seen", worker=worker.called(work.house.lang))
        return Done("case-done-seen", number, ticket.id)
    to = {signatures.UNREACHED: UNREACHED, signatures.VOIDING: VOIDED}.get(task.what, "") or finishing.end_of(ticket)
    more = {"void_reason": task.data.get("reason")} if to == VOIDED else {}
    refused = moving.refusal(work, ticket, to, signed_at=work.now, closed_at=work.now, **more)
    if refused is not None:  # something became due meanwhile: a report, say
        return refused
    signatures.decide(work, task, by, agreed=True)
    if to == UNREACHED:
        ticket = contacting.signed(work, worker, ticket)
    else:
        ticket = finishing.end(work, ticket, to, by, asked=task.by, signed_at=work.now, closing_at=None, **more)
    notices.tell_owner(work, ticket, "case-told-signed", worker=worker.called(work.house.lang))
    return Done("case-done-signed", number, ticket.id)


def send_back(work: Work, worker: Worker, ticket: Ticket, what: SendBack) -> Outcome:
    """退回: not yet, and why; the ticket goes on with whoever has it."""
    task, refused = _to_sign(work, worker, ticket)
    if task is None or refused is not None:
        return refused or moving.wrong_state(work, ticket)
    words = what.words.strip()[:SUMMARY]
    if not words:
        return Refused("refused-empty")
    by = f"worker:{worker.id}"
    signatures.decide(work, task, by, agreed=False)
    columns: dict[str, Any] = {"closing_at": None} if task.what in signatures.WAITS else {}
    if task.what == signatures.CLOSE:
        columns |= {"outcome": None, "informed": None, "follow_up": None, "summarised": False}
    ticket = moving.record(work, ticket, "sent_back", by, said={"what": task.what}, secret={"text": words}, **columns)
    notices.tell_owner(work, ticket, "case-told-back", worker=worker.called(work.house.lang), words=words)
    notices.show_card(work, ticket)
    idling.arm(work, ticket)
    return Done("case-done-back", {"number": ticket.number}, ticket.id)


def _to_sign(work: Work, worker: Worker, ticket: Ticket) -> tuple[tasks.Task | None, Refused | None]:
    if ticket.state in ENDS:
        return None, moving.wrong_state(work, ticket)
    task = signatures.waiting(work, ticket)
    if task is None:
        return None, Refused("case-refused-nothing", {"number": ticket.number})
    if task.by == f"worker:{worker.id}":
        return None, Refused("case-refused-own", {"number": ticket.number})
    if not signatures.may_sign(work, worker, ticket, task):
        return None, Refused("refused-owner")
    return task, None


# ---- up again, void, merged ----------------------------------------------------------------------------------------


def take_up(work: Work, worker: Worker, ticket: Ticket, what: Reopen) -> Outcome:
    """重开: by whoever had it, or who oversees it."""
    if ticket.owner_id != worker.id and not sight.oversees(work, worker, ticket):
        return Refused("refused-owner")
    if what.reason not in reopening.REASONS:
        return Refused("refused-fields", {"field": work.desk_says("form-reopen")})
    if life.move_between(ticket.state, "REOPENED") is None:
        return moving.wrong_state(work, ticket)
    ticket = reopening.reopen(work, ticket, f"worker:{worker.id}", what.reason)
    return Done("case-done-reopened", {"number": ticket.number}, ticket.id)


def void(work: Work, worker: Worker, ticket: Ticket, what: Void) -> Outcome:
    """作废: a mistake, or withdrawn by word of mouth. What would need a signature to close needs one here too."""
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    if what.reason not in {"mistake", "withdrawn"}:
        return Refused("refused-fields", {"field": work.desk_says("form-void")})
    known = {"void_reason": what.reason}
    refused = moving.refusal(work, ticket, VOIDED, closed_at=work.now, **known)
    if refused is not None:
        return refused
    if life.must_sign(cast("life.Facts", ticket)):
        return signatures.ask(work, worker, ticket, signatures.VOIDING, said={"reason": what.reason})
    finishing.end(work, ticket, VOIDED, f"worker:{worker.id}", **known)
    return Done("case-done-void", {"number": ticket.number}, ticket.id)


ACTS: Mapping[type[Any], Callable[[Work, Worker, Ticket, Any], Outcome]] = {
    Close: close,
    Sign: sign,
    SendBack: send_back,
    Reopen: take_up,
    Void: void,
    Merge: merging.merge,
}
# Deadlines of this room, by the part of their kind before its first colon; they run on a closed ticket too where said.
KINDS: Mapping[str, Callable[[Work, Row[Any], Ticket], str]] = {}
AFTER_END: frozenset[str] = frozenset()
