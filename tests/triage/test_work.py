"""What reading costs grows with the length of a text and no faster: counted in calls, not in seconds."""

import sys
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from referral.reader import Reader

FILLERS = [
    "今天去买菜，",
    "我想死你了",
    "没有不想",
    "不",
    "死",
    "《",
    "我妈和我爸的",
    "a ",
    "13800138000",
    "🔪自",
    "唔想",
    "自.",
    "打我…",
]
SHORT, LONG = 2_000, 8_000
SLACK = 1.3  # what a longer text may cost more by the character: deeper searches in longer lists


def _work(reader: Reader, text: str) -> int:
    """How many calls, of Python's and of C's functions, one reading makes."""
    count = 0

    def called(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        reader.read(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("filler", FILLERS)
def test_four_times_the_length_is_about_four_times_the_work(reader: Reader, filler: str) -> None:
    short = _work(reader, (filler * SHORT)[:SHORT])
    long = _work(reader, (filler * LONG)[:LONG])
    assert long <= LONG / SHORT * SLACK * short


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(piece=st.text(st.sampled_from("我不想死没有自杀打了的他妈跳楼药吃一，。 .《》zs🔪唔"), min_size=1, max_size=12))
def test_no_repeated_piece_runs_away(reader: Reader, piece: str) -> None:
    short = _work(reader, piece * 40)
    long = _work(reader, piece * 160)
    assert long <= 4 * SLACK * short + 400


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), max_size=60))
def test_whatever_is_sent_is_read(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    shown = [(one.start, one.end, one.words) for one in reading.evidence]
    shown += [(one.start, one.end, one.words) for one in reading.set_aside]
    assert [text[start:end] for start, end, _ in shown] == [words for _, _, words in shown]
