"""The house with its bots dies while 60 updates wait or trickle in: nothing lost, nothing doubled, all in order."""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from random import Random

import pytest

from tests.crash import ledger, telegram_ledger
from tests.crash.telegram_house import Wing
from tests.crash.telegram_people import (
    GRANDMOTHER,
    PUPIL,
    Resident,
    Told,
    Wish,
    contact,
    residents,
    say_all,
    ticket_of,
    trickle,
    wishes,
)
from tests.crash.telegram_scene import Plan, Scene, open_scene
from tests.crash.until import until
from tests.twin import Call, Press

pytestmark = pytest.mark.crash

EARLY = 4  # residents whose tickets stand in the group before anything breaks
CROWD = 12  # of five messages each
STRANGERS = 8
PRESSING = 3  # workers who want each of the early tickets


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
    messages: int
    in_flight: Counter[int] = field(default_factory=Counter)
    left: list[int] = field(default_factory=list)  # what was not yet done at each: messages, and letters

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
        unheard = self.messages - await telegram_ledger.count(scene.store)
        self.left.append(unheard + await ledger.open_letters(scene.store))


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
    struck = [(first,), (last,), scene.wings]
    for mark, wings in zip(sorted(chance.sample(range(1, 50), len(struck))), struck, strict=True):
        await scene.start()
        await until(f"{mark} messages to be heard", _passed(scene, 5 * EARLY + mark))
        await blows.fall(*wings)
    await scene.start()
    return crowd, presses if talking is None else await talking


WAYS = [  # of the 32: every choice meets every other, and each database
    Plan("sqlite", two=False, webhook=False, trickles=True, term=True),
    Plan("sqlite", two=True, webhook=True, trickles=True),
    Plan("sqlite", two=True, webhook=False),
    Plan("postgres", two=False, webhook=True),
    Plan("postgres", two=True, webhook=False, trickles=True),
    Plan("postgres", two=True, webhook=True, term=True),
]


