"""Somebody is away, or has left the staff, in the middle of a claim: what cannot wait goes back to the line at once."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select

from bot.centre import handover, promises, releasing, tickets, unhanded
from bot.centre.changeover import next_line
from bot.centre.deadlines import add_house_deadline
from bot.centre.house import Work
from bot.centre.keeping import lock
from bot.centre.sheet_lines import Hand, find
from bot.centre.tickets import Ticket
from bot.store.tables import t_change, t_deadline, t_item, t_sheet, t_ticket
from referral.duty import line_order
from referral.roster import DAY, instant, local_day
from referral.station import Deed

AWAY, LEFT = (
    "away",
    "left",
)  # away:<worker>:<number of the change> · left: every morning, for who is on no page any more
_MORNING = 8 * 60  # minutes after local midnight
_LIVE = frozenset({"U0", "U1"})


def goes(
    work: Work, worker_id: str, start: datetime, end: datetime | None, *, danger_alone: bool = False
) -> tuple[int, int]:
    """They are away from ``start`` until ``end``; None: for good. How many claims went back, and how many on a sheet.

    Danger, and what was promised for while they are away, goes back to the line at once; of the rest a sheet is made
    for whoever stands there. ``danger_alone``: people sleep, so the rest waits until the line stands.
    """
    back = 0
    units: dict[str, None] = {}
    for ticket in _held(work, worker_id):
        lock(work, ticket.person_id)
        now = tickets.get(work, ticket.id)
        if now is None or now.owner_id != worker_id or now.closed_at is not None or tickets.is_erased(work, now):
            continue
        if danger_alone and now.urgency not in _LIVE:
            continue
        if _cannot_wait(work, now, start, end):
            releasing.release(work, now, "away")
            back += 1
            continue
        if now.urgency in _LIVE and now.calmed_at is None:
            unhanded.stays(work, now, "away")
        units[now.centre] = None
    if danger_alone:
        return back, 0
    return back, sum(_sheet(work, unit, worker_id, end) for unit in units)


def _held(work: Work, worker_id: str) -> list[Ticket]:
    """Their open claims, in the order in which residents are locked everywhere."""
    t = t_ticket.c
    mine = select(t_ticket).where(t.owner_id == worker_id, t.closed_at.is_(None))
    return list(work.conn.execute(mine.order_by(t.person_id, t.id)).all())


def _cannot_wait(work: Work, ticket: Ticket, start: datetime, end: datetime | None) -> bool:
    if ticket.state != "ACKED":
        return False
    due = promises.open_until(work, ticket.id, "contact")
    missed = due is not None and due >= start and (end is None or due < end)
    return missed or ticket.urgency in _LIVE or end is None


def _sheet(work: Work, unit_id: str, worker_id: str, end: datetime | None) -> int:
    """What is left of theirs in a unit, for whoever stands there now or next. How many lines."""
    station = work.unit(unit_id)
    found = find(work, Hand(station, worker_id, end, first=False, everything=True))
    if not found:
        return 0
    shift = next_line(station, work.now, awake=True)
    at = max(shift.start, work.now) if shift is not None else work.now
    line = line_order(shift.line)[:2] if shift is not None else ()
    taker = next((one for one in line if one != worker_id), None)
    there = _listed(work, worker_id)
    fresh = [one for one in found if one.ticket not in there]
    if fresh:
        handover.write(work, station, at, giver=worker_id, taker=taker, found=fresh)
    return len(fresh)


def _listed(work: Work, worker_id: str) -> frozenset[str]:
    """What stands on an open sheet of theirs already."""
    mine = select(t_item.c.ticket_id).join(t_sheet, t_sheet.c.id == t_item.c.sheet_id)
    waiting = mine.where(t_sheet.c.giver == worker_id, t_sheet.c.state == "open", t_item.c.state == "open")
    fresh = waiting.where(t_sheet.c.made_at > work.now - timedelta(days=1))  # what lies longer is laid before them anew
    return frozenset(work.conn.execute(fresh).scalars())


# ---- the deadlines ---------------------------------------------------------------------------------------------------


def away(work: Work, deadline: Row[Any]) -> str:
    """A leave begins. Returns what became of the deadline: ``off`` when the leave was taken back."""
    _, worker_id, number = str(deadline.kind).split(":", 2)
    row = work.conn.execute(select(t_change).where(t_change.c.id == int(number))).one_or_none()
    if row is None or row.revoked_at is not None or row.deed != Deed.LEAVE.value or row.end_at <= work.now:
        return "off"
    home = work.home(worker_id)
    awake = next_line(home, work.now, awake=True)
    morning = awake.start if awake is not None else work.now
    asleep = work.now < morning < row.end_at
    goes(work, worker_id, row.start_at, row.end_at, danger_alone=asleep)
    if asleep:
        add_house_deadline(work, str(deadline.kind), morning)
    return "done"


def arm(work: Work) -> None:
    """Every leave that is to come, or stands, has its deadline; arming twice changes nothing."""
    c, d = t_change.c, t_deadline.c
    leaves = select(c.id, c.worker, c.start_at).where(
        c.deed == Deed.LEAVE.value, c.revoked_at.is_(None), c.end_at > work.now, c.worker.is_not(None)
    )
    for row in sorted(work.conn.execute(leaves).all(), key=lambda one: one.id):  # in SQL it would read the whole table
        kind = f"{AWAY}:{row.worker}:{row.id}"
        if work.conn.execute(select(d.id).where(d.kind == kind).limit(1)).first() is None:
            add_house_deadline(work, kind, max(row.start_at, work.now))
    _again(work)


def left(work: Work, deadline: Row[Any]) -> str:
    """Every morning: nothing stays with somebody who has left the staff."""
    del deadline
    owners = select(t_ticket.c.owner_id).where(t_ticket.c.owner_id.is_not(None), t_ticket.c.closed_at.is_(None))
    for owner in sorted(set(work.conn.execute(owners).scalars())):
        if work.worker(owner) is None:
            goes(work, owner, work.now, None)
    _again(work)
    return "done"


def _again(work: Work) -> None:
    station = work.house.station
    today = local_day(station, work.now)
    at = instant(station.tz, today, _MORNING)
    add_house_deadline(work, LEFT, at if at > work.now else instant(station.tz, today + DAY, _MORNING))
