"""What a worker does to a ticket: one press, one transaction, one true outcome. Roles are checked at each press."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import insert, select, update

from bot.acts_case import TaskAct
from bot.centre import (
    calling,
    contacting,
    dossier,
    guarding,
    handing,
    idling,
    keying,
    levelling,
    notices,
    offers,
    promises,
    relaying,
    releasing,
    rooms,
    sight,
    signatures,
    signing,
    talking,
    tasks,
    tickets,
)
from bot.centre.house import Work
from bot.centre.keeping import lock
from bot.centre.tickets import Ticket
from bot.centre.times import say_clock
from bot.messages import (
    Accept,
    Act,
    Amend,
    CallSupervisor,
    Decline,
    Done,
    HandBack,
    HandOver,
    Heard,
    KeepOut,
    KeyIn,
    Later,
    Level,
    Outcome,
    PersonSafe,
    Refused,
    Reply,
    SheetAct,
    TakeOver,
)
from bot.store.tables import t_media, t_offer
from bot.store.tickets import claim_ticket
from referral.ladder import contact_due
from referral.roles import may
from referral.station import Worker
from referral.ticket import OFFERED

REASONS = frozenset({"busy", "off", "conflict", "skill"})
_LATER = range(30, 24 * 60 + 1)  # minutes
_UNKNOWN = Refused("refused-unknown")


def act(work: Work, worker_id: str, what: Act) -> Outcome:
    """Carry out one act of one worker. Never raises on what a worker can press; the sentence says what happened."""
    worker = work.worker(worker_id)
    if worker is None or not may(worker.role, type(what).__name__):
        return Refused("refused-role")
    if isinstance(what, KeyIn):
        return keying.key_in(work, worker, what)
    if isinstance(what, SheetAct):
        return signing.press(work, worker, what, accept)
    task = tasks.get(work, what.task) if isinstance(what, TaskAct) else None
    about = (task.ticket_id if task is not None else "") if isinstance(what, TaskAct) else what.ticket
    ticket = tickets.get(work, about)
    mine = task is not None and task.worker_id == worker.id
    if ticket is None or ticket.number is None or not (mine or _reaches(work, worker, ticket)):
        return _UNKNOWN
    lock(work, ticket.person_id)  # a person before their ticket, everywhere
    if tickets.is_erased(work, ticket):
        return Refused("refused-erased")
    ticket = cast("Ticket", tickets.get(work, ticket.id))  # as it stands now that its person is locked
    return _carry_out(work, worker, ticket, what)


def _carry_out(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    do = _ACTS.get(type(what))
    held_up = signatures.held_up(work, ticket, what)
    if held_up is not None or do is None:
        return held_up or _UNKNOWN
    outcome = do(work, worker, ticket, what)
    if isinstance(outcome, Done):
        idling.touch(work, ticket.id)  # something happened on it
    return outcome


def _reaches(work: Work, worker: Worker, ticket: Ticket) -> bool:
    """Whether the ticket is theirs to touch: on their board; or once offered, so that an old card tells who took it."""
    if sight.sees(work, worker, ticket) or tasks.coworks(work, ticket, worker.id):
        return True
    once = select(t_offer.c.id).where(t_offer.c.ticket_id == ticket.id, t_offer.c.worker_id == worker.id)
    return work.conn.execute(once.limit(1)).first() is not None


def accept(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    """接单: first come, first served, decided by one compare-and-set in the database."""
    del what
    ticket, refused = _claim(work, worker, ticket)
    if refused is not None:
        return refused
    latest = contact_due(calling.ladder_of(work, ticket), work.home(worker.id), work.now)
    due = promises.rounded(promises.at_work(work, ticket, worker.id, latest), work.now)
    told = talking.tell_accepted(work, ticket, worker, due)
    if told:
        promises.make(work, ticket, "contact", due, worker.id)
    releasing.arm(work, ticket, latest)  # the claim's own clock is the ladder's
    _yours(work, worker, ticket)
    args = {"number": ticket.number, "when": talking.desk_when(work, due)}
    return Done("done-accepted" if told else "done-accepted-plain", args, ticket.id)


def _claim(work: Work, worker: Worker, ticket: Ticket) -> tuple[Ticket, Refused | None]:
    """It is theirs from now on, and nobody else is called; or why not."""
    if offers.stepped_out(work, ticket, worker.id):
        return ticket, Refused("refused-stepped-out", {"number": ticket.number})
    if not claim_ticket(work.conn, ticket.id, worker.id, work.now):
        return ticket, _too_late(work, ticket)
    tickets.keep_set(work, ticket.id, {"owner_id": worker.id, "state": "ACKED", "acked_at": work.now})
    ticket = cast("Ticket", tickets.get(work, ticket.id))
    calling.stop(work, ticket)
    _ensure_offer(work, ticket, worker)
    offers.close(work, ticket.id, worker.id)
    known = {"state": ticket.state, "owner_id": worker.id, "acked_at": work.now.isoformat()}
    tickets.note(work, ticket.id, "accepted", f"worker:{worker.id}", **known)
    ticket = guarding.look(work, ticket)
    promises.settle(work, ticket.id, "accept", "kept")
    return ticket, None


def _yours(work: Work, worker: Worker, ticket: Ticket) -> None:
    notices.show_card(work, ticket)
    notices.tell_worker(work, worker.id, ticket, "private-yours")
    dossier.send(work, worker.id, ticket)


def _too_late(work: Work, ticket: Ticket) -> Refused:
    now = tickets.get(work, ticket.id)
    if now is None or now.owner_id is None:
        return Refused("refused-gone")
    at = say_clock(work.house.words, work.house.lang, work.house.station, now.acked_at)
    name = work.called(now.owner_id, work.house.lang)
    return Refused("refused-taken", {"worker": name, "at": at, "number": now.number})


def _ensure_offer(work: Work, ticket: Ticket, worker: Worker) -> None:
    waiting = select(t_offer.c.id).where(
        t_offer.c.ticket_id == ticket.id, t_offer.c.worker_id == worker.id, t_offer.c.status == "requested"
    )
    if work.conn.execute(waiting).first() is None:  # took it without being asked: still an offer of its own
        work.conn.execute(
            insert(t_offer).values(
                ticket_id=ticket.id, worker_id=worker.id, line=0, status="requested", created_at=work.now
            )
        )


def decline(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    """不便接, with a reason: passed on at once."""
    assert isinstance(what, Decline)  # noqa: S101 - the table below pairs them
    if what.reason not in REASONS:
        return Refused("refused-fields", {"field": work.desk_says("act-decline")})
    if ticket.owner_id is not None or ticket.state not in OFFERED:
        return _too_late(work, ticket)
    _ensure_offer(work, ticket, worker)
    work.conn.execute(
        update(t_offer)
        .where(t_offer.c.ticket_id == ticket.id, t_offer.c.worker_id == worker.id, t_offer.c.status == "requested")
        .values(status="rejected", reason=what.reason, decided_at=work.now)
    )
    tickets.note(work, ticket.id, "declined", f"worker:{worker.id}", reason=what.reason)
    reason = work.desk_says(f"reason-{what.reason}" if what.reason != "conflict" else "reason-plain")
    name = worker.called(work.house.lang)
    asked = calling.pass_on(work, ticket)
    if asked is None:
        notices.tell_desk(work, ticket, "declined-nobody", worker=name, reason=reason)
        ticket = tickets.put(work, ticket.id, escalated=True)
        for one in notices.supervisors(work, ticket.centre):
            if one not in calling.declined_by(work, ticket):
                notices.tell_worker(work, one, ticket, "private-offer")
    else:
        then = work.called(asked, work.house.lang)
        notices.tell_desk(work, ticket, "declined", worker=name, reason=reason, next=then)
    return Done("done-declined", {"number": ticket.number}, ticket.id)


def call_supervisor(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    """叫督导: every supervisor is told, with the words at once when it is dangerous."""
    del what
    if ticket.closed_at is not None:
        return Refused("refused-gone")
    ticket = tickets.put(work, ticket.id, escalated=True)
    tickets.note(work, ticket.id, "supervisor_called", f"worker:{worker.id}", escalated=True)
    for one in notices.supervisors(work, ticket.centre):
        notices.tell_worker(work, one, ticket, "private-offer")
    notices.tell_desk(work, ticket, "supervisor-called", worker=worker.called(work.house.lang))
    return Done("done-supervisor", {"number": ticket.number}, ticket.id)


def heard(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    """听过了, 看过了: voice notes were listened to, pictures and files looked at; a person judges the level later."""
    del what
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    kinds = work.conn.execute(
        update(t_media)
        .where(t_media.c.ticket_id == ticket.id, t_media.c.heard_at.is_(None), t_media.c.worker_id.is_(None))
        .values(heard_at=work.now, heard_by=worker.id)
        .returning(t_media.c.kind)
    ).scalars()
    only_sound = set(kinds) <= {"voice"}
    ticket = tickets.put(work, ticket.id, unheard=False)
    talking.unheard_off(work, ticket)
    tickets.note(work, ticket.id, "heard" if only_sound else "seen", f"worker:{worker.id}", unheard=False)
    notices.show_card(work, ticket)
    return Done("done-heard" if only_sound else "done-seen", {"number": ticket.number}, ticket.id)


def reply(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    """Words to the resident; from the first on a human holds the conversation."""
    assert isinstance(what, Reply)  # noqa: S101 - the table below pairs them
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    return relaying.reply(work, worker, ticket, what)


def send_file(  # noqa: PLR0913 - what it is, for whom, and the words with it
    work: Work,
    worker_id: str,
    ticket_id: str,
    *,
    kind: str,
    mime: str,
    data: bytes,
    text: str,
    source: str | None = None,
) -> Outcome:
    """A file that is here already, with its words: taken in, and given up again where it may not be sent."""
    ticket = tickets.get(work, ticket_id)
    if ticket is None or tickets.is_erased(work, ticket):
        return Refused("refused-unknown")
    media = relaying.take_in(work, worker_id, ticket, kind=kind, mime=mime, size=len(data), data=data)
    outcome = act(work, worker_id, Reply(ticket_id, text, media, source))
    if isinstance(outcome, Refused):
        relaying.drop(work, media)
    return outcome


def amend(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    """Words to the resident, put right."""
    assert isinstance(what, Amend)  # noqa: S101 - the table below pairs them
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    return relaying.amend(work, worker, ticket, what)


def hand_back(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    """/完: the bot answers again."""
    del what
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    return relaying.hand_back(work, worker, ticket)


def person_safe(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    """已联系，人安全: the alarm stops at once; the level stays, and the supervisor reviews it."""
    del what
    if ticket.closed_at is not None or ticket.urgency not in {"U0", "U1"}:
        return Refused("refused-gone")
    if ticket.owner_id is None:
        ticket, refused = _claim(work, worker, ticket)
        if refused is not None:
            return refused
        talking.tell_seen(work, ticket)  # they have spoken already: no time to call is promised
        _yours(work, worker, ticket)
    promises.settle(work, ticket.id, "contact", "kept")
    ticket = contacting.calm(work, worker, cast("Ticket", tickets.get(work, ticket.id)))
    notices.show_card(work, ticket)
    return Done("done-calmed", {"number": ticket.number}, ticket.id)


def later(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    """So many minutes later than was told, told to the resident before the old time lapses."""
    assert isinstance(what, Later)  # noqa: S101 - the table below pairs them
    if ticket.owner_id != worker.id:
        return Refused("refused-owner")
    if what.minutes not in _LATER:
        return Refused("refused-later")
    if ticket.state != "ACKED":
        return Refused("refused-gone")
    before = promises.open_until(work, ticket.id, "contact") or work.now
    due = promises.rounded(max(before, work.now) + timedelta(minutes=what.minutes), work.now)
    if not talking.tell(work, ticket, "renewed", worker=worker, when=due):
        return Refused("refused-quiet", {"number": ticket.number})
    promises.settle(work, ticket.id, "contact", "renewed")  # one that was broken stays broken: this is a new one
    promises.make(work, ticket, "contact", due, worker.id)
    releasing.arm(work, ticket, due)
    return Done("done-later", {"number": ticket.number, "when": talking.desk_when(work, due)}, ticket.id)


_ACTS: dict[type[Any], Callable[[Work, Worker, Ticket, Act], Outcome]] = {
    Accept: accept,
    Decline: decline,
    CallSupervisor: call_supervisor,
    Heard: heard,
    Reply: reply,
    Amend: amend,
    HandBack: hand_back,
    PersonSafe: person_safe,
    Later: later,
    HandOver: handing.hand_over,
    TakeOver: handing.take_over,
    KeepOut: handing.keep_out,
    Level: levelling.level,
    **rooms.ACTS,
}
