"""The forms with which a roster is changed: what each asks for, with what is known filled in. Without any script."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.centre import standing
from bot.centre.away import WEATHERS, WHYS, Lost
from bot.centre.house import Work
from bot.doors.console_room import Room
from bot.doors.console_roster_said import called, day_said, hours
from referral.roster import instant, local_day, shifts_from
from referral.station import Shift, Station, Watch, Worker

SWAP_DAYS = 28
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """``kind``: select · date · time · check · hidden."""

    name: str
    label: str = ""
    kind: str = "hidden"
    value: str = ""
    choices: Choices = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One page with one form. ``lines`` stand above it, ``warnings`` stand out among them."""

    title: str
    action: str
    button: str
    fields: tuple[Field, ...]
    lines: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def moment(text: str) -> datetime | None:
    """An instant as a page's address carries it; None for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def wall(unit: Station, day: str, clock: str) -> datetime | None:
    """A wall time of the unit as a form's two fields say it; None when they say nothing a calendar knows."""
    try:
        there = date.fromisoformat(day)
        hour, minute = (int(one) for one in clock.split(":")[:2])
    except ValueError:
        return None
    if not (0 <= hour <= 24 and 0 <= minute < 60) or not date(2000, 1, 1) < there < date(2200, 1, 1):
        return None
    return instant(unit.tz, there, hour * 60 + minute)


def place_form(room: Room, work: Work, unit: Station, given: Mapping[str, str]) -> Form | None:
    """Who stands in this place; None when the shift is gone."""
    start = moment(given.get("start", ""))
    shift = standing.shift_of(unit, start) if start is not None else None
    place = given.get("place", "")
    if shift is None or place not in standing.PLACES:
        return None
    say, before = room.say, given.get("before", "")
    people = standing.candidates(work, room.visit.worker, unit.id)
    choices = [(one.id, _fits(room, work, unit, (shift, place), one)) for one in people if one.id != before]
    if before:
        choices.append(("-", say("roster-who-nobody")))
    return Form(
        title=say("roster-place-title"),
        action="/desk/roster/place",
        button=say("roster-save"),
        lines=(
            f"{unit.called(room.visit.lang)} · {say(f'roster-watch-{shift.watch.value}')}",
            f"{_span(room, unit, shift)} · {say(f'roster-place-{place}')}",
            say("roster-place-now", name=called(room, before)),
        ),
        fields=(
            Field("unit", value=unit.id),
            Field("start", value=shift.start.isoformat()),
            Field("place", value=place),
            Field("before", value=before),
            Field("who", say("roster-who"), "select", given.get("who", ""), tuple(choices), needed=True),
        ),
    )


def _fits(room: Room, work: Work, unit: Station, there: tuple[Shift, str], one: Worker) -> str:
    """A name with what speaks against it; it can be chosen still, and is then refused with the reason."""
    shift, place = there
    begin = max(shift.start, work.now)
    seat = standing.Seat(one.id, place, begin, shift.end, besides=(shift.start,))
    no = standing.unfit(work, unit, seat)
    name = one.called(room.visit.lang)
    if no is None:
        return name
    return room.say("roster-who-away" if no.key == "roster-no-leave" else "roster-who-busy", name=name)


def leave_form(room: Room, work: Work, unit: Station, given: Mapping[str, str]) -> Form:
    """Who is away, from when until when, and a word why."""
    say, me = room.say, room.visit.worker
    people = [one for one in (me, *unit.workers) if standing.may_speak_for(work, me, one.id)]
    ids = tuple(dict.fromkeys((one.id, one.called(room.visit.lang)) for one in people))
    return Form(
        title=say("roster-leave-title"),
        action="/desk/roster/leave",
        button=say("roster-leave-look"),
        fields=(
            Field("unit", value=unit.id),
            Field("worker", say("roster-leave-who"), "select", given.get("worker", me.id), ids, needed=True),
            Field("from", say("roster-leave-from"), "date", given.get("from", ""), needed=True),
            Field("from_time", say("roster-leave-from-time"), "time", given.get("from_time", "")),
            Field("until", say("roster-leave-until"), "date", given.get("until", ""), needed=True),
            Field("until_time", say("roster-leave-until-time"), "time", given.get("until_time", "")),
            Field("why", say("roster-leave-why"), "select", given.get("why", "other"), _said(room, "why", WHYS)),
        ),
    )


