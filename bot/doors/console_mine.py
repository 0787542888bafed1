"""我的: a worker's tickets by their clock, what others asked of them, what they may sign, a number found."""

from dataclasses import dataclass

from bot.centre import agenda, signatures
from bot.centre.agenda import Asked, Waits
from bot.centre.house import Work
from bot.doors.console_cards import SHAPES
from bot.doors.console_forms import Around, Sent, Slip, slips
from bot.doors.console_room import Room, Said
from bot.doors.console_story import facts


@dataclass(frozen=True, slots=True)
class Row:
    """One ticket as one line: colour, shape and word; what it is about; what is due first."""

    id: str
    number: str
    level: str
    shape: str
    colour: str
    concern: str
    state: str
    clock: str
    late: bool


@dataclass(frozen=True, slots=True)
class Task:
    """Something asked of the reader by name, with what they may answer."""

    id: str
    row: Row
    what: str
    by: str
    due: str
    late: bool
    opens: bool
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class Mine:
    """Everything that waits for one worker."""

    rows: tuple[Row, ...]
    asked: tuple[Task, ...]
    to_sign: int


def mine(room: Room, work: Work, sent: Sent | None = None) -> Mine:
    """Read in one transaction; ``sent``: a form that was refused, to be shown with its answers."""
    worker = room.visit.worker
    return Mine(
        rows=tuple(row(room, one) for one in agenda.mine(work, worker)),
        asked=tuple(_task(room, work, one, sent) for one in agenda.asked(work, worker)),
        to_sign=len(signatures.queue(work, worker)),
    )


def row(room: Room, waits: Waits) -> Row:
    """One line."""
    say, ticket = room.say, waits.ticket
    late = waits.at is not None and waits.at < room.times.now
    clock = ""
    if waits.at is not None:
        time = room.times.at(waits.at)
        clock = say(f"console-clock-{waits.clock.replace('_', '-')}", time=time)
        if late:
            clock = say("console-clock-late", clock=clock)
    return Row(
        id=ticket.id,
        number=ticket.number or "",
        level=ticket.urgency.lower(),
        shape=SHAPES[ticket.urgency],
        colour=say(f"urgency-{ticket.urgency}"),
        concern=say.label("concern", ticket.concern or ""),
        state=say("console-flag-sign") if ticket.closing_at is not None else say(f"state-{ticket.state}"),
        clock=clock,
        late=late,
    )


def _task(room: Room, work: Work, one: Asked, sent: Sent | None) -> Task:
    task = one.task
    what = [room.say.label("console-task", task.kind), *facts(room, {"what": task.what})]
    return Task(
        id=task.id,
        row=row(room, Waits(one.ticket, "", None)),
        what=room.say("console-middle").join(what),
        by=room.called(task.by) if task.by.startswith("worker:") else "",
        due=room.times.at(task.due_at) if task.due_at is not None else "",
        late=task.due_at is not None and task.due_at < room.times.now,
        opens=task.kind != "follow_up",
        slips=slips(Around(room, work, one.ticket, task, state=task.status, sent=sent)),
    )


async def found(room: Room, number: str) -> tuple[str, Said]:
    """The ticket to open, or the sentence that says why none is opened: the same for none and for somebody else's."""
    worker = room.visit.worker
    ticket, opens = await room.centre.look(lambda work: agenda.find(work, worker, number))
    if ticket is None:
        return "", Said(ok=False, text=room.say("console-find-none", number=number[:40]))
    if opens:
        return ticket.id, Said(ok=True, text="")
    who = room.called(f"worker:{ticket.owner_id}") if ticket.owner_id else room.say("console-find-nobody")
    state = room.say(f"state-{ticket.state}")
    return "", Said(ok=True, text=room.say("console-find-other", number=ticket.number or "", worker=who, state=state))
