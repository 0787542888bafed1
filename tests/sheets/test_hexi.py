"""The district a newcomer reads first: every loader accepts it, no door opens without somebody, nothing is invented."""

import re
from datetime import UTC, datetime

import pytest

from bot.pages.book import LANGS, load_pages
from bot.pages.check import check_all
from bot.pages.notice import load_notices
from bot.pages.station import load_organisation
from bot.settings import ROOT
from referral.duty import gaps

HEXI = ROOT / "centres" / "hexi"


def test_nothing_of_it_is_refused() -> None:
    assert [line for line in check_all(ROOT, HEXI).problems if "centres/hexi" in line] == []
    assert set(load_notices(HEXI, LANGS)) == set(LANGS)


def test_no_telephone_is_invented_and_everything_is_a_demo() -> None:
    for unit in load_organisation(HEXI).units.values():
        assert (unit.phone, unit.demo) == (None, True)
    pages = "".join(page.read_text(encoding="utf-8") for page in HEXI.glob("*.yaml"))
    assert not re.search(r"\d{7}", pages)


@pytest.mark.parametrize("day", ["2026-09-28", "2026-02-13", "2026-11-26"])  # national day, new year, an ordinary week
def test_no_door_opens_without_somebody(day: str) -> None:
    at = datetime.fromisoformat(f"{day}T00:00:00").replace(tzinfo=UTC)
    for unit in load_organisation(HEXI).units.values():
        assert list(gaps(unit, at, 14)) == [], unit.id


def test_people_and_places_are_known_by_what_residents_call_them() -> None:
    reader = load_pages(ROOT, HEXI).reader
    read = reader.read("我住石桥头，想找阿萍")
    assert (read.area, read.named) == ("shiqiao-shequ", "jiang")
