"""The room behind the workbench: who may be in it, what is tried there, and how a page or a press is answered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fastapi import HTTPException, Request
from starlette.responses import RedirectResponse, Response

from bot.centre import workbench
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.centre.rulekeeping import TOPIC, changes_now
from bot.centre.workbench import may_bench
from bot.doors.console_acts import read_form
from bot.doors.console_bench_trial import Trials
from bot.doors.console_entry import Entry
from bot.doors.console_paper import guarded
from bot.doors.console_room import Room, Said
from bot.messages import Done, Outcome, Refused
from bot.pages.changes import RuleData
from referral.station import Worker


@dataclass(frozen=True, slots=True)
class Bench:
    """For supervisors and directors; for anybody else it does not exist."""

    centre: Centre
    entry: Entry
    trials: Trials = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "trials", Trials(self.centre))

    async def room(self, request: Request) -> Room:
        """Who looks. Raises HTTPException 401 for nobody, 404 for whom it is not for: the role is asked each time."""
        return await self._allowed(Room(self.centre, self.entry, await self.entry.visit(request)))

    async def pressed(self, request: Request) -> tuple[Room, dict[str, str]]:
        """Who presses, and the form. Raises HTTPException as ``room`` does, and 403 without the form's token."""
        form = await read_form(request)
        return await self._allowed(Room(self.centre, self.entry, await self.entry.press(request, form))), form

    async def _allowed(self, room: Room) -> Room:
        me = room.visit.worker.id
        if not await self.centre.look(lambda work: may_bench(work.worker(me))):
            raise HTTPException(404, "none")
        return room

    async def do(self, room: Room, act: Callable[[Work, Worker], Outcome]) -> Outcome:
        """One transaction; whoever left the staff since they signed in can do nothing."""
        me = room.visit.worker.id

        def do(work: Work) -> Outcome:
            worker = work.worker(me)
            return act(work, worker) if worker is not None else Refused("refused-role")

        return await self.centre.work(do)

    async def hold(self) -> None:
        """What was published holds in this process now, and in the others as soon as they hear of it."""
        await self.centre.rules.look_again()
        self.centre.live.publish(TOPIC)

    def shown(self, room: Room, request: Request, template: str, **values: Any) -> Response:
        """A page, with what came of the press before it."""
        said = room.read_note(request)
        response = room.page(template, **room.frame("bench", said=said), **values)
        if said:
            room.forget_note(response)
        return response

    def back(self, room: Room, outcome: Outcome, path: str, **query: str) -> Response:
        """To a page again, so that a reload presses nothing."""
        response = RedirectResponse(room.url(path, **query), 303)
        room.leave_note(response, Said(isinstance(outcome, Done), room.say(outcome.key, **outcome.args)))
        return guarded(response, framed=room.entry.demo)


def number(text: str) -> int:
    """A number of a form or an address; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def plain(text: str, most: int) -> str:
    """What somebody typed, without what no page can show."""
    kept = "".join(one for one in text.replace("\r\n", "\n") if one == "\n" or one.isprintable())
    return kept.strip()[:most]


def current(work: Work, draft_id: int, key: str, shipped: RuleData) -> RuleData:
    """A rule as a draft has it, else as it is in use."""
    found = workbench.draft(work, draft_id) if draft_id else None
    if found is not None and key in found.changes:
        return found.changes[key] or shipped
    _, now = changes_now(work.conn, work.house.vault)
    return now.get(key, shipped)
