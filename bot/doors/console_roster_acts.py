"""The roster's presses and forms: each is read at the door, decided by the centre, and answered in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fastapi import HTTPException, Request
from starlette.responses import RedirectResponse, Response

from bot.centre import away, changed, placing, standing, swapping
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.doors.console_acts import read_form
from bot.doors.console_entry import Entry
from bot.doors.console_pages import one_view
from bot.doors.console_paper import guarded
from bot.doors.console_room import Room, Said
from bot.doors.console_roster import look, roster_page, week_of
from bot.doors.console_roster_forms import (
    Form,
    leave_form,
    moment,
    place_form,
    shift_form,
    storm_form,
    sure_form,
    swap_form,
    wall,
)
from bot.messages import Done, Outcome, Refused
from referral.roster import DAY
from referral.station import Line, Station, Watch, Worker

_TOPICS = ("outbox", "deadlines", "board")
_WHOLE_DAY = "0:00"
Made = Callable[[Room, Work, Station, Mapping[str, str]], Form | None]
_FORMS: Mapping[str, Made] = {
    "place": place_form,
    "leave": leave_form,
    "swap": swap_form,
    "shift": shift_form,
    "storm": storm_form,
}
_CHANGERS_ONLY = frozenset({"place", "shift", "storm"})


@dataclass(frozen=True, slots=True)
class Rosters:
    """What can be looked at and pressed. All needs a session; a press its form token and, in the centre, a role."""

    centre: Centre
    entry: Entry

    async def week(self, request: Request, unit: str = "", week: str = "", view: str = "") -> Response:
        """The week of a unit."""
        room = await self._room(request)
        said = room.read_note(request)
        seen = await look(room, unit)
        monday = week_of(week, seen.unit, self.centre.clock.now())
        frame = room.frame("duty", view=one_view(view), said=said)
        response = room.page("roster.html", **frame, **roster_page(room, seen, monday))
        if said:
            room.forget_note(response)
        return response

    async def print(self, request: Request, unit: str = "", week: str = "") -> Response:
        """The same week for the wall."""
        room = await self._room(request)
        seen = await look(room, unit)
        monday = week_of(week, seen.unit, self.centre.clock.now())
        at = self.centre.clock.now().astimezone(seen.unit.tz)
        values = roster_page(room, seen, monday)
        return room.page("roster_print.html", say=room.say, url=room.url, at=f"{at:%Y-%m-%d %H:%M}", **values)

    async def form(self, request: Request, what: str) -> Response:
        """One form. Raises HTTPException 404 for a form that does not exist, or is not this worker's."""
        room = await self._room(request)
        return await self._form(room, what, dict(request.query_params))

    async def _form(self, room: Room, what: str, given: Mapping[str, str], wrong: str = "") -> Response:
        if what not in _FORMS:
            raise HTTPException(404, "none")

        def make(work: Work) -> tuple[Station, Form | None]:
            unit = _unit(room, work, given)
            may = what not in _CHANGERS_ONLY or standing.may_change(work, room.visit.worker, unit.id)
            return unit, _FORMS[what](room, work, unit, given) if may else None

        unit, form = await self.centre.look(make)
        if form is None:
            raise HTTPException(404, "none")
        return _shown(room, unit, form, wrong)

    async def place(self, request: Request) -> Response:
        """Somebody else stands there."""
        room, form = await self._pressed(request)
        start, who = moment(form.get("start", "")), form.get("who", "")
        if start is None:
            return await self._refused(room, "place", form, Refused("roster-no-shift"))
        if not who:
            return await self._refused(room, "place", form, Refused("roster-no-person"))
        what = placing.Place(
            form.get("unit", ""), start, form.get("place", ""), form.get("before") or None, None if who == "-" else who
        )
        outcome = await self._do(room, lambda work, me: placing.put(work, me, what))
        return await self._after(room, "place", form, outcome)

    async def shift(self, request: Request) -> Response:
        """A shift more."""
        room, form = await self._pressed(request)
        unit = await self.centre.look(lambda work: _unit(room, work, form))
        start = wall(unit, form.get("date", ""), form.get("from", ""))
        end = wall(unit, form.get("date", ""), form.get("until", ""))
        watches = {one.value: one for one in Watch}
        if start is None or end is None or form.get("watch") not in watches:
            return await self._refused(room, "shift", form, Refused("roster-no-time"))
        end = end + DAY if form.get("over") else end
        line = Line(form.get("first") or None, form.get("second") or None, form.get("supervisor") or None)
        what = placing.NewShift(form.get("unit", ""), start, end, line, watches[form["watch"]])
        outcome = await self._do(room, lambda work, me: placing.add_shift(work, me, what))
        return await self._after(room, "shift", form, outcome)

    async def leave(self, request: Request) -> Response:
        """First what it leaves bare, then, when sure, it is entered."""
        room, form = await self._pressed(request)
        unit = await self.centre.look(lambda work: work.home(form.get("worker", "")))
        start = wall(unit, form.get("from", ""), form.get("from_time") or _WHOLE_DAY)
        end = wall(unit, form.get("until", ""), form.get("until_time") or _WHOLE_DAY)
        if start is None or end is None:
            return await self._refused(room, "leave", form, Refused("roster-no-time"))
        end = end if form.get("until_time") else end + DAY
        what = away.Absence(form.get("worker", ""), start, end, form.get("why", ""))
        if form.get("sure"):
            return await self._after(room, "leave", form, await self._do(room, lambda w, me: away.leave(w, me, what)))

        def ahead(work: Work) -> tuple[Refused | None, Station, tuple[away.Lost, ...]]:
            no = away.leave_no(work, room.visit.worker, what)
            lost = () if no is not None else away.ahead(work, what.worker, max(start, work.now), end)
            return no, _unit(room, work, form), lost

        no, shown, lost = await self.centre.look(ahead)
        if no is not None:
            return await self._refused(room, "leave", form, no)
        return _shown(room, shown, sure_form(room, shown, form, lost))

    async def swap(self, request: Request) -> Response:
        """Ask somebody to swap."""
        room, form = await self._pressed(request)
        start = moment(form.get("start", ""))
        taker, _, text = form.get("with", "").partition("|")
        back = moment(text) if text else None
        if start is None or not taker or (text and back is None):
            return await self._refused(room, "swap", form, Refused("roster-no-shift"))
        what = swapping.Exchange(form.get("unit", ""), room.visit.worker.id, start, taker, back)
        return await self._after(room, "swap", form, await self._do(room, lambda w, me: swapping.ask(w, me, what)))

    async def answer(self, request: Request) -> Response:
        """同意, 不换, 不换了."""
        room, form = await self._pressed(request)
        number, what = _number(form, "swap"), form.get("what", "")
        outcome = await self._do(room, lambda work, me: swapping.answer(work, me, number, what))
        return self._back(room, form, outcome)

    async def storm(self, request: Request) -> Response:
        """The door is shut from now on."""
        room, form = await self._pressed(request)
        unit = await self.centre.look(lambda work: _unit(room, work, form))
        until = wall(unit, form.get("date", ""), form.get("time", ""))
        if until is None:
            return await self._refused(room, "storm", form, Refused("roster-no-time"))
        everywhere = bool(form.get("everywhere"))
        what = away.Weather(form.get("unit", ""), until, form.get("why", ""), everywhere=everywhere)
        return await self._after(room, "storm", form, await self._do(room, lambda w, me: away.storm(w, me, what)))

    async def undo(self, request: Request) -> Response:
        """A change is taken back."""
        room, form = await self._pressed(request)
        number = _number(form, "change")
        return self._back(room, form, await self._do(room, lambda w, me: changed.take_back(w, me, number)))

    async def _room(self, request: Request) -> Room:
        return Room(self.centre, self.entry, await self.entry.visit(request))

    async def _pressed(self, request: Request) -> tuple[Room, dict[str, str]]:
        form = await read_form(request)
        return Room(self.centre, self.entry, await self.entry.press(request, form)), form

    async def _do(self, room: Room, act: Callable[[Work, Worker], Outcome]) -> Outcome:
        """One transaction; whoever left the staff since they signed in can do nothing."""
        me = room.visit.worker.id

        def do(work: Work) -> Outcome:
            worker = work.worker(me)
            return act(work, worker) if worker is not None else Refused("refused-role")

        outcome = await self.centre.work(do)
        for topic in _TOPICS:
            self.centre.live.publish(topic)
        return outcome

    async def _after(self, room: Room, what: str, form: Mapping[str, str], outcome: Outcome) -> Response:
        if isinstance(outcome, Done):
            return self._back(room, form, outcome)
        return await self._refused(room, what, form, outcome)

    async def _refused(self, room: Room, what: str, form: Mapping[str, str], no: Refused) -> Response:
        """The form again, with the reason; where it makes no sense any more, the week with the reason."""
        try:
            return await self._form(room, what, form, room.say(no.key, **no.args))
        except HTTPException:
            return self._back(room, form, no)

    def _back(self, room: Room, form: Mapping[str, str], outcome: Outcome) -> Response:
        where = room.url("/desk/roster", unit=form.get("unit", "")[:64], week=_week(room, form))
        response = RedirectResponse(where, 303)
        room.leave_note(response, Said(isinstance(outcome, Done), room.say(outcome.key, **outcome.args)))
        return guarded(response, framed=room.entry.demo)


def _week(room: Room, form: Mapping[str, str]) -> str:
    """The week the change is in, so that it is seen at once."""
    start = moment(form.get("start", ""))
    if start is not None:
        return start.astimezone(room.unit.tz).date().isoformat()
    return next((form[one][:10] for one in ("week", "from", "date") if form.get(one, "")[4:5] == "-"), "")


def _number(form: Mapping[str, str], name: str) -> int:
    text = form.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else 0


def _unit(room: Room, work: Work, given: Mapping[str, str]) -> Station:
    """The unit a form is about, as far as this worker may read its roster; else their own."""
    units = standing.readable(work, room.visit.worker)
    wanted = given.get("unit", "")
    return work.laid.unit(wanted if wanted in units else units[0])


def _shown(room: Room, unit: Station, form: Form, wrong: str = "") -> Response:
    back = room.url("/desk/roster", unit=unit.id)
    frame = room.frame("duty")
    return room.page("roster_form.html", status=422 if wrong else 200, **frame, form=form, wrong=wrong, back=back)
