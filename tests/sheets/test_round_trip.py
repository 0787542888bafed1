"""What was exported and is imported again changes nothing, in every form, whatever the texts are."""

import csv
import itertools
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.page import PageError
from bot.settings import ROOT
from bot.sheets.bringing import bring, look
from bot.sheets.columns import SHEETS
from bot.sheets.example import write_city
from bot.sheets.outgoing import write_file
from bot.sheets.paper import FLAT, write_centre, write_page
from bot.sheets.words import DAYS, SKILLS, TONGUES

MODEL = ROOT / "centres" / "hexi"
CENTRE: dict[str, Any] = {
    "id": "xin",
    "demo": True,
    "name": "新区总站",
    "short": "新",
    "street": "新街",
    "region": "CN",
    "tz": "Asia/Shanghai",
    "languages": ["zh-Hans"],
    "phone": None,
    "free": True,
    "agencies": [{"id": "an", "name": "安"}, {"id": "bei", "name": "北"}],
    "programmes": {"elder": ["ELD"], "youth": ["YOU"]},
}
SIGNS = st.sampled_from("、,;；／\"'=+-@>~ 无")  # those that mean something in a cell
TEXTS = st.text(SIGNS | st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=9).filter(str.strip)
DATES = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def _some(draw: st.DrawFn, entry: dict[str, Any], **more: st.SearchStrategy[Any]) -> dict[str, Any]:
    """The entry with some of these keys besides."""
    for key, values in more.items():
        if draw(st.booleans()):
            entry[key] = draw(values)
    if "since" in entry and "until" in entry and entry["since"] > entry["until"]:
        entry["since"], entry["until"] = entry["until"], entry["since"]
    return entry


