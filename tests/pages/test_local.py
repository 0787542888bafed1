"""A centre's own codes: read strictly, found in words, and never in the way of ours."""

import shutil
from pathlib import Path

import pytest

from bot.page import PageError
from bot.pages.check import check_all
from bot.pages.keywords import build_reader, load_concerns, load_rules
from bot.pages.languages import LANGS
from bot.pages.local import load_locals
from referral.urgency import Urgency

ROOT = Path(__file__).parents[2]
LABELS = "labels: {zh-Hans: 河鲜市场, zh-Hant-HK: 海鮮街市, zh-Hant-TW: 魚市場, en: Fish market}"
SENTENCES = "must: [鱼市太吵了], must_not: [我爱吃鱼]"
PAGE = f"concerns: {{X01: {{maps_to: COM, {LABELS}, words: {{zh-Hans: [鱼市], en: [fish market]}}, {SENTENCES}}}}}"


def _page(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "concerns.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_code_is_read_as_its_leaf_and_known_by_its_rule(tmp_path: Path) -> None:
    own = load_locals(_page(tmp_path, PAGE), LANGS, load_concerns(ROOT))
    book = load_rules(ROOT, own=own)
    reading = build_reader(book, {}).read("楼下鱼市太吵了")
    assert (reading.concern, reading.urgency) == ("COM", Urgency.U3)
    assert "x01" in {one.rule for one in reading.evidence}
    assert own["X01"].labels["en"] == "Fish market"
    assert "X01" not in book.concerns
    assert book.version != load_rules(ROOT).version


def test_a_code_never_hides_a_danger(tmp_path: Path) -> None:
    reader = build_reader(load_rules(ROOT, own=load_locals(_page(tmp_path, PAGE), LANGS, load_concerns(ROOT))), {})
    reading = reader.read("鱼市太吵，我不想活了")
    assert (reading.concern, reading.urgency) == ("SUI", Urgency.U1)


def test_no_page_is_no_code(tmp_path: Path) -> None:
    assert load_locals(tmp_path, LANGS, ("COM",)) == {}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("X01", "Y01", "concerns.Y01: a centre's codes are X01 to X99"),
        ("COM,", "XYZ,", "concerns.X01.maps_to: XYZ is not in referral/concerns.yaml"),
        ("zh-Hant-TW: 魚市場, ", "", "concerns.X01.labels.zh-Hant-TW: is missing"),
        ("en: Fish market", 'en: ""', "concerns.X01.labels.en: says nothing"),
        ("words: {zh-Hans", "words: {fr", "concerns.X01.words.fr: there is no language fr"),
        ("[鱼市]", "[]", "concerns.X01.words.zh-Hans: give it words"),
        (", must: [鱼市太吵了]", "", "concerns.X01.must: is missing"),
        ("maps_to", "urgency: U0, maps_to", "concerns.X01.urgency: no such key"),
    ],
)
def test_what_does_not_fit_is_refused_with_file_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    _page(tmp_path, PAGE.replace(old, new, 1))
    with pytest.raises(PageError) as refused:
        load_locals(tmp_path, LANGS, ("COM",))
    assert f"{tmp_path}/concerns.yaml: {told}" in str(refused.value)


def test_check_holds_a_code_to_its_sentences_and_its_words(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "centres" / "baiyun", tmp_path / "baiyun")
    centre = _page(tmp_path / "baiyun", PAGE.replace("[我爱吃鱼]", "[鱼市关门了]").replace("[鱼市]", "[鱼市, 旧鱼市]"))
    problems = check_all(ROOT, centre).problems
    assert f"{centre}/concerns.yaml: x01: words: 旧鱼市 is shadowed by 鱼市" in " ".join(problems)
    assert f"{centre}/concerns.yaml: concerns.X01: must not match 鱼市关门了" in problems
