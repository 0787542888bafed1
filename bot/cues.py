"""A transcript's lines: what a cue says, which act a worker's press means, how a letter is drawn for a reader."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select

from bot.bodies import Command, Place
from bot.centre import swapping
from bot.centre.house import Work
from bot.centre.rostering import change
from bot.centre.swapping import Exchange
from bot.cues_outside import OUTSIDE
from bot.messages import (
    Accept,
    Act,
    CallSupervisor,
    Contacted,
    Decline,
    HandBack,
    HandOver,
    Heard,
    KeepOut,
    KeyIn,
    Later,
    Level,
    Outcome,
    PersonSafe,
    Post,
    RefuseLine,
    RefuseSheet,
    Reply,
    SheetAct,
    SignSheet,
    TakeLine,
    TakeOver,
    TakeSheet,
)
from bot.store.tables import t_item, t_sheet, t_swap, t_ticket
from referral.station import Deed, Line, Watch

_CUE = re.compile(r"^(?P<who>[^\s(:：#][^:：]{0,20})[:：]\s?(?P<words>.*)$")
PASS = re.compile(r"^\((?P<count>\d+) (?P<unit>min|h|days?)\)$")
AT = re.compile(r"^\((?:at|until) (?P<when>\d{4}-\d{2}-\d{2} \d{2}:\d{2})\)$")
DEED = re.compile(r"^\((?P<deed>erase|code of) (?P<who>[^()]+)\)$")
_WHEN = r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}"
ROSTER = re.compile(
    rf"^\((?P<deed>leave|cover|storm|shift|night)(?: (?P<what>[^()]+?))? (?P<start>{_WHEN}) to (?P<end>{_WHEN})\)$"
)
_SWAP = re.compile(rf"^(?P<taker>[a-z]+) (?P<start>{_WHEN})(?: 换 (?P<back>{_WHEN}))?$")
_ANSWERS = {"同意换班": swapping.YES, "不换班": swapping.NO, "不换了": swapping.WITHDRAW}
_AWAY = re.compile(r"^\((?P<who>\S+) is away (?P<rest>.+)\)$")
COMES_BY = re.compile(r"^\((?P<who>[^()]+) comes by (?P<unit>[a-z0-9-]+)\)$")
BUTTON = re.compile(r"^\[(?P<label>[^\]]+)\]$")
_MANY = 3  # reminders more than kinds of them, before they are drawn together
_REMINDER = re.compile(r"  desk(?: [a-z0-9-]+)?: (?:⏰|⬆️)")
_LEVELS = {"看过了": "checked", "读错了": "misread", "更急了": "worse"}
_REASONS = {"忙不开": "busy", "不在岗": "off", "要回避": "conflict", "不是我的专业": "skill"}
_KEYED_PARTS = 6
_BY = "import"  # who a transcript's changes of the roster are by
_PLACES = frozenset({"first", "second", "supervisor", "beside"})
PHOTO, FILE, PIN, PENCIL, VOICE = "🖼", "📎", "📍", "✏️", "🎤"
MARKS = {"voice": VOICE, "photo": PHOTO, "document": FILE}
_ABOUT = re.compile(r"^(?P<words>.*?) →(?P<number>\S*)$", re.DOTALL)
_PIN = re.compile(r"^(?P<lat>-?\d+(?:\.\d+)?),(?P<lon>-?\d+(?:\.\d+)?)(?: (?P<name>.*))?$")
_COMMAND = re.compile(r"^/(?P<name>\S+)(?: (?P<arg>.*))?$")
_TYPED = {
    "开始": "start",
    "帮助": "help",
    "状态": "status",
    "删除": "delete",
    "停": "stop",
    "取件码": "code",
    "记录": "held",
}


class TranscriptError(Exception):
    """A cue cannot be played; the message names the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One unindented line. ``who`` is None when time passes, or the house itself does something."""

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
        if any(one.match(line) for one in (PASS, AT, DEED, ROSTER, _AWAY, COMES_BY, OUTSIDE)):
            cues.append(Cue(number, line, None, line))
            continue
        found = _CUE.match(line)
        if found is None:
            raise TranscriptError(f"line {number}: neither who: words nor (time): {line!r}")
        cues.append(Cue(number, line, found["who"].strip(), found["words"].strip()))
    return heading, cues


def command_of(words: str, lang: str = "") -> Command | None:
    """The command of a line that begins with a slash; None for any other line."""
    found = _COMMAND.match(words)
    if found is None:
        return None
    return Command(_TYPED.get(found["name"], found["name"]), (found["arg"] or "").strip(), lang)


def place_of(cue: Cue, words: str, lang: str = "") -> Place:
    """A pin: latitude, a comma, longitude, and what the map calls it. Raises TranscriptError for anything else."""
    found = _PIN.match(words)
    if found is None:
        raise TranscriptError(f"line {cue.line}: a place is 📍 23.12911,113.26438 name")
    return Place(float(found["lat"]), float(found["lon"]), found["name"] or "", lang)


def spoken(words: str) -> tuple[str, str, str | None]:
    """A worker's line that is no press: its mark (🎤 🖼 📎 ✏️ or none), the words, and the ticket behind →, if any."""
    found = _ABOUT.match(words)
    said, number = (found["words"], found["number"] or None) if found else (words, None)
    mark, _, rest = said.partition(" ")
    return (mark, rest, number) if mark in {*MARKS.values(), PENCIL} else ("", said, number)