@st.composite
def organisations(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """Pages the loader accepts, with every key somewhere."""
    numbers = itertools.count()

    def once() -> str:
        return f"{draw(TEXTS)}{next(numbers)}"

    units = [f"u{no}" for no in range(draw(st.integers(0, 3)))]
    workers = [f"w{no}" for no in range(draw(st.integers(1, 5)))]
    homes = st.sampled_from(["xin", *units])
    who = st.sampled_from(workers)
    turn = st.fixed_dictionaries({"first": who}, optional={"second": who, "supervisor": who})
    pages: dict[str, list[dict[str, Any]]] = {name: [] for name in FLAT}
    for no, unit in enumerate(units):
        entry = {
            "id": unit,
            "name": once(),
            "short": f"{no}'=-"[:3],
            "parent": draw(st.sampled_from(["xin", *units[:no]])),
        }
        more: dict[str, st.SearchStrategy[Any]] = {
            "names": st.fixed_dictionaries({}, optional={"en": TEXTS, "zh-Hant-HK": TEXTS, "zh-Hans": TEXTS}),
            "kind": st.sampled_from(["street", "room", "school", "care", "institution", "headquarters"]),
            "street": TEXTS,
            "address": TEXTS,
            "phone": st.sampled_from(["020 555", "+86 20-555"]),
            "languages": st.lists(st.sampled_from(sorted(TONGUES)), max_size=3),
            "programmes": st.lists(st.sampled_from(["elder", "youth"]), unique=True),
            "operators": st.sampled_from(
                [
                    [{"agency": "an"}],
                    [{"agency": "an", "until": date(2025, 1, 1)}, {"agency": "bei", "since": date(2025, 1, 2)}],
                ]
            ),
            "until": DATES,
            "loud": st.booleans(),
        }
        pages["units"].append(_some(draw, entry, **more))
    for no in range(draw(st.integers(0, 3))):
        entry = {"unit": draw(homes), "id": f"a{no}", "name": once()}
        place = st.tuples(st.floats(-90, 90), st.floats(-180, 180)).map(list)
        pages["areas"].append(_some(draw, entry, aliases=st.just([once(), once()]), at=place))
    for worker in workers:
        entry = {
            "id": worker,
            "name": once(),
            "role": draw(st.sampled_from(["duty", "nurse"])),
            "profession": draw(TEXTS),
        }
        more = {
            "unit": homes,
            "names": st.just({"en": once()}),
            "nicknames": st.just([once(), once()]),
            "skills": st.lists(st.sampled_from([*sorted(SKILLS), "sailing"]), max_size=4),
            "languages": st.lists(st.sampled_from([*sorted(TONGUES), "nan"]), max_size=3),
            "gender": st.sampled_from(["woman", "man"]),
            "credentials": st.lists(TEXTS, max_size=2),
            "capacity": st.integers(1, 99),
            "since": DATES,
            "until": DATES,
        }
        pages["people"].append(_some(draw, entry, **more))
    days = st.sets(st.sampled_from(DAYS), min_size=1).map(sorted)
    pages["hours"].append({"unit": "xin", "days": draw(days), "hours": ["08:30-12:00", "14:00 - 18:00"]})
    pages["hours"].append({"unit": "xin", "hours": ["9:00-10:00"], "on": "holiday"})
    for unit in units:
        shift = {"unit": unit, "days": draw(days), "hours": ["9:00-17:00"], "first": draw(who)}
        pages["duty"].append(
            _some(draw, shift, watch=st.just("mid"), second=who, supervisor=who, since=DATES, until=DATES)
        )
        first = draw(st.lists(who, min_size=1, max_size=3, unique=True))
        pages["duty"].append({"unit": unit, "hours": ["18:00-8:30"], "on": "storm", "first": first, "watch": "night"})
    night: dict[str, Any] = {
        "days": ["sat"],
        "hours": ["18:00-8:30"],
        "turns": draw(st.lists(turn, min_size=1, max_size=3)),
        "from": draw(DATES),
    }
    pages["duty"].append(_some(draw, night, each=st.sampled_from(["day", "week", "month"])))
    return pages


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(organisations(), st.sampled_from(["xlsx", "csv", "yaml"]))
def test_whatever_the_texts_are(made: dict[str, list[dict[str, Any]]], kind: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "xin"
        folder.mkdir()
        (folder / "centre.yaml").write_text(write_centre(CENTRE), encoding="utf-8")
        for name, key in FLAT.items():
            (folder / f"{name}.yaml").write_text(write_page(key, made[name]), encoding="utf-8")
        for sheet in SHEETS if kind == "csv" else (None,):
            file = Path(place) / f"all{sheet.name if sheet else ''}.{kind}"
            write_file(file, look(folder), sheet)
            outcome = bring(file, folder, sheet, dry_run=True)
            assert [str(fault) for fault in outcome.faults] == []
            assert [line for one in outcome.differences if one for line in one.lines(9)] == []


def test_the_whole_city(tmp_path: Path) -> None:
    write_city(tmp_path / "xin", 5, MODEL)
    write_file(tmp_path / "all.xlsx", look(tmp_path / "xin"))
    outcome = bring(tmp_path / "all.xlsx", tmp_path / "xin", dry_run=True)
    assert outcome.faults == ()
    assert len(outcome.differences) == 5
    assert not any(outcome.differences)


def test_nothing_a_spreadsheet_would_run_leaves_the_house(hexi: Path) -> None:
    text = (hexi / "people.yaml").read_text(encoding="utf-8")
    text = text.replace("profession: 律师", "profession: '=HYPERLINK(\"http://x\")'").replace("[阿锋]", "['+1', '@b']")
    (hexi / "people.yaml").write_text(text.replace("name: 戴老师", "name: -戴老师"), encoding="utf-8")
    write_file(hexi.parent / "people.csv", look(hexi))
    write_file(hexi.parent / "all.xlsx", look(hexi))
    with (hexi.parent / "people.csv").open(encoding="utf-8-sig", newline="") as file:
        commas = [cell for row in csv.reader(file) for cell in row]
    book = openpyxl.load_workbook(hexi.parent / "all.xlsx")
    cells = [cell for page in book for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert "f" not in {cell.data_type for cell in cells}
    for found in (commas, [str(cell.value) for cell in cells]):
        assert {'\'=HYPERLINK("http://x")', "'+1、@b", "'-戴老师"} <= set(found)
        assert [cell for cell in found if cell[:1] in set("=+-@\t\r") and cell] == []
    for name in ("people.csv", "all.xlsx"):
        assert not any(bring(hexi.parent / name, hexi, dry_run=True).differences)


def test_a_file_that_is_there_is_not_written_over(hexi: Path) -> None:
    (hexi.parent / "all.xlsx").write_text("mine", encoding="utf-8")
    with pytest.raises(PageError, match="choose a new name"):
        write_file(hexi.parent / "all.xlsx", look(hexi))
