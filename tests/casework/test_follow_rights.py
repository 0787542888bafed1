"""What is held and what is destroyed: told truly, and so in the database. And who asks how it is now."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.centre import erasing, following, history, holding, tasks, tickets
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from bot.cli import rights
from bot.messages import Done, KeyIn
from bot.settings import SettingError
from bot.store.engine import Store
from bot.store.tables import t_event, t_inbox, t_media, t_ticket
from bot.store.vault import Erased
from tests.clock import FrozenClock
from tests.house import ROOT, open_centre, play_chat

CHATS = ROOT / "tests" / "conversations"
NUMBER = "白云1104-01"


def chat(name: str) -> str:
    return Path(CHATS / f"{name}.chat").read_text(encoding="utf-8")


def only(work: Work) -> Ticket:
    return work.conn.execute(select(t_ticket)).one()


async def test_the_report_outlives_the_key_and_no_word_does(store: Store, clock: FrozenClock) -> None:
    await play_chat(store, clock, chat("erase-report"))
    centre, _ = await open_centre(store)

    def look(work: Work) -> None:
        ticket = only(work)
        assert erasing.report_of(work, ticket) == "西路派出所 2026-311"
        assert (ticket.code_hash, ticket.state, ticket.reported_at is not None) == (None, "CLOSED", True) or (
            ticket.code_hash is None and ticket.state == "DONE"
        )
        with pytest.raises(Erased):
            tickets.details(work, ticket)
        sealed = select(t_event).where(t_event.c.secret.is_not(None), t_event.c.kind != "report_kept")
        for event in work.conn.execute(sealed).all():
            with pytest.raises(Erased):
                tickets.secret_of(work, ticket, event)
        for table, column, sort in ((t_inbox, "body", "inbox.body"), (t_media, "body", "media.body")):
            for row in work.conn.execute(select(table)).all():
                with pytest.raises(Erased):
                    work.house.vault.open(work.conn, row.person_id, sort, getattr(row, column))
        assert all(one.status not in tasks.OPEN for one in tasks.of(work, ticket, following.KIND))
        assert history.differs(work, ticket) == {}

    await centre.look(look)
    with pytest.raises(SettingError, match="deleted before"):
        await centre.work(lambda work: rights._begin(work, NUMBER, rights.Why.ASKED))
    with pytest.raises(SettingError, match="only numbers, kinds and times"):
        await centre.work(lambda work: rights._told(work, NUMBER))


async def test_what_a_worker_wrote_is_not_told_and_staff_can_print_and_erase(store: Store, clock: FrozenClock) -> None:
    await play_chat(store, clock, chat("held"))
    centre, _ = await open_centre(store)
    printed = "\n".join(await centre.work(lambda work: rights._told(work, NUMBER)))
    assert "13800138000" in printed
    assert "外婆说孩子怕同学" not in printed
    lines = await centre.work(lambda work: rights._begin(work, NUMBER, rights.Why.GUARDIAN))
    assert "open requests are taken back" in lines[0]
    kinds = await centre.look(lambda work: set(work.conn.execute(select(t_event.c.kind)).scalars()))
    assert {"held_told", "erase_reason", "erase_asked"} <= kinds
    with pytest.raises(SettingError, match="no ticket"):
        await centre.work(lambda work: rights._told(work, "白云1104-99"))


async def _asked(centre: Centre, by: str, **hidden: object) -> Task:
    """A keyed-in ticket of this worker's whose question has fallen due by telephone; the question."""
    keyed = await centre.act(by, KeyIn("LON", "U3", "self", "13800138000", "一个人住", None))
    assert isinstance(keyed, Done), keyed

    def ask(work: Work) -> Task:
        found = tickets.get(work, str(keyed.ticket))
        assert found is not None
        known = tickets.details(work, found) | hidden
        sealed = work.house.vault.seal(work.conn, found.person_id, "ticket.details", known)
        ticket = tickets.put(work, found.id, owner_id=by, details=sealed)
        following.lay(work, ticket, "advice")
        task = tasks.of(work, ticket, following.KIND)[0]
        following.by_person(work, ticket, tasks.step(work, task, "requested", "bot"))
        now = tasks.get(work, task.id)
        assert now is not None
        return now

    return await centre.work(ask)


async def test_whoever_closed_it_does_not_ask(store: Store) -> None:
    centre, _ = await open_centre(store)
    task = await _asked(centre, "feng")
    assert task.worker_id not in {None, "feng"}


async def test_at_a_station_of_one_the_tier_above_asks(store: Store) -> None:
    centre, _ = await open_centre(store, named="hexi")
    alone = next(
        unit for unit in centre.organisation.units.values() if len(unit.workers) == 1 and unit.parent is not None
    )
    task = await _asked(centre, alone.workers[0].id)
    asked = centre.organisation.homes[task.worker_id or ""]
    assert asked != alone.id
    assert centre.organisation.is_above(asked, alone.id)


async def test_nobody_rings_who_asked_not_to_be_rung(store: Store) -> None:
    centre, _ = await open_centre(store)
    task = await _asked(centre, "feng", do_not_call=True)
    assert (task.status, task.reason, task.worker_id) == ("cancelled", "do-not-call", None)


async def test_a_list_for_somebody_of_whom_nothing_is_held(store: Store) -> None:
    centre, _ = await open_centre(store)
    said = await centre.look(lambda work: holding.lines(work, "nobody", [], "zh-Hans"))
    assert said == ["这里没有记您的事。"]