def act_of(label: str | None, cue: Cue, ticket: str) -> Act:
    """The act a press means; words without a press are a reply. Raises TranscriptError when there is no such act."""
    if label is None:
        return Reply(ticket, cue.words)
    name, _, rest = label.partition(" ")
    plain: dict[str, Act] = {
        "接单": Accept(ticket),
        "叫督导": CallSupervisor(ticket),
        "听过了": Heard(ticket),
        "看过了": Heard(ticket),
        "完": HandBack(ticket),
        "打过，通了": Contacted(ticket),
        "打过，没通": Contacted(ticket, reached=False),
        "已联系，人安全": PersonSafe(ticket),
        "接过来": TakeOver(ticket),
    }
    if name in plain:
        return plain[name]
    with_more: dict[str, Callable[[], Act]] = {
        "交给": lambda: HandOver(ticket, rest),
        "不接": lambda: KeepOut(ticket, _REASONS.get(rest, rest)),
        "不便接": lambda: Decline(ticket, _REASONS.get(rest, rest)),
        "定级": lambda: _level(ticket, rest),
        "晚一点": lambda: Later(ticket, int(rest)),
    }
    if name in with_more:
        return with_more[name]()
    raise TranscriptError(f"line {cue.line}: there is no act [{label}]")


def keyed(label: str, cue: Cue) -> KeyIn:
    """A request keyed in: [登记 concern urgency subject phone words]. Raises TranscriptError when a part is missing."""
    parts = label.split(" ", 5)
    if len(parts) < _KEYED_PARTS:
        raise TranscriptError(f"line {cue.line}: [登记 concern urgency subject phone words]")
    return KeyIn(parts[1], parts[2], parts[3], "" if parts[4] == "-" else parts[4], parts[5])


def _level(ticket: str, rest: str) -> Level:
    level, _, why = rest.partition(" ")
    return Level(ticket, level, _LEVELS.get(why, why))


def is_sheet(label: str) -> bool:
    """Whether the press is one on a hand-over sheet."""
    return label.partition(" ")[0] in {"交班签字", "接班签字", "不接班", "接这件", "不接这件"}


def sheet_act(work: Work, worker: str, label: str, number: str | None) -> SheetAct | None:
    """[交班签字] [接班签字] [不接班 忙不开], with a number [接这件] [不接这件 忙不开]: on the newest sheet of theirs.

    None where there is no such sheet or line.
    """
    name, _, rest = label.partition(" ")
    giver = name == "交班签字"
    s = t_sheet.c
    newest = select(s.id).order_by(s.id.desc()).limit(1)
    sheet = work.conn.execute(newest.where(s.giver == worker if giver else s.giver != worker)).scalar_one_or_none()
    if sheet is None:
        return None
    if name in {"接这件", "不接这件"}:
        mine = select(t_item.c.id).join(t_ticket, t_ticket.c.id == t_item.c.ticket_id)
        line = work.conn.execute(mine.where(t_item.c.sheet_id == sheet, t_ticket.c.number == number)).scalar()
        if line is None:
            return None
        return TakeLine(line) if name == "接这件" else RefuseLine(line, _REASONS.get(rest, rest))
    if name == "不接班":
        return RefuseSheet(sheet, _REASONS.get(rest, rest))
    return SignSheet(sheet) if giver else TakeSheet(sheet)


def is_swap(label: str) -> bool:
    """Whether the press asks for a swap or answers one."""
    return label.partition(" ")[0] in {"换班", *_ANSWERS}


