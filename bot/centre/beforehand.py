"""Who stands first within two days and cannot be reached: the desk hears of it each morning, before the shift."""

from datetime import timedelta

from bot.centre import reachable
from bot.centre.house import Work
from bot.centre.notices import tell_desk
from bot.centre.times import say_when
from referral.duty import next_turn, stands_first
from referral.station import Station

_DAYS = 2


def tell(work: Work, unit: Station) -> None:
    """One line for each of them in the unit's group: there is still time to swap, or to press Start."""
    soon = stands_first(unit, work.now, _DAYS)
    lost = reachable.lost(work, soon)
    for worker_id in (one for one in soon if one in lost):
        at = next_turn(unit, worker_id, work.now, _DAYS)
        if at is None or at > work.now + timedelta(days=_DAYS):
            continue
        when = say_when(work.house.words, work.house.lang, unit, at, work.now)
        name = work.called(worker_id, work.house.lang)
        tell_desk(work, None, "unreached-soon", urgent=True, unit=unit.id, worker=name, when=when)
