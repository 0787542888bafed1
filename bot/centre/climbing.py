"""Nobody of the unit took it: the tiers above are called, each by its own roster; an empty one is skipped at once."""

from sqlalchemy import select

from bot.centre import notices, ranking, tickets
from bot.centre.house import Work
from bot.centre.offers import offer
from bot.centre.said import words_of
from bot.centre.tickets import Ticket
from bot.store.tables import t_event
from referral.duty import shift_at
from referral.ladder import Rank
from referral.station import Station, Watch

LIVE = frozenset({"U0", "U1"})


def climb(work: Work, ticket: Ticket, times: int = 1) -> tuple[Ticket, tuple[str, ...]]:
    """Call the next tier that has somebody, at danger every tier; ``times`` counts the reminders of this rung.

    Returns whom it has asked just now and who can be reached. Whoever is on call at home is woken for danger only.
    """
    before, heard, asleep = set(climbed(work, ticket)), tuple[str, ...](), False
    ticket = tickets.put(work, ticket.id, escalated=True)
    day = work.now.astimezone(work.station_of(ticket).tz).date()
    for unit in work.house.organisation.above(ticket.centre):
        if not unit.lives(day):
            continue
        if unit.id in before:
            _remind(work, ticket, work.unit(unit.id), times)
            continue
        station = work.unit(unit.id)
        if ticket.urgency not in LIVE and _is_at_home(work, station):
            asleep = True
            continue
        reached = _call(work, ticket, station)
        heard += reached
        if reached and ticket.urgency not in LIVE:
            return ticket, heard
    if heard or asleep:  # those above are to be heard first: when this rung is reminded
        return ticket, heard
    above = work.house.organisation.above(ticket.centre)
    last = above[-1] if above else work.station_of(ticket)
    top = last.fallback
    if top is not None and (ticket.urgency in LIVE or not tickets.noted(work, ticket.id, "topped")):
        tickets.note(work, ticket.id, "topped")
        for unit in dict.fromkeys((ticket.centre, last.id)):  # whoever sits at the top is to ring that house
            notices.tell_desk(work, ticket, "fallback", urgent=True, unit=unit, house=top.name)
    return ticket, heard


def _is_at_home(work: Work, station: Station) -> bool:
    shift = shift_at(station, work.now)
    return shift is not None and shift.watch is Watch.NIGHT


def climbed(work: Work, ticket: Ticket) -> tuple[str, ...]:
    """The units up the tree that were called for it, in order."""
    called = select(t_event.c.data).where(t_event.c.ticket_id == ticket.id, t_event.c.kind == "climbed")
    return tuple(str(data["unit"]) for data in work.conn.execute(called.order_by(t_event.c.id)).scalars())


def _call(work: Work, ticket: Ticket, station: Station) -> tuple[str, ...]:
    """This tier hears: its group sees the card, its line is asked. Returns who of it can be reached."""
    found = ranking.ranked(work, ticket, station)
    live = ticket.urgency in LIVE
    asked = [one.worker for one in found.listed] if live else [one.worker for one in found.listed[:1]]
    tickets.note(work, ticket.id, "climbed", unit=station.id, **ranking.as_data(found))
    house = station.called(work.house.lang)
    if not asked:
        notices.tell_desk(work, ticket, "climbed-empty", urgent=True, house=house)
        return ()
    notices.tell_desk(work, ticket, "climbed", urgent=True, house=house)
    notices.show_card(work, ticket, asked[0])
    for worker in asked:
        offer(work, ticket, worker, Rank.FALLBACK)
        if live:
            notices.tell_worker(work, worker, ticket, "private-alert", words=words_of(work, ticket.id))
        else:
            notices.tell_worker(work, worker, ticket, "private-offer")
    tickets.note(work, ticket.id, "called", rank=Rank.FALLBACK.value, worker=asked[0], unit=station.id, times=1)
    return tuple(worker for worker in asked if ranking.can_be_reached(found, worker))


def _remind(work: Work, ticket: Ticket, station: Station, times: int) -> None:
    """A tier that was called before hears again: whoever stands there now and may take it."""
    live = ticket.urgency in LIVE
    if not live and _is_at_home(work, station):
        return
    listed = ranking.ranked(work, ticket, station).listed
    asked = [one.worker for one in (listed if live else listed[:1])]
    if not asked:
        return
    names = work.desk_says("and").join(work.called(worker, work.house.lang) for worker in asked)
    key = "remind-again" if live else "remind"
    notices.tell_desk(work, ticket, key, urgent=live, unit=station.id, worker=names, times=str(times))
    for worker in asked:
        offer(work, ticket, worker, Rank.FALLBACK)
        notices.tell_worker(work, worker, ticket, "private-offer")
