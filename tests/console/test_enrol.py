"""Links into the messenger and tests of it: made by who may, shown once, and on the duty page what came of them."""

import re
from dataclasses import replace
from datetime import timedelta
from random import Random

import httpx
import pytest
import segno
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.centre import inviting
from bot.centre.centre import Centre
from bot.centre.house import House, Work
from bot.doors.group.press import GOT
from bot.messages import Letter, letter_from_json
from bot.pages.book import Pages
from bot.store import passes, peers
from bot.store.engine import Store
from bot.store.outbox import COLUMN
from bot.store.ready import note
from bot.store.tables import t_letter, t_pass
from referral.station import Role
from tests.console.served import Served, Worker

_LINK = re.compile(r'href="https://t\.me/linli_desk_bot\?start=(?P<token>[A-Za-z0-9_-]{43,64})"')
_GROUP = re.compile(
    r'href="https://t\.me/linli_desk_bot\?startgroup=(?P<token>[A-Za-z0-9_-]{43,64})'
    r'&amp;admin=manage_topics\+pin_messages"'
)


@pytest.fixture
async def centre(store: Store, pages: Pages) -> Centre:
    """The same house as everywhere, on both databases."""
    made = Centre(House(pages, store.vault, Random(7)), store)
    await made.open()
    return made


async def begin_bot(house: Served) -> None:
    """The desk bot has been started once, and has noted who it is."""
    value = {"id": 42, "username": "linli_desk_bot"}
    await house.centre.work(lambda work: note(work.conn, "bot:desk", value, work.now))


async def bind(house: Served, worker: str, who: str = "") -> None:
    """A worker's private chat is there from now on."""
    centre = house.centre
    await centre.work(
        lambda work: peers.bind(
            work.conn,
            work.house.vault,
            address_id=f"private:{worker}",
            door="private",
            who=who or worker,
            peer={"chat": 7},
            now=work.now,
        )
    )


async def block(house: Served, worker: str) -> None:
    await house.centre.work(lambda work: peers.set_reach(work.conn, f"private:{worker}", peers.BLOCKED, work.now))


async def pressed(who: Worker, path: str, **form: str) -> httpx.Response:
    """Send a form of the duty page."""
    return await who.client.post(path, data={"token": await who.token(), **form})


async def note_after(who: Worker, answer: httpx.Response) -> str:
    """Where a press leads, read as a browser does."""
    assert answer.status_code == 303, answer.text
    return await who.see(answer.headers["location"])


async def kept(house: Served) -> list[tuple[str, str]]:
    """The ways into the messenger that are kept: kind and worker."""
    query = select(t_pass.c.kind, t_pass.c.worker_id).where(t_pass.c.kind.in_(("bot", "group")))
    rows = await house.centre.store.look(lambda conn: conn.execute(query).all())
    return sorted((row.kind, row.worker_id) for row in rows)


async def used(house: Served, token: str, kind: str = "bot") -> str | None:
    now = house.clock.steady()
    use = passes.use_bot_pass if kind == "bot" else passes.use_group_pass
    return await house.centre.store.turn(lambda conn: use(conn, token, now))


# ---- a link for oneself ----


async def test_a_link_for_oneself_works_once_and_for_nobody_else(house: Served) -> None:
    await begin_bot(house)
    liang = await house.worker("liang")
    assert "给我链接" in await liang.see("/desk/duty")
    answer = await pressed(liang, "/desk/invite", worker="liang")
    found = _LINK.search(answer.text)
    assert answer.status_code == 200, answer.text
    assert found is not None
    assert await used(house, found["token"], "group") is None
    assert await used(house, found["token"]) == "liang"
    assert await used(house, found["token"]) is None


async def test_the_picture_holds_the_link(house: Served) -> None:
    await begin_bot(house)
    liang = await house.worker("liang")
    page = (await pressed(liang, "/desk/invite", worker="liang")).text
    found = _LINK.search(page)
    assert found is not None
    drawn = segno.make(f"https://t.me/linli_desk_bot?start={found['token']}", error="m", micro=False)
    squares = re.search(r'class="qrline"[^>]* d="([^"]+)"', page)
    assert squares is not None
    assert squares[1] in drawn.svg_inline(border=4)
    assert " style=" not in page
    assert "<script>" not in page


async def test_the_link_stands_in_the_page_and_nowhere_else(house: Served) -> None:
    await begin_bot(house)
    liang = await house.worker("liang")
    with capture_logs() as logs:
        answer = await pressed(liang, "/desk/invite", worker="liang")
    found = _LINK.search(answer.text)
    assert found is not None
    token = found["token"]
    assert answer.headers["cache-control"] == "no-store"
    assert token not in str(answer.headers)
    assert token not in str(answer.url)
    assert token not in str(liang.client.cookies)
    assert logs == [{"event": "console.invited", "log_level": "info", "by": "liang", "worker": "liang"}]
    hashed = await house.centre.store.look(lambda conn: repr(conn.execute(select(t_pass)).all()))
    assert token not in hashed
    assert token not in await liang.see("/desk/duty")


