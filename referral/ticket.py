"""A ticket's states and the moves between them (domain study §8): what is not in the table cannot happen."""

from collections.abc import Mapping

DRAFT, NEW, ACKED, CONTACTED, ASSIGNED = "DRAFT", "NEW", "ACKED", "CONTACTED", "ASSIGNED"
ACTIVE, DONE, CLOSED, REFERRED, HANDED = "ACTIVE", "DONE", "CLOSED", "REFERRED", "HANDED"
FOLLOWUP, UNREACHED, DROPPED, VOID, MERGED, REOPENED = (
    "FOLLOWUP",
    "UNREACHED",
    "DROPPED",
    "VOID",
    "MERGED",
    "REOPENED",
)

MOVES: Mapping[str, frozenset[str]] = {
    DRAFT: frozenset({NEW, DROPPED, MERGED}),
    NEW: frozenset({ACKED, VOID, MERGED}),
    ACKED: frozenset({CONTACTED, NEW, VOID, MERGED, UNREACHED}),
    CONTACTED: frozenset({NEW, DONE, ASSIGNED, REFERRED, UNREACHED, VOID, MERGED}),
    ASSIGNED: frozenset({ACTIVE, REFERRED, DONE, VOID, MERGED}),
    ACTIVE: frozenset({CLOSED, REFERRED, VOID, MERGED}),
    REFERRED: frozenset({HANDED, ASSIGNED, ACTIVE, VOID, MERGED}),
    HANDED: frozenset({FOLLOWUP, CLOSED, VOID}),
    FOLLOWUP: frozenset({CLOSED, REOPENED, VOID}),
    UNREACHED: frozenset({CONTACTED, DONE, CLOSED, VOID}),
    REOPENED: frozenset({ACKED, VOID, MERGED}),
    DONE: frozenset({REOPENED, FOLLOWUP}),
    CLOSED: frozenset({REOPENED}),
    VOID: frozenset({REOPENED}),
    MERGED: frozenset(),
    DROPPED: frozenset(),
}
ENDS = frozenset({DONE, CLOSED, VOID, MERGED, DROPPED})
OFFERED = frozenset({NEW, REOPENED})  # waiting for somebody to take it


def may_move(state: str, to: str) -> bool:
    """Whether a ticket may go from ``state`` to ``to``."""
    return to in MOVES[state]
