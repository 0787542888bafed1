"""How fast the pure routing alone is, over the same pages: which unit, who stands there, the ranked list."""

from datetime import datetime, timedelta
from random import Random
from time import thread_time

from bot.pages.book import Pages
from referral.need import Need
from referral.roster import local_day
from referral.routing import place, rank
from referral.urgency import Urgency

_COUNT = 4_000


def routings_a_minute(pages: Pages, start: datetime, days: int) -> int:
    """Tickets routed in a minute of one core, at any instant of these days, days not yet laid out included."""
    dice = Random(0)  # noqa: S311 - a yardstick, the same in every run
    organisation, door = pages.organisation, pages.station
    areas, concerns, urgencies = sorted(organisation.claims), sorted(pages.concerns), list(Urgency)
    began = thread_time()
    for _ in range(_COUNT):
        at = start + timedelta(days=days) * dice.random()
        concern = dice.choice(concerns)
        need = Need(
            concern,
            dice.choice(urgencies),
            door.id,
            "zh-Hans",
            dice.choice(areas),
            skills=pages.concerns[concern].skills,
        )
        unit = place(organisation, need, local_day(door, at)).unit
        rank(unit, need, at, {}, {}, organisation)
    return round(60 * _COUNT / (thread_time() - began))
