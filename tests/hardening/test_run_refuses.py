"""What keeps `linli run` from starting is said in one sentence that names it, with exit code 2."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.store.keys import Keys
from bot.store.schema import init_db
from tests.clock import FrozenClock
from tests.hardening.program import Program
from tests.house import DEMO, ROOT


@pytest.fixture(scope="module")
def linli(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with Program(tmp_path_factory.mktemp("program")) as program:
        yield program


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """Settings with which it would start."""
    init_db(f"sqlite:///{tmp_path / 'linli.db'}", tmp_path / "linli.keys", FrozenClock().now())
    return {
        "LINLI_CENTRE": str(DEMO),
        "LINLI_DATABASE": f"sqlite:///{tmp_path / 'linli.db'}",
        "LINLI_KEYS": str(tmp_path / "linli.keys"),
        "LINLI_PORT": str(_free_port()),
    }


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _other_keys(folder: Path) -> str:
    path = folder / "other.keys"
    Keys.fresh(FrozenClock().now()).write_new(path)
    return str(path)


def _damaged_keys(folder: Path) -> str:
    path = folder / "damaged.keys"
    path.touch(0o600)
    path.write_text('{"current": "a", "keys": {"a": "!!"}}')
    return str(path)


def _open_keys(folder: Path) -> str:
    path = folder / "open.keys"
    Keys.fresh(FrozenClock().now()).write_new(path)
    path.chmod(0o644)
    return str(path)


def _no_database(folder: Path) -> str:
    path = folder / "text.db"
    path.write_text("this is not a database\n" * 100)
    return f"sqlite:///{path}"


def _bad_centre(folder: Path) -> str:
    shutil.copytree(DEMO, folder / "centre")
    page = folder / "centre" / "centre.yaml"
    page.write_text(page.read_text().replace("loud: false", "loud: yes"))
    return str(folder / "centre")


REFUSED: dict[str, tuple[str, Callable[[Path], str | None], str]] = {
    "no centre": ("LINLI_CENTRE", lambda _: None, "LINLI_CENTRE"),
    "no database": ("LINLI_DATABASE", lambda _: None, "LINLI_DATABASE"),
    "no keys": ("LINLI_KEYS", lambda _: None, "LINLI_KEYS"),
    "a port that is a word": ("LINLI_PORT", lambda _: "eighty", "LINLI_PORT"),
    "a port out of range": ("LINLI_PORT", lambda _: "70000", "LINLI_PORT"),
    "another kind of database": ("LINLI_DATABASE", lambda _: "mysql://root@localhost/linli", "LINLI_DATABASE"),
    "a database in memory": ("LINLI_DATABASE", lambda _: "sqlite:///:memory:", "LINLI_DATABASE"),
    "no file": ("LINLI_DATABASE", lambda _: "sqlite:///", "LINLI_DATABASE"),
    "no name": ("LINLI_DATABASE", lambda _: "postgresql://linli@localhost", "LINLI_DATABASE"),
    "no number": ("LINLI_DATABASE", lambda _: "postgresql://linli@localhost:port/linli", "LINLI_DATABASE"),
    "a database that is not there": ("LINLI_DATABASE", lambda f: f"sqlite:///{f / 'no' / 'linli.db'}", "database"),
    "a database that is a text": ("LINLI_DATABASE", _no_database, "not a database"),
    "a server that is not there": ("LINLI_DATABASE", lambda _: "postgresql://linli@127.0.0.1:9/linli", "PostgreSQL"),
    "a web address without https": ("LINLI_PUBLIC_URL", lambda _: "linli.example", "LINLI_PUBLIC_URL"),
    "half a token": ("LINLI_RESIDENTS_TOKEN", lambda _: "123456", "LINLI_RESIDENTS_TOKEN"),
    "a token with a space": ("LINLI_DESK_TOKEN", lambda _: f"123456: {'a' * 35}", "LINLI_DESK_TOKEN"),
    "an odd way to hear": ("LINLI_TELEGRAM_BY", lambda _: "pigeon", "LINLI_TELEGRAM_BY"),
    "an API by plain http": ("LINLI_TELEGRAM_API", lambda _: "http://example.org", "LINLI_TELEGRAM_API"),
    "an odd way to tell details": ("LINLI_TELEGRAM_DETAILS", lambda _: "mail", "LINLI_TELEGRAM_DETAILS"),
    "a keys file that is not there": ("LINLI_KEYS", lambda f: str(f / "none.keys"), "none.keys"),
    "a master key nobody knows": ("LINLI_KEYS", _other_keys, "does not hold the master key"),
    "damaged keys": ("LINLI_KEYS", _damaged_keys, "damaged.keys"),
    "keys others may read": ("LINLI_KEYS", _open_keys, "chmod 600"),
    "a folder without a centre": ("LINLI_CENTRE", str, "centre.yaml"),
    "a bad page": ("LINLI_CENTRE", _bad_centre, "centre.yaml"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_says_in_one_sentence_what_is_wrong(linli: Program, env: dict[str, str], tmp_path: Path, what: str) -> None:
    name, make, named = REFUSED[what]
    value = make(tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    settings = env | {name: value} if value is not None else {key: env[key] for key in env.keys() - {name}}
    ran = linli.run("run", env=settings, cwd=empty)
    _one_sentence(ran.code, ran.err, named)
    assert ran.out == ""
    assert list(empty.iterdir()) == []


TOKEN = f"123456:{'a' * 35}"
TWO_BOTS: dict[str, tuple[dict[str, str], str]] = {
    "the same token twice": ({"LINLI_RESIDENTS_TOKEN": TOKEN, "LINLI_DESK_TOKEN": TOKEN}, "/newbot"),
    "the same bot twice": ({"LINLI_RESIDENTS_TOKEN": TOKEN, "LINLI_DESK_TOKEN": TOKEN[:-1] + "b"}, "/newbot"),
    "a webhook without an address": ({"LINLI_DESK_TOKEN": TOKEN, "LINLI_TELEGRAM_BY": "webhook"}, "LINLI_PUBLIC_URL"),
    "a webhook by plain http": (
        {"LINLI_DESK_TOKEN": TOKEN, "LINLI_TELEGRAM_BY": "webhook", "LINLI_PUBLIC_URL": "http://a.example"},
        "LINLI_PUBLIC_URL",
    ),
}


@pytest.mark.parametrize("what", TWO_BOTS)
def test_two_settings_that_do_not_go_together(linli: Program, env: dict[str, str], tmp_path: Path, what: str) -> None:
    more, named = TWO_BOTS[what]
    ran = linli.run("run", env=env | more, cwd=tmp_path)
    _one_sentence(ran.code, ran.err, named)
    assert TOKEN not in ran.err


def test_a_part_that_has_no_token(linli: Program, env: dict[str, str], tmp_path: Path) -> None:
    ran = linli.run("run", "--only", "desk", env=env, cwd=tmp_path)
    _one_sentence(ran.code, ran.err, "LINLI_DESK_TOKEN")


def test_a_port_that_is_taken(linli: Program, env: dict[str, str], tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = linli.run("run", env=env | {"LINLI_PORT": port}, cwd=tmp_path)
    _one_sentence(ran.code, ran.err, f"LINLI_PORT {port}")


def test_as_a_whole_program_in_an_empty_folder(env: dict[str, str], tmp_path: Path) -> None:
    missing = "LINLI_CENTRE"
    empty = tmp_path / "empty"
    empty.mkdir()
    done = _linli({key: value for key, value in env.items() if key != missing}, empty)
    _one_sentence(done.returncode, done.stderr, missing)
    assert list(empty.iterdir()) == []


def _linli(settings: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith("LINLI_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=cwd,
        env=plain | settings | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _one_sentence(code: int, said: str, named: str) -> None:
    assert code == 2, said
    assert named in said
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1, said
