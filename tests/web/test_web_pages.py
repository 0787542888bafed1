"""The chat's pages and headers as any browser gets them, without its script."""

import re
from pathlib import Path

import pytest

from bot.doors.web_pages import CHAT, _static
from bot.store.engine import Store
from bot.words import Words
from tests.clock import FrozenClock
from tests.house import pages
from tests.web.door import Door, open_door

LANGS = ("zh-Hans", "zh-Hant-HK", "zh-Hant-TW", "en")


async def test_the_page_speaks_and_helps_before_any_script_runs(door: Door) -> None:
    async with door.http() as client:
        page = (await client.get("/")).text
    assert "您好，这里是白云街社工站" in page
    assert 'href="tel:110"' in page
    assert 'href="tel:120"' in page
    assert "站里的电话还没有登记" in page, "the demo station has no telephone, and none is invented"
    assert (await client_get(door, "/c")).split("nonce")[0] == page.split("nonce")[0]


async def client_get(door: Door, path: str, **headers: str) -> str:
    async with door.http(**headers) as client:
        return (await client.get(path)).text


async def test_the_whole_page_weighs_at_most_sixty_kilobytes(door: Door) -> None:
    for path, lang in (("/", "zh-Hans"), ("/kiosk", "en")):
        async with door.http(**{"Accept-Language": lang}) as client:
            page = await client.get(path)
            parts = re.findall(r'(?:href|src)="(chat/[^"]+)"', page.text)
            assert len(parts) == 2
            weight = len(page.content) + sum([len((await client.get(f"/{part}")).content) for part in parts])
        assert weight <= 60_000, weight


async def test_headers_let_nothing_foreign_in(door: Door) -> None:
    async with door.http() as client:
        page = await client.get("/")
    policy = page.headers["content-security-policy"]
    nonces = set(re.findall(r'nonce="([^"]+)"', page.text))
    assert len(nonces) == 1
    assert f"script-src 'nonce-{nonces.pop()}';" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store"
    assert not re.search(r"\son\w+=|style=|javascript:|https?://", page.text.split('id="page"')[0])
    other = await client_get(door, "/")
    assert re.findall(r'nonce="([^"]+)"', other)[0] not in page.text


async def test_a_host_header_cannot_write_into_the_policy(door: Door) -> None:
    async with door.http(Host="x; script-src *") as client:
        assert "script-src *" not in (await client.get("/")).headers.get("content-security-policy", "")


async def test_the_pass_is_a_cookie_no_script_can_read(door: Door) -> None:
    async with door.http() as client:
        first = await client.get("/")
        assert first.headers["set-cookie"].endswith("; Path=/; Max-Age=7776000; HttpOnly; SameSite=Lax")
        assert "set-cookie" not in (await client.get("/")).headers, "a good pass is kept"
        forged = await client.get("/", headers={"Cookie": "linli=" + "b" + "A" * 43 + "." + "A" * 22})
        assert "set-cookie" in forged.headers
        seated = await client.get("/?seat=ahpo")
        assert seated.headers["set-cookie"].startswith("linli-ahpo=")
        odd = await client.get("/", params={"seat": "a;b"})
        assert "a;b" not in odd.headers.get("set-cookie", "")
    assert await door.count("address") == 0


async def test_behind_https_the_cookie_travels_by_https_only(sqlite_store: Store, clock: FrozenClock) -> None:
    async with open_door(sqlite_store, clock, secure=True, framed_by=["https://shequ.example"]) as door:
        async with door.http() as client:
            page = await client.get("/")
        assert page.headers["set-cookie"].endswith("HttpOnly; SameSite=None; Secure; Partitioned")
        assert "frame-ancestors 'self' https://shequ.example" in page.headers["content-security-policy"]


async def test_a_kiosk_keeps_no_cookie_and_every_visit_is_a_new_person(door: Door) -> None:
    async with door.http() as client:
        client.cookies.set("linli", await door.cookie())
        one, two = await client.get("/kiosk"), await client.get("/kiosk")
    assert "set-cookie" not in one.headers
    passes = [re.findall(r'"pass": "([^"]+)"', page.text)[0] for page in (one, two)]
    assert passes[0] != passes[1]
    browser = await door.cookie()
    for carried in passes:  # a browser's own cookie does not mix into a kiosk's talk
        async with door.page(browser, carried=carried) as page:
            await page.until("ready")
            await page.say("课间来问一句")
    assert await door.count("address") == 2


@pytest.mark.parametrize(
    ("wish", "lang"),
    [
        ("zh-CN,zh;q=0.9", "zh-Hans"),
        ("zh-HK", "zh-Hant-HK"),
        ("yue-Hant-HK", "zh-Hant-HK"),
        ("zh-MO;q=1", "zh-Hant-HK"),
        ("zh-TW,en", "zh-Hant-TW"),
        ("zh-Hant", "zh-Hant-TW"),
        ("fr,en-US;q=0.8", "en"),
        ("fr", "zh-Hans"),
        ("", "zh-Hans"),
    ],
)
async def test_the_browsers_language_is_met(door: Door, wish: str, lang: str) -> None:
    assert f'<html lang="{lang}">' in await client_get(door, "/", **{"Accept-Language": wish})


