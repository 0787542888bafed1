"""Who may see which ticket: their own unit's, what they are asked to take, and up the tree only what was raised."""

from sqlalchemy import ColumnElement, and_, or_, select

from bot.centre import tasks
from bot.centre.house import Work
from bot.centre.offers import stepped_out
from bot.centre.tickets import Ticket
from bot.store.tables import t_offer, t_ticket
from referral.duty import line_order, on_duty
from referral.roles import BOARD, OVERSIGHT, may
from referral.station import Role, Worker

_RAISED = OVERSIGHT | {Role.HEADQUARTERS}  # who takes over what a unit below could not


def stands_in(work: Work, worker_id: str) -> tuple[str, ...]:
    """The units on whose line this worker stands now: a line may name somebody of another unit."""
    units = work.house.organisation.units
    return tuple(one for one in units if worker_id in line_order(on_duty(work.unit(one), work.now)))


def sees(work: Work, worker: Worker, ticket: Ticket) -> bool:
    """Whether the ticket's card is on this worker's board; its words are another question (``looking.may_open``)."""
    if not may(worker.role, BOARD):
        return False
    home = work.home(worker.id).id
    if ticket.centre == home or ticket.owner_id == worker.id:
        return True
    if ticket.escalated and worker.role in _RAISED and work.house.organisation.is_above(home, ticket.centre):
        return True
    if worker.id in line_order(on_duty(work.station_of(ticket), work.now)):
        return True
    asked = select(t_offer.c.id).where(
        t_offer.c.ticket_id == ticket.id, t_offer.c.worker_id == worker.id, t_offer.c.status == "requested"
    )
    return work.conn.execute(asked.limit(1)).first() is not None or tasks.coworks(work, ticket, worker.id)


def seen_by(work: Work, worker: Worker) -> ColumnElement[bool]:
    """The same, as a condition on the tickets of a board."""
    organisation, home = work.house.organisation, work.home(worker.id).id
    if len(organisation.units) == 1:
        return t_ticket.c.centre == home
    asked = select(t_offer.c.ticket_id).where(t_offer.c.worker_id == worker.id, t_offer.c.status == "requested")
    ways = [
        t_ticket.c.id.in_(tasks.coworked_by(worker.id)),
        t_ticket.c.centre.in_({home, *stands_in(work, worker.id)}),
        t_ticket.c.owner_id == worker.id,
        t_ticket.c.id.in_(asked),
    ]
    if worker.role in _RAISED:
        below = [one.id for one in organisation.below(home)]
        ways.append(and_(t_ticket.c.escalated, t_ticket.c.centre.in_(below)))
    return or_(*ways)


def oversees(work: Work, worker: Worker, ticket: Ticket) -> bool:
    """A supervisor or director of the ticket's unit; of one above it, once it was raised or nobody else can."""
    if worker.role not in OVERSIGHT:
        return False
    home = work.home(worker.id).id
    if home == ticket.centre:
        return True
    if not work.house.organisation.is_above(home, ticket.centre):
        return False
    own = [one for one in work.station_of(ticket).workers if one.role in OVERSIGHT and work.worker(one.id) is not None]
    return bool(ticket.escalated) or not own


def holds(work: Work, worker: Worker, ticket: Ticket) -> bool:
    """Whether they may work on it: the owner; and who oversees it, whose sight does not end at their own tickets.

    Nobody who stepped back for a conflict of interest.
    """
    if ticket.owner_id == worker.id:
        return True
    return ticket.owner_id is not None and oversees(work, worker, ticket) and not stepped_out(work, ticket, worker.id)
