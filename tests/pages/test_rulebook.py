"""A rule page that says more than it does is refused, by check and at start, with file and key."""

import shutil
from pathlib import Path

import pytest

from bot.page import PageError
from bot.pages.check import check_all
from bot.pages.keywords import load_rules
from bot.pages.rulebook import faults, refuse

ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "referral").mkdir()
    shutil.copy(ROOT / "referral" / "concerns.yaml", tmp_path / "referral")
    for lang in ("zh-Hans", "zh-Hant-HK", "en"):
        (tmp_path / "locale" / lang).mkdir(parents=True)
    return tmp_path


def _page(root: Path, text: str, lang: str = "zh-Hans", name: str = "words") -> None:
    (root / "locale" / lang / f"{name}.yaml").write_text(text, encoding="utf-8")


def _rule(words: str, more: str = "") -> str:
    return f"rules: [{{id: one, words: [{words}], concern: EMO, reason: 试一试{more}}}]"


def _told(root: Path) -> list[str]:
    return [str(one) for one in faults(load_rules(root))]


def test_todays_pages_say_nothing_in_vain() -> None:
    assert [str(one) for one in faults(load_rules(ROOT))] == []


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (_rule("整天哭, 整天哭"), "one: words: 整天哭 is there twice (整天哭); keep one"),
        (_rule("没胃口, 沒胃口"), "one: words: 沒胃口 is there twice (没胃口); keep one"),
        (_rule("哭, 笑", ", excludes: [戏, 戏]"), "one: excludes: 戏 is there twice (戏); keep one"),
        (
            _rule("难过, 心里难过"),
            "one: words: 心里难过 is shadowed by 难过, which counts wherever it stands; keep one",
        ),
        (
            _rule("哭…天, 哭了三天"),
            "one: words: 哭了三天 is shadowed by 哭…天, which counts wherever it stands; keep one",
        ),
        (_rule("哭", ", with: [[难过, 很难过]]"), "one: with.1: 很难过 is shadowed by 难过"),
        (_rule("哭，笑…了, 闹"), "one: words: 哭，笑…了 is never found"),
        (_rule("笑哭, 闹", ", exceptions: [笑哭]"), "one: words: 笑哭 is always set aside (idiom)"),
        (_rule("笑哭", ", exceptions: [笑哭]"), "one: words: no word of it can count: the rule is out of reach"),
        (
            _rule("哭", ", needs: [戏], excludes: [戏]"),
            "one: needs: all of it is excluded too: the rule is out of reach",
        ),
        (_rule("笑死") + "\nasides: [{reason: idiom, words: [笑死]}]", "the rule is out of reach"),
    ],
)
def test_what_can_never_count_is_named(root: Path, page: str, told: str) -> None:
    _page(root, page)
    assert any(told in line for line in _told(root)), _told(root)


@pytest.mark.parametrize(
    "page",
    [
        _rule("不想活, 想死, 活着累"),
        _rule("停电, 电动车"),  # the one stands in the other only across the edge of a word
        _rule("打我", ", exceptions: [打我电话]"),
        _rule("哭…天, 哭了"),
    ],
)
def test_what_makes_a_difference_is_left_alone(root: Path, page: str) -> None:
    _page(root, page)
    assert _told(root) == []


def test_a_word_another_language_said_already_is_named(root: Path) -> None:
    _page(root, _rule("失眠"))
    _page(root, "more: [{id: one, words: [失眠, 瞓唔著]}]", "zh-Hant-HK")
    assert _told(root) == ["one: words: 失眠 is said by zh-Hans already; take it out"]


def test_a_word_that_says_nothing_is_refused_when_the_page_is_read(root: Path) -> None:
    for word in ('"…"', '"\\u200b"', '" * "'):
        _page(root, _rule(word))
        with pytest.raises(PageError, match="says nothing"):
            load_rules(root)


def test_start_refuses_with_file_and_key(root: Path) -> None:
    _page(root, _rule("好", ""), name="other")
    _page(root, _rule("难过, 心里难过").replace("one", "two"))
    with pytest.raises(PageError, match=r"locale/zh-Hans/words\.yaml: two: words: 心里难过 is shadowed by 难过"):
        refuse(root, load_rules(root))


def test_check_names_it_and_says_when_no_sentences_are_there(tmp_path: Path) -> None:
    for name in ("locale", "referral", "flows", "centres", "bot"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    page = tmp_path / "locale" / "zh-Hans" / "signs.yaml"
    page.write_text(page.read_text(encoding="utf-8").replace("以泪洗面", "以泪洗面, 又以泪洗面", 1), encoding="utf-8")
    report = check_all(tmp_path, tmp_path / "centres" / "baiyun")
    told = "locale/zh-Hans/signs.yaml: crying-for-days: words: 又以泪洗面 is shadowed by 以泪洗面"
    assert [line.partition(",")[0] for line in report.problems if "以泪洗面" in line] == [told]
    assert any(line.startswith("tests/triage: is not here") for line in report.remarks)


def test_check_refuses_a_rule_without_its_sentences(tmp_path: Path) -> None:
    for name in ("locale", "referral", "flows", "centres", "bot", "tests/triage"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    page = tmp_path / "tests" / "triage" / "zh-Hans" / "signs.yaml"
    page.write_text(page.read_text(encoding="utf-8").replace("crying-for-days:", "crying:", 1), encoding="utf-8")
    report = check_all(tmp_path, tmp_path / "centres" / "baiyun")
    assert any(line.startswith("tests/triage/zh-Hans/signs.yaml: crying: no page") for line in report.problems)
