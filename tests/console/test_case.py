"""Casework at the console: which forms stand on a ticket, and what comes of one that is sent."""

import re

from bot.messages import Accept, Done
from tests.console.served import Served, Worker

_NAMES = re.compile(r'name="form" value="(\w+)"')


async def taken(house: Served, worker: str = "feng", **more: str) -> str:
    """A ticket somebody phoned in, and this worker has."""
    ticket = await house.keyed(**more)
    assert isinstance(await house.centre.act(worker, Accept(ticket)), Done)
    await house.settle()
    return ticket


async def sent(worker: Worker, form: str, about: str, **answers: str) -> tuple[bool, str, str]:
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
    assert [page.index(f'id="h-{heading}"') for heading in ("contact", "record", "guard", "end")] == sorted(
        page.index(f'id="h-{heading}"') for heading in ("contact", "record", "guard", "end")
    )


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
