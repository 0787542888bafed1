"""Tests the loud channel before each shift: who stands in it is rung, and who does not answer is told of in time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Row, and_, select, update

from bot.centre import notices
from bot.centre.deadlines import add_house_deadline
from bot.centre.house import Work
from bot.centre.ringing import FAILED, PING, SILENT, UNANSWERED, address_of, spoken_with
from bot.centre.times import say_when
from bot.messages import Letter
from bot.store.mailbox import post
from bot.store.peers import OK, is_somewhere, seen_reach
from bot.store.rows import add
from bot.store.tables import t_address, t_deadline
from referral.duty import line_order, on_duty
from referral.roster import shifts_from
from referral.station import Shift, Station, Watch

LOOK = "pings"  # the deadline at which the rosters are looked at again
AHEAD = timedelta(hours=2)  # before the shift
NOTICE = timedelta(minutes=30)  # the least somebody needs to find another
FROM, EVENING, UNTIL = time(8), time(20), time(21)  # nobody's telephone is tested while people sleep
ANSWER = timedelta(minutes=10)  # within which a test must be answered
HURRY = timedelta(minutes=2)  # and that is the least, for a shift somebody has just been put into
FRESH = timedelta(hours=2)  # who answered so lately is not tested anew: two shifts of one afternoon
_EVERY = timedelta(minutes=15)  # the roster may have been changed meanwhile
_DAYS = 2
_SOON = 4
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Ping:
    """One test: of whom, for which unit's shift, and when it begins. ``kind`` names its deadline and its letter."""

    unit: str
    worker: str
    start: datetime

    @property
    def kind(self) -> str:
        """``ping:<unit>:<worker>:<minutes since 1970>``."""
        return f"{PING}{self.unit}:{self.worker}:{int(self.start.timestamp()) // 60}"


def due_at(station: Station, start: datetime) -> datetime:
    """When a shift that begins then is tested (UTC): two hours before it, between 8:00 and 21:00 local.

    What would be too early is tested at 8:00 where half an hour is left to find somebody else, else the evening
    before; what would be too late, that evening.
    """
    wanted = (start - AHEAD).astimezone(station.tz)
    day = wanted.date()
    if wanted.time() > UNTIL:
        return datetime.combine(day, EVENING, station.tz).astimezone(start.tzinfo)
    if wanted.time() >= FROM:
        return start - AHEAD
    eight = datetime.combine(day, FROM, station.tz).astimezone(start.tzinfo)
    if start - eight >= NOTICE:
        return eight
    return datetime.combine(day - timedelta(days=1), EVENING, station.tz).astimezone(start.tzinfo)


def is_hour(station: Station, at: datetime) -> bool:
    """Whether telephones may be tested at this instant."""
    return FROM <= at.astimezone(station.tz).time() <= UNTIL


# ---- the deadlines -------------------------------------------------------------------------------------------------


def begin(work: Work, at: datetime | None = None) -> None:
    """From then on (now) the rosters are looked at again and again; without a gateway nothing is tested (any more)."""
    if work.house.loud_by:
        add_house_deadline(work, LOOK, at or work.now)
        return
    waiting = and_(t_deadline.c.kind == LOOK, t_deadline.c.done_at.is_(None))
    work.conn.execute(update(t_deadline).where(waiting).values(done_at=work.now, outcome="off"))


def fell_due(work: Work, deadline: Row[tuple[object, ...]]) -> str:
    """A look at the roster, or the end of waiting for an answer. Returns what became of it."""
    kind = str(deadline.kind)
    if kind == LOOK:
        look(work)
        return "done"
    ping = read(kind)
    if ping is None:
        return "off"
    _tell_unreached(work, ping, UNANSWERED)
    return UNANSWERED


def look(work: Work) -> None:
    """Test whoever is to be tested now, each shift and worker once; and look again when the next one is."""
    if not work.house.loud_by:
        return
    later = [work.now + _EVERY]
    units = (work.unit(unit_id) for unit_id in work.house.organisation.units if work.unit(unit_id).id == unit_id)
    coming = [(station, ping, shift) for station in units for ping, shift in _coming(station, work.now)]
    # Asked for by their names, which are indexed: a pattern would read every deadline there ever was.
    mine = select(t_deadline.c.kind).where(t_deadline.c.kind.in_({ping.kind for _, ping, _ in coming}))
    known = set(work.conn.execute(mine).scalars())
    for station, ping, shift in coming:
        at = due_at(station, ping.start)
        if ping.kind in known:
            continue
        if at > work.now:
            later.append(at)
        elif is_hour(station, work.now):
            known.add(ping.kind)
            _test(work, ping, shift)
    begin(work, min(later))


