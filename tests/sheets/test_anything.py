"""Whatever stands in a cell or an entry: it is taken, or it is named with its row; nothing else ever happens."""

import csv
import io
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.page import PageError
from bot.settings import ROOT
from bot.sheets.bringing import bring, look
from bot.sheets.columns import SHEETS
from bot.sheets.outgoing import write_file
from bot.sheets.paper import FLAT, write_page
from tests.sheets.conftest import copy_pages, pages

HEXI = ROOT / "centres" / "hexi"
WORDS = [
    "hexi",
    "liuan",
    "dongan",
    "jiang",
    "wei",
    "chi",
    "liutang",
    "anhe",
    "anhe 2024-01-01~",
    "义工",
    "街道站",
    "是",
]
WORDS += ["周一", "每天", "周六至周一", "8:30-12:00", "23:00-7:00", "0:00-48:00", "2026-11-26", "2000年1月1日", "95,1"]
WORDS += [
    "jiang > wei",
    ">",
    "+",
    '"',
    "、",
    "'=1",
    "=1",
    "-",
    "示例",
    "无",
    "nan, inf",
    "9" * 30,
    "名字",
    "柳岸",
    "阿萍",
]
CELLS = st.sampled_from(WORDS) | st.text(max_size=8) | st.just("")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(WORDS) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["en", "first", "agency", "x"]), inner),
    max_leaves=4,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SHEETS), st.lists(st.tuples(st.integers(1, 60), st.integers(0, 20), CELLS), max_size=6))
def test_in_a_table(sheet: Any, spoilt: list[tuple[int, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = copy_pages(Path(place))
        file = Path(place) / "all.csv"
        write_file(file, look(folder), sheet)
        rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))
        for row, column, text in spoilt:
            rows[1 + row % (len(rows) - 1)][column % len(rows[0])] = text.replace("\0", "")
        table = io.StringIO(newline="")
        csv.writer(table).writerows(rows)
        file.write_text(table.getvalue(), encoding="utf-8", errors="replace", newline="")
        _taken_or_named(file, folder, sheet)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SHEETS), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20), VALUES), max_size=4))
def test_in_a_yaml_page(sheet: Any, spoilt: list[tuple[int, int, Any]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = copy_pages(Path(place))
        page = [dict(entry) for entry in look(folder).pages[sheet.name]]
        keys = sorted({*sheet.keys, "nonsense"})
        for row, column, value in spoilt:
            page[row % len(page)][keys[column % len(keys)]] = value
        file = Path(place) / "all.yaml"
        file.write_text(write_page(FLAT[sheet.name], page), encoding="utf-8")
        _taken_or_named(file, folder, sheet)


def _taken_or_named(file: Path, folder: Path, sheet: Any) -> None:
    before = pages(folder)
    try:
        outcome = bring(file, folder, sheet)
    except PageError:
        assert pages(folder) == before
        return
    if outcome.faults:
        assert pages(folder) == before
        assert all(fault.where or "centre.yaml" in fault.text for fault in outcome.faults)
        assert len({str(fault) for fault in outcome.faults}) == len(outcome.faults)
        return
    again = bring(file, folder, sheet)
    assert again.faults == ()
    assert not any(again.differences)
