"""What comes twice does nothing more, what cannot be read blocks nobody, and one dead process silences no other."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Connection, Table, func, select, update

from bot.centre.codes import code_key, fingerprint
from bot.hook import SECRET_HEADER
from bot.store import knocks
from bot.store.tables import (
    t_conversation,
    t_event,
    t_inbox,
    t_knock,
    t_letter,
    t_offer,
    t_promise,
    t_ticket,
)
from tests.crash import ledger, telegram_ledger
from tests.crash.telegram_people import (
    GRANDMOTHER,
    PUPIL,
    Resident,
    Told,
    cards,
    contact,
    residents,
    say_all,
    ticket_of,
    wishes,
)
from tests.crash.telegram_scene import Plan, Scene, open_scene
from tests.crash.until import until
from tests.twin import Bot, Call

pytestmark = pytest.mark.crash

_BOOKS: tuple[Table, ...] = (t_inbox, t_knock, t_ticket, t_event, t_letter, t_offer, t_promise)
POLLING = [Plan("sqlite", two=False, webhook=False), Plan("postgres", two=False, webhook=False)]
WEBHOOK = [Plan("sqlite", two=False, webhook=True), Plan("postgres", two=False, webhook=True)]
APART = [Plan("sqlite", two=True, webhook=False), Plan("postgres", two=True, webhook=True)]


async def _sizes(scene: Scene) -> dict[str, int]:
    def count(conn: Connection) -> dict[str, int]:
        return {one.name: conn.execute(select(func.count()).select_from(one)).scalar_one() for one in _BOOKS}

    return await scene.store.look(count)


async def _settled(scene: Scene, messages: int, presses: int) -> None:
    await until("all of it", lambda: telegram_ledger.all_is_said_and_done(scene, messages, presses))


async def _early(scene: Scene, count: int) -> list[Resident]:
    """Residents whose tickets stand in the group; the house runs on."""
    early = residents(scene, count, (GRANDMOTHER, PUPIL))
    say_all(scene, early)
    await scene.start()
    await _settled(scene, 5 * count, 0)
    return early


# ---- twice and more ----


@pytest.mark.parametrize("plan", WEBHOOK, ids=str)
async def test_brought_three_times_it_is_one(
    plan: Plan, starts: Path, tmp_path: Path, request: pytest.FixtureRequest, told: Told
) -> None:
    async with open_scene(plan, starts, tmp_path / "house", request) as scene:
        [granny] = residents(scene, 1)
        brought: list[tuple[Bot, Mapping[str, Any]]] = []
        await scene.start()
        async with httpx.AsyncClient(trust_env=False, timeout=60) as platform:
            for said in range(1, len(granny.lines) + 1):
                if said == 2:
                    button = granny.press_next(scene)
                else:
                    granny.say_next(scene)
                brought.append(_newest(scene, scene.residents))
                await _bring(platform, *brought[-1])
                await _settled(scene, said, 0)
            [wish, *_] = wishes(scene, 1)
            press = wish.press()
            brought.append(_newest(scene, scene.desk))
            await _bring(platform, *brought[-1])
            await _settled(scene, said, 1)
            sizes = await _sizes(scene)
            for late in brought:  # all of them again, long afterwards, and once more to the next process
                await _bring(platform, *late)
            await scene.kill()
            await scene.start()
            for late in brought:
                await _bring(platform, *late)
            await _settled(scene, said, 1)
        await scene.stop()

        assert await _sizes(scene) == sizes
        await telegram_ledger.check_stories(scene, [granny], told)
        await telegram_ledger.check_screens(scene, Counter())
        await telegram_ledger.check_presses(scene.store, [press], [])
        assert button.answer is not None
        await ledger.check_tickets(scene.store, 1)
        await ledger.check_promises(scene.store)


def _newest(scene: Scene, bot: Bot) -> tuple[Bot, Mapping[str, Any]]:
    return bot, scene.twin.waiting(bot)[-1].wire()


async def _bring(platform: httpx.AsyncClient, bot: Bot, update_: Mapping[str, Any]) -> None:
    """As the platform does when it never heard our 200: twice more, at the same time."""
    assert bot.hook is not None
    headers = {SECRET_HEADER: bot.hook.secret}
    answers = await asyncio.gather(*(platform.post(bot.hook.url, json=update_, headers=headers) for _ in range(2)))
    assert [one.status_code for one in answers] == [200, 200]


@pytest.mark.parametrize("plan", POLLING, ids=str)
async def test_what_was_kept_and_not_acknowledged_comes_again_and_is_one(
    plan: Plan, starts: Path, tmp_path: Path, request: pytest.FixtureRequest, told: Told
) -> None:
    async with open_scene(plan, starts, tmp_path / "house", request) as scene:
        early = await _early(scene, 1)
        await scene.stop()
        [wing] = scene.wings
        fatal = [scene.residents, scene.desk]  # whose acknowledgement is the last thing each process does

        async def die(call: Call) -> None:
            """What came is kept; before Telegram hears so, the house is gone. The other bot is not heard either."""
            if not fatal or call.method != "getUpdates" or not call.params.get("offset"):
                return
            if call.bot is fatal[0] and wing.pid is not None:
                wing.strike()
            await asyncio.Event().wait()  # for ever: the twin gives up a question when nobody waits for its answer

        crowd = residents(scene, 3)
        say_all(scene, crowd)
        presses = [one.press() for one in wishes(scene, 3)]
        waiting = [len(scene.twin.waiting(bot)) for bot in scene.bots.values()]
        assert waiting == [15, 3]
        scene.twin.pauses.append(die)
        in_flight: Counter[int] = Counter()
        for table, rows in (("inbox", 20), ("knock", 3)):
            await wing.start(wait=False)
            await wing.gone()
            in_flight.update(await telegram_ledger.leased(scene.store))
            assert [len(scene.twin.waiting(bot)) for bot in scene.bots.values()] == waiting
            assert (await _sizes(scene))[table] == rows, "acknowledged before it was kept"
            fatal.pop(0)
        await scene.start()
        await _settled(scene, 20, 3)
        await scene.stop()

        await telegram_ledger.check_stories(scene, [*early, *crowd], told)
        await telegram_ledger.check_screens(scene, in_flight)
        await telegram_ledger.check_presses(scene.store, presses, [])
        await ledger.check_tickets(scene.store, 4)
        await ledger.check_promises(scene.store)


# ---- what cannot be read ----


@pytest.mark.parametrize("plan", POLLING, ids=str)
async def test_poison_blocks_nobody_and_becomes_a_ticket_that_asks_a_person_to_read(
    plan: Plan, starts: Path, tmp_path: Path, request: pytest.FixtureRequest, told: Told
) -> None:
    async with open_scene(plan, starts, tmp_path / "house", request) as scene:
        await _early(scene, 1)
        broken, strange = residents(scene, 2, (("我儿子在学校总被同学打", "听得见吗"), ()))
        broken.say_next(scene)
        await _settled(scene, 6, 0)
        await scene.stop()

        before, after = residents(scene, 1), residents(scene, 1)
        say_all(scene, before)
        # One that aiogram cannot read, one that says nothing of anybody, and one that makes the turn itself raise.
        words = "救救我孙女，她三天没有吃饭了"
        scene.twin.private(strange.user, scene.residents).opened = True
        _queue(scene.residents, "message", _unreadable(strange, words))
        _queue(scene.residents, "callback_query", {"id": 7, "from": "nobody", "data": ["?"]})
        torn = update(t_conversation).values(body=b"\x01" + bytes(40))
        await scene.store.turn(lambda conn: conn.execute(torn))
        broken.say_next(scene)
        # The same for the desk, and a knock that no version of Linli wrote.
        _queue(scene.desk, "callback_query", {"id": "8", "data": "d:accept:1", "message": {"chat": "?"}})
        _queue(scene.desk, "message", {"message_id": "?", "chat": {"id": None, "type": "private"}, "text": []})
        await scene.store.turn(lambda conn: _keep_nonsense(scene, conn))
        say_all(scene, after)
        wish = next(one for one in wishes(scene, 2))
        presses = [wish.press()]
        await scene.start()

        async def asked_to_read() -> bool:
            waiting = await telegram_ledger.count(scene.store, "waiting")
            return not waiting and len(await _unread(scene)) == 2 and bool(presses[0].answer)

        await until("a person to be asked to read", asked_to_read)
        # Whoever takes it reads the words on their own telephone.
        unread = await _unread(scene)
        await scene.twin.until(lambda: unread.keys() <= cards(scene).keys(), within=120)
        presses += [one.press() for one in wishes(scene, 1) if one.ticket in unread]
        assert len(presses) == 3
        worker = scene.staff[next(iter(scene.staff))]
        await scene.twin.until(lambda: any(words in one.words for one in worker.sees(scene.desk)), within=120)
        await scene.twin.until(lambda: any("听得见吗" in one.words for one in worker.sees(scene.desk)), within=120)
        await until("no letter to wait", lambda: _no_letter_waits(scene))
        await scene.stop()

        states = Counter(row.state for row in await ledger.rows(scene.store, t_inbox))
        assert states == {"done": 5 * 3 + 1, "set_aside": 2}
        assert set(unread.values()) == {"U2"}
        assert Counter(row.state for row in await ledger.rows(scene.store, t_knock)) == {"done": 3, "set_aside": 1}
        await telegram_ledger.check_screens(scene, Counter())
        told_now = await telegram_ledger.letters(scene.store)
        of_chat = await telegram_ledger.chats(scene.store)
        for one in (*before, *after):
            mine = [letter.key for row, letter in told_now if row.address_id == of_chat[one.user.id]]
            assert mine == told[one.lines]
        assert words not in scene.wings[0].logs


def _queue(bot: Bot, kind: str, body: dict[str, Any]) -> None:
    """What no client of Telegram's sends, and a new version of Telegram might."""
    bot.queue.put(kind, body, ("chat", 0))


