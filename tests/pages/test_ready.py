"""What keeps the doors shut: every lack is named, in every language, and a complete centre has none."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource

from bot.pages.answers import load_answers
from bot.pages.hotlines import load_hotlines
from bot.pages.ladders import load_ladders
from bot.pages.ready import Lack, ReadyFacts, missing, notes
from bot.pages.station import load_station
from referral.hotline import Kind
from referral.organisation import organise
from referral.station import Calendar, Fallback, Line, Period, Signature, Slot
from referral.urgency import Urgency

ROOT = Path(__file__).parents[2]
LANGS = ("zh-Hans", "zh-Hant-HK", "zh-Hant-TW", "en")
DEMO = load_station(ROOT / "centres" / "baiyun")
ANSWERS = load_answers(ROOT / "centres" / "baiyun", LANGS)
HOTLINES = load_hotlines()
LADDERS = load_ladders()
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # Monday 9:00 in the station
TODAY = date(2026, 11, 23)

# A centre that has done everything.
REAL = replace(
    DEMO,
    demo=False,
    phone="10000",
    fallback=Fallback("总站", "10001"),
    signed=Signature("主任", TODAY),
)
CHECKED = tuple(replace(one, checked_by="谭督导", checked_on=TODAY) for one in HOTLINES)
READ = {topic: replace(answer, checked_by="谭督导") for topic, answer in ANSWERS.items()}
DONE = ReadyFacts(
    now=NOW,
    backup_proved_at=NOW - timedelta(days=1),
    enrolled=frozenset({"feng", "liang", "he", "su"}),
    notices=frozenset(LANGS),
)


def test_a_centre_that_has_done_everything_lacks_nothing() -> None:
    assert missing(REAL, CHECKED, LADDERS, READ, DONE) == []


def test_the_demo_centre_lacks_what_a_demo_must_lack() -> None:
    nothing_done = ReadyFacts(NOW, None, frozenset(), frozenset(LANGS))
    assert [lack.key for lack in missing(DEMO, HOTLINES, LADDERS, ANSWERS, nothing_done)] == [
        "ready-demo",
        "ready-phone",
        "ready-fallback-phone",
        "ready-enrolled",
        "ready-hotlines",
        "ready-clocks",
        "ready-answers",
        "ready-backup",
    ]


NO_SU = tuple(slot for slot in REAL.duty if slot.line.first != "su")
NOBODY = tuple(Slot(slot.period, Line(None, slot.line.second)) for slot in REAL.duty)


@pytest.mark.parametrize(
    ("station", "lacks"),
    [
        (replace(REAL, demo=True), [Lack("ready-demo", {"name": "白云街社工站"})]),
        (replace(REAL, phone=None), [Lack("ready-phone")]),
        (replace(REAL, fallback=None), [Lack("ready-fallback")]),
        (replace(REAL, fallback=Fallback("总站")), [Lack("ready-fallback-phone", {"name": "总站"})]),
        (replace(REAL, signed=None), [Lack("ready-clocks")]),
        (
            replace(REAL, duty=NO_SU),
            [Lack("ready-gap", {"day": "2026-11-26", "from": "19:00", "to": "21:00"})],
        ),
    ],
)
def test_what_the_centres_page_lacks_is_said(station: object, lacks: list[Lack]) -> None:
    assert isinstance(station, type(REAL))
    assert missing(station, CHECKED, LADDERS, READ, DONE) == lacks


def test_many_gaps_are_counted_after_the_first_five() -> None:
    found = missing(replace(REAL, duty=NOBODY), CHECKED, LADDERS, READ, DONE)
    assert [lack.key for lack in found] == ["ready-gap"] * 5 + ["ready-gap-more"]
    assert found[-1].args == {"count": 4}  # nine shifts of the week from Monday 9:00 to Monday 9:00, lunch within them


@pytest.mark.parametrize(
    ("facts", "lacks"),
    [
        (replace(DONE, backup_proved_at=None), [Lack("ready-backup")]),
        (replace(DONE, backup_proved_at=NOW - timedelta(days=30)), []),
        (replace(DONE, backup_proved_at=NOW - timedelta(days=31)), [Lack("ready-backup-old", {"days": 31})]),
        (replace(DONE, enrolled=frozenset({"somebody-else"})), [Lack("ready-enrolled")]),
        (replace(DONE, enrolled=DONE.enrolled - {"he"}), [Lack("ready-not-enrolled", {"name": "何康复师"})]),
        (
            replace(DONE, notices=frozenset({"zh-Hans", "zh-Hant-HK", "en"})),
            [Lack("ready-notice", {"lang": "zh-Hant-TW"})],
        ),
    ],
)
def test_what_the_running_house_lacks_is_said(facts: ReadyFacts, lacks: list[Lack]) -> None:
    assert missing(REAL, CHECKED, LADDERS, READ, facts) == lacks


def test_numbers_of_other_regions_need_no_check_and_old_checks_do_not_count() -> None:
    only_cn = tuple(one if one.region == "CN" else replace(one, checked_by=None, checked_on=None) for one in CHECKED)
    assert missing(REAL, only_cn, LADDERS, READ, DONE) == []
    old = tuple(replace(one, checked_on=TODAY - timedelta(days=91)) if one.number == "120" else one for one in CHECKED)
    assert missing(REAL, old, LADDERS, READ, DONE) == [Lack("ready-hotlines", {"count": 1, "numbers": "120"})]


def test_a_region_without_numbers_or_without_a_night_line_is_said() -> None:
    assert missing(REAL, (), LADDERS, READ, DONE) == [Lack("ready-no-hotlines", {"region": "CN"})]
    no_line = tuple(one for one in CHECKED if one.kind is not Kind.LINE)
    assert missing(REAL, no_line, LADDERS, READ, DONE) == [Lack("ready-night-line", {"region": "CN"})]


def test_a_ladder_that_ends_before_the_fallback_is_said() -> None:
    short = {**LADDERS, Urgency.U1: replace(LADDERS[Urgency.U1], rungs=LADDERS[Urgency.U1].rungs[:2])}
    assert missing(REAL, CHECKED, short, READ, DONE) == [Lack("ready-ladder-end", {"level": "U1"})]


# ---- more units than one ----

KNOWN = replace(REAL, calendar=Calendar())  # so that no missing table of holidays is told besides
ROOM = replace(KNOWN, id="room", name="社工室", parent="baiyun", duty=NO_SU)
ALONE = Slot(Period(6, 600, 720), Line(None, "su"))  # a Sunday shift with nobody first


def test_a_gap_of_another_unit_is_missing_only_where_nobody_above_stands_either() -> None:
    whole = organise((KNOWN, ROOM), "baiyun")
    assert missing(REAL, CHECKED, LADDERS, READ, DONE, whole) == []
    assert notes(whole, DONE) == [
        Lack(
            "ready-gap-above",
            {"unit": "社工室", "day": "2026-11-26", "from": "19:00", "to": "21:00", "above": "白云街社工站"},
        )
    ]
    sunday = organise((KNOWN, replace(ROOM, duty=(*REAL.duty, ALONE))), "baiyun")
    assert missing(REAL, CHECKED, LADDERS, READ, DONE, sunday) == [
        Lack("ready-gap-unit", {"unit": "社工室", "day": "2026-11-29", "from": "10:00", "to": "12:00"})
    ]


def test_units_others_look_after_are_counted_after_the_first_five() -> None:
    whole = organise((KNOWN, replace(ROOM, duty=NOBODY)), "baiyun")
    keys = [lack.key for lack in notes(whole, DONE)]
    assert keys == [*["ready-gap-above"] * 5, "ready-gap-above-more"]
    assert missing(REAL, CHECKED, LADDERS, READ, DONE, whole) == []


def test_a_gap_over_midnight_names_both_days() -> None:
    night = (*REAL.duty, Slot(Period(0, 1260, 1950), Line(None, "su")))
    assert missing(replace(REAL, duty=night), CHECKED, LADDERS, READ, DONE) == [
        Lack("ready-gap", {"day": "2026-11-23", "from": "21:00", "to": "2026-11-24 08:30"})
    ]


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2026-10-31", None),
        ("2026-11-01", "2027"),
        ("2026-12-31", "2027"),
        ("2027-01-01", "2027"),
        ("2027-11-01", "2027"),
    ],
)
def test_from_november_on_a_missing_table_of_holidays_is_told_and_keeps_nobody_out(day: str, year: str | None) -> None:
    until_2026 = replace(REAL, calendar=Calendar(until=2026))
    facts = replace(DONE, now=datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=REAL.tz))
    told = [] if year is None else [Lack("ready-holidays", {"region": "CN", "year": year})]
    assert notes(organise((until_2026,), "baiyun"), facts) == told


def test_answers_no_person_has_read_are_named() -> None:
    one_unread = {**READ, "dibao": ANSWERS["dibao"]}
    assert missing(REAL, CHECKED, LADDERS, one_unread, DONE) == [Lack("ready-answers", {"count": 1, "names": "dibao"})]


SLOTS: dict[str, dict[str, str | int]] = {
    "ready-demo": {"name": "x"},
    "ready-phone": {},
    "ready-fallback": {},
    "ready-fallback-phone": {"name": "x"},
    "ready-gap": {"day": "x", "from": "x", "to": "x"},
    "ready-gap-more": {"count": 2},
    "ready-gap-unit": {"unit": "x", "day": "x", "from": "x", "to": "x"},
    "ready-gap-above": {"unit": "x", "day": "x", "from": "x", "to": "x", "above": "y"},
    "ready-gap-above-more": {"count": 2},
    "ready-holidays": {"region": "x", "year": "2027"},
    "ready-enrolled": {},
    "ready-not-enrolled": {"name": "x"},
    "ready-no-hotlines": {"region": "x"},
    "ready-hotlines": {"count": 2, "numbers": "x"},
    "ready-night-line": {"region": "x"},
    "ready-clocks": {},
    "ready-ladder-end": {"level": "x"},
    "ready-notice": {"lang": "x"},
    "ready-answers": {"count": 2, "names": "x"},
    "ready-backup": {},
    "ready-backup-old": {"days": 31},
}


def test_every_lack_the_code_can_name_is_in_the_table() -> None:
    code = (ROOT / "bot" / "pages" / "ready.py").read_text(encoding="utf-8")
    assert set(re.findall(r'"(ready-[a-z-]+)"', code)) == set(SLOTS)


@pytest.mark.parametrize("lang", LANGS)
def test_every_lack_is_a_sentence_in_every_language(lang: str) -> None:
    text = (ROOT / "locale" / lang / "ready.ftl").read_text(encoding="utf-8")
    bundle = FluentBundle([lang], use_isolating=False)
    bundle.add_resource(FluentResource(text))
    assert set(re.findall(r"^(ready-[a-z-]+) =", text, re.MULTILINE)) == set(SLOTS)
    for key, args in SLOTS.items():
        pattern = bundle.get_message(key).value
        assert pattern is not None
        said, errors = bundle.format_pattern(pattern, args)
        assert errors == []
        assert all(str(value) in str(said) for value in args.values())
