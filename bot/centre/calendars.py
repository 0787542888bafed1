"""What a subscribed calendar shows: one's own shifts without anybody else's name, or those of a unit with theirs."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from bot.centre import standing
from bot.centre.house import Work
from bot.sheets.ical import Entry, write
from bot.store.feeds import Feed
from bot.store.tables import t_change
from referral.roster import DAY, instant, local_day, shifts_from
from referral.station import Line, Shift, Station, Worker

_BACK = timedelta(weeks=2)
_DAYS = 70  # two weeks back and eight ahead


@dataclass(frozen=True, slots=True)
class Told:
    """A calendar file, and when the roster behind it was changed last."""

    data: bytes
    changed: datetime


def tell(work: Work, feed: Feed) -> Told | None:
    """The calendar behind an address; None for somebody who has left, or may not read that roster any more."""
    worker = work.worker(feed.worker_id)
    if worker is None or (feed.unit is not None and feed.unit not in standing.readable(work, worker)):
        return None
    station = work.unit(feed.unit) if feed.unit else work.home(worker.id)
    begin = _begin(station, work.now)
    changed = max(begin, _changed(work))
    if feed.unit:
        name = work.desk_says("roster-calendar-name", unit=station.called(work.house.lang))
        entries = [_of_unit(work, station, one) for one in shifts_from(station, begin, _DAYS)]
    else:
        name = work.desk_says("roster-calendar-name", unit=worker.called(work.house.lang))
        units = [work.laid.unit(one) for one in standing.rosters(work)]
        entries = [
            _own(work, unit, one, worker)
            for unit in units
            for one in shifts_from(unit, begin, _DAYS)
            if worker.id in standing.everybody(one.line)
        ]
    return Told(write(name, station.tz, entries, changed), changed)


def _begin(station: Station, now: datetime) -> datetime:
    """The Monday two weeks ago, so that the same file is given all week."""
    day = local_day(station, now - _BACK)
    return instant(station.tz, day - day.weekday() * DAY, 0)


def _changed(work: Work) -> datetime:
    made, revoked = work.conn.execute(select(func.max(t_change.c.made_at), func.max(t_change.c.revoked_at))).one()
    return max(one for one in (made, revoked, datetime.min.replace(tzinfo=UTC)) if one is not None)


def _own(work: Work, unit: Station, shift: Shift, worker: Worker) -> Entry:
    place = work.desk_says(f"roster-place-{_place(shift.line, worker.id)}")
    watch = work.desk_says(f"roster-watch-{shift.watch.value}")
    title = work.desk_says("roster-calendar-event", watch=watch, place=place)
    return Entry(f"{unit.id}-{worker.id}-{shift.start:%Y%m%dT%H%MZ}", shift.start, shift.end, title, _where(work, unit))


def _place(line: Line, who: str) -> str:
    return "first" if who in line.at_work else "second" if who == line.second else "supervisor"


def _where(work: Work, unit: Station) -> str:
    return unit.called(work.house.lang)


def _of_unit(work: Work, unit: Station, shift: Shift) -> Entry:
    say, comma = work.desk_says, work.desk_says("console-comma")
    watch, line = say(f"roster-watch-{shift.watch.value}"), shift.line
    first = comma.join(work.called(one, work.house.lang) for one in line.at_work) or say("roster-gap")
    rest = (("second", line.second), ("supervisor", line.supervisor))
    note = "\n".join(
        say("roster-calendar-place", place=say(f"roster-place-{place}"), name=work.called(who, work.house.lang))
        for place, who in rest
        if who
    )
    title = say("roster-calendar-event", watch=watch, place=first)
    return Entry(f"{unit.id}-{shift.start:%Y%m%dT%H%MZ}", shift.start, shift.end, title, _where(work, unit), note)
