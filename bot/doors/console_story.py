"""A ticket's story as a timeline: who, what, when, with what was written; and the tasks others have for it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.centre import casebook, tasks
from bot.centre.casebook import Happened
from bot.centre.house import Work
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from bot.doors.console_forms import Around, Slip, slips
from bot.doors.console_room import Room
from bot.store.vault import Erased

# What is known of an event besides its kind: the key, and the lists of words its value may be said with.
_SAID: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("how", ("option-how", "option-after", "option-task-how")),
    ("reached", ("option-reached",)),
    ("safe_now", ("option-safe",)),
    ("kind", ("option-record",)),
    ("concern", ("concern",)),
    ("urgency", ("urgency",)),
    ("capacity", ("option-capacity",)),
    ("subject_knows", ("option-knows",)),
    ("risk", ("option-risk",)),
    ("sign", ("option-sign",)),
    ("to", ("option-report-to",)),
    ("outcome", ("option-outcome", "option-report-to", "console-outcome")),
    ("informed", ("option-informed",)),
    ("follow_up", ("option-plan",)),
    ("satisfied", ("option-satisfied",)),
    ("of", ("console-task",)),
    ("what", ("option-errand", "console-what", "option-sign")),
    ("status", ("console-status",)),
    ("reason", ("option-reopen", "option-void", "option-receipt", "option-back", "reason", "console-level")),
    ("state", ("state",)),
)
# The house's own doings: kept, and shown with everything, but not part of what people did for somebody.
_QUIET = frozenset(
    {"ranked", "placed", "promised", "nudged", "idle", "signature_used", "chat_lost", "chat_back", "called", "topped"}
    | {"climbed", "silent", "silent_long", "told_off_shift", "task_asked", "task_moved", "escalated"}
)


@dataclass(frozen=True, slots=True)
class Told:
    """One event in words."""

    id: int
    at: str
    what: str
    who: str
    facts: tuple[str, ...]
    words: str
    corrections: tuple[tuple[str, str, str], ...]  # at, who, words
    quiet: bool
    correct: Slip | None  # the form that puts it right, where the reader may


@dataclass(frozen=True, slots=True)
class Errand:
    """What somebody has to do for the ticket, how it stands, and what may be done with it."""

    id: str
    what: str
    whose: str
    status: str
    open: bool
    due: str
    late: bool
    words: str
    slips: tuple[Slip, ...]
    sheet: str = ""  # of a referral: where it is printed, with its link


def in_words(room: Room, told: tuple[Happened, ...], correct: Slip | None) -> tuple[Told, ...]:
    """The story, oldest first."""
    return tuple(_one(room, one, correct) for one in told)


def _one(room: Room, one: Happened, correct: Slip | None) -> Told:
    written = one.kind == casebook.RECORDED
    return Told(
        id=one.id,
        at=room.times.at(one.at),
        what=room.say.label("console-event", one.kind),
        who=_who(room, one),
        facts=tuple(facts(room, one.data)),
        words=one.words,
        corrections=tuple((room.times.at(more.at), room.called(more.by), more.words) for more in one.corrections),
        quiet=one.kind in _QUIET,
        correct=_of(correct, one.id) if correct is not None and written else None,
    )


def _of(correct: Slip, event: int) -> Slip:
    """The form of a correction, of this one record: which one is not asked again."""
    asked = tuple(
        replace(one, id=f"{one.id}-{event}", given=str(event) if one.name == "f-event" else one.given)
        for one in correct.questions
    )
    return replace(correct, key=f"{correct.key}-{event}", questions=asked, laid_open=False)


def _who(room: Room, one: Happened) -> str:
    """Who did it, else whom it was about."""
    if one.by.startswith("worker:") or one.by == "resident":
        return room.called(one.by)
    if one.by.startswith("receiver:"):
        return _receiver(room, one.by.partition(":")[2])
    worker = one.data.get("worker")
    return room.called(f"worker:{worker}") if isinstance(worker, str) and worker else ""


def facts(room: Room, data: Mapping[str, Any]) -> list[str]:
    """What an event says of itself, in the reader's words; what has no words is left out."""
    told = []
    for key, lists in _SAID:
        value = {True: "yes", False: "no"}.get(data[key], data[key]) if key in data else None
        if not isinstance(value, str) or not value:
            continue
        said = next((f"{one}-{value}" for one in lists if room.say.has(f"{one}-{value}")), "")
        if said:
            told.append(room.say(said))
    receiver = data.get("receiver")
    if isinstance(receiver, str) and receiver:
        told.append(_receiver(room, receiver))
    if isinstance(data.get("case_number"), str):
        told.append(data["case_number"])
    return list(dict.fromkeys(told))


def _receiver(room: Room, receiver: str) -> str:
    known = room.centre.pages.directory.get(receiver)
    if known is not None:
        return str(known.called(room.visit.lang))
    unit = room.centre.organisation.units.get(receiver)
    return unit.called(room.visit.lang) if unit is not None else receiver


def errands(room: Room, work: Work, ticket: Ticket, around: Around) -> tuple[Errand, ...]:
    """Every task of the ticket but the house's own; what is open first, then the newest."""
    newest_first = reversed(tasks.of(work, ticket))
    found = [_errand(room, work, ticket, replace(around, task=one), one) for one in newest_first]
    return tuple(sorted(found, key=lambda one: not one.open))


def _errand(room: Room, work: Work, ticket: Ticket, around: Around, task: Task) -> Errand:
    what = facts(room, {"what": task.what}) if task.what else []
    whose = _receiver(room, task.receiver) if task.receiver else ""
    if not whose and task.worker_id:
        whose = room.called(f"worker:{task.worker_id}")
    status = [room.say.label("console-status", task.status), *facts(room, {"reason": task.reason or ""})]
    opens = task.status in tasks.OPEN
    return Errand(
        id=task.id,
        what=room.say("console-middle").join([room.say.label("console-task", task.kind), *what]),
        whose=whose,
        status=room.say("console-middle").join([*status, *facts(room, {"how": task.outcome or ""})]),
        open=opens,
        due=room.times.at(task.due_at) if task.due_at is not None and opens else "",
        late=task.due_at is not None and opens and task.due_at < room.times.now,
        words=_words(work, ticket, task),
        slips=slips(around),
        sheet=room.url(f"/desk/referral/{task.id}") if task.kind == "referral" else "",
    )


def _words(work: Work, ticket: Ticket, task: Task) -> str:
    try:
        kept = tasks.words(work, task, ticket.person_id)
    except Erased:
        return ""
    return str(kept.get("words") or kept.get("text") or "")
