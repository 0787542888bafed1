"""A scripted door: plays ``*.chat`` files, readable by a social worker, through the real centre and a real database.

Unindented lines are cues; indented lines are what everyone then sees. Playing drops the indented lines and writes them
anew: a test is ``written == played``. Cues:

``阿婆: words`` · ``阿婆: [label]`` a button · ``阿婆: 🎤 …`` a voice note
``阿婆: 📞 13800138000`` the number the door gives · ``阿婆: words ×10`` ten times before anybody listens
``阿婆: 🖼 caption`` a photograph · ``阿婆: 📎 name.pdf caption`` a file; both captions may be left out
``阿婆: 📍 23.12911,113.26438 name`` a place on the map; most have no name
``阿婆: ✏️ new words`` their last words, put right
``阿婆: /status`` · ``/help`` · ``/stop`` · ``/delete`` · ``/start xuefu`` · ``/code 123456`` a command of the menu
``feng: [接单]`` or ``feng: [接单] 白云1104-01`` an act · ``feng: words`` or ``feng: words →白云1104-01`` a reply
``feng: 🎤 …`` ``feng: 🖼 caption`` ``feng: 📎 name.pdf caption`` a file to the resident · ``feng: ✏️ words`` put right
``feng: [交给 liang]`` · ``liang: [接过来]`` · ``liang: [不接 忙不开]`` a claim is handed over
``feng: [交班签字]`` · ``liang: [接班签字]`` · ``liang: [不接班 忙不开]`` · ``liang: [接这件] 白云1104-01``
``wei: [换班 jiang 2026-11-09 08:30 换 2026-11-16 08:30]`` · ``jiang: [同意换班]`` · ``[不换班]`` · ``wei: [不换了]``
``(30 min)`` ``(2 h)`` ``(3 days)`` ``(at 2026-11-04 10:00)`` time passes
``(erase 阿婆)`` the resident's data key is destroyed
``(code of 阿婆)`` their 取件码 is tried in another browser
``(阿婆 comes by liuan)`` before they speak: by the door of that unit
``(leave feng 2026-11-05 00:00 to 2026-11-07 00:00)`` or ``(feng is away …)`` · ``(storm … to …)``
``(receiver opens)`` · ``(sender yunquan: …)`` somebody outside (bot.cues_outside)
``(cover first liang for baiyun … to …)`` or ``nobody`` · ``(cover liang instead of feng for baiyun … to …)``
``(shift su,liang,tan for baiyun … to …)`` first, second, supervisor · ``(night su for baiyun … to …)`` on call at home

Heading lines: ``# title`` · ``# kiosk`` residents sit at the school's kiosk · ``# page en`` their page is in English ·
``# centre hexi`` plays on that centre's pages instead of the demo's.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot import cues_forms, cues_outside
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.centre.keeping import begin, keep, lock
from bot.cues import (
    AT,
    BUTTON,
    COMES_BY,
    DEED,
    FILE,
    PASS,
    PENCIL,
    PHOTO,
    PIN,
    VOICE,
    Cue,
    TranscriptError,
    act_of,
    change_roster,
    command_of,
    draw,
    is_roster,
    is_sheet,
    is_swap,
    keyed,
    parse,
    place_of,
    sheet_act,
    single_spaced,
    spoken,
    swap,
    together,
)
from bot.messages import Amend, Body, Document, Edit, Left, Number, Outcome, Picture, Post, Press, Reply, Text, Voice
from bot.store.mailbox import get_address, new_address, posts
from bot.store.tables import t_ticket

__all__ = [
    "FILES",
    "Cue",
    "Seat",
    "Stage",
    "TranscriptError",
    "centre_named",
    "parse",
    "play",
    "read_script",
    "target_of",
    "ticket_of",
]

_UNITS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "day": timedelta(days=1), "days": timedelta(days=1)}
_VOICE, _CALL = "🎤", "📞"
_OFTEN = re.compile(r"^(?P<words>.*) ×(?P<times>\d{1,3})$")
_CODE = re.compile(r"\d(?:-\d){5}")
_LEAVING = {"快速离开", "我走开了"}
FILES = {  # what a worker sends along: its kind, what it is, and the first bytes of such a thing
    VOICE: ("voice", "audio/ogg", b"OggS-a-voice"),
    PHOTO: ("photo", "image/jpeg", b"\xff\xd8\xff\xda\x00\x02-a-picture"),
    FILE: ("document", "application/pdf", b"%PDF-a-paper"),
}
_PAGE, _CENTRE = "# page ", "# centre "


@dataclass(slots=True)
class Seat:
    """One resident's browser in the play."""

    address: str
    seen: int = 0
    buttons: dict[str, str] = field(default_factory=dict)  # label to id, of the newest letter
    old: dict[str, str] = field(default_factory=dict)  # of every letter before
    code: str = ""  # the 取件码 last told here
    said: str = ""  # what the door calls their last words, so that they can be put right


