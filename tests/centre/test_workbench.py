"""Drafts and editions on both databases: append-only, sealed, one of two at once, and the same in every process."""

import asyncio
from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select

from bot.centre import workbench
from bot.centre.house import Work
from bot.centre.rulekeeping import TOPIC, editions
from bot.centre.workbench import Edit, Return, Tried
from bot.messages import Done, Outcome
from bot.store.engine import Store
from bot.store.tables import t_edition, t_rule_draft
from referral.station import Worker
from referral.urgency import Urgency
from tests.house import open_centre

KEY = "zh-Hans/crying-for-days"
WORD = "眼睛肿成桃"
RULE: dict[str, Any] = {
    "concern": "EMO",
    "urgency": "U2",
    "words": [WORD, "整天哭"],
    "reason": "连日哭",
}


def _key(outcome: Outcome) -> str:
    return outcome.key


async def test_of_two_who_publish_at_once_one_is_told_to_look_again(store: Store) -> None:
    centre, _ = await open_centre(store)
    other, _ = await open_centre(store)
    rules = centre.rules.reader({KEY: RULE}).book.version

    def save(work: Work) -> Outcome:
        tan = work.worker("tan")
        assert tan is not None
        return workbench.save(work, tan, 0, Edit(KEY, RULE, "mark"))

    def publish(draft: int) -> Any:
        def do(work: Work) -> Outcome:
            tan = work.worker("tan")
            assert tan is not None
            return workbench.publish(work, tan, Tried(draft, 1, 0, rules, 0, dangerous=False), f"第{draft}个，{WORD}")

        return do

    numbers = [int((await centre.work(save)).args["draft"]) for _ in range(2)]
    told = await asyncio.gather(*(one.work(publish(n)) for one, n in zip((centre, other), numbers, strict=True)))
    assert sorted(map(_key, told)) == ["bench-published", "bench-refused-first"]
    count = select(func.count()).select_from(t_edition)
    assert await centre.work(lambda work: work.conn.execute(count).scalar_one()) == 1
    bodies = await centre.work(
        lambda work: [
            *work.conn.execute(select(t_edition.c.body)).scalars(),
            *work.conn.execute(select(t_rule_draft.c.body)).scalars(),
        ]
    )
    assert not any(WORD.encode() in bytes(body) for body in bodies)
    assert await centre.rules.look_again()
    assert centre.pages.reader.read(WORD).urgency == Urgency.U2

    def back(work: Work) -> Outcome:
        tan = work.worker("tan")
        assert tan is not None
        return workbench.back(work, tan, Return(0, 1, "shipped"), "退回")

    assert isinstance(await centre.work(back), Done)
    found = await centre.work(lambda work: editions(work.conn, work.house.vault, 9))
    assert [(one.number, one.back_to, len(one.changes), one.by) for one in found] == [
        (2, 0, 0, "tan"),
        (1, None, 1, "tan"),
    ]


async def test_a_process_that_only_listens_reads_by_the_new_edition(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store)

    def publish(work: Work) -> None:
        tan = work.worker("tan")
        assert tan is not None
        workbench.save(work, tan, 0, Edit(KEY, RULE, "mark"))
        workbench.publish(work, tan, Tried(1, 1, 0, "version", 0, dangerous=False), "漏了")

    keeping = asyncio.create_task(centre.rules.keep_on())
    async with sqlite_store.live.listen(TOPIC) as ears:
        await centre.work(publish)
        sqlite_store.live.publish(TOPIC)
        assert TOPIC in await ears.wait(5)
    async with asyncio.timeout(30):
        while centre.rules.number != 1:
            await asyncio.to_thread(int)
    assert centre.pages.reader.read(WORD).urgency == Urgency.U2
    keeping.cancel()
    await asyncio.wait([keeping])


async def test_rules_of_a_whole_district_are_published_at_its_top(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store, named="hexi")

    def act(who: str, do: Callable[[Work, Worker], Outcome]) -> Callable[[Work], Outcome]:
        def carry(work: Work) -> Outcome:
            worker = work.worker(who)
            assert worker is not None
            return do(work, worker)

        return carry

    tried = Tried(1, 1, 0, "version", 0, dangerous=True)
    steps: list[tuple[str, Callable[[Work, Worker], Outcome], str]] = [
        ("xiong", lambda work, me: workbench.save(work, me, 0, Edit(KEY, RULE, "mark")), "bench-saved"),
        ("xiong", lambda work, me: workbench.publish(work, me, tried, "漏了"), "bench-refused-top"),
        ("gu", lambda work, me: workbench.publish(work, me, tried, "漏了"), "bench-published"),
        ("xiong", lambda work, me: workbench.back(work, me, Return(0, 1, "shipped"), "退回"), "bench-refused-top"),
    ]
    for who, do, told in steps:
        assert (await centre.work(act(who, do))).key == told
