"""The courier carries every letter once, in order, danger first, and never more than the platform takes."""

import asyncio
from collections.abc import Iterable
from datetime import timedelta

import pytest

from bot.courier import Budget, Carried, Courier, Later, Parcel, Undeliverable
from bot.store.engine import Store
from bot.store.tables import t_letter
from tests.clock import FrozenClock
from tests.store.hands import desk, mailbox, read, say, states, words, write

S = timedelta(seconds=1)


class Chat:
    """A platform in memory: it remembers what it was given, and answers as it is told to."""

    def __init__(self, answers: Iterable[Carried | Later | Undeliverable | Exception] = ()) -> None:
        self.got: list[Parcel] = []
        self.answers = list(answers)

    async def carry(self, parcel: Parcel) -> Carried | Later | Undeliverable:
        answer = self.answers.pop(0) if self.answers else Carried(f"m{parcel.letter_id}")
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Carried):
            self.got.append(parcel)
        return answer

    @property
    def texts(self) -> list[str]:
        return [parcel.letter.text for parcel in self.got]


# ---- mailboxes that are read by number ----


async def test_letters_get_their_numbers_in_order_beside_what_came_in(store: Store) -> None:
    address = await mailbox(store)
    await say(store, address, "你好", "1")
    await write(store, address, "您好")
    await write(store, address, "请说")
    courier = Courier(store)
    assert await courier.drain() == 2
    await say(store, address, "房租涨了", "2")
    await write(store, address, "听到了")
    assert await courier.drain() == 1
    assert [post.seq for post in await read(store, address)] == [1, 2, 3, 4, 5]
    assert await words(store, address) == ["你好", "您好", "请说", "房租涨了", "听到了"]


async def test_nothing_is_sent_twice_by_a_second_courier(store: Store) -> None:
    address = await mailbox(store)
    for number in range(5):
        await write(store, address, str(number))
    carried = await asyncio.gather(Courier(store).drain(), Courier(store).drain(), Courier(store).drain())
    assert sum(carried) == 5
    assert await words(store, address) == ["0", "1", "2", "3", "4"]


async def test_danger_overtakes_in_the_same_mailbox(store: Store) -> None:
    address = await mailbox(store)
    await write(store, address, "slow")
    await write(store, address, "danger", priority=0)
    await Courier(store).drain()
    assert await words(store, address) == ["danger", "slow"]


async def test_only_the_newest_edition_of_a_card_is_shown(store: Store) -> None:
    address = await desk(store)
    first = await write(store, address, "new", card="t1", kind="card")
    await write(store, address, "other", card="t2", kind="card")
    second = await write(store, address, "taken", card="t1", kind="card")
    courier = Courier(store)
    await courier.drain()
    assert (await states(store))[first] == "overtaken"
    assert await words(store, address) == ["other", "taken"]
    third = await write(store, address, "closed", card="t1", kind="card")
    await courier.drain()
    assert await words(store, address) == ["other", "closed"]
    assert (await states(store))[second] == (await states(store))[third] == "sent"


async def test_an_edition_takes_over_the_place_of_danger(store: Store) -> None:
    address = await desk(store)
    await write(store, address, "notice")
    await write(store, address, "alert", card="t1", priority=0)
    await write(store, address, "alert, taken", card="t1")
    await Courier(store).drain()
    assert await words(store, address) == ["alert, taken", "notice"]


async def test_a_delayed_letter_says_that_it_is_late(store: Store, clock: FrozenClock) -> None:
    address = await mailbox(store)
    await write(store, address, "old")
    clock.move(timedelta(minutes=2, seconds=1))
    await write(store, address, "new")
    await Courier(store).drain()
    assert [post.late for post in await read(store, address)] == [True, False]


async def test_a_page_is_told_after_the_commit(store: Store) -> None:
    address = await mailbox(store)
    await write(store, address, "hello")
    async with store.live.listen(address.id) as ears:
        await Courier(store).drain()
        assert await ears.wait(0) == {address.id}
        assert await words(store, address) == ["hello"]


# ---- platforms that are called ----


