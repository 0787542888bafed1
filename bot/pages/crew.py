"""The people of the units and the lines they stand on: names that lead to one of them, and lines that may accept."""

from collections.abc import Mapping

from bot.page import PageError
from bot.pages.areas import short
from bot.pages.hours import periods
from bot.pages.station_shapes import DutyPage, Stands, TurnPage, WorkerPage
from bot.pages.units import Entry, Folder
from referral.organisation import Organisation
from referral.roles import may
from referral.station import Line, On, Role, Slot, Turn, Watch, Worker

Roles = Mapping[str, Role]


def crews(folder: Folder, areas: frozenset[str]) -> Mapping[str, tuple[Worker, ...]]:
    """The workers of every unit. Raises PageError for an id or a name that leads to two, and for an unknown area."""
    ids: dict[str, str] = {}
    for entries in folder.workers.values():
        words: dict[str, str] = {}
        owned: dict[str, str] = {}
        for one in entries:
            _only(f"{one.where}.id", one.page.id, ids)
            spoken = (one.page.name, *one.page.nicknames)
            if len({word.casefold() for word in spoken}) < len(spoken):
                raise PageError(f"{one.where}.nicknames: one of them is there twice, or is the name; once is enough")
            for word in {word.casefold(): word for word in (*spoken, *one.page.names.values())}.values():
                _only(f"{one.where}.name or nicknames", word, words)
            for area in one.page.communities:
                if area not in areas:
                    raise PageError(f"{one.where}.communities: no such community: {area!r}; list it under communities")
                _only(f"{one.where}.communities", area, owned)
    if not ids:
        raise PageError(f"{folder.path}: workers: nobody works here; list at least one")
    return {unit: tuple(_worker(one.page) for one in entries) for unit, entries in folder.workers.items()}


def _only(where: str, written: str, seen: dict[str, str]) -> None:
    """A request must never reach the wrong person by a doubled name."""
    first = seen.setdefault(written.casefold(), where)
    if first != where:
        holder = short(first).rpartition(".")[0]
        raise PageError(f"{where}: {written!r} already leads to {holder}; it may lead to one only")


def _worker(page: WorkerPage) -> Worker:
    return Worker(
        id=page.id,
        name=page.name,
        nicknames=page.nicknames,
        role=page.role,
        profession=page.profession,
        skills=page.skills,
        languages=page.languages,
        communities=page.communities,
        names=page.names,
        gender=page.gender,
        credentials=page.credentials,
        capacity=page.capacity,
        since=page.since,
        until=page.until,
    )


def shared_names(organisation: Organisation) -> Mapping[str, tuple[str, ...]]:
    """Words by which workers of several units are called, and whom: such a word alone leads to nobody."""
    called: dict[str, tuple[str, ...]] = {}
    for worker in organisation.workers():
        for word in {word.casefold(): word for word in (worker.name, *worker.nicknames)}.values():
            called[word] = (*called.get(word, ()), worker.id)
    return {word: workers for word, workers in called.items() if len(workers) > 1}


# ---- lines -----------------------------------------------------------------------------------------------------------


def slots(entry: Entry[DutyPage], roles: Roles) -> tuple[Slot, ...]:
    """The stretches of one shift with who stands in it. Raises PageError naming the entry and the key."""
    page, where = entry.page, entry.where
    _turns_fit(where, page)
    own = _line(where, TurnPage(first=page.first, second=page.second, supervisor=page.supervisor), roles)
    turns = tuple(_filled(_line(f"{where}.turns.{no}", one, roles), own) for no, one in enumerate(page.turns))
    watch = page.watch or (Watch.HOLIDAY if page.on is On.HOLIDAY else Watch.DAY)
    return tuple(
        Slot(period, Line() if turns else own, watch, page.on, turns, page.each or Turn.WEEK, page.from_)
        for period in periods(where, page, over_midnight=True)
    )


def _turns_fit(where: str, page: DutyPage) -> None:
    if not page.turns:
        for key, given in (("each", page.each), ("from", page.from_)):
            if given is not None:
                raise PageError(f"{where}.{key}: there are no turns to take; write turns, or leave {key} out")
        return
    if page.from_ is None:
        raise PageError(f"{where}.from: is missing; write the day on which the first of the turns begins")
    for key in ("first", "second", "supervisor"):
        if getattr(page, key) is not None and all(getattr(one, key) is not None for one in page.turns):
            raise PageError(f"{where}.{key}: every one of the turns names its own; leave it out here or there")


def _filled(turn: Line, own: Line) -> Line:
    """The line of one turn; what it leaves out is the entry's."""
    first = turn if turn.first is not None else own
    return Line(first.first, turn.second or own.second, turn.supervisor or own.supervisor, first.beside)


def _line(where: str, page: TurnPage, roles: Roles) -> Line:
    at_work = _standing(page.first)
    if len(set(at_work)) < len(at_work):
        raise PageError(f"{where}.first: one of them is there twice; once is enough")
    for key, named in (
        ("first", at_work),
        ("second", _standing(page.second)),
        ("supervisor", _standing(page.supervisor)),
    ):
        for worker in named:
            if worker not in roles:
                raise PageError(f"{where}.{key}: no such worker: {worker!r}; write the id of one of the workers")
            if not may(roles[worker], "Accept"):
                raise PageError(f"{where}.{key}: {worker!r} is {roles[worker]}, who may not accept a request")
    return Line(at_work[0] if at_work else None, page.second, page.supervisor, at_work[1:])


def _standing(given: Stands) -> tuple[str, ...]:
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else given
