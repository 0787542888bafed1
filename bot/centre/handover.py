"""交接班: a sheet makes itself before each change of the line; late, or nobody there to take it: that is told."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from bot.centre import hand_offers, notices, sheet_notices, sheet_rows, tickets, unhanded
from bot.centre.changeover import Change, changes, next_first
from bot.centre.deadlines import add_house_deadline
from bot.centre.house import Work
from bot.centre.sheet_lines import Found, Hand, find
from bot.store.tables import t_deadline, t_sheet
from referral.station import Station

SHIFT = "shift"  # shift:<unit>:<when the giver goes>: a sheet is made
EARLY = timedelta(minutes=15)  # before the giver goes
LATE = timedelta(minutes=30)  # after the change
_WAITING = select(t_deadline.c.kind).where(t_deadline.c.kind.like(bindparam("kinds")), t_deadline.c.done_at.is_(None))
_DONE = select(t_deadline.c.kind).where(
    t_deadline.c.kind == bindparam("kind"), t_deadline.c.done_at.is_not(None), t_deadline.c.outcome != "overtaken"
)


# ---- when ------------------------------------------------------------------------------------------------------------


def arm_all(work: Work) -> None:
    """Every unit's next change, as the roster stands now."""
    for unit_id in work.house.organisation.units:
        arm(work, unit_id)


def arm(work: Work, unit_id: str) -> None:
    """The deadline of the unit's next change; one that a change of the roster has overtaken is put off."""
    station = work.unit(unit_id)
    coming = changes(station, work.now) if station.id == unit_id else iter(())
    wanted = next((one for one in coming if not _is_done(work, unit_id, one)), None)
    kind = kind_of(unit_id, wanted.ends) if wanted is not None else ""
    waiting = work.conn.execute(_WAITING, {"kinds": f"{SHIFT}:{unit_id}:%"}).scalars().all()
    for one in waiting:
        if one != kind:
            sheet_rows.settle(work, one, "overtaken")
    if wanted is not None and kind not in waiting:
        add_house_deadline(work, kind, max(wanted.ends - EARLY, work.now))


def kind_of(unit_id: str, ends: datetime) -> str:
    """``shift:<unit>:<iso instant>``."""
    return f"{SHIFT}:{unit_id}:{ends.isoformat()}"


def _is_done(work: Work, unit_id: str, change: Change) -> bool:
    """Whether its sheets were made already: never before the quarter of an hour."""
    if change.ends - EARLY > work.now:
        return False
    return work.conn.execute(_DONE, {"kind": kind_of(unit_id, change.ends)}).first() is not None


def fell_due(work: Work, deadline: Row[Any]) -> str:
    """A quarter of an hour before somebody goes. Returns what became of the deadline."""
    _, unit_id, iso = str(deadline.kind).split(":", 2)
    ends = datetime.fromisoformat(iso)
    station = work.unit(unit_id)
    coming = changes(station, min(work.now, ends) - timedelta(seconds=1)) if station.id == unit_id else iter(())
    found = [one for one in coming if one.ends == ends]
    for change in found:
        for giver in change.givers:
            if change.taker is not None or not hand_offers.is_away(work, giver, ends):  # else ``leaving`` sees to it
                make(work, station, change, giver)
    arm(work, unit_id)
    return "done" if found else "off"


# ---- making ----------------------------------------------------------------------------------------------------------


def make(work: Work, station: Station, change: Change, giver: str) -> int | None:
    """The sheet of one who goes; None where nothing is left open, or it is there already."""
    back = next_first(station, giver, change.ends)
    hand = Hand(station, giver, back, first=giver == change.givers[0])
    found = [one for one in find(work, hand) if change.danger in (None, one.danger)]
    there = select(t_sheet.c.id).where(
        t_sheet.c.unit == station.id, t_sheet.c.at == change.at, t_sheet.c.giver == giver
    )
    if not found or work.conn.execute(there.limit(1)).first() is not None:
        return None
    late_at = change.at + LATE if change.taker is not None else change.begins
    return write(work, station, change.at, giver=giver, taker=change.taker, found=found, late_at=late_at)


def write(  # noqa: PLR0913 - a sheet has this many parts
    work: Work,
    station: Station,
    at: datetime,
    *,
    giver: str,
    taker: str | None,
    found: Sequence[Found],
    late_at: datetime | None = None,
) -> int:
    """Write it down and tell everybody it concerns. ``late_at``: when whoever stands then hears that nobody signed."""
    sheet_rows.supersede(work, station.id, found)
    row = {"unit": station.id, "at": at, "giver": giver, "taker": taker, "state": sheet_rows.OPEN, "made_at": work.now}
    sheet_id: int = work.conn.execute(insert(t_sheet).values(**row).returning(t_sheet.c.id)).scalar_one()
    sheet_rows.add_lines(work, sheet_id, found)
    due = max(late_at or at + LATE, work.now + LATE)
    add_house_deadline(work, f"{sheet_rows.SHEET}:{sheet_id}", due)
    sheet_notices.tell(work, station, sheet_id)
    if taker is None:
        _nobody(work, station, at, giver, found)
    return sheet_id


def _nobody(work: Work, station: Station, at: datetime, giver: str, found: Sequence[Found]) -> None:
    """Nobody comes before another night has passed: the unit above is told, or the house at the end of the ladder."""
    name, count = hand_offers.named(work, giver), str(len(found))
    above = next(iter(work.house.organisation.above(station.id)), None)
    house = above.called(work.house.lang) if above else station.fallback.name if station.fallback else ""
    key = "sheet-nobody" if house else "sheet-nobody-at-all"
    slots = {"worker": name, "count": count} | ({"house": house} if house else {})
    notices.tell_desk(work, None, key, urgent=True, unit=station.id, **slots)
    if above is not None:
        unit = station.called(work.house.lang)
        notices.tell_desk(work, None, "sheet-nobody-below", urgent=True, unit=above.id, station=unit, count=count)
    for one in found:
        ticket = tickets.get(work, one.ticket)
        if ticket is not None and ticket.owner_id == giver:
            unhanded.stays(work, ticket, "nobody", since=at)


# ---- late ------------------------------------------------------------------------------------------------------------


def late(work: Work, deadline: Row[Any]) -> str:
    """Half an hour after the change it is not signed: the line that stands and the supervisors hear of each line."""
    sheet = sheet_rows.get(work, int(str(deadline.kind).split(":")[1]))
    if sheet is None or sheet.state != sheet_rows.OPEN:
        return "off"
    sheet_rows.lock_all(work, sheet.id)
    sheet_rows.refresh(work, sheet)
    left = sheet_rows.items(work, sheet.id, sheet_rows.OPEN)
    if not left:
        sheet_rows.finish(work, sheet)
        return "off"
    held = [one for one in (tickets.get(work, line.ticket_id) for line in left) if one is not None]
    held = [one for one in held if one.owner_id == sheet.giver]
    if not held:  # what nobody has is called by its own ladder
        return "done"
    work.conn.execute(update(t_sheet).where(t_sheet.c.id == sheet.id).values(why="late"))
    name = hand_offers.named(work, sheet.giver)
    notices.tell_desk(work, None, "sheet-late", urgent=True, unit=sheet.unit, worker=name, count=str(len(held)))
    for one in held:
        unhanded.stays(work, one, "unsigned")
    return "done"