async def test_a_platform_gets_each_line_in_order(store: Store) -> None:
    one, two = await mailbox(store, "chat"), await mailbox(store, "chat")
    for text in ("a1", "a2", "a3"):
        await write(store, one, text)
    await write(store, two, "b1")
    chat = Chat()
    assert await Courier(store, {"chat": chat}).drain() == 4
    assert [parcel.letter.text for parcel in chat.got if parcel.address_id == one.id] == ["a1", "a2", "a3"]
    assert await words(store, one) == ["a1", "a2", "a3"]
    assert set((await states(store)).values()) == {"sent"}


async def test_danger_goes_before_everybody_else(store: Store) -> None:
    one, two = await mailbox(store, "chat"), await mailbox(store, "chat")
    await write(store, one, "a")
    await write(store, two, "b")
    await write(store, two, "danger", priority=0)
    chat = Chat()
    await Courier(store, {"chat": chat}).drain()
    assert chat.texts == ["danger", "a", "b"]


async def test_a_failure_is_tried_again_and_holds_its_own_line_only(store: Store, clock: FrozenClock) -> None:
    one, two = await mailbox(store, "chat"), await mailbox(store, "chat")
    await write(store, one, "a1")
    await write(store, one, "a2")
    await write(store, two, "b1")
    chat = Chat([OSError("network")])
    courier = Courier(store, {"chat": chat})
    assert await courier.drain() == 1
    assert chat.texts == ["b1"]
    clock.move(1 * S)
    assert await courier.drain() == 2
    assert chat.texts == ["b1", "a1", "a2"]


async def test_danger_passes_a_letter_that_is_held_back(store: Store) -> None:
    address = await mailbox(store, "chat")
    await write(store, address, "slow")
    chat = Chat([OSError("network")])
    courier = Courier(store, {"chat": chat})
    assert await courier.drain() == 0
    await write(store, address, "danger", priority=0)
    assert await courier.drain() == 1
    assert chat.texts == ["danger"]


async def test_retries_are_bounded_and_then_the_next_letter_goes(store: Store, clock: FrozenClock) -> None:
    address = await mailbox(store, "chat")
    broken = await write(store, address, "broken")
    await write(store, address, "fine")
    chat = Chat([OSError("network")] * 8)
    courier = Courier(store, {"chat": chat})
    for _ in range(8):
        await courier.drain()
        clock.move(timedelta(minutes=2))
    assert (await states(store))[broken] == "failed"
    assert chat.texts == ["fine"]


async def test_an_undeliverable_letter_is_not_tried_again(store: Store) -> None:
    address = await mailbox(store, "chat")
    lost = await write(store, address, "lost")
    chat = Chat([Undeliverable("blocked")])
    assert await Courier(store, {"chat": chat}).drain() == 0
    assert (await states(store))[lost] == "failed"


async def test_asked_to_wait_the_courier_waits_that_long_and_counts_no_attempt(
    store: Store, clock: FrozenClock
) -> None:
    address = await mailbox(store, "chat")
    await write(store, address, "patience")
    chat = Chat([Later(30)] * 20)
    courier = Courier(store, {"chat": chat})
    for _ in range(20):
        assert await courier.drain() == 0
        clock.move(29 * S)
        assert await courier.drain() == 0
        clock.move(1 * S)
    assert await courier.drain() == 1
    attempts = await store.look(lambda conn: conn.execute(t_letter.select()).one().attempts)
    assert attempts == 1


async def test_a_newer_edition_edits_the_message_that_is_there(store: Store) -> None:
    address = await mailbox(store, "chat")
    first = await write(store, address, "new", card="t1")
    chat = Chat()
    courier = Courier(store, {"chat": chat})
    await courier.drain()
    await write(store, address, "asked", card="t1")
    await write(store, address, "taken", card="t1")
    await courier.drain()
    assert [(parcel.letter.text, parcel.replaces) for parcel in chat.got] == [("new", None), ("taken", f"m{first}")]


async def test_an_erased_addressee_holds_up_nobody(store: Store) -> None:
    gone, there = await mailbox(store, "chat"), await mailbox(store, "chat")
    lost = await write(store, gone, "never read")
    await write(store, there, "read")
    await store.turn(lambda conn: store.vault.erase(conn, gone.person_id))
    chat = Chat()
    await Courier(store, {"chat": chat}).drain()
    assert chat.texts == ["read"]
    assert (await states(store))[lost] == "failed"


