"""``linli enrol`` and ``linli reach``, as an operator types them: on both databases, with a desk bot and without."""

import asyncio
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Connection, select
from typer.testing import CliRunner

from bot.app import MachineClock
from bot.cli.main import cli
from bot.settings import ROOT, SettingError
from bot.store import passes, peers
from bot.store.engine import open_store
from bot.store.keys import Keys
from bot.store.ready import note
from bot.store.schema import init_db
from bot.store.tables import t_pass
from bot.store.vault import Vault

T = TypeVar("T")
TOKEN = "123456:" + "A" * 35
CHAT = re.compile(r"^https://t\.me/linli_desk_bot\?start=([A-Za-z0-9_-]{43,64})$", re.MULTILINE)
GROUP = re.compile(
    r"^https://t\.me/linli_desk_bot\?startgroup=([A-Za-z0-9_-]{43,64})&admin=manage_topics\+pin_messages$", re.MULTILINE
)


class House:
    """A made database, what is set in the environment, and a hand in both."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.keys = url, folder / "linli.keys"
        self.clock = MachineClock()
        init_db(url, self.keys, self.clock.now())

    def types(self, *words: str, token: str = TOKEN) -> tuple[int, str]:
        """Run a command: its exit code and what it printed. Raises what would end it with a sentence."""
        env = {
            "LINLI_CENTRE": str(ROOT / "centres" / "baiyun"),
            "LINLI_DATABASE": self.url,
            "LINLI_KEYS": str(self.keys),
            "LINLI_PUBLIC_URL": "https://desk.example",
            "LINLI_DESK_TOKEN": token,
        }
        done = CliRunner().invoke(cli, list(words), env=env)
        if isinstance(done.exception, SettingError):
            raise done.exception
        assert isinstance(done.exception, SystemExit | None), done.exception
        return done.exit_code, done.output

    def turn(self, fn: Callable[[Connection, Vault], T]) -> T:
        """One transaction of our own."""

        async def go() -> T:
            async with await open_store(self.url, Keys.read(self.keys), self.clock) as store:
                return await store.turn(lambda conn: fn(conn, store.vault))

        return asyncio.run(go())

    def begin_bot(self) -> None:
        """The desk bot has been started once, and has noted who it is."""
        value = {"id": 42, "username": "linli_desk_bot"}
        self.turn(lambda conn, _: note(conn, "bot:desk", value, self.clock.now()))

    def bind(self, worker: str) -> None:
        """A worker's private chat is there, and has been tried."""
        address, now = f"private:{worker}", self.clock.now()
        self.turn(
            lambda conn, vault: peers.bind(
                conn, vault, address_id=address, door="private", who=worker, peer={"chat": 7}, now=now
            )
        )

    def sign_in(self, worker: str, ago: timedelta) -> None:
        """A worker came in at the console so long ago."""
        self.turn(lambda conn, _: passes.open_session(conn, worker, self.clock.steady() - ago))


