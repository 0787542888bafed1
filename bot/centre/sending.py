"""A ticket goes out: alerted for danger, submitted with consent, noticed without content, or taken back."""

from bot.centre import alarms, calling, notices, offers, promises, ranking, saying, states, tasks, tickets
from bot.centre.house import Work
from bot.centre.saying import Speech
from bot.centre.tickets import Ticket
from flows.session import Session
from referral.duty import line_order, on_duty
from referral.need import Code, Why
from referral.station import Station

_WATCHED = frozenset({"U0", "U1", "U2"})


def go_out(work: Work, session: Session, ticket: Ticket, basis: str) -> Ticket:
    """The draft becomes a numbered ticket that staff may read, on consent or in an emergency."""
    ticket = calling.place(work, ticket)
    ticket = tickets.move(
        work,
        ticket,
        "NEW",
        number=tickets.next_number(work, ticket.centre),
        concern=ticket.concern or "SVC",
        basis=basis,
        sent_at=work.now,
        lang=session.lang,
    )
    tickets.note(work, ticket.id, "sent", basis=basis)
    return ticket


def give_code(work: Work, ticket: Ticket) -> tuple[Ticket, str]:
    """A new 取件码, told once; only its hash is kept. Returns it as read aloud: 3-8-5-2-9-1."""
    code, hashed = tickets.new_code(work)
    return tickets.put(work, ticket.id, code_hash=hashed), "-".join(code)


def alert(
    work: Work, session: Session, ticket: Ticket, danger: str, *, again: bool = False
) -> tuple[Ticket, tuple[str, str]]:
    """Danger: out at once with the words so far. Returns the key and words of what may truly be said of it.

    ``again``: staff are being called already and only learn which danger it is.
    """
    tickets.link_words(work, ticket.person_id, ticket.id)
    if ticket.state == "DRAFT":
        ticket = go_out(work, session, ticket, "emergency")
    else:
        ticket = tickets.put(work, ticket.id, danger=danger, basis=ticket.basis or "emergency", calmed_at=None)
    tickets.note(work, ticket.id, "alert", danger=danger)
    if ticket.owner_id is not None:
        told = states.heard(work, ticket, alarms.ring(work, ticket))
        return ticket, _calling(work, session, told) if told else states.say_night(
            work, ticket, session.lang, short=True
        )
    if again:
        notices.show_card(work, ticket, calling.called_first(work, ticket))
        return ticket, states.say_calling(work, ticket, session.lang)
    ticket, called = calling.start(work, ticket)
    if called.worker is not None:
        _tell_named(work, session, ticket, called.worker)
    told = states.heard(work, ticket, called.worker)
    if told is not None:
        return ticket, _calling(work, session, told)
    return ticket, states.say_night(work, ticket, session.lang, short=True)


def _calling(work: Work, session: Session, worker: str) -> tuple[str, str]:
    return "calling", work.house.words.say(session.lang, "calling", worker=work.called(worker, session.lang))


def _tell_named(work: Work, session: Session, ticket: Ticket, asked: str | None) -> None:
    """The resident asked for a worker by name: that worker knows, if on the line; off it only of danger."""
    named = session.told.named
    if named is None or named == asked:
        return
    if ticket.urgency in calling.LIVE or named in line_order(on_duty(work.station_of(ticket), work.now)):
        notices.tell_worker(work, named, ticket, "private-named")


def submit(work: Work, session: Session, ticket: Ticket, speech: Speech) -> Ticket:
    """Agreed: the draft becomes a ticket, is offered, and the receipt says only what the roster really says."""
    if ticket.state != "DRAFT":
        return ticket
    ticket, code = give_code(work, go_out(work, session, ticket, "consent"))
    ticket, called = calling.start(work, ticket)
    _tell_named(work, session, ticket, called.worker)
    words, lang = work.house.words, session.lang
    known = saying.slots(work, session, speech) | {"number": ticket.number or "", "code": code}
    told = states.heard(work, ticket, called.worker)
    if told is not None:
        key = "receipt-kiosk" if session.kiosk else "receipt-open"
        known["worker"] = work.called(told, lang)
    else:
        when = called.when if called.worker is None else states.next_there(work, ticket)
        opening = promises.promise_opening(work, ticket, when)
        key = "receipt-nobody" if opening is None else "receipt-closed"
        known["when"] = saying.say_slot_when(work, lang, opening) if opening else ""
    parts = [words.say(lang, key, **known), *_besides(work, session, ticket, called)]
    if session.told.contact == "phone":
        parts.append(words.say(lang, "receipt-care"))
    elif session.told.contact == "break":
        parts.append(words.say(lang, "receipt-break"))
    if ticket.urgency in _WATCHED:
        lines = saying.dangers_numbers(work, "suicide" if session.told.subject == "self" else None)
        watch = "receipt-watch-self" if session.told.subject == "self" else "receipt-watch"
        parts.append(words.say(lang, watch, **(known | {"numbers": saying.say_numbers(work, lang, lines)})))
        speech.offer_numbers(lines, lang)
    speech.add(key, "\n".join(parts), saying.out_buttons(session))
    return ticket


