"""Lays out the made-up hours and duty of one unit: lunch covered, evenings, weekends, turns, nights, storms."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from bot.sheets.team import Team

Laid = dict[str, Any]

_WORK = ["mon", "tue", "wed", "thu", "fri"]
_ALL = [*_WORK, "sat", "sun"]
_FROM = date(2026, 1, 5)  # a Monday


@dataclass(frozen=True, slots=True)
class Week:
    """When the door is open, and who stands when; the unit is put in by whoever asks."""

    hours: list[Laid]
    duty: list[Laid]


def headquarters_week(team: Team) -> Week:
    """Somebody day and night, on holidays and in storms: the end of everybody's ladder."""
    day, night, head = team.those("duty"), team.those("headquarters"), team.those("supervisor")
    director = team.those("director")[0]
    hours: list[Laid] = [
        {"days": _WORK, "hours": ["8:30-12:00", "14:00-17:30"]},
        {"hours": ["9:00-12:00"], "on": "holiday"},
    ]
    duty: list[Laid] = [
        {"days": _WORK, "hours": ["8:30-18:00"], "first": day[0], "second": day[1], "supervisor": head[0]},
        {"days": ["sat", "sun"], "hours": ["8:30-18:00"], "watch": "weekend", **_turns(night), "supervisor": head[1]},
        {"days": _ALL, "hours": ["18:00-8:30"], "watch": "night", **_turns(night), "supervisor": head[0]},
        {"on": "holiday", "hours": ["8:30-18:00"], "watch": "holiday", **_turns(day, "day"), "supervisor": head[1]},
        {"on": "holiday", "hours": ["18:00-8:30"], "watch": "night", **_turns(night, "day"), "supervisor": head[0]},
        {"on": "storm", "hours": ["8:30-18:00"], "first": [*day], "second": night[0], "supervisor": director},
        {
            "on": "storm",
            "hours": ["18:00-8:30"],
            "watch": "night",
            "first": night[:2],
            "second": night[2],
            "supervisor": director,
        },
    ]
    return Week(hours, duty)


def street_week(dice: Random, team: Team) -> Week:
    """Six days with lunch covered, two evenings; some are there on Sunday mornings and on holidays."""
    social, head = team.those("duty", "caseworker"), team.those("supervisor")[0]
    evening = sorted(dice.sample(_WORK, 2), key=_WORK.index)
    hours: list[Laid] = [
        {"days": [*_WORK, "sat"], "hours": ["8:30-12:00", "14:00-18:00"]},
        {"days": evening, "hours": ["19:00-21:00"]},
    ]
    duty: list[Laid] = [
        {"days": _WORK, "hours": ["8:30-18:00"], **_turns(social), "supervisor": head},
        {"days": ["sat"], "hours": ["8:30-18:00"], "watch": "weekend", **_turns(social[::-1]), "supervisor": head},
        {
            "days": evening,
            "hours": ["19:00-21:00"],
            "watch": "late",
            "first": team.those("counsellor")[0],
            "second": social[0],
            "supervisor": head,
        },
    ]
    if dice.random() < 0.25:
        hours.append({"days": ["sun"], "hours": ["9:00-12:00"]})
        duty.append({"days": ["sun"], "hours": ["9:00-12:00"], "watch": "weekend", **_turns(social)})
    if dice.random() < 0.25:
        hours.append({"on": "holiday", "hours": ["9:00-12:00"]})
        duty.append({"on": "holiday", "hours": ["9:00-12:00"], "watch": "holiday", **_turns(social, "day")})
    return Week(hours, duty)


def room_week(dice: Random, team: Team) -> Week:
    """Weekdays; half of the rooms have no duty of their own and lean on their street."""
    hours = [{"days": _WORK, "hours": ["9:00-12:00", "14:00-17:00"]}]
    if dice.random() < 0.5:
        return Week(hours, [])
    social = team.those("duty", "caseworker")
    line = {"first": social[0], **({"second": social[1]} if len(social) > 1 else {})}
    return Week(hours, [{"days": _WORK, "hours": ["9:00-17:00"], **line}])


def house_week(team: Team, kind: str) -> Week:
    """A school's weekdays without a break, or a care home's every day."""
    here = [one["id"] for one in team.workers]
    if kind == "school":
        duty = [{"days": _WORK, "hours": ["7:30-17:30"], "first": here[0], "second": here[1]}]
        return Week([{"days": _WORK, "hours": ["7:30-17:30"]}], duty)
    hours = [{"days": _ALL, "hours": ["8:30-11:30", "14:00-17:30"]}]
    return Week(hours, [{"days": _ALL, "hours": ["8:30-17:30"], **_turns(here, "month")}])


def _turns(who: list[str], each: str = "week") -> Laid:
    """Everybody first once, the next one second."""
    pairs = [{"first": one, "second": who[(no + 1) % len(who)]} for no, one in enumerate(who)]
    return {"turns": pairs, "each": each, "from": _FROM}
