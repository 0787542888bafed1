"""A file made to hurt: it is refused with a sentence, soon, and nothing is unpacked without a limit."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.page import PageError
from bot.sheets.bringing import bring, look
from bot.sheets.outgoing import write_file

_SHEET = "xl/worksheets/sheet1.xml"
_HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_TAIL = "</sheetData></worksheet>"
_ROW = '<row r="{no}"><c r="A{no}" t="inlineStr"><is><t>x</t></is></c></row>'
_LAUGHS = (
    '<?xml version="1.0"{encoding}?><!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + no)} "{f"&{chr(97 + no)};" * 10}">' for no in range(9))
    + "]><w>&j;</w>"
)


def _with(file: Path, name: str, content: bytes) -> None:
    """The workbook with one part replaced."""
    with zipfile.ZipFile(file) as old:
        parts = {info.filename: old.read(info) for info in old.infolist()}
    parts[name] = content
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part, data in parts.items():
            new.writestr(part, data)


def _laughs(file: Path) -> None:
    _with(file, "xl/sharedStrings.xml", _LAUGHS.format(encoding="").encode())


def _laughs_in_utf16(file: Path) -> None:
    _with(file, "xl/sharedStrings.xml", _LAUGHS.format(encoding=' encoding="UTF-16"').encode("utf-16"))


def _laughs_in_ebcdic(file: Path) -> None:
    _with(file, "docProps/core.xml", _LAUGHS.format(encoding=' encoding="cp037"').encode("cp037"))


def _laughs_in_a_picture(file: Path) -> None:
    _with(file, "xl/media/image1.png", _LAUGHS.format(encoding="").encode())


def _bomb(file: Path) -> None:
    _with(file, _SHEET, f"{_HEAD}{' ' * 90_000_000}{_TAIL}".encode())


def _bomb_beside(file: Path) -> None:
    _with(file, "xl/media/image1.png", b"\0" * 90_000_000)


def _cells(file: Path) -> None:
    _with(file, _SHEET, f"{_HEAD}<row r='1'>{'<c/>' * 500_001}</row>{_TAIL}".encode())


def _parts(file: Path) -> None:
    with zipfile.ZipFile(file, "a") as archive:
        for no in range(400):
            archive.writestr(f"xl/{no}.xml", "<a/>")


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-200])


def _no_zip(file: Path) -> None:
    file.write_bytes(b"<html>" * 100)


def _not_well_formed(file: Path) -> None:
    _with(file, _SHEET, f"{_HEAD}<row>{_TAIL}".encode())


def _no_index(file: Path) -> None:
    text = '<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'
    _with(file, _SHEET, f"{_HEAD}{text}{_TAIL}".encode())


def _too_big(file: Path) -> None:
    with file.open("ab") as end:
        end.truncate(11 * 2**20)


@pytest.mark.parametrize(
    ("hurt", "told"),
    [
        (_laughs, "holds a document type"),
        (_laughs_in_utf16, "holds a document type"),
        (_laughs_in_ebcdic, "is damaged"),
        (_laughs_in_a_picture, "holds a document type"),
        (_bomb, "unpacks to more than 80 MB"),
        (_bomb_beside, "unpacks to more than 80 MB"),
        (_cells, "holds more than 500000 cells"),
        (_parts, "at most 300 are read"),
        (_cut, "is not an xlsx file"),
        (_no_zip, "is not an xlsx file"),
        (_not_well_formed, "is damaged"),
        (_no_index, "is damaged"),
        (_too_big, "at most 10 MB"),
    ],
)
def test_a_workbook_made_to_hurt_is_refused(hexi: Path, hurt: Callable[[Path], None], told: str) -> None:
    file = hexi.parent / "roster.xlsx"
    write_file(file, look(hexi))
    hurt(file)
    with pytest.raises(PageError, match=told):
        bring(file, hexi)


def test_a_merge_of_the_whole_sheet_is_refused_and_not_filled_in(hexi: Path) -> None:
    file = hexi.parent / "roster.xlsx"
    write_file(file, look(hexi))
    whole = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    page = f"{_HEAD}{_ROW.format(no=1)}</sheetData>{whole}</worksheet>"
    _with(file, _SHEET, page.encode())
    (fault,) = bring(file, hexi).faults
    assert str(fault) == "单位 A1:XFD1048576: are merged cells; split them and fill in every row"


def test_something_in_the_last_row_there_can_be_is_refused(hexi: Path) -> None:
    file = hexi.parent / "roster.xlsx"
    write_file(file, look(hexi))
    _with(file, _SHEET, f"{_HEAD}{_ROW.format(no=1)}{_ROW.format(no=1_048_576)}{_TAIL}".encode())
    told = [str(fault) for fault in bring(file, hexi).faults]
    assert told == ["单位: goes down to row 1048576; at most 20000 are read. Delete the empty rows at the end"]


def test_a_size_the_file_lies_about_does_not_matter(hexi: Path) -> None:
    file = hexi.parent / "roster.xlsx"
    write_file(file, look(hexi))
    with zipfile.ZipFile(file) as archive:
        page = archive.read(_SHEET).decode()
    start, end = page.index("<dimension"), page.index("/>", page.index("<dimension"))
    _with(file, _SHEET, f'{page[:start]}<dimension ref="A1:B2"{page[end:]}'.encode())
    outcome = bring(file, hexi)
    assert outcome.faults == ()
    assert not any(outcome.differences)


def test_a_yaml_page_that_repeats_itself_is_refused(hexi: Path, tmp_path: Path) -> None:
    file = tmp_path / "bomb.yaml"
    lines = ["a0: &a0 [x, x]", *(f"a{no}: &a{no} [{', '.join([f'*a{no - 1}'] * 10)}]" for no in range(1, 9))]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(PageError, match=r"\*a0 repeats another place"):
        bring(file, hexi)


@pytest.mark.parametrize("kind", ["csv", "yaml", "xlsx"])
def test_a_file_that_is_not_there_is_said(hexi: Path, tmp_path: Path, kind: str) -> None:
    with pytest.raises(PageError, match="cannot be read"):
        bring(tmp_path / f"none.{kind}", hexi)
