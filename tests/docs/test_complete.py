"""Everything there is stands in the documents: commands, options, settings, kinds of pages; and every link leads on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
import typer.main
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.testing import CliRunner

from bot.cli.main import cli
from bot.pages.keyword_shapes import Page, RulePage
from bot.pages.shape import Shape
from bot.pages.station_shapes import (
    AreaRow,
    CentrePage,
    DutyRow,
    HoursRow,
    SchoolPage,
    TenurePage,
    UnitPage,
    WorkerRow,
)
from bot.pages.units import FLAT
from bot.settings import Settings
from flows.page import _STATE_KEYS as STATE_KEYS
from tests.docs.steps import ROOT

DOCS = ROOT / "docs"
_SKIPPED = {".venv", ".demo", "node_modules", "test-results", ".hypothesis", ".pytest_cache"}
PAPERS = sorted(file for file in ROOT.rglob("*.md") if not _SKIPPED & set(file.relative_to(ROOT).parts))
_LINK = re.compile(r"\[[^\]]*\]\((?P<to>[^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (?P<words>.+)$", re.MULTILINE)


def _commands() -> dict[str, TyperCommand]:
    group = typer.main.get_command(cli)
    assert isinstance(group, TyperGroup)
    return {name: command for name, command in group.commands.items() if isinstance(command, TyperCommand)}


def _rows(page: str) -> dict[str, str]:
    """The line of docs/commands.md that speaks of each command."""
    return {
        match["name"]: match[0] for match in re.finditer(r"^\| `linli (?P<name>[\w-]+)[^|]*\|.*$", page, re.MULTILINE)
    }


ROWS = _rows((DOCS / "commands.md").read_text(encoding="utf-8"))


def test_every_command_and_no_other_is_documented() -> None:
    assert set(ROWS) == set(_commands())


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_option_of_a_command_and_no_other_is_documented(name: str) -> None:
    options = [param for param in _commands()[name].params if isinstance(param, TyperOption)]
    known = {option.opts[0] for option in options} - {"--help"}
    assert set(re.findall(r"`(--[\w-]+)", ROWS[name])) == known
    arguments = [param for param in _commands()[name].params if isinstance(param, TyperArgument)]
    for argument in arguments:
        assert str(argument.name).upper() in ROWS[name], argument.name


@pytest.mark.parametrize("name", sorted(_commands()))
def test_the_help_of_every_command_names_what_the_documents_name(name: str) -> None:
    shown = CliRunner().invoke(cli, [name, "--help"], env={"COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"})
    assert shown.exit_code == 0
    for option in re.findall(r"`(--[\w-]+)", ROWS[name]):
        assert option in shown.output


def test_every_target_of_make_is_documented() -> None:
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony is not None
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`make ([\w-]+)`", page)) == set(phony[1].split())


# ---- settings ----


def _settings() -> set[str]:
    return {f"LINLI_{name.upper()}" for name in Settings.model_fields}


def test_every_setting_and_no_other_is_documented() -> None:
    page = (DOCS / "how-to" / "run.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(LINLI_\w+)` \|", page, re.MULTILINE)) == _settings()


def test_the_example_of_settings_names_every_one() -> None:
    assert set(re.findall(r"LINLI_\w+", (ROOT / ".env.example").read_text(encoding="utf-8"))) == _settings()


def test_no_document_names_a_setting_that_is_not_there() -> None:
    for paper in PAPERS:
        named = set(re.findall(r"LINLI_[A-Z]\w+", paper.read_text(encoding="utf-8")))
        assert named <= _settings(), paper


def test_what_a_setting_is_when_left_out_is_told() -> None:
    page = (DOCS / "how-to" / "run.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        row = re.search(rf"^\| `LINLI_{name.upper()}` \|.*\| (?P<out>[^|]+) \|$", page, re.MULTILINE)
        assert row is not None, name
        if field.is_required():
            assert row["out"] == "must be set", name
        elif field.default:
            assert f"`{field.default}`" in row["out"], name


# ---- kinds of pages ----


@pytest.mark.parametrize("key", sorted(CentrePage.model_fields))
def test_every_key_of_a_centres_page_is_documented(key: str) -> None:
    assert f"`{key}`" in (DOCS / "how-to" / "set-up-a-centre.md").read_text(encoding="utf-8") or key == "id"


@pytest.mark.parametrize("shape", [UnitPage, AreaRow, WorkerRow, HoursRow, DutyRow, TenurePage, SchoolPage])
def test_every_key_of_a_districts_pages_is_documented(shape: type[Shape]) -> None:
    page = _how_to("set-up-a-centre")
    for name, field in shape.model_fields.items():
        assert f"`{field.alias or name}`" in page, name
    for name in FLAT:
        assert f"`{name}`" in page


@pytest.mark.parametrize("part", sorted(Page.model_fields))
def test_every_part_of_a_keyword_page_is_documented(part: str) -> None:
    page = (DOCS / "triage.md").read_text(encoding="utf-8") + _how_to("add-a-keyword-rule")
    assert f"`{part}`" in page or f"{part}:" in page


@pytest.mark.parametrize("name", sorted(RulePage.model_fields))
def test_every_key_of_a_rule_is_documented(name: str) -> None:
    assert re.search(rf"\b{name.rstrip('_')}:", (DOCS / "triage.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", sorted(STATE_KEYS))
def test_every_key_of_a_state_is_documented(key: str) -> None:
    assert f"`{key}`" in _how_to("add-a-state")


def test_every_kind_of_page_is_documented() -> None:
    """Each file an agency may change is named in a how-to, so that nobody has to find it."""
    papers = "".join(file.read_text(encoding="utf-8") for file in (*DOCS.glob("*.md"), *(DOCS / "how-to").glob("*.md")))
    pages = [*(ROOT / "referral").glob("*.yaml"), *(ROOT / "flows").glob("*.yaml")]
    for page in pages:
        assert str(page.relative_to(ROOT)) in papers, page
    kinds = {file.name for file in (ROOT / "locale" / "zh-Hans").rglob("*") if file.suffix == ".ftl"}
    for kind in kinds | {"centre.yaml", "answers/", "notice.", "claims.yaml", "scope.yaml", ".chat"}:
        assert kind in papers, kind


def _how_to(name: str) -> str:
    return (DOCS / "how-to" / f"{name}.md").read_text(encoding="utf-8")


# ---- links ----


def _links() -> Iterator[tuple[Path, str]]:
    for paper in PAPERS:
        text = _FENCED.sub("", paper.read_text(encoding="utf-8"))
        yield from ((paper, match["to"]) for match in _LINK.finditer(text))


def test_every_link_leads_to_a_file_and_a_heading_of_it() -> None:
    wrong = []
    for paper, to in _links():
        if re.match(r"[a-z]+:", to):
            continue  # the web is not ours to check here
        name, _, anchor = to.partition("#")
        target = (paper.parent / name).resolve() if name else paper
        if not target.exists() or ROOT not in (target, *target.parents):
            wrong.append(f"{paper.relative_to(ROOT)}: {to}")
        elif anchor and anchor not in {
            _anchor(found["words"]) for found in _HEADING.finditer(target.read_text("utf-8"))
        }:
            wrong.append(f"{paper.relative_to(ROOT)}: {to}: no such heading")
    assert wrong == []


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_how_to_is_linked_from_somewhere() -> None:
    led_to = {(paper.parent / to.partition("#")[0]).resolve() for paper, to in _links() if ":" not in to}
    for file in (DOCS / "how-to").glob("*.md"):
        assert file in led_to, file.name


def test_a_how_to_is_short() -> None:
    for file in (DOCS / "how-to").glob("*.md"):
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 200, file.name
