"""Board and 接单 where a million tickets lie, beside a thousand; as many are open in both."""

from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy import Connection, insert

from benchmarks.table import Line, progress
from benchmarks.turns import Backlog, backlog
from bot.centre.tickets import defaults
from bot.messages import Accept, Done
from bot.store.addresses import new_address
from bot.store.tables import t_ticket

FEW, MANY = 1_000, 1_000_000
_OPEN = 150
_PERSONS = 500
_AT_A_TIME = 50_000
_LOOKS = 40
_WARM = 10  # first, unmeasured: caches fill


def _tickets(conn: Connection, house: Backlog, persons: list[str], numbers: range) -> None:
    now = house.centre.clock.now()
    same = {
        **defaults(),
        "centre": house.centre.station.id,
        "channel": "web",
        "lang": "zh-Hans",
        "concern": "EMO",
        "also": [],
        "why": ["emo-low"],
        "subject": "self",
        "violence": False,
        "minor": False,
        "unheard": False,
        "created_at": now,
        "sent_at": now,
    }
    rows = [
        same
        | {
            "id": f"{number:032x}",
            "number": f"白云0101-{number}",
            "person_id": persons[number % _PERSONS],
            "urgency": f"U{number % 4 + 1}",
            "state": "NEW" if number < _OPEN else "CLOSED",
            "closed_at": None if number < _OPEN else now,
        }
        for number in numbers
    ]
    conn.execute(insert(t_ticket), rows)


async def _fill(house: Backlog, wanted: int) -> None:
    store = house.centre.store

    def make(conn: Connection) -> list[str]:
        now = store.clock.now()
        return [
            new_address(conn, store.vault, door="bench", kiosk=False, token_hash=None, now=now).person_id
            for _ in range(_PERSONS)
        ]

    persons = await store.turn(make)
    for first in range(0, wanted, _AT_A_TIME):
        numbers = range(first, min(wanted, first + _AT_A_TIME))
        await store.turn(lambda conn, numbers=numbers: _tickets(conn, house, persons, numbers))  # type: ignore[misc]
        progress(f"{numbers.stop:,} of {wanted:,} tickets")


async def _measure(house: Backlog) -> tuple[float, float]:
    """The medians of one look at the board and of one 接单, in milliseconds."""
    centre = house.centre
    looks, presses = [], []
    cards = await centre.board("feng")
    assert len(cards) == _OPEN
    for card in cards[: _WARM + _LOOKS]:
        began = perf_counter()
        await centre.board("feng")
        looked = perf_counter()
        outcome = await centre.act("feng", Accept(card.ticket))
        presses.append(perf_counter() - looked)
        looks.append(looked - began)
        assert isinstance(outcome, Done), outcome
    return median(looks[_WARM:]) * 1e3, median(presses[_WARM:]) * 1e3


async def lines(folder: Path) -> list[Line]:
    """The ratios."""
    found = {}
    for count in (FEW, MANY):
        name = f"tickets-{count}"
        async with backlog(f"sqlite:///{folder / name}.db", folder / f"{name}.keys") as house:
            await _fill(house, count)
            progress(f"{_LOOKS} looks and presses at {count:,} tickets")
            found[count] = await _measure(house)
    (few_look, few_press), (many_look, many_press) = found[FEW], found[MANY]
    return [
        Line(f"board, {_OPEN} open of {MANY:,}", f"{many_look:.1f} ms", f"{many_look / few_look:.2f} × of {FEW:,}"),
        Line(f"接单, {MANY:,} tickets", f"{many_press:.1f} ms", f"{many_press / few_press:.2f} × of {FEW:,}"),
    ]