async def test_a_link_ends_after_ten_minutes(house: Served) -> None:
    await begin_bot(house)
    liang = await house.worker("liang")
    found = _LINK.search((await pressed(liang, "/desk/invite", worker="liang")).text)
    assert found is not None
    house.clock.move(timedelta(minutes=10))
    assert await used(house, found["token"]) is None


async def test_a_form_sent_twice_leaves_one_link_that_works(house: Served) -> None:
    await begin_bot(house)
    liang = await house.worker("liang")
    tokens = []
    for _ in range(2):
        found = _LINK.search((await pressed(liang, "/desk/invite", worker="liang")).text)
        assert found is not None
        tokens.append(found["token"])
    assert await used(house, tokens[0]) is None
    assert await used(house, tokens[1]) == "liang"


async def test_where_there_is_no_bot_the_page_says_so_and_makes_nothing(house: Served) -> None:
    tan = await house.worker("tan")
    page = await tan.see("/desk/duty")
    assert "这里还没接 Telegram" in page
    assert "给我链接" not in page
    assert "私聊" not in page
    for path in ("/desk/invite", "/desk/invite-group"):
        answer = await pressed(tan, path, worker="tan")
        assert "这里还没接 Telegram" in await note_after(tan, answer)
    assert await kept(house) == []


@pytest.mark.parametrize("lang", ["zh-Hant-HK", "zh-Hant-TW", "en"])
async def test_every_language_has_the_whole_of_it(house: Served, lang: str) -> None:
    await begin_bot(house)
    for worker in ("feng", "liang", "tan"):
        await bind(house, worker)
    await block(house, "liang")
    tan = await house.worker("tan")
    await tan.client.post("/desk/lang", data={"token": await tan.token(), "lang": lang})
    page = await tan.see("/desk/duty")
    assert f'<html lang="{lang}">' in page
    assert len(lights(page)) == 5
    for path in ("/desk/invite", "/desk/invite-group"):
        answer = await pressed(tan, path, worker="feng")
        assert f'<html lang="{lang}">' in answer.text
        assert "https://t.me/linli_desk_bot?start" in answer.text
    for worker in ("feng", "feng", "feng", "he"):  # sent, sent, too often, not set up
        await note_after(tan, await pressed(tan, "/desk/ping", worker=worker))


# ---- a link for somebody else ----


async def test_a_supervisor_makes_one_for_another_who_is_told_so(house: Served) -> None:
    await begin_bot(house)
    tan, feng = await house.worker("tan"), await house.worker("feng")
    answer = await pressed(tan, "/desk/invite", worker="feng")
    assert "只交给冯社工本人" in answer.text
    found = _LINK.search(answer.text)
    assert found is not None
    assert await used(house, found["token"]) == "feng"
    await house.settle()
    assert "谭督导在 14:30 给您开了一个 Telegram 登记链接" in await feng.see("/desk")


async def test_nobody_else_makes_one_for_another(house: Served) -> None:
    await begin_bot(house)
    await bind(house, "tan")
    feng = await house.worker("feng")
    page = await feng.see("/desk/duty")
    assert "登记链接" not in page
    assert "接群链接" not in page
    assert "试一下" not in page
    for path in ("/desk/invite", "/desk/ping"):
        answer = await pressed(feng, path, worker="tan")
        assert "只有督导和站长" in await note_after(feng, answer)
    answer = await pressed(feng, "/desk/invite-group")
    assert "只有督导和站长" in await note_after(feng, answer)
    assert await kept(house) == []
    assert await letters(house, "tan") == []


@pytest.mark.parametrize("forged", ["", "nobody", "feng ", "FENG", "private:feng", "' OR 1=1 --", "\x00", "x" * 9_000])
async def test_a_worker_who_does_not_exist_is_a_page_that_does_not(house: Served, forged: str) -> None:
    await begin_bot(house)
    tan = await house.worker("tan")
    for path in ("/desk/invite", "/desk/ping"):
        form = {"token": await tan.token(), "worker": forged}
        answer = await tan.client.post(path, data=form)
        assert answer.status_code == 404
        assert "不归您看" in answer.text
    assert await kept(house) == []


async def test_a_link_is_of_no_use_to_who_takes_no_tickets(house: Served) -> None:
    await begin_bot(house)
    tan = await house.worker("tan")
    become(house.centre, "su", Role.VOLUNTEER)
    answer = await pressed(tan, "/desk/invite", worker="su")
    assert "对方要能接单" in await note_after(tan, answer)
    volunteer = await house.worker("su")
    assert (await volunteer.client.get("/desk/duty")).status_code == 404  # of the console a volunteer has one page
    assert await kept(house) == []


