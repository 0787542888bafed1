"""等我签字: everything that waits for a supervisor's signature, with what is to be read before it is given."""

from dataclasses import dataclass
from typing import Any

from bot.centre import casebook, signatures, tickets
from bot.centre.agenda import Waits
from bot.centre.house import Work
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from bot.doors.console_forms import Around, Sent, Slip, slips
from bot.doors.console_mine import Row, row
from bot.doors.console_room import Room
from bot.doors.console_story import facts
from bot.store.vault import Erased

_READ = ("risk", "plan", "assessment")


@dataclass(frozen=True, slots=True)
class ToSign:
    """One signature asked for."""

    id: str
    row: Row
    asks: str
    due: str
    late: bool
    facts: tuple[tuple[str, str], ...]  # what to read: its name, its words
    slips: tuple[Slip, ...]


async def sign_page(room: Room, sent: Sent | None = None) -> dict[str, Any]:
    """The values of the page; empty for who may not sign."""
    worker = room.visit.worker

    def read(work: Work) -> list[ToSign]:
        return [_to_sign(room, work, task, ticket, sent) for task, ticket in signatures.queue(work, worker)]

    return {"to_sign": await room.centre.look(read)}


def _to_sign(room: Room, work: Work, task: Task, ticket: Ticket, sent: Sent | None) -> ToSign:
    say = room.say
    found = slips(Around(room, work, ticket, state=f"{ticket.version}", sent=sent))
    return ToSign(
        id=ticket.id,
        row=row(room, Waits(ticket, "", None)),
        asks=say("console-sign-asks", worker=room.called(task.by), what=say.label("console-what", task.what or "")),
        due=room.times.at(task.due_at) if task.due_at is not None else "",
        late=task.due_at is not None and task.due_at < room.times.now,
        facts=tuple(_facts(room, work, ticket)),
        slips=tuple(one for one in found if one.form in {"sign", "sendback"}),
    )


def _facts(room: Room, work: Work, ticket: Ticket) -> list[tuple[str, str]]:
    say = room.say
    told: list[tuple[str, str]] = []
    closing = {name: getattr(ticket, name) for name in ("outcome", "informed", "follow_up")}
    result = facts(room, {key: value for key, value in closing.items() if value})
    if result:
        told.append((say("console-sign-result"), say("console-middle").join(result)))
    try:
        summary = str(tickets.details(work, ticket).get("summary") or "")
        story = casebook.story(work, room.visit.worker, ticket)
    except Erased:
        return told
    if summary:
        told.append((say("console-summary"), summary))
    for kind in _READ:
        one = casebook.newest(story, kind)
        if one is not None:
            told.append((say(f"option-record-{kind}"), casebook.as_it_holds(one)))
    contacts = [one for one in story if one.kind == "contact"]
    if contacts:
        last = contacts[-1]
        said = say("console-middle").join([room.times.at(last.at), room.called(last.by), *facts(room, last.data)])
        told.append((say("console-sign-contact"), said))
    return told
