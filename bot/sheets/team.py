"""Hires the made-up staff of one unit: who there is, with profession, skills, languages and what they look after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

Hired = dict[str, Any]

# role, profession, credentials, and skills: those everybody of the kind has, and those some have
_KINDS: dict[str, tuple[str, str, str, tuple[str, ...], tuple[str, ...]]] = {
    "director": ("director", "社工", "中级社工师", ("duty", "supervisor", "social"), ()),
    "supervisor": ("supervisor", "社工", "中级社工师", ("supervisor", "social"), ("violence", "child", "family")),
    "headquarters": ("headquarters", "社工", "中级社工师", ("duty", "supervisor", "social"), ("violence", "child")),
    "duty": (
        "duty",
        "社工",
        "助理社工师",
        ("duty", "social"),
        ("family", "elder", "child", "violence", "assistance", "visits", "community", "window", "addiction"),
    ),
    "caseworker": (
        "caseworker",
        "社工",
        "助理社工师",
        ("social", "visits"),
        ("elder", "assistance", "corrections", "employment", "family", "activities", "volunteers"),
    ),
    "counsellor": ("counsellor", "心理咨询师", "心理咨询师", ("counsellor",), ("youth", "school", "family")),
    "therapist": ("therapist", "康复师", "康复治疗师", ("rehabilitation",), ("elder",)),
    "nurse": ("nurse", "护士", "护士执业证", ("nurse",), ("elder",)),
    "lawyer": ("lawyer", "律师", "法律职业资格", ("legal",), ()),
    "leader": ("leader", "义工", "", ("volunteers",), ()),
    "volunteer": ("volunteer", "义工", "", (), ()),
    "intern": ("intern", "社工", "", (), ()),
}
_TONGUES = ("zh-Hant-HK", "zh-Hant-TW", "en")


@dataclass(slots=True)
class Team:
    """Who works in one unit."""

    unit: str
    workers: list[Hired] = field(default_factory=list)

    def those(self, *roles: str) -> list[str]:
        """The ids of those in one of these roles, in the order they were hired."""
        return [one["id"] for one in self.workers if one["role"] in roles]


def hire_headquarters(dice: Random, people: Iterator[tuple[str, str]], unit: str) -> Team:
    """Ten: enough for the night standby of a district."""
    kinds = ["director", "supervisor", "supervisor", *["headquarters"] * 4, "duty", "duty", "lawyer"]
    return _hire(dice, people, unit, kinds, ())


def hire_street(dice: Random, people: Iterator[tuple[str, str]], unit: str, areas: Sequence[str]) -> Team:
    """Seven to eleven; the social workers share the areas among them."""
    kinds = ["director", "supervisor", "duty", "duty", "duty", "caseworker", "counsellor"]
    others = ["duty", "caseworker", "therapist", "nurse", "lawyer", "leader", "volunteer", "intern"]
    return _hire(dice, people, unit, kinds + dice.sample(others, dice.randint(0, 4)), areas)


def hire_room(dice: Random, people: Iterator[tuple[str, str]], unit: str, areas: Sequence[str]) -> Team:
    """Two, in every fifth room one."""
    return _hire(dice, people, unit, ["duty"] if dice.random() < 0.2 else ["duty", "caseworker"], areas)


def hire_house(dice: Random, people: Iterator[tuple[str, str]], unit: str, kind: str) -> Team:
    """Two or three inside another house."""
    kinds = ["duty", "counsellor"] if kind == "school" else ["duty", "nurse", "therapist"]
    return _hire(dice, people, unit, kinds, ())


def _hire(
    dice: Random, people: Iterator[tuple[str, str]], unit: str, kinds: Sequence[str], areas: Sequence[str]
) -> Team:
    team = Team(unit)
    nicknames: set[str] = set()
    for no, kind in enumerate(kinds, start=1):
        role, profession, credential, skills, some = _KINDS[kind]
        name, gender = next(people)
        one: Hired = {"unit": unit, "id": f"{unit}-p{no}", "name": name}
        nickname = f"阿{name[-1]}"
        if dice.random() < 0.4 and nickname not in nicknames:
            nicknames.add(nickname)
            one["nicknames"] = [nickname]
        one |= {"role": role, "profession": profession}
        if skills:
            one["skills"] = [*skills, *dice.sample(some, min(len(some), dice.randint(1, 3)))]
        one["languages"] = ["zh-Hans", *(tongue for tongue in _TONGUES if dice.random() < 0.2)]
        one["gender"] = gender
        if credential:
            one["credentials"] = [credential]
        if role in {"duty", "caseworker", "counsellor"}:
            one["capacity"] = dice.choice([8, 10, 12, 15])
        team.workers.append(one)
    social = [one for one in team.workers if one["role"] in {"duty", "caseworker"}]
    for no, area in enumerate(areas):
        social[no % len(social)].setdefault("communities", []).append(area)
    return team