async def test_a_chosen_language_stays(door: Door) -> None:
    assert '<html lang="zh-Hant-HK">' in await client_get(door, "/?lang=zh-Hant-HK")
    assert '<html lang="en">' in await client_get(door, "/", Cookie="linli_lang=en")
    assert '<html lang="zh-Hans">' in await client_get(door, "/?lang=<x>")
    async with door.http() as client:
        told = (await client.get("/words?lang=en")).json()
    assert (told["lang"], told["words"]["web-send"]) == ("en", "Send")
    assert all(button["id"].startswith("0:") for button in told["greeting"]["buttons"])


def test_every_language_says_every_word_of_the_chat() -> None:
    words: Words = pages().words
    keys = {key for key in words.keys("zh-Hans") if key.startswith("web-")}
    for lang in LANGS:
        assert {key for key in words.keys(lang) if key.startswith("web-")} == keys
        assert all(not words.slots(lang, key) for key in keys)
    used = "".join(path.read_text() for path in (*CHAT.rglob("*.*"), *Path("bot/doors").glob("web*.py")))
    made = {"web-size-0", "web-size-1", "web-size-2", "web-bot", "web-human", "web-desk"}  # from a stem and a value
    assert {key for key in keys - made if key not in used} == set()
    assert set(re.findall(r"'(web-[a-z0-9-]+[a-z0-9])'", used)) <= keys


def test_buttons_are_short_enough_to_read() -> None:
    words = pages().words
    for key in ("web-leave", "web-away", "web-find-human", "web-call", "web-send", "web-record"):
        for lang in LANGS[:3]:
            assert len(words.say(lang, key)) <= 6


def test_the_script_runs_on_an_old_phone() -> None:
    """ES2015 and XMLHttpRequest: what came later is not in it. Text is never put in as HTML."""
    for name, code in {
        "chat.js": _static()["chat.js"][0].decode(),
        "embed.js": (CHAT / "embed.js").read_text(),
    }.items():
        plain = re.sub(r"//[^\n]*|/\*.*?\*/", "", code, flags=re.DOTALL)
        for later in (
            "?.",
            "??",
            "async ",
            "await ",
            "import ",
            "**",
            ".includes(",
            ".padStart(",
            ".flat(",
            "...",
            ".entries(",
        ):
            assert later not in plain, (name, later)
        for html in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert html not in code, (name, html)


async def test_shut_doors_say_so_and_give_telephone_numbers(door: Door) -> None:
    door.settings.open = False
    for path in ("/", "/c", "/kiosk"):
        async with door.http() as client:
            page = await client.get(path)
        assert "网上聊天还没有开" in page.text
        assert 'href="tel:110"' in page.text
        assert "<script" not in page.text
        assert "set-cookie" not in page.headers


async def test_static_files_are_kept_under_their_version(door: Door) -> None:
    async with door.http() as client:
        page = (await client.get("/")).text
        path = re.findall(r'src="(chat/[^"]+)"', page)[0]
        assert "immutable" in (await client.get(f"/{path}")).headers["cache-control"]
        assert (await client.get("/chat/chat.js?v=old")).headers["cache-control"] == "no-cache"
        for name in ("chat.html", "embed.js", "../web.py", "..%2fweb.py", "nothing"):
            assert (await client.get(f"/chat/{name}")).status_code == 404
    assert set(_static()) == {"chat.css", "chat.js"}


async def test_the_notice_is_shown_as_text(sqlite_store: Store, clock: FrozenClock) -> None:
    notices = {"zh-Hans": "# 怎么保管\n\n**谁在听。** 自动助手。<script>x</script>"}
    async with open_door(sqlite_store, clock, notices=notices) as door:
        page = await client_get(door, "/notice")
    assert "<h1>怎么保管</h1>" in page
    assert "<b>谁在听。</b> 自动助手。&lt;script&gt;" in page


async def test_the_one_line_script_carries_the_stations_words(door: Door) -> None:
    async with door.http(**{"Accept-Language": "zh-CN"}) as client:
        script = await client.get("/embed.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert r"\u627e\u793e\u5de5" in script.text, "找社工, whatever the page's own encoding"
    assert "null" not in script.text.split("var say =")[1].split(";")[0]


async def test_the_demo_says_that_nobody_is_there(sqlite_store: Store, clock: FrozenClock) -> None:
    async with open_door(sqlite_store, clock, demo=True) as door:
        page = await client_get(door, "/?seat=ahpo")
        assert "演示，没有真人" in page
        assert "tel:" not in page.split('id="page"')[0]
        assert '"leave": "left?seat=ahpo"' in page
        assert "演示" in await client_get(door, "/left")
