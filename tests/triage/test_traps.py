"""Sentences written against the reader, point by point: what must wake somebody, be asked about, or pass."""

from collections import defaultdict

import opencc
import pytest
import yaml

from referral.reader import Reader
from referral.urgency import Urgency
from tests.triage.conftest import ROOT

LEVELS = {
    "danger": {Urgency.U0, Urgency.U1},
    "noticed": {Urgency.U0, Urgency.U1, Urgency.U2},
    "quiet": {Urgency.U2, Urgency.U3, Urgency.U4},
    "calm": {Urgency.U3, Urgency.U4},
}
TRAPS: dict[str, dict[str, list[str]]] = yaml.safe_load((ROOT / "tests/triage/traps.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("point", TRAPS)
def test_every_sentence_is_read_as_it_was_meant(reader: Reader, point: str) -> None:
    wrong: dict[str, list[str]] = defaultdict(list)
    for kind, texts in TRAPS[point].items():
        for text in texts:
            reading = reader.read(text)
            if kind in LEVELS:
                good, read = reading.urgency in LEVELS[kind], reading.urgency.code
            elif kind.startswith("about "):
                good, read = reading.subject.value == kind.removeprefix("about "), reading.subject.value
            else:
                good, read = (reading.concern or "nothing") in kind.split("/"), reading.concern or "nothing"
            if not good:
                wrong[kind].append(f"{text} → {read}")
    assert dict(wrong) == {}


def test_neutral_words_around_never_lower_what_was_read(reader: Reader) -> None:
    texts = [text for kinds in TRAPS.values() for text in (*kinds.get("danger", ()), *kinds.get("noticed", ()))]
    among = {text: reader.read(f"今天去买了菜。{text}。晚饭吃了面条。").urgency for text in texts}
    lowered = [text for text in texts if among[text] > reader.read(text).urgency]
    assert lowered == []


def test_every_sentence_is_read_alike_in_traditional_and_full_width(reader: Reader) -> None:
    traditional = opencc.OpenCC("s2t")
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    different: list[str] = []
    for point in ("method", "farewell", "burden", "joining", "seen", "violence", "harm", "elder", "child", "ordinary"):
        for text in (one for texts in TRAPS[point].values() for one in texts):
            read = reader.read(text).urgency
            ways = (text.translate(wide), traditional.convert(text))
            different += [f"{text} / {way}" for way in ways if reader.read(way).urgency is not read]
    assert different == []


def test_each_point_has_its_twenty_sentences() -> None:
    assert {point: count for point, kinds in TRAPS.items() if (count := sum(map(len, kinds.values()))) < 20} == {}
