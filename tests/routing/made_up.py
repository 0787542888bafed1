"""A made-up street with one line on duty, and what a ticket may ask of it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from referral.need import Need
from referral.organisation import Organisation, organise
from referral.station import Community, Kind, Line, Period, Role, School, Slot, Station, Worker
from referral.urgency import Urgency

TZ = ZoneInfo("Asia/Shanghai")
AT = datetime(2026, 11, 4, 6, 30, tzinfo=UTC)  # a Wednesday, 14:30 there
TODAY = date(2026, 11, 4)
LINE = Line("an", "bo", "cai", ("di", "en"))  # an, di and en at work · bo on standby · cai supervises


def worker(
    worker_id: str,
    *,
    role: Role = Role.CASEWORKER,
    skills: tuple[str, ...] = (),
    languages: tuple[str, ...] = ("zh-Hans",),
    communities: tuple[str, ...] = (),
    gender: str | None = None,
    capacity: int | None = None,
    until: date | None = None,
) -> Worker:
    """Somebody of the staff of whom nothing particular is known."""
    return Worker(
        worker_id,
        worker_id,
        (),
        role,
        "社工",
        skills=skills,
        languages=languages,
        communities=communities,
        gender=gender,
        capacity=capacity,
        until=until,
    )


def station(
    *staff: Worker,
    line: Line = LINE,
    unit: str = "street",
    kind: Kind = Kind.STREET,
    parent: str | None = None,
    areas: tuple[str, ...] = (),
    concerns: frozenset[str] = frozenset(),
    schools: tuple[School, ...] = (),
    since: date | None = None,
    until: date | None = None,
) -> Station:
    """A unit where this line stands from Monday to Friday, 8 to 18; whoever is not given is plain."""
    given = {one.id: one for one in staff}
    plain = {one: worker(one) for one in (*line.at_work, line.second, line.supervisor) if one is not None}
    week = tuple(Period(day, 480, 1080) for day in range(5))
    return Station(
        id=unit,
        name=unit,
        short=unit,
        street="街",
        region="CN",
        tz=TZ,
        phone=None,
        free=True,
        communities=tuple(Community(area, area) for area in areas),
        workers=tuple({**plain, **given}.values()),
        hours=week,
        duty=tuple(Slot(one, line) for one in week),
        fallback=None,
        languages=("zh-Hans",),
        kind=kind,
        parent=parent,
        concerns=concerns,
        schools=schools,
        since=since,
        until=until,
    )


def need(
    *,
    concern: str = "FAM",
    urgency: Urgency = Urgency.U3,
    door: str = "street",
    area: str | None = "yunquan",
    school: str | None = None,
    lang: str = "zh-Hans",
    skills: tuple[str, ...] = ("family", "social"),
    also_skills: tuple[str, ...] = (),
    named: str | None = None,
    gender: str | None = None,
    owner_before: str | None = None,
) -> Need:
    """An ordinary need of a family."""
    return Need(
        concern,
        urgency,
        door,
        lang,
        area=area,
        school=school,
        skills=skills,
        also_skills=also_skills,
        named=named,
        gender=gender,
        owner_before=owner_before,
    )


def city() -> Organisation:
    """A district: the street under headquarters, a room for the old, a school's station, and one that closed."""
    elder = frozenset({"ELD", "LON"})
    return organise(
        (
            station(unit="hq", kind=Kind.HEADQUARTERS),
            station(
                unit="street",
                parent="hq",
                areas=("yunquan", "xuefu"),
                schools=(School("xuefu-school", "学府小学", "xuefu"), School("no-station", "荷塘小学", "hetang")),
            ),
            station(unit="elders", kind=Kind.ROOM, parent="street", areas=("yunquan", "laoqiao"), concerns=elder),
            station(unit="memory", parent="elders", areas=("qiaonan",), concerns=frozenset({"DEM"})),
            station(
                unit="in-school",
                kind=Kind.SCHOOL,
                parent="street",
                schools=(School("xuefu-school", "学府小学", "xuefu"),),
                until=date(2026, 12, 31),
            ),
            station(unit="closed", kind=Kind.ROOM, parent="street", areas=("tiedong",), until=date(2026, 6, 30)),
            station(unit="hetang-room", kind=Kind.ROOM, parent="street", areas=("hetang",)),
        ),
        "hq",
    )
