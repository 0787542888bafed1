"""A worker's private chat: details with sounds and pictures, links instead of words, words to a resident, commands."""

from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import insert, select, update

from bot.centre import notices
from bot.centre.house import Work
from bot.doors.console import console_routes
from bot.messages import Letter, Picture, Voice
from bot.store.mailbox import post, posts
from bot.store.tables import t_event, t_media, t_ticket
from tests.console.served import serving
from tests.group.house import Desk, toast

OGG, JPG = b"OggS" + b"\0" * 200, b"\xff\xd8\xff" + b"\0" * 200


async def _said_to_resident(desk: Desk, address: str) -> list[str]:
    vault = desk.store.vault
    await desk.web.drain()
    found = await desk.store.look(lambda conn: posts(conn, vault, address, 0, 200))
    return [one.letter.text for one in found if one.letter is not None]


async def _sends(desk: Desk, address: str, kind: str, mime: str, data: bytes) -> str:
    media = await desk.centre.keep_media(address, kind, mime, data)
    body = Voice(media, 3) if kind == "voice" else Picture(media)
    await desk.centre.receive(address, f"media-{media}", body)
    while await desk.centre.hear_next():
        pass
    return media


@pytest.mark.parametrize(
    ("kind", "mime", "data", "shown"),
    [
        ("voice", "audio/ogg", OGG, "voice"),
        ("voice", "audio/ogg; codecs=opus", OGG, "voice"),
        ("voice", "audio/webm", b"\x1a\x45\xdf\xa3", "document"),
        ("photo", "image/jpeg", JPG, "photo"),
        ("photo", "image/jpeg", JPG + b"\0" * (10 * 1024 * 1024), "document"),
    ],
)
async def test_what_a_resident_sent_is_uploaded_anew(
    ready_desk: Desk, kind: str, mime: str, data: bytes, shown: str
) -> None:
    desk = ready_desk
    address = await desk.chat("我不想活了")
    await _sends(desk, address, kind, mime, data)
    await desk.settle()
    await desk.press("feng", desk.card(), "接单")
    sent = desk.last("feng")
    assert sent.media is not None
    assert (sent.media.kind, sent.media.bytes == data) == (shown, True)
    assert sent.protected
    assert sent.caption == "📎 白云1104-01"
    label = "听过了" if kind == "voice" else "看过了"
    assert [label] in sent.labels
    await desk.press("feng", sent, label)
    (ticket,) = await desk.tickets()
    assert not ticket.unheard
    assert all(one.media is None for one in desk.cards())


async def test_a_sound_or_picture_telegram_will_not_show_goes_as_a_file(ready_desk: Desk) -> None:
    desk = ready_desk
    address = await desk.chat("我不想活了")
    await _sends(desk, address, "voice", "audio/ogg", OGG)
    await _sends(desk, address, "photo", "image/jpeg", JPG)
    await desk.settle()
    desk.twin.fail("sendVoice", status=400, description="Bad Request: VOICE_MESSAGES_FORBIDDEN")
    desk.twin.fail("sendPhoto", status=400, description="Bad Request: PHOTO_INVALID_DIMENSIONS")
    await desk.press("feng", desk.card(), "接单")
    kinds = [one.media.kind for one in desk.sees("feng") if one.media is not None]
    assert kinds == ["document", "document"]


