"""50 workers press 接单 at the same moment: one has it, 49 are told who, and the books know one owner."""

import asyncio
from collections import Counter
from dataclasses import replace
from random import Random

from sqlalchemy import select

from bot.centre.centre import Centre
from bot.centre.house import House
from bot.courier import Courier
from bot.messages import Accept, Done, Outcome, Refused, Text
from bot.store.engine import Store
from bot.store.mailbox import new_address
from bot.store.tables import t_event, t_offer, t_promise, t_ticket
from referral.station import Line
from tests.house import pages, settle

MANY = 50


async def _crowded(store: Store) -> Centre:
    """The demo centre, had it fifty social workers on duty."""
    station = pages().station
    feng = station.worker("feng")
    assert feng is not None
    crowd = tuple(replace(feng, id=f"w{n}", name=f"社工{n}号", names={}, nicknames=()) for n in range(MANY))
    duty = tuple(replace(slot, line=Line("w0", "w1", "w2")) for slot in station.duty)
    house = House(replace(pages(), station=replace(station, workers=crowd, duty=duty)), store.vault, Random(1))
    centre = Centre(house, store)
    await centre.open()
    return centre


async def test_one_wins_and_the_others_are_told_who(store: Store) -> None:
    centre = await _crowded(store)
    now = store.clock.now()
    address = await store.turn(
        lambda conn: new_address(conn, store.vault, door="web", kiosk=False, token_hash=None, now=now)
    )
    for number, line in enumerate(("我孙女失恋了，整天哭", "都没有", "13800138000", "可以，送出")):
        await centre.receive(address.id, str(number), Text(line))
    await settle(centre, Courier(store))
    [card] = await centre.board("w0")

    outcomes = dict(zip(range(MANY), await asyncio.gather(*_presses(centre, card.ticket)), strict=True))
    [winner] = [number for number, outcome in outcomes.items() if isinstance(outcome, Done)]
    losers = [outcome for number, outcome in outcomes.items() if number != winner]
    told = Counter((one.key, one.args["worker"]) for one in losers if isinstance(one, Refused))
    assert told == {("refused-taken", f"社工{winner}号"): MANY - 1}

    rows = await store.look(lambda conn: conn.execute(select(t_ticket.c.owner_id, t_ticket.c.state)).all())
    assert [tuple(row) for row in rows] == [(f"w{winner}", "ACKED")]
    accepted = select(t_offer.c.worker_id).where(t_offer.c.status == "accepted")
    assert list(await store.look(lambda conn: conn.execute(accepted).scalars().all())) == [f"w{winner}"]
    kinds = await store.look(lambda conn: conn.execute(select(t_event.c.kind)).scalars().all())
    assert Counter(kinds)["accepted"] == 1
    promised = await store.look(lambda conn: conn.execute(select(t_promise.c.kind, t_promise.c.worker_id)).all())
    assert [tuple(row) for row in promised] == [("contact", f"w{winner}")]
    assert await Courier(store).drain() == 3  # the resident, the card, the winner: and nobody else


def _presses(centre: Centre, ticket: str) -> list["asyncio.Future[Outcome]"]:
    return [asyncio.ensure_future(centre.act(f"w{number}", Accept(ticket))) for number in range(MANY)]
