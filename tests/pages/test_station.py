"""The page of a centre: the demo centre loads, and whatever would mislead or leave nobody is refused by name."""

from datetime import date
from pathlib import Path

import pytest

from bot.page import PageError
from bot.pages.station import load_station
from referral.station import Line, Period, Role, Slot

CENTRES = Path(__file__).parents[2] / "centres"

_SCHOOL = "{{id: {}, name: 小学, community: {}}}"
GOOD = """id: xi
name: 西街社工站
short: 西街
street: 西街
region: CN
tz: Asia/Shanghai
languages: [zh-Hans]
free: true
fallback: {name: 总站}
communities:
  - {id: dong, name: 东社区, aliases: [东小区]}
  - {id: nan, name: 南社区}
workers:
  - {id: li, name: 李社工, nicknames: [阿丽], role: duty, profession: 社工, communities: [dong]}
  - {id: wu, name: 吴社工, role: caseworker, profession: 社工}
  - {id: yu, name: 余义工, role: volunteer, profession: 义工}
hours:
  - {days: [mon, tue], hours: ["9:00-12:00", "14:00-24:00"]}
duty:
  - {days: [mon], hours: ["9:00-18:00"], first: li, second: wu}
closed:
  - {date: 2026-10-01, why: 国庆}
extra:
  - {date: 2026-10-10, like: mon, why: 调休}
"""


def folder(tmp_path: Path, page: str) -> Path:
    place = tmp_path / "xi"
    place.mkdir(exist_ok=True)
    (place / "centre.yaml").write_text(page, encoding="utf-8")
    return place


def test_a_page_becomes_the_stations_values(tmp_path: Path) -> None:
    station = load_station(folder(tmp_path, GOOD))
    assert station.hours[:2] == (Period(0, 540, 720), Period(0, 840, 1440))
    assert station.duty == (Slot(Period(0, 540, 1080), Line("li", "wu", None)),)
    assert station.closed == {date(2026, 10, 1)}
    assert station.extra == {date(2026, 10, 10): 0}
    li = station.worker("li")
    assert li is not None
    assert (li.role, li.nicknames, li.called("en")) == (Role.DUTY, ("阿丽",), "李社工")
    assert station.worker("nobody") is None
    dong = station.community("dong")
    assert dong is not None
    assert dong.aliases == ("东小区",)
    assert station.community("bei") is None


