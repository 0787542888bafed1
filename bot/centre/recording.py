"""What is written down on a ticket, corrected beside the original; a case opened; other professions asked in."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.messages import Outcome
from referral.station import Worker

ACTS: Mapping[type[Any], Callable[[Work, Worker, Ticket, Any], Outcome]] = {}
# Deadlines of this room, by the part of their kind before its first colon; they run on a closed ticket too where said.
KINDS: Mapping[str, Callable[[Work, Row[Any], Ticket], str]] = {}
AFTER_END: frozenset[str] = frozenset()
