"""Plays the same transcripts over Telegram: residents and workers are people at the twin, and press what they see."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.centre.codes import fingerprint
from bot.centre.house import Work
from bot.cues import (
    BUTTON,
    COMES_BY,
    DEED,
    FILE,
    PENCIL,
    VOICE,
    Cue,
    TranscriptError,
    act_of,
    is_sheet,
    is_swap,
    keyed,
    spoken,
    together,
)
from bot.doors.group.heard import PREFIX
from bot.messages import (
    Accept,
    Act,
    CallSupervisor,
    Contacted,
    Decline,
    HandBack,
    Heard,
    KeepOut,
    Later,
    PersonSafe,
    TakeOver,
)
from bot.store.peers import find_peer
from bot.transcript import FILES as _FILES
from bot.transcript import Stage, play, ticket_of
from tests.messenger.filling import Hand
from tests.messenger.house import TelegramHouse
from tests.twin import Bot, Call, Message, User

_ACT = re.compile(r"^\[(?P<label>[^\]]+)\](?:\s+(?P<number>\S+-\d+))?$")
_OFTEN = re.compile(r"^(?P<words>.*) ×(?P<times>\d{1,3})$")
_CODE = re.compile(r"\d(?:-\d){5}")
_APP = {"en": "en", "zh-Hant-HK": "zh-hk", "zh-Hant-TW": "zh-tw"}
_REWRITTEN = frozenset({"editMessageText", "editMessageCaption"})
_SEEN = _REWRITTEN | {"sendMessage", "sendVoice", "sendPhoto", "sendDocument", "setMessageReaction"}
_HUMAN = "👤 "
_NAMES: dict[type[Any], str] = {
    Accept: "accept",
    CallSupervisor: "supervisor",
    Heard: "heard",
    HandBack: "handback",
    PersonSafe: "safe",
    TakeOver: "takeover",
}
_DELETES = "(delete topic "
THREADS = "# each ticket has a topic"  # heading: where a card stands is drawn too
_KINDS = {"sendVoice": "🎤", "sendPhoto": "🖼", "sendDocument": "📎"}


def _file(user: User, bot: Bot, words: str, rest: str) -> None:
    name, _, caption = rest.partition(" ")
    user.document(bot, words.encode(), name, "application/pdf", caption)


def _place(user: User, bot: Bot, _words: str, rest: str) -> None:
    where, _, name = rest.partition(" ")
    lat, lon = (float(one) for one in where.split(","))
    user.location(bot, lat, lon, title=name)


_SENT: dict[str, Callable[[User, Bot, str, str], object]] = {
    "🎤": lambda user, bot, words, _: user.voice(bot, b"OggS" + words.encode()),
    "🖼": lambda user, bot, words, rest: user.photo(bot, b"\xff\xd8\xff" + words.encode(), rest),
    "📎": _file,
    "📍": _place,
    "📞": lambda user, bot, _, rest: user.contact(bot, rest.strip()),
}
_SWITCH: dict[str, Callable[[User, Bot], None]] = {
    "(block)": lambda user, bot: user.block(bot),
    "(unblock)": lambda user, bot: user.unblock(bot),
}


class TelegramStage(Stage):
    """People with telephones. What the console alone can do (登记) is done there."""

    def __init__(self, house: TelegramHouse) -> None:
        super().__init__(house.centre, house.settle)
        self.tg = house
        self._calls = len(house.twin.calls)
        self._codes: dict[str, str] = {}
        self._last: dict[str, Message] = {}
        self._topics: dict[int, str] = {}
        self.shows_topics = False
        self._answered: set[str] = set()  # what was told of a form in its own message too

    async def perform(self, cue: Cue) -> None:
        """As the web's stage does; ``feng+liang: [接单]`` is two presses at once."""
        assert cue.who is not None
        if cue.words.startswith(_DELETES):
            number = cue.words.removeprefix(_DELETES).strip(" )")
            named = [thread for thread, topic in self.tg.group.topics.items() if topic.name.startswith(number)]
            self.tg.group.delete_topic(named[-1])
            return
        workers = cue.who.split("+")
        if len(workers) > 1 and all(self.centre.station.worker(one) for one in workers):
            await self._both(workers, cue)
            return
        await super().perform(cue)

    async def _both(self, workers: list[str], cue: Cue) -> None:
        found = _ACT.match(cue.words)
        assert found is not None
        presses = []
        for worker in workers:
            (name,) = _names(act_of(found["label"], cue, "-"))
            seen = self._with(self.tg.staff[worker], name, found["number"], private=False)
            assert seen is not None, f"line {cue.line}: nobody sees [{found['label']}]"
            presses.append((worker, self.tg.staff[worker].press(seen[0], data=seen[1])))
        await self.tg.settle()
        for worker, press in presses:
            assert press.answer is not None
            self._say(worker, press.answer.text)

    # ---- residents ----

    async def _speak(self, who: str, cue: Cue) -> None:
        user, bot = self._person(who), self.tg.residents_bot
        often = _OFTEN.match(cue.words)
        words, times = (often["words"], int(often["times"])) if often else (cue.words, 1)
        pressed = BUTTON.match(words)
        if pressed and not user.sees(bot):
            user.start(bot)  # the web's page greets whoever opens it; here one presses Start
            await self.tg.settle()
            self._calls = len(self.tg.twin.calls)
        for _ in range(times):
            self._one(user, who, words, cue)

    def _one(self, user: User, who: str, words: str, cue: Cue) -> None:
        bot = self.tg.residents_bot
        pressed = BUTTON.match(words)
        kind, _, rest = words.partition(" ")
        if pressed:
            self._press(user, bot, pressed["label"], cue)
        elif kind in _SENT:
            _SENT[kind](user, bot, words, rest)
        elif kind == "✏️":
            user.edit(self._last[who], rest)
        elif words.startswith("/start"):
            user.start(bot, words.removeprefix("/start").strip())
        elif words in _SWITCH:
            _SWITCH[words](user, bot)
        else:
            self._last[who] = user.say(bot, words.replace("\\n", "\n"))

    async def come_by(self, cue: Cue) -> None:
        """The link of a unit is followed: one presses Start. The web's page greets whoever opens it, unseen too."""
        found = COMES_BY.match(cue.raw)
        if found is None or found["unit"] not in self.centre.organisation.units:
            raise TranscriptError(f"line {cue.line}: no such unit: {cue.raw}")
        self._person(found["who"]).start(self.tg.residents_bot, f"unit-{found['unit']}")
        await self.tg.settle()
        self._calls = len(self.tg.twin.calls)

    def _person(self, who: str) -> User:
        return self.tg.person(who, _APP.get(self.lang, "zh-hans"))

    def _press(self, user: User, bot: Bot, label: str, cue: Cue) -> None:
        shown = [one for one in user.sees(bot) if one.sender is bot and (one.buttons or one.keyboard)]
        for message in reversed(shown):
            if any(label in row for row in message.labels):
                user.press(message, label)
                return
            if message is user.keyboard(bot) and any(label in row for row in message.keys):
                user.tap(bot, label)
                return
            if any(label in row for row in message.keys):  # the key-pad has gone: one types the word
                user.say(bot, label)
                return
        raise TranscriptError(f"line {cue.line}: {cue.who} sees no button [{label}]")

    # ---- workers ----

    async def _act(self, worker: str, cue: Cue) -> None:
        found = _ACT.match(cue.words)
        label, number = (found["label"], found["number"]) if found else (None, None)
        if label and label.startswith("登记 "):
            outcome = await self.centre.act(worker, keyed(label, cue))
            self._say(worker, self.centre.words.say(self.centre.house.lang, outcome.key, **outcome.args))
            return
        if label and (is_sheet(label) or is_swap(label) or label.startswith("交给 ")):  # at the console
            await super()._act(worker, cue)
            return
        user, bot = self.tg.staff[worker], self.tg.desk_bot
        if cue.words in _SWITCH:
            _SWITCH[cue.words](user, bot)
            await self.tg.settle()
            return
        if label is None:
            self._talk_to(worker, user, cue)
            await self.tg.settle()
            return
        if self._answers_whom(user, label):
            await self.tg.settle()
            return
        told = await self._filled(worker, user, label, number)
        if told is not None:
            self._say(worker, told)
            self._answered.add(told)
            return
        for name in _names(act_of(label, cue, "-")):
            await self._push(worker, user, name, number, cue)

    def _talk_to(self, worker: str, user: User, cue: Cue) -> None:
        """Words or a file to a resident: a reply to what stands there of the ticket; with a bare ``→`` to nothing."""
        bot = self.tg.desk_bot
        mark, words, number = spoken(cue.words)
        about = None if cue.words.endswith(" →") else self._about(user, bot, number or "")
        if mark == PENCIL:
            user.edit(self._last[worker], words)
        elif mark:
            kind, mime, data = _FILES[mark]
            name, caption = (words.partition(" ")[0], words.partition(" ")[2]) if mark == FILE else ("", words)
            caption = "" if mark == VOICE else caption
            media = self.tg.twin.media(kind, data, name or kind, mime, 3)
            self._last[worker] = user.send(bot, media, caption, reply_to=about)
        else:
            self._last[worker] = user.say(bot, words, reply_to=about)

    def _answers_whom(self, user: User, label: str) -> bool:
        """A press below "whom is this for?"; False where that is not what is asked."""
        bot = self.tg.desk_bot
        mine = [one for one in user.sees(bot) if one.sender is bot and any(label in row for row in one.labels)]
        if not mine or not any((key.data or "").startswith(f"{PREFIX}to:") for row in mine[-1].buttons for key in row):
            return False
        user.press(mine[-1], label)
        return True

    async def _filled(self, worker: str, user: User, label: str, number: str | None) -> str | None:
        def begin() -> None:
            self._calls = len(self.tg.twin.calls)

        hand = Hand(self.centre, worker, user, self.tg.desk_bot, self.tg.settle, begin, list(self.tg.group.messages))
        return await hand.fill(label, number)

    async def _push(self, worker: str, user: User, name: str, number: str | None, cue: Cue) -> None:
        found = self._with(user, name, number) or await self._forged(user, name, number)
        if found is None:
            raise TranscriptError(f"line {cue.line}: {worker} sees no message to press for {cue.words}")
        press = user.press(found[0], data=found[1])
        await self.tg.settle()
        if press.answer is not None and press.answer.text:
            self._say(worker, press.answer.text)

    def _with(self, user: User, name: str, number: str | None, *, private: bool = True) -> tuple[Message, str] | None:
        """The newest message with a button for this act that the worker sees: their own chat first, then the group."""
        for place in (user.sees(self.tg.desk_bot) if private else [], self.tg.group.messages):
            for message in reversed(place):
                keys = [key.data or "" for row in message.buttons for key in row]
                data = next((key for key in keys if key.removeprefix(PREFIX).startswith(f"{name}:")), None)
                if data is not None and (number is None or number in message.words):
                    return message, data
        return None

    async def _forged(self, user: User, name: str, number: str | None) -> tuple[Message, str] | None:
        """A press of a button that is not shown: a client can be made to send anything."""
        ticket = await self.centre.look(lambda work: ticket_of(work, number))
        places = (user.sees(self.tg.desk_bot), self.tg.group.messages)
        shown = [one for place in places for one in reversed(place) if one.sender is self.tg.desk_bot]
        return (shown[0], f"{PREFIX}{name}:{ticket}") if shown and ticket else None

    def _about(self, user: User, bot: Bot, number: str) -> Message | None:
        """The newest message of the ticket; of any, where no number is given; none for 没有回复 in the words."""
        mine = [one for one in user.sees(bot) if one.sender is bot and (number or "-") in one.words]
        return mine[-1] if mine else None

    def _say(self, worker: str, text: str) -> None:
        self.outcome.append(f"  → {worker}: {text}")

    # ---- the house ----

    async def do(self, cue: Cue) -> None:
        """Erase a person; or try their 取件码 from somebody else's telephone."""
        found = DEED.match(cue.raw)
        assert found is not None
        who = found["who"]
        if found["deed"] == "erase":
            await self._erase(who)
            return
        other = self.tg.twin.user("别人", "zh-hans")
        code = self._codes[who].replace("-", "")
        other.start(self.tg.residents_bot, f"code-{code}")
        await self.tg.settle()
        seen = [one for one in other.sees(self.tg.residents_bot) if one.sender is self.tg.residents_bot]
        self.outcome.append(f"  → {seen[-1].words if seen else '—'}")

    async def _erase(self, who: str) -> None:
        key = fingerprint(self.centre.house.code_key, f"telegram:{self.tg.people[who].id}")

        def erase(work: Work) -> None:
            address = find_peer(work.conn, "telegram", key)
            assert address is not None, f"{who} has never spoken"
            work.house.vault.erase(work.conn, address.person_id)

        await self.centre.work(erase)

    # ---- what everybody saw ----

    async def sights(self) -> list[str]:
        """Every message and edit since the last look, in the order of the web's transcripts."""
        lines, self.outcome = self.outcome, []
        calls = [call for call in self.tg.twin.calls[self._calls :] if call.status == 200 and call.method in _SEEN]
        self._calls = len(self.tg.twin.calls)
        alone = len(self.tg.people) == 1
        for who, user in self.tg.people.items():
            name = "" if alone else f" to {who}"
            for call in calls:
                if call.bot is self.tg.residents_bot and call.chat_id == user.id:
                    lines += self._resident(name, call, who)
        for call in calls:
            if call.chat_id == self.tg.group.id:
                lines += _drawn(f"desk{self._topic(call)}", call)
        told: list[str] = []
        for worker, user in self.tg.staff.items():
            mine = [call for call in calls if call.bot is self.tg.desk_bot and call.chat_id == user.id]
            mine = [call for call in mine if call.params.get("text") not in self._answered]
            answers = [call for call in mine if "reply_parameters" in call.params]
            told += [line for call in answers for line in _answered(worker, call)]
            reminded = False
            for call in mine:
                if call.method == "setMessageReaction":
                    lines.append(f"  {worker}: {call.params['reaction'][0]['emoji']}")
                elif call not in answers:
                    drawn = _drawn(worker, call)
                    reminder = drawn[0].endswith("请接单")
                    lines += drawn[:1] if reminder and reminded else drawn
                    reminded |= reminder
        self._answered.clear()
        return together([*told, *lines])

    def _topic(self, call: Call) -> str:
        """Where in the forum it stands, once the tickets have topics of their own."""
        self._topics |= {thread: topic.name for thread, topic in self.tg.group.topics.items()}
        named = self._topics.get(int(call.params.get("message_thread_id") or 0), "")
        return f" #{named.partition(' ')[0]}" if self.shows_topics and "-" in named else ""

    def _resident(self, name: str, call: Call, who: str) -> list[str]:
        text = str(call.params.get("text") or call.params.get("caption") or "")
        human = text.startswith(_HUMAN)
        code = _CODE.search(text)
        self._codes[who] = code[0] if code else self._codes.get(who, "")
        human = human or call.method in _KINDS or call.method == "editMessageCaption"  # nobody else sends files
        words = text.removeprefix(_HUMAN.strip()).strip() if human else text
        edited = f"{PENCIL} {words}" if call.method in _REWRITTEN else words
        return _drawn(f"{'human' if human else 'bot'}{name}", call, edited)


