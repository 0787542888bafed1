"""`linli check` names every kind of fault by file and key, and finds none in what is there today."""

import shutil
from pathlib import Path

import pytest

from bot.pages.check import Report, check_all
from bot.pages.languages import languages

ROOT = Path(__file__).parents[2]
NO_CACHE = shutil.ignore_patterns("__pycache__")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of everything the check reads; sentences of the triage tests are not needed to read the pages."""
    for name in ("locale", "referral", "flows", "centres", "bot"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=NO_CACHE)
    return tmp_path


def _check(tree: Path) -> Report:
    return check_all(tree, tree / "centres" / "baiyun")


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file} has changed: {old!r} is gone"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _add(file: Path, line: str) -> None:
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")


def _drop(file: Path, key: str) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(f"{key} =")]
    assert len(kept) == len(lines) - 1, f"{key} is not in {file}"
    file.write_text("\n".join([*kept, ""]), encoding="utf-8")


def _has(lines: tuple[str, ...], start: str, *parts: str) -> bool:
    return any(line.startswith(start) and all(part in line for part in parts) for line in lines)


def test_todays_pages_fit_together() -> None:
    assert _check(ROOT).problems == ()


def test_remarks_say_what_nobody_has_checked_or_signed() -> None:
    remarks = _check(ROOT).remarks
    assert _has(remarks, "centres/baiyun/centre.yaml: signed")
    assert _has(remarks, "centres/baiyun/centre.yaml: phone")
    assert _has(remarks, "referral/hotlines.yaml: cn-12356.checked_by", "12356")
    assert _has(remarks, "centres/baiyun/answers/dibao.yaml: checked_by")
    assert _has(remarks, "centres/baiyun/answers/canji-zheng.yaml: sure: medium")
    assert not _has(remarks, "referral/hotlines.yaml: hk-")  # another region's numbers are another centre's work


def test_a_number_once_checked_is_no_remark(tree: Path) -> None:
    _change(
        tree / "referral" / "hotlines.yaml",
        'number: "12356",',
        'number: "12356", checked_on: 2026-11-20, checked_by: 谭督导,',
    )
    report = _check(tree)
    assert report.problems == ()
    assert not _has(report.remarks, "referral/hotlines.yaml: cn-12356")


def test_a_page_its_loader_refuses_is_named_and_the_others_still_read(tree: Path) -> None:
    _change(tree / "referral" / "ladders.yaml", "  U4:", "  U5:")
    _change(tree / "referral" / "hotlines.yaml", "id: cn-110,", "id: cn-120,")
    _change(tree / "flows" / "intake.yaml", "understood", "understod")
    _change(tree / "centres" / "baiyun" / "centre.yaml", "street: ", "steet: ")
    _change(tree / "locale" / "zh-Hans" / "signs.yaml", "concern: EMO", "concern: EMOO")
    (tree / "bot" / "limit.py").write_text("def (:\n", encoding="utf-8")
    problems = _check(tree).problems
    assert _has(problems, "referral/ladders.yaml: ladders.U5")
    assert _has(problems, "referral/hotlines.yaml: hotlines.", "cn-120")
    assert _has(problems, "flows/intake.yaml: ", "understod")
    assert _has(problems, "centres/baiyun/centre.yaml: ", "steet")
    assert _has(problems, "locale/zh-Hans/signs.yaml: ", "EMOO")
    assert _has(problems, "bot/limit.py: line 1: not Python")


def test_a_conversation_without_its_states_is_named(tree: Path) -> None:
    (tree / "flows" / "intake.yaml").write_text("name: intake\nfirst: what\n", encoding="utf-8")
    assert _has(_check(tree).problems, "flows/intake.yaml: states: is missing")


def test_texts_that_differ_between_languages_are_named(tree: Path) -> None:
    _drop(tree / "locale" / "en" / "intake.ftl", "who")
    _change(tree / "locale" / "zh-Hant-HK" / "intake.ftl", "{ $worker } { $at } 睇到喇", "{ $worker }睇到喇")
    problems = _check(tree).problems
    assert _has(problems, "locale/en: who is missing")
    assert _has(problems, "locale/zh-Hant-HK/intake.ftl: seen has the slots")


def test_a_text_no_language_says_is_named_where_it_is_asked(tree: Path) -> None:
    lost = [
        ("intake", "who", "flows/intake.yaml: states.who.ask"),
        ("intake", "safe-child", "flows/intake.py:"),
        ("intake", "near-no", "flows/"),
        ("intake", "button-unsure", "flows/intake.yaml: states.safe.buttons"),
        ("intake", "danger-missing-self", "every danger"),
        ("desk", "done-declined", "bot/centre/acting.py:"),
        ("desk", "concern-VOL", "every concern"),
        ("desk", "urgency-U3", "every urgency"),
    ]
    for lang in languages(tree):
        for file, key, _ in lost:
            _drop(tree / "locale" / lang / f"{file}.ftl", key)
    problems = _check(tree).problems
    for _, key, where in lost:
        assert _has(problems, where, f"no language says {key}")


def test_a_rule_or_a_concern_without_words_for_the_card_is_named(tree: Path) -> None:
    rule = "rules:\n  - {id: planted-rule, concern: EMO, words: [测试词], reason: 试一试}\n"
    (tree / "locale" / "zh-Hans" / "planted.yaml").write_text(rule, encoding="utf-8")
    concern = "  X01: {group: H, rank: 99, ask_safe: false, button: null, skills: [duty]}"
    _add(tree / "referral" / "concerns.yaml", concern)
    problems = _check(tree).problems
    assert _has(problems, "every rule: no language says rule-planted-rule")
    assert _has(problems, "every concern: no language says concern-X01")


def test_a_label_too_long_for_its_button_is_named(tree: Path) -> None:
    _change(
        tree / "locale" / "zh-Hans" / "intake.ftl", "button-safe_none = 都没有", "button-safe_none = 这两样都没有过"
    )
    _change(
        tree / "locale" / "en" / "intake.ftl", "button-safe_none = Neither", "button-safe_none = Neither of these two"
    )
    problems = _check(tree).problems
    assert _has(problems, "locale/zh-Hans/intake.ftl: button-safe_none: 7 characters", "at most 6")
    assert _has(problems, "locale/en/intake.ftl: button-safe_none: 20 characters", "at most 18")


def test_claims_advice_and_a_danger_without_its_numbers_are_named(tree: Path) -> None:
    for lang in languages(tree):
        file = tree / "locale" / lang / "intake.ftl"
        _drop(file, "danger-child-other")
        _add(file, "danger-child-other = { $calling }")
    _add(tree / "locale" / "zh-Hans" / "web.ftl", "web-planted = 社工马上打给您。")
    for lang in languages(tree)[1:]:
        _add(tree / "locale" / lang / "web.ftl", "web-planted = 。")
    problems = _check(tree).problems
    assert _has(problems, "locale/zh-Hans/intake.ftl: danger-child-other: must say $numbers")
    assert _has(problems, "locale/zh-Hans/web.ftl: web-planted: ", "a human acted")
    assert _has(problems, "locale/en/intake.ftl: danger-child-other: has lost its advice")


def test_answers_and_topics_need_each_other(tree: Path) -> None:
    answers = tree / "centres" / "baiyun" / "answers"
    page = (answers / "dibao.yaml").read_text(encoding="utf-8")
    (answers / "planted.yaml").write_text(page.replace("id: dibao", "id: planted"), encoding="utf-8")
    (answers / "dibao.yaml").unlink()
    problems = _check(tree).problems
    assert _has(problems, "centres/baiyun/answers/planted.yaml: id", "no keyword page has the topic planted")
    assert _has(problems, "locale/zh-Hans: topics: dibao", "has no page centres/baiyun/answers/dibao.yaml")


def test_an_answer_of_another_concern_than_its_topic_is_named(tree: Path) -> None:
    _change(tree / "centres" / "baiyun" / "answers" / "dibao.yaml", "concern: POV", "concern: JOB")
    assert _has(_check(tree).problems, "centres/baiyun/answers/dibao.yaml: concern: is JOB")


def test_an_answer_promises_nobodys_doing(tree: Path) -> None:
    _change(
        tree / "centres" / "baiyun" / "answers" / "dibao.yaml", "  zh-Hans: |-\n", "  zh-Hans: |-\n    社工会打给您。\n"
    )
    assert _has(_check(tree).problems, "centres/baiyun/answers/dibao.yaml: text.zh-Hans: ", "may not be said")


def test_a_centre_that_speaks_a_language_without_words_is_named(tree: Path) -> None:
    shutil.rmtree(tree / "locale" / "en")
    assert _has(_check(tree).problems, "centres/baiyun/centre.yaml: languages: there are no words in en")


def test_a_text_that_names_a_worker_is_named(tree: Path) -> None:
    _change(tree / "locale" / "zh-Hans" / "intake.ftl", "tell = 请您", "tell = 阿珺请您")
    assert _has(_check(tree).problems, "locale/zh-Hans/intake.ftl: tell: names 阿珺")


def test_a_missing_notice_is_a_remark(tree: Path) -> None:
    (tree / "centres" / "baiyun" / "notice.en.md").unlink()
    assert _has(_check(tree).remarks, "centres/baiyun/notice.en.md: the privacy notice is missing")
