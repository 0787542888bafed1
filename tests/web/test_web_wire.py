"""The lines of the chat over a real server: nothing lost, nothing doubled, nobody else's."""

from contextlib import AsyncExitStack

import pytest
from sqlalchemy import select
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from bot.doors.web_line import MOST_SOCKETS
from bot.messages import Accept, Done
from bot.store.tables import t_address, t_inbox, t_ticket
from tests.web.door import Door

GRANDMA = "阿珺，我孙女失恋了，情绪不稳定，整天哭，你能不能抽空来开导一下"


async def test_what_is_acknowledged_is_already_in_the_inbox(either_door: Door) -> None:
    door = either_door
    async with door.page(await door.cookie()) as page:
        await page.until("ready")
        assert await door.count("address") == 0, "nothing is stored before the resident speaks"
        ack = await page.say(GRANDMA)
        rows = await door.centre.store.look(lambda conn: conn.execute(select(t_inbox.c.seq)).scalars().all())
        assert rows == [ack["seq"]]
        letter = await page.letter()
        assert letter["seq"] > ack["seq"]
        assert letter["buttons"]
        assert letter["at"].endswith("+08:00"), "times are the station's own"


async def test_a_message_sent_again_is_one_message(either_door: Door) -> None:
    door = either_door
    cookie = await door.cookie()
    async with door.page(cookie) as page:
        first = await page.say("我孙女整天哭", "same-id")
        again = await page.say("我孙女整天哭", "same-id")
    async with door.page(cookie) as page:
        later = await page.say("我孙女整天哭", "same-id")
    assert first == again == later
    assert await door.count("inbox") == 1


async def test_a_reconnect_loses_and_doubles_nothing(either_door: Door) -> None:
    door = either_door
    cookie = await door.cookie()
    async with door.page(cookie) as page:
        await page.say(GRANDMA)
        await page.letter()
        seen = list(page.posts)
        last = page.seq
    async with door.page(cookie, seq=last) as page:  # the line breaks in the middle: said, but never seen acknowledged
        await page.until("ready")
        await page.send({"t": "press", "id": "p1", "b": "1:safe_none"})
    async with door.page(cookie, seq=last) as page:
        await page.send({"t": "press", "id": "p1", "b": "1:safe_none"})
        await page.until("ack", id="p1")
        while "电话" not in (page.posts[-1][1] if page.posts else ""):
            await page.next()
        seen += page.posts
    async with door.page(cookie) as page:  # a page opened anew sees the whole talk
        await page.until("ready")
        whole = page.posts
    numbers = [seq for seq, _ in whole]
    assert numbers == sorted(set(numbers))
    assert sorted(set(seen)) == whole
    assert await door.count("inbox") == 2


async def test_two_pages_of_one_browser_see_the_same(either_door: Door) -> None:
    door = either_door
    cookie = await door.cookie()
    async with door.page(cookie) as one, door.page(cookie) as two:
        await one.until("ready")
        await two.until("ready")
        await one.say("我孙女整天哭")
        here, there = await one.letter(), await two.letter()
        assert here == there
        await two.send({"t": "press", "id": "p", "b": here["buttons"][0]["id"]})
        post = await one.until("post", id="p")
        assert (post["who"], post["kind"], post["text"]) == ("me", "press", here["buttons"][0]["label"])
    assert await door.count("address") == 1


async def test_the_worker_who_takes_it_is_told_to_the_open_page(door: Door) -> None:
    async with door.page(await door.cookie()) as page:
        await page.say(GRANDMA)
        await page.letter()
        await page.send({"t": "press", "id": "s1", "b": "1:safe_none"})
        await page.letter()
        await page.say("13800001121")
        summary = await page.letter()
        await page.send({"t": "press", "id": "s2", "b": summary["buttons"][0]["id"]})
        receipt = await page.letter()
        assert receipt["key"].startswith("receipt-open")
        ticket = await door.centre.store.look(lambda conn: conn.execute(select(t_ticket.c.id)).scalar_one())
        assert isinstance(await door.centre.act("feng", Accept(ticket)), Done)
        taken = await page.letter()
        assert "冯社工接了" in taken["text"]


async def test_a_forged_or_foreign_pass_starts_afresh(door: Door) -> None:
    real = await door.cookie()
    async with door.page(real) as page:
        await page.say("只有我自己能看")
    token, stamp = real.split(".")
    for forged in ("", "x", "b" + "A" * 43 + "." + "A" * 22, f"{token[:-1]}{'A' if token[-1] != 'A' else 'B'}.{stamp}"):
        async with door.page(forged) as page:
            fresh = await page.next()
            assert fresh["t"] == "fresh"
            with pytest.raises(ConnectionClosed):
                await page.next()
        async with door.page(forged, carried=fresh["pass"]) as page:
            await page.until("ready")
            assert page.posts == []
            await page.say("新的一个人")
    assert await door.count("address") == 5
    async with door.page(token) as page:  # the token without its stamp is not what the cookie holds
        assert (await page.next())["t"] == "fresh"


