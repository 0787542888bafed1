"""A volunteer's page: their task cards and nothing else; no number, no ticket, no other page of the desk."""

from dataclasses import dataclass
from typing import Any

from bot.centre import agenda, tasks
from bot.centre.agenda import Asked
from bot.centre.house import Work
from bot.doors.console_forms import Around, Sent, Slip, slips
from bot.doors.console_room import Room


@dataclass(frozen=True, slots=True)
class Card:
    """First name, place, what to do, by when, whom to ask."""

    id: str
    name: str
    place: str
    what: str
    due: str
    late: bool
    worker: str
    slip: Slip | None


async def volunteer_page(room: Room, sent: Sent | None = None) -> dict[str, Any]:
    """The values of the page."""
    worker = room.visit.worker

    def read(work: Work) -> list[Card]:
        return [_card(room, work, one, sent) for one in agenda.errands(work, worker)]

    return {"cards": await room.centre.look(read)}


def _card(room: Room, work: Work, one: Asked, sent: Sent | None) -> Card:
    task, ticket = one.task, one.ticket
    words = tasks.words(work, task, ticket.person_id)
    found = slips(Around(room, work, ticket, task, state=task.status, sent=sent))
    return Card(
        id=task.id,
        name=str(words.get("name") or ""),
        place=str(words.get("place") or ""),
        what=room.say.label("option-errand", task.what or ""),
        due=room.times.on(task.due_at) if task.due_at is not None else "",
        late=task.due_at is not None and task.due_at < room.times.now,
        worker=room.called(f"worker:{task.data.get('pair') or ticket.owner_id}"),
        slip=next((form for form in found if form.form == "taskdone"), None),
    )
