"""Who is on duty now and next, and where a gap is, as the duty page and the group view say it."""

from typing import Any

from bot.centre.rota import say_kind, stands, today
from bot.doors.console_room import Room
from referral.duty import Line, gaps, line_order, next_duty, on_duty

_GAPS = 10


def duty_line(room: Room) -> str:
    """One sentence for the head of the group view."""
    station, now = room.unit, room.centre.clock.now()
    line = on_duty(station, now)
    if line.first is not None:
        return room.say("console-duty-line", workers=_names(room, line))
    later = next_duty(station, now)
    if later is None:
        return room.say("console-duty-never")
    return room.say("console-duty-off", at=room.times.on(later), workers=_names(room, on_duty(station, later)))


def duty_page(room: Room) -> dict[str, Any]:
    """The values of the duty page."""
    station, now = room.unit, room.centre.clock.now()
    rota = stands(station, now)
    house = station.fallback.name if station.fallback else ""
    return {
        "kind": say_kind(today(station, now), room.say, now),
        "now": _rows(room, rota.line),
        "now_until": room.say("console-duty-until", time=room.times.on(rota.until))
        if rota.until and rota.line.first
        else "",
        "next": _rows(room, rota.then),
        "next_at": room.times.on(rota.then_at) if rota.then_at else "",
        "gaps": [
            room.say("console-duty-gap", **{"from": room.times.on(start), "until": room.times.on(end)})
            for start, end in gaps(station, now)[:_GAPS]
        ],
        "fallback": room.say("console-duty-fallback", house=house) if house else "",
    }


def _names(room: Room, line: Line) -> str:
    found = [room.centre.organisation.worker(worker) for worker in line_order(line)]
    return room.say("console-comma").join(one.called(room.visit.lang) for one in found if one)


def _rows(room: Room, line: Line) -> list[tuple[str, str, str, str]]:
    rows = []
    places = (*(("first", one) for one in line.at_work), ("second", line.second), ("supervisor", line.supervisor))
    for place, worker_id in places:
        worker = room.centre.organisation.worker(worker_id) if worker_id else None
        if worker:
            rows.append(
                (room.say(f"console-duty-{place}"), worker.called(room.visit.lang), worker.profession, worker.id)
            )
    return rows
