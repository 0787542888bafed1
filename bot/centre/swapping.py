"""换班: one asks, the other agrees, and only then two covers are written in one transaction; else nothing changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, or_, select, update

from bot.centre import rostering, standing
from bot.centre.deadlines import add_house_deadline
from bot.centre.house import Work
from bot.centre.standing import Seat
from bot.messages import Button, Done, Outcome, Refused
from bot.store.tables import t_swap
from referral.roles import may
from referral.station import Deed, Line, Shift, Station, Worker

KIND = "swap"
YES, NO, WITHDRAW = "swap-yes", "swap-no", "swap-off"
ANSWERS = frozenset({YES, NO, WITHDRAW})


@dataclass(frozen=True, slots=True)
class Asked:
    """A swap that waits for its answer, as the two who are named read it."""

    id: int
    unit: str
    giver: str
    taker: str
    span: str
    back: str  # "" where the shift is given away and nothing comes back
    asked_by: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """``taker`` stands in the giver's shift at ``start``; for it the giver in the one at ``back_start``, if any."""

    unit: str
    giver: str
    start: datetime
    taker: str
    back_start: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    """The shifts of an exchange as the roster stands, and the stretch each is given for."""

    unit: Station
    giver: str
    taker: str
    first: Shift
    back: Shift | None


def ask(work: Work, by: Worker, what: Exchange) -> Outcome:
    """Ask the taker; until they agree nothing changes."""
    standing.take_turn(work)
    if not may(by.role, "Accept") or not standing.may_speak_for(work, by, what.giver):
        return Refused("refused-role")
    pair = _pair(work, what)
    if pair is None:
        return Refused("roster-no-shift")
    no = standing.stranger(work, by, what.unit, what.taker) or _no(work, pair)
    if no is not None:
        return no
    asked = select(t_swap.c.id).where(
        t_swap.c.state == "asked", t_swap.c.giver == what.giver, t_swap.c.start_at == what.start
    )
    if work.conn.execute(asked.limit(1)).first() is not None:
        return Refused("roster-no-asked")
    unit, first, back, giver, taker = pair.unit, pair.first, pair.back, what.giver, what.taker
    number: int = work.conn.execute(
        insert(t_swap)
        .values(
            unit=unit.id,
            giver=giver,
            start_at=first.start,
            end_at=first.end,
            taker=taker,
            back_start_at=back.start if back else None,
            back_end_at=back.end if back else None,
            state="asked",
            asked_at=work.now,
            asked_by=f"worker:{by.id}",
        )
        .returning(t_swap.c.id)
    ).scalar_one()
    lapses = min(first.start, back.start) if back else first.start
    add_house_deadline(work, f"{KIND}:{number}", lapses)
    slots = _slots(work, work.conn.execute(select(t_swap).where(t_swap.c.id == number)).one())
    buttons = (
        Button(f"{YES}:{number}", work.desk_says("roster-yes")),
        Button(f"{NO}:{number}", work.desk_says("roster-no")),
    )
    key = "roster-swap-please" if back else "roster-swap-please-give"
    standing.tell(work, taker, key, slots, buttons)
    if giver != by.id:
        standing.tell(work, giver, "roster-swap-for-you", slots | {"host": by.called(work.house.lang)})
    return Done("roster-done-asked", {"worker": slots["taker"], "span": slots["span"]})


def answer(work: Work, by: Worker, number: int, what: str) -> Outcome:
    """同意, 不换, or the asker's 不换了; the first answer holds, and an agreement is checked once more."""
    standing.take_turn(work)
    row = work.conn.execute(select(t_swap).where(t_swap.c.id == number)).first()
    if row is None or what not in ANSWERS:
        return Refused("roster-no-swap")
    allowed = standing.may_speak_for(work, by, row.giver) if what == WITHDRAW else by.id == row.taker
    if not allowed:
        return Refused("refused-role")
    if what == YES:
        return _agree(work, row)
    if not _decide(work, number, "refused" if what == NO else "withdrawn"):
        return Refused("roster-no-answered")
    slots = _slots(work, row)
    told, who = ("refused", row.giver) if what == NO else ("withdrawn", row.taker)
    standing.tell(work, who, f"roster-swap-{told}", slots)
    return Done(f"roster-done-{told}", {"span": slots["span"]})


def _agree(work: Work, row: Row[Any]) -> Outcome:
    """Both covers, or nothing."""
    if row.state != "asked":
        return Refused("roster-no-answered")
    pair = _pair(work, Exchange(row.unit, row.giver, row.start_at, row.taker, row.back_start_at))
    if pair is None or pair.first.end != row.end_at or (pair.back and pair.back.end != row.back_end_at):
        return Refused("roster-no-shift")
    no = _no(work, pair)
    if no is not None:
        return no
    if not _decide(work, row.id, "agreed"):
        return Refused("roster-no-answered")
    _cover(work, pair.first, row, row.taker, row.giver)
    if pair.back is not None:
        _cover(work, pair.back, row, row.giver, row.taker)
    slots = _slots(work, row)
    key = "agreed" if pair.back is not None else "agreed-give"
    standing.tell(work, row.giver, f"roster-swap-{key}", slots)
    nearest = min(row.start_at, row.back_start_at or row.start_at)
    standing.tell_group(work, row.unit, nearest, f"roster-desk-{key}", slots)
    return Done("roster-done-agreed", {"span": slots["span"], "worker": slots["taker"]})