def _besides(work: Work, session: Session, ticket: Ticket, called: calling.Called) -> list[str]:
    """Where it went, and whether whom they asked for is there: only what the pages and the roster say."""
    say, lang, found = work.house.words.say, session.lang, []
    named = work.worker(session.told.named)
    if ticket.centre != tickets.door_of(work, session):
        found += placed(work, session, ticket)
    found += wished(work, session, called)
    passed = called.ranking.passed_over(named.id) if named is not None and called.ranking is not None else None
    if named is not None and passed is not None and passed.why is Why.OFF_SHIFT and passed.when is not None:
        when = saying.say_slot_when(work, lang, passed.when)
        found.append(say(lang, "receipt-named", worker=named.called(lang), when=when))
    elif named is not None and passed is not None and passed.why in {Why.NOT_SOON, Why.AWAY}:
        found.append(say(lang, "receipt-named-away", worker=named.called(lang)))
    return found


def reads_it(work: Work, ticket: Ticket) -> Station:
    """The unit whose staff read it once it is out."""
    if ticket.number is not None or len(work.house.organisation.units) == 1:
        return work.station_of(ticket)
    return ranking.placed(work, ticket).unit


def placed(work: Work, session: Session, ticket: Ticket) -> list[str]:
    """Why it lies with another unit than the one at their door, where that can be said to them."""
    say, lang = work.house.words.say, session.lang
    station, named = work.station_of(ticket).called(lang), work.worker(session.told.named)
    why = {one.code for one in ranking.placed(work, ticket).reasons}
    if Code.AREA in why:
        return [say(lang, "receipt-placed", station=station)]
    if Code.NAMED in why and named is not None:
        return [say(lang, "receipt-named-placed", worker=named.called(lang), station=station)]
    return []


def wished(work: Work, session: Session, called: calling.Called) -> list[str]:
    """Whether the woman or man they asked for is there now."""
    say, lang, wish = work.house.words.say, session.lang, session.told.wish_gender
    if wish is None or called.ranking is None:
        return []
    if any(one.code is Code.NO_GENDER for one in called.ranking.reasons):
        return [say(lang, "receipt-no-woman" if wish == "woman" else "receipt-no-man")]
    asked = work.worker(called.worker)
    if asked is None or asked.gender != wish:
        return []
    return [say(lang, "receipt-woman" if wish == "woman" else "receipt-man", worker=asked.called(lang))]


def nudge(work: Work, ticket: Ticket, key: str) -> None:
    """Tell the first line, once and without any content, that somebody is speaking and may be in danger."""
    if ticket.state != "DRAFT" or tickets.noted(work, ticket.id, "nudged"):
        return
    tickets.note(work, ticket.id, "nudged", how=key)
    notices.tell_desk(work, ticket, key)


def may_withdraw(ticket: Ticket) -> bool:
    """Whether taking it back ends it: not where safety is touched, nor by somebody who may not judge it (§5.7)."""
    return ticket.number is None or (
        ticket.urgency not in _WATCHED and not ticket.report_due and ticket.capacity not in {"limited", "none"}
    )


def ask_to_withdraw(work: Work, ticket: Ticket) -> None:
    """They want it to end: whoever has it, or is being called, and the supervisors look before it does."""
    tickets.note(work, ticket.id, "withdraw_asked", "resident")
    promises.settle(work, ticket.id, "accept", "released")  # they wait for nobody: no apology is due
    told = (ticket.owner_id or calling.called_first(work, ticket), *notices.supervisors(work, ticket.centre))
    for one in dict.fromkeys(told):
        notices.tell_worker(work, one, ticket, "private-withdraw-asked")


def withdraw(work: Work, ticket: Ticket, why: str = "withdrawn") -> Ticket:
    """The resident takes it back: no more calling, offers cancelled, promises released, whoever holds it is told.

    ``why``: ``withdrawn``, or ``deleted`` when they asked for everything they said to be deleted.
    """
    calling.stop(work, ticket)
    offers.close(work, ticket.id, None, "withdrawn")
    for kind in ("accept", "contact"):
        promises.settle(work, ticket.id, kind, "released")
    if ticket.state == "DRAFT":
        ticket = tickets.move(work, ticket, "DROPPED", closed_at=work.now, void_reason="withdrawn")
    else:
        ticket = tickets.move(work, ticket, "VOID", closed_at=work.now, void_reason="withdrawn")
    tasks.cancel_open(work, ticket, why)
    tickets.note(
        work, ticket.id, why, "resident", state=ticket.state, void_reason="withdrawn", closed_at=work.now.isoformat()
    )
    if ticket.number is not None:
        notices.show_card(work, ticket)
    notices.tell_owner(work, ticket, "private-withdrawn" if why == "withdrawn" else "private-deleted")
    return ticket
