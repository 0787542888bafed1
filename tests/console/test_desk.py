"""The desk over HTTP: cards without words, presses with one true outcome, details for their owner alone."""

import asyncio
import re
from datetime import timedelta
from pathlib import Path

import pytest
from markupsafe import escape
from sqlalchemy import Connection, func, select, update

from bot.centre.house import Work
from bot.messages import Body, Document, Picture, Text, Voice
from bot.store.tables import t_event, t_media, t_ticket
from tests.console.served import Served

GRANDMOTHER = "阿珺，我孙女失恋了，情绪不稳定，整天哭，你能不能抽空来开导一下"


async def granny(house: Served) -> tuple[str, str]:
    """Her address and her ticket's id, sent to the end."""
    address = await house.says(GRANDMOTHER, "说不准", "13812345678", "可以")
    board = await house.centre.board("feng")
    assert len(board) == 1, board
    return address, board[0].ticket


async def test_a_card_tells_number_urgency_concern_and_why_and_never_a_word(house: Served) -> None:
    feng = await house.worker("feng")
    await granny(house)
    page = await feng.see("/desk?view=group")
    assert "白云1104-01" in page
    assert "黄·优先" in page
    assert "为什么黄" in page
    for secret in ("孙女", "失恋", "阿珺，", "13812345678", "开导"):
        assert secret not in page


async def test_waiting_time_grows_with_the_civil_clock(house: Served) -> None:
    feng = await house.worker("feng")
    await house.keyed()
    assert "刚到" in await feng.see()
    house.clock.warp(timedelta(minutes=12))
    assert "等了 12 分钟" in await feng.see()
    house.clock.warp(timedelta(hours=3))
    assert "等了 3 小时 12 分" in await feng.see()


async def test_the_most_urgent_stands_first(house: Served) -> None:
    feng = await house.worker("feng")
    for urgency in ("U3", "U0", "U2", "U1", "U4"):
        await house.keyed(urgency=urgency)
    page = await feng.see("/desk?view=group")
    assert re.findall(r'<article class="card (u\d)', page) == ["u0", "u1", "u2", "u3", "u4"]
    assert page.count("data-alarm=") == 2


async def test_after_accepting_the_details_open_to_that_worker_alone(house: Served) -> None:
    feng, liang = await house.worker("feng"), await house.worker("liang")
    _, ticket = await granny(house)
    ok, said = await feng.told("accept", ticket)
    assert ok
    assert "白云1104-01" in said
    mine = await feng.see("/desk?view=mine")
    assert "13812345678" in mine
    assert GRANDMOTHER in mine
    assert "说不准" in mine
    theirs = await liang.see("/desk")
    assert "冯社工" in theirs
    assert "13812345678" not in theirs
    assert "失恋" not in theirs


async def test_who_presses_second_is_told_who_has_it(house: Served) -> None:
    feng, liang, ticket = await house.worker("feng"), await house.worker("liang"), await house.keyed()
    assert (await liang.told("accept", ticket))[0]
    ok, said = await feng.told("accept", ticket)
    assert not ok
    assert "梁老师" in said
    assert "已经接了" in said


async def test_two_press_at_the_same_moment_and_one_has_it(house: Served) -> None:
    workers = [await house.worker(name) for name in ("feng", "liang", "he", "su", "tan")]
    ticket = await house.keyed()
    outcomes = await asyncio.gather(*(worker.told("accept", ticket) for worker in workers))
    assert sorted(ok for ok, _ in outcomes) == [False] * 4 + [True]
    owner = (await house.centre.board("feng"))[0].owner
    assert owner is not None
    assert all(owner in said for ok, said in outcomes if not ok)


async def test_without_a_script_a_press_comes_back_to_the_desk_and_says_what_came_of_it(house: Served) -> None:
    feng, ticket = await house.worker("feng"), await house.keyed()
    answer = await feng.press("accept", ticket)
    assert answer.status_code == 303
    assert "冯" not in answer.headers["location"]
    page = await feng.see(answer.headers["location"])
    assert "接好了：白云1104-01" in page
    assert "接好了" not in await feng.see("/desk")  # said once


async def test_a_note_to_oneself_cannot_be_forged(house: Served) -> None:
    feng = await house.worker("feng")
    feng.client.cookies.set("linli_desk_said", "W3RydWUsICLkvaDlpb0iXQ==." + "0" * 64)
    assert "你好" not in await feng.see("/desk")