def _cover(work: Work, shift: Shift, row: Row[Any], who: str, instead_of: str) -> None:
    """One half of a swap; it holds because the taker agreed. Two of one line trade their places."""

    def write(worker: str, place: str | None) -> None:
        rostering.change(
            work,
            Deed.COVER,
            shift.start,
            shift.end,
            f"worker:{row.taker}",
            unit=row.unit,
            worker=worker,
            place=place,
            instead_of=None if place else instead_of,
            swap_id=row.id,
        )

    before, after = _place(shift.line, instead_of), _place(shift.line, who)
    if after is None:
        write(who, None)
    else:
        write(who, before)
        write(instead_of, after)


def lapse(work: Work, deadline: Row[tuple[object, ...]]) -> str:
    """Not answered by the start of the shift: everything stays as it was, and both are told."""
    number = int(str(deadline.kind).partition(":")[2])
    row = work.conn.execute(select(t_swap).where(t_swap.c.id == number)).first()
    if row is None or not _decide(work, number, "lapsed"):
        return "off"
    for one in (row.giver, row.taker):
        standing.tell(work, one, "roster-swap-lapsed", _slots(work, row))
    return "done"


def waiting(work: Work, worker: Worker) -> tuple[Asked, ...]:
    """The swaps that wait for an answer and name this worker, the nearest first."""
    mine = or_(t_swap.c.giver == worker.id, t_swap.c.taker == worker.id)
    rows = work.conn.execute(select(t_swap).where(t_swap.c.state == "asked", mine).order_by(t_swap.c.start_at)).all()
    found = []
    for row in rows:
        slots = _slots(work, row)
        found.append(Asked(row.id, row.unit, row.giver, row.taker, slots["span"], slots["back"], row.asked_by))
    return tuple(found)


def _decide(work: Work, number: int, state: str) -> bool:
    """The compare-and-set: forward only."""
    done = work.conn.execute(
        update(t_swap)
        .where(t_swap.c.id == number, t_swap.c.state == "asked")
        .values(state=state, decided_at=work.now)
        .returning(t_swap.c.id)
    ).first()
    return done is not None


def _pair(work: Work, what: Exchange) -> _Pair | None:
    """Both shifts as the roster stands; None when either is gone, or no longer theirs."""
    if what.unit not in work.house.organisation.units:
        return None
    unit = work.unit(what.unit)
    first = _stands_in(unit, what.start, what.giver)
    back = _stands_in(unit, what.back_start, what.taker) if what.back_start is not None else None
    if first is None or (what.back_start is not None and back is None):
        return None
    return _Pair(unit, what.giver, what.taker, first, back)


def _no(work: Work, pair: _Pair) -> Refused | None:
    first, back = pair.first, pair.back
    if pair.giver == pair.taker:
        return Refused("roster-no-same")
    if any(one is not None and one.start <= work.now for one in (first, back)):
        return Refused("roster-no-past")
    if back is not None and back.start < first.end and back.end > first.start:
        return Refused("roster-no-same-time")
    sides = [(first, pair.giver, pair.taker), *([(back, pair.taker, pair.giver)] if back is not None else ())]
    if any(
        who in shift.line.beside and other in standing.everybody(shift.line)
        for shift, *two in sides
        for who, other in (two, two[::-1])
    ):
        return Refused("roster-no-line")
    both = tuple(shift.start for shift, *_ in sides)  # what each gives away, and where two of one line trade places
    found = (
        standing.unfit(work, pair.unit, Seat(taker, _place(shift.line, giver) or "first", shift.start, shift.end, both))
        for shift, giver, taker in sides
    )
    return next((no for no in found if no is not None), None)


def _place(line: Line, who: str) -> str | None:
    """Their place on the line; one who stands beside the first has none of their own."""
    places = (("first", line.first), ("second", line.second), ("supervisor", line.supervisor))
    return next((place for place, one in places if one == who), None)


def _stands_in(unit: Station, start: datetime, who: str) -> Shift | None:
    shift = standing.shift_of(unit, start)
    return shift if shift is not None and who in standing.everybody(shift.line) else None


def _slots(work: Work, row: Row[Any]) -> dict[str, str]:
    unit = work.unit(row.unit)
    back = standing.span(work, unit, row.back_start_at, row.back_end_at) if row.back_start_at is not None else ""
    return {
        "giver": work.called(row.giver, work.house.lang),
        "taker": work.called(row.taker, work.house.lang),
        "unit": unit.called(work.house.lang),
        "span": standing.span(work, unit, row.start_at, row.end_at),
        "back": back,
    }