@pytest.fixture(params=["sqlite", "postgres"])
def house(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.chdir(tmp_path)  # no .env of anybody's
    url = request.getfixturevalue("empty_postgres") if request.param == "postgres" else f"sqlite:///{tmp_path}/linli.db"
    return House(url, tmp_path)


def test_both_links_of_a_worker_work_once(house: House) -> None:
    house.begin_bot()
    code, said = house.types("enrol", "feng", "--minutes", "30")
    assert code == 0
    assert "冯社工 (feng), once, for 30 minutes" in said
    assert "Telegram, once, for 30 minutes" in said
    desk = re.search(r"^https://desk\.example/desk/enter/(\S+)$", said, re.MULTILINE)
    chat = CHAT.search(said)
    assert desk is not None
    assert chat is not None
    now = house.clock.steady()
    assert house.turn(lambda conn, _: passes.use_bot_pass(conn, desk[1], now)) is None
    assert house.turn(lambda conn, _: passes.use_bot_pass(conn, chat[1], now)) == "feng"
    assert house.turn(lambda conn, _: passes.use_bot_pass(conn, chat[1], now)) is None
    assert house.turn(lambda conn, _: passes.use_link(conn, desk[1], now)) is not None
    later = now + timedelta(minutes=31)
    assert house.turn(lambda conn, _: passes.use_link(conn, desk[1], later)) is None


def test_without_a_desk_bot_only_the_desks_link_is_printed(house: House) -> None:
    code, said = house.types("enrol", "feng", token="")
    assert code == 0
    assert "/desk/enter/" in said
    assert "elegram" not in said
    assert "t.me" not in said


def test_a_bot_nobody_has_met_is_said_in_one_sentence(house: House) -> None:
    code, said = house.types("enrol", "feng")
    assert code == 0
    assert "/desk/enter/" in said
    assert "start `linli run` once" in said
    assert "t.me" not in said
    with pytest.raises(SettingError, match="start `linli run` once"):
        house.types("enrol", "--group", "tan")


def test_the_groups_link_is_for_a_supervisor_alone(house: House) -> None:
    house.begin_bot()
    code, said = house.types("enrol", "--group", "tan")
    found = GROUP.search(said)
    assert code == 0
    assert found is not None, said
    assert "/desk/enter/" not in said
    now = house.clock.steady()
    assert house.turn(lambda conn, _: passes.use_group_pass(conn, found[1], now)) == "tan"
    with pytest.raises(SettingError, match="only a supervisor or director"):
        house.types("enrol", "--group", "feng")
    with pytest.raises(SettingError, match="LINLI_DESK_TOKEN"):
        house.types("enrol", "--group", "tan", token="")
    kinds = house.turn(lambda conn, _: conn.execute(select(t_pass.c.kind)).scalars().all())
    assert kinds == ["group"]


def test_a_worker_who_is_not_on_the_page_is_refused_with_who_is(house: House) -> None:
    for words in (("enrol", "nobody"), ("enrol", "--group", "nobody")):
        with pytest.raises(SettingError, match="there is feng, liang, he, su, tan"):
            house.types(*words)


def row(said: str, worker: str) -> str:
    return next(line for line in said.splitlines() if line.startswith(f"{worker} "))


def test_reach_says_for_whom_nothing_would_ring(house: House) -> None:
    house.begin_bot()
    code, said = house.types("reach")
    assert code == 1
    assert "the staff group: not bound" in said
    for worker in ("feng", "liang", "he", "su", "tan"):
        assert "never signed in" in row(said, worker)
        assert "never started" in row(said, worker)
    assert re.findall(r"^missing  (\w+) is first on duty within 7 days", said, re.MULTILINE) == unrung(said)
    assert sorted(unrung(said)) == ["feng", "he", "liang", "su"]  # tan stands on no first line
    house.bind("feng")
    house.bind("liang")
    house.sign_in("he", timedelta(days=2))
    house.sign_in("su", timedelta(days=8))
    house.turn(lambda conn, _: peers.set_reach(conn, "private:liang", peers.BLOCKED, house.clock.now()))
    code, said = house.types("reach")
    assert code == 1
    assert "reached 20" in row(said, "feng")
    assert "blocked 20" in row(said, "liang")
    assert "never signed in" not in row(said, "he")
    assert sorted(unrung(said)) == ["liang", "su"]
    house.bind("su")
    house.sign_in("liang", timedelta(0))
    code, said = house.types("reach")
    assert code == 0
    assert unrung(said) == []


def unrung(said: str) -> list[str]:
    return re.findall(r"^missing  (\w+) ", said, re.MULTILINE)


def test_a_chat_rings_for_nobody_where_no_bot_is_used_or_its_test_was_never_answered(house: House) -> None:
    for worker in ("feng", "liang", "he", "su"):
        house.bind(worker)
    code, said = house.types("reach", token="")
    assert code == 1
    assert "not used" in row(said, "feng")
    assert "the staff group" not in said
    assert house.types("reach")[0] == 0
    house.turn(lambda conn, vault: peers.move(conn, vault, "private:feng", {"chat": 7}, reach_at=None))
    code, said = house.types("reach")
    assert code == 1
    assert "test not answered" in row(said, "feng")
    assert unrung(said) == ["feng"]
