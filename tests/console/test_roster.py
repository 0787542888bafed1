"""The roster's pages and presses over HTTP: what each role is shown, and that a hidden form is refused all the same."""

from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from bot.centre import placing
from bot.centre.house import Work
from bot.centre.placing import Place
from bot.store.tables import t_change
from tests.console.served import Served, Worker
from tests.roster.days import FRI, MON, THU, at

FRIDAY = {"unit": "baiyun", "start": at(FRI, "8:30").isoformat(), "place": "first", "before": "feng", "who": "he"}
LEAVE = {"worker": "feng", "from": "2026-11-05", "until": "2026-11-05", "why": "ill", "sure": "1"}
SHIFT = {"unit": "baiyun", "date": "2026-11-08", "from": "09:00", "until": "12:00", "watch": "day", "first": "he"}
STORM = {"unit": "baiyun", "why": "typhoon", "date": "2026-11-04", "time": "20:00"}
SWAP = {"unit": "baiyun", "start": at(MON, "8:30").isoformat(), "with": "he"}


async def press(who: Worker, path: str, form: dict[str, str]) -> httpx.Response:
    """Send a form as a browser does."""
    return await who.client.post(f"/desk/roster/{path}", data={"token": await who.token(), **form})


async def after(who: Worker, answer: httpx.Response) -> str:
    """Where a press leads, read."""
    assert answer.status_code == 303, answer.text
    return await who.see(answer.headers["location"])


async def changes(house: Served) -> int:
    query = select(func.count()).select_from(t_change)
    return await house.centre.work(lambda work: int(work.conn.execute(query).scalar_one()))


@pytest.mark.parametrize(("path", "form"), [("place", FRIDAY), ("shift", SHIFT), ("storm", STORM)])
async def test_what_only_oversight_does(house: Served, path: str, form: dict[str, str]) -> None:
    feng, tan = await house.worker("feng"), await house.worker("tan")
    assert await changes(house) == 0
    page = await after(feng, await press(feng, path, form))
    assert "您的岗位不能做这一步" in page
    assert await changes(house) == 0
    await after(tan, await press(tan, path, form))
    assert await changes(house) == 1


@pytest.mark.parametrize("path", ["place", "shift", "leave", "swap", "answer", "storm", "undo", "calendar"])
async def test_a_press_without_the_forms_token_or_a_session_does_nothing(house: Served, path: str) -> None:
    tan = await house.worker("tan")
    everything = {**FRIDAY, **SHIFT, **STORM, **LEAVE}
    assert (await tan.client.post(f"/desk/roster/{path}", data=everything)).status_code == 403
    assert (await house.anybody().post(f"/desk/roster/{path}", data=everything)).status_code == 401
    assert await changes(house) == 0


@pytest.mark.parametrize("path", ["", "/print", "/leave", "/swap", "/calendar"])
async def test_looking_needs_a_session(house: Served, path: str) -> None:
    assert (await house.anybody().get(f"/desk/roster{path}")).status_code == 401


async def test_the_forms_only_oversight_has_are_not_there_for_others(house: Served) -> None:
    feng, tan = await house.worker("feng"), await house.worker("tan")
    for what in ("shift", "storm", "place", "nothing"):
        await feng.see(f"/desk/roster/{what}", 404)
    for what in ("shift", "storm"):
        await tan.see(f"/desk/roster/{what}")
    page = await feng.see("/desk/roster")
    assert "/desk/roster/place" not in page
    assert "/desk/roster/swap" in page
    assert "draggable" not in page


async def test_leave_is_looked_at_then_entered(house: Served) -> None:
    feng = await house.worker("feng")
    looked = await press(feng, "leave", {**LEAVE, "sure": ""})
    assert looked.status_code == 200
    assert "冯社工 · 11月5日 周四 到 11月5日 周四" in looked.text
    assert "11月5日 周四 08:30–18:00（白云街社工站） 一线没有人" in looked.text.replace("）一线", "） 一线")
    assert await changes(house) == 0
    page = await after(feng, await press(feng, "leave", LEAVE))
    assert "有 1 个班一线没有人" in page
    assert "冯社工请假" in page
    assert await changes(house) == 1


