"""What nobody took over: it stays with whoever has it; the line that stands and the supervisors hear it again."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.centre import calling, hand_offers, notices, tickets
from bot.centre.changeover import next_line
from bot.centre.deadlines import add_deadline
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from referral.duty import line_order
from referral.roles import may

PRESSING = hand_offers.LIVE | {"U2"}
_AGAIN = {"U0": timedelta(minutes=5), "U1": timedelta(minutes=5), "U2": timedelta(hours=1)}
_MOST = {"U0": 24, "U1": 24, "U2": 4}  # two hours of danger, half a working day else; then the promise's clock goes on
_TOLD = frozenset({"refused", "unanswered", "away"})
_NEAR = timedelta(hours=1)  # whose shift begins so soon hears it now


def stays(  # noqa: PLR0913 - what, why, by whom, and who hears
    work: Work,
    ticket: Ticket,
    why: str,
    *,
    by: str | None = None,
    reason: str = "",
    at: datetime | None = None,
    since: datetime | None = None,
) -> None:
    """It stays with whoever has it. The line that stands (or will at ``at``) and the supervisors hear, and may take it.

    ``why``: refused · unsigned · unanswered · nobody · away. What has seen no contact yet is rung again and again;
    from ``since`` on, where whoever has it is there until then.
    """
    if ticket.owner_id is None or ticket.closed_at is not None:
        return
    ticket = tickets.put(work, ticket.id, escalated=True)
    hand_offers.forget(work, ticket)
    tickets.note(work, ticket.id, "hand_stays", why=why, worker=by)
    _tell(work, ticket, why, by, reason)
    _ring(work, ticket, at)
    if _presses(ticket):
        _again(work, ticket, 1, since)


def _again(work: Work, ticket: Ticket, times: int, since: datetime | None = None) -> None:
    """Danger rings at any hour; for the rest nobody off shift is called, it waits until the line stands."""
    at = max(work.now, since or work.now) + _AGAIN[ticket.urgency]
    if ticket.urgency not in hand_offers.LIVE:
        shift = next_line(work.station_of(ticket), at, awake=True)
        at = max(shift.start, at) if shift is not None else at
    add_deadline(work, f"{hand_offers.KIND}:stays:{times}", at, ticket)


def _tell(work: Work, ticket: Ticket, why: str, by: str | None, reason: str) -> None:
    """The group and whoever has it; of a whole sheet that nobody signed, or nobody comes for, its own line has told."""
    key = f"hand-stays-{why}"
    if why not in _TOLD:
        return
    name = hand_offers.named(work, by)
    if why == "refused":
        said = work.desk_says("reason-plain" if reason == "conflict" else f"reason-{reason}")
        notices.tell_desk(
            work, ticket, key, ticket.urgency in hand_offers.LIVE, worker=hand_offers.owner_of(work, ticket),
            name=name, reason=said,
        )  # fmt: skip
    else:
        owner = hand_offers.owner_of(work, ticket)
        notices.tell_desk(work, ticket, key, ticket.urgency in hand_offers.LIVE, worker=owner)
    if by is not None:
        notices.tell_worker(work, ticket.owner_id, ticket, f"hand-told-{why}", worker=name)


def _presses(ticket: Ticket) -> bool:
    return ticket.urgency in PRESSING and ticket.state == "ACKED" and ticket.calmed_at is None


def _ring(work: Work, ticket: Ticket, at: datetime | None = None) -> tuple[str, ...]:
    """Ask everybody who may take it over now. The claim is not taken away from whoever has it."""
    told = []
    for worker_id in _hearers(work, ticket, at):
        hand_offers.offer(work, ticket, worker_id)
        hand_offers.tell(work, ticket, worker_id, "hand-free", worker=hand_offers.owner_of(work, ticket))
        told.append(worker_id)
    return tuple(told)


def _hearers(work: Work, ticket: Ticket, at: datetime | None) -> Iterable[str]:
    live = ticket.urgency in hand_offers.LIVE  # nobody who stands by at home in the night is woken for the rest
    shift = next_line(work.station_of(ticket), max(at or work.now, work.now), awake=not live)
    near = shift is not None and shift.start - work.now <= _NEAR
    line = line_order(shift.line) if shift is not None and near else ()
    out = hand_offers.refused(work, ticket)
    for one in dict.fromkeys((*line, *notices.supervisors(work, ticket.centre))):
        worker = work.worker(one)
        if worker is None or one in out or one == ticket.owner_id or not may(worker.role, "TakeOver"):
            continue
        if not hand_offers.is_away(work, one):
            yield one


def waits_for_answer(work: Work, ticket: Ticket, worker_id: str) -> bool:
    """Whether this worker alone was asked, and their answer is waited for."""
    return calling.waits_for(work, ticket, f"{hand_offers.KIND}:ask:{worker_id}")


def fell_due(work: Work, deadline: Row[Any], ticket: Ticket) -> str:
    """No answer came, or nobody has taken it over yet. Returns what became of the deadline."""
    _, what, rest = str(deadline.kind).split(":", 2)
    if ticket.owner_id is None:
        return "off"
    if what == "ask":
        if rest not in hand_offers.asked(work, ticket):
            return "off"
        hand_offers.decide(work, ticket, rest, "cancelled", "unanswered")
        stays(work, ticket, "unanswered", by=rest)
        return "done"
    times = int(rest)
    if not _presses(ticket) or times > _MOST[ticket.urgency]:
        return "off"
    _ring(work, ticket)
    if times < _MOST[ticket.urgency]:
        _again(work, ticket, times + 1)
    return "done"
