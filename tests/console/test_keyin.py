"""A phoned-in request: six fields at most, its number at once, and what is wrong named without losing a word."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, Select, select

from bot.store.tables import t_ticket
from tests.clock import FrozenClock
from tests.console.served import Served, Worker

CALL = {"words": "老人家摔了一跤，想有人来看看", "concern": "ELD", "urgency": "U3", "subject": "parent"}


def _one(asked: Select[str], conn: Connection) -> str:
    return conn.execute(asked).scalar_one()


async def send(worker: Worker, **fields: str) -> tuple[int, str, str]:
    answer = await worker.client.post("/desk/new", data={"token": await worker.token(), "once": "1"} | fields)
    return answer.status_code, answer.text, answer.headers.get("location", "")


async def test_the_form_has_six_fields_and_all_concerns(house: Served) -> None:
    page = await (await house.worker("su")).see("/desk/new")
    names = {"words", "concern", "urgency", "subject", "phone", "area"}
    assert all(f'name="{name}"' in page for name in names)
    assert page.count("<option value=") >= 33
    assert page.count('name="urgency"') == 5


async def test_a_call_becomes_a_ticket_with_a_number(house: Served) -> None:
    su = await house.worker("su")
    status, _, where = await send(su, **CALL, phone="138 0000 1111", area="hetang")
    assert status == 303
    assert "登记好了：白云1104-01" in await su.see(where)
    page = await su.see("/desk?view=group")
    assert "荷塘社区" in page
    assert "摔了一跤" not in page


async def test_who_takes_it_reads_what_was_typed(house: Served) -> None:
    su, feng = await house.worker("su"), await house.worker("feng")
    await send(su, **CALL)
    ticket = (await house.centre.board("feng"))[0].ticket
    await feng.told("accept", ticket)
    page = await feng.see("/desk?view=mine")
    assert CALL["words"] in page
    assert "没留电话" in page


WRONG = (
    ("words", "", "对方怎么说"),
    ("words", " \u200b\n", "对方怎么说"),
    ("concern", "", "哪一类"),
    ("concern", "XXX", "哪一类"),
    ("urgency", "U9", "急不急"),
    ("subject", "<b>", "谁需要帮忙"),
    ("phone", "打给我", "电话号码看起来不对"),
    ("phone", "1" * 30, "电话号码看起来不对"),
)


async def test_what_is_wrong_is_named_and_nothing_is_lost(house: Served) -> None:
    su = await house.worker("su")
    for field, value, named in WRONG:
        status, page, _ = await send(su, **(CALL | {field: value}))
        assert status == 422, field
        assert named in page
        if field != "words":
            assert CALL["words"] in page
    assert await house.centre.board("su") == []
    status, _, _ = await send(su, **CALL)  # the same form, put right
    assert status == 303


async def test_pressed_twice_it_is_one_ticket(house: Served) -> None:
    su = await house.worker("su")
    for _ in range(3):
        status, _, _ = await send(su, **CALL)
        assert status == 303
    assert len(await house.centre.board("su")) == 1


async def test_html_in_what_was_typed_stays_text(house: Served) -> None:
    su = await house.worker("su")
    status, page, _ = await send(su, **(CALL | {"words": "<script>alert(1)</script>", "concern": ""}))
    assert status == 422
    assert "<script>alert" not in page


# ---- who is on duty ----


async def test_who_is_on_duty_now_and_next(house: Served) -> None:
    page = await (await house.worker("feng")).see("/desk/duty")  # Wednesday, 14:30
    assert "第一线</span> <b>冯社工" in page
    assert "督导</span> <b>谭督导" in page
    assert "到 18:00" in page
    assert "周四 08:30" in page  # nobody stands this evening
    assert "区社工总站" in page


@pytest.mark.parametrize(
    ("at", "now", "later"),
    [
        (datetime(2026, 11, 4, 15, 0, tzinfo=UTC), "现在没人值班", "周四 08:30"),  # Wednesday, 23:00
        (datetime(2026, 11, 8, 2, 0, tzinfo=UTC), "现在没人值班", "周一 08:30"),  # Sunday
    ],
)
async def test_at_night_it_says_so(house: Served, clock: FrozenClock, at: datetime, now: str, later: str) -> None:
    clock.set(at)
    feng = await house.worker("feng")
    page = await feng.see("/desk/duty")
    assert now in page
    assert later in page
    assert "现在没人值班。下一班" in await feng.see("/desk?view=group")


async def test_the_group_says_who_is_on_duty(house: Served) -> None:
    feng = await house.worker("feng")
    assert "现在值班：冯社工、梁老师、谭督导" in await feng.see("/desk?view=group")
    house.clock.warp(timedelta(hours=8))
    assert "现在没人值班" in await feng.see("/desk?view=group")


async def test_which_button_sends_it_says_where_it_came_from(house: Served) -> None:
    su = await house.worker("su")
    for at, (button, source) in enumerate((("", "keyed"), ("network", "network"), ("x", "keyed"))):
        await send(su, **CALL, source=button, once=str(at))
        asked = select(t_ticket.c.source).order_by(t_ticket.c.number.desc()).limit(1)
        row = await house.centre.store.look(partial(_one, asked))
        assert row == source
