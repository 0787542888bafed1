"""A ticket between accepted and closed: who signs, who may read, what clock runs, two presses at once."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.acts_case import Close, Correct, CoWork, Knows, Record, Regard, SendBack, Sign, TaskDone, Void
from bot.centre import casebook, idling, signatures, tasks, tickets
from bot.centre.centre import Centre
from bot.centre.tickets import Ticket
from bot.messages import Accept, Act, CallSupervisor, Contacted, Done, KeyIn, Outcome, Refused, Reply
from bot.store.engine import Store
from bot.store.tables import t_deadline, t_event
from tests.clock import FrozenClock
from tests.house import open_centre, pass_time

_CLOSE = ("solved", "yes", "none", "办好了")


async def _done(centre: Centre, worker: str, *acts: Act) -> Done:
    outcome: Outcome = Refused("nothing")
    for act in acts:
        outcome = await centre.act(worker, act)
        assert isinstance(outcome, Done), (act, outcome)
    assert isinstance(outcome, Done)
    return outcome


async def _spoken(centre: Centre, worker: str = "feng", *, concern: str = "LON", urgency: str = "U3") -> str:
    """A ticket this worker has spoken about with the person, and confirmed."""
    keyed = await _done(centre, worker, KeyIn(concern, urgency, "self", "13800138000", "一个人住", None))
    ticket = str(keyed.ticket)
    await _done(centre, worker, Accept(ticket), Contacted(ticket, safe="yes"), Regard(ticket, concern))
    return ticket


async def _row(centre: Centre, ticket: str) -> Ticket:
    found = await centre.look(lambda work: tickets.get(work, ticket))
    assert found is not None
    return found


async def test_two_who_close_at_once_close_it_once(store: Store) -> None:
    centre, _ = await open_centre(store)
    ticket = await _spoken(centre)
    both = await asyncio.gather(
        centre.act("feng", Close(ticket, *_CLOSE)),
        centre.act("tan", Void(ticket, "mistake")),
    )
    assert sorted(type(one).__name__ for one in both) == ["Done", "Refused"]
    row = await _row(centre, ticket)
    ends = select(t_event.c.kind).where(t_event.c.ticket_id == ticket, t_event.c.kind.in_(("closed", "voided")))
    assert len(await centre.look(lambda work: work.conn.execute(ends).all())) == 1
    assert (row.state == "VOID") is (row.outcome is None)


async def test_nobody_signs_for_themselves_and_a_colleague_never(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store, named="hexi")
    ticket = await _spoken(centre, "jiang", concern="SUI", urgency="U1")
    asked = await _done(centre, "jiang", Close(ticket, *_CLOSE))
    assert asked.key == "case-done-asked"
    for worker in ("jiang", "wei"):
        assert isinstance(await centre.act(worker, Sign(ticket)), Refused)
    assert (await _row(centre, ticket)).state == "CONTACTED"
    xiong = await centre.look(lambda work: work.worker("xiong"))
    assert xiong is not None
    (one,) = await centre.look(lambda work: signatures.queue(work, xiong))
    assert one[1].id == ticket
    await _done(centre, "xiong", Sign(ticket))
    row = await _row(centre, ticket)
    assert (row.state, row.signed_at) == ("DONE", row.closed_at)


async def test_a_supervisor_who_holds_it_is_signed_for_by_the_tier_above(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store, named="hexi")
    ticket = await _spoken(centre, "jiang", concern="SUI", urgency="U1")
    await _done(centre, "xiong", Close(ticket, *_CLOSE))  # oversees it, and closes it
    assert await centre.act("xiong", Sign(ticket)) == Refused("case-refused-own", {"number": "柳岸1104-01"})
    row = await _row(centre, ticket)
    above = await centre.look(lambda work: signatures.signers(work, row, "xiong"))
    assert above
    assert "xiong" not in above
    await _done(centre, above[0], SendBack(ticket, "请先写安全计划"))
    row = await _row(centre, ticket)
    assert (row.closing_at, row.outcome, row.summarised) == (None, None, False)


async def test_whoever_is_asked_in_reads_it_until_they_are_done(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store)
    ticket = await _spoken(centre)
    assert isinstance(await centre.details("liang", ticket), Refused)
    await _done(centre, "feng", CoWork(ticket, "liang", "请陪她聊两次"))
    assert not isinstance(await centre.details("liang", ticket), Refused)
    await _done(centre, "liang", Record(ticket, "session", "聊了一小时"))
    assert isinstance(await centre.act("liang", Close(ticket, *_CLOSE)), Refused)  # a part of it, not the whole
    row = await _row(centre, ticket)
    (task,) = await centre.look(lambda work: tasks.of(work, row, "cowork"))
    await _done(centre, "liang", TaskDone(task.id, "done"))
    assert isinstance(await centre.details("liang", ticket), Refused)


async def test_a_correction_stands_beside_the_original(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store)
    ticket = await _spoken(centre)
    await _done(centre, "feng", Record(ticket, "note", "住三楼"))
    noted = select(t_event.c.id).where(t_event.c.ticket_id == ticket, t_event.c.kind == "recorded")
    event = await centre.look(lambda work: work.conn.execute(noted).scalar_one())
    await _done(centre, "feng", Correct(ticket, event, "住四楼"))
    assert isinstance(await centre.act("feng", Correct(ticket, event + 10_000, "住五楼")), Refused)
    row, worker = await _row(centre, ticket), await centre.look(lambda work: work.worker("feng"))
    assert worker is not None
    story = await centre.look(lambda work: casebook.story(work, worker, row))
    (one,) = [told for told in story if told.kind == "recorded"]
    assert (one.words, [told.words for told in one.corrections]) == ("住三楼", ["住四楼"])


async def test_a_ticket_that_is_worked_on_always_has_a_clock(sqlite_store: Store, clock: FrozenClock) -> None:
    centre, courier = await open_centre(sqlite_store)
    ticket = await _spoken(centre)
    for days in (0, 10, 20, 60):  # whatever nobody does, it comes round again
        await pass_time(centre, courier, clock, clock.now() + timedelta(days=days))
        row = await _row(centre, ticket)
        assert await centre.look(lambda work: idling.runs(work, row))  # noqa: B023 - looked at in this round
    await _done(centre, "feng", Record(ticket, "note", "约了周五上门"))
    waiting = select(t_deadline.c.due_at).where(
        t_deadline.c.ticket_id == ticket, t_deadline.c.kind.like("idle:%"), t_deadline.c.done_at.is_(None)
    )
    (due,) = await centre.look(lambda work: list(work.conn.execute(waiting).scalars()))
    assert due > clock.now() + timedelta(days=4)
    await _done(centre, "feng", Close(ticket, *_CLOSE))
    assert await centre.look(lambda work: list(work.conn.execute(waiting).scalars())) == []


async def test_who_is_not_to_be_contacted_stands_on_every_card(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store)
    keyed = await _done(centre, "feng", KeyIn("EMO", "U2", "grandchild", "13800138000", "外婆打来", None))
    ticket = str(keyed.ticket)
    await _done(centre, "feng", Accept(ticket), Knows(ticket, "never"))
    (card,) = await centre.board("feng")
    assert card.hands_off
    refused = await centre.act("feng", Contacted(ticket, spoke="subject"))
    assert refused == Refused("case-refused-never", {"number": card.number})


async def test_a_case_signature_is_not_one_for_the_end(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store)
    ticket = await _spoken(centre)
    assert await centre.act("tan", Sign(ticket)) == Refused("case-refused-nothing", {"number": "白云1104-01"})
    assert isinstance(await centre.act("feng", Reply(ticket, "您好")), Refused)  # keyed in: there is no chat
    await _done(centre, "feng", CallSupervisor(ticket))
    row = await _row(centre, ticket)
    assert row.escalated
