"""What a centre is: its people, its neighbourhood, its hours and its duty, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


class Role(StrEnum):
    """What somebody is in the house (domain study §9); what each may do is ``referral.roles``."""

    DUTY = "duty"  # 值班社工
    CASEWORKER = "caseworker"  # 个案社工
    COUNSELLOR = "counsellor"  # 心理咨询师
    THERAPIST = "therapist"  # 康复师
    NURSE = "nurse"  # 护士
    LAWYER = "lawyer"  # 律师·调解员
    VOLUNTEER = "volunteer"  # 义工
    LEADER = "leader"  # 义工队长
    INTERN = "intern"  # 实习生
    DIRECTOR = "director"  # 站长·主任
    SUPERVISOR = "supervisor"  # 督导(内)
    EXTERNAL = "external"  # 督导(外聘)
    HEADQUARTERS = "headquarters"  # 区总站
    STREET = "street"  # 街道 / 民政
    ADMIN = "admin"  # 系统管理员
    AUDIT = "audit"  # 数据保护·审计


class Kind(StrEnum):
    """What a unit is: the three tiers, and stations inside other houses."""

    HEADQUARTERS = "headquarters"  # 区总站
    STREET = "street"  # 街道站
    ROOM = "room"  # 社区室
    SCHOOL = "school"  # 学校社工站
    CARE = "care"  # 养老院、福利院里的站
    INSTITUTION = "institution"  # 医院、司法所等单位里的站


class Watch(StrEnum):
    """What a shift is called (domain study §5.1). Who stands a NIGHT is on call at home: only danger wakes them."""

    DAY = "day"  # 日班
    EARLY = "early"  # 早班
    MID = "mid"  # 中班
    LATE = "late"  # 晚班
    WEEKEND = "weekend"  # 周末班
    HOLIDAY = "holiday"  # 节假日班
    NIGHT = "night"  # 夜间待命


class On(StrEnum):
    """On which days a stretch holds: the ordinary week, public holidays, or while a storm signal stands."""

    WEEK = "week"
    HOLIDAY = "holiday"
    STORM = "storm"


class Turn(StrEnum):
    """After how long the next line of a rotation stands."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


EVERY = 7  # instead of a weekday: any day of its kind


@dataclass(frozen=True, slots=True)
class Worker:
    """One member of staff. ``name`` is what residents are told; ``names`` holds it per language where it differs."""

    id: str
    name: str
    nicknames: tuple[str, ...]
    role: Role
    profession: str
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()  # ids of the communities this worker looks after
    names: Mapping[str, str] = field(default_factory=dict)
    gender: str | None = None  # woman · man: only where a resident asks for one
    credentials: tuple[str, ...] = ()  # certificates, as the centre writes them
    capacity: int | None = None  # open tickets held at once, before others are asked first
    since: date | None = None  # first local day on the staff
    until: date | None = None  # last local day on the staff

    def serves(self, day: date) -> bool:
        """Whether they are on the staff on this local day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def called(self, lang: str) -> str:
        """The name as a speaker of ``lang`` is told it."""
        return self.names.get(lang, self.name)


@dataclass(frozen=True, slots=True)
class Community:
    """A neighbourhood the station serves; ``aliases`` are the estates and landmarks people say instead."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    at: tuple[float, float] | None = None  # latitude and longitude of its middle, degrees (WGS 84)


@dataclass(frozen=True, slots=True)
class School:
    """A school whose link or kiosk leads here; ``community`` is where its pupils live."""

    id: str
    name: str
    community: str


