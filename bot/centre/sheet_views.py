"""What a worker sees of hand-overs: the sheets that concern them, the claims they are asked to take, and their own."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.centre import hand_offers, handing, notices, promises, sheet_rows, signing, tickets
from bot.centre.house import Work
from bot.centre.sheet_rows import OPEN, Sheet
from bot.centre.tickets import Ticket
from bot.messages import Card
from bot.store.tables import t_offer, t_sheet, t_ticket
from referral.station import Worker

_KEPT = timedelta(days=3)  # a sheet that is done is shown for so long
_MOST = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet. ``number`` is "" for a story told half, which has none yet."""

    id: int
    number: str
    urgency: str
    kind: str
    due: datetime | None
    state: str  # open · taken · refused · off
    why: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A sheet as one worker sees it."""

    id: int
    unit: str
    at: datetime
    giver: str
    taker: str | None
    given: bool
    state: str  # open · taken · partly · refused
    late: bool
    lines: tuple[Line, ...]
    may_sign: bool
    may_take: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that may change hands. ``asked``: who is asked and has not answered; ``to``: who may be asked."""

    card: Card
    owner: str
    due: datetime | None
    asked: tuple[str, ...] = ()
    to: tuple[Worker, ...] = ()


def sheets(work: Work, worker: Worker) -> tuple[Seen, ...]:
    """Theirs to give, to take, or to look after; what is open first, then the newest."""
    s = t_sheet.c
    near = select(t_sheet).where((s.state == OPEN) | (s.made_at > work.now - _KEPT))
    rows = work.conn.execute(near.order_by(s.id.desc()).limit(10 * _MOST)).all()
    mine = [row for row in rows if signing.may_sign(work, worker, row) or signing.may_take(work, worker, row)]
    mine.sort(key=lambda row: row.state != OPEN)
    return tuple(_seen(work, worker, row) for row in mine[:_MOST])


def _seen(work: Work, worker: Worker, row: Sheet) -> Seen:
    is_open = row.state == OPEN
    return Seen(
        row.id,
        row.unit,
        row.at,
        row.giver,
        row.taker,
        row.given_at is not None,
        row.state,
        row.why == "late" and is_open,
        tuple(_line(work, one) for one in sheet_rows.items(work, row.id)),
        signing.may_sign(work, worker, row) and row.given_at is None,
        is_open and signing.may_take(work, worker, row),
    )


def _line(work: Work, item: sheet_rows.Item) -> Line:
    ticket = tickets.get(work, item.ticket_id) if item.ticket_id else None
    number, urgency = (ticket.number or "", ticket.urgency) if ticket is not None else ("", "")
    return Line(item.id, number, urgency, item.kind, item.due_at, item.state, item.why or "")


def asked(work: Work, worker: Worker) -> tuple[Claim, ...]:
    """What somebody else has and this worker is asked to take over."""
    o = t_offer.c
    mine = select(o.ticket_id).where(o.worker_id == worker.id, o.line == hand_offers.HAND, o.status == "requested")
    found = (tickets.get(work, one) for one in work.conn.execute(mine.order_by(o.id)).scalars())
    open_ones = (one for one in found if one is not None and hand_offers.is_asked(work, one, worker.id))
    return tuple(_claim(work, one) for one in open_ones)


def own(work: Work, worker: Worker) -> tuple[Claim, ...]:
    """What this worker has, whom it may be handed to, and whose answer is waited for."""
    t = t_ticket.c
    mine = select(t_ticket).where(t.owner_id == worker.id, t.closed_at.is_(None), t.number.is_not(None))
    rows = work.conn.execute(mine.order_by(t.urgency, t.sent_at)).all()
    return tuple(_claim(work, one, handing.candidates(work, one)) for one in rows)


def _claim(work: Work, ticket: Ticket, to: tuple[Worker, ...] = ()) -> Claim:
    due = promises.open_until(work, ticket.id, "contact")
    waits = tuple(sorted(hand_offers.asked(work, ticket)))
    return Claim(notices.view(work, ticket), str(ticket.owner_id), due, waits, to)
