"""When somebody is asked how it is now: the times of domain study §5.7, decent hours, the safe part of the day."""

from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.centre import following, tasks, tickets
from bot.centre.house import Work
from bot.messages import Done, KeyIn
from bot.store.engine import Store
from bot.store.tables import t_deadline
from referral.day import decent, is_safe, next_safe
from tests.house import open_centre, pages

TZ = ZoneInfo("Asia/Shanghai")
HERE = pages().station


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=TZ)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (at(4, 14, 30), at(4, 14, 30)),  # a Wednesday afternoon
        (at(4, 8, 40), at(4, 9, 30)),  # open, and too early to be asked
        (at(4, 21), at(5, 9, 30)),
        (at(8, 10), at(9, 9, 30)),  # a Sunday
    ],
)
def test_at_decent_hours_of_a_day_on_which_somebody_is_there(wanted: datetime, found: datetime) -> None:
    assert decent(HERE, wanted) == found.astimezone(UTC)


def test_a_part_of_the_day_that_is_safe() -> None:
    assert is_safe(HERE, "morning", at(4, 10))
    assert not is_safe(HERE, "morning", at(4, 14))
    assert not is_safe(HERE, "never", at(4, 10))
    assert next_safe(HERE, "evening", at(4, 10)) == at(4, 18)
    assert next_safe(HERE, "morning", at(4, 13)) == at(5, 9, 30)
    assert next_safe(HERE, "never", at(4, 13)) is None


PLANS = {
    "none": [],
    "advice": [at(11, 14, 30)],
    "referral": [at(7, 14, 30), at(18, 14, 30)],  # a Saturday: the station is open
    "crisis": [at(5, 14, 30), at(7, 14, 30), at(11, 14, 30), at(4, 14, 30, 12)],
    "case": [at(4, 14, 30, 12), at(2, 14, 30, 2).replace(year=2027)],
}


async def test_the_times_of_each_plan(store: Store) -> None:
    centre, _ = await open_centre(store)
    keyed = await centre.act("feng", KeyIn("LON", "U3", "self", "13800138000", "一个人住", None))
    assert isinstance(keyed, Done)

    def lay(work: Work, plan: str) -> list[datetime]:
        ticket = tickets.get(work, str(keyed.ticket))
        assert ticket is not None
        following.lay(work, ticket, plan)  # replanned: only the last plan is asked
        planned = [one for one in tasks.of(work, ticket, following.KIND) if one.status == "draft"]
        due = select(t_deadline.c.due_at).where(t_deadline.c.kind.in_([f"follow:{one.id}" for one in planned]))
        return sorted(work.conn.execute(due).scalars())

    for plan, times in PLANS.items():
        laid = await centre.work(partial(lay, plan=plan))
        assert laid == [one.astimezone(UTC) for one in times], plan
