"""When somebody may be asked how it is now: at a decent hour of a day on which somebody is there to help."""

from datetime import datetime

from bot.centre import tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from referral.day import decent, next_safe
from referral.roster import instant, local_day


def good_time(work: Work, ticket: Ticket, at: datetime) -> datetime:
    """The first decent instant from ``at`` on; where others read the telephone, in the part of the day that is safe."""
    station = work.station_of(ticket)
    window = tickets.details(work, ticket).get("safe_when") if ticket.violence else None
    begins = max(work.now, instant(station.tz, local_day(station, at), 0))  # of that day the part that is safe
    day = decent(station, begins) if window is not None else at
    return next_safe(station, window, day) or decent(station, at)
