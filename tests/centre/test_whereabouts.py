"""Where a resident lives, as buttons: few communities at once, many by their streets, never more than a screen."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import cast

import pytest
from sqlalchemy import Connection

from bot.centre import whereabouts
from bot.centre.house import House, Work
from bot.store.vault import Vault
from flows.event import Pressed
from flows.session import Session, Told
from referral.organisation import organise
from referral.station import Community, Station
from tests.house import pages

NOW = datetime(2026, 11, 4, 6, 30, tzinfo=UTC)


def _work(*units: Station) -> Work:
    """A look at the pages alone: nothing here reads the database."""
    known = pages("hexi")
    if units:
        known = replace(known, station=units[0], organisation=organise(units, units[0].id))
    house = House(known, cast("Vault", None), Random(1))
    return Work(cast("Connection", None), house, NOW)


def _city(streets: int, communities: int) -> Work:
    """A headquarters above so many streets with so many communities each."""
    door = pages("hexi").organisation.door
    below = [
        replace(
            door,
            id=f"street-{no}",
            parent=door.id,
            street=f"{no}街",
            communities=tuple(Community(f"c-{no}-{one}", f"{no}街{one}社区") for one in range(communities)),
        )
        for no in range(streets)
    ]
    return _work(door, *below)


def _labels(work: Work, session: Session) -> list[str]:
    names = [f"{whereabouts.CHOICE}{no}" for no in range(1, len(session.places) + 1)]
    return [str(whereabouts.label(work, session, name)) for name in names]


def _shown(work: Work, within: str = "", told: Told | None = None) -> Session:
    session = Session("living", told=told or Told())
    return replace(session, places=whereabouts.offered(work, session, within))


def test_few_communities_are_shown_at_once() -> None:
    assert _labels(_city(2, 2), _shown(_city(2, 2))) == ["0街0社区", "0街1社区", "1街0社区", "1街1社区"]


def test_many_are_shown_by_their_streets_and_a_street_opens() -> None:
    work = _city(3, 4)
    session = _shown(work)
    assert _labels(work, session) == ["0街", "1街", "2街"]
    opened = whereabouts.meant(session, Pressed("area_2"))
    assert (opened.area, opened.within) == (None, "street-1")
    assert _labels(work, _shown(work, opened.within)) == ["1街0社区", "1街1社区", "1街2社区", "1街3社区"]


def test_a_street_with_one_community_needs_no_second_question() -> None:
    work = _city(5, 1)
    assert whereabouts.meant(_shown(work), Pressed("area_5")).area == "c-4-0"


@pytest.mark.parametrize(("streets", "communities"), [(13, 7), (1, 23), (6, 2), (40, 1)])
def test_every_community_can_be_reached_by_tapping(streets: int, communities: int) -> None:
    work = _city(streets, communities)
    reached: set[str] = set()
    waiting, seen = [""], set[str]()
    while waiting:
        within = waiting.pop()
        session = _shown(work, within)
        assert 0 < len(session.places) <= whereabouts.MOST
        for no in range(1, len(session.places) + 1):
            pressed = whereabouts.meant(session, Pressed(f"area_{no}"))
            if pressed.area is not None:
                reached.add(pressed.area)
            elif pressed.within not in seen:
                seen.add(pressed.within)
                waiting.append(pressed.within)
    assert reached == set(work.house.organisation.claims)


@pytest.mark.parametrize("name", ["area_0", "area_6", "area_99", "area_", "area_x", "human", "area_²"])
def test_other_buttons_name_no_community(name: str) -> None:
    work = _work()
    session = _shown(work)
    assert whereabouts.meant(session, Pressed(name)) == Pressed(name)
    assert whereabouts.label(work, session, name) is None


@pytest.mark.parametrize(
    ("told", "asks"),
    [
        (Told(), True),
        (Told(area="shishan"), False),
        (Told(outside=True), False),
        (Told(school="hexi-erzhong"), False),
        (Told(unit="liuan"), True),
        (Told(unit="songbai"), False),  # nobody is below it: it is nobody else's
        (Told(unit="nowhere"), True),
    ],
)
def test_it_is_asked_only_where_it_matters(told: Told, asks: bool) -> None:  # noqa: FBT001
    assert whereabouts.asks_area(_work(), Session("sent", told=told)) is asks


def test_a_single_station_never_asks() -> None:
    house = House(pages(), cast("Vault", None), Random(1))
    assert not whereabouts.asks_area(Work(cast("Connection", None), house, NOW), Session("sent"))


def test_a_street_s_own_door_offers_only_what_is_below_it() -> None:
    work = _work()
    assert _labels(work, _shown(work, told=Told(unit="liuan"))) == ["柳塘社区", "渡桥社区", "东岸社区"]
