"""Each rule of the state machine can fail: what lies in the store is spoilt by hand, and the rule says so."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, update

from bot.centre import rostering
from bot.centre.house import Work
from bot.messages import Accept, Decline
from bot.simulation.feed import OFF, Asked, Fresh, Mail
from bot.store.tables import t_deadline, t_offer, t_promise
from referral.station import Deed, Line
from tests.simulation.rules import Memory, hold
from tests.simulation.town import Town

_NOTHING = Fresh((), (), ())


@pytest.fixture
def town() -> Iterator[Town]:
    made = Town()
    yield made
    made.close()


def holds(town: Town, memory: Memory, fresh: Fresh = _NOTHING, *, changed: bool = False) -> None:
    town.look(lambda work: hold(work, memory, fresh, changed=changed))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda work: work.conn.execute(update(t_offer).values(worker_id="somebody else")),
        lambda work: work.conn.execute(update(t_offer).values(status="requested", decided_at=None, reason=None)),
        lambda work: work.conn.execute(delete(t_offer)),
    ],
    ids=["given to another", "undecided again", "taken out"],
)
def test_an_offer_that_is_rewritten_is_seen(town: Town, spoil: Callable[[Work], object]) -> None:
    town.come("U3", 0, "liutang")
    ticket, worker = town.asked()[0]
    town.act(worker, Decline(ticket, "busy"))
    memory = Memory()
    holds(town, memory)
    town.work(lambda work: spoil(work) and None)
    with pytest.raises(AssertionError):
        holds(town, memory)


def test_a_ticket_that_is_forgotten_and_one_that_is_taken_twice_are_seen(town: Town) -> None:
    town.come("U3", 0, "liutang")
    ticket, worker = town.asked()[0]
    memory = Memory()
    holds(town, memory)
    town.work(lambda work: work.conn.execute(delete(t_deadline)) and None)
    with pytest.raises(AssertionError, match="nothing runs"):
        holds(town, memory)
    town.act(worker, Accept(ticket))
    holds(town, memory)
    again = {"ticket_id": ticket, "worker_id": "wei", "line": 1, "status": "accepted", "created_at": town.clock.now()}
    town.work(lambda work: work.conn.execute(insert(t_offer).values(**again)) and None)
    with pytest.raises(AssertionError, match="twice"):
        holds(town, memory)


def test_danger_without_an_alarm_and_without_a_word_is_seen(town: Town) -> None:
    town.come("U1", 0, "liutang")
    memory = Memory()
    holds(town, memory)

    def spoil(work: Work) -> None:
        work.conn.execute(update(t_deadline).values(due_at=work.now + timedelta(days=1)))

    town.work(spoil)
    with pytest.raises(AssertionError, match="U1"):
        holds(town, memory)


def test_who_is_asked_wrongly_is_seen(town: Town) -> None:
    town.come("U3", 0, "liutang")
    ticket, worker = town.asked()[0]
    town.act(worker, Decline(ticket, "conflict"))
    memory, now = Memory(), town.clock.now() + timedelta(minutes=1)
    holds(town, memory)
    with pytest.raises(AssertionError, match="offered again"):
        holds(town, memory, Fresh((), (), (Asked(ticket, worker, now),)))
    asks = Mail(now, "private", worker, ticket, "private-offer", (), "U3", "at work")
    with pytest.raises(AssertionError, match="asked again"):
        holds(town, memory, Fresh((asks,), (), ()))
    asleep = Mail(now, "private", "jiang", ticket, "private-offer", (), "U3", OFF)
    with pytest.raises(AssertionError, match="jiang"):
        holds(town, Memory(), Fresh((asleep,), (), ()))


def test_a_time_without_a_promise_and_shifts_on_top_of_each_other_are_seen(town: Town) -> None:
    town.come("U3", 0, "liutang")
    ticket, worker = town.asked()[0]
    town.act(worker, Accept(ticket))
    fresh = town.fresh()
    holds(town, Memory(), fresh)

    def spoil(work: Work) -> None:
        work.conn.execute(update(t_deadline).values(promise_id=None))
        work.conn.execute(delete(t_promise))

    town.work(spoil)
    with pytest.raises(AssertionError, match="accepted"):
        holds(town, Memory(), fresh)
    start = town.clock.now() + timedelta(minutes=1)

    def overlap(work: Work) -> int:
        end = start + timedelta(hours=1)
        return rostering.change(work, Deed.SHIFT, start, end, "bot", unit="liuan", line=Line("wei"))

    town.work(overlap)
    with pytest.raises(AssertionError, match="liuan"):
        holds(town, Memory(), changed=True)
