"""The question afterwards in the resident's own chat, and what becomes of the answer, whoever asked."""

from dataclasses import replace
from datetime import timedelta

from bot.centre import calling, matters, moving, notices, reopening, saying, states, talking, tasks, tickets
from bot.centre.calling import Called
from bot.centre.house import SYSTEM, Work
from bot.centre.keeping import keep, load, lock, say
from bot.centre.said import words_of
from bot.centre.saying import Speech
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from flows.event import Closed, Ended, HumanLeft
from flows.session import Session
from flows.turn import converse, leave

FLOW = "followup"
REMEMBERED = timedelta(days=30)  # ours: so long words may still belong to what a worker has closed
_RESTING = frozenset({"rest", "closed", "sent", "stopped", "answered"})  # nothing is being asked of them
_DONE = frozenset({"DONE", "CLOSED"})


# ---- asked in the chat -----------------------------------------------------------------------------------------------


def ask(work: Work, ticket: Ticket, task: Task) -> str:
    """``asked``; ``later``: something else is being said; ``cannot``: there is no chat, or it would not be safe."""
    address = talking.chat_of(work, ticket)
    if address is None or states.is_quiet(work, ticket):
        return "cannot"
    conversation = lock(work, ticket.person_id)
    session = load(work, conversation, address.address_id)
    if session.kiosk:  # whoever sat there has gone
        return "cannot"
    before = leave(session)
    if before.state not in _RESTING:
        return "later"
    flow = work.house.pages.after
    began = replace(before, flow=FLOW, before=before.state, state=flow.first, task=task.id, misses=0, shown=())
    speech, lang = Speech(), session.lang
    number = ticket.number or ""
    if ticket.violence:  # nothing on the screen says who asks or what it was about
        text = work.house.words.say(lang, "after-how-quiet", number=number)
    else:
        station = work.station_of(ticket).called(lang)
        text = work.house.words.say(lang, "after-hello", station=station, number=number)
    speech.add("after-how", text, flow.states[flow.first].buttons)
    began, letter = saying.write(work, began, speech, before.state)
    if letter is not None:
        say(work, address.address_id, letter, ticket.id, person_id=ticket.person_id)
    keep(work, ticket.person_id, began)
    if task.status == "requested":
        tasks.step(work, task, "accepted", SYSTEM)
    tickets.note(work, ticket.id, "asked_after", SYSTEM, task=task.id, how="chat")
    return "asked"


def stop_asking(work: Work, ticket: Ticket, task: Task) -> None:
    """It is asked in the chat no more: what is said there is heard as always."""
    address = talking.address_of(work, ticket)
    if address is None:
        return
    session = load(work, lock(work, ticket.person_id), address.address_id)
    if session.flow == FLOW and session.task == task.id:
        keep(work, ticket.person_id, replace(leave(session), task=""))


def matter_over(work: Work, ticket: Ticket) -> None:
    """A worker has closed it: the conversation knows, so that new words are not laid into a closed ticket."""
    address = talking.address_of(work, ticket)
    if address is None:
        return
    session = load(work, lock(work, ticket.person_id), address.address_id)
    pages, other = work.house.pages, tickets.get(work, ticket.merged_into) if ticket.merged_into is not None else None
    session = replace(session, others=tuple(one for one in session.others if one != ticket.id))
    if session.ticket == ticket.id and other is not None and other.person_id == ticket.person_id:
        session = matters.taken_up(work, replace(session, sent=False), other)
    elif session.ticket == ticket.id:
        goes_on_here = ticket.state in _DONE and not session.kiosk  # another sits at a kiosk by now
        for event in (HumanLeft(), Closed() if goes_on_here else Ended()):
            session = converse(pages.flow, pages.after, session, event).session
    keep(work, ticket.person_id, session)


def let_rest(work: Work, session: Session) -> Session:
    """What ended long ago is not asked about any more: what is said now begins a matter."""
    ticket = tickets.get(work, session.ticket) if session.over and session.ticket is not None else None
    if ticket is None or ticket.closed_at is None or work.now - ticket.closed_at < REMEMBERED:
        return session
    return converse(work.house.pages.flow, work.house.pages.after, session, Ended()).session


# ---- what becomes of the answer --------------------------------------------------------------------------------------


def record(work: Work, ticket: Ticket, task: Task, how: str, by: str) -> None:
    """Kept apart from the outcome; the question is answered. ``danger``: that was said instead."""
    for status in ("requested", "accepted"):
        if status in tasks.STEPS.get(task.status, ()):
            task = tasks.step(work, task, status, by)
    tasks.step(work, task, "completed", by, outcome=how)
    tickets.note(work, ticket.id, "followed_up", by, task=task.id, how=how)


