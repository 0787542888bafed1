"""Somebody is away or has left: what goes back at once, what waits for the morning, what stays theirs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from bot.centre.centre import Centre
from bot.centre.house import House, Work
from bot.centre.rostering import change, revoke
from bot.courier import Courier
from bot.messages import Accept, Contacted, Done, KeyIn
from bot.store.engine import Store
from bot.store.tables import t_offer, t_sheet, t_ticket
from referral.station import Deed
from tests.clock import FrozenClock
from tests.house import open_centre, pages, pass_time

NIGHT = datetime(2026, 11, 4, 16, tzinfo=UTC)  # Wednesday to Thursday, midnight in Shanghai
MORNING = datetime(2026, 11, 5, 1, tzinfo=UTC)


async def claim(centre: Centre, urgency: str, by: str = "feng") -> str:
    made = await centre.act(by, KeyIn("EMO", urgency, "grandchild", "13812345678", "哭了三天"))
    assert isinstance(made, Done)
    assert isinstance(await centre.act(by, Accept(str(made.ticket))), Done)
    return str(made.ticket)


async def row(centre: Centre, ticket: str) -> Any:
    return await centre.look(lambda work: work.conn.execute(select(t_ticket).where(t_ticket.c.id == ticket)).one())


async def sheets(centre: Centre) -> list[Any]:
    return list(await centre.look(lambda work: work.conn.execute(select(t_sheet)).all()))


def leave(work: Work, hours: int, worker: str = "feng") -> int:
    end = work.now + timedelta(hours=hours)
    return change(work, Deed.LEAVE, work.now, end, "import", worker=worker)


async def test_at_night_only_danger_moves(sqlite_store: Store, clock: FrozenClock) -> None:
    centre, courier = await open_centre(sqlite_store)
    danger, rest = await claim(centre, "U1"), await claim(centre, "U2")
    await pass_time(centre, courier, clock, NIGHT)
    await centre.work(lambda work: leave(work, 20))
    await pass_time(centre, courier, clock, NIGHT + timedelta(minutes=5))
    assert (await row(centre, danger)).owner_id is None
    assert (await row(centre, rest)).owner_id == "feng"
    assert await sheets(centre) == []
    await pass_time(centre, courier, clock, MORNING)
    (sheet,) = await sheets(centre)
    assert (sheet.giver, sheet.taker) == ("feng", "liang")


async def test_a_leave_that_is_taken_back_moves_nothing(sqlite_store: Store, clock: FrozenClock) -> None:
    centre, courier = await open_centre(sqlite_store)
    danger = await claim(centre, "U1")

    def plan(work: Work) -> int:
        start = work.now + timedelta(hours=1)
        return change(work, Deed.LEAVE, start, start + timedelta(hours=20), "import", worker="feng")

    number = await centre.work(plan)
    await pass_time(centre, courier, clock, clock.now() + timedelta(minutes=20))
    assert await centre.work(lambda work: revoke(work, number, "import"))
    await pass_time(centre, courier, clock, clock.now() + timedelta(hours=1))
    assert (await row(centre, danger)).owner_id == "feng"


async def test_the_history_names_who_had_it_and_why_no_longer(store: Store, clock: FrozenClock) -> None:
    centre, courier = await open_centre(store)
    danger = await claim(centre, "U1")
    await centre.work(lambda work: leave(work, 20))
    await pass_time(centre, courier, clock, clock.now() + timedelta(minutes=1))

    def offers(work: Work) -> list[tuple[str, str, str | None]]:
        o = t_offer.c
        found = select(o.worker_id, o.status, o.reason).where(o.ticket_id == danger).order_by(o.id)
        return [(one[0], one[1], one[2]) for one in work.conn.execute(found).all()]

    assert ("feng", "cancelled", "away") in await centre.look(offers)


async def test_nothing_stays_with_somebody_who_has_left_the_staff(sqlite_store: Store, clock: FrozenClock) -> None:
    station = pages().station
    staff = tuple(replace(one, until=date(2026, 11, 4)) if one.id == "he" else one for one in station.workers)
    house = House(replace(pages(), station=replace(station, workers=staff)), sqlite_store.vault, Random(1))
    centre, courier = Centre(house, sqlite_store), Courier(sqlite_store)
    await centre.open()
    untouched, spoken = await claim(centre, "U3", "he"), await claim(centre, "U3", "he")
    assert isinstance(await centre.act("he", Contacted(spoken)), Done)
    await pass_time(centre, courier, clock, MORNING)  # his last day is over
    assert (await row(centre, untouched)).owner_id is None
    assert (await row(centre, spoken)).owner_id == "he"  # until somebody takes it over
    (sheet,) = await sheets(centre)
    assert (sheet.giver, sheet.taker) == ("he", "feng")
