"""Carries loud letters: looks whether the call is still needed, has the gateway make it, and hears how that went."""

from collections.abc import Callable, Mapping
from functools import partial

import structlog

from bot.budget import Budget
from bot.carrier import Away, Carriage, Carried, Carrier, Later, Overtaken, Parcel, Undeliverable
from bot.centre import reports, ringing
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.doors.loud.gateway import Answer, Call, Gateway, GatewayBrokenError, Never, Silent, Taken, Wait
from bot.doors.loud.report import PATH

log = structlog.get_logger("loud")
TROUBLES = 3  # one after the other, and the desk is told that the gateway does not answer


class LoudDoor:
    """The loud channel's outbox. ``public_url``: where the gateway reports to; "" where it must know by itself."""

    name = "loud"

    def __init__(self, centre: Centre, gateway: Gateway, *, public_url: str = "") -> None:
        self._centre, self._gateway, self._public_url = centre, gateway, public_url
        self.carriers: Mapping[str, Carrier] = {ringing.DOOR: self}
        self.budget = Budget(overall_per_s=5)
        self._troubles = 0
        self._known_well = False  # since it was last in trouble, or since the start

    async def carry(self, parcel: Parcel) -> Carriage:
        """See Carrier."""
        if parcel.peer is None or "number" not in parcel.peer:
            return Undeliverable("gone")
        standing = await self._centre.look(partial(reports.standing, letter_id=parcel.letter_id))
        if standing is None or standing.over:
            return Overtaken()
        if standing.wait_s:
            return Later(standing.wait_s, alone=True)
        return await self._call(parcel, str(parcel.peer["number"]), standing.name)

    async def close(self) -> None:
        """Hang up."""
        await self._gateway.close()

    async def _call(self, parcel: Parcel, number: str, name: str) -> Carriage:
        report_to = f"{self._public_url}{PATH}{name}" if self._public_url else ""
        kind = self._centre.house.loud_by
        call = Call(number, parcel.letter.text, name, kind, parcel.letter.lang, report_to)
        try:
            answer = await self._gateway.ask(call)
        except GatewayBrokenError:
            await self._trouble("broken")
            raise
        match answer:
            case Silent(how):
                await self._trouble(how)
            case _:
                await self._well()
        return await self._carriage(answer, name)

    async def _carriage(self, answer: Answer, name: str) -> Carriage:
        match answer:
            case Taken(state):
                if state in ringing.FINAL:
                    await self._centre.work(partial(reports.take, name=name, state=state))
                    self._centre.live.publish("outbox")
                return Carried(name)
            case Wait(seconds):
                return Later(seconds)
            case Never(why):
                if why == "token":
                    log.critical("loud.token_refused")
                return Undeliverable(why)
            case Silent(how):
                return Away(how)

    async def _trouble(self, how: str) -> None:
        self._troubles, self._known_well = self._troubles + 1, False
        log.warning("loud.trouble", how=how, times=self._troubles)
        if self._troubles == TROUBLES:
            await self._note(reports.silent)

    async def _well(self) -> None:
        self._troubles = 0
        if not self._known_well:
            await self._note(reports.back)
            self._known_well = True

    async def _note(self, what: Callable[[Work], None]) -> None:
        await self._centre.work(what)
        self._centre.live.publish("outbox")
