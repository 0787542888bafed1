"""A worker and a resident: what the resident is told of the worker's deeds, and the worker's own words."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from bot.centre import matters, states, tickets
from bot.centre.house import Work
from bot.centre.keeping import keep, load, lock, say
from bot.centre.saying import dangers_numbers, say_numbers, say_slot_when, to_child
from bot.centre.tickets import Ticket
from bot.messages import Letter
from bot.store.peers import OK
from bot.store.tables import t_address, t_inbox
from flows.event import Calmed, HumanLeft
from flows.turn import advance
from referral.station import Worker

_ACCEPTED = {"phone": "accepted-phone", "visit": "accepted-meet"}
_NO_TIME = "accepted-quiet"  # who has it, and no time: nothing is promised


def address_of(work: Work, ticket: Ticket) -> Row[Any, Any, Any] | None:
    """The mailbox the resident last spoke from; None for a request keyed in from a telephone call."""
    last = (
        select(t_address.c.id.label("address_id"), t_address.c.person_id, t_address.c.reach)
        .join(t_inbox, t_inbox.c.address_id == t_address.c.id)
        .where(t_inbox.c.person_id == ticket.person_id)
        .order_by(t_inbox.c.id.desc())
        .limit(1)
    )
    return work.conn.execute(last).first()


def chat_of(work: Work, ticket: Ticket) -> Row[Any, Any, Any] | None:
    """The same, None also where nothing arrives any more: who stopped the bot is told nothing, and nobody says so."""
    address = address_of(work, ticket)
    return address if address is not None and address.reach == OK else None


def tell_text(work: Work, ticket: Ticket, key: str, text: str) -> None:
    """Tell the resident a sentence that was already made from what is true."""
    address = chat_of(work, ticket)
    if address is not None:
        say(work, address.address_id, Letter(to(ticket, text), key, ticket.lang), ticket.id, urgent=True)


def to(ticket: Ticket, text: str) -> str:
    """A child is spoken to as one."""
    return to_child(text) if ticket.minor and ticket.subject == "self" else text


def tell(work: Work, ticket: Ticket, key: str, *, worker: Worker | None = None, when: datetime | None = None) -> bool:
    """Tell the resident something that happened. False when there is no door to them, or it would be unsafe."""
    address = chat_of(work, ticket)
    if address is None or states.is_quiet(work, ticket):
        return False
    lang = ticket.lang
    known = {"number": ticket.number or ""}
    known["numbers"] = say_numbers(work, lang, dangers_numbers(work, ticket.danger))
    known["worker"] = worker.called(lang) if worker else work.called(ticket.owner_id, lang)
    known["when"] = say_slot_when(work, lang, when) if when else ""
    text = to(ticket, work.house.words.say(lang, key, **known))
    say(work, address.address_id, Letter(text, key, lang), ticket.id, urgent=ticket.urgency in states.LIVE)
    return True


def tell_accepted(work: Work, ticket: Ticket, worker: Worker, due: datetime) -> bool:
    """Who has it and by when; at danger also when it was seen. Returns whether a time was told."""
    hidden = tickets.details(work, ticket)
    contact = str(hidden.get("contact", "here"))
    key = _ACCEPTED.get(contact, "accepted-here")
    if contact == "break":  # a pupil comes by: there is no time to be told
        tell(work, ticket, "accepted-break", worker=worker)
        return False
    if hidden.get("do_not_call"):  # the wish stands: the worker finds another way
        tell(work, ticket, _NO_TIME, worker=worker)
        return False
    tell_seen(work, ticket)
    return tell(work, ticket, key, worker=worker, when=due)


def tell_seen(work: Work, ticket: Ticket) -> None:
    """At danger: who saw it, and when."""
    if ticket.urgency in states.LIVE and not states.is_quiet(work, ticket):
        tell_text(work, ticket, "seen", states.seen(work, ticket, ticket.lang))


def desk_when(work: Work, at: datetime) -> str:
    """An instant in the desk's words."""
    return say_slot_when(work, work.house.lang, at)


def level(work: Work, ticket: Ticket) -> None:
    """A person has judged: what was said before does not raise it again, what is said from now on may."""
    address = address_of(work, ticket)
    if address is None:
        return
    session = load(work, lock(work, ticket.person_id), address.address_id)
    if session.ticket == ticket.id:
        told = replace(session.told, urgency=ticket.urgency)
        alerted = session.alerted if ticket.urgency in states.LIVE else ()
        keep(work, ticket.person_id, replace(session, told=told, alerted=alerted))


def let_go(work: Work, ticket: Ticket) -> None:
    """Whoever spoke with the resident is gone: the bot answers again, and says nothing of it."""
    address = address_of(work, ticket)
    if address is None:
        return
    session = load(work, lock(work, ticket.person_id), address.address_id)
    if session.state != "human" or session.ticket != ticket.id:
        return
    others = [one for one in matters.out(work, ticket.person_id, besides=ticket.id) if one.handoff_live]
    if others:  # somebody else speaks with them still
        keep(work, ticket.person_id, replace(matters.taken_up(work, session, others[-1]), state="human"))
    else:
        keep(work, ticket.person_id, advance(work.house.pages.flow, session, HumanLeft()).session)


def calmed(work: Work, ticket: Ticket) -> None:
    """The alarm is over for the conversation too: danger said again is danger anew."""
    address = address_of(work, ticket)
    if address is None:
        return
    session = load(work, lock(work, ticket.person_id), address.address_id)
    if session.ticket == ticket.id:
        keep(work, ticket.person_id, advance(work.house.pages.flow, session, Calmed()).session)


def unheard_off(work: Work, ticket: Ticket) -> None:
    """The conversation forgets that a voice note waits, or its next turn would mark the ticket again."""
    address = address_of(work, ticket)
    if address is None:
        return
    conversation = lock(work, ticket.person_id)
    session = load(work, conversation, address.address_id)
    keep(work, ticket.person_id, replace(session, told=replace(session.told, unheard=False)))
