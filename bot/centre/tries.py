"""Contacts tried in vain: at which times, since when, and when to try next (domain study §5.3)."""

from datetime import datetime, timedelta

from bot.centre import tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket

LONG = timedelta(days=14)  # domain study §5.7: three failed tries over at least so many days, before it is closed
_NOON, _EVENING = 12, 17  # local hours
_NEXT = {"morning": "afternoon", "afternoon": "evening", "evening": "morning"}


def vain(work: Work, ticket: Ticket) -> list[datetime]:
    """When it was tried since somebody was reached last, the oldest first."""
    found: list[datetime] = []
    for event in tickets.events(work, ticket, "contact"):
        found = [] if event.data.get("reached") else [*found, event.at]
    return found


def part_of(work: Work, ticket: Ticket, at: datetime) -> str:
    """The part of the day: morning · afternoon · evening."""
    hour = at.astimezone(work.station_of(ticket).tz).hour
    return "morning" if hour < _NOON else "afternoon" if hour < _EVENING else "evening"


def are_spread(work: Work, ticket: Ticket) -> bool:
    """Whether the tries were at different times: on two days, or in two parts of a day."""
    tz = work.station_of(ticket).tz
    return len({(at.astimezone(tz).date(), part_of(work, ticket, at)) for at in vain(work, ticket)}) > 1


def next_part(work: Work, ticket: Ticket) -> str:
    """Another part of the day to try next."""
    return _NEXT[part_of(work, ticket, work.now)]


def may_end(work: Work, ticket: Ticket) -> datetime | None:
    """From when it may be closed as lost; None when that is over."""
    first = next(iter(vain(work, ticket)), work.now)
    return None if work.now - first >= LONG else first + LONG
