"""A district's folder: units in a tree with flat pages beside; what does not fit is refused by file, entry and key."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.page import PageError
from bot.pages.book import load_pages
from bot.pages.crew import shared_names
from bot.pages.station import load_organisation
from referral.organisation import Organisation
from referral.station import EVERY, Fallback, Kind, Line, On, Period, Role, Tenure, Turn, Watch

ROOT = Path(__file__).parents[2]
CODES = frozenset({"ELD", "LON", "YOU", "FAM"})

CENTRE = """id: qu
name: 区总站
short: 总
street: 大街
region: CN
tz: Asia/Shanghai
languages: [zh-Hans, en]
phone: "10000"
free: true
loud: true
agencies:
  - {id: jia, name: 甲社}
  - {id: yi, name: 乙社}
programmes: {elder: [ELD, LON], youth: [YOU]}
operators: [{agency: jia, until: 2025-12-31}, {agency: yi, since: 2026-01-01}]
schools: [{id: er-zhong, name: 二中, community: dong}]
closed: [{date: 2026-12-24}]
"""
UNITS = """units:
  - {id: shi, name: 东社区室, short: 室, kind: room, parent: jie}
  - {id: jie, name: 东街站, short: 东, parent: qu, street: 东街, phone: "10001", languages: [zh-Hans], loud: false}
  - {id: lao, name: 老人家, short: 老, kind: care, parent: qu, programmes: [elder], since: 2026-01-01}
  - {id: qing, name: 青少年家, short: 青, kind: institution, parent: qu, programmes: [youth]}
"""
AREAS = """areas:
  - {unit: jie, id: dong, name: 东社区, aliases: [东小区], at: [23.1, 113.2]}
  - {unit: lao, id: xi, name: 西社区}
  - {unit: qing, id: xi, name: 西社区}
"""
PEOPLE = """workers:
  - {id: gu, name: 顾站长, role: director, profession: 社工}
  - {unit: jie, id: li, name: 李社工, nicknames: [阿丽], role: duty, profession: 社工, gender: woman,
     communities: [dong], credentials: [中级社工师], capacity: 8, since: 2026-01-01, until: 2026-12-31}
  - {unit: jie, id: wu, name: 吴社工, role: caseworker, profession: 社工}
  - {unit: lao, id: lin, name: 林社工, nicknames: [阿丽], role: duty, profession: 社工}
  - {unit: lao, id: yu, name: 余义工, role: volunteer, profession: 义工}
"""
HOURS = """hours:
  - {days: [mon, tue], hours: ["9:00-12:00"]}
  - {hours: ["10:00-11:00"], on: holiday}
  - {unit: jie, days: [mon], hours: ["8:00-12:00"], until: 2026-06-30}
  - {unit: jie, days: [mon], hours: ["9:00-12:00"], since: 2026-07-01}
  - {unit: qing, hours: ["9:00-10:00"], on: storm}
"""
DUTY = """duty:
  - {days: [mon, tue], hours: ["8:30-18:00"], first: gu, second: li}
  - unit: jie
    days: [mon]
    hours: ["21:00-8:30"]
    watch: night
    supervisor: gu
    turns: [{first: [li, wu]}, {first: wu, second: li, supervisor: lin}]
    each: day
    from: 2026-01-05
  - {unit: jie, hours: ["8:30-18:00"], on: holiday, first: wu}
