"""Days, hours, dates and lists are understood as people write them, and shown so that they are understood again."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sheets.cells import arm, disarm
from bot.sheets.days import read_date, read_days, read_spans, write_days
from bot.sheets.lists import join, read_line, read_tenures, read_turns, split, write_turns
from bot.sheets.words import DAYS

WORK = ["mon", "tue", "wed", "thu", "fri"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("周一至周五", WORK),
        ("周一到周五", WORK),
        ("星期一—星期五", WORK),
        ("mon-fri", WORK),
        ("Mon - Fri", WORK),
        ("工作日", WORK),
        ("周一,周三", ["mon", "wed"]),
        ("周三、周一", ["mon", "wed"]),
        ("周一三五", ["mon", "wed", "fri"]),
        ("周六；礼拜天", ["sat", "sun"]),
        ("周末", ["sat", "sun"]),
        ("每天", list(DAYS)),
        ("周一至周三、周六", ["mon", "tue", "wed", "sat"]),
        ("tue thu", ["tue", "thu"]),
    ],
)
def test_days(text: str, days: list[str]) -> None:
    assert read_days(text) == days


@pytest.mark.parametrize("text", ["周八", "周六至周一", "monday", "周一周", "8:30", "周一和周二", "全年"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whoever reads the cell says what is wrong
        read_days(text)


@given(st.sets(st.sampled_from(DAYS), min_size=1))
def test_days_shown_are_understood_again(days: set[str]) -> None:
    ordered = sorted(days, key=DAYS.index)
    assert read_days(write_days(ordered)) == ordered


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("8:30-12:00", ["8:30-12:00"]),
        ("8：30—12：00", ["8:30-12:00"]),
        ("０８:30～12:00", ["8:30-12:00"]),
        ("08:30 至 12:00、14:00到18:00", ["8:30-12:00", "14:00-18:00"]),
        ("8:30-12:00,14:00-18:00", ["8:30-12:00", "14:00-18:00"]),
        ("8:30-12:00 14:00-18:00", ["8:30-12:00", "14:00-18:00"]),
        ("21:00-次日8:30", ["21:00-8:30"]),
        ("14:00-24:00", ["14:00-24:00"]),
    ],
)
def test_hours(text: str, spans: list[str]) -> None:
    assert read_spans(text) == spans


@pytest.mark.parametrize("text", ["8:30", "上午", "8-12", "8:30-12:00下班", "8:30-", "0.354166"])
def test_what_are_no_hours(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whoever reads the cell says what is wrong
        read_spans(text)


@pytest.mark.parametrize(
    "text", ["2026-11-26", "2026/11/26", "2026年11月26日", "２０２６－１１－２６", " 2026.11.26 ", "2026年11月26号"]
)
def test_dates(text: str) -> None:
    assert read_date(text) == date(2026, 11, 26)


@pytest.mark.parametrize("text", ["26/11/2026", "11月26日", "2026-13-01", "2026-02-30", "46352", "明天"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whoever reads the cell says what is wrong
        read_date(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("柳塘小区、柳塘市场", ["柳塘小区", "柳塘市场"]),
        ("a, b;c／d；e，f", ["a", "b", "c", "d", "e", "f"]),
        ("一栋\n二栋", ["一栋", "二栋"]),
        ("、、a、", ["a"]),
        ('"甲、乙"、丙', ["甲、乙", "丙"]),
        ('"说""好"""', ['说"好"']),
        ("12/3号楼", ["12/3号楼"]),
    ],
)
def test_lists(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@given(st.lists(st.text(max_size=12), max_size=6))
def test_lists_shown_are_taken_apart_again(parts: list[str]) -> None:
    assert split(join(parts)) == parts


@given(st.text(max_size=8))
def test_what_was_disarmed_is_armed_again(text: str) -> None:
    assert arm(disarm(text)) == text
    assert disarm(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("jiang > wei；wei > jiang", [{"first": "jiang", "second": "wei"}, {"first": "wei", "second": "jiang"}]),
        ("jiang＞无＞xiong", [{"first": "jiang", "supervisor": "xiong"}]),
        ("mo + pan > cheng", [{"first": ["mo", "pan"], "second": "cheng"}]),
        ("无 > wei", [{"second": "wei"}]),
        ("jiang", [{"first": "jiang"}]),
    ],
)
def test_turns(text: str, turns: list[dict[str, Any]]) -> None:
    assert read_turns(text) == turns
    assert read_turns(write_turns(turns)) == turns


def test_several_on_the_first_line() -> None:
    assert read_line("mo + pan") == read_line("mo、pan") == ["mo", "pan"]
    assert read_line("mo") == "mo"


def test_who_runs_a_unit() -> None:
    assert read_tenures("xinmiao ~2025-12-31；anhe 2026/1/1~；bei") == [
        {"agency": "xinmiao", "until": date(2025, 12, 31)},
        {"agency": "anhe", "since": date(2026, 1, 1)},
        {"agency": "bei"},
    ]
