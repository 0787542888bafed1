"""The chat's other ways in over a real server: polling, voice notes; shut doors and a database that is gone."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select
from websockets.exceptions import ConnectionClosed, InvalidStatus

from bot.store.engine import SqliteStore, Store, open_store
from bot.store.tables import t_media
from tests.clock import FrozenClock
from tests.web.door import Door, open_door

GRANDMA = "阿珺，我孙女失恋了，情绪不稳定，整天哭，你能不能抽空来开导一下"
SOUND = b"\x1aE\xdf\xa3" + bytes(range(256)) * 40


# ---- without WebSocket ----


async def test_asking_again_and_again_does_the_same(door: Door) -> None:
    cookie = await door.cookie()
    async with door.http(**{"X-Linli": "1", "Cookie": f"linli={cookie}"}) as client:
        first = (await client.get("/poll?after=0&first=1")).json()["frames"]
        assert [one["t"] for one in first] == ["ready"]
        waiting = asyncio.create_task(client.get("/poll?after=0"))
        said = {"t": "say", "id": "a1", "text": GRANDMA}
        ack = (await client.post("/say", json=said)).json()
        assert ack == (await client.post("/say", json=said)).json()
        frames = (await waiting).json()["frames"]
        assert frames[0]["id"] == "a1"
        while frames[-1]["who"] == "me":
            frames += (await client.get(f"/poll?after={frames[-1]['seq']}")).json()["frames"]
        assert [one["seq"] for one in frames] == [1, 2]
        assert (await client.post("/say", json={"t": "ping"})).json() == {"t": "pong"}
        assert (await client.post("/say", content=b"\xff")).json()["t"] == "no"
    assert await door.count("inbox") == 1


async def test_another_site_cannot_post(door: Door) -> None:
    cookie = {"Cookie": f"linli={await door.cookie()}"}
    said = {"t": "say", "id": "a1", "text": "假的"}
    async with door.http() as client:
        for headers in ({}, {"X-Linli": "1", "Origin": "https://evil.example"}):
            for path in ("/say", "/leave", "/voice"):
                assert (await client.post(path, json=said, headers=cookie | headers)).status_code == 403
            assert (await client.get("/poll", headers=cookie | headers)).status_code == 403
    assert await door.count("inbox") == 0


# ---- voice ----


def voice(data: bytes, own_id: str = "v1") -> dict[str, object]:
    return {
        "data": {"id": own_id, "seconds": "12", "lang": "zh-Hans"},
        "files": {"voice": ("voice", data, "audio/webm")},
    }


@pytest.fixture
async def speaker(door: Door) -> AsyncIterator[httpx.AsyncClient]:
    async with door.http(**{"X-Linli": "1", "Cookie": f"linli={await door.cookie()}"}) as client:
        yield client


async def test_a_voice_note_is_kept_once_and_sealed(door: Door, speaker: httpx.AsyncClient) -> None:
    ack = (await speaker.post("/voice", **voice(SOUND))).json()  # type: ignore[arg-type]
    assert ack == (await speaker.post("/voice", **voice(SOUND))).json()  # type: ignore[arg-type]
    assert (ack["t"], ack["id"]) == ("ack", "v1")
    kept = await door.centre.store.look(
        lambda conn: conn.execute(select(t_media.c.mime, t_media.c.size, t_media.c.body)).all()
    )
    assert [(one.mime, one.size) for one in kept] == [("audio/webm", len(SOUND))]
    assert SOUND[:64] not in kept[0].body
    frames = (await speaker.get("/poll?after=0")).json()["frames"]
    assert frames[0]["text"] == "〔语音〕 12″"


@pytest.mark.parametrize(
    ("data", "status"),
    [(b"<script>alert(1)</script>", 400), (b"", 400), (b"\x1aE\xdf\xa3" + bytes(10 * 1024 * 1024), 413)],
)
async def test_what_is_no_recording_is_refused_in_words(
    door: Door, speaker: httpx.AsyncClient, data: bytes, status: int
) -> None:
    answer = await speaker.post("/voice", **voice(data))  # type: ignore[arg-type]
    assert (answer.status_code, answer.json()["t"]) == (status, "no")
    assert answer.json()["text"]
    assert await door.count("inbox") == await door.count("address") == 0


async def test_a_recording_without_its_form_is_refused(speaker: httpx.AsyncClient) -> None:
    assert (await speaker.post("/voice", content=SOUND)).status_code == 400
    form = {"Content-Type": "multipart/form-data; boundary=x"}
    assert (await speaker.post("/voice", content=b"--x\r\nbroken", headers=form)).status_code == 400
    assert (await speaker.post("/voice", **voice(SOUND, "<odd>"))).status_code == 400  # type: ignore[arg-type]


# ---- when the house is shut or the database gone ----


async def test_shut_doors_let_nobody_speak(door: Door) -> None:
    cookie = await door.cookie()
    door.settings.open = False
    with pytest.raises(InvalidStatus):
        async with door.page(cookie):
            pass
    async with door.http(**{"X-Linli": "1", "Cookie": f"linli={cookie}"}) as client:
        assert (await client.post("/say", json={"t": "say", "id": "a", "text": "话"})).status_code == 403
        assert (await client.get("/poll?after=0")).json() == {"frames": [{"t": "closed"}]}
    assert await door.count("inbox") == 0


@pytest.fixture
async def impatient(sqlite_store: Store, clock: FrozenClock) -> AsyncIterator[tuple[Door, Path]]:
    """A door whose database waits for nobody."""
    assert isinstance(sqlite_store, SqliteStore)
    path, keys = sqlite_store.path, sqlite_store.vault.keys
    async with (
        await open_store(f"sqlite:///{path}", keys, clock, patience_s=0.05) as store,
        open_door(store, clock) as door,
    ):
        yield door, path


async def test_a_locked_database_acknowledges_nothing_and_loses_nothing(impatient: tuple[Door, Path]) -> None:
    door, path = impatient
    cookie = await door.cookie()
    said = {"t": "say", "id": "a1", "text": "库锁住了我还在说"}
    locker = sqlite3.connect(path, isolation_level=None)
    async with door.page(cookie) as page:
        await page.until("ready")
        locker.execute("BEGIN IMMEDIATE")
        await page.send(said)
        with pytest.raises(ConnectionClosed) as closed:
            await page.until("ack")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1013
    async with door.http(**{"X-Linli": "1", "Cookie": f"linli={cookie}"}) as client:
        assert (await client.post("/say", json=said)).status_code == 503
        assert (await client.get("/c")).status_code == 200, "the page with the telephone numbers opens all the same"
    locker.execute("ROLLBACK")
    locker.close()
    async with door.page(cookie) as page:
        await page.send(said)
        assert (await page.until("ack"))["id"] == "a1"
    assert await door.count("inbox") == 1


async def test_nothing_said_or_carried_reaches_the_logs(door: Door, capfd: pytest.CaptureFixture[str]) -> None:
    cookie = await door.cookie()
    async with door.page(cookie) as page:
        await page.say("只有社工能看的话 13800001121")
        await page.letter()
        await page.ws.send(json.dumps({"t": "say", "id": "x", "text": "话" * 100_001}))
        await page.until("no")
    out, err = capfd.readouterr()
    for secret in ("只有社工能看的话", "13800001121", cookie, cookie.split(".")[0]):
        assert secret not in out + err
