"""What the simulated year and the state machine found, each as the shortest play that shows it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.centre.house import Work
from bot.messages import Accept, Decline, Done
from bot.store.tables import t_deadline
from referral.duty import is_open
from tests.simulation.town import Town


@pytest.fixture
def town() -> Iterator[Town]:
    made = Town()
    yield made
    made.close()


def wait(town: Town, minutes: int) -> None:
    end = town.clock.now() + timedelta(minutes=minutes)
    while town.until(end) is not None:
        pass


def test_nobody_is_woken_at_three_to_be_reminded_of_an_ordinary_claim(town: Town) -> None:
    town.come("U3", 0, "liutang")
    ticket, worker = town.asked()[0]
    assert isinstance(town.act(worker, Accept(ticket)), Done)

    def reminders(work: Work) -> list[bool]:
        due = select(t_deadline.c.due_at).where(t_deadline.c.kind == "lapse_soon", t_deadline.c.done_at.is_(None))
        return [is_open(work.home(worker), at) for at in work.conn.execute(due).scalars()]

    assert town.look(reminders) == [True]


def test_whoever_stepped_out_above_is_not_reminded_with_the_others_of_that_tier(town: Town) -> None:
    town.come("U1", 0, "liutang")
    wait(town, 36)  # the street was silent for half an hour: the headquarters hears
    above = [one.id for one in town.centre.organisation.units["hexi"].workers]
    ticket, worker = next(one for one in town.asked() if one[1] in above)
    town.act(worker, Decline(ticket, "conflict"))
    town.fresh()
    wait(town, 60)
    asked = {mail.to for mail in town.fresh().mails if mail.key in {"private-offer", "private-alert"}}
    assert asked & set(above)
    assert worker not in asked
