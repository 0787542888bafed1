"""What a person should look at in the pages of the units: nothing of it is refused, each line names file and unit."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from bot.pages.crew import shared_names
from bot.pages.outlook import Gap, lone, met, odd_nights, uncovered, unknown_year
from bot.pages.units import DUTY, FLAT, PAGE, PEOPLE, UNITS
from referral.duty import line_order
from referral.organisation import Organisation
from referral.roster import local_day
from referral.station import Station

_BESIDES = ("directory.yaml", "senders.yaml", "concerns.yaml")  # pages of other rooms
_NAMED = 5  # of one kind; the rest is counted


def remarks(folder: Path, organisation: Organisation, now: datetime | None) -> Iterator[str]:
    """Everything worth a look. Without ``now`` only what does not depend on the day."""
    people, duty = _file(folder, PEOPLE), _file(folder, DUTY)
    for page in sorted(folder.glob("*.y*ml")):
        if page.name not in {PAGE, *FLAT, *_BESIDES}:
            yield f"{page}: nobody reads a page of this name; is it misspelt? ({', '.join((PAGE, *FLAT))})"
    yield from _few(f"{people}: workers", _shared(organisation))
    yield from _few(f"{people}: workers", _speechless(organisation))
    if now is None:
        return
    today = local_day(organisation.door, now)
    year = unknown_year(organisation.door, today)
    if year is not None:
        region = organisation.door.region
        yield (
            f"{folder / PAGE}: region: holidays and make-up days of {year} are not known yet for {region}: update the "
            f"packages holidays and chinesecalendar when they are out"
        )
    gaps = uncovered(organisation, now)
    yield from _few(f"{duty}: duty", (_gap(one) for one in gaps))
    yield from _few(f"{_file(folder, UNITS)}: units", _alone(organisation, today))
    yield from _few(f"{duty}: duty", _left(organisation, today))
    yield from _few(f"{duty}: duty", _odd(organisation, now))
    yield from _few(f"{duty}: duty", _met(organisation, now))


def _file(folder: Path, name: str) -> Path:
    return folder / name if (folder / name).exists() else folder / PAGE


def _few(key: str, lines: Iterable[str]) -> Iterator[str]:
    every = list(dict.fromkeys(lines))
    yield from (f"{key}: {line}" for line in every[:_NAMED])
    if len(every) > _NAMED:
        yield f"{key}: and {len(every) - _NAMED} more like the last"


def _shared(organisation: Organisation) -> Iterator[str]:
    for word, workers in shared_names(organisation).items():
        yield f"{word!r} is what {', '.join(workers[:_NAMED])} are called; alone it leads to none of them"


def _speechless(organisation: Organisation) -> Iterator[str]:
    for unit in organisation.units.values():
        for worker in unit.workers:
            if worker.languages and not set(worker.languages) & set(unit.languages):
                yield f"{unit.id}: {worker.id} speaks none of the unit's languages ({', '.join(unit.languages)})"


def _gap(one: Gap) -> str:
    who = f"{one.above.id} stands" if one.above is not None else "nobody above does either"
    return f"{one.unit.id}: {_at(one.unit, one.start)} to {_at(one.unit, one.end)} nobody stands first; {who}"


def _alone(organisation: Organisation, today: date) -> Iterator[str]:
    for unit in lone(organisation, today):
        parent = unit.parent or (f"{unit.fallback.name} (fallback)" if unit.fallback is not None else "nobody")
        yield f"{unit.id}: has one worker who may take a request; what needs a second person goes to {parent}"


def _left(organisation: Organisation, today: date) -> Iterator[str]:
    for unit in organisation.units.values():
        for slot in unit.duty:
            for worker_id in dict.fromkeys(one for line in (slot.line, *slot.turns) for one in line_order(line)):
                worker = organisation.worker(worker_id)
                if worker is not None and worker.until is not None and worker.until < today:
                    owner = _owner(organisation, unit)
                    yield f"{worker_id} left on {worker.until} and is still named on a line of {owner}"


def _owner(organisation: Organisation, unit: Station) -> str:
    """The unit whose page names the line: a unit without duty of its own goes by its parent's."""
    for above in organisation.above(unit.id):
        if above.duty is not unit.duty:
            break
        unit = above
    return unit.id


def _odd(organisation: Organisation, now: datetime) -> Iterator[str]:
    for unit, shift, hours in odd_nights(organisation, now):
        yield f"{unit.id}: the clock changes in the shift of {_at(unit, shift.start)}; it is {hours:g} h long"


def _met(organisation: Organisation, now: datetime) -> Iterator[str]:
    for unit, one, other in met(organisation, now):
        yield (
            f"{unit.id}: because of a make-up day the shift of {_at(unit, one.start)} runs into the one of "
            f"{_at(unit, other.start)}; the later one stands from its beginning"
        )


def _at(unit: Station, at: datetime) -> str:
    return f"{at.astimezone(unit.tz):%Y-%m-%d %H:%M}"
