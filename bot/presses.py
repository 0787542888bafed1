"""Which act a button of the staff means: the same names at the console and at the desk bot."""

from collections.abc import Callable, Mapping

from bot.messages import Accept, Act, CallSupervisor, Contacted, Decline, HandBack, Heard, Later, PersonSafe

# Nothing else can be pressed, whatever a form or a messenger says.
_ACTS: Mapping[str, Callable[[str], Act]] = {
    "accept": Accept,
    "supervisor": CallSupervisor,
    "heard": Heard,
    "handback": HandBack,
    "reached": lambda ticket: Contacted(ticket, reached=True),
    "missed": lambda ticket: Contacted(ticket, reached=False),
    "safe": PersonSafe,
    "later-30": lambda ticket: Later(ticket, 30),
    "later-60": lambda ticket: Later(ticket, 60),
    "decline-busy": lambda ticket: Decline(ticket, "busy"),
    "decline-off": lambda ticket: Decline(ticket, "off"),
    "decline-conflict": lambda ticket: Decline(ticket, "conflict"),
    "decline-skill": lambda ticket: Decline(ticket, "skill"),
}
_LONGEST_ID = 64


def act_named(name: str, ticket: str) -> Act | None:
    """The act of a button on a ticket; None for a button that does not exist, or an id that cannot be one."""
    make = _ACTS.get(name)
    if make is None or not ticket or len(ticket) > _LONGEST_ID or not (ticket.isascii() and ticket.isalnum()):
        return None
    return make(ticket)