class Stage:
    """The people of a transcript, at the real centre's doors. ``lang`` is the language of the residents' page."""

    def __init__(
        self, centre: Centre, settle: Callable[[], Awaitable[None]], *, kiosk: bool = False, lang: str = ""
    ) -> None:
        self.centre, self._settle, self.kiosk, self.lang = centre, settle, kiosk, lang
        self.seats: dict[str, Seat] = {}
        self._seen: dict[str, int] = {}
        self._count = 0
        self.outcome: list[str] = []
        self._spoken: dict[str, str] = {}  # worker: what their last words to a resident are called

    async def perform(self, cue: Cue) -> None:
        """Do what one cue says. Raises TranscriptError when there is no such button, act or ticket."""
        assert cue.who is not None  # noqa: S101 - time is the player's
        if self.centre.organisation.worker(cue.who) is not None:
            await self._act(cue.who, cue)
        else:
            await self._speak(cue.who, cue)
        await self._settle()

    async def seat(self, who: str) -> Seat:
        """The resident's browser; a new one the first time."""
        if who not in self.seats:

            def make(work: Work) -> str:
                made = new_address(
                    work.conn, work.house.vault, door="web", kiosk=self.kiosk, token_hash=None, now=work.now
                )
                return made.id

            seat = Seat(await self.centre.work(make))
            greeting = self.centre.greeting(self.lang or self.centre.house.lang)
            seat.buttons = {button.label: button.id for button in greeting.buttons}
            self.seats[who] = seat
        return self.seats[who]

    async def _speak(self, who: str, cue: Cue) -> None:
        seat = await self.seat(who)
        often = _OFTEN.match(cue.words)
        words, times = (often["words"], int(often["times"])) if often else (cue.words, 1)
        for _ in range(times):
            self._count += 1
            body = await self._body(seat, words, cue)
            await self.centre.receive(seat.address, f"cue-{self._count}", body)
            if isinstance(body, Text):
                seat.said = f"cue-{self._count}"

    async def _body(self, seat: Seat, words: str, cue: Cue) -> Body:
        pressed = BUTTON.match(words)
        if pressed and pressed["label"] in _LEAVING:
            return Left()
        if pressed:
            label = pressed["label"]
            button = seat.buttons.get(label) or seat.old.get(label)
            if button is None:
                raise TranscriptError(f"line {cue.line}: {cue.who} sees no button [{label}]")
            return Press(button, self.lang)
        if words.startswith(_VOICE):
            media = await self.centre.keep_media(seat.address, "voice", "audio/ogg", b"OggS" + words.encode())
            return Voice(media, lang=self.lang)
        if words.startswith(_CALL):
            return Number(words.removeprefix(_CALL).strip(), self.lang)
        sent = await self._sent_along(seat, words, cue)
        return sent or command_of(words, self.lang) or Text(words.replace("\\n", "\n"), self.lang)

    async def _sent_along(self, seat: Seat, words: str, cue: Cue) -> Body | None:
        """What a messenger carries besides words; None for words."""
        mark, _, rest = words.partition(" ")
        if mark == PHOTO:
            media = await self.centre.keep_media(seat.address, "photo", "image/jpeg", b"\xff\xd8\xff" + rest.encode())
            return Picture(media, rest, self.lang)
        if mark == FILE:
            name, _, caption = rest.partition(" ")
            media = await self.centre.keep_media(seat.address, "document", "application/pdf", b"%PDF", name)
            return Document(media, caption, self.lang)
        if mark == PIN:
            return place_of(cue, rest, self.lang)
        if mark == PENCIL:
            return Edit(seat.said, rest.replace("\\n", "\n"), self.lang)
        return None

    async def _act(self, worker: str, cue: Cue) -> None:
        found = re.match(r"^\[(?P<label>[^\]]+)\](?:\s+(?P<number>\S+-\d+))?$", cue.words)
        number = found["number"] if found else None
        label = found["label"] if found else None
        if label and label.startswith("登记 "):
            outcome = await self.centre.act(worker, keyed(label, cue))
        elif label and is_sheet(label):
            outcome = await self.sign(worker, label, number, cue)
        elif label and is_swap(label):
            outcome = await self.centre.work(lambda work: swap(work, worker, label, cue))
        else:
            mark, words, about = spoken(cue.words) if label is None else ("", "", None)
            ticket = await self.centre.look(lambda work: ticket_of(work, number or about))
            if ticket is None:
                raise TranscriptError(f"line {cue.line}: there is no ticket for {worker} to act on")
            if label is None:
                outcome = await self._talk(worker, ticket, mark, words)
                said = self.centre.words.say(self.centre.house.lang, outcome.key, **outcome.args)
                self.outcome.append(f"  → {worker}: {said}")
                return
            form = await self.centre.look(lambda work: cues_forms.read(work, worker, label or "", ticket))
            if form is not None:
                said, _ = await self.centre.work(lambda work: cues_forms.fill(work, worker, form))
                self.outcome.append(f"  → {worker}: {said}")
                return
            outcome = await self.centre.act(worker, act_of(label, cue, ticket))
        said = self.centre.words.say(self.centre.house.lang, outcome.key, **outcome.args)
        self.outcome.append(f"  → {worker}: {said}")

    async def _talk(self, worker: str, ticket: str, mark: str, words: str) -> Outcome:
        """A worker's words to the resident, a file with its words, or the last words put right."""
        self._count += 1
        source = f"cue:{self._count}"
        if mark == PENCIL:
            return await self.centre.act(worker, Amend(ticket, self._spoken.get(worker, source), words))
        self._spoken[worker] = source
        if not mark:
            return await self.centre.act(worker, Reply(ticket, words, None, source))
        kind, mime, data = FILES[mark]
        text = words.partition(" ")[2] if mark == FILE else "" if mark == VOICE else words
        return await self.centre.send_file(worker, ticket, kind, mime, data, text, source)

    async def sign(self, worker: str, label: str, number: str | None, cue: Cue) -> Outcome:
        """A press on a hand-over sheet. Raises TranscriptError where there is none."""
        act = await self.centre.look(lambda work: sheet_act(work, worker, label, number))
        if act is None:
            raise TranscriptError(f"line {cue.line}: there is no sheet for {worker} to sign")
        return await self.centre.act(worker, act)

    async def do(self, cue: Cue) -> None:
        """What the house does by itself: erase a person, look a code up. Raises TranscriptError for who is not here."""
        found = DEED.match(cue.raw)
        seat = self.seats.get(found["who"]) if found else None
        if found is None or seat is None:
            raise TranscriptError(f"line {cue.line}: nobody of that name has spoken: {cue.raw}")
        if found["deed"] == "erase":
            await self.centre.work(lambda work: _erase(work, seat.address))
            return
        status = await self.centre.by_code(seat.code)
        self.outcome.append(f"  → {status if status is not None else '—'}")

    async def lay(self, cue: Cue) -> None:
        """Change the roster as a cue says."""
        await self.centre.work(lambda work: change_roster(work, cue))

    async def outside(self, cue: Cue) -> None:
        """A receiver answers, or a sender refers somebody in. Raises TranscriptError for who is not there."""
        try:
            self.outcome += await self.centre.work(lambda work: cues_outside.play(work, cue.raw))
        except ValueError as error:
            raise TranscriptError(f"line {cue.line}: {error}") from error

    async def come_by(self, cue: Cue) -> None:
        """Somebody who has said nothing yet opens a unit's own door. Raises TranscriptError for an unknown unit."""
        found = COMES_BY.match(cue.raw)
        if found is None or found["unit"] not in self.centre.organisation.units:
            raise TranscriptError(f"line {cue.line}: no such unit: {cue.raw}")
        seat, unit = await self.seat(found["who"]), found["unit"]

        def enter(work: Work) -> None:
            address = get_address(work.conn, seat.address)
            if address is not None:
                lock(work, address.person_id)
                session = begin(work, seat.address, self.lang)
                keep(work, address.person_id, replace(session, told=replace(session.told, unit=unit)))

        await self.centre.work(enter)

    async def sights(self) -> list[str]:
        """What everybody saw since the last look, as indented lines."""
        lines, self.outcome = self.outcome, []
        alone = len(self.seats) == 1
        for who, seat in self.seats.items():
            name = "bot" if alone else f"bot to {who}"
            for post in await self._new(seat.address):
                if post.letter is None:
                    continue
                lines += draw(name if post.letter.who == "bot" else f"human{name[3:]}", post)
                code = _CODE.search(post.letter.text)
                seat.code = code[0] if code else seat.code
                seat.old |= seat.buttons
                if post.letter.buttons:
                    seat.buttons = {button.label: button.id for button in post.letter.buttons}
        for unit in self.centre.organisation.units:
            name = "desk" if unit == self.centre.house.station.id else f"desk {unit}"
            lines += [line for post in await self._new(self.centre.house.desk_of(unit)) for line in draw(name, post)]
        for worker in self.centre.organisation.workers():
            lines += [line for post in await self._new(f"worker:{worker.id}") for line in draw(worker.id, post)]
        return together(lines)

    async def settle(self) -> None:
        """Hear what waits, carry what is written."""
        await self._settle()

    async def _new(self, address: str) -> list[Post]:
        after = self._seen.get(address, 0)
        found = await self.centre.look(lambda work: posts(work.conn, work.house.vault, address, after, 500))
        if found:
            self._seen[address] = found[-1].seq
        return [post for post in found if post.letter is not None]


