"""Bad input at the real doors: refused in words or taken as plain text, never a broken line, never markup."""

import re
from typing import Any

import pytest
import websockets
from sqlalchemy import func, select

from bot.store.engine import Store
from bot.store.tables import t_address, t_event, t_inbox, t_media
from tests.crash.until import until
from tests.hardening.opened import Opened, opened
from tests.house import ROOT

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt;"


async def _kept(store: Store) -> int:
    return await store.look(lambda conn: conn.execute(select(func.count()).select_from(t_inbox)).scalar_one())


async def test_the_longest_message_is_taken_and_a_longer_one_refused_in_words(store: Store) -> None:
    async with opened(store) as house, house.line() as line:
        assert (await line.say("long", "哭" * 100_000))["t"] == "ack"
        longer = await line.say("longer", "哭" * 100_001)
        assert (longer["t"], longer["id"]) == ("no", "longer")
        assert longer["text"]
        assert (await line.say("next", "我不想活了"))["t"] == "ack"
    assert await _kept(store) == 2


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "{",
        "[]",
        "null",
        '"say"',
        "1e999",
        '{"t":"say"}',
        '{"t":"say","id":"a","text":5}',
        '{"t":"say","id":"a b","text":"x"}',
        '{"t":"say","id":"' + "a" * 65 + '","text":"x"}',
        '{"t":"say","id":"a","text":"   "}',
        '{"t":"press","id":"a","b":""}',
        '{"t":"press","id":"a","b":"' + "1" * 65 + '"}',
        '{"t":"number","id":"a","number":{"$ne":1}}',
        '{"t":"hello2","id":"a"}',
        "[" * 5_000,
        '{"t":"say","id":"a","text":' + "[" * 4_000 + "]" * 4_000 + "}",
        b"\x00\x01\x02",
    ],
    ids=range(18),
)
async def test_what_is_no_frame_is_refused_and_the_line_lives(sqlite_store: Store, raw: str | bytes) -> None:
    async with opened(sqlite_store) as house, house.line() as line:
        await line.send(raw)
        refused = await line.until(lambda frame: frame["t"] == "no")
        assert refused["text"]
        assert (await line.say("next", "你好"))["t"] == "ack"
    assert await _kept(sqlite_store) == 1


async def test_half_characters_are_kept_as_marks_for_what_cannot_be_read(store: Store) -> None:
    async with opened(store) as house, house.line() as line:
        await line.send('{"t":"say","id":"half","text":"\\ud83d我不想活了\\udc00"}')
        assert (await line.until(lambda frame: frame["t"] in {"ack", "no"}))["t"] == "ack"
        letter = await line.until(lambda frame: frame["t"] == "post" and frame["who"] == "bot")
        assert letter["key"].startswith("danger")


async def test_bytes_that_are_no_text_end_that_line_alone(sqlite_store: Store) -> None:
    async with opened(sqlite_store) as house:
        async with house.line() as line:
            assert line.raw is not None
            await line.raw.send(b"\xff\xfe\xf0\x28", text=True)
            with pytest.raises(websockets.ConnectionClosed):
                await line.until(lambda _: False)
        async with house.line(line.carried) as again:
            assert (await again.say("next", "你好"))["t"] == "ack"


async def test_a_file_is_not_a_voice_note(sqlite_store: Store) -> None:
    async with opened(sqlite_store) as house, house.line() as line:
        assert (await line.say("first", "你好"))["t"] == "ack"
        async with house.browser() as browser:
            for data in (b"%PDF-1.7 ...", b"PK\x03\x04", b"MZ", b"", b"<svg onload=alert(1)>", b"\x1aE\xdf"):
                sent = {"voice": ("note.webm", data, "audio/webm")}
                answer = await browser.post("/voice", files=sent, data={"id": "v1"}, headers={"X-Linli": line.carried})
                assert answer.status_code == 400, data
                assert answer.json()["text"]
            answer = await browser.post("/voice", content=b"{}", headers={"X-Linli": line.carried})
            assert answer.status_code == 400
    assert await sqlite_store.look(lambda conn: conn.execute(select(t_media.c.id)).first()) is None


async def test_markup_is_shown_as_text_in_chat_and_desk(sqlite_store: Store) -> None:
    async with opened(sqlite_store) as house, house.line() as line:
        await line.told("1", f"我孙女{MARKUP}失恋了，整天哭，我叫{MARKUP}")
        await line.told("2", "都没有")
        await line.told("3", "13800138000")
        await line.told("4", "可以，送出")
        await line.told("5", MARKUP)
        mine = [frame for frame in line.frames if frame["t"] == "post" and frame["who"] == "me"]
        assert mine[-1]["text"] == MARKUP  # as it was written: the page puts it in as text
        session = await house.session("feng")
        board = await house.page("/desk", session)
        [card] = await house.centre.board("feng")
        assert (await house.press("accept", card.ticket, session))["ok"]
        assert (await house.press("reply", card.ticket, session, words=MARKUP, once="1"))["ok"]
        letter = await line.until(lambda frame: frame["t"] == "post" and frame.get("key") == "relay")
        assert letter["text"] == MARKUP
        ticket = await house.page(f"/desk/ticket/{card.ticket}", session)
    for page in (board, ticket):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in ticket
    script = "".join(path.read_text() for path in (ROOT / "bot" / "doors" / "chat").rglob("*.js"))
    assert script
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", script)


