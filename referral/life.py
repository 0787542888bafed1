"""A ticket's life as one declared machine (domain study §8): who moves it, what must be on record, which clock starts.

What is not declared here cannot happen. ``transitions`` holds the machine; ``linli draw life`` draws it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from transitions import Machine

from referral.ticket import (
    ACKED,
    ACTIVE,
    ASSIGNED,
    CLOSED,
    CONTACTED,
    DONE,
    DRAFT,
    DROPPED,
    ENDS,
    FOLLOWUP,
    HANDED,
    HELD,
    MERGED,
    NEW,
    REFERRED,
    REOPENED,
    STATES,
    UNREACHED,
    VOID,
)

# Who moves it. ``line``: whoever stands on it; ``owner``: who holds it; ``overseer``: a supervisor or director.
RESIDENT, HOUSE, LINE, OWNER, OVERSEER, RECEIVER = "resident", "house", "line", "owner", "overseer", "receiver"
LIVE = frozenset({"U0", "U1"})
A_GROUP = frozenset({"SUI", "DV", "CP", "EA", "HARM", "EMG", "SCAM"})  # domain study §6 A: safety and protection
TRIES = 3
OUTCOMES = ("solved", "better", "referred", "informed", "not_wanted", "lost", "other")
PLANS = ("none", "advice", "referral", "crisis", "case")  # when the person is asked again (§5.7)
VOIDS = ("withdrawn", "mistake", "duplicate", "erased")
CAPACITIES = ("full", "limited", "none", "unknown")


class Facts(Protocol):
    """What is on record of a ticket: the columns of its row that the machine asks for."""

    state: str
    number: str | None
    concern: str | None
    urgency: str
    basis: str | None
    sent_at: datetime | None
    owner_id: str | None
    minor: bool
    report_due: bool
    contacted_at: datetime | None
    safe_now: str | None
    confirmed_at: datetime | None
    age_band: str | None
    capacity: str | None
    tries: int
    checked_at: datetime | None
    case_number: str | None
    planned_at: datetime | None
    agreed_at: datetime | None
    risk_at: datetime | None
    reported_at: datetime | None
    referred_at: datetime | None
    receipt_at: datetime | None
    outcome: str | None
    summarised: bool
    informed: str | None
    follow_up: str | None
    signed_at: datetime | None
    closed_at: datetime | None
    void_reason: str | None
    merged_into: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """One way from some states to another."""

    name: str
    sources: tuple[str, ...]
    to: str
    by: tuple[str, ...]
    needs: tuple[str, ...] = ()  # names of ``NEEDS``: what must be on record by the end of the move
    starts: tuple[str, ...] = ()  # clocks, by the name of their deadline


def must_sign(facts: Facts) -> bool:
    """Whether a supervisor signs before it closes: safety concerns, danger, a duty to report, a case (§5.5, §8).

    Ours besides: nobody could say that the person is safe; unclear goes up.
    """
    grave = facts.urgency in LIVE or facts.concern in A_GROUP or facts.safe_now == "unsure"
    return grave or facts.report_due or facts.case_number is not None


# Each: whether it is on record. A name here is a message key too: need-<name> in locale/.
NEEDS: Mapping[str, Callable[[Facts], bool]] = {
    "number": lambda it: it.number is not None,
    "concern": lambda it: it.concern is not None,
    "basis": lambda it: it.basis is not None and it.sent_at is not None,
    "owner": lambda it: it.owner_id is not None,
    "nobody": lambda it: it.owner_id is None,
    "contact": lambda it: it.contacted_at is not None,
    "safe": lambda it: it.safe_now is not None,
    "confirmed": lambda it: it.confirmed_at is not None,
    "capacity": lambda it: not it.minor or it.capacity is not None,
    "tries": lambda it: it.tries >= TRIES,
    "risk-checked": lambda it: it.checked_at is not None,
    "supervisor": lambda it: it.urgency > "U2" or it.signed_at is not None,
    "case": lambda it: it.case_number is not None,
    "plan": lambda it: it.planned_at is not None,
    "agreement": lambda it: it.agreed_at is not None,
    "risk": lambda it: it.concern not in A_GROUP or it.risk_at is not None,
    "report": lambda it: not it.report_due or it.reported_at is not None,
    "referral": lambda it: it.referred_at is not None,
    "receipt": lambda it: it.receipt_at is not None,
    "outcome": lambda it: it.outcome in OUTCOMES,
    "summary": lambda it: it.summarised,
    "informed": lambda it: it.informed is not None,
    "follow-up": lambda it: it.follow_up in PLANS,
    "signature": lambda it: not must_sign(it) or it.signed_at is not None,
    "closed": lambda it: it.closed_at is not None,
    "open": lambda it: it.closed_at is None,
    "why": lambda it: it.void_reason in VOIDS,
    "other": lambda it: it.merged_into is not None,
    "light": lambda it: it.urgency in {"U3", "U4"} or it.void_reason in VOIDS,
}
_SPOKEN = ("contact", "safe", "confirmed", "capacity")
_ENDING = ("outcome", "summary", "informed", "follow-up", "report", "signature", "closed")
_WORKED = tuple(one for one in STATES if one in HELD)

MOVES: tuple[Move, ...] = (
    Move("send", (DRAFT,), NEW, (RESIDENT, HOUSE, LINE), ("number", "concern", "basis"), ("rung", "accept")),
    Move("drop", (DRAFT,), DROPPED, (RESIDENT, HOUSE), ("light", "closed")),
    Move("accept", (NEW, REOPENED), ACKED, (LINE,), ("owner",), ("contact", "lapse")),
    Move("contact", (ACKED, UNREACHED), CONTACTED, (OWNER, OVERSEER), ("contact", "owner"), ("idle",)),
    Move("give_up", (ACKED, CONTACTED), UNREACHED, (OWNER, OVERSEER), ("tries", "risk-checked", "supervisor")),
    Move("release", (ACKED, CONTACTED), NEW, (HOUSE, OWNER), ("nobody",), ("rung", "accept")),
    Move("transfer", (ACKED, CONTACTED, ASSIGNED, UNREACHED), NEW, (OWNER, OVERSEER), ("nobody",), ("rung", "accept")),
    Move("assign", (CONTACTED,), ASSIGNED, (OWNER, OVERSEER), (*_SPOKEN, "owner"), ("idle",)),
    Move("open_case", (CONTACTED, ASSIGNED), ACTIVE, (OWNER, OVERSEER), (*_SPOKEN, "owner", "case"), ("case_sight",)),
    Move("refer", (CONTACTED, ASSIGNED, ACTIVE), REFERRED, (OWNER, OVERSEER), (*_SPOKEN, "referral"), ("receipt",)),
    Move("hand", (REFERRED,), HANDED, (OWNER, OVERSEER, RECEIVER), ("receipt",), ("follow_up",)),
    Move(
        "take_back", (REFERRED, HANDED, FOLLOWUP), CONTACTED, (OWNER, OVERSEER, RECEIVER, HOUSE), ("owner",), ("idle",)
    ),
    Move("ask_after", (HANDED,), FOLLOWUP, (HOUSE, OWNER), ("receipt",), ("follow_up",)),
    Move("advise", (CONTACTED, ASSIGNED), DONE, (OWNER, OVERSEER), (*_SPOKEN, *_ENDING), ("follow_up",)),
    Move("let_be", (UNREACHED,), DONE, (OWNER, OVERSEER), ("tries", "risk-checked", *_ENDING)),
    Move(
        "close",
        (ACTIVE,),
        CLOSED,
        (OWNER, OVERSEER),
        (*_SPOKEN, "case", "plan", "agreement", "risk", *_ENDING),
        ("follow_up",),
    ),
    Move("complete", (HANDED, FOLLOWUP), CLOSED, (OWNER, OVERSEER, HOUSE), ("receipt", *_ENDING), ("follow_up",)),
    Move("void", (NEW, REOPENED, *_WORKED), VOID, (RESIDENT, OWNER, OVERSEER, HOUSE), ("why", "closed")),
    Move("merge", (DRAFT, NEW, REOPENED, *_WORKED), MERGED, (OWNER, OVERSEER), ("other", "closed")),
    Move(
        "reopen",
        (DONE, CLOSED, VOID, FOLLOWUP, HANDED),
        REOPENED,
        (RESIDENT, OWNER, OVERSEER, HOUSE),
        ("nobody", "open"),
        ("rung", "accept"),
    ),
)


class IllegalMoveError(ValueError):
    """The machine does not know the move, or something it needs is not on record; the acts refuse it beforehand."""


def _machine() -> Machine:
    machine = Machine(model=None, states=list(STATES), initial=DRAFT, auto_transitions=False)
    for move in MOVES:
        machine.add_transition(move.name, list(move.sources), move.to)
    return machine


MACHINE = _machine()
_BY_NAME = {move.name: move for move in MOVES}
# One way leads from a state to another, whatever it is called: asked for at every move.
_WAYS = {(source, move.to): move for move in reversed(MOVES) for source in move.sources}


def move_between(state: str, to: str) -> Move | None:
    """The move that leads from one state to another; None where there is none."""
    return _WAYS.get((state, to))


def named(name: str) -> Move:
    """The move of this name. Raises KeyError for another."""
    return _BY_NAME[name]


def may_move(state: str, to: str) -> bool:
    """Whether a ticket may go from ``state`` to ``to``."""
    return (state, to) in _WAYS


def leads(state: str, name: str) -> str | None:
    """Where the move of this name leads from a state; None where it cannot be made."""
    found = MACHINE.events[name].transitions.get(state)
    return str(found[0].dest) if found else None


def missing(move: Move, facts: Facts) -> tuple[str, ...]:
    """What the move needs and the record does not hold, by name."""
    return tuple(name for name in move.needs if not NEEDS[name](facts))


def ways_out(state: str) -> tuple[Move, ...]:
    """Every move that can be made from a state, as declared."""
    return tuple(move for move in MOVES if state in move.sources)


def draw() -> str:
    """The machine as a Mermaid diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {DRAFT}"]
    lines += [f"    {source} --> {move.to}: {move.name}" for move in MOVES for source in move.sources]
    lines += [f"    {end} --> [*]" for end in STATES if end in ENDS]
    return "\n".join(lines) + "\n"