@pytest.mark.parametrize("reason", ["busy", "conflict"])
async def test_declining_passes_it_on(house: Served, reason: str) -> None:
    feng, ticket = await house.worker("feng"), await house.keyed()
    ok, said = await feng.told(f"decline-{reason}", ticket)
    assert ok, said
    assert (await house.centre.board("liang"))[0].owner is None


async def test_who_must_step_aside_reads_no_more_of_it(house: Served) -> None:
    feng, liang = await house.worker("feng"), await house.worker("liang")
    await house.says("我不想活了，药都攒好了")
    ticket = (await house.centre.board("feng"))[0].ticket
    assert "攒好" in await feng.see("/desk")
    assert (await feng.told("decline-conflict", ticket))[0]
    page = await feng.see("/desk")
    assert "攒好" not in page
    assert "data-alarm" not in page
    assert "（要回避）" not in await liang.see("/desk")  # why is nobody's business but the director's


async def test_somebody_elses_ticket_and_no_ticket_at_all_look_the_same(house: Served) -> None:
    feng, liang, ticket = await house.worker("feng"), await house.worker("liang"), await house.keyed()
    await feng.told("accept", ticket)
    pages = [await liang.see(f"/desk/ticket/{one}", status=404) for one in (ticket, "0" * 32, "白云1104-01", "%00")]
    assert len(set(pages)) == 1
    assert "没有这一页，或者不归您看" in pages[0]
    said = {await liang.told("reply", one, words="您好", once="1") for one in ("0" * 32, "1" * 32)}
    assert {ok for ok, _ in said} == {False}
    ok, _ = await liang.told("reply", ticket, words="您好", once="1")
    assert not ok


async def test_the_ticket_has_a_page_of_its_own_for_its_owner_and_the_supervisor(house: Served) -> None:
    feng, tan, ticket = await house.worker("feng"), await house.worker("tan"), await house.keyed()
    await feng.told("accept", ticket)
    for worker in (feng, tan):
        page = await worker.see(f"/desk/ticket/{ticket}")
        assert "13800001111" in page
        assert "整天哭" in page


async def test_a_button_that_does_not_exist_does_nothing(house: Served) -> None:
    feng, ticket = await house.worker("feng"), await house.keyed()
    for act in ("", "fire", "decline-lazy", "later-1", "accept;drop", "__class__"):
        assert (await feng.press(act, ticket)).status_code == 404, act
    assert (await house.centre.board("feng"))[0].owner is None


async def test_a_ticket_id_that_is_none_is_refused(house: Served) -> None:
    feng = await house.worker("feng")
    for ticket in ("", "../../etc", "a" * 65, "x y", "<b>", "票"):
        assert (await feng.press("accept", ticket)).status_code == 404, ticket


async def test_replying_makes_the_worker_speak_and_handing_back_the_assistant(house: Served) -> None:
    feng = await house.worker("feng")
    address, ticket = await granny(house)
    await feng.told("accept", ticket)
    assert (await feng.told("reply", ticket, words="阿婆您好，我是冯社工", once="a"))[0]
    mine = await feng.see("/desk?view=mine")
    assert "阿婆您好，我是冯社工" in mine
    assert "您在跟对方说" in mine
    await house.says_more(address, "谢谢你")
    assert "谢谢你" in await feng.see("/desk?view=mine")
    assert (await feng.told("handback", ticket))[0]
    assert "您在跟对方说" not in await feng.see("/desk?view=mine")


async def test_a_reply_sent_twice_by_a_nervous_finger_is_said_once(house: Served) -> None:
    feng = await house.worker("feng")
    _, ticket = await granny(house)
    await feng.told("accept", ticket)
    outcomes = [await feng.told("reply", ticket, words="马上打给您", once="same") for _ in range(3)]
    assert all(ok for ok, _ in outcomes)
    assert (await feng.see("/desk?view=mine")).count("马上打给您") == 1


async def test_an_empty_reply_says_so_and_may_be_sent_again(house: Served) -> None:
    feng = await house.worker("feng")
    _, ticket = await granny(house)
    await feng.told("accept", ticket)
    assert not (await feng.told("reply", ticket, words="\u200b \n\x00", once="b"))[0]
    assert (await feng.told("reply", ticket, words="您好", once="b"))[0]


