"""Referral out (转介): receiver, what is shared, consent, receipt, reminder, first service, taken back."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bot.acts_case import FirstService, Receipt, Refer, TakeBack
from bot.centre import following, idling, moving, notices, onward, sharing, sight, talking, tasks, tickets, transferring
from bot.centre.deadlines import add_deadline, take_deadline
from bot.centre.house import SYSTEM, Work
from bot.centre.saying import say_slot_when
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from bot.forms.onward import BACK, BASES, DECLINES, SHARES
from bot.messages import Done, Outcome, Refused
from referral.directory import Receiver
from referral.life import LIVE
from referral.station import Worker
from referral.ticket import ACTIVE, CONTACTED, FOLLOWUP, HANDED, REFERRED

KIND = "referral"
RECEIPT, SERVICE = "receipt", "service"  # deadlines: ``receipt:<task>``
LASTS = timedelta(days=30)  # ours: how long a link may be answered by
AFTER_ACCEPT = timedelta(days=30)  # and how long after that the first service may be told by it
SERVICE_DAYS = (3, 14)  # working days after the receipt, then days: has the first service taken place? (§5.7)
WAITING, TAKEN = "requested", frozenset({"accepted", "in-progress", "on-hold"})


def refer(work: Work, worker: Worker, ticket: Ticket, what: Refer) -> Outcome:
    """转介: consent on record, what is shared frozen, a link made, the resident told who gets what."""
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    receiver = work.house.pages.directory.get(what.receiver)
    if receiver is None or what.shares not in SHARES or what.basis not in BASES or not what.words.strip():
        return Refused("refused-fields", {"field": work.desk_says("form-refer")})
    if receiver.unit is not None:  # a unit of our own: nothing leaves the house, so it moves instead
        return transferring.move_to(work, worker, ticket, receiver.unit, what.words)
    refused = _refused(work, ticket, receiver, what)
    return refused if refused is not None else _send(work, worker, ticket, receiver, what)


def _refused(work: Work, ticket: Ticket, receiver: Receiver, what: Refer) -> Refused | None:
    """Without consent only by a duty of the law, or when life is at stake (PIPL art. 13; domain study §2.4)."""
    if (what.basis == "law" and not ticket.report_due) or (what.basis == "life" and ticket.urgency not in LIVE):
        only = work.desk_says(f"refer-only-{what.basis}")
        return Refused("refer-no-consent", {"number": ticket.number or "", "basis": only})
    if any(one.receiver == receiver.id for one in tasks.of(work, ticket, KIND, open_only=True)):
        return Refused("refer-twice", {"number": ticket.number or "", "receiver": receiver.called(work.house.lang)})
    return None if ticket.state == REFERRED else moving.refusal(work, ticket, REFERRED, referred_at=work.now)


def _send(work: Work, worker: Worker, ticket: Ticket, receiver: Receiver, what: Refer) -> Outcome:
    by, token = f"worker:{worker.id}", onward.new_token(work)
    count = 1 + len(tasks.of(work, ticket, KIND))
    shared = sharing.choose(work, ticket, what.shares, reason=what.words.strip(), basis=what.basis, count=count)
    until, due = work.now + LASTS, onward.working_days(work, ticket, receiver.days)
    consented = what.basis in {"oral", "written"}
    kept: dict[str, Any] = {"receiver": receiver.id, "shares": what.shares, "basis": what.basis}
    tickets.note(work, ticket.id, "consented" if consented else "shared_by_law", by, **kept)
    task_id = tasks.ask(
        work,
        ticket,
        KIND,
        by=by,
        receiver=receiver.id,
        what=what.shares,
        due_at=due,
        token_hash=onward.token_hash(token),
        words={"words": shared.reason, "token": token, "shared": sharing.to_json(shared)},
        basis=what.basis,
        until=until.isoformat(),
        number=shared.number,
    )
    to = "" if ticket.state == REFERRED else REFERRED
    said = kept | {"task": task_id}
    ticket = moving.record(work, ticket, "referred", by, to=to, said=said, referred_at=work.now, receipt_at=None)
    idling.disarm(work, ticket)
    add_deadline(work, f"{RECEIPT}:{task_id}", due, ticket)
    name, lang = receiver.called(ticket.lang), work.house.lang
    key = f"told-referred-{what.shares}" if consented else f"told-shared-{what.basis}"
    onward.tell(work, ticket, key, quiet_key="told-referred-quiet", receiver=name, worker=worker.called(ticket.lang))
    link = link_of(work, token)
    args = {"number": ticket.number or "", "receiver": receiver.called(lang)}
    slots = args | {"when": talking.desk_when(work, until), "words": link}
    notices.tell_worker(work, worker.id, ticket, "refer-link", **slots)
    notices.show_card(work, ticket)
    return Done("refer-done", args, ticket.id)


def link_of(work: Work, token: str) -> str:
    """The address that opens a referral for its receiver; a path where the house does not know its own address."""
    return f"{work.house.address}/r/{token}"


# ---- what comes back ------------------------------------------------------------------------------------------------


def receipt(work: Work, worker: Worker, ticket: Ticket, what: Receipt) -> Outcome:
    """回执 as the worker heard it, by telephone or on paper."""
    task = tasks.get(work, what.task)
    if task is None or not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    if task.kind != KIND or task.status != WAITING:
        return Refused("refer-answered", {"number": ticket.number or ""})
    if what.status == "rejected" and what.reason not in DECLINES:
        return Refused("refused-fields", {"field": work.desk_says("form-receipt")})
    answered(work, ticket, task, f"worker:{worker.id}", what)
    return Done("refer-noted", {"number": ticket.number or ""}, ticket.id)


def answered(work: Work, ticket: Ticket, task: Task, by: str, what: Receipt) -> Ticket:
    """A receiver has said yes or no; the task waits for it."""
    accepted = what.status == "accepted"
    take_deadline(work, f"{RECEIPT}:{task.id}", ticket)
    lang = work.house.lang
    said = {"receiver": onward.call_receiver(work, task.receiver, lang), "at": talking.desk_when(work, work.now)}
    if accepted:
        words = tasks.words(work, task, ticket.person_id) | {"name": what.name.strip()}
        secret = work.house.vault.seal(work.conn, ticket.person_id, "task.secret", words)
        data = dict(task.data) | {"until": (work.now + AFTER_ACCEPT).isoformat()}
        task = tasks.step(work, task, "accepted", by, secret=secret, data=data)
        add_deadline(work, f"{SERVICE}:{task.id}:0", onward.working_days(work, ticket, SERVICE_DAYS[0]), ticket)
    else:
        task = tasks.step(work, task, "rejected", by, reason=what.reason)
    tickets.note(work, ticket.id, "receipt", by, task=task.id, status=task.status, reason=what.reason or None)
    ticket = settle(work, ticket, by)
    if accepted:
        _tell_accepted(work, ticket, task, what.name.strip())
        name = what.name.strip() or work.desk_says("refer-nobody-named")
        notices.tell_owner(work, ticket, "refer-accepted", words=name, **said)
    else:
        receiver = onward.call_receiver(work, task.receiver, ticket.lang)
        onward.tell(work, ticket, "told-declined", receiver=receiver)
        reason = work.desk_says(f"option-receipt-{what.reason}")
        notices.tell_owner(work, ticket, "refer-rejected", reason=reason, **said)
    notices.show_card(work, ticket)
    return ticket


def _tell_accepted(work: Work, ticket: Ticket, task: Task, name: str) -> None:
    lang = ticket.lang
    slots = {
        "receiver": onward.call_receiver(work, task.receiver, lang),
        "at": say_slot_when(work, lang, work.now),
        "name": name,
    }
    key = "told-received-by" if name else "told-received"
    onward.tell(work, ticket, key, quiet_key="told-received-quiet", **slots)


def settle(work: Work, ticket: Ticket, by: str = SYSTEM) -> Ticket:
    """Where the ticket stands after an answer: handed on once nobody is waited for and somebody said yes.

    Nobody said yes and nobody is waited for any more: it is the worker's again, with a clock of their own.
    """
    found = tasks.of(work, ticket, KIND)
    if any(one.status == WAITING for one in found):
        return ticket
    if any(one.status in TAKEN or one.status == "completed" for one in found):
        if ticket.state == REFERRED:
            ticket = moving.record(work, ticket, "passed_on", by, to=HANDED, receipt_at=work.now)
            idling.arm(work, ticket)
            following.lay(work, ticket, "referral")
    elif ticket.state in {REFERRED, HANDED, FOLLOWUP}:
        ticket = _back(work, ticket, by)
    return ticket


def _back(work: Work, ticket: Ticket, by: str) -> Ticket:
    if ticket.owner_id is None:
        return ticket
    ticket = moving.record(work, ticket, "came_back", by, to=CONTACTED, referred_at=None, receipt_at=None)
    if ticket.case_number is not None and moving.refusal(work, ticket, ACTIVE) is None:  # it was a case, and is one
        ticket = moving.record(work, ticket, "came_back", by, to=ACTIVE)
    idling.arm(work, ticket)
    return ticket


def first_service(work: Work, worker: Worker, ticket: Ticket, what: FirstService) -> Outcome:
    """The receiver has helped for the first time, as the worker heard."""
    task = tasks.get(work, what.task)
    if task is None or not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    if task.kind != KIND or task.status not in TAKEN:
        return Refused("refer-answered", {"number": ticket.number or ""})
    served(work, ticket, task, f"worker:{worker.id}")
    return Done("refer-noted", {"number": ticket.number or ""}, ticket.id)


def served(work: Work, ticket: Ticket, task: Task, by: str) -> None:
    """The first service took place: this referral is over."""
    tasks.step(work, task, "completed", by, outcome="served")
    tickets.note(work, ticket.id, "served", by, task=task.id)
    _off(work, ticket, task)


def take_back(work: Work, worker: Worker, ticket: Ticket, what: TakeBack) -> Outcome:
    """收回: the referral did not lead to help; the link opens nothing any more."""
    task = tasks.get(work, what.task)
    if task is None or not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    if what.reason not in BACK or task.kind != KIND or task.status not in {WAITING, *TAKEN}:
        return Refused("refer-answered", {"number": ticket.number or ""})
    by = f"worker:{worker.id}"
    tasks.step(work, task, "cancelled", by, reason=what.reason)
    _off(work, ticket, task)
    tickets.note(work, ticket.id, "taken_back", by, task=task.id, reason=what.reason)
    ticket = settle(work, ticket, by)
    receiver = onward.call_receiver(work, task.receiver, ticket.lang)
    onward.tell(work, ticket, "told-back", receiver=receiver)
    notices.show_card(work, ticket)
    return Done("refer-back-done", {"number": ticket.number or ""}, ticket.id)


def _off(work: Work, ticket: Ticket, task: Task) -> None:
    for kind in (f"{RECEIPT}:{task.id}", f"{SERVICE}:{task.id}:0", f"{SERVICE}:{task.id}:1"):
        take_deadline(work, kind, ticket, "off")


# ---- time passes ----------------------------------------------------------------------------------------------------


def receipt_due(work: Work, deadline: Row[Any], ticket: Ticket) -> str:
    """No receipt yet: the worker hears, and from the second time on the supervisors too; asked again as often."""
    task = tasks.get(work, str(deadline.kind).split(":")[1])
    if task is None or task.status != WAITING:
        return "off"
    times = int(task.data.get("reminded", 0)) + 1
    receiver = work.house.pages.directory.get(task.receiver)
    days = receiver.days if receiver is not None else 3
    tasks.keep_data(work, task, reminded=times)
    tickets.note(work, ticket.id, "receipt_late", task=task.id, times=times)
    said = {"receiver": onward.call_receiver(work, task.receiver, work.house.lang), "days": str(days * times)}
    notices.tell_owner(work, ticket, "refer-silent", **said)
    if times > 1:
        for one in notices.supervisors(work, ticket.centre):
            if one != ticket.owner_id:
                notices.tell_worker(work, one, ticket, "refer-silent", **said)
    add_deadline(work, deadline.kind, onward.working_days(work, ticket, days), ticket)
    return "done"


def service_due(work: Work, deadline: Row[Any], ticket: Ticket) -> str:
    """Accepted some days ago: has the first service taken place? The worker asks; twice, then with each two weeks."""
    _, task_id, no = str(deadline.kind).split(":")
    task = tasks.get(work, task_id)
    if task is None or task.status not in TAKEN:
        return "off"
    said = {"receiver": onward.call_receiver(work, task.receiver, work.house.lang)}
    notices.tell_owner(work, ticket, "refer-unserved", **said)
    tickets.note(work, ticket.id, "service_asked", task=task.id, times=int(no) + 1)
    add_deadline(work, f"{SERVICE}:{task_id}:1", work.now + timedelta(days=SERVICE_DAYS[1]), ticket)
    return "done"


ACTS: Mapping[type[Any], Callable[[Work, Worker, Ticket, Any], Outcome]] = {
    Refer: refer,
    Receipt: receipt,
    FirstService: first_service,
    TakeBack: take_back,
}
KINDS: Mapping[str, Callable[[Work, Row[Any], Ticket], str]] = {RECEIPT: receipt_due, SERVICE: service_due}
AFTER_END: frozenset[str] = frozenset()
