"""Volunteers' tasks: first name, place, what to do; done or observed; nothing else."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, select

from bot.acts_case import GiveTask, TaskDone
from bot.centre import notices, onward, sight, talking, tasks, tickets
from bot.centre.deadlines import add_deadline, take_deadline
from bot.centre.house import Work
from bot.centre.reachable import at_work
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from bot.forms.onward import ERRANDS, PLACES, WHENS
from bot.messages import Button, Done, Letter, Outcome, Refused
from bot.store.mailbox import house_address, post
from bot.store.peers import is_bound
from bot.store.tables import t_event
from referral.life import LIVE
from referral.station import Role, Worker
from referral.ticket import ACTIVE, ASSIGNED, CONTACTED, REFERRED

KIND, LOOK = "volunteer", "notice"
DUE, WORRY = "errand", "worry"  # deadlines: ``errand:<task>``
VOLUNTEERS = frozenset({Role.VOLUNTEER, Role.LEADER})
_STATES = frozenset({CONTACTED, ASSIGNED, ACTIVE, REFERRED})
_DAYS = {"today": 0, "soon": 3, "week": 5}  # working days by when it should be done
_LOOK_IN = timedelta(minutes=60)  # ours: by then somebody has looked at what a volunteer was worried about
_LOOKED = ("contact", "calmed", "levelled", "recorded", "replied")
_HOWS = frozenset({"done", "observed", "worried", "declined"})
_DIGITS = re.compile(r"\d{5,}")
_MOST_NAME, _MOST_WORDS = 20, 300


# ---- asking ---------------------------------------------------------------------------------------------------------


def give(work: Work, worker: Worker, ticket: Ticket, what: GiveTask) -> Outcome:
    """请义工: a card with what is needed to do it, and no more. Nobody is sent to where there may be violence."""
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    volunteer = work.worker(what.worker)
    refused = _unfit(work, ticket, what)
    if refused is not None:
        return refused
    if volunteer is None or volunteer.role not in VOLUNTEERS or not _near(work, ticket, volunteer):
        return Refused("give-nobody")
    due = onward.working_days(work, ticket, _DAYS[what.when])
    by = f"worker:{worker.id}"
    words = {"name": what.name.strip(), "place": _place(work, ticket, what.place)}
    task_id = tasks.ask(
        work,
        ticket,
        KIND,
        by=by,
        worker_id=volunteer.id,
        what=what.what,
        due_at=due,
        words=words,
        pair=worker.id,
        when=what.when,
    )
    tickets.note(work, ticket.id, "task_given", by, task=task_id, worker=volunteer.id, what=what.what)
    add_deadline(work, f"{DUE}:{task_id}", due + timedelta(days=1), ticket)
    show(work, ticket, volunteer.id, task_id)
    return Done("give-done", {"number": ticket.number or "", "worker": volunteer.called(work.house.lang)}, ticket.id)


def _unfit(work: Work, ticket: Ticket, what: GiveTask) -> Refused | None:
    number = {"number": ticket.number or ""}
    if ticket.state not in _STATES:
        return Refused("refused-move", number | {"state": work.desk_says(f"state-{ticket.state}")})
    if ticket.violence or ticket.subject_knows == "never" or (ticket.urgency in LIVE and ticket.calmed_at is None):
        return Refused("give-unsafe", number)
    name = what.name.strip()
    if not 0 < len(name) <= _MOST_NAME or _DIGITS.search(name):
        return Refused("give-name")
    if what.what not in ERRANDS or what.when not in WHENS or what.place not in PLACES:
        return Refused("refused-fields", {"field": work.desk_says("form-volunteer")})
    return None


def _near(work: Work, ticket: Ticket, volunteer: Worker) -> bool:
    return work.house.organisation.is_above(work.home(volunteer.id).id, ticket.centre)


def _place(work: Work, ticket: Ticket, where: str) -> str:
    """Their community or the station; never a door: that is told by the worker, who knows whom they tell."""
    area = work.area(ticket.area)
    if where == "station":
        return work.station_of(ticket).called(work.house.lang)
    return area.name if where == "area" and area is not None else ""


def card_text(work: Work, task_id: str) -> str:
    """The whole of what a volunteer is shown, in the desk's language: first name, place, what, when, whom to ask."""
    task = tasks.get(work, task_id)
    ticket = tickets.get(work, task.ticket_id) if task is not None else None
    if task is None or ticket is None:
        return ""
    words = tasks.words(work, task, ticket.person_id)
    key = "give-card" if words.get("place") else "give-card-no-place"
    return work.desk_says(
        key,
        name=str(words.get("name", "")),
        place=str(words.get("place", "")),
        what=work.desk_says(f"option-errand-{task.what}"),
        when=work.desk_says(f"option-errand-when-{task.data.get('when', 'week')}"),
        worker=work.called(str(task.data.get("pair") or ticket.owner_id), work.house.lang),
    )


