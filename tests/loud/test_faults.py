"""A gateway that refuses, is busy, broken, slow or gone: nothing is lost, nothing rings twice, and the desk knows."""

from collections.abc import AsyncIterator

import pytest

from bot.doors.loud.gateway import Call, Gateway, GatewayBrokenError, Never, Silent, Taken, Wait
from bot.doors.loud.report import sign
from bot.store.engine import Store
from tests.clock import FrozenClock
from tests.loud.gateway import SECRET, TOKEN, error, hangs, open_gateway, says
from tests.loud.gateway import Gateway as Server
from tests.loud.house import NUMBERS, Loud, at, open_loud

CALL = Call("+8613900000011", "邻里提醒", "7-abc", "voice", "zh-Hans")
DANGER = "我站在天台上，我要跳了"


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with open_gateway() as gateway:
        yield gateway


@pytest.mark.parametrize(
    ("fault", "meant"),
    [
        (error(200), Taken("accepted")),
        (error(204), Taken("accepted")),
        (says("answered"), Taken("answered")),
        (says("failed"), Taken("failed")),
        (says("who knows"), Taken("accepted")),
        (error(429, Retry_After="7"), Wait(7.0)),
        (error(429), Wait(5.0)),
        (error(429, Retry_After="Wed, 21 Oct 2026 07:28:00 GMT"), Wait(5.0)),
        (error(429, Retry_After="99999999"), Wait(300.0)),
        (error(400), Never("refused")),
        (error(404), Never("refused")),
        (error(422), Never("refused")),
        (error(401), Never("token")),
        (error(403), Never("token")),
        (hangs, Silent("slow")),
    ],
)
async def test_what_an_answer_means(server: Server, fault: object, meant: object) -> None:
    server.faults = [fault]  # type: ignore[list-item]
    async with Gateway(server.url, TOKEN, wait_s=0.2) as gateway:
        assert await gateway.ask(CALL) == meant


@pytest.mark.parametrize("status", [500, 502, 503, 301])
async def test_an_error_of_its_own_is_tried_again(server: Server, status: int) -> None:
    server.faults = [error(status, Location="http://127.0.0.1:9/elsewhere")]
    async with Gateway(server.url, TOKEN) as gateway:
        with pytest.raises(GatewayBrokenError):
            await gateway.ask(CALL)


async def test_nobody_listens() -> None:
    async with Gateway("http://127.0.0.1:9/calls", TOKEN) as gateway:
        assert await gateway.ask(CALL) == Silent("refused")


async def _night(house: Loud) -> None:
    house.clock.set(at("2026-11-04 23:30"))
    await house.say(DANGER)


async def test_a_repeat_after_a_timeout_has_the_same_name_and_rings_once(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}, wait_s=0.2) as house:
        house.gateway.faults = [hangs]
        await _night(house)
        await house.wait(3)
        assert len(house.gateway.asked) == 2
        assert len({str(call["id"]) for call in house.gateway.asked}) == 1
        assert len(house.gateway.rung) == 1


async def test_a_call_that_rang_although_the_answer_was_an_error_does_not_ring_again(
    store: Store, clock: FrozenClock
) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        house.gateway.faults = [error(500, X_Rang="yes")]
        await _night(house)
        await house.wait(3)
        assert len(house.gateway.asked) == 2
        assert len(house.gateway.rung) == 1


async def test_a_busy_gateway_is_waited_for(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        house.gateway.faults = [error(429, Retry_After="20")]
        await _night(house)
        await house.wait(19)
        assert len(house.gateway.asked) == 1
        await house.wait(2)
        assert len(house.gateway.rung) == 1


async def test_a_number_it_refuses_is_told_of_once(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        house.gateway.faults = [error(422)] * 3
        await _night(house)
        await house.until("2026-11-04 23:32")
        assert await house.reach("feng") == "failed"
        told = [line for line in await house.desk() if line.startswith("📵")]
        assert told == ["📵 白云1104-01 · 红·即刻 · 冯社工的电话没打通"]


async def test_a_gateway_in_trouble_is_told_of_and_its_end_too(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        house.gateway.faults = [error(500)] * 3
        await _night(house)
        for _ in range(4):
            await house.wait(5)
        assert len(house.gateway.rung) == 1
        told = [line for line in await house.desk() if "电话" in line]
        assert told == [
            "⚠️ 晚上11点半起，叫人的电话打不出去。待命的同工请自己盯着值班台。",
            "🟢 叫人的电话又通了（晚上11点半断的）。",
        ]


async def test_what_stays_broken_is_given_up_and_told_of(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        house.gateway.faults = [error(503)] * 100
        await house.until("2026-11-04 19:00")
        for _ in range(70):
            await house.wait(2)
        asked = [call for call in house.gateway.asked if call["to"] == NUMBERS["feng"]]
        assert len(asked) == 8  # the courier's limit
        assert len({str(call["id"]) for call in asked}) == 1
        assert await house.reach("feng") == "failed"
        assert "📵 今天晚上9点值班的冯社工，电话没打通，请换人或另找办法。" in await house.desk()


async def test_a_repeat_of_the_alarm_rings_anew(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        await _night(house)
        await house.until("2026-11-04 23:32")
        assert len(house.gateway.rung) == 3
        assert len(set(house.gateway.ids())) == 3


# ---- reports -------------------------------------------------------------------------------------------------------


async def test_a_report_is_believed_once(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        await _night(house)
        (name,) = house.gateway.ids()
        assert await house.report(name, "ringing") == 200
        assert await house.reach("feng") == "untried"
        assert await house.report(name, "failed") == 200
        assert await house.report(name, "failed") == 200
        assert await house.report(name, "answered") == 200  # too late: it was failed already
        assert await house.reach("feng") == "failed"
        assert len([line for line in await house.desk() if line.startswith("📵")]) == 1


async def test_a_report_nobody_may_send_changes_nothing(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        await _night(house)
        (name,) = house.gateway.ids()
        assert await house.report(name, "failed", secret=SECRET[::-1]) == 403
        assert (await house.web.post(f"/loud/{name}", content=b"{}")).status_code == 403
        assert await house.report(name, "failed", of="1-0") == 400
        assert await house.report(name, "eaten") == 400
        for unknown in ("999999-1", f"{name}0", "0-0", "x", "١-1", "9" * 40):
            assert await house.report(unknown, "failed") == 404
        big = await house.web.post(f"/loud/{name}", content=b"x" * 5000)
        assert big.status_code == 413
        assert await house.reach("feng") == "untried"


async def test_an_old_report_played_again_changes_nothing(store: Store, clock: FrozenClock) -> None:
    async with open_loud(store, clock, numbers={"feng": NUMBERS["feng"]}) as house:
        await _night(house)
        (name,) = house.gateway.ids()
        clock.set(at("2026-11-05 01:00"))
        assert await house.report(name, "answered") == 200
        assert await house.reach("feng") == "untried"


def test_the_signature_is_of_the_very_bytes() -> None:
    assert sign(SECRET, b"a") != sign(SECRET, b"b")
    assert sign(SECRET, b"a").startswith("sha256=")
