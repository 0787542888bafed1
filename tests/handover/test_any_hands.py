"""Whatever is handed over, refused, left lying or dropped by leave: every open ticket has an owner or a deadline."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.centre.rostering import change
from bot.messages import (
    Accept,
    Act,
    Contacted,
    HandOver,
    KeepOut,
    KeyIn,
    RefuseLine,
    RefuseSheet,
    SignSheet,
    TakeLine,
    TakeOver,
    TakeSheet,
)
from bot.store.engine import Store
from bot.store.tables import t_deadline, t_item, t_offer, t_sheet, t_ticket
from referral.station import Deed
from referral.ticket import ENDS
from tests.centre.test_any_day import on_a_fresh_store
from tests.clock import FrozenClock
from tests.house import open_centre, pass_time, settle

STAFF = ("feng", "liang", "su", "he", "tan")
workers, numbers = st.sampled_from(STAFF), st.integers(0, 3)
keyed = st.tuples(st.just("key"), st.just("feng"), st.sampled_from(["U0", "U1", "U2", "U3"]), numbers)
acted = st.tuples(
    st.sampled_from(
        ["accept", "hand", "take", "keep", "sheet-sign", "sheet-take", "sheet-no", "line-take", "line-no", "missed"]
    ),
    workers,
    workers,
    numbers,
)
gone = st.tuples(st.just("leave"), workers, st.sampled_from(["3", "20", "70"]), numbers)
waited = st.tuples(st.just("wait"), st.just(""), st.sampled_from(["10", "100", "700"]), numbers)
days = st.lists(st.one_of(keyed, acted, acted, acted, gone, waited, waited), min_size=6, max_size=16)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(days)
def test_nothing_is_left_with_nobody(day: list[tuple[str, str, str, int]]) -> None:
    async def play(store: Store, clock: FrozenClock) -> None:
        centre, courier = await open_centre(store)
        await centre.act("feng", KeyIn("EMO", "U2", "grandchild", "13812345678", "哭了三天"))
        await centre.act("feng", Accept(await newest(centre, 0)))
        for kind, who, what, number in day:
            if kind == "wait":
                await pass_time(centre, courier, clock, clock.now() + timedelta(minutes=int(what)))
            elif kind == "leave":
                await centre.work(lambda work, who=who, what=what: away(work, who, int(what)))  # type: ignore[misc]
                await pass_time(centre, courier, clock, clock.now() + timedelta(minutes=1))
            else:
                act = await act_of(centre, kind, what, number)
                if act is not None:
                    await centre.act(who, act)
            await settle(centre, courier)
            await centre.look(hold)

    on_a_fresh_store(play)


async def newest(centre: Centre, number: int) -> str:
    """The ticket so many before the newest; the oldest, where there are fewer."""

    def read(work: Work) -> str:
        found = list(work.conn.execute(select(t_ticket.c.id).order_by(t_ticket.c.number.desc())).scalars())
        return str(found[min(number, len(found) - 1)])

    return await centre.look(read)


async def row(centre: Centre, table: Any, number: int) -> int:
    """The row so many before the newest; 0 where there is none."""

    def read(work: Work) -> int:
        found = list(work.conn.execute(select(table.c.id).order_by(table.c.id.desc())).scalars())
        return int(found[min(number, len(found) - 1)]) if found else 0

    return await centre.look(read)


async def act_of(centre: Centre, kind: str, what: str, number: int) -> Act | None:
    ticket = await newest(centre, number)
    sheet, line = await row(centre, t_sheet, number), await row(centre, t_item, number)
    acts: dict[str, Act] = {
        "key": KeyIn("EMO", what, "grandchild", "13812345678", "哭了三天"),
        "accept": Accept(ticket),
        "missed": Contacted(ticket, reached=False),
        "hand": HandOver(ticket, what),
        "take": TakeOver(ticket),
        "keep": KeepOut(ticket, "busy"),
        "sheet-sign": SignSheet(sheet),
        "sheet-take": TakeSheet(sheet),
        "sheet-no": RefuseSheet(sheet, "busy"),
        "line-take": TakeLine(line),
        "line-no": RefuseLine(line, "conflict"),
    }
    return acts[kind]


def away(work: Work, worker: str, hours: int) -> None:
    start: datetime = work.now
    change(work, Deed.LEAVE, start, start + timedelta(hours=hours), "import", worker=worker)


def hold(work: Work) -> None:
    t, d, o, s, i = t_ticket.c, t_deadline.c, t_offer.c, t_sheet.c, t_item.c
    failed = work.conn.execute(select(d.kind).where(d.outcome == "failed")).scalars().all()
    assert failed == []
    for ticket in work.conn.execute(select(t_ticket).where(t.closed_at.is_(None), t.state.not_in(ENDS))).all():
        waits = select(func.count()).where(d.ticket_id == ticket.id, d.done_at.is_(None))
        running = work.conn.execute(waits).scalar_one()
        owner = work.worker(ticket.owner_id)
        assert owner is not None or running > 0, f"{ticket.number} {ticket.state} lies with nobody"
        accepted = select(o.worker_id).where(o.ticket_id == ticket.id, o.status == "accepted")
        held = work.conn.execute(accepted).scalars().all()
        assert held == ([ticket.owner_id] if ticket.owner_id else []), ticket.number  # the history names one holder
    waiting = select(func.count()).where(d.kind.like("shift:%"), d.done_at.is_(None))
    armed = work.conn.execute(waiting).scalar_one()
    looked = work.conn.execute(select(func.count()).where(d.kind == "roster", d.done_at.is_(None))).scalar_one()
    assert armed == 1 or looked == 1  # the next change of the line, once
    decided = select(func.count()).select_from(t_item).where(i.state != "open", i.decided_at.is_(None))
    assert work.conn.execute(decided).scalar_one() == 0
    over = select(s.id).where(s.state != "open")
    left = select(func.count()).select_from(t_item).where(i.sheet_id.in_(over), i.state == "open")
    assert work.conn.execute(left).scalar_one() == 0
