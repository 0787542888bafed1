"""Who may read what of a ticket, and when: one table of reader, part and state, which the centre is tested against.

A reader is what somebody is to a ticket, not only a role: a supervisor who stepped out of it is ``stepped_out``.
"""

from collections.abc import Mapping
from enum import StrEnum

from referral.ticket import DRAFT, ENDS


class Reader(StrEnum):
    """What somebody is to a ticket."""

    HOLDER = "holder"  # has it
    SUPERVISOR = "supervisor"  # of its unit, or above it
    DIRECTOR = "director"
    LINE = "line"  # stands on duty for it now, and does not have it
    COLLEAGUE = "colleague"  # takes tickets in the same unit, off duty
    COWORKER = "coworker"  # asked for a part of it
    STEPPED_OUT = "stepped_out"  # 回避
    ELSEWHERE = "elsewhere"  # takes tickets in another unit
    HEADQUARTERS = "headquarters"  # 区总站, above it
    VOLUNTEER = "volunteer"  # has a task of it: the task's card, by a letter; nothing of the ticket
    APART = "apart"  # interns, the external supervisor, the street, administrators, audit, other volunteers


class Part(StrEnum):
    """What there is to read."""

    CARD = "card"  # number, urgency, concern group, street, age band: closed vocabulary
    WORDS = "words"  # what was said, the evidence, what was keyed in
    CONTACT = "contact"  # telephone, name, wishes
    MEDIA = "media"  # sounds, pictures, files
    RECORDS = "records"  # plans, sessions, the safety plan, the summary
    REASON = "reason"  # why somebody stepped out
    PAPER = "paper"  # the case file's forms, the FHIR bundle


class When(StrEnum):
    """A state, as far as it decides."""

    DRAFT = "draft"  # not sent: nobody reads it
    OPEN = "open"
    RINGING = "ringing"  # held, and danger said on it that nobody has answered
    OVER = "over"


_CASE = frozenset({Part.WORDS, Part.CONTACT, Part.MEDIA, Part.RECORDS})
_NOTHING: frozenset[Part] = frozenset()
_BOARD = frozenset({Part.CARD})

# Anything not named here is not read.
TABLE: Mapping[Reader, Mapping[When, frozenset[Part]]] = {
    Reader.HOLDER: {
        When.OPEN: _BOARD | _CASE | {Part.PAPER},
        When.RINGING: _BOARD | _CASE | {Part.PAPER},
        When.OVER: _CASE | {Part.PAPER},
    },
    Reader.SUPERVISOR: {
        When.OPEN: _BOARD | _CASE | {Part.PAPER},
        When.RINGING: _BOARD | _CASE | {Part.PAPER},
        When.OVER: _CASE | {Part.PAPER},
    },
    Reader.DIRECTOR: {
        When.OPEN: _BOARD | _CASE | {Part.PAPER, Part.REASON},
        When.RINGING: _BOARD | _CASE | {Part.PAPER, Part.REASON},
        When.OVER: _CASE | {Part.PAPER, Part.REASON},
    },
    Reader.LINE: {When.OPEN: _BOARD, When.RINGING: _BOARD | _CASE},
    Reader.COLLEAGUE: {When.OPEN: _BOARD, When.RINGING: _BOARD},
    Reader.COWORKER: {When.OPEN: _BOARD | _CASE, When.RINGING: _BOARD | _CASE, When.OVER: _CASE},
    Reader.STEPPED_OUT: {},
    Reader.ELSEWHERE: {},
    Reader.HEADQUARTERS: {When.OPEN: _BOARD, When.RINGING: _BOARD},
    Reader.VOLUNTEER: {},
    Reader.APART: {},
}


def when(state: str, *, ringing: bool) -> When:
    """As what a state counts."""
    if state == DRAFT:
        return When.DRAFT
    if state in ENDS:
        return When.OVER
    return When.RINGING if ringing else When.OPEN


def may_read(reader: Reader, part: Part, state: str, *, ringing: bool = False) -> bool:
    """Whether this reader may read this part of a ticket in this state."""
    return part in TABLE[reader].get(when(state, ringing=ringing), _NOTHING)
