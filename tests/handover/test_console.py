"""The page of hand-overs at the console: what is shown to whom, what can be pressed, and what cannot."""

import re
from datetime import UTC, datetime

import httpx
import pytest

from bot.messages import Accept, Done, KeyIn
from tests.console.served import Served, Worker

FRIDAY, EVENING = datetime(2026, 11, 6, 7, tzinfo=UTC), datetime(2026, 11, 6, 9, 50, tzinfo=UTC)  # 15:00 and 17:50
PAGE = "/desk/handover"


@pytest.fixture
async def friday(house: Served) -> Served:
    """Feng has an urgent request as Friday ends; Liang stands on Saturday."""
    house.clock.set(FRIDAY)
    made = await house.centre.act("feng", KeyIn("EMO", "U2", "grandchild", "13812345678", "孙女哭了三天"))
    assert isinstance(made, Done)
    assert isinstance(await house.centre.act("feng", Accept(str(made.ticket))), Done)
    await house.settle()  # the first change of the line is armed
    house.clock.set(EVENING)
    await house.settle()
    await house.settle()
    return house


async def press(worker: Worker, act: str, about: str, **more: str) -> httpx.Response:
    form = {"token": await worker.token(), "act": act, "about": about, **more}
    return await worker.client.post(PAGE, data=form)


def number_of(page: str, act: str) -> str:
    """What the first form with this button is about."""
    forms = re.findall(r'name="about" value="(\w+)"(.*?)</form>', page, re.DOTALL)
    return next(str(about) for about, rest in forms if f'value="{act}"' in rest)


async def test_the_sheet_is_there_for_who_goes_and_who_comes_and_nobody_else(friday: Served) -> None:
    feng, liang, he = [await friday.worker(one) for one in ("feng", "liang", "he")]
    giving, taking = await feng.see(PAGE), await liang.see(PAGE)
    assert "冯社工 → 梁老师" in giving
    assert 'value="sheet-sign"' in giving
    assert 'value="sheet-take"' not in giving
    assert 'value="sheet-take"' in taking
    assert 'value="sheet-sign"' not in taking
    assert "冯社工 → 梁老师" not in await he.see(PAGE)
    for page in (giving, taking):
        assert "13812345678" not in page
        assert "孙女哭了三天" not in page


async def test_both_sign_and_the_claim_has_moved(friday: Served) -> None:
    feng, liang = await friday.worker("feng"), await friday.worker("liang")
    sheet = number_of(await feng.see(PAGE), "sheet-sign")
    answer = await press(feng, "sheet-sign", sheet)
    assert answer.status_code == 303
    assert "冯社工已签：没有漏" in await feng.see(PAGE)
    await press(liang, "sheet-take", sheet)
    page = await liang.see(PAGE)
    assert "都接过去了" in page
    assert "签好了，1件归您了" in page
    assert 'value="handover"' in page  # it is hers now, to hand on
    assert 'value="handover"' not in await feng.see(PAGE)


async def test_a_line_is_refused_with_its_reason(friday: Served) -> None:
    liang, tan = await friday.worker("liang"), await friday.worker("tan")
    line = number_of(await liang.see(PAGE), "line-refuse")
    await press(liang, "line-refuse", line, reason="busy")
    assert "没接：忙不开" in await liang.see(PAGE)
    assert 'value="takeover"' in await tan.see(PAGE)


async def test_why_somebody_must_stay_out_is_nobodys_business(friday: Served) -> None:
    liang, tan = await friday.worker("liang"), await friday.worker("tan")
    line = number_of(await liang.see(PAGE), "line-refuse")
    await press(liang, "line-refuse", line, reason="conflict")
    page = await tan.see(PAGE)
    assert "没接：有原因" in page
    assert "没接：要回避" not in page


@pytest.mark.parametrize(
    ("act", "about", "more"),
    [
        ("sheet-burn", "1", {}),
        ("sheet-refuse", "1", {"reason": "conflict"}),
        ("line-refuse", "1", {"reason": "whim"}),
        ("sheet-take", "eins", {}),
        ("sheet-take", "9" * 30, {}),
        ("handover", "../x", {"to": "liang"}),
        ("handover", "1" * 32, {"to": ""}),
        ("accept", "1" * 32, {}),
    ],
)
async def test_a_button_there_is_not_is_not_pressed(friday: Served, act: str, about: str, more: dict[str, str]) -> None:
    liang = await friday.worker("liang")
    assert (await press(liang, act, about, **more)).status_code == 404


async def test_somebody_elses_sheet_is_not_signed(friday: Served) -> None:
    feng, he = await friday.worker("feng"), await friday.worker("he")
    sheet = number_of(await feng.see(PAGE), "sheet-sign")
    for act in ("sheet-sign", "sheet-take"):
        await press(he, act, sheet)
        assert "这张交班单不归您签" in await he.see(PAGE)
    assert "等接班签字" in await feng.see(PAGE)
    assert (await he.client.get(f"{PAGE}?sheet={sheet}")).status_code == 404


async def test_one_sheet_alone_is_for_the_printer(friday: Served) -> None:
    feng = await friday.worker("feng")
    sheet = number_of(await feng.see(PAGE), "sheet-sign")
    paper = await feng.see(f"{PAGE}?sheet={sheet}")
    assert "接班人签名" in paper
    assert 'value="sheet-sign"' not in paper


async def test_a_claim_is_handed_to_a_colleague_and_taken(friday: Served) -> None:
    feng, he = await friday.worker("feng"), await friday.worker("he")
    ticket = number_of(await feng.see(PAGE), "handover")
    await press(feng, "handover", ticket, to="he")
    assert "在等何康复师回话" in await feng.see(PAGE)
    await press(he, "takeover", ticket)
    assert "接过来了：白云1106-01" in await he.see(PAGE)
    assert "您手上没有求助单" in await feng.see(PAGE)