def show(work: Work, ticket: Ticket, worker_id: str, task_id: str) -> None:
    """The card to a volunteer's mailbox and private chat: no number, no ticket; sealed with the resident's key."""
    address = f"worker:{worker_id}"
    house_address(work.conn, work.house.vault, address, "worker", work.now)
    press = Button(f"f:taskdone::{task_id}", work.desk_says("form-taskdone"))
    letter = Letter(card_text(work, task_id), "give-card", work.house.lang, "desk", (press,), private=True)
    private = work.house.private(worker_id)
    for one in (address, private) if is_bound(work.conn, private) else (address,):
        post(
            work.conn,
            work.house.vault,
            address_id=one,
            letter=letter,
            kind="notice",
            card=None,
            ticket_id=None,
            now=work.now,
            sealed_for=ticket.person_id,
        )


# ---- what comes back ------------------------------------------------------------------------------------------------


def task_done(work: Work, worker: Worker, ticket: Ticket, what: TaskDone) -> Outcome:
    """做好了 · 看过了 · 有点担心 · 做不了: of a volunteer's task, or of a colleague's part."""
    task = tasks.get(work, what.task)
    if task is None or task.kind not in {KIND, "cowork"} or task.worker_id != worker.id:
        return Refused("refused-unknown")
    if task.status not in tasks.OPEN or what.how not in _HOWS or len(what.words) > _MOST_WORDS:
        return Refused("give-over")
    by, words = f"worker:{worker.id}", what.words.strip()
    if what.how == "declined":
        task = tasks.step(work, task, "rejected" if task.status == "requested" else "cancelled", by, reason="declined")
    else:
        if task.status == "requested":
            task = tasks.step(work, task, "accepted", by)
        task = tasks.step(work, task, "completed", by, outcome=what.how)
    take_deadline(work, f"{DUE}:{task.id}", ticket, "off")
    sealed = {"person_id": ticket.person_id, "secret": {"text": words}} if words else {}
    tickets.note(work, ticket.id, "task_done", by, task=task.id, of=task.kind, how=what.how, **sealed)
    said = {"worker": worker.called(work.house.lang), "what": _called(work, task)}
    _tell_worker(work, ticket, task, what.how, said | {"words": words or work.desk_says("give-no-words")})
    return Done(f"give-thanks-{what.how}")


def _called(work: Work, task: Task) -> str:
    return work.desk_says(f"option-errand-{task.what}") if task.kind == KIND else work.desk_says("form-cowork")


def _tell_worker(work: Work, ticket: Ticket, task: Task, how: str, said: Mapping[str, str]) -> None:
    """Whoever gave it hears, at once when somebody is worried; nobody there to hear that: the supervisors too."""
    if how == "worried":
        for one in _hears(work, ticket):
            notices.tell_worker(work, one, ticket, "give-worried", **said)
        look = tasks.ask(work, ticket, LOOK, worker_id=ticket.owner_id, what="worried", part_of=task.id)
        add_deadline(work, f"{WORRY}:{look}", work.now + _LOOK_IN, ticket)
    else:
        notices.tell_owner(work, ticket, f"give-told-{how}", **said)


def _hears(work: Work, ticket: Ticket) -> list[str]:
    here = ticket.owner_id is not None and at_work(work, ticket.owner_id, ticket.centre)
    above = () if here else notices.supervisors(work, ticket.centre)
    return [one for one in dict.fromkeys((ticket.owner_id, *above)) if one is not None]


# ---- time passes ----------------------------------------------------------------------------------------------------


def errand_due(work: Work, deadline: Row[Any], ticket: Ticket) -> str:
    """Not done by its day: whoever gave it hears, once."""
    task = tasks.get(work, str(deadline.kind).partition(":")[2])
    if task is None or task.status not in tasks.OPEN:
        return "off"
    what, name = work.desk_says(f"option-errand-{task.what}"), work.called(task.worker_id, work.house.lang)
    notices.tell_owner(work, ticket, "give-late", worker=name, what=what)
    tickets.note(work, ticket.id, "task_late", task=task.id)
    return "done"


def worry_due(work: Work, deadline: Row[Any], ticket: Ticket) -> str:
    """Somebody was worried, and nothing is on record since: the supervisors hear, until somebody has looked."""
    look = tasks.get(work, str(deadline.kind).partition(":")[2])
    if look is None or look.status not in tasks.OPEN:
        return "off"
    since = select(t_event.c.id).where(
        t_event.c.ticket_id == ticket.id, t_event.c.kind.in_(_LOOKED), t_event.c.at > look.created_at
    )
    if work.conn.execute(since.limit(1)).first() is not None:
        look = tasks.step(work, look, "accepted", look.by) if look.status == "requested" else look
        tasks.step(work, look, "completed", look.by, outcome="looked")
        return "done"
    name = work.called(ticket.owner_id, work.house.lang)
    for one in dict.fromkeys((ticket.owner_id, *notices.supervisors(work, ticket.centre))):
        notices.tell_worker(
            work, one, ticket, "give-unlooked", worker=name, at=talking.desk_when(work, look.created_at)
        )
    add_deadline(work, deadline.kind, onward.working_days(work, ticket, 1), ticket)
    return "done"


ACTS: Mapping[type[Any], Callable[[Work, Worker, Ticket, Any], Outcome]] = {GiveTask: give, TaskDone: task_done}
KINDS: Mapping[str, Callable[[Work, Row[Any], Ticket], str]] = {DUE: errand_due, WORRY: worry_due}
AFTER_END: frozenset[str] = frozenset()
