"""What reading one message costs beside the bare word cutter jieba, with few and many words, short and very long."""

import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.table import Line, progress
from bot.pages.keywords import build_reader, characters, load_rules, load_sentences, segmenter
from referral.reader import Reader
from referral.rules import Rule, RuleBook

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
LENGTH = 65  # characters of a message
GOAL, GOAL_WITHOUT, GOAL_MANY, GOAL_LOADING, LINEAR = 0.4, 1.5, 1.2, 0.3, 2.0
ORDINARY = 0.25  # of the sentences of an ordinary message say something
PLAIN = (
    "今天下午我去了一趟菜市场",
    "楼下的桂花开得特别香",
    "昨天和老同事在茶楼坐了半天",
    "这两天总下雨，衣服都晾不干",
    "我们小区门口新开了一家早餐店",
    "刚才在电视上看了一会儿戏曲",
    "早上七点就起来了，走了一圈",
    "上个星期天大家在院子里下棋",
    "我不太会打字，写得慢，您多包涵",
    "事情说来话长，先说个大概",
)
LONG = 100_000
FEW, MANY = 2_000, 20_000


def messages(book: RuleBook, told: float, count: int = 200) -> list[str]:
    """Messages of about 65 characters; ``told`` of their sentences are those of the tests, the others say nothing."""
    sentences = [text for must, must_not in load_sentences(ROOT, book).values() for text in (*must, *must_not)]
    chance = random.Random(4)
    found: list[str] = []
    for _ in range(count):
        text = ""
        while len(text) < LENGTH - 5:
            text += chance.choice(sentences if chance.random() < told else PLAIN) + chance.choice("，。")
        found.append(text[: LENGTH + 5])
    return found


def against(mine: Callable[[], object], peer: Callable[[], object]) -> tuple[float, float]:
    """(how many times the peer's time, mine in seconds): medians of rounds in which the two take turns."""
    ratios: list[float] = []
    times: list[float] = []
    for _ in range(ROUNDS):
        cost = _cost(mine)
        ratios.append(cost / _cost(peer))
        times.append(cost)
    return median(ratios), median(times)


def _cost(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


def _each(read: Callable[[str], object], texts: Sequence[str]) -> Callable[[], object]:
    return lambda: [read(text) for text in texts]


def with_words(count: int) -> Reader:
    """A reader of so many made-up words, in rules of fifty."""
    chance = random.Random(5)
    fold, simplified = characters()
    han = [chr(code) for code in range(0x4E00, 0x9FA5) if code not in fold]
    words = tuple({"".join(chance.choices(han, k=chance.choice((2, 3, 4)))) for _ in range(count)})
    rules = tuple(
        Rule(id=f"made-up-{at}", lang="zh-Hans", groups=(words[at : at + 50],), concern="EMO")
        for at in range(0, len(words), 50)
    )
    book = load_rules(ROOT)
    return build_reader(replace(book, rules=rules, fold=fold, simplified=simplified), {})


def lines() -> list[Line]:
    """Every figure of triage."""
    import jieba  # noqa: PLC0415 - its dictionary takes most of a second

    jieba.setLogLevel(60)
    plain = jieba.Tokenizer()
    plain.initialize()
    segmenter()("词")
    progress("triage: loading the pages")
    characters()
    loading = _loading()
    book = load_rules(ROOT)
    reader = build_reader(book, {})
    slower = Reader(book, partial(plain.lcut, HMM=False))
    texts, full = messages(book, ORDINARY), messages(book, 1.0)
    progress("triage: whole readings beside bare jieba")
    ratio, cost = against(_each(reader.read, texts), _each(plain.lcut, texts))
    cost /= len(texts)
    dense, _ = against(_each(reader.read, full), _each(plain.lcut, full))
    without, _ = against(_each(slower.read, texts), _each(plain.lcut, texts))
    progress("triage: few and many words")
    few, many = with_words(FEW), with_words(MANY)
    more, _ = against(_each(many.read, texts), _each(few.read, texts))
    progress("triage: very long messages")
    worst, longest = _long(reader, full)
    return [
        Line("triage, 65 characters", f"{cost * 1e6:.0f} µs", f"{ratio:.2f} × jieba.lcut", "≤ 0.4 ×", ratio <= GOAL),
        Line("triage, full of hits", "", f"{dense:.2f} × jieba.lcut", "≤ 0.4 ×", dense <= GOAL),
        Line("triage without rjieba", "", f"{without:.2f} × jieba.lcut", "≤ 1.5 ×", without <= GOAL_WITHOUT),
        Line("triage, 20,000 words", "", f"{more:.2f} × 2,000 words", "≤ 1.2 ×", more <= GOAL_MANY),
        Line(
            "triage, 100,000 characters", f"{longest:.2f} s", f"{worst:.2f} × ten of 10,000", "linear", worst <= LINEAR
        ),
        Line("loading keyword pages", f"{loading:.2f} s", "", "≤ 0.3 s", loading <= GOAL_LOADING),
    ]


def _loading() -> float:
    """Seconds for the pages as an installation has them, without the sentences of the tests."""
    with tempfile.TemporaryDirectory() as name:
        for part in ("locale", "referral"):
            (Path(name) / part).symlink_to(ROOT / part)
        return min(_cost(lambda: build_reader(load_rules(Path(name)), {})) for _ in range(ROUNDS))


def _long(reader: Reader, texts: Sequence[str]) -> tuple[float, float]:
    """(the worst ratio to ten messages of a tenth, the longest time): of text, of hits only, of near misses."""
    ratios: list[float] = []
    times: list[float] = []
    for filler in ("".join(texts), "我想死你了", "没有不想", "不", "死", "《", "我妈和我爸的", "a ", "13800138000"):
        text = (filler * (LONG // len(filler) + 1))[:LONG]
        ten = [text[: LONG // 10]] * 10
        ratio, cost = against(_each(reader.read, [text]), _each(reader.read, ten))
        ratios.append(ratio)
        times.append(cost)
    return max(ratios), max(times)
