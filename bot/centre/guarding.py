"""Duties that wait for nobody: 回避, reports the law demands, and the way home from a lone visit."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import Row

from bot.acts_case import DutyToReport, HomeSafe, Reported, SetOut, StepOut
from bot.centre import handing, notices, offers, releasing, sight, tasks, tickets
from bot.centre.deadlines import add_deadline, take_all
from bot.centre.house import SYSTEM, Work
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from bot.messages import Done, Outcome, Refused
from referral import reporting
from referral.duty import line_order, on_duty
from referral.station import Role, Worker

_EARLY = frozenset({"ACKED", "CONTACTED"})  # nothing was begun yet: the line is asked anew
_MINUTES = range(15, 8 * 60 + 1)
_COLLEAGUE = timedelta(minutes=10)  # ours: after the time they gave, before somebody else is told
_SUPERVISOR = timedelta(minutes=20)
_EVERY = timedelta(minutes=10)
_MOST = 12
REPORT, VISIT = "report_due", "visit_due"


# ---- 回避 ----------------------------------------------------------------------------------------------------------


def step_out(work: Work, worker: Worker, ticket: Ticket, what: StepOut) -> Outcome:
    """The worker steps out and the ticket goes on at once; the reason lies sealed, for the director alone."""
    if ticket.owner_id != worker.id or ticket.closed_at is not None:
        return Refused("refused-owner")
    reason = what.words.strip()
    if not reason:
        return Refused("refused-empty")
    by = f"worker:{worker.id}"
    other = None if ticket.state in _EARLY else _next(work, ticket, worker.id)
    if ticket.state not in _EARLY and other is None:  # the work goes on with somebody, or it is not left
        return Refused("guard-nobody", {"number": ticket.number})
    secret = {"text": reason}
    tickets.note(work, ticket.id, "stepped_out", by, person_id=ticket.person_id, secret=secret, conflict=True)
    ticket = tickets.put(work, ticket.id, conflict=True)
    if other is None:
        ticket = releasing.release(work, ticket, "conflict")
    else:
        offers.give_up(work, ticket, worker.id, "conflict")  # before it is handed: the reason stays with the offer
        handing.move(work, ticket, other)
        ticket = cast("Ticket", tickets.get(work, ticket.id))
    for one in directors(work, ticket.centre):
        if one != worker.id:
            notices.tell_worker(work, one, ticket, "guard-stepped-out", worker=worker.called(work.house.lang))
    return Done("guard-done-stepped-out", {"number": ticket.number}, ticket.id)


def reasons(work: Work, reader: Worker, ticket: Ticket) -> tuple[tuple[str, str], ...]:
    """Who stepped out of it and why, for a director of its unit or above; empty for everybody else."""
    if reader.role is not Role.DIRECTOR or ticket.number is None or not sight.oversees(work, reader, ticket):
        return ()
    found = tickets.events(work, ticket, "stepped_out")
    return tuple((row.by.partition(":")[2], tickets.secret_of(work, ticket, row).get("text", "")) for row in found)


def directors(work: Work, unit_id: str) -> tuple[str, ...]:
    """The directors of a unit, or of the nearest above it that has one."""
    return notices.supervisors(work, unit_id, frozenset({Role.DIRECTOR})) or notices.supervisors(work, unit_id)


def _next(work: Work, ticket: Ticket, out: str) -> Worker | None:
    """Who goes on with work that has begun: whoever stands on the line now, else a supervisor or director."""
    line = line_order(on_duty(work.station_of(ticket), work.now))
    ids = (*line, *notices.supervisors(work, ticket.centre), *directors(work, ticket.centre))
    fit = {one.id: one for one in handing.candidates(work, ticket)}
    return next((fit[one] for one in ids if one != out and one in fit), None)


# ---- the report the law demands ------------------------------------------------------------------------------------


def look(work: Work, ticket: Ticket) -> Ticket:
    """A human has seen it, or knows more: where the law demands a report, its clock begins. Never waits for consent."""
    if ticket.report_due or ticket.reported_at is not None or ticket.closed_at is not None:
        return ticket
    sign = reporting.sign_of(
        concern=ticket.concern,
        also=tuple(ticket.also),
        urgency=ticket.urgency,
        danger=ticket.danger,
        violence=bool(ticket.violence),
        minor=bool(ticket.minor),
        capacity=ticket.capacity,
    )
    set_aside = tickets.noted(work, ticket.id, "duty_set_aside")
    return ticket if sign is None or set_aside else _due(work, ticket, sign, SYSTEM)


def duty(work: Work, worker: Worker, ticket: Ticket, what: DutyToReport) -> Outcome:
    """A worker sees a sign; only a supervisor sets a duty aside, and that is on record."""
    if ticket.closed_at is not None or ticket.reported_at is not None:
        return Refused("refused-gone")
    oversees = sight.oversees(work, worker, ticket)
    if ticket.owner_id != worker.id and not oversees:
        return Refused("refused-owner")
    if what.due:
        if ticket.report_due:
            return Refused("guard-due-already", {"number": ticket.number})
        _due(work, ticket, what.sign, f"worker:{worker.id}")
        return Done("guard-done-due", {"number": ticket.number}, ticket.id)
    if not oversees and ticket.report_due:
        return Refused("guard-only-supervisor", {"number": ticket.number})
    return _set_aside(work, worker, ticket)


def _set_aside(work: Work, worker: Worker, ticket: Ticket) -> Outcome:
    if not ticket.report_due:
        tickets.note(work, ticket.id, "duty_looked_at", f"worker:{worker.id}")
        return Done("guard-done-none", {"number": ticket.number}, ticket.id)
    tickets.note(work, ticket.id, "duty_set_aside", f"worker:{worker.id}", report_due=False)
    ticket = tickets.put(work, ticket.id, report_due=False)
    tasks.cancel_open(work, ticket, "set_aside", "report")
    take_all(work, REPORT, ticket)
    notices.show_card(work, ticket)
    notices.tell_owner(work, ticket, "guard-set-aside", worker=worker.called(work.house.lang))
    return Done("guard-done-set-aside", {"number": ticket.number}, ticket.id)


def _due(work: Work, ticket: Ticket, sign: str, by: str) -> Ticket:
    tickets.note(work, ticket.id, "duty_due", by, sign=sign, report_due=True)
    ticket = tickets.put(work, ticket.id, report_due=True)
    at = work.now + reporting.RAISE
    tasks.ask(work, ticket, "report", by=by, worker_id=ticket.owner_id, what=sign, due_at=at)
    add_deadline(work, f"{REPORT}:0", work.now + reporting.REMIND, ticket)
    reason = work.desk_says(f"option-sign-{sign}")
    notices.tell_owner(work, ticket, "guard-due", sign=reason)
    notices.show_card(work, ticket)
    return ticket


def reported(work: Work, worker: Worker, ticket: Ticket, what: Reported) -> Outcome:
    """To whom, when and the reference; who reported is told to nobody outside."""
    if ticket.closed_at is not None or not ticket.report_due or ticket.reported_at is not None:
        return Refused("refused-gone")
    if ticket.owner_id != worker.id and not sight.oversees(work, worker, ticket):
        return Refused("refused-owner")
    reference = what.reference.strip()
    if not reference:
        return Refused("refused-empty")
    by, at = f"worker:{worker.id}", work.now.isoformat()
    known = {"to": what.to, "reported_at": at}
    tickets.note(work, ticket.id, "reported", by, person_id=ticket.person_id, secret={"text": reference}, **known)
    ticket = tickets.put(work, ticket.id, reported_at=work.now)
    for task in tasks.of(work, ticket, "report", open_only=True):
        accepted = tasks.step(work, task, "accepted", by) if task.status == "requested" else task
        tasks.step(work, accepted, "completed", by, outcome=what.to)
    take_all(work, REPORT, ticket)
    notices.show_card(work, ticket)
    name = worker.called(work.house.lang)
    for one in notices.supervisors(work, ticket.centre):
        if one != worker.id:
            notices.tell_worker(work, one, ticket, "guard-reported", worker=name)
    return Done("guard-done-reported", {"number": ticket.number}, ticket.id)


def _report_late(work: Work, deadline: Row[Any], ticket: Ticket) -> str:
    """Not reported yet: whoever has it, then the supervisors, each hour until it is done."""
    if not ticket.report_due or ticket.reported_at is not None:
        return "off"
    times = int(deadline.kind.split(":")[1])
    people = [ticket.owner_id] if times == 0 else [ticket.owner_id, *notices.supervisors(work, ticket.centre)]
    for one in dict.fromkeys(people):
        notices.tell_worker(work, one, ticket, "guard-late")
    if times < reporting.MOST:
        wait = reporting.RAISE - reporting.REMIND if times == 0 else reporting.AGAIN
        add_deadline(work, f"{REPORT}:{times + 1}", work.now + wait, ticket)
    return "done"


# ---- a visit alone -------------------------------------------------------------------------------------------------


def set_out(work: Work, worker: Worker, ticket: Ticket, what: SetOut) -> Outcome:
    """出发: no 平安 by then, and a colleague is told, then the supervisor."""
    if ticket.closed_at is not None:
        return Refused("refused-gone")
    if ticket.owner_id != worker.id and not tasks.coworks(work, ticket, worker.id):
        return Refused("refused-owner")
    if what.minutes not in _MINUTES:
        return Refused("refused-fields", {"field": work.desk_says("form-setout-minutes")})
    if visits(work, ticket, worker.id):
        return Refused("guard-out-already", {"number": ticket.number})
    at = work.now + timedelta(minutes=what.minutes)
    by = f"worker:{worker.id}"
    task_id = tasks.ask(work, ticket, "visit", by=by, worker_id=worker.id, what="visit", due_at=at, status="accepted")
    task = cast("Task", tasks.get(work, task_id))
    tasks.step(work, task, "in-progress", by)
    add_deadline(work, f"{VISIT}:{task_id}:0", at, ticket)
    from_now = {"number": ticket.number or "", "minutes": str(what.minutes)}
    return Done("guard-done-out" if not ticket.violence else "guard-done-out-pair", from_now, ticket.id)


def home_safe(work: Work, worker: Worker, ticket: Ticket, what: HomeSafe) -> Outcome:
    """平安: whoever was told that they are missing is told that they are back."""
    del what
    mine = visits(work, ticket, worker.id) or (visits(work, ticket) if sight.oversees(work, worker, ticket) else [])
    if not mine:
        return Refused("guard-not-out", {"number": ticket.number})
    by = f"worker:{worker.id}"
    for task in mine:
        tasks.step(work, task, "completed", by, outcome="safe")
        take_all(work, f"{VISIT}:{task.id}", ticket)
        for one in task.data.get("told", []):
            name = work.called(task.worker_id, work.house.lang)
            notices.tell_worker(work, one, ticket, "guard-back", worker=name)
    return Done("guard-done-back", {"number": ticket.number}, ticket.id)


def visits(work: Work, ticket: Ticket, worker_id: str | None = None) -> list[Task]:
    """Who is out for it now and has not said 平安."""
    found = tasks.of(work, ticket, "visit", open_only=True)
    return [one for one in found if worker_id is None or one.worker_id == worker_id]


def _visit_late(work: Work, deadline: Row[Any], ticket: Ticket) -> str:
    """The time they gave is over: they are asked, then a colleague on duty, then the supervisors, again and again."""
    _, task_id, number = deadline.kind.split(":")
    task, times = tasks.get(work, task_id), int(number)
    if task is None or task.status not in tasks.OPEN or task.worker_id is None:
        return "off"
    name, at = work.called(task.worker_id, work.house.lang), {"number": ticket.number or ""}
    if times == 0:
        notices.tell_worker(work, task.worker_id, ticket, "guard-where", **at)
        add_deadline(work, f"{VISIT}:{task_id}:1", deadline.due_at + _COLLEAGUE, ticket)
        return "done"
    line = [one for one in line_order(on_duty(work.station_of(ticket), work.now)) if one != task.worker_id]
    above = [one for one in notices.supervisors(work, ticket.centre) if one != task.worker_id]
    told = (line[:1] or above) if times == 1 else list(dict.fromkeys([*line, *above]))
    for one in told:
        notices.tell_worker(work, one, ticket, "guard-missing", worker=name)
    tasks.keep_data(work, task, told=sorted({*task.data.get("told", []), *told}))
    tickets.note(work, ticket.id, "visit_late", worker=task.worker_id, times=times)
    if times < _MOST:
        wait = _SUPERVISOR - _COLLEAGUE if times == 1 else _EVERY
        add_deadline(work, f"{VISIT}:{task_id}:{times + 1}", work.now + wait, ticket)
    return "done"


ACTS: Mapping[type[Any], Callable[[Work, Worker, Ticket, Any], Outcome]] = {
    StepOut: step_out,
    Reported: reported,
    DutyToReport: duty,
    SetOut: set_out,
    HomeSafe: home_safe,
}
KINDS: Mapping[str, Callable[[Work, Row[Any], Ticket], str]] = {REPORT: _report_late, VISIT: _visit_late}
AFTER_END: frozenset[str] = frozenset({VISIT})  # whoever is out for a ticket that was closed meanwhile is still out
