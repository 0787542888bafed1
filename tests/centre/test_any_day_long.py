"""A random day at the centre on a real SQLite store: residents speak, workers act, time passes, and the rules hold."""

import asyncio
import re
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.centre.house import Work
from bot.messages import Letter, Text, letter_from_json
from bot.store.engine import Store, open_store
from bot.store.keys import Keys
from bot.store.schema import init_db
from bot.store.tables import t_deadline, t_event, t_inbox, t_letter, t_promise, t_ticket
from bot.transcript import Cue, Stage, TranscriptError
from tests.clock import FrozenClock
from tests.house import open_centre, pass_time, settle

RARE = "龘靐"  # planted in everything residents say: none of it may reach the desk's group
PHONE = "13876501234"
WORDS = (
    "我孙女失恋了，整天哭",
    "我女儿三天没吃东西了",
    "我不想活了",
    "我老公打我，我躲在厕所里",
    "低保要什么材料",
    "都没有",
    "说不准",
    "找真人",
    "算了，不说了",
    "撤回",
    "可以",
    "有人接了吗",
    "谢谢",
    PHONE,
    "更难了",
    "楼道里堆满了东西，电动车也停楼道",
)
PRESSES = (
    "我自己",
    "都没有",
    "说过不想活",
    "有人打",
    "在这里说",
    "可以，送出",
    "撤回",
    "先别联系我",
    "会",
    "补充",
    "另一件事",
    "改一下",
)
ACTS = (
    "[接单]",
    "[不便接 忙不开]",
    "[不便接 要回避]",
    "[叫督导]",
    "[打过，通了]",
    "[打过，没通]",
    "[已联系，人安全]",
    "[晚一点 60]",
    "[完]",
    "[听过了]",
    "您好",
)
TIMED = re.compile(
    r"(^|\+)(accepted-phone|accepted-here|accepted-meet|renewed|receipt-closed|night|night-short|status-new"
    r"|status-accepted)(\+|$)"
)

spoken = st.tuples(st.just("say"), st.sampled_from(["阿婆", "阿明"]), st.sampled_from(WORDS))
pressed = st.tuples(st.just("press"), st.sampled_from(["阿婆", "阿明"]), st.sampled_from(PRESSES))
voiced = st.tuples(st.just("voice"), st.just("阿明"), st.just("🎤"))
acted = st.tuples(st.just("act"), st.sampled_from(["feng", "liang", "tan", "su"]), st.sampled_from(ACTS))
waited = st.tuples(st.just("wait"), st.just(""), st.sampled_from(["2", "20", "180", "900", "3000"]))
days = st.lists(st.one_of(spoken, spoken, pressed, pressed, acted, acted, waited, voiced), min_size=4, max_size=22)


@cache
def made() -> tuple[Path, Path]:
    """A finished database and its keys, copied for each day."""
    folder = Path(tempfile.mkdtemp(prefix="linli-day-"))
    init_db(f"sqlite:///{folder / 'made.db'}", folder / "keys", FrozenClock().now())
    return folder / "made.db", folder / "keys"


@dataclass
class Seen:
    events: list[tuple[int, str, str]] = field(default_factory=list)


def on_a_fresh_store(play: Callable[[Store, FrozenClock], Awaitable[None]]) -> None:
    database, keys = made()

    async def run() -> None:
        clock = FrozenClock()
        with tempfile.TemporaryDirectory() as folder:
            shutil.copyfile(database, Path(folder) / "day.db")
            async with await open_store(f"sqlite:///{folder}/day.db", Keys.read(keys), clock) as store:
                await play(store, clock)

    asyncio.run(run())


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(days)
def test_the_rules_hold_on_any_day(day: list[tuple[str, str, str]]) -> None:
    async def play(store: Store, clock: FrozenClock) -> None:
        centre, courier = await open_centre(store)

        async def settled() -> None:
            await settle(centre, courier)

        stage, seen = Stage(centre, settled), Seen()
        for number, (kind, who, what) in enumerate(day):
            match kind:
                case "wait":
                    await pass_time(centre, courier, clock, clock.now() + timedelta(minutes=int(what)))
                case "say":
                    seat = await stage.seat(who)
                    rare = "" if what in {"可以", "都没有", "撤回", PHONE} else RARE
                    await centre.receive(seat.address, f"say-{number}", Text(what + rare))
                    await settled()
                case "voice":
                    await stage.perform(Cue(number, what, who, what))
                case _:
                    with suppress(TranscriptError):  # there is no such button, or no ticket yet
                        words = f"[{what}]" if kind == "press" else what
                        await stage.perform(Cue(number, what, who, words))
            await stage.sights()
            await centre.look(lambda work: hold(work, seen))

    on_a_fresh_store(play)


def hold(work: Work, seen: Seen) -> None:
    """Every rule, on what now lies in the store."""
    nothing_is_forgotten(work)
    every_time_told_is_a_promise(work)
    assert not work.conn.execute(select(t_inbox.c.id).where(t_inbox.c.state == "waiting")).all()
    events_only_grow(work, seen)
    the_desk_reads_no_words(work)


def nothing_is_forgotten(work: Work) -> None:
    for ticket in work.conn.execute(
        select(t_ticket).where(t_ticket.c.number.is_not(None), t_ticket.c.closed_at.is_(None))
    ):
        waiting = select(t_deadline.c.id).where(t_deadline.c.ticket_id == ticket.id, t_deadline.c.done_at.is_(None))
        calmed = ticket.calmed_at is not None
        assert ticket.owner_id is not None or calmed or work.conn.execute(waiting).first(), ticket.number


def every_time_told_is_a_promise(work: Work) -> None:
    for row in work.conn.execute(select(t_letter).where(t_letter.c.kind == "reply")):
        letter = letter_from_json(work.house.vault.open_json(work.conn, row.person_id, "letter.body", row.body))
        if TIMED.search(letter.key):
            made = select(t_promise.c.id).where(t_promise.c.ticket_id == row.ticket_id)
            assert work.conn.execute(made).first() is not None, letter.key


def events_only_grow(work: Work, seen: Seen) -> None:
    now = [(row.id, row.kind, row.by) for row in work.conn.execute(select(t_event).order_by(t_event.c.id))]
    assert now[: len(seen.events)] == seen.events
    seen.events = now


def the_desk_reads_no_words(work: Work) -> None:
    for row in work.conn.execute(select(t_letter).where(t_letter.c.address_id == work.house.desk)):
        letter: Letter = letter_from_json(work.house.vault.open_json(work.conn, row.person_id, "letter.body", row.body))
        shown = f"{letter.text}{letter.card}{letter.buttons}"
        assert not any(character in shown for character in RARE)
        assert PHONE not in shown
