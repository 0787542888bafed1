"""Floods: 26 workers press while ten alerts arrive, and 200 residents tell their stories at once. Nothing is lost."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.centre.codes import fingerprint
from bot.store.engine import Store
from bot.store.peers import bind
from bot.store.tables import t_address, t_inbox, t_letter, t_ticket
from referral.station import Role
from tests.clock import FrozenClock
from tests.crash.telegram_people import DANGER, GRANDMOTHER, PUPIL
from tests.messenger.house import TelegramHouse, telegram_house
from tests.twin import Call, Message, Press, User
from tests.twin.limits import counted, peak

WORKERS = 26
CARDS = 14  # tickets that have just come into the group: with the topic's opening all it bears of what is not urgent
ALERTS = 10
CROWDS = {"sqlite": 200, "postgres": 60}  # the crowd is the same on both; on PostgreSQL it costs twice as much
STEP = timedelta(seconds=0.25)
STORIES = (GRANDMOTHER, PUPIL, GRANDMOTHER, PUPIL, DANGER)
_OURS = re.compile(r"白云\d{4}-\d+|(?:\d-){5}\d")  # numbers of tickets and 取件码 are each resident's own


@pytest.mark.parametrize(
    ("store", "quiet_min"),
    [("sqlite", 2), ("sqlite", 0), ("postgres", 0)],
    ids=["sqlite-quiet before", "sqlite-full before", "postgres-full before"],
    indirect=["store"],
)
async def test_presses_and_alerts_flood_one_group(store: Store, clock: FrozenClock, quiet_min: int) -> None:
    async with telegram_house(store, clock) as house:
        staff = await _hire(house)
        cards = await _cards(house)
        buttons = [_data(card, "接单") for card in cards]
        clock.move(timedelta(minutes=quiet_min))
        before, began = await _last_letter(house), len(house.twin.calls)
        presses: list[Press] = []
        for turn, worker in enumerate(staff):  # six and a half seconds of it
            presses.append(worker.press(cards[turn % CARDS], data=buttons[turn % CARDS]))
            if turn < ALERTS:
                house.person(f"危险{turn}").say(house.residents_bot, DANGER[0])
            await _step(house)
        await _until_quiet(house)

        assert [press for press in presses if press.answer is None] == []
        assert all(press.answer.after_s < 1 for press in presses if press.answer)
        read = [press.answer.text for press in presses if press.answer]
        assert sum(text.startswith("接好了") for text in read) == CARDS
        assert sum("已经接了" in text for text in read) == WORKERS - CARDS
        assert house.twin.group_peak(house.group) <= 20
        assert quiet_min or house.twin.group_peak(house.group) == 20, "what is kept for danger was used"
        assert [call for call in house.twin.calls[began:] if call.status == 429] == []
        letters = await _letters(house, before)
        assert {one.state for one in letters} <= {"sent", "overtaken"}
        assert all(one.state == "sent" for one in letters if one.card is None), "only editions of a card are overtaken"
        _danger_first([one for one in letters if one.address_id == house.centre.house.group and one.state == "sent"])
        await _cards_are_true(house)
        urgent = Counter(one.urgency in {"U0", "U1"} for one in await _tickets(house))
        assert urgent == {True: ALERTS, False: CARDS}


@pytest.mark.parametrize(("store", "many"), CROWDS.items(), ids=list(CROWDS), indirect=["store"])
async def test_two_hundred_residents_at_once(store: Store, clock: FrozenClock, many: int) -> None:
    async with telegram_house(store, clock) as house:
        expected = []
        for number, story in enumerate(STORIES):
            alone = house.person(f"一个人{number}")
            for words in story:
                alone.say(house.residents_bot, words)
                await house.settle()
            expected.append(_screen(house, alone))
        assert all(len(screen) >= 4 for screen in expected)
        began = len(house.twin.calls)
        crowd = [house.person(f"阿婆{number}") for number in range(many)]
        for place in range(len(GRANDMOTHER)):
            for number, one in enumerate(crowd):
                one.say(house.residents_bot, STORIES[number % len(STORIES)][place])
            await _step(house)
        await house.settle()

        told = [_screen(house, one) for one in crowd]
        for number, screen in enumerate(told):
            assert screen == expected[number % len(STORIES)], f"resident {number}"
        calls = house.twin.calls[began:]
        # All of them are asked for consent at once, and each of those letters is two messages: how many calls a letter
        # takes is known only when it has gone. What was refused came a second later, as the screens show.
        assert len([call for call in calls if call.status == 429]) < len(calls) / 50
        assert 20 < _peak([call for call in calls if call.status == 200], 1) <= 30
        for one in crowd:
            assert _peak([call for call in calls if call.chat_id == one.id], 1) <= 2
        assert house.twin.group_peak(house.group) <= 20
        assert {one.state for one in await _letters(house, 0)} <= {"sent", "overtaken"}
        heard = await house.store.look(lambda conn: conn.execute(select(t_inbox.c.state)).scalars().all())
        assert Counter(heard) == {"done": sum(map(len, STORIES)) * (1 + many // len(STORIES))}
        numbered = [one for one in await _tickets(house) if one.number]
        assert len(numbered) == len({one.number for one in numbered}) == len(STORIES) + many
        await _cards_are_true(house)


# ---- how it is played ----


async def _hire(house: TelegramHouse) -> list[User]:
    """26 on the page, all of them bound and in the group: enrolment has tests of its own."""
    inside = house.centre.house
    feng = inside.station.workers[0]
    more = tuple(
        replace(feng, id=f"more{number}", name=f"同工{number}", names={}, role=Role.COUNSELLOR)
        for number in range(WORKERS - len(inside.station.workers))
    )
    workers = inside.station.workers + more
    inside.pages = replace(inside.pages, station=replace(inside.station, workers=workers))
    await house.centre.open()
    for worker in more:
        user = house.staff[worker.id] = house.twin.user(worker.name, "zh-hans")
        house.group.add(user)
        house.twin.private(user, house.desk_bot).opened = True

    def bound(conn: Connection) -> None:
        for worker in more:
            chat = house.staff[worker.id].id
            bind(
                conn, inside.vault, address_id=inside.private(worker.id), door="private",
                who=fingerprint(inside.code_key, f"telegram:{chat}"), peer={"chat": chat}, now=house.clock.now(),
            )  # fmt: skip

    await house.store.turn(bound)
    await house.settle()
    return [house.staff[worker.id] for worker in workers]


async def _cards(house: TelegramHouse) -> list[Message]:
    """As many residents tell their story and send it; what stands in the group then."""
    for words in GRANDMOTHER[:4]:
        for number in range(CARDS):
            house.person(f"阿婆{number}").say(house.residents_bot, words)
    await house.settle()
    found = [one for one in house.group.messages if any("接单" in row for row in one.labels)]
    assert len(found) == CARDS
    return found


async def _step(house: TelegramHouse) -> None:
    """A quarter of a second for everybody: what falls due, what came, what may go."""
    await house.centre.tick()
    await house.round()
    house.clock.move(STEP)


async def _until_quiet(house: TelegramHouse) -> None:
    """Time goes on for everybody until no letter waits any more; the ladders go on ringing meanwhile."""
    for _ in range(4 * 60 * 10):
        await _step(house)
        open_letters = [one for one in await _letters(house, 0) if one.state in {"waiting", "leased"}]
        if not open_letters and not house.twin.waiting(house.desk_bot):
            return
    raise AssertionError("letters still wait after ten minutes")


# ---- what is looked at ----


def _data(message: Message, label: str) -> str:
    return next(one.data for row in message.buttons for one in row if one.label == label and one.data)


def _screen(house: TelegramHouse, user: User) -> list[str]:
    """What the bot has written to somebody, without what is theirs alone."""
    seen = [one for one in user.sees(house.residents_bot) if one.sender is house.residents_bot]
    return [_OURS.sub("#", one.words) for one in seen]


def _peak(calls: Sequence[Call], seconds: float) -> int:
    """The most counted calls of one bot in such a window."""
    of_bot: dict[int, list[float]] = defaultdict(list)
    for call in calls:
        if call.bot is not None and counted(call.method):
            of_bot[call.bot.id].append(call.at)
    return max(peak(times, seconds) for times in of_bot.values())


def _danger_first(letters: Sequence[Any]) -> None:
    """Nothing went into the group while something of danger waited for it."""
    danger = [one for one in letters if one.priority == 0]
    assert len(danger) >= ALERTS
    for calm in (one for one in letters if one.priority != 0):
        late = [one.id for one in danger if one.created_at <= calm.sent_at < one.sent_at]
        assert late == [], f"letter {calm.id} went before {late}"


async def _cards_are_true(house: TelegramHouse) -> None:
    """Of each ticket one card stands in the group, and it says how the ticket stands."""
    standing = [one for one in house.group.messages if one.sender is house.desk_bot and one.text and not one.service]
    for ticket in (one for one in await _tickets(house) if one.number):
        (card,) = [one for one in standing if f"{ticket.number} " in one.words and _is_card(one)]
        if ticket.owner_id is None:
            assert any("接单" in row for row in card.labels), card.words
        else:
            worker = house.centre.station.worker(ticket.owner_id)
            assert worker is not None
            assert f"{worker.name}已接" in card.words
            assert not any("接单" in row for row in card.labels)


def _is_card(message: Message) -> bool:
    return message.words[0] in "🔔🆕✅🆘"


async def _letters(house: TelegramHouse, after: int) -> list[Any]:
    """The letters to Telegram since one of them."""
    found = (
        select(t_letter, t_address.c.door)
        .join_from(t_letter, t_address, t_letter.c.address_id == t_address.c.id)
        .where(t_letter.c.id > after, t_address.c.door.in_(("telegram", "group", "private")))
        .order_by(t_letter.c.id)
    )
    return list(await house.store.look(lambda conn: conn.execute(found).all()))


async def _last_letter(house: TelegramHouse) -> int:
    return int((await _letters(house, 0))[-1].id)


async def _tickets(house: TelegramHouse) -> list[Any]:
    return list(await house.store.look(lambda conn: conn.execute(select(t_ticket)).all()))
