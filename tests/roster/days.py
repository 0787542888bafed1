"""Days of the demo's street, as the tests of its roster speak of them: Wednesday is 2026-11-04."""

from datetime import datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
WED, THU, FRI, SAT, SUN, MON, TUE = 4, 5, 6, 7, 8, 9, 10


def at(day: int, clock: str) -> datetime:
    """A wall time of a day in November 2026 ("8:30")."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)
