"""Whom a station refers people to (hospital, school, 残联, 妇联, police, another station), and who refers to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from referral.hotline import Sure


class Receives(StrEnum):
    """What kind of receiver it is."""

    HOSPITAL = "hospital"
    SCHOOL = "school"
    DISABILITY = "disability"  # 残联
    WOMEN = "women"  # 妇联
    POLICE = "police"
    LAWYER = "lawyer"
    STATION = "station"
    VOLUNTEERS = "volunteers"
    OFFICE = "office"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Receiver:
    """One entry of the directory (HSDS: a service of an organization at a location)."""

    id: str
    kind: Receives
    names: Mapping[str, str]  # by language
    sure: Sure
    phone: str | None = None
    address: str = ""
    hours: str = ""
    takes: tuple[str, ...] = ()  # concerns
    bring: str = ""  # what to bring, in the station's first language
    unit: str | None = None  # a unit of our own tree
    checked_on: date | None = None
    checked_by: str | None = None
    days: int = 3  # working days until a receipt is asked for again
    extra: Mapping[str, str] = field(default_factory=dict)

    def called(self, lang: str) -> str:
        """The name for a reader of ``lang``."""
        return self.names.get(lang) or self.names["zh-Hans"]


Directory = Mapping[str, Receiver]


class Sends(StrEnum):
    """Who refers somebody in (转来人, domain study §9)."""

    COMMITTEE = "committee"  # 居委会
    SCHOOL = "school"
    HOSPITAL = "hospital"
    GRID = "grid"  # 网格员
    VOLUNTEERS = "volunteers"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sender:
    """Whoever has a link of their own to refer people in; they are told that it came and no more."""

    id: str
    kind: Sends
    names: Mapping[str, str]  # by language
    unit: str | None = None  # whose door it is; None: the one the house opens with

    def called(self, lang: str) -> str:
        """The name for a reader of ``lang``."""
        return self.names.get(lang) or self.names["zh-Hans"]


Senders = Mapping[str, Sender]
