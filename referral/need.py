"""What a ticket asks of the duty, what is known of the staff, and the answer with its reasons, as plain values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from referral.ladder import Rank
from referral.station import Station
from referral.urgency import Urgency


@dataclass(frozen=True, slots=True)
class Need:
    """What one ticket asks for: closed vocabulary and ids only, never a word of the resident."""

    concern: str
    urgency: Urgency
    door: str  # id of the unit whose door it came by
    lang: str
    area: str | None = None  # id of the community, said, shared or pressed
    school: str | None = None  # id of the school whose link or kiosk it came by
    skills: tuple[str, ...] = ()  # what the concern needs, best first
    also_skills: tuple[str, ...] = ()  # what the further concerns need: better than nothing
    named: str | None = None  # id of the worker who was asked for by name
    gender: str | None = None  # woman · man: the resident's wish
    owner_before: str | None = None  # id of the worker who holds or held a ticket of this person or household


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a worker at this moment; who is not in the caller's mapping has the defaults.

    ``reachable`` is False only where something failed: never pressed Start, blocked the bot, a test call unanswered.
    Unknown counts as reachable, because a call that goes out for nothing costs minutes and is seen by the ladder,
    while a worker who is left out for want of news costs the resident the right person and is seen by nobody.
    """

    open: int = 0  # tickets held now
    offered: int = 0  # tickets offered within the last 14 days
    last_offered_at: datetime | None = None
    reachable: bool = True
    away_until: datetime | None = None

    def is_away(self, at: datetime) -> bool:
        """Whether they said that they are away at this instant."""
        return self.away_until is not None and at < self.away_until


class Code(StrEnum):
    """Why this unit, why this worker, why in this order. Each has the sentence ``why-<code>`` in ``duty.ftl``.

    Where the sentence has a slot, a reason's ``arg`` belongs in it: an id, a count, or an instant (ISO 8601, UTC).
    """

    SCHOOL = "school"  # its own station · the school's id
    AREA = "area"  # the unit serves it · the area's id
    PROGRAMME = "programme"  # and a programme of it is for this concern · the concern
    DISSOLVED = "dissolved"  # this unit is no more, so the one above it · that unit's id
    ABOVE = "above"  # this unit's programmes are for other concerns, so the one above it · that unit's id
    UNSERVED = "unserved"  # no unit serves it · the area's id
    DOOR = "door"  # nothing else says where · the unit's id
    TRANSFERRED = "transferred"  # a worker moved it there

    FIRST = "first"  # stands on the first line
    SECOND = "second"
    SUPERVISOR = "supervisor"
    NAMED = "named"  # asked for by name
    SKILL = "skill"  # the skill's id
    BEFORE = "before"  # holds or held a ticket of this person or household
    COMMUNITY = "community"  # looks after it · the area's id
    LANGUAGE = "language"  # speaks it · the language's id
    GENDER = "gender"  # as was wished · woman, man
    FULL = "full"  # holds as many as they can · how many
    LOAD = "load"  # came before the next because they hold fewer · how many
    OFFERS = "offers"  # … because they were asked less often lately · how often
    LONGEST = "longest"  # … because they were not asked for longer
    UNREACHABLE = "unreachable"  # and yet asked: nobody else is left
    AWAY = "away"  # and yet asked: nobody else is left · until when

    NO_SKILL = "no-skill"  # nobody who is listed has what the concern needs most · the skill's id
    NO_GENDER = "no-gender"  # the wish cannot be met now · woman, man


class Why(StrEnum):
    """Why somebody is not asked. Each has the sentence ``passed-<why>`` in ``duty.ftl``."""

    CONFLICT = "conflict"  # 回避; absolute
    DECLINED = "declined"
    ROLE = "role"  # may not take a ticket at all (``referral.roles``)
    AWAY = "away"  # · until when
    UNREACHABLE = "unreachable"
    GENDER = "gender"  # another gender was wished for, and is there
    OFF_SHIFT = "off-shift"  # asked for by name, stands next · when
    NOT_SOON = "not-soon"  # asked for by name, on no shift within a fortnight
    LEFT = "left"  # asked for by name, no longer or not yet on the staff


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that spoke for a unit or a worker; ``arg`` is what ``Code`` says of it, or empty."""

    code: Code
    arg: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """The unit whose ticket it is."""

    unit: Station
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A worker who is asked, and the place of the line they stand in."""

    worker: str
    place: Rank
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """A worker who is not asked; ``when`` (UTC) they are back or stand next, where ``why`` speaks of a time."""

    worker: str
    why: Why
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Who is asked, in order, and who is not. ``reasons`` are about the whole: a skill or a wish that nobody meets."""

    listed: tuple[Ranked, ...]
    passed: tuple[Passed, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def first(self) -> Ranked | None:
        """Who is asked first; None when nobody on the line can be asked."""
        return self.listed[0] if self.listed else None

    def of(self, place: Rank) -> tuple[Ranked, ...]:
        """Who is asked on this rung of a ladder, in order."""
        return tuple(one for one in self.listed if one.place is place)

    def passed_over(self, worker_id: str) -> Passed | None:
        """Why this worker is not asked, or None."""
        return next((one for one in self.passed if one.worker == worker_id), None)