async def _taken(house: Opened) -> str:
    """A ticket that feng holds. Its id."""
    async with house.line() as line:
        for number, words in enumerate(("我孙女失恋了，整天哭", "都没有", "13800138000", "可以，送出")):
            await line.told(str(number), words)
    [card] = await house.centre.board("feng")
    assert (await house.press("accept", card.ticket, await house.session("feng")))["ok"]
    return card.ticket


async def test_a_forged_cookie_opens_nothing(sqlite_store: Store) -> None:
    async with opened(sqlite_store) as house:
        ticket = await _taken(house)
        real = await house.session("feng")
        forged = [
            "",
            "x",
            "0" * 64,
            real[:-1] + ("0" if real[-1] != "0" else "1"),
            real.upper() + "x",
            "é" * 3,
            "' OR 1=1 --",
        ]
        for cookie in forged:
            async with house.browser() as browser:
                header = {b"Cookie": f"linli_desk={cookie}".encode()}
                seen = await browser.get(f"/desk/ticket/{ticket}", headers=header)
                assert seen.status_code in {303, 401}, (cookie, seen.status_code)
                assert "13800138000" not in seen.text
                pressed = await browser.post("/desk/act", data={"act": "accept", "ticket": ticket}, headers=header)
                assert pressed.status_code in {303, 401, 403}, (cookie, pressed.status_code)
        async with house.line() as line:
            before = await sqlite_store.look(lambda conn: conn.execute(select(t_address.c.id)).scalars().all())
            token, _, stamp = line.carried.partition(".")
            for carried in (f"{token}.{'A' * 22}", f"b{'A' * 43}.{stamp}", f"k{token[1:]}.{stamp}", "x", "b" * 3000):
                raw = house.line(carried)
                await raw._open()
                assert (await raw.until(lambda _: True))["t"] == "fresh"
                await raw._close()
            after = await sqlite_store.look(lambda conn: conn.execute(select(t_address.c.id)).scalars().all())
            assert list(before) == list(after)


async def test_somebody_elses_ticket_is_as_if_it_did_not_exist(store: Store) -> None:
    async with opened(store) as house:
        ticket = await _taken(house)
        [card] = await house.centre.board("feng")
        other = await house.session("liang")
        none = "0" * 32
        for path in ("/desk/ticket/", "/desk?view=mine&ticket="):
            answers = []
            for id_ in (ticket, none, card.number, "..%2f..%2fetc", "x" * 200):
                async with house.browser(linli_desk=other) as browser:
                    answer = await browser.get(path + id_)
                assert "13800138000" not in answer.text
                assert "整天哭" not in answer.text
                answers.append(answer.status_code)
            assert answers[0] == answers[1]
        for act in ("reply", "reached", "safe", "later-30", "handback"):
            theirs = await house.press(act, ticket, other, words="你好", once=act)
            nobodys = await house.press(act, none, other, words="你好", once=act)
            assert not theirs.get("ok"), act
            assert theirs["status"] == nobodys["status"] == 200
        for number in (card.number, "白云1104-99", "", "../..", "x" * 65):
            assert not (await house.press("accept", number, other)).get("ok")
    seen = select(t_event.c.by).where(t_event.c.kind.in_(("viewed", "replied", "contacted")))
    by = await store.look(lambda conn: conn.execute(seen).scalars().all())
    assert "worker:liang" not in by


async def test_one_resident_cannot_swallow_anothers_message_by_its_id(store: Store) -> None:
    async with opened(store) as house, house.line() as first, house.line() as second:
        assert (await first.say("same-id", "我孙女失恋了"))["t"] == "ack"
        assert (await second.say("same-id", "我不想活了"))["t"] == "ack"
        letter = await second.until(lambda frame: frame["t"] == "post" and frame["who"] == "bot")
        assert letter["key"].startswith("danger")
    assert await _kept(store) == 2


async def test_a_flood_of_lines_is_kept_whole(store: Store) -> None:
    """Sixty messages without waiting for any answer: each acknowledged once, each heard, in order."""
    async with opened(store) as house, house.line() as line:
        for number in range(60):
            await line.send({"t": "say", "id": f"m{number}", "text": f"第{number}句，没什么"})
        acks: list[dict[str, Any]] = []
        while len(acks) < 60:
            acks.append(await line.until(lambda frame: frame["t"] == "ack"))
        assert [ack["id"] for ack in acks] == [f"m{number}" for number in range(60)]

        async def heard() -> bool:
            waiting = select(t_inbox.c.id).where(t_inbox.c.state == "waiting")
            return await store.look(lambda conn: conn.execute(waiting).first()) is None

        await until("all to be heard", heard)
    rows = await store.look(lambda conn: conn.execute(select(t_inbox).order_by(t_inbox.c.id)).all())
    assert [row.update_id.rpartition("/")[2] for row in rows] == [f"m{number}" for number in range(60)]
    assert {row.state for row in rows} == {"done"}
