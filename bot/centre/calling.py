"""Calling staff for a ticket: the ladder laid on the roster, kept as deadlines, rung by rung until one takes it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, or_, select, update

from bot.centre import notices, tickets
from bot.centre.house import Work
from bot.centre.said import words_of
from bot.centre.tickets import Ticket
from bot.store.rows import add
from bot.store.tables import t_deadline, t_offer
from referral import ladder as ladders
from referral.duty import next_duty, next_opening
from referral.ladder import Ladder, Rank, Rung, Step
from referral.urgency import Urgency

MAX_REPEATS = 60  # of one rung; by then the ladder's end has long been reached
_LINE = {Rank.FIRST: 1, Rank.SECOND: 2, Rank.SUPERVISOR: 3, Rank.FALLBACK: 4}
_FAILED_AFTER = timedelta(minutes=10)
_ANEW = timedelta(days=1)
_CALLS = ("rung:%", "again:%", "unreached", "duty")
LIVE = frozenset({"U0", "U1"})
_WAITING = and_(t_deadline.c.ticket_id == bindparam("ticket"), t_deadline.c.done_at.is_(None))
_STOP = update(t_deadline).where(_WAITING, or_(*(t_deadline.c.kind.like(pattern) for pattern in _CALLS)))
_TAKE = update(t_deadline).where(_WAITING, t_deadline.c.kind == bindparam("what"))
_ASKED = select(t_offer.c.id).where(
    t_offer.c.ticket_id == bindparam("ticket"),
    t_offer.c.worker_id == bindparam("worker"),
    t_offer.c.status == "requested",
)


@dataclass(frozen=True, slots=True)
class Called:
    """Whom the ticket reached right now, and else when somebody stands on the line next: what may truly be said."""

    worker: str | None
    when: datetime | None


def ladder_of(work: Work, ticket: Ticket) -> Ladder:
    """The ladder of the ticket's urgency."""
    return work.house.pages.ladders[Urgency[ticket.urgency]]


def rung_of(work: Work, ticket: Ticket, no: int) -> Rung:
    """The ladder's rung of this number; its last, where the page has become shorter since the deadline was stored."""
    rungs = ladder_of(work, ticket).rungs
    return rungs[min(no, len(rungs) - 1)]


def start(work: Work, ticket: Ticket) -> tuple[Ticket, Called]:
    """Lay the ladder on the calendar, store every rung as a deadline, ring what is due now."""
    stop(work, ticket, "overtaken")
    if ticket.urgency in LIVE:  # the first of this calling's deadlines: what was called before it is counted no more
        add_deadline(work, "unreached", work.now + _FAILED_AFTER, ticket)
    ladder, station = ladder_of(work, ticket), work.station_of(ticket)
    steps = ladders.steps(ladder, station, work.now)
    ticket = tickets.put(work, ticket.id, due_at=ladders.due(ladder, station, work.now))
    for step in steps:
        add_deadline(work, f"rung:{step.no}", step.at, ticket, done=step.at <= work.now)
    now = [step for step in steps if step.at <= work.now]
    for step in now:
        ticket = ring(work, ticket, step.no, step.worker, times=1, card=False)
    reached = next((step.worker for step in now if step.worker), None)
    notices.show_card(work, ticket, reached)
    _call_anew(work, ticket, steps)
    return ticket, Called(reached, None if reached else _next(work, ticket, steps))


def _call_anew(work: Work, ticket: Ticket, steps: tuple[Step, ...]) -> None:
    """What nobody took is never forgotten: called anew when the line stands, or a day after the last rung."""
    named = any(step.worker for step in steps)
    after = max((step.at for step in steps), default=work.now) + _ANEW if named else work.now
    standing = next_duty(work.station_of(ticket), after)
    if standing is not None:
        add_deadline(work, "duty", standing, ticket)


