"""A copy is made, proved and restored: a resident's words are readable again, on either database."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import select, text

from bot.store.backup import PROVED, backup, prove, restore
from bot.store.engine import Store, open_store
from bot.store.keys import Keys, KeysUnusable
from bot.store.mailbox import get_address
from bot.store.outage import StoreUnready
from bot.store.ready import HEAD
from bot.store.schema import alembic_config, init_db, migrate, run, upgrade
from bot.store.tables import t_setting
from tests.clock import FrozenClock
from tests.store.hands import mailbox, say, words, write


class Made(NamedTuple):
    url: str
    keys: Keys


def _fresh(tmp_path: Path, name: str) -> str:
    return f"sqlite:///{tmp_path / name}"


@pytest.fixture(params=["sqlite", "postgres"])
def made(request: pytest.FixtureRequest, tmp_path: Path, clock: FrozenClock) -> Made:
    url = _fresh(tmp_path, "live.db") if request.param == "sqlite" else request.getfixturevalue("empty_postgres")
    path = init_db(url, tmp_path / "linli.keys", clock.now())
    return Made(url, Keys.read(path))


async def _spoken(made: Made, clock: FrozenClock) -> Store:
    store = await open_store(made.url, made.keys, clock)
    address = await mailbox(store)
    await say(store, address, "孙女整天哭", "1")
    await write(store, address, "听到了")
    return store


async def test_backup_upgrade_restore(made: Made, tmp_path: Path, clock: FrozenClock) -> None:
    """The copy is taken while the doors are open; what is restored goes on counting where it was."""
    async with await _spoken(made, clock) as store:
        copy = tmp_path / "copy" / "linli.backup"
        proof = backup(made.url, copy, made.keys, clock.now())
        assert (proof.version, proof.persons, proof.opened) == (HEAD, 1, 2)
        noted = select(t_setting.c.at).where(t_setting.c.key == PROVED)
        assert await store.look(lambda conn: conn.execute(noted).scalar()) == clock.now()
        assert list(copy.parent.iterdir()) == [copy]
    assert upgrade(made.url) == HEAD
    back = _fresh(tmp_path, "back.db")
    restore(copy, back)
    await _reads_on(back, made.keys, clock)


async def test_a_copy_is_restored_into_postgresql(
    made: Made, tmp_path: Path, clock: FrozenClock, request: pytest.FixtureRequest
) -> None:
    copy = tmp_path / "linli.backup"
    async with await _spoken(made, clock):
        backup(made.url, copy, made.keys, clock.now())
    template = made.url if made.url.startswith("postgres") else request.getfixturevalue("empty_postgres")
    if template == made.url:
        run(template, lambda conn: conn.execute(text("DROP SCHEMA public CASCADE")))
        run(template, lambda conn: conn.execute(text("CREATE SCHEMA public")))
    restore(copy, template)
    await _reads_on(template, made.keys, clock)


async def _reads_on(url: str, keys: Keys, clock: FrozenClock) -> None:
    async with await open_store(url, keys, clock) as store:
        address_id = await store.look(lambda conn: conn.execute(text("SELECT id FROM address")).scalar_one())
        address = await store.look(lambda conn: get_address(conn, address_id))
        assert address is not None
        assert await words(store, address) == ["孙女整天哭"]
        again = await say(store, address, "孙女整天哭", "1")
        assert again.duplicate
        more = await say(store, address, "好一点了", "2")
        assert (more.duplicate, more.seq) == (False, 2)
        assert more.inbox_id > again.inbox_id


def test_a_backup_overwrites_nothing(made: Made, tmp_path: Path, clock: FrozenClock) -> None:
    copy = tmp_path / "linli.backup"
    copy.write_bytes(b"something else")
    with pytest.raises(StoreUnready, match="never overwrites"):
        backup(made.url, copy, made.keys, clock.now())
    with pytest.raises(StoreUnready, match="not a backup"):
        restore(copy, _fresh(tmp_path, "back.db"))
    assert copy.read_bytes() == b"something else"


def test_a_database_with_tables_is_never_restored_over(made: Made, tmp_path: Path, clock: FrozenClock) -> None:
    copy = tmp_path / "linli.backup"
    backup(made.url, copy, made.keys, clock.now())
    with pytest.raises(StoreUnready, match="empty one only"):
        restore(copy, made.url)


def test_a_backup_is_not_proved_with_other_keys(made: Made, tmp_path: Path, clock: FrozenClock) -> None:
    copy = tmp_path / "linli.backup"
    backup(made.url, copy, made.keys, clock.now())
    with pytest.raises(KeysUnusable):
        prove(copy, Keys.fresh(clock.now()))


def test_init_db_overwrites_neither_keys_nor_tables(made: Made, tmp_path: Path, clock: FrozenClock) -> None:
    before = (tmp_path / "linli.keys").read_bytes()
    with pytest.raises(StoreUnready, match="keys file"):
        init_db(_fresh(tmp_path, "other.db"), tmp_path / "linli.keys", clock.now())
    with pytest.raises(StoreUnready, match="holds tables"):
        init_db(made.url, tmp_path / "other.keys", clock.now())
    assert (tmp_path / "linli.keys").read_bytes() == before
    assert not (tmp_path / "other.keys").exists()


def test_the_migrations_make_exactly_the_tables(made: Made) -> None:
    run(made.url, lambda conn: command.check(alembic_config(conn)))


def test_the_newest_migration_is_the_one_the_program_asks_for(made: Made) -> None:
    heads = run(made.url, lambda conn: ScriptDirectory.from_config(alembic_config(conn)).get_heads())
    assert heads == [HEAD]


def test_the_migrations_can_be_undone(made: Made) -> None:
    run(made.url, lambda conn: command.downgrade(alembic_config(conn), "base"))
    run(made.url, migrate)
    run(made.url, lambda conn: command.check(alembic_config(conn)))


async def test_a_database_of_another_version_is_refused(made: Made, clock: FrozenClock) -> None:
    run(made.url, lambda conn: conn.execute(text("UPDATE alembic_version SET version_num = '0000'")))
    with pytest.raises(StoreUnready, match="linli upgrade"):
        await open_store(made.url, made.keys, clock)


async def test_a_missing_database_is_refused(tmp_path: Path, clock: FrozenClock) -> None:
    with pytest.raises(StoreUnready, match="init-db"):
        await open_store(_fresh(tmp_path, "nowhere.db"), Keys.fresh(clock.now()), clock)


def test_a_missing_database_is_not_made_by_the_way(tmp_path: Path) -> None:
    with pytest.raises(StoreUnready, match="init-db"):
        upgrade(_fresh(tmp_path, "nowhere.db"))
    assert list(tmp_path.iterdir()) == []


async def test_an_empty_database_is_refused(tmp_path: Path, clock: FrozenClock) -> None:
    (tmp_path / "empty.db").touch()
    with pytest.raises(StoreUnready, match="init-db"):
        await open_store(_fresh(tmp_path, "empty.db"), Keys.fresh(clock.now()), clock)
    with pytest.raises(StoreUnready, match="init-db"):
        upgrade(_fresh(tmp_path, "empty.db"))


async def test_a_backup_can_be_read_as_it_lies(made: Made, tmp_path: Path, clock: FrozenClock) -> None:
    """It is one file: moved elsewhere it is still whole."""
    async with await _spoken(made, clock):
        backup(made.url, tmp_path / "linli.backup", made.keys, clock.now())
    moved = tmp_path / "elsewhere.backup"
    shutil.move(tmp_path / "linli.backup", moved)
    assert prove(moved, made.keys).opened == 2
    assert "孙女".encode() not in moved.read_bytes()
