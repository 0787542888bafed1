"""A person judges how urgent it is: anybody who has the ticket raises it, only a supervisor lowers danger."""

from typing import cast

from bot.centre import calling, notices, promises, releasing, sight, talking, tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.messages import Act, Done, Level, Outcome, Refused
from referral.ladder import contact_due
from referral.station import Worker
from referral.urgency import Urgency

REASONS = frozenset({"checked", "misread", "worse"})  # spoken to and judged · the rules misread it · it got worse


def level(work: Work, worker: Worker, ticket: Ticket, what: Act) -> Outcome:
    """Set the urgency. Unclear goes up by itself; only a person lowers, and danger (U0, U1) only a supervisor."""
    assert isinstance(what, Level)  # noqa: S101 - acting's table pairs them
    if what.urgency not in {one.code for one in Urgency} or what.reason not in REASONS:
        return Refused("refused-fields", {"field": work.desk_says("field-urgency")})
    if ticket.closed_at is not None:
        return Refused("refused-gone")
    oversees = sight.oversees(work, worker, ticket)
    if what.urgency > ticket.urgency and ticket.urgency in calling.LIVE and not oversees:
        return Refused("refused-level", {"number": ticket.number})
    if ticket.owner_id not in (worker.id, None) and not oversees:
        return Refused("refused-owner")
    if what.urgency == ticket.urgency:
        return Refused("refused-level-same", {"number": ticket.number})
    before = ticket.urgency
    by = f"worker:{worker.id}"
    tickets.note(work, ticket.id, "levelled", by, before=before, urgency=what.urgency, reason=what.reason)
    ticket = tickets.put(work, ticket.id, urgency=what.urgency)
    talking.level(work, ticket)
    if ticket.owner_id is None:
        ticket, _ = calling.start(work, ticket)  # the ladder of the new level, from its first rung
    elif ticket.owner_id != worker.id:
        notices.tell_owner(work, ticket, "private-levelled", worker=worker.called(work.house.lang))
    if ticket.owner_id is not None and promises.open_until(work, ticket.id, "contact") is None:
        due = contact_due(calling.ladder_of(work, ticket), work.home(ticket.owner_id), work.now)
        releasing.arm(work, ticket, due)
    notices.show_card(work, cast("Ticket", tickets.get(work, ticket.id)), calling.called_first(work, ticket))
    colour = work.desk_says(f"urgency-{what.urgency}")
    notices.tell_desk(work, ticket, "levelled", worker=worker.called(work.house.lang), level=colour)
    return Done("done-levelled", {"number": ticket.number, "level": colour}, ticket.id)
