"""From nothing to the first answer over Telegram, and the memory then; beside bare imports and the web-only process."""

import asyncio
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.cold import free_port, resident_mb, start, talk
from benchmarks.table import Line, progress
from benchmarks.telegram_place import TwinLine, prepared, running, twin

_RUNS = 3
_WAIT_S = 60.0
_LIBRARIES = (("aiogram",), ("telegram",), ("aiogram", "telegram"))
_IMPORTED = """
import {0}
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")))
"""

Size = tuple[float, float]  # seconds, resident megabytes


async def lines(folder: Path) -> list[Line]:
    """Medians of a few starts, in turns, the first not counted: it fills the machine's caches."""
    found: dict[str, list[Size]] = {}
    async with twin(limits=True) as line:
        env, bot = await prepared(line, f"sqlite:///{folder / 'cold' / 'linli.db'}", folder / "cold", 7_000_001)
        web_env = {name: value for name, value in env.items() if "TOKEN" not in name}
        for number in range(_RUNS + 1):
            progress(f"start with Telegram {number} of {_RUNS}")
            found.setdefault("house", []).append(await _house(line, env, bot, folder / "cold"))
            command = [sys.executable, "-m", "bot", "run", "--port"]
            found.setdefault("web", []).append(await start(command, folder / "cold", talk, web_env))
            for names in _LIBRARIES:
                found.setdefault(" + ".join(names), []).append(await _imports(names))
    house, web, *bare = (_median(sizes) for sizes in found.values())
    both = bare[-1]
    told = [
        Line(f"import {name}", f"{seconds:.1f} s", f"{size:.0f} MB")
        for name, (seconds, size) in zip([" + ".join(names) for names in _LIBRARIES], bare, strict=True)
    ]
    more_s, more_mb = house[0] - web[0], house[1] - web[1]
    return [
        *told,
        Line("with Telegram: first update answered", f"{house[0]:.1f} s", f"web only {web[0]:.1f} s"),
        Line("with Telegram: memory", f"{house[1]:.0f} MB", f"web only {web[1]:.0f} MB"),
        _hoped("with Telegram - imports: time", house[0] - both[0], "s", 1),
        _hoped("with Telegram - imports: memory", house[1] - both[1], "MB", 100),
        _hoped("with Telegram - web only - imports: time", more_s - both[0], "s", 1),
        _hoped("with Telegram - web only - imports: memory", more_mb - both[1], "MB", 100),
    ]


def _hoped(what: str, more: float, unit: str, most: float) -> Line:
    figure = f"{more:.1f} {unit}" if unit == "s" else f"{more:.0f} {unit}"
    return Line(what, figure, "", f"≤ {most:.0f} {unit}", more <= most)


def _median(sizes: list[Size]) -> Size:
    return median(one[0] for one in sizes[1:]), median(one[1] for one in sizes[1:])


async def _house(line: TwinLine, env: dict[str, str], bot: int, folder: Path) -> Size:
    """One resident has written already: from the process's start to the answer on their screen."""
    (user,) = await line.many("user", [{"name": "阿婆", "lang": "zh-hans"}])
    await line.ask("say", {"user": user, "bot": bot, "text": "我孙女整天哭"})
    async with AsyncExitStack() as stack:
        began = perf_counter()
        command = ["bot", "run", "--port", str(free_port())]
        pid = await stack.enter_async_context(running(command, folder, folder / "cold.log", **env))
        async with asyncio.timeout(_WAIT_S):
            while len(await line.ask("sees", {"user": user, "bot": bot})) == 1:  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.01)
        return perf_counter() - began, resident_mb(pid)


async def _imports(names: tuple[str, ...]) -> Size:
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _IMPORTED.format(", ".join(names)), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    return perf_counter() - began, int(said) / 1024
