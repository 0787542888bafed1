"""What is sealed opens for its own column and person, with the right keys, and never after erasing."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, select, update

from bot.store import vault as vault_module
from bot.store.engine import Store, open_store
from bot.store.keys import Keys, KeysUnusable, UnknownKey, key_id_of
from bot.store.rotation import drop_old_keys, rotate_master
from bot.store.schema import init_db
from bot.store.tables import t_inbox, t_person
from bot.store.vault import Erased, Unreadable, Vault, rewrap
from tests.clock import FrozenClock
from tests.store.hands import mailbox, read, say, words, write

NOW = FrozenClock().now()
CHARACTERS = st.text() | st.text(alphabet="阿珺我孙女失恋了\u200b\x00😭")


class Person:
    """Persons without a database: hands the vault the one row it asks for."""

    def __init__(self, keys: Keys, *ids: str) -> None:
        self.rows = {one: keys.seal(bytes(range(32)), vault_module._wrap_aad(one)) for one in ids}

    def execute(self, _: object, asked: dict[str, str]) -> "Person":
        self.found = self.rows.get(asked["id"])
        return self

    def scalar(self) -> bytes | None:
        return self.found


KEYS = Keys.fresh(NOW)


def _pair() -> tuple[Vault, Connection]:
    people: object = Person(KEYS, "a", "b")
    return Vault(KEYS), people  # type: ignore[return-value]


@given(CHARACTERS, st.dictionaries(st.text(), st.text() | st.integers() | st.none()))
def test_round_trip(text: str, plain: dict[str, object]) -> None:
    vault, conn = _pair()
    data = text.encode("utf-8", "surrogatepass")
    assert vault.open(conn, "a", "inbox.body", vault.seal(conn, "a", "inbox.body", data)) == data
    assert vault.open_json(conn, "a", "inbox.body", vault.seal(conn, "a", "inbox.body", plain)) == plain


@given(st.binary(min_size=1), st.data())
def test_every_changed_byte_is_noticed(data: bytes, draw: st.DataObject) -> None:
    vault, conn = _pair()
    blob = bytearray(vault.seal(conn, "a", "inbox.body", data))
    place = draw.draw(st.integers(0, len(blob) - 1))
    blob[place] ^= draw.draw(st.integers(1, 255))
    with pytest.raises(Unreadable):
        vault.open(conn, "a", "inbox.body", bytes(blob))


@pytest.mark.parametrize("cut", [0, 1, 5, 13, 20, 28])
def test_a_cut_blob_is_unreadable(cut: int) -> None:
    vault, conn = _pair()
    blob = vault.seal(conn, "a", "inbox.body", b"words")
    with pytest.raises(Unreadable):
        vault.open(conn, "a", "inbox.body", blob[:cut])


def test_a_blob_does_not_open_for_another_person_or_column() -> None:
    vault, conn = _pair()
    blob = vault.seal(conn, "a", "inbox.body", b"words")
    for person, column in (("b", "inbox.body"), ("a", "letter.body")):
        with pytest.raises(Unreadable):
            vault.open(conn, person, column, blob)


def test_the_same_words_never_look_the_same() -> None:
    vault, conn = _pair()
    blobs = {vault.seal(conn, "a", "inbox.body", b"words") for _ in range(100)}
    assert len(blobs) == 100


def test_a_data_key_moved_to_another_person_does_not_open() -> None:
    people = Person(KEYS, "a", "b")
    people.rows["b"] = people.rows["a"]
    conn: Connection = people  # type: ignore[assignment]
    with pytest.raises(KeysUnusable):
        Vault(KEYS).seal(conn, "b", "inbox.body", b"words")


def test_the_opened_keys_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault_module, "_KEPT", 3)
    people = Person(KEYS, *"abcdef")
    conn: Connection = people  # type: ignore[assignment]
    vault = Vault(KEYS)
    blobs = {one: vault.seal(conn, one, "inbox.body", one.encode()) for one in "abcdef"}
    assert set(vault._open) == set("def")
    assert {one: vault.open(conn, one, "inbox.body", blob).decode() for one, blob in blobs.items()} == dict(
        zip("abcdef", "abcdef", strict=True)
    )


# ---- erasing ----


async def test_what_was_erased_cannot_be_read_or_added_to(store: Store) -> None:
    gone, there = await mailbox(store), await mailbox(store)
    for address in (gone, there):
        await say(store, address, "孙女整天哭", "1")
    await store.turn(lambda conn: store.vault.erase(conn, gone.person_id))
    assert await read(store, gone) == []
    assert await words(store, there) == ["孙女整天哭"]
    with pytest.raises(Erased):
        await say(store, gone, "还在吗", "2")
    with pytest.raises(Erased):
        await write(store, gone, "在")


async def test_erasing_that_is_rolled_back_erased_nothing(store: Store) -> None:
    address = await mailbox(store)
    await say(store, address, "还在", "1")

    def fail(conn: Connection) -> None:
        store.vault.erase(conn, address.person_id)
        raise LookupError

    with pytest.raises(LookupError):
        await store.turn(fail)
    assert await words(store, address) == ["还在"]


# ---- nothing plain in the file ----


async def test_no_plain_word_lies_in_the_database(sqlite_store: Store) -> None:
    store = sqlite_store
    address = await mailbox(store)
    told = "阿珺，我孙女失恋了 13800138000"
    await say(store, address, told, "1")
    letter = await write(store, address, f"听到了：{told}", kind="reply")
    assert letter
    folder = Path(str(store.url).removeprefix("sqlite:///")).parent
    files = [one for one in folder.iterdir() if one.name.startswith("linli.db")]
    assert any(one.name.endswith("-wal") and one.stat().st_size for one in files)
    for piece in ("孙女", "失恋", "13800138000", "听到了"):
        for spelt in (piece.encode(), piece.encode("utf-16-le"), json.dumps(piece).strip('"').encode()):
            assert all(spelt not in one.read_bytes() for one in files)


async def test_a_forged_row_is_left_out_and_reported(store: Store) -> None:
    address = await mailbox(store)
    first, second = await say(store, address, "one", "1"), await say(store, address, "two", "2")
    other = await mailbox(store)
    third = await say(store, other, "three", "1")

    def swap(conn: Connection) -> None:
        body = conn.execute(select(t_inbox.c.body).where(t_inbox.c.id == third.inbox_id)).scalar_one()
        conn.execute(update(t_inbox).where(t_inbox.c.id == first.inbox_id).values(body=body))

    await store.turn(swap)
    assert [post.seq for post in await read(store, address)] == [second.seq]


# ---- keys ----


def test_keys_never_show_themselves() -> None:
    assert KEYS.current in repr(KEYS)
    assert KEYS.masters[KEYS.current].hex() not in repr(KEYS)
    assert str(KEYS.masters[KEYS.current]) not in repr(KEYS)


def test_the_keys_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "linli.keys"
    KEYS.write_new(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert Keys.read(path).masters == KEYS.masters
    with pytest.raises(FileExistsError):
        KEYS.write_new(path)
    path.chmod(0o640)
    with pytest.raises(KeysUnusable, match="chmod 600"):
        Keys.read(path)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"current": "a", "keys": {}}', '{"current": "a", "keys": {"a": "c2hvcnQ="}}', '{"keys": 3}'],
)
def test_a_damaged_keys_file_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "linli.keys"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(KeysUnusable) as refused:
        Keys.read(path)
    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith(".")


def test_a_missing_keys_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeysUnusable, match="init-db"):
        Keys.read(tmp_path / "nowhere.keys")


async def test_an_unknown_key_id_stops_the_start(sqlite_store: Store, clock: FrozenClock) -> None:
    other = Keys.fresh(clock.now())
    with pytest.raises(UnknownKey, match="does not hold the master key"):
        await open_store(sqlite_store.url, other, clock)


async def test_another_key_under_the_same_id_stops_the_start(sqlite_store: Store, clock: FrozenClock) -> None:
    forged = Keys(sqlite_store.vault.keys.current, {sqlite_store.vault.keys.current: bytes(32)})
    with pytest.raises(KeysUnusable, match="is not the one"):
        await open_store(sqlite_store.url, forged, clock)


def test_rewrapping_keeps_the_data_key() -> None:
    newer = KEYS.renewed(NOW)
    wrapped = Person(KEYS, "a").rows["a"]
    again = rewrap(newer, "a", wrapped)
    assert key_id_of(again) == newer.current != key_id_of(wrapped)
    assert Vault(newer).unwrap("a", again) == Vault(KEYS).unwrap("a", wrapped) == bytes(range(32))


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'linli.db'}"
    found: str = request.getfixturevalue("empty_postgres")
    return found


async def test_rotation_keeps_every_word_readable(url: str, tmp_path: Path, clock: FrozenClock) -> None:
    """Also for a process that was running all the while, and for whoever was erased."""
    path = init_db(url, tmp_path / "linli.keys", clock.now())
    old = Keys.read(path)
    async with await open_store(url, old, clock) as running, await open_store(url, old, clock) as rotating:
        address, gone = await mailbox(running), await mailbox(running)
        await say(running, address, "孙女整天哭", "1")
        await running.turn(lambda conn: running.vault.erase(conn, gone.person_id))
        assert await rotate_master(rotating, path, clock.now()) == 1
        assert Keys.read(path).current != old.current
        later = await mailbox(rotating)
        await say(rotating, later, "新来的", "1")
        running.vault.forget(address.person_id)
        assert await words(running, address) == ["孙女整天哭"]
        assert await words(running, later) == ["新来的"]
        keys = await running.look(lambda conn: conn.execute(select(t_person.c.wrapped_key)).scalars().all())
        assert {key_id_of(key) for key in keys if key} == {Keys.read(path).current}
        assert await drop_old_keys(rotating, path, clock.now()) == [old.current]
    async with await open_store(url, Keys.read(path), clock) as store:
        assert await words(store, address) == ["孙女整天哭"]
    with pytest.raises(UnknownKey):
        await open_store(url, old, clock)