def rate(work: Work, ticket: Ticket, task: Task, face: str, by: str) -> None:
    """How they were helped. A bad word of it goes to the supervisor, and not to whoever closed it."""
    tickets.note(work, ticket.id, "satisfied", by, task=task.id, satisfied=face)
    if face == "sad":
        for one in _above(work, ticket, task.data.get("closer")):
            notices.tell_worker(work, one, ticket, "private-sad")


def _above(work: Work, ticket: Ticket, closer: str | None) -> tuple[str, ...]:
    """The supervisors who did not close it themselves; of the tier above where there is no other here."""
    units = (ticket.centre, *(one.id for one in work.house.organisation.above(ticket.centre)))
    for unit in units:
        found = tuple(one for one in notices.supervisors(work, unit) if one != closer)
        if found:
            return found
    return ()


def worse(work: Work, ticket: Ticket, by: str) -> tuple[Ticket, Called]:
    """更难了: it goes on, at U2 at least; whom it reached."""
    if ticket.urgency > "U2":
        ticket = moving.record(work, ticket, "raised", by, said={"reason": "worse"}, urgency="U2")
    if ticket.closed_at is None and not reopenable(ticket):
        return calling.start(work, ticket)
    return reopening.take_up(work, ticket, by, "worse")


def reopenable(ticket: Ticket) -> bool:
    """Whether it has come to its end, or was handed on, so that it can be taken up again."""
    return ticket.state in {"DONE", "CLOSED", "VOID", "FOLLOWUP", "HANDED"}


# ---- the resident's turn ---------------------------------------------------------------------------------------------


def followed(work: Work, session: Session, speech: Speech, how: str) -> Session:
    """Better, the same, worse; or danger, which the intake alarms for in the same turn."""
    found = _asked(work, session)
    if found is None:
        if how != "danger":
            speech.add("old-button", work.house.words.say(session.lang, "old-button"))
        return session
    ticket, task = found
    record(work, ticket, task, how, "resident")
    if how == "danger":  # the intake alarms for it
        return session
    if how == "worse":
        return goes_on(work, session, ticket, speech, "worse")
    if session.flow != FLOW:  # an old button: there is no second question
        speech.add(f"feedback-{how}", work.house.words.say(session.lang, f"feedback-{how}"))
    return session


def satisfied(work: Work, session: Session, face: str) -> None:
    """One of three faces."""
    found = _of_task(work, session)
    if found is not None:
        rate(work, *found, face, "resident")


def remark(work: Work, session: Session, person_id: str) -> None:
    """Words about how they were helped: read by the supervisor, not by who closed it."""
    found = _of_task(work, session)
    if found is None:
        return
    ticket, task = found
    new = tickets.link_words(work, person_id, ticket.id)
    tickets.note(work, ticket.id, "remarked", "resident", task=task.id)
    words = words_of(work, ticket.id, new)
    for one in _above(work, ticket, task.data.get("closer")) if words else ():
        notices.tell_worker(work, one, ticket, "private-remark", words=words)


def goes_on(work: Work, session: Session, ticket: Ticket, speech: Speech, why: str) -> Session:
    """It is open again; who is asked now is told truthfully."""
    ticket, called = (
        worse(work, ticket, "resident") if why == "worse" else reopening.take_up(work, ticket, "resident", why)
    )
    words, lang = work.house.words, session.lang
    speech.add(f"reopened-{why}", words.say(lang, f"reopened-{why}", number=ticket.number or ""))
    speech.add(*states.say_asked(work, ticket, lang, called.worker, key="reopened-asked"))
    if why == "worse":
        lines = saying.dangers_numbers(work, ticket.danger)
        speech.offer_numbers(lines, lang)
    return matters.taken_up(work, session, ticket)


def _of_task(work: Work, session: Session) -> tuple[Ticket, Task] | None:
    task = tasks.get(work, session.task) if session.task else None
    ticket = tickets.get(work, task.ticket_id) if task is not None else None
    return (ticket, task) if ticket is not None and task is not None else None


def _asked(work: Work, session: Session) -> tuple[Ticket, Task] | None:
    """The question that stands, while it can be answered."""
    found = _of_task(work, session)
    if found is None or found[1].status not in tasks.OPEN or not reopenable(found[0]):
        return None
    return found
