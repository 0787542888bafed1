"""A claim handed from one worker to another: offered, and moved only once the other agrees; never left with nobody."""

from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import update

from bot.centre import (
    calling,
    dossier,
    hand_offers,
    notices,
    offers,
    promises,
    releasing,
    sight,
    states,
    talking,
    tickets,
    unhanded,
)
from bot.centre.deadlines import add_deadline
from bot.centre.house import Work
from bot.centre.saying import say_slot_when
from bot.centre.tickets import Ticket
from bot.messages import Act, Done, HandOver, KeepOut, Outcome, Refused
from bot.store.tables import t_promise
from bot.store.tickets import hand_ticket
from referral.duty import line_order, on_duty
from referral.ladder import contact_due
from referral.roles import may
from referral.station import Worker

_ANSWER = {"U0": timedelta(minutes=5), "U1": timedelta(minutes=5), "U2": timedelta(minutes=30)}
_ANSWER_ELSE = timedelta(hours=4)
_WAYS = {"phone": "phone", "visit": "meet", "here": "here"}


# ---- the presses ---------------------------------------------------------------------------------------------------


def hand_over(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    """交给: ask another worker to go on with it. It stays with whoever has it until that one agrees."""
    assert isinstance(what, HandOver)  # noqa: S101 - the table of acts pairs them
    if ticket.owner_id is None or ticket.closed_at is not None:
        return Refused("refused-gone")
    if ticket.owner_id != worker.id and not sight.oversees(work, worker, ticket):
        return Refused("refused-owner")
    other = work.worker(what.to)
    no = _unfit(work, ticket, other)
    if no is not None or other is None:
        return no or Refused("hand-no-person")
    if other.id != worker.id:
        ask(work, ticket, other.id, by=worker.id)
        return Done("hand-done-asked", {"number": ticket.number, "worker": other.called(work.house.lang)}, ticket.id)
    move(work, ticket, other)  # a supervisor takes over what somebody else has
    return Done("hand-done-taken", {"number": ticket.number}, ticket.id)


def take_over(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    """接过来: whoever was asked goes on with it."""
    del what
    if ticket.owner_id == worker.id:
        return Done("hand-done-taken", {"number": ticket.number}, ticket.id)
    if not hand_offers.is_asked(work, ticket, worker.id):
        return Refused("hand-no-offer")
    if not move(work, ticket, worker):
        return Refused("hand-no-offer")
    return Done("hand-done-taken", {"number": ticket.number}, ticket.id)


def keep_out(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    """不接: it stays with whoever has it, and the line that stands and the supervisors hear at once."""
    assert isinstance(what, KeepOut)  # noqa: S101 - the table of acts pairs them
    if what.reason not in hand_offers.REASONS or not hand_offers.is_asked(work, ticket, worker.id):
        return Refused("hand-no-offer")
    alone = unhanded.waits_for_answer(work, ticket, worker.id)
    hand_offers.refuse(work, ticket, worker.id, what.reason)
    if alone:  # whoever was only told that it is free need not be spoken of again
        unhanded.stays(work, ticket, "refused", by=worker.id, reason=what.reason)
    return Done(
        "hand-done-kept-out", {"number": ticket.number, "worker": hand_offers.owner_of(work, ticket)}, ticket.id
    )


def candidates(work: Work, ticket: Ticket) -> tuple[Worker, ...]:
    """Who may be asked to go on with a claim: of its unit and those above it, and who stands on its line."""
    organisation, station = work.house.organisation, work.station_of(ticket)
    ids = [*line_order(on_duty(station, work.now)), *(one.id for one in station.workers)]
    ids += [one.id for unit in organisation.above(station.id) for one in unit.workers]
    found = (work.worker(one) for one in dict.fromkeys(ids))
    return tuple(one for one in found if one is not None and _unfit(work, ticket, one) is None)


def _unfit(work: Work, ticket: Ticket, other: Worker | None) -> Refused | None:
    """Why this worker cannot be asked; None when they can."""
    if other is None or not may(other.role, "TakeOver"):
        return Refused("hand-no-person")
    name = {"worker": other.called(work.house.lang), "number": ticket.number or ""}
    if other.id == ticket.owner_id:
        return Refused("hand-no-same", name)
    if offers.stepped_out(work, ticket, other.id):
        return Refused("hand-no-person")  # why is nobody's business
    home = work.home(other.id).id
    if not work.house.organisation.is_above(home, ticket.centre) and other.id not in line_order(
        on_duty(work.station_of(ticket), work.now)
    ):
        return Refused("hand-no-person")
    return Refused("hand-no-away", name) if hand_offers.is_away(work, other.id) else None


def ask(work: Work, ticket: Ticket, to: str, *, by: str) -> None:
    """Offer it to this worker, with a time by which the answer is waited for."""
    hand_offers.offer(work, ticket, to)
    name = work.called(by, work.house.lang)
    hand_offers.tell(work, ticket, to, "hand-asked", worker=name, promise=hand_offers.promised(work, ticket))
    tickets.note(work, ticket.id, "hand_asked", f"worker:{by}", worker=to)
    after = _ANSWER.get(ticket.urgency, _ANSWER_ELSE)
    add_deadline(work, f"{hand_offers.KIND}:ask:{to}", work.now + after, ticket)


# ---- moving ----------------------------------------------------------------------------------------------------------


def move(work: Work, ticket: Ticket, to: Worker, *, off: bool = False) -> bool:
    """The claim goes to another worker, by one compare-and-set; the resident is told who has it now, and by when.

    Both offers stay in the history, promises go with the claim. ``off``: whoever had it has gone off duty. False when
    it was no longer with that one, or is closed: nothing happened then.
    """
    before = str(ticket.owner_id)
    if not hand_ticket(work.conn, ticket.id, before, to.id):
        return False
    tickets.keep_set(work, ticket.id, {"owner_id": to.id})
    ticket = cast("Ticket", tickets.get(work, ticket.id))
    offers.give_up(work, ticket, before, "handed")
    hand_offers.offer(work, ticket, to.id)
    offers.close(work, ticket.id, to.id)
    hand_offers.forget(work, ticket)
    tickets.note(work, ticket.id, "handed", f"worker:{to.id}", gave=before, worker=to.id)
    work.conn.execute(
        update(t_promise).where(t_promise.c.ticket_id == ticket.id, t_promise.c.state == "open").values(worker_id=to.id)
    )
    _tell_resident(work, ticket, before, to, off=off)
    if ticket.state == "ACKED":  # the claim's own clock starts anew for whoever has it now
        due = promises.open_until(work, ticket.id, "contact")
        releasing.arm(work, ticket, max(due or work.now, _contact_due(work, ticket, to)))
    notices.show_card(work, ticket)
    notices.tell_worker(work, to.id, ticket, "private-yours")
    dossier.send(work, to.id, ticket)
    notices.tell_worker(work, before, ticket, "hand-taken", worker=to.called(work.house.lang))
    return True


def _tell_resident(work: Work, ticket: Ticket, before: str, to: Worker, *, off: bool) -> None:
    """Nothing where it would be unsafe; a time only where one is promised, or can be now."""
    if talking.chat_of(work, ticket) is None or states.is_quiet(work, ticket):
        return
    hidden = tickets.details(work, ticket)
    way = _WAYS.get(str(hidden.get("contact", "here")), "quiet")
    due = promises.open_until(work, ticket.id, "contact")
    if due is None and ticket.state == "ACKED" and way != "quiet" and not hidden.get("do_not_call"):
        due = promises.rounded(_contact_due(work, ticket, to), work.now)
        promises.make(work, ticket, "contact", due, to.id)
    key = f"handed-off-{way if due else 'quiet'}" if off else f"handed-{way if due else 'quiet'}"
    lang = ticket.lang
    gave = work.house.organisation.worker(before)
    slots = {"before": gave.called(lang) if gave else work.called(None, lang), "worker": to.called(lang)}
    if due is not None:
        slots["when"] = say_slot_when(work, lang, due)
    talking.tell_text(work, ticket, key, work.house.words.say(lang, key, **slots))


def _contact_due(work: Work, ticket: Ticket, to: Worker) -> datetime:
    """By when somebody who takes it now is in touch."""
    latest = contact_due(calling.ladder_of(work, ticket), work.home(to.id), work.now)
    return promises.at_work(work, ticket, to.id, latest)