def _unreadable(resident: Resident, words: str) -> dict[str, Any]:
    who = {"id": resident.user.id, "is_bot": False, "first_name": "阿婆"}
    return {
        "message_id": 900,
        "date": "gestern",
        "from": who,
        "chat": {"id": who["id"], "type": "private"},
        "text": words,
    }


def _keep_nonsense(scene: Scene, conn: Connection) -> None:
    store, now = scene.store, scene.clock.now()
    user = scene.staff[next(iter(scene.staff))]
    who = fingerprint(code_key(conn, store.vault, now), f"telegram:{user.id}")
    knocks.keep(conn, store.vault, update_id=1, who=who, body={"nonsense": True}, now=now)


async def _unread(scene: Scene) -> dict[str, str]:
    """Tickets that ask a person to read: how urgent they are."""
    asked = {row.ticket_id for row in await ledger.rows(scene.store, t_event) if row.kind == "unread"}
    return {row.id: row.urgency for row in await ledger.rows(scene.store, t_ticket) if row.id in asked}


async def _no_letter_waits(scene: Scene) -> bool:
    return await ledger.open_letters(scene.store) == 0


# ---- two processes ----


@pytest.mark.parametrize("plan", APART, ids=str)
async def test_a_process_that_is_dead_does_not_silence_the_other(
    plan: Plan, starts: Path, tmp_path: Path, request: pytest.FixtureRequest, told: Told
) -> None:
    async with open_scene(plan, starts, tmp_path / "house", request) as scene:
        front, back = scene.wings
        early = await _early(scene, 2)

        await scene.kill(front)  # residents cannot be heard; whoever works goes on working
        in_flight = Counter(await telegram_ledger.leased(scene.store, front.doors))
        presses = [one.press() for one in wishes(scene, 3)]
        contacts = await contact(scene, {ticket_of(one) for one in presses})
        await scene.twin.until(lambda: all(one.answer for one in (*presses, *contacts)), within=120)
        [granny, child] = residents(scene, 2, (GRANDMOTHER, PUPIL))
        granny.say_next(scene)
        await front.start()
        await _settled(scene, 11, len(presses) + len(contacts))
        assert len(granny.user.sees(scene.residents)) == 2

        await scene.kill(back)  # the desk hears nothing; residents are answered all the same
        in_flight.update(await telegram_ledger.leased(scene.store, back.doors))
        for _ in granny.lines[1:]:
            granny.say_next(scene)
        say_all(scene, [child])

        async def answered() -> bool:
            return await telegram_ledger.count(scene.store) == 20 and not await _open(scene, front.doors)

        await until("the residents to be answered", answered)
        assert await _open(scene, back.doors), "the group's cards wait"
        await back.start()
        await _settled(scene, 20, len(presses) + len(contacts))
        await scene.stop()

        await telegram_ledger.check_stories(scene, [*early, granny, child], told)
        await telegram_ledger.check_screens(scene, in_flight)
        await telegram_ledger.check_presses(scene.store, presses, contacts)
        await ledger.check_tickets(scene.store, 4)
        await ledger.check_promises(scene.store)


async def _open(scene: Scene, doors: tuple[str, ...]) -> int:
    """Letters of these doors that have not gone yet."""
    rows = await ledger.rows(scene.store, t_letter)
    return sum(row.state in {"waiting", "leased"} and row.address_id.startswith(doors) for row in rows)
