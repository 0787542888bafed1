"""A database, the house with its bots on it, and the Telegram they talk to: everything a crash test stands on."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.app import MachineClock
from bot.centre.codes import code_key, fingerprint
from bot.store.engine import Store, open_store
from bot.store.keys import Keys
from bot.store.peers import bind
from bot.store.schema import init_db
from tests.crash.house import make_it_wednesday
from tests.crash.telegram_house import DESK, RESIDENTS, Wing
from tests.house import DEMO, pages
from tests.twin import Bot, Group, Twin, User, serve

TOKENS = {RESIDENTS: f"7000001:{'r' * 35}", DESK: f"7000002:{'d' * 35}"}


@dataclass
class Scene:
    """A database, the house on it, its Telegram, and eyes that read the books beside it."""

    store: Store
    clock: MachineClock
    twin: Twin
    bots: dict[str, Bot]
    group: Group
    staff: dict[str, User]
    wings: tuple[Wing, ...]
    webhook: bool
    people: list[User] = field(default_factory=list)

    @property
    def residents(self) -> Bot:
        """The residents' bot."""
        return self.bots[RESIDENTS]

    @property
    def desk(self) -> Bot:
        """The staff's bot."""
        return self.bots[DESK]

    def person(self, name: str) -> User:
        """A resident with Telegram on their telephone."""
        self.people.append(self.twin.user(name, "zh-hans"))
        return self.people[-1]

    async def start(self) -> None:
        """Every process that does not run."""
        await asyncio.gather(*(wing.start() for wing in self.wings if wing.pid is None))

    async def stop(self) -> None:
        """Every process, as an operator stops it."""
        await asyncio.gather(*(wing.stop() for wing in self.wings if wing.pid is not None))

    async def kill(self, *wings: Wing) -> None:
        """These, in one moment; all when none are named."""
        for wing in wings or self.wings:
            wing.strike()
        for wing in wings or self.wings:
            assert await wing.gone() == -signal.SIGKILL

    async def close(self) -> None:
        """Leave nothing running."""
        for wing in self.wings:
            await wing.close()


def environment(url: str, keys: Path, twin: Twin, *, webhook: bool) -> dict[str, str]:
    """What an operator would write into ``.env``."""
    return {
        "LINLI_CENTRE": str(DEMO),
        "LINLI_DATABASE": url,
        "LINLI_KEYS": str(keys),
        "LINLI_OPEN_DOORS_BY": "测试",
        "LINLI_RESIDENTS_TOKEN": TOKENS[RESIDENTS],
        "LINLI_DESK_TOKEN": TOKENS[DESK],
        "LINLI_TELEGRAM_API": twin.url,
        "LINLI_TELEGRAM_BY": "webhook" if webhook else "polling",
    }


def settle_in(twin: Twin) -> tuple[dict[str, Bot], Group, dict[str, User]]:
    """The two bots, the staff group with the desk bot in it, and the staff, who have all pressed Start."""
    bots = {
        RESIDENTS: twin.bot(TOKENS[RESIDENTS], username="linli_demo_bot", name="邻里"),
        DESK: twin.bot(TOKENS[DESK], username="linli_desk_bot", name="邻里值班"),
    }
    group = twin.group("值班群", forum=True)
    group.add(bots[DESK], admin=True, rights=frozenset({"can_manage_topics"}))
    staff = {}
    for worker in pages().station.workers:
        staff[worker.id] = twin.user(worker.name, "zh-hans")
        group.add(staff[worker.id])
        twin.private(staff[worker.id], bots[DESK]).opened = True
    return bots, group, staff


async def enrol(store: Store, group: Group, staff: dict[str, User]) -> None:
    """As after a proper enrolment, which has tests of its own."""
    now, station = store.clock.now(), pages().station

    def bound(conn: Connection) -> None:
        key = code_key(conn, store.vault, now)
        places: list[tuple[str, dict[str, Any]]] = [
            *((f"private:{worker}", {"chat": user.id}) for worker, user in staff.items()),
            (f"group:{station.id}", {"chat": group.id, "thread": None, "title": group.title, "forum": group.forum}),
        ]
        for address, peer in places:
            who = fingerprint(key, f"telegram:{peer['chat']}")
            door = address.partition(":")[0]
            bind(conn, store.vault, address_id=address, door=door, who=who, peer=peer, now=now)

    await store.turn(bound)


@dataclass(frozen=True)
class Plan:
    """One of the 32 ways."""

    database: str
    two: bool
    webhook: bool
    trickles: bool = False
    term: bool = False

    def __str__(self) -> str:
        return "-".join(
            [
                self.database,
                "two" if self.two else "one",
                "webhook" if self.webhook else "polling",
                "trickle" if self.trickles else "backlog",
                "term" if self.term else "kill",
            ]
        )


@asynccontextmanager
async def open_scene(plan: Plan, starts: Path, folder: Path, request: pytest.FixtureRequest) -> AsyncIterator[Scene]:
    """A fresh database, a Telegram without limits, the staff enrolled; no process runs yet."""
    folder.mkdir()
    url = f"sqlite:///{folder / 'linli.db'}" if plan.database == "sqlite" else request.getfixturevalue("empty_postgres")
    keys, clock = folder / "linli.keys", MachineClock()
    init_db(url, keys, clock.now())
    async with serve(limits=False) as twin, await open_store(url, Keys.read(keys), clock, shared=True) as store:
        await make_it_wednesday(store, clock)
        bots, group, staff = settle_in(twin)
        await enrol(store, group, staff)
        env = environment(url, keys, twin, webhook=plan.webhook)
        only: tuple[tuple[str, ...], ...] = (("web", RESIDENTS), (DESK,)) if plan.two else ((),)
        wings = tuple(Wing(starts, folder, env, one) for one in only)
        scene = Scene(store, clock, twin, bots, group, staff, wings, plan.webhook)
        try:
            yield scene
        finally:
            await scene.close()
        assert twin.invalid == []