async def test_html_in_words_is_shown_as_it_was_written(house: Served) -> None:
    feng = await house.worker("feng")
    for nasty in ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "{% raw %}", "&lt;b&gt;"):
        ticket = await house.keyed(words=f"{nasty} 整天哭")
        await feng.told("accept", ticket)
        await feng.told("reply", ticket, words=nasty, once="n")
        page = await feng.see(f"/desk?ticket={ticket}")
        assert "<script>alert" not in page
        assert "<img" not in page
        assert f"{escape(nasty)} 整天哭" in page


async def test_calling_and_later_and_safe(house: Served) -> None:
    feng, ticket = await house.worker("feng"), await house.keyed(urgency="U1", concern="SUI")
    await feng.told("accept", ticket)
    mine = await feng.see("/desk?view=mine")
    assert 'value="safe"' in mine
    assert (await feng.told("missed", ticket))[0]
    assert (await feng.told("safe", ticket))[0]
    mine = await feng.see("/desk?view=mine")
    assert 'value="safe"' not in mine
    assert "人安全" in mine
    assert (await feng.told("reached", ticket))[0]
    assert "已联系" in await feng.see("/desk?view=group")


async def test_any_worker_on_the_line_may_stop_the_alarm(house: Served) -> None:
    su, ticket = await house.worker("su"), await house.keyed(urgency="U0", concern="SUI")
    assert "data-alarm=" in await su.see("/desk?view=group")
    assert (await su.told("safe", ticket))[0]
    page = await su.see("/desk?view=group")
    assert "data-alarm=" not in page
    assert "红·即刻" in page  # the level stays


async def test_a_new_time_is_shown_once_promised(house: Served) -> None:
    feng = await house.worker("feng")
    _, ticket = await granny(house)
    await feng.told("accept", ticket)
    before = re.search(r"答应 .*? 前联系", await feng.see("/desk?view=mine"))
    ok, said = await feng.told("later-60", ticket)
    assert ok, said
    after = re.search(r"答应 .*? 前联系", await feng.see("/desk?view=mine"))
    assert before is not None
    assert after is not None
    assert before.group() != after.group()


async def test_a_voice_note_plays_for_the_owner_alone_and_in_parts(house: Served) -> None:
    feng, liang = await house.worker("feng"), await house.worker("liang")
    address = await house.says("我孙女整天哭")
    media = await house.centre.keep_media(address, "voice", "audio/ogg; codecs=opus", b"OggS" + bytes(range(200)))
    await house.centre.receive(address, "v1", Voice(media, 3))
    await house.settle()
    for text in ("说不准", "13812345678", "可以"):
        await house.says_more(address, text)
    card = (await house.centre.board("feng"))[0]
    assert card.unheard
    assert (await liang.client.get(f"/desk/media/{media}")).status_code == 404
    await feng.told("accept", card.ticket)
    assert f"/desk/media/{media}" in await feng.see("/desk?view=mine")
    whole = await feng.client.get(f"/desk/media/{media}")
    assert whole.headers["content-type"] == "audio/ogg"
    assert whole.content.startswith(b"OggS")
    part = await feng.client.get(f"/desk/media/{media}", headers={"Range": "bytes=4-7"})
    assert part.status_code == 206
    assert part.content == bytes(range(4))
    assert part.headers["content-range"] == "bytes 4-7/204"
    assert (await feng.client.get(f"/desk/media/{media}", headers={"Range": "bytes=999-"})).status_code == 416
    last = await feng.client.get(f"/desk/media/{media}", headers={"Range": "bytes=-3"})
    assert last.content == bytes(range(197, 200))
    missing = await liang.see(f"/desk/media/{media}", status=404)
    assert missing == await liang.see("/desk/media/" + "0" * 32, status=404)
    assert (await feng.told("heard", card.ticket))[0]
    assert "语音未听" not in await feng.see("/desk?view=group")


