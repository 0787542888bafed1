"""What must hold for any text: evidence lies inside it, ways of writing agree, neutral words change nothing."""

import opencc
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.pages.keywords import characters, load_sentences, segmenter
from referral.normal import normalise
from referral.reader import Reader
from tests.triage.conftest import ROOT

_CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_PIECES = st.sampled_from(
    [
        "我",
        "不想活",
        "没有",
        "想死",
        "了",
        "，",
        "。",
        " ",
        "孙女",
        "整天哭",
        "打我",
        "《",
        "》",
        "自",
        "殺",
        "13800138000",
        "zz",
        "\u200b",
    ]
)
_NEUTRAL = [
    "今天去买菜。",
    "楼下的花开了。",
    "我们这里下雨。",
    "Good morning. ",
    "你们好。",
    "晚饭吃了面条。",
    "😀。",
    "",
]
_DANGERS = [
    "我不想活了",
    "他正在打我",
    "我妈摔倒叫不醒",
    "家里煤气味好大",
    "我孙女整天哭",
    "我站在天台上",
    "I want to kill myself",
    "我唔想做人",
]


@_CALM
@given(text=st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=25).map("".join)))
def test_evidence_is_the_very_characters_of_the_text(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    found = [(e.start, e.end, e.words) for e in reading.evidence]
    found += [(a.start, a.end, a.words) for a in reading.set_aside]
    for start, end, words in found:
        assert words
        assert text[start:end] == words


@_CALM
@given(text=st.text(max_size=60))
def test_normalising_maps_every_character_back(text: str) -> None:
    fold, _ = characters()
    normal = normalise(text, fold)
    assert len(normal.at) == len(normal.upto) == len(normal.text)
    assert all(0 <= start < end <= len(text) for start, end in zip(normal.at, normal.upto, strict=True))
    assert list(normal.at) == sorted(normal.at)


@_CALM
@given(before=st.sampled_from(_NEUTRAL), danger=st.sampled_from(_DANGERS), after=st.sampled_from(_NEUTRAL))
def test_neutral_text_around_a_danger_never_lowers_it(reader: Reader, before: str, danger: str, after: str) -> None:
    alone = reader.read(danger)
    among = reader.read(f"{before}{danger}。{after}")
    assert among.urgency <= alone.urgency
    assert among.danger == alone.danger


def test_traditional_and_full_width_writing_are_read_alike(reader: Reader) -> None:
    traditional = opencc.OpenCC("s2t")
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    different: list[str] = []
    for (lang, _), (must, must_not) in load_sentences(ROOT, reader.book).items():
        for text in must + must_not:
            plain = reader.read(text)
            others = [text.translate(wide)] if lang == "en" else [text.translate(wide), traditional.convert(text)]
            for other in others:
                read = reader.read(other)
                if (read.urgency, read.concern, read.danger) != (plain.urgency, plain.concern, plain.danger):
                    different.append(f"{text} / {other}: {plain.urgency.name} {read.urgency.name}")
    assert different == []


def test_reading_is_deterministic(reader: Reader) -> None:
    text = "我老公打我，我女儿整天哭，我不想活了，怎么办，低保怎么申请"
    assert reader.read(text) == reader.read(text)


def test_a_very_long_message_is_read_to_its_end(reader: Reader) -> None:
    for filler in ("今天去买菜", "死", "我想死你了", "没有", "不想", "我妈和我爸的", "《", "1", "a", "，"):
        long = filler * (100_000 // len(filler))
        reading = reader.read(f"{long}。我不想活了")
        assert reading.urgency.is_danger
        assert len(reading.evidence) < 100


def test_empty_and_control_characters_say_nothing(reader: Reader) -> None:
    for text in ("", "   ", "\x00\x01\x02", "\u200b\u200d", "<script>alert(1)</script>"):
        reading = reader.read(text)
        assert reading.concern is None
        assert reading.evidence == ()


def test_both_segmenters_cut_the_same_words(reader: Reader) -> None:
    import jieba  # noqa: PLC0415 - its dictionary takes most of a second: only here

    jieba.setLogLevel(60)
    fold, _ = characters()
    plain = jieba.Tokenizer()
    for must, must_not in load_sentences(ROOT, reader.book).values():
        for text in must + must_not:
            normal = normalise(text, fold).text
            assert plain.lcut(normal, HMM=False) == list(segmenter()(normal))
