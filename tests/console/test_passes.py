"""A worker's way in: links burn once, sessions end, only hashes are kept."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, create_engine, select

from bot.store import passes
from bot.store.engine import Store
from bot.store.tables import metadata, t_pass

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def conn() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as conn:
        yield conn
    engine.dispose()


def test_a_link_opens_one_session(conn: Connection) -> None:
    link = passes.make_link(conn, "feng", NOW, 10)
    session = passes.use_link(conn, link, NOW)
    assert session is not None
    assert passes.who(conn, session, NOW) == "feng"
    assert passes.use_link(conn, link, NOW) is None


def test_a_link_is_not_a_session_and_a_session_is_not_a_link(conn: Connection) -> None:
    link = passes.make_link(conn, "feng", NOW, 10)
    assert passes.who(conn, link, NOW) is None
    session = passes.use_link(conn, link, NOW)
    assert session is not None
    assert passes.use_link(conn, session, NOW) is None


@pytest.mark.parametrize("minutes", [10, 11, 600])
def test_a_link_expires(conn: Connection, minutes: int) -> None:
    link = passes.make_link(conn, "feng", NOW, 10)
    assert passes.use_link(conn, link, NOW + timedelta(minutes=minutes)) is None


def test_a_session_ends_after_twelve_hours(conn: Connection) -> None:
    session = passes.open_session(conn, "feng", NOW)
    assert passes.who(conn, session, NOW + 12 * HOUR - timedelta(seconds=1)) == "feng"
    assert passes.who(conn, session, NOW + 12 * HOUR) is None


def test_signing_out_ends_this_session_alone(conn: Connection) -> None:
    here, there = passes.open_session(conn, "feng", NOW), passes.open_session(conn, "feng", NOW)
    passes.sign_out(conn, here, NOW)
    passes.sign_out(conn, here, NOW)
    assert passes.who(conn, here, NOW) is None
    assert passes.who(conn, there, NOW) == "feng"


def test_a_leaver_is_out_everywhere(conn: Connection) -> None:
    session, link = passes.open_session(conn, "feng", NOW), passes.make_link(conn, "feng", NOW, 10)
    other = passes.open_session(conn, "liang", NOW)
    assert passes.sign_out_everywhere(conn, "feng", NOW) == 2
    assert passes.who(conn, session, NOW) is None
    assert passes.use_link(conn, link, NOW) is None
    assert passes.who(conn, other, NOW) == "liang"


def test_a_new_link_burns_the_older_one(conn: Connection) -> None:
    old, other = passes.make_link(conn, "feng", NOW, 10), passes.make_link(conn, "liang", NOW, 10)
    new = passes.make_link(conn, "feng", NOW, 10)
    assert passes.use_link(conn, old, NOW) is None
    assert passes.use_link(conn, new, NOW) is not None
    assert passes.use_link(conn, other, NOW) is not None


def test_only_hashes_are_kept(conn: Connection) -> None:
    link = passes.make_link(conn, "feng", NOW, 10)
    session = passes.use_link(conn, link, NOW)
    assert session is not None
    kept = repr(conn.execute(select(t_pass)).all())
    assert link not in kept
    assert session not in kept
    assert len(link) >= 43  # 256 random bits


@pytest.mark.parametrize("forged", ["", "x", "a" * 100_000, "\x00", "\ud800", "' OR 1=1 --"])
def test_a_forged_token_is_nobody(conn: Connection, forged: str) -> None:
    passes.open_session(conn, "feng", NOW)
    assert passes.who(conn, forged, NOW) is None
    assert passes.use_link(conn, forged, NOW) is None


async def test_of_many_who_burn_one_link_at_once_one_comes_in(store: Store) -> None:
    link = await store.turn(lambda conn: passes.make_link(conn, "feng", NOW, 10))
    tries = [store.turn(lambda conn: passes.use_link(conn, link, NOW)) for _ in range(20)]
    sessions = [session for session in await asyncio.gather(*tries) if session is not None]
    assert len(sessions) == 1
    assert await store.look(lambda conn: passes.who(conn, sessions[0], NOW)) == "feng"


async def test_a_link_works_the_same_on_both_databases(store: Store) -> None:
    link = await store.turn(lambda conn: passes.make_link(conn, "feng", NOW, 10))
    late = NOW + timedelta(minutes=10)
    assert await store.turn(lambda conn: passes.use_link(conn, link, late)) is None
    assert await store.turn(lambda conn: passes.use_link(conn, "\x00", late)) is None
