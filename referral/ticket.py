"""The names of a ticket's states (domain study §8); which move leads from one to another is ``referral.life``."""

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
STATES = (
    DRAFT,
    NEW,
    ACKED,
    CONTACTED,
    ASSIGNED,
    ACTIVE,
    REFERRED,
    HANDED,
    FOLLOWUP,
    UNREACHED,
    REOPENED,
    DONE,
    CLOSED,
    VOID,
    MERGED,
    DROPPED,
)
ENDS = frozenset({DONE, CLOSED, VOID, MERGED, DROPPED})
OFFERED = frozenset({NEW, REOPENED})  # waiting for somebody to take it
HELD = frozenset({ACKED, CONTACTED, ASSIGNED, ACTIVE, REFERRED, HANDED, FOLLOWUP, UNREACHED})  # somebody has it
