"""Which role may do which act (domain study §9): one table, read at every press."""

from collections.abc import Mapping

from referral.station import Role

BOARD = "Board"  # seeing the cards of the centre
DETAILS = "Details"  # opening a ticket's words and contact; that it is one's own is checked besides
_PRESSES = frozenset(
    {
        "Accept",
        "Decline",
        "CallSupervisor",
        "Heard",
        "Reply",
        "HandBack",
        "Contacted",
        "PersonSafe",
        "Later",
        "Level",
        "KeyIn",
        "HandOver",
        "TakeOver",
        "KeepOut",
        "SignSheet",
        "TakeSheet",
        "RefuseSheet",
        "TakeLine",
        "RefuseLine",
    }
)
ACTS = _PRESSES | {BOARD, DETAILS}  # the names of bot.messages' acts, and the two ways of reading
_NOTHING: frozenset[str] = frozenset()

# Tiny teams put every profession on the roster (three people cover a street), so whoever can stand on a line can do
# the whole of a ticket. Volunteers and interns get task cards and drafts, which this house does not have yet; those
# who see only counts, logs or settings must not reach a ticket at all.
TABLE: Mapping[Role, frozenset[str]] = {
    Role.DUTY: ACTS,
    Role.CASEWORKER: ACTS,
    Role.COUNSELLOR: ACTS,
    Role.THERAPIST: ACTS,
    Role.NURSE: ACTS,
    Role.LAWYER: ACTS - {"KeyIn"},  # asked in for a task; does not sit at the telephone
    Role.DIRECTOR: ACTS,
    Role.SUPERVISOR: ACTS,
    Role.HEADQUARTERS: ACTS - {"KeyIn"},  # takes over an uncovered shift, from elsewhere
    Role.VOLUNTEER: _NOTHING,
    Role.LEADER: _NOTHING,
    Role.INTERN: _NOTHING,
    Role.EXTERNAL: _NOTHING,
    Role.STREET: _NOTHING,
    Role.ADMIN: _NOTHING,
    Role.AUDIT: _NOTHING,
}
# Whose sight does not end at their own tickets.
OVERSIGHT = frozenset({Role.SUPERVISOR, Role.DIRECTOR})


def may(role: Role | str, act_name: str) -> bool:
    """Whether the role may do the act at all. Raises ValueError for a role or an act that does not exist."""
    if act_name not in ACTS:
        raise ValueError(f"no such act: {act_name}")
    return act_name in TABLE[Role(role)]
