"""Calendars to subscribe to: right times in any zone, nobody else's name, an address that can be stopped."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import icalendar
import pytest
from fastapi import FastAPI

from bot.centre import away
from bot.centre.house import Work
from bot.doors.console import console_routes
from bot.sheets.ical import Entry, read, write
from bot.store import feeds
from referral.roster import instant
from tests.console.served import Served, serving
from tests.roster.conftest import Street
from tests.roster.days import SHANGHAI, THU, WED, at

BERLIN = ZoneInfo("Europe/Berlin")
STAMP = datetime(2026, 11, 1, tzinfo=UTC)
_LINK = re.compile(r"/roster/(?P<token>[A-Za-z0-9_-]{43})\.ics")


def events(data: bytes) -> list[Any]:  # the library's own types do not know that a shift has times of day
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


# ---- the file ----


def test_a_shift_over_the_night_the_clocks_go_back_keeps_its_instants() -> None:
    start, end = instant(BERLIN, date(2026, 10, 24), 20 * 60), instant(BERLIN, date(2026, 10, 25), 8 * 60)
    assert end - start == timedelta(hours=13)
    data = write("nights", BERLIN, [Entry("n", start, end, "夜间待命")], STAMP)
    (one,) = events(data)
    assert (one.start, one.end) == (start, end)
    assert (one.start.utcoffset(), one.end.utcoffset()) == (timedelta(hours=2), timedelta(hours=1))
    (zone,) = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Berlin"
    assert {part.name for part in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}
    assert b"DTSTART;TZID=Europe/Berlin:20261024T200000" in data


def test_it_is_a_calendar_any_programme_reads() -> None:
    data = write(
        "值班", SHANGHAI, [Entry("a", at(WED, "8:30"), at(WED, "18:00"), "日班，" * 40, "白云，街；站")], STAMP
    )
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (one,) = events(data)
    assert str(one["location"]) == "白云，街；站"
    assert one["uid"] == "a@linli"
    (zone,) = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")
    assert zone["tzid"] == "Asia/Shanghai"
    assert b"TZOFFSETTO:+0800" in data


def test_what_is_written_is_read_back() -> None:
    entries = [Entry("a", at(WED, "8:30"), at(WED, "18:00"), "feng"), Entry("b", at(THU, "21:00"), at(6, "6:00"), "he")]
    found, faults = read(write("x", SHANGHAI, entries, STAMP), SHANGHAI)
    assert [(one.start, one.end, one.title) for one in found] == [(one.start, one.end, one.title) for one in entries]
    assert faults == ()


def test_the_same_roster_gives_the_same_bytes() -> None:
    entry = [Entry("a", at(WED, "8:30"), at(WED, "18:00"), "日班")]
    assert write("x", SHANGHAI, entry, STAMP) == write("x", SHANGHAI, entry, STAMP)


# ---- the address ----


@pytest.fixture
def anybody(street: Street) -> httpx.AsyncClient:
    """Whoever has an address; nobody is signed in."""
    app = FastAPI()
    app.include_router(console_routes(street.centre, demo=False, secure=False))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost")


async def address(street: Street, worker: str, unit: str | None = None) -> str:
    steady = street.clock.steady()
    token = await street.centre.work(lambda work: feeds.make(work.conn, worker, unit, steady))
    return f"/roster/{token}.ics"


async def test_ones_own_calendar_has_ones_own_shifts_and_no_other_name(
    street: Street, anybody: httpx.AsyncClient
) -> None:
    answer = await anybody.get(await address(street, "feng"))
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    found = {(one.start, str(one["summary"])) for one in events(answer.content)}
    assert (at(WED, "8:30"), "日班 · 一线") in found
    assert (at(7, "8:30"), "日班 · 二线") in found
    assert not any(f"{when:%m-%d}" == "11-08" for when, _ in found)
    text = answer.content.replace(b"\r\n ", b"").decode()
    assert not any(name in text for name in ("梁老师", "何康复师", "谭督导", "苏护士"))


async def test_a_units_calendar_names_who_stands(street: Street, anybody: httpx.AsyncClient) -> None:
    answer = await anybody.get(await address(street, "feng", "baiyun"))
    one = next(one for one in events(answer.content) if one.start == at(WED, "8:30"))
    assert str(one["summary"]) == "日班 · 冯社工"
    assert str(one["description"]) == "二线：梁老师\n督导：谭督导"


async def test_it_is_sent_again_only_when_it_changed(street: Street, anybody: httpx.AsyncClient) -> None:
    path = await address(street, "feng")
    first = await anybody.get(path)
    tag = first.headers["etag"]
    street.clock.move(timedelta(hours=5))
    same = await anybody.get(path, headers={"If-None-Match": tag})
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)

    def leave(work: Work) -> None:
        feng = work.worker("feng")
        assert feng is not None
        away.leave(work, feng, away.Absence("feng", at(THU, "0:00"), at(6, "0:00"), "ill"))

    await street.centre.work(leave)
    changed = await anybody.get(path, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["last-modified"] == "Wed, 04 Nov 2026 11:30:00 GMT"
    assert at(THU, "8:30") not in {one.start for one in events(changed.content)}


async def test_a_new_address_or_a_stop_ends_the_old_one(street: Street, anybody: httpx.AsyncClient) -> None:
    first, steady = await address(street, "feng"), street.clock.steady()
    second = await address(street, "feng")
    assert (await anybody.get(first)).status_code == 404
    assert (await anybody.get(second)).status_code == 200
    await street.centre.work(lambda work: feeds.stop(work.conn, "feng", None, steady))
    assert (await anybody.get(second)).status_code == 404


async def test_a_unit_one_may_not_read_is_nobodys_address(street: Street, anybody: httpx.AsyncClient) -> None:
    assert (await anybody.get(await address(street, "nobody"))).status_code == 404
    assert (await anybody.get(await address(street, "feng", "hexi"))).status_code == 404


async def test_guessing_is_slowed_down(anybody: httpx.AsyncClient) -> None:
    codes = [(await anybody.get(f"/roster/{'x' * 40}{number}.ics")).status_code for number in range(35)]
    assert codes == [404] * 30 + [429] * 5


async def test_at_the_desk_an_address_is_shown_once_and_stopped(street: Street) -> None:
    app = FastAPI()
    app.include_router(console_routes(street.centre, demo=False, secure=False))
    async with serving(app) as where:
        house = Served(street.centre, street.clock, where)
        feng = await house.worker("feng")
        assert "没有开" in await feng.see("/desk/roster/calendar")
        form = {"token": await feng.token(), "what": "mine", "unit": "baiyun"}
        shown = await feng.client.post("/desk/roster/calendar", data=form)
        found = _LINK.search(shown.text)
        assert found is not None
        assert (await feng.client.get(found[0])).status_code == 200
        page = await feng.see("/desk/roster/calendar")
        assert "正在用" in page
        assert found["token"] not in page
        stopped = await feng.client.post("/desk/roster/calendar", data={**form, "stop": "1"})
        assert stopped.status_code == 303
        assert (await feng.client.get(found[0])).status_code == 404
        await house.close()
