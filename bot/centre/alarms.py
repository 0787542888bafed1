"""Danger said on a ticket somebody already holds: the holder and the line are told, again and again until one acts."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.centre import notices, tickets
from bot.centre.climbing import LIVE
from bot.centre.deadlines import add_deadline, take_deadline
from bot.centre.house import Work
from bot.centre.said import words_of
from bot.centre.tickets import Ticket
from bot.store.tables import t_deadline, t_event
from referral.duty import line_order, on_duty

AGAIN = timedelta(minutes=5)  # domain study §7: U1 is acknowledged within 15 minutes
MOST = 24  # two hours; by then the duty list has been rung through many times
_SPOKE = ("replied", "contact", "calmed")
_ACTED = ("replied", "contact", "calmed", "viewed", "listened", "heard")


def ring(work: Work, ticket: Ticket, times: int = 1) -> str | None:
    """Tell the holder and everybody on duty, with the words. Returns whom the resident may be told of, or None."""
    line = line_order(on_duty(work.station_of(ticket), work.now))
    words = words_of(work, ticket.id)
    for worker in dict.fromkeys((str(ticket.owner_id), *line)):
        notices.tell_worker(work, worker, ticket, "private-alert", words=words)
    name = work.called(ticket.owner_id, work.house.lang)
    notices.tell_desk(work, ticket, "danger-again", urgent=True, worker=name)
    notices.show_card(work, ticket)
    tickets.note(work, ticket.id, "called", rank="owner", worker=ticket.owner_id, times=times)
    if times == 1:
        for old in range(2, MOST + 1):
            take_deadline(work, f"alarm:{old}", ticket, "overtaken")
    if times < MOST:
        add_deadline(work, f"alarm:{times + 1}", work.now + AGAIN, ticket)
    return called(work, ticket)


def called(work: Work, ticket: Ticket) -> str | None:
    """Whom the resident may be told of: the holder while on duty, else the first on the line; None at night."""
    line = line_order(on_duty(work.station_of(ticket), work.now))
    return next((worker for worker in line if worker == ticket.owner_id), None) or next(iter(line), None)


def is_ringing(work: Work, ticket: Ticket) -> bool:
    """Whether danger was said on a held ticket and nobody has acted on it yet."""
    if ticket.owner_id is None or ticket.urgency not in LIVE or ticket.calmed_at is not None:
        return False
    waiting = select(t_deadline.c.id).where(
        t_deadline.c.ticket_id == ticket.id, t_deadline.c.kind.like("alarm:%"), t_deadline.c.done_at.is_(None)
    )
    return work.conn.execute(waiting.limit(1)).first() is not None and not is_answered(work, ticket)


def is_answered(work: Work, ticket: Ticket) -> bool:
    """Whether a worker did anything on the ticket since the danger was said."""
    last = select(t_event.c.kind, t_event.c.by).where(
        t_event.c.ticket_id == ticket.id, t_event.c.kind.in_((*_ACTED, "alert"))
    )
    newest = work.conn.execute(last.order_by(t_event.c.id.desc()).limit(1)).first()
    return newest is not None and newest.kind != "alert"


def looked(work: Work, ticket: Ticket, worker_id: str) -> bool:
    """Whether this worker opened it since the danger was said, and nobody has spoken with the person since."""
    if ticket.urgency not in LIVE or ticket.calmed_at is not None:
        return False
    e = t_event.c
    alert = select(func.max(e.id)).where(e.ticket_id == ticket.id, e.kind == "alert").scalar_subquery()
    since = select(e.kind, e.by).where(e.ticket_id == ticket.id, e.id > alert, e.kind.in_(("viewed", *_SPOKE)))
    found = work.conn.execute(since).all()
    spoken = any(row.kind in _SPOKE for row in found)
    return not spoken and any(row.kind == "viewed" and row.by == f"worker:{worker_id}" for row in found)
