"""A worker's number as an operator gives it: checked, sealed, never printed whole; and what ``linli reach`` says."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Connection, select
from typer.testing import CliRunner

from bot.app import MachineClock
from bot.cli.main import cli
from bot.settings import ROOT, SettingError
from bot.store.engine import open_store
from bot.store.keys import Keys
from bot.store.peers import open_peer, seen_reach
from bot.store.schema import init_db
from bot.store.tables import t_address
from bot.store.vault import Vault
from tests.loud.gateway import SECRET, TOKEN

T = TypeVar("T")
NUMBER = "+8613912345679"


class House:
    """A made database, what is set in the environment, and a hand in both."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.keys, self.clock = url, folder / "linli.keys", MachineClock()
        init_db(url, self.keys, self.clock.now())

    def types(self, *words: str, gateway: bool = True, typed: str = "") -> tuple[int, str]:
        """Run a command: its exit code and what it printed. Raises what would end it with a sentence."""
        env = {
            "LINLI_CENTRE": str(ROOT / "centres" / "baiyun"),
            "LINLI_DATABASE": self.url,
            "LINLI_KEYS": str(self.keys),
            "LINLI_LOUD_URL": "https://gateway.example/calls" if gateway else "",
            "LINLI_LOUD_TOKEN": TOKEN,
            "LINLI_LOUD_SECRET": SECRET,
        }
        done = CliRunner().invoke(cli, list(words), env=env, input=typed)
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

    def kept(self, worker: str) -> tuple[object, str] | None:
        """The number as it is opened, and whether it is known to answer."""

        def look(conn: Connection, vault: Vault) -> tuple[object, str] | None:
            row = conn.execute(select(t_address).where(t_address.c.id == f"loud:{worker}")).one_or_none()
            return (open_peer(conn, vault, row.id), row.reach) if row is not None else None

        return self.turn(look)

    def rows(self) -> str:
        """Every mailbox as it lies."""
        return repr(self.turn(lambda conn, _: conn.execute(select(t_address)).all()))


@pytest.fixture(params=["sqlite", "postgres"])
def house(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.chdir(tmp_path)  # no .env of anybody's
    url = request.getfixturevalue("empty_postgres") if request.param == "postgres" else f"sqlite:///{tmp_path}/linli.db"
    return House(url, tmp_path)


@pytest.mark.parametrize("written", [NUMBER, "+86 139 1234 5679", "+86-139-1234-5679"])
def test_a_number_is_kept_sealed_and_not_printed_back(house: House, written: str) -> None:
    code, said = house.types("enrol", "feng", "--loud", written)
    assert (code, said) == (0, "冯社工 (feng): the number that ends in 79 is kept, sealed.\n")
    assert house.kept("feng") == ({"number": NUMBER}, "untried")
    assert "3912345" not in house.rows()


def test_it_may_be_typed_so_that_no_shell_remembers_it(house: House) -> None:
    code, said = house.types("enrol", "feng", "--loud", "-", gateway=False, typed=f"{NUMBER}\n")
    assert code == 0
    assert "3912345" not in said
    assert "Nothing rings yet: LINLI_LOUD_URL is not set." in said
    assert house.kept("feng") == ({"number": NUMBER}, "untried")


def test_off_forgets_it(house: House) -> None:
    house.types("enrol", "feng", "--loud", NUMBER)
    assert house.types("enrol", "feng", "--loud", "off") == (0, "冯社工 (feng): forgotten.\n")
    assert house.kept("feng") == (None, "gone")
    assert house.types("enrol", "feng", "--loud", "off") == (0, "冯社工 (feng): there was no number.\n")
    assert house.types("enrol", "liang", "--loud", "off") == (0, "梁老师 (liang): there was no number.\n")
    house.types("enrol", "feng", "--loud", "+85291234567")
    assert house.kept("feng") == ({"number": "+85291234567"}, "untried")


@pytest.mark.parametrize(
    "wrong", ["13912345679", "+0391234567", "+86139", "+861391234567890123", "+86139a2345679", "yes", ""]
)
def test_what_is_no_number_is_refused_and_not_repeated(house: House, wrong: str) -> None:
    with pytest.raises(SettingError, match="with its country") as refused:
        house.types("enrol", "feng", "--loud", wrong or "-", typed="\n")
    assert not wrong or wrong not in str(refused.value)
    assert house.kept("feng") is None


def test_nobody_of_that_name(house: House) -> None:
    with pytest.raises(SettingError, match="there is feng, liang"):
        house.types("enrol", "nobody", "--loud", NUMBER)


def test_reach_shows_it_where_a_gateway_is_set(house: House) -> None:
    house.types("enrol", "feng", "--loud", NUMBER)
    house.types("enrol", "liang", "--loud", NUMBER)
    now = house.clock.now()
    house.turn(lambda conn, _: seen_reach(conn, "loud:liang", "unanswered", now))
    shown = {line.split()[0]: line for line in house.types("reach")[1].splitlines()}
    assert "not tested yet" in shown["feng"]
    assert "unanswered 20" in shown["liang"]
    assert "no number" in shown["su"]
    assert "missing" in shown
    house.turn(lambda conn, _: [seen_reach(conn, f"loud:{one}", "ok", now) for one in ("feng", "liang")])
    shown = {line.split()[0]: line for line in house.types("reach")[1].splitlines()}
    assert "answered 20" in shown["feng"]
    assert "no number" not in house.types("reach", gateway=False)[1]
