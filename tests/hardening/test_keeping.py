"""backup → upgrade → restore with the real commands, doors open: the conversation goes on where it was."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.app import MachineClock
from bot.store.engine import open_store
from bot.store.keys import Keys
from bot.store.tables import t_inbox, t_letter, t_ticket
from tests.hardening.opened import opened
from tests.hardening.program import Program, Ran
from tests.house import DEMO

STORY = ("我孙女失恋了，整天哭", "都没有", "13800138000", "可以，送出")


@pytest.fixture(scope="module")
def linli(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with Program(tmp_path_factory.mktemp("program")) as program:
        yield program


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str, str], str]:
    """The address of a new database of a kind."""

    def make(kind: str, name: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / name}.db"
        url: str = request.getfixturevalue("empty_postgres")
        return url

    return make


@pytest.mark.parametrize("ways", [("sqlite", "sqlite"), ("sqlite", "postgres"), ("postgres", "sqlite")], ids="→".join)
async def test_what_was_kept_comes_back_and_goes_on(
    linli: Program, place: Callable[[str, str], str], tmp_path: Path, ways: tuple[str, str]
) -> None:
    def run(*args: str, database: str) -> str:
        env = {"LINLI_CENTRE": str(DEMO), "LINLI_DATABASE": database, "LINLI_KEYS": str(tmp_path / "linli.keys")}
        ran = linli.run(*args, env=env, cwd=tmp_path)
        assert ran.code == 0, ran.err
        return ran.out

    old, new = place(ways[0], "old"), place(ways[1], "new")
    copy = tmp_path / "copies" / "monday.linli"
    assert "linli.keys" in run("init-db", database=old)
    keys = Keys.read(tmp_path / "linli.keys")

    async with await open_store(old, keys, MachineClock()) as store, opened(store) as house, house.line() as line:
        for number, words in enumerate(STORY[:3]):
            await line.told(str(number), words)
        carried = line.carried
        said = run("backup", str(copy), database=old)  # while the doors are open
        await line.told("later", "这句在备份之后")
    assert str(copy) in said
    assert copy.stat().st_mode & 0o077 == 0
    assert "version" in run("upgrade", database=old)

    assert new in run("restore", str(copy), database=new)
    assert run("upgrade", database=new)
    async with await open_store(new, keys, MachineClock()) as store, opened(store) as house:
        rows = await store.look(lambda conn: conn.execute(select(t_inbox.c.state)).scalars().all())
        assert list(rows) == ["done"] * 3
        async with house.line(carried) as line:
            mine = [frame["text"] for frame in line.frames if frame.get("who") == "me"]
            assert mine == list(STORY[:3])  # the same browser finds what it had said
            sent = await line.told("3", STORY[3])
            assert sent["key"].startswith("receipt")
        states = await store.look(lambda conn: conn.execute(select(t_ticket.c.state)).scalars().all())
        assert list(states) == ["NEW"]
        numbers = select(t_letter.c.seq).where(t_letter.c.address_id.like("web:%"))
        seen = await store.look(lambda conn: conn.execute(numbers).scalars().all())
        assert len(set(seen)) == len(seen) == 4


async def test_a_backup_is_restored_into_nothing_else_and_with_no_other_keys(linli: Program, tmp_path: Path) -> None:
    env = {"LINLI_CENTRE": str(DEMO), "LINLI_DATABASE": f"sqlite:///{tmp_path / 'a.db'}"}
    env["LINLI_KEYS"] = str(tmp_path / "linli.keys")
    copy = tmp_path / "copy.linli"
    refused = {
        "no database to copy": ("backup", str(copy)),
        "nothing to upgrade": ("upgrade",),
        "no such copy": ("restore", str(tmp_path / "none")),
    }
    for what, args in refused.items():
        _one_sentence(what, linli.run(*args, env=env, cwd=tmp_path))
    assert linli.run("init-db", env=env, cwd=tmp_path).code == 0
    _one_sentence("made twice", linli.run("init-db", env=env, cwd=tmp_path))
    assert linli.run("backup", str(copy), env=env, cwd=tmp_path).code == 0
    _one_sentence("a copy over a copy", linli.run("backup", str(copy), env=env, cwd=tmp_path))
    _one_sentence("into a full one", linli.run("restore", str(copy), env=env, cwd=tmp_path))
    text = tmp_path / "text.linli"
    text.write_text("no copy at all\n" * 200)
    _one_sentence(
        "no copy",
        linli.run("restore", str(text), env=env | {"LINLI_DATABASE": f"sqlite:///{tmp_path / 'b.db'}"}, cwd=tmp_path),
    )
    Keys.fresh(MachineClock().now()).write_new(tmp_path / "other.keys")
    other = env | {"LINLI_KEYS": str(tmp_path / "other.keys")}
    _one_sentence("keys of another house", linli.run("backup", str(tmp_path / "c.linli"), env=other, cwd=tmp_path))
    assert not (tmp_path / "c.linli").exists()


def _one_sentence(what: str, ran: Ran) -> None:
    code, err = ran.code, ran.err
    assert code == 2, f"{what}: {err}"
    assert len(err.strip().splitlines()) == 1, f"{what}: {err}"
