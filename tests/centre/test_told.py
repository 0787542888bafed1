"""What the resident is told against what lies behind it: numbers, names and times only where they are true."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.centre.house import Work
from bot.centre.saying import dangers_numbers, say_numbers
from bot.messages import Accept, Contacted, Done, Later, PersonSafe, Refused, Reply, Text
from bot.store.engine import Store
from bot.store.tables import t_event, t_inbox, t_promise, t_ticket
from bot.transcript import Stage, play
from referral.duty import on_duty
from referral.reading import Danger
from tests.clock import FrozenClock
from tests.house import open_centre, pages, pass_time, settle

OUT = "阿婆: 我孙女失恋了，整天哭\n阿婆: 都没有\n阿婆: 13800138000\n阿婆: 可以\n"


class Day:
    """The centre, its courier and its stage on one store."""

    def __init__(self, store: Store, clock: FrozenClock) -> None:
        self.store, self.clock = store, clock

    async def open(self) -> "Day":
        self.centre, self.courier = await open_centre(self.store)
        self.stage = Stage(self.centre, self.settled)
        return self

    async def settled(self) -> None:
        await settle(self.centre, self.courier)

    async def play(self, text: str) -> str:
        async def wait(until: datetime) -> None:
            await pass_time(self.centre, self.courier, self.clock, until)

        return await play(text, self.stage, wait, self.clock.now)

    async def ticket(self) -> str:
        return str(await self.centre.look(lambda work: work.conn.execute(select(t_ticket.c.id)).scalar_one()))

    async def promises(self) -> list[tuple[str, str]]:
        rows = select(t_promise.c.kind, t_promise.c.state).order_by(t_promise.c.id)
        return [tuple(row) for row in await self.centre.look(lambda work: work.conn.execute(rows).all())]


@pytest.fixture
async def day(sqlite_store: Store, clock: FrozenClock) -> Day:
    return await Day(sqlite_store, clock).open()


@pytest.mark.parametrize("hour", range(24))
async def test_a_receipt_names_a_worker_only_when_the_roster_does(sqlite_store: Store, hour: int) -> None:
    clock = FrozenClock(datetime(2026, 11, 4, hour, 7, tzinfo=pages().station.tz))
    sqlite_store.clock = clock
    day = await Day(sqlite_store, clock).open()
    said = await day.play(OUT)
    first = on_duty(pages().station, clock.now()).first
    names = [worker.name for worker in pages().station.workers if f"今天值班是{worker.name}" in said]
    if names:
        assert first is not None
        assert names == [day.centre.station.worker(first).name]  # type: ignore[union-attr]
        assert "我正在请人接" in said
    else:
        assert "上班后看您这件" in said
        assert await day.promises() == [("accept", "open")]


@pytest.mark.parametrize("danger", list(Danger))
@pytest.mark.parametrize("hour", [3, 12, 20])
async def test_numbers_of_a_danger_come_at_any_hour_and_are_its_own(day: Day, danger: Danger, hour: int) -> None:
    now = datetime(2026, 11, 4, hour, 0, tzinfo=day.centre.station.tz)

    def said(work: Work) -> str:
        work = Work(work.conn, work.house, now)
        return say_numbers(work, "zh-Hans", dangers_numbers(work, danger.value))

    text = await day.centre.look(said)
    assert "110" in text
    assert ("119" in text) == (danger is Danger.FIRE)
    assert ("400-161-9995" in text) == (danger is Danger.SUICIDE)
    assert "12338" not in text  # an office is not what to ring first


async def test_kept_is_not_claimed_for_what_came_late(day: Day) -> None:
    await day.play(OUT + "阿婆: 有人接了吗\n")
    day.clock.move(timedelta(hours=5))  # the ticker did not come by
    ticket = await day.ticket()
    assert isinstance(await day.centre.act("feng", Accept(ticket)), Done)
    assert await day.promises() == [("accept", "broken"), ("contact", "open")]
    day.clock.move(timedelta(days=2))
    await day.centre.act("feng", Contacted(ticket))
    assert await day.promises() == [("accept", "broken"), ("contact", "broken")]


async def test_a_broken_time_can_be_followed_by_a_new_one(day: Day) -> None:
    await day.play(OUT + "feng: [接单]\n(19 h)\n")
    ticket = await day.ticket()
    assert isinstance(await day.centre.act("feng", Later(ticket, 30)), Done)
    assert await day.promises() == [("contact", "broken"), ("contact", "open")]


async def test_no_time_is_promised_that_could_not_be_told(day: Day) -> None:
    await day.play("小芳: 我老公打我，打得我头都破了\n小芳: [会]\n小芳: 13800138000\nfeng: [接单]\n")
    assert await day.promises() == []
    assert await day.centre.act("feng", Later(await day.ticket(), 30)) == Refused(
        "refused-quiet", {"number": "白云1104-01"}
    )
    assert await day.promises() == []


async def test_a_wish_not_to_be_called_is_not_answered_with_a_call(day: Day) -> None:
    said = await day.play("阿明: 我不想活了\n阿明: 没有\n阿明: [先别联系我]\nfeng: [接单]\n")
    assert "冯社工接了。" in said
    assert "打给您" not in said
    assert await day.promises() == []


async def test_a_child_is_addressed_as_a_child_by_everybody(day: Day) -> None:
    said = await day.play(
        "小敏: 我和最好的朋友吵架了，很难受，我上初一\n小敏: [都没有]\n小敏: [在这里说]\n"
        "小敏: [可以，送出]\nfeng: [接单]\n"
    )
    bot = [line for line in said.splitlines() if line.startswith(("  bot", "    "))]
    assert not any("您" in line for line in bot)


async def test_the_alarm_over_danger_said_again_calls_again(day: Day) -> None:
    await day.play("阿明: 我不想活了\n阿明: 没有\n阿明: [在这里说]\n")
    ticket = await day.ticket()
    await day.centre.act("feng", PersonSafe(ticket))
    said = await day.play("阿明: 我又不想活了\n")
    assert "现在就能打" in said
    alerts = select(t_event.c.id).where(t_event.c.kind == "alert")
    assert len(await day.centre.look(lambda work: work.conn.execute(alerts).all())) == 2


async def test_danger_on_a_held_ticket_is_told_again_until_somebody_acts(day: Day) -> None:
    await day.play(OUT + "feng: [接单]\n阿婆: 她说不想活了\n")
    again = await day.play("(6 min)\n")
    assert "又有危险的话" in again
    assert isinstance(await day.centre.act("feng", Reply(await day.ticket(), "我在")), Done)
    assert "又有危险的话" not in await day.play("(30 min)\n")


async def test_an_owner_who_left_is_stood_in_for(day: Day) -> None:
    await day.play(OUT + "feng: [接单]\n")
    gone = update(t_ticket).values(owner_id="gone")
    await day.centre.work(lambda work: work.conn.execute(gone))
    said = await day.play("阿婆: 她两天没吃饭了\n")
    assert "tan: 白云1104-01 有补充：她两天没吃饭了" in said
    said = await day.play("阿婆: 她说不想活了\n")
    assert "我正在叫值班的冯社工" in said
    assert "liang: ‼️" in said


async def test_what_nobody_took_is_called_again_days_later(day: Day) -> None:
    await day.play(OUT)
    await day.play("(9 days)\n")
    said = await day.play("(1 day)\n")
    assert "feng: " in said


async def test_a_resident_who_withdrew_is_left_alone(day: Day) -> None:
    await day.play(OUT + "阿婆: [撤回]\n阿婆: [撤回]\n")
    said = await day.play("(5 days)\n")
    assert "bot:" not in said
    assert "还没人接" in said  # safety is touched: somebody looks before it ends


async def test_what_touches_no_safety_ends_when_it_is_withdrawn(day: Day) -> None:
    await day.play(OUT.replace("我孙女失恋了，整天哭", "我孙子不肯上学") + "阿婆: [撤回]\n阿婆: [撤回]\n")
    assert (await day.play("(5 days)\n")).strip() == "(5 days)"


async def test_a_message_of_somebody_erased_stops_nobody_else(day: Day) -> None:
    seat = await day.stage.seat("阿婆")
    await day.centre.receive(seat.address, "waits", Text("我孙女失恋了"))
    await day.play("小芳: 你好\n(erase 小芳)\n")  # heard in the same go as the waiting one
    await day.centre.receive(seat.address, "next", Text("整天哭"))
    await day.centre.work(lambda work: erase_all(work, seat.address))
    await day.settled()
    said = await day.play("阿明: 我不想活了\n")
    assert "现在就能打" in said
    left = select(t_inbox.c.state).where(t_inbox.c.address_id == seat.address).order_by(t_inbox.c.id)
    states = await day.centre.look(lambda work: list(work.conn.execute(left).scalars()))
    assert states == ["done", "set_aside"]


def erase_all(work: Work, address_id: str) -> None:
    """Erase the person behind an address."""
    person = select(t_inbox.c.person_id).where(t_inbox.c.address_id == address_id).limit(1)
    work.house.vault.erase(work.conn, work.conn.execute(person).scalar_one())


async def test_words_that_are_no_answer_are_not_written_down_as_unsure(day: Day) -> None:
    said = await day.play("阿婆: 我孙女失恋了，整天哭\n阿婆: 13800138000\n阿婆: [都没有]\n")
    assert "说不准安不安全" not in said
    assert "打 138****00 给您" in said


async def test_whoever_is_on_duty_may_open_a_held_ticket_only_while_danger_rings(day: Day) -> None:
    await day.play(OUT + "feng: [接单]\n")
    ticket = await day.ticket()
    assert isinstance(await day.centre.details("liang", ticket), Refused)
    await day.play("阿婆: 她说不想活了\n")
    assert not isinstance(await day.centre.details("liang", ticket), Refused)
    assert isinstance(await day.centre.details("he", ticket), Refused)  # not on duty now
    await day.play("feng: [打过，通了]\n")
    assert isinstance(await day.centre.details("liang", ticket), Refused)


async def test_a_worker_who_stepped_back_no_longer_sees_it(day: Day) -> None:
    await day.play(OUT + "feng: [不便接 要回避]\n")
    assert await day.centre.board("feng") == []
    assert len(await day.centre.board("liang")) == 1
