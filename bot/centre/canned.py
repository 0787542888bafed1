"""Ready-made sentences for workers, in plain words: pages of the house, checked like every other text."""

from dataclasses import dataclass

from bot.centre import promises, sight, tickets
from bot.centre.house import Work
from bot.centre.saying import say_slot_when
from bot.centre.talking import chat_of, to
from bot.centre.tickets import Ticket
from referral.station import Worker

_TEXT, _LABEL = "reply-", "button-reply-"
_KNOWN = frozenset({"worker", "when"})  # slots that an event or a stored promise fills; nothing else may be said


@dataclass(frozen=True, slots=True)
class Canned:
    """One of them: ``label`` is on the button, in the desk's language; ``text`` is sent, in the resident's."""

    id: str
    label: str
    text: str


def offered(work: Work, worker: Worker, ticket: Ticket) -> tuple[Canned, ...]:
    """Those that are true now, by name: one with a time only while that time is promised."""
    if chat_of(work, ticket) is None:
        return ()
    words, lang = work.house.words, ticket.lang
    due = promises.open_until(work, ticket.id, "contact")
    slots = {"worker": worker.called(lang)} | ({"when": say_slot_when(work, lang, due)} if due is not None else {})
    found = []
    for key in sorted(words.keys(lang)):
        needs = words.slots(lang, key) if key.startswith(_TEXT) else None
        if needs is None or not needs <= slots.keys() or not needs <= _KNOWN:
            continue
        name = key.removeprefix(_TEXT)
        label = work.desk_says(f"{_LABEL}{name}")
        found.append(Canned(name, label, to(ticket, words.say(lang, key, **slots))))
    return tuple(found)


def for_worker(work: Work, worker_id: str, ticket_id: str) -> tuple[Canned, ...]:
    """Those this worker may send on this ticket now."""
    worker, ticket = work.worker(worker_id), tickets.get(work, ticket_id)
    if worker is None or ticket is None or ticket.closed_at is not None or not sight.holds(work, worker, ticket):
        return ()
    return offered(work, worker, ticket)


def text_of(work: Work, worker: Worker, ticket: Ticket, name: str) -> str | None:
    """The words of one; None where it is not offered any more."""
    return next((one.text for one in offered(work, worker, ticket) if one.id == name), None)
