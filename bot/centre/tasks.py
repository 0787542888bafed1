"""What is asked of somebody for a ticket besides taking it: rows of tasks, decided once, each step an event."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, bindparam, select

from bot.centre import tickets
from bot.centre.house import SYSTEM, Work
from bot.centre.tickets import Ticket
from bot.store.rows import add, change
from bot.store.tables import t_task

Task = Row[Any]

# FHIR Task.status as Gravity SDOH Clinical Care 3.0 lets it move (shared/standards.md d.3).
STEPS: Mapping[str, frozenset[str]] = {
    "draft": frozenset({"requested"}),
    "requested": frozenset({"accepted", "rejected", "cancelled"}),
    "accepted": frozenset({"in-progress", "on-hold", "cancelled", "completed", "failed"}),
    "in-progress": frozenset({"on-hold", "completed", "failed", "cancelled"}),
    "on-hold": frozenset({"in-progress", "cancelled", "completed", "failed"}),
}
OPEN = frozenset(STEPS)
_DECIDED = frozenset({"accepted", "rejected"})
_OVER = frozenset({"rejected", "cancelled", "completed", "failed"})
_GET = select(t_task).where(t_task.c.id == bindparam("task"))


def get(work: Work, task_id: str) -> Task | None:
    """The task's row."""
    return work.conn.execute(_GET, {"task": task_id}).one_or_none()


def ask(  # noqa: PLR0913 - a task has as many parts
    work: Work,
    ticket: Ticket,
    kind: str,
    *,
    by: str = SYSTEM,
    worker_id: str | None = None,
    receiver: str | None = None,
    what: str | None = None,
    due_at: datetime | None = None,
    status: str = "requested",
    part_of: str | None = None,
    token_hash: str | None = None,
    words: Mapping[str, Any] | None = None,
    **data: Any,
) -> str:
    """A new task; its id. ``words`` are sealed under the resident's key, ``data`` is closed vocabulary."""
    task_id = UUID(int=work.house.chance.getrandbits(128), version=4).hex
    sealed = work.house.vault.seal(work.conn, ticket.person_id, "task.secret", dict(words)) if words else None
    add(
        work.conn,
        t_task,
        id=task_id,
        ticket_id=ticket.id,
        kind=kind,
        status=status,
        by=by,
        worker_id=worker_id,
        receiver=receiver,
        what=what,
        part_of=part_of,
        data=data,
        secret=sealed,
        token_hash=token_hash,
        due_at=due_at,
        created_at=work.now,
        decided_at=work.now if status in _DECIDED else None,
    )
    said: dict[str, Any] = {"task": task_id, "of": kind, "status": status}
    said |= {k: v for k, v in (("worker", worker_id), ("receiver", receiver), ("what", what)) if v is not None}
    tickets.note(work, ticket.id, "task_asked", by, **said)
    return task_id


def step(work: Work, task: Task, status: str, by: str, *, reason: str | None = None, **values: Any) -> Task:
    """To another status, if the table allows it. Raises ValueError otherwise: the acts refuse it beforehand."""
    if status not in STEPS.get(task.status, frozenset()):
        raise ValueError(f"a task does not go from {task.status} to {status}")
    if status in _DECIDED:
        values["decided_at"] = work.now
    if status in _OVER:
        values["done_at"] = work.now
    changed = change(work.conn, t_task, "id", task.id, status=status, reason=reason or task.reason, **values)
    said: dict[str, Any] = {"task": task.id, "of": task.kind, "status": status}
    said |= {k: v for k, v in (("reason", reason), ("outcome", values.get("outcome"))) if v is not None}
    tickets.note(work, task.ticket_id, "task_moved", by, **said)
    return changed


def of(work: Work, ticket: Ticket, *kinds: str, open_only: bool = False) -> list[Task]:
    """The ticket's tasks of these kinds, oldest first; of every kind, where none is named."""
    found = select(t_task).where(t_task.c.ticket_id == ticket.id)
    if kinds:
        found = found.where(t_task.c.kind.in_(kinds))
    if open_only:
        found = found.where(t_task.c.status.in_(sorted(OPEN)))
    return list(work.conn.execute(found.order_by(t_task.c.created_at, t_task.c.id)).all())


def words(work: Work, task: Task, person_id: str) -> dict[str, Any]:
    """The task's sealed words. Raises Erased when the resident's key is gone."""
    return work.house.vault.open_json(work.conn, person_id, "task.secret", task.secret) if task.secret else {}


def cancel_open(work: Work, ticket: Ticket, why: str, *kinds: str) -> None:
    """Whatever is still asked for it is asked no more."""
    for task in of(work, ticket, *kinds, open_only=True):
        if task.status == "draft":
            task = step(work, task, "requested", SYSTEM)  # noqa: PLW2901 - a draft is asked before it is cancelled
        step(work, task, "cancelled", SYSTEM, reason=why)


def coworks(work: Work, ticket: Ticket, worker_id: str) -> bool:
    """Whether this worker was asked for a part of the ticket and has not finished or declined."""
    mine = coworked_by(worker_id).where(t_task.c.ticket_id == ticket.id)
    return work.conn.execute(mine.limit(1)).first() is not None


def coworked_by(worker_id: str) -> Select[tuple[str]]:
    """The tickets this worker was asked into and has not finished or declined."""
    return select(t_task.c.ticket_id).where(
        t_task.c.worker_id == worker_id, t_task.c.kind == "cowork", t_task.c.status.in_(sorted(OPEN))
    )


def keep_data(work: Work, task: Task, **data: Any) -> Task:
    """More of the task's closed facts; what was known stays."""
    return change(work.conn, t_task, "id", task.id, data=dict(task.data) | data)


def keep_worker(work: Work, task: Task, worker_id: str) -> Task:
    """Whose it is from now on."""
    tickets.note(work, task.ticket_id, "task_given", SYSTEM, task=task.id, of=task.kind, worker=worker_id)
    return change(work.conn, t_task, "id", task.id, worker_id=worker_id)