async def test_a_file_still_on_its_way_is_waited_for_and_then_told(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket = await desk.taken()
    row = await desk.ticket(ticket)
    for media, state in (("a" * 32, "wanted"), ("b" * 32, "failed")):
        new = {
            "id": media, "person_id": row.person_id, "ticket_id": ticket, "kind": "voice", "mime": "audio/ogg",
            "size": 9, "state": state, "created_at": desk.clock.now(),
        }  # fmt: skip
        await desk.store.turn(lambda conn, new=new: conn.execute(insert(t_media).values(**new)))  # type: ignore[misc]
    before = desk.clock.steady()
    await desk.send_details("feng", ticket)
    await desk.settle()
    assert desk.clock.steady() - before < timedelta(minutes=2)
    texts = [one.words for one in desk.sees("feng")]
    assert any("文件还没到" in one for one in texts)
    assert any("打不开了" in one for one in texts)
    waiting = next(one for one in desk.sees("feng") if "文件还没到" in one.words)
    assert waiting.labels == [["再发一次"]]

    def arrive(work: Work) -> None:
        body = work.house.vault.seal(work.conn, row.person_id, "media.body", OGG)
        work.conn.execute(update(t_media).where(t_media.c.id == "a" * 32).values(state="kept", body=body))

    await desk.centre.work(arrive)
    assert toast(await desk.press("feng", waiting, "再发一次")) == "发到私聊了。"
    assert any(one.media is not None and one.media.bytes == OGG for one in desk.sees("feng"))


async def test_by_link_nothing_personal_is_on_telegram_and_the_link_leads_to_the_ticket(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.centre.house.details_by_link = True
    await desk.chat("我孙女不想活了，电话13812345678")
    await desk.settle()
    await desk.press("feng", desk.card(), "接单")
    (ticket,) = await desk.tickets()
    look = [one for one in desk.sees("feng") if "🔒" in one.words][-1]
    urls = [one.buttons[0][0].url or "" for one in desk.sees("feng") if "🔒" in one.words]
    assert len(set(urls)) == len(urls), "each its own"
    assert all("孙女" not in one.words and "138" not in one.words for one in desk.sees("feng"))
    path = (look.buttons[0][0].url or "").removeprefix("https://linli.example")
    assert path.endswith(f"?ticket={ticket.id}")
    app = FastAPI()
    app.include_router(console_routes(desk.centre, demo=False, secure=False))
    async with (
        serving(app) as address,
        httpx.AsyncClient(base_url=address, headers={"Origin": address}, timeout=30) as browser,
    ):
        assert (await browser.get(path)).status_code == 200
        entered = await browser.post(path)
        assert entered.status_code == 303
        assert entered.headers["location"] == f"/desk?ticket={ticket.id}#mine"
        assert "13812345678" in (await browser.get(entered.headers["location"])).text
        assert (await browser.post(path)).status_code == 403, "once"
        other = urls[0].removeprefix("https://linli.example")
        assert (await browser.post(other)).status_code == 303, "a later link did not burn it"


@pytest.mark.parametrize("ticket", ["../x", "a" * 65, "//evil", "号码", ""])
async def test_a_link_leads_to_no_address_but_a_tickets(ready_desk: Desk, ticket: str) -> None:
    desk = ready_desk
    from bot.store import passes  # noqa: PLC0415

    steady = desk.clock.steady()
    token = await desk.store.turn(lambda conn: passes.make_link(conn, "feng", steady, 10))
    app = FastAPI()
    app.include_router(console_routes(desk.centre, demo=False, secure=False))
    async with (
        serving(app) as address,
        httpx.AsyncClient(base_url=address, headers={"Origin": address}, timeout=30) as browser,
    ):
        entered = await browser.post(f"/desk/enter/{token}", params={"ticket": ticket})
        assert entered.headers["location"] == "/desk"


async def test_without_a_public_console_it_says_where_to_look(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.centre.house.details_by_link = True
    desk.door.carriers["private"]._public_url = ""  # type: ignore[attr-defined]
    await desk.taken()
    assert any("请打开值班台网页看" in one.words for one in desk.sees("feng"))


async def test_words_reach_the_resident_only_as_a_reply(either_desk: Desk) -> None:
    desk = either_desk
    address = await desk.chat("我不想活了")
    await desk.settle()
    await desk.press("feng", desk.card(), "接单")
    details = desk.last("feng")
    feng = desk.user("feng")
    feng.say(desk.bot, "您在家吗？")
    await desk.settle()
    assert "这句话给谁" in desk.last("feng").words
    assert not any("您在家吗" in one for one in await _said_to_resident(desk, address))
    mine = feng.say(desk.bot, "您在家吗？", reply_to=details)
    await desk.settle()
    told = await _said_to_resident(desk, address)
    assert told.count("您在家吗？") == 1
    assert any("冯社工" in one for one in told)
    done = desk.last("feng")
    assert (done.words, done.reply_to) == ("发出去了。", mine)
    assert done.labels == [["完，交还助手"]]
    await desk.write(address, "在家")
    await desk.settle()
    added = desk.last("feng")
    assert "在家" in added.words
    assert any("完，交还助手" in row for row in added.labels)
    feng.say(desk.bot, "我一会儿打给您", reply_to=done)
    await desk.settle()
    assert "我一会儿打给您" in await _said_to_resident(desk, address)
    feng.say(desk.bot, "完", reply_to=added)
    await desk.settle()
    assert desk.last("feng").words == "交还给自动助手了。"


async def test_a_reply_to_nothing_and_to_somebody_elses_ticket(ready_desk: Desk) -> None:
    desk = ready_desk
    feng = desk.user("feng")
    welcome = desk.sees("feng")[0]
    feng.say(desk.bot, "您好", reply_to=welcome)
    await desk.settle()
    assert "不是哪件事的" in desk.last("feng").words
    feng.say(desk.bot, "/done", reply_to=welcome)
    await desk.settle()
    assert "谈完了" in desk.last("feng").words
    address = await desk.chat("我不想活了")
    await desk.settle()
    alert = desk.last("feng")
    await desk.press("liang", desk.card(), "接单")
    feng.say(desk.bot, "别怕", reply_to=alert)
    await desk.settle()
    assert "别人在跟" in desk.last("feng").words
    assert "别怕" not in await _said_to_resident(desk, address)


async def test_a_long_letter_is_cut_and_each_piece_can_be_replied_to(ready_desk: Desk) -> None:
    desk = ready_desk
    address = await desk.chat("我不想活了")
    await desk.settle()
    await desk.press("feng", desk.card(), "接单")
    (ticket,) = await desk.tickets()
    long = "".join(f"第{line}行：真的很难受😢。\n" for line in range(900))

    def write(work: Work) -> None:
        letter = Letter(long, "private-added", "zh-Hans", "desk", (), (), notices.view(work, ticket), private=True)
        where = work.house.private("feng")
        post(work.conn, work.house.vault, address_id=where, letter=letter, ticket_id=ticket.id, now=work.now)

    await desk.centre.work(write)
    await desk.settle()
    pieces = [one for one in desk.sees("feng") if "真的很难受" in one.words]
    assert len(pieces) == 4
    assert "\n".join(one.words for one in pieces) == long.strip()
    assert [bool(one.buttons) for one in pieces] == [False, False, False, True]
    for piece in pieces:
        desk.user("feng").say(desk.bot, f"听到了{piece.id}", reply_to=piece)
        await desk.settle()
        assert f"听到了{piece.id}" in await _said_to_resident(desk, address)


async def test_what_would_show_an_account_goes_nowhere(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.user("feng").contact(desk.bot, "+8613800000000")
    await desk.settle()
    assert "这个转不了" in desk.last("feng").words
    desk.user("feng").photo(desk.bot, JPG, "看这个")
    await desk.settle()
    assert "选“回复”" in desk.last("feng").words, "nothing is theirs: there is nobody it could be for"


async def test_an_offer_in_private_can_be_taken_there(ready_desk: Desk) -> None:
    desk = ready_desk
    await desk.keyed(urgency="U1")
    await desk.settle()
    offer = desk.last("feng")
    assert offer.labels == [["接单", "不便接"], ["叫督导", "已联系，人安全"]]
    assert toast(await desk.press("feng", offer, "接单")).startswith("接好了")


async def test_words_that_came_late_say_so(ready_desk: Desk) -> None:
    desk = ready_desk
    desk.twin.fail("sendMessage", status=502, times=3)
    await desk.keyed(urgency="U1")
    await desk.courier.drain()
    desk.clock.move(timedelta(minutes=3))
    await desk.settle()
    assert desk.last("feng").words.startswith("（这条发晚了）")
    assert not desk.card().words.startswith("（这条发晚了）"), "a card says how it stands now"


async def test_who_may_not_open_it_may_not_see_it_again(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket = await desk.taken()
    press = await desk.press("liang", desk.card() if any(c.buttons for c in desk.cards()) else desk.cards()[-1],
                             data=f"d:open:{ticket}")  # fmt: skip
    assert "没有这件事" in toast(press)
    opened = await desk.press("feng", desk.cards()[-1], data=f"d:open:{ticket}")
    assert toast(opened) == "发到私聊了。"
    seen = select(t_event.c.kind).where(t_event.c.ticket_id == ticket, t_event.c.by == "worker:feng")
    assert "viewed" in (await desk.store.look(lambda conn: conn.execute(seen).scalars().all()))


async def test_who_wrote_is_looked_up_each_time(ready_desk: Desk) -> None:
    desk = ready_desk
    address = await desk.chat("我不想活了")
    await desk.settle()
    await desk.press("feng", desk.card(), "接单")
    details = desk.last("feng")
    house = desk.centre.house
    left = tuple(one for one in house.station.workers if one.id != "feng")
    house.pages = replace(house.pages, station=replace(house.station, workers=left))
    desk.user("feng").say(desk.bot, "在吗", reply_to=details)
    await desk.settle()
    assert "在吗" not in await _said_to_resident(desk, address)
    assert "只认得登记过的同工" in desk.last("feng").words


async def test_a_long_note_of_a_telephone_call_can_be_taken_and_read(ready_desk: Desk) -> None:
    desk = ready_desk
    note = "她说孙女整天哭。" * 490
    await desk.keyed(words=note)
    await desk.settle()
    assert toast(await desk.press("feng", desk.card(), "接单")).startswith("接好了")
    assert note in "".join(one.words for one in desk.sees("feng"))


async def test_words_that_cannot_be_dealt_with_are_told_to_who_wrote_them(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket = await desk.taken()
    damaged = update(t_ticket).where(t_ticket.c.id == ticket).values(details=b"damaged")
    await desk.store.turn(lambda conn: conn.execute(damaged))
    desk.user("feng").say(desk.bot, "别急，我马上打", reply_to=desk.last("feng"))
    await desk.settle()
    assert "没发出去。请再写一次" in desk.last("feng").words
    (row,) = [one for one in await desk.knocks() if one.state == "set_aside"]
    assert (row.attempts, row.body) == (3, None)
    desk.user("feng").say(desk.bot, "/duty")
    await desk.settle()
    assert "现在值班" in desk.last("feng").words, "and nothing is held up"
