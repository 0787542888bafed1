"""One small story lived by three clients: aiogram, python-telegram-bot and grammY leave the twin in the same state."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Callable, Coroutine
from pathlib import Path

import pytest

from tests.twin import Bot, Press, Twin, User, serve

NODE = Path(__file__).with_name("node")


async def _aiogram(twin: Twin, bot: Bot) -> None:
    from tests.twin.clients.on_aiogram import live  # noqa: PLC0415 - three seconds and 160 MB, for this test alone

    await live(twin.url, bot.token)


async def _ptb(twin: Twin, bot: Bot) -> None:
    from tests.twin.clients.on_ptb import live  # noqa: PLC0415 - as above

    await live(twin.url, bot.token)


async def _grammy(twin: Twin, bot: Bot) -> None:
    await asyncio.to_thread(_install)
    process = await asyncio.create_subprocess_exec(
        "node", "story.js", twin.url, bot.token, cwd=NODE, stderr=asyncio.subprocess.PIPE
    )
    _, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()


def _install() -> None:
    """Install grammY from the lock, once; skip with the reason where that cannot be."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("grammY needs node and npm")
    installed = NODE / "node_modules" / ".package-lock.json"
    if installed.exists() and installed.stat().st_mtime > (NODE / "package-lock.json").stat().st_mtime:
        return
    try:
        done = subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=NODE, capture_output=True, text=True, check=False, timeout=180,
            env=os.environ | {"npm_config_loglevel": "error"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        pytest.skip("grammY could not be installed: the registry did not answer within three minutes")
    if done.returncode:
        pytest.skip(f"grammY could not be installed: {done.stderr.strip()[:200]}")


async def _until(twin: Twin, granny: User, bot: Bot, count: int) -> None:
    await twin.until(lambda: len(granny.sees(bot)) >= count, within=60)


async def _people(twin: Twin, bot: Bot) -> Press:
    """What the people of the story do; the bot answers each thing before the next is done."""
    granny, stranger = twin.user("阿婆"), twin.user("没开始的人")
    granny.start(bot, "abc")
    await _until(twin, granny, bot, 2)
    press = granny.press(granny.sees(bot)[1], "是")
    await twin.until(lambda: granny.sees(bot)[1].edited == 1)
    granny.voice(bot, b"OggS " + bytes(range(256)) * 40)
    await _until(twin, granny, bot, 4)
    granny.say(bot, "号码")
    await _until(twin, granny, bot, 6)
    granny.tap(bot, "留电话", number="+8613912345678")
    await _until(twin, granny, bot, 8)
    twin.fail("sendMessage", chat=granny, status=429, retry_after=3, after=1)
    granny.say(bot, f"难 {stranger.id}")
    await _until(twin, granny, bot, 10)
    granny.say(bot, "房租涨了，付不起")
    await _until(twin, granny, bot, 12)
    granny.say(bot, "/stop")
    await _until(twin, granny, bot, 14)
    return press


EXPECTED = """\
阿婆: /start abc
邻里: 选了 y (edited)
阿婆: voice 10245
邻里: 收到 document 录音.oga 10245 (protected)
阿婆: 号码
邻里: 请留电话 [['留电话'], ['不留']]
阿婆: contact
邻里: 号码 +8613912345678
阿婆: 难 N
邻里: 400, 403, 429 3 (to 难 N)
阿婆: 房租涨了，付不起
邻里: 您说：房租涨了，付不起
阿婆: /stop
邻里: 再见 (no keyboard)
"""


def _written(twin: Twin, granny: User, bot: Bot) -> str:
    lines = []
    for message in granny.sees(bot):
        parts = [message.words or ("contact" if message.contact else "")]
        if message.media:
            name = "" if message.media.kind == "voice" else f" {message.media.name}"
            parts.append(f"{message.media.kind}{name} {len(message.media.bytes)}")
        parts += [str(message.labels)] if message.labels else []
        parts += [str(message.keys)] if message.keys else []
        parts += ["(edited)"] if message.edited else []
        parts += ["(protected)"] if message.protected else []
        parts += ["(no keyboard)"] if message.hides_keyboard else []
        parts += [f"(to {message.reply_to.text})"] if message.reply_to else []
        lines.append(f"{message.sender.name}: {' '.join(part for part in parts if part)}")
    stranger = list(twin.users)[1]
    return "\n".join(lines).replace(str(stranger), "N") + "\n"


@pytest.mark.parametrize("client", [_aiogram, _ptb, _grammy])
async def test_the_same_story(
    client: Callable[[Twin, Bot], Coroutine[None, None, None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with serve() as twin:
        bot = twin.bot("1111:story-of-three-clients-0000000", name="邻里")
        twin.limits = None  # the story is quicker than one message a second
        async with asyncio.TaskGroup() as together:
            together.create_task(client(twin, bot))
            press = await _people(twin, bot)
        granny = next(iter(twin.users.values()))
        assert _written(twin, granny, bot) == EXPECTED
        assert press.answer
        assert press.answer.text == "好"
        assert twin.waiting(bot) == []
        assert [one.partition(".inline")[0] for one in twin.invalid] == ["sendMessage: reply_markup"]  # the planted one
        twin.invalid.clear()
        statuses = [
            call.status for call in twin.calls if call.status not in {200, -1}
        ]  # -1: grammY leaves its last poll
        assert statuses == [400, 403, 429]