async def test_the_role_is_read_at_the_press_and_not_when_the_page_was_made(house: Served) -> None:
    await begin_bot(house)
    tan = await house.worker("tan")
    assert "接群链接" in await tan.see("/desk/duty")
    become(house.centre, "tan", Role.DUTY)
    for path in ("/desk/invite", "/desk/invite-group"):
        answer = await pressed(tan, path, worker="feng")
        assert "只有督导和站长" in await note_after(tan, answer)
    become(house.centre, "tan", None)
    answer = await pressed(tan, "/desk/invite", worker="feng")
    assert answer.status_code == 401
    assert await kept(house) == []


def become(centre: Centre, worker: str, role: Role | None) -> None:
    """The centre's page is another one from now on: a worker has another role, or has left."""
    pages = centre.house.pages
    others = tuple(
        replace(one, role=role) if one.id == worker and role else one
        for one in pages.station.workers
        if one.id != worker or role
    )
    centre.house.pages = replace(pages, station=replace(pages.station, workers=others))


# ---- the staff group ----


async def test_a_supervisor_makes_the_link_that_binds_the_group(house: Served) -> None:
    await begin_bot(house)
    tan = await house.worker("tan")
    assert "群还没接" in await tan.see("/desk/duty")
    with capture_logs() as logs:
        answer = await pressed(tan, "/desk/invite-group")
    found = _GROUP.search(answer.text)
    assert found is not None, answer.text
    assert logs == [{"event": "console.invited-group", "log_level": "info", "by": "tan"}]
    assert await used(house, found["token"]) is None
    assert await used(house, found["token"], "group") == "tan"


# ---- forms that are not ours ----


@pytest.mark.parametrize("path", ["/desk/invite", "/desk/invite-group", "/desk/ping"])
async def test_a_press_needs_its_session_its_token_and_our_own_page(house: Served, path: str) -> None:
    await begin_bot(house)
    await bind(house, "tan")
    tan, feng = await house.worker("tan"), await house.worker("feng")
    good = {"token": await tan.token(), "worker": "tan"}
    assert (await tan.client.post(path, data={"worker": "tan"})).status_code == 403
    assert (await tan.client.post(path, data={**good, "token": await feng.token()})).status_code == 403
    assert (await tan.client.post(path, data=good, headers={"Origin": "https://evil.example"})).status_code == 403
    assert (await tan.client.get(path)).status_code == 404
    assert (await house.anybody().post(path, data=good)).status_code == 401
    await tan.client.post("/desk/out", data={"token": await tan.token()})
    assert (await tan.client.post(path, data=good)).status_code == 401
    assert await kept(house) == []
    assert await letters(house, "tan") == []


# ---- a test that rings ----


async def letters(house: Served, worker: str) -> list[str]:
    """What waits to be carried to a private chat."""
    query = select(t_letter.c.kind).where(t_letter.c.address_id == f"private:{worker}")
    return list(await house.centre.store.look(lambda conn: conn.execute(query).scalars().all()))


async def test_a_test_of_ones_own_chat_goes_out_with_a_button(house: Served) -> None:
    await begin_bot(house)
    await bind(house, "liang")
    liang = await house.worker("liang")
    assert "试一下" in await liang.see("/desk/duty")
    answer = await pressed(liang, "/desk/ping", worker="liang")
    assert "测试正在发给梁老师" in await note_after(liang, answer)
    assert await letters(house, "liang") == ["notice"]


async def test_a_supervisor_tries_the_chat_of_another(house: Served) -> None:
    await begin_bot(house)
    await bind(house, "feng")
    tan = await house.worker("tan")
    with capture_logs() as logs:
        answer = await pressed(tan, "/desk/ping", worker="feng")
    assert "测试正在发给冯社工" in await note_after(tan, answer)
    assert {"event": "console.tried", "log_level": "info", "by": "tan", "worker": "feng"} in logs
    assert await letters(house, "feng") == ["notice"]


async def test_nothing_is_sent_where_nothing_arrives(house: Served) -> None:
    await begin_bot(house)
    await bind(house, "feng")
    await block(house, "feng")
    tan = await house.worker("tan")
    for worker in ("feng", "he"):
        answer = await pressed(tan, "/desk/ping", worker=worker)
        assert "的测试没有发" in await note_after(tan, answer)
        assert await letters(house, worker) == []


