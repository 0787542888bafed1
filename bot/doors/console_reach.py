"""Who can be reached, as lights with a word and a shape: beside everybody on the line, and in a list of all staff."""

from dataclasses import dataclass
from typing import Any

from bot.centre import inviting, reachable
from bot.centre.house import Work
from bot.centre.reachable import NEVER, Reach
from bot.doors.console_room import Room
from bot.doors.console_times import Times
from bot.store.peers import OK

_SHAPES = {"ok": "✓", "none": "○", "lost": "✕"}  # a signal besides the colour and the word


@dataclass(frozen=True, slots=True)
class Light:
    """``kind`` ok · none · lost."""

    kind: str
    text: str

    @property
    def shape(self) -> str:
        """The sign before the words."""
        return _SHAPES[self.kind]


@dataclass(frozen=True, slots=True)
class Colleague:
    """One line of the list of staff."""

    id: str
    name: str
    profession: str
    lights: tuple[Light, ...]
    turn: str
    alarm: bool  # first on duty soon, and nothing would ring
    may_try: bool
    may_invite: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    bot: str | None
    staff: list[Reach]
    group: str


async def reach_page(room: Room) -> dict[str, Any]:
    """The values of the duty page that say who can be reached, and what this worker may do about it."""
    steady, unit = room.centre.clock.steady(), room.unit.id

    def look(work: Work) -> _Seen:
        staff = reachable.staff(work, steady, unit)
        return _Seen(inviting.bot_name(work.conn), staff, reachable.group(work, unit))

    seen = await room.centre.look(look)
    me = room.visit.worker
    staff = [_colleague(room, one, used=seen.bot is not None) for one in seen.staff]
    return {
        "staff": staff,
        "lights": {one.id: one.lights[0] for one in staff},
        "bot": seen.bot,
        "mine": inviting.may_invite(me, me),
        "bound": any(one.worker.id == me.id and one.chat == OK and one.chat_at for one in seen.staff),
        "group": _group(room, seen.group),
        "may_group": inviting.may_invite_group(me),
    }


def _colleague(room: Room, one: Reach, *, used: bool) -> Colleague:
    me, worker = room.visit.worker, one.worker
    lights = ((_chat(room, one),) if used else ()) + (_desk(room, one),)
    return Colleague(
        id=worker.id,
        name=worker.called(room.visit.lang),
        profession=worker.profession,
        lights=lights,
        turn=_turn(room, one),
        alarm=one.first and not one.rings(messenger=used),
        may_try=used and one.chat == OK and inviting.may_try(me, worker),
        may_invite=used and me.id != worker.id and inviting.may_invite(me, worker),
    )


def _chat(room: Room, one: Reach) -> Light:
    if one.chat == NEVER:
        return Light("none", room.say("console-reach-never"))
    if one.chat_at is None:
        return Light("none", room.say("console-reach-unproved", button=room.say("group-got")))
    kind = "ok" if one.chat == OK else "lost"
    return Light(kind, room.say(f"console-reach-{kind}", span=room.times.span(one.chat_at, room.times.now)))


def _desk(room: Room, one: Reach) -> Light:
    if one.came_in is None:
        return Light("none", room.say("console-reach-desk-never"))
    if one.signed_in:
        return Light("ok", room.say("console-reach-desk-in"))
    at = Times(room.centre.clock.steady(), room.unit.tz, room.say).at(one.came_in)
    return Light("ok" if one.recent else "none", room.say("console-reach-desk-was", at=at))


def _turn(room: Room, one: Reach) -> str:
    if one.turn is None:
        return room.say("console-reach-turn-none", days=reachable.TURN_DAYS)
    if one.turn <= room.times.now:
        return room.say("console-reach-turn-now")
    return room.say("console-reach-turn", at=room.times.on(one.turn))


def _group(room: Room, chat: str) -> Light:
    kind = {NEVER: "none", OK: "ok"}.get(chat, "lost")
    return Light(kind, room.say(f"console-tg-group-{kind}"))
