"""kill -9 at random moments while 60 messages wait and letters are under way: nothing lost, nothing doubled."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection

from bot.app import MachineClock
from bot.messages import Text
from bot.store import passes
from bot.store.engine import Store, open_store
from bot.store.keys import Keys
from bot.store.mailbox import new_address, receive
from bot.store.schema import init_db
from bot.store.tables import t_inbox, t_ticket
from tests.crash import ledger
from tests.crash.house import House, make_it_wednesday
from tests.crash.people import Resident, press
from tests.crash.until import until
from tests.house import open_centre, settle

pytestmark = pytest.mark.crash

Script = tuple[str, ...]
Told = dict[Script, list[str]]  # the names of the sentences a script is answered with
GRANDMOTHER: Script = (
    "阿珺，我孙女失恋了，情绪不稳定，整天哭，你能不能抽空来开导一下",
    "都没有",
    "13800138000",
    "可以，送出",
    "她昨晚又没吃饭",
)
DANGER = ("我不想活了", "我真的撑不下去", "晚上一个人在家", "睡不着", "谢谢")
PUPIL = ("我儿子在学校总被同学打", "都没有", "在这里说", "可以，送出", "他明天不想去上学")
SCRIPTS = (GRANDMOTHER, DANGER, PUPIL)
RESIDENTS = 12  # of five messages each; the first half had written before the house opened
KILLS = 8


@dataclass
class Scene:
    """A database, the house on it, and eyes that read the books beside it."""

    house: House
    store: Store
    clock: MachineClock


@pytest.fixture(params=["sqlite", "postgres"])
async def scene(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Scene]:
    folder = tmp_path / "house"
    folder.mkdir()
    url = f"sqlite:///{folder / 'linli.db'}"
    if request.param == "postgres":
        url = request.getfixturevalue("empty_postgres")
    house = House(url, folder)
    clock = MachineClock()
    init_db(url, house.keys, clock.now())
    async with await open_store(url, Keys.read(house.keys), clock) as store:
        await make_it_wednesday(store, clock)
        yield Scene(house, store, clock)
        await house.close()


@pytest.fixture(scope="module")
def _undisturbed() -> Told:
    return {}


@pytest.fixture
async def undisturbed(sqlite_store: Store, _undisturbed: Told) -> Told:
    """What each script is told when nothing ever breaks."""
    if not _undisturbed:
        centre, courier = await open_centre(sqlite_store)
        for script in SCRIPTS:
            address = await _moves_in(sqlite_store, script, str(SCRIPTS.index(script)))
            await settle(centre, courier)
            _undisturbed[script] = await ledger.said_to(sqlite_store, address)
    return _undisturbed


async def _moves_in(store: Store, script: Script, name: str) -> str:
    """A resident whose whole story waits in the inbox. Their address."""
    now = store.clock.now()

    def write(conn: Connection) -> str:
        address = new_address(conn, store.vault, door="web", kiosk=False, token_hash=None, now=now)
        for number, line in enumerate(script):
            body, own = Text(line), f"{name}-{number}"
            receive(conn, store.vault, door="web", update_id=own, address_id=address.id, body=body, now=now)
        return address.id

    return await store.turn(write)


@dataclass
class Crowd:
    """Twelve residents, six of whom wrote before the house opened; what each is to be told in the end."""

    waiting: dict[str, tuple[str, Script]]  # address → name, script
    live: list[Resident]

    async def addresses(self, store: Store) -> dict[str, tuple[str, Script]]:
        """Everybody's address, with their name and script."""
        found = dict(self.waiting)
        scripts = {one.name: one.lines for one in self.live}
        for row in await ledger.rows(store, t_inbox):
            if row.address_id not in found:
                name = row.update_id.removeprefix(f"{row.address_id}/").rsplit("-", 1)[0]
                found[row.address_id] = (name, scripts[name])
        return found


async def _gather(store: Store) -> Crowd:
    waiting: dict[str, tuple[str, Script]] = {}
    live = []
    for number in range(RESIDENTS):
        name, script = f"resident{number}", SCRIPTS[number % len(SCRIPTS)]
        if number < RESIDENTS // 2:
            waiting[await _moves_in(store, script, name)] = (name, script)
        else:
            live.append(Resident(name, script))
    return Crowd(waiting, live)


