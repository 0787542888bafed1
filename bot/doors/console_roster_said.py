"""The roster's days, hours, names and changes as a reader of the console is told them."""

from datetime import date, datetime
from typing import Any

from bot.centre.changed import Kept
from bot.centre.swapping import Asked
from bot.doors.console_room import Room
from referral.roster import DAY, local_day
from referral.station import Change, Deed, Station


def day_said(room: Room, day: date) -> str:
    """A local day with its weekday."""
    weekday = room.say(f"roster-day-{day.weekday()}")
    return room.say("roster-date", month=day.month, day=day.day, weekday=weekday)


def hours(room: Room, unit: Station, start: datetime, end: datetime) -> str:
    """From and until; the next day is named."""
    begin, finish = start.astimezone(unit.tz), end.astimezone(unit.tz)
    until = f"{finish:%H:%M}"
    if finish.date() > begin.date():
        midnight = until == "00:00" and finish.date() == begin.date() + DAY
        until = "24:00" if midnight else room.say("roster-until-next-day", time=until)
    return f"{begin:%H:%M}–{until}"


def called(room: Room, worker_id: str | None) -> str:
    """A name in the reader's language; the word for nobody."""
    worker = room.centre.organisation.worker(worker_id) if worker_id else None
    return worker.called(room.visit.lang) if worker else room.say("roster-nobody")


def asked(room: Room, one: Asked) -> dict[str, Any]:
    """A swap that waits, as the one of the two who is signed in reads it."""
    me = room.visit.worker.id
    names = {"giver": called(room, one.giver), "taker": called(room, one.taker)}
    key = "roster-asked-you" if one.taker == me else "roster-asked-wait"
    back = room.say("roster-asked-back", giver=names["giver"], back=one.back) if one.back and one.taker == me else ""
    return {
        "id": one.id,
        "unit": one.unit,
        "mine": one.taker == me,
        "text": room.say(key, span=one.span, **names),
        "back": back,
    }


def storm(room: Room, unit: Station, one: Change) -> str:
    """A storm that stands or will, and until when."""
    until = f"{day_said(room, local_day(unit, one.end))} {one.end.astimezone(unit.tz):%H:%M}"
    return room.say("roster-storm-now", storm=room.say(f"roster-storm-{one.why or 'typhoon'}"), until=until)


def kept(room: Room, unit: Station, one: Kept) -> dict[str, Any]:
    """One line of the history: what, by whom and when, and whether it was taken back."""
    return {
        "no": one.change.no,
        "text": _told(room, unit, one.change),
        "by": room.say("roster-kept-by", worker=_who(room, one.by), at=_moment(unit, one.at)),
        "back": room.say("roster-kept-back", worker=_who(room, one.revoked_by), at=_moment(unit, one.revoked_at))
        if one.revoked_at
        else "",
        "swapped": one.swapped,
        "takable": one.takable,
    }


def _told(room: Room, unit: Station, change: Change) -> str:
    begin = change.start.astimezone(unit.tz)
    span = f"{day_said(room, begin.date())} {hours(room, unit, change.start, change.end)}"
    if change.end - change.start > DAY:
        finish = change.end.astimezone(unit.tz)
        span = f"{day_said(room, begin.date())} {begin:%H:%M} – {day_said(room, finish.date())} {finish:%H:%M}"
    name = called(room, change.worker)
    match change.deed:
        case Deed.LEAVE:
            return room.say("roster-kept-leave", name=name, span=span)
        case Deed.SHIFT:
            return room.say("roster-kept-shift", name=called(room, change.line.first), span=span)
        case Deed.STORM:
            return room.say("roster-kept-storm", storm=room.say(f"roster-storm-{change.why or 'typhoon'}"), span=span)
        case Deed.COVER if change.instead_of is None:
            place = room.say(f"roster-place-{change.place or 'beside'}")
            return room.say("roster-kept-cover", span=span, place=place, name=name)
        case Deed.COVER:
            before = called(room, change.instead_of)
            key = "roster-kept-off" if change.worker is None else "roster-kept-instead"
            return room.say(key, span=span, name=name, before=before)


def _who(room: Room, by: str) -> str:
    kind, _, worker_id = by.partition(":")
    return called(room, worker_id) if kind == "worker" else room.say.label("roster-who", kind)


def _moment(unit: Station, at: datetime) -> str:
    return f"{at.astimezone(unit.tz):%m-%d %H:%M}"
