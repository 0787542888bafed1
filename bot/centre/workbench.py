"""The workbench: drafts of rule changes, publishing them, and going back. Supervisors and directors only.

Each function is one transaction's plain part. Nothing is overwritten that anybody worked by: an edition is added, also
to go back. What a draft does was tried before (``bot.pages.trial``), outside of any transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from bot.centre.house import Work
from bot.centre.rulekeeping import BODY as EDITION_BODY
from bot.centre.rulekeeping import changes_now, edition, last_number
from bot.messages import Done, Outcome, Refused
from bot.pages.changes import NO_CHANGES, Changes, RuleData
from bot.store.dialect import insert_if_new
from bot.store.tables import t_edition, t_rule_draft
from bot.store.vault import HOUSE
from referral.roles import OVERSIGHT
from referral.station import Worker

DRAFT_BODY = "rule_draft.body"
_MOST_OPEN = 20
_NO_DRAFT = Refused("bench-refused-draft")
_FIRST = Refused("bench-refused-first")


@dataclass(frozen=True, slots=True)
class Draft:
    """Changes nobody works by yet. ``marks``: of each shipped rule as it was when it was changed here."""

    id: int
    version: int
    base: int
    changes: Changes
    marks: Mapping[str, str] = field(default_factory=dict)
    made_at: datetime | None = None
    made_by: str = ""
    changed_at: datetime | None = None
    changed_by: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """What whoever publishes has seen: this very draft, over this edition, and the version that comes of it."""

    draft: int
    version: int
    edition: int
    rules: str
    failing: int
    dangerous: bool  # it changes a rule of danger


@dataclass(frozen=True, slots=True)
class Edit:
    """One rule as it is to be; ``data`` None: as it is shipped. ``mark``: of the shipped one."""

    key: str
    data: RuleData | None
    mark: str


@dataclass(frozen=True, slots=True)
class Return:
    """To the changes of an earlier edition, 0 for the shipped pages. ``seen``: the edition the asker saw holding."""

    number: int
    seen: int
    rules: str  # the version of the book that comes of it


def may_bench(worker: Worker | None) -> bool:
    """Supervisors and directors; asked at every look and press."""
    return worker is not None and worker.role in OVERSIGHT


def may_publish(work: Work, worker: Worker) -> bool:
    """A change holds for every unit: who publishes oversees the unit at the top; a unit's own, where nobody does."""
    organisation = work.house.organisation
    tops = [one.id for one in organisation.units[organisation.root].workers if may_bench(work.worker(one.id))]
    return may_bench(worker) and (not tops or worker.id in tops)


def drafts(work: Work) -> tuple[Draft, ...]:
    """The open drafts, the last changed first. They are everybody's of the oversight."""
    rows = work.conn.execute(select(t_rule_draft).where(t_rule_draft.c.state == "open")).all()
    return tuple(_opened(work, row) for row in sorted(rows, key=lambda row: row.changed_at, reverse=True))


def draft(work: Work, draft_id: int) -> Draft | None:
    """One open draft."""
    row = work.conn.execute(
        select(t_rule_draft).where(t_rule_draft.c.id == draft_id, t_rule_draft.c.state == "open")
    ).one_or_none()
    return _opened(work, row) if row is not None else None


def save(work: Work, worker: Worker, draft_id: int, what: Edit) -> Outcome:
    """Keep one rule as it is to be in a draft; 0 begins a new one."""
    if not may_bench(worker):
        return Refused("refused-role")
    found = draft(work, draft_id) if draft_id else None
    if draft_id and found is None:
        return _NO_DRAFT
    if found is None and len(drafts(work)) >= _MOST_OPEN:
        return Refused("bench-refused-many", {"count": str(_MOST_OPEN)})
    number, now = changes_now(work.conn, work.house.vault)
    changes = dict(found.changes) if found else {}
    marks = dict(found.marks) if found else {}
    changes.pop(what.key, None)
    if what.data != now.get(what.key):
        changes[what.key] = dict(what.data) if what.data is not None else {}
        marks[what.key] = what.mark
    values = {"changed_at": work.now, "changed_by": worker.id, "body": _seal(work, changes, marks)}
    if found is not None:
        work.conn.execute(
            update(t_rule_draft).where(t_rule_draft.c.id == found.id).values(version=found.version + 1, **values)
        )
        return Done("bench-saved", {"draft": str(found.id)})
    fresh = {"state": "open", "version": 1, "base": number, "made_at": work.now, "made_by": worker.id, **values}
    made = work.conn.execute(insert(t_rule_draft).values(**fresh).returning(t_rule_draft.c.id)).scalar_one()
    return Done("bench-saved", {"draft": str(made)})