def swap(work: Work, worker_id: str, label: str, cue: Cue) -> Outcome:
    """[换班 liang 2026-11-09 08:30] gives a shift away, 换 and another instant asks for that one of theirs instead.

    [同意换班] [不换班] [不换了] answer the newest. Raises TranscriptError for anything else.
    """
    name, _, rest = label.partition(" ")
    by = work.worker(worker_id)
    assert by is not None  # noqa: S101 - only who is on the pages acts
    if name in _ANSWERS:
        newest: int | None = work.conn.execute(select(func.max(t_swap.c.id))).scalar_one()
        return swapping.answer(work, by, newest or 0, _ANSWERS[name])
    found = _SWAP.match(rest)
    if found is None:
        raise TranscriptError(f"line {cue.line}: [换班 who 2026-11-09 08:30] or [… 换 2026-11-10 08:30]")
    tz = work.house.station.tz
    start, back = (
        datetime.strptime(one, "%Y-%m-%d %H:%M").replace(tzinfo=tz).astimezone(UTC) if one else None
        for one in (found["start"], found["back"])
    )
    assert start is not None  # noqa: S101 - the pattern has it
    return swapping.ask(work, by, Exchange(work.home(worker_id).id, worker_id, start, found["taker"], back))


def is_roster(cue: Cue) -> bool:
    """Whether the cue changes the roster."""
    return bool(ROSTER.match(cue.raw) or _AWAY.match(cue.raw))


def change_roster(work: Work, cue: Cue) -> int:
    """Do what a cue of the roster says; the number of the change. Raises TranscriptError naming what is wrong.

    Times are local ones of the door's station.
    """
    found = ROSTER.match(_AWAY.sub(r"(leave \g<who> \g<rest>)", cue.raw))
    if found is None:
        raise TranscriptError(f"line {cue.line}: not a change of the roster: {cue.raw}")
    tz, deed, said = work.house.station.tz, found["deed"], (found["what"] or "").split()
    start, end = (datetime.strptime(found[one], "%Y-%m-%d %H:%M").replace(tzinfo=tz) for one in ("start", "end"))
    try:
        match deed, said:
            case "leave", [worker]:
                return change(work, Deed.LEAVE, start, end, _BY, worker=worker)
            case "cover", [place, worker, "for", unit] if place in _PLACES:
                return change(work, Deed.COVER, start, end, _BY, unit=unit, place=place, worker=_named(worker))
            case "cover", [worker, "instead", "of", other, "for", unit]:
                return change(work, Deed.COVER, start, end, _BY, unit=unit, worker=_named(worker), instead_of=other)
            case "storm", []:
                return change(work, Deed.STORM, start, end, _BY)
            case "storm", ["for", unit]:
                return change(work, Deed.STORM, start, end, _BY, unit=unit)
            case (("shift" | "night"), [names, "for", unit]):
                first, second, supervisor = (names.split(",") + ["nobody"] * 3)[:3]
                line = Line(_named(first), _named(second), _named(supervisor))
                watch = Watch.NIGHT if deed == "night" else Watch.DAY
                return change(work, Deed.SHIFT, start, end, _BY, unit=unit, line=line, watch=watch)
    except ValueError as error:
        raise TranscriptError(f"line {cue.line}: {error}") from error
    raise TranscriptError(f"line {cue.line}: not a change of the roster: {cue.raw}")


def _named(worker: str) -> str | None:
    return None if worker == "nobody" else worker


def draw(name: str, post: Post) -> list[str]:
    """One letter as indented lines, its buttons below."""
    assert post.letter is not None  # noqa: S101 - asked by the caller
    first, *rest = post.letter.text.splitlines() or [""]
    marks = [PENCIL] if post.letter.edited else [MARKS[one.kind] for one in post.letter.enclosed]
    first = " ".join([*marks, first]).rstrip() if marks else first
    lines = [f"  {name}: {first}", *(f"    {line}" if line else "" for line in rest)]
    if post.letter.buttons:
        lines.append("    " + " ".join(f"[{button.label}]" for button in post.letter.buttons))
    return [line for line in lines if line]


def together(lines: list[str]) -> list[str]:
    """Of many reminders in a row the first of each kind is drawn, and how many more there were."""
    found: list[str] = []
    run: list[str] = []

    def flush() -> None:
        shown = [line for place, line in enumerate(run) if _shape(line) not in {_shape(one) for one in run[:place]}]
        more = len(run) - len(shown)
        found.extend(run if more < _MANY else [*shown, f"    … {more} more like these …"])
        run.clear()

    for line in lines:
        if not _REMINDER.match(line) and not line.endswith("请接单"):
            flush()
            found.append(line)
        else:
            run.append(line)
    flush()
    return found


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def single_spaced(lines: Iterable[str]) -> Iterable[str]:
    """Never two empty lines in a row."""
    last = None
    for line in lines:
        if not (line == "" and last in {"", None}):
            yield line
        last = line
