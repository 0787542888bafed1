"""The shapes of a centre's pages: ``centre.yaml`` and the five flat pages a machine may write beside it."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictInt, model_validator

from bot.pages.shape import Shape
from referral.station import Kind, On, Role, Turn, Watch

REGIONS = ("CN", "HK", "MO", "TW", "SG")

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
Name = Annotated[str, Field(min_length=1)]
Names = Annotated[dict[str, str], Field(default_factory=dict)]
Phone = Annotated[str | None, Field(default=None, pattern=r"^\+?[0-9][0-9 -]{1,20}$")]
Short = Annotated[str, Field(min_length=1, max_length=6)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Stands = str | tuple[str, ...] | None  # one worker, or several who stand on the first line together


class Valid(Shape):
    """What holds from one local day to another, both included; no day: always."""

    since: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since is not None and self.until is not None and self.since > self.until:
            raise ValueError(f"since {self.since} is after until {self.until}; put the earlier day first")
        return self


class TenurePage(Valid):
    """Which agency runs a unit, from when until when."""

    agency: str


class WorkerPage(Valid):
    """One member of staff."""

    id: Code
    name: Name
    names: Names
    nicknames: tuple[str, ...] = ()
    role: Role
    profession: str
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    gender: Literal["woman", "man"] | None = None
    credentials: tuple[str, ...] = ()
    capacity: Annotated[StrictInt, Field(ge=1)] | None = None


class AreaPage(Shape):
    """A community that a unit serves."""

    id: Code
    name: Name
    aliases: tuple[str, ...] = ()
    at: tuple[Latitude, Longitude] | None = None


class SchoolPage(Shape):
    """A school whose link or kiosk leads here."""

    id: Code
    name: Name
    community: str


class HoursPage(Valid):
    """When the door is open."""

    days: tuple[str, ...] = ()  # left out: any day, where ``on`` is holiday or storm
    hours: Annotated[tuple[str, ...], Field(min_length=1)]
    on: On = On.WEEK


class TurnPage(Shape):
    """One line of those that take turns; what is left out is the entry's."""

    first: Stands = None
    second: str | None = None
    supervisor: str | None = None


class DutyPage(HoursPage):
    """Who stands when."""

    first: Stands = None
    second: str | None = None
    supervisor: str | None = None
    watch: Watch | None = None
    turns: tuple[TurnPage, ...] = ()
    each: Turn | None = None
    from_: date | None = Field(default=None, alias="from")


class ClosedPage(Shape):
    """A day on which nobody is there."""

    date: date
    why: str = ""


class ExtraPage(Shape):
    """A working day besides (调休)."""

    date: date
    like: str  # the weekday whose hours and duty hold on this day
    why: str = ""


class FallbackPage(Shape):
    """The house at the end of every ladder."""

    name: Name
    phone: Phone


class SignedPage(Shape):
    """Who approved the clocks."""

    by: Name
    on: date


class AgencyPage(Shape):
    """承接机构: who runs units under contract."""

    id: Code
    name: Name
    names: Names


class CentrePage(Shape):
    """``centre.yaml``: the unit at the top of the tree, and what holds for all of them."""

    id: Code
    demo: StrictBool = False
    name: Name
    names: Names
    short: Short
    kind: Kind | None = None
    street: str
    address: str | None = None
    region: str = Field(pattern="^(" + "|".join(REGIONS) + ")$")
    tz: str
    languages: tuple[str, ...] = Field(min_length=1)
    phone: Phone
    free: StrictBool
    loud: StrictBool = False
    signed: SignedPage | None = None
    fallback: FallbackPage | None = None
    keeps_holidays: StrictBool = True
    agencies: tuple[AgencyPage, ...] = ()
    programmes: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]] = Field(default_factory=dict)  # → concerns
    operators: tuple[TenurePage, ...] = ()
    communities: tuple[AreaPage, ...] = ()
    schools: tuple[SchoolPage, ...] = ()
    workers: tuple[WorkerPage, ...] = ()
    hours: tuple[HoursPage, ...] = ()
    duty: tuple[DutyPage, ...] = ()
    closed: tuple[ClosedPage, ...] = ()
    extra: tuple[ExtraPage, ...] = ()


class UnitPage(Valid):
    """A unit below the first; what is left out is its parent's."""

    id: Code
    name: Name
    names: Names
    short: Short
    kind: Kind = Kind.STREET
    parent: str
    street: str | None = None
    address: str | None = None
    phone: Phone
    languages: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    operators: tuple[TenurePage, ...] = ()
    loud: StrictBool | None = None


# ---- the flat pages: one list each, every entry says whose it is; nothing said: the first unit's ---------------------


class AreaRow(AreaPage):
    """An area, and the unit that serves it."""

    unit: str | None = None


class WorkerRow(WorkerPage):
    """A worker, and the unit they belong to."""

    unit: str | None = None


class HoursRow(HoursPage):
    """Opening hours, and the unit whose they are."""

    unit: str | None = None


class DutyRow(DutyPage):
    """A shift, and the unit whose it is."""

    unit: str | None = None


class UnitsPage(Shape):
    """``units.yaml``."""

    units: tuple[UnitPage, ...] = ()


class AreasPage(Shape):
    """``areas.yaml``."""

    areas: tuple[AreaRow, ...] = ()


class PeoplePage(Shape):
    """``people.yaml``."""

    workers: tuple[WorkerRow, ...] = ()


class OpeningsPage(Shape):
    """``hours.yaml``."""

    hours: tuple[HoursRow, ...] = ()


class RosterPage(Shape):
    """``duty.yaml``."""

    duty: tuple[DutyRow, ...] = ()