"""
PAGES = {"centre": CENTRE, "units": UNITS, "areas": AREAS, "people": PEOPLE, "hours": HOURS, "duty": DUTY}


def district(tmp_path: Path, **changed: str) -> Organisation:
    place = tmp_path / "qu"
    place.mkdir(exist_ok=True)
    for name, text in (PAGES | changed).items():
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_organisation(place, concerns=CODES)


def test_the_pages_become_a_tree_of_units(tmp_path: Path) -> None:
    whole = district(tmp_path)
    assert whole.root == "qu"
    assert list(whole.units) == ["qu", "jie", "lao", "qing", "shi"]  # a parent before its children
    assert whole.door.kind is Kind.HEADQUARTERS  # not said, but there are units below
    assert [one.id for one in whole.above("shi")] == ["jie", "qu"]
    assert whole.homes == {"gu": "qu", "li": "jie", "wu": "jie", "lin": "lao", "yu": "lao"}
    assert whole.agencies["yi"].name == "乙社"
    assert whole.door.school("er-zhong") is not None
    li = whole.worker("li")
    assert li is not None
    assert (li.gender, li.credentials, li.capacity) == ("woman", ("中级社工师",), 8)
    assert (li.since, li.until, li.communities) == (date(2026, 1, 1), date(2026, 12, 31), ("dong",))
    dong = whole.units["jie"].community("dong")
    assert dong is not None
    assert dong.at == (23.1, 113.2)


def test_a_unit_has_from_its_parent_what_it_leaves_out(tmp_path: Path) -> None:
    units = district(tmp_path).units
    room, street, top = units["shi"], units["jie"], units["qu"]
    assert (room.kind, room.short, room.parent) == (Kind.ROOM, "室", "jie")
    assert (room.street, room.languages, room.loud) == ("东街", ("zh-Hans",), False)
    assert units["lao"].loud
    assert (room.tz, room.region, room.free, room.closed) == (top.tz, "CN", True, frozenset({date(2026, 12, 24)}))
    assert room.calendar is top.calendar
    assert (room.hours, room.hours_on, room.duty) == (street.hours, street.hours_on, street.duty)
    assert room.phone is None  # a telephone is never another house's
    assert room.fallback == Fallback("东街站", "10001")
    assert units["jie"].fallback == Fallback("区总站", "10000")
    assert top.fallback is None
    assert (room.communities, room.workers, room.schools) == ((), (), ())
    assert (
        street.operators == top.operators == (Tenure("jia", None, date(2025, 12, 31)), Tenure("yi", date(2026, 1, 1)))
    )
    assert (units["lao"].since, units["shi"].since) == (date(2026, 1, 1), None)


def test_hours_are_the_units_own_or_its_parents(tmp_path: Path) -> None:
    units = district(tmp_path).units
    assert units["jie"].hours == (
        Period(0, 480, 720, None, date(2026, 6, 30)),
        Period(0, 540, 720, date(2026, 7, 1), None),
    )
    assert units["jie"].hours_on == {}  # hours of its own: a holiday is not its parent's
    assert units["lao"].hours == units["qu"].hours
    assert units["lao"].hours_on == {On.HOLIDAY: (Period(EVERY, 600, 660),)}
    assert units["qing"].hours == units["qu"].hours
    assert units["qing"].hours_on == {On.STORM: (Period(EVERY, 540, 600),)}


def test_lines_stand_beside_take_turns_and_go_over_midnight(tmp_path: Path) -> None:
    night, holiday = district(tmp_path).units["jie"].duty
    assert night.period == Period(0, 21 * 60, 24 * 60 + 510)
    assert (night.watch, night.each, night.anchor) == (Watch.NIGHT, Turn.DAY, date(2026, 1, 5))
    assert night.turns == (Line("li", None, "gu", ("wu",)), Line("wu", "li", "lin"))
    assert night.line_on(date(2026, 1, 5)).at_work == ("li", "wu")
    assert night.line_on(date(2026, 1, 6)).at_work == ("wu",)
    assert (holiday.on, holiday.watch, holiday.period.day) == (On.HOLIDAY, Watch.HOLIDAY, EVERY)


def test_an_area_of_two_programmes_has_two_units(tmp_path: Path) -> None:
    whole = district(tmp_path)
    assert whole.claims["xi"] == ("lao", "qing")
    assert whole.units["lao"].concerns == {"ELD", "LON"}
    day = date(2026, 11, 26)
    found = {code: whole.serving("xi", code, day) for code in ("ELD", "YOU", "FAM")}
    assert {code: one.id if one else None for code, one in found.items()} == {"ELD": "lao", "YOU": "qing", "FAM": None}


def test_a_unit_for_everything_may_stand_beside_one_with_a_programme(tmp_path: Path) -> None:
    whole = district(tmp_path, areas=AREAS.replace("unit: lao", "unit: jie"))
    assert [one.id for code in ("YOU", "FAM") if (one := whole.serving("xi", code, date(2026, 11, 26)))] == [
        "qing",
        "jie",
    ]


def test_an_area_may_go_from_one_unit_to_the_next(tmp_path: Path) -> None:
    ended = UNITS.replace("parent: qu, programmes: [elder], since: 2026-01-01", "parent: qu, until: 2026-06-30")
    begun = ended.replace("parent: qu, programmes: [youth]", "parent: qu, since: 2026-07-01")
    whole = district(tmp_path, units=begun)
    for day, unit in ((date(2026, 6, 30), "lao"), (date(2026, 7, 1), "qing")):
        serving = whole.serving("xi", "FAM", day)
        assert serving is not None
        assert serving.id == unit


def test_a_name_of_two_units_workers_leads_to_nobody(tmp_path: Path) -> None:
    whole = district(tmp_path)
    assert shared_names(whole) == {"阿丽": ("li", "lin")}
    (tmp_path / "qu" / "answers").mkdir()
    names = load_pages(ROOT, tmp_path / "qu").reader
    assert names.read("我找吴社工").named == "wu"
    assert names.read("我找林社工").named == "lin"
    assert names.read("我找阿丽").named is None
    assert names.read("我住东小区").area == "dong"
    assert names.read("我住西社区").area == "xi"


def test_the_demo_district_loads() -> None:
    whole = load_organisation(ROOT / "centres" / "hexi")
    assert {one.id for one in whole.below("hexi")} == set(whole.units) - {"hexi"}
    assert whole.units["dongan"].duty is whole.units["liuan"].duty


def test_without_flat_pages_a_centre_is_one_street_station(tmp_path: Path) -> None:
    place = tmp_path / "qu"
    place.mkdir()
    single = CENTRE.replace("schools:", "communities: [{id: dong, name: 东社区}]\nschools:")
    workers = PEOPLE.replace(", gender: woman,\n     communities: [dong]", "").replace("unit: jie, ", "")
    whole = single + workers.partition("  - {unit: lao")[0] + 'hours: [{days: [mon], hours: ["9:00-12:00"]}]\n'
    (place / "centre.yaml").write_text(whole, encoding="utf-8")
    station = load_organisation(place).door
    assert (station.kind, station.duty, [one.id for one in station.workers]) == (Kind.STREET, (), ["gu", "li", "wu"])
    assert station.workers[0].role is Role.DIRECTOR


def test_holidays_can_be_ordinary_days(tmp_path: Path) -> None:
    assert date(2026, 10, 1) in district(tmp_path).door.calendar.off
    kept = district(tmp_path, centre=f"{CENTRE}keeps_holidays: false\n").door.calendar
    assert (kept.off, kept.makeup) == ({}, {})


def test_a_station_that_is_replaced_is_the_organisations_too(tmp_path: Path) -> None:
    district(tmp_path)
    (tmp_path / "qu" / "answers").mkdir()
    pages = load_pages(ROOT, tmp_path / "qu")
    assert pages.organisation.door is pages.station
    renamed = replace(pages, station=replace(pages.station, workers=()))
    assert renamed.organisation.door.workers == ()
    assert renamed.organisation.home("gu") is None
    assert renamed.organisation.units["jie"] is pages.organisation.units["jie"]


def test_the_example_of_the_how_to_is_a_page(tmp_path: Path) -> None:
    """Its duty with the demo centre's people."""
    example = (ROOT / "docs" / "how-to" / "set-up-a-centre.md").read_text(encoding="utf-8").split("```yaml\nduty:")[1]
    page = (ROOT / "centres" / "baiyun" / "centre.yaml").read_text(encoding="utf-8")
    before, _, rest = page.partition("\nduty:")
    after = rest[rest.index("\nclosed:") :]
    place = tmp_path / "baiyun"
    place.mkdir()
    (place / "centre.yaml").write_text(f"{before}\nduty:{example.partition('```')[0]}{after}", encoding="utf-8")
    duty = load_organisation(place).door.duty
    assert {slot.on for slot in duty} == set(On)
    assert any(slot.turns for slot in duty)
    assert any(slot.line.beside for slot in duty)


