"""Every bad row is named, all at once: sheet, row, column, what is wrong and what to write; and nothing is written."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

from bot.cli.main import cli
from bot.sheets.bringing import bring, look
from bot.sheets.columns import SHEETS
from bot.sheets.outgoing import write_file
from tests.sheets.conftest import MakeBook, pages

Cell = tuple[str, int, str, Any]  # sheet, row, heading, what is written there


def _spoil(file: Path, *cells: Cell) -> Path:
    book = openpyxl.load_workbook(file)
    for title, row, heading, value in cells:
        page = book[title]
        column = [cell.value for cell in page[1]].index(heading) + 1
        page.cell(row, column).value = value
    book.save(file)
    return file


@pytest.fixture
def roster(hexi: Path) -> Path:
    """The small district as a workbook."""
    write_file(hexi.parent / "roster.xlsx", look(hexi))
    return hexi.parent / "roster.xlsx"


ONE = [  # what is told, as far as its beginning
    (("人员", 7, "角色", "社工员"),
     "人员 row 7 column H 角色: there is no '社工员'; is 值班社工 meant? Write one of: 值班"),
    (("人员", 9, "专业", date(2026, 3, 5)), "人员 row 9 column I 专业: is a date, 2026-03-05; format the cell"),
    (("人员", 9, "到岗日期", "明天"),
     "人员 row 9 column P 到岗日期: cannot be read: '明天'; write it like this: the first day, like"),
    (("人员", 10, "姓名", None), "人员 row 10 column C 姓名: is empty and must be filled in"),
    (("人员", 11, "所属单位", "nowhere"), "人员 row 11 column A 所属单位: no such unit: 'nowhere'"),
    (("人员", 12, "同时接案上限", "很多"),
     "人员 row 12 column O 同时接案上限: cannot be read: '很多'; write it like this: a whole"),
    (("人员", 13, "负责片区", "nowhere"), "人员 row 13 column L 负责片区: no such community: 'nowhere'"),
    (("人员", 11, "编号", "mo"), "人员 row 11 column B 编号: 'mo' already leads to 人员 row 5"),
    (("人员", 7, "到岗日期", 46352), "人员 row 7 column P 到岗日期: cannot be read: '46352'"),
    (("人员", 8, "昵称", "阿萍"), "人员 row 8 column C 姓名: '阿萍' already leads to 人员 row 7"),
    (("单位", 3, "上级单位", "dongan"), "单位 row 3 column H 上级单位: dongan → dongan is a loop"),
    (("单位", 5, "简称", "柳岸"), "单位 row 5 column F 简称: '柳岸' is already that of 单位 row 2"),
    (("单位", 6, "值班电话", 2012345), "单位 row 6 column K 值班电话: is a number, which loses a 0 at its beginning"),
    (("单位", 6, "值班电话", "问总站"),
     "单位 row 6 column K 值班电话: '问总站' does not do; write it like this: digits"),
    (("单位", 7, "承接机构", "nobody 2024-01-01~"), "单位 row 7 column N 承接机构: no such agency: 'nobody'"),
    (("单位", 7, "承接机构", "anhe 去年~"), "单位 row 7 column N 承接机构: cannot be read: 'anhe 去年~'"),
    (("单位", 5, "服务项目", "safety、cooking"), "单位 row 5 column M 服务项目: no such programme: 'cooking'"),
    (("单位", 4, "类型", "街"), "单位 row 4 column G 类型: there is no '街'; is 街道站 meant?"),
    (("单位", 8, "语言", "zh-Hans、法语"), "单位 row 8 column L 语言: no such language: '法语'"),
    (("片区", 2, "别名", "东岸码头"), "片区 row 4 column D 别名: '东岸码头' already leads to 'liutang' (片区 row 2)"),
    (("片区", 4, "位置", "北边"),
     "片区 row 4 column E 位置: cannot be read: '北边'; write it like this: latitude, longitude"),
    (("片区", 4, "位置", "95, 130"), "片区 row 4 column E 位置: Input should be less than or equal to 90"),
    (("单位", 6, "服务项目", "family、elder"),
     "片区 row 8 column B 编号: 'shiqiao-shequ' is also claimed by 'shiqiao' (片区 row 7)"),
    (("开放时间", 4, "星期", "周八"),
     "开放时间 row 4 column B 星期: cannot be read: '周八'; write it like this: 周一至周五"),
    (("开放时间", 6, "时间", "20:00-8:00"), "开放时间 row 6 column C 时间: '20:00-8:00' ends before it begins"),
    (("开放时间", 6, "时间", None), "开放时间 row 6 column C 时间: is empty and must be filled in"),
    (("开放时间", 5, "时间", "17:00-21:00"), "开放时间 row 5: overlaps 开放时间 row 4 on tue 17:00"),
    (("值班", 2, "第一线", "nemo"), "值班 row 2 column F 第一线: no such worker: 'nemo'"),
    (("值班", 10, "时间", "8:30—12点"), "值班 row 10 column C 时间: cannot be read: '8:30—12点'"),
    (("值班", 11, "班次", "夜猫班"), "值班 row 11 column D 班次: there is no '夜猫班'; is 晚班 meant?"),
    (("值班", 14, "时间", "12:00-20:00"), "值班 row 14: overlaps 值班 row 12 on mon 12:00"),
    (("值班", 9, "轮换起始", None), "值班 row 9 column K 轮换起始: is missing"),
    (("值班", 9, "轮班", "jiang > wei > xiong > gu"), "值班 row 9 column I 轮班: cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "told"), ONE)
def test_a_bad_cell_is_named_with_what_to_write(hexi: Path, roster: Path, cell: Cell, told: str) -> None:
    before = pages(hexi)
    outcome = bring(_spoil(roster, cell), hexi)
    assert [str(fault)[: len(told)] for fault in outcome.faults] == [told]
    assert pages(hexi) == before


def test_all_of_them_are_named_at_once_in_the_sheets_order(hexi: Path, roster: Path) -> None:
    """Faults that hide one another, and none that only follows from another."""
    cells: list[Cell] = [
        ("单位", 3, "上级单位", "wuming"),
        ("单位", 7, "承接机构", "nobody"),
        ("人员", 7, "角色", "社工员"),
        ("人员", 11, "所属单位", "nowhere"),
        ("人员", 12, "同时接案上限", "很多"),
        ("开放时间", 2, "星期", "周八"),
        ("值班", 2, "第一线", "nemo"),
        ("值班", 2, "第二线", "nemo"),
        ("值班", 14, "时间", "12:00-20:00"),
    ]
    where = [str(fault).split(":", maxsplit=1)[0] for fault in bring(_spoil(roster, *cells), hexi).faults]
    assert where == [
        "单位 row 3 column H 上级单位",
        "单位 row 7 column N 承接机构",
        "人员 row 7 column H 角色",
        "人员 row 11 column A 所属单位",
        "人员 row 12 column O 同时接案上限",
        "开放时间 row 2 column B 星期",
        "值班 row 2 column F 第一线",
        "值班 row 2 column G 第二线",
        "值班 row 14",
    ]


def test_a_unit_taken_out_is_missed_by_the_pages_that_are_not_in_the_file(hexi: Path, book: MakeBook) -> None:
    rows = [["编号", "名称", "简称", "上级单位"], ["liuan", "柳岸街社工站", "柳岸", "hexi"]]
    told = [str(fault) for fault in bring(book({"单位": rows}), hexi).faults]
    assert told[0].startswith("areas.yaml entry 3 unit (not in this file): no such unit: 'dongan'")
    assert all("(not in this file)" in line for line in told)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (["编号", "姓名", "脚色", "专业"], "人员 row 1 column C: there is no heading '脚色'; is 角色 meant?"),
        (["编号", "姓名", "角色", "角色", "专业"], "人员 row 1 column D: the heading 角色 is there twice; keep one"),
        (["编号", "姓名", "专业"], "人员 row 1: the heading 角色 is missing"),
        (["编号", "姓名", "角色", "专业", "role"], "人员 row 1 column E: the heading 角色 is there twice; keep one"),
    ],
)
def test_a_bad_heading_is_named(hexi: Path, book: MakeBook, head: list[str], told: str) -> None:
    (fault,) = bring(book({"人员": [head, ["li", "李社工", "值班社工", "社工"]]}), hexi).faults
    assert str(fault) == told


def test_something_in_a_column_without_a_heading_is_named(hexi: Path, book: MakeBook) -> None:
    rows = [["时间", "星期"], ["9:00-12:00", "周一", "下雨除外"]]
    told = [str(fault) for fault in bring(book({"开放时间": rows}), hexi).faults]
    assert told == ["开放时间 row 2 column C: holds something, but the column has no heading"]


def test_merged_cells_are_refused_with_where_they_are(hexi: Path, roster: Path) -> None:
    book = openpyxl.load_workbook(roster)
    book["人员"].merge_cells("A3:A6")
    book["人员"].merge_cells("E8:F8")
    book.save(roster)
    assert [str(fault) for fault in bring(roster, hexi).faults] == [
        "人员 A3:A6: are merged cells; split them and fill in every row",
        "人员 E8:F8: are merged cells; split them and fill in every row",
    ]


def test_a_workbook_without_any_of_the_sheets_says_what_they_are_called(hexi: Path, book: MakeBook) -> None:
    shown = CliRunner().invoke(cli, ["import", str(book({"Sheet1": [["编号"]]})), "--centre", str(hexi)])
    assert shown.exception is not None
    assert "has no sheet called 单位 (units)、片区 (areas)、" in str(shown.exception)


def test_a_bad_entry_of_a_yaml_page_is_named_by_its_number(hexi: Path, tmp_path: Path) -> None:
    file = tmp_path / "hours.yaml"
    file.write_text("hours:\n  - {hours: ['9:00-12:00'], days: [mon]}\n  - {hours: ['x'], days: [tue]}\n", "utf-8")
    (fault,) = bring(file, hexi).faults
    assert str(fault).startswith("hours entry 2 hours: write hours as 8:30-12:00, not 'x'")


# ---- tables of commas ----


def test_another_encoding_is_said_and_read_only_when_asked_for(hexi: Path, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    write_file(file, look(hexi))
    text = file.read_text(encoding="utf-8-sig").replace("蒋社工", "江社工")
    file.write_text(text, encoding="gb18030")
    shown = CliRunner().invoke(cli, ["import", str(file), "--centre", str(hexi), "--dry-run"])
    assert str(shown.exception) == (
        f"{file}: is not UTF-8; it looks like GB18030; if that is right, import it with --encoding gb18030, "
        "or save it as “CSV UTF-8”"
    )
    again = CliRunner().invoke(cli, ["import", str(file), "--centre", str(hexi), "--dry-run", "--encoding", "gb18030"])
    assert "jiang 江社工 (liuan): 姓名 蒋社工 → 江社工" in again.output


def _utf16(text: str) -> bytes:
    return text.encode("utf-16")


def _nul(text: str) -> bytes:
    return text.replace("社", "\0").encode()


def _open_quote(text: str) -> bytes:
    return text.replace("蒋社工", '"蒋社工').encode()


@pytest.mark.parametrize(
    ("broken", "told"),
    [(_utf16, "is UTF-16"), (_nul, "is not a text"), (_open_quote, "is not a table of commas")],
)
def test_a_file_that_is_no_table_of_commas_is_refused(
    hexi: Path, tmp_path: Path, broken: Callable[[str], bytes], told: str
) -> None:
    file = tmp_path / "people.csv"
    write_file(file, look(hexi))
    file.write_bytes(broken(file.read_text(encoding="utf-8-sig")))
    shown = CliRunner().invoke(cli, ["import", str(file), "--centre", str(hexi)])
    assert told in str(shown.exception)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_table_of_commas_is_told_by_its_headings(hexi: Path, tmp_path: Path, sheet: Any) -> None:
    write_file(tmp_path / "a.csv", look(hexi), sheet)
    assert [one.sheet.name for one in bring(tmp_path / "a.csv", hexi, dry_run=True).differences] == [sheet.name]


def test_a_page_is_not_guessed(hexi: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("编号,备注\nli,早班\n", encoding="utf-8")
    shown = CliRunner().invoke(cli, ["import", str(tmp_path / "a.csv"), "--centre", str(hexi)])
    assert "add --sheet and one of" in str(shown.exception)


def test_tabs_and_semicolons_do_as_well(hexi: Path, tmp_path: Path) -> None:
    for sign in "\t;":
        text = sign.join(["星期", "时间", "适用日"]) + "\n" + sign.join(["每天", "9:00-12:00,13:00-15:00", "平日"])
        (tmp_path / "hours.csv").write_text(text, encoding="utf-8")
        assert bring(tmp_path / "hours.csv", hexi, dry_run=True).faults == ()
