"""When somebody may be asked how it is now: at a decent hour of a day on which somebody is there to help."""

from datetime import datetime

from bot.centre import tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from referral.day import decent, next_safe


def good_time(work: Work, ticket: Ticket, at: datetime) -> datetime:
    """The first decent instant from ``at`` on; where others read the telephone, in the part of the day that is safe."""
    decently = decent(work.station_of(ticket), at)
    if not ticket.violence:
        return decently
    return next_safe(work.station_of(ticket), tickets.details(work, ticket).get("safe_when"), decently) or decently