@pytest.mark.parametrize(
    ("page", "old", "new", "said"),
    [
        # the tree
        ("units", "parent: jie}", "parent: nan}", "units.yaml: units.0.parent: no such unit: 'nan'"),
        ("units", "parent: qu, street", "parent: shi, street", "units.0.parent: shi → jie → shi is a loop"),
        ("units", "id: shi, ", "id: qu, ", "units.0.id: 'qu' is already that of centre.yaml"),
        ("units", "id: qing,", "id: lao,", "units.3.id: 'lao' is already that of units.2"),
        ("units", "short: 青", "short: 老", "units.3.short: '老' is already that of units.2"),
        ("units", "short: 青", "short: 总", "units.3.short: '总' is already that of centre.yaml"),
        ("units", "short: 青", "short: 青少年之家总站", "units.3.short: String should have at most 6"),
        ("units", "kind: room, ", "kind: hut, ", "units.0.kind: Input should be"),
        ("units", ", parent: jie}", "}", "units.0.parent: is missing"),
        (
            "units",
            "since: 2026-01-01",
            "since: 2026-01-01, until: 2025-12-31",
            "units.2: since 2026-01-01 is after until",
        ),
        ("units", "[zh-Hans]", "[zh]", "units.1.languages: no such language: 'zh'"),
        ("units", "name: 东街站", "name: 东街站, names: {zh: x}", "units.1.names: no such language: 'zh'"),
        ("units", "[elder]", "[dance]", "units.2.programmes: no such programme: 'dance'"),
        (
            "units",
            "[elder]",
            "[elder], operators: [{agency: bing}]",
            "units.2.operators.0.agency: no such agency: 'bing'",
        ),
        ("centre", "agency: yi", "agency: bing", "centre.yaml: operators.1.agency: no such agency: 'bing'"),
        ("centre", "2025-12-31", "2026-01-01", "operators.1: 'yi' and 'jia' run it at the same time"),
        ("centre", "[YOU]", "[]", "centre.yaml: programmes.youth: Tuple should have at least 1 item"),
        ("centre", "[YOU]", "[YUO]", "centre.yaml: programmes.youth: no such concern: 'YUO'"),
        # whose is it
        ("areas", "unit: jie", "unit: jei", "areas.yaml: areas.0.unit: no such unit: 'jei'"),
        ("people", "unit: jie", "unit: jei", "people.yaml: workers.1.unit: no such unit: 'jei'"),
        ("hours", "unit: jie", "unit: jei", "hours.yaml: hours.2.unit: no such unit: 'jei'"),
        ("duty", "unit: jie", "unit: jei", "duty.yaml: duty.1.unit: no such unit: 'jei'"),
        ("duty", "unit: jie", "place: jie", "duty.yaml: duty.1.place: no such key"),
        # areas
        ("units", "programmes: [youth]", "programmes: [elder]", "areas.2.id: 'xi' is also claimed by 'lao' (areas.1)"),
        ("areas", "unit: lao", "unit: shi", None),
        (
            "areas",
            "id: xi, name: 西社区}\n  - {unit: qing",
            "id: xi, name: 西社区}\n  - {unit: lao",
            "areas.2.id: 'xi' is",
        ),
        (
            "areas",
            "unit: lao, id: xi, name: 西",
            "unit: lao, id: xi, name: 东",
            "areas.1.name: '东社区' already leads to",
        ),
        ("areas", "[东小区]", "[东小区, 西社区]", "areas.1.name: '西社区' already leads to 'dong' (areas.0)"),
        ("areas", "113.2", "213.2", "areas.0.at.1: Input should be less than or equal to 180"),
        ("areas", "[23.1, 113.2]", "[23.1]", "areas.0.at"),
        ("centre", "community: dong", "community: bei", "schools.0.community: no such community: 'bei'"),
        # people
        ("people", "id: lin,", "id: li,", "workers.3.id: 'li' already leads to workers.1"),
        ("people", "name: 吴社工", "name: 阿丽", "workers.2.name or nicknames: '阿丽' already leads to workers.1"),
        ("people", "[dong]", "[bei]", "workers.1.communities: no such community: 'bei'"),
        ("people", "gender: woman", "gender: lady", "workers.1.gender"),
        ("people", "capacity: 8", "capacity: 0", "workers.1.capacity"),
        ("people", "capacity: 8", "capacity: many", "workers.1.capacity"),
        ("people", "until: 2026-12-31", "until: 2025-12-31", "workers.1: since 2026-01-01 is after until 2025-12-31"),
        ("people", PEOPLE, "workers: []", "centre.yaml: workers: nobody works here"),
        # hours
        ("hours", "days: [mon, tue], ", "", "hours.0.days: is missing"),
        (
            "hours",
            "{days: [mon, tue],",
            "{unit: lao, days: [mon, tue],",
            "centre.yaml: hours: 'qu' has no opening hours",
        ),
        ("hours", "since: 2026-07-01", "until: 2026-08-01", "overlaps hours.2 on mon 9:00"),
        ("hours", "since: 2026-07-01", "since: 2026-07-01, until: 2026-08-01", "hours.3.until: after 2026-08-01 'jie'"),
        ("hours", "until: 2026-06-30", "until: 2026-07-06", "hours.3: overlaps hours.2 on mon 9:00"),
        ("hours", "9:00-10:00", "21:00-10:00", "hours.4.hours: '21:00-10:00' ends before it begins; over midnight"),
        ("hours", "on: storm", "on: rain", "hours.4.on"),
        # duty
        ("duty", "first: gu", "first: goo", "duty.0.first: no such worker: 'goo'"),
        ("duty", "second: li}", "second: yu}", "duty.0.second: 'yu' is volunteer, who may not accept"),
        ("duty", "supervisor: lin", "supervisor: lyn", "duty.1.turns.1.supervisor: no such worker: 'lyn'"),
        ("duty", "[li, wu]", "[li, yu]", "duty.1.turns.0.first: 'yu' is volunteer"),
        ("duty", "[li, wu]", "[li, li]", "duty.1.turns.0.first: one of them is there twice"),
        ("duty", "    from: 2026-01-05\n", "", "duty.1.from: is missing"),
        ("duty", "supervisor: gu", "first: gu", "duty.1.first: every one of the turns names its own"),
        ("duty", "second: li}\n  -", "second: li, each: week}\n  -", "duty.0.each: there are no turns to take"),
        ("duty", "second: li}\n  -", "second: li, from: 2026-01-01}\n  -", "duty.0.from: there are no turns to take"),
        (
            "duty",
            '"8:30-18:00"], first: gu',
            '"8:30-33:00"], first: gu',
            "duty.0.hours: '8:30-33:00' is longer than 24 hours",
        ),
        ("duty", '"21:00-8:30"', '"21-8"', "duty.1.hours: write hours as 8:30-12:00"),
        ("duty", "days: [mon]\n", "days: [moon]\n", "duty.1.days: no such day: 'moon'"),
        ("duty", "watch: night", "watch: owl", "duty.1.watch"),
        ("duty", "each: day", "each: year", "duty.1.each"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, page: str, old: str, new: str, said: str | None) -> None:
    assert old in PAGES[page]
    changed = {page: PAGES[page].replace(old, new, 1)}
    if said is None:
        district(tmp_path, **changed)
        return
    with pytest.raises(PageError) as caught:
        district(tmp_path, **changed)
    assert said in str(caught.value)
    assert ".yaml: " in str(caught.value)
