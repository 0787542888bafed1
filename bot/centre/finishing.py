"""What happens when a ticket ends, whichever way: nobody is called any more, the resident hears it in plain words."""

from typing import Any

from bot.centre import after, calling, following, idling, moving, notices, offers, promises, releasing, talking, tasks
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from referral.ticket import ACTIVE, CLOSED, DONE, FOLLOWUP, HANDED, MERGED, VOID

# A report is a duty of its own, and whoever is out on a visit is waited for: both outlive the ticket.
_ENDED = ("cowork", "sign", "volunteer", "referral", "transfer")
_TOLD = {DONE: "closed-told", CLOSED: "closed-told", VOID: "void-told"}


def end_of(ticket: Ticket) -> str:
    """How a ticket in this state is closed: 结案 where a case was opened or somebody else has it, else 咨询办结."""
    return CLOSED if ticket.state in {ACTIVE, HANDED, FOLLOWUP} else DONE


def end(work: Work, ticket: Ticket, to: str, by: str, *, asked: str = "", **columns: Any) -> Ticket:
    """Close it. Raises IllegalMoveError where the machine refuses: asked beforehand.

    ``asked``: who asked for it, where somebody else signed: the resident knows that one.
    """
    live = bool(ticket.handoff_live)
    columns |= {"closed_at": work.now, "handoff_live": False}
    kind = {VOID: "voided", MERGED: "merged"}.get(to, "closed")
    ticket = moving.record(work, ticket, kind, by, to=to, said={"asked": asked} if asked else None, **columns)
    calling.stop(work, ticket)
    releasing.disarm(work, ticket)
    idling.disarm(work, ticket)
    offers.close(work, ticket.id, None, kind)
    for promise in ("accept", "contact"):
        promises.settle(work, ticket.id, promise, "released")
    for task in tasks.of(work, ticket, "cowork", open_only=True):
        notices.tell_worker(work, task.worker_id, ticket, "case-told-over")
    tasks.cancel_open(work, ticket, kind, *_ENDED)
    if live:
        talking.let_go(work, ticket)
    if to in _TOLD:
        _tell(work, ticket, to)
    notices.show_card(work, ticket)
    if to in {DONE, CLOSED}:
        following.lay(work, ticket, ticket.follow_up or "none")
    else:
        after.matter_over(work, ticket)
    return ticket


def _tell(work: Work, ticket: Ticket, to: str) -> None:
    """Who closed it, and that they can always write again; neutral where violence is flagged, nothing where unsafe."""
    key = "closed-lost-told" if ticket.outcome == "lost" else _TOLD[to]
    talking.tell(work, ticket, "closed-plain-told" if ticket.violence else key)
