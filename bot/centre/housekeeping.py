"""Deadlines of the house itself, without a ticket: what each kind does when it falls due."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.centre import gapwatch, handover, leaving, pings, pulses, renewing, rostering, sheet_rows, swapping
from bot.centre.house import Work


def _look_again(work: Work, deadline: Row[Any]) -> str:
    """The roster was changed: hand-overs, leave and the times told to who waits go by it from now on."""
    del deadline
    handover.arm_all(work)
    leaving.arm(work)
    renewing.look(work)
    return "done"


def _silent(work: Work, deadline: Row[Any]) -> str:
    pulses.silent(work, deadline)
    return "done"


# By the part of a deadline's kind before its first colon.
KINDS: Mapping[str, Callable[[Work, Row[Any]], str]] = {
    gapwatch.KIND: gapwatch.look,
    swapping.KIND: swapping.lapse,
    "pulse": _silent,
    pings.LOOK: pings.fell_due,
    "ping": pings.fell_due,
    rostering.LOOK: _look_again,
    handover.SHIFT: handover.fell_due,
    sheet_rows.SHEET: handover.late,
    leaving.AWAY: leaving.away,
    leaving.LEFT: leaving.left,
}
