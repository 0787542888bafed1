"""The rooms that lead onward: what a volunteer cannot see, what never leaves the house, what a transfer moves."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.acts_case import GiveTask, Receipt, Refer, Regard, TakeBack, TaskDone, Transfer
from bot.centre import calling, filling, inbound, looking, receiving, tasks, tickets
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.centre.inbound import Referred
from bot.centre.tickets import Ticket
from bot.messages import Accept, Act, Contacted, Done, KeyIn, Outcome, Refused
from bot.store.engine import Store
from bot.store.mailbox import posts
from bot.store.tables import t_deadline, t_event, t_media, t_promise, t_task, t_ticket
from referral.ticket import ENDS
from tests.clock import FrozenClock
from tests.house import open_centre, pass_time

PHONE, WORDS = "13800138000", "一个人住，腿脚不好，做饭难"


async def held(centre: Centre, worker: str = "jiang", *, concern: str = "LON", urgency: str = "U3") -> str:
    """A ticket this worker has spoken about with the person: all that leads onward is open."""
    keyed = await centre.act(worker, KeyIn(concern, urgency, "self", PHONE, WORDS, None))
    assert isinstance(keyed, Done), keyed
    ticket = str(keyed.ticket)
    for what in (Accept(ticket), Contacted(ticket, "phone", reached=True, safe="yes"), Regard(ticket, concern)):
        assert isinstance(await centre.act(worker, what), Done), what
    return ticket


async def row(centre: Centre, ticket: str) -> Ticket:
    found = await centre.look(lambda work: tickets.get(work, ticket))
    assert found is not None
    return found


async def task(centre: Centre, kind: str) -> Any:
    newest = select(t_task).where(t_task.c.kind == kind).order_by(t_task.c.created_at.desc(), t_task.c.id).limit(1)
    return await centre.look(lambda work: work.conn.execute(newest).one())


async def done(centre: Centre, worker: str, what: Act) -> Outcome:
    outcome = await centre.act(worker, what)
    assert isinstance(outcome, Done), outcome
    return outcome


async def kinds(centre: Centre, ticket: str) -> list[str]:
    query = select(t_event.c.kind).where(t_event.c.ticket_id == ticket).order_by(t_event.c.id)
    return await centre.look(lambda work: list(work.conn.execute(query).scalars()))


# ---- volunteers ------------------------------------------------------------------------------------------------------


async def test_a_volunteer_sees_a_card_and_nothing_else(sqlite_store: Store) -> None:
    centre, courier = await open_centre(sqlite_store, named="hexi")
    ticket = await held(centre)
    await done(centre, "jiang", GiveTask(ticket, "hua", "meal", "陈婆婆", "station", "soon"))
    await courier.drain()
    given = await task(centre, "volunteer")
    letters = await centre.look(lambda work: posts(work.conn, work.house.vault, "worker:hua", 0, 50))
    (letter,) = [one.letter for one in letters if one.letter is not None]
    assert letter.text == "🙌 请您帮个忙\n陈婆婆 · 柳岸街社工站\n送餐 · 三天内\n有事找蒋社工。"
    assert letter.card is None
    assert await centre.board("hua") == []
    assert isinstance(await centre.details("hua", ticket), Refused)
    media = select(t_media.c.id)
    assert await centre.look(lambda work: list(work.conn.execute(media))) == []
    assert isinstance(await centre.media("hua", "any"), Refused)
    for what in (Accept(ticket), Regard(ticket, "LON"), Receipt(given.id, "accepted"), Contacted(ticket)):
        assert await centre.act("hua", what) == Refused("refused-role")
    assert isinstance(await centre.act("rong", TaskDone(given.id, "done")), Refused)  # a leader sees nothing more
    forms = await centre.look(
        lambda work: filling.offered(work, _worker(work, "hua"), _ticket(work, ticket), tasks.get(work, given.id))
    )
    assert [one.name for one in forms] == ["taskdone"]
    outcome = await done(centre, "hua", TaskDone(given.id, "done", "都吃完了"))
    assert isinstance(outcome, Done)
    assert (outcome.ticket, outcome.args) == (None, {})


def _worker(work: Work, worker: str) -> Any:
    return work.worker(worker)


def _ticket(work: Work, ticket: str) -> Any:
    return tickets.get(work, ticket)


@pytest.mark.parametrize(
    ("columns", "key"),
    [
        ({"violence": True}, "give-unsafe"),
        ({"subject_knows": "never"}, "give-unsafe"),
        ({"urgency": "U1"}, "give-unsafe"),
        ({"state": "ACKED"}, "refused-move"),
    ],
)
async def test_nobody_is_sent_to_where_it_may_be_unsafe(sqlite_store: Store, columns: dict[str, Any], key: str) -> None:
    centre, _ = await open_centre(sqlite_store, named="hexi")
    ticket = await held(centre)
    changed = {"calmed_at": None} | columns
    await centre.work(lambda work: tickets.put(work, ticket, **changed))
    outcome = await centre.act("jiang", GiveTask(ticket, "hua", "meal", "陈婆婆", "told", "soon"))
    assert isinstance(outcome, Refused)
    assert outcome.key == key


async def test_declined_tells_whoever_gave_it_and_worried_waits_for_a_human(
    sqlite_store: Store, clock: FrozenClock
) -> None:
    centre, courier = await open_centre(sqlite_store, named="hexi")
    ticket = await held(centre)
    await done(centre, "jiang", GiveTask(ticket, "hua", "visit", "陈婆婆", "told", "today"))
    first = await task(centre, "volunteer")
    await done(centre, "hua", TaskDone(first.id, "declined"))
    assert (await task(centre, "volunteer")).status == "rejected"
    clock.move(timedelta(minutes=1))
    await done(centre, "jiang", GiveTask(ticket, "hua", "visit", "陈婆婆", "told", "today"))
    second = (await task(centre, "volunteer")).id
    await done(centre, "hua", TaskDone(second, "worried", "敲门没人应"))
    before = await row(centre, ticket)
    look = await task(centre, "notice")
    assert (look.what, look.status, look.worker_id) == ("worried", "requested", "jiang")
    assert before.urgency == "U3"  # nothing is raised or lowered by a machine: a worker looks
    await pass_time(centre, courier, clock, clock.now() + timedelta(minutes=61))
    assert (await task(centre, "notice")).status == "requested"
    await done(centre, "jiang", Contacted(ticket, "visit", reached=True, safe="yes"))
    await pass_time(centre, courier, clock, clock.now() + timedelta(days=4))
    assert (await task(centre, "notice")).status == "completed"


# ---- referral --------------------------------------------------------------------------------------------------------


async def test_without_consent_only_by_law_or_to_save_a_life(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store)
    ticket = await held(centre, "feng", concern="EMO", urgency="U2")
    for basis in ("law", "life"):
        outcome = await centre.act("feng", Refer(ticket, "yiyuan", "contact", basis, "请看"))
        assert isinstance(outcome, Refused)
        assert outcome.key == "refer-no-consent"
    assert (await row(centre, ticket)).state == "CONTACTED"
    await centre.work(lambda work: tickets.put(work, ticket, report_due=True))
    await done(centre, "feng", Refer(ticket, "jingcha", "contact", "law", "请看"))
    found = await kinds(centre, ticket)
    assert "shared_by_law" in found
    assert "consented" not in found


async def test_where_violence_is_flagged_no_name_and_no_number_go_out(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store)
    ticket = await held(centre, "feng", concern="DV", urgency="U2")
    await centre.work(lambda work: tickets.put(work, ticket, violence=True))
    await done(centre, "feng", Refer(ticket, "fulian", "full", "oral", "想问庇护"))
    opened = await centre.work(lambda work: receiving.look(work, _token(work)))
    assert opened is not None
    assert (opened.shared.phone, opened.shared.name, opened.shared.no_contact) == ("", "", True)


def _token(work: Work) -> str:
    asked = work.conn.execute(select(t_task).where(t_task.c.kind == "referral").order_by(t_task.c.id)).all()[0]
    ticket = tickets.get(work, asked.ticket_id)
    assert ticket is not None
    return str(tasks.words(work, asked, ticket.person_id)["token"])


async def test_an_answer_counts_once_however_it_comes(store: Store) -> None:
    centre, _ = await open_centre(store)
    ticket = await held(centre, "feng", concern="EMO", urgency="U2")
    await done(centre, "feng", Refer(ticket, "yiyuan", "minimum", "oral", "请看"))
    asked = (await task(centre, "referral")).id
    await done(centre, "feng", Receipt(asked, "accepted"))
    assert await centre.work(lambda work: receiving.answer(work, _token(work), "rejected", "capacity", "")) is False
    late = await centre.act("feng", Receipt(asked, "rejected", "capacity"))
    assert isinstance(late, Refused)
    assert (await row(centre, ticket)).state == "HANDED"
    await done(centre, "feng", TakeBack(asked, "unserved"))
    again = await row(centre, ticket)
    assert (again.state, again.receipt_at, again.referred_at) == ("CONTACTED", None, None)
    assert await centre.work(lambda work: receiving.look(work, _token(work))) is None


async def test_erased_or_closed_a_link_opens_nothing(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store)
    ticket = await held(centre, "feng", concern="EMO", urgency="U2")
    await done(centre, "feng", Refer(ticket, "yiyuan", "contact", "oral", "请看"))
    token = await centre.look(_token)
    person = (await row(centre, ticket)).person_id
    await centre.store.erase(person)
    assert await centre.look(lambda work: receiving.cover(work, token)) is None
    assert await centre.work(lambda work: receiving.answer(work, token, "accepted", "", "")) is False


async def test_a_referral_never_stands_without_a_clock(sqlite_store: Store, clock: FrozenClock) -> None:
    centre, courier = await open_centre(sqlite_store)
    ticket = await held(centre, "feng", concern="DIS")
    await done(centre, "feng", Refer(ticket, "canlian", "minimum", "oral", "学按摩"))
    for _ in range(4):
        await pass_time(centre, courier, clock, clock.now() + timedelta(days=6))
        assert await _waits(centre, ticket)
    await done(centre, "feng", Receipt((await task(centre, "referral")).id, "accepted"))
    for _ in range(3):
        assert await _waits(centre, ticket)
        await pass_time(centre, courier, clock, clock.now() + timedelta(days=15))
    now = await row(centre, ticket)
    assert now.state in ENDS or await _waits(centre, ticket)


async def _waits(centre: Centre, ticket: str) -> bool:
    query = select(t_deadline.c.id).where(t_deadline.c.ticket_id == ticket, t_deadline.c.done_at.is_(None))
    return await centre.look(lambda work: work.conn.execute(query).first() is not None)


# ---- transfer --------------------------------------------------------------------------------------------------------


async def test_a_transfer_moves_ownership_sight_and_promises(store: Store) -> None:
    centre, courier = await open_centre(store, named="hexi")
    keyed = await centre.act("jiang", KeyIn("LON", "U3", "self", PHONE, WORDS, None))
    assert isinstance(keyed, Done)
    ticket = str(keyed.ticket)
    await done(centre, "jiang", Accept(ticket))
    assert [one.ticket for one in await centre.board("jiang")] == [ticket]
    await done(centre, "jiang", Transfer(ticket, "qingshi", "搬家了"))
    await courier.drain()
    now = await row(centre, ticket)
    assert (now.centre, now.owner_id, now.state) == ("qingshi", None, "NEW")
    assert await centre.board("jiang") == []
    assert isinstance(await centre.details("jiang", ticket), Refused)
    assert [one.ticket for one in await centre.board("luo")] == [ticket]
    promised = select(t_promise.c.state).where(t_promise.c.ticket_id == ticket, t_promise.c.kind == "contact")
    assert await centre.look(lambda work: set(work.conn.execute(promised).scalars())) <= {"released"}
    await centre.work(lambda work: calling.start(work, tickets.put(work, ticket)))  # called anew: it stays there
    assert (await row(centre, ticket)).centre == "qingshi"
    assert isinstance(await centre.act("jiang", Transfer(ticket, "liuan")), Refused)


async def test_a_receiver_of_our_own_is_a_transfer(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store, named="hexi")
    ticket = await held(centre)
    await done(centre, "jiang", Refer(ticket, "songbai", "full", "oral", "要住院舍"))
    now = await row(centre, ticket)
    assert (now.centre, now.owner_id, now.state) == ("songbai", None, "NEW")
    assert "referred" not in await kinds(centre, ticket)


# ---- referral in -----------------------------------------------------------------------------------------------------


async def test_a_sender_is_told_three_words_and_no_more(store: Store) -> None:
    centre, _ = await open_centre(store)
    sender = centre.pages.senders["yunquan"]
    form = Referred("李主任", "王婆婆", "老伴走了，一个人住", "days", PHONE, "no")
    reading, once = inbound.read(centre.house, form), "a" * 43
    first = await centre.work(lambda work: inbound.take(work, sender, form, reading, once))
    again = await centre.work(lambda work: inbound.take(work, sender, form, reading, once))
    assert first == again
    count = select(t_ticket.c.id)
    (ticket,) = await centre.look(lambda work: list(work.conn.execute(count).scalars()))
    assert await centre.look(lambda work: inbound.status(work, once)) == ("白云1104-01", "new")
    await done(centre, "feng", Accept(ticket))
    assert await centre.look(lambda work: inbound.status(work, once)) == ("白云1104-01", "held")
    details = await centre.details("feng", ticket)
    assert isinstance(details, looking.Details)
    assert (details.keyed, details.called) == (form.words, "王婆婆")
    assert details.sender == "云泉社区居委会（演示） · 李主任"
    await centre.store.erase((await row(centre, ticket)).person_id)
    await centre.tick()
    assert await centre.look(lambda work: inbound.status(work, "b" * 43)) is None