def ticket_of(work: Work, number: str | None) -> str | None:
    """The ticket of this number; the newest, where none is given."""
    query = select(t_ticket.c.id).where(t_ticket.c.number.is_not(None))
    if number is not None:
        query = query.where(t_ticket.c.number == number)
    newest = query.order_by(t_ticket.c.sent_at.desc(), t_ticket.c.number.desc()).limit(1)
    found: str | None = work.conn.execute(newest).scalar_one_or_none()
    return found


def _erase(work: Work, address_id: str) -> None:
    address = get_address(work.conn, address_id)
    if address is not None:
        work.house.vault.erase(work.conn, address.person_id)


async def play(
    text: str, stage: Stage, wait: Callable[[datetime], Awaitable[None]], now: Callable[[], datetime]
) -> str:
    """The transcript as it really goes. ``wait`` lets civil time pass until an instant, doing what falls due."""
    heading, cues = parse(text)
    stage.kiosk = stage.kiosk or "# kiosk" in heading
    stage.lang = next((line.removeprefix(_PAGE) for line in heading if line.startswith(_PAGE)), stage.lang)
    out = list(heading)
    for cue in cues:
        out += ["", cue.raw] if cue.who is None or not out or out[-1].startswith(("#", " ")) else [cue.raw]
        if cue.who is not None:
            await stage.perform(cue)
        elif is_roster(cue):
            await stage.lay(cue)
            await stage.settle()
        elif COMES_BY.match(cue.raw):
            await stage.come_by(cue)
        elif cues_outside.OUTSIDE.match(cue.raw):
            await stage.outside(cue)
            await stage.settle()
        elif DEED.match(cue.raw):
            await stage.do(cue)
            await stage.settle()
        else:
            await wait(target_of(cue, stage, now()))
            await stage.settle()
        out += await stage.sights()
    return "\n".join(single_spaced(out)) + "\n"


def target_of(cue: Cue, stage: Stage, now: datetime) -> datetime:
    """The civil instant a time cue leads to. Raises TranscriptError for a cue that is not one."""
    at = AT.match(cue.raw)
    if at is not None:
        return datetime.strptime(at["when"], "%Y-%m-%d %H:%M").replace(tzinfo=stage.centre.station.tz)
    found = PASS.match(cue.raw)
    if found is None:
        raise TranscriptError(f"line {cue.line}: not a time: {cue.raw}")
    return now + int(found["count"]) * _UNITS[found["unit"]]


def centre_named(text: str) -> str:
    """The folder below ``centres`` a transcript is played on, as its heading says; "" for the demo's."""
    return next((line.removeprefix(_CENTRE).strip() for line in text.splitlines() if line.startswith(_CENTRE)), "")


def read_script(path: Path) -> str:
    """A transcript from disk."""
    return path.read_text(encoding="utf-8")
