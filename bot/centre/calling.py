"""Calling staff for a ticket: the ladder laid on the roster, kept as deadlines, rung by rung until one takes it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, or_, select, update

from bot.centre import climbing, notices, offers, ranking, reachable, tickets
from bot.centre.deadlines import add_deadline, take_deadline
from bot.centre.house import Work
from bot.centre.said import words_of
from bot.centre.tickets import Ticket
from bot.store.tables import t_deadline
from referral import ladder as ladders
from referral.duty import next_duty, next_opening, shift_at, staffed_end
from referral.ladder import Ladder, Pace, Rank, Rung, Step
from referral.need import Ranking, Why
from referral.station import Station, Watch
from referral.urgency import Urgency

MAX_REPEATS = 60  # of one rung; by then the ladder's end has long been reached
_HOURLY = 24
_FAILED_AFTER = timedelta(minutes=10)
_ANEW = timedelta(days=1)
_END_AFTER = 30  # minutes of the ladder's clock after its last rung, where that does not say how often it repeats
_CALLS = ("rung:%", "again:%", "unreached", "duty", "end")
LIVE = climbing.LIVE
_WAITING = and_(t_deadline.c.ticket_id == bindparam("ticket"), t_deadline.c.done_at.is_(None))
_STOP = update(t_deadline).where(_WAITING, or_(*(t_deadline.c.kind.like(pattern) for pattern in _CALLS)))


@dataclass(frozen=True, slots=True)
class Called:
    """Whom the ticket reached right now, and else when somebody stands on the line next: what may truly be said.

    ``ranking`` is who was thought of, with the reasons.
    """

    worker: str | None
    when: datetime | None
    ranking: Ranking | None = None


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
    ticket = place(work, ticket)
    if ticket.urgency in LIVE:  # the first of this calling's deadlines: what was called before it is counted no more
        add_deadline(work, "unreached", work.now + _FAILED_AFTER, ticket)
    ladder, station = ladder_of(work, ticket), work.station_of(ticket)
    steps = ladders.steps(ladder, station, work.now)
    ticket = tickets.put(work, ticket.id, due_at=ladders.due(ladder, station, work.now))
    for step in steps:
        add_deadline(work, f"rung:{step.no}", step.at, ticket, done=step.at <= work.now)
    found = ranking.ranked(work, ticket)
    tickets.note(work, ticket.id, "ranked", **ranking.as_data(found))
    for one in found.passed:
        if one.why is Why.UNREACHABLE:
            name = work.called(one.worker, work.house.lang)
            notices.tell_desk(work, ticket, "unreached-passed", urgent=ticket.urgency in LIVE, worker=name)
    now = [step for step in steps if step.at <= work.now]
    rung: list[str] = []
    for step in now:
        ticket, asked = ring(work, ticket, step.no, found, card=False)
        rung += asked
    reached = next((one for one in rung if ranking.can_be_reached(found, one)), None)
    notices.show_card(work, ticket, reached or next(iter(rung), None))
    _end_of(work, ticket, steps)
    _call_anew(work, ticket, steps)
    if now and reached is None:
        ticket, reached = skip(work, ticket)
    return ticket, Called(reached, None if reached else _next(work, ticket, steps), found)


def place(work: Work, ticket: Ticket) -> Ticket:
    """Lay it with the unit that serves where it came from, while nobody has it; why is kept."""
    if ticket.owner_id is not None or len(work.house.organisation.units) == 1 or is_transferred(work, ticket):
        return ticket
    found = ranking.placed(work, ticket)
    if found.unit.id == ticket.centre:
        return ticket
    shown = tickets.noted(work, ticket.id, "ranked")  # its card lies there, and people were asked
    if shown:
        house = found.unit.called(work.house.lang)
        for worker in offers.asked(work, ticket):
            notices.tell_worker(work, worker, ticket, "private-moved", house=house)
        offers.close(work, ticket.id, None, "moved")
    told = {"from": ticket.centre, "reasons": [[one.code.value, one.arg] for one in found.reasons], "shown": shown}
    tickets.note(work, ticket.id, "placed", unit=found.unit.id, **told)
    before: str = ticket.centre
    ticket = tickets.put(work, ticket.id, centre=found.unit.id)
    if shown:
        notices.show_moved(work, ticket, before)
    return ticket


def belongs_elsewhere(work: Work, ticket: Ticket) -> bool:
    """Whether another unit serves where it turned out to come from, while nobody has taken it."""
    if len(work.house.organisation.units) == 1 or ticket.owner_id is not None or ticket.number is None:
        return False
    lies_with: str = ticket.centre
    return ranking.placed(work, ticket).unit.id != lies_with and not is_transferred(work, ticket)


def is_transferred(work: Work, ticket: Ticket) -> bool:
    """Whether a worker moved it to the unit it lies with: then nothing but a worker moves it again."""
    return tickets.noted(work, ticket.id, "transferred")


def skip(work: Work, ticket: Ticket) -> tuple[Ticket, str | None]:
    """Nobody of these rungs can be reached: an empty rung is skipped at once, and the next one hears now.

    Returns whom that reached: the resident is told their name.
    """
    waiting = select(t_deadline.c.kind).where(
        t_deadline.c.ticket_id == ticket.id, t_deadline.c.kind.like("rung:%"), t_deadline.c.done_at.is_(None)
    )
    kinds = list(work.conn.execute(waiting.order_by(t_deadline.c.due_at, t_deadline.c.id)).scalars())
    for kind in kinds:
        take_deadline(work, kind, ticket)
        no = int(kind.partition(":")[2])
        found = ranking.ranked(work, ticket)
        before = offers.asked(work, ticket)
        ticket, asked = ring(work, ticket, no, found)
        if rung_of(work, ticket, no).rank is Rank.FALLBACK:
            above = [one for one in offers.asked(work, ticket) if one not in before]
            lost = reachable.lost(work, above)
            return ticket, next((one for one in above if one not in lost), None)
        reached = next((one for one in asked if ranking.can_be_reached(found, one)), None)
        if reached is not None:
            return ticket, reached
    return ticket, None


def _end_of(work: Work, ticket: Ticket, steps: tuple[Step, ...]) -> None:
    """When the last rung has been heard and nobody came: then the resident gets a telephone (``ending``)."""
    if not steps:
        return
    last = max(steps, key=lambda one: one.at)
    minutes = last.repeat_minutes or _END_AFTER
    if ladder_of(work, ticket).pace is Pace.STAFFED:
        at = staffed_end(work.station_of(ticket), last.at, minutes)
    else:
        at = last.at + timedelta(minutes=minutes)
    add_deadline(work, "end", at, ticket)


def _call_anew(work: Work, ticket: Ticket, steps: tuple[Step, ...]) -> None:
    """What nobody took is never forgotten: called anew when the line stands, or a day after the last rung."""
    named = any(step.worker for step in steps)
    after = max((step.at for step in steps), default=work.now) + _ANEW if named else work.now
    standing = next_duty(work.station_of(ticket), after)
    if standing is not None:
        add_deadline(work, "duty", standing, ticket)
    else:  # nobody is on this unit's roster any more: the tiers above are asked again in a day
        add_deadline(work, "duty", work.now + _ANEW, ticket)


def _next(work: Work, ticket: Ticket, steps: tuple[Step, ...]) -> datetime | None:
    named = [step.at for step in steps if step.worker is not None and step.at > work.now]
    if named:
        return min(named)
    on_line = next_duty(work.station_of(ticket), work.now)
    return max(on_line, next_opening(work.station_of(ticket), on_line)) if on_line else None


def ring(  # noqa: PLR0913 - one rung of one ladder, rung once
    work: Work,
    ticket: Ticket,
    no: int,
    found: Ranking,
    times: int = 1,
    *,
    card: bool = True,
    passed_on: bool = False,
) -> tuple[Ticket, tuple[str, ...]]:
    """Ask one rung: offers for its workers, private notices, the card; and the next repeat as a deadline.

    At danger everybody who stands in that place hears; else one, and with each reminder one more of the same place.
    Returns whom this rung has asked so far.
    """
    rung = rung_of(work, ticket, no)
    urgent = ticket.urgency in LIVE
    asked: tuple[str, ...] = ()
    if rung.rank is Rank.FALLBACK:
        ticket, asked = climbing.climb(work, ticket, times)
    else:
        asked = _whom(work, ticket, rung.rank, found, times)
        called = offers.just_called(work, ticket)
        for worker in asked:
            offers.offer(work, ticket, worker, rung.rank)
            if urgent or worker not in called:
                _tell(work, ticket, worker, rung.rank, times, passed_on=passed_on)
        if asked and times > 1 and not offers.just_called(work, ticket, again=True):
            _remind(work, ticket, found, times)
    escalated = bool(ticket.escalated) or (rung.rank is Rank.SUPERVISOR and not urgent and bool(asked))
    stands = {"line": max(ticket.line, offers.LINE[rung.rank]), "escalated": escalated}
    fresh = {key: value for key, value in stands.items() if getattr(ticket, key) != value}
    ticket = tickets.put(work, ticket.id, alarms=ticket.alarms + 1, **fresh)
    for worker in asked if rung.rank is not Rank.FALLBACK else ():
        told = {"rank": rung.rank.value, "worker": worker, "times": times, "urgency": ticket.urgency}
        tickets.note(work, ticket.id, "called", **told)
    if card and times == 1 and asked and rung.rank is not Rank.FALLBACK:
        notices.show_card(work, ticket, asked[0])
    most = MAX_REPEATS + _HOURLY if urgent else MAX_REPEATS
    if rung.repeat is not None and times < most:  # danger goes on each hour, until it is called anew
        again = work.now + timedelta(minutes=rung.repeat if times < MAX_REPEATS else 60)
        station = work.station_of(ticket)
        if not asked and rung.rank is not Rank.FALLBACK:  # nobody to remind until the line stands again
            again = max(again, next_duty(station, work.now) or again)
        if ladder_of(work, ticket).pace is Pace.STAFFED and not _at_work(station, again):
            again = next_opening(station, again)  # who is on call at home, or nobody: no life hangs on it
        add_deadline(work, f"again:{no}:{times + 1}", again, ticket)
    return ticket, asked


def _at_work(station: Station, at: datetime) -> bool:
    shift = shift_at(station, at)
    return shift is not None and shift.watch is not Watch.NIGHT


def _whom(work: Work, ticket: Ticket, rank: Rank, found: Ranking, times: int) -> tuple[str, ...]:
    place = [one.worker for one in found.of(rank)]
    if ticket.urgency in LIVE:
        return tuple(place)
    before = offers.asked(work, ticket)
    open_ones = [one for one in place if one in before]
    fresh = [one for one in place if one not in before]
    if times > 1 or not open_ones:
        open_ones += fresh[:1]
    return tuple(open_ones)


def _tell(  # noqa: PLR0913 - one rung of one ladder, rung once
    work: Work, ticket: Ticket, asked: str, rank: Rank, times: int, *, passed_on: bool
) -> None:
    urgent = ticket.urgency in LIVE
    if times == 1 and rank is not Rank.FIRST and not urgent and not passed_on:
        notices.tell_desk(work, ticket, "escalated", urgent=False, worker=work.called(asked, work.house.lang))
    if urgent and times == 1:
        words = words_of(work, ticket.id) or str(tickets.details(work, ticket).get("keyed") or "")
        notices.tell_worker(work, asked, ticket, "private-alert", words=words)
    else:
        notices.tell_worker(work, asked, ticket, "private-offer")


def _remind(work: Work, ticket: Ticket, found: Ranking, times: int) -> None:
    """One line in the group for everybody who is being asked: at danger three places are reminded every minute."""
    urgent, asked = ticket.urgency in LIVE, offers.asked(work, ticket)
    names = [work.called(one.worker, work.house.lang) for one in found.listed if one.worker in asked]
    key = "remind-again" if urgent else "remind"
    worker = work.desk_says("and").join(dict.fromkeys(names))
    notices.tell_desk(work, ticket, key, urgent=urgent, worker=worker, times=str(times))


def declined_by(work: Work, ticket: Ticket) -> frozenset[str]:
    """Who is not asked any more: a conflict, 不便接 in this shift, a claim that lapsed."""
    return frozenset(ranking.out_of(work, ticket))


def called_first(work: Work, ticket: Ticket) -> str | None:
    """Who was asked first and may still take it."""
    return next(iter(offers.asked(work, ticket)), None)


def pass_on(work: Work, ticket: Ticket) -> str | None:
    """Ask the next one on the list at once, whoever has not declined; nobody is left: the tier above hears now.

    Returns who is asked, there or here; None when nobody is.
    """
    found = ranking.ranked(work, ticket)
    tickets.note(work, ticket.id, "ranked", **ranking.as_data(found))
    for one in found.listed:
        if offers.is_asked(work, ticket, one.worker):
            return one.worker
        no = next((no for no, rung in enumerate(ladder_of(work, ticket).rungs) if rung.rank is one.place), None)
        if no is None:
            continue
        take_deadline(work, f"rung:{no}", ticket)
        only = Ranking((one,), found.passed, found.reasons)
        ring(work, ticket, no, only, passed_on=True)
        return one.worker
    climb_now(work, ticket)
    return called_first(work, ticket)


def climb_now(work: Work, ticket: Ticket) -> None:
    """The tier above hears now, not in hours."""
    for no, rung in enumerate(ladder_of(work, ticket).rungs):
        if rung.rank is Rank.FALLBACK and waits_for(work, ticket, f"rung:{no}"):
            take_deadline(work, f"rung:{no}", ticket)
            ring(work, ticket, no, Ranking(()))


def waits_for(work: Work, ticket: Ticket, kind: str, by: datetime | None = None) -> bool:
    """Whether such a deadline of the ticket is still to come; with ``by``, until then."""
    waiting = select(t_deadline.c.id).where(
        t_deadline.c.ticket_id == ticket.id, t_deadline.c.kind == kind, t_deadline.c.done_at.is_(None)
    )
    if by is not None:
        waiting = waiting.where(t_deadline.c.due_at <= by)
    return work.conn.execute(waiting.limit(1)).first() is not None


def stop(work: Work, ticket: Ticket, outcome: str = "off") -> None:
    """No more calling: every waiting rung and repeat is put off."""
    work.conn.execute(_STOP, {"ticket": ticket.id, "done_at": work.now, "outcome": outcome})
