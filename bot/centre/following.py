"""回访: asking afterwards, at the times of domain study §5.7, by somebody other than who closed it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.acts_case import FollowedUp
from bot.centre import after, afterwards, moving, notices, offers, talking, tasks, tickets
from bot.centre.deadlines import add_deadline, take_deadline
from bot.centre.house import SYSTEM, Work
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from bot.messages import Done, Outcome, Refused
from referral.duty import line_order, on_duty, working_days_end
from referral.roles import OVERSIGHT, may
from referral.station import Station, Worker
from referral.ticket import CLOSED, DONE, FOLLOWUP, HANDED

KIND = "follow_up"
DUE, AGAIN, BY_PERSON = "follow", "follow_again", "follow_person"  # each with ":<task>"
ASK_AGAIN = timedelta(days=2)  # ours: once more, and then a person asks; never a third time
POSTPONED = timedelta(days=1)  # ours: something else is being said, or a worker is speaking
MOST_GIVEN = 3  # ours: so often it is given to somebody, and then the supervisors hear
MOST_TRIES = 2  # by telephone
_DAYS: Mapping[str, tuple[int, ...]] = {  # domain study §5.7
    "none": (),
    "advice": (7,),
    "referral": (-3, 14),  # below nought: working days
    "crisis": (1, 3, 7, 30),
    "case": (30, 90),
}
_AFTER = frozenset({DONE, CLOSED, HANDED, FOLLOWUP})
_NEXT = {"requested": "accepted", "accepted": "in-progress"}
ANSWERS = frozenset({"better", "same", "worse", "missed"})
FACES = frozenset({"", "glad", "fair", "sad"})


def lay(work: Work, ticket: Ticket, plan: str) -> None:
    """Plan every question of this plan. What was planned before is asked no more."""
    cancel(work, ticket, "replanned")
    station, by = work.station_of(ticket), closer_of(work, ticket)
    for days in _DAYS[plan]:
        at = work.now + timedelta(days=days) if days > 0 else working_days_end(station, work.now, -days)
        due = afterwards.good_time(work, ticket, at)
        task = tasks.ask(work, ticket, KIND, what=plan, due_at=due, status="draft", closer=by)
        add_deadline(work, f"{DUE}:{task}", due, ticket)
    if ticket.closed_at is not None:
        after.matter_over(work, ticket)


def cancel(work: Work, ticket: Ticket, why: str) -> None:
    """Nothing more is asked of this ticket: it goes on, or was taken back."""
    tasks.cancel_open(work, ticket, why, KIND)


def closer_of(work: Work, ticket: Ticket) -> str | None:
    """Who closed it, or handed it on: the one who does not ask how it was."""
    del work
    owner: str | None = ticket.owner_id
    return owner


# ---- what falls due --------------------------------------------------------------------------------------------------


def _task(work: Work, deadline: Row[Any], ticket: Ticket) -> Task | None:
    """The question that fell due, while it is still to be asked."""
    task = tasks.get(work, str(deadline.kind).partition(":")[2])
    if task is None or task.status not in tasks.OPEN:
        return None
    if ticket.state not in _AFTER:
        cancel(work, ticket, "goes-on")
        return None
    return task


def due(work: Work, deadline: Row[Any], ticket: Ticket) -> str:
    """The first time: in their chat where that is safe, else by a person."""
    task = _task(work, deadline, ticket)
    if task is None:
        return "off"
    if ticket.state == HANDED and moving.refusal(work, ticket, FOLLOWUP) is None:
        ticket = moving.record(work, ticket, "asked_after", SYSTEM, to=FOLLOWUP)
    if task.status == "draft":
        task = tasks.step(work, task, "requested", SYSTEM)
    match after.ask(work, ticket, task):
        case "asked":
            add_deadline(work, f"{AGAIN}:{task.id}", _later(work, ticket, ASK_AGAIN), ticket)
        case "later" if not task.data.get("postponed"):
            tasks.keep_data(work, task, postponed=True)
            add_deadline(work, f"{DUE}:{task.id}", _later(work, ticket, POSTPONED), ticket)
        case _:
            by_person(work, ticket, task)
    return "done"


def again(work: Work, deadline: Row[Any], ticket: Ticket) -> str:
    """Two days and no answer: asked once more, and then a person asks."""
    task = _task(work, deadline, ticket)
    if task is None:
        return "off"
    if after.ask(work, ticket, task) != "asked":
        by_person(work, ticket, task)
        return "done"
    add_deadline(work, f"{BY_PERSON}:{task.id}", _later(work, ticket, ASK_AGAIN), ticket)
    return "done"


def person(work: Work, deadline: Row[Any], ticket: Ticket) -> str:
    """Asked twice in vain, or not reached by telephone: a person asks."""
    task = _task(work, deadline, ticket)
    if task is None:
        return "off"
    after.stop_asking(work, ticket, task)
    by_person(work, ticket, task)
    return "done"


def _later(work: Work, ticket: Ticket, span: timedelta) -> datetime:
    return afterwards.good_time(work, ticket, work.now + span)


# ---- by a person -----------------------------------------------------------------------------------------------------


def by_person(work: Work, ticket: Ticket, task: Task) -> None:
    """Somebody other than who closed it rings up; nobody where the resident does not want to be rung."""
    hidden = tickets.details(work, ticket)
    if hidden.get("do_not_call") or not hidden.get("phone"):
        tasks.step(work, task, "cancelled", SYSTEM, reason="do-not-call" if hidden.get("do_not_call") else "no-phone")
        return
    given = int(task.data.get("given", 0))
    if given >= MOST_GIVEN:
        for one in notices.supervisors(work, ticket.centre):
            notices.tell_worker(work, one, ticket, "private-follow-late")
        return
    asked = _asker(work, ticket, task.data.get("closer"))
    if asked is None:
        for one in notices.supervisors(work, ticket.centre):
            notices.tell_worker(work, one, ticket, "private-follow-nobody")
        return
    if task.status in _NEXT:  # a second try is given to whoever is there now
        task = tasks.step(work, task, _NEXT[task.status], SYSTEM)
    tasks.keep_worker(work, task, asked)
    tasks.keep_data(work, task, given=given + 1)
    # Where nobody writes down that they rang, whoever is there by then is asked.
    add_deadline(work, f"{BY_PERSON}:{task.id}", _later(work, ticket, ASK_AGAIN), ticket)
    key = "private-follow-quiet" if ticket.violence else "private-follow"
    notices.tell_worker(work, asked, ticket, key, words=str(hidden["phone"]))


def _asker(work: Work, ticket: Ticket, closer: str | None) -> str | None:
    """On duty here, else anybody of the unit, else the tiers above: never who closed it."""
    here = work.station_of(ticket)
    units = (here, *(work.unit(one.id) for one in work.house.organisation.above(here.id)))
    return next((found for unit in units if (found := _of(work, ticket, unit, closer))), None)


def _of(work: Work, ticket: Ticket, unit: Station, closer: str | None) -> str | None:
    staff = sorted(unit.workers, key=lambda one: one.role in OVERSIGHT)  # those first who do not lead
    order = dict.fromkeys((*line_order(on_duty(unit, work.now)), *(one.id for one in staff)))
    return next((one for one in order if one != closer and _can_ask(work, ticket, one)), None)


def _can_ask(work: Work, ticket: Ticket, worker_id: str) -> bool:
    worker = work.worker(worker_id)
    stepped = offers.stepped_out(work, ticket, worker_id)
    return worker is not None and may(worker.role, FollowedUp.__name__) and not stepped


def followed_up(work: Work, worker: Worker, ticket: Ticket, what: FollowedUp) -> Outcome:
    """回访: what they said on the telephone."""
    task = tasks.get(work, what.task)
    number = {"number": ticket.number or ""}
    if task is None or task.kind != KIND or task.status not in tasks.OPEN or ticket.state not in _AFTER:
        return Refused("refused-follow-over", number)
    if worker.id == task.data.get("closer"):
        return Refused("refused-follow-closer", number)
    if what.how not in ANSWERS or what.satisfied not in FACES:
        return Refused("refused-fields", {"field": work.desk_says("form-followedup")})
    by = f"worker:{worker.id}"
    task = _begun(work, task, by)
    if what.how == "missed":
        return _missed(work, ticket, task, by)
    after.stop_asking(work, ticket, task)
    after.record(work, ticket, task, what.how, by)
    if what.satisfied:
        after.rate(work, ticket, task, what.satisfied, by)
    if what.how == "worse":
        ticket, _ = after.worse(work, ticket, by)
        talking.tell(work, ticket, "reopened-by", worker=worker)
        return Done("done-follow-worse", number, ticket.id)
    return Done("done-follow", number, ticket.id)


def _begun(work: Work, task: Task, by: str) -> Task:
    if task.status == "draft":
        task = tasks.step(work, task, "requested", by)
    return tasks.step(work, task, "accepted", by) if task.status == "requested" else task


def _missed(work: Work, ticket: Ticket, task: Task, by: str) -> Outcome:
    tried = int(task.data.get("tries", 0)) + 1
    tickets.note(work, ticket.id, "follow_missed", by, task=task.id, tries=tried)
    if tried >= MOST_TRIES:
        tasks.step(work, task, "failed", by, outcome="missed")
        return Done("done-follow-given-up", {"number": ticket.number or ""}, ticket.id)
    tasks.keep_data(work, task, tries=tried, given=0)
    take_deadline(work, f"{BY_PERSON}:{task.id}", ticket, "off")
    at = _later(work, ticket, POSTPONED)
    add_deadline(work, f"{BY_PERSON}:{task.id}", at, ticket)
    return Done("done-follow-missed", {"number": ticket.number or "", "when": talking.desk_when(work, at)}, ticket.id)


ACTS: Mapping[type[Any], Callable[[Work, Worker, Ticket, Any], Outcome]] = {FollowedUp: followed_up}
# Deadlines of this room, by the part of their kind before its first colon; they run on a closed ticket too where said.
KINDS: Mapping[str, Callable[[Work, Row[Any], Ticket], str]] = {DUE: due, AGAIN: again, BY_PERSON: person}
AFTER_END: frozenset[str] = frozenset(KINDS)
