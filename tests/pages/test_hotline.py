"""Which numbers are shown to whom and when: no wrong promise at three in the morning."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot.page import PageError
from bot.pages.hotlines import load_hotlines
from referral.hotline import Hotline, Kind, Sure, all_day_line, numbers, stale
from referral.reading import Danger

ALL = load_hotlines()
NIGHT, AFTERNOON = time(3), time(15)


def given_out(region: str, danger: Danger | None, local: time, concern: str | None = None) -> list[str]:
    return [one.number for one in numbers(ALL, region, danger, local, concern)]


@pytest.mark.parametrize(
    ("danger", "night", "afternoon"),
    [
        (Danger.SUICIDE, ["120", "110", "400-161-9995"], ["120", "110", "400-161-9995", "12356"]),
        (Danger.VIOLENCE, ["110", "12110", "120"], ["110", "12110", "120", "12338"]),
        (Danger.MEDICAL, ["120", "110"], ["120", "110"]),
        (Danger.FIRE, ["119", "110"], ["119", "110"]),
        (Danger.MISSING, ["110"], ["110"]),
        (Danger.CHILD, ["110"], ["110", "12345", "12355"]),
        (Danger.SCAM, ["110"], ["96110", "110"]),
    ],
)
def test_mainland_numbers_for_each_danger(danger: Danger, night: list[str], afternoon: list[str]) -> None:
    assert given_out("CN", danger, NIGHT) == night
    assert given_out("CN", danger, AFTERNOON) == afternoon


@pytest.mark.parametrize("region", ["CN", "HK", "MO", "TW", "SG"])
@pytest.mark.parametrize("danger", list(Danger))
def test_every_danger_has_a_number_in_every_region_at_every_hour(region: str, danger: Danger) -> None:
    for hour in range(24):
        assert given_out(region, danger, time(hour))


@pytest.mark.parametrize("hour", range(24))
def test_no_unsure_number_is_ever_shown_and_none_of_another_region(hour: int) -> None:
    for region in ("CN", "HK", "MO", "TW", "SG"):
        for danger in (None, *Danger):
            for one in numbers(ALL, region, danger, time(hour)):
                assert one.sure is not Sure.LOW
                assert one.region == region


def test_12356_is_not_given_in_the_small_hours_and_is_not_called_all_day() -> None:
    line = next(one for one in ALL if one.number == "12356")
    assert not line.all_day
    assert not line.answers_at(time(0, 30))
    assert not line.answers_at(time(5, 59))
    assert line.answers_at(time(6))
    assert line.answers_at(time(23, 59))


def test_at_night_only_numbers_of_all_day_are_given() -> None:
    for region in ("CN", "HK", "MO", "TW", "SG"):
        for danger in Danger:
            assert all(one.all_day for one in numbers(ALL, region, danger, NIGHT))


def test_the_night_line_of_each_region() -> None:
    found = {region: all_day_line(ALL, region, Danger.SUICIDE) for region in ("CN", "HK", "MO", "TW", "SG")}
    assert {region: line.number for region, line in found.items() if line} == {
        "CN": "400-161-9995",
        "HK": "18111",
        "MO": "2852 5222",
        "TW": "1925",
        "SG": "1767",
    }
    assert all_day_line(ALL, "CN", Danger.FIRE) is None


def test_concerns_lead_to_their_own_numbers_and_nothing_leads_to_police_and_ambulance() -> None:
    assert given_out("CN", None, AFTERNOON, "LAW") == ["12348", "12351"]
    assert given_out("CN", None, NIGHT, "LAW") == []
    assert given_out("CN", None, NIGHT) == ["110", "120"]


def test_a_number_without_known_hours_counts_as_office_hours() -> None:
    office = Hotline("x", "CN", "1", {"zh-Hans": "甲"}, Kind.OFFICE, Sure.HIGH, all_day=False)
    assert [hour for hour in range(24) if office.answers_at(time(hour))] == list(range(9, 17))
    over_midnight = replace(office, opens=(time(20), time(2)))
    assert [hour for hour in range(24) if over_midnight.answers_at(time(hour))] == [0, 1, 20, 21, 22, 23]


def test_nothing_is_checked_by_a_person_yet_and_a_check_lasts_ninety_days() -> None:
    today = date(2026, 11, 22)
    assert {one.id for one in stale(ALL, today)} == {one.id for one in ALL if one.sure is not Sure.LOW}
    line = replace(ALL[0], checked_by="谭督导", checked_on=today - timedelta(days=90))
    assert stale([line], today) == ()
    assert stale([line], today + timedelta(days=1)) == (line,)


def test_every_shown_number_has_a_name_in_all_four_languages() -> None:
    for one in ALL:
        if one.sure is not Sure.LOW:
            assert set(one.names) == {"zh-Hans", "zh-Hant-HK", "zh-Hant-TW", "en"}


GOOD = """hotlines:
  - {id: a, region: CN, number: "110", kind: police, sure: high, all_day: true, names: {zh-Hans: 报警}, concerns: [LAW]}
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("region: CN", "region: XX", "hotlines.0.region"),
        ('"110"', '"一一〇"', "hotlines.0.number"),
        ("all_day: true", 'all_day: "true"', "hotlines.0.all_day"),
        ("all_day: true", "all_day: yes", 'write "yes" in quotes'),
        ("all_day: true", 'all_day: true, opens: "8:00-9:00"', "a number of all day has no opening hours"),
        ("all_day: true", 'all_day: false, opens: "0:00-24:00"', "is the whole day"),
        ("all_day: true", 'all_day: false, opens: "8-9"', "write hours as 8:00-22:00"),
        ("all_day: true", 'all_day: false, opens: "25:00-26:00"', "write hours as 8:00-22:00"),
        ("zh-Hans: 报警", "en: Police", "a name in zh-Hans is required"),
        ("sure: high", "sure: certain", "hotlines.0.sure"),
        ("sure: high", "sure: high, checked_on: 2026-11-01", "checked_by: a check has a day and a person"),
        ("concerns: [LAW]", "concerns: [LOW]", "no such concern: 'LOW'"),
        ("concerns: [LAW]", "dangers: {flood: 1}", "hotlines.0.dangers"),
    ],
)
def test_a_bad_page_of_numbers_is_refused_by_name(tmp_path: Path, old: str, new: str, said: str) -> None:
    page = tmp_path / "hotlines.yaml"
    page.write_text(GOOD, encoding="utf-8")
    assert len(load_hotlines(page, frozenset({"LAW"}))) == 1
    page.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(PageError) as caught:
        load_hotlines(page, frozenset({"LAW"}))
    assert said in str(caught.value)
    assert "hotlines.yaml" in str(caught.value)


def test_an_id_used_twice_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "hotlines.yaml"
    page.write_text(GOOD + GOOD.splitlines()[1], encoding="utf-8")
    with pytest.raises(PageError, match="this id is there twice"):
        load_hotlines(page)
