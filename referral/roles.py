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
        "Amend",
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
        "Regard",
        "Capacity",
        "Knows",
        "Record",
        "Correct",
        "Unreachable",
        "Assign",
        "OpenCase",
        "Close",
        "Sign",
        "SendBack",
        "Reopen",
        "Void",
        "Merge",
        "StepOut",
        "Reported",
        "DutyToReport",
        "SetOut",
        "HomeSafe",
        "CoWork",
        "Refer",
        "Transfer",
        "GiveTask",
        "Receipt",
        "FirstService",
        "TakeBack",
        "TaskDone",
        "FollowedUp",
    }
)
_SIGNING = frozenset({"Sign", "SendBack"})  # a second person's, and never one's own colleague's
ACTS = _PRESSES | {BOARD, DETAILS}  # the names of bot.messages' acts, and the two ways of reading
_NOTHING: frozenset[str] = frozenset()

# Tiny teams put every profession on the roster (three people cover a street), so whoever can stand on a line can do
# the whole of a ticket but sign for it. Volunteers have their task cards and nothing else; interns work beside a named
# worker, who presses; those who see only counts, logs or settings must not reach a ticket at all.
_WORK = _PRESSES - _SIGNING | {BOARD, DETAILS}
TABLE: Mapping[Role, frozenset[str]] = {
    Role.DUTY: _WORK,
    Role.CASEWORKER: _WORK,
    Role.COUNSELLOR: _WORK,
    Role.THERAPIST: _WORK,
    Role.NURSE: _WORK,
    Role.LAWYER: _WORK - {"KeyIn"},  # asked in for a task; does not sit at the telephone
    Role.DIRECTOR: ACTS,
    Role.SUPERVISOR: ACTS,
    Role.HEADQUARTERS: _WORK - {"KeyIn"},  # takes over an uncovered shift, from elsewhere
    Role.VOLUNTEER: frozenset({"TaskDone"}),
    Role.LEADER: frozenset({"TaskDone"}),
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
