"""The roster as it stands: a change holds at once in its transaction, elsewhere after the commit, never unmade."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.centre import rostering
from bot.centre.house import Work
from bot.store.engine import Store
from referral.duty import last_turn, on_duty
from referral.station import Deed
from tests.clock import FrozenClock
from tests.house import open_centre, pages

WEDNESDAY = datetime(2026, 11, 4, 6, 30, tzinfo=UTC)  # 14:30 in the station's zone: feng stands first
HOUR = timedelta(hours=1)


def cover(work: Work, worker: str | None) -> int:
    start, end = WEDNESDAY - HOUR, WEDNESDAY + HOUR
    return rostering.change(work, Deed.COVER, start, end, "worker:tan", unit="baiyun", place="first", worker=worker)


def first(work: Work) -> str | None:
    return on_duty(work.station, WEDNESDAY).first


async def test_a_change_is_known_at_once_and_to_everybody_after_the_commit(store: Store) -> None:
    centre, _ = await open_centre(store)
    assert await centre.look(first) == "feng"
    number = await centre.work(lambda work: (cover(work, "su"), first(work)))
    assert number[1] == "su"
    assert await centre.look(first) == "su"
    other, _ = await open_centre(store)  # another process on the same database
    assert await other.look(first) == "su"
    assert await other.work(lambda work: rostering.revoke(work, number[0], "worker:tan"))
    assert await centre.look(first) == "feng"
    assert not await centre.work(lambda work: rostering.revoke(work, number[0], "worker:tan"))


async def test_what_was_rolled_back_holds_nowhere(store: Store) -> None:
    centre, _ = await open_centre(store)

    def half(work: Work) -> None:
        cover(work, "su")
        assert first(work) == "su"
        raise RuntimeError("the press came to nothing")

    with pytest.raises(RuntimeError, match="nothing"):
        await centre.work(half)
    assert await centre.look(first) == "feng"
    await centre.work(lambda work: cover(work, "he"))  # has the number the other one would have had
    assert await centre.look(first) == "he"


async def test_the_later_change_holds_and_nothing_is_overwritten(store: Store) -> None:
    centre, _ = await open_centre(store)
    await centre.work(lambda work: [cover(work, worker) for worker in ("su", "he", None)])
    assert await centre.look(first) is None
    assert len(await centre.look(lambda work: work.laid.changes)) == 3


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"end": WEDNESDAY - 2 * HOUR}, "ends after it begins"),
        ({"unit": "nowhere"}, "no such unit: nowhere"),
        ({"worker": "nobody"}, "no such worker: nobody"),
    ],
)
async def test_what_cannot_be_is_refused(store: Store, broken: dict[str, object], said: str) -> None:
    centre, _ = await open_centre(store)
    good = {"start": WEDNESDAY - HOUR, "end": WEDNESDAY + HOUR, "unit": "baiyun", "worker": "su"}
    values = good | broken

    def change(work: Work) -> int:
        return rostering.change(work, Deed.COVER, by="worker:tan", place="first", **values)  # type: ignore[arg-type]

    with pytest.raises(ValueError, match=said):
        await centre.work(change)
    assert await centre.look(lambda work: work.laid.changes) == ()


async def test_the_pages_are_read_anew_when_they_are_others(store: Store, clock: FrozenClock) -> None:
    del clock
    centre, _ = await open_centre(store)
    await centre.work(lambda work: cover(work, "su"))
    other, _ = await open_centre(store, named="hexi")
    assert await other.look(lambda work: [one.unit for one in work.laid.changes]) == ["baiyun"]
    assert await other.look(lambda work: work.station.id) == "hexi"


@pytest.mark.parametrize(
    ("worker", "hours", "last"),
    [
        ("feng", 3, "2026-11-04 17:30"),  # still at work then
        ("feng", 5, "2026-11-04 18:00"),  # goes home at six
        ("feng", 20, "2026-11-05 10:30"),  # and is there again the next morning
        ("su", 3, None),  # stands on Thursday evenings only
        ("su", 29, "2026-11-05 19:30"),
    ],
)
def test_a_time_told_lies_within_a_shift_of_whoever_keeps_it(worker: str, hours: int, last: str | None) -> None:
    station = pages().station
    until = WEDNESDAY + timedelta(hours=hours)
    found = last_turn(station, worker, WEDNESDAY, until)
    told = found.astimezone(station.tz).strftime("%Y-%m-%d %H:%M") if found is not None else None
    assert told == last
