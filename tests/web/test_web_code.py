"""取件码: the true status from another browser, and nothing to be guessed."""

import re
from datetime import timedelta

from sqlalchemy import select

from bot.store.tables import t_letter
from tests.web.door import Door


async def receipt(door: Door) -> str:
    """A sent request's code, as the resident reads it."""
    async with door.page(await door.cookie()) as page:
        await page.say("我孙女整天哭")
        await page.letter()
        await page.send({"t": "press", "id": "s1", "b": "1:safe_none"})
        await page.letter()
        await page.say("13800001121")
        summary = await page.letter()
        await page.send({"t": "press", "id": "s2", "b": summary["buttons"][0]["id"]})
        text = (await page.letter())["text"]
    return str(re.findall(r"\d(?:-\d){5}", text)[0])


async def test_a_code_shows_the_true_status_and_wrong_ones_all_look_alike(door: Door) -> None:
    code = await receipt(door)
    wrong = f"{(int(code.replace('-', '')) + 1) % 10**6:06d}"
    async with door.http() as client:
        shown = [(await client.post("/code", data={"code": typed})).text for typed in (code, code.replace("-", " "))]
        assert all("白云1104-01" in page and "还没有人接" in page for page in shown)
        none = [_answer((await client.post("/code", data={"code": typed})).text) for typed in (wrong, "12", "", "<b>")]
    assert none == ["没有查到。请对一对这六个数字，或者打站里电话。"] * 4


def _answer(page: str) -> str:
    return str(re.findall(r'role="status">([^<]*)<', page)[0])


async def test_codes_cannot_be_tried_out(door: Door) -> None:
    code = await receipt(door)
    async with door.http() as client:
        for typed in range(6):
            assert (await client.post("/code", data={"code": f"{typed:06d}"})).status_code == 200
        refused = await client.post("/code", data={"code": code})
        assert refused.status_code == 429
        assert "白云1104-01" not in refused.text
        door.clock.warp(timedelta(hours=2))
        assert (await client.post("/code", data={"code": code})).status_code == 429, "the demo's clock is not this one"
        door.clock.move(timedelta(minutes=15))
        assert "白云1104-01" in (await client.post("/code", data={"code": code})).text


async def test_a_code_is_in_no_address_and_no_letter_lies_open(door: Door) -> None:
    code = await receipt(door)
    async with door.http() as client:
        assert (await client.get("/code", params={"code": code})).text.count(code) == 0
    bodies = await door.centre.store.look(lambda conn: conn.execute(select(t_letter.c.body)).scalars().all())
    assert all(code.encode() not in body for body in bodies)
