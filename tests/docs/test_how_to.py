"""The how-tos are true: each is carried out word for word in a copy of the tree, and costs what the design promises."""

from pathlib import Path

import pytest

from bot.pages.ladders import load_ladders
from referral.ladder import Rank
from referral.urgency import Urgency
from tests.docs.steps import ROOT, Cost, carry_out, copy_tree, snapshot, steps

HOW_TO = ROOT / "docs" / "how-to"
PAGES = ("add-a-concern", "add-a-keyword-rule", "add-a-state", "change-an-escalation", "answer-pages")
LANGS = ("zh-Hans", "zh-Hant-HK", "zh-Hant-TW", "en")

# What a centre that wants the new language finds, after the how-to was followed.
_SPEAKING = """
```sh
sed -i 's/^languages: \\[zh-Hans, zh-Hant-HK, zh-Hant-TW, en\\]/languages: [zh-Hans, zh-Hant-HK, zh-Hant-TW, en, vi]/' \
centres/baiyun/centre.yaml
linli check || true
```

```text
title.vi: is missing
notice.vi.md: the privacy notice is missing
```

```sh
sed -i -E 's/^(title: .*)\\}$/\\1, vi: x}/; s/^  en: \\|-$/  vi: |-\\n    x\\n  en: |-/' centres/baiyun/answers/*.yaml
linli check
```

```text
0 refused
```
"""
_LOOK = """
```sh
printf 'resident: 请问申请低保要什么材料\\n' | linli chat
linli enrol feng --minutes 90
linli ready || true
```

```text
低保
feng
/desk/enter/
missing
```
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree in which the pages were carried out, one after the other."""
    return copy_tree(tmp_path_factory.mktemp("pages") / "tree")


@pytest.fixture(scope="module")
def costs(tree: Path) -> dict[str, Cost]:
    """What each of them changed; never a line of Python."""
    found = carry_out(tree, *(HOW_TO / f"{name}.md" for name in PAGES))
    assert not [file for cost in found.values() for file in cost if file.endswith(".py")]
    return found


def test_a_concern_costs_a_few_data_lines_and_a_transcript(costs: dict[str, Cost], tree: Path) -> None:
    chat = "tests/conversations/cannot-use-a-phone.chat"
    assert "用手机" in (tree / chat).read_text(encoding="utf-8")
    words = {f"locale/{lang}/{file}.ftl": 1 for lang in LANGS for file in ("desk", "rules")}
    pages = ("referral/concerns.yaml", "locale/zh-Hans/needs.yaml", "tests/triage/zh-Hans/needs.yaml")
    cost = costs["add-a-concern"]
    assert {file: lines for file, lines in cost.items() if file != chat} == words | dict.fromkeys(pages, 1)


def test_a_rule_costs_data_lines(costs: dict[str, Cost]) -> None:
    labels = {f"locale/{lang}/rules.ftl": 1 for lang in LANGS}
    pages = {"locale/zh-Hans/needs.yaml": 1, "tests/triage/zh-Hans/needs.yaml": 1}
    cantonese = {"locale/zh-Hant-HK/lifts.yaml": 2, "tests/triage/zh-Hant-HK/lifts.yaml": 1}
    assert costs["add-a-keyword-rule"] == labels | pages | cantonese


def test_a_state_costs_the_page_and_its_words(costs: dict[str, Cost]) -> None:
    cost = costs["add-a-state"]
    assert set(cost) == {"flows/intake.yaml", *(f"locale/{lang}/intake.ftl" for lang in LANGS)}
    assert sum(cost.values()) <= 8


def test_an_escalation_costs_one_line(costs: dict[str, Cost], tree: Path) -> None:
    assert costs["change-an-escalation"] == {"referral/ladders.yaml": 1}
    before = load_ladders(ROOT / "referral" / "ladders.yaml")[Urgency.U2].rungs
    after = load_ladders(tree / "referral" / "ladders.yaml")[Urgency.U2].rungs
    assert [(rung.after, rung.rank) for rung in after if rung not in before] == [(90, Rank.SECOND)]


def test_an_answer_page_costs_a_page_and_a_line(costs: dict[str, Cost]) -> None:
    cost = costs["answer-pages"]
    assert set(cost) == {"centres/baiyun/answers/huodongshi.yaml", "locale/zh-Hans/topics.yaml"}
    assert cost["locale/zh-Hans/topics.yaml"] == 1


def test_a_language_costs_new_files_and_no_edit_and_then_a_centre_may_speak_it(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    before = snapshot(tree)
    (tmp_path / "speaking.md").write_text(_SPEAKING, encoding="utf-8")
    cost = carry_out(tree, HOW_TO / "add-a-language.md", tmp_path / "speaking.md")["add-a-language"]
    assert not set(cost) & set(before)
    assert {file.rpartition("/")[0] for file in cost} == {"locale/vi", "locale/vi/said", "tests/triage/vi"}


def test_a_centre_is_set_up_and_run_as_said(tmp_path: Path) -> None:
    """The database, the nightly copy, the restore, the upgrade and the new key: on the centre just set up."""
    tree = copy_tree(tmp_path / "tree")
    (tmp_path / "look.md").write_text(_LOOK, encoding="utf-8")
    carry_out(tree, HOW_TO / "set-up-a-centre.md", HOW_TO / "run.md", tmp_path / "look.md")
    assert (tree / "data" / "linli.keys").stat().st_mode & 0o077 == 0
    assert (tree / "backups" / "tonight.db").is_file()


def test_a_roster_goes_out_and_comes_back_as_said(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    cost = carry_out(tree, HOW_TO / "import-the-roster.md")["import-the-roster"]
    page = "centres/hexi/people.yaml"
    assert set(cost) == {"template.xlsx", "roster.xlsx", "people.csv", page, f"{page}.bak-1"}


def test_every_how_to_with_steps_is_carried_out() -> None:
    here = Path(__file__).read_text(encoding="utf-8") + Path(__file__).with_name("test_channel.py").read_text("utf-8")
    for file in HOW_TO.glob("*.md"):
        if {step.kind for step in steps(file.read_text(encoding="utf-8"))} & {"sh", "yaml", "python"}:
            assert file.stem in here, file.name
