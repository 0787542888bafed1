"""Every time told to a resident: stored when it is told; kept, renewed before it lapses, or apologised for."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, case, insert, select, update

from bot.centre import notices, offers, tickets
from bot.centre.deadlines import add_deadline
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.tables import t_deadline, t_promise
from referral.duty import last_turn

_STEP = 5  # minutes: people are told 下午2点35分, not 2点37分; always the earlier
_SOON = timedelta(minutes=15)
GRACE = timedelta(hours=1)
_ROOM = timedelta(minutes=30)  # ours: less than that of a shift is left, and nothing is promised for it
_LIVE = frozenset({"U0", "U1"})
_IN_TIME = frozenset({"kept", "renewed"})
_OPEN = (
    select(t_promise.c.due_at)
    .where(
        t_promise.c.ticket_id == bindparam("ticket"), t_promise.c.kind == bindparam("what"), t_promise.c.state == "open"
    )
    .order_by(t_promise.c.id.desc())
    .limit(1)
)


def rounded(at: datetime, now: datetime) -> datetime:
    """The time as it may be told: cut to five minutes, unless that has passed; never an instant that is over."""
    minute = at.replace(second=0, microsecond=0)
    cut = minute - timedelta(minutes=at.minute % _STEP)
    return next((one for one in (cut, minute) if one > now), max(at, now + timedelta(minutes=1)))


def at_work(work: Work, ticket: Ticket, worker_id: str, due: datetime) -> datetime:
    """The time that may be told for this worker: within a shift of theirs, where they have one before ``due``.

    Danger does not go by shifts; and of somebody whose shift is all but over the later time is told: it is handed over.
    """
    if ticket.urgency in _LIVE:
        return due
    turns = (last_turn(one, worker_id, work.now, due) for one in (work.home(worker_id), work.station_of(ticket)))
    last = max((one for one in turns if one is not None), default=None)
    return due if last is None or last - work.now < _ROOM else last


def make(work: Work, ticket: Ticket, kind: str, due_at: datetime, worker_id: str | None = None) -> int:
    """Store what is being told: ``accept``, somebody takes it by then; ``contact``, the worker is in touch by then."""
    promise_id: int = work.conn.execute(
        insert(t_promise)
        .values(ticket_id=ticket.id, kind=kind, worker_id=worker_id, made_at=work.now, due_at=due_at, state="open")
        .returning(t_promise.c.id)
    ).scalar_one()
    if kind == "contact" and due_at - _SOON > work.now:
        add_deadline(work, "promise_soon", due_at - _SOON, ticket, promise_id=promise_id)
    add_deadline(work, "promise_due", due_at, ticket, promise_id=promise_id)
    tickets.note(work, ticket.id, "promised", about=kind, due=due_at.isoformat(), worker=worker_id)
    return promise_id


def promise_opening(work: Work, ticket: Ticket, opening: datetime | None) -> datetime | None:
    """Promise that the ticket is looked at when somebody is there next; the instant to be told.

    Kept when somebody has taken it within an hour of that.
    """
    if opening is not None and open_until(work, ticket.id, "accept") is None:
        make(work, ticket, "accept", opening + GRACE)
    return opening


def kind_of(work: Work, promise_id: int | None) -> str | None:
    """Which promise this is, while it is open."""
    found = select(t_promise.c.kind).where(t_promise.c.id == promise_id, t_promise.c.state == "open")
    kind: str | None = work.conn.execute(found).scalar_one_or_none()
    return kind


def settle(work: Work, ticket_id: str, kind: str, state: str, *, punctual: bool = False) -> datetime | None:
    """The open promise of this kind is ``kept``, ``renewed``, ``broken`` or ``released``. Returns when it was due.

    What comes after its time, while the ticker had not come to it, is broken: never counted as kept or renewed,
    unless it is known to have been ``punctual``.
    """
    settled = (
        case((t_promise.c.due_at < work.now, "broken"), else_=state) if state in _IN_TIME and not punctual else state
    )
    row = work.conn.execute(
        update(t_promise)
        .where(t_promise.c.ticket_id == ticket_id, t_promise.c.kind == kind, t_promise.c.state == "open")
        .values(state=settled, settled_at=work.now)
        .returning(t_promise.c.id, t_promise.c.due_at, t_promise.c.state)
    ).first()
    if row is None:
        return None
    work.conn.execute(
        update(t_deadline)
        .where(t_deadline.c.promise_id == row.id, t_deadline.c.done_at.is_(None))
        .values(done_at=work.now, outcome="off")
    )
    tickets.note(work, ticket_id, f"promise_{row.state}", about=kind)
    due: datetime = row.due_at
    return due


def open_until(work: Work, ticket_id: str, kind: str) -> datetime | None:
    """When the open promise of this kind is due."""
    due: datetime | None = work.conn.execute(_OPEN, {"ticket": ticket_id, "what": kind}).scalar_one_or_none()
    return due


def was_broken(work: Work, ticket_id: str, kind: str) -> bool:
    """Whether a time told was not kept."""
    found = select(t_promise.c.id).where(
        t_promise.c.ticket_id == ticket_id, t_promise.c.kind == kind, t_promise.c.state == "broken"
    )
    return work.conn.execute(found.limit(1)).first() is not None


def raise_broken(work: Work, ticket: Ticket) -> Ticket:
    """A broken promise: U2 at least, on the supervisor's desk."""
    ticket = tickets.put(work, ticket.id, urgency=min(ticket.urgency, "U2"), escalated=True)
    name = work.called(ticket.owner_id, work.house.lang) if ticket.owner_id else work.desk_says("nobody")
    notices.tell_desk(work, ticket, "promise-broken", worker=name)
    if ticket.owner_id is None:  # the desk line says that the supervisors know: so they do
        called = offers.just_called(work, ticket)
        for one in notices.supervisors(work, ticket.centre):
            if one not in called:
                notices.tell_worker(work, one, ticket, "private-offer")
    return ticket