def _next(work: Work, ticket: Ticket, steps: tuple[Step, ...]) -> datetime | None:
    named = [step.at for step in steps if step.worker is not None]
    if named:
        return min(named)
    on_line = next_duty(work.station_of(ticket), work.now)
    return max(on_line, next_opening(work.station_of(ticket), on_line)) if on_line else None


def ring(  # noqa: PLR0913 - one rung of one ladder, rung once
    work: Work, ticket: Ticket, no: int, worker: str | None, times: int, *, card: bool = True, passed_on: bool = False
) -> Ticket:
    """Ask one rung: an offer for the worker, a private notice, the card; and the next repeat as a deadline."""
    rung = rung_of(work, ticket, no)
    asked = worker or ladders.asked(work.station_of(ticket), rung.rank, work.now)
    if rung.rank is Rank.FALLBACK:
        house = work.station_of(ticket).fallback
        if house is not None:
            notices.tell_desk(work, ticket, "fallback", urgent=True, house=house.name)
            ticket = tickets.put(work, ticket.id, escalated=True)
    elif asked is not None:
        _offer(work, ticket, asked, rung.rank)
        _tell(work, ticket, asked, rung.rank, times, passed_on=passed_on)
    urgent = ticket.urgency in LIVE
    escalated = bool(ticket.escalated) or (rung.rank is Rank.SUPERVISOR and not urgent)
    ticket = tickets.put(
        work, ticket.id, line=max(ticket.line, _LINE[rung.rank]), alarms=ticket.alarms + 1, escalated=escalated
    )
    tickets.note(work, ticket.id, "called", rank=rung.rank.value, worker=asked, times=times)
    if card and times == 1 and rung.rank is not Rank.FALLBACK:
        notices.show_card(work, ticket, asked)
    if rung.repeat is not None and times < MAX_REPEATS:
        again = work.now + timedelta(minutes=rung.repeat)
        if asked is None and rung.rank is not Rank.FALLBACK:  # nobody to remind until the line stands again
            again = max(again, next_duty(work.station_of(ticket), work.now) or again)
        add_deadline(work, f"again:{no}:{times + 1}", again, ticket)
    return ticket


def _tell(  # noqa: PLR0913 - one rung of one ladder, rung once
    work: Work, ticket: Ticket, asked: str, rank: Rank, times: int, *, passed_on: bool
) -> None:
    urgent = ticket.urgency in LIVE
    name = work.called(asked, work.house.lang)
    if times > 1:
        key = "remind-again" if urgent else "remind"
        notices.tell_desk(work, ticket, key, urgent=urgent, worker=name, times=str(times))
    elif rank is not Rank.FIRST and not urgent and not passed_on:
        notices.tell_desk(work, ticket, "escalated", urgent=False, worker=name)
    if urgent and times == 1:
        notices.tell_worker(work, asked, ticket, "private-alert", words=words_of(work, ticket.id))
    else:
        notices.tell_worker(work, asked, ticket, "private-offer")


def _offer(work: Work, ticket: Ticket, worker_id: str, rank: Rank) -> None:
    if not _is_asked(work, ticket, worker_id):
        row = {"ticket_id": ticket.id, "worker_id": worker_id, "line": _LINE[rank], "created_at": work.now}
        add(work.conn, t_offer, status="requested", **row)


def declined_by(work: Work, ticket: Ticket) -> frozenset[str]:
    """Who said 不便接 to this ticket."""
    found = select(t_offer.c.worker_id).where(t_offer.c.ticket_id == ticket.id, t_offer.c.status == "rejected")
    return frozenset(work.conn.execute(found).scalars())


def stepped_out(work: Work, ticket: Ticket, worker_id: str) -> bool:
    """Whether this worker declined for a conflict of interest: a relative, a neighbour (domain study §5.6)."""
    conflict = select(t_offer.c.id).where(
        t_offer.c.ticket_id == ticket.id, t_offer.c.worker_id == worker_id, t_offer.c.reason == "conflict"
    )
    return work.conn.execute(conflict.limit(1)).first() is not None


