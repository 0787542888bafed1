"""A scripted door: plays ``*.chat`` files, readable by a social worker, through the real centre and a real database.

Unindented lines are cues: who says or presses what (``阿婆: …``, ``feng: [接单]``), or how much time passes
(``(30 min)``, ``(at 2026-11-04 10:00)``). Indented lines are what everyone then sees. Playing drops the indented
lines and writes them anew: a test is ``written == played``.
"""

import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.messages import (
    Accept,
    Act,
    CallSupervisor,
    Contacted,
    Decline,
    HandBack,
    Heard,
    KeyIn,
    Later,
    Left,
    Number,
    PersonSafe,
    Post,
    Press,
    Reply,
    Text,
    Voice,
)
from bot.store.mailbox import new_address, posts
from bot.store.tables import t_ticket

_CUE = re.compile(r"^(?P<who>[^\s(:：#][^:：]{0,20})[:：]\s?(?P<words>.*)$")
_PASS = re.compile(r"^\((?P<count>\d+) (?P<unit>min|h|days?)\)$")
_AT = re.compile(r"^\((?:at|until) (?P<when>\d{4}-\d{2}-\d{2} \d{2}:\d{2})\)$")
_BUTTON = re.compile(r"^\[(?P<label>[^\]]+)\]$")
_UNITS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "day": timedelta(days=1), "days": timedelta(days=1)}
_VOICE, _CALL = "🎤", "📞"
_MANY = 3  # of the same line in a row, before they are drawn together


class TranscriptError(Exception):
    """A cue cannot be played; the message names the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One unindented line. ``who`` is None when time passes."""

    line: int
    raw: str
    who: str | None
    words: str


def parse(text: str) -> tuple[list[str], list[Cue]]:
    """The heading comments and the cues; what was seen is dropped. Raises TranscriptError naming the line."""
    heading: list[str] = []
    cues: list[Cue] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith(" "):
            continue
        if line.startswith("#"):
            heading.append(line)
            continue
        if _PASS.match(line) or _AT.match(line):
            cues.append(Cue(number, line, None, line))
            continue
        found = _CUE.match(line)
        if found is None:
            raise TranscriptError(f"line {number}: neither who: words nor (time): {line!r}")
        cues.append(Cue(number, line, found["who"].strip(), found["words"].strip()))
    return heading, cues


@dataclass(slots=True)
class Seat:
    """One resident's browser in the play."""

    address: str
    seen: int = 0
    buttons: dict[str, str] = field(default_factory=dict)  # label to id, of the newest letter
    old: dict[str, str] = field(default_factory=dict)  # of every letter before


class Stage:
    """The people of a transcript, at the real centre's doors."""

    def __init__(self, centre: Centre, settle: Callable[[], Awaitable[None]], *, kiosk: bool = False) -> None:
        self.centre, self._settle, self._kiosk = centre, settle, kiosk
        self.seats: dict[str, Seat] = {}
        self._seen: dict[str, int] = {}
        self._count = 0
        self.outcome: list[str] = []

    async def perform(self, cue: Cue) -> None:
        """Do what one cue says. Raises TranscriptError when there is no such button, act or ticket."""
        assert cue.who is not None  # noqa: S101 - time is the player's
        if self.centre.station.worker(cue.who) is not None:
            await self._act(cue.who, cue)
        else:
            await self._speak(cue.who, cue)
        await self._settle()

    async def seat(self, who: str) -> Seat:
        """The resident's browser; a new one the first time."""
        if who not in self.seats:
            kiosk = self._kiosk or who == "kiosk"

            def make(work: Work) -> str:
                made = new_address(work.conn, work.house.vault, door="web", kiosk=kiosk, token_hash=None, now=work.now)
                return made.id

            seat = Seat(await self.centre.work(make))
            greeting = self.centre.greeting(self.centre.house.lang)
            seat.buttons = {button.label: button.id for button in greeting.buttons}
            self.seats[who] = seat
        return self.seats[who]

    async def _speak(self, who: str, cue: Cue) -> None:
        seat = await self.seat(who)
        self._count += 1
        pressed = _BUTTON.match(cue.words)
        body: Text | Press | Voice | Number | Left
        if pressed and pressed["label"] in {"快速离开", "我走开了"}:
            body = Left()
        elif pressed:
            label = pressed["label"]
            button = seat.buttons.get(label) or seat.old.get(label)
            if button is None:
                raise TranscriptError(f"line {cue.line}: {who} sees no button [{label}]")
            body = Press(button)
        elif cue.words.startswith(_VOICE):
            body = Voice(await self.centre.keep_media(seat.address, "voice", "audio/ogg", b"OggS" + cue.words.encode()))
        elif cue.words.startswith(_CALL):
            body = Number(cue.words.removeprefix(_CALL).strip())
        else:
            body = Text(cue.words.replace("\\n", "\n"))
        await self.centre.receive(seat.address, f"cue-{self._count}", body)

    async def _act(self, worker: str, cue: Cue) -> None:
        found = re.match(r"^\[(?P<label>[^\]]+)\](?:\s+(?P<number>\S+-\d+))?$", cue.words)
        number = found["number"] if found else None
        label = found["label"] if found else None
        if label and label.startswith("登记 "):
            outcome = await self.centre.act(worker, _keyed(label, cue))
        else:
            ticket = await self.centre.look(lambda work: _ticket(work, number))
            if ticket is None:
                raise TranscriptError(f"line {cue.line}: there is no ticket for {worker} to act on")
            outcome = await self.centre.act(worker, _act_of(label, cue, ticket))
        self.outcome.append(
            f"  → {worker}: {self.centre.words.say(self.centre.house.lang, outcome.key, **outcome.args)}"
        )

    async def sights(self) -> list[str]:
        """What everybody saw since the last look, as indented lines."""
        lines, self.outcome = self.outcome, []
        alone = len(self.seats) == 1
        for who, seat in self.seats.items():
            name = "bot" if alone else f"bot to {who}"
            for post in await self._new(seat.address):
                if post.letter is not None:
                    lines += _draw(name if post.letter.who == "bot" else f"human{name[3:]}", post)
                    seat.old |= seat.buttons
                    if post.letter.buttons:
                        seat.buttons = {button.label: button.id for button in post.letter.buttons}
        lines += [line for post in await self._new(self.centre.house.desk) for line in _draw("desk", post)]
        for worker in self.centre.station.workers:
            lines += [line for post in await self._new(f"worker:{worker.id}") for line in _draw(worker.id, post)]
        return _together(lines)

    async def _new(self, address: str) -> list[Post]:
        after = self._seen.get(address, 0)
        found = await self.centre.look(lambda work: posts(work.conn, work.house.vault, address, after, 500))
        if found:
            self._seen[address] = found[-1].seq
        return found


