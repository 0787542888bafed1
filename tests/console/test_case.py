"""Casework at the console: which forms stand on a ticket, and what comes of one that is sent."""

import re

from bot.messages import Accept, Done
from tests.console.served import Served, Worker

_HEADINGS = re.compile(r'id="h-(\w+)"')
_NAMES = re.compile(r'name="form" value="(\w+)"')


async def taken(house: Served, worker: str = "feng", **more: str) -> str:
    """A ticket somebody phoned in, and this worker has."""
    ticket = await house.keyed(**more)
    assert isinstance(await house.centre.act(worker, Accept(ticket)), Done)
    await house.settle()
    return ticket


async def sent(worker: Worker, form: str, about: str, /, **answers: str) -> tuple[bool, str, str]:
    """Send a form as the page's script does: whether it happened, the sentence, and the field that is wrong."""
    fields = {f"f-{name}": value for name, value in answers.items()}
    data = {"token": await worker.token(), "form": form, "about": about, "once": repr(answers), **fields}
    answer = await worker.client.post("/desk/form", data=data, headers={"X-Desk": "1"})
    assert answer.status_code == 200, answer.text
    said = answer.json()
    return said["ok"], said["text"], said["wrong"]


async def test_a_ticket_shows_the_forms_that_may_be_filled_under_their_headings(house: Served) -> None:
    ticket = await taken(house)
    page = await (await house.worker("feng")).see(f"/desk/ticket/{ticket}")
    names = _NAMES.findall(page)
    assert names[0] == "contact"
    assert {"record", "regard", "stepout", "void"} <= set(names)
    assert "sign" not in names
    assert _HEADINGS.findall(page) == ["guard", "contact", "write", "onward", "end"]


async def test_an_answer_that_is_missing_is_asked_for_beside_its_field(house: Served) -> None:
    ticket = await taken(house)
    feng = await house.worker("feng")
    assert (await sent(feng, "contact", ticket, how="phone"))[::2] == (False, "reached")
    assert (await sent(feng, "contact", ticket, how="phone", reached="yes"))[::2] == (False, "safe")
    assert (await sent(feng, "record", ticket, kind="note", words="x" * 3000))[0] is False
    happened, text, wrong = await sent(feng, "contact", ticket, how="phone", reached="yes", safe="yes")
    assert (happened, wrong) == (True, "")
    assert "白云1104-01" in text


async def test_nobody_reached_needs_no_word_on_safety(house: Served) -> None:
    ticket = await taken(house)
    assert (await sent(await house.worker("feng"), "contact", ticket, how="phone", reached="no"))[0]


async def test_without_a_script_a_refused_form_comes_back_with_its_answers(house: Served) -> None:
    ticket = await taken(house)
    feng = await house.worker("feng")
    form = {"token": await feng.token(), "form": "record", "about": ticket, "once": "1", "back": "ticket"}
    answer = await feng.client.post("/desk/form", data={**form, "f-words": "孩子肯说话了"})
    assert answer.status_code == 422
    assert "孩子肯说话了</textarea>" in answer.text
    assert "请选一个" in answer.text


async def test_a_form_of_somebody_elses_ticket_is_refused_like_one_that_does_not_exist(house: Served) -> None:
    ticket = await taken(house)
    liang = await house.worker("liang")
    mine = await sent(liang, "record", ticket, kind="note", words="看看")
    assert mine == await sent(liang, "record", "0" * 32, kind="note", words="看看")
    assert not mine[0]
    answer = await liang.client.post("/desk/form", data={"token": await liang.token(), "form": "nothing", "about": "x"})
    assert answer.status_code == 404


async def closing(house: Served) -> str:
    """A ticket in danger, calmed, whose worker asks to close it: it waits for a supervisor."""
    ticket = await taken(house, urgency="U1", concern="SUI")
    feng = await house.worker("feng")
    assert (await sent(feng, "knows", ticket, answer="yes"))[0]
    assert (await sent(feng, "contact", ticket, how="visit", reached="yes", safe="yes"))[0]
    assert (await sent(feng, "regard", ticket, concern="SUI"))[0]
    assert (await sent(feng, "record", ticket, kind="risk", words="外婆收好药；夜里打 12356"))[0]
    answers = {"outcome": "better", "informed": "yes", "follow_up": "crisis", "summary": "情绪稳定，学校社工接着看"}
    happened, text, _ = await sent(feng, "close", ticket, **answers)
    assert happened, text
    return ticket


async def test_a_supervisor_reads_before_signing_and_signs_on_the_same_page(house: Served) -> None:
    ticket = await closing(house)
    feng, tan = await house.worker("feng"), await house.worker("tan")
    await feng.see("/desk/sign", status=404)
    assert "等督导签字" in await feng.see("/desk?view=mine")
    assert "等我签字 1 件" in await tan.see("/desk?view=mine")
    page = await tan.see("/desk/sign")
    for read in ("情绪稳定，学校社工接着看", "外婆收好药；夜里打 12356", "好转", "上门"):
        assert read in page
    form = {"token": await tan.token(), "form": "sendback", "about": ticket, "once": "1", "back": "sign"}
    answer = await tan.client.post("/desk/form", data=form)
    assert answer.status_code == 422
    assert "请写几个字" in answer.text
    answer = await tan.client.post("/desk/form", data={**form, "form": "sign"})
    assert answer.headers["location"] == "/desk/sign"
    assert "现在没有" in await tan.see("/desk/sign")
    assert "办结" in await feng.see(f"/desk/ticket/{ticket}")


