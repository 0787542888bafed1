"""A receiver at the other end of a link: sees what is shared and nothing else, answers once, later says help began."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import select

from bot.acts_case import Receipt
from bot.centre import notices, onward, referring, sharing, talking, tasks, tickets
from bot.centre.house import Work
from bot.centre.keeping import lock
from bot.centre.sharing import Shared
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from bot.forms.onward import DECLINES
from bot.store.passes import token_hash
from bot.store.tables import t_task
from referral.ticket import ENDS

MOST_NAME = 40


@dataclass(frozen=True, slots=True)
class Cover:
    """What a link shows before it is opened: for whom it is, and from where. A preview of a messenger sees no more."""

    receiver: str
    station: str
    waits: bool  # for an answer; else for word of the first service


@dataclass(frozen=True, slots=True)
class Opened:
    """The referral, for whoever opened the link."""

    cover: Cover
    shared: Shared


def cover(work: Work, token: str) -> Cover | None:
    """What the link is for; None when it is unknown, used or too old: all three look alike."""
    found = _find(work, token)
    return _cover(work, *found) if found is not None else None


def look(work: Work, token: str) -> Opened | None:
    """Open it; each time is an event."""
    found = _find(work, token, locked=True)
    if found is None:
        return None
    task, ticket = found
    tickets.note(work, ticket.id, "referral_opened", f"receiver:{task.receiver}", task=task.id)
    hidden = tasks.words(work, task, ticket.person_id)
    return Opened(_cover(work, task, ticket), sharing.from_json(hidden["shared"]))


def answer(work: Work, token: str, status: str, reason: str, name: str) -> bool:
    """Yes or no, once. False when it was answered already, is too old, or the answer makes no sense."""
    found = _find(work, token, locked=True)
    sound = status == "accepted" or (status == "rejected" and reason in DECLINES)
    if found is None or not sound or found[0].status != referring.WAITING:
        return False
    task, ticket = found
    what = Receipt(task.id, status, "" if status == "accepted" else reason, " ".join(name.split())[:MOST_NAME])
    referring.answered(work, ticket, task, f"receiver:{task.receiver}", what)
    return True


def served(work: Work, token: str) -> bool:
    """The first service took place. False when that was said already, or it was never accepted."""
    found = _find(work, token, locked=True)
    if found is None or found[0].status not in referring.TAKEN:
        return False
    task, ticket = found
    referring.served(work, ticket, task, f"receiver:{task.receiver}")
    said = {"receiver": onward.call_receiver(work, task.receiver, work.house.lang)}
    notices.tell_owner(work, ticket, "refer-served", at=talking.desk_when(work, work.now), **said)
    return True


def _find(work: Work, token: str, *, locked: bool = False) -> tuple[Task, Ticket] | None:
    query = select(t_task).where(t_task.c.token_hash == token_hash(token), t_task.c.kind == referring.KIND)
    task = work.conn.execute(query).one_or_none()
    ticket = tickets.get(work, task.ticket_id) if task is not None else None
    if task is None or ticket is None:
        return None
    if locked:
        lock(work, ticket.person_id)
        task, ticket = cast("Task", tasks.get(work, task.id)), cast("Ticket", tickets.get(work, ticket.id))
    open_still = task.status == referring.WAITING or task.status in referring.TAKEN
    if not open_still or datetime.fromisoformat(task.data["until"]) <= work.now:
        return None
    return None if ticket.state in ENDS or tickets.is_erased(work, ticket) else (task, ticket)


def _cover(work: Work, task: Task, ticket: Ticket) -> Cover:
    lang = work.house.lang
    station = work.station_of(ticket).called(lang)
    return Cover(onward.call_receiver(work, task.receiver, lang), station, waits=task.status == referring.WAITING)
