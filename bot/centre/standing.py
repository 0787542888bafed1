"""Who may read and change a roster, and whether somebody can stand in a shift: every no with its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.dialects import postgresql, sqlite

from bot.centre.house import Work
from bot.centre.laid import VERSION, Laid, lender
from bot.centre.notices import tell_desk
from bot.messages import Button, Letter, Refused
from bot.store.mailbox import house_address, post
from bot.store.peers import is_bound
from bot.store.tables import t_counter
from referral.roles import OVERSIGHT, may
from referral.roster import DAY, local_day, shifts_on
from referral.station import Deed, Line, Role, Shift, Station, Worker

CHANGERS = OVERSIGHT | {Role.HEADQUARTERS}  # whose sight goes down the tree; who takes over an uncovered shift
PLACES = ("first", "beside", "second", "supervisor")
SOON = timedelta(days=7)  # what the desk is told at once
_INSTANT = timedelta(microseconds=1)
_SOON = 4


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in a place for a stretch. ``besides``: when the shifts of this unit begin that they give away for it."""

    who: str
    place: str
    start: datetime
    end: datetime
    besides: tuple[datetime, ...] = ()


def take_turn(work: Work) -> None:
    """Changes of the roster are made one after the other, so that what was checked still holds when it is written.

    To be called before the roster is read in this transaction.
    """
    row = (postgresql if work.conn.dialect.name == "postgresql" else sqlite).insert(t_counter)
    mine = row.values(key=VERSION, value=0).on_conflict_do_update(
        index_elements=["key"], set_={"value": t_counter.c.value}
    )
    work.conn.execute(mine)


def may_change(work: Work, worker: Worker, unit_id: str) -> bool:
    """A supervisor, a director or the headquarters' worker, for their own unit and those below it."""
    organisation = work.house.organisation
    known = unit_id in organisation.units
    return known and worker.role in CHANGERS and organisation.is_above(work.home(worker.id).id, unit_id)


def may_speak_for(work: Work, host: Worker, guest_id: str) -> bool:
    """Everybody for themselves; who changes the roster of a unit for everybody who belongs to it."""
    return host.id == guest_id or may_change(work, host, work.home(guest_id).id)


def readable(work: Work, worker: Worker) -> tuple[str, ...]:
    """The units whose roster this worker may read: their own, those that name them, and for oversight all below."""
    organisation, home = work.house.organisation, work.home(worker.id).id
    below = [one.id for one in organisation.below(home)] if worker.role in CHANGERS else []
    named = [one.id for one in organisation.units.values() if worker.id in named_on(one)]
    return tuple(dict.fromkeys(lender(organisation, one) for one in (home, *below, *named)))


def named_on(unit: Station) -> frozenset[str]:
    """Everybody its duty page names."""
    lines = [line for slot in unit.duty for line in (slot.line, *slot.turns)]
    return frozenset(one for line in lines for one in everybody(line))


def everybody(line: Line) -> tuple[str, ...]:
    """Worker ids of a line with their places forgotten."""
    return tuple(one for one in (line.first, *line.beside, line.second, line.supervisor) if one is not None)


def rosters(work: Work) -> tuple[str, ...]:
    """The units that have a duty of their own; the others stand with the line of a unit above them."""
    pages = work.house.organisation
    return tuple(one for one in pages.units if lender(pages, one) == one)


def stranger(work: Work, host: Worker, unit_id: str, who: str) -> Refused | None:
    """Why ``host`` may not put this person on this unit's line: they belong to a unit that is not theirs to send."""
    unit = work.house.organisation.units[unit_id]
    person = work.house.organisation.worker(who)
    near = person is None or unit.worker(who) is not None or who in named_on(unit)
    if near or (host.role in CHANGERS and may_change(work, host, work.home(who).id)):
        return None
    said = {"worker": person.called(work.house.lang), "unit": work.home(who).called(work.house.lang)} if person else {}
    return Refused("roster-no-other", said)


def candidates(work: Work, host: Worker, unit_id: str) -> tuple[Worker, ...]:
    """Whom ``host`` may put on this unit's line: its own people, whom its page names, and their own unit's."""
    organisation = work.house.organisation
    unit, home = organisation.units[unit_id], work.home(host.id)
    ids = [*(one.id for one in unit.workers), *sorted(named_on(unit)), *(one.id for one in home.workers)]
    found = (organisation.worker(one) for one in dict.fromkeys(ids))
    return tuple(one for one in found if one is not None and may(one.role, "Accept"))


