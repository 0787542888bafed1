"""The rooms of casework: which acts each carries out, and which deadlines fall due there."""

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

from sqlalchemy import Row

from bot.centre import (
    closing,
    contacting,
    following,
    guarding,
    recording,
    referring,
    silences,
    transferring,
    volunteering,
)
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.messages import Outcome
from referral.station import Worker

_ROOMS = (contacting, recording, closing, guarding, referring, transferring, volunteering, following, silences)
# An act on a task is given the task's ticket; it finds the task by the act's ``task``.
ACTS: Mapping[type[Any], Callable[[Work, Worker, Ticket, Any], Outcome]] = dict(
    chain.from_iterable(room.ACTS.items() for room in _ROOMS)
)
KINDS: Mapping[str, Callable[[Work, Row[Any], Ticket], str]] = dict(
    chain.from_iterable(room.KINDS.items() for room in _ROOMS)
)
AFTER_END: frozenset[str] = frozenset(chain.from_iterable(room.AFTER_END for room in _ROOMS))
