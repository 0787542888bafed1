"""The template opens, offers its words, and imported as it is it changes nothing."""

from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
from typer.testing import CliRunner

from bot.cli.main import cli
from bot.sheets.bringing import bring
from bot.sheets.cells import Trouble, read_cell, write_cell
from bot.sheets.columns import PEOPLE, SHEETS, Column, Form, Sheet
from bot.sheets.words import ALSO, Words
from bot.sheets.workbook_out import write_template


@pytest.fixture
def template(tmp_path: Path) -> Path:
    write_template(tmp_path / "template.xlsx")
    return tmp_path / "template.xlsx"


def test_it_has_the_headings_an_example_and_the_notes(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    assert book.sheetnames == ["说明", "单位", "片区", "人员", "开放时间", "值班"]
    for sheet in SHEETS:
        page = book[sheet.title]
        assert [cell.value for cell in page[1]] == [column.heading for column in sheet.columns]
        assert str(page["A2"].value).startswith("示例：")
        assert page.freeze_panes == "A2"
        assert page.max_row == 2


def test_where_one_word_is_wanted_the_words_are_offered(template: Path) -> None:
    page = openpyxl.load_workbook(template)[PEOPLE.title]
    rules = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert rules["H2:H2000"].startswith('"值班社工,个案社工,')
    assert rules["M2:M2000"] == '"女,男"'
    assert all(len(formula) <= 257 for formula in rules.values())  # a spreadsheet program takes no longer list


def test_every_word_that_may_be_written_is_in_the_notes(template: Path) -> None:
    notes = {cell.value for row in openpyxl.load_workbook(template)["说明"].iter_rows() for cell in row}
    for sheet in SHEETS:
        for column in sheet.columns:
            assert set((column.words or {}).values()) <= notes


def test_imported_as_it_is_it_changes_nothing(hexi: Path, template: Path) -> None:
    outcome = bring(template, hexi)
    assert (outcome.faults, len(outcome.left), outcome.kept) == ((), 5, None)


def test_filled_in_it_is_imported(hexi: Path, template: Path) -> None:
    book = openpyxl.load_workbook(template)
    book["开放时间"].append(["", "每天", "8：00—20：00"])
    book.save(template)
    outcome = bring(template, hexi, dry_run=True)
    assert outcome.faults == ()
    assert len(outcome.left) == 4


@pytest.mark.parametrize(
    "column", [one for sheet in SHEETS for one in sheet.columns if one.words], ids=lambda one: one.key
)
def test_a_word_is_read_in_chinese_and_as_the_pages_key(column: Column) -> None:
    words: Words = column.words or {}
    assert len(set(words.values())) == len(words)
    for value, shown in words.items():
        expected: Any = [value] if column.form is Form.LIST else value
        assert (
            read_cell(column, shown) == read_cell(column, value) == read_cell(column, f" {value.upper()} ") == expected
        )
        assert write_cell(column, expected) == shown


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_key_of_a_page_has_its_column(sheet: Sheet) -> None:
    """A key without one would be lost on the way out and back."""
    (entries,) = sheet.shape.model_fields.values()
    row = get_args(entries.annotation)[0]
    assert {one.alias or name for name, one in row.model_fields.items()} == sheet.keys


def test_what_people_write_besides_means_something_on_some_page() -> None:
    columns = [one for sheet in SHEETS for one in sheet.columns if one.words and one.form is Form.TEXT]
    for text in ALSO:
        assert any(not isinstance(read_cell(column, text), Trouble) for column in columns), text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["export"], "Name the file to write and --centre"),
        (["export", "--template", "a.csv"], "name the template .xlsx"),
        (["export", "a.pdf", "--centre", "{hexi}"], "name the file .xlsx, .csv or .yaml"),
        (["export", "a.csv", "--centre", "{hexi}"], "a .csv holds one page; add --sheet"),
        (["export", "a.xlsx", "--centre", "{hexi}", "--sheet", "人"], "--sheet: there is no '人'; there is 单位"),
        (["export", "a.xlsx", "--centre", "{hexi}/no"], "is no folder of a centre"),
    ],
)
def test_what_cannot_be_exported_is_said(hexi: Path, arguments: list[str], told: str) -> None:
    shown = CliRunner().invoke(cli, [one.format(hexi=hexi) for one in arguments])
    assert told in str(shown.exception)


def test_the_commands_say_how_it_went_by_their_exit_code(hexi: Path, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    run = CliRunner()
    assert run.invoke(cli, ["export", str(file), "--centre", str(hexi)]).exit_code == 0
    asked = ["import", str(file), "--centre", str(hexi)]
    assert run.invoke(cli, [*asked, "--dry-run"]).output.endswith("Nothing changes.\n")
    file.write_text(file.read_text(encoding="utf-8").replace("阿武", "武哥"), encoding="utf-8")
    would = run.invoke(cli, [*asked, "--dry-run"])
    assert (would.exit_code, would.output.splitlines()[-1]) == (0, "It would work. Nothing is written yet.")
    done = run.invoke(cli, asked)
    assert done.output.splitlines()[:-1] == would.output.splitlines()[:-1]
    assert (done.exit_code, (hexi / "people.yaml.bak-1").exists()) == (0, True)
    file.write_text(file.read_text(encoding="utf-8").replace("值班社工", "社工员"), encoding="utf-8")
    bad = run.invoke(cli, [*asked, "--dry-run"])
    assert bad.exit_code == 1
    assert bad.output.splitlines()[-1].endswith("refused. Nothing is changed.")


def test_what_the_centres_own_page_lists_is_said_not_to_be_in_the_sheets(hexi: Path, tmp_path: Path) -> None:
    with (hexi / "centre.yaml").open("a", encoding="utf-8") as page:
        page.write("workers:\n  - {id: zhu, name: 朱社工, role: duty, profession: 社工}\n")
    shown = CliRunner().invoke(cli, ["export", str(tmp_path / "a.xlsx"), "--centre", str(hexi)])
    assert f"Not in the sheets: 1 workers written in {hexi / 'centre.yaml'} itself." in shown.output
