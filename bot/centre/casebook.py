"""A ticket's story, from its events alone: who did what and when, what was written, each correction beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.centre import guarding, tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.tables import t_event
from referral.station import Worker

RECORDED, CORRECTED = "recorded", "corrected"
_UNTOLD = frozenset({"viewed", "looked", "listened", "set"})  # looked at; what a row was set to (``tickets.SET``)
# Whose sealed words whoever may open the ticket may read; why somebody stepped out is for the director alone.
_READ = frozenset({RECORDED, CORRECTED, "summary", "sent_back", "reported", "task_done"})


@dataclass(frozen=True, slots=True)
class Happened:
    """One event. ``words``: what was written with it, where the reader may read it."""

    id: int
    at: datetime
    kind: str
    by: str  # resident · bot · worker:<id>
    data: Mapping[str, Any]
    words: str = ""
    corrections: "tuple[Happened, ...]" = ()


def story(work: Work, reader: Worker, ticket: Ticket) -> tuple[Happened, ...]:
    """Everything that happened, oldest first; that it was looked at is left out. Raises Erased without their key.

    A correction stands beside what it corrects, not at its own time.
    """
    rows = work.conn.execute(select(t_event).where(t_event.c.ticket_id == ticket.id).order_by(t_event.c.id)).all()
    reasons = dict(guarding.reasons(work, reader, ticket))
    told: dict[int, Happened] = {}
    for row in rows:
        if row.kind in _UNTOLD:
            continue
        hidden = tickets.secret_of(work, ticket, row) if row.kind in _READ else {}
        words = str(hidden.get("text") or hidden.get("words") or "")
        if row.kind == "stepped_out":
            words = reasons.get(row.by.partition(":")[2], "")
        one = Happened(row.id, row.at, row.kind, row.by, dict(row.data), words)
        of = told.get(row.data.get("of")) if row.kind == CORRECTED else None
        if of is not None:
            told[of.id] = replace(of, corrections=(*of.corrections, one))
        else:
            told[row.id] = one
    return tuple(told.values())


def newest(told: tuple[Happened, ...], kind: str) -> Happened | None:
    """The last record of this kind: the plan that holds, the safety plan that holds."""
    return next((one for one in reversed(told) if one.kind == RECORDED and one.data.get("kind") == kind), None)


def as_it_holds(one: Happened) -> str:
    """The words as last corrected."""
    return one.corrections[-1].words if one.corrections else one.words