def test_the_demo_centre_is_marked_as_one_and_shows_no_telephone() -> None:
    station = load_station(CENTRES / "baiyun")
    assert station.demo
    assert station.phone is None
    assert station.fallback is not None
    assert station.fallback.phone is None
    feng = station.worker("feng")
    assert feng is not None
    assert (feng.name, "阿珺" in feng.nicknames, feng.called("zh-Hant-TW")) == ("冯社工", True, "馮社工")
    assert {worker.role for worker in station.workers} == {"duty", "counsellor", "therapist", "nurse", "supervisor"}
    assert station.called("en") == "Baiyun Street Social Work Station"
    assert not station.loud
    school = station.school("xuefu-xiaoxue")
    assert school is not None
    assert school.community == "xuefu"
    assert station.school("xuefu") is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: xi", "id: dongjie", "id: 'dongjie' is not the folder's name 'xi'"),
        ("street: 西街", "stret: 西街", "stret: no such key"),
        ("street: 西街\n", "", "street: is missing"),
        ("tz: Asia/Shanghai", "tz: Asia/Guangzhou", "tz: no such time zone"),
        ("tz: Asia/Shanghai", "tz: ../etc", "tz: no such time zone"),
        ("region: CN", "region: US", "region:"),
        ("languages: [zh-Hans]", "languages: [zh]", "languages: no such language: 'zh'"),
        ("free: true", "free: gratis", "free:"),
        ("free: true", "free: true\nphone: 打电话", "phone:"),
        ("free: true", "free: true\nfree: true", "the key 'free' is there twice"),
        ("first: li", "first: lee", "duty.0.first: no such worker: 'lee'"),
        ("second: wu", "second: yu", "duty.0.second: 'yu' is volunteer, who may not accept"),
        ("role: duty", "role: boss", "workers.0.role"),
        (
            "nicknames: [阿丽]",
            "nicknames: [吴社工]",
            "workers.1.name or nicknames: '吴社工' already leads to workers.0",
        ),
        ("nicknames: [阿丽]", "nicknames: [阿丽, 阿丽]", "workers.0.nicknames: one of them is there twice"),
        ("{id: wu, ", "{id: wu, nicknames: [阿丽], ", "workers.1.name or nicknames: '阿丽' already leads to workers.0"),
        ("{id: wu,", "{id: li,", "workers.1.id: 'li' already leads to workers.0"),
        (
            "role: caseworker",
            "communities: [dong], role: caseworker",
            "workers.1.communities: 'dong' already leads to workers.0",
        ),
        ("communities: [dong]}", "communities: [bei]}", "workers.0.communities: no such community: 'bei'"),
        (
            "name: 南社区}",
            "name: 南社区, aliases: [东小区]}",
            "communities.1.aliases: '东小区' already leads to 'dong' (communities.0)",
        ),
        ("{id: nan,", "{id: dong,", "communities.1.id: 'dong' is already that of communities.0"),
        ('"14:00-24:00"', '"11:00-13:00"', "hours.0: overlaps hours.0 on mon 11:00"),
        ('"14:00-24:00"', '"22:00-6:00"', "ends before it begins; over midnight, write two"),
        ('"14:00-24:00"', '"14-24"', "hours.0.hours: write hours as 8:30-12:00, not '14-24'"),
        ('"14:00-24:00"', '"14:00-24:30"', "goes over midnight; write two"),
        ("days: [mon, tue]", "days: [mon, die]", "hours.0.days: no such day: 'die'"),
        ("days: [mon, tue]", "days: []", "hours.0.days"),
        ("like: mon", "like: monday", "extra.0.like: no such day: 'monday'"),
        ("2026-10-10", "2026-10-01", "'2026-10-01' is used 2 times"),
        ("date: 2026-10-01", "date: 1. Oktober", "closed.0.date"),
        (
            "free: true",
            f"free: true\nschools: [{_SCHOOL.format('a', 'bei')}]",
            "schools.0.community: no such community",
        ),
        (
            "free: true",
            f"free: true\nschools: [{_SCHOOL.format('a', 'dong')}, {_SCHOOL.format('a', 'dong')}]",
            "schools.1.id: 'a' is used 2 times",
        ),
    ],
)
def test_a_bad_page_is_refused_with_file_and_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert GOOD.count(old) >= 1
    with pytest.raises(PageError) as caught:
        load_station(folder(tmp_path, GOOD.replace(old, new, 1)))
    assert said in str(caught.value)
    assert "centre.yaml" in str(caught.value)


def test_overlapping_duty_is_refused(tmp_path: Path) -> None:
    more = GOOD.replace("closed:", '  - {days: [mon], hours: ["17:00-19:00"], first: wu}\nclosed:')
    with pytest.raises(PageError, match=r"duty.1: overlaps duty.0 on mon 17:00"):
        load_station(folder(tmp_path, more))


def test_one_period_may_begin_where_the_other_ends(tmp_path: Path) -> None:
    more = GOOD.replace("closed:", '  - {days: [mon], hours: ["18:00-19:00"], first: wu}\nclosed:')
    assert len(load_station(folder(tmp_path, more)).duty) == 2


def test_a_page_that_is_not_there_or_not_a_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"centre\.yaml"):
        load_station(tmp_path / "nowhere")
    for nothing in ("", "[]", "just words"):
        with pytest.raises(PageError, match=r"centre\.yaml: the page"):
            load_station(folder(tmp_path, nothing))


def test_many_faults_are_told_five_at_a_time(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"\(and \d+ more\)"):
        load_station(folder(tmp_path, "id: xi\n"))