async def test_a_picture_is_shown_a_file_is_downloaded_and_what_is_not_here_is_said(house: Served) -> None:
    feng = await house.worker("feng")
    address = await house.says("我孙女整天哭", "没有", "13812345678")
    photo = await house.centre.keep_media(address, "photo", "image/jpeg", b"\xff\xd8\xff")
    paper = await house.centre.keep_media(address, "document", "application/pdf", b"%PDF", "小结<b>.pdf")
    late = await house.centre.keep_media(address, "photo", "image/jpeg", b"\xff\xd8\xff")
    lost = await house.centre.keep_media(address, "document", "application/pdf", b"%PDF")
    sent: tuple[Body, ...] = (Picture(photo, "她的药"), Document(paper), Picture(late), Document(lost))
    for number, body in enumerate(sent):
        await house.centre.receive(address, f"p{number}", body)
        await house.settle()
    await house.says_more(address, "可以")

    def not_here(work: Work) -> None:
        for media, state in ((late, "wanted"), (lost, "failed")):
            work.conn.execute(update(t_media).where(t_media.c.id == media).values(state=state, body=None))

    await house.centre.work(not_here)
    card = (await house.centre.board("feng"))[0]
    assert card.unheard
    assert "照片或语音未看" in await feng.see("/desk?view=group")
    await feng.told("accept", card.ticket)
    page = await feng.see("/desk?view=mine")
    assert f'<img loading="lazy" src="/desk/media/{photo}"' in page
    assert "〔照片〕 她的药" in page
    assert f'href="/desk/media/{paper}" download="小结&lt;b&gt;.pdf"' in page
    assert f"/desk/media/{late}" not in page
    assert "还没取到" in page
    assert f"/desk/media/{lost}" not in page
    assert "没取到。请问本人再发一次" in page
    assert "看过了</button>" in page
    assert (await feng.client.get(f"/desk/media/{photo}")).headers["content-type"] == "image/jpeg"
    answer = await feng.client.get(f"/desk/media/{paper}")
    assert answer.headers["content-disposition"] == "attachment"
    done, said = await feng.told("heard", card.ticket)
    assert done
    assert "照片、文件看过了" in said
    assert not (await house.centre.board("feng"))[0].unheard
    heard = select(t_media.c.heard_by)
    assert set(await house.centre.look(lambda work: work.conn.execute(heard).scalars().all())) == {"feng"}


async def test_a_page_sent_as_a_voice_note_is_never_shown_as_a_page(house: Served) -> None:
    feng = await house.worker("feng")
    address = await house.says("我孙女整天哭", "说不准", "13812345678", "可以")
    media = await house.centre.keep_media(address, "voice", "text/html", b"<script>alert(1)</script>")
    await house.centre.receive(address, "v1", Voice(media, 3))
    await house.settle()
    ticket = (await house.centre.board("feng"))[0].ticket
    await feng.told("accept", ticket)
    answer = await feng.client.get(f"/desk/media/{media}")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment"


async def test_too_many_presses_are_slowed_down(house: Served) -> None:
    feng, ticket = await house.worker("feng"), await house.keyed()
    form = {"token": await feng.token(), "act": "supervisor", "ticket": ticket}
    codes = [(await feng.client.post("/desk/act", data=form)).status_code for _ in range(122)]
    assert codes[:120] == [303] * 120
    assert codes[120:] == [429, 429]


async def test_a_language_is_the_workers_own_choice(house: Served) -> None:
    feng = await house.worker("feng")
    await house.keyed()
    answer = await feng.client.post("/desk/lang", data={"token": await feng.token(), "lang": "en"})
    assert answer.status_code == 303
    page = await feng.see("/desk")
    assert '<html lang="en">' in page
    assert "just now" in page
    answer = await feng.client.post("/desk/lang", data={"token": await feng.token(), "lang": "tlh"})
    assert '<html lang="zh-Hans">' in await feng.see("/desk")


async def test_what_was_said_after_the_page_was_made_arrives_with_the_next_look(house: Served) -> None:
    feng = await house.worker("feng")
    address, ticket = await granny(house)
    await feng.told("accept", ticket)
    before = await feng.see("/desk/live?view=mine")
    await house.centre.receive(address, "more", Text("她刚吃了一点饭"))
    await house.settle()
    after = await feng.see("/desk/live?view=mine")
    assert "她刚吃了一点饭" not in before
    assert "她刚吃了一点饭" in after


# ---- what is said to the group and to one worker ----


