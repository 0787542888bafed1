"""The areas that units serve: a word leads to one area; an area to one unit, or to one of several by the concern."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.page import PageError
from bot.pages.station_shapes import AreaPage
from bot.pages.units import Entry, Folder
from referral.station import Community


@dataclass(frozen=True, slots=True)
class Claim:
    """What decides whether two units may serve one area: what they serve, and from when until when they exist."""

    concerns: frozenset[str]
    since: date | None
    until: date | None


def communities(folder: Folder) -> Mapping[str, tuple[Community, ...]]:
    """The areas of every unit. Raises PageError for a word that leads to two of them, and for a school nowhere."""
    words: dict[str, tuple[str, str]] = {}  # a word, the area it leads to, and where that is written
    for entries in folder.areas.values():
        own: dict[str, str] = {}
        for one in entries:
            if one.page.id in own:
                raise PageError(f"{one.where}.id: {one.page.id!r} is already that of {own[one.page.id]}; use another")
            own[one.page.id] = short(one.where)
            _lead_to_one(one, words)
    known = frozenset(one.page.id for entries in folder.areas.values() for one in entries)
    schools: set[str] = set()
    for no, school in enumerate(folder.root.schools):
        where = f"{folder.path}: schools.{no}"
        if school.id in schools:
            raise PageError(f"{where}.id: {school.id!r} is used 2 times; once is allowed")
        schools.add(school.id)
        if school.community not in known:
            raise PageError(f"{where}.community: no such community: {school.community!r}; list it under communities")
    return {
        unit: tuple(Community(one.page.id, one.page.name, one.page.aliases, one.page.at) for one in entries)
        for unit, entries in folder.areas.items()
    }


def _lead_to_one(one: Entry[AreaPage], words: dict[str, tuple[str, str]]) -> None:
    for word in dict.fromkeys((one.page.name, *one.page.aliases)):
        area, where = words.setdefault(word.casefold(), (one.page.id, one.where))
        if area != one.page.id:
            key = "name" if word == one.page.name else "aliases"
            said = f"{word!r} already leads to {area!r} ({short(where)}); say the street with it, or leave it out"
            raise PageError(f"{one.where}.{key}: {said}")


def refuse_claims(folder: Folder, claims: Mapping[str, Claim]) -> None:
    """Raises PageError for an area that two units list at the same time and for the same concerns."""
    listed: dict[str, list[Entry[AreaPage]]] = {}
    for entries in folder.areas.values():
        for one in entries:
            for other in listed.setdefault(one.page.id, []):
                if _at_once(claims[one.unit], claims[other.unit]) and _alike(claims[one.unit], claims[other.unit]):
                    raise PageError(
                        f"{one.where}.id: {one.page.id!r} is also claimed by {other.unit!r} ({short(other.where)}); "
                        f"take it out of one, or give both units programmes that share no concern"
                    )
            listed[one.page.id].append(one)


def _alike(one: Claim, other: Claim) -> bool:
    """Whether some concern would have two units: beside a unit for everything, one with programmes goes before."""
    if not one.concerns or not other.concerns:
        return one.concerns == other.concerns
    return bool(one.concerns & other.concerns)


def _at_once(one: Claim, other: Claim) -> bool:
    return not (
        (one.until is not None and other.since is not None and one.until < other.since)
        or (other.until is not None and one.since is not None and other.until < one.since)
    )


def short(where: str) -> str:
    """The entry without its file: ``areas.12``."""
    return where.rpartition(": ")[2]
