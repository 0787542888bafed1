"""The roster as it stands: the pages' pattern with what was changed since, held until somebody changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.store.tables import t_change, t_counter
from referral.organisation import Organisation
from referral.station import Change, Deed, Line, Station, Watch

VERSION = "roster"  # the counter that goes up with every change
_PAST = timedelta(days=60)  # what ended longer ago is history: nobody's duty hangs on it
_NOW = select(t_counter.c.value).where(t_counter.c.key == VERSION)


@dataclass(frozen=True, slots=True)
class Laid:
    """One version of the roster. ``stations`` remembers the units that were asked for, with their changes.

    ``before``: those of earlier versions, with the days that were laid out then; a unit whose changes are still the
    same goes on with them, or one day off of one worker would lay a whole city anew.
    """

    pages: Organisation
    version: int
    changes: tuple[Change, ...] = ()
    stations: dict[str, Station] = field(default_factory=dict, compare=False)
    before: Mapping[str, Station] = field(default_factory=dict, compare=False)

    def unit(self, unit_id: str) -> Station:
        """The unit with its changes. Raises KeyError for one that is not on the page."""
        known = self.stations.get(unit_id)
        if known is None:
            page, mine = self.pages.units[unit_id], self._changes_of(unit_id)
            earlier = self.before.get(unit_id)
            if earlier is not None and earlier.changes == mine:
                known = earlier
            else:
                known = replace(page, changes=mine) if mine else page
            self.stations[unit_id] = known
        return known

    def _changes_of(self, unit_id: str) -> tuple[Change, ...]:
        """Those of the unit, and the leave of whoever may stand there: its people, and whom pages or changes name."""
        lent = lender(self.pages, unit_id)
        own = {
            one.no
            for one in self.changes
            if one.deed is not Deed.LEAVE
            and (
                one.unit in (None, unit_id)
                or (one.unit == lent and one.deed is not Deed.STORM)  # it stands with the line of that unit
            )
        }
        here = set(self.pages.named.get(unit_id, ()))
        for one in self.changes:
            if one.no in own:
                line = one.line
                here |= {who for who in (one.worker, *line.at_work, line.second, line.supervisor) if who is not None}
        return tuple(one for one in self.changes if one.no in own or (one.deed is Deed.LEAVE and one.worker in here))

    def living(self, unit_id: str, day: date) -> Station:
        """The unit, or the nearest up the tree that exists on this local day; the door for one no page knows."""
        if unit_id not in self.pages.units:
            unit_id = self.pages.root
        return self.unit(self.pages.living(unit_id, day).id)


def lender(pages: Organisation, unit_id: str) -> str:
    """The unit whose duty this one has: itself, or the nearest above, where its page names no duty of its own."""
    unit = pages.units[unit_id]
    while unit.parent in pages.units and unit.duty and pages.units[str(unit.parent)].duty is unit.duty:
        unit = pages.units[str(unit.parent)]
    return unit.id


def version_of(conn: Connection) -> int:
    """How often the roster was changed."""
    return int(conn.execute(_NOW).scalar_one_or_none() or 0)


def lay(conn: Connection, pages: Organisation, version: int, now: datetime, held: Laid | None = None) -> Laid:
    """Read every change that still matters. ``held``: the version before, whose laid-out days are gone on with."""
    still = select(t_change).where(t_change.c.revoked_at.is_(None), t_change.c.end_at > now - _PAST)
    rows = sorted(conn.execute(still).all(), key=lambda row: int(row.id))  # ordered here, so that they come by an index
    before = {**held.before, **held.stations} if held is not None and held.pages is pages else {}
    return Laid(pages, version, tuple(change_of(row) for row in rows), before=before)


def change_of(row: Row[Any]) -> Change:
    """A row of the table as a value."""
    line = row.line or {}
    return Change(
        no=row.id,
        deed=Deed(row.deed),
        start=row.start_at,
        end=row.end_at,
        unit=row.unit,
        worker=row.worker,
        place=row.place,
        instead_of=row.instead_of,
        line=Line(line.get("first"), line.get("second"), line.get("supervisor"), tuple(line.get("beside", ()))),
        watch=Watch(row.watch),
        why=row.why,
    )
