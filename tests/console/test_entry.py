"""Nobody comes in who should not, and whoever may comes in once."""

import asyncio
from datetime import timedelta

import httpx
from fastapi import FastAPI

from bot.centre.centre import Centre
from bot.doors.console import console_routes
from tests.clock import FrozenClock
from tests.console.served import Served, serving


async def test_looking_at_a_link_does_not_burn_it(house: Served) -> None:
    path, browser = await house.link("feng"), house.anybody()
    for _ in range(3):
        page = await browser.get(path)
        assert page.status_code == 200
        assert "按一次就用掉" in page.text
    assert (await browser.post(path)).status_code == 303
    assert "冯社工" in (await browser.get("/desk")).text


async def test_a_used_link_says_so_and_lets_nobody_in(house: Served) -> None:
    path = await house.link("feng")
    await house.anybody().post(path)
    second = house.anybody()
    answer = await second.post(path)
    assert answer.status_code == 403
    assert "这个链接用不了了" in answer.text
    assert not second.cookies
    assert (await second.get("/desk")).status_code == 401


async def test_of_many_who_press_one_link_one_comes_in(house: Served) -> None:
    path = await house.link("feng")
    answers = await asyncio.gather(*(house.anybody().post(path) for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [303] + [403] * 7


async def test_an_expired_link_and_a_made_up_one_look_the_same(house: Served) -> None:
    path = await house.link("feng", minutes=10)
    house.clock.move(timedelta(minutes=11))
    late = await house.anybody().post(path)
    forged = await house.anybody().post("/desk/enter/" + "x" * 43)
    assert late.status_code == forged.status_code == 403
    assert late.text == forged.text


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(house: Served) -> None:
    answer = await house.anybody().post(await house.link("feng"))
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age=43200" in cookie


async def test_a_session_ends_by_the_steady_clock_alone(house: Served) -> None:
    feng = await house.worker("feng")
    house.clock.warp(timedelta(days=3))
    await feng.see("/desk")
    house.clock.move(timedelta(hours=12, seconds=1))
    page = await feng.see("/desk", status=401)
    assert "请先进来" in page


async def test_a_forged_cookie_is_nobody(house: Served) -> None:
    for cookie in ("x", "A" * 43, "%00", "' OR 1=1"):
        browser = house.anybody()
        browser.cookies.set("linli_desk", cookie)
        for page in ("", "/live", "/events", "/new", "/duty", "/ticket/abc", "/media/abc"):
            path = f"/desk{page}"
            answer = await browser.get(path)
            assert answer.status_code == 401, (cookie, path)
            assert "请先进来" in answer.text


async def test_signing_out_ends_the_session_itself(house: Served) -> None:
    feng = await house.worker("feng")
    kept = dict(feng.client.cookies)
    answer = await feng.client.post("/desk/out", data={"token": await feng.token()})
    assert "已退出" in answer.text
    thief = house.anybody()
    thief.cookies.update(kept)
    assert (await thief.get("/desk")).status_code == 401


async def test_a_form_without_its_token_changes_nothing(house: Served) -> None:
    feng, ticket = await house.worker("feng"), await house.keyed()
    for token in (None, "", "0" * 64, "x", "票"):
        form = {"act": "accept", "ticket": ticket} | ({} if token is None else {"token": token})
        answer = await feng.client.post("/desk/act", data=form)
        assert answer.status_code == 403, token
        assert "什么都没改" in answer.text
    assert (await house.centre.board("feng"))[0].owner is None


async def test_another_workers_form_token_is_no_use(house: Served) -> None:
    feng, liang, ticket = await house.worker("feng"), await house.worker("liang"), await house.keyed()
    form = {"act": "accept", "ticket": ticket, "token": await liang.token()}
    assert (await feng.client.post("/desk/act", data=form)).status_code == 403


async def test_a_form_of_another_site_changes_nothing(house: Served) -> None:
    feng, ticket = await house.worker("feng"), await house.keyed()
    form = {"act": "accept", "ticket": ticket, "token": await feng.token()}
    for origin in ("https://evil.example", "null", "http://localhost", "http://["):
        answer = await feng.client.post("/desk/act", data=form, headers={"Origin": origin})
        assert answer.status_code == 403, origin
    answer = await feng.client.post("/desk/act", data=form, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert (await house.centre.board("feng"))[0].owner is None


async def test_guessing_links_is_slowed_down(house: Served) -> None:
    browser = house.anybody()
    answers = [(await browser.post(f"/desk/enter/{no:043d}")).status_code for no in range(14)]
    assert answers.count(403) == 10
    assert answers[10:] == [429] * 4
    house.clock.move(timedelta(minutes=1))
    assert (await browser.post(await house.link("feng"))).status_code == 303


async def test_guessing_cookies_is_slowed_down_and_the_signed_in_are_not_hurt(house: Served) -> None:
    feng, browser = await house.worker("feng"), house.anybody()
    browser.cookies.set("linli_desk", "A" * 43)
    codes = [(await browser.get("/desk/live")).status_code for _ in range(64)]
    assert codes.count(401) == 60
    assert codes[-1] == 429
    await feng.see("/desk")


async def test_every_page_guards_itself(house: Served) -> None:
    feng = await house.worker("feng")
    for path in ("/desk", "/desk/new", "/desk/duty", "/desk/nowhere", "/desk/ticket/x"):
        headers = (await feng.client.get(path)).headers
        assert headers["cache-control"] == "no-store"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


async def test_the_seat_of_the_demo_means_nothing_here(house: Served) -> None:
    feng = await house.worker("feng")
    page = await feng.see("/desk?seat=liang")
    assert "冯社工" in page
    assert 'data-seat=""' in page


async def test_no_page_has_a_script_or_a_handler_in_it(house: Served) -> None:
    feng = await house.worker("feng")
    await house.keyed()
    for path in ("/desk", "/desk/new", "/desk/duty"):
        page = await feng.see(path)
        assert "<script>" not in page
        assert " onclick" not in page
        assert " style=" not in page


async def test_a_form_of_a_megabyte_is_refused(house: Served) -> None:
    feng, ticket = await house.worker("feng"), await house.keyed()
    form = {"act": "reply", "ticket": ticket, "token": await feng.token(), "words": "长" * 30_000}
    try:
        answer = await feng.client.post("/desk/act", data=form)
    except httpx.HTTPError as cut:  # the server may hang up in the middle of it
        assert isinstance(cut, (httpx.WriteError, httpx.RemoteProtocolError, httpx.ReadError))  # noqa: PT017
    else:
        assert answer.status_code == 413
        assert "写得太长" in answer.text


async def test_behind_a_proxy_our_public_address_is_ours(centre: Centre, clock: FrozenClock) -> None:
    app = FastAPI()
    app.include_router(console_routes(centre, demo=False, secure=True, origins=("https://desk.example",)))
    async with serving(app) as address:
        house = Served(centre, clock, address)
        browser = house.anybody()
        path = await house.link("feng")
        refused = await browser.post(path, headers={"Origin": "https://other.example"})
        assert refused.status_code == 403
        answer = await browser.post(path, headers={"Origin": "https://desk.example"})
        assert answer.status_code == 303
        assert "secure" in answer.headers["set-cookie"].lower()
        await house.close()


async def test_the_address_with_a_slash_leads_to_the_desk(house: Served) -> None:
    answer = await house.anybody().get("/desk/")
    assert answer.headers["location"] == "/desk"
