"""The coming days' roster as a person should know it, and the remarks `linli check` makes of it."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.pages.check import check_all
from bot.pages.outlook import lone, met, odd_nights, uncovered
from bot.pages.remarks import remarks
from bot.pages.station import load_organisation
from referral.organisation import Organisation, organise
from referral.station import Calendar, Line, Period, Role, Slot, Station, Worker

ROOT = Path(__file__).parents[2]
HEXI = load_organisation(ROOT / "centres" / "hexi")
BERLIN = ZoneInfo("Europe/Berlin")
WEEKDAYS = range(5)


def _worker(worker_id: str, **more: object) -> Worker:
    return replace(Worker(worker_id, worker_id, (), Role.DUTY, "社工"), **more)  # type: ignore[arg-type] # whatever field is named


def _unit(name: str, parent: str | None = None, **more: object) -> Station:
    """Open on weekdays from 9 to 17 and covered by its own two workers."""
    base = replace(
        HEXI.door,
        id=name,
        name=name,
        parent=parent,
        calendar=Calendar(),
        workers=(_worker(f"{name}-a"), _worker(f"{name}-b")),
        hours=tuple(Period(day, 540, 1020) for day in WEEKDAYS),
        hours_on={},
        duty=tuple(Slot(Period(day, 540, 1020), Line(f"{name}-a", f"{name}-b")) for day in WEEKDAYS),
    )
    return replace(base, **more)  # type: ignore[arg-type] # whatever field is named


def _at(text: str, tz: ZoneInfo = HEXI.door.tz) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=tz)


MONDAY = _at("2026-11-23 08:00")
FRIDAY_SHUT = tuple(Slot(Period(day, 540, 1020), Line("x")) for day in range(4))


def _told(organisation: Organisation, at: datetime = MONDAY) -> list[str]:
    return [line.partition(": ")[2] for line in remarks(Path("centres/x"), organisation, at)]


def test_a_gap_is_told_with_who_stands_meanwhile() -> None:
    top, street = _unit("top"), _unit("street", "top", duty=FRIDAY_SHUT)
    whole = organise((top, street), "top")
    (gap,) = uncovered(whole, MONDAY)
    assert (gap.unit.id, gap.start, gap.end) == ("street", _at("2026-11-27 09:00"), _at("2026-11-27 17:00"))
    assert gap.above is not None
    assert gap.above.id == "top"
    line = "duty: street: 2026-11-27 09:00 to 2026-11-27 17:00 nobody stands first; top stands"
    assert _told(whole) == [line]


def test_a_gap_is_cut_where_the_unit_above_goes_home() -> None:
    morning = tuple(Slot(Period(day, 540, 720), Line("top-a")) for day in WEEKDAYS)
    top = _unit("top", duty=morning, hours=tuple(Period(day, 540, 720) for day in WEEKDAYS))
    found = uncovered(organise((top, _unit("street", "top", duty=FRIDAY_SHUT)), "top"), MONDAY)
    assert [(one.start.astimezone(top.tz).hour, one.above.id if one.above else None) for one in found] == [
        (12, None),  # what nobody looks after comes first
        (9, "top"),
    ]


def test_a_unit_that_goes_by_its_parents_roster_has_no_gaps_of_its_own() -> None:
    top = _unit("top", duty=FRIDAY_SHUT)
    room = replace(top, id="room", parent="top", workers=())
    assert [one.unit.id for one in uncovered(organise((top, room), "top"), MONDAY)] == ["top"]


def test_a_dissolved_unit_has_none() -> None:
    gone = _unit("street", "top", duty=(), until=date(2026, 11, 22))
    assert uncovered(organise((_unit("top"), gone), "top"), MONDAY) == ()


def test_many_gaps_are_counted_after_the_first_five() -> None:
    whole = organise((_unit("top"), *(_unit(f"s{no}", "top", duty=FRIDAY_SHUT) for no in range(8))), "top")
    told = _told(whole)
    assert len(told) == 6
    assert told[-1] == "duty: and 3 more like the last"


def test_where_one_worker_is_alone_the_unit_above_acts() -> None:
    volunteer = _worker("v", role=Role.VOLUNTEER)
    gone, coming = _worker("g", until=date(2026, 11, 22)), _worker("c", since=date(2026, 12, 1))
    street = _unit("street", "top", workers=(_worker("street-a"), volunteer, gone, coming))
    whole = organise((_unit("top"), street), "top")
    assert [one.id for one in lone(whole, date(2026, 11, 23))] == ["street"]
    assert lone(whole, date(2026, 12, 1)) == ()
    assert any(line.endswith("what needs a second person goes to top") for line in _told(whole))
    top = replace(_unit("top", workers=(_worker("top-a"),)), fallback=None)
    assert any(line.endswith("goes to nobody") for line in _told(organise((top,), "top")))


def test_who_has_left_and_is_still_on_a_line_is_named_once() -> None:
    top = _unit("top", workers=(_worker("top-a"), _worker("top-b", until=date(2026, 11, 1))))
    room = replace(top, id="room", parent="top", workers=())
    lines = [line for line in _told(organise((top, room), "top")) if "left on" in line]
    assert lines == ["duty: top-b left on 2026-11-01 and is still named on a line of top"]


def test_who_speaks_none_of_the_units_languages_is_named() -> None:
    top = _unit("top", workers=(_worker("top-a", languages=("fr",)), _worker("top-b", languages=("fr", "en"))))
    lines = [line for line in _told(organise((top,), "top")) if "speaks" in line]
    assert lines == ["workers: top: top-a speaks none of the unit's languages (zh-Hans, zh-Hant-HK, zh-Hant-TW, en)"]


def test_a_shared_name_is_remarked() -> None:
    units = (_unit("top"), _unit("street", "top", workers=(_worker("street-a", name="top-b"), _worker("street-b"))))
    assert "workers: 'top-b' is what top-b, street-a are called; alone it leads to none of them" in _told(
        organise(units, "top")
    )


# ---- clocks and calendars --------------------------------------------------------------------------------------------

NIGHTS = tuple(Slot(Period(day, 1320, 1860), Line("top-a", "top-b")) for day in range(7))  # 22:00 to 7:00


def test_an_odd_night_is_told_for_the_next_sixty_days() -> None:
    whole = organise((_unit("top", tz=BERLIN, duty=NIGHTS),), "top")
    spring, autumn = _at("2026-02-01 12:00", BERLIN), _at("2026-10-01 12:00", BERLIN)
    assert [(unit.id, shift.start, hours) for unit, shift, hours in odd_nights(whole, spring)] == [
        ("top", _at("2026-03-28 22:00", BERLIN), 8.0)
    ]
    assert [hours for _, _, hours in odd_nights(whole, autumn)] == [10.0]
    assert list(odd_nights(whole, _at("2026-01-01 12:00", BERLIN))) == []
    assert list(odd_nights(HEXI, MONDAY)) == []
    told = _told(whole, autumn)
    assert "duty: top: the clock changes in the shift of 2026-10-24 22:00; it is 10 h long" in told


def test_what_only_a_make_up_day_lays_over_one_another_is_told() -> None:
    duty = (
        Slot(Period(4, 1320, 1980), Line("top-a")),  # Friday 22:00 to Saturday 9:00
        Slot(Period(0, 480, 1020), Line("top-b")),  # Monday from 8:00
    )
    calendar = Calendar({}, {date(2026, 12, 6): 4})  # a Sunday, worked like a Friday
    whole = organise((_unit("top", duty=duty, calendar=calendar),), "top")
    ((unit, one, other),) = met(whole, MONDAY)
    assert (unit.id, one.line.first, other.line.first) == ("top", "top-a", "top-b")
    assert any("because of a make-up day the shift of 2026-12-06 22:00 runs into" in line for line in _told(whole))


def test_a_missing_table_of_holidays_is_told_from_november_on() -> None:
    whole = organise((_unit("top", calendar=Calendar(until=2026)),), "top")
    assert not [line for line in _told(whole, _at("2026-10-31 12:00")) if "2027" in line]
    (line,) = [line for line in _told(whole, _at("2026-11-01 12:00")) if "2027" in line]
    assert line.startswith("region: holidays and make-up days of 2027 are not known yet for CN")


# ---- what linli check prints -----------------------------------------------------------------------------------------


def test_the_demo_district_is_looked_at() -> None:
    report = check_all(ROOT, ROOT / "centres" / "hexi", MONDAY)
    (line,) = [line for line in report.remarks if line.startswith("centres/hexi/units.yaml: units: jiangxin")]
    assert line.endswith("has one worker who may take a request; what needs a second person goes to hexi")
    assert not [line for line in report.problems if "centres/hexi" in line]


def test_a_page_nobody_reads_is_remarked(tmp_path: Path) -> None:
    (tmp_path / "unit.yaml").write_text("units: []", encoding="utf-8")
    (tmp_path / "units.yaml").write_text("units: []", encoding="utf-8")
    (line,) = remarks(tmp_path, organise((_unit("top"),), "top"), MONDAY)
    assert line.startswith(f"{tmp_path / 'unit.yaml'}: nobody reads a page of this name")


def test_without_a_day_nothing_is_said_of_the_days_to_come() -> None:
    whole = organise((_unit("top", duty=(), calendar=Calendar(until=2020)),), "top")
    assert list(remarks(Path("centres/x"), whole, None)) == []
