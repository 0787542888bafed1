"""The updates that wait for one bot, and how they are taken, acknowledged and forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

KEPT_S = 24 * 3600
"""Telegram keeps what nobody fetched for 24 hours."""

ASKED_FOR_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that come only to a bot that names them in allowed_updates."""


@dataclass(frozen=True, slots=True)
class Update:
    """One update: ``lane`` is the person or chat within which a webhook keeps the order."""

    id: int
    at: float
    kind: str
    lane: tuple[str, int]
    body: dict[str, Any]

    def wire(self) -> dict[str, Any]:
        """The update as it is sent."""
        return {"update_id": self.id, self.kind: self.body}


class Queue:
    """Updates in the order they came about, until they are acknowledged or 24 hours old."""

    def __init__(self, clock: Callable[[], float], first: int) -> None:
        self._clock = clock
        self._next = first
        self._waiting: list[Update] = []
        self.allowed: frozenset[str] | None = None
        self.arrived = asyncio.Event()  # replaced at each arrival: whoever waits on the old one is woken

    def put(self, kind: str, body: dict[str, Any], lane: tuple[str, int]) -> None:
        """Queue one update, unless the bot did not ask for its kind, and wake whoever waits."""
        if kind in ASKED_FOR_ONLY if self.allowed is None else kind not in self.allowed:
            return
        self._waiting.append(Update(self._next, self._clock(), kind, lane, body))
        self._next += 1
        self.wake()

    def wake(self) -> None:
        """Make whoever waits for an update look again."""
        woken, self.arrived = self.arrived, asyncio.Event()
        woken.set()

    def waiting(self) -> list[Update]:
        """What is not yet acknowledged, oldest first."""
        horizon = self._clock() - KEPT_S
        if self._waiting and self._waiting[0].at <= horizon:
            self._waiting = [update for update in self._waiting if update.at > horizon]
        return list(self._waiting)

    def acknowledge(self, offset: int) -> None:
        """Forget what lies before ``offset``; a negative one keeps only so many from the end."""
        waiting = self.waiting()
        if offset > 0:
            self._waiting = [update for update in waiting if update.id >= offset]
        elif offset < 0:
            self._waiting = waiting[offset:]

    def forget(self, ids: Iterable[int] | None = None) -> None:
        """Forget these updates (a webhook has delivered them), or all."""
        gone = None if ids is None else set(ids)
        self._waiting = [] if gone is None else [update for update in self._waiting if update.id not in gone]

    def allow(self, kinds: list[str] | None) -> None:
        """Keep only these kinds from now on; an empty list is Telegram's own choice, None changes nothing."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None
