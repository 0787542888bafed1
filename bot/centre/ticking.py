"""Time passes: what fell due is done in order, each in one transaction; what was overtaken is recorded, not sent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import Row, select, update

from bot.centre import (
    alarms,
    calling,
    ending,
    erasing,
    hand_offers,
    housekeeping,
    notices,
    offers,
    promises,
    ranking,
    releasing,
    ringing,
    rooms,
    sending,
    states,
    talking,
    tickets,
    unhanded,
)
from bot.centre.deadlines import add_deadline
from bot.centre.house import Work
from bot.centre.keeping import keep, load, lock
from bot.centre.tickets import Ticket
from bot.store.tables import t_conversation, t_deadline
from flows.event import Ended
from flows.turn import advance
from referral.ladder import Rank, asked
from referral.ticket import DRAFT, ENDS, OFFERED

Deadline = Row[Any]
DONE, OVERTAKEN, OFF = "done", "overtaken", "off"


def due(work: Work, limit: int = 100) -> list[Deadline]:
    """What is due now and not done, the oldest first."""
    waiting = select(t_deadline).where(t_deadline.c.done_at.is_(None), t_deadline.c.due_at <= work.now)
    return list(work.conn.execute(waiting.order_by(t_deadline.c.due_at, t_deadline.c.id).limit(limit)).all())


def next_due(work: Work) -> Deadline | None:
    """The next thing that will fall due."""
    waiting = select(t_deadline).where(t_deadline.c.done_at.is_(None))
    return work.conn.execute(waiting.order_by(t_deadline.c.due_at, t_deadline.c.id).limit(1)).first()


def tick(work: Work, deadline: Deadline) -> str | None:
    """Do one deadline. Returns what became of it; None when somebody else has done it."""
    ticket = tickets.get(work, deadline.ticket_id) if deadline.ticket_id else None
    if ticket is not None:
        lock(work, ticket.person_id)
        ticket = tickets.get(work, ticket.id)
    elif deadline.kind == erasing.KIND:
        lock(work, deadline.person_id)
    taken = work.conn.execute(
        update(t_deadline)
        .where(t_deadline.c.id == deadline.id, t_deadline.c.done_at.is_(None))
        .values(done_at=work.now, outcome=DONE)
        .returning(t_deadline.c.id)
    ).first()
    if taken is None:
        return None
    if deadline.kind == erasing.KIND:
        outcome = erasing.carry_out(work, deadline)
    elif deadline.ticket_id is None and _name(deadline) in housekeeping.KINDS:
        outcome = housekeeping.KINDS[_name(deadline)](work, deadline)
    elif ticket is None or (ticket.state in ENDS and _name(deadline) not in rooms.AFTER_END):
        outcome = OFF
    elif tickets.is_erased(work, ticket):
        outcome = OFF if ticket.state in ENDS else _close_erased(work, ticket)
    else:
        outcome = _KINDS[_name(deadline)](work, deadline, ticket)
    if outcome != DONE:
        work.conn.execute(update(t_deadline).where(t_deadline.c.id == deadline.id).values(outcome=outcome))
    return outcome


def _name(deadline: Deadline) -> str:
    """What kind of deadline it is, without what it is about."""
    return str(deadline.kind).split(":", maxsplit=1)[0]


def _close_erased(work: Work, ticket: Ticket) -> str:
    """Nothing can be told to somebody whose key is gone: the card says so, and nobody is called any more."""
    calling.stop(work, ticket)
    offers.close(work, ticket.id, None, "erased")
    for kind in ("accept", "contact"):
        promises.settle(work, ticket.id, kind, "released")
    end = "DROPPED" if ticket.state == DRAFT else "VOID"
    ticket = tickets.move(work, ticket, end, closed_at=work.now, void_reason="erased")
    tickets.note(work, ticket.id, "erased")
    if ticket.number is not None:
        notices.show_card(work, ticket)
    return OFF


def _waits(ticket: Ticket) -> bool:
    return ticket.owner_id is None and ticket.state in OFFERED and ticket.calmed_at is None


def _rung(work: Work, deadline: Deadline, ticket: Ticket) -> str:
    """The next rung of the ladder hears."""
    if not _waits(ticket):
        return OFF
    no = int(deadline.kind.split(":")[1])
    rung = calling.rung_of(work, ticket, no)
    found = ranking.ranked(work, ticket)
    tickets.note(work, ticket.id, "ranked", **ranking.as_data(found))
    if rung.rank is not Rank.FALLBACK and not found.of(rung.rank):
        return OVERTAKEN
    _, asked = calling.ring(work, ticket, no, found)
    if asked and not any(ranking.can_be_reached(found, one) for one in asked):
        calling.skip(work, ticket)
    return DONE


def _again(work: Work, deadline: Deadline, ticket: Ticket) -> str:
    """The same rung is reminded; of many missed reminders only the last is sent."""
    if not _waits(ticket):
        return OFF
    _, number, round_ = deadline.kind.split(":")
    no, times = int(number), int(round_)
    rung = calling.rung_of(work, ticket, no)
    every = timedelta(minutes=rung.repeat or 1)
    missed = (work.now - deadline.due_at) // every
    if missed > 0 and times + missed <= calling.MAX_REPEATS:
        at = deadline.due_at + missed * every
        add_deadline(work, f"again:{no}:{times + missed}", at, ticket)
        return OVERTAKEN
    found = ranking.ranked(work, ticket)
    everybody_out = not found.of(rung.rank) and asked(work.station_of(ticket), rung.rank, work.now) is not None
    if rung.rank is Rank.FALLBACK or not everybody_out:
        calling.ring(work, ticket, no, found, times)
    if times == 2 and no == 0 and ticket.urgency in states.LIVE and ticket.subject == "self":
        _tell_calling(work, cast("Ticket", tickets.get(work, ticket.id)))
    return DONE


def _tell_calling(work: Work, ticket: Ticket) -> None:
    if states.is_quiet(work, ticket):
        return
    key, text = states.say_calling(work, ticket, ticket.lang)
    if key.startswith("night") and ringing.is_at_home(work, ticket, ticket.sent_at or work.now):
        return  # told when it was sent: nobody is at the station, and nothing has changed
    talking.tell_text(work, ticket, key, text)


def _unreached(work: Work, deadline: Deadline, ticket: Ticket) -> str:
    """Ten minutes after an alert: the resident is told truthfully that nobody could be reached yet."""
    del deadline
    if not _waits(ticket):
        return OFF
    if not states.is_quiet(work, ticket):
        talking.tell_text(work, ticket, *states.say_failed(work, ticket, ticket.lang))
    return DONE


def _lapse_soon(work: Work, deadline: Deadline, ticket: Ticket) -> str:
    """No contact on record yet: whoever holds it is told when it goes to somebody else."""
    del deadline
    if not releasing.lapses(work, ticket):
        return OFF
    releasing.remind(work, ticket)
    return DONE


def _lapse(work: Work, deadline: Deadline, ticket: Ticket) -> str:
    """Still none: the claim is released."""
    del deadline
    if not releasing.lapses(work, ticket):
        return OFF
    releasing.release(work, ticket, "lapsed")
    return DONE


def _end(work: Work, deadline: Deadline, ticket: Ticket) -> str:
    """The end of the ladder: everybody was called and nobody came."""
    del deadline
    if not _waits(ticket):
        return OFF
    ending.tell_end(work, ticket)
    return DONE


def _duty(work: Work, deadline: Deadline, ticket: Ticket) -> str:
    """The line stands again: what came while nobody did is called from the first rung on."""
    del deadline
    if not _waits(ticket):
        return OFF
    calling.start(work, ticket)
    return DONE


def _alarm(work: Work, deadline: Deadline, ticket: Ticket) -> str:
    """Danger on a ticket somebody holds, and nobody has acted on it yet."""
    if ticket.owner_id is None or alarms.is_answered(work, ticket):
        return OFF
    alarms.ring(work, ticket, int(deadline.kind.split(":")[1]))
    return DONE


def _promise_soon(work: Work, deadline: Deadline, ticket: Ticket) -> str:
    """The worker is reminded before the time told to the resident."""
    when = promises.open_until(work, ticket.id, "contact")
    if when is None or ticket.owner_id is None:
        return OFF
    if when <= work.now:
        return OVERTAKEN
    notices.tell_worker(work, ticket.owner_id, ticket, "private-soon", when=talking.desk_when(work, when))
    del deadline
    return DONE


def _promise_due(work: Work, deadline: Deadline, ticket: Ticket) -> str:
    """A time told has passed: apologised for, and raised."""
    kind = promises.kind_of(work, deadline.promise_id)
    if kind == "accept" and ticket.owner_id is not None and not alarms.is_ringing(work, ticket):
        promises.settle(work, ticket.id, kind, "kept", punctual=True)  # danger on a held ticket was looked at
        return DONE
    when = promises.settle(work, ticket.id, kind, "broken") if kind else None
    if when is None:
        return OFF
    ticket = promises.raise_broken(work, ticket)
    if kind == "contact":
        said = talking.desk_when(work, when)
        for one in dict.fromkeys((ticket.owner_id, *notices.supervisors(work, ticket.centre))):
            notices.tell_worker(work, one, ticket, "private-broken", when=said)
        talking.tell(work, ticket, "broken", when=when)
    else:
        talking.tell(work, ticket, "broken-nobody", when=when)
        if ticket.owner_id is None:
            ticket, _ = calling.start(work, ticket)
    notices.show_card(work, ticket)
    return DONE


def _half_told(work: Work, deadline: Deadline, ticket: Ticket) -> str:
    """Somebody stopped half-way in what may be danger: the first line knows, without any content."""
    del deadline
    if ticket.state != "DRAFT":
        return OFF
    sending.nudge(work, ticket, "half-told")
    return DONE


def _draft_reminder(work: Work, deadline: Deadline, ticket: Ticket) -> str:
    """One gentle reminder; none where it would be unsafe, none when the draft is about to be dropped anyway."""
    if ticket.state != "DRAFT" or ticket.violence:
        return OFF
    if work.now - deadline.due_at > timedelta(hours=12):
        return OVERTAKEN
    talking.tell(work, ticket, "draft-reminder")
    return DONE


def _draft_drop(work: Work, deadline: Deadline, ticket: Ticket) -> str:
    """A draft nobody came back to is given up; only at U3 and U4."""
    del deadline
    if ticket.state != "DRAFT" or ticket.urgency not in {"U3", "U4"}:
        return OFF
    tickets.move(work, ticket, "DROPPED", closed_at=work.now)
    tickets.note(work, ticket.id, "dropped")
    row = work.conn.execute(select(t_conversation).where(t_conversation.c.person_id == ticket.person_id)).one()
    address = talking.address_of(work, ticket)
    if address is not None and row.body:
        session = load(work, row, address.address_id)
        if session.ticket == ticket.id:
            keep(work, ticket.person_id, advance(work.house.pages.flow, session, Ended()).session)
    return DONE


_KINDS: dict[str, Callable[[Work, Deadline, Ticket], str]] = {
    "rung": _rung,
    "again": _again,
    "unreached": _unreached,
    "duty": _duty,
    "end": _end,
    "lapse_soon": _lapse_soon,
    "lapse": _lapse,
    "alarm": _alarm,
    hand_offers.KIND: unhanded.fell_due,
    "promise_soon": _promise_soon,
    "promise_due": _promise_due,
    "half_told": _half_told,
    "draft_reminder": _draft_reminder,
    "draft_drop": _draft_drop,
    **rooms.KINDS,
}


def failed(work: Work, deadline: Deadline, limit: int = 5) -> None:
    """A deadline that cannot be done: tried again in a minute, set aside after ``limit`` tries."""
    tries = deadline.attempts + 1
    values: dict[str, Any] = {"attempts": tries, "due_at": work.now + timedelta(minutes=1)}
    if tries >= limit:
        values |= {"done_at": work.now, "outcome": "failed"}
    work.conn.execute(update(t_deadline).where(t_deadline.c.id == deadline.id).values(**values))