@pytest.mark.parametrize(
    ("path", "form", "wrong"),
    [
        ("leave", {**LEAVE, "worker": "liang"}, "您的岗位不能做这一步"),
        ("leave", {**LEAVE, "from": "2026-02-30"}, "日期或时间没填对"),
        ("leave", {**LEAVE, "until": "2026-11-04", "from": "2026-11-06"}, "结束要晚于开始"),
        ("leave", {**LEAVE, "from_time": "99:99"}, "日期或时间没填对"),
        ("swap", {**SWAP, "with": "feng"}, "没有变"),
        ("swap", {**SWAP, "with": "nobody"}, "没有这个人"),
        ("swap", {**SWAP, "start": "yesterday"}, "没有这个班"),
        ("swap", {**SWAP, "with": "he|soon"}, "没有这个班"),
    ],
)
async def test_a_form_comes_back_with_what_is_wrong(house: Served, path: str, form: dict[str, str], wrong: str) -> None:
    feng = await house.worker("feng")
    answer = await press(feng, path, form)
    assert answer.status_code == 422
    assert wrong in answer.text
    assert 'role="alert"' in answer.text
    assert await changes(house) == 0


@pytest.mark.parametrize(
    ("path", "form", "wrong"),
    [
        ("shift", {**SHIFT, "until": "08:00"}, "结束要晚于开始"),
        ("shift", {**SHIFT, "first": ""}, "请选一线是谁"),
        ("shift", {**SHIFT, "watch": "tea"}, "日期或时间没填对"),
        ("storm", {**STORM, "time": "noon"}, "日期或时间没填对"),
        ("storm", {**STORM, "date": "2026-11-30"}, "太长了"),
        ("place", {**FRIDAY, "who": "zzz"}, "没有这个人"),
        ("place", {**FRIDAY, "who": ""}, "没有这个人"),
        ("place", {**FRIDAY, "before": "su"}, "刚有人改过这里"),
    ],
)
async def test_for_oversight_too(house: Served, path: str, form: dict[str, str], wrong: str) -> None:
    tan = await house.worker("tan")
    answer = await press(tan, path, form)
    assert answer.status_code == 422, answer.text
    assert wrong in answer.text
    assert await changes(house) == 0


async def test_a_night_shift_ends_the_next_day(house: Served) -> None:
    tan = await house.worker("tan")
    night = {**SHIFT, "from": "21:00", "until": "08:00", "over": "1", "watch": "night"}
    page = await after(tan, await press(tan, "shift", night))
    assert "夜间待命" in page
    assert "21:00–次日 08:00" in page


async def test_strange_addresses_show_this_week(house: Served) -> None:
    tan = await house.worker("tan")
    for query in ("week=soon", "week=0001-01-01", "week=9999-12-31", "unit=nowhere", "unit=&week=", "unit=%00"):
        assert "11月2日 周一" in await tan.see(f"/desk/roster?{query}")
    assert "11月9日 周一 到 11月15日 周日" in await tan.see("/desk/roster?week=2026-11-12")


async def test_numbers_that_are_none_are_refused_politely(house: Served) -> None:
    tan = await house.worker("tan")
    for number in ("", "x", "-1", "٣", "9" * 30):
        assert "已经撤销" in await after(tan, await press(tan, "undo", {"change": number}))
        assert "没有这个换班" in await after(tan, await press(tan, "answer", {"swap": number, "what": "swap-yes"}))


async def test_who_changed_what_and_when_can_be_read_by_everybody_of_the_unit(house: Served) -> None:
    def put(work: Work) -> Any:
        tan = work.worker("tan")
        assert tan is not None
        return placing.put(work, tan, Place("baiyun", at(THU, "8:30"), "first", "feng", "su"))

    await house.centre.work(put)
    feng = await house.worker("feng")
    page = await feng.see("/desk/roster")
    assert "11月5日 周四 08:30–18:00 一线：苏护士" in page
    assert "谭督导，11-04 14:30" in page
    assert "确定撤销" not in page


async def test_the_sheet_for_the_wall_has_no_script_and_no_change(house: Served) -> None:
    feng = await house.worker("feng")
    page = await feng.see("/desk/roster/print")
    assert "<script" not in page
    assert "<form" not in page
    assert "2026-11-04 14:30 打印" in page


async def test_a_swap_that_waits_stands_on_the_duty_page_of_both(house: Served) -> None:
    feng, he = await house.worker("feng"), await house.worker("he")
    assert "问何康复师了" in await after(feng, await press(feng, "swap", SWAP))
    assert "在等何康复师回答：11月9日 周一 08:30–18:00" in await feng.see("/desk/duty")
    assert "冯社工想请您值 11月9日 周一 08:30–18:00" in await he.see("/desk/duty")
    page = await after(he, await press(he, "answer", {"swap": "1", "what": "swap-no"}))
    assert "好，不换" in page
    assert "冯社工想请您值" not in await he.see("/desk/duty")
