"""Answer pages: real procedures in plain words, with their source; nobody is told that they are eligible."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.page import PageError, load
from bot.pages.answers import load_answers
from bot.pages.notice import load_notices
from referral.hotline import Sure

CENTRE = Path(__file__).parents[2] / "centres" / "baiyun"
LANGS = ("zh-Hans", "zh-Hant-HK", "zh-Hant-TW", "en")
CODES = frozenset(load(Path(__file__).parents[2] / "referral" / "concerns.yaml")["concerns"])
ANSWERS = load_answers(CENTRE, LANGS, CODES)
TOPICS = {
    "dibao", "linshi-jiuzhu", "canji-zheng", "canji-butie", "gaoling-jintie", "yibao", "juzhu-zheng", "suiqian-ruxue",
    "zhucan", "jujia-yanglao", "falv-yuanzhu", "shiye-jin", "changzhe-youhui", "jiuye-peixun",
}  # fmt: skip


def test_the_demo_centre_answers_its_fourteen_questions() -> None:
    assert set(ANSWERS) == TOPICS


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_an_answer_says_where_it_comes_from_and_that_no_person_has_read_it_yet(topic: str) -> None:
    answer = ANSWERS[topic]
    assert answer.source_title
    assert answer.source_url.startswith("http")
    assert answer.checked_on == date(2026, 11, 22)
    assert answer.checked_by is None
    assert answer.sure in (Sure.LOOKED_UP, Sure.MEDIUM)
    if answer.source_date is not None:
        assert answer.source_date <= answer.checked_on


@pytest.mark.parametrize("topic", sorted(TOPICS))
@pytest.mark.parametrize("lang", LANGS)
def test_an_answer_is_short_and_says_whom_to_ask(topic: str, lang: str) -> None:
    text = ANSWERS[topic].text(lang)
    lines = text.splitlines()
    assert 6 <= len(lines) <= 7
    assert ANSWERS[topic].title(lang)
    assert (
        re.search(r"\bask\b|ring|office", text, re.IGNORECASE)
        if lang == "en"
        else re.search("[问問打]|政務|政务", text)
    )
    if lang != "en":
        assert max(len(part) for part in re.split("[。；！？\n]", text)) <= 28
        assert len(text) <= 160


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_each_language_is_in_its_own_script(topic: str) -> None:
    simplified, traditional = set("们这户证问还会对时说请岁补贴费发带"), set("們這戶證問還會對時說請歲補貼費發帶嘅喺")
    quoted = re.compile("「[^」]*」")  # the names of apps stay as they are written on the phone
    for lang in ("zh-Hant-HK", "zh-Hant-TW"):
        assert not set(quoted.sub("", ANSWERS[topic].text(lang))) & (simplified - traditional)
    assert not set(ANSWERS[topic].text("zh-Hans")) & (traditional - simplified)
    assert set(ANSWERS[topic].text("zh-Hant-HK")) & set("嘅喺去唔畀係睇揀邊")
    assert not re.search(
        "[\u4e00-\u9fff]{12}", quoted.sub("", ANSWERS[topic].text("en")).replace("广州市居家养老综合信息服务平台", "")
    )


def test_nothing_is_checked_further_than_the_centres_own_telephone_list_goes() -> None:
    known = {one["number"] for one in load(CENTRE.parents[1] / "referral" / "hotlines.yaml")["hotlines"]}
    for answer in ANSWERS.values():
        for text in answer.texts.values():
            assert set(re.findall(r"\d{5,}", text)) <= known


GOOD = """id: one
concern: POV
title: {zh-Hans: 题目}
text: {zh-Hans: 带身份证。问街道窗口。}
source: {title: 一页, url: "https://example.org/a", date: null}
checked_on: 2026-11-22
checked_by: null
sure: looked-up
"""


def folder(tmp_path: Path, page: str, name: str = "one.yaml") -> Path:
    (tmp_path / "answers").mkdir(exist_ok=True)
    (tmp_path / "answers" / name).write_text(page, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: one", "id: two", "id: 'two' is not the file's name"),
        ("concern: POV", "concern: POW", "concern: no such concern: 'POW'"),
        ("title: {zh-Hans: 题目}", "title: {en: Title}", "title.zh-Hans: is missing"),
        ("text: {zh-Hans:", "text: {fr: oui, zh-Hans:", "text.fr: the centre does not speak this language"),
        ("带身份证", "您符合条件", "text.zh-Hans: '您符合条件' foretells who is eligible"),
        ("带身份证", "你家可以领", "foretells who is eligible"),
        ("带身份证", "You are eligible", "foretells who is eligible"),
        ("sure: looked-up", "sure: low", "sure: low may not be told to a resident"),
        ("sure: looked-up", "sure: sure", "sure:"),
        ("checked_by: null\n", "", "checked_by: is missing"),
        ("https://example.org/a", "somewhere", "source.url"),
        ("date: null", "day: null", "source.date: is missing"),
    ],
)
def test_a_bad_answer_is_refused_by_name(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert set(load_answers(folder(tmp_path, GOOD), ("zh-Hans",), CODES)) == {"one"}
    with pytest.raises(PageError) as caught:
        load_answers(folder(tmp_path, GOOD.replace(old, new)), ("zh-Hans",), CODES)
    assert said in str(caught.value)
    assert "one.yaml" in str(caught.value)


def test_a_centre_without_answers_has_none(tmp_path: Path) -> None:
    assert load_answers(tmp_path, ("zh-Hans",)) == {}


def test_the_demo_centre_has_its_notice_in_every_language() -> None:
    notices = load_notices(CENTRE, LANGS)
    assert set(notices) == set(LANGS)
    for text in notices.values():
        assert len(text.split("\n\n")) >= 8
        for days in ("7", "30", "3", "14"):
            assert days in text


def test_a_notice_that_is_missing_is_left_out_and_an_empty_one_refused(tmp_path: Path) -> None:
    assert load_notices(tmp_path, LANGS) == {}
    (tmp_path / "notice.en.md").write_text("  \n", encoding="utf-8")
    with pytest.raises(PageError, match="the notice is empty"):
        load_notices(tmp_path, LANGS)
    (tmp_path / "notice.en.md").write_bytes(b"\xff\xfe")
    with pytest.raises(PageError, match="UTF-8"):
        load_notices(tmp_path, LANGS)
