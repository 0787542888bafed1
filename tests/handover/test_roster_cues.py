"""A transcript may change the roster, name another centre, and let somebody come by another door."""

import pytest

from bot.cues import TranscriptError, parse
from bot.store.engine import Store
from bot.transcript import Stage, centre_named, play
from referral.duty import on_duty
from tests.clock import FrozenClock
from tests.house import open_centre, pass_time, settle

THURSDAY = "2026-11-05"


async def _played(store: Store, clock: FrozenClock, text: str) -> Stage:
    centre, courier = await open_centre(store)

    async def settled() -> None:
        await settle(centre, courier)

    stage = Stage(centre, settled)
    await play(text, stage, lambda until: pass_time(centre, courier, clock, until), clock.now)
    return stage


@pytest.mark.parametrize(
    ("cue", "first"),
    [
        (f"(leave feng {THURSDAY} 00:00 to 2026-11-07 00:00)", None),
        (f"(feng is away {THURSDAY} 00:00 to 2026-11-07 00:00)", None),
        (f"(cover first liang for baiyun {THURSDAY} 08:30 to {THURSDAY} 18:00)", "liang"),
        (f"(cover first nobody for baiyun {THURSDAY} 08:30 to {THURSDAY} 18:00)", None),
        (f"(cover he instead of feng for baiyun {THURSDAY} 08:30 to {THURSDAY} 18:00)", "he"),
        (f"(shift su for baiyun {THURSDAY} 06:00 to {THURSDAY} 12:00)", "su"),
        (f"(night su,liang,tan for baiyun {THURSDAY} 06:00 to {THURSDAY} 12:00)", "su"),
        (f"(storm {THURSDAY} 06:00 to {THURSDAY} 12:00)", "feng"),
    ],
)
async def test_the_roster_is_changed(cue: str, first: str | None, sqlite_store: Store, clock: FrozenClock) -> None:
    stage = await _played(sqlite_store, clock, f"{cue}\n(at {THURSDAY} 07:00)\n(at {THURSDAY} 10:00)\n")
    line = await stage.centre.look(lambda work: on_duty(work.station, work.now))
    if "06:00" in cue and "su" in cue:  # what the page says begins at half past eight, and is not taken away
        early = await stage.centre.look(lambda work: on_duty(work.station, work.now.replace(hour=23, day=4)))
        assert early.first == first
    else:
        assert line.first == first


@pytest.mark.parametrize(
    "cue",
    [
        "(leave nobody-knows 2026-11-05 00:00 to 2026-11-07 00:00)",
        "(leave feng 2026-11-07 00:00 to 2026-11-05 00:00)",
        "(cover third liang for baiyun 2026-11-05 00:00 to 2026-11-07 00:00)",
        "(shift su for elsewhere 2026-11-05 00:00 to 2026-11-07 00:00)",
        "(阿婆 comes by elsewhere)",
    ],
)
async def test_what_cannot_be_is_said_with_its_line(cue: str, sqlite_store: Store, clock: FrozenClock) -> None:
    with pytest.raises(TranscriptError, match="line 1"):
        await _played(sqlite_store, clock, f"{cue}\n")


async def test_they_come_by_another_door(sqlite_store: Store, clock: FrozenClock) -> None:
    stage = await _played(sqlite_store, clock, "(阿婆 comes by baiyun)\n阿婆: 我孙女失恋了，整天哭\n")
    assert "阿婆" in stage.seats


def test_the_heading_names_the_centre() -> None:
    assert centre_named("# A title.\n# centre hexi\n阿婆: 你好\n") == "hexi"
    assert centre_named("# A title.\n阿婆: 你好\n") == ""
    assert parse("# A title.\n# centre hexi\n")[0] == ["# A title.", "# centre hexi"]
