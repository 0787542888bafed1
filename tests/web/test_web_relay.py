"""A worker's words, pictures, sounds and papers in the resident's page: shown there, put right there, nobody else's."""

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot.messages import Accept, Amend, Done, Reply
from bot.store.tables import t_media, t_ticket
from tests.web.chat import Opener
from tests.web.door import Door

PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\x05\xfe"
    b"\x02\xfe\xa75\x81\x84\0\0\0\0IEND\xaeB`\x82"
)


async def _taken(door: Door) -> str:
    """The newest ticket, which Feng has taken."""
    newest = select(t_ticket.c.id).where(t_ticket.c.number.is_not(None)).order_by(t_ticket.c.created_at.desc())
    ticket = str(await door.centre.store.look(lambda conn: conn.execute(newest).scalars().first()))
    assert isinstance(await door.centre.act("feng", Accept(ticket)), Done)
    return ticket


async def test_only_the_one_it_was_sent_to_can_fetch_it(either_door: Door) -> None:
    door = either_door
    mine, other = await door.cookie(), await door.cookie()
    async with door.page(other) as page:
        await page.say("我孙女整天哭")
    async with door.page(mine) as page:
        for words in ("家里水管漏水，找真人", "在这里说"):
            await page.say(words)
            await page.letter()
        ticket = await _taken(door)
        sent = await door.centre.send_file("feng", ticket, "photo", "image/png", PNG, "是这里吗", "cue:1")
        assert isinstance(sent, Done)
        letter = await page.until("post", key="relay")
        assert (letter["text"], [one["kind"] for one in letter["media"]]) == ("是这里吗", ["photo"])
        assert isinstance(await door.centre.act("feng", Amend(ticket, "cue:1", "是那里吗")), Done)
        again = await page.until("post", key="relay")
        assert (again["text"], again["edited"], again["ref"]) == ("是那里吗", True, letter["ref"])
        media = letter["media"][0]["id"]
        paper = await door.centre.send_file("feng", ticket, "document", "text/html", b"<script>", "表")
        assert isinstance(paper, Done)
        html = (await page.until("post", key="relay"))["media"][0]["id"]
    async with door.http(**{"X-Linli": "1", "Cookie": f"linli={mine}"}) as client:
        got = await client.get(f"/media/{media}")
        assert (got.status_code, got.content, got.headers["content-type"]) == (200, PNG, "image/png")
        page_ = await client.get(f"/media/{html}")
        assert page_.headers["content-type"] == "application/octet-stream", "never a page of its own"
        assert "attachment" in page_.headers["content-disposition"]
        assert (await client.get(f"/media/{'0' * 32}")).status_code == 404
    async with door.http(**{"X-Linli": "1", "Cookie": f"linli={other}"}) as client:
        assert (await client.get(f"/media/{media}")).status_code == 404
    async with door.http(Cookie=f"linli={mine}") as client:
        assert (await client.get(f"/media/{media}")).status_code == 403, "an address that opens by itself"


async def test_what_is_still_on_its_way_is_waited_for_in_order(door: Door) -> None:
    async with door.page(await door.cookie()) as page:
        for words in ("家里水管漏水，找真人", "在这里说"):
            await page.say(words)
            await page.letter()
        ticket = await _taken(door)
        sent = await door.centre.send_file("feng", ticket, "voice", "audio/ogg", b"OggS", "")
        assert isinstance(sent, Done)
        first = await page.until("post", key="relay")
        media = first["media"][0]["id"]
        wanted = t_media.update().where(t_media.c.id == media)
        await door.centre.store.turn(lambda conn: conn.execute(wanted.values(state="wanted")))
        await door.centre.act("feng", Reply(ticket, "听到了吗"))
        await page.say("还没有")
        kept = await door.centre.store.turn(lambda conn: conn.execute(wanted.values(state="kept")).rowcount)
        assert kept == 1
        door.centre.live.publish("outbox")
        after = await page.until("post", key="relay")
        assert after["text"] == "听到了吗"
        assert [one["seq"] for one in page.seen if one["t"] == "post"] == sorted(
            one["seq"] for one in page.seen if one["t"] == "post"
        )


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="session")
async def test_the_page_shows_plays_and_puts_right(open_chat: Opener, browser_door: Door) -> None:
    door = browser_door
    chat = await open_chat()
    for words, answer in (("家里水管漏水，找真人", "请留个电话"), ("在这里说", "收到了")):
        await chat.say(words)
        await chat.answered(answer)
    ticket = await _taken(door)
    for kind, mime, data in (
        ("photo", "image/png", PNG),
        ("voice", "audio/ogg", b"OggS"),
        ("document", "text/plain", b"a"),
    ):
        await door.centre.send_file("feng", ticket, kind, mime, data, "看看" if kind == "photo" else "", f"cue:{kind}")
    await expect(chat.page.locator(".human .enclosed img")).to_have_js_property("complete", True)  # noqa: FBT003
    await expect(chat.page.locator(".human .enclosed audio")).to_have_count(1)
    await expect(chat.page.locator(".human .enclosed a.file")).to_have_attribute("download", "document.txt")
    await door.centre.act("feng", Amend(ticket, "cue:photo", "再看看"))
    right = chat.page.locator(".human", has_text="已修改")
    await expect(right).to_have_count(1)
    await expect(right.locator(".said")).to_have_text("再看看")
    await expect(right.locator("img")).to_have_count(1)
    await chat.page.reload()
    await expect(chat.page.locator(".human", has_text="再看看")).to_have_count(1)
    await expect(chat.page.locator(".human", has_text="看看")).to_have_count(1)


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="session")
async def test_a_resident_sends_a_picture_from_the_page(open_chat: Opener, browser_door: Door) -> None:
    chat = await open_chat()
    await chat.say("家里水管漏水")
    await chat.answered("是谁需要帮忙")
    sent = {"name": "厨房.png", "mimeType": "image/png", "buffer": PNG}
    await chat.page.set_input_files("#file", sent)  # type: ignore[arg-type]
    await expect(chat.page.locator(".me", has_text="〔照片〕").locator(".mark")).to_contain_text("已存好")
    (row,) = await browser_door.centre.store.look(lambda conn: conn.execute(select(t_media)).all())
    assert (row.kind, row.mime, row.worker_id) == ("photo", "image/png", None)