def _ticket(work: Work, number: str | None) -> str | None:
    from sqlalchemy import select  # noqa: PLC0415

    query = select(t_ticket.c.id).where(t_ticket.c.number.is_not(None))
    if number is not None:
        query = query.where(t_ticket.c.number == number)
    found: str | None = work.conn.execute(query.order_by(t_ticket.c.sent_at.desc(), t_ticket.c.number.desc()).limit(1)).scalar_one_or_none()
    return found


_REASONS = {"忙不开": "busy", "不在岗": "off", "要回避": "conflict", "不是我的专业": "skill"}


def _act_of(label: str | None, cue: Cue, ticket: str) -> Act:
    if label is None:
        return Reply(ticket, cue.words)
    name, _, rest = label.partition(" ")
    plain: dict[str, Act] = {
        "接单": Accept(ticket),
        "叫督导": CallSupervisor(ticket),
        "听过了": Heard(ticket),
        "完": HandBack(ticket),
        "打过，通了": Contacted(ticket),
        "打过，没通": Contacted(ticket, reached=False),
        "已联系，人安全": PersonSafe(ticket),
    }
    if name in plain:
        return plain[name]
    if name == "不便接":
        return Decline(ticket, _REASONS.get(rest, rest))
    if name == "晚一点":
        return Later(ticket, int(rest))
    raise TranscriptError(f"line {cue.line}: there is no act [{label}]")


def _keyed(label: str, cue: Cue) -> KeyIn:
    parts = label.split(" ", 5)
    if len(parts) < 6:
        raise TranscriptError(f"line {cue.line}: [登记 concern urgency subject phone words]")
    return KeyIn(parts[1], parts[2], parts[3], "" if parts[4] == "-" else parts[4], parts[5])


def _draw(name: str, post: Post) -> list[str]:
    assert post.letter is not None  # noqa: S101 - asked by the caller
    first, *rest = post.letter.text.splitlines() or [""]
    lines = [f"  {name}: {first}", *(f"    {line}" if line else "" for line in rest)]
    if post.letter.buttons:
        lines.append("    " + " ".join(f"[{button.label}]" for button in post.letter.buttons))
    return [line for line in lines if line]


def _together(lines: list[str]) -> list[str]:
    """Reminders that differ only in their figures are drawn as the first, the number between, and the last."""
    found: list[str] = []
    run: list[str] = []

    def flush() -> None:
        found.extend(run if len(run) <= _MANY else [run[0], f"    … {len(run) - 2} more like it …", run[-1]])
        run.clear()

    for line in lines:
        shape = re.sub(r"\d+", "#", line)
        if run and (re.sub(r"\d+", "#", run[0]) != shape or not line.startswith("  desk: ⏰")):
            flush()
        run.append(line)
    flush()
    return found


async def play(
    text: str, stage: Stage, wait: Callable[[datetime], Awaitable[None]], now: Callable[[], datetime]
) -> str:
    """The transcript as it really goes. ``wait`` lets civil time pass until an instant, doing what falls due."""
    heading, cues = parse(text)
    out = list(heading)
    for cue in cues:
        out += ["", cue.raw] if cue.who is None or not out or out[-1].startswith(("#", " ")) else [cue.raw]
        if cue.who is None:
            await wait(_target(cue, stage, now()))
            await stage._settle()  # noqa: SLF001 - the player is the stage's other half
        else:
            await stage.perform(cue)
        out += await stage.sights()
    return "\n".join(line for line in _blank(out)) + "\n"


def _blank(lines: Iterable[str]) -> Iterable[str]:
    last = None
    for line in lines:
        if not (line == "" and last in {"", None}):
            yield line
        last = line


def _target(cue: Cue, stage: Stage, now: datetime) -> datetime:
    at = _AT.match(cue.raw)
    if at is not None:
        return datetime.strptime(at["when"], "%Y-%m-%d %H:%M").replace(tzinfo=stage.centre.station.tz)
    found = _PASS.match(cue.raw)
    assert found is not None  # noqa: S101 - parse let only these two through
    return now + int(found["count"]) * _UNITS[found["unit"]]


def read_script(path: Path) -> str:
    """A transcript from disk."""
    return path.read_text(encoding="utf-8")
