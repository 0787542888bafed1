"""The rows of a hand-over sheet: read, brought up to date, decided line by line, and closed with its last line."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select, update

from bot.centre import hand_offers, notices, tickets
from bot.centre.changeover import next_first
from bot.centre.house import Work
from bot.centre.keeping import lock
from bot.centre.sheet_lines import UNIT_KINDS, Found, Hand, find
from bot.store.rows import add
from bot.store.tables import t_deadline, t_item, t_sheet
from referral.duty import shift_at
from referral.station import Watch

SHEET = "sheet"  # sheet:<id>: it is late
OPEN, TAKEN, PARTLY, REFUSED, GONE = "open", "taken", "partly", "refused", "off"
Sheet = Row[Any]
Item = Row[Any]


def get(work: Work, sheet_id: int) -> Sheet | None:
    """The sheet's row."""
    return work.conn.execute(select(t_sheet).where(t_sheet.c.id == sheet_id)).one_or_none()


def items(work: Work, sheet_id: int, *states: str) -> list[Item]:
    """Its lines, in the order of the sheet; only those of these states, where some are named."""
    mine = select(t_item).where(t_item.c.sheet_id == sheet_id)
    if states:
        mine = mine.where(t_item.c.state.in_(states))
    return list(work.conn.execute(mine.order_by(t_item.c.id)).all())


def refresh(work: Work, sheet: Sheet) -> None:
    """Bring the open lines up to what is so now: what was settled meanwhile is off, what came is added."""
    station = work.unit(sheet.unit)
    away = hand_offers.is_away(work, sheet.giver) or work.worker(sheet.giver) is None
    if away:
        return  # their lines were laid down when they went
    hand = Hand(station, sheet.giver, next_first(station, sheet.giver, max(sheet.at, work.now)), first=True)
    night = shift_at(station, sheet.at)
    danger_alone = night is not None and night.watch is Watch.NIGHT
    now = {one.ticket: one for one in find(work, hand) if one.danger or not danger_alone}
    known = items(work, sheet.id)
    gone = [one.id for one in known if one.state == OPEN and one.ticket_id not in now]
    if gone:
        decide(work, gone, GONE)
    there = {one.ticket_id for one in known} | _elsewhere(work, sheet)
    first = any(one.kind in UNIT_KINDS for one in known) or not _others(work, sheet)
    fresh = [one for one in now.values() if one.ticket not in there and (first or one.kind not in UNIT_KINDS)]
    add_lines(work, sheet.id, fresh)


def _elsewhere(work: Work, sheet: Sheet) -> set[str]:
    """What stands on another open sheet of the unit: danger goes to whoever stands by in the night, the rest not."""
    others = (
        select(t_item.c.ticket_id)
        .join(t_sheet, t_sheet.c.id == t_item.c.sheet_id)
        .where(t_sheet.c.unit == sheet.unit, t_sheet.c.id != sheet.id, t_sheet.c.state == OPEN)
    )
    return set(work.conn.execute(others).scalars())


def _others(work: Work, sheet: Sheet) -> bool:
    others = select(t_sheet.c.id).where(
        t_sheet.c.unit == sheet.unit, t_sheet.c.at == sheet.at, t_sheet.c.id != sheet.id
    )
    return work.conn.execute(others.limit(1)).first() is not None


def decide(work: Work, lines: Sequence[int], state: str, why: str | None = None) -> None:
    """What became of these lines."""
    row = {"state": state, "why": why, "decided_at": work.now}
    work.conn.execute(update(t_item).where(t_item.c.id.in_(lines), t_item.c.state == OPEN).values(**row))


def add_lines(work: Work, sheet_id: int, found: Sequence[Found]) -> None:
    """Write new lines below."""
    for one in found:
        row = {"ticket_id": one.ticket, "kind": one.kind, "due_at": one.due, "state": OPEN}
        add(work.conn, t_item, sheet_id=sheet_id, **row)


def supersede(work: Work, unit_id: str, found: Sequence[Found]) -> None:
    """What stands on a new sheet is off the older ones of the unit: nothing is handed over twice."""
    older = (
        select(t_item.c.id, t_item.c.sheet_id)
        .join(t_sheet, t_sheet.c.id == t_item.c.sheet_id)
        .where(t_sheet.c.unit == unit_id, t_sheet.c.state == OPEN, t_item.c.state == OPEN)
        .where(t_item.c.ticket_id.in_([one.ticket for one in found]))
    )
    rows = work.conn.execute(older).all()
    if rows:
        decide(work, [row.id for row in rows], GONE)
    for sheet_id in sorted({row.sheet_id for row in rows}):
        sheet = get(work, sheet_id)
        if sheet is not None:
            finish(work, sheet)


def settle(work: Work, kind: str, outcome: str) -> None:
    """Put off a waiting deadline of the house."""
    waiting = update(t_deadline).where(t_deadline.c.kind == kind, t_deadline.c.done_at.is_(None))
    work.conn.execute(waiting.values(done_at=work.now, outcome=outcome))


def lock_all(work: Work, sheet_id: int) -> None:
    """Every resident of the sheet, in one order everywhere: a person before their ticket."""
    found = (tickets.get(work, one.ticket_id) for one in items(work, sheet_id, OPEN))
    for person in sorted({one.person_id for one in found if one is not None}):
        lock(work, person)


def finish(work: Work, sheet: Sheet) -> None:
    """Every line is decided: so is the sheet, and the group reads how many were taken over."""
    lines = items(work, sheet.id)
    if sheet.state != OPEN or any(one.state == OPEN for one in lines):
        return
    taken, refused = (sum(one.state == state for one in lines) for state in (TAKEN, REFUSED))
    state = (PARTLY if taken else REFUSED) if refused else TAKEN
    row = {"state": state, "taken_at": work.now}
    work.conn.execute(update(t_sheet).where(t_sheet.c.id == sheet.id).values(**row))
    settle(work, f"{SHEET}:{sheet.id}", "off")
    if taken or refused:
        name, count = hand_offers.named(work, sheet.giver), str(taken)
        if refused and not taken:
            notices.tell_desk(work, None, "sheet-over-none", unit=sheet.unit, worker=name, left=str(refused))
        elif refused:
            slots = {"worker": name, "count": count, "left": str(refused)}
            notices.tell_desk(work, None, "sheet-over-partly", urgent=False, unit=sheet.unit, **slots)
        else:
            notices.tell_desk(work, None, "sheet-over", unit=sheet.unit, worker=name, count=count)