def shift_of(unit: Station, start: datetime) -> Shift | None:
    """The part of a shift that begins at this instant, as the roster stands."""
    day = local_day(unit, start)
    for back in (0, 1):  # a night's later part begins on the next day
        for one in shifts_on(unit, day - back * DAY):
            if one.start == start:
                return one
    return None


def touching(unit: Station, start: datetime, end: datetime) -> Iterator[Shift]:
    """Every part of a shift of this unit that shares a moment with the stretch."""
    day, last = local_day(unit, start) - DAY, local_day(unit, end)
    while day <= last:
        yield from (one for one in shifts_on(unit, day) if one.start < end and one.end > start)
        day += DAY


def stands(work: Work, laid: Laid, who: str, start: datetime, end: datetime) -> Iterator[tuple[Station, Shift]]:
    """Where somebody stands on the first or second line in this stretch, in any unit.

    A supervisor's telephone may be the third of several lines at once; nobody can be the first or second of two.
    """
    for unit_id in rosters(work):
        unit = laid.unit(unit_id)
        for one in touching(unit, start, end):
            if who in one.line.at_work or who == one.line.second:
                yield unit, one


def unfit(work: Work, unit: Station, seat: Seat, laid: Laid | None = None) -> Refused | None:
    """Why this worker cannot stand there; None when they can."""
    laid, who, start, end = laid or work.laid, seat.who, seat.start, seat.end
    person = work.house.organisation.worker(who)
    if person is None or not all(person.serves(local_day(unit, at)) for at in (start, end - _INSTANT)):
        return Refused("roster-no-person")
    name = person.called(work.house.lang)
    if not may(person.role, "Accept"):
        return Refused("roster-no-role", {"worker": name})
    for one in laid.changes:
        if one.deed is Deed.LEAVE and one.worker == who and one.start < end and one.end > start:
            return Refused("roster-no-leave", {"worker": name, "span": span(work, unit, one.start, one.end)})
    for there, shift in stands(work, laid, who, start, end) if seat.place != "supervisor" else ():
        if not (there.id == unit.id and shift.start in seat.besides):
            said = {"worker": name, "unit": there.called(work.house.lang), "span": span(work, there, *_ends(shift))}
            return Refused("roster-no-twice", said)
    return None


def _ends(shift: Shift) -> tuple[datetime, datetime]:
    return shift.start, shift.end


def span(work: Work, unit: Station, start: datetime, end: datetime, lang: str = "") -> str:
    """A stretch as staff read it: the date, the weekday, from and until."""
    lang, say = lang or work.house.lang, work.house.words.say
    begin, finish = start.astimezone(unit.tz), end.astimezone(unit.tz)
    until = f"{finish:%H:%M}"
    if finish.date() == begin.date() + DAY and until == "00:00":
        until = "24:00"
    elif finish.date() != begin.date():
        until = f"{date_of(work, unit, end, lang)} {until}"
    return say(lang, "roster-span", date=date_of(work, unit, start, lang), start=f"{begin:%H:%M}", until=until)


def date_of(work: Work, unit: Station, at: datetime, lang: str = "") -> str:
    """A local day as staff read it, with its weekday."""
    lang, say = lang or work.house.lang, work.house.words.say
    local = at.astimezone(unit.tz)
    return say(
        lang, "roster-date", month=local.month, day=local.day, weekday=say(lang, f"roster-day-{local.weekday()}")
    )


def tell(work: Work, worker_id: str, key: str, slots: Mapping[str, str], buttons: tuple[Button, ...] = ()) -> None:
    """A private notice about the roster: the console's mailbox and, where one is bound, the messenger's chat."""
    if work.house.organisation.worker(worker_id) is None:
        return
    address, private = f"worker:{worker_id}", work.house.private(worker_id)
    house_address(work.conn, work.house.vault, address, "worker", work.now)
    text = work.desk_says(key, **slots)
    for there in (address, private) if is_bound(work.conn, private) else (address,):
        shown = buttons if there == private else ()
        post(
            work.conn,
            work.house.vault,
            address_id=there,
            letter=Letter(text, key, work.house.lang, "desk", shown),
            kind="notice",
            priority=_SOON,
            now=work.now,
        )


def tell_group(work: Work, unit_id: str, start: datetime, key: str, slots: Mapping[str, str]) -> None:
    """A line to the unit's group about a shift of the next days; what is further off stands on the roster."""
    if start <= work.now + SOON:
        more = {name: value for name, value in slots.items() if name != "unit"}
        tell_desk(work, None, key, False, unit=unit_id, **more)  # noqa: FBT003