def _coming(station: Station, at: datetime) -> Iterator[tuple[Ping, Shift]]:
    """Every worker of every shift that has not begun, in order."""
    for shift in shifts_from(station, at, _DAYS):
        if shift.start > at:
            yield from ((Ping(station.id, worker, shift.start), shift) for worker in line_order(shift.line))


def _test(work: Work, ping: Ping, shift: Shift) -> None:
    """Ring once, and wait for the answer; the row says from now on that this was done."""
    worker, address = work.worker(ping.worker), address_of(ping.worker)
    if worker is None:
        return
    if not is_somewhere(work.conn, address):
        _settled(work, ping, "none")
        if shift.watch is Watch.NIGHT:  # at work there is somebody to speak to; at home there is nothing
            _tell(work, ping, "loud-no-number")
        return
    seen = work.conn.execute(select(t_address.c.reach, t_address.c.reach_at).where(t_address.c.id == address)).one()
    if seen.reach == OK and seen.reach_at is not None and work.now - seen.reach_at < FRESH:
        _settled(work, ping, "fresh")
        return
    lang = spoken_with(work, worker)
    key = "loud-ping-sms" if work.house.loud_by == "sms" else "loud-ping"
    when = say_when(work.house.words, lang, work.unit(ping.unit), ping.start, work.now)
    text = work.house.words.say(lang, key, when=when)
    post(
        work.conn,
        work.house.vault,
        address_id=address,
        letter=Letter(text, key, lang, "desk"),
        kind="notice",
        priority=_SOON,
        card=ping.kind,
        now=work.now,
    )
    until = max(work.now + HURRY, min(work.now + ANSWER, ping.start))  # known before the shift, if there is time at all
    add_house_deadline(work, ping.kind, until)


def _settled(work: Work, ping: Ping, outcome: str) -> None:
    add(
        work.conn,
        t_deadline,
        kind=ping.kind,
        due_at=work.now,
        attempts=0,
        done_at=work.now,
        outcome=outcome,
    )


# ---- what came of it -----------------------------------------------------------------------------------------------


def read(kind: str) -> Ping | None:
    """The test a deadline or a letter is about."""
    parts = kind.removeprefix(PING).split(":")
    if not kind.startswith(PING) or len(parts) != 3 or not parts[2].isdecimal():
        return None
    return Ping(parts[0], parts[1], _EPOCH + timedelta(minutes=int(parts[2])))


def still_wanted(work: Work, kind: str) -> bool:
    """Whether this test may still ring: nobody knows the answer yet, the shift is to come, people are awake."""
    ping = read(kind)
    if ping is None or ping.start <= work.now or not is_hour(work.unit(ping.unit), work.now):
        return False
    return _waits(work, kind)


def answered(work: Work, kind: str) -> None:
    """The telephone was answered. Where the desk was told that it was not, it is told of that too."""
    ping = read(kind)
    if ping is None:
        return
    told = bool(_outcomes(work, kind) & SILENT)
    if not _settle(work, kind, "answered") and not told:
        return
    if seen_reach(work.conn, address_of(ping.worker), OK, work.now) and told:
        _tell(work, ping, "loud-back")


def failed(work: Work, kind: str) -> None:
    """The telephone was not answered, or there is no such number: the desk is told at once, and once."""
    ping = read(kind)
    if ping is not None and _settle(work, kind, FAILED):
        _tell_unreached(work, ping, FAILED)


def _settle(work: Work, kind: str, outcome: str) -> bool:
    """Whether it still waited for an answer."""
    waiting = update(t_deadline).where(t_deadline.c.kind == kind, t_deadline.c.done_at.is_(None))
    return work.conn.execute(waiting.values(done_at=work.now, outcome=outcome)).rowcount > 0


def _waits(work: Work, kind: str) -> bool:
    waiting = select(t_deadline.c.id).where(t_deadline.c.kind == kind, t_deadline.c.done_at.is_(None))
    return work.conn.execute(waiting.limit(1)).first() is not None


def _outcomes(work: Work, kind: str) -> set[str]:
    found = select(t_deadline.c.outcome).where(t_deadline.c.kind == kind, t_deadline.c.done_at.is_not(None))
    return {str(one) for one in work.conn.execute(found).scalars()}


def _tell_unreached(work: Work, ping: Ping, how: str) -> None:
    seen_reach(work.conn, address_of(ping.worker), how, work.now)
    if ping.worker in line_order(on_duty(work.unit(ping.unit), ping.start)):  # else somebody stands in for them by now
        _tell(work, ping, "loud-unanswered")


def _tell(work: Work, ping: Ping, key: str) -> None:
    """The unit's group: there another is found."""
    station = work.unit(ping.unit)
    when = say_when(work.house.words, work.house.lang, station, ping.start, work.now)
    name = work.called(ping.worker, work.house.lang)
    notices.tell_desk(work, None, key, urgent=True, unit=station.id, worker=name, when=when)