EVERY_WAY = [
    Plan(database, *choices) for database in ("sqlite", "postgres") for choices in product((False, True), repeat=4)
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """``--all-ways``: all thirty-two, which takes some minutes."""
    if "way" in metafunc.fixturenames:
        metafunc.parametrize("way", EVERY_WAY if metafunc.config.getoption("--all-ways") else WAYS, ids=str)


async def test_it_falls_in_the_middle_of_sixty_updates(
    way: Plan, starts: Path, tmp_path: Path, request: pytest.FixtureRequest, told: Told
) -> None:
    plan = way
    async with open_scene(plan, starts, tmp_path / "house", request) as scene:
        early = await _early(scene)
        blows = Blows(scene, plan.term, 5 * (EARLY + CROWD))
        crowd, presses = await _live_through(scene, plan, blows, Random(1122))
        # Told to stop, it may well have finished everything first.
        assert plan.term or blows.left[0] > 0, "it never fell in the middle of anything"
        contacts = await contact(scene, {ticket_of(one) for one in presses})
        everybody = [*early, *crowd]
        knocks = len(presses) + len(contacts)
        await until("all of it", lambda: telegram_ledger.all_is_said_and_done(scene, 5 * len(everybody), knocks))
        await scene.stop()

        await telegram_ledger.check_stories(scene, everybody, told)
        await telegram_ledger.check_screens(scene, blows.in_flight)
        await telegram_ledger.check_presses(scene.store, presses, contacts)
        await ledger.check_tickets(scene.store, len(everybody))
        await ledger.check_promises(scene.store)


@pytest.mark.parametrize(
    "plan", [Plan("sqlite", two=False, webhook=False), Plan("postgres", two=False, webhook=True)], ids=str
)
async def test_sixty_messages_of_one_person_stay_in_order(
    plan: Plan, starts: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    async with open_scene(plan, starts, tmp_path / "house", request) as scene:
        [one] = residents(scene, 1, (tuple(f"还有一件事，这是我要说的第{n}句" for n in range(1, 61)),))
        say_all(scene, [one])
        blows = Blows(scene, term=False, messages=60)
        for mark in (7, 31):
            await scene.start()
            await until(f"{mark} messages to be heard", _passed(scene, mark))
            await blows.fall(*scene.wings)
        assert blows.left[0] > 0, "it never fell in the middle of anything"
        await scene.start()
        await until("all of it", lambda: telegram_ledger.all_is_said_and_done(scene, 60, 0))
        await scene.stop()

        address = (await telegram_ledger.chats(scene.store))[one.user.id]
        await ledger.check_inbox(scene.store, {address: one.ids})
        assert await telegram_ledger.said_by(scene.store, address) == list(one.lines)
        await telegram_ledger.check_screens(scene, blows.in_flight)


BOTH = [Plan("sqlite", two=False, webhook=False), Plan("postgres", two=False, webhook=False)]


@pytest.mark.parametrize("plan", BOTH, ids=str)
async def test_what_was_on_its_way_at_the_death_comes_once_more_and_nothing_else_does(
    plan: Plan, starts: Path, tmp_path: Path, request: pytest.FixtureRequest, told: Told
) -> None:
    async with open_scene(plan, starts, tmp_path / "house", request) as scene:
        crowd = residents(scene, 3)
        [wing] = scene.wings
        die_at = {crowd[0].user.id, scene.group.id}  # a letter to a resident, and a card of the group

        async def strike(call: Call) -> None:
            """Telegram has the letter, does what it asks, and finds nobody to answer."""
            if call.method == "sendMessage" and call.chat_id in die_at and wing.pid is not None:
                die_at.discard(call.chat_id)
                wing.strike()
                await wing.gone()

        scene.twin.pauses.append(strike)
        say_all(scene, crowd)
        in_flight: Counter[int] = Counter()
        for left in (1, 0):
            await wing.start(wait=False)
            await until("the house to die", lambda left=left: _is(wing.pid is None and len(die_at) == left))  # type: ignore[misc]
            in_flight.update(await telegram_ledger.leased(scene.store))
        await scene.start()
        await until("all of it", lambda: telegram_ledger.all_is_said_and_done(scene, 15, 0))
        await scene.stop()

        assert in_flight.total() >= 2
        doubled = await telegram_ledger.check_screens(scene, in_flight)
        assert doubled >= 2, "Telegram had taken them"
        await telegram_ledger.check_stories(scene, crowd, told)
        await ledger.check_tickets(scene.store, 3)


async def _is(true: bool) -> bool:  # noqa: FBT001 - as ``until`` asks
    return true


@pytest.mark.parametrize("plan", BOTH, ids=str)
async def test_told_to_stop_it_finishes_what_it_had_begun(
    plan: Plan, starts: Path, tmp_path: Path, request: pytest.FixtureRequest, told: Told
) -> None:
    async with open_scene(plan, starts, tmp_path / "house", request) as scene:
        early = await _early(scene)
        [wing] = scene.wings
        await scene.start()
        letter = scene.twin.hang("sendMessage", bot=scene.residents)
        answer = scene.twin.hang("answerCallbackQuery", bot=scene.desk, times=STRANGERS)
        [late] = residents(scene, 1)
        late.say_next(scene)
        presses = [one.press() for one in _strangers_wish(scene)]
        await asyncio.gather(letter.reached.wait(), answer.reached.wait())
        await until("the presses to be dealt with", lambda: telegram_ledger.dealt(scene.store, len(presses)))
        assert wing.pid is not None
        os.kill(wing.pid, signal.SIGTERM)
        await scene.twin.until(lambda: scene.desk.poll is None and scene.residents.poll is None, within=60)
        letter.release()
        answer.release()
        assert await wing.gone() == 0
        assert await telegram_ledger.leased(scene.store) == []
        assert all(press.answer for press in presses), "somebody waits for ever"
        seen = len(late.user.sees(scene.residents))

        await scene.start()
        for _ in late.lines[1:]:
            late.say_next(scene)
        await until("all of it", lambda: telegram_ledger.all_is_said_and_done(scene, 5 * EARLY + 5, STRANGERS))
        await scene.stop()
        assert seen == 2
        await telegram_ledger.check_stories(scene, [*early, late], told)
        await telegram_ledger.check_screens(scene, Counter())


def _strangers_wish(scene: Scene) -> list[Wish]:
    """Eight who are no workers press at once: one more than the bot has connections for beside the one that asks."""
    first = wishes(scene, 1)[0]
    return [replace(first, worker=scene.twin.user(f"路人{n}", "zh-hans")) for n in range(STRANGERS)]