async def test_a_telephone_is_not_rung_without_end(house: Served) -> None:
    await begin_bot(house)
    await bind(house, "feng")
    tan = await house.worker("tan")
    for _ in range(6):
        answer = await pressed(tan, "/desk/ping", worker="feng")
    assert "刚试过" in await note_after(tan, answer)
    assert len(await letters(house, "feng")) == 2
    house.clock.move(timedelta(minutes=1))
    await pressed(tan, "/desk/ping", worker="feng")
    assert len(await letters(house, "feng")) == 3


# ---- the lights ----


def lights(page: str) -> dict[str, list[tuple[str, str]]]:
    """Everybody in the list of staff: kind and words of each light."""
    found = {}
    for part in page.partition('<ul class="staff">')[2].partition("</main>")[0].split("<li")[1:]:
        name = re.search(r"<b>([^<]+)</b>", part)
        assert name is not None
        shown = re.findall(r'class="light (\w+)"><span aria-hidden="true">(.)</span> ([^<]+)</span>', part)
        assert all({"ok": "✓", "none": "○", "lost": "✕"}[kind] == shape for kind, shape, _ in shown)
        found[name[1]] = [(kind, text) for kind, _, text in shown]
    return found


async def test_lights_say_in_words_who_can_be_reached(house: Served) -> None:
    await begin_bot(house)
    for worker in ("feng", "liang"):
        await bind(house, worker)
    house.clock.move(timedelta(minutes=3))
    await block(house, "liang")
    house.clock.move(timedelta(minutes=2))
    su = await house.worker("su")
    page = await su.see("/desk/duty")
    shown = lights(page)
    assert shown["冯社工"][0] == ("ok", "私聊通 · 5 分钟前试过")
    assert shown["梁老师"][0] == ("lost", "私聊送不到了 · 2 分钟前发现")
    assert shown["谭督导"][0] == ("none", "私聊没登记")
    assert shown["苏护士"][1] == ("ok", "值班台登录着")
    assert shown["何康复师"][1] == ("none", "值班台没登录过")
    line = page.partition("下一班")[0]
    assert "私聊通 · 5 分钟前试过" in line
    assert "私聊送不到了" in line


async def test_whoever_left_the_desk_is_shown_with_the_time(house: Served) -> None:
    he, su = await house.worker("he"), await house.worker("su")
    await he.client.post("/desk/out", data={"token": await he.token()})
    shown = lights(await su.see("/desk/duty"))
    assert shown["何康复师"] == [("ok", "值班台 14:30 登录过")]


async def test_a_telephone_that_went_to_a_colleague_is_a_colleagues(house: Served) -> None:
    await begin_bot(house)
    await bind(house, "feng", who="one telephone")
    await bind(house, "liang", who="one telephone")
    su = await house.worker("su")
    shown = lights(await su.see("/desk/duty"))
    assert shown["冯社工"][0] == ("none", "私聊没登记")
    assert shown["梁老师"][0][0] == "ok"


async def test_the_first_on_duty_whom_nothing_would_ring_is_marked(house: Served) -> None:
    await begin_bot(house)
    alarm = "没有一条路试通过"
    tan = await house.worker("tan")
    assert (await tan.see("/desk/duty")).count(alarm) == 4  # feng, liang, he, su stand first within the week
    await bind(house, "feng")
    await house.worker("liang")
    page = await tan.see("/desk/duty")
    assert page.count(alarm) == 2
    await block(house, "feng")
    house.clock.move(timedelta(days=7, seconds=1))
    tan = await house.worker("tan")
    assert (await tan.see("/desk/duty")).count(alarm) == 4


async def test_a_new_link_does_not_forget_who_came_in_before(house: Served) -> None:
    """Or the doors would shut by themselves: ``linli ready`` asks whether the first on duty ever signed in."""
    await house.worker("feng")
    house.clock.move(timedelta(days=5))
    await house.link("liang")
    su = await house.worker("su")
    assert lights(await su.see("/desk/duty"))["冯社工"] == [("ok", "值班台 11-04 14:30 登录过")]
    house.clock.move(timedelta(days=90))
    su = await house.worker("su")
    assert lights(await su.see("/desk/duty"))["冯社工"] == [("none", "值班台没登录过")]


async def test_the_button_of_a_test_is_one_the_desk_bot_hears(house: Served) -> None:
    await bind(house, "feng")
    centre = house.centre
    feng = centre.station.worker("feng")
    assert feng is not None
    assert await centre.work(lambda work: inviting.try_chat(work, feng))
    query = select(t_letter).where(t_letter.c.address_id == "private:feng")

    def read(work: Work) -> Letter:
        row = work.conn.execute(query).one()
        return letter_from_json(work.house.vault.open_json(work.conn, row.person_id, COLUMN, row.body))

    assert [one.id for one in (await centre.look(read)).buttons] == [f"{GOT}:feng"]
