"""On both databases: nobody stands twice however fast two press, and the ticker looks for gaps each morning."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.centre import away, changed, gapwatch, placing, standing
from bot.centre.away import Absence
from bot.centre.house import Work
from bot.centre.placing import Place
from bot.messages import Done, Outcome
from bot.store import feeds
from bot.store.engine import Store
from bot.store.tables import t_deadline
from referral.station import Worker
from tests.clock import FrozenClock
from tests.roster.conftest import opened
from tests.roster.days import FRI, THU, at


async def test_of_two_units_who_want_the_same_person_one_gets_them(store: Store, clock: FrozenClock) -> None:
    district = await opened(store, clock, "hexi")

    def wanting(unit_id: str) -> Place:
        unit = district.centre.organisation.units[unit_id]
        shift = next(iter(standing.touching(unit, at(THU, "10:00"), at(THU, "11:00"))))
        return Place(unit_id, shift.start, "first", shift.line.first, "chu")

    wanted = [wanting(one) for one in ("liuan", "qingshi", "shiqiao", "songbai")]

    def press(what: Place) -> asyncio.Task[Outcome]:
        return asyncio.ensure_future(district.does("gu", lambda work, who: placing.put(work, who, what)))

    outcomes = await asyncio.gather(*(press(one) for one in wanted))
    assert [isinstance(one, Done) for one in outcomes].count(True) == 1
    assert {one.key for one in outcomes if not isinstance(one, Done)} == {"roster-no-twice"}


async def test_leave_history_undo_and_calendars_on_both_databases(store: Store, clock: FrozenClock) -> None:
    street = await opened(store, clock, "baiyun")
    ill = Absence("feng", at(THU, "0:00"), at(FRI, "0:00"), "ill")
    assert isinstance(await street.does("feng", lambda work, who: away.leave(work, who, ill)), Done)

    def kept(work: Work, who: Worker) -> Outcome:
        (one,) = changed.history(work, who, "baiyun")
        assert (one.by, one.takable) == ("worker:feng", True)
        return changed.take_back(work, who, one.change.no)

    assert isinstance(await street.does("feng", kept), Done)
    steady = clock.steady()
    token = await street.centre.work(lambda work: feeds.make(work.conn, "feng", None, steady))
    found = await street.centre.look(lambda work: feeds.find(work.conn, token, steady))
    assert found == feeds.Feed("feng", None)
    assert await street.centre.look(lambda work: feeds.running(work.conn, "feng", steady)) == {""}


async def test_the_ticker_looks_for_gaps_each_morning(store: Store, clock: FrozenClock) -> None:
    street = await opened(store, clock, "baiyun")
    await street.centre.work(gapwatch.arm)
    ill = Absence("feng", at(FRI, "0:00"), at(FRI, "12:00"), "ill")
    await street.does("feng", lambda work, who: away.leave(work, who, ill))
    before = (await street.keys("desk:baiyun")).count("roster-gaps")
    clock.set(at(THU, "9:00"))
    await street.centre.tick()
    assert (await street.keys("desk:baiyun")).count("roster-gaps") == before + 1
    query = select(t_deadline.c.due_at).where(t_deadline.c.kind == "gaps:baiyun", t_deadline.c.done_at.is_(None))
    (due,) = await street.centre.work(lambda work: list(work.conn.execute(query).scalars()))
    assert due == at(FRI, "9:00")
    clock.move(timedelta(days=5))  # the house was down for days: one look, not five
    await street.centre.tick()
    assert (await street.keys("desk:baiyun")).count("roster-gaps") == before + 1