def called_first(work: Work, ticket: Ticket) -> str | None:
    """Who was asked first and may still take it."""
    waiting = select(t_offer.c.worker_id).where(t_offer.c.ticket_id == ticket.id, t_offer.c.status == "requested")
    first: str | None = work.conn.execute(waiting.order_by(t_offer.c.id).limit(1)).scalar_one_or_none()
    return first


def pass_on(work: Work, ticket: Ticket) -> str | None:
    """Ring the next rung at once whose worker has not declined. Returns who is asked, None when nobody is left."""
    refused = declined_by(work, ticket)
    ladder, station = ladder_of(work, ticket), work.station_of(ticket)
    for no, rung in enumerate(ladder.rungs):
        asked = ladders.asked(station, rung.rank, work.now)
        if asked is None or asked in refused:
            continue
        if not _is_asked(work, ticket, asked):
            take_deadline(work, f"rung:{no}", ticket)
            ring(work, ticket, no, asked, times=1, passed_on=True)
        return asked
    for no, rung in enumerate(ladder.rungs):  # nobody is left: the house up the tree hears now, not in hours
        if rung.rank is Rank.FALLBACK and waits_for(work, ticket, f"rung:{no}"):
            take_deadline(work, f"rung:{no}", ticket)
            ring(work, ticket, no, None, times=1)
    return None


def waits_for(work: Work, ticket: Ticket, kind: str, by: datetime | None = None) -> bool:
    """Whether such a deadline of the ticket is still to come; with ``by``, until then."""
    waiting = select(t_deadline.c.id).where(
        t_deadline.c.ticket_id == ticket.id, t_deadline.c.kind == kind, t_deadline.c.done_at.is_(None)
    )
    if by is not None:
        waiting = waiting.where(t_deadline.c.due_at <= by)
    return work.conn.execute(waiting.limit(1)).first() is not None


def _is_asked(work: Work, ticket: Ticket, worker_id: str) -> bool:
    return work.conn.execute(_ASKED, {"ticket": ticket.id, "worker": worker_id}).first() is not None


def stop(work: Work, ticket: Ticket, outcome: str = "off") -> None:
    """No more calling: every waiting rung and repeat is put off."""
    work.conn.execute(_STOP, {"ticket": ticket.id, "done_at": work.now, "outcome": outcome})


def close_offers(work: Work, ticket_id: str, winner: str | None) -> None:
    """One offer is accepted, the others are cancelled; none is overwritten once decided."""
    open_ones = and_(t_offer.c.ticket_id == ticket_id, t_offer.c.status == "requested")
    if winner is not None:
        work.conn.execute(
            update(t_offer)
            .where(open_ones, t_offer.c.worker_id == winner)
            .values(status="accepted", decided_at=work.now)
        )
    work.conn.execute(update(t_offer).where(open_ones).values(status="cancelled", reason="taken", decided_at=work.now))


def add_deadline(  # noqa: PLR0913 - a deadline belongs to a ticket, a person or a promise
    work: Work,
    kind: str,
    at: datetime,
    ticket: Ticket | None = None,
    *,
    person_id: str | None = None,
    promise_id: int | None = None,
    done: bool = False,
) -> None:
    """Store one deadline; the ticker only looks for what is due. ``done``: it is due now and done in this turn."""
    add(
        work.conn,
        t_deadline,
        kind=kind,
        ticket_id=ticket.id if ticket is not None else None,
        person_id=person_id,
        promise_id=promise_id,
        due_at=at,
        attempts=0,
        done_at=work.now if done else None,
        outcome="done" if done else None,
    )


def take_deadline(work: Work, kind: str, ticket: Ticket, outcome: str = "done") -> None:
    """Settle a waiting deadline of this kind."""
    work.conn.execute(_TAKE, {"ticket": ticket.id, "what": kind, "done_at": work.now, "outcome": outcome})