async def _all_in_order(scene: Scene, crowd: Crowd, told: Told) -> None:
    """Nothing lost, nothing doubled, nothing out of order: in the books and on the residents' screens."""
    everybody = await crowd.addresses(scene.store)
    ids = {
        address: [f"{name}-{number}" for number in range(len(script))] for address, (name, script) in everybody.items()
    }
    await ledger.check_inbox(scene.store, ids)
    for address, (_, script) in everybody.items():
        assert await ledger.said_to(scene.store, address) == told[script]
    for one in crowd.live:
        assert one.doubled == []
        assert sorted(one.shown) == list(range(1, one.seq + 1))
        mine = [frame for _, frame in sorted(one.shown.items()) if frame["who"] == "me"]
        assert [(frame["id"], frame["seq"]) for frame in mine] == [(own, one.acks[own]) for own in one.ids]
        assert tuple(frame["text"] for frame in mine) == one.lines
    for script in SCRIPTS:
        for line in script:
            assert line not in scene.house.logs


async def _take_all(scene: Scene, seed: Random, in_flight: Counter[int]) -> None:
    """Every ticket is taken at the console while the house dies twice more; each press is answered truly."""
    house, store = scene.house, scene.store
    session = await store.turn(lambda conn: passes.open_session(conn, "feng", scene.clock.steady()))
    tickets = [row.id for row in await ledger.rows(store, t_ticket)]
    presses = [asyncio.create_task(press(house, session, ticket)) for ticket in tickets]

    async def taken() -> int:
        return sum(row.owner_id is not None for row in await ledger.rows(store, t_ticket))

    for mark in sorted(seed.sample(range(1, len(tickets) - 1), 2)):
        await until(f"{mark} tickets to be taken", _reached(taken, mark))
        await house.kill()
        in_flight.update(await ledger.under_way(store))
        await house.start()
    await asyncio.gather(*presses)
    assert await taken() == len(tickets)


def _reached(count: Callable[[], Awaitable[int]], mark: int) -> Callable[[], Awaitable[bool]]:
    async def reached() -> bool:
        return await count() >= mark

    return reached


@pytest.mark.parametrize("seed", [1122])
async def test_killed_again_and_again(scene: Scene, undisturbed: Told, seed: int) -> None:
    house, store, chance = scene.house, scene.store, Random(seed)
    crowd = await _gather(store)
    messages = sum(len(script) for _, script in crowd.waiting.values()) + sum(len(one.lines) for one in crowd.live)
    assert messages == 60
    in_flight: Counter[int] = Counter()
    talks = [asyncio.create_task(one.talk(house, len(undisturbed[one.lines]))) for one in crowd.live]
    for mark in sorted(chance.sample(range(1, messages - 5), KILLS)):
        await house.start(wait=False)
        if chance.random() < 0.3:  # while it still gets up, or just after
            await asyncio.sleep(chance.uniform(0, 0.5))
        else:
            await until(f"{mark} messages to be heard", _reached(lambda: ledger.done(store), mark))
        await house.kill()
        in_flight.update(await ledger.under_way(store))
    await house.start()
    await asyncio.gather(*talks)
    await until("all to be heard", lambda: ledger.heard(store, messages))
    await _take_all(scene, chance, in_flight)
    await until("the last letter to go", lambda: _no_more(store))
    assert await house.stop() == 0

    await _all_in_order(scene, crowd, undisturbed)
    await ledger.check_tickets(store, RESIDENTS)
    await ledger.check_promises(store)
    carried = [int(line) for line in house.platform.read_text().split()]
    await ledger.check_letters(store, carried, in_flight)


async def _no_more(store: Store) -> bool:
    return await ledger.open_letters(store) == 0


async def test_told_to_stop_it_leaves_nothing_half_done(scene: Scene, undisturbed: Told) -> None:
    house, store = scene.house, scene.store
    crowd = await _gather(store)
    talks = [asyncio.create_task(one.talk(house, len(undisturbed[one.lines]))) for one in crowd.live]
    for mark in (5, 30):
        await house.start()
        await until(f"{mark} messages to be heard", _reached(lambda: ledger.done(store), mark))
        assert await house.stop() == 0
        assert await ledger.under_way(store) == set()  # what was on its way has arrived and is marked
    await house.start()
    await asyncio.gather(*talks)
    await until("all to be heard", lambda: ledger.heard(store, 60))
    await until("the last letter to go", lambda: _no_more(store))
    assert await house.stop() == 0

    await _all_in_order(scene, crowd, undisturbed)
    await ledger.check_tickets(store, RESIDENTS)
    await ledger.check_promises(store)
    carried = [int(line) for line in house.platform.read_text().split()]
    await ledger.check_letters(store, carried, Counter())
