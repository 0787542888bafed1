"""A transfer moves ownership to another unit; a referral does not."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.acts_case import Transfer
from bot.centre import (
    calling,
    hand_offers,
    idling,
    moving,
    notices,
    offers,
    promises,
    releasing,
    sight,
    states,
    talking,
    tasks,
    tickets,
)
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.messages import Done, Outcome, Refused
from referral.need import Code
from referral.station import Station, Worker
from referral.ticket import NEW

KIND = "transfer"


def transfer(work: Work, worker: Worker, ticket: Ticket, what: Transfer) -> Outcome:
    """移交: another unit owns it from now on."""
    if not sight.holds(work, worker, ticket):
        return Refused("refused-owner")
    return move_to(work, worker, ticket, what.unit, what.words)


def move_to(work: Work, worker: Worker, ticket: Ticket, unit_id: str, words: str) -> Outcome:
    """Nobody has it now but the other unit, whose line is called anew; the resident is told who is asked there."""
    organisation = work.house.organisation
    day = work.now.astimezone(work.house.station.tz).date()
    unit = organisation.units.get(unit_id)
    if unit is None or unit_id == ticket.centre or not unit.lives(day):
        return Refused("refused-fields", {"field": work.desk_says("form-transfer")})
    refused = moving.refusal(work, ticket, NEW, owner_id=None)
    if refused is not None:
        return refused
    by, before, gave = f"worker:{worker.id}", str(ticket.centre), ticket.owner_id
    _let_go(work, ticket)
    tasks.ask(
        work,
        ticket,
        KIND,
        by=by,
        receiver=unit_id,
        status="completed",
        words={"words": words.strip()} if words.strip() else None,
    )
    ticket = moving.record(
        work,
        ticket,
        "transferred",
        by,
        to=NEW,
        said={"unit": unit_id, "from": before},
        centre=unit_id,
        owner_id=None,
        acked_at=None,
        handoff_live=False,
        calmed_at=None,  # whoever takes it there is called as loudly as at first
    )
    _lay_with(work, ticket, before, unit_id)
    ticket, called = calling.start(work, ticket)
    notices.show_moved(work, ticket, before)
    _tell(work, ticket, worker, unit, called.worker)
    name = unit.called(work.house.lang)
    if gave is not None and gave != worker.id:
        notices.tell_worker(work, gave, ticket, "private-moved", house=name)
    return Done("transfer-done", {"number": ticket.number or "", "unit": name})


def _let_go(work: Work, ticket: Ticket) -> None:
    """Whatever hung on whoever had it: their offer, their time told, what they asked others to do."""
    calling.stop(work, ticket, "overtaken")
    releasing.disarm(work, ticket)
    idling.disarm(work, ticket)
    if ticket.owner_id is not None:
        offers.give_up(work, ticket, str(ticket.owner_id), "moved")
    hand_offers.forget(work, ticket)
    offers.close(work, ticket.id, None, "moved")
    promises.settle(work, ticket.id, "contact", "released")
    tasks.cancel_open(work, ticket, "moved", "cowork", "sign")
    if ticket.handoff_live:
        talking.let_go(work, ticket)


def _lay_with(work: Work, ticket: Ticket, before: str, unit: str) -> None:
    why = [[Code.TRANSFERRED.value, ""]]
    data: dict[str, Any] = {"unit": unit, "from": before, "reasons": why, "shown": True}
    tickets.note(work, ticket.id, "placed", **data)


def _tell(work: Work, ticket: Ticket, worker: Worker, unit: Station, asked: str | None) -> None:
    """Which unit has it now, and who is asked there; where it is unsafe nothing, where it must be neutral no unit."""
    if talking.chat_of(work, ticket) is None or states.is_quiet(work, ticket):
        return
    lang = ticket.lang
    key, then = states.say_asked(work, ticket, lang, asked)
    if ticket.violence:
        talking.tell_text(work, ticket, key, then)
        return
    slots = {"worker": worker.called(lang), "unit": unit.called(lang)}
    moved = work.house.words.say(lang, "told-moved", **slots)
    talking.tell_text(work, ticket, f"told-moved+{key}", f"{moved}\n{then}")


ACTS: Mapping[type[Any], Callable[[Work, Worker, Ticket, Any], Outcome]] = {Transfer: transfer}
KINDS: Mapping[str, Callable[[Work, Row[Any], Ticket], str]] = {}
AFTER_END: frozenset[str] = frozenset()
