"""Who stands until when, what kind of day it is, and which unit staff mean by a word."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.centre import rota
from referral.duty import on_duty
from referral.station import Change, Deed, Line, On
from tests.roster.conftest import pages
from tests.roster.days import SAT, SUN, THU, TUE, WED, at


def say(key: str, **slots: str | int) -> str:
    return pages("hexi").words.say("zh-Hans", key, **slots)


def test_the_line_ends_when_its_shift_ends_to_the_minute() -> None:
    unit = pages("baiyun").station
    found = rota.stands(unit, at(WED, "14:30"))
    assert (found.line.first, found.until, found.then_at) == ("feng", at(WED, "18:00"), at(THU, "8:30"))
    odd = replace(unit, changes=(Change(1, Deed.COVER, at(WED, "15:07"), at(WED, "16:00"), "baiyun", "he", "first"),))
    assert rota.stands(odd, at(WED, "14:30")).until == at(WED, "15:07")
    assert rota.stands(odd, at(WED, "15:10")).then.first == "feng"


def test_a_gap_ends_when_somebody_stands() -> None:
    found = rota.stands(pages("baiyun").station, at(SUN, "12:00"))
    assert (found.line, found.until, found.then.first) == (Line(), at(9, "8:30"), "feng")


def test_nobody_ever_is_said_so() -> None:
    assert rota.stands(replace(pages("baiyun").station, duty=()), at(WED, "12:00")).then_at is None


@pytest.mark.parametrize(
    ("day", "on", "said"),
    [
        (date(2026, 10, 1), On.HOLIDAY, "节假日：国庆节"),
        (date(2026, 10, 10), On.WEEK, "调休上班，按周"),
        (date(2026, 11, 4), On.WEEK, ""),
    ],
)
def test_a_day_says_what_it_is(day: date, on: On, said: str) -> None:
    found = rota.day_of(pages("hexi").station, day)
    assert found.on is on
    assert rota.say_kind(found, say).startswith(said)
    assert bool(rota.say_kind(found, say)) is bool(said)


def test_a_day_on_which_nobody_is_there() -> None:
    unit = replace(pages("baiyun").station, closed=frozenset({date(2026, 11, 4)}))
    assert rota.say_kind(rota.day_of(unit, date(2026, 11, 4)), say) == "休息，没有人"


def test_a_storm_is_named_while_it_blows() -> None:
    storm = Change(1, Deed.STORM, at(WED, "12:00"), at(THU, "3:00"), why="rainstorm")
    unit = replace(pages("baiyun").station, changes=(storm,))
    for moment, said in ((at(WED, "11:59"), ""), (at(THU, "2:59"), "🌀 暴雨停工"), (at(THU, "3:00"), "")):
        assert rota.say_kind(rota.today(unit, moment), say, moment) == said
    assert rota.say_kind(rota.day_of(unit, date(2026, 11, 5)), say) == "🌀 暴雨停工"


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("柳岸", ["liuan"]),
        ("liuan", ["liuan"]),
        ("石桥社区社工室", ["shiqiao"]),
        ("石桥", ["shiqiao"]),
        ("河西", ["hexi"]),
        ("Home", ["xinmiao-wu", "songbai"]),
        ("月亮", []),
        ("", []),
    ],
)
def test_which_unit_is_meant(word: str, ids: list[str]) -> None:
    found = rota.named(pages("hexi").organisation, word, date(2026, 11, 4))
    assert sorted(one.id for one in found) == sorted(ids)


def test_until_and_line_agree_over_a_fortnight() -> None:
    unit = pages("hexi").organisation.units["qingshi"]
    moment, last = at(TUE, "0:00"), at(SAT + 14, "0:00")
    while moment < last:
        until = rota.stands(unit, moment).until
        assert until is not None
        assert until > moment
        assert on_duty(unit, until - timedelta(seconds=1)) == on_duty(unit, moment) != on_duty(unit, until)
        moment = until
