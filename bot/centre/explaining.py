"""Why this unit, why this worker, why not another: the codes kept on a ticket, in words for staff."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.centre.house import House
from bot.centre.times import say_when
from referral.need import Code

_COUNTED = frozenset({Code.FULL, Code.LOAD, Code.OFFERS})
_AREAS = frozenset({Code.AREA, Code.UNSERVED, Code.COMMUNITY})
_UNITS = frozenset({Code.DISSOLVED, Code.ABOVE, Code.DOOR})
_SKILLS = frozenset({Code.SKILL, Code.NO_SKILL})
_GENDERS = frozenset({Code.GENDER, Code.NO_GENDER})


def ranking(house: House, lang: str, data: Mapping[str, Any], now: datetime) -> list[str]:
    """One line for each worker who was thought of, in the order in which they are asked; then who was not asked."""
    join = house.words.say(lang, "console-comma")
    lines = []
    for worker, _, reasons in data.get("listed", ()):
        said = join.join(_reasons(house, lang, reasons, now))
        lines.append(house.words.say(lang, "why-line", worker=_called(house, worker, lang), reasons=said))
    lines += _reasons(house, lang, data.get("reasons", ()), now)
    lines += [_passed(house, lang, tuple(passed), now) for passed in data.get("passed", ())]
    return lines


def placing(house: House, lang: str, data: Mapping[str, Any], now: datetime) -> str:
    """Why it lies with this unit."""
    unit = house.organisation.units.get(str(data.get("unit", "")))
    name = unit.called(lang) if unit is not None else str(data.get("unit", ""))
    said = house.words.say(lang, "console-comma").join(_reasons(house, lang, data.get("reasons", ()), now))
    return house.words.say(lang, "why-line", worker=name, reasons=said)


def _reasons(house: House, lang: str, reasons: Iterable[Iterable[str]], now: datetime) -> list[str]:
    return [_reason(house, lang, str(code), str(arg), now) for code, arg in reasons]


def _reason(house: House, lang: str, code: str, arg: str, now: datetime) -> str:
    """A code of an older version that has no sentence any more is shown as it is."""
    key = f"why-{code}"
    if not house.words.has(lang, key):
        return code
    return house.words.say(lang, key, **_slot(house, lang, Code(code), arg, now))


def _slot(house: House, lang: str, code: Code, arg: str, now: datetime) -> dict[str, str]:  # noqa: PLR0911 - one for each kind of code
    if code in _COUNTED:
        return {"count": arg}
    if code in _AREAS:
        area = house.organisation.area(arg)
        return {"area": area.name if area is not None else arg}
    if code in _UNITS:
        unit = house.organisation.units.get(arg)
        return {"unit": unit.called(lang) if unit is not None else arg}
    if code in _SKILLS:
        return {"skill": _label(house, lang, "skill", arg)}
    if code in _GENDERS:
        return {"gender": _label(house, lang, "gender", arg)}
    match code:
        case Code.LANGUAGE:
            return {"language": _label(house, lang, "language", arg)}
        case Code.PROGRAMME:
            return {"concern": _label(house, lang, "concern", arg)}
        case Code.AWAY:
            return {"when": _when(house, lang, arg, now)}
        case Code.SCHOOL:
            known = [one for unit in house.organisation.units.values() for one in unit.schools if one.id == arg]
            return {"school": known[0].name if known else arg}
        case _:
            return {}


def _passed(house: House, lang: str, passed: tuple[str, str, str], now: datetime) -> str:
    worker, why, when = passed
    key = f"passed-{why}"
    if not house.words.has(lang, key):
        return f"{_called(house, worker, lang)}: {why}"
    return house.words.say(
        lang, key, worker=_called(house, worker, lang), when=_when(house, lang, when, now) if when else ""
    )


def _when(house: House, lang: str, at: str, now: datetime) -> str:
    return say_when(house.words, lang, house.station, datetime.fromisoformat(at), now) if at else ""


def _called(house: House, worker_id: str, lang: str) -> str:
    worker = house.organisation.worker(worker_id)
    return worker.called(lang) if worker is not None else worker_id


def _label(house: House, lang: str, kind: str, name: str) -> str:
    key = f"{kind}-{name}"
    return house.words.say(lang, key) if house.words.has(lang, key) else name
