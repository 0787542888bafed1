"""A new master key: every person's data key is wrapped anew, while the doors stay open."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select, update

from bot.store.engine import Store
from bot.store.keys import Keys, key_id_of
from bot.store.ready import register_master
from bot.store.tables import t_person
from bot.store.vault import rewrap

_AT_A_TIME = 500


async def rotate_master(store: Store, keys_path: Path, now: datetime) -> int:
    """Make a new current master key and re-wrap every data key with it; how many were.

    The old keys stay in the file: another process may still be using them, and older backups need them. Running it
    again after a crash finishes what is left and makes one more key. ``drop_old_keys`` takes them out later.
    """
    keys = Keys.read(keys_path).renewed(now)
    keys.replace(keys_path)  # first the file: whatever is wrapped from now on can be opened after a crash
    await store.turn(lambda conn: register_master(conn, keys, now))
    store.vault.keys = keys
    after, wrapped = "", 0
    while True:
        last, count = await store.turn(lambda conn, after=after: _some(conn, keys, after))  # type: ignore[misc]
        wrapped += count
        if last is None:
            return wrapped
        after = last


async def drop_old_keys(store: Store, keys_path: Path, now: datetime) -> list[str]:
    """Take the master keys nothing is wrapped with any more out of the file; their ids.

    Do it after every process was restarted. A backup from before the rotation needs the keys file of that time.
    """
    keys = Keys.read(keys_path)
    used = await store.look(_used)
    dropped = sorted(keys.masters.keys() - used - {keys.current})
    if dropped:
        kept = Keys(keys.current, {k: v for k, v in keys.masters.items() if k not in dropped}, keys_path)
        await store.turn(lambda conn: register_master(conn, kept, now, only=kept.masters.keys()))
        kept.replace(keys_path)
        store.vault.keys = kept
    return dropped


def _some(conn: Connection, keys: Keys, after: str) -> tuple[str | None, int]:
    found = conn.execute(
        select(t_person.c.id, t_person.c.wrapped_key)
        .where(t_person.c.id > after)
        .order_by(t_person.c.id)
        .limit(_AT_A_TIME)
        .with_for_update()
    ).all()
    count = 0
    for person_id, wrapped in found:
        if wrapped is not None and key_id_of(wrapped) != keys.current:
            new = rewrap(keys, person_id, wrapped)
            # Erased meanwhile stays erased.
            same = (t_person.c.id == person_id) & t_person.c.wrapped_key.is_not(None)
            count += conn.execute(update(t_person).where(same).values(wrapped_key=new)).rowcount
    return (found[-1].id if found else None), count


def _used(conn: Connection) -> set[str]:
    found = conn.execute(select(t_person.c.wrapped_key).where(t_person.c.wrapped_key.is_not(None)))
    return {key_id_of(wrapped) for (wrapped,) in found}
