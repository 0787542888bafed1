"""One worker who stands on the line, set against a need: whether, how soon and why they can be asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from referral.ladder import Rank
from referral.need import Code, Need, Passed, Ranked, Reason, Standing, Why
from referral.roles import may
from referral.station import Worker

_ORDER = {Rank.FIRST: 0, Rank.SECOND: 1, Rank.SUPERVISOR: 2}
_NEVER = datetime.min.replace(tzinfo=UTC)
_LOAD, _OFFERS, _LONGEST = 8, 9, 10  # where these stand in a key
_NO_SKILL = (10**6, "")

# place, away, asked by name, gender, skill, continuity, language, full, open, offers, last offer, id: less is sooner
Key = tuple[int, bool, bool, bool, int, int, bool, bool, int, int, datetime, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Where they stand and what is known of them. ``worker`` is None for a guest of whom only the roster knows."""

    id: str
    place: Rank
    worker: Worker | None
    standing: Standing
    away: bool

    @property
    def may_take(self) -> bool:
        """Whether their role may take a ticket; of a guest we know only that the roster put them here."""
        return self.worker is None or may(self.worker.role, "Accept")

    @property
    def gender(self) -> str | None:
        """Known only where the page says it."""
        return self.worker.gender if self.worker is not None else None

    @property
    def full(self) -> bool:
        """Whether they hold as many tickets as they can."""
        if self.worker is None or self.worker.capacity is None:
            return False
        return self.standing.open >= self.worker.capacity

    def skill(self, need: Need) -> tuple[int, str]:
        """How early their best skill stands among what is needed, and which it is; empty where they have none."""
        if self.worker is None:
            return _NO_SKILL
        wanted = enumerate((*need.skills, *need.also_skills))
        return next(((no, skill) for no, skill in wanted if skill in self.worker.skills), _NO_SKILL)

    def owns(self, need: Need) -> bool:
        """Whether the area is one of their communities."""
        return self.worker is not None and need.area is not None and need.area in self.worker.communities

    def speaks(self, need: Need) -> bool:
        """Whether the page says that they speak the resident's language."""
        return self.worker is not None and need.lang in self.worker.languages


def key(one: Candidate, need: Need) -> Key:
    """The order in which they are asked; no two candidates have the same."""
    return (
        _ORDER[one.place],
        one.away,
        one.id != need.named,
        need.gender is not None and one.gender != need.gender,
        one.skill(need)[0],
        0 if one.id == need.owner_before else 1 if one.owns(need) else 2,
        not one.speaks(need),
        one.full,
        one.standing.open,
        one.standing.offered,
        one.standing.last_offered_at or _NEVER,
        one.id,
    )


def order(candidates: list[Candidate], need: Need) -> tuple[Ranked, ...]:
    """Each with why, whoever is asked sooner before the others."""
    keyed = sorted(((key(one, need), one) for one in candidates), key=lambda pair: pair[0])
    before = {one.id: _before(mine, theirs) for (mine, one), (theirs, _) in pairwise(keyed)}
    return tuple(Ranked(one.id, one.place, (*_reasons(one, need), *before.get(one.id, ()))) for _, one in keyed)


def passed(one: Candidate, out: Why | None) -> Passed:
    """Why they are not asked: what they said themselves before what is known of them."""
    if out is not None:
        return Passed(one.id, out)
    if not one.may_take:
        return Passed(one.id, Why.ROLE)
    if one.away:
        return Passed(one.id, Why.AWAY, one.standing.away_until)
    if not one.standing.reachable:
        return Passed(one.id, Why.UNREACHABLE)
    return Passed(one.id, Why.GENDER)


def _reasons(one: Candidate, need: Need) -> Iterator[Reason]:
    """What is true of the worker, in the order in which it counts."""
    yield Reason(Code(one.place.value))
    until = one.standing.away_until
    if one.away and until is not None:
        yield Reason(Code.AWAY, until.astimezone(UTC).isoformat())
    if not one.standing.reachable:
        yield Reason(Code.UNREACHABLE)
    if one.id == need.named:
        yield Reason(Code.NAMED)
    if need.gender is not None and one.gender == need.gender:
        yield Reason(Code.GENDER, need.gender)
    skill = one.skill(need)[1]
    if skill:
        yield Reason(Code.SKILL, skill)
    yield from _bonds(one, need)
    if one.full:
        yield Reason(Code.FULL, str(one.standing.open))


def _bonds(one: Candidate, need: Need) -> Iterator[Reason]:
    if one.id == need.owner_before:
        yield Reason(Code.BEFORE)
    if need.area is not None and one.owns(need):
        yield Reason(Code.COMMUNITY, need.area)
    if one.speaks(need):
        yield Reason(Code.LANGUAGE, need.lang)


def _before(mine: Key, theirs: Key) -> tuple[Reason, ...]:
    """Where only load or fairness put one before the next, that is said: nothing else would explain it."""
    if mine[:_LOAD] != theirs[:_LOAD]:
        return ()
    if mine[_LOAD] != theirs[_LOAD]:
        return (Reason(Code.LOAD, str(mine[_LOAD])),)
    if mine[_OFFERS] != theirs[_OFFERS]:
        return (Reason(Code.OFFERS, str(mine[_OFFERS])),)
    return (Reason(Code.LONGEST),) if mine[_LONGEST] != theirs[_LONGEST] else ()
