"""An import changes what the file says and nothing else, shows it before, and keeps what was there."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.page import PageError
from bot.pages.station import load_organisation
from bot.sheets.bringing import bring, look
from bot.sheets.columns import PEOPLE
from bot.sheets.outgoing import write_file
from referral.station import Role
from tests.sheets.conftest import MakeBook, pages


def _lines(folder: Path, file: Path) -> list[str]:
    return [line for one in bring(file, folder, dry_run=True).differences for line in one.lines(50)]


def test_a_dry_run_tells_what_would_change_and_writes_nothing(hexi: Path, tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(
        (hexi / "people.yaml")
        .read_text(encoding="utf-8")
        .replace(
            "role: caseworker\n    profession: 社工\n    skills: [duty, social, assistance, employment",
            "role: duty\n    profession: 社工\n    skills: [duty, social, assistance, legal",
        )  # 魏社工
        .replace("capacity: 8", "capacity: 10")
        + "  - {unit: jiangxin, id: xu, name: 徐社工, role: duty, profession: 社工}\n",
        encoding="utf-8",
    )
    before = pages(hexi)
    assert _lines(hexi, tmp_path / "people.yaml") == [
        "人员 (people.yaml): 1 added, 2 changed, 0 removed",
        "  + xu 徐社工 (jiangxin)",
        (
            "  ~ wei 魏社工 (liuan): 角色 个案社工 → 值班社工; "
            "专长 值班、社会工作、救助、就业、矫正 → 值班、社会工作、救助、法律、矫正"
        ),
        "  ~ pei 裴老师 (liuan): 同时接案上限 8 → 10",
    ]
    assert pages(hexi) == before


def test_what_is_written_is_what_was_shown_and_the_old_page_is_kept(hexi: Path, book: MakeBook) -> None:
    write_file(hexi.parent / "all.xlsx", look(hexi))
    old = (hexi / "areas.yaml").read_text(encoding="utf-8")
    file = book(
        {
            "片区": [
                ["所属单位", "编号", "名称", "别名", "位置"],
                ["liuan", "liutang", "柳塘社区", "柳塘小区、柳塘新街", "25.01，130.01"],
                ["liuan", "duqiao", "渡桥社区", None, None],
                ["dongan", "dongan-shequ", "东岸社区", None, None],
                ["qingshi", "shishan", "石山社区", None, None],
                ["qingshi", "wayao", "瓦窑社区", None, None],
                ["shiqiao", "shiqiao-shequ", "石桥社区", None, None],
                ["songbai", "songbai-yuan", "松柏养老院", None, None],
                ["jiangxin", "jiangxin-dao", "江心社区", None, None],
            ]
        }
    )
    outcome = bring(file, hexi)
    assert outcome.kept == 1
    assert [len(one.removed) for one in outcome.differences] == [1]
    assert (hexi / "areas.yaml.bak-1").read_text(encoding="utf-8") == old
    assert (hexi / "areas.yaml").read_text(encoding="utf-8").startswith("# DEMO. Which neighbourhoods")
    area = load_organisation(hexi).units["liuan"].community("liutang")
    assert area is not None
    assert (area.aliases, area.at) == (("柳塘小区", "柳塘新街"), (25.01, 130.01))
    assert bring(hexi.parent / "all.xlsx", hexi).kept == 2
    assert sorted(name for name in pages(hexi) if "bak" in name) == ["areas.yaml.bak-1", "areas.yaml.bak-2"]
    assert bring(hexi.parent / "all.xlsx", hexi).kept is None  # nothing changes: nothing is written


def test_a_cell_is_read_as_people_write_it(hexi: Path, book: MakeBook) -> None:
    write_file(hexi.parent / "people.yaml", look(hexi), PEOPLE)
    rows: list[list[Any]] = [
        [
            "编号 *",
            "姓名（必填）",
            "names.en",
            "role",
            "专业",
            "专长",
            "语言",
            "性别",
            "到岗日期",
            "离岗日期",
            "同时接案上限",
        ],
        ["示例：ou", "欧社工", None, None, None, None, None, None, None, None, None],
        [
            "ou",
            " 欧社工 ",
            "Ms Ou",
            "律师",
            "律师",
            "法律，辩护",
            "粤语、en",
            "女",
            date(2026, 11, 1),
            "2027年1月31日",
            9.0,
        ],
        [None] * 11,
    ]
    standing = look(hexi).pages["people"]
    rows += [
        [one["id"], one["name"], (one.get("names") or {}).get("en"), one["role"], one["profession"]] for one in standing
    ]
    wider = [[*row, *[None] * (11 - len(row))] for row in rows]
    wider[0].append("所属单位")
    for row, one in zip(wider[4:], standing, strict=True):
        row.append(one["unit"])
    outcome = bring(book({"人员": wider}), hexi)
    assert outcome.faults == ()
    ou = load_organisation(hexi).worker("ou")
    assert ou is not None
    assert (ou.name, ou.called("en"), ou.role, ou.gender, ou.capacity) == ("欧社工", "Ms Ou", Role.LAWYER, "woman", 9)
    assert (ou.skills, ou.languages) == (("legal", "辩护"), ("zh-Hant-HK", "en"))
    assert (ou.since, ou.until) == (date(2026, 11, 1), date(2027, 1, 31))
    home = load_organisation(hexi).home("ou")
    assert home is not None
    assert home.id == "hexi"  # no unit given: the headquarters


def test_a_sheet_without_a_row_leaves_its_page_alone(hexi: Path, book: MakeBook) -> None:
    write_file(hexi.parent / "units.csv", look(hexi))
    before = pages(hexi)
    outcome = bring(book({"人员": [["编号", "姓名", "角色", "专业"], ["示例：a", "甲", None, None]]}), hexi)
    assert [sheet.name for sheet in outcome.left] == ["people"]
    assert outcome.kept is None
    assert pages(hexi) == before


def test_only_the_sheet_asked_for_is_taken(hexi: Path) -> None:
    file = hexi.parent / "all.yaml"
    write_file(file, look(hexi))
    text = file.read_text(encoding="utf-8").replace("蒋社工", "江社工").replace("柳岸街社工站", "柳岸社工站")
    file.write_text(text, encoding="utf-8")
    assert [one.sheet.name for one in bring(file, hexi, PEOPLE).differences] == ["people"]
    assert load_organisation(hexi).units["liuan"].name == "柳岸街社工站"
    worker = load_organisation(hexi).worker("jiang")
    assert worker is not None
    assert worker.name == "江社工"


def test_a_formulas_result_is_read_by_what_the_file_holds(hexi: Path, book: MakeBook) -> None:
    rows: list[list[Any]] = [["时间", "星期", "适用日"], ['=A3&""', "周一", None], ["9:00-12:00", "周二", None]]
    (fault,) = bring(book({"开放时间": rows}), hexi, dry_run=True).faults
    assert str(fault) == (
        "开放时间 row 2 column A 时间: is a formula whose result is not in the file; write the value itself"
    )


@pytest.mark.parametrize("name", ["roster.xls", "roster.pdf", "roster"])
def test_other_files_are_refused(hexi: Path, name: str) -> None:
    (hexi.parent / name).write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(PageError, match=r"neither \.xlsx nor \.csv nor \.yaml"):
        bring(hexi.parent / name, hexi)


def test_a_folder_that_is_no_centres_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="no folder of a centre"):
        bring(tmp_path / "x.csv", tmp_path / "nowhere")
