"""The house with its bots dies while 60 updates wait or trickle in: nothing lost, nothing doubled, all in order."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from bot.app import MachineClock
from bot.store.engine import Store, open_store
from bot.store.keys import Keys
from bot.store.schema import init_db
from tests.clock import FrozenClock
from tests.crash import ledger, telegram_ledger
from tests.crash.house import make_it_wednesday
from tests.crash.telegram_house import DESK, RESIDENTS, Scene, Wing, enrol, environment, settle_in, starter
from tests.crash.telegram_people import (
    GRANDMOTHER,
    PUPIL,
    SCRIPTS,
    Resident,
    Script,
    contact,
    residents,
    say_all,
    trickle,
    wishes,
)
from tests.crash.until import until
from tests.residents.house import open_chat
from tests.twin import Press, serve

pytestmark = pytest.mark.crash

EARLY = 4  # residents whose tickets stand in the group before anything breaks
CROWD = 12  # of five messages each
PRESSING = 3  # workers who want each of the early tickets


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with starter(tmp_path_factory.mktemp("starter")) as path:
        yield path


Told = dict[Script, list[str]]


@pytest.fixture(scope="module")
def _undisturbed() -> Told:
    return {}


@pytest.fixture
async def told(sqlite_store: Store, clock: FrozenClock, _undisturbed: Told) -> Told:
    """The names of the sentences each story is answered with when nothing ever breaks."""
    if not _undisturbed:
        async with open_chat(sqlite_store, clock, limits=False) as chat:
            for script in SCRIPTS:
                user = chat.twin.user("阿婆", lang="zh-hans")
                for line in script:
                    user.say(chat.bot, line)
                    await chat.settle()
                address = (await telegram_ledger.chats(sqlite_store))[user.id]
                _undisturbed[script] = await ledger.said_to(sqlite_store, address)
    return _undisturbed


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


async def _early(scene: Scene) -> list[Resident]:
    """Residents whose tickets stand in the group before anything breaks."""
    early = residents(scene, EARLY, (GRANDMOTHER, PUPIL))
    say_all(scene, early)
    await scene.start()
    await until("the first tickets", lambda: telegram_ledger.all_is_said_and_done(scene, 5 * EARLY, 0))
    await scene.stop()
    return early


def _passed(scene: Scene, mark: int) -> Callable[[], Awaitable[bool]]:
    async def passed() -> bool:
        return await telegram_ledger.count(scene.store) >= mark

    return passed


@dataclass
class Blows:
    """How the house is struck while it works, and what was on its way to Telegram at each death."""

    scene: Scene
    term: bool
    in_flight: Counter[int] = field(default_factory=Counter)
    left: list[int] = field(default_factory=list)  # messages not yet dealt with at each

    async def fall(self, *wings: Wing) -> None:
        """Strike these, or tell them to stop; then they are started again."""
        scene = self.scene
        if self.term:
            await asyncio.gather(*(wing.stop() for wing in wings))
            doors = tuple(door for wing in wings for door in wing.doors)
            assert await telegram_ledger.leased(scene.store, doors) == []  # what was on its way has arrived
        else:
            await scene.kill(*wings)
            for wing in wings:
                self.in_flight.update(await telegram_ledger.leased(scene.store, wing.doors))
        self.left.append(5 * (EARLY + CROWD) - await telegram_ledger.count(scene.store))


async def _live_through(scene: Scene, plan: Plan, blows: Blows, chance: Random) -> tuple[list[Resident], list[Press]]:
    """Sixty messages and twelve presses, while the house falls again and again."""
    crowd, wanted = residents(scene, CROWD), wishes(scene, PRESSING)
    talking: asyncio.Task[list[Press]] | None = None
    presses: list[Press] = []
    if plan.trickles:
        talking = asyncio.create_task(trickle(scene, crowd, wanted))
    else:
        presses = [one.press() for one in wanted]
        say_all(scene, crowd)
    first, last = scene.wings[0], scene.wings[-1]
    struck = [(first,), (last,), scene.wings, (first,)]
    for mark, wings in zip(sorted(chance.sample(range(1, 50), len(struck))), struck, strict=True):
        await scene.start()
        await until(f"{mark} messages to be heard", _passed(scene, 5 * EARLY + mark))
        await blows.fall(*wings)
    await scene.start()
    return crowd, presses if talking is None else await talking


WAYS = [
    Plan("sqlite", two=True, webhook=False),
    Plan("sqlite", two=False, webhook=True, trickles=True),
    Plan("sqlite", two=True, webhook=True, term=True),
    Plan("sqlite", two=False, webhook=False, trickles=True, term=True),
    Plan("postgres", two=False, webhook=True),
    Plan("postgres", two=True, webhook=False, trickles=True),
    Plan("postgres", two=False, webhook=False, term=True),
    Plan("postgres", two=True, webhook=True, trickles=True, term=True),
]


@pytest.mark.parametrize("plan", WAYS, ids=str)
async def test_it_falls_in_the_middle_of_sixty_updates(
    plan: Plan, starts: Path, tmp_path: Path, request: pytest.FixtureRequest, told: Told
) -> None:
    async with open_scene(plan, starts, tmp_path / "house", request) as scene:
        early = await _early(scene)
        blows = Blows(scene, plan.term)
        crowd, presses = await _live_through(scene, plan, blows, Random(1122))
        assert blows.left[0] > 0, "it never fell in the middle of anything"
        contacts = await contact(scene, {one.data.rpartition(":")[2] for one in presses})
        everybody = [*early, *crowd]
        knocks = len(presses) + len(contacts)
        await until("all of it", lambda: telegram_ledger.all_is_said_and_done(scene, 5 * len(everybody), knocks))
        await scene.stop()

        await telegram_ledger.check_stories(scene, everybody, told)
        await telegram_ledger.check_screens(scene, blows.in_flight)
        await telegram_ledger.check_presses(scene.store, presses, contacts)
        await ledger.check_tickets(scene.store, len(everybody))
        await ledger.check_promises(scene.store)
        print(plan, blows.left, sum(blows.in_flight.values()))
