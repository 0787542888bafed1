"""The demo's self-playing story: chapters are transcripts, played slowly through the real centre."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import structlog

from bot.centre.centre import Centre
from bot.doors.web_visitors import Visitors
from bot.page import PageError
from bot.transcript import Cue, Seat, Stage, TranscriptError, parse

log = structlog.get_logger("story")
_SPAN = re.compile(r"^\((\d+) (min|h)\)$")
_READ_S = 0.05  # seconds a watcher needs for one character
_SHORT_S, _LONG_S = 1.8, 6.0
_SETTLE_S = 1.0

Warp = Callable[[timedelta], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its title is the page's first line."""

    id: str
    title: str
    cues: tuple[Cue, ...]
    seat: str


def load_chapters(folder: Path) -> tuple[Chapter, ...]:
    """The chapters of a centre's story, in the order of their file names. Raises PageError naming file and line."""
    chapters = []
    for number, path in enumerate(sorted(folder.glob("*.chat")), 1):
        try:
            heading, cues = parse(_plain(path.read_text(encoding="utf-8")))
        except TranscriptError as error:
            raise PageError(f"{path}: {error}") from error
        if not heading:
            raise PageError(f"{path}: the first line must be '# ' and the chapter's title")
        chapters.append(Chapter(path.stem, heading[0].lstrip("# "), tuple(cues), f"story{number}"))
    return tuple(chapters)


def _plain(text: str) -> str:
    """A story knows no dates: 「until 08:40」 is the next time the clock says so."""
    return re.sub(r"^\(until (\d{2}:\d{2})\)$", r"(until 1970-01-01 \1)", text, flags=re.MULTILINE)


class Story:
    """Plays one chapter at a time. Pausing holds it between two cues; taking over ends it."""

    def __init__(self, centre: Centre, chapters: tuple[Chapter, ...], *, warp: Warp, visitors: Visitors) -> None:
        self._centre, self._warp, self._visitors = centre, warp, visitors
        self.passes: dict[str, str] = {}  # seat: the pass a browser shows to sit in it
        self._chapters = {chapter.id: chapter for chapter in chapters}
        self.chapters: Sequence[tuple[str, str]] = [(chapter.id, chapter.title) for chapter in chapters]
        self.seat = chapters[0].seat if chapters else ""
        self._current, self._text = "", ""
        self._task: asyncio.Task[None] | None = None
        self._running = asyncio.Event()
        self._visits = 0

    def state(self) -> Mapping[str, Any]:
        """What the page shows: the chapter, whether it is playing, what is happening now."""
        playing = self._task is not None and not self._task.done() and self._running.is_set()
        return {"chapter": self._current, "playing": playing, "text": self._text}

    async def play(self, chapter: str) -> None:
        """Start a chapter, or go on with the one that was paused. An unknown name changes nothing."""
        if chapter not in self._chapters:
            return
        if chapter == self._current and self._task is not None and not self._task.done():
            self._running.set()
            return
        await self._stop()
        found = self._chapters[chapter]
        self._visits += 1
        self.seat, self._current, self._text = f"{found.seat}v{self._visits}", chapter, found.title
        self.passes = {self.seat: self._visitors.issue()}
        self._running.set()
        self._task = asyncio.create_task(self._tell(found), name="story")

    async def pause(self) -> None:
        """Hold the story where it is."""
        self._running.clear()

    async def take_over(self) -> None:
        """The visitor goes on by hand."""
        await self._stop()
        self._text = ""

    async def tell_all(self) -> None:
        """Every chapter once, from the first: what the demo does before anybody touches it."""
        for chapter in list(self._chapters):
            await self.play(chapter)
            task = self._task
            if task is None:
                return
            await asyncio.wait([task])
            if self._current != chapter or task.cancelled():
                return
            await asyncio.sleep(_LONG_S)

    async def _stop(self) -> None:
        self._running.clear()
        if self._task is not None and not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task])
        self._task, self._current = None, ""

    async def _tell(self, chapter: Chapter) -> None:
        stage = Stage(self._centre, self._settled)
        visitor = await self._visitors.find(self.passes[self.seat])
        if visitor is None:
            raise LookupError("a pass we gave out ourselves was not known")
        address = (await self._visitors.mailbox(visitor)).id
        for cue in chapter.cues:
            await asyncio.sleep(min(_LONG_S, _SHORT_S + _READ_S * len(cue.raw)))
            await self._running.wait()
            self._text = self._passing(cue) if cue.who is None else f"{self._name(cue.who)}：{cue.words}"
            try:
                await self._play_one(stage, cue, address)
            except TranscriptError as error:  # a visitor pressed something meanwhile: the story gives way
                log.info("story gave way", chapter=chapter.id, why=str(error))
                return
        self._text = chapter.title

    def _passing(self, cue: Cue) -> str:
        words, lang = self._centre.words, self._centre.house.lang
        found = _SPAN.match(cue.raw)
        if found is None:
            return words.say(lang, "story-until", clock=cue.raw[-6:-1])
        return words.say(lang, "story-minutes" if found[2] == "min" else "story-hours", count=found[1])

    def _name(self, who: str) -> str:
        worker = self._centre.organisation.worker(who)
        return worker.name if worker is not None else who

    async def _play_one(self, stage: Stage, cue: Cue, address: str) -> None:
        if cue.who is None:
            await self._warp(self._span(cue))
            return
        if self._centre.organisation.worker(cue.who) is None and cue.who not in stage.seats:
            stage.seats[cue.who] = Seat(address)
        await stage.sights()  # what is on the screens now: buttons are pressed by their labels
        await stage.perform(cue)

    def _span(self, cue: Cue) -> timedelta:
        found = _SPAN.match(cue.raw)
        if found is not None:
            return timedelta(minutes=int(found[1]) * (60 if found[2] == "h" else 1))
        hour, minute = (int(part) for part in cue.raw[-6:-1].split(":"))
        now = self._centre.clock.now().astimezone(self._centre.station.tz)
        target = datetime.combine(now.date(), time(hour, minute), now.tzinfo)
        return (target if target > now else target + timedelta(days=1)) - now

    async def _settled(self) -> None:
        """Wait until the centre has heard and the courier has carried, as a watcher would see it."""
        async with self._centre.live.listen(self._centre.house.desk, "board", "outbox") as ears:
            await ears.wait(_SETTLE_S)