async def test_mine_goes_by_the_clock_whatever_the_urgency(house: Served) -> None:
    later, sooner = await taken(house, urgency="U1", concern="SUI"), await taken(house, urgency="U2")
    feng = await house.worker("feng")
    assert (await sent(feng, "contact", later, how="phone", reached="yes", safe="yes"))[0]
    page = await feng.see(f"/desk?view=mine&ticket={later}")
    assert page.index(f'data-key="row-{sooner}"') < page.index(f'data-key="t-{later}"')
    page = await feng.see(f"/desk?view=mine&ticket={sooner}")
    row = page.split(f'data-key="row-{later}"')[1].split("</a>")[0]
    assert "前跟进" in row


async def test_a_number_is_found_and_nothing_but_numbers(house: Served) -> None:
    ticket = await taken(house)
    feng, liang = await house.worker("feng"), await house.worker("liang")
    for number in ("白云1104-01", "1104-01", "1104－01", "1"):
        answer = await feng.client.get("/desk/find", params={"number": number})
        assert answer.headers["location"] == f"/desk/ticket/{ticket}", number
    for number in ("整天哭", "2", ticket, "13800001111", ""):
        answer = await feng.client.get("/desk/find", params={"number": number}, follow_redirects=True)
        assert "或者不归您看" in answer.text
    answer = await liang.client.get("/desk/find", params={"number": "1"}, follow_redirects=True)
    assert "白云1104-01 · 冯社工在跟" in answer.text


async def test_a_correction_stands_beside_the_original(house: Served) -> None:
    ticket = await taken(house)
    feng = await house.worker("feng")
    assert (await sent(feng, "record", ticket, kind="note", words="昨晚吃饭了"))[0]
    page = await feng.see(f"/desk/ticket/{ticket}")
    event = re.findall(r'name="f-event" value="(\d+)"', page)
    assert len(event) == 1
    assert (await sent(feng, "correct", ticket, event=event[0], words="前晚吃饭了"))[0]
    page = await feng.see(f"/desk/ticket/{ticket}")
    assert page.index("昨晚吃饭了") < page.index("前晚吃饭了")


async def test_the_list_of_an_application_is_a_record_and_comes_back_ticked(house: Served) -> None:
    ticket = await taken(house, concern="POV", urgency="U3")
    feng = await house.worker("feng")
    form = {"token": await feng.token(), "form": "aid", "aid": "dibao", "about": ticket, "once": "1", "back": "ticket"}
    answer = await feng.client.post("/desk/form", data={**form, "l-1": "1", "state": "handed"})
    assert answer.status_code == 303
    page = await feng.see(f"/desk/ticket/{ticket}")
    assert "协办：低保怎么申请（递上去了）" in page
    mine = page.split('data-key="aid-dibao"')[1].split("</form>")[0]
    assert re.findall(r'name="(l-\d+)" value="1" checked', mine) == ["l-1"]
    assert 'value="handed" checked' in mine
    answer = await feng.client.post("/desk/form", data={**form, "aid": "nothing"})
    assert answer.status_code == 404


async def test_what_closing_still_lacks_stands_there_before_it_is_pressed(house: Served) -> None:
    ticket = await taken(house, urgency="U2")
    feng = await house.worker("feng")
    assert (await sent(feng, "contact", ticket, how="phone", reached="yes", safe="skip"))[0]

    async def lacking() -> list[str]:
        page = await feng.see(f"/desk/ticket/{ticket}")
        listed = page.split('class="lacking"')[1].split("</ul>")[0]
        return re.findall(r'class="wanting"><span aria-hidden="true">☐</span> (\S+?)<', listed)

    assert await lacking() == ["人安不安全", "确认问题"]
    assert (await sent(feng, "contact", ticket, how="phone", reached="yes", safe="yes"))[0]
    assert (await sent(feng, "regard", ticket, concern="EMO"))[0]
    assert await lacking() == []


async def test_a_colleague_asked_in_sees_it_among_mine_writes_on_it_and_cannot_close_it(house: Served) -> None:
    ticket = await taken(house)
    feng, liang = await house.worker("feng"), await house.worker("liang")
    await liang.see(f"/desk/ticket/{ticket}", status=404)
    assert (await sent(feng, "contact", ticket, how="phone", reached="yes", safe="yes"))[0]
    assert (await sent(feng, "cowork", ticket, worker="liang", words="请看看孩子的睡眠"))[0]
    mine = await liang.see("/desk?view=mine")
    assert f"/desk/ticket/{ticket}" in mine.split('data-key="asked"')[1]
    page = await liang.see(f"/desk/ticket/{ticket}")
    assert {"record", "taskdone"} <= set(_NAMES.findall(page))
    assert not {"close", "refer", "contact"} & set(_NAMES.findall(page))
    assert "请看看孩子的睡眠" in page
    assert (await sent(liang, "record", ticket, kind="assessment", words="睡得浅，先不用看医生"))[0]
    assert "睡得浅" in await feng.see(f"/desk/ticket/{ticket}")
    assert not (await sent(liang, "void", ticket, reason="mistake"))[0]
