"""The quiet clocks of a conversation: a story told half, a draft left lying, a message no turn could digest."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import bindparam, update

from bot.centre import calling, keeping, notices, sending, tickets
from bot.centre.house import Work
from bot.centre.saying import say_numbers, spoken
from bot.centre.tickets import Ticket
from bot.messages import Letter
from bot.store.mailbox import Incoming, mark_done
from bot.store.rows import add
from bot.store.tables import t_deadline
from flows.session import Session
from referral.hotline import numbers

HALF_TOLD = timedelta(minutes=10)  # domain study §10: U2, silence
REMINDER = timedelta(hours=4)  # ours: one gentle reminder within the day a draft is kept
DROPPED = timedelta(hours=24)  # domain study §10: U3 and U4

_MOVE = update(t_deadline).where(
    t_deadline.c.ticket_id == bindparam("ticket"),
    t_deadline.c.kind == bindparam("what"),
    t_deadline.c.done_at.is_(None),
)
_OFF = (
    update(t_deadline)
    .where(
        t_deadline.c.ticket_id == bindparam("ticket"),
        t_deadline.c.kind.in_(("half_told", "draft_reminder", "draft_drop")),
        t_deadline.c.done_at.is_(None),
    )
    .values(outcome="off")
)


def watch(work: Work, person_id: str, session: Session, ticket: Ticket | None) -> None:
    """After every turn: a draft's clocks start anew, a ticket that went out has none."""
    if ticket is None:
        return
    if ticket.state != "DRAFT":
        if session.ticket == ticket.id and ticket.closed_at is None:
            return
        _off(work, ticket.id)
        return
    if session.told.urgency in {"U0", "U1", "U2"}:
        _set(work, "half_told", ticket, person_id, HALF_TOLD)
    else:
        _set(work, "draft_reminder", ticket, person_id, REMINDER)
        _set(work, "draft_drop", ticket, person_id, DROPPED)


def _set(work: Work, kind: str, ticket: Ticket, person_id: str, after: timedelta) -> None:
    at = work.now + after
    if work.conn.execute(_MOVE, {"ticket": ticket.id, "what": kind, "due_at": at}).rowcount == 0:
        add(work.conn, t_deadline, kind=kind, ticket_id=ticket.id, person_id=person_id, due_at=at, attempts=0)


def _off(work: Work, ticket_id: str) -> None:
    work.conn.execute(_OFF, {"ticket": ticket_id, "done_at": work.now})


def please_read(work: Work, row: Incoming, session: Session) -> None:
    """What no turn could digest becomes a U2 ticket "please read"; the resident is told so, truthfully."""
    session = replace(session, state="sent", sent=True)
    ticket = tickets.get(work, session.ticket) if session.ticket else None
    if ticket is None or ticket.closed_at is not None:
        session = replace(session, ticket=tickets.open_draft(work, session, row.person_id, row.door))
        ticket = tickets.get(work, str(session.ticket))
    assert ticket is not None  # noqa: S101 - just opened
    tickets.link_words(work, row.person_id, ticket.id)
    ticket = tickets.put(work, ticket.id, urgency=min(ticket.urgency, "U2"))
    if ticket.state == "DRAFT":
        ticket = sending.go_out(work, session, ticket, "emergency")
        ticket, _ = calling.start(work, ticket)
    tickets.note(work, ticket.id, "unread")
    notices.tell_desk(work, ticket, "unread-ticket")
    station = work.house.station
    local = work.now.astimezone(station.tz).time()
    lines = spoken(numbers(work.house.pages.hotlines, station.region, None, local))
    text = work.house.words.say(session.lang, "unread", numbers=say_numbers(work, session.lang, lines))
    keeping.say(work, row.address_id, Letter(text, "unread", session.lang), ticket.id)
    keeping.keep(work, row.person_id, session)
    mark_done(work.conn, row.id, ticket.id, work.now)
