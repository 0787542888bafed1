"""Somebody who knocks too often is told so, and nobody else is."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.limit import Limiter

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def test_so_many_and_no_more() -> None:
    limiter = Limiter(most=3, seconds=60)
    assert [limiter.allow("a", NOW) for _ in range(4)] == [True, True, True, False]
    assert limiter.allow("b", NOW)


def test_it_refills_with_time() -> None:
    limiter = Limiter(most=3, seconds=60)
    for _ in range(5):
        limiter.allow("a", NOW)
    assert not limiter.allow("a", NOW + timedelta(seconds=19))
    assert limiter.allow("a", NOW + timedelta(seconds=41))


def test_it_forgets_the_longest_silent_and_stays_small() -> None:
    limiter = Limiter(most=1, seconds=60, keys=100)
    for number in range(1000):
        limiter.allow(str(number), NOW)
    assert limiter.size == 100
    assert limiter.allow("0", NOW)
    assert not limiter.allow("999", NOW)


@given(st.lists(st.integers(0, 30), max_size=200))
def test_never_more_than_the_share_in_any_window(gaps: list[int]) -> None:
    limiter, at, passed = Limiter(most=5, seconds=60), NOW, []
    for gap in gaps:
        at += timedelta(seconds=gap)
        if limiter.allow("a", at):
            passed.append(at)
    for start in passed:
        inside = [one for one in passed if start <= one < start + timedelta(seconds=60)]
        assert len(inside) <= 10  # a full bucket and what refilled meanwhile


def test_a_clock_that_steps_back_gives_nothing_away() -> None:
    limiter = Limiter(most=1, seconds=60)
    assert limiter.allow("a", NOW)
    assert not limiter.allow("a", NOW - timedelta(hours=1))