@dataclass(frozen=True, slots=True)
class Line:
    """Who is asked: worker ids, or None where nobody is named. ``beside`` stand on the first line too."""

    first: str | None = None
    second: str | None = None
    supervisor: str | None = None
    beside: tuple[str, ...] = ()

    @property
    def at_work(self) -> tuple[str, ...]:
        """Everybody on the first line, in the page's order."""
        return () if self.first is None else (self.first, *self.beside)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of one weekday (0 is Monday, EVERY any day), in minutes after local midnight, on valid days only.

    ``end`` is 1440 at most for opening hours; a shift may go on into the next day, to 2880.
    """

    day: int
    start: int
    end: int
    since: date | None = None
    until: date | None = None

    def holds(self, day: date, weekday: int) -> bool:
        """Whether it is to be read on this local day, which goes by ``weekday``."""
        if self.day not in (weekday, EVERY):
            return False
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Slot:
    """One stretch of the duty and the line that stands in it; where ``turns`` holds more than one, they take turns."""

    period: Period
    line: Line
    watch: Watch = Watch.DAY
    on: On = On.WEEK
    turns: tuple[Line, ...] = ()
    each: Turn = Turn.WEEK
    anchor: date | None = None  # the local day from which the first of ``turns`` stands

    def line_on(self, day: date) -> Line:
        """Who stands when it begins on this local day."""
        if not self.turns or self.anchor is None:
            return self.line
        match self.each:
            case Turn.DAY:
                passed = (day - self.anchor).days
            case Turn.WEEK:  # the week of the anchor begins on its Monday
                passed = (day.toordinal() - day.weekday() - (self.anchor.toordinal() - self.anchor.weekday())) // 7
            case Turn.MONTH:
                passed = (day.year - self.anchor.year) * 12 + day.month - self.anchor.month
        return self.turns[passed % len(self.turns)]


@dataclass(frozen=True, slots=True)
class Shift:
    """One real shift, or the part of one in which one line stands: from ``start`` until before ``end`` (UTC)."""

    start: datetime
    end: datetime
    line: Line
    watch: Watch
    base: datetime  # when the whole shift begins: parts of one shift share it


class Deed(StrEnum):
    """What was changed in the roster since the page was written."""

    COVER = "cover"  # another stands in this place of the line, or nobody
    LEAVE = "leave"  # this worker stands nowhere
    SHIFT = "shift"  # a shift the page does not know
    STORM = "storm"  # a typhoon or rainstorm signal: the door is shut, the storm's lines stand


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the roster, from ``start`` until before ``end`` (UTC). Of two the later (higher ``no``) holds."""

    no: int
    deed: Deed
    start: datetime
    end: datetime
    unit: str | None = None  # None: every unit
    worker: str | None = None  # COVER: who stands now · LEAVE: who is away
    place: str | None = None  # COVER: first · second · supervisor · beside
    instead_of: str | None = None  # COVER: only where this worker would stand
    line: Line = Line()  # SHIFT
    watch: Watch = Watch.DAY  # SHIFT
    why: str = ""  # closed vocabulary


@dataclass(frozen=True, slots=True)
class Calendar:
    """A region's public holidays and make-up working days, as a package knows them, up to and including a year."""

    off: Mapping[date, str] = field(default_factory=dict)  # a holiday and what it is called
    makeup: Mapping[date, int] = field(default_factory=dict)  # 调休: worked like this weekday
    until: int = 9999  # the last year that is known


@dataclass(frozen=True, slots=True)
class Tenure:
    """An agency runs a unit from one local day to another."""

    agency: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Fallback:
    """The end of every ladder: a house up the tree, with the telephone the staff know it by."""

    name: str
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who approved the clocks and texts, and on which local day."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Station:
    """A centre. ``phone`` is None until a real one is set: an invented number is never shown."""

    id: str
    name: str
    short: str  # the ticket number's first word
    street: str
    region: str  # CN · HK · MO · TW · SG: which hotlines are shown
    tz: ZoneInfo
    phone: str | None
    free: bool
    communities: tuple[Community, ...]
    workers: tuple[Worker, ...]
    hours: tuple[Period, ...]  # open to residents; the "staffed" time of the clocks
    duty: tuple[Slot, ...]
    fallback: Fallback | None
    languages: tuple[str, ...]
    closed: frozenset[date] = frozenset()  # local days on which the week's page does not hold: nobody is there
    extra: Mapping[date, int] = field(default_factory=dict)  # local working days (调休), worked like this weekday
    demo: bool = False
    loud: bool = False  # a voice or SMS gateway really reaches staff out of hours
    signed: Signature | None = None
    address: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    schools: tuple[School, ...] = ()
    kind: Kind = Kind.STREET
    parent: str | None = None  # the unit above; None at the top of the tree
    operators: tuple[Tenure, ...] = ()  # who runs it, one after the other
    programmes: tuple[str, ...] = ()  # as the centre names them
    concerns: frozenset[str] = frozenset()  # what its programmes serve; empty: everything
    since: date | None = None
    until: date | None = None
    calendar: Calendar = Calendar()
    hours_on: Mapping[On, tuple[Period, ...]] = field(default_factory=dict)  # on holidays, in a storm: else shut
    changes: tuple[Change, ...] = ()  # since the page was written, in order
    days: dict[date, tuple[Shift, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)  # a memo

    def lives(self, day: date) -> bool:
        """Whether the unit exists on this local day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def operator(self, day: date) -> str | None:
        """The agency that runs it on this local day."""
        return next(
            (
                one.agency
                for one in self.operators
                if (one.since is None or one.since <= day) and (one.until is None or day <= one.until)
            ),
            None,
        )

    def called(self, lang: str) -> str:
        """The station's name as a speaker of ``lang`` is told it."""
        return self.names.get(lang, self.name)

    def worker(self, worker_id: str) -> Worker | None:
        """The worker of this id, or None: somebody may have left since a row was written."""
        return next((one for one in self.workers if one.id == worker_id), None)

    def community(self, community_id: str) -> Community | None:
        """The community of this id, or None."""
        return next((one for one in self.communities if one.id == community_id), None)

    def school(self, school_id: str) -> School | None:
        """The school of this id, or None."""
        return next((one for one in self.schools if one.id == school_id), None)
