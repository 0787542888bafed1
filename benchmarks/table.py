"""One line a figure: what was measured, beside its peer, and how it stands to what was hoped for."""

import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time

ROUNDS = 5
Way = Callable[[float], Awaitable[int]]  # works for about so many seconds; how many it did


@dataclass(frozen=True, slots=True)
class Rate:
    """Medians of the rounds; ``rounds`` themselves, to be set against those of a peer."""

    per_second: float
    cpu_us: float  # of this process; a server's own is not in it
    rounds: tuple[float, ...]

    def against(self, peer: "Rate") -> float:
        """How many times the peer's rate, round by round."""
        return median(mine / theirs for mine, theirs in zip(self.rounds, peer.rounds, strict=True))


def progress(what: str) -> None:
    """Say what is being done now; nothing of it stays in the table."""
    print(f"  … {what}", file=sys.stderr, flush=True)


async def rates(
    title: str, ways: dict[str, Way], seconds: float, before: Callable[[], Awaitable[None]] | None = None
) -> dict[str, Rate]:
    """The ways take turns, so what else the machine does hurts all alike; ``before`` each round is not measured."""
    found: dict[str, list[float]] = {name: [] for name in ways}
    costs: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(ROUNDS):
        if before is not None:
            await before()
        progress(f"{title}: round {number + 1} of {ROUNDS}")
        for name, way in ways.items():
            began, spent = perf_counter(), process_time()
            count = await way(seconds / ROUNDS)
            found[name].append(count / (perf_counter() - began))
            costs[name].append((process_time() - spent) / count * 1e6)
    return {name: Rate(median(found[name]), median(costs[name]), tuple(found[name])) for name in ways}


@dataclass(frozen=True, slots=True)
class Line:
    """One figure. ``good`` is None where nothing was hoped for."""

    what: str
    figure: str
    peer: str = ""
    hoped: str = ""
    good: bool | None = None


def show(lines: list[Line]) -> None:
    """The table."""
    wide = max(len(line.what) for line in lines)
    middle = max(len(line.figure) for line in lines)
    right = max(len(line.peer) for line in lines)
    for line in lines:
        mark = {True: "  reached", False: "  NOT reached", None: ""}[line.good]
        print(f"{line.what:<{wide}}  {line.figure:>{middle}}  {line.peer:<{right}}  {line.hoped}{mark}".rstrip())