# ---- crashes ----


class Stuck:
    """A platform that never answers: what it was given is under way when the process dies."""

    def __init__(self) -> None:
        self.got: list[str] = []
        self.asked = asyncio.Event()

    async def carry(self, parcel: Parcel) -> Carried:
        self.got.append(parcel.letter.text)
        self.asked.set()
        await asyncio.Event().wait()
        raise AssertionError("never")


async def _die_between_lease_and_mark(store: Store) -> list[str]:
    stuck = Stuck()
    dying = asyncio.create_task(Courier(store, {"chat": stuck}).drain())
    await stuck.asked.wait()
    dying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await dying
    return stuck.got


async def test_the_letter_of_a_dead_courier_is_carried_when_its_lease_ends(store: Store, clock: FrozenClock) -> None:
    address = await mailbox(store, "chat")
    await write(store, address, "in flight")
    await write(store, address, "behind")
    assert await _die_between_lease_and_mark(store) == ["in flight"]
    chat = Chat()
    courier = Courier(store, {"chat": chat})
    assert await courier.drain() == 0  # nobody knows yet whether it arrived: the one behind must wait
    clock.move(60 * S)
    assert await courier.drain() == 2
    assert chat.texts == ["in flight", "behind"]


async def test_danger_does_not_wait_for_a_dead_couriers_lease(store: Store) -> None:
    address = await mailbox(store, "chat")
    await write(store, address, "in flight")
    await _die_between_lease_and_mark(store)
    await write(store, address, "danger", priority=0)
    chat = Chat()
    await Courier(store, {"chat": chat}).drain()
    assert chat.texts == ["danger"]


async def test_a_restart_remembers_what_was_sent(store: Store) -> None:
    address = await mailbox(store, "chat")
    await write(store, address, "once")
    chat = Chat()
    await Courier(store, {"chat": chat}).drain()
    assert await Courier(store, {"chat": chat}).drain() == 0
    assert chat.texts == ["once"]


# ---- budgets ----


async def test_a_private_chat_gets_one_message_a_second(store: Store, clock: FrozenClock) -> None:
    address = await mailbox(store, "chat")
    for number in range(3):
        await write(store, address, str(number))
    chat = Chat()
    courier = Courier(store, {"chat": chat}, {"chat": Budget()})
    counts = []
    for _ in range(3):
        counts.append(await courier.drain())
        clock.move(1 * S)
    assert counts == [1, 1, 1]


async def test_all_chats_together_stay_below_thirty_a_second(store: Store, clock: FrozenClock) -> None:
    for number in range(40):
        await write(store, await mailbox(store, "chat"), str(number))
    chat = Chat()
    courier = Courier(store, {"chat": chat}, {"chat": Budget()})
    assert await courier.drain() == 26, "four are left for letters that are two messages"
    clock.move(1 * S)
    assert await courier.drain() == 14


async def test_a_group_keeps_part_of_its_minute_for_danger(store: Store, clock: FrozenClock) -> None:
    group = await desk(store, "chat:group", "chat")
    for number in range(18):
        await write(store, group, str(number))
    chat = Chat()
    budget = Budget(chat_per_s=100, group_per_min=20, kept_for_danger=5, is_group=lambda address: address == group.id)
    courier = Courier(store, {"chat": chat}, {"chat": budget})
    assert await courier.drain() == 15
    for number in range(6):
        await write(store, group, f"danger {number}", priority=0)
    assert await courier.drain() == 5
    clock.move(60 * S)
    assert await courier.drain() == 0
    clock.move(1 * S)
    assert await courier.drain() == 4
    assert chat.texts[-4:] == ["danger 5", "15", "16", "17"]


# ---- the loop ----


async def test_the_courier_wakes_when_something_is_written(store: Store) -> None:
    address = await mailbox(store)
    running = asyncio.create_task(Courier(store).run())
    async with store.live.listen(address.id) as ears:
        for text in ("one", "two"):
            await write(store, address, text)
            store.live.publish("outbox")
            assert await ears.wait(30) == {address.id}
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert await words(store, address) == ["one", "two"]
