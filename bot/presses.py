"""Which act a button of the staff means: the same names at the console and at the desk bot."""

from collections.abc import Callable, Mapping

from bot.messages import (
    Accept,
    Act,
    CallSupervisor,
    Contacted,
    Decline,
    HandBack,
    Heard,
    KeepOut,
    Later,
    PersonSafe,
    RefuseLine,
    RefuseSheet,
    SheetAct,
    SignSheet,
    TakeLine,
    TakeOver,
    TakeSheet,
)

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
    "takeover": TakeOver,
    "keepout-busy": lambda ticket: KeepOut(ticket, "busy"),
    "keepout-off": lambda ticket: KeepOut(ticket, "off"),
    "keepout-conflict": lambda ticket: KeepOut(ticket, "conflict"),
    "keepout-skill": lambda ticket: KeepOut(ticket, "skill"),
}
# The same for a hand-over sheet, or one line of it.
_SHEETS: Mapping[str, Callable[[int], SheetAct]] = {
    "sheet-sign": SignSheet,
    "sheet-take": TakeSheet,
    "sheet-busy": lambda sheet: RefuseSheet(sheet, "busy"),
    "sheet-off": lambda sheet: RefuseSheet(sheet, "off"),
    "line-take": TakeLine,
    "line-busy": lambda line: RefuseLine(line, "busy"),
    "line-off": lambda line: RefuseLine(line, "off"),
    "line-conflict": lambda line: RefuseLine(line, "conflict"),
    "line-skill": lambda line: RefuseLine(line, "skill"),
}
_LONGEST_ID = 64
_LONGEST_NUMBER = 12


def act_named(name: str, ticket: str) -> Act | None:
    """The act of a button on a ticket or a sheet; None for a button there is not, or an id that cannot be one."""
    counted = _SHEETS.get(name)
    if counted is not None:
        known = ticket.isascii() and ticket.isdecimal() and len(ticket) <= _LONGEST_NUMBER
        return counted(int(ticket)) if known else None
    make = _ACTS.get(name)
    if make is None or not ticket or len(ticket) > _LONGEST_ID or not (ticket.isascii() and ticket.isalnum()):
        return None
    return make(ticket)
