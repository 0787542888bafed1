"""What an operator sets for the loud channel, and what is missing when the page promises more than there is."""

from pathlib import Path
from random import Random

import httpx
import pytest

from bot.app import App, MachineClock
from bot.centre import ringing
from bot.centre.centre import Centre
from bot.centre.house import House
from bot.cli.bots import open_loud
from bot.courier import Courier
from bot.gate import Gate
from bot.settings import SettingError, Settings, read_settings
from bot.store.engine import Store
from bot.web import build_web
from tests.house import DEMO
from tests.loud.gateway import SECRET
from tests.loud.house import NUMBERS, night_pages

BASE = {"centre": DEMO, "database": "sqlite:///x.db", "keys": Path("x.keys")}
URL = "https://gateway.example/calls"


def _settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, **loud: str) -> Settings:
    monkeypatch.chdir(tmp_path)
    for name, value in (BASE | loud).items():
        monkeypatch.setenv(f"LINLI_{name.upper()}", str(value))
    return read_settings()


def test_without_a_gateway_nothing_is_loud(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert _settings(monkeypatch, tmp_path, loud_by="sms").loud == ""


def test_with_one_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert _settings(monkeypatch, tmp_path, loud_url=URL, loud_secret=SECRET).loud == "voice"
    assert _settings(monkeypatch, tmp_path, loud_url="http://127.0.0.1:9/calls", loud_secret=SECRET).loud == "voice"
    assert _settings(monkeypatch, tmp_path, loud_url=URL, loud_secret=SECRET, loud_by="sms").loud == "sms"


@pytest.mark.parametrize(
    ("loud", "named"),
    [
        ({"loud_url": URL}, "LINLI_LOUD_SECRET"),
        ({"loud_url": "http://gateway.example", "loud_secret": SECRET}, "LINLI_LOUD_URL"),
        ({"loud_url": "http://127.0.0.1.example", "loud_secret": SECRET}, "LINLI_LOUD_URL"),
        ({"loud_url": "gateway.example", "loud_secret": SECRET}, "LINLI_LOUD_URL"),
        ({"loud_url": URL, "loud_secret": "short"}, "LINLI_LOUD_SECRET"),
        ({"loud_url": URL, "loud_secret": SECRET, "loud_by": "pigeon"}, "LINLI_LOUD_BY"),
    ],
)
def test_what_does_not_go_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, loud: dict[str, str], named: str
) -> None:
    with pytest.raises(SettingError, match=named) as refused:
        _settings(monkeypatch, tmp_path, **loud)
    assert "short" not in str(refused.value)


async def _missing(store: Store, *, says: bool, by: str, numbers: bool) -> list[str]:
    centre = Centre(House(night_pages(loud=says), store.vault, Random(1), loud_by=by), store)
    await centre.open()
    if numbers:
        for worker, number in NUMBERS.items():
            await centre.work(lambda work, one=worker, to=number: ringing.give_number(work, one, to))  # type: ignore[misc]
    found = await Gate(centre, frozenset()).look()
    return [centre.words.say("zh-Hans", lack.key, **lack.args) for lack in found if lack.key.startswith("ready-loud")]


async def test_ready_refuses_a_page_that_promises_a_ring_nobody_makes(store: Store) -> None:
    (line,) = await _missing(store, says=True, by="", numbers=False)
    assert "LINLI_LOUD_URL" in line
    lines = await _missing(store, says=True, by="voice", numbers=False)
    assert len(lines) == 3
    assert lines[0] == "冯社工 七天内夜里待命，还没有登记电话。用 linli enrol feng --loud 号码。"
    assert await _missing(store, says=False, by="voice", numbers=False) == []
    assert await _missing(store, says=False, by="", numbers=False) == []
    assert await _missing(store, says=True, by="voice", numbers=True) == []


async def test_the_web_hears_reports_only_where_a_gateway_is_set(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for loud, status in (({}, 404), ({"loud_url": URL, "loud_secret": SECRET}, 403)):
        settings = _settings(monkeypatch, tmp_path, **loud)
        centre = Centre(House(night_pages(loud=True), store.vault, Random(1), loud_by=settings.loud), store)
        await centre.open()
        web = build_web(centre, settings, secret=b"x" * 32, open_doors=lambda: True, notices={})
        async with httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="http://linli.example") as client:
            assert (await client.post("/loud/1-1", content=b"{}")).status_code == status
        clock = MachineClock()
        outboxes = open_loud(App(settings, clock, store, centre, Courier(store)))
        assert [one.name for one in outboxes] == (["loud"] if loud else [])
        assert [list(one.carriers) for one in outboxes] == ([["loud"]] if loud else [])
        for one in outboxes:
            await one.close()
