"""Writes a workbook: the organisation's sheets, or the empty template with an example, the words and their lists."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.datavalidation import DataValidation

from bot.page import PageError
from bot.sheets.cells import Raw
from bot.sheets.columns import SHEETS, Column, Form, Sheet
from bot.sheets.words import Words

_HEAD = PatternFill("solid", fgColor="DDE8F0")
_EXAMPLE = PatternFill("solid", fgColor="F3F3F3")
_ROWS = 2000  # so far down the lists to choose from reach
_NOTES = "说明"
_ABOUT = (
    "怎么填",
    "每张表一类：单位、片区、人员、开放时间、值班。第一行是标题，不要改；列的先后可以换，不用的列可以删。",
    "一行一条。不要合并单元格，不要公式。空着就是“没有”。",
    "灰色的“示例”行只是样子，导入时跳过，可以删。",
    "一格里写几样，用顿号隔开：柳塘小区、柳塘市场。",
    "编号用小写字母、数字和连字符，全机构不重复：liuan、zhang-li。",
    "所属单位写单位的编号；空着就是总站。",
    "星期：周一至周五、周日。时间：8:30-12:00、14:00-18:00；值班可以过夜：18:00-8:30。",
    "轮班：第一线 > 第二线 > 督导，一班一班用分号隔开：jiang > wei；wei > jiang。几个人一起在第一线：mo + pan。",
    "承接机构：anhe 2024-01-01~2025-12-31；xinmiao 2026-01-01~。机构和服务项目先在 centre.yaml 里写好。",
    "电话：打通过再填，不要编。",
    "先看会改什么：linli import 文件 --centre 目录 --dry-run",
)


def write_workbook(path: Path, sheets: Sequence[tuple[Sheet, Sequence[Sequence[Raw]]]]) -> None:
    """A workbook with these sheets, each with its rows; the first is the headings. Raises PageError."""
    book = _new()
    for sheet, rows in sheets:
        _fill(path, book.create_sheet(sheet.title), sheet, rows)
    book.save(path)


def write_template(path: Path) -> None:
    """The empty workbook to fill in. Raises PageError when the file is there already."""
    if path.exists():
        raise PageError(f"{path}: is there already; choose a new name")
    book = _new()
    _notes(book.create_sheet(_NOTES))
    for sheet in SHEETS:
        page = book.create_sheet(sheet.title)
        example = [f"示例：{sheet.example[0]}", *sheet.example[1:]]
        example += [""] * (len(sheet.columns) - len(example))
        _fill(path, page, sheet, [[one.heading for one in sheet.columns], example])
        for cell in page[2]:
            cell.fill = _EXAMPLE
        for no, column in enumerate(sheet.columns, start=1):
            _offer(page, no, column)
    book.save(path)


def _new() -> Any:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    return book


def _fill(path: Path, page: Any, sheet: Sheet, rows: Sequence[Sequence[Raw]]) -> None:
    for number, row in enumerate(rows, start=1):
        for no, value in enumerate(row, start=1):
            if value in (None, ""):
                continue
            cell = page.cell(number, no)
            try:
                cell.value = value
            except IllegalCharacterError as error:
                where = f"{sheet.name}.yaml entry {number - 1}"
                raise PageError(f"{path}: {where}: holds a sign that no spreadsheet can hold; take it out") from error
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula
                cell.number_format = "@"
            elif isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
    for no, heading in enumerate(rows[0], start=1):
        cell = page.cell(1, no)
        cell.font, cell.fill = Font(bold=True), _HEAD
        longest = max((len(str(row[no - 1] or "")) for row in rows[:200]), default=0)
        page.column_dimensions[get_column_letter(no)].width = min(max(len(str(heading)) * 2, longest * 1.6) + 4, 48)
    page.freeze_panes = "A2"


def _offer(page: Any, no: int, column: Column) -> None:
    """A list to choose from where a cell holds one of a few words; text where a number would lose something."""
    if column.form is Form.YES:
        _choose(page, no, ("是", "否"))
    elif column.words is not None and column.form is Form.TEXT:
        _choose(page, no, tuple(column.words.values()))
    shown = "yyyy-mm-dd" if column.form is Form.DATE else "0" if column.form is Form.NUMBER else "@"
    page.column_dimensions[get_column_letter(no)].number_format = shown


def _choose(page: Any, no: int, words: Sequence[str]) -> None:
    rule = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
    rule.error, rule.errorTitle = f"可以写：{'、'.join(words)}"[:250], "没有这个词"
    rule.add(f"{get_column_letter(no)}2:{get_column_letter(no)}{_ROWS}")
    page.add_data_validation(rule)


def _notes(page: Any) -> None:
    number = 0

    def add(text: str, more: str = "", *, bold: bool = False) -> None:
        nonlocal number
        number += 1
        page.cell(number, 1, text).font = Font(bold=bold)
        if more:
            page.cell(number, 2, more)

    for no, line in enumerate(_ABOUT):
        add(line, bold=no == 0)
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.words is not None:
                add("")
                add(f"{sheet.title}「{column.heading}」可以写", bold=True)
                _listed(add, column.words, column)
    page.column_dimensions["A"].width = 34
    page.column_dimensions["B"].width = 30


def _listed(add: Any, words: Words, column: Column) -> None:
    for value, shown in words.items():
        add(shown, value)
    if column.open:
        add("也可以写别的")
