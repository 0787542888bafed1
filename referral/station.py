"""What a centre is: its people, its neighbourhood, its hours and its weekly duty, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
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

    def called(self, lang: str) -> str:
        """The name as a speaker of ``lang`` is told it."""
        return self.names.get(lang, self.name)


@dataclass(frozen=True, slots=True)
class Community:
    """A neighbourhood the station serves; ``aliases`` are the estates and landmarks people say instead."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class School:
    """A school whose link or kiosk leads here; ``community`` is where its pupils live."""

    id: str
    name: str
    community: str


@dataclass(frozen=True, slots=True)
class Line:
    """Who is asked: worker ids, or None where nobody is named."""

    first: str | None = None
    second: str | None = None
    supervisor: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of one weekday (0 is Monday), in minutes after local midnight; ``end`` is 1440 at most."""

    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Slot:
    """One stretch of the weekly duty and the line that stands in it."""

    period: Period
    line: Line


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