async def test_a_known_pass_is_known_whatever_it_is_stamped_with(door: Door) -> None:
    cookie = await door.cookie()
    async with door.page(cookie) as page:
        await page.say("我说过话了")
    async with door.page(cookie.split(".")[0] + "." + "B" * 22) as page:  # as after a new secret
        await page.until("ready")
        assert page.posts[0][1] == "我说过话了"


async def test_another_site_gets_no_line(door: Door) -> None:
    cookie = await door.cookie()
    for origin in ("https://evil.example", "null", door.url.replace("localhost", "localhost.evil.example")):
        with pytest.raises(InvalidStatus) as refused:
            async with door.page(cookie, origin=origin):
                pass
        assert refused.value.response.status_code == 403
    with pytest.raises(InvalidStatus):
        await connect(door.url.replace("http", "ws") + "/ws")  # no Origin at all: not a browser's page


async def test_one_machine_cannot_take_every_line(door: Door) -> None:
    cookie = await door.cookie()
    async with AsyncExitStack() as open_lines:
        for _ in range(MOST_SOCKETS):
            await open_lines.enter_async_context(door.page(cookie))
        with pytest.raises(InvalidStatus):
            async with door.page(cookie):
                pass
    async with door.page(cookie) as page:  # and they are given back
        await page.until("ready")


async def test_too_long_is_refused_in_words_and_the_line_stays(door: Door) -> None:
    async with door.page(await door.cookie()) as page:
        await page.until("ready")
        await page.send({"t": "say", "id": "big", "text": "字" * 100_001})
        no = await page.until("no")
        assert no["id"] == "big"
        assert "十万" in no["text"]
        await page.send({"t": "say", "id": "gap", "text": " \u3000\n"})
        assert (await page.until("no"))["id"] == "gap"
        await page.send({"t": "ping"})
        await page.until("pong")
        ack = await page.say("字" * 100_000)
        assert (await page.until("post", seq=ack["seq"]))["text"] == "字" * 100_000
    assert await door.count("inbox") == 1


@pytest.mark.parametrize("raw", ["", "[]", "{", '"x"', "\x00", '{"t":"say","id":"a"}', b"bytes", "[" * 100_000])
async def test_nonsense_does_not_break_the_line(door: Door, raw: str | bytes) -> None:
    async with door.page(await door.cookie()) as page:
        await page.until("ready")
        await page.ws.send(raw)
        assert (await page.next())["t"] == "no"
        await page.say("还在")


async def test_a_line_that_does_not_say_hello_is_closed(door: Door) -> None:
    async with connect(door.url.replace("http", "ws") + "/ws", origin=door.url) as ws:  # type: ignore[arg-type]
        await ws.send('{"t":"say","id":"a","text":"话"}')
        with pytest.raises(ConnectionClosed):
            await ws.recv()
    assert await door.count("inbox") == 0


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "'; DROP TABLE inbox; --", "\u202e反\u200b话\ufeff", "😀", "\x07\x1b[31m", "{{7*7}}"],
)
async def test_odd_words_come_back_exactly_as_they_were_said(door: Door, words: str) -> None:
    cookie = await door.cookie()
    async with door.page(cookie) as page:
        await page.say(words)
    async with door.page(cookie) as page:
        assert (await page.until("post"))["text"] == words


async def test_leaving_forgets_the_browser_on_every_page(either_door: Door) -> None:
    door = either_door
    cookie = await door.cookie()
    async with door.page(cookie) as other, door.page(cookie) as page:
        await page.say("别让他看见")
        async with door.http(**{"X-Linli": "1"}) as client:
            answer = await client.post("/leave", json={"t": "left", "id": "bye"}, headers={"Cookie": f"linli={cookie}"})
        assert "linli=; Path=/; Max-Age=0" in answer.headers["set-cookie"]
        await other.until("gone")
    async with door.http() as client:
        again = await client.get("/", headers={"Cookie": f"linli={cookie}"})
    assert '"known": false' in again.text
    async with door.page(cookie) as page:
        await page.until("ready")
        assert page.posts == []
    token_hashes = await door.centre.store.look(
        lambda conn: conn.execute(select(t_address.c.token_hash).where(t_address.c.door == "web")).scalars().all()
    )
    assert token_hashes == [None]


async def test_leaving_without_a_word_leaves_nothing(door: Door) -> None:
    cookie = await door.cookie()
    async with door.page(cookie) as page:
        await page.send({"t": "left", "id": "bye"})
        assert (await page.until("ack"))["seq"] == 0
    assert await door.count("address") == await door.count("inbox") == 0


async def test_after_violence_a_page_opened_anew_shows_nothing_of_it(door: Door) -> None:
    cookie = await door.cookie()
    async with door.page(cookie) as page:
        await page.say("他又打我了，我躲在厕所里")
        await page.letter()
        last = page.seq
    async with door.page(cookie) as page:
        quiet = await page.next()
        assert (quiet["t"], quiet["seq"] >= last) == ("quiet", True)
        assert "打我" not in quiet["text"]
        assert (await page.next())["t"] == "ready"
        await page.say("他走了")
        assert "他走了" in [text for _, text in page.posts] or (await page.until("post"))["text"] == "他走了"
    async with door.page(cookie, seq=last) as page:  # the page that was open all the time goes on
        await page.until("ready")
        assert all(frame["t"] != "quiet" for frame in page.seen)