async def test_an_alert_brings_its_words_to_whoever_is_asked_and_to_nobody_else(house: Served) -> None:
    feng, su = await house.worker("feng"), await house.worker("su")
    await house.says("我不想活了，药都攒好了")
    mine = await feng.see("/desk?view=mine")
    assert "请您接" in mine
    assert "药都攒好了" in mine
    assert 'value="accept"' in mine
    assert "data-alarm=" in mine
    for page in (await su.see("/desk"), await feng.see("/desk?view=group")):
        assert "攒好" not in page
        assert "红·即刻" in page or "橙·危急" in page


async def test_a_letter_that_was_answered_asks_no_more(house: Served) -> None:
    feng = await house.worker("feng")
    _, ticket = await granny(house)
    assert "请您接" in await feng.see("/desk?view=mine")
    await feng.told("accept", ticket)
    assert "请您接" not in await feng.see("/desk?view=mine")


async def test_the_group_reads_what_happens_beside_the_cards(house: Served) -> None:
    feng, liang, ticket = await house.worker("feng"), await house.worker("liang"), await house.keyed()
    await feng.told("decline-busy", ticket)
    page = await liang.see("/desk?view=group")
    assert "冯社工不便接（忙不开）" in page


async def test_erased_words_leave_the_desk_standing(house: Served) -> None:
    feng = await house.worker("feng")
    _, ticket = await granny(house)
    await feng.told("accept", ticket)
    store = house.centre.store

    def erase(conn: Connection) -> None:
        person = conn.execute(select(t_ticket.c.person_id).where(t_ticket.c.id == ticket)).scalar_one()
        store.vault.erase(conn, person)

    await store.turn(erase)
    page = await feng.see("/desk")
    assert "13812345678" not in page
    assert "白云1104-01" in page
    await feng.see(f"/desk/ticket/{ticket}", status=404)


async def test_an_open_desk_that_looks_again_is_not_a_new_view_each_time(house: Served) -> None:
    feng = await house.worker("feng")
    address, ticket = await granny(house)
    await feng.told("accept", ticket)
    page = await feng.see("/desk?view=mine")
    views = await viewed(house, ticket)
    seen = re.findall(r'data-seen="([0-9-]+)"', page)
    assert len(seen) == 1
    again = await feng.see(f"/desk/live?view=mine&seen={seen[0]}")
    assert "失恋" not in again
    assert "白云1104-01" in again
    assert 'data-key="t-talk" data-keep' in again
    assert await viewed(house, ticket) == views
    await house.says_more(address, "她又哭了")
    fresh = await feng.see(f"/desk/live?view=mine&seen={seen[0]}")
    assert "她又哭了" in fresh
    assert await viewed(house, ticket) == views + 1


async def test_what_the_page_claims_to_have_seen_opens_nothing(house: Served) -> None:
    feng, liang = await house.worker("feng"), await house.worker("liang")
    _, ticket = await granny(house)
    await feng.told("accept", ticket)
    seen = re.findall(r'data-seen="([0-9-]+)"', await feng.see("/desk?view=mine"))[0]
    for claim in (seen, "", "0-0-0-0", "<script>"):
        page = await liang.see(f"/desk/live?ticket={ticket}&seen={claim}")
        assert "失恋" not in page
        assert "data-seen" not in page


async def viewed(house: Served, ticket: str) -> int:
    count = select(func.count()).where(t_event.c.ticket_id == ticket, t_event.c.kind == "viewed")
    return await house.centre.store.look(lambda conn: conn.execute(count).scalar_one())


# ---- the database is gone ----


async def test_while_the_database_is_gone_nothing_is_accepted_and_it_recovers_by_itself(
    house: Served, tmp_path: Path
) -> None:
    feng, ticket = await house.worker("feng"), await house.keyed()
    token = await feng.token()
    database, away = tmp_path / "linli.db", tmp_path / "away.db"
    database.rename(away)
    page = await feng.see("/desk", status=503)
    assert "暂时打不开" in page
    form = {"token": token, "act": "accept", "ticket": ticket}
    answer = await feng.client.post("/desk/act", data=form, headers={"X-Desk": "1"})
    assert answer.status_code == 503
    assert not answer.json()["ok"]
    assert (await house.anybody().post("/desk/enter/" + "x" * 43)).status_code == 503
    away.rename(database)
    assert (await feng.told("accept", ticket))[0]
