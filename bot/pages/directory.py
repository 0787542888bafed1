"""Reads ``directory.yaml`` and ``senders.yaml``: whom a centre refers people to, and who refers people to it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, StrictInt

from bot.page import PageError
from bot.pages.shape import Shape, read
from bot.pages.station_shapes import Code, Name, Names, Phone
from referral.directory import Directory, Receiver, Receives, Sender, Senders, Sends
from referral.hotline import Sure
from referral.organisation import Organisation

PAGE, SENDERS = "directory.yaml", "senders.yaml"
FIRST = "zh-Hans"


class _Receiver(Shape):
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,23}$")]  # it travels in a button
    kind: Receives
    name: Name
    names: Names
    phone: Phone
    address: str = ""
    hours: str = ""
    takes: tuple[str, ...] = ()
    bring: str = ""
    unit: str | None = None
    sure: Sure
    checked_on: date | None = None
    checked_by: str | None = None
    days: Annotated[StrictInt, Field(ge=1, le=30)] = 3


class _Directory(Shape):
    receivers: tuple[_Receiver, ...]


class _Sender(Shape):
    id: Code
    kind: Sends
    name: Name
    names: Names
    unit: str | None = None


class _Senders(Shape):
    senders: tuple[_Sender, ...]


def load_directory(folder: Path, organisation: Organisation, concerns: frozenset[str] | None = None) -> Directory:
    """The receivers of the centre in ``folder``, by id, in the page's order; none where it has no such page.

    ``concerns`` are the codes that exist, where they are to be checked. Raises PageError naming file, entry and key.
    """
    path = folder / PAGE
    if not path.exists():
        return {}
    found: dict[str, Receiver] = {}
    for no, one in enumerate(read(path, _Directory).receivers):
        where = f"{path}: receivers.{no} ({one.id})"
        if one.id in found:
            raise PageError(f"{where}.id: this id is there twice")
        if one.phone is not None and one.sure is Sure.LOW:
            raise PageError(f"{where}.phone: a number nobody is sure of may not be given; leave it out")
        if (one.checked_on is None) != (one.checked_by is None):
            raise PageError(f"{where}.checked_by: a check has a day and a person; give both or neither")
        if one.unit is not None and one.unit not in organisation.units:
            raise PageError(f"{where}.unit: no such unit: {one.unit!r}")
        if one.unit is not None and one.kind is not Receives.STATION:
            raise PageError(f"{where}.kind: a unit of our own is a station")
        for code in one.takes if concerns is not None else ():
            if concerns is not None and code not in concerns:
                raise PageError(f"{where}.takes: no such concern: {code!r}")
        found[one.id] = _receiver(one)
    return found


def _receiver(one: _Receiver) -> Receiver:
    return Receiver(
        id=one.id,
        kind=one.kind,
        names={FIRST: one.name, **one.names},
        sure=one.sure,
        phone=one.phone,
        address=one.address,
        hours=one.hours,
        takes=one.takes,
        bring=one.bring,
        unit=one.unit,
        checked_on=one.checked_on,
        checked_by=one.checked_by,
        days=one.days,
    )


def load_senders(folder: Path, organisation: Organisation) -> Senders:
    """Who may refer people in, by id; none where the centre has no such page. Raises PageError as above."""
    path = folder / SENDERS
    if not path.exists():
        return {}
    found: dict[str, Sender] = {}
    for no, one in enumerate(read(path, _Senders).senders):
        where = f"{path}: senders.{no} ({one.id})"
        if one.id in found:
            raise PageError(f"{where}.id: this id is there twice")
        if one.unit is not None and one.unit not in organisation.units:
            raise PageError(f"{where}.unit: no such unit: {one.unit!r}")
        found[one.id] = Sender(one.id, one.kind, {FIRST: one.name, **one.names}, one.unit)
    return found


def unchecked(folder: Path, directory: Directory) -> Iterator[str]:
    """What a person should look at: entries nobody has checked, and those the page is not sure of."""
    path = folder / PAGE
    for one in directory.values():
        if one.sure is not Sure.HIGH:
            yield f"{path}: {one.id}.sure: {one.sure.value}"
        if one.checked_by is None:
            yield f"{path}: {one.id}.checked_by: nobody has checked this entry"
