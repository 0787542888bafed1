"""A resident takes a request back, or wants everything deleted: what is done of it at once, and what is said."""

from dataclasses import replace

from bot.centre import erasing, matters, saying, sending
from bot.centre.house import Work
from bot.centre.saying import Speech
from bot.centre.tickets import Ticket
from flows.session import Session


def withdraw(work: Work, session: Session, ticket: Ticket, speech: Speech) -> Session:
    """U3 and U4 end at once. Where safety is touched, or they cannot judge it themselves, a worker decides."""
    say, lang, number = work.house.words.say, session.lang, ticket.number or ""
    if sending.may_withdraw(ticket):
        sending.withdraw(work, ticket)
        speech.add("withdrawn", say(lang, "withdrawn", number=number))
        left = matters.out(work, ticket.person_id)
        return matters.taken_up(work, replace(session, sent=False), left[-1]) if left else session
    sending.ask_to_withdraw(work, ticket)
    key = "withdraw-asked" if ticket.owner_id is not None else "withdraw-waits"
    speech.add(key, say(lang, key, number=number, worker=work.called(ticket.owner_id, lang)))
    # Where the conversation had let it go, it goes on.
    return session if session.ticket is not None else matters.taken_up(work, session, ticket)


def erase(work: Work, session: Session, person_id: str, speech: Speech, before: Session | None) -> None:
    """Begin, and say plainly what goes, what the law makes us keep, and what it makes us wait for."""
    kept = erasing.begin(work, person_id)
    say, lang = work.house.words.say, session.lang
    lines = saying.dangers_numbers(work, before.told.danger if before is not None else None)
    said = [("deleted-waits", say(lang, "deleted-waits", number=number)) for number in kept.waits]
    if not said:
        said.append(("deleted", say(lang, "deleted", numbers=saying.say_numbers(work, lang, lines))))
    if kept.closed:
        said.append(("deleted-closed", say(lang, "deleted-closed")))
    if kept.reported:
        said.append(("deleted-report", say(lang, "deleted-report")))
    child = before is not None and before.child  # nothing of it is known any more
    for key, text in said:
        speech.add(key, saying.to_child(text) if child else text)
    speech.offer_numbers(lines, lang)
