"""Times as people say them, in every language, at the edges of the day."""

from datetime import datetime, timedelta

import pytest

from bot.centre.promises import rounded
from bot.centre.times import say_clock, say_when
from tests.house import pages

STATION, WORDS = pages().station, pages().words


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STATION.tz)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-04 00:05", "凌晨0点05分"),
        ("2026-11-04 08:30", "早上8点半"),
        ("2026-11-04 09:00", "上午9点"),
        ("2026-11-04 11:30", "上午11点半"),
        ("2026-11-04 12:20", "中午12点20分"),
        ("2026-11-04 13:00", "下午1点"),
        ("2026-11-04 18:00", "下午6点"),
        ("2026-11-04 19:00", "晚上7点"),
        ("2026-11-04 23:59", "晚上11点59分"),
    ],
)
def test_the_clock_in_simplified_chinese(at: str, said: str) -> None:
    assert say_clock(WORDS, "zh-Hans", STATION, local(at)) == said


@pytest.mark.parametrize(
    ("lang", "today", "tomorrow", "later"),
    [
        ("zh-Hans", "今天下午4点半", "明天下午4点半", "11月9日下午4点半"),
        ("zh-Hant-HK", "今日下晝4點半", "聽日下晝4點半", "11月9日下晝4點半"),
        ("zh-Hant-TW", "今天下午4點半", "明天下午4點半", "11月9日下午4點半"),
    ],
)
def test_the_day_in_each_chinese(lang: str, today: str, tomorrow: str, later: str) -> None:
    now, at = local("2026-11-04 14:30"), local("2026-11-04 16:30")
    said = [say_when(WORDS, lang, STATION, at + timedelta(days=days), now) for days in (0, 1, 5)]
    assert said == [today, tomorrow, later]


def test_english_says_morning_and_afternoon() -> None:
    now = local("2026-11-04 08:00")
    assert "8:30" in say_when(WORDS, "en", STATION, local("2026-11-04 08:30"), now)
    assert "morning" in say_when(WORDS, "en", STATION, local("2026-11-04 10:00"), now)
    assert "afternoon" in say_when(WORDS, "en", STATION, local("2026-11-05 15:00"), now)


def test_just_after_midnight_is_today() -> None:
    now = local("2026-11-04 23:50")
    assert say_when(WORDS, "zh-Hans", STATION, local("2026-11-05 00:10"), now).startswith("明天凌晨")
    assert say_when(WORDS, "zh-Hans", STATION, local("2026-11-05 08:30"), local("2026-11-05 00:10")).startswith("今天")


@pytest.mark.parametrize(
    ("due", "now", "told"),
    [
        ("14:37:20", "14:00:00", "14:35:00"),
        ("14:35:00", "14:00:00", "14:35:00"),
        ("14:37:20", "14:36:00", "14:37:00"),
        ("14:35:30", "14:35:10", "14:36:10"),  # nothing that has passed is told
        ("14:00:00", "14:35:00", "14:36:00"),
    ],
)
def test_a_time_told_is_early_and_never_over(due: str, now: str, told: str) -> None:
    day = "2026-11-04 "
    assert rounded(local(day + due), local(day + now)) == local(day + told)
