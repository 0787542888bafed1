"""What stands on a hand-over sheet: one line a ticket, named by the first of the kinds below that finds it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, select

from bot.centre import alarms, calling, tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.tables import t_event, t_promise, t_task, t_ticket
from referral.ladder import contact_due
from referral.station import Station
from referral.ticket import DRAFT, OFFERED, REFERRED

UNIT_KINDS = frozenset({"waiting", "draft"})  # nobody's own: of several sheets they stand on one
LIVE = frozenset({"U0", "U1"})
PRESSING = LIVE | {"U2"}
_HALF_TOLD = timedelta(days=1)  # a story told half is waited for so long


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose things are looked for: what ``giver`` has in ``unit``, with what nobody has where ``first``.

    ``back`` is when they stand first again: what was promised for later they keep. None for somebody who is away.
    """

    unit: Station
    giver: str
    back: datetime | None
    first: bool = True
    everything: bool = False  # they are away, or have left: also what is neither urgent nor promised


@dataclass(frozen=True, slots=True)
class Found:
    """One line: a ticket, why it is on the sheet, and the time it is due by."""

    ticket: str
    kind: str  # alarm · unreached · promised · waiting · receipt · open · draft
    due: datetime | None
    danger: bool = False  # U0 or U1: it is handed to whoever stands by in the night too


_ANY = select(t_ticket.c.id).where(t_ticket.c.centre == bindparam("unit"), t_ticket.c.closed_at.is_(None)).limit(1)

Finder = Callable[[Work, Hand], Iterator[Found]]


def find(work: Work, hand: Hand) -> tuple[Found, ...]:
    """Every line, the most urgent first; a ticket stands once."""
    if work.conn.execute(_ANY, {"unit": hand.unit.id}).first() is None:  # most changes of most units
        return ()
    found: dict[str, Found] = {}
    for finder in KINDS:
        for one in finder(work, hand):
            found.setdefault(one.ticket, one)
    if not found:
        return ()
    t = t_ticket.c
    named = select(t.id, t.urgency).where(t.id.in_(list(found)))
    rows = work.conn.execute(named.order_by(t.urgency, t.sent_at, t.number, t.id)).all()
    return tuple(replace(found[row.id], danger=row.urgency in LIVE) for row in rows)


def _held(work: Work, hand: Hand) -> list[Ticket]:
    return _rows(work, hand, t_ticket.c.owner_id == hand.giver)


def _rows(work: Work, hand: Hand, *where: ColumnElement[bool]) -> list[Ticket]:
    mine = select(t_ticket).where(t_ticket.c.centre == hand.unit.id, t_ticket.c.closed_at.is_(None), *where)
    return [one for one in work.conn.execute(mine).all() if not tickets.is_erased(work, one)]


def _promised(work: Work, ticket: Ticket) -> datetime | None:
    due = select(t_promise.c.due_at).where(
        t_promise.c.ticket_id == ticket.id, t_promise.c.kind == "contact", t_promise.c.state == "open"
    )
    found: datetime | None = work.conn.execute(due.order_by(t_promise.c.id.desc()).limit(1)).scalar_one_or_none()
    return found


def _by(work: Work, ticket: Ticket) -> datetime | None:
    """The time told to the resident; where none was, by when whoever took it should have been in touch."""
    due = _promised(work, ticket)
    if due is not None or ticket.state != "ACKED" or ticket.acked_at is None:
        return due
    return contact_due(calling.ladder_of(work, ticket), work.home(ticket.owner_id), ticket.acked_at)


def _alarm(work: Work, hand: Hand) -> Iterator[Found]:
    """Danger that rings: said again on a claim somebody has, or on a ticket nobody has taken."""
    for one in _held(work, hand):
        if alarms.is_ringing(work, one):
            yield Found(one.id, "alarm", one.due_at)
    if hand.first:
        for one in _waiting_rows(work, hand):
            if one.urgency in LIVE and one.calmed_at is None:
                yield Found(one.id, "alarm", one.due_at)


def _unreached(work: Work, hand: Hand) -> Iterator[Found]:
    """Somebody tried, and nobody answered."""
    for one in _held(work, hand):
        if one.state != "ACKED" or _theirs(work, hand, one):
            continue
        tried = select(t_event.c.data).where(t_event.c.ticket_id == one.id, t_event.c.kind == "contact")
        last = work.conn.execute(tried.order_by(t_event.c.id.desc()).limit(1)).scalar_one_or_none()
        if last is not None and not last.get("reached", True):
            yield Found(one.id, "unreached", _by(work, one))


def _call_backs(work: Work, hand: Hand) -> Iterator[Found]:
    """A time told to the resident that falls into the time in which they are not there."""
    for one in _held(work, hand):
        due = _promised(work, one)
        if due is not None and not _theirs(work, hand, one):
            yield Found(one.id, "promised", due)


def _receipts(work: Work, hand: Hand) -> Iterator[Found]:
    """A referral whose receipt is late: of what presses; of somebody who is away every one that waits."""
    for one in _held(work, hand):
        if one.state != REFERRED or not (hand.everything or one.urgency in PRESSING):
            continue
        asked = select(t_task.c.due_at).where(
            t_task.c.ticket_id == one.id, t_task.c.kind == "referral", t_task.c.status == "requested"
        )
        due = work.conn.execute(asked.order_by(t_task.c.due_at).limit(1)).scalar_one_or_none()
        if due is not None and (hand.everything or due <= work.now):
            yield Found(one.id, "receipt", due)


def _waiting(work: Work, hand: Hand) -> Iterator[Found]:
    """Nobody has taken it yet: it is called by its own ladder, and whoever comes knows of it."""
    if hand.first:
        for one in _waiting_rows(work, hand):
            yield Found(one.id, "waiting", one.due_at)


def _waiting_rows(work: Work, hand: Hand) -> list[Ticket]:
    t = t_ticket.c
    return _rows(work, hand, t.owner_id.is_(None), t.state.in_(sorted(OFFERED)), t.urgency.in_(sorted(PRESSING)))


def _open(work: Work, hand: Hand) -> Iterator[Found]:
    """U0 to U2 without a contact, danger that nobody has called off; of somebody who is away everything without one."""
    for one in _held(work, hand):
        if one.state == "ACKED":
            wanted = (one.urgency in PRESSING or hand.everything) and not _theirs(work, hand, one)
        else:
            wanted = (one.urgency in LIVE and one.calmed_at is None) or (hand.everything and hand.back is None)
        if wanted:
            yield Found(one.id, "open", _by(work, one))


def _drafts(work: Work, hand: Hand) -> Iterator[Found]:
    """A story told half that may be danger."""
    if hand.first:
        since = work.now - _HALF_TOLD
        t = t_ticket.c
        for one in _rows(work, hand, t.state == DRAFT, t.urgency.in_(sorted(PRESSING)), t.created_at > since):
            yield Found(one.id, "draft", None)


def _theirs(work: Work, hand: Hand, ticket: Ticket) -> bool:
    """What was promised for when they are back they keep; danger they never do."""
    due = _promised(work, ticket)
    return due is not None and hand.back is not None and due >= hand.back and ticket.urgency not in LIVE


# In this order: the first that finds a ticket names it. Another kind of line is another function in this list.
KINDS: list[Finder] = [_alarm, _unreached, _call_backs, _receipts, _waiting, _open, _drafts]
