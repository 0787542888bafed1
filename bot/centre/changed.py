"""What was changed in a unit's roster, newest first, with who did it; and taking a change back."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, or_, select, update

from bot.centre import gapwatch, rostering, standing
from bot.centre.house import Work
from bot.centre.laid import Laid, change_of
from bot.messages import Done, Outcome, Refused
from bot.store.tables import t_change, t_swap
from referral.station import Change, Deed, Station, Worker

MOST = 30
_PAST = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Kept:
    """A change with its history. ``by`` and ``revoked_by``: ``worker:<id>``, ``import`` or ``bot``."""

    change: Change
    at: datetime
    by: str
    revoked_at: datetime | None
    revoked_by: str
    swapped: bool
    takable: bool  # whether whoever asked may take it back now


def history(work: Work, by: Worker, unit_id: str) -> tuple[Kept, ...]:
    """What was changed for this unit in the last weeks, and by whom; somebody's leave stands with their own unit."""
    c = t_change.c
    mine = or_(c.unit == unit_id, and_(c.unit.is_(None), c.deed == Deed.STORM.value))
    rows = work.conn.execute(
        select(t_change).where(mine, c.made_at > work.now - _PAST).order_by(c.id.desc()).limit(MOST)
    ).all()
    return tuple(_kept(work, by, row) for row in rows)


def _kept(work: Work, by: Worker, row: Row[Any]) -> Kept:
    change = change_of(row)
    holds = row.revoked_at is None and change.end > work.now
    return Kept(
        change,
        row.made_at,
        row.made_by,
        row.revoked_at,
        row.revoked_by or "",
        row.swap_id is not None,
        holds and may_take_back(work, by, change),
    )


def may_take_back(work: Work, by: Worker, change: Change) -> bool:
    """One's own leave; for the rest whoever may change the roster it belongs to."""
    if change.deed is Deed.LEAVE:
        return change.worker is not None and standing.may_speak_for(work, by, change.worker)
    return standing.may_change(work, by, change.unit or _top(work))


def _top(work: Work) -> str:
    return next((one.id for one in work.house.organisation.units.values() if one.parent is None), work.station.id)


def take_back(work: Work, by: Worker, number: int) -> Outcome:
    """The change no longer holds; what of it has passed stays as it was. A swap is taken back whole."""
    standing.take_turn(work)
    row = work.conn.execute(select(t_change).where(t_change.c.id == number)).first()
    if row is None or row.revoked_at is not None:
        return Refused("roster-no-back")
    change = change_of(row)
    if not may_take_back(work, by, change):
        return Refused("refused-role")
    rows = [one for one in _together(work, row) if one.end_at > work.now]
    no = _would_clash(work, [change_of(one) for one in rows]) if rows else Refused("roster-no-past")
    if no is not None:
        return no
    for one in rows:
        _end(work, one, by)
    if row.swap_id is not None:
        work.conn.execute(update(t_swap).where(t_swap.c.id == row.swap_id).values(state="withdrawn"))
    return _told(work, by, change, rows)


def _together(work: Work, row: Row[Any]) -> list[Row[Any]]:
    if row.swap_id is None:
        return [row]
    both = select(t_change).where(t_change.c.swap_id == row.swap_id, t_change.c.revoked_at.is_(None))
    return list(work.conn.execute(both.order_by(t_change.c.id)).all())


def _told(work: Work, by: Worker, change: Change, rows: list[Row[Any]]) -> Done:
    host = by.called(work.house.lang)
    for one in rows:
        unit = work.unit(one.unit or _top(work))
        gapwatch.tell_new(work, unit.id, max(one.start_at, work.now), one.end_at)
        slots = {"span": standing.span(work, unit, one.start_at, one.end_at), "worker": host}
        for who in sorted({one.worker, one.instead_of} - {None, by.id}):
            standing.tell(work, who, "roster-told-back", slots)
    everywhere = change.unit is None
    for unit_id in work.house.organisation.units if everywhere else (str(change.unit),):
        unit = work.unit(unit_id)
        span = standing.span(work, unit, change.start, change.end)
        over = change.deed is Deed.STORM and change.start < work.now
        key = "roster-desk-calm" if over else "roster-desk-back"
        standing.tell_group(work, unit_id, change.start, key, {"worker": host, "span": span})
    return Done("roster-done-calm" if over else "roster-done-back", {"span": span})


def _end(work: Work, row: Row[Any], by: Worker) -> None:
    """The part that has passed is written down anew: what was, was."""
    rostering.revoke(work, row.id, f"worker:{by.id}")
    if row.start_at < work.now:
        change = change_of(row)
        rostering.change(
            work,
            change.deed,
            change.start,
            work.now,
            row.made_by,
            unit=change.unit,
            worker=change.worker,
            place=change.place,
            instead_of=change.instead_of,
            line=change.line if change.deed is Deed.SHIFT else None,
            watch=change.watch,
            why=change.why,
            swap_id=row.swap_id,
        )


def _would_clash(work: Work, gone: list[Change]) -> Refused | None:
    """Whoever would stand again may stand elsewhere by now: nobody stands twice."""
    numbers = {one.no for one in gone}
    without = replace(work.laid, changes=tuple(one for one in work.laid.changes if one.no not in numbers), stations={})
    for change in gone:
        start, end = max(change.start, work.now), change.end
        units = [change.unit] if change.unit and change.deed is not Deed.LEAVE else list(standing.rosters(work))
        for unit_id in units if change.deed in {Deed.COVER, Deed.LEAVE, Deed.STORM} else ():
            no = _clash_in(work, without.unit(str(unit_id)), start, end, without)
            if no is not None:
                return no
    return None


def _clash_in(work: Work, unit: Station, start: datetime, end: datetime, laid: Laid) -> Refused | None:
    for shift in standing.touching(unit, start, end):
        before = standing.shift_of(work.laid.unit(unit.id), shift.start)
        for who in shift.line.at_work if before is None or before.line != shift.line else ():
            for there, other in standing.stands(work, laid, who, shift.start, shift.end):
                if there.id == unit.id and other.start == shift.start:
                    continue
                name = work.called(who, work.house.lang)
                span = standing.span(work, there, other.start, other.end)
                return Refused("roster-no-twice", {"worker": name, "unit": there.called(work.house.lang), "span": span})
    return None
