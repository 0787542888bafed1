"""The 33 concerns and their groups, as one page says them (``referral/concerns.yaml``, domain study §6)."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concern:
    """One leaf code. ``rank`` orders primary concerns when several fit (lower wins); ``skills`` may own it."""

    code: str
    group: str  # A … H
    skills: tuple[str, ...]
    rank: int
    ask_safe: bool  # the safety question belongs to it
    button: str | None  # which of the six opening buttons leads here first


Concerns = Mapping[str, Concern]
