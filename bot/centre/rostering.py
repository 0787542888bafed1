"""Changing the roster: somebody covers, is away, a shift is added, a storm blows; nothing is overwritten."""

from datetime import datetime

from sqlalchemy import insert, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.centre.deadlines import add_house_deadline
from bot.centre.house import Work
from bot.centre.laid import VERSION
from bot.store.tables import t_change, t_counter
from referral.station import Deed, Line, Watch

LOOK = "roster"  # a deadline of the house: somebody has changed the roster


def change(  # noqa: PLR0913 - a change of the roster has this many parts
    work: Work,
    deed: Deed,
    start: datetime,
    end: datetime,
    by: str,
    *,
    unit: str | None = None,
    worker: str | None = None,
    place: str | None = None,
    instead_of: str | None = None,
    line: Line | None = None,
    watch: Watch = Watch.DAY,
    why: str = "",
    swap_id: int | None = None,
) -> int:
    """Write one change down; the roster of this transaction knows it at once. Returns its number.

    ``by``: ``worker:<id>``, ``import`` or ``bot``. Raises ValueError for a stretch that ends before it begins, and for
    a worker or a unit no page knows: the doors refuse these before.
    """
    units = work.house.organisation.units
    if end <= start:
        raise ValueError("a change of the roster ends after it begins")
    if unit is not None and unit not in units:
        raise ValueError(f"no such unit: {unit}")
    named = (worker, instead_of, *((line.first, line.second, line.supervisor, *line.beside) if line else ()))
    for one in named:
        if one is not None and work.house.organisation.worker(one) is None:
            raise ValueError(f"no such worker: {one}")
    number: int = work.conn.execute(
        insert(t_change)
        .values(
            deed=deed.value,
            unit=unit,
            worker=worker,
            place=place,
            instead_of=instead_of,
            line=_line(line),
            watch=watch.value,
            why=why,
            start_at=start,
            end_at=end,
            swap_id=swap_id,
            made_at=work.now,
            made_by=by,
        )
        .returning(t_change.c.id)
    ).scalar_one()
    _count(work)
    return number


def revoke(work: Work, number: int, by: str) -> bool:
    """Take a change back; False when there is none, or it was taken back before."""
    found = work.conn.execute(
        update(t_change)
        .where(t_change.c.id == number, t_change.c.revoked_at.is_(None))
        .values(revoked_at=work.now, revoked_by=by)
        .returning(t_change.c.id)
    ).first()
    if found is None:
        return False
    _count(work)
    return True


def _line(line: Line | None) -> dict[str, object]:
    if line is None:
        return {}
    return {"first": line.first, "second": line.second, "supervisor": line.supervisor, "beside": list(line.beside)}


def _count(work: Work) -> None:
    """Every process asks for this number before it reads who stands on duty."""
    row = (postgresql if work.conn.dialect.name == "postgresql" else sqlite).insert(t_counter)
    counted = row.values(key=VERSION, value=1).on_conflict_do_update(
        index_elements=["key"], set_={"value": t_counter.c.value + 1}
    )
    work.conn.execute(counted)
    work.changed()
    look_again(work)


def look_again(work: Work) -> None:
    """What hangs on the roster (hand-overs, leave) is armed anew by the ticker, once for many changes."""
    add_house_deadline(work, LOOK, work.now)
