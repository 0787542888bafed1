"""Keyword pages that do not fit are refused, with file and key; every rule has a label in every language."""

import shutil
from pathlib import Path

import pytest

from bot.page import PageError
from bot.pages.keywords import build_reader, load_rules
from bot.pages.languages import LANGS
from bot.pages.triage_report import explain
from referral.reader import Reader
from tests.triage.conftest import ROOT

_RULE = "{id: one, words: [甲], concern: EMO, reason: 试一试}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "referral").mkdir()
    shutil.copy(ROOT / "referral" / "concerns.yaml", tmp_path / "referral")
    (tmp_path / "locale" / "zh-Hans").mkdir(parents=True)
    (tmp_path / "locale" / "en").mkdir()
    return tmp_path


def _write(root: Path, text: str, lang: str = "zh-Hans") -> None:
    (root / "locale" / lang / "words.yaml").write_text(text, encoding="utf-8")


def test_a_small_page_is_enough(root: Path) -> None:
    _write(root, f"rules: [{_RULE}]")
    book = load_rules(root)
    assert book.rule_ids() == ("one",)
    assert build_reader(book, {}).read("甲").concern == "EMO"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (f"rules: [{_RULE}, {_RULE}]", "one"),
        ("rules: [{id: one, words: [甲], concern: XXX, reason: 试一试}]", "XXX"),
        ("rules: [{id: one, words: [甲], wrds: [乙], reason: 试一试}]", "wrds"),
        ("rules: [{id: one, words: [], reason: 试一试}]", "words"),
        ("rules: [{id: one, words: [甲], urgency: U1, reason: 试一试}]", "danger"),
        ("rules: [{id: one, words: [甲], urgency: U9, reason: 试一试}]", "urgency"),
        ("rules: [{id: one, words: [甲], danger: flood, reason: 试一试}]", "danger"),
        ("more: [{id: nobody, words: [甲]}]", "nobody"),
        ("kin: [{words: [妈, 妈], subject: parent}]", "妈"),
        ("topics: [{id: t, concern: YYY, words: [甲]}]", "YYY"),
        ("answers: [{says: perhaps, whole: [甲]}]", "says"),
        ("rulez: []", "rulez"),
        ("rules: [", "words.yaml"),
    ],
)
def test_what_does_not_fit_is_refused_with_file_and_key(root: Path, page: str, told: str) -> None:
    _write(root, page)
    with pytest.raises(PageError) as error:
        load_rules(root)
    assert "words.yaml" in str(error.value)
    assert told in str(error.value)


def test_more_words_need_as_many_groups_as_the_rule(root: Path) -> None:
    _write(root, "rules: [{id: one, words: [甲], with: [[乙]], concern: EMO, reason: 试一试}]")
    _write(root, "more: [{id: one, words: [a]}]", "en")
    with pytest.raises(PageError, match="under with"):
        load_rules(root)


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        ("{}", "one"),
        ("one: {must: [甲]}", "must_not"),
        ("one: {must: [], must_not: [乙]}", "must"),
        ("two: {must: [甲], must_not: [乙]}", "two"),
    ],
)
def test_a_rule_without_its_sentences_is_refused(root: Path, sentences: str, told: str) -> None:
    _write(root, f"rules: [{_RULE}]")
    folder = root / "tests" / "triage" / "zh-Hans"
    folder.mkdir(parents=True)
    (folder / "words.yaml").write_text(sentences, encoding="utf-8")
    with pytest.raises(PageError, match=told):
        load_rules(root)


def test_the_version_changes_with_a_word(root: Path) -> None:
    _write(root, f"rules: [{_RULE}]")
    first = load_rules(root).version
    assert first == load_rules(root).version
    _write(root, f"rules: [{_RULE.replace('甲', '乙')}]")
    assert first != load_rules(root).version


def test_every_rule_has_a_label_in_every_language(reader: Reader) -> None:
    for lang in LANGS:
        lines = (ROOT / "locale" / lang / "rules.ftl").read_text(encoding="utf-8").splitlines()
        labels = {line.split(" = ")[0] for line in lines if " = " in line}
        assert labels == {f"rule-{rule}" for rule in reader.book.rule_ids()}


def test_explaining_shows_evidence_and_what_was_set_aside(reader: Reader) -> None:
    told = explain(reader.read("我孙女整天哭，她没有想死"), lambda key: key.upper())
    assert "U2" in told
    assert "整天哭 → crying-for-days (RULE-CRYING-FOR-DAYS)" in told
    assert "想死 → suicide-wish: negated" in told
    assert "grandchild · 孙女 · she" in told
    assert "safety question" in told
