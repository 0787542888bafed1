"""Makes up a city of the seeds' size (domain study: 188 centres; 13 streets with 90 community rooms in one district).

What there is, exactly: one headquarters of the city; 11 districts with a headquarters each; 188 street stations, 13 of
them in the first district and 17 or 18 in each other; 90 community rooms, all below the first district's streets; one
station in a school and one in a care home. 292 units, of which 188 are what the city counts as centres. About 2,000
staff. Two stations of the second district serve the same communities for two agencies, each its own programmes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from bot.sheets.names import people, places
from bot.sheets.team import Team, hire_headquarters, hire_house, hire_room, hire_street
from bot.sheets.week import Week, headquarters_week, house_week, room_week, street_week

Page = dict[str, Any]

DISTRICTS = 11
STREETS = 188
FIRST_STREETS = 13
ROOMS = 90
_AREAS = 5  # communities of a street without rooms
_SINCE = date(2024, 1, 1)
_SEA = (20.0, 128.0)  # the open sea: no resident's real position may fall into a made-up community
_GENERAL = ("safety", "elder", "heart", "livelihood", "everyday")
_YOUNG = ("family", "youth")
PROGRAMMES: Page = {
    "safety": ["EMG", "HARM", "SUI", "EA", "SCAM"],
    "elder": ["ELD", "LON", "DEM", "CAR"],
    "heart": ["PMH", "EMO", "BER", "ADD"],
    "livelihood": ["ILL", "DIS", "POV", "HOU", "JOB", "LAW", "MIG", "COR"],
    "everyday": ["COM", "ACT", "VOL", "INFO", "SVC", "NONE"],
    "family": ["FAM", "MAR", "DV"],
    "youth": ["YOU", "BUL", "CP"],
}


@dataclass(slots=True)
class _Draft:
    dice: Random
    places: Iterator[str]
    people: Iterator[tuple[str, str]]
    root: str
    units: list[Page] = field(default_factory=list)
    areas: list[Page] = field(default_factory=list)
    workers: list[Page] = field(default_factory=list)
    hours: list[Page] = field(default_factory=list)
    duty: list[Page] = field(default_factory=list)

    def unit(self, unit_id: str, name: str, agency: str, **more: object) -> None:
        operators = [{"agency": agency, "since": _SINCE}]
        self.units.append({"id": unit_id, "name": f"{name}（演示）", **more, "operators": operators})

    def area(self, unit_id: str, area_id: str, name: str) -> None:
        row, column = divmod(len(self.areas), 40)
        at = [round(_SEA[0] + row * 0.02, 3), round(_SEA[1] + column * 0.02, 3)]
        aliases = [f"{name}小区", f"{name}花园"] if self.dice.random() < 0.7 else [f"{name}大院"]
        self.areas.append({"unit": unit_id, "id": area_id, "name": f"{name}社区", "aliases": aliases, "at": at})

    def staff(self, team: Team, week: Week) -> None:
        self.workers += team.workers
        self.hours += [{"unit": team.unit, **one} for one in week.hours]
        self.duty += [{"unit": team.unit, **one} for one in week.duty]


def make_city(seed: int, city_id: str = "city") -> dict[str, Page]:
    """The pages by the name of their file (without .yaml): the same for the same seed."""
    dice = Random(seed)  # noqa: S311 - a made-up city, not a secret
    draft = _Draft(dice, places(dice), people(dice), city_id)
    name = next(draft.places)
    team = hire_headquarters(draft.dice, draft.people, city_id)
    draft.staff(team, headquarters_week(team))
    agencies = [page for no in range(1, DISTRICTS + 1) for page in _district(draft, no)]
    school = next(one for one in draft.areas if one["unit"] == "d01-s01-r1")
    centre: Page = {
        "id": city_id,
        "demo": True,
        "kind": "headquarters",
        "name": f"{name}市社工总站（演示）",
        "short": name,
        "street": "示范街",
        "region": "CN",
        "tz": "Asia/Shanghai",
        "languages": ["zh-Hans", "zh-Hant-HK", "zh-Hant-TW", "en"],
        "phone": None,
        "free": True,
        "loud": False,
        "signed": None,
        "fallback": {"name": "省社工服务指导中心（演示）", "phone": None},
        "keeps_holidays": True,
        "programmes": PROGRAMMES,
        "agencies": agencies,
        "schools": [{"id": "d01-school", "name": "示范中学（演示）", "community": school["id"]}],
    }
    return {
        "centre": centre,
        "units": {"units": draft.units},
        "areas": {"areas": draft.areas},
        "people": {"workers": draft.workers},
        "hours": {"hours": draft.hours},
        "duty": {"duty": draft.duty},
    }


def _district(draft: _Draft, no: int) -> list[Page]:
    """One district; returns its agencies."""
    district, name = f"d{no:02}", next(draft.places)
    agencies = [f"{district}-a1", f"{district}-a2"] if no <= 2 else [f"{district}-a1"]
    above = {"short": name, "kind": "headquarters", "parent": draft.root, "street": f"{name}路"}
    draft.unit(district, f"{name}区社工总站", agencies[0], **above)
    team = hire_headquarters(draft.dice, draft.people, district)
    draft.staff(team, headquarters_week(team))
    for street in range(1, _streets(no) + 1):
        _street(draft, no, street, agencies[street % len(agencies)])
    if no == 1:
        _house(draft, "school", "d01-s01", agencies[0])
        _house(draft, "care", "d01-s02", agencies[0])
    return [{"id": one, "name": f"{next(draft.places)}社会工作服务中心（演示）"} for one in agencies]


def _streets(no: int) -> int:
    if no == 1:
        return FIRST_STREETS
    each, more = divmod(STREETS - FIRST_STREETS, DISTRICTS - 1)
    return each + (1 if no - 2 < more else 0)


def _street(draft: _Draft, no: int, street: int, agency: str) -> None:
    shared = no == 2 and street <= 2  # the two stations of two agencies in one street
    unit, name = f"d{no:02}-s{street:02}", next(draft.places)
    more: Page = {"programmes": list(_GENERAL if street == 1 else _YOUNG)} if shared else {}
    road = "共济街" if shared else f"{name}街"
    draft.unit(unit, f"{name}街社工站", agency, short=name, kind="street", parent=f"d{no:02}", street=road, **more)
    owned: list[str] = []
    if no > 1 and not (shared and street == 2):
        owned = [f"{unit}-c{one}" for one in range(1, _AREAS + 1)]
        for area in owned:
            draft.area(unit, area, next(draft.places))
    if shared and street == 2:
        draft.areas += [{**one, "unit": unit} for one in draft.areas if one["unit"] == "d02-s01"]
    team = hire_street(draft.dice, draft.people, unit, owned)
    draft.staff(team, street_week(draft.dice, team))
    if no == 1:
        each, over = divmod(ROOMS, FIRST_STREETS)
        for room in range(1, each + (1 if street <= over else 0) + 1):
            _room(draft, f"{unit}-r{room}", unit, agency)


def _room(draft: _Draft, unit: str, street: str, agency: str) -> None:
    name = next(draft.places)
    draft.unit(unit, f"{name}社区社工室", agency, short=name, kind="room", parent=street)
    draft.area(unit, f"{unit}-c", name)
    team = hire_room(draft.dice, draft.people, unit, [f"{unit}-c"])
    draft.staff(team, room_week(draft.dice, team))


def _house(draft: _Draft, kind: str, street: str, agency: str) -> None:
    unit, name = f"d01-{kind}", next(draft.places)
    called = {"school": "中学社工站", "care": "养老院社工站"}[kind]
    draft.unit(unit, f"{name}{called}", agency, short=name, kind=kind, parent=street)
    if kind == "care":
        draft.area(unit, f"{unit}-c", name)
    team = hire_house(draft.dice, draft.people, unit, kind)
    draft.staff(team, house_week(team, kind))
