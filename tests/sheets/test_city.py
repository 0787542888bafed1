"""The made-up city is of the seeds' size, the same for the same seed, and every loader accepts it."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.page import PageError
from bot.pages.station import load_organisation
from bot.settings import ROOT
from bot.sheets.city import PROGRAMMES, make_city
from bot.sheets.example import write_city, write_small
from referral.organisation import Organisation
from referral.station import EVERY, Kind, On, Watch

MODEL = ROOT / "centres" / "hexi"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Organisation:
    folder = tmp_path_factory.mktemp("city") / "xinzhou"
    write_city(folder, 7, MODEL)
    return load_organisation(folder)


def test_it_has_as_many_of_each_kind_as_it_says(city: Organisation) -> None:
    kinds = Counter(unit.kind for unit in city.units.values())
    assert kinds == {Kind.HEADQUARTERS: 12, Kind.STREET: 188, Kind.ROOM: 90, Kind.SCHOOL: 1, Kind.CARE: 1}
    first = Counter(unit.kind for unit in city.below("d01"))
    assert first == {Kind.STREET: 13, Kind.ROOM: 90, Kind.SCHOOL: 1, Kind.CARE: 1}
    assert 1900 <= sum(1 for _ in city.workers()) <= 2100


def test_the_tree_has_one_top_and_everybody_is_below_it(city: Organisation) -> None:
    assert city.root == "xinzhou"
    assert {unit.id for unit in city.below(city.root)} == set(city.units) - {city.root}


@pytest.mark.parametrize("concern", sorted(code for codes in PROGRAMMES.values() for code in codes))
def test_two_agencies_share_communities_and_no_concern_falls_between_them(city: Organisation, concern: str) -> None:
    day = date(2026, 11, 26)
    one, other = city.units["d02-s01"], city.units["d02-s02"]
    assert {area.id for area in one.communities} == {area.id for area in other.communities}
    assert one.operator(day) != other.operator(day)
    for area in one.communities:
        served = city.serving(area.id, concern, day)
        assert served is not None
        assert served.id in {one.id, other.id}
        assert concern in served.concerns


def test_every_headquarters_stands_by_at_night_on_holidays_and_in_storms(city: Organisation) -> None:
    for unit in city.units.values():
        if unit.kind is Kind.HEADQUARTERS:
            nights = {(slot.on, slot.period.day) for slot in unit.duty if slot.watch is Watch.NIGHT}
            assert nights == {(On.WEEK, day) for day in range(7)} | {(On.HOLIDAY, EVERY), (On.STORM, EVERY)}


def test_no_telephone_is_invented(tmp_path: Path) -> None:
    write_city(tmp_path / "stadt", 3, MODEL)
    pages = "".join(page.read_text(encoding="utf-8") for page in (tmp_path / "stadt").glob("*.yaml"))
    assert not re.search(r"\d{7}", pages)
    assert set(re.findall(r"phone: *(\S+?)[,}\n]", pages)) == {"null"}


def test_the_seed_decides() -> None:
    assert make_city(1) == make_city(1) != make_city(2)


def test_the_small_district_takes_its_folders_name_and_keeps_its_school(tmp_path: Path) -> None:
    write_small(tmp_path / "nankai", MODEL)
    small, model = load_organisation(tmp_path / "nankai"), load_organisation(MODEL)
    assert small.root == "nankai"
    assert "hexi-erzhong" in small.units
    assert len(small.units) == len(model.units) == 9


def test_a_folder_that_is_there_or_is_no_id_is_refused(tmp_path: Path) -> None:
    (tmp_path / "da").mkdir()
    (tmp_path / "da" / "centre.yaml").write_text("id: da\n", encoding="utf-8")
    with pytest.raises(PageError, match="not empty"):
        write_city(tmp_path / "da", 1, MODEL)
    with pytest.raises(PageError, match="small letters"):
        write_city(tmp_path / "Da", 1, MODEL)