def _answered(worker: str, call: Call) -> list[str]:
    """What the bot answered to a worker's words; whom they are for is asked with buttons."""
    drawn = _drawn(worker, call)
    asked = "这句话给谁" in drawn[0]
    return [
        f"  → {drawn[0].strip()}",
        *(drawn[1:] if asked else drawn[1 : len(call.params.get("text", "").splitlines())]),
    ]


def _drawn(name: str, call: Call, text: str | None = None) -> list[str]:
    words = text if text is not None else str(call.params.get("text") or call.params.get("caption") or "")
    words = "\n".join(line for line in words.splitlines() if not line.startswith("☎ ") or name not in {"bot", "human"})
    kind = _KINDS.get(call.method, "")
    first, *rest = f"{kind} {words}".strip().splitlines() or [""]
    lines = [f"  {name}: {first}", *(f"    {line}" for line in rest if line)]
    labels = _labels(call.params.get("reply_markup"))
    if labels:
        lines.append("    " + " ".join(f"[{label}]" for label in labels))
    return lines


def _labels(markup: Any) -> list[str]:
    if isinstance(markup, str):
        markup = json.loads(markup)
    if not isinstance(markup, dict):
        return []
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return [key["text"] for row in rows for key in row if not key.get("request_contact")]


def _names(act: Act) -> tuple[str, ...]:
    """The buttons that lead to an act, one after the other."""
    match act:
        case Decline(reason=reason):
            return ("decline", f"decline-{reason}")
        case KeepOut(reason=reason):
            return (f"keepout-{reason}",)
        case Contacted(reached=reached):
            return ("reached" if reached else "missed",)
        case Later(minutes=minutes):
            return (f"later-{minutes}",)
        case _:
            return (_NAMES[type(act)],)


async def play_telegram(house: TelegramHouse, text: str) -> str:
    """A transcript as it really goes over Telegram."""
    stage = TelegramStage(house)
    stage.shows_topics = THREADS in text

    async def wait(until: datetime) -> None:
        await house.pass_time(until)

    return await play(text, stage, wait, house.clock.now)