def drop(work: Work, worker: Worker, draft_id: int) -> Outcome:
    """Put a draft away; it is kept, and nobody sees it any more."""
    if not may_bench(worker):
        return Refused("refused-role")
    return Done("bench-dropped", {"draft": str(draft_id)}) if _decide(work, worker, draft_id, "dropped") else _NO_DRAFT


def over(now: Changes, ours: Changes) -> Changes:
    """The centre's changes once a draft holds: an empty rule goes back to the shipped one."""
    return {key: data for key, data in {**now, **ours}.items() if data}


def publish(work: Work, worker: Worker, tried: Tried, reason: str) -> Outcome:
    """Let a draft hold from now on: what was tried is what is published, or nothing is."""
    refused = _may_change(work, worker, reason)
    found = draft(work, tried.draft)
    if refused is not None or found is None:
        return refused or _NO_DRAFT
    number, now = changes_now(work.conn, work.house.vault)
    if found.version != tried.version or number != tried.edition:
        return _FIRST
    if tried.failing:
        return Refused("bench-refused-failing", {"count": str(tried.failing)})
    if needs_another(work, worker, found, tried):
        return Refused("bench-refused-second")
    new = _New(number + 1, tried.rules, over(now, found.changes), reason, draft=found.id)
    if not _add(work, worker, new):
        return _FIRST
    _decide(work, worker, found.id, "published")
    return Done("bench-published", {"number": str(new.number)})


def needs_another(work: Work, worker: Worker, found: Draft, tried: Tried) -> bool:
    """Two people read a change to a danger: whoever changed it last does not publish it, where somebody else could."""
    return tried.dangerous and found.changed_by == worker.id and _another(work, worker)


def back(work: Work, worker: Worker, to: Return, reason: str) -> Outcome:
    """Let an earlier edition's changes hold again."""
    refused = _may_change(work, worker, reason)
    if refused is not None:
        return refused
    last = last_number(work.conn)
    earlier = edition(work.conn, work.house.vault, to.number)
    if (earlier is None and to.number) or not 0 <= to.number < last:
        return Refused("bench-refused-edition")
    changes = earlier.changes if earlier is not None else NO_CHANGES
    new = _New(last + 1, to.rules, changes, reason, back_to=to.number)
    if last != to.seen or not _add(work, worker, new):
        return _FIRST
    return Done("bench-went-back", {"number": str(new.number)})


def _may_change(work: Work, worker: Worker, reason: str) -> Refused | None:
    if not may_bench(worker):
        return Refused("refused-role")
    if not may_publish(work, worker):
        return Refused("bench-refused-top")
    return None if reason else Refused("bench-refused-reason")


def _opened(work: Work, row: Row[Any]) -> Draft:
    body = work.house.vault.open_json(work.conn, HOUSE, DRAFT_BODY, row.body)
    return Draft(
        row.id, row.version, row.base, body["changes"], body["marks"],
        row.made_at, row.made_by, row.changed_at, row.changed_by,
    )  # fmt: skip


def _seal(work: Work, changes: Mapping[str, Any], marks: Mapping[str, str]) -> bytes:
    house = work.house.vault.house(work.conn, work.now)
    return work.house.vault.seal(work.conn, house, DRAFT_BODY, {"changes": changes, "marks": marks})


def _decide(work: Work, worker: Worker, draft_id: int, state: str) -> bool:
    decided = work.conn.execute(
        update(t_rule_draft)
        .where(t_rule_draft.c.id == draft_id, t_rule_draft.c.state == "open")
        .values(state=state, decided_at=work.now, decided_by=worker.id)
        .returning(t_rule_draft.c.id)
    ).first()
    return decided is not None


@dataclass(frozen=True, slots=True)
class _New:
    number: int
    rules: str
    changes: Changes
    reason: str
    draft: int | None = None
    back_to: int | None = None


def _add(work: Work, worker: Worker, new: _New) -> bool:
    """Write the edition down; False when somebody published this very number a moment before."""
    house = work.house.vault.house(work.conn, work.now)
    body = work.house.vault.seal(work.conn, house, EDITION_BODY, {"changes": dict(new.changes), "reason": new.reason})
    row = insert_if_new(work.conn, t_edition).values(
        number=new.number,
        rules=new.rules,
        body=body,
        draft_id=new.draft,
        back_to=new.back_to,
        at=work.now,
        by=worker.id,
    )
    return work.conn.execute(row.returning(t_edition.c.number)).first() is not None


def _another(work: Work, worker: Worker) -> bool:
    """Whether anybody else could read it over and publish it."""
    everybody = (work.worker(one.id) for one in work.house.organisation.workers())
    return any(one is not None and one.id != worker.id and may_publish(work, one) for one in everybody)