def sure_form(room: Room, unit: Station, given: Mapping[str, str], lost: tuple[Lost, ...]) -> Form:
    """What the leave leaves bare, before it is entered."""
    say, name = room.say, called(room, given.get("worker"))
    ends = [f"{_day(room, given.get(one, ''))} {given.get(f'{one}_time', '')}".strip() for one in ("from", "until")]
    lines = [f"{name} · {say('roster-week', **{'from': ends[0], 'until': ends[1]})}"]
    lines += [say("roster-leave-lost" if lost else "roster-leave-none", worker=name)]
    warnings: list[str] = []
    for one in lost:
        there, shift = one.unit, one.shift
        span = _span(room, there, shift)
        key = "roster-leave-bare" if one.bare else "roster-leave-less"
        (warnings if one.bare else lines).append(say(key, span=span, unit=there.called(room.visit.lang)))
    kept = ("worker", "from", "from_time", "until", "until_time", "why")
    return Form(
        title=say("roster-leave-title"),
        action="/desk/roster/leave",
        button=say("roster-leave-sure"),
        lines=tuple(lines),
        warnings=tuple(warnings),
        fields=(
            Field("unit", value=unit.id),
            *(Field(one, value=given.get(one, "")) for one in kept),
            Field("sure", value="1"),
        ),
    )


def _day(room: Room, text: str) -> str:
    """A day as the form gave it, which has been read before."""
    return day_said(room, date.fromisoformat(text))


def swap_form(room: Room, work: Work, unit: Station, given: Mapping[str, str]) -> Form:
    """One's own shift, and with whom it is swapped for which of theirs."""
    say, me = room.say, room.visit.worker
    shifts = [one for one in shifts_from(unit, work.now, SWAP_DAYS) if one.start > work.now]
    mine = [one for one in shifts if me.id in standing.everybody(one.line)]
    if not mine:
        return Form(say("roster-swap-title"), "", "", (), (say("roster-swap-none"),))
    choices: list[tuple[str, str]] = []
    people = [one for one in standing.candidates(work, me, unit.id) if one.id != me.id]
    for one in people:
        name = one.called(room.visit.lang)
        choices.append((one.id, say("roster-swap-give", name=name)))
        theirs = [shift for shift in shifts if one.id in (*shift.line.at_work, shift.line.second)]
        choices += [
            (f"{one.id}|{shift.start.isoformat()}", say("roster-swap-back", name=name, span=_span(room, unit, shift)))
            for shift in theirs
        ]
    return Form(
        title=say("roster-swap-title"),
        action="/desk/roster/swap",
        button=say("roster-swap-ask"),
        lines=(say("roster-swap-text"),),
        fields=(
            Field("unit", value=unit.id),
            Field(
                "start",
                say("roster-swap-mine"),
                "select",
                given.get("start", ""),
                tuple((one.start.isoformat(), _span(room, unit, one)) for one in mine),
                needed=True,
            ),
            Field("with", say("roster-swap-with"), "select", given.get("with", ""), tuple(choices), needed=True),
        ),
    )


def _span(room: Room, unit: Station, shift: Shift) -> str:
    return f"{day_said(room, local_day(unit, shift.start))} {hours(room, unit, shift.start, shift.end)}"


def shift_form(room: Room, work: Work, unit: Station, given: Mapping[str, str]) -> Form:
    """A shift more."""
    say = room.say
    people = tuple(
        (one.id, one.called(room.visit.lang)) for one in standing.candidates(work, room.visit.worker, unit.id)
    )
    return Form(
        title=say("roster-shift-title"),
        action="/desk/roster/shift",
        button=say("roster-save"),
        fields=(
            Field("unit", value=unit.id),
            Field("date", say("roster-shift-date"), "date", given.get("date", ""), needed=True),
            Field("from", say("roster-shift-from"), "time", given.get("from", ""), needed=True),
            Field("until", say("roster-shift-until"), "time", given.get("until", ""), needed=True),
            Field("over", say("roster-shift-over"), "check", given.get("over", "")),
            Field(
                "watch",
                say("roster-shift-watch"),
                "select",
                given.get("watch", "day"),
                _said(room, "watch", (one.value for one in Watch)),
            ),
            *(
                Field(
                    place, say(f"roster-place-{place}"), "select", given.get(place, ""), people, needed=place == "first"
                )
                for place in ("first", "second", "supervisor")
            ),
        ),
    )


def storm_form(room: Room, work: Work, unit: Station, given: Mapping[str, str]) -> Form:
    """台风/暴雨停工, from now on."""
    say = room.say
    soon = (work.now + timedelta(hours=6)).astimezone(unit.tz)
    fields = [
        Field("unit", value=unit.id),
        Field("why", say("roster-storm-why"), "select", given.get("why", "typhoon"), _said(room, "why", WEATHERS)),
        Field("date", say("roster-storm-date"), "date", given.get("date", f"{soon:%Y-%m-%d}"), needed=True),
        Field("time", say("roster-storm-time"), "time", given.get("time", f"{soon:%H}:00"), needed=True),
    ]
    if unit.parent is None and room.centre.organisation.children.get(unit.id):
        fields.append(Field("everywhere", say("roster-storm-all"), "check", given.get("everywhere", "")))
    return Form(
        say("roster-storm-title"),
        "/desk/roster/storm",
        say("roster-storm-begin"),
        tuple(fields),
        (unit.called(room.visit.lang), say("roster-storm-text")),
    )


def _said(room: Room, kind: str, codes: Iterable[str]) -> Choices:
    return tuple((code, room.say(f"roster-{kind}-{code}")) for code in codes)
