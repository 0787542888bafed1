"""The people of the crash tests on Telegram: residents who write whatever becomes of the house, workers who press."""

import asyncio
from dataclasses import dataclass, field

from tests.crash.telegram_scene import Scene
from tests.house import pages
from tests.twin import Message, Press, User

Script = tuple[str, ...]
Told = dict[Script, list[str]]  # the names of the sentences a story is answered with
GRANDMOTHER: Script = (
    "阿珺，我孙女失恋了，情绪不稳定，整天哭，你能不能抽空来开导一下",
    "都没有",
    "13800138000",
    "可以，送出",
    "她昨晚又没吃饭",
)
DANGER: Script = ("我不想活了", "我真的撑不下去", "晚上一个人在家", "睡不着", "谢谢")
PUPIL: Script = ("我儿子在学校总被同学打", "都没有", "在这里说", "可以，送出", "他明天不想去上学")
SCRIPTS = (GRANDMOTHER, DANGER, PUPIL)
_PACE_S = 0.05  # twenty updates a second


@dataclass
class Resident:
    """Somebody who writes one line after the other; ``ids`` are what Telegram calls the updates."""

    user: User
    lines: Script
    ids: list[str] = field(default_factory=list)

    def say_next(self, scene: Scene) -> None:
        """Write the next line."""
        self.user.say(scene.residents, self.lines[len(self.ids)])
        self._note(scene)

    def press_next(self, scene: Scene) -> Press:
        """Press the button that says the next line, on the newest message that has it."""
        label = self.lines[len(self.ids)]
        shown = next(one for one in reversed(self.user.sees(scene.residents)) if _has(one, label))
        pressed = self.user.press(shown, label)
        self._note(scene)
        return pressed

    def _note(self, scene: Scene) -> None:
        self.ids.append(str(scene.twin.waiting(scene.residents)[-1].id))


def residents(scene: Scene, count: int, scripts: tuple[Script, ...] = SCRIPTS) -> list[Resident]:
    """So many, each with one of the stories."""
    return [Resident(scene.person(f"阿婆{n}"), scripts[n % len(scripts)]) for n in range(count)]


def say_all(scene: Scene, crowd: list[Resident]) -> None:
    """Everybody writes everything now, in turns."""
    for place in range(max(len(one.lines) for one in crowd)):
        for one in crowd:
            if place < len(one.lines):
                one.say_next(scene)


async def trickle(scene: Scene, crowd: list[Resident], wanted: "list[Wish]") -> list[Press]:
    """The same, twenty updates a second; the workers' presses of 接单 among them."""
    presses: list[Press] = []
    for _ in range(len(crowd[0].lines)):
        for one in crowd:
            await asyncio.sleep(_PACE_S)
            one.say_next(scene)
            if len(presses) < len(wanted):
                presses.append(wanted[len(presses)].press())
    return presses


@dataclass(frozen=True)
class Wish:
    """A worker who wants to take a ticket."""

    worker: User
    card: Message
    ticket: str

    def press(self) -> Press:
        """Press 接单 below its card, whatever has become of it since."""
        return self.worker.press(self.card, data=f"d:accept:{self.ticket}")


def wishes(scene: Scene, workers: int) -> list[Wish]:
    """So many workers for each card in the group that can be taken."""
    staff = list(scene.staff.values())[:workers]
    return [Wish(worker, card, ticket) for ticket, card in cards(scene).items() for worker in staff]


def cards(scene: Scene) -> dict[str, Message]:
    """The cards in the group that can be taken, by the id of their ticket; of a doubled one the newest."""
    label = _label("act-accept")
    return {_ticket(message, label): message for message in scene.group.messages if _has(message, label)}


async def contact(scene: Scene, tickets: set[str]) -> list[Press]:
    """Whoever took one of these presses 打通了, once, as soon as they see the button."""
    label = _label("console-reached")
    presses: dict[str, Press] = {}
    async with asyncio.timeout(120):
        while presses.keys() != tickets:
            for worker in scene.staff.values():
                for message in worker.sees(scene.desk):
                    if _has(message, label) and _ticket(message, label) not in presses:
                        presses[_ticket(message, label)] = worker.press(message, label)
            if presses.keys() != tickets:
                await scene.twin.stirred.wait()
    return list(presses.values())


def ticket_of(press: Press) -> str:
    """The id of the ticket a press is about."""
    return press.data.rpartition(":")[2]


def _label(key: str) -> str:
    return pages().words.say("zh-Hans", key)


def _has(message: Message, label: str) -> bool:
    return any(label in row for row in message.labels)


def _data(message: Message, label: str) -> list[str]:
    return [one.data for row in message.buttons for one in row if one.label == label and one.data]


def _ticket(message: Message, label: str) -> str:
    return _data(message, label)[0].rpartition(":")[2]
