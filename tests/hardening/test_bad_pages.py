"""A page somebody changed badly is refused at start, in a sentence that names the file and the key."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.page import PageError
from bot.pages.book import load_pages
from tests.house import ROOT

PAGES = ("locale", "referral", "flows", "centres")


@pytest.fixture(scope="session")
def _tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("pages")
    for folder in PAGES:
        shutil.copytree(ROOT / folder, tree / folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tree


def _swap(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert text.count(old) >= 1, f"the page no longer says {old!r}"
        return text.replace(old, new, 1)

    return change


def _add(line: str) -> Callable[[str], str]:
    return lambda text: f"{text}\n{line}\n"


BAD = {
    "a misspelt deed": ("flows/intake.yaml", _swap("do: answer,", "do: anwser,"), "anwser"),
    "a misspelt test": ("flows/intake.yaml", _swap("if: is_voice", "if: is_voise"), "is_voise"),
    "a deed of Python": ("flows/intake.yaml", _swap("do: answer,", "do: __init__,"), "__init__"),
    "a dotted deed": ("flows/intake.yaml", _swap("do: answer,", "do: os.system,"), "os.system"),
    "an unknown state": ("flows/intake.yaml", _swap("go: answered", "go: anwsered"), "anwsered"),
    "a state nobody reaches": ("flows/intake.yaml", _add("  island: {ask: what, hear: [{go: what}]}"), "island"),
    "a key twice": ("flows/intake.yaml", _add("states: {}"), "'states' is there twice"),
    "yes without quotes": ("centres/baiyun/centre.yaml", _swap("loud: false", "loud: yes"), 'write "yes" in quotes'),
    "a misspelt field": ("centres/baiyun/centre.yaml", _swap("loud: false", "lowd: false"), "lowd"),
    "a worker nobody knows": ("centres/baiyun/centre.yaml", _swap("first: feng", "first: fang"), "fang"),
    "no time zone": ("centres/baiyun/centre.yaml", _swap("Asia/Shanghai", "Asia/Shanghaj"), "Asia/Shanghaj"),
    "a key of concerns twice": ("referral/concerns.yaml", _add("  EMO: {group: B, rank: 9}"), "'EMO' is there twice"),
    "an unknown concern": ("locale/zh-Hans/needs.yaml", _swap("concern: EMO", "concern: EMOO"), "EMOO"),
    "an unknown line": ("referral/ladders.yaml", _swap("line: second", "line: seconds"), "U0.rungs.1.line"),
    "junk in Fluent": ("locale/zh-Hans/intake.ftl", _add("this is not fluent"), "this is not fluent"),
    "a slot left open": ("locale/en/intake.ftl", _add("open-slot = Hello { $name"), "open-slot"),
    "a message twice": ("locale/zh-Hant-TW/desk.ftl", _add("hello = 您好"), "hello is also in"),
    "not YAML": ("referral/ladders.yaml", _add("a: [b"), "not a YAML page"),
    "a tab": ("referral/ladders.yaml", _add("\tU5: {}"), "not a YAML page"),
    "not UTF-8": ("centres/baiyun/centre.yaml", _swap("白云街示范路", "\udcff"), "UTF-8"),
    "empty": ("referral/hotlines.yaml", lambda _: "", "hotlines"),
    "a list": ("referral/concerns.yaml", lambda _: "- EMO", "concerns"),
    "a bomb": ("referral/concerns.yaml", lambda _: "!!python/object/apply:os.system ['true']", "python/object"),
}


@pytest.mark.parametrize("what", BAD)
def test_it_is_refused_by_file_and_key(_tree: Path, what: str) -> None:  # noqa: PT019 - the fixture is a value
    page, change, named = BAD[what]
    path = _tree / page
    kept = path.read_bytes()
    try:
        path.write_text(change(kept.decode()), encoding="utf-8", errors="surrogateescape")
        with pytest.raises(PageError, match=re.escape(named)) as refusal:
            load_pages(_tree, _tree / "centres" / "baiyun")
        assert path.name in str(refusal.value)
        assert "Traceback" not in str(refusal.value)
    finally:
        path.write_bytes(kept)


def test_a_language_that_says_nothing_is_refused(_tree: Path, tmp_path: Path) -> None:  # noqa: PT019 - as above
    moved = tmp_path / "en"
    shutil.move(_tree / "locale" / "en", moved)
    try:
        with pytest.raises(PageError, match="no such language: 'en'"):
            load_pages(_tree, _tree / "centres" / "baiyun")
    finally:
        shutil.move(moved, _tree / "locale" / "en")
