"""The model says what it means: sentences are read as they are meant, and as many come as it says, when it says."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.pages.book import load_pages
from bot.simulation import absences, staff
from bot.simulation.agenda import Agenda
from bot.simulation.arrivals import Arrivals, share_sums
from bot.simulation.clock import FastClock
from bot.simulation.feed import AT_WORK, OFF
from bot.simulation.figures import gini, wilson, without
from bot.simulation.model import URGENCIES, Saying, load_model, load_sayings, poisson
from tests.house import ROOT

PAGES = load_pages(ROOT, ROOT / "centres" / "hexi")
MODEL, SAYINGS = load_model(), load_sayings()
START = datetime(2026, 1, 4, 16, tzinfo=UTC)  # Monday, midnight in Shanghai
WEEKS = timedelta(days=7 * 52)


@pytest.mark.parametrize(
    ("urgency", "saying"), [(code, one) for code in URGENCIES for one in SAYINGS[code]], ids=lambda one: str(one)[:30]
)
def test_what_residents_say_is_read_as_it_is_meant(urgency: str, saying: Saying) -> None:
    assert PAGES.reader.read(saying.words).urgency.code == urgency
    assert saying.concern in PAGES.concerns


def test_shares_of_one_thing_are_one() -> None:
    assert share_sums(MODEL) == {name: pytest.approx(1.0) for name in share_sums(MODEL)}


def come(seed: int = 1, per_day: float = 20) -> list[datetime]:
    coming = Arrivals(MODEL, SAYINGS, PAGES.organisation, Random(seed))
    return [one.at for one in coming.between(START, START + WEEKS, per_day)]


def test_as_many_come_as_the_model_says_by_hour_and_weekday() -> None:
    tz = PAGES.station.tz
    at = [one.astimezone(tz) for one in come()]
    hours, days = Counter(one.hour for one in at), Counter(one.weekday() for one in at)
    weights = MODEL.arrivals.hours
    busiest = weights.index(max(weights))
    share = hours[busiest] / len(at)
    assert share == pytest.approx(weights[busiest] / sum(weights), rel=0.15)
    assert days[0] > 1.5 * days[6]
    assert len(at) / WEEKS.days == pytest.approx(20, rel=0.08)  # a little less: public holidays are quiet


def test_the_same_seed_is_the_same_year_and_another_is_another() -> None:
    assert come(3) == come(3) != come(4)
    plans = [list(absences.plan(MODEL, PAGES.organisation, seed, START, START + WEEKS)) for seed in (1, 1, 2)]
    assert plans[0] == plans[1] != plans[2]


def test_whoever_is_off_shift_is_slower_than_whoever_is_at_work() -> None:
    def seen(standing: str) -> list[timedelta]:
        drawn = [staff.react(MODEL, staff.dice_for(1, standing, no), standing, "U2") for no in range(400)]
        return sorted(one.after for one in drawn if one is not None)

    work, off = seen(AT_WORK), seen(OFF)
    assert len(work) > len(off)
    assert work[len(work) // 2] < off[len(off) // 2]


def test_a_fast_clock_does_not_run_backwards() -> None:
    clock = FastClock(START)
    clock.jump(START + WEEKS)
    assert clock.now() == clock.steady() == START + WEEKS
    with pytest.raises(ValueError, match="backwards"):
        clock.jump(START)


async def test_the_agenda_keeps_the_order_of_time_and_of_what_was_put_down_first() -> None:
    agenda, done = Agenda(), list[str]()

    def put(at: datetime, name: str) -> None:
        async def do() -> None:
            done.append(name)

        agenda.put(at, do)

    put(START + WEEKS, "last")
    put(START, "first")
    put(START, "second")
    while agenda.next_at() is not None:
        await agenda.take()[1]()
    assert done == ["first", "second", "last"]


def test_the_statistics_are_those_of_the_books() -> None:
    low, high = wilson(8, 10)
    assert low == pytest.approx(0.4901, abs=1e-3)
    assert high == pytest.approx(0.9433, abs=1e-3)
    assert wilson(0, 0) == (0.0, 1.0)
    assert gini([1, 1, 1, 1]) == pytest.approx(0)
    assert gini([0, 0, 0, 4]) == pytest.approx(0.75)
    hour = timedelta(hours=1)
    whole, middle = (START, START + 4 * hour), (START + hour, START + 2 * hour)
    assert without([whole], [middle]) == [(START, START + hour), (START + 2 * hour, START + 4 * hour)]
    drawn = [poisson(Random(no), 3.0) for no in range(500)]
    assert sum(drawn) / len(drawn) == pytest.approx(3.0, abs=0.25)
