"""Who sees which ticket in a tree of units: their own unit's, what they are asked, and above only what was raised."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.centre import looking, ranking, sight, tickets
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.messages import Accept, Done, KeyIn, Refused
from bot.store.engine import Store
from referral.duty import line_order, on_duty
from referral.need import Why
from referral.organisation import organise
from tests.clock import FrozenClock
from tests.house import open_centre

STREET = ("jiang", "wei", "xiong")  # of 柳岸街
OTHERS = ("shen", "mo", "pan", "gu", "cheng")  # another street, and the headquarters


@pytest.fixture
async def keyed(store: Store) -> tuple[Centre, str]:
    """A ticket of 柳岸街, keyed in by a worker of that street who does not keep it."""
    centre, _ = await open_centre(store, named="hexi")
    outcome = await centre.act("wei", KeyIn("POV", "U3", "self", "", "低保怎么办"))
    assert isinstance(outcome, Done)
    assert outcome.ticket is not None
    return centre, outcome.ticket


async def seen(centre: Centre, ticket: str, *workers: str) -> set[str]:
    """Whose board has it; the condition on a board and the question about one ticket must agree."""

    def look(work: Work) -> set[str]:
        row = tickets.get(work, ticket)
        assert row is not None
        found = {one for one in workers if ticket in {card.ticket for card in looking.board(work, one)}}
        asked = {one for one in workers if (worker := work.worker(one)) and sight.sees(work, worker, row)}
        assert found == asked
        return found

    return await centre.look(look)


async def test_a_units_ticket_is_on_its_own_boards_only(keyed: tuple[Centre, str]) -> None:
    centre, ticket = keyed
    assert await seen(centre, ticket, *STREET, *OTHERS) == set(STREET)
    for stranger in OTHERS:
        assert await centre.details(stranger, ticket) == Refused("refused-unknown")
        assert await centre.act(stranger, Accept(ticket)) == Refused("refused-unknown")


async def test_what_was_raised_is_seen_by_the_headquarters_and_no_other_street(keyed: tuple[Centre, str]) -> None:
    centre, ticket = keyed
    await centre.work(lambda work: tickets.put(work, ticket, escalated=True))
    assert await seen(centre, ticket, *STREET, *OTHERS) == {*STREET, "gu", "cheng", "pan"}
    assert not isinstance(await centre.details("cheng", ticket), Refused)
    assert isinstance(await centre.details("shen", ticket), Refused)


async def test_whoever_is_asked_up_the_tree_may_take_it(keyed: tuple[Centre, str], clock: FrozenClock) -> None:
    centre, ticket = keyed
    assert isinstance(await centre.act("mo", Accept(ticket)), Refused)
    clock.set(clock.now() + timedelta(days=6))
    await centre.tick()  # nobody of the street answered, so the headquarters was called
    assert "mo" in await seen(centre, ticket, "mo")
    taken = await centre.act("mo", Accept(ticket))
    assert isinstance(taken, Done)
    assert await seen(centre, ticket, "mo", "jiang") == {"mo", "jiang"}


async def test_who_has_left_sees_nothing(keyed: tuple[Centre, str]) -> None:
    centre, ticket = keyed
    assert await centre.look(lambda work: looking.board(work, "nobody")) == []
    assert isinstance(await centre.act("nobody", Accept(ticket)), Refused)


async def test_who_left_another_units_staff_is_not_asked_here(store: Store, clock: FrozenClock) -> None:
    """The room of 东岸 has no duty of its own, so the street's line stands there; one of them left in October."""
    del clock
    centre, _ = await open_centre(store, named="hexi")
    known = centre.organisation
    gone = replace(known.units["liuan"].workers[0], until=date(2026, 10, 31))
    units = tuple(
        replace(one, workers=(gone, *one.workers[1:])) if one.id == "liuan" else one for one in known.units.values()
    )
    organisation = organise(units, known.root, known.agencies)
    centre.house.pages = replace(centre.pages, station=organisation.door, organisation=organisation)
    standing = await centre.look(lambda work: on_duty(work.unit("dongan"), work.now))
    assert gone.id in line_order(standing)
    outcome = await centre.act("yue", KeyIn("POV", "U3", "self", "", "低保怎么办"))
    assert isinstance(outcome, Done)

    def passed(work: Work) -> Why | None:
        row = tickets.get(work, str(outcome.ticket))
        assert row is not None
        found = ranking.ranked(work, row).passed_over(gone.id)
        return found.why if found is not None else None

    assert await centre.look(passed) is Why.LEFT
